"""The home page of academicpages, and the pages beside it that are lists written by hand: read as one page of sections.

Prose and lists below headings are read as the about page of acad-homepage is. A further page is a section of it when
all that it holds comes apart into records.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.errors import Location
from homepage.importers.acad_homepage.importer import included, variables
from homepage.importers.academicpages.texts import without_bare_headings
from homepage.importers.page import twins as page_twins
from homepage.importers.page.reader import Page as HomePage
from homepage.importers.prose import kinds
from homepage.importers.prose.blocks import Block, blocks
from homepage.importers.prose.clean import Cleaner
from homepage.importers.prose.emoji import split_icon
from homepage.importers.prose.links import Links, place_key
from homepage.importers.prose.runs import plain
from homepage.importers.report import ImportReport
from homepage.importers.site import ImportedSite
from homepage.site.urls import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.records import Person
    from homepage.importers.folder import Folder
    from homepage.importers.front_matter.links import Targets
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.site import Part

_DATED = ("news", "positions", "awards", "talks", "courses")
_PROSE = ("", "about", "interests", "education", "experience", "service")  # kinds of pages that stay pages


def read(about: Page | None, targets: Targets, person: Person, lists: Sequence[Page] = ()) -> ImportedSite:
    """What the home page says: its biography, and a part for each of its sections and of the pages of ``lists``."""
    links = _links(targets, targets.folder)
    links.assets, links.places = targets.links.assets, targets.pages
    found = _without_switch(_blocks(about, targets.folder), targets) if about else []
    for page in lists:
        found += _section(page, targets.folder)
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


def _title(page: Page) -> str:
    return split_icon(page.fields.text("title"))[1]


def is_list(page: Page, targets: Targets, person: Person) -> bool:
    """Whether a page comes apart into records of the kind that its title names, or into papers and other records."""
    folder = targets.folder.within(ImportReport(), str)
    site = HomePage(_section(page, folder), _links(targets, folder), person, title=person.name, name=page.path).read()
    parts = [part for part in site.parts if part.section.kind != "about"]
    if not parts or site.bio:
        return False
    if is_named(page):
        return all(part.records for part in parts) or _is_mostly_papers(parts)
    papers = sum(part.section.kind == "publications" for part in parts)
    return bool(papers) and 3 * sum(bool(part.records) for part in parts) >= 2 * len(parts)


def _is_mostly_papers(parts: Sequence[Part]) -> bool:
    """Whether papers are the first that a page lists, and more than two for each of its sections without records."""
    papers = sum(len(part.records) for part in parts if part.section.kind == "publications")
    return parts[0].section.kind == "publications" and papers > 2 * sum(not part.records for part in parts)


def is_named(page: Page) -> bool:
    """Whether the title of a page names what it lists."""
    return kinds.kind(page.fields.text("title")) not in _PROSE


def place(page: Page) -> str:
    """Where what a page lists stands in our site: on the page of all publications, or in a section of the home page."""
    title = _title(page)
    return "publications/" if kinds.kind(title) == "publications" or not is_named(page) else f"#{slug(title)}"


def merge(site: ImportedSite, report: ImportReport, page: str) -> None:
    """Make one record of each paper that stands on the home page and in a collection."""
    page_twins.merge(site, report, page)


def _links(targets: Targets, folder: Folder) -> Links:
    return Links(folder, (f"https://{targets.host}{targets.base}", targets.base) if targets.host else ())


def _blocks(page: Page, folder: Folder) -> list[Block]:
    """The blocks of a page, without what the template makes."""
    body, loops = without_bare_headings(page.body)
    for line in loops:
        folder.report.left_out(Location(page.path, page.body_line + line), "a list that the template makes")
    cleaner = Cleaner(folder.report, lambda how, what, beside: included(folder, how, what, beside), variables({}, {}))
    return blocks(cleaner.lines(body, page.path, first=page.body_line))


def _section(page: Page, folder: Folder) -> list[Block]:
    """A page as a section of another: its title is the heading, its own headings stand below it.

    Where the title says less than these, they are sections themselves.
    """
    title, found = page.fields.text("title"), _blocks(page, folder)
    if found and found[0].kind == "heading" and plain(found[0].runs).strip() == title:
        del found[0]
    named = is_named(page)
    top = min((block.level for block in found if block.kind == "heading"), default=1)
    for block in found:
        block.level += (1 if named else 1 - top) * (block.kind == "heading")
    if not named:
        return found
    return [Block(kind="heading", text=title, level=1, location=page.fields.at("title")), *found]


def _as_written(part: Part, usual: str) -> Part:
    """A part whose dates look as on the home page, whatever those of the collections look like."""
    if part.section.kind in _DATED and part.section.date_format is None:
        part.section = replace(part.section, date_format=usual)
    return part
