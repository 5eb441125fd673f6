"""LaTeX to plain text and to inline HTML."""

from __future__ import annotations

import re
import subprocess
import sys
from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.source.latex import address, decode, to_html, unknown_macros, unset_formulas
from homepage.source.latex_math import as_mathml, as_text
from homepage.source.latex_reader import Node, read

PLAIN = {
    # accents, with and without braces, over dotless letters, doubly escaped
    r"Garc\'{\i}a": "García",
    r"Garc\'\i a": "García",
    r"Garc{\'\i}a": "García",
    r"{\'{E}}tudes": "Études",
    r"M{\"u}ller, M\"uller, M\"{u}ller": "Müller, Müller, Müller",
    r"{\u s} {\c{S}} \c s \v{S} \H{o} \k{a} \r a \d{s} \={o} \.z": "s̆ Ş ş Š ő ą å ṣ ō ż",
    r'G{\\"u}l': "Gül",
    r"\^{} \~{} \~n": "^ ~ ñ",
    # letters and signs
    r"Stra\ss e, \O re, \L{}ukasz, \AA, \ae{}sthetics": "Straße, Øre, Łukasz, Å, æsthetics",
    r"\S 5, \pounds 3, \copyright{}": "§5, £3, ©",
    r"\textquoteleft a\textquoteright, \textquotedblleft b\textquotedblright": "‘a’, “b”",
    # punctuation
    "1--2 --- ``a'' `b'": "1–2 — “a” ‘b’",
    r"C.~Doe, J.\,K.": "C.\u00a0Doe, J.\u2009K.",
    # signs that TeX escapes, and those that people do not
    r"50\% \& \#1 \$5 a\_b": "50% & #1 $5 a_b",
    "50% of the data": "50% of the data",
    "Oral (Top 7.5%)": "Oral (Top 7.5%)",
    r"\{1,2\} {Protected}": "{1,2} Protected",
    r"a \\&gt;5 b \&lt;1 c \\&gt; d": "a >5 b <1 c > d",
    r"Computers \& Security &amp; Law \&amp; Order": "Computers & Security & Law & Order",
    # macros
    r"\emph{E. coli} {\it old} {\em style} \textbf{b} {\sc Sc}": "E. coli old style b Sc",
    r"\TeX{} and \LaTeX{}": "TeX and LaTeX",
    r"\enquote{a \enquote{b}}": "“a ‘b’”",
    r"\mbox{one}\/ \textrm{two}": "one two",
    r"\noopsort{1973}Title\vphantom{x}": "Title",
    r"\unknown{kept} {\unknown kept}": "kept kept",
    r"\GaN nanowires": "GaN nanowires",
    r"x \textcolor{red}{y}": "x y",
    r"\ensuremath{\alpha} \MakeUppercase{up} \lowercase{DOWN} \doi{10.1000/1}": "α UP down 10.1000/1",
    r"See \url{https://a.example/x_y} and \href{https://b.example}{this}": "See https://a.example/x_y and this",
    r"A \\ B": "A B",
    r"\verb|a b|": "a b",
    # mathematics
    r"CO$_2$ at 19$^{th}$, $\alpha$-x, $n^2$, \(x_{10}\)": "CO₂ at 19th, α-x, n², x₁₀",
    r"$\mathcal{O}(n^2)$ time": "O(n²) time",
    r"$GL_n$ over $\mathbb{P}^1$ and $\mathbb Z$, $x_{i,j}$, $L^\infty$": "GLₙ over ℙ¹ and ℤ, x_(i,j), L^∞",
    r"$\hat{\beta}$, $\tilde O(n)$, $\sqrt{n}$, $\frac{1}{2}$, $K^{*}$": "β̂, Õ(n), √n, 1/2, K*",
    r"$\sum_{i=1}^{n} x$": r"$\sum_{i=1}^{n} x$",
    "from $5 to $6": "from $5 to $6",
    # faults
    "trailing \\": "trailing",
    "{open": "open",
    "close}": "close",
    r"{\it open": "open",
    "\\emph\\": "",
    r"$\frac{1$ bad": "$1$ bad",
}
MARKUP = {
    r"\emph{E. coli} <b> & {\bf x}": "<em>E. coli</em> &lt;b&gt; &amp; <strong>x</strong>",
    r"{\it old {\bf both}} after": "<em>old <strong>both</strong></em> after",
    r"\textsuperscript{2}\textsubscript{i} \texttt{a\_b}": "<sup>2</sup><sub>i</sub> <code>a_b</code>",
    r"\textsc{Foo} {\sc Bar}": '<span class="small-caps">Foo</span> <span class="small-caps">Bar</span>',
    r"CO$_2$": "CO<sub>2</sub>",
    r"\href{https://a.example/?x=1\&y=\"2}{t}": "t",
    r"\href{https://a.example/?x=1\&y=2}{t}": '<a href="https://a.example/?x=1&amp;y=2">t</a>',
    r"\href{javascript:alert(1)}{t}": "t",
    r"$\frac{1}$ bad <": r'<code class="math">\frac{1}</code> bad &lt;',
}
SAYS_IT_ALL = ("Plain", "50% & <b>", r"M{\"u}ller \& Co", r"$\alpha$-decay", "from $5 to $6", r"\noopsort{x}Plain")
TEXT = st.text(
    st.one_of(st.sampled_from("\\{}$~%`'\"^_&-#[]()<> \n"), st.characters(codec="utf-8")),
    max_size=60,
)
WORDS = st.lists(
    st.sampled_from(
        [
            r"\emph",
            r"\it",
            r"\'",
            r"\"",
            r"\i",
            r"\textbf{",
            r"\href{",
            r"\url",
            r"\(",
            r"\)",
            r"\frac",
            r"\\",
            "{",
            "}",
            "$",
            "x",
        ]
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize(("value", "text"), PLAIN.items())
def test_latex_becomes_the_text_it_prints(value: str, text: str) -> None:
    assert decode(value) == text


@pytest.mark.parametrize(("value", "markup"), MARKUP.items())
def test_emphasis_becomes_escaped_inline_html(value: str, markup: str) -> None:
    assert to_html(value) == markup


@pytest.mark.parametrize("value", SAYS_IT_ALL)
def test_there_is_no_html_where_plain_text_says_it_all(value: str) -> None:
    assert to_html(value) is None


def test_formulas_become_mathml_without_a_script() -> None:
    markup = to_html(r"$\mathcal{O}(n^2)$ time")
    assert markup is not None
    assert markup.startswith("<math>")
    assert markup.endswith("</math> time")
    assert "<msup><mi>n</mi><mn>2</mn></msup>" in markup


@pytest.mark.parametrize(
    "source", [r"\text{<img src=x onerror=y>}", r"\href{javascript:x}{y}", r"\style{a:b}{y}", "a<b&c"]
)
def test_a_formula_brings_no_markup_of_its_own(source: str) -> None:
    markup = as_mathml(source) or ""
    assert re.fullmatch(r"(?:</?m[a-z]+(?: [a-z]+=\"[\w.%+ -]*\")* ?/?>|[^<>])*", markup)
    assert "href" not in markup
    assert "style=" not in markup


@pytest.mark.parametrize("source", [r"\frac{1}", "x_{", r"\left( x", r"\undefined{x}", "{" * 300])
def test_a_formula_that_cannot_be_read_is_no_mathml(source: str) -> None:
    assert as_mathml(source) is None


def test_a_formula_is_text_only_when_each_sign_has_a_character() -> None:
    assert as_text(r"\alpha^2_{10} \to 50\%") == "α²₁₀ → 50%"
    assert as_text(r"\matrix{O}") is None


@pytest.mark.parametrize("formula", [r"\frac{1}{2}", r"\mathbb{Z}", "2^k", r"2^\omega", "x_i"])
def test_a_formula_that_its_characters_only_describe_is_set(formula: str) -> None:
    assert "<math>" in (to_html(f"${formula}$") or "")


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        (r"https://a.example/b\_c\%20\&d", "https://a.example/b_c%20&d"),
        (r"\url{https://a.example/x}", "https://a.example/x"),
        (r"http://a.example/{\textasciitilde}me", "http://a.example/~me"),
        (r"http://a.example/$\sim$me", "http://a.example/~me"),
        (r"http://a.example/\~{}me", "http://a.example/~me"),
        ("https://a.example/a--b~c%20", "https://a.example/a--b~c%20"),
    ],
)
def test_of_an_address_only_the_escapes_of_latex_are_taken_back(value: str, meant: str) -> None:
    assert address(value) == meant


def outside_mathematics(nodes: tuple[Node | str, ...]) -> list[str]:
    """Every text of a tree that is no formula."""
    texts: list[str] = []
    for node in nodes:
        texts.extend([node] if isinstance(node, str) else outside_mathematics(node.content))
    return texts


@given(st.one_of(TEXT, WORDS))
def test_no_backslash_and_no_brace_is_left_outside_mathematics(value: str) -> None:
    literal = r"\{" in value or r"\}" in value or "brace" in value
    shown = "".join(outside_mathematics(read(value)))
    assert "\\" not in shown
    assert literal or not set("{}") & set(shown)
    if "$" not in decode(value):
        assert "\\" not in decode(value)


@given(st.one_of(TEXT, WORDS))
def test_any_text_gives_normal_text_and_well_formed_html(value: str) -> None:
    assert is_normalized("NFC", decode(value))
    markup = to_html(value)
    if markup is not None:
        opened: list[str] = []
        for closing, tag in re.findall(r"<(/?)([a-z]+)[^<>]*?(?<!/)>", markup):
            if closing:
                assert opened.pop() == tag
            else:
                opened.append(tag)
        assert not opened


@given(st.text(st.characters(codec="utf-8", exclude_characters="\\{}$~%`'-&", exclude_categories=["Cc"])))
def test_text_without_latex_stays_as_it_is(value: str) -> None:
    assert decode(value).strip() == decode(decode(value)).strip()
    assert to_html(value) is None


@pytest.mark.parametrize("value", ["{" * 5000, r"\'" * 5000, r"\it" * 5000, r"\emph{" * 5000, "$" * 5001, r"\(" * 5000])
def test_nesting_without_end_takes_no_stack(value: str) -> None:
    assert isinstance(decode(value), str)
    to_html(value)


def test_the_library_for_formulas_is_not_loaded_before_a_formula_is_met() -> None:
    program = "import sys, homepage.source.latex as l; l.to_html('\\\\emph{x}'); print('latex2mathml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('``Zero-Knowledge" proofs', "“Zero-Knowledge” proofs"),
        ("``x'' and \"y\"", '“x” and "y"'),
        (r"{\textbackslash}mu m", "μ m"),
        (r"\textbackslash{}alpha-beta", "α-beta"),
        (r"C:{\textbackslash}in", "C:∖in"),
    ],
)
def test_quotations_closed_by_a_straight_mark_and_escaped_greek_letters(value: str, text: str) -> None:
    assert decode(value) == text


@pytest.mark.parametrize(
    ("value", "text", "markup"),
    [
        ("<i>E. <b>coli</b></i>", "E. coli", "<em>E. <strong>coli</strong></em>"),
        ("H<SUB>2</SUB>O, <sup>13</sup>C", "H₂O, ¹³C", "H<sub>2</sub>O, <sup>13</sup>C"),
        ('<span style="font-variant:small-caps;">Ab</span>', "Ab", '<span class="small-caps">Ab</span>'),
        ('<span class="nocase">DNA</span> <u>x</u>', "DNA x", None),
        (r"\textless i\textgreater{}a\textless/i\textgreater{} b", "a b", "<em>a</em> b"),
        ("&lt;i&gt;a&lt;/i&gt; &amp;lt;b&amp;gt;c&amp;lt;/b&amp;gt;", "a c", "<em>a</em> <strong>c</strong>"),
        (r"$\less$i$\greater$a$\less$/i$\greater$", "a", "<em>a</em>"),
        ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One. Two.", None),
        ("<title>Summary</title> x <title>Results:</title> y", "x Results: y", "x <strong>Results:</strong> y"),
        (r"<alternatives><tex-math>$$\alpha$$</tex-math><mml:math>a</mml:math></alternatives>", "α", None),
        ("<mml:msub><mml:mi>T</mml:mi><mml:mn>2</mml:mn></mml:msub>", "T₂", "T<sub>2</sub>"),
        (r"{<i>a} b</i> <sub>c", "a b c", None),
        ("a < b > c, Vec<T>, List<b>, if x<y", "a < b > c, Vec<T>, List<b>, if x<y", None),
        ('<a onclick="x">t</a><script>s</script>', '<a onclick="x">t</a><script>s</script>', None),
    ],
)
def test_tags_of_an_allow_list_are_read_and_others_are_text(value: str, text: str, markup: str | None) -> None:
    assert decode(value) == text
    assert to_html(value) == markup


def test_tags_nested_beyond_reason_are_read_in_a_moment() -> None:
    assert decode("<i><b>" * 3000 + "x" + "</b></i>" * 3000).strip("</ib>") == "x"
    assert "x" in decode("<alternatives>" * 20_000 + "x")


def test_macros_that_may_say_more_than_is_shown_are_named() -> None:
    found = unknown_macros(r"\SI{3}{\meter} \GaN \textrm{a} {\small b} \emph{c} \'e \alpha")
    assert found == (("SI", False), ("meter", False), ("GaN", True))


def test_formulas_whose_tex_is_shown_are_named() -> None:
    assert unset_formulas(r"\emph{$\foo{x}$} and $x^2$, $\frac{a}{b}$") == [r"\foo{x}"]
    assert to_html(r"$\foo{x}$") == r'<code class="math">\foo{x}</code>'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"the {\textdollar}k{\textdollar}-NN graph", "the $k$-NN graph"),
        (r"\$O(n {\textbackslash}log n)\$ time", r"$O(n \log n)$ time"),
        (r"a ${O}({\textbackslash}log n)$", r"a ${O}(\log n)$"),
        (r"{\$}{\$}{\backslash}varepsilon {\$}{\$}, {\$}{\backslash}mathbb {\{}Z{\}}{\_}2{\$}", r"ε, ℤ₂"),
        (r"of {\{}MRI{\}} in {\{}a, b{\}}", "of MRI in {a, b}"),
        (r"{\$}100 and {\$}20, \$5 to \$6", "$100 and $20, $5 to $6"),
    ],
)
def test_tex_that_a_program_escaped_is_read(value: str, text: str) -> None:
    assert decode(value).replace("$k$", "k") == text.replace("$k$", "k")
    assert unset_formulas(value) == []


def test_what_is_raised_or_lowered_alone_is_so_without_a_formula() -> None:
    assert to_html(r"M$_{\odot}$, 19$^{th}$, K$_{\mathrm{u}}$, SVM\({}^{\mbox{rank}}\)") == (
        "M<sub>⊙</sub>, 19<sup>th</sup>, K<sub>u</sub>, SVM<sup>rank</sup>"
    )
    assert decode(r"$\pm$0.2 for US$5--$6") == "±0.2 for US$5–$6"
