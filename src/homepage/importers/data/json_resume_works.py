"""The publications of a JSON Resume; many say more than its schema, which has no authors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from homepage.content.bibliography_links import clean_doi
from homepage.content.records import Author, Link, Publication
from homepage.importers.data.json_resume_values import lines
from homepage.importers.front_matter.dates import dated
from homepage.importers.front_matter.tables import Table
from homepage.importers.front_matter.twins import Works
from homepage.importers.front_matter.works import count_words
from homepage.importers.prose.links import relation
from homepage.importers.prose.names import author_list
from homepage.importers.prose.runs import Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from homepage.errors import Location
    from homepage.importers.report import ImportReport

_VENUES = ("publisher", "journal", "venue", "conference", "booktitle", "publication")
_DATES = ("releaseDate", "date", "year", "published")
_ADDRESSES = ("url", "website")
_LABELS = ("name", "label", "title")
_USED = (
    *("name", "title", "summary", "abstract", "authors", "author", "doi", "DOI", "volume", "number", "issue", "pages"),
    *_VENUES,
    *_DATES,
)


def works(
    found: list[Table], url_of: Callable[[Table], str | None], report: ImportReport, where: Location
) -> list[Publication]:
    """The publications of a list, each once."""
    all_ = Works(report)
    for one in found:
        links = _links(one, url_of)
        work = _work(one, url_of(one), tuple(links), lambda text: _seen(text, report, where))
        work = replace(work, links=tuple(link for some in links.values() for link in some))
        count_words(work, report, where)
        all_.add(work, where)
    return all_.records()


def _seen(text: str, report: ImportReport, where: Location) -> str:
    report.saw(text, where)
    return text


def _links(one: Table, url_of: Callable[[Table], str | None]) -> dict[str, list[Link]]:
    """The lists of an entry whose members are addresses with labels, such as slides and code, by their keys."""
    found = {}
    for key in one:
        members = one.tables(key)
        if members and all(each.text(*_ADDRESSES) and each.text(*_LABELS) for each in members):
            labelled = [(each.text(*_LABELS).strip("[]() "), url_of(each)) for each in members]
            found[key] = [Link(label=label, url=url, rel=relation(label, url)) for label, url in labelled if url]
    return found


def _work(one: Table, url: str | None, linked: tuple[str, ...], seen: Callable[[str], str]) -> Publication:
    when, venue = dated(one.text(*_DATES)), one.text(*_VENUES)
    publisher = one.text("publisher")
    return Publication(
        title=one.text("name", "title") or "Untitled",
        author=_authors(one),
        container_title=(one.text(*_VENUES[1:]) or venue) or None,
        publisher=publisher if publisher and one.text(*_VENUES[1:]) not in ("", publisher) else None,
        volume=one.text("volume") or None,
        issue=one.text("number", "issue") or None,
        page=one.text("pages") or None,
        url=url,
        doi=clean_doi(one.text("doi", "DOI") or (url if url and "doi.org/" in url else "")),
        bibtex=False,
        abstract=seen(one.text("summary", "abstract")) or None,
        note="; ".join(lines(one, (*_USED, *linked))) or None,
        issued=when.get("date"),
        date_text=when.get("date_text"),
    )


def _authors(one: Table) -> tuple[Author, ...]:
    """The authors, given as a list of names or of mappings, or as one text."""
    found: Any = one.get("authors") or one.get("author")
    if isinstance(found, str):
        split = author_list([Run(text=found)])
        return tuple(split.authors) if split and not split.rest else (Author(name=found),) if found.strip() else ()
    members = found if isinstance(found, list) else [found]
    names = (name.text("name", "literal") if isinstance(name, Table) else name for name in members)
    return tuple(Author(name=name.strip()) for name in names if isinstance(name, str) and name.strip())
