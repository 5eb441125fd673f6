"""Mathematics in a title: told from a price, as Unicode when every sign has one, and as MathML.

latex2mathml is loaded when the first formula is met. Its elements are copied by an allow-list and serialised
here, because its own output leaves text unescaped and carries links and styles over from the source.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from homepage.patterns import lazy
from homepage.source.latex_characters import SUBSCRIPTS, SUPERSCRIPTS, SYMBOLS
from homepage.source.latex_converter import converter

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TAGS = frozenset(
    """
    math mrow mi mn mo mtext mspace msup msub msubsup mover munder munderover mfrac msqrt mroot mtable mtr mtd
    mstyle mpadded mphantom menclose mmultiscripts mprescripts none
    """.split()  # noqa: SIM905 - a table
)
# MathML Core: these need exactly so many children; latex2mathml leaves some out when an argument is missing.
_CHILDREN = {
    "mfrac": 2,
    "msub": 2,
    "msup": 2,
    "mroot": 2,
    "munder": 2,
    "mover": 2,
    "msubsup": 3,
    "munderover": 3,
}
_ATTRIBUTES = frozenset(
    """
    mathvariant stretchy fence form separator accent linethickness minsize maxsize lspace rspace displaystyle
    scriptlevel notation columnalign width height depth
    """.split()  # noqa: SIM905 - a table
)
_ATTRIBUTE_VALUE = lazy(r"[\w.%+ -]*")
_SIMPLE = lazy(
    r"""
      \\(?P<wrapper>text|mathrm|mathsf|mathit|mathbf|rm|textrm|mbox|operatorname)\s*\{(?P<word>[^{}\\$^_]*)\}
    | \\(?P<alphabet>mathbb|Bbb|mathcal|mathscr|mathfrak)\s*(?:\{(?P<letters>[A-Za-z]+)\}|(?P<letter>[A-Za-z]))
    | \\(?P<accent>bar|overline|hat|widehat|tilde|widetilde|vec|dot|ddot)\s*
      (?:\{(?:(?P<under>[A-Za-z])|\\(?P<under_name>[A-Za-z]+))\}|(?P<under_one>[A-Za-z]))
    | \\sqrt\s*\{(?P<root>\w+)\}
    | \\frac\s*\{(?P<over>\w+)\}\s*\{(?P<below>\w+)\}
    | (?P<place>[\^_])\s*(?:\{\s*(?P<script>[A-Za-z0-9+=(),*'-]+)\s*\}|(?P<script_one>[A-Za-z0-9+*-]))
    | (?P<sign_place>[\^_])\s*\{?\s*\\(?P<script_name>[A-Za-z]+)\s*\}?
    | \\(?P<name>[A-Za-z]+)\s*
    | \\(?P<sign>[%&\#_,;:!\ ])
    | (?P<text>[^\\{}^_$&%~]+)
    """,
    re.VERBOSE,
)
_VARIABLE = lazy(r"\s[A-Za-z](?:\s?[-+=<>/,]\s?\w)*\s")  # alone between spaces: $ p $-adic, $ n = 3 $
_MARKS = {"circ": "°", "prime": "′", "dagger": "†", "ddagger": "‡", "star": "*", "ast": "*"}
_ACCENTS = {
    **dict.fromkeys(("bar", "overline"), "\u0304"),
    **dict.fromkeys(("hat", "widehat"), "\u0302"),
    **dict.fromkeys(("tilde", "widetilde"), "\u0303"),
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
}
_RELATIONS = frozenset("→←↔⇒⇐⇔↦≤≥≪≫≈∼≃≅≡∝∈∉⊂⊆⊃⊇≠±×∪∩")
_DOUBLED = str.maketrans("CHNPQRZ", "ℂℍℕℙℚℝℤ")
_RAISED = SUPERSCRIPTS | str.maketrans("abcdefghjklmoprstuvwxyz*'", "ᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ*′")
_LOWERED = SUBSCRIPTS | str.maketrans("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")


def is_math(body: str, following: str) -> bool:
    """Whether what stands between two dollar signs is a formula, not two prices."""
    if body.count("{") != body.count("}"):
        return False
    if body[:1].isspace() or body[-1:].isspace():
        return re.search(r"[\\^_]", body) is not None or _VARIABLE.fullmatch(body) is not None
    return not following.isdigit() or re.search(r"[\\^_]", body) is not None


@lru_cache(maxsize=512)
def as_text(source: str) -> str | None:
    """The formula in Unicode, scripts without a character after `^` and `_`; None when there is more to it."""
    texts: list[str] = []
    position = 0
    while position < len(source):
        match = _SIMPLE.match(source, position)
        if match is None or (part := _simple(match)) is None:
            return None
        texts.append(part)
        position = match.end()
    text = "".join(texts)
    return None if re.search(r"[\\{}]", text) else text


def _simple(match: re.Match[str]) -> str | None:  # noqa: PLR0911 - one for each kind of part
    """One part of a formula; None for a command without a character."""
    if match["place"]:
        return _script(match["place"], match["script"] or match["script_one"])
    if name := match["script_name"]:
        return _MARKS.get(name) if match["sign_place"] == "^" and name in _MARKS else _sign_in_script(match, name)
    if letters := match["letters"] or match["letter"]:
        return letters.translate(_DOUBLED) if match["alphabet"] in {"mathbb", "Bbb"} else letters
    if match["accent"]:
        base = match["under"] or match["under_one"] or SYMBOLS.get(match["under_name"])
        return base and base + _ACCENTS[match["accent"]]
    if match["root"] or match["over"]:
        return f"√{match['root']}" if match["root"] else f"{match['over']}/{match['below']}"
    if name := match["name"]:
        space = " " if match.group()[-1].isspace() and SYMBOLS.get(name, "") in _RELATIONS else ""
        return SYMBOLS.get(name) and SYMBOLS[name] + space
    if sign := match["sign"]:
        return sign if sign in "%&#_ " else ""
    return match["word"] or match["text"] or ""


def _sign_in_script(match: re.Match[str], name: str) -> str | None:
    return match["sign_place"] + SYMBOLS[name] if name in SYMBOLS else None


def _script(place: str, text: str) -> str:
    """What is raised or lowered: in characters of that height when there is one for each."""
    table = _RAISED if place == "^" else _LOWERED
    if all(ord(character) in table for character in text):
        return text.translate(table)
    return f"{place}{text}" if len(text) == 1 else f"{place}({text})"


@lru_cache(maxsize=512)
def as_mathml(source: str) -> str | None:
    """The formula as a MathML element, or None when it cannot be read."""
    from xml.etree.ElementTree import tostring

    element = _converted(source)
    if element is None:
        return None
    copy = _copied(element, 0)
    if copy is None or any("\\" in (part.text or "") for part in copy.iter()):
        return None
    return tostring(copy, encoding="unicode")


def _converted(source: str) -> Element | None:
    if len(source) > 2000 or source.count("{") > 200:
        return None
    try:
        element = converter()(source)
    # It raises a dozen kinds of its own, and IndexError, KeyError and RecursionError on what it did not expect.
    except Exception:  # noqa: BLE001
        return None
    return element


def _copied(element: Element, depth: int) -> Element | None:
    """The element with known tags and attributes only, its text as characters instead of entities."""
    from xml.etree.ElementTree import Element as NewElement

    if element.tag not in _TAGS or depth > 60:
        return None
    allowed = {
        name: value
        for name, value in element.attrib.items()
        if name in _ATTRIBUTES and _ATTRIBUTE_VALUE.fullmatch(value)
    }
    copy = NewElement(element.tag, allowed)
    if element.text:
        copy.text = re.sub(r"[\x00-\x1f\x7f]", "", html.unescape(element.text))
    for child in element:
        if (inner := _copied(child, depth + 1)) is None:
            return None
        copy.append(inner)
    return copy if len(copy) == _CHILDREN.get(copy.tag, len(copy)) else None
