"""The characters of a bibliography file, whatever it was saved as, and the name of what it was saved as.

Scholars' files come from editors of thirty years. The order in which encodings are tried goes from certain to
likely: a byte order mark, the zero bytes of UTF-16, valid UTF-8, the encoding the file itself declares, Chinese
GB 18030, Windows-1252, and Latin-1, in which every byte is a character.
"""

from __future__ import annotations

import codecs
import re

from homepage.patterns import lazy

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = lazy(rb"(?i)^[^\n]*%[^\n]*?(?:en)?coding\s*[:=]\s*([\w.-]+)", re.MULTILINE)
_HIGH = lazy(rb"[\x80-\xff]+")
_SPOILT = lazy("[\udc80-\udcff]")


def characters(data: bytes) -> tuple[str, str, str]:
    """The text with LF line ends, the name of its encoding, and what had to be assumed (often nothing)."""
    text, encoding, assumption = _decoded(data)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, encoding, assumption


def _decoded(data: bytes) -> tuple[str, str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if encoding := _unmarked_utf16(data):
        return (
            data.decode(encoding, "replace"),
            encoding,
            "" if len(data) % 2 == 0 else "the file ends within a character of UTF-16",
        )
    try:
        return data.decode("utf-8"), "utf-8", ""
    except UnicodeDecodeError:
        return _not_utf8(data)


def _marked(data: bytes, encoding: str) -> tuple[str, str, str]:
    try:
        return data.decode(encoding), encoding, ""
    except UnicodeDecodeError:
        lost = f"the file begins like {encoding.upper()} but holds bytes that are not, shown as \ufffd"
        return data.decode(encoding, "replace"), encoding, lost


def _unmarked_utf16(data: bytes) -> str:
    """The kind of UTF-16, told by every second byte being zero near the start, or an empty string."""
    head = data[:400]
    if len(head) < 8:
        return ""
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = head[start::2].count(0), head[1 - start :: 2].count(0)
        if zeros * 10 >= len(head) * 4 and others == 0:
            return encoding
    return ""


def _not_utf8(data: bytes) -> tuple[str, str, str]:
    declared = _DECLARED.search(data[:4000])
    name = declared.group(1).decode("ascii", "replace") if declared else ""
    text = _strictly(data, name)
    if text is not None:
        return text, codecs.lookup(name).name, ""
    said = name.lower().replace("_", "-") in {"utf-8", "utf8"}
    if (text := _mostly_utf8(data, least=0 if said else 4)) is not None:
        return text, "utf-8", "a few bytes of the file are not UTF-8 and were read as Windows-1252"
    if _looks_chinese(data) and (text := _strictly(data, "gb18030")) is not None:
        return text, "gb18030", "the file is not UTF-8 and was read as Chinese (GB 18030)"
    if (text := _strictly(data, "cp1252")) is not None:
        return text, "cp1252", "the file is not UTF-8 and was read as Windows-1252"
    return data.decode("latin-1"), "latin-1", "the file is not UTF-8 and was read as Latin-1"


def _strictly(data: bytes, encoding: str) -> str | None:
    if not encoding:
        return None
    try:
        text = data.decode(encoding)
    # A declared name may be unknown, or name a codec that is no text encoding (LookupError says so for both).
    except (LookupError, ValueError):
        return None
    return text if _SPOILT.search(text) is None else None


def _mostly_utf8(data: bytes, *, least: int) -> str | None:
    """A UTF-8 text into which a few bytes of another encoding were pasted; those are read as Windows-1252.

    It has ``least`` times as many characters above ASCII as such bytes, or it has one at all.
    """
    text = data.decode("utf-8", "surrogateescape")
    spoilt = len(_SPOILT.findall(text))
    sound = sum(character > "\x7f" for character in text) - spoilt
    if sound < max(least * spoilt, 1):
        return None
    return _SPOILT.sub(lambda match: _windows(ord(match.group()) - 0xDC00), text)


def _windows(byte: int) -> str:
    single = bytes((byte,))
    return single.decode("cp1252", "replace").replace("\ufffd", single.decode("latin-1"))


def _looks_chinese(data: bytes) -> bool:
    """Whether the bytes above ASCII come in pairs that begin common Chinese characters.

    In GB 2312 the frequent characters begin with B0 to D7. In a European text accented letters stand alone, and a
    Cyrillic one lies mostly above D7, so neither passes although GB 18030 would accept many of its bytes.
    """
    runs = _HIGH.findall(data)
    high = sum(map(len, runs))
    paired = sum(len(run) for run in runs if len(run) % 2 == 0)
    leads = [byte for run in runs if len(run) % 2 == 0 for byte in run[::2]]
    common = sum(0xA1 <= byte <= 0xD7 for byte in leads)
    return paired * 10 >= high * 8 and common * 10 >= len(leads) * 7
