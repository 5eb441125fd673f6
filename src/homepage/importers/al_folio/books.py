"""Bibliographies that hold no works: talks, or anything else that jekyll-scholar was made to list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content import bibliography
from homepage.errors import Location
from homepage.importers.data.bib import Taken
from homepage.importers.jekyll.library import Library
from homepage.importers.prose import kinds
from homepage.source import bibtex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from homepage.importers.front_matter.links import Targets
    from homepage.importers.jekyll.queries import Asked
    from homepage.source.bibtex_records import Bibliography, Entry

# What only papers have.
_OF_PAPERS = ("doi", "pages", "volume", "isbn", "issn", "eprint", "arxiv")
_KEYS = re.compile(r"^the key .* is taken by another work|holds no year of four digits")


class Book:
    """One such bibliography; ``usual`` is the name of the file that a list shows. Its works have no pages."""

    def __init__(self, name: str, usual: str, targets: Targets) -> None:
        self.name = name
        found = _read(targets, name)
        self.entries = {entry.key: entry for entry in found.entries}
        works, problems = bibliography.publications(found, name)
        self.library = Library(Taken(works=works, data=b""), [name], usual, targets, linked=False)
        self.is_of_talks = is_of_talks(name, found.entries)
        became = "its entries became talks" if self.is_of_talks else "lists of it are texts"
        targets.report.guess(Location(name), f"holds no publications: {became}, which offer no BibTeX")
        for problem in (*found.problems, *problems):
            if not _KEYS.search(problem.message):
                targets.report.guess(problem.location, problem.message)


def books(names: Iterable[str], mains: Iterable[str], usual: str, targets: Targets) -> list[Book]:
    """Those of some bibliographies that hold talks, or that are no ``mains`` and mostly have no authors."""
    found = []
    for name in names:
        entries = _read(targets, name).entries
        if is_of_talks(name, entries) or (name not in mains and entries and not _have_authors(entries)):
            found.append(Book(name, usual, targets))
    return found


def shown_by(wanted: Asked, among: Sequence[Book]) -> Book | None:
    """The one of some bibliographies that a list shows."""
    return next((book for book in among if book.library.shows(wanted)), None)


def is_of_talks(name: str, entries: Sequence[Entry]) -> bool:
    """Whether a bibliography is called one of talks, and most of its entries are no papers."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    papers = sum(any(entry.fields.get(one) for one in _OF_PAPERS) for entry in entries)
    return kinds.kind(re.sub(r"[_-]", " ", stem)) == "talks" and 2 * papers < len(entries)


def _have_authors(entries: Sequence[Entry]) -> bool:
    return 2 * sum(bool(entry.get("author", "editor")) for entry in entries) >= len(entries)


def _read(targets: Targets, name: str) -> Bibliography:
    path = targets.folder.path(name)
    return bibtex.read(path.read_bytes() if path else b"", name)
