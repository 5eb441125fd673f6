"""Pages of an al-folio site that are lists written by hand, as those of people who keep no bibliography."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from homepage.importers.academicpages.home import is_list, place, read
from homepage.importers.front_matter.pages import is_blocks
from homepage.importers.front_matter.parts import prose_part
from homepage.importers.prose import kinds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from homepage.content.records import Person
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.links import Targets
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.site import ImportedSite

_KINDS = ("publications", "patents", "talks", "news", "awards", "courses")
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]*[^\s#].*$|<h[1-6]\b", re.MULTILINE)
_MOST = 3  # sections at the end of a list of publications that are none


class ByHand(Struct, frozen=True, kw_only=True):
    """A page that comes apart into records, what its end holds beside them, and where all of it stands now."""

    page: Page
    rest: Page | None
    place: str


def by_hand(
    page: Page, targets: Targets, person: Person, *, has_works: bool, more: Collection[str] = ()
) -> ByHand | None:
    """A page as a list written by hand; None when it is none, or when the works stand in a bibliography.

    ``more`` are kinds that such a list may be of besides the usual ones.
    """
    title = page.fields.text("title")
    kind = kinds.kind(title)
    if kind not in (*_KINDS, *more) or "{%" in page.body:
        return None
    if kind in ("publications", "patents") and has_works:
        if is_blocks(page.body):
            targets.report.kept(page.location, f"“{title}” stays text, for the works of the site stand elsewhere")
        return None
    if kind == "courses" and _HEADING.search(page.body):  # theses and the like stand among them
        return None
    page.fields["title"] = title[:1].upper() + title[1:]
    for first, rest in _cuts(page) if kind == "publications" else [(page, None)]:
        if is_list(first, targets, person):
            return ByHand(page=first, rest=rest, place=place(page))
    page.fields["title"] = title
    return None


def _cuts(page: Page) -> Iterator[tuple[Page, Page | None]]:
    """A page as a whole, and without one or more of the sections at its end."""
    yield page, None
    for start in [match.start() for match in _HEADING.finditer(page.body)][: -_MOST - 1 : -1]:
        line = page.body_line + page.body.count("\n", 0, start)
        yield replace(page, body=page.body[:start]), replace(page, body=page.body[start:], body_line=line)


def written(found: Sequence[ByHand], targets: Targets, person: Person, bodies: Bodies) -> ImportedSite:
    """The sections of such pages; what their ends hold is text."""
    site = read(None, targets, person, [one.page for one in found])
    site.parts = [part for part in site.parts if part.section.kind != "about"]
    for one in found:
        if one.rest is not None:
            text = bodies.markdown(one.rest.body, one.rest.path, one.rest.body_line)
            title, _, below = text.partition("\n")
            site.parts += prose_part(title.strip("# "), below)
    return site
