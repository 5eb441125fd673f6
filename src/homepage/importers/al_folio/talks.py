"""Bibliographies of talks: jekyll-scholar lists talks as it lists works, and here they become talks."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from homepage.content.records import Author, Link, Talk
from homepage.errors import Location
from homepage.importers.front_matter.dates import date
from homepage.importers.front_matter.parts import records_part
from homepage.importers.front_matter.reader import Page
from homepage.importers.front_matter.tables import Table
from homepage.importers.prose.inline import parse
from homepage.importers.prose.markdown_out import escaped
from homepage.site.names import Identity
from homepage.source.latex import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from homepage.content.records import Person, Publication
    from homepage.importers.al_folio.books import Book
    from homepage.importers.front_matter.documents import Documents
    from homepage.importers.jekyll.queries import Asked
    from homepage.importers.site import Part
    from homepage.source.bibtex_records import Entry

_EVENTS = ("eventtitle", "eventtitleaddon", "event", "conference", "booktitle", "journal", "journaltitle", "series")
_HOSTS = ("howpublished", "organization", "institution", "school", "publisher", "note", "award")
_PLACES = ("venue", "location", "address")
_SAID = frozenset(
    (
        *_EVENTS,
        *_HOSTS,
        *_PLACES,
        "title",
        "subtitle",
        "author",
        "type",
        "category",
        "date",
        "year",
        "month",
        "abstract",
        "abbr",
    )
)
_SHOWS = re.compile(r"(?:bibtex_show|color|selected|preview|img|keywords|eventdate|url.*|.*year|.*date|abbr)")


class TalkShelf(NamedTuple):
    """A list of talks of one bibliography, called like the heading above it, with what its page says."""

    title: str
    book: Book
    keys: tuple[str, ...]
    intro: str = ""
    outro: str = ""

    @classmethod
    def of(cls, title: str, book: Book, wanted: Asked) -> TalkShelf:
        """What a list asks for."""
        return cls(title, book, tuple(work.key for work in book.library.listed(wanted)))


def sections(shelves: Sequence[TalkShelf], documents: Documents, person: Person) -> list[Part]:
    """The sections of some lists of talks, one for each heading."""
    found: list[Part] = []
    for title in dict.fromkeys(shelf.title for shelf in shelves):
        same = [shelf for shelf in shelves if shelf.title == title]
        records = [talk for shelf in same for talk in _Talks(shelf.book, documents, person).of(shelf.keys)]
        intro, outro = (
            "<br>".join(filter(None, texts)) for texts in zip(*((one.intro, one.outro) for one in same), strict=True)
        )
        found += records_part("talks", title, records, intro=intro or None, outro=outro or None)
    for book in {shelf.book.name: shelf.book for shelf in shelves}.values():
        _report_unlisted(book, shelves, documents)
    return found


def _report_unlisted(book: Book, shelves: Sequence[TalkShelf], documents: Documents) -> None:
    """Name the talks that no list shows."""
    listed = {key for shelf in shelves if shelf.book is book for key in shelf.keys}
    for key, entry in book.entries.items():
        if key not in listed:
            title = book.library.works[key].title
            documents.report.left_out(Location(book.name, entry.line), f"a talk that no list shows: {title[:80]}")


class _Talks:
    """Makes the talks of one bibliography."""

    def __init__(self, book: Book, documents: Documents, person: Person) -> None:
        self.book, self.documents = book, documents
        self.bodies, self.targets = documents.bodies, documents.bodies.targets
        self.owner = Identity([person.name, *person.aliases])

    def of(self, keys: Iterable[str]) -> list[Talk]:
        """The talks with some keys; an abstract stands on a page of its own."""
        return [self._talk(key) for key in keys]

    def _talk(self, key: str) -> Talk:
        entry, work = self.book.entries[key], self.book.library.works[key]
        where = Location(self.book.name, entry.line)
        self._report_rest(entry, work)
        runs = parse(work.title)
        address = self._page(entry, work) or self.targets.url(next((run.url for run in runs if run.url), ""), where)

        def said(*names: str) -> str:
            texts = (decode(entry.get(one)) for one in names)
            plain = (self.bodies.plain(text, where).strip(" ,") for text in texts if not self._month(text, work))
            return ", ".join(dict.fromkeys(filter(None, plain)))

        return Talk(
            title=self.bodies.plain(work.title, where),
            kind=said("type", "category") or None,
            event=said(*_EVENTS, *_HOSTS) or None,
            location=said(*_PLACES) or None,
            speaker=tuple(self._speakers(work, where)),
            url=address,
            links=tuple(self._links(work, where)),
            **self._when(entry, work, where),
        )

    @staticmethod
    def _month(text: str, work: Publication) -> str:
        """The date of a talk where a text is but its month."""
        found = date(f"{text.strip(' ,')} {work.year}") if re.fullmatch(r"\W*[^\W\d_]+\W*", text) else ""
        return found if "-" in found else ""

    def _speakers(self, work: Publication, where: Location) -> Iterator[Author]:
        """Who spoke, unless it was the owner alone."""
        if len(work.author) == 1 and self.owner.matches(work.author[0]):
            return
        for author in work.author:
            self.targets.report.saw(author.full, where)
            yield replace(author, name=author.full, family=None, given=None, prefix=None, suffix=None)

    def _when(self, entry: Entry, work: Publication, where: Location) -> dict[str, Any]:
        """When a talk was given: as its date says, else as a field of the owner's for the year does."""
        years = [value for name, value in entry.fields.items() if name.endswith("year")]
        year = next((one for one in years if re.fullmatch(r"(?:19|20)\d\d", one)), None)
        months = (self._month(decode(entry.get(name)), work) for name in _EVENTS)
        day, text = next(filter(None, months), None) or work.issued or year, work.date_text if not work.issued else None
        self.targets.report.saw(text or (day or "")[:4], where)
        return {"date": day, "date_text": text or None}

    def _links(self, work: Publication, where: Location) -> Iterator[Link]:
        """The links of a talk; those to files begin where the template keeps PDFs."""
        known = [link.url for link in work.links]
        for link in [*work.links, *([Link(label="Link", url=work.url)] if work.url and work.url not in known else [])]:
            address = link.url or ""
            if address.startswith("."):
                address = f"/{posixpath.normpath(f'assets/pdf/{address}')}"
            yield self.targets.link(link.label, address, where)

    def _report_rest(self, entry: Entry, work: Publication) -> None:
        """Name the fields for which talks have no place."""
        for field, value in entry.fields.items():
            linked = any((link.url or "") in value or value in (link.url or "") for link in work.links)
            if value and field not in _SAID and not _SHOWS.fullmatch(field) and not linked:
                where = Location(self.book.name, entry.line_of(field))
                self.targets.report.left_out(where, f"the field {field} of a talk: {decode(value)[:80]}")

    def _page(self, entry: Entry, work: Publication) -> str | None:
        """The address of a page with the abstract of a talk, if it has one."""
        if not work.abstract:
            return None
        fields = Table(self.book.name, entry.line)
        fields |= {"title": work.title, "permalink": "/"}  # which no page had
        page = Page(path=f"_talks/{entry.key}.md", fields=fields, body=escaped(work.abstract), body_line=entry.line)
        address = self.documents.claim("pages", {self.documents.default: page})
        self.documents.page({self.documents.default: page})
        return address
