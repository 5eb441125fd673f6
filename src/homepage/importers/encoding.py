"""Text whose UTF-8 was once read through another code page, and how much of it can be proven to be repaired.

The whole document is tried, never a line: short lines are not convincing by themselves. A repair is accepted only
when the way back gives the received text again, character for character.
"""

from __future__ import annotations

import codecs
import re
from itertools import combinations, product
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

# Mac Roman and GBK lose nothing or fail; the Windows code pages leave bytes undefined, which some programs drop.
CODECS = ("mac_roman", "cp1252", "cp1254", "gbk", "latin-1")
LOSSY = ("cp1254", "cp1252", "latin-1")
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([A-Za-z][\w-]{2,20})")
# What browsers read for the names that pages give (https://encoding.spec.whatwg.org/#names-and-labels).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_SOFT_HYPHEN = 0xAD  # removed by programs that take it for a hint to break a line


class Damage(Struct, frozen=True, kw_only=True):
    """A character that lost bytes: where it stands, what it can have been, and what the document itself proves."""

    line: int
    excerpt: str
    candidates: tuple[str, ...]
    proposal: str = ""


class Text(Struct, frozen=True, kw_only=True):
    """A document as text: ``codec`` tells through which code page it had been misread, if it had."""

    text: str
    codec: str = ""
    damage: tuple[Damage, ...] = ()
    doubtful: tuple[tuple[int, str], ...] = ()  # lines that look misread by themselves, with a proposal
    guessed: str = ""  # the encoding assumed for bytes that are not UTF-8


def decode(data: bytes) -> Text:
    """The text of ``data``, whatever it is; what was assumed is told."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return repair(data.decode(name, "replace"))
    try:
        return repair(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _not_utf8(data)


def _not_utf8(data: bytes) -> Text:
    for name in filter(None, (_declared(data), "gb18030" if _is_paired(data) else "", "cp1252")):
        try:
            return Text(text=_lines(data.decode(name)), guessed=name)
        except UnicodeDecodeError:
            continue
    return Text(text=_lines(data.decode("latin-1")), guessed="latin-1")


def _declared(data: bytes) -> str:
    """The encoding that a page says it has, in the wider form that browsers read it in; empty when it says none."""
    match = _DECLARED.search(data[:4096])
    if match is None:
        return ""
    try:
        name = codecs.lookup(match.group(1).decode()).name
    except LookupError:
        return ""
    return "" if name.startswith("utf") else _WIDER.get(name, name)


def _is_paired(data: bytes) -> bool:
    """Whether most bytes beyond ASCII stand in pairs, as in Chinese text; in that of Europe a letter follows them."""
    high = re.findall(rb"[\x81-\xfe][\x40-\xfe]", data)
    both = [pair for pair in high if pair[1] > 0xA0]
    return 2 * len(both) > len(high)


def repair(text: str) -> Text:
    """The text without mojibake, as far as that can be proven."""
    text = _lines(text)
    if text.isascii():
        return Text(text=text)
    for codec in CODECS:
        if (found := _exact(text, codec)) is not None:
            return Text(text=found, codec=codec)
    for codec in LOSSY:
        if (partly := _partial(text, codec)) is not None:
            return partly
    return Text(text=text, doubtful=tuple(_doubtful(text)))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _exact(text: str, codec: str) -> str | None:
    """The text read rightly, when every byte of the misreading makes sense."""
    try:
        raw = _bytes(text, codec)
        found = raw.decode("utf-8")
    except UnicodeError:
        return None
    if codec == "gbk" and not re.search("[\u3040-\u9fff\uac00-\ud7a3]", found):
        return None  # a few Chinese characters that happen to look like the bytes of other letters
    return found if found != text and _misread(found.encode(), codec) == text else None


def _bytes(text: str, codec: str) -> bytes:
    """The bytes that ``codec`` had read as ``text``; C1 controls stand for bytes that it leaves undefined."""
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        if not codec.startswith("cp"):
            raise
    raw = bytearray()
    for letter in text:
        raw += bytes([ord(letter)]) if 0x80 <= ord(letter) <= 0x9F else letter.encode(codec)
    return bytes(raw)


def _misread(raw: bytes, codec: str) -> str:
    if not codec.startswith("cp"):
        return raw.decode(codec)
    return "".join(bytes([byte]).decode(codec, "replace").replace(UNKNOWN, chr(byte)) for byte in raw)


def dropped(codec: str) -> tuple[int, ...]:
    """The continuation bytes that a misreading through ``codec`` can have lost."""
    undefined = [byte for byte in range(0x80, 0xC0) if bytes([byte]).decode(codec, "replace") == UNKNOWN]
    return (*undefined, _SOFT_HYPHEN) if codec != "latin-1" else (*range(0x80, 0xA0), _SOFT_HYPHEN)


def _partial(text: str, codec: str) -> Text | None:
    """The text with each character that lost bytes replaced by U+FFFD, when nearly all others are complete."""
    try:
        raw = _bytes(text, codec)
    except UnicodeError:
        return None
    pieces = list(_sequences(raw))
    wrong = sum(1 for piece in pieces if not _plausible(piece))
    whole = sum(1 for piece in pieces if len(piece) > 1 and _length(piece[0]) == len(piece))
    short = sum(1 for piece in pieces if _length(piece[0]) > len(piece))
    if wrong or whole < 2 * short or not short:
        return None
    return _marked(pieces, codec)


def _plausible(piece: bytes) -> bool:
    if len(piece) < _length(piece[0]):
        return True
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _length(lead: int) -> int:
    """How many bytes a UTF-8 sequence with this first byte has; 1 for a byte that starts none."""
    return 2 if 0xC2 <= lead < 0xE0 else 3 if 0xE0 <= lead < 0xF0 else 4 if 0xF0 <= lead < 0xF5 else 1


def _sequences(raw: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(raw):
        end = at + 1
        while end < min(at + _length(raw[at]), len(raw)) and 0x80 <= raw[end] < 0xC0:
            end += 1
        yield raw[at:end]
        at = end


def _marked(pieces: list[bytes], codec: str) -> Text:
    letters = [UNKNOWN if _length(piece[0]) > len(piece) else piece.decode() for piece in pieces]
    text = "".join(letters)
    damage = []
    line = 1
    for at, piece in enumerate(pieces):
        line += piece == b"\n"
        if _length(piece[0]) > len(piece):
            candidates = candidates_of(piece, codec)
            excerpt = "".join(letters[max(at - 12, 0) : at + 13]).strip().replace("\n", " ")
            proposal = _proven(letters, at, candidates)
            damage.append(Damage(line=line, excerpt=excerpt, candidates=candidates, proposal=proposal))
    return Text(text=text, codec=codec, damage=tuple(damage))


def candidates_of(piece: bytes, codec: str) -> tuple[str, ...]:
    """What an incomplete sequence can have been, likelier characters first."""
    lost = _length(piece[0]) - len(piece)
    total = len(piece) - 1 + lost
    found = set()
    for places in combinations(range(total), lost):
        for values in product(dropped(codec), repeat=lost):
            rest, missing = iter(piece[1:]), dict(zip(places, values, strict=True))
            raw = bytes([piece[0], *(missing[at] if at in missing else next(rest) for at in range(total))])
            if (letter := raw.decode("utf-8", "ignore")) and letter.isprintable() | ("\ufe00" <= letter <= "\ufe0f"):
                found.add(letter)
    return tuple(sorted(found, key=_rarity))


def _rarity(letter: str) -> tuple[int, str]:
    """Characters of GB 2312, the common ones, come first."""
    for rank, codec in enumerate(("gb2312", "gbk", "big5")):
        try:
            letter.encode(codec)
        except UnicodeError:
            continue
        return rank, letter
    return 3, letter


def _proven(letters: list[str], at: int, candidates: tuple[str, ...]) -> str:
    """The one candidate that stands elsewhere in the document between the same neighbours, if there is one."""
    text = "".join(letters)
    before, after = "".join(letters[max(at - 2, 0) : at]), "".join(letters[at + 1 : at + 3])
    if UNKNOWN in before + after or (before.isascii() and after.isascii()):
        return ""
    found = [letter for letter in candidates if before + letter + after in text]
    return found[0] if len(found) == 1 else ""


def _doubtful(text: str) -> Iterator[tuple[int, str]]:
    """Lines of a sound document that would read well through another code page."""
    for number, line in enumerate(text.split("\n"), 1):
        if sum(1 for letter in line if not letter.isascii()) < 3:
            continue
        found = next((one for codec in CODECS if (one := _exact(line, codec)) is not None), None)
        if found is not None:
            yield number, found
