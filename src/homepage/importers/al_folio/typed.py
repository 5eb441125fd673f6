"""Papers typed on the page about the owner, beside a bibliography that holds them, too, or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from homepage.content.bibliography_twins import are_one
from homepage.content.records import Publication
from homepage.content.values import is_local
from homepage.errors import Location
from homepage.importers.emit import plain
from homepage.importers.front_matter.tables import line_of
from homepage.importers.front_matter.works import key_of
from homepage.importers.papers.record import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from homepage.importers.front_matter.links import Targets
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.site import ImportedSite, Part


class Typed(Struct):
    """Which works of the bibliography were typed again, below which heading, and what stands beside its entries."""

    title: str = ""
    keys: list[str] = field(default_factory=list)
    beside: dict[str, dict[str, Any]] = field(default_factory=dict)


def typed(home: ImportedSite, page: Page, works: Mapping[str, Publication], targets: Targets) -> Typed | None:
    """Take the papers out of what a page says; None when one of them that is new has no authors, as when misread."""
    lists = [part for part in home.parts if part.section.kind == "publications"]
    pairs = [(work, _known(work, works)) for part in lists for work in _works(part)]
    if not pairs or any(key is None and not work.author for work, key in pairs):
        return None
    found = Typed(title=str(lists[0].section.title))
    for work, key in pairs:
        where = Location(page.path, page.body_line + max(line_of(page.body, work.title[:40]) - 1, 0))
        if key is None:
            new = key_of((*works, *found.beside), work.author[0].full.split()[-1], work.year, work.title.split()[0])
            found.beside[new] = _plain(work)
            found.keys.append(new)
            targets.report.guess(where, f"“{work.title[:70]}” is not in the bibliography; it stands beside it")
            continue
        found.keys.append(key)
        if links := _links(works[key], work, targets):
            found.beside[key] = {"links": links}
        targets.report.left_out(where, f"“{work.title[:70]}”, which the bibliography holds too", shown(work))
    home.parts = [part for part in home.parts if part not in lists]
    return found


def _works(part: Part) -> Iterator[Publication]:
    yield from (one for one in part.records if isinstance(one, Publication))


def _known(work: Publication, works: Mapping[str, Publication]) -> str | None:
    return next((key for key, other in works.items() if are_one(work, other)), None)


def _plain(work: Publication) -> dict[str, Any]:
    found = plain(replace(work, key="", topic=None))
    return dict(found) if isinstance(found, dict) else {"title": work.title}


def _links(work: Publication, again: Publication, targets: Targets) -> list[Any]:
    """All links of a work that lead somewhere, when it has more where it was typed."""
    known = {work.url, work.pdf, *(link.url for link in work.links)}
    more = [link for link in again.links if link.url not in known]
    good = [link for link in work.links if not is_local(link.url or "") or link.url in targets.links.assets]
    return [plain(link) for link in (*good, *more)] if more else []
