"""Bibliographies of talks: jekyll-scholar lists talks as it lists works, and here they become talks."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from homepage.content import bibliography
from homepage.content.records import Author, Link, Talk
from homepage.errors import Location
from homepage.importers.data.bib import Taken
from homepage.importers.front_matter.reader import Page
from homepage.importers.front_matter.site import records_part
from homepage.importers.front_matter.tables import Table
from homepage.importers.jekyll.library import Library
from homepage.importers.prose import kinds
from homepage.importers.prose.markdown_out import escaped
from homepage.site.names import Identity
from homepage.source import bibtex
from homepage.source.latex import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from homepage.content.records import Person, Publication
    from homepage.importers.front_matter.documents import Documents
    from homepage.importers.front_matter.links import Targets
    from homepage.importers.site import Part
    from homepage.source.bibtex_records import Entry

# What only papers have.
_OF_PAPERS = ("doi", "pages", "volume", "isbn", "issn", "eprint", "arxiv")
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
_SHOWS = re.compile(r"(?:bibtex_show|selected|preview|img|keywords|eventdate|url.*|.*year|.*date|abbr)")


def of_talks(names: Iterable[str], targets: Targets) -> list[str]:
    """Those of some bibliographies that hold talks: they are called so, and most of their entries are no papers."""
    called = [name for name in names if kinds.kind(re.sub(r"[_-]", " ", _stem(name))) == "talks"]
    return [name for name in called if not _holds_papers(_entries(targets, name))]


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0]


def _entries(targets: Targets, name: str) -> tuple[Entry, ...]:
    path = targets.folder.path(name)
    return bibtex.read(path.read_bytes() if path else b"", name).entries


def _holds_papers(entries: Sequence[Entry]) -> bool:
    return 2 * sum(any(entry.fields.get(name) for name in _OF_PAPERS) for entry in entries) >= len(entries)


class TalkShelf(NamedTuple):
    """A list of talks of one bibliography, called like the heading above it, with what its page says."""

    title: str
    file: TalkFile
    keys: tuple[str, ...]
    intro: str = ""
    outro: str = ""


def sections(shelves: Sequence[TalkShelf], documents: Documents, person: Person) -> list[Part]:
    """The sections of some lists of talks, one for each heading."""
    found: list[Part] = []
    for title in dict.fromkeys(shelf.title for shelf in shelves):
        same = [shelf for shelf in shelves if shelf.title == title]
        records = [talk for shelf in same for talk in shelf.file.talks(shelf.keys, documents, person)]
        intro, outro = (
            "<br>".join(filter(None, texts)) for texts in zip(*((one.intro, one.outro) for one in same), strict=True)
        )
        found += records_part("talks", title, records, intro=intro or None, outro=outro or None)
    return found


class TalkFile:
    """The talks of a bibliography; ``usual`` is the name of the file that a list shows."""

    def __init__(self, name: str, usual: str, targets: Targets) -> None:
        self.name, self.targets = name, targets
        path = targets.folder.path(name)
        found = bibtex.read(path.read_bytes() if path else b"", name)
        self.entries = {entry.key: entry for entry in found.entries}
        works, problems = bibliography.publications(found, name)
        self.library = Library(Taken(works=works, data=b""), [name], usual, targets, linked=False)
        targets.report.guess(Location(name), "is a list of talks: its entries became talks, which offer no BibTeX")
        for problem in (*found.problems, *problems):
            targets.report.guess(problem.location, problem.message)

    def talks(self, keys: Iterable[str], documents: Documents, person: Person) -> list[Talk]:
        """The talks of one list; an abstract stands on a page of its own."""
        owner = Identity([person.name, *person.aliases])
        return [self._talk(key, documents, owner) for key in keys]

    def _talk(self, key: str, documents: Documents, owner: Identity) -> Talk:
        entry, work = self.entries[key], self.library.works[key]
        where, plain = Location(self.name, entry.line), documents.bodies.plain
        self._report_rest(entry, work)

        def said(*names: str) -> str:
            texts = (plain(decode(entry.get(one)), where) for one in names)
            return ", ".join(dict.fromkeys(text for text in texts if text))

        return Talk(
            title=plain(work.title, where),
            kind=said("type", "category") or None,
            event=said(*_EVENTS, *_HOSTS) or None,
            location=said(*_PLACES) or None,
            speaker=tuple(self._speakers(work, owner, where)),
            url=_page(entry, work, self.name, documents),
            links=tuple(self._links(work, where)),
            **self._when(entry, work, where),
        )

    def _speakers(self, work: Publication, owner: Identity, where: Location) -> Iterator[Author]:
        """Who spoke, unless it was the owner alone."""
        if len(work.author) == 1 and owner.matches(work.author[0]):
            return
        for author in work.author:
            self.targets.report.saw(author.full, where)
            yield replace(author, name=author.full, family=None, given=None, prefix=None, suffix=None)

    def _when(self, entry: Entry, work: Publication, where: Location) -> dict[str, Any]:
        """When a talk was given: as its date says, else as a field of the owner's for the year does."""
        years = [value for name, value in entry.fields.items() if name.endswith("year")]
        year = next((one for one in years if re.fullmatch(r"(?:19|20)\d\d", one)), None)
        date, text = work.issued or year, work.date_text if not work.issued else None
        self.targets.report.saw(text or (date or "")[:4], where)
        return {"date": date, "date_text": text or None}

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
                where = Location(self.name, entry.line_of(field))
                self.targets.report.left_out(where, f"the field {field} of a talk: {decode(value)[:80]}")


def _page(entry: Entry, work: Publication, name: str, documents: Documents) -> str | None:
    """The address of a page with the abstract of a talk, if it has one."""
    if not work.abstract:
        return None
    page = Page(
        path=f"_talks/{entry.key}.md", fields=Table(name, entry.line), body=escaped(work.abstract), body_line=entry.line
    )
    page.fields |= {"title": work.title, "permalink": "/"}  # which no page had
    address = documents.claim("pages", {documents.default: page})
    documents.page({documents.default: page})
    return address
