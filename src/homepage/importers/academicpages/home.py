"""The home page of academicpages, and the pages beside it that are lists written by hand: read as one page of sections.

Prose and lists below headings are read as the about page of acad-homepage is. A further page is a section of it when
all that it holds comes apart into records.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Position
from homepage.importers.academicpages import sections
from homepage.importers.academicpages.sections import as_section, blocks_of, is_named, is_vita
from homepage.importers.academicpages.texts import headings, without_bare_headings
from homepage.importers.page import twins as page_twins
from homepage.importers.page.reader import Page as HomePage
from homepage.importers.prose import kinds
from homepage.importers.prose.emoji import split_icon
from homepage.importers.prose.inline import parse
from homepage.importers.prose.links import Links, place_key
from homepage.importers.prose.markdown_blocks import markdown
from homepage.importers.prose.runs import plain
from homepage.importers.report import ImportReport
from homepage.importers.site import ImportedSite
from homepage.site.urls import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from homepage.content.records import Person
    from homepage.importers.folder import Folder
    from homepage.importers.front_matter.links import Targets
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.prose.blocks import Block
    from homepage.importers.site import Part

_DATED = ("news", "positions", "awards", "talks", "courses")
_CAREER = ("education", "experience", "service")  # what a curriculum vitae holds, and pages of their own may


def read(about: Page | None, targets: Targets, person: Person, lists: Sequence[Page] = ()) -> ImportedSite:
    """What the home page says: its biography, and a part for each of its sections and of the pages of ``lists``."""
    links = _links(targets, targets.folder)
    links.assets, links.places = targets.links.assets, targets.pages
    found = _without_switch(blocks_of(about, targets.folder), targets) if about else []
    for page in lists:
        found += as_section(page, targets.folder)
    if not found:
        return ImportedSite(person=person)
    site = HomePage(found, links, person, title=person.name, name=about.path if about else lists[0].path).read()
    site.parts = [_as_written(part, site.config.date_format) for part in site.parts]
    return site


def quietly(about: Page, targets: Targets, person: Person) -> tuple[ImportedSite, ImportReport]:
    """What the home page in another language says, with a report of its own."""
    report = ImportReport()
    own = copy(targets)
    own.folder, own.report = targets.folder.within(report, str), report
    own.links = _links(targets, own.folder)
    own.links.assets = dict(targets.links.assets)
    return read(about, own, person), report


def _without_switch(found: list[Block], targets: Targets) -> list[Block]:
    """The blocks without paragraphs that only lead to the home page in another language: each page has a switch."""
    kept = []
    for block in found:
        runs = [run for run in block.runs if run.text.strip(" |/·[]()")]
        leads = bool(runs) and all(run.url and targets.pages.get(place_key(run.url)) == "index.html" for run in runs)
        if block.kind == "para" and leads and block in found[-2:] + found[:2]:
            targets.report.left_out(block.location, f"a link to the same page, {plain(block.runs)}")
        else:
            kept.append(block)
    return kept


def is_list(page: Page, targets: Targets, person: Person, known: Collection[str] = ()) -> bool:
    """Whether a page comes apart into records of the kind that its title names, or into papers and other records.

    A curriculum vitae, or a page of one of its parts, is none where the site has records of these kinds, ``known``.
    """
    folder = targets.folder.within(ImportReport(), str)
    read_ = HomePage(
        as_section(page, folder), _links(targets, folder), person, title=person.name, name=page.path
    ).read()
    parts = [part for part in read_.parts if part.section.kind != "about"]
    told = sum(bool(part.records) for part in parts)
    if not told or read_.bio:
        return False
    if is_vita(page) or kinds.kind(page.fields.text("title")) in _CAREER:
        is_whole = 3 * told >= len(parts) if is_vita(page) else told == len(parts)
        return is_whole and not (kinds_of(parts) - {"publications"}) & set(known)
    if is_named(page):
        return told == len(parts) or _is_mostly_papers(parts)
    papers = sum(part.section.kind == "publications" for part in parts)
    return bool(papers) and 3 * told >= 2 * len(parts)


def lead(page: Page, targets: Targets) -> str:
    """What stands above the sections of a curriculum vitae, as Markdown."""
    links = _links(targets, targets.folder)
    links.assets, links.places = targets.links.assets, targets.pages
    found = sections.lead(page, targets.folder)
    for block in found:
        targets.report.saw(block.words, block.location)
    return markdown(found, links)


def kinds_of(parts: Iterable[Part]) -> set[str]:
    """What kinds of records some sections hold: degrees and employment are two."""
    found = [(part.section.kind, record) for part in parts for record in part.records]
    return {record.category if isinstance(record, Position) else kind for kind, record in found}


def _is_mostly_papers(parts: Sequence[Part]) -> bool:
    """Whether papers are the first that a page lists, and more than two for each of its sections without records."""
    papers = sum(len(part.records) for part in parts if part.section.kind == "publications")
    return parts[0].section.kind == "publications" and papers > 2 * sum(not part.records for part in parts)


def place(page: Page) -> str:
    """Where what a page lists stands in our site: on the page of all publications, or in a section of the home page."""
    title = split_icon(page.fields.text("title"))[1]
    if is_vita(page):
        first = next((title for _, title, *_ in headings(without_bare_headings(page.body)[0])), title)
        return f"#{slug(split_icon(plain(parse(first)))[1])}"
    return "publications/" if kinds.kind(title) == "publications" or not is_named(page) else f"#{slug(title)}"


def merge(site: ImportedSite, report: ImportReport, page: str) -> None:
    """Make one record of each paper that stands on the home page and in a collection."""
    page_twins.merge(site, report, page)


def _links(targets: Targets, folder: Folder) -> Links:
    return Links(folder, (f"https://{targets.host}{targets.base}", targets.base) if targets.host else ())


def _as_written(part: Part, usual: str) -> Part:
    """A part whose dates look as on the home page, whatever those of the collections look like."""
    if part.section.kind in _DATED and part.section.date_format is None:
        part.section = replace(part.section, date_format=usual)
    return part
