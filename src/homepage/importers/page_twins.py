"""The same paper in two lists of one page: a selection, and the full list that holds it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from homepage.content.bibliography_twins import normalised_title
from homepage.content.records import Publication

if TYPE_CHECKING:
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite, Part


def merge(site: ImportedSite, report: ImportReport, page: str) -> None:
    """Make one record of each paper that stands twice; a list whose papers all stand in another becomes a selection."""
    from homepage.errors import Location

    listing = [part for part in site.parts if part.section.kind == "publications" and not part.section.file]
    for small in listing:
        large = next((one for one in listing if one is not small and _holds(one, small)), None)
        if large is not None and small.records and not small.section.filter:
            _select(small, large, site)
            text = (
                f"“{small.section.title}” shows papers that “{large.section.title}” holds too; each is one record now"
            )
            report.guess(Location(page, 1), text)
            return


def _titles(part: Part) -> dict[str, Publication]:
    return {normalised_title(work.title): work for work in part.records if isinstance(work, Publication)}


def _holds(large: Part, small: Part) -> bool:
    return len(large.records) > len(small.records) and set(_titles(small)) <= set(_titles(large))


def _select(small: Part, large: Part, site: ImportedSite) -> None:
    chosen = _titles(small)
    large.records = [_merged(cast("Publication", work), chosen, site) for work in large.records]
    small.records = []
    small.section = replace(small.section, filter={"selected": ("true",)}, group_by=None)


def _merged(work: Publication, chosen: dict[str, Publication], site: ImportedSite) -> Publication:
    """The record of the full list, with what only the selection says of it."""
    other = chosen.get(normalised_title(work.title))
    if other is None:
        return work
    if other.key in site.bibtex and work.key not in site.bibtex:
        site.bibtex[work.key] = site.bibtex.pop(other.key).replace(other.key, work.key, 1)
    known = {link.url for link in work.links} | {work.url}
    return replace(
        work,
        selected=True,
        bibtex=work.bibtex or other.bibtex,
        url=work.url or other.url,
        image=work.image or other.image,
        badges=work.badges or other.badges,
        note=work.note or other.note,
        honor=work.honor or other.honor,
        links=(*work.links, *(link for link in other.links if link.url not in known)),
    )
