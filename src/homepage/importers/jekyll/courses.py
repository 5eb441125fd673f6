"""Courses that stand in a collection of the owner's: files whose fields say what, when, where and in which part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.records import Course
from homepage.importers.front_matter.collections import links_of
from homepage.importers.front_matter.documents import has_text
from homepage.importers.front_matter.pages import main
from homepage.importers.front_matter.parts import records_part
from homepage.importers.prose import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.importers.front_matter.documents import Documents
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.site import Part

_TERMS = ("term", "semester", "quarter", "season", "period")
_YEARS = ("year", "course_year", "academic_year")
_CODES = ("code", "course_id", "course_code", "course_number", "number")
_HOSTS = ("institution", "university", "organization", "school", "venue")
_ROLES = ("role", "position")
_LEVELS = ("level", "degree")
_TEACHERS = ("instructors", "instructor", "teachers", "teacher", "lecturer")
_SAID = ("description", "summary", "excerpt", "abstract")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def are_courses(groups: Iterable[dict[str, Page]]) -> bool:
    """Whether entries are courses: by the name of their folder, and as one says when or where it was taught."""
    return any(
        kinds.kind(page.path.partition("/")[0].strip("_")) == "courses"
        and bool(page.fields.text(*_TERMS, *_YEARS, *_CODES, *_HOSTS))
        for group in groups
        for page in group.values()
    )


def has_details(page: Page) -> bool:
    """Whether a course says more than an entry of a list can hold."""
    return has_text(page) or bool(page.fields.text(*_SAID))


class Courses:
    """Reads the courses of one site; those with a place have pages of their own."""

    def __init__(self, documents: Documents) -> None:
        self.documents, self.bodies, self.report = documents, documents.bodies, documents.report

    def parts(self, groups: Iterable[dict[str, Page]], title: str, identifier: str) -> list[Part]:
        """The section of some courses, the newest first."""
        found = [self._course(group) for group in groups]
        found.sort(key=lambda course: str(course.start or ""), reverse=True)
        return records_part("courses", title, found, identifier)

    def _course(self, group: dict[str, Page]) -> Course:
        page = main(group, self.documents.default)
        fields, address = page.fields, self.documents.address(group)
        if address:
            teachers = next((found for one in _TEACHERS if (found := fields.texts(one))), [])
            said = (fields.text(*_SAID), ", ".join(teachers), page.body.strip())
            page.body = "\n\n".join(part for part in said if part)
            self.documents.page(group)
        period, years = self._period(page)
        if not period and (dated := _YEAR.search(fields.text("date"))):
            years = [dated.group()]
            self.report.saw(dated.group(), fields.at("date"))
        return Course(
            title=self._plain(page, ("title", "name")) or page.stem,
            code=self._plain(page, _CODES) or None,
            level=self._plain(page, _LEVELS) or None,
            role=self._plain(page, _ROLES) or None,
            start=years[0] if years else None,
            end=years[-1] if len(years) > 1 else None,
            period_text=period if period and [period] != years else None,
            organization=self._plain(page, _HOSTS) or None,
            url=address,
            links=links_of(page, self.bodies),
        )

    def _period(self, page: Page) -> tuple[str, list[str]]:
        """When a course was taught, in words and years; a term may say its year itself, or be one of several years."""
        term, years = self._plain(page, _TERMS), _YEAR.findall(page.fields.text(*_YEARS))
        if not (own := _YEAR.search(term)):
            period = " ".join(one for one in (term, self._plain(page, _YEARS)) if one)
            return period, _YEAR.findall(period)[:1]
        if len(years) < 2:
            return term, [own.group()]
        return f"{term} ({self._plain(page, _YEARS)})", [years[0], years[-1]]

    def _plain(self, page: Page, names: tuple[str, ...]) -> str:
        """What the first of some keys says."""
        name = next((one for one in names if page.fields.text(one)), "")
        return self.bodies.plain(page.fields.text(name), page.fields.at(name)) if name else ""
