"""The same paper given twice, per language or in two lists, as one record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict, replace

from homepage.content.bibliography_twins import normalised_title
from homepage.importers.front_matter_site import key_of

if TYPE_CHECKING:
    from homepage.content.records import Publication
    from homepage.errors import Location
    from homepage.importers.report import ImportReport


class Works:
    """Publications in the order of the source; one that is there already only fills what the first leaves open."""

    def __init__(self, report: ImportReport) -> None:
        self.report = report
        self.found: list[Publication] = []
        self._places: dict[str, int] = {}

    def add(self, work: Publication, where: Location) -> int:
        """Add a publication; its place in the list, which is that of an earlier one when both are the same paper."""
        names = _identities(work)
        place = next((self._places[name] for name in names if name in self._places), None)
        if place is None or not _agree(self.found[place], work):
            place = len(self.found)
            self.found.append(work)
        else:
            text = f"“{work.title[:80]}” is the same paper as “{self.found[place].title[:80]}”; both became one record"
            self.report.left_out(where, text)
            self.found[place] = _filled(self.found[place], work)
        for name in names:
            self._places.setdefault(name, place)
        return place

    def records(self) -> list[Publication]:
        """All publications, each with a key of its own."""
        keys: dict[str, Publication] = {}
        for work in self.found:
            family = work.author[0].family or work.author[0].full.split()[-1:] if work.author else ""
            first = family if isinstance(family, str) else "".join(family)
            key = work.key if work.key and work.key not in keys else key_of(keys, first, work.year, _lead(work.title))
            keys[key] = replace(work, key=key)
        return list(keys.values())


def _lead(title: str) -> str:
    """The first long word of a title."""
    return next((word for word in re.findall(r"\w+", title) if len(word) > 3), title[:20])


def _identities(work: Publication) -> list[str]:
    found = [f"doi:{work.doi.lower()}"] if work.doi else []
    if work.eprint and (work.eprinttype or "arxiv") == "arxiv":
        found.append("arxiv:" + re.sub(r"v\d+$", "", work.eprint.lower()))
    title = normalised_title(work.title)
    return [*found, f"title:{title}"] if len(title) > 8 else found


def _agree(one: Publication, other: Publication) -> bool:
    """Whether two works that share an identity are one: not when DOI or year say otherwise."""
    if one.doi and other.doi:
        return one.doi.lower() == other.doi.lower()
    years = {work.year for work in (one, other) if work.year}
    same_archive = bool(one.eprint) and one.eprint == other.eprint
    return same_archive or len(years) < 2


def _filled(work: Publication, other: Publication) -> Publication:
    """A work with what only its twin says; the links of both."""
    theirs: dict[str, Any] = asdict(other)
    kept = {"links", "status", "date_text", "bibtex"}
    empty = {
        name: theirs[name]
        for name, own in asdict(work).items()
        if name not in kept and (not own or (name == "type" and own == "document")) and theirs[name]
    }
    known = {link.url for link in work.links}
    links = (*work.links, *(link for link in other.links if link.url not in known))
    return replace(work, **empty, links=links)
