"""What an entry of a JSON Resume says, as lines of text and as dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.importers.front_matter.dates import span
from homepage.importers.front_matter.tables import Table
from homepage.site.dates import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTH = "%b %Y"
# The keys of the schema whose values are understood where they stand, and those that the schema does not have.
_SCHEMA = frozenset(
    (
        *("name", "location", "description", "position", "url", "summary", "highlights", "institution", "area"),
        *("studyType", "courses", "title", "awarder", "issuer", "publisher", "level", "keywords", "language"),
        *("fluency", "reference", "roles", "entity", "type", "organization", "department", "issuer", "website"),
    )
)
_NAMES = {"gpa": "GPA"}
_SILENT = frozenset(("url", "website", "image", "icon", "logo", "highlights"))


def lines(one: Table, used: tuple[str, ...]) -> Iterator[str]:
    """What an entry says beyond some of its fields; what the schema does not know begins with its name."""
    for name in one:
        if name in used or name in _SILENT:
            continue
        label = "" if name in _SCHEMA else f"{_NAMES.get(name) or spaced(name)}: "
        for value in texts(one[name]):
            yield label + value


def spaced(name: str) -> str:
    """A key as words."""
    words = re.sub(r"[_-]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)).strip()
    return words[:1].upper() + words[1:].lower()


def texts(found: Any, *, join: bool = True) -> list[str]:
    """All texts in a value, in order; those of one mapping, and short ones of one list, are one."""
    if isinstance(found, Table):
        parts = [text for one in found.values() for text in texts(one)]
        return [", ".join(parts)] if parts else []
    if isinstance(found, list):
        joined = [one for one in found if isinstance(one, str) and one]
        if join and len(joined) == len(found) and all(len(one) < 40 for one in joined):
            return [", ".join(joined)] if joined else []
        return [text for one in found for text in texts(one)]
    return [found] if isinstance(found, str) and found.strip() else []


def place(found: Any) -> str:
    """A place, given as one text or in parts."""
    if isinstance(found, Table):
        names = ("address", "postalCode", "city", "region", "countryCode", "country")
        known = [found.text(name) for name in names if found.text(name)]
        return ", ".join(known) or ", ".join(texts(found))
    return ", ".join(texts(found))


def period(one: Table) -> dict[str, Any]:
    """When something began and ended; what has no end lasts, as the schema says."""
    start, end = one.text("startDate"), one.text("endDate")
    when = span(start, end)
    if start and not end and not when.get("period_text"):
        when["ongoing"] = True
    return when


def date_text(found: dict[str, Any]) -> dict[str, Any]:
    """A period as the text of a date."""
    if found.get("period_text"):
        return {"date_text": found["period_text"]}
    end = "Present" if found.get("ongoing") else found.get("end")
    ends = [one if one == "Present" else shown(one, MONTH) for one in (found.get("start"), end) if one]
    if len(ends) == 1 and ends[0] != "Present":
        return {"date": found.get("start") or end}
    return {"date_text": " – ".join(ends)} if ends else {}
