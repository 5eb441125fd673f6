"""Whose name is it: the same person under other spellings, and never another one.

Two names are the same when they agree as a whole after folding (case, accents, hyphens, points), in either order of
given and family name, or when the given names are written as initials of the same length or a prefix of it, and all
words after them in full. Middle initials may stand or be left out when the first name is written out.
A part of a name never matches: Xin Sun is not Xin Zhao.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from homepage.languages import scripts
from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.content.records import Author

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"})
_BRACKETS = lazy(r"[()（）]")
_TITLES = lazy(
    r"^(?:(?:prof(?:\.|essor(?:in)?\b)|(?:dr|pd|apl|univ|dipl|ing|habil|med|rer|nat|phil|h\.\s?c|mult|assoc|asst|mag|ir)\.|dr\b)"
    r"[\s-]*)+",
    re.IGNORECASE,
)
_DEGREES = lazy(r",\s*(?:ph\.?\s?d|m\.?d|m\.?sc|dr|d\.?phil|j\.?d)\.?\s*$", re.IGNORECASE)
_BREAKS = lazy(r"[\s.\-‐‑·’']+")


def fold(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, points and hyphens."""
    plain = unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(word for word in _BREAKS.split(plain.replace(",", " ")) if word)


_SCRIPTS = {  # the letters in which names are written
    "ar": scripts.ARABIC,
    "zh": scripts.CHINESE,
    "ja": scripts.JAPANESE,
    "ko": scripts.KOREAN,
}


def by_language(name: str, native_name: str | None, language: str) -> tuple[str, str | None]:
    """The name that leads on a page and the one beside it: the native name leads where its letters are read.

    Names are never rearranged: a Latin name stays as publications print it.
    """
    letters = _SCRIPTS.get(language.partition("-")[0])
    if native_name and letters and scripts.has(native_name, letters) and not scripts.has(name, letters):
        return native_name, name
    return name, native_name


class Identity:
    """The spellings of one person's name."""

    def __init__(self, names: Iterable[str], *, family: str | None = None) -> None:
        self.whole: set[tuple[str, ...]] = set()
        self.initials: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
        for name in names:
            self._add(name, family)

    def _add(self, name: str, family: str | None) -> None:
        name = untitled(name)
        words = _ordered(name)
        if not words:
            return
        last = fold(family or _family(name)) or words[-1:]
        given = words[: -len(last)] if words[-len(last) :] == last else words[:-1]
        self.whole |= forms(words) | forms(without_initials(words)) | {words[len(given) :] + given}
        if words[0].isascii():
            # Of several words between, any may begin the family name: C. Canton Ferrer is Cristian Canton Ferrer.
            self.initials |= {(words[:at], words[at:]) for at in range(1, len(given) + 1)}

    def matches(self, author: Author) -> bool:
        """Whether an author is this person, also by a name in another script that stands in brackets."""
        if "(" in author.full or "（" in author.full:
            parts = [part for part in _BRACKETS.split(author.full) if part.strip()]
            return len(parts) > 1 and any(self._is(part) for part in parts)
        return self._is(author.full)

    def _is(self, name: str) -> bool:
        words = _ordered(name)
        if self.whole & {words, _joined(words), without_initials(words)}:
            return True
        return any(_abbreviates(words, given, family) for given, family in self.initials)

    def resembles(self, author: Author) -> bool:
        """Whether an author has this family name after other initials, of which the first is the same: X. M. Li."""
        words = _ordered(author.full)
        pairs = [(words[: -len(family)], given) for given, family in self.initials if words[-len(family) :] == family]
        return any(all(len(word) == 1 for word in short) and short[:1] == (given[0][0],) for short, given in pairs)


def untitled(name: str) -> str:
    """A name without the academic titles before and after it, which no list of authors prints."""
    whole = _DEGREES.sub("", name)
    bare = _TITLES.sub("", whole)
    return bare if bare.strip() else whole


def _ordered(name: str) -> tuple[str, ...]:
    """Folded words, given names first: a comma says that the family name stands first."""
    family, comma, given = name.partition(",")
    return fold(given) + fold(family) if comma and given.strip() else fold(name)


def _family(name: str) -> str:
    """The family name: what stands before a comma, else the last word with its hyphens and the particles before it."""
    family, comma, given = name.partition(",")
    if comma and given.strip() and family.strip():
        return family
    words = name.split()
    particle = next((at for at, word in enumerate(words[1:-1], 1) if word[0].islower()), len(words) - 1)
    return " ".join(words[particle:])


def without_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without middle initials, when its first name is written out: Alec J. Thomson is Alec Thomson."""
    if len(words) < 3 or len(words[0]) == 1 or not words[0].isascii():
        return words
    return (words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1])


def forms(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """A name, the same with its family name first, and the same written in one word (CJK)."""
    return {words, words[-1:] + words[:-1], ("".join(words),), ("".join(words[-1:] + words[:-1]),)}


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name of East Asian characters in one word, since it is written with a space or without one."""
    return words if any(word.isascii() for word in words) else ("".join(words),)


def _abbreviates(words: tuple[str, ...], given: tuple[str, ...], family: tuple[str, ...]) -> bool:
    """Whether ``words`` are the family name with initials of the given names, in either order."""
    count = len(family)
    for start, rest in ((words[:-count], words[-count:]), (words[count:], words[:count])):
        if rest == family and start and _are_initials(start, given):
            return True
    return False


def _are_initials(words: tuple[str, ...], given: tuple[str, ...]) -> bool:
    letters = words if all(len(word) == 1 for word in words) else ()
    if len(words) == 1 and 1 < len(words[0]) == len(given):
        letters = tuple(words[0])  # "QR" for two given names
    return bool(letters) and len(letters) <= len(given) and all(a == b[0] for a, b in zip(letters, given, strict=False))


class Directory:
    """Pages of known people, found under any whole spelling of their names."""

    def __init__(self) -> None:
        self._pages: dict[tuple[str, ...], str] = {}

    def add(self, names: Iterable[str], url: str) -> None:
        """Give the page of a person; the first page given for a name stays."""
        for name in names:
            for form in forms(_ordered(name)):
                self._pages.setdefault(form, url)

    def page(self, name: str) -> str | None:
        """The page of the person of this name, if it is known."""
        if not self._pages:
            return None
        words = _ordered(name)
        return self._pages.get(words) or self._pages.get(_joined(words))
