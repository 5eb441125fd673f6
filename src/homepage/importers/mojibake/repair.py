"""UTF-8 that was once read through another code page: what can be proven is repaired, the rest is told.

A whole document is read back, never a line: it is proven when every sign beyond ASCII belongs to a complete character
of UTF-8, when the way back gives the received text again, and when the letters found stand where letters stand. Text
about such damage, in code or on lines that speak of encodings, proves nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.importers.mojibake import code_pages
from homepage.importers.mojibake.code_pages import DOUBLE, LOST, PIECE, SINGLE, UNKNOWN, WHOLE, beyond_ascii, is_short
from homepage.importers.mojibake.evidence import enough, points
from homepage.importers.mojibake.lines import doubtful
from homepage.importers.mojibake.lost import Damage, excerpt, marked

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = tuple(code_pages.misread(b"\xef\xbb\xbf", codec) for codec in SINGLE)
# A space where a no-break space belongs: within a character, or at its end before what can stand after a word.
_SPACED = re.compile(rb"([\xe0-\xef]) (?=[\x80-\xbf])|([\xc3-\xdf]) (?=[\s.,;:!?)<'\"]|$)")
_MOST_TIMES = 3


class Repair(Struct, frozen=True, kw_only=True):
    """A text read back: ``codecs`` are the code pages it had gone through, the last one first."""

    text: str
    codecs: tuple[str, ...] = ()
    damage: tuple[Damage, ...] = ()
    doubtful: tuple[tuple[int, str], ...] = ()  # lines that look misread by themselves, with a proposal if there is one


def repair(text: str) -> Repair:
    """The text without mojibake, as far as that can be proven."""
    if text.isascii():
        return Repair(text=text)
    codecs: list[str] = []
    damage: tuple[Damage, ...] = ()
    while len(codecs) < _MOST_TIMES:
        if found := _exact(text):
            text, codec = found
        elif partly := _partial(text, is_first=not codecs):
            text, codec, damage = partly
        else:
            break
        codecs.append(codec)
    text = next((text[len(mark) :] for mark in _MARKS if text.startswith(mark)), text)
    damage = damage or tuple(_lost(text))
    return Repair(text=text, codecs=tuple(codecs), damage=damage, doubtful=tuple(doubtful(text)))


def _exact(text: str, depth: int = 1) -> tuple[str, str] | None:
    """The text read rightly, when every byte of the misreading makes sense, and no other reading is as good.

    What makes sense only when it is read again is as good as what comes of that.
    """
    if UNKNOWN in text or depth > _MOST_TIMES:
        return None
    best: dict[str, tuple[int, str]] = {}
    for codec in (*SINGLE, *DOUBLE):
        for found in filter(None, (_back(text, codec), _back_with_spaces(text, codec))):
            weight = points(found, beyond_ascii(found), codec, text)
            if weight >= enough(codec) or _exact(found, depth + 1):
                best.setdefault(found, (weight, codec))
    if not best:
        return None
    most = max(weight for weight, _ in best.values())
    likely = [found for found, (weight, _) in best.items() if weight == most]
    return (likely[0], best[likely[0]][1]) if len(likely) == 1 else None


def _back(text: str, codec: str) -> str | None:
    raw = code_pages.raw(text, codec)
    try:
        found = raw.decode("utf-8") if raw is not None else text
    except UnicodeDecodeError:
        return None
    return found if found != text and code_pages.misread(found.encode(), codec) == text else None


def _back_with_spaces(text: str, codec: str) -> str | None:
    """The text read rightly when no-break spaces had become spaces, as editors and forms make them."""
    raw = code_pages.raw(text, codec) if "\xa0" not in text and codec in SINGLE else None
    if raw is None or code_pages.raw("\xa0", codec) != b"\xa0" or not _SPACED.search(raw):
        return None
    try:
        found = _SPACED.sub(lambda match: (match.group(1) or match.group(2)) + b"\xa0", raw).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return found if code_pages.misread(found.encode(), codec).replace("\xa0", " ") == text else None


def _partial(text: str, *, is_first: bool) -> tuple[str, str, tuple[Damage, ...]] | None:
    """The text with each character that lost bytes replaced by U+FFFD, when nearly all others are complete."""
    best: tuple[int, str, list[str], list[tuple[int, bytes]]] | None = None
    for codec in ("cp1254", *(one for one in (*SINGLE, *DOUBLE) if one != "cp1254")):
        raw = code_pages.raw(text, codec)
        if raw is None or (read := _read_partly(_with_questions(raw))) is None:
            continue
        found = "".join(read[0])
        weight = points(found, beyond_ascii(found), codec, text)
        if weight >= enough(codec) and (best is None or weight > best[0]):
            best = weight, codec, *read
    if best is None:
        return None
    _, codec, letters, lost = best
    return "".join(letters), codec, marked(letters, lost, codec, is_first=is_first)


def _with_questions(raw: bytes) -> bytes:
    """The bytes with question marks taken for lost ones, when one stands wherever a byte is missing."""
    for _ in range(3):
        short = {match.end() for match in PIECE.finditer(raw) if is_short(match.group())}
        if not short or any(raw[end : end + 1] != b"?" for end in short):
            break
        raw = bytes(LOST if at in short else byte for at, byte in enumerate(raw))
    return raw


def _read_partly(raw: bytes) -> tuple[list[str], list[tuple[int, bytes]]] | None:
    """The letters of some bytes, and which of them lost what, when most are whole and no byte is out of place."""
    pieces = [match.group() for match in PIECE.finditer(raw)]
    whole = sum(1 for piece in pieces if WHOLE.fullmatch(piece))
    short = sum(1 for piece in pieces if is_short(piece) or LOST in piece)
    if whole + short < len(pieces) or whole < 2 * short or not short:
        return None
    letters: list[str] = []
    lost: list[tuple[int, bytes]] = []
    at = 0
    for match in PIECE.finditer(raw):
        letters += raw[at : match.start()].decode("ascii")
        piece, at = match.group(), match.end()
        letter = piece.decode("utf-8", "ignore") if WHOLE.fullmatch(piece) else ""
        if not letter:
            lost.append((len(letters), piece))
        letters.append(letter or UNKNOWN)
    return [*letters, *raw[at:].decode("ascii")], lost


def _lost(text: str) -> Iterator[Damage]:
    """The characters of which an earlier program left only U+FFFD, one for each line."""
    for number, line in enumerate(text.split("\n"), 1):
        if (at := line.find(UNKNOWN)) >= 0:
            yield Damage(line=number, excerpt=excerpt(list(line), at), candidates=())
