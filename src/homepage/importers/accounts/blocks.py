"""Blocks that could not be split into fields and stand in the result as Markdown: each is told, with its place."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

from homepage.content.records import WebPage
from homepage.errors import Location
from homepage.importers import words
from homepage.importers.accounts import structure, texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport, Note
    from homepage.importers.site import ImportedSite

_ENOUGH = (12, 7, 4, 2)  # words by which the place of a block is looked for, as many as are found
_FIRST = 4  # words of a block right below its heading
_ROWS = 20  # that are looked for


class _Text(NamedTuple):
    """A text of the site: where it stands, its title, and whether items without dates are prose in it."""

    where: str
    title: str
    markdown: str
    file: str


def check(site: ImportedSite, folder: Folder, report: ImportReport) -> None:
    """Tell the tables, lists and entries that stay Markdown, unless the report tells so of their place or section."""
    told = report.of("kept")
    blocks = [(text, one) for text in _texts(site) for one in structure.found(text.markdown)]
    places = _Places(folder, report) if blocks else None
    for text, one in blocks:
        where = (places and places.of(one.rows, one.heading or text.title)) or Location(text.file)
        if not any(_tells(note, where, {text.title, one.heading} - {""}) for note in told):
            head = f"{text.where}, “{one.heading}”" if one.heading not in ("", text.title) else text.where
            report.kept(where, f"{head}: {one.what} stands as Markdown, not as records")


def _tells(note: Note, where: Location, titles: Collection[str]) -> bool:
    """Whether a note speaks of a place, or of a section of the same file by its title."""
    if note.location.path != where.path:
        return False
    return note.location.line == where.line or any(f"“{title}”" in note.text for title in titles)


def _texts(site: ImportedSite) -> Iterator[_Text]:
    for part in site.parts:
        if part.section.kind == "text":
            title = _plain(part.section.title)
            yield _Text(f"section “{title}”", title, part.prose, "site.yaml")
    for path, record in site.documents.items():
        if isinstance(record, WebPage) and not record.draft:
            title = _plain(record.title)
            yield _Text(f"page “{title}”", title, record.body, f"content/{path}")
    if site.bio:
        yield _Text("the biography", "", site.bio, "content/bio.md")


def _plain(title: object) -> str:
    return str(next(iter(title.values())) if isinstance(title, dict) else title or "")


class _Places:
    """Where words stand in the texts that were read."""

    def __init__(self, folder: Folder, report: ImportReport) -> None:
        names = {name for one in (report, *report.versions.values()) for name in one.read if not name.endswith(".bib")}
        self._streams = {name: list(_stream(folder.text(name) or "")) for name in sorted(names)}
        self._texts = {name: " " + " ".join(word for word, _ in found) + " " for name, found in self._streams.items()}

    def of(self, rows: Sequence[str], heading: str) -> Location | None:
        """The first of some rows in the text that holds most of them, and their heading; some were written anew."""
        head = words.of(heading)
        above = f" {' '.join(head)} "
        below = f"{above}{' '.join(words.of(rows[0])[:_FIRST])} "
        for name in (name for name, text in self._texts.items() if head and below in text):
            return Location(name, self._line(name, self._texts[name].find(below), len(head)))
        starts = [words.of(" ".join(rows[at : at + _ENOUGH[0]])) for at in range(min(len(rows), _ROWS))]
        for enough in _ENOUGH:
            sought = [f" {' '.join(one[:enough])} " for one in starts if len(one) >= enough]
            found = {name: [at for one in sought if (at := text.find(one)) >= 0] for name, text in self._texts.items()}
            name = max(found, key=lambda name: (len(found[name]), above in self._texts[name]), default="")
            if name and found[name]:
                return Location(name, self._line(name, found[name][0]))
        return None

    def _line(self, name: str, at: int, more: int = 0) -> int:
        """The line of the word before which there is a space, or of one that stands some words behind it."""
        return self._streams[name][self._texts[name].count(" ", 0, at) + more][1]


def _stream(text: str) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(texts.plain(text).split("\n"), 1):
        yield from ((word, number) for word in words.of(html.unescape(line)))
