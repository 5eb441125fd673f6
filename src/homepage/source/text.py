"""Reading a file as text: UTF-8, with a report that names the line of the first wrong byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.errors import ContentError, Location, Problem
from homepage.patterns import lazy

if TYPE_CHECKING:
    from pathlib import Path

_NO_TEXT = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf")  # zip and Word, PDF, old Word, RTF
_SAVE = "save it anew: in the editor, Save As with the encoding UTF-8"
_CONTROL = lazy(r"[\x00-\x08\x0b-\x1f\x7f]")


def read(root: Path, path: str) -> str:
    """The text of ``root/path`` with LF line ends and without a byte order mark.

    Raises ContentError when the file cannot be read or is not UTF-8.
    """
    try:
        return decode((root / path).read_bytes(), path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ContentError([Problem(Location(path), f"cannot be read: {reason.lower()}")]) from error


def decode(data: bytes, path: str) -> str:
    """The text of UTF-8 ``data``; raises ContentError naming the line and column of the first wrong byte."""
    if data.startswith(_NO_TEXT):
        raise ContentError([Problem(Location(path), "is no text file", "save the document as plain text, in UTF-8")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError([_wrong_byte(data, path, error.start)]) from error
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if control := _CONTROL.search(text):
        raise ContentError([_control_character(text, path, control.start())])
    return text


def _control_character(text: str, path: str, at: int) -> Problem:
    if text.count("\0") > len(text) // 3:
        return Problem(Location(path, 1), "is UTF-16, not UTF-8", _SAVE)
    location = Location(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return Problem(location, f"a control character (U+{ord(text[at]):04X}) stands in the text", "delete it")


def _wrong_byte(data: bytes, path: str, at: int) -> Problem:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Problem(Location(path, 1), "is UTF-16, not UTF-8", _SAVE)
    start = data.rfind(b"\n", 0, at) + 1
    column = len(data[start:at].decode("utf-8", "replace")) + 1
    location = Location(path, data.count(b"\n", 0, at) + 1, column)
    guess = "; the file seems to be Chinese (GB 18030)" if _is_chinese(data) else ""
    return Problem(location, f"byte 0x{data[at]:02x} is not UTF-8{guess}", _SAVE)


def _is_chinese(data: bytes) -> bool:
    """Whether bytes make Chinese text when read as GB 18030: two characters of everyday use or more."""
    try:
        found = [letter for letter in data.decode("gb18030") if "\u4e00" <= letter <= "\u9fff"]
    except UnicodeDecodeError:
        return False
    return len(found) > 1
