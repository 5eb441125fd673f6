"""Talks and news of a HugoBlox site, each from the pages that are about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.content.records import Author, News, Talk
from homepage.importers.front_matter.collections import is_long
from homepage.importers.front_matter.dates import date_words, dated
from homepage.importers.front_matter.documents import has_text
from homepage.importers.front_matter.pages import main, one_paragraph
from homepage.importers.front_matter.parts import records_part
from homepage.importers.front_matter.reader import Page
from homepage.importers.hugoblox.languages import translated
from homepage.importers.hugoblox.links import links
from homepage.importers.prose.inline import parse
from homepage.importers.prose.markdown_out import escaped, target
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.content.records import Person
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.documents import Documents
    from homepage.importers.front_matter.headings import Headings
    from homepage.importers.site import Part

Group = dict[str, Page]


class Events:
    """Reads the entries of one site; ``style`` is how it writes dates, ``headings`` are those of the theme."""

    def __init__(self, documents: Documents, person: Person, style: str, headings: Headings) -> None:
        self.documents, self.person, self.style, self.headings = documents, person, style, headings
        self.shown_in = headings.languages[0]
        self.bodies, self.report, self.language = documents.bodies, documents.report, documents.default

    def news(self, groups: Iterable[Group]) -> list[Part]:
        """The news, the newest first."""
        found = [self._announcement(group) for group in groups]
        found.sort(key=lambda one: one.date or "", reverse=True)
        return records_part("news", self.headings("News"), found, "news")

    def _announcement(self, group: Group) -> News:
        """A piece of news; one with more than a paragraph is its title, which leads to its page."""
        page = main(group, self.language)
        when, address = dated(page.fields.text("date")), self.documents.address(group)
        if address:
            self.documents.page(group, date=when.get("date"))
        found = News(text=self._text(page, address, self.bodies) or page.stem, **when)
        return translated(found, group, page, {"text": lambda one: self._text(one, address, self.bodies.silent())})

    def _text(self, page: Page, address: str | None, bodies: Bodies) -> str:
        """What the list says of a piece of news."""
        fields = page.fields
        title = escaped(bodies.plain(fields.text("title"), fields.at("title")))
        names = ("summary", "description")
        body = bodies.line(fields.text(*names), fields.at(*names))
        if not address:
            body = one_paragraph(bodies.markdown(page.body, page.path, page.body_line)) or body
        title = f"[{title}]({target(address)})" if address else f"**{title}**" if title and body else title
        return "<br>".join(part for part in (title, body) if part)

    def talks(self, groups: list[Group], title: str, anchor: str = "talks") -> list[Part]:
        """The talks, the newest first."""
        records = sorted((self._talk(group) for group in groups), key=lambda talk: talk.date or "", reverse=True)
        return records_part("talks", title or self.headings("Talks"), records, anchor, date_format=self.style)

    def _talk(self, group: Group) -> Talk:
        page, bodies = main(group, self.language), self.bodies
        fields, address = page.fields, page.fields.table("address")
        person = self.person
        title = bodies.plain(fields.text("title") or page.stem, fields.at("title"))
        place = fields.text("location")
        for part in (address.text(name) for name in ("city", "region", "country")):
            place = place if part in place else f"{place}, {part}".removeprefix(", ")
        when = dated(fields.text("event_start", "time_start", "date", "publishDate"))
        self.report.saw(date_words(when, self.style, self.shown_in), fields.at("date"))
        speakers = tuple(Author(name=name) for name in fields.texts("authors"))
        alone = all(author.name in ("admin", "me", person.name) for author in speakers)
        addresses = [*links(page, bodies.targets)]
        if url := fields.text("event_url"):
            addresses.insert(0, self.bodies.targets.link("Event", url, fields.at("event_url"), beside=page.path))
        if self.documents.address(group):
            for one in group.values():
                one.body = details(one)
            self.documents.page(group, date=when.get("date"))
        names = tuple(Author(name=person.name if one.name in ("admin", "me") else one.name) for one in speakers)
        found = Talk(
            title=title,
            event=bodies.plain(fields.text("event", "event_name"), fields.at("event", "event_name")) or None,
            location=bodies.plain(place, fields.at("location", "address")) or None,
            url=self.documents.address(group),
            links=tuple(addresses),
            speaker=() if alone else names,
            **when,
        )
        own = {"title": ("title",), "event": ("event", "event_name"), "location": ("location",)}
        read = {name: lambda one, keys=keys: plain(parse(one.fields.text(*keys))) for name, keys in own.items()}
        return translated(found, group, page, read)


def details(page: Page) -> str:
    """What an event says of itself beside its facts, each text once; empty when it says nothing."""
    texts = (page.fields.text("abstract"), page.fields.text("summary"), page.body)
    text = "\n\n".join(one for one in dict.fromkeys(one.strip() for one in texts) if one)
    return text if has_text(Page(path=page.path, fields=page.fields, body=text)) else ""


def is_article(page: Page, kind: str) -> bool:
    """Whether a piece of news has a text below its title that is more than an entry of a list."""
    return kind == "news" and bool(page.fields.text("title")) and is_long(page)
