"""Talks and courses of academicpages: each a file, of which the fields are a record and a longer text is a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Course, Talk
from homepage.importers.academicpages.texts import split_links, without_twins
from homepage.importers.front_matter.dates import date_words, dated
from homepage.importers.front_matter.documents import has_text
from homepage.importers.front_matter.parts import records_part
from homepage.importers.front_matter.residue import is_sample_text
from homepage.importers.prose.inline import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from homepage.content.records import Link
    from homepage.importers.front_matter.documents import Documents
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.site import Part

_LINKS = {
    "slidesurl": "Slides",
    "slides": "Slides",
    "paperurl": "Paper",
    "paper": "Paper",
    "posterurl": "Poster",
    "poster": "Poster",
    "videourl": "Video",
    "video": "Video",
    "recording": "Recording",
    "codeurl": "Code",
    "code": "Code",
    "website": "Website",
    "link": "Link",
    "url": "Link",
    "eventurl": "Event",
    "event_url": "Event",
}


class Entries:
    """Reads the talks and courses of one site, whose dates are shown in a language."""

    def __init__(self, documents: Documents, shown_in: str, style: str) -> None:
        self.documents, self.shown_in, self.style = documents, shown_in, style
        self.bodies, self.language = documents.bodies, documents.default
        self.targets, self.report = self.bodies.targets, self.bodies.report

    def talks(self, pages: Iterable[Page]) -> list[Part]:
        """The talks, the newest first."""
        records = [self._talk(page) for page in sorted(pages, key=_newest, reverse=True)]
        return records_part("talks", "Talks", records, "talks")

    def _talk(self, page: Page) -> Talk:
        when = dated(page.fields.text("date"))
        self.report.saw(date_words(when, self.style, self.shown_in), page.fields.at("date"))
        title, kind, event, location = self._said(page)
        return Talk(
            title=title,
            kind=kind or None,
            event=event or None,
            location=location or None,
            url=self.documents.address({self.language: page}),
            links=self._rest(page),
            **when,
        )

    def _said(self, page: Page) -> Iterator[str]:
        """The title, the kind, the event or school, and the place that the fields of an entry name."""
        yield self.bodies.plain(page.fields.text("title") or page.stem, page.fields.at("title"))
        for name in ("type", "venue", "location"):
            yield self.bodies.plain(page.fields.text(name), page.fields.at(name))

    def _rest(self, page: Page) -> tuple[Link, ...]:
        """The links of an entry; what else its text says is on a page of its own."""
        links = [
            self.targets.link(label, page.fields.text(key), page.fields.at(key), beside=page.path)
            for key, label in _LINKS.items()
            if page.fields.text(key)
        ]
        venues = (run.url for run in parse(page.fields.text("venue")) if run.url)
        links += [self.targets.link("Event", url, page.fields.at("venue"), beside=page.path) for url in venues]
        found = split_links(page.body)[1]
        links += [self.targets.link(label, url, page.location, beside=page.path) for label, url in found]
        self.report.saw(" ".join(label for label, _ in found), page.location)
        if has_details(page):
            page.body = _details(page)
            self.documents.page({self.language: page}, date=dated(page.fields.text("date")).get("date"))
        return tuple(without_twins(links))

    def courses(self, pages: Iterable[Page]) -> list[Part]:
        """The courses, the newest first."""
        records = [self._course(page) for page in sorted(pages, key=_newest, reverse=True)]
        return records_part("courses", "Teaching", records, "teaching")

    def _course(self, page: Page) -> Course:
        when = dated(page.fields.text("date"))
        self.report.saw(when.get("date", "")[:4] or when.get("date_text", ""), page.fields.at("date"))
        title, level, *places = self._said(page)
        return Course(
            title=title,
            level=level or None,
            start=when.get("date", "")[:4] or None,
            period_text=when.get("date_text"),
            organization=", ".join(dict.fromkeys(place for place in places if place)) or None,
            url=self.documents.address({self.language: page}),
            links=self._rest(page),
        )


def _details(page: Page) -> str:
    """What the text of an entry says beside its links, its excerpt first."""
    excerpt, text = page.fields.text("excerpt"), split_links(page.body)[0]
    own = excerpt and not is_sample_text(excerpt) and excerpt[:60] not in page.body
    return f"{excerpt}\n\n{text}" if own else text


def has_details(page: Page) -> bool:
    """Whether an entry says more than a list shows."""
    return has_text(replace(page, body=_details(page)))


def _newest(page: Page) -> tuple[str, str]:
    when = dated(page.fields.text("date")).get("date", "")
    return (when, page.path)
