"""The same paper in two lists of one page: a selection, and the full list that holds it again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from homepage.content.bibliography_twins import are_one
from homepage.content.records import Publication
from homepage.errors import Location
from homepage.importers import words
from homepage.importers.front_matter.twins import filled
from homepage.importers.papers.record import shown

_SELECTION = re.compile(r"select|represent|highlight|featured|recent|key\b|代表|精选|近期", re.IGNORECASE)

if TYPE_CHECKING:
    from homepage.content.records import Record
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite, Part


def merge(site: ImportedSite, report: ImportReport, page: str) -> None:
    """Make one record of each paper that stands twice; a list whose papers stand in another becomes a selection.

    A list after the other one that is not called a selection is not needed any more.
    """
    listing = [part for part in site.parts if part.section.kind == "publications" and not part.section.file]
    for small in listing:
        large = next((one for one in listing if one is not small and _holds(one, small)), None)
        if large is not None and small.records and not small.section.filter:
            again = _is_again(small, large, listing)
            _select(small, large, site, report, page, selected=not again)
            text = f"“{_title(small)}” shows papers that “{_title(large)}” holds too; each is one record now"
            report.guess(Location(page, 1), text)
            if again:
                site.parts.remove(small)
                large.section = replace(large.section, abstracts=large.section.abstracts or small.section.abstracts)
                what = f"the list “{_title(small)}”, all of it in the other one"
                report.left_out(Location(page, 1), what, _title(small))
            return


def _title(part: Part) -> str:
    """The heading of a section, in the first language when it has several."""
    title: object = part.section.title
    return str(next(iter(title.values()))) if isinstance(title, dict) else str(title)


def _is_again(small: Part, large: Part, listing: list[Part]) -> bool:
    """Whether a list only repeats one before it: all its papers stand there, and it is not called a selection."""
    section = small.section
    plainly = not (section.intro or section.outro or section.group_by or _SELECTION.search(_title(small)))
    return plainly and listing.index(small) > listing.index(large) and len(_shared(large, small)) == len(small.records)


def _shared(large: Part, small: Part) -> dict[int, int]:
    """Which work of a list, by its place, is which of a selection."""
    pairs: dict[int, int] = {}
    for at, work in enumerate(small.records):
        known = (place for place, other in enumerate(large.records) if place not in pairs and _are_one(work, other))
        if (place := next(known, None)) is not None:
            pairs[place] = at
    return pairs


def _are_one(one: Record, other: Record) -> bool:
    return isinstance(one, Publication) and isinstance(other, Publication) and are_one(one, other)


def _holds(large: Part, small: Part) -> bool:
    """Whether a list holds a selection again; some papers may stand in the selection alone."""
    shared = len(_shared(large, small))
    fits = len(large.records) > len(small.records) or shared == len(large.records) == len(small.records)
    return fits and 2 * shared > len(small.records)


def _select(small: Part, large: Part, site: ImportedSite, report: ImportReport, page: str, *, selected: bool) -> None:
    pairs, chosen = _shared(large, small), [cast("Publication", record) for record in small.records]
    for place, at in pairs.items():
        work = cast("Publication", large.records[place])
        merged = replace(_merged(work, chosen[at], site), selected=selected or work.selected)
        _tell(work, chosen[at], merged, report, page, times=1 + selected)
        large.records[place] = merged
    alone = [replace(one, selected=True) for at, one in enumerate(chosen) if at not in pairs.values()]
    large.records[:0] = alone
    small.records = []
    by = small.section.group_by if small.section.group_by == "topic" else None
    small.section = replace(small.section, filter={"selected": ("true",)}, group_by=by)


def _tell(
    work: Publication, other: Publication, merged: Publication, report: ImportReport, page: str, *, times: int
) -> None:
    """Name the words of two records that their common one, shown so often, lacks: names in initials, a short venue."""
    typed = Counter(words.of(f"{shown(work)} {shown(other)}"))
    again = words.of(shown(merged)) * times
    lost = typed - Counter(again)
    if lost:
        told = f"“{work.title[:70]}” stands twice; of its two wordings the fuller is shown"
        report.left_out(Location(page, 1), told, " ".join(lost.elements()))


def _names(work: Publication) -> tuple[int, int]:
    """How much the authors of a record say: how many they are, and how much of their names is written out."""
    return len(work.author), sum(len(author.full) for author in work.author)


def _merged(work: Publication, other: Publication, site: ImportedSite) -> Publication:
    """The record of the full list, with what only the selection says of it."""
    key = other.key if other.aliases and not work.aliases else work.key  # other pages lead to what has addresses
    entries = [site.bibtex.pop(one, "") for one in (work.key, other.key)]
    if entry := next(filter(None, entries), ""):
        site.bibtex[key] = re.sub(r"^(@\w+\s*[{(]\s*)[^,\s]*", lambda match: match.group(1) + key, entry, count=1)
    fuller = _names(other) > _names(work)
    found = filled(work, replace(other, links=tuple(link for link in other.links if link.url != work.url)))
    return replace(
        found,
        key=key,
        container_title=None if found.container_title == found.container_title_short else found.container_title,
        topic=other.topic or work.topic,
        author=other.author if fuller else work.author,
        others=other.others if fuller else work.others,
    )
