"""The entries of an al-folio site that become records of ours: news, and courses with their pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.records import Course, News
from homepage.importers.al_folio.about import silently
from homepage.importers.front_matter.dates import DATE, date_words, dated
from homepage.importers.front_matter.pages import main, one_paragraph, per_language
from homepage.importers.prose.markdown_out import escaped, target

if TYPE_CHECKING:
    from homepage.importers.front_matter.documents import Documents
    from homepage.importers.front_matter.reader import Page


class Entries:
    """Reads the entries of one site, each in all its languages; those with a place have pages of their own."""

    def __init__(self, documents: Documents) -> None:
        self.documents, self.bodies, self.language = documents, documents.bodies, documents.default
        self.report = self.bodies.report

    def news(self, group: dict[str, Page]) -> News:
        """One piece of news, in all its languages; a longer one is its title, which leads to its page."""
        page = main(group, self.language)
        when = dated(page.fields.text("date") or page.stem[:10])
        if "date_text" in when and not page.fields.text("date"):
            when = {}
        self.report.saw(date_words(when, DATE, self.language), page.fields.at("date"))
        address = self.documents.address(group)
        if address:
            self.documents.page(group, date=when.get("date"))
            texts = {language: _headline(one, page, address) for language, one in group.items()}
            self.report.saw(texts[next(iter(texts))] and page.fields.text("title"), page.fields.at("title"))
            return News(text=per_language(texts), **when)
        texts = {self.language: self._news_text(page, self.bodies.markdown(page.body, page.path, page.body_line))}
        for language, other in group.items():
            if other is not page:
                texts[language] = self._news_text(other, silently(other, self.bodies), counted=False)
        if len(texts) > 1:
            self.report.guess(page.location, f"read together with its version in {', '.join(list(texts)[1:])}")
        return News(text=per_language(texts), **when)

    def _news_text(self, page: Page, body: str, *, counted: bool = True) -> str:
        title = page.fields.text("title")
        if is_inline(page) and body:
            return one_paragraph(body)
        if counted:
            title = self.bodies.plain(title, page.fields.at("title"))
        if not body:
            return escaped(title or page.stem)
        return one_paragraph(body) if not title else f"**{escaped(title)}**<br>{one_paragraph(body)}"

    def course(self, group: dict[str, Page]) -> Course:
        """A course with its term; what else is said of it, and its weeks, stand on its page."""
        page = main(group, self.language)
        fields, plain = page.fields, self.bodies.plain
        term = " ".join(text for name in ("term", "year") if (text := plain(fields.text(name), fields.at(name))))
        said = ", ".join(text for name in ("instructor", "time", "location") if (text := fields.text(name)))
        weeks = [", ".join(week.text(name) for name in week if week.text(name)) for week in fields.tables("schedule")]
        listed = "\n".join(f"- {week}" for week in weeks)
        page.body = "\n\n".join(text for text in (fields.text("description"), said, page.body.strip(), listed) if text)
        self.documents.page(group)
        title, code = fields.text("title") or page.stem, fields.text("course_id")
        year = fields.text("year")
        self.report.saw(f"{title} {code}", fields.at("title"))
        return Course(
            title=title,
            code=code or None,
            start=year if re.fullmatch(r"\d{4}", year) else None,
            period_text=term if term != year else None,
            url=self.documents.address(group),
        )


def is_inline(page: Page) -> bool:
    """Whether a piece of news is shown where it is listed."""
    return page.fields.flag("inline")


def _headline(page: Page, first: Page, address: str) -> str:
    """The title of a piece of news as a link to its page."""
    return f"[{escaped(page.fields.text('title') or first.fields.text('title'))}]({target(address)})"
