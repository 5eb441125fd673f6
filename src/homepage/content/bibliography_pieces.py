"""Bibliographies piece by piece: an entry that stands for itself is read once, and again only when it changes.

A file is cut where entries begin. When every piece is one whole entry that needs no other (no crossref, no fault that
runs on, a key of its own, every @string above the first), reading the pieces gives what reading the file gives, and
each can be kept by the digest of its text and of those definitions. A file for which that does not hold is one piece.
What is kept may be deleted at any time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from homepage import cache, program
from homepage.content.records import Publication  # noqa: TC001 - msgspec reads the annotations of a structure
from homepage.errors import Location, Problem
from homepage.patterns import lazy
from homepage.source.bibtex_bytes import characters
from homepage.source.bibtex_problems import Gathered
from homepage.source.bibtex_records import Entry  # noqa: TC001 - likewise
from homepage.source.bibtex_scan import boundaries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from homepage.content.bibliography_authors import Acquaintances
    from homepage.source.bibtex_records import Bibliography

_STRING = lazy(r"(?i)[ \t]*@[ \t]*string\b")
_LEFT_OUT = ("abstract", "author", "title")  # fields whose place nobody asks for later


class Note(Struct, frozen=True, array_like=True):
    """A problem of a piece: its line in it, and the cause it shares with others."""

    line: int
    message: str
    hint: str
    warning: bool
    cause: str


class Piece(Struct, frozen=True, array_like=True):
    """What a piece of a file holds; lines count from its own first one."""

    entries: tuple[Entry, ...]
    works: tuple[Publication, ...]
    reading: tuple[Note, ...] = ()
    making: tuple[Note, ...] = ()


class Book(Struct, frozen=True):
    """What a bibliography file holds: its publications by key, and everything that was assumed on the way."""

    works: dict[str, Publication]
    problems: tuple[Problem, ...]
    placed: tuple[tuple[Entry, int], ...]

    def entries(self, field: str) -> Iterator[Entry]:
        """The entries that have a field, with their lines in the file."""
        return (_moved(entry, before) for entry, before in self.placed if entry.fields.get(field))

    def of(self, keys: Collection[str]) -> Iterator[Entry]:
        """The entries of some keys, with their lines in the file."""
        return (_moved(entry, before) for entry, before in self.placed if entry.key in keys)


class Pieces:
    """The pieces of one file that are known from the time before."""

    def __init__(self, root: Path, path: str) -> None:
        kept = cache.Cache(root / ".homepage-cache")
        self._known: cache.Known[Piece] = cache.Known(kept, f"entries-{cache.key(path)}", Piece, program.digest)
        self._salt = ""

    def book(self, data: bytes, path: str) -> Book:
        """What the file at ``path`` holds; any bytes at all are read, none raise."""
        found = self._several(data, path) or self._whole(data, path)
        self._known.keep({digest: piece for digest, piece, _ in found})
        return _bound(path, ((piece, before) for _, piece, before in found))

    def _whole(self, data: bytes, path: str) -> list[tuple[str, Piece, int]]:
        digest = cache.key(path, data)
        return [(digest, self._known.all().get(digest) or _read(data, path), 0)]

    def _several(self, data: bytes, path: str) -> list[tuple[str, Piece, int]]:
        """The pieces with the lines before each; none when the file has to be read as a whole."""
        from homepage.source import bibtex

        text, _, assumption = characters(data)
        head, entries = _cut(text)
        macros = bibtex.strings(head, path)
        if assumption or macros is None:
            return []
        self._salt = cache.key(repr(macros))
        found: list[tuple[str, Piece, int]] = []
        before = head.count("\n")
        for one in entries:
            piece = self._one(one, path, macros, before)
            if piece is None:
                return []
            found.append(piece)
            before += one.count("\n")
        keys = [entry.key.lower() for _, piece, _ in found for entry in piece.entries]
        return found if len(set(keys)) == len(keys) else []

    def _one(self, text: str, path: str, macros: Mapping[str, str], before: int) -> tuple[str, Piece, int] | None:
        """A piece that stands alone; what is said of one with a problem may name its lines, so it keeps its place."""
        known, digest = self._known.all(), cache.key(self._salt, text)
        if piece := known.get(digest):
            return digest, piece, before
        placed = cache.key(digest, str(before))
        if piece := known.get(placed):
            return placed, piece, 0
        piece = _alone(text, path, macros, 0)
        if piece is None or not piece.reading:
            return (digest, piece, before) if piece else None
        piece = _alone(text, path, macros, before)
        return (placed, piece, 0) if piece else None


@lru_cache(maxsize=8)
def pieces(root: Path, path: str) -> Pieces:
    """What is known of the file at ``path``; the preview reads the same file again and again."""
    return Pieces(root, path)


def _cut(text: str) -> tuple[str, list[str]]:
    """What stands above the first entry, @string definitions included, and the rest, cut where entries begin."""
    begins = boundaries(text)
    first = next((at for at in begins if not _STRING.match(text, at)), len(text))
    begins = [at for at in begins if at >= first]
    ends = [*begins[1:], len(text)]
    return text[:first], [text[start:end] for start, end in zip(begins, ends[: len(begins)], strict=True)]


def _read(data: bytes, path: str) -> Piece:
    """A whole file."""
    from homepage.content.bibliography_authors import Acquaintances
    from homepage.source import bibtex

    read = bibtex.read(data, path)
    return _piece(read, path, Acquaintances(read.entries))


def _alone(text: str, path: str, macros: Mapping[str, str], before: int) -> Piece | None:
    """A piece that is one whole entry and needs no other; None when it is anything else."""
    from homepage.content.bibliography_authors import Acquaintances
    from homepage.source import bibtex

    read = bibtex.read_alone(text, path, macros, before)
    if read is None:
        return None
    known = Acquaintances(read.entries)
    piece = _piece(read, path, known)
    return None if known.were_asked else piece


def _piece(read: Bibliography, path: str, known: Acquaintances) -> Piece:
    """What was read, and the publications that it makes."""
    from homepage.content import bibliography

    making = Gathered()
    works = bibliography.made(read.entries, path, making, known)
    return Piece(
        entries=tuple(map(_slim, read.entries)),
        works=tuple(replace(work, key=key) for key, work in works.items()),
        reading=_notes(read.noted),
        making=_notes(making.noted),
    )


def _bound(path: str, found: Iterable[tuple[Piece, int]]) -> Book:
    """The file that its pieces make."""
    found = list(found)
    reading, making = Gathered(), Gathered()
    for piece, before in found:
        for notes, gathered in ((piece.reading, reading), (piece.making, making)):
            for note in notes:
                where = Location(path, note.line + before)
                gathered.add(Problem(where, note.message, note.hint, warning=note.warning), note.cause)
    return Book(
        works={work.key: work for piece, _ in found for work in piece.works},
        problems=(*sorted(set(reading.told()), key=Problem.order), *making.told()),
        placed=tuple((entry, before) for piece, before in found for entry in piece.entries),
    )


def _notes(noted: Iterable[tuple[Problem, str]]) -> tuple[Note, ...]:
    return tuple(
        Note(problem.location.line, problem.message, problem.hint, problem.warning, cause) for problem, cause in noted
    )


def _slim(entry: Entry) -> Entry:
    fields = {name: value for name, value in entry.fields.items() if name not in _LEFT_OUT}
    return replace(entry, fields=fields, text="", spans=(), inherited={})


def _moved(entry: Entry, before: int) -> Entry:
    if not before:
        return entry
    lines = {name: line + before for name, line in entry.field_lines.items()}
    return replace(entry, line=entry.line + before, field_lines=lines)
