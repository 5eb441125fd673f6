"""Kinds of publications by which academicpages parts its list: categories of its settings, or headings with loops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.content.config import Group
from homepage.importers.academicpages.texts import headings, with_headings
from homepage.importers.prose.inline import parse
from homepage.importers.prose.runs import plain
from homepage.site.urls import slug

if TYPE_CHECKING:
    from homepage.importers.front_matter.tables import Table

_FILTER = re.compile(
    r"where(?:_exp)?:\s*[\"'](?:\w+[\"'],\s*[\"']\w+\.)?(\w+)(?:[\"'],|\s*==)\s*[\"']([^\"']+)[\"']"
    r"|\b(?:post|pub|publication|paper|item|p)\.(\w+)\s*(?:==|contains)\s*[\"']([^\"']+)[\"']"
)

# Code that writes the year of an entry above those of this year.
_BY_YEAR = re.compile(
    r"site\.publications(?:(?!site\.(?!publications)).)*?<h\d[^>]*>\s*\{\{[^}]*year[^}]*\}\}", re.DOTALL
)


class Topics(Struct, frozen=True, kw_only=True):
    """The field that tells the kind of a publication, and the title of each kind by the value of this field."""

    field: str = "category"
    titles: dict[str, str] = {}
    by_year: bool = False

    def groups(self) -> tuple[Group, ...]:
        """The kinds as topics, in their order."""
        return tuple(Group(id=_identifier(title, at), title=title) for at, title in enumerate(self.titles.values(), 1))

    def of(self, fields: Table) -> str | None:
        """The topic of a publication."""
        values = [one.strip() for text in fields.texts(self.field) for one in (text, *text.split(","))]
        values = [one.lower() for one in values]
        for group, value in zip(self.groups(), self.titles, strict=True):
            if value.lower() in values:
                return group.id
        return None


def topics(body: str, config: Table) -> Topics:
    """The kinds that a page of publications shows under headings of their own; none when it has one list."""
    if "site.publication_category" in body:
        known = config.table("publication_category")
        return Topics(titles={name: known.table(name).text("title") or name for name in known})
    found: dict[str, str] = {}
    fields: list[str] = []
    body = with_headings(body)
    for _, title, start, end in headings(body):
        match = _FILTER.search(body, start, end)
        if match:
            field, value = (one for one in match.groups() if one)
            found.setdefault(value, plain(parse(title)))
            fields.append(field)
    return (
        Topics(field=fields[0], titles=found)
        if len(found) > 1 and len(set(fields)) == 1
        else Topics(by_year=_BY_YEAR.search(body) is not None)
    )


def _identifier(title: str, at: int) -> str:
    name = slug(title)
    return name if re.fullmatch(r"[a-z][a-z0-9-]*", name) else f"kind-{at}"
