r"""Formulas of Markdown texts as MathML: what latex2mathml gets wrong without saying so is put right, or refused.

It has ``split`` and not ``aligned``, numbers the lines of ``align``, reads ``\operatorname*`` with its star for a sign,
and asks for bold letters by an attribute that MathML Core dropped (https://w3c.github.io/mathml-core/, "mathvariant").
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from homepage.patterns import lazy

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ALIGNED = lazy(r"\\(begin|end)\{(?:aligned|align\*?|alignedat|eqnarray\*?|multline\*?|gather\*?|gathered)\}")
_DROPPED = lazy(r"\\label\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])|\\begin\{equation\*?\}|\\end\{equation\*?\}")
_OPERATOR = lazy(r"\\operatorname\*?\s*\{([^{}]*)\}")
_LETTERS = lazy(r"(?<=\\math(?:bb|bf|it|rm|sf|tt))\s+(?=\{)|(?<=\\mathcal|\\mathscr)\s+(?=\{)")
_ENVIRONMENT = lazy(r"\\begin\{(\w+\*?)\}.*?\\end\{\1\}", re.DOTALL)
_VARIANT = lazy(r'<(mi|mn|mo)\b([^>]*?) mathvariant="([\w-]+)"([^>]*)>([^<]*)<')
# Brackets around a matrix, which stretch only where they are told from signs between two operands.
_BEFORE = lazy(r"<mo>([(\[{|‖]</mo><mtable)")
_AFTER = lazy(r"</mtable><mo>(?=[)\]}|‖]<)")
# Names of functions, which browsers set like letters.
_FUNCTION = lazy(
    r"a?(?:sin|cos|tan)h?|arc(?:sin|cos|tan)|cot|sec|csc|l(?:og|n|g)|exp|max|min|sup|inf|lim|det|dim|ker|deg|gcd|arg|hom|Pr"
)
_OPERANDS = frozenset(("mi", "mn", "msub", "msup", "msubsup", "mfrac", "msqrt", "mroot"))
_ROWS = frozenset(("math", "mrow", "mstyle", "mtd"))
_WITH_LIMITS = frozenset("∑∏∐⋃⋂⨁⨂⋁⋀")
_LIMITS = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
_LOST = lazy(r"<m[ion]>&amp;</m[ion]>|<mspace />")
# First letters of the mathematical alphabets of Unicode: capitals, small letters, Greek capitals, small Greek, digits.
_ALPHABETS = {
    "bold": (0x1D400, 0x1D41A, 0x1D6A8, 0x1D6C2, 0x1D7CE),
    "bold-italic": (0x1D468, 0x1D482, 0x1D71C, 0x1D736, 0x1D7CE),
    "monospace": (0x1D670, 0x1D68A, 0, 0, 0x1D7F6),
    "sans-serif": (0x1D5A0, 0x1D5BA, 0, 0, 0x1D7E2),
}
_RANGES = (("A", "Z"), ("a", "z"), ("Α", "Ω"), ("α", "ω"), ("0", "9"))


@lru_cache(maxsize=4096)
def mathml(source: str) -> str | None:
    """The formula as a MathML element, or None when it cannot be converted faithfully."""
    from homepage.source.latex_math import as_mathml

    found = as_mathml(_normal(source))
    if found is None or _LOST.search(found):
        return None
    if any(sign in found for sign in _WITH_LIMITS):
        found = _limits(found)
    if _FUNCTION.search(found):
        found = _spaced(found)
    found = _BEFORE.sub(r'<mo form="prefix" stretchy="true">\1', found)
    found = _AFTER.sub(r'</mtable><mo form="postfix" stretchy="true">', found)
    return _VARIANT.sub(_in_letters, found)


def _limits(found: str) -> str:
    """The formula with what stands at a sum as its limits, which browsers set beside it within a line of text."""
    from xml.etree.ElementTree import fromstring, tostring

    top = fromstring(found)  # noqa: S314 (serialised by latex_math)
    for element in top.iter():
        if element.tag in _LIMITS and element[0].tag == "mo" and element[0].text in _WITH_LIMITS:
            element.tag = _LIMITS[element.tag]
    return tostring(top, encoding="unicode")


def _normal(source: str) -> str:
    source = _OPERATOR.sub(_operator, _DROPPED.sub("", source))
    source = _LETTERS.sub("", source).replace(r"\mathscr", r"\mathcal")
    source = _ALIGNED.sub(r"\\\1{split}", source).strip()
    source = re.sub(r"(\\begin\{split\})\s*\{\w*\}", r"\1", source)
    outside = _ENVIRONMENT.sub("", source)
    return rf"\begin{{split}}{source}\end{{split}}" if r"\\" in outside else source


def _spaced(found: str) -> str:
    """The formula with thin spaces between the name of a function and its operands, which browsers do not set."""
    from xml.etree.ElementTree import Element, fromstring, tostring

    top = fromstring(found)  # noqa: S314 (serialised by latex_math)
    for row in [element for element in top.iter() if element.tag in _ROWS]:
        children = list(row)
        for place, (left, right) in reversed(list(enumerate(pairwise(children), 1))):
            if (_is_function(left) or _is_function(right)) and {left.tag, right.tag} <= _OPERANDS:
                row.insert(place, Element("mspace", {"width": "0.167em"}))
    return tostring(top, encoding="unicode")


def _is_function(element: Element) -> bool:
    """Whether an element is the name of a function, with what is raised or lowered beside it."""
    base = element[0] if element.tag in {"msub", "msup", "msubsup"} else element
    return base.tag in {"mi", "mo"} and _FUNCTION.fullmatch(base.text or "") is not None


def _operator(match: re.Match[str]) -> str:
    """The name of an operator; one of several words is text, between whose words the space is kept."""
    name = " ".join(re.sub(r"\\[,;:! ]|~", " ", match[1]).split())
    return rf"\text{{{name}}}" if " " in name else rf"\operatorname{{{name}}}"


def _in_letters(match: re.Match[str]) -> str:
    """An element whose letters are those of an alphabet, in place of its attribute."""
    name, before, variant, after, text = match.groups()
    if variant == "normal":
        return match[0]
    letters = "".join(_letter(sign, variant) for sign in text)
    return f"<{name}{before}{after}>{letters}<"


def _letter(sign: str, variant: str) -> str:
    starts = _ALPHABETS.get(variant, ())
    for (first, last), start in zip(_RANGES, starts, strict=False):
        if start and first <= sign <= last:
            return chr(start + ord(sign) - ord(first))
    return sign
