"""Words whose UTF-8 was read through a code page of Windows and saved again: MÃ¼ller for Müller.

A word is told only when every sign of it above ASCII fits, so that what is meant can be proposed. What a code page
shows for the first byte of a letter ends no word and stands before no such sign in any language but this one.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from homepage.errors import Location, Problem
from homepage.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# First bytes of a character of UTF-8 as Windows-1252 shows them, and what it shows for those that follow.
_FOLLOWING = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
_FOLLOWING += "".join(map(chr, range(0x80, 0xA0)))
_RUN = lazy(
    rf"(?:[\u00c2-\u00df][{_FOLLOWING}]|[\u00e0-\u00ef][{_FOLLOWING}]{{2}}|[\u00f0-\u00f4][{_FOLLOWING}]{{3}})+"
)
_WORD = lazy(r"[^ \t\n\r{}]+")
_CLOSING = "“”‘’–—…"  # stand after letters of their own right: „BÖ“, A–Ä–Z


def misread(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text that were misread, each with what it seems to mean."""
    if text.isascii() or not _RUN.search(text):
        return
    for word in _WORD.findall(text):
        meant = _RUN.sub(_meant, word)
        if meant != word and _RUN.sub("", word).isascii() and all(_meant(run) != run[0] for run in _RUN.finditer(word)):
            yield word, meant


def warnings(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """A warning for each misread word of a text that begins in the line ``first_line`` of a file."""
    for number, line in enumerate(text.split("\n") if not text.isascii() else (), first_line):
        for word, meant in misread(line):
            yield warning(word, meant, Location(path, number, line.index(word) + 1))


def warning(word: str, meant: str, where: Location) -> Problem:
    """What is said of a misread word."""
    hint = "write it so, or save what it came from anew in UTF-8"
    return Problem(where, f'"{word}" seems to be "{meant}", saved in another encoding', hint, warning=True)


def _meant(run: re.Match[str]) -> str:
    """What a run of signs stands for, or the run itself when it may be meant as it is."""
    signs = run.group()
    data = bytes(ord(sign) if ord(sign) < 0x100 else sign.encode("cp1252")[0] for sign in signs)
    try:
        found = data.decode("utf-8")
    except UnicodeDecodeError:
        return signs
    return found if all(map(_is_usual, found)) and (len(signs) > 2 or _is_one(run, found)) else signs


def _is_one(run: re.Match[str], letter: str) -> bool:
    """Whether two signs alone are one misread letter: of Latin script, and no letter before a mark that closes."""
    first, second = run.group()[0], run.group()[1]
    before, after = run.string[: run.start()], run.string[run.end() : run.end() + 1]
    if second in _CLOSING:
        is_within = after.isalpha() and second in "“‘" if first in "ÄÅ" else not before.isupper()
        return is_within and letter < "\u0180"
    return letter < "\u0180"


def _is_usual(letter: str) -> bool:
    """Whether a character is one that titles and names have."""
    return letter == "\u00a0" or (unicodedata.category(letter)[0] in "LPS" and not "\u0180" <= letter <= "\u036f")
