"""Talks and news of a HugoBlox site, each from the pages that are about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.content.records import Author, News, Talk
from homepage.importers.front_matter.collections import is_long
from homepage.importers.front_matter.documents import has_text
from homepage.importers.front_matter.pages import main, one_paragraph
from homepage.importers.front_matter.reader import Page
from homepage.importers.front_matter.site import date_words, dated, records_part
from homepage.importers.hugoblox.links import links
from homepage.importers.prose.markdown_out import escaped, target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.content.records import Person
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
        when, title = dated(page.fields.text("date")), page.fields.text("title")
        if address := self.documents.address(group):
            self.documents.page(group, date=when.get("date"))
            self.report.saw(title, page.fields.at("title"))
            return News(text=f"[{escaped(title)}]({target(address)})", **when)
        title = escaped(self.bodies.plain(title, page.fields.at("title")))
        body = one_paragraph(self.bodies.markdown(page.body, page.path, page.body_line))
        text = f"**{title}**<br>{body}" if title and body else body or title or page.stem
        return News(text=text, **when)

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
            page.body = details(page)
            self.documents.page(group, date=when.get("date"))
        names = tuple(Author(name=person.name if one.name in ("admin", "me") else one.name) for one in speakers)
        return Talk(
            title=title,
            event=bodies.plain(fields.text("event", "event_name"), fields.at("event", "event_name")) or None,
            location=bodies.plain(place, fields.at("location", "address")) or None,
            url=self.documents.address(group),
            links=tuple(addresses),
            speaker=() if alone else names,
            **when,
        )


def details(page: Page) -> str:
    """What an event says of itself beside its facts, each text once; empty when it says nothing."""
    texts = (page.fields.text("abstract"), page.fields.text("summary"), page.body)
    text = "\n\n".join(one for one in dict.fromkeys(one.strip() for one in texts) if one)
    return text if has_text(Page(path=page.path, fields=page.fields, body=text)) else ""


def is_article(page: Page, kind: str) -> bool:
    """Whether a piece of news has a text below its title that is more than an entry of a list."""
    return kind == "news" and bool(page.fields.text("title")) and is_long(page)
