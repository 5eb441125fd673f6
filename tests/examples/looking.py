"""What the content files of an example hold, for the tests that pin it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from homepage.content import records
from homepage.content.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.content.config import Section
    from homepage.content.loaded import Content

R = TypeVar("R", bound=records.Record)


class Example:
    """An example site, loaded once when a test first asks for it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def _content(self) -> Content:
        return load(self.root)

    def content(self) -> Content:
        return self._content

    def section(self, title: str) -> Section:
        return next(one for one in self._content.config.sections if one.title == title)

    def of_kind(self, record: type[R]) -> list[R]:
        """The records of one kind that the sections show, in order."""
        lists = [shown for shown in self._content.shown if isinstance(shown, tuple)]
        return [one for shown in lists for one in shown if isinstance(one, record)]

    def news(self) -> list[records.News]:
        return self.of_kind(records.News)

    def contacts(self) -> list[records.ContactGroup]:
        return self.of_kind(records.ContactGroup)

    def known(self) -> list[records.Contact]:
        """Everyone in the organizations, in a team or not."""
        in_teams = [person for group in self.contacts() for team in group.teams for person in team.people]
        return in_teams + [person for group in self.contacts() for person in group.people]

    def works(self) -> list[records.Publication]:
        return [work for work in self._content.publications.values() if work.type != "patent"]

    def patents(self) -> list[records.Publication]:
        return [work for work in self.of_kind(records.Publication) if work.type == "patent"]

    def paper(self, title: str) -> records.Publication:
        return next(work for work in self.works() if work.title == title)


def venue(work: records.Publication) -> tuple[str | None, str]:
    """The short name of the venue and the year, as the page shows them."""
    return work.container_title_short, work.year if work.date_text is None else work.date_text


def served(work: records.Publication, field: str) -> str:
    """A field of the BibTeX that is offered for a paper; empty when it has none."""
    found = re.search(rf"^\s*{field}\s*=\s*[{{\"](.*)[}}\"],?$", work.bibtex_text, re.MULTILINE)
    return found[1] if found else ""


def links_in(text: str) -> list[str]:
    return re.findall(r"\[[^\]]+\]\((\S+?)\)", text)
