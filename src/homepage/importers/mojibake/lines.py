"""Lines of a sound document that look misread by themselves: they are told with a proposal, and left as they are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from homepage.importers.mojibake import code_pages
from homepage.importers.mojibake.code_pages import DOUBLE, PIECE, SINGLE, UNKNOWN, WHOLE, beyond_ascii, is_short
from homepage.importers.mojibake.evidence import enough, is_common, points, silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# The first byte of a character as Windows shows it, with a sign behind it that follows no letter in any language.
_RUINED = re.compile(
    "[\u00c2-\u00f4][\u00a1-\u00a9\u00ac\u00ae-\u00b6\u00b8-\u00ba\u00bc-\u00bf"
    "\u20ac\u0192\u2020\u2021\u02c6\u2030\u0178]"
)
_AROUND = "“”„‚‘’«»()[]{}…–—。，、；：（）《》"  # may stand around a damaged word in a sound line


def doubtful(text: str) -> Iterator[tuple[int, str]]:
    """Lines of a sound document that would read well through another code page, unless they show it on purpose."""
    words = {word for word in re.split(r"[ \t\n]+", text) if not word.isascii()}
    codecs = [codec for codec in SINGLE if any(_read_word(word, codec)[1] for word in words)]
    shown = list(silent(text))
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        is_shown = any(start <= at and at + len(line) <= end for start, end in shown)
        if not line.isascii() and not is_shown:
            if found := _proposal(line, codecs):
                yield number, found
            elif len(_RUINED.findall(line)) > 2:
                yield number, ""
        at += len(line) + 1


def _proposal(line: str, codecs: Iterable[str]) -> str:
    """A line with the words in it read back that look misread; empty when none do."""
    best, most = "", 0
    for codec in codecs:
        found, places = _read_within(line, codec)
        weight = points(found, places, codec, line) if places else 0
        if weight > most and weight >= min(enough(codec), 3) - 1:
            best, most = found, weight
    for codec in () if best else DOUBLE:
        raw = code_pages.raw(line, codec) or b""
        found = re.sub(f"{UNKNOWN}+", UNKNOWN, raw.decode("utf-8", "replace"))
        good = beyond_ascii(found)
        if len(good) > 2 * found.count(UNKNOWN) and points(found, good, codec, line) >= 8:
            return found
    return best


def _read_within(line: str, codec: str) -> tuple[str, list[int]]:
    """A line in which every word is read that makes sense so, and where its characters stand; the rest stays."""
    parts, places, length = [], [], 0
    for word in re.split(r"([ \t]+)", line):
        found, own = _read_word(word, codec)
        places += [length + at for at in own]
        parts.append(found)
        length += len(found)
    return "".join(parts), places


@lru_cache(5000)
def _read_word(word: str, codec: str) -> tuple[str, tuple[int, ...]]:
    """A word read back, when nearly all its signs make sense; at its ends may stand what did no harm."""
    for core in dict.fromkeys((word, word.strip(_AROUND))):
        found = _read_core(core, codec) if not core.isascii() else ""
        if found:
            start = word.index(core)
            places = tuple(start + at for at in beyond_ascii(found))
            return word[:start] + found + word[start + len(core) :], places
    return word, ()


def _read_core(core: str, codec: str) -> str:
    raw = code_pages.raw(core, codec)
    if raw is None or not WHOLE.search(raw):
        return ""
    pieces = [match.group() for match in PIECE.finditer(raw)]
    whole = sum(1 for piece in pieces if WHOLE.fullmatch(piece))
    if any(len(piece) == 1 and not is_short(piece) for piece in pieces) or whole < 2 * (len(pieces) - whole):
        return ""
    found = raw.decode("utf-8", "replace")
    is_usual = all(is_common(letter) for letter in found if letter > "\x7f" and letter != UNKNOWN)
    return found if is_usual and found != core else ""
