"""Pages beside the home page as sections of it: their titles are headings, or only their own headings are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.errors import Location
from homepage.importers.acad_homepage.importer import variables
from homepage.importers.acad_homepage.includes import included
from homepage.importers.academicpages.texts import without_bare_headings
from homepage.importers.front_matter.liquid import silenced, told
from homepage.importers.prose import kinds
from homepage.importers.prose.blocks import Block, blocks
from homepage.importers.prose.clean import Cleaner
from homepage.importers.prose.runs import plain
from homepage.importers.report import ImportReport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.folder import Folder
    from homepage.importers.front_matter.reader import Page

_PROSE = ("", "about", "interests")  # kinds of pages that stay pages
_VITA = re.compile(r"\b(?:cv|r[ée]sum[ée]|curriculum|vita[e]?|lebenslauf)\b|简历", re.IGNORECASE)


def is_named(page: Page) -> bool:
    """Whether the title of a page names what it lists."""
    return not is_vita(page) and kinds.kind(page.fields.text("title")) not in _PROSE


def is_vita(page: Page) -> bool:
    """Whether a page is a curriculum vitae."""
    return bool(_VITA.search(f"{page.fields.text('title')} {page.stem}"))


def blocks_of(page: Page, folder: Folder) -> list[Block]:
    """The blocks of a page, without what the template makes."""
    body, loops = without_bare_headings(page.body)
    for line in loops:
        folder.report.left_out(Location(page.path, page.body_line + line), told(page.body, line))
    cleaner = Cleaner(folder.report, lambda how, what, beside: included(folder, how, what, beside), variables({}, {}))
    return blocks(cleaner.lines(silenced(body), page.path, first=page.body_line))


def as_section(page: Page, folder: Folder) -> list[Block]:
    """A page as a section of another: its title is the heading, its own headings stand below it.

    Where the title says less than these, they are sections themselves.
    """
    title, found = page.fields.text("title"), blocks_of(page, folder)
    if found and found[0].kind == "heading" and plain(found[0].runs).strip() == title:
        del found[0]
    named = is_named(page)
    top = min((block.level for block in found if block.kind == "heading"), default=1)
    for block in found:
        block.level += (1 if named else 1 - top) * (block.kind == "heading")
    if named:
        return [Block(kind="heading", text=title, level=1, location=page.fields.at("title")), *found]
    return found[_first_heading(found) :] if is_vita(page) else found


def lead(page: Page, folder: Folder) -> list[Block]:
    """What stands above the first heading of a curriculum vitae, such as a link to it as a file."""
    found = blocks_of(page, folder.within(ImportReport(), str))
    return found[: _first_heading(found)]


def _first_heading(found: Sequence[Block]) -> int:
    return next((at for at, block in enumerate(found) if block.kind == "heading"), 0)
