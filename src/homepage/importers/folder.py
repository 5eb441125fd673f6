"""The source of an import: the files of one folder, or one file, read as text whose damage is reported."""

from __future__ import annotations

import os
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from homepage.errors import ContentError, Location, Problem
from homepage.importers import encoding
from homepage.importers.mojibake import code_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from homepage.importers.mojibake.lost import Damage
    from homepage.importers.report import ImportReport

MOST_BYTES = 20_000_000  # no page that a person wrote is larger
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")

_RUN = 400  # letters of a run of one sign, or of a group of up to eight, that are read
# Letters, and what encodes a picture in an address, may well follow each other.
_REPEATED = re.compile(r"(?P<sign>(?:[^\w/+]|_)[^\n]{0,7}?|\d{1,2}?)(?P=sign){49,}")


class Folder:
    """Reads files below ``root``, and none outside it; ``only`` is the file that was named, if it was one."""

    def __init__(self, source: Path, report: ImportReport) -> None:
        self.root = source if source.is_dir() else source.parent
        self.only = None if source.is_dir() else source.name
        self.report = report
        self._texts: dict[str, str | None] = {}
        self._change: Callable[[str], str] = str
        self._hidden: tuple[str, ...] = ()

    def within(self, report: ImportReport, change: Callable[[str], str]) -> Folder:
        """The same source, whose texts are read with a change, for another report."""
        other = Folder(self.root / self.only if self.only is not None else self.root, report)
        other._change = change
        return other

    def hide(self, patterns: Iterable[str]) -> None:
        """Leave out the pages that the source does not publish: files, folders, or patterns of their names."""
        self._hidden = tuple(one.strip("/") for one in patterns if one.strip("/"))

    def _is_hidden(self, name: str) -> bool:
        is_page = name.lower().endswith((".md", ".markdown", ".html"))
        return is_page and any(fnmatch(name, one) or name.startswith(one + "/") for one in self._hidden)

    def files(self) -> list[str]:
        """Every file, hidden folders and built sites left out, in one order on every machine."""
        if self.only is not None:
            return [self.only]
        return [name for name in self._walk() if not self._is_hidden(name)]

    def _walk(self) -> list[str]:
        found = []
        for folder, folders, names in os.walk(self.root):
            folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_SOURCES)
            found += [Path(folder, name).relative_to(self.root).as_posix() for name in sorted(names)]
        return found

    def path(self, name: str) -> Path | None:
        """The file ``name`` refers to, if it is one of this folder."""
        if "\0" in name:
            return None
        path = self.root / name.lstrip("/")
        try:
            inside = path.resolve().is_relative_to(self.root.resolve())
            return path if inside and path.is_file() else None
        except (OSError, RuntimeError):  # a link that leads to itself
            return None

    def text(self, name: str) -> str | None:
        """The text of a file, repaired where that can be proven; None when there is no such file."""
        self.report.read.add(name)
        if name not in self._texts:
            text = self._read(name)
            self._texts[name] = None if text is None else self._change(text)
        return self._texts[name]

    def was_read(self, name: str) -> bool:
        """Whether the text of a file was asked for."""
        return name in self._texts

    def _read(self, name: str) -> str | None:
        path = self.path(name)
        if path is None:
            return None
        try:
            if path.stat().st_size > MOST_BYTES:
                raise ContentError([Problem(Location(name), f"is larger than {MOST_BYTES:,} bytes")])
            data = path.read_bytes()
        except OSError as error:
            self.report.missing(Location(name), f"cannot be read: {(error.strerror or str(error)).lower()}")
            return None
        return self._decoded(name, data)

    def mended(self, name: str, data: bytes) -> bytes:
        """The bytes of a file that comes over as it is, with its damage told, and repaired where that can be proven."""
        read = encoding.decode(data)
        self._tell(name, read)
        return read.text.encode() if read.codecs else data

    def _decoded(self, name: str, data: bytes) -> str:
        read = encoding.decode(data)
        if read.guessed:
            self.report.guess(Location(name), f"is not UTF-8; read as {read.guessed}")
        text = _CONTROLS.sub("", read.text)
        if len(read.text) - len(text) > len(text) / 20:
            self.report.left_out(Location(name), "is no text")
            return ""
        self._tell(name, read)
        return "\n".join(self._bounded(name, at, line) for at, line in enumerate(text.split("\n"), 1))

    def _bounded(self, name: str, at: int, line: str) -> str:
        """A line whose runs of a sign are as short as what people type: many patterns take time by their square."""
        if len(line) <= _RUN:
            return line
        short = _REPEATED.sub(lambda match: match.group()[: _RUN - _RUN % len(match["sign"])], line)
        if short != line:
            self.report.left_out(Location(name, at), "the rest of a line of the same signs")
        return short

    def _tell(self, name: str, read: encoding.Text) -> None:
        """Report how a text was damaged."""
        if read.codecs:
            through = ", and that as ".join(map(code_pages.name, reversed(read.codecs)))
            self.report.guess(Location(name), f"its UTF-8 had been read as {through}; the text was read back")
        for damage in read.damage:
            self.report.damaged(Location(name, damage.line), describe(damage))
        for line, proposal in read.doubtful:
            perhaps = f" Perhaps: {proposal.strip()}" if proposal else " Too much of it is lost for a proposal."
            text = f"looks like text read through a wrong code page; left as it is.{perhaps}"
            self.report.damaged(Location(name, line), text)

    def local(self, url: str, *, beside: str = "") -> str | None:
        """The file of this folder that an address on a page leads to; ``beside`` is the page's own file."""
        path = path_in(url).strip().removeprefix("./")
        below = os.path.normpath(os.path.join(os.path.dirname(beside), path))
        for name in (path.lstrip("/"), below, _ABOVE.sub("", path)):
            if name and not name.startswith("..") and self.path(name) is not None:
                return Path(name.lstrip("/")).as_posix()
        return None


_ABOVE = re.compile(r"(?:\.\./)+")  # what leads above the top of a site stays there, as browsers have it
_NOT_SOURCES = frozenset({"node_modules", "_site", "vendor", "__pycache__"})


def path_in(address: str) -> str:
    """The path of an address without query and anchor, as files are named."""
    return unquote(re.split(r"[?#]", address, maxsplit=1)[0])


def describe(damage: Damage) -> str:
    """A damaged character in words."""
    if not damage.candidates:
        return f"“{damage.excerpt}”: one character was lost before; only its place is known."
    shown = " ".join(damage.candidates[:24]) + (" …" if len(damage.candidates) > 24 else "")
    proposal = f" The same words elsewhere in this file have {damage.proposal}." if damage.proposal else ""
    return f"“{damage.excerpt}”: one character lost bytes; it was one of: {shown}.{proposal}"
