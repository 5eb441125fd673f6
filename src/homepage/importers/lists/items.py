"""What an item says: its lines, its date, the links at its end, and whether a record shows all words of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Link
from homepage.importers import words
from homepage.importers.prose import dates
from homepage.importers.prose.blocks import lines_of
from homepage.importers.prose.clean import BADGE
from homepage.importers.prose.emoji import split_icon
from homepage.importers.prose.runs import TITLE, Run, plain
from homepage.site.dates import shown as shown_date

if TYPE_CHECKING:
    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.dates import When

_LINK_AT_END = re.compile(r"[\s\[(（【|\\,，.]*$")


def is_flat(block: Block) -> bool:
    """Whether an item is one line without anything below it."""
    return not block.children and not block.bibtex and len(block.segments) <= 1


def covers(shown: str, block: Block) -> bool:
    """Whether all words of an item are among those that its record shows."""
    return not unsaid(shown, block)


def unsaid(shown: str, block: Block) -> Counter[str]:
    """The words of an item that its record does not show."""
    return Counter(words.of(block.words)) - Counter(words.of(shown))


def lines_in(item: Block) -> list[list[Run]]:
    """The lines of an item with all that stands below it, without those that show nothing."""
    shown = ([run for run in line if run.text != BADGE] for line in lines_of(item))
    lines = (
        [replace(run, text=run.text.replace(TITLE, "")) if TITLE in run.text else run for run in line] for line in shown
    )
    return [line for line in lines if plain(line) or any(run.image for run in line)]


def leading_icon(runs: list[Run]) -> tuple[str, list[Run]]:
    """The emoji that a line begins with, and the line without them."""
    first = next((at for at, run in enumerate(runs) if run.image is None and run.text.strip(" \u00a0\u2003*-:")), None)
    if first is None or runs[first].url:
        return "", runs
    text = runs[first].text.lstrip(" \u00a0\u2003-:*")
    icon, rest = split_icon(text)
    if not icon or "\ufffd" in icon:
        return "", runs
    return icon, [*runs[:first], replace(runs[first], text=rest), *runs[first + 1 :]]


def date_fields(when: When | None, style: str) -> tuple[str | None, str | None]:
    """The fields date and date_text of a record: a date that its format does not show as typed is given as text too."""
    if when is None:
        return None, None
    if style and dates.is_shown(when, style):
        return when.start, None
    return when.start or None, when.text


def dated_line(runs: list[Run]) -> tuple[When | None, list[Run]]:
    """The date of a line and its other words; a year that it begins with gives way to a month at its end."""
    (first, after), (last, before) = dates.leading(runs), dates.trailing(runs)
    is_exact = first and last and len(first.start) == len("2020") < len(last.start) and not first.end
    return (last, before) if first is None or is_exact else (first, after)


def at_commas(text: str) -> list[str]:
    """The parts of a list, commas in brackets left alone."""
    parts = re.split(r"[,，、;；]\s*(?![^(（]*[)）])", text)
    return [part.strip() for part in parts if part.strip()]


def period_fields(when: When | None, style: str, now: str) -> dict[str, object]:
    """The fields of a period, and its text where these would not show it as typed."""
    if when is None:
        return {}
    fields: dict[str, object] = {"start": when.start or None, "end": when.end or None, "ongoing": bool(when.now)}
    odd_end = bool(when.dash) and not (when.end or when.now)
    shown = [shown_date(date, style) for date in (when.start, when.end)]
    if (
        odd_end
        or when.since
        or (when.now and when.now != now)
        or words.of(" ".join([*shown, when.now])) != words.of(when.text)
    ):
        fields["period_text"] = when.text
    return fields


def short_links(runs: list[Run]) -> tuple[list[Run], list[Link]]:
    """A line without the short links in brackets at its end, and these links."""
    found: list[Link] = []
    while runs:
        last = next((at for at in range(len(runs) - 1, -1, -1) if runs[at].url), None)
        if last is None or plain(runs[last + 1 :]).strip(" ])）】.,|"):
            break
        label = runs[last].text.strip(" []")
        if len(label.split()) > 3:
            break
        found.insert(0, Link(label=label, url=runs[last].url))
        runs = runs[:last]
        if runs and runs[-1].url is None:
            runs = [*runs[:-1], replace(runs[-1], text=_LINK_AT_END.sub("", runs[-1].text))]
    return runs, found


def with_date(lines: list[list[Run]]) -> tuple[When | None, list[list[Run]]]:
    """The date that the first line begins or ends with, or that is a line of its own, and the lines without it."""
    for at, line in enumerate(lines):
        when, rest = dated_line(line)
        if when and when.dash and not (when.end or when.now) and plain(rest) and plain(line).startswith(when.text):
            when = when._replace(text=when.text.rstrip(" -–—~～‑"), dash="")  # the dash parts the date from the words
        if when and (not at or not plain(rest).strip(" ,()")):
            return when, [*lines[:at], *([rest] if plain(rest).strip(" ,()") else []), *lines[at + 1 :]]
    return None, lines
