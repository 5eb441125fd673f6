"""Lists of names cut into names: by ` and `, or by what a list has in its place.

A list without ` and ` is one name to BibTeX. Where no name could look like that, it is read as the list that was
meant; where a name could (`García Márquez, Gabriel José`), other names of the file decide, else BibTeX's reading stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

_AND = lazy(r"\s+and\s+", re.IGNORECASE)
_COMMA = lazy(r"\s*,\s*")
_SEMICOLON = lazy(r"\s*;\s*")
_OTHER_SEPARATORS = (
    (";", _SEMICOLON),
    ("；", lazy(r"\s*；\s*")),
    ("und", lazy(r"\s+und\s+")),
    ("et", lazy(r"\s+et\s+(?!al\b)")),
    ("、", lazy(r"\s*、\s*")),
    ("，", lazy(r"\s*，\s*")),
)
# Words of other languages that family names hold too (Ortega y Gasset): between names in full, each with its comma.
_WITHIN_NAMES_TOO = ("y", "e", "i", "en", "och", "og")
_AROUND = {word: lazy(rf"\s+{word}\s+") for word in _WITHIN_NAMES_TOO}
EXTENDED = lazy(r"\b(family|given|prefix|suffix|useprefix|giveni|familyi)\s*=\s*", re.IGNORECASE)
_SUFFIX = lazy(r"(?i)\{?(?:jr|sr|junior|senior|[ivx]+|ph\.?\s?d|m\.?d|esq|\d(?:st|nd|rd|th))\.?\}?")
_LAST_SUFFIX = lazy(r"(?:[JS]r\.?|I{2,3}|IV|[2-4](?:nd|rd|th))")
_SORTED_AS = lazy(r"\{?\\noopsort\s*\{[^{}]*\}\}?")
_PARTICLES = frozenset(
    "da das de del della den der di dos du el la las le los op ten ter van von zu zum zur".split()  # noqa: SIM905 - a table
)
_FAMILY_AND_INITIALS = lazy(r"(\S[^,.]*[^\W\d_]{2}) ((?:[A-ZÀ-Þ]\.?[ -]?){1,4}?)(?: (Jr|Sr|\d[a-z]{2})\.?)?")
_INITIAL = lazy(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_LAST_INITIAL = lazy(r"\s[^\W\d_]\.$")
_MARKED = lazy(r"(?:[*†‡✉#§¶]|\\dagger|\$\^?\{?.{1,12}\}?\$|<sup>.{1,6}</sup>)$")
_AS_AND = 'the names are separated by commas, read as "and"'
_WRITE_AND = "write and between names"


class Repair(NamedTuple):
    """Something assumed in reading a list of names; repairs of one cause are told together."""

    message: str
    hint: str = ""
    cause: str = ""


class Separation:
    """One list being cut: what was assumed, and how to know a full name that the file has elsewhere."""

    def __init__(self, is_known: Callable[[str], bool]) -> None:
        self.is_known = is_known
        self.repairs: list[Repair] = []
        self.rewritten = False  # whether other programs would cut the list at other places

    def pieces(self, text: str) -> list[str]:
        """The names of a list."""
        if "{and}" in text:
            text = text.replace("{and}", "and")
            self._repair("{and} was read as the word between two names")
        text = self._unwrapped(text)
        found = _split(text, _AND)
        if len(found) == 1 and not EXTENDED.search(text):
            found = self._by_other_signs(found[0])
        elif ";" in text and "&" not in text and (parts := _by_semicolons(found)) != found:
            found = parts
            self._repair("semicolons were read as the word and between names")
        found = [part.strip(" ,") for part in found if part.strip(" ,;")]
        return [part for piece in found for part in self._unpacked(piece, found)]

    def _repair(self, message: str, hint: str = "") -> None:
        self.repairs.append(Repair(message, hint, message))
        self.rewritten = True

    def _doubt(self, name: str, message: str, hint: str) -> None:
        self.repairs.append(Repair(f'"{name}" {message}', hint, message))

    def _unwrapped(self, text: str) -> str:
        """A list that stands in one more pair of braces than it should, which keep BibTeX from cutting it."""
        if not (text.startswith("{") and text.endswith("}") and is_one_group(text)):
            return text
        inner = text[1:-1].strip()
        parts = _split(inner, _AND)
        if len(parts) > 1 and (all("," in part for part in parts) or any(map(self.is_known, parts))):
            self._repair(
                "the list stands in two pairs of braces, the names in it were told apart", "take one pair away"
            )
            return inner
        names = parts if len(parts) > 1 else _split(inner, _COMMA)
        if len(parts) == 1 and len(names) > 1 and (len(names) > 2 or self._are_two(names, [inner])):
            return inner if all(map(_is_full, names)) else text
        if len(names) > 1 and all(map(_is_full, names)):
            hint = "if these are several people, take one pair of braces away and write and between them"
            self._doubt(inner, "was taken for the name of a group, since it stands in two pairs of braces", hint)
        return text

    def _by_other_signs(self, text: str) -> list[str]:
        for sign, pattern in _OTHER_SEPARATORS:
            parts = _split(text, pattern)
            if len(parts) > 1:
                self._repair(f'the names are separated by "{sign}", read as "and"', _WRITE_AND)
                return parts
        for sign in _WITHIN_NAMES_TOO:
            parts = _split(text, _AROUND[sign])
            if len(parts) > 1 and all("," in part for part in parts):
                self._repair(f'the names are separated by "{sign}", read as "and"', _WRITE_AND)
                return parts
        return [text]

    def _unpacked(self, piece: str, pieces: list[str]) -> list[str]:
        """A name, or the names that a piece with commas holds."""
        parts = _split(piece, _COMMA) if "," in piece and not EXTENDED.search(piece) else []
        if len(parts) < 2:
            return [piece]
        if all(map(_FAMILY_AND_INITIALS.fullmatch, parts)):
            message = "the names are separated by commas, read as family names with initials after them"
            self._repair(message, _WRITE_AND)
            found = filter(None, map(_FAMILY_AND_INITIALS.fullmatch, parts))
            return [", ".join(filter(None, (name[1], name[3], name[2]))) for name in found]
        if len(parts) == 2:
            return self._two(piece, parts, pieces)
        if all(len(part.split()) >= 2 for part in parts):
            self._repair(_AS_AND, _WRITE_AND)
            return parts
        return self._many(piece, parts)

    def _two(self, piece: str, parts: list[str], pieces: list[str]) -> list[str]:
        """`Family, Given`, unless two names stand beside the comma."""
        if self._are_two(parts, pieces):
            self._repair(_AS_AND, _WRITE_AND)
            return parts
        if len(pieces) == 1 and _may_be_two(*parts) and not self.is_known(f"{parts[1]} {parts[0]}"):
            hint = "if these are two people, write and between them; if not, put the family name in braces"
            self._doubt(piece, "was read as one name, the family name first", hint)
        return [piece]

    def _are_two(self, parts: list[str], pieces: list[str]) -> bool:
        """Whether two parts are two names: no family name looks like the first, or the rest of the list says so."""
        if not all(map(_is_full, parts)):
            return False
        if any(_INITIAL.fullmatch(word) for word in parts[0].split()) or all(map(_MARKED.search, parts)):
            return True
        others = [piece for piece in pieces if _split(piece, _COMMA) != parts]
        if others and all("," not in other and _is_full(other) for other in others):
            return True
        return any(map(self.is_known, parts))

    def _many(self, piece: str, parts: list[str]) -> list[str]:
        """More commas than a name has, or two of them without a suffix between."""
        if len(parts) == 3:
            return self._three(piece, *parts)
        if len(parts) % 2 or not all(map(_is_given, parts[1::2])):
            return [piece]
        self._repair("the names are separated by commas, read as pairs of family name and given name", _WRITE_AND)
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]

    def _three(self, piece: str, family: str, given: str, last: str) -> list[str]:
        """One name with a suffix, wherever it stands, else two names or three family names."""
        if _LAST_SUFFIX.fullmatch(last):
            return [f"{family}, {last}, {given}"]
        if _SUFFIX.fullmatch(given):
            return [piece]
        if not (_is_word(family) and _is_word(given)):
            hint = "if these are several people, write and between them"
            self._doubt(piece, f'was read as one name with "{given}" for a suffix, such as Jr.', hint)
            return [piece]
        if _is_full(last):
            self._repair(_AS_AND, _WRITE_AND)
            return [f"{family}, {given}", last]
        if not _is_word(last):
            return [piece]
        self._repair("the names are separated by commas, read as family names alone", _WRITE_AND)
        return [family, given, last]


def is_one_group(text: str) -> bool:
    """Whether a text that begins and ends with a brace is one group, not several beside each other."""
    depth = 0
    for index, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0 and index < len(text) - 1:
            return False
    return depth == 0


def _by_semicolons(pieces: list[str]) -> list[str]:
    """The pieces cut at semicolons that do not stand in braces."""
    return [part for piece in pieces for part in _split(piece, _SEMICOLON)]


def split_at_commas(text: str) -> list[str]:
    """The parts between commas outside braces."""
    return _split(text, _COMMA)


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """The parts between separators outside braces."""
    if "{" not in text:
        return [part for part in separator.split(text) if part]
    parts: list[str] = []
    start = depth = 0
    for match in re.finditer(rf"[{{}}]|{separator.pattern}", text, separator.flags):
        if match.group() == "{":
            depth += 1
        elif match.group() == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return [part for part in parts if part]


def _may_be_two(first: str, second: str) -> bool:
    """Whether the parts at a comma may be two people: no family name with its particle, no given name with initials."""
    is_family = _PARTICLES.intersection(first.lower().split(maxsplit=1)[:1]) or _LAST_INITIAL.search(second)
    return _is_full(first) and _is_full(second) and not is_family


def _is_full(text: str) -> bool:
    """Whether a part is a name of several words, none of them a particle or a word of a sentence."""
    words = _SORTED_AS.sub("", text).split()
    return 2 <= len(words) <= 4 and not any(word[0].islower() or word[0].isdigit() for word in words)


def _is_word(text: str) -> bool:
    return " " not in text and text[0].isupper() and not _INITIAL.fullmatch(text)


def _is_given(text: str) -> bool:
    return not _SUFFIX.fullmatch(text) and text[:1].isupper()
