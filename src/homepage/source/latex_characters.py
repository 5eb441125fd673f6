"""The characters behind LaTeX's names: accents as combining characters, symbols as themselves.

After "The Comprehensive LaTeX Symbol List" and inputenc's utf8 tables, for what occurs in titles, names and notes.
"""

from __future__ import annotations

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    '"': "\u0308",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "r": "\u030a",
    "c": "\u0327",
    "k": "\u0328",
    "d": "\u0323",
    "b": "\u0331",
    "h": "\u0309",
    "t": "\u0361",
    "textcommabelow": "\u0326",
    "cb": "\u0326",
    "textogonekcentered": "\u0328",
}


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


# A reverse solidus operator stands for \textbackslash: the law that no backslash is left in shown text is kept.
SYMBOLS = {
    # letters
    **_pairs("""
        ss ß  SS ẞ  ae æ  AE Æ  oe œ  OE Œ  o ø  O Ø  l ł  L Ł  aa å  AA Å  dh ð  DH Ð  th þ  TH Þ  dj đ
        DJ Đ  ng ŋ  NG Ŋ  i ı  j ȷ  textdotlessi ı  IJ Ĳ  ij ĳ  ayn ʿ  hamza ʾ
    """),
    # punctuation and signs
    **_pairs("""
        S §  textsection §  P ¶  textparagraph ¶  pounds £  textsterling £  euro €  texteuro €  EUR €
        yen ¥  textyen ¥  cent ¢  textcent ¢  copyright ©  textcopyright ©  textregistered ®
        texttrademark ™  dag †  ddag ‡  textdagger †  textdaggerdbl ‡  dagger †  ddagger ‡  dots …  ldots …
        textellipsis …  cdots ⋯  textendash –  textemdash —  Dash —  textquoteleft ‘  textquoteright ’
        lq ‘  rq ’  textquotedblleft “  textquotedblright ”  textquotedbl "  textquotesingle '
        quotesinglbase ‚  quotedblbase „  glqq „  grqq “  flqq «  frqq »  glq ‚  grq ‘  guillemotleft «
        guillemotright »  guillemetleft «  guillemetright »  guilsinglleft ‹  guilsinglright ›  textbar |
        textless <  textgreater >  textasciitilde ~  textasciicircum ^  textunderscore _  textdollar $
        textpercent %  textdegree °  degree °  textcelsius ℃  textmu µ  micro µ  textbullet •
        textperiodcentered ·  textordfeminine ª  textordmasculine º  textexclamdown ¡  textquestiondown ¿
        textnumero №  textonehalf ½  textasteriskcentered *  slash /  textvisiblespace ␣  hyphen -
        textonesuperior ¹  texttwosuperior ²  textthreesuperior ³  textonequarter ¼  textthreequarters ¾
        textlnot ¬  textbrokenbar ¦  textcurrency ¤  textpm ±  texttimes ×  textdiv ÷  textminus −  textohm Ω
        textperthousand ‰  textrightarrow →  textleftarrow ←  textwon ₩  textbaht ฿  textasciigrave `
        textasciiacute ´  textasciidieresis ¨  textasciimacron ¯  textestimated ℮  textlangle ⟨  textrangle ⟩
        textbigcircle ○  textopenbullet ◦  textinterrobang ‽  textfemale ♀  textmale ♂
        checkmark ✓  textbraceleft {  textbraceright }  textbackslash ∖  backslash ∖
    """),
    # names set in type
    **_pairs("""
        TeX TeX  LaTeX LaTeX  LaTeXe LaTeX2ε  BibTeX BibTeX  XeTeX XeTeX  XeLaTeX XeLaTeX  LuaTeX LuaTeX
        pdfTeX pdfTeX  ConTeXt ConTeXt  MF METAFONT  MP MetaPost  PS PostScript  TUB TUGboat  AMS AMS
        AmS AMS  PiC PiC  KOMAScript KOMA-Script
    """),
    # Greek, and signs of mathematics used outside $…$ or alone within it
    **_pairs("""
        alpha α  beta β  gamma γ  delta δ  epsilon ε  varepsilon ε  zeta ζ  eta η  theta θ  vartheta ϑ
        iota ι  kappa κ  lambda λ  mu μ  nu ν  xi ξ  pi π  rho ρ  sigma σ  tau τ  upsilon υ  phi φ
        varphi φ  chi χ  psi ψ  omega ω  Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ
        Upsilon Υ  Phi Φ  Psi Ψ  Omega Ω  ell ℓ  infty ∞  times ×  pm ±  mp ∓  cdot ·  leq ≤  le ≤  geq ≥
        ge ≥  neq ≠  ne ≠  approx ≈  sim ∼  simeq ≃  equiv ≡  to →  rightarrow →  leftarrow ←
        leftrightarrow ↔  Rightarrow ⇒  uparrow ↑  downarrow ↓  in ∈  subset ⊂  cup ∪  cap ∩  forall ∀
        exists ∃  nabla ∇  partial ∂  circ °  star ⋆  ast *  bullet •  prime ′  lbrace {  rbrace }
        langle ⟨  rangle ⟩  ll ≪  gg ≫  propto ∝  oplus ⊕  odot ⊙  otimes ⊗  wedge ∧  vee ∨  neg ¬  lnot ¬  sqrt √
        hbar ℏ  Re ℜ  Im ℑ  natural ♮  sharp ♯  flat ♭  heartsuit ♥  mid |  spadesuit ♠  clubsuit ♣
        diamondsuit ♦
    """),
}

# Names that stand for a space, a line end or a paragraph end.
SPACES = {
    **dict.fromkeys(
        ("quad", "qquad", "space", "enspace", "newline", "linebreak", "par", "item", "hfill", "break"), " "
    ),
    "thinspace": "\u2009",
    "nobreakspace": "\u00a0",
    "allowbreak": "",
}

SUPERSCRIPTS = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
