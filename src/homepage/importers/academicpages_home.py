"""The home page of academicpages: prose and lists below headings, read as the about page of acad-homepage is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.errors import Location
from homepage.importers import page_twins
from homepage.importers.acad_homepage import included, variables
from homepage.importers.academicpages_texts import without_bare_headings
from homepage.importers.blocks import blocks
from homepage.importers.clean import Cleaner
from homepage.importers.links import Links
from homepage.importers.page import Page as HomePage

if TYPE_CHECKING:
    from homepage.content.records import Person
    from homepage.importers.front_matter import Page
    from homepage.importers.front_matter_links import Targets
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite, Part

_DATED = ("news", "positions", "awards", "talks", "courses")


def read(about: Page, targets: Targets, person: Person) -> ImportedSite:
    """What the home page says: its biography, and a part for each of its sections."""
    report = targets.report
    body, loops = without_bare_headings(about.body)
    for line in loops:
        report.left_out(Location(about.path, about.body_line + line), "a list that the template makes")
    cleaner = Cleaner(report, lambda how, what, beside: included(targets.folder, how, what, beside), variables({}, {}))
    links = Links(targets.folder, (f"https://{targets.host}{targets.base}", targets.base) if targets.host else ())
    links.assets, links.places = targets.links.assets, targets.pages
    found = blocks(cleaner.lines(body, about.path, first=about.body_line))
    site = HomePage(found, links, person, title=person.name, name=about.path).read()
    site.parts = [_as_written(part, site.config.date_format) for part in site.parts]
    return site


def joined(home: ImportedSite, others: list[Part], report: ImportReport, page: str) -> list[Part]:
    """The sections of the home page before those of the collections; papers that stand in both are one."""
    home.parts = [*home.parts, *others]
    page_twins.merge(home, report, page)
    return home.parts


def _as_written(part: Part, usual: str) -> Part:
    """A part whose dates look as on the home page, whatever those of the collections look like."""
    if part.section.kind in _DATED and part.section.date_format is None:
        part.section = replace(part.section, date_format=usual)
    return part
