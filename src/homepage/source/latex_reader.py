"""LaTeX read into a small tree: strings, and spans that are set off, lead somewhere, or are mathematics.

Any text can be read: braces without partners are dropped, and nesting deeper than anyone types is flattened.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from msgspec import Struct

from homepage.patterns import lazy
from homepage.source import latex_math
from homepage.source.latex_address import address
from homepage.source.latex_characters import ACCENTS, SPACES, SUBSCRIPTS, SUPERSCRIPTS, SYMBOLS
from homepage.source.latex_escaped import tex, unescaped
from homepage.source.latex_tags import with_macros

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOKEN = lazy(
    r"""
      \\verb\*?(?P<sign>[|!+"/=])(?P<verbatim>.*?)(?P=sign)
    | \$\$(?P<display>[^$]+)\$\$
    | \$(?P<dollars>(?:[^$\\]|\\.)+)\$
    | \\\((?P<round>.*?)\\\)
    | \\\[(?P<square>.*?)\\\]
    | \\\\(?P<doubled>['`"^=~.&%$\#_](?=[A-Za-z{&%$\#_\\]|$))
    | \\(?P<macro>[A-Za-z@]+)\*?(?P<gap>[ ]*)
    | \\(?P<symbol>&(?=amp;)|.)(?:(?<=&)amp;)?
    | (?P<brace>[{}])
    | (?P<ligature>---?|``|''|[?!]`(?:[ ]+(?=\w))?|`|~)
    | (?P<entity>&\#?\w+;)
    | (?P<text>[^\\{}$~`'&?!-]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPED_MACRO = lazy(r"(?:\{\\textbackslash\s*\}|\\textbackslash\s*\{\})([A-Za-z]+)")
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "~": "\u00a0", "?`": "¿", "!`": "¡"}
_ENTITIES = {"&sun;": "☉"}  # of the Astrophysics Data System, beside those of HTML
# What is better set as a formula than shown as the characters that say it: letters, and small ones above or below.
_IS_SET = lazy(r"[A-Za-z^_\u02b0-\u02b8\u1d43-\u1dbb\u2090-\u209c\u2c7c]")
_TAKES_ARGUMENT = lazy(r"\\[A-Za-z]+\s*\{")
_SPANS = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic", "texit", "italic"), "em"),
    **dict.fromkeys(("textbf", "mkbibbold", "strong"), "strong"),
    **dict.fromkeys(("texttt", "code"), "code"),
    **dict.fromkeys(("textsc", "acro", "acrofont"), "small-caps"),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript", "sup"), "sup"),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), "sub"),
}
_SWITCHES = {
    **dict.fromkeys(("it", "em", "sl", "itshape", "slshape"), "em"),
    **dict.fromkeys(("bf", "bfseries"), "strong"),
    **dict.fromkeys(("tt", "ttfamily"), "code"),
    **dict.fromkeys(("sc", "scshape"), "small-caps"),
}
_DROPS_ARGUMENT = frozenset(
    """
    vphantom hphantom phantom noopsort Noopsort NoopSort noop SortNoop sortnoop label vspace hspace color begin end
    fontsize selectlanguage fontfamily index vskip hskip
    """.split()  # noqa: SIM905 - a table
)
_DROPS_FIRST_ARGUMENT = frozenset(
    ("textcolor", "colorbox", "foreignlanguage", "textlanguage", "raisebox", "scalebox", "rotatebox")
)
# Macros without which a text says the same: sizes, upright letters, boxes, groups, what Physical Review's BibTeX has.
_SAYS_NOTHING = frozenset(
    """
    tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge rm sf md up rmfamily sffamily upshape
    mdseries normalfont selectfont textrm textnormal textup textmd textsf text mathrm mathsf mbox hbox vbox fbox
    makebox framebox parbox relax protect noindent null strut smash leavevmode unskip ignorespaces xspace sloppy
    raggedright centering nobreak nolinebreak pagebreak bgroup egroup begingroup endgroup frenchspacing
    nonfrenchspacing underline uline ul textinh NoCaseChange MakeSentenceCase nocorr bibinfo bibfield bibnamefont
    bibfnamefont natexlab BibitemOpen displaystyle textstyle limits nolimits nobreakdash hfil vfil boldmath mathversion
    textgreek textcyrillic textlatin penalty newblock refname thinspace providecommand
    """.split()  # noqa: SIM905 - a table
)
_SIZES = frozenset(("Large", "LARGE", "Huge"))
_SCRIPT = lazy(r"(?:\{\s*\})?(?P<place>[\^_])\s*(?:\{(?P<group>(?:[^{}]|\{[^{}]*\})+)\}|(?P<one>\\[A-Za-z]+|[^\\{}]+))")
_QUOTES = {"enquote", "mkbibquote", "qq"}
_DEEPEST = 50


class Node(Struct, frozen=True):
    """A marked span: its kind (em, strong, code, sup, sub, small-caps, link, math), content, and address or TeX."""

    kind: str
    content: tuple[Node | str, ...] = ()
    source: str = ""


class Unknown(NamedTuple):
    """A macro whose meaning is not known: it stands as a word, or only what it applies to is left of it."""

    name: str
    is_word: bool


def read(value: str) -> tuple[Node | str, ...]:
    """The tree of a value."""
    return _read(value)[0]


def unknown_macros(value: str) -> tuple[Unknown, ...]:
    """The macros of a value that may say something which is not shown."""
    return _read(value)[1]


@lru_cache(maxsize=512)
def _read(value: str) -> tuple[tuple[Node | str, ...], tuple[Unknown, ...]]:
    value = unescaped(with_macros(value))
    if "textbackslash" in value:
        value = _ESCAPED_MACRO.sub(_greek, value)
    reader = _Reader(value)
    return tuple(reader.until_closed()), tuple(dict.fromkeys(reader.unknown))


def _greek(match: re.Match[str]) -> str:
    r"""The macro of a Greek letter whose backslash a program escaped: `{\textbackslash}mu`."""
    is_greek = "\u0370" <= SYMBOLS.get(match[1], "") <= "\u03ff"
    return f"{{\\{match[1]}}}" if is_greek else match.group()


class _Reader:
    """Reads one value; its state is the position and how deep it stands in braces and arguments."""

    def __init__(self, value: str) -> None:
        self.value, self.position = value, 0
        self.depth, self.switches, self.quotes = 0, 0, 0
        self.backquotes = 0  # quotations opened by one backquote
        self.ligatures = 0  # quotations opened by two backquotes
        self.unknown: list[Unknown] = []
        self.closed = False  # whether the last group ended with its brace, not with the value

    def until_closed(self) -> list[Node | str]:
        """What stands up to the closing brace of this group, or to the end."""
        nodes: list[Node | str] = []
        while match := _TOKEN.match(self.value, self.position):
            self.position = match.end()
            if match["brace"] == "}":
                if self.depth:
                    self.closed = True
                    return nodes
            else:
                nodes.extend(self._token(match))
        self.closed = False
        return nodes

    def _token(self, match: re.Match[str]) -> list[Node | str]:  # noqa: PLR0911 - one for each kind of token
        kind, text = match.lastgroup, match.group()
        if match["verbatim"] is not None:
            return [Node("code", (match["verbatim"],))]
        if kind in {"display", "dollars", "round", "square"}:
            return self._math(match, str(kind))
        if match["macro"] is not None:
            return self._macro(match)
        if kind == "brace":
            return self._deeper()
        if kind == "doubled":
            return self._symbol(match["doubled"])
        if kind == "symbol":
            return self._symbol(match["symbol"])
        if kind == "ligature":
            self.ligatures += (text == "``") - (text == "''")
            self.backquotes += text == "`"
            return [_LIGATURES[text.rstrip()]]
        if kind == "entity":
            return [_ENTITIES.get(text) or html.unescape(text)]
        return [] if text == "\\" else [self._text(text)]

    def _text(self, text: str) -> str:
        r"""Plain text; a straight mark ends a quotation that backquotes began."""
        if self.backquotes > 0 and text == "'" and not self.value[self.position : self.position + 1].isalpha():
            self.backquotes -= 1
            return "’"
        if self.ligatures > 0 and '"' in text:
            self.ligatures -= 1
            return text.replace('"', "”", 1)
        return text

    def _deeper(self) -> list[Node | str]:
        """The content of a group that has just been opened."""
        if self.depth >= _DEEPEST:
            return []
        self.depth += 1
        quotes = self.quotes
        nodes = self.until_closed()
        self.depth, self.quotes = self.depth - 1, quotes
        return nodes

    def _math(self, match: re.Match[str], kind: str) -> list[Node | str]:
        source = match[kind].strip()
        following = self.value[match.end() : match.end() + 1]
        if kind == "dollars" and not latex_math.is_math(match[kind], following):
            # The first dollar is a price; what follows it is read as text.
            self.position = match.start() + 1
            return ["$"]
        return latex_nodes(source)

    def _symbol(self, sign: str) -> list[Node | str]:
        r"""What a backslash and one sign that is no letter stand for."""
        if sign in ACCENTS:
            return self._accented(sign)
        if sign.isspace() or sign == "\\":
            return [" "]
        if sign in ",:;>":
            return ["\u2009"]
        return [] if sign in "!/-@+<()[]" else [sign]

    def _macro(self, match: re.Match[str]) -> list[Node | str]:
        name = match["macro"]
        if name in ACCENTS:
            return self._accented(name)
        if (symbol := SYMBOLS.get(name, SPACES.get(name))) is not None:
            return [symbol]
        if kind := _SPANS.get(name):
            return [Node(kind, tuple(self._argument()))]
        if kind := _SWITCHES.get(name):
            return self._switched(kind)
        if name in _DROPS_ARGUMENT or name in _DROPS_FIRST_ARGUMENT:
            self._option()
            self._raw_argument()
            return []
        return self._special(name, match)

    def _special(self, name: str, match: re.Match[str]) -> list[Node | str]:
        if name in _QUOTES:
            return self._quoted()
        if name in {"url", "nolinkurl", "path"}:
            target = address(self._raw_argument())
            return [Node("link", (target,), target)]
        if name in {"href", "doi"}:
            return self._link(name)
        if name == "ensuremath":
            return latex_nodes(self._raw_argument().strip())
        if name in {"uppercase", "MakeUppercase", "lowercase", "MakeLowercase"}:
            return self._recased(name)
        return self._unknown(name, match)

    def _recased(self, name: str) -> list[Node | str]:
        nodes = self._argument()
        if _has_formula(nodes):
            return nodes
        return [plain(nodes).upper() if name.lower().endswith("uppercase") else plain(nodes).lower()]

    def _unknown(self, name: str, match: re.Match[str]) -> list[Node | str]:
        r"""Keep what an unknown macro applies to; without any, a capitalised one is taken for a word (`\GaN`)."""
        follows = self.value[self.position : self.position + 1]
        applies = bool(follows and follows in "{[")
        word = name if not applies and name[0].isupper() and name not in _SIZES else ""
        if name not in _SAYS_NOTHING:
            self.unknown.append(Unknown(name, bool(word)))
        if applies:
            self._option()
        return [word + match["gap"]] if word else []

    def _switched(self, kind: str) -> list[Node | str]:
        r"""`{\it …}`: the rest of the group."""
        if self.switches >= _DEEPEST:
            return []
        self.switches += 1
        nodes = self.until_closed()
        self.switches -= 1
        if self.closed:
            # The brace that ended the span also ends the group around it.
            self.position -= 1
        return [Node(kind, tuple(nodes))] if nodes else []

    def _quoted(self) -> list[Node | str]:
        self.quotes += 1
        inner = self._argument()
        self.quotes -= 1
        opening, closing = ("“", "”") if self.quotes % 2 == 0 else ("‘", "’")
        return [opening, *inner, closing]

    def _link(self, name: str) -> list[Node | str]:
        self._option()
        target = address(self._raw_argument())
        if name == "doi":
            return [Node("link", (target,), f"https://doi.org/{target}")]
        return [Node("link", tuple(self._argument()) or (target,), target)]

    def _accented(self, name: str) -> list[Node | str]:
        nodes = self._argument()
        if _has_formula(nodes):
            return nodes
        text = plain(nodes)
        if not text.strip():
            return [name] if name in "^~" else []
        base = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
        return [normalize("NFC", base + ACCENTS[name]) + text[1:]]

    def _skip_spaces(self) -> None:
        while self.value[self.position : self.position + 1] == " ":
            self.position += 1

    def _option(self) -> None:
        """Step over ``[…]``."""
        if match := re.compile(r"\s*\[[^\[\]{}]*\]").match(self.value, self.position):
            self.position = match.end()

    def _argument(self) -> list[Node | str]:
        """The next group, macro or character."""
        self._skip_spaces()
        match = _TOKEN.match(self.value, self.position)
        if match is None or match["brace"] == "}" or self.depth >= _DEEPEST:
            return []
        if match["text"] is not None:
            self.position += 1
            return [match["text"][0]] if match["text"] != "\\" else []
        self.position = match.end()
        self.depth += 1
        nodes = self.until_closed() if match["brace"] else self._token(match)
        self.depth -= 1
        return nodes

    def _raw_argument(self) -> str:
        """The next group as written, without its braces."""
        self._skip_spaces()
        start = self.position
        if self.value[start : start + 1] != "{":
            return ""
        depth = 0
        for match in re.compile(r"(?<!\\)[{}]").finditer(self.value, start):
            depth += 1 if match.group() == "{" else -1
            if depth == 0:
                self.position = match.end()
                return self.value[start + 1 : match.start()]
        self.position = len(self.value)
        return self.value[start + 1 :]


def _has_formula(nodes: Iterable[Node | str]) -> bool:
    """Whether a formula is among the nodes: neither an accent nor a change of case reaches into it."""
    return any(isinstance(node, Node) and (node.kind == "math" or _has_formula(node.content)) for node in nodes)


def latex_nodes(source: str) -> list[Node | str]:
    """Mathematics as the plainest node that shows it: text, a raised or lowered word, or a formula."""
    if "backslash" in source:
        source = tex(source)
    if script := _SCRIPT.fullmatch(source):
        word = latex_math.as_text((script["group"] or script["one"]).strip())
        if word:
            return [word] if word in {"*", "**"} else [Node("sup" if script["place"] == "^" else "sub", (word,))]
    text = latex_math.as_text(source)
    if text is not None and not _IS_SET.search(text) and not _TAKES_ARGUMENT.search(source):
        return [text]
    return [Node("math", (), source)] if source else []


def plain(nodes: tuple[Node | str, ...] | list[Node | str]) -> str:
    """The tree as plain text."""
    return "".join(node if isinstance(node, str) else _plain_node(node) for node in nodes)


def _plain_node(node: Node) -> str:
    if node.kind == "math":
        text = latex_math.as_text(node.source)
        return f"${node.source}$" if text is None else text
    text = plain(node.content)
    if node.kind in {"sup", "sub"}:
        raised = text.translate(SUPERSCRIPTS if node.kind == "sup" else SUBSCRIPTS)
        return text if any(character.isascii() for character in raised) else raised
    return text
