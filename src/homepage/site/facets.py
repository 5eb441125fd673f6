"""What the list of publications can be narrowed by: year, type, topic, venue, and the own part in a work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.site.model import type_titles
from homepage.site.urls import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from homepage.content.records import Publication
    from homepage.content.words import Words
    from homepage.site.bylines import Bylines

NAMES = ("year", "type", "topic", "venue", "role")
ROLES = ("first", "last", "corresponding", "other")
FEWEST = 6  # works: a shorter list is read faster than narrowed
_MOST, _WIDEST = 7, 64  # choices, and characters of their labels, that stand side by side in a line


class Choice(Struct, frozen=True, kw_only=True):
    """One value of a facet and how many works have it."""

    value: str
    label: str
    count: int


class Facet(Struct, frozen=True, kw_only=True):
    """A facet that tells works apart: it has two values or more."""

    name: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def is_short(self) -> bool:
        """Whether its choices can stand side by side; else they are a menu."""
        return len(self.choices) <= _MOST and sum(len(one.label) for one in self.choices) <= _WIDEST


class Facets:
    """The values of each work of one list, and the facets of the whole list."""

    def __init__(self, works: Iterable[Publication], bylines: Bylines, words: Words, topics: Mapping[str, str]) -> None:
        self._bylines, self._words = bylines, words
        roles = {role: words(f"own_{role}") for role in ROLES}
        self._labels: dict[str, Mapping[str, str]] = {"type": type_titles(words), "topic": topics, "role": roles}
        self._venues: dict[str, str] = {}
        self._values = {id(work): self._of(work) for work in works}

    def values(self, work: Publication) -> dict[str, str]:
        """The facet values of a work as attributes carry them: several are parted by spaces."""
        return self._values[id(work)]

    def all(self) -> tuple[Facet, ...]:
        """The facets worth a choice; none for a short list."""
        if len(self._values) < FEWEST:
            return ()
        return tuple(facet for name in NAMES if len((facet := self._facet(name)).choices) > 1)

    def _of(self, work: Publication) -> dict[str, str]:
        venue = work.container_title_short or work.container_title or ""
        name = slug(venue)
        if name:
            self._venues.setdefault(name, venue)
        values = {
            "year": work.year,
            "type": work.type,
            "topic": work.topic or "",
            "venue": name,
            "role": " ".join(own_roles(work, self._bylines)),
        }
        return {name: value for name, value in values.items() if value}

    def _facet(self, name: str) -> Facet:
        counts: dict[str, int] = {}
        for values in self._values.values():
            for value in values.get(name, "").split():
                counts[value] = counts.get(value, 0) + 1
        labels = self._labels.get(name, self._venues)
        order = list(labels) if name in self._labels else []
        found = [Choice(value=one, label=labels.get(one, one), count=count) for one, count in counts.items()]
        found.sort(key=lambda one: order.index(one.value) if one.value in order else len(order))
        if name == "year":
            found.sort(key=lambda one: one.value, reverse=True)
        if name == "venue":
            found.sort(key=lambda one: (-one.count, one.label.casefold()))
        return Facet(name=name, label=self._words(f"facet_{name}"), choices=tuple(found))


def own_roles(work: Publication, bylines: Bylines) -> tuple[str, ...]:
    """The own part in a work, by place in the list and by stated roles; nothing without the own name."""
    place = next((index for index, author in enumerate(work.author) if bylines.is_self(author)), None)
    if place is None:
        return ()
    roles = bylines.roles(work.author[place])
    found = {
        "first": place == 0 or "co-first" in roles,
        "last": (place > 1 and place == len(work.author) - 1 and not work.others) or "co-senior" in roles,
        "corresponding": "corresponding" in roles,
    }
    return tuple(role for role, holds in found.items() if holds) or ("other",)
