"""Dates and periods as people and programs write them in settings and data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.content import values
from homepage.importers import words
from homepage.importers.prose.dates import NOW, leading
from homepage.importers.prose.runs import Run
from homepage.site.dates import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.content.records import News

_STAMP = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:.*)?")
_TURNED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")  # the day first, as Ruby reads it
_DAYS = re.compile(r"(?<!\d)\d{1,2}\s*[-–]\s*\d{1,2}(?!\d)(?=.*[^\W\d_])")  # several days of a month: 22-24 June
DATE = "%b %-d, %Y"


def date(text: str) -> str:
    """A date as people and programs write it, as YYYY[-MM[-DD]]; empty when it is none."""
    text = text.strip()
    stamp = _STAMP.fullmatch(text)
    try:
        return values.date("-".join(stamp.groups()) if stamp else text)
    except ValueError:
        pass
    if turned := _TURNED.fullmatch(text):
        return date("-".join(reversed(turned.groups())))
    when, rest = leading([Run(text=text)])
    if when is None or rest or when.end or when.dash or _DAYS.search(text):
        return ""
    try:
        return values.date(when.start)
    except ValueError:
        return ""


def dated(text: str) -> dict[str, Any]:
    """The fields ``date`` and ``date_text`` of a record."""
    found = date(text)
    return {"date": found} if found else {"date_text": text.strip()} if text.strip() else {}


def date_words(when: dict[str, Any], style: str, tag: str) -> str:
    """What a source shows of a date; in another language than English only the year is sure to be the same word."""
    if not when.get("date"):
        return str(when.get("date_text", ""))
    return shown(when["date"], style) if tag == "en" else str(when["date"])[:4]


def period(text: str) -> dict[str, Any]:
    """The fields of a period: its ends, and the text as typed when the ends alone would not show its words."""
    text = " ".join(text.split())
    if not text:
        return {}
    when, rest = leading([Run(text=text)])
    if when is None or rest:
        return {"period_text": text}
    found: dict[str, Any] = {"start": when.start, "end": when.end or None, "ongoing": bool(when.now)}
    try:
        values.date(when.start)
        values.date(when.end or "2000")
    except ValueError:
        return {"period_text": text}
    if words.of(text) != words.of(f"{when.start} {when.end}") or (when.dash and not when.end):
        found["period_text"] = text
    return found


def span(start: str, end: str) -> dict[str, Any]:
    """The fields of a period whose ends are given apart."""
    begin, finish = date(start), date(end)
    now = re.fullmatch(NOW, end.strip(), re.IGNORECASE)
    if (start and not begin) or (end and not finish and not now):
        return {"period_text": " – ".join(one for one in (start.strip(), end.strip()) if one)}
    return {"start": begin or None, "end": finish or None, "ongoing": bool(now)}


def newest_first(news: Iterable[News]) -> list[News]:
    """News by date, the newest first; undated ones keep their place at the end."""
    return sorted(news, key=lambda one: one.date or "", reverse=True)
