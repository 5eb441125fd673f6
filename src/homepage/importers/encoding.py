"""The text of a file, whatever it was saved as; what was assumed and what is damaged is told."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.importers import scripts
from homepage.importers.mojibake.code_pages import UNKNOWN
from homepage.importers.mojibake.lost import Damage, candidates_of, excerpt
from homepage.importers.mojibake.repair import repair
from homepage.source.bibtex_bytes import characters

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_SPOILT = "[\udc80-\udcff]+"  # bytes that are no UTF-8
_CUT = re.compile("[\udcc2-\udcf4][\udc80-\udcbf]+")  # what is left of a character of UTF-8 that lost bytes
_MIXED = "UTF-8, and as Windows-1252 where single bytes were not"
_CONTINUED = tuple(range(0x80, 0xC0))


class Text(Struct, frozen=True, kw_only=True):
    """A document as text: ``codecs`` are the code pages that it had been misread through, the last one first."""

    text: str
    codecs: tuple[str, ...] = ()
    damage: tuple[Damage, ...] = ()
    doubtful: tuple[tuple[int, str], ...] = ()  # lines that look misread by themselves, with a proposal
    guessed: str = ""  # the encoding assumed for bytes that are not UTF-8


def decode(data: bytes) -> Text:
    """The text of ``data``, whatever it is; what was assumed is told."""
    if (name := _declared(data)) and not _is_utf8(data):
        try:
            return Text(text=_lines(data.decode(name)), guessed=name)
        except UnicodeDecodeError:
            pass
    text, name, assumed = characters(data)
    if not assumed:
        found = repair(text)
        return Text(text=found.text, codecs=found.codecs, damage=found.damage, doubtful=found.doubtful)
    if name != "utf-8" and (script := scripts.plausible(data)):
        return Text(text=_lines(data.decode(script)), guessed=script)
    return _mended(data) if name == "utf-8" else Text(text=text, guessed=name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return True


def _declared(data: bytes) -> str:
    """The encoding that a page says it has, in the wider form that browsers read it in; empty when it says none."""
    match = _DECLARED.search(data[:4096])
    try:
        name = codecs.lookup(match.group(1).decode()).name if match else ""
        b"".decode(name or "ascii")  # raises LookupError for a codec that is no encoding of text
    except LookupError:
        return ""
    return "" if name.startswith("utf") else _WIDER.get(name, name)


def _mended(data: bytes) -> Text:
    """UTF-8 with other bytes in it: cut characters are told, bytes that stand alone are read as editors would."""
    letters: list[str] = []
    damage: list[tuple[int, tuple[str, ...]]] = []
    text = _lines(data.decode("utf-8", "surrogateescape"))
    parts = re.split(f"({_SPOILT})", text)
    for part in parts:
        if _CUT.fullmatch(part):
            piece = part.encode("utf-8", "surrogateescape")
            damage.append((len(letters), candidates_of(piece, _CONTINUED)))
            letters.append(UNKNOWN)
        else:
            letters += re.sub("[\udc80-\udcff]", lambda match: _windows(ord(match.group()) - 0xDC00), part)
    return Text(text="".join(letters), damage=tuple(_told(letters, damage)), guessed=_MIXED)


def _told(letters: list[str], damage: list[tuple[int, tuple[str, ...]]]) -> Iterator[Damage]:
    for at, candidates in damage:
        yield Damage(line=letters[:at].count("\n") + 1, excerpt=excerpt(letters, at), candidates=candidates)


def _windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return UNKNOWN


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
