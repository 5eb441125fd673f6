"""The same paper given twice, per language or in two lists, as one record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict, replace

from homepage.content.bibliography_twins import are_one, identities
from homepage.importers import words
from homepage.importers.front_matter.works import key_of

if TYPE_CHECKING:
    from homepage.content.records import Publication
    from homepage.errors import Location
    from homepage.importers.report import ImportReport


class Works:
    """Publications in the order of the source; one that is there already only fills what the first leaves open."""

    def __init__(self, report: ImportReport) -> None:
        self.report = report
        self.found: list[Publication] = []
        self._places: dict[str, list[int]] = {}

    def add(self, work: Publication, where: Location) -> int:
        """Add a publication; its place in the list, which is that of an earlier one when both are the same paper."""
        names = identities(work)
        known = dict.fromkeys(place for name in names for place in self._places.get(name, ()))
        same = [one for one in known if are_one(self.found[one], work)]
        place = next((one for one in same if not _are_unlike(self.found[one].title, work.title)), None)
        if place is None:
            for other in same:
                text = (
                    f"“{work.title[:80]}” has an identifier of “{self.found[other].title[:80]}”; one of them is wrong"
                )
                self.report.guess(where, text)
            place = len(self.found)
            self.found.append(work)
        else:
            text = f"“{work.title[:80]}” is the same paper as “{self.found[place].title[:80]}”; both became one record"
            self.report.left_out(where, text)
            self.found[place] = filled(self.found[place], work)
        for name in names:
            self._places.setdefault(name, []).append(place)
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


def _are_unlike(one: str, other: str) -> bool:
    """Whether two titles in Latin letters have almost no word in common: a copied identifier, not a copied paper."""
    first, second = ({word for word in words.of(text) if len(word) > 3 and word.isascii()} for text in (one, other))
    return min(len(first), len(second)) > 2 and 4 * len(first & second) < min(len(first), len(second))


def _lead(title: str) -> str:
    """The first long word of a title."""
    return next((word for word in re.findall(r"\w+", title) if len(word) > 3), title[:20])


def filled(work: Publication, other: Publication) -> Publication:
    """A work with what only its twin says; the links of both."""
    theirs: dict[str, Any] = asdict(other)
    kept = {"links", "status", "date_text", "bibtex", "aliases"}
    empty = {
        name: theirs[name]
        for name, own in asdict(work).items()
        if name not in kept and (not own or (name == "type" and own == "document")) and theirs[name]
    }
    known = {link.url for link in work.links}
    links = (*work.links, *(link for link in other.links if link.url not in known))
    return replace(work, **empty, links=links, aliases=(*work.aliases, *other.aliases))
