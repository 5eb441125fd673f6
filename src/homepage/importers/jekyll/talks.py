"""Talks that stand in a collection of the owner's: files whose fields say what, when, where and with whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.content.records import Talk
from homepage.importers.front_matter.collections import links_of
from homepage.importers.front_matter.dates import date, dated
from homepage.importers.front_matter.documents import has_text, written
from homepage.importers.front_matter.pages import main
from homepage.importers.front_matter.parts import records_part
from homepage.importers.prose.inline import parse
from homepage.importers.prose.names import author_list
from homepage.site.dates import shown
from homepage.site.names import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.content.records import Author, Person
    from homepage.importers.front_matter.documents import Documents
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.front_matter.tables import Table
    from homepage.importers.site import Part

_EVENTS = ("eventtitle", "event", "event_name", "conference", "meeting", "seminar", "series")
_HOSTS = ("venue", "host", "institution", "organization", "university")
_PLACES = ("location", "place", "city", "country")
_DATES = ("date", "eventdate", "event_date", "year")
_KINDS = ("type", "kind", "talk_type")
_SPEAKERS = ("author", "authors", "speaker", "speakers", "presenter")
_SAID = ("abstract", "description", "summary", "excerpt")
_RANGE = re.compile(r"(\d{4}-\d\d-\d\d)\s*(?:/|to|--?|–)\s*(\d{4}-\d\d-\d\d)")
_FEW = 4  # words that name a kind of talk


def has_details(page: Page) -> bool:
    """Whether a talk says more than an entry of a list can hold."""
    said = page.fields.text(*_SAID)
    return has_text(page) or len(said.split()) > _FEW or bool(said and page.fields.text(*_KINDS))


class Talks:
    """Reads the talks of one site of a ``person``; ``style`` is how it writes dates."""

    def __init__(self, documents: Documents, person: Person, style: str) -> None:
        self.documents, self.bodies, self.report = documents, documents.bodies, documents.report
        self.style, self.owner = style, Identity([person.name, *person.aliases])

    def parts(self, groups: Iterable[dict[str, Page]], title: str, identifier: str) -> list[Part]:
        """The section of some talks, the newest first; those with a place have pages of their own."""
        found = [self._talk(group) for group in groups]
        found.sort(key=lambda talk: talk.date or "", reverse=True)
        return records_part("talks", title, found, identifier)

    def _talk(self, group: dict[str, Page]) -> Talk:
        page = main(group, self.documents.default)
        fields, address = page.fields, self.documents.address(group)
        when, (kind, said) = self._when(page), self._kind(fields)
        event, place = self._places(fields)
        if address:
            page.body = "\n\n".join(part for part in (said, page.body.strip()) if part)
            self.documents.page(group, date=when.get("date"))
        links = links_of(page, self.bodies)
        return Talk(
            title=": ".join(one for name in ("title", "subtitle") if (one := self._plain(fields, name))) or page.stem,
            kind=kind or None,
            event=event or None,
            location=place or None,
            speaker=self._speakers(fields),
            url=address,
            links=links,
            **when,
        )

    def _plain(self, fields: Table, *names: str) -> str:
        return self.bodies.plain(", ".join(fields.texts(names[0])) or fields.text(*names), fields.at(*names))

    def _when(self, page: Page) -> dict[str, Any]:
        """The day of a talk, else that of its file; of several days all, and the first for the order."""
        said = page.fields.text(*_DATES)
        days = _RANGE.fullmatch(said)
        when = dated(said) if said else {"date": written(page) or None}
        if days:
            first, last = (shown(date(day), self.style) for day in days.groups())
            when = {"date": date(days[1]), "date_text": f"{first} – {last}" if first != last else None}
        self.report.saw(when.get("date_text") or (when.get("date") or "")[:4], page.fields.at(*_DATES))
        return when

    def _kind(self, fields: Table) -> tuple[str, str]:
        """What kind of talk it was, and what else is said of it."""
        said = fields.text(*_SAID)
        kind = self._plain(fields, *_KINDS)
        if not kind and said and len(said.split()) <= _FEW:
            return self.bodies.plain(said, fields.at(*_SAID)), ""
        return kind or self.bodies.plain(fields.text("category").replace("-", " "), fields.at("category")), said

    def _places(self, fields: Table) -> tuple[str, str]:
        """The event and the place; a venue is the event where nothing else is."""
        events = [self._plain(fields, *_EVENTS), self._plain(fields, "eventtitleaddon")]
        hosts = [one for name in _HOSTS if (one := self._plain(fields, name))]
        places = [one for name in _PLACES if (one := self._plain(fields, name))]
        if not any(events):
            events, hosts = hosts[:1], hosts[1:]
        return ": ".join(filter(None, events)), ", ".join(dict.fromkeys([*hosts, *places]))

    def _speakers(self, fields: Table) -> tuple[Author, ...]:
        """Who spoke, unless it was the owner alone."""
        name = next((one for one in _SPEAKERS if fields.texts(one)), "")
        written_ = ", ".join(fields.texts(name)) if name else ""
        found = author_list(parse(written_)) if written_ else None
        people = tuple(found.authors) if found else ()
        if written_ and not people:
            self.report.left_out(fields.at(name), f"the speakers of a talk: {written_[:80]}")
        if len(people) == 1 and self.owner.matches(people[0]):
            return ()
        self.report.saw(" ".join(one.full for one in people), fields.at(*_SPEAKERS))
        return people
