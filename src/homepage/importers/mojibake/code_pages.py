"""The code pages through which UTF-8 is misread, and the way back from what they showed to the bytes.

Programs differ in what they make of bytes that a code page leaves undefined: browsers show control characters, others
drop the bytes, or put a replacement character or a question mark in their place.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

SINGLE = (
    *("cp1252", "cp1254", "latin-1", "cp1250", "cp1251", "cp1253", "cp1257", "iso8859-2", "iso8859-15", "mac_roman"),
    *("cp437", "cp850", "cp852", "cp866", "koi8-r"),
)
DOUBLE = ("gbk", "cp932")
NAMES = {
    "mac_roman": "Mac Roman",
    "latin-1": "Latin-1",
    "iso8859-2": "Latin-2",
    "iso8859-15": "Latin-9",
    "gbk": "GBK",
    "cp932": "Shift-JIS",
    "koi8-r": "KOI8-R",
    "cp437": "the code page of DOS (437)",
    "cp850": "the code page of DOS (850)",
    "cp852": "the code page of DOS (852)",
    "cp866": "the code page of DOS (866)",
}
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
LOST = 0xFF  # stands for a byte that was replaced; no byte of UTF-8 has this value
_SOFT_HYPHEN = 0xAD  # removed by programs that take it for a hint to break a line
_NARROW = {"gbk": "gb2312"}  # the characters that are common in a code page of two bytes
_FIRST_RARE = {"cp932": 0x98}  # from this byte on, characters are rare
_REST = rb"[\x80-\xbf\xff]"
PIECE = re.compile(  # a character of UTF-8, what is left of one, or bytes that belong to none
    rb"[\xc2-\xdf]" + _REST + rb"?|[\xe0-\xef]" + _REST + rb"{0,2}|[\xf0-\xf4]" + _REST + rb"{0,3}|"
    rb"\xff+[\x80-\xbf]{0,3}|[\x80-\xc1\xf5-\xfe]"
)
WHOLE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def name(codec: str) -> str:
    """What people call a code page."""
    return NAMES.get(codec) or codec.replace("cp", "Windows-")


def _encode_error(error: UnicodeError) -> tuple[bytes, int]:
    """Control characters stand for the bytes that a code page leaves undefined."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    if all(one == UNKNOWN or "\x80" <= one <= "\xbf" for one in letters):
        return bytes(LOST if one == UNKNOWN else ord(one) for one in letters), error.end
    raise error


def _decode_error(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


codecs.register_error("homepage.undefined", _encode_error)
codecs.register_error("homepage.shown", _decode_error)


def raw(text: str, codec: str) -> bytes | None:
    """The bytes that a code page shows as this text; None when it shows no bytes like that."""
    if UNKNOWN in text and codec in SINGLE and _table(codec)[LOST] in text:
        return None
    try:
        return text.encode(codec, "homepage.undefined")
    except UnicodeError:
        return None


def misread(data: bytes, codec: str) -> str:
    """What a code page shows of some bytes."""
    return data.decode(codec, "homepage.shown" if codec in SINGLE else "replace")


def is_short(piece: bytes) -> bool:
    """Whether a character of UTF-8 begins here and is not complete."""
    return len(piece) < (2 if 0xC2 <= piece[0] < 0xE0 else 3 if 0xE0 <= piece[0] < 0xF0 else 4) and piece[0] in range(
        0xC2, 0xF5
    )


def beyond_ascii(text: str) -> list[int]:
    """The places of all characters beyond ASCII that are known."""
    return [at for at, letter in enumerate(text) if letter > "\x7f" and letter != UNKNOWN]


@cache
def _table(codec: str) -> str:
    return misread(bytes(range(256)), codec)


@cache
def droppable(codec: str) -> tuple[int, ...]:
    """The continuation bytes of UTF-8 that a misreading can have lost."""
    if codec in DOUBLE:
        return tuple(range(0x80, 0xC0))
    if codec.startswith(("latin", "iso")):
        return (*range(0x80, 0xA0), _SOFT_HYPHEN)
    undefined = [byte for byte in range(0x80, 0xC0) if bytes([byte]).decode(codec, "replace") == UNKNOWN]
    return (*undefined, _SOFT_HYPHEN) if codec.startswith("cp125") else tuple(undefined)


def looks_rare(text: str, codec: str) -> bool:
    """Whether a text in a code page of two bytes has more rare characters than people write."""
    letters = re.findall(r"[^\x00-\x7f\ufffd]", text)
    return 5 * sum(_is_rare(one, codec) for one in letters) >= len(letters) > 0


def _is_rare(letter: str, codec: str) -> bool:
    try:
        data = letter.encode(_NARROW.get(codec, codec))
    except UnicodeError:
        return True
    return len(data) == 1 or data[0] >= _FIRST_RARE.get(codec, 0x100)
