"""News: a date and a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.records import News
from homepage.errors import Location
from homepage.importers.lists.items import date_fields, leading_icon, lines_in
from homepage.importers.lists.numbers import Numbers
from homepage.importers.prose import dates, markdown_out
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.dates import When
    from homepage.importers.prose.links import Links

_NEW = re.compile(r"new", re.IGNORECASE)


def news(items: Sequence[Block], links: Links, style: str) -> list[News] | None:
    """Items of news; what stands below an item joins its text."""
    found = []
    numbers = Numbers([plain(item.runs) for item in items])
    for item in items:
        runs = [run for line in lines_in(item) for run in [*line, Run(text="\n")]][:-1]
        when, rest = dates.leading(runs)
        when, rest = numbers.leading(runs) if when is None else (when, rest)
        when, rest = _dated_after_icon(runs) if when is None else (when, rest)
        if when and when.dash and not (when.end or when.now):
            when = when._replace(text=when.text.rstrip(" -–—"), dash="")  # it parts the date from the text
        signs = [run for run in rest if _is_new(run)]
        for sign in signs[:1]:
            what = f"pictures that mark news as new, such as {sign.image}; our pages write the word"
            links.report.left_out(Location(item.location.path), what)
        rest = links.runs([run for run in rest if run not in signs], item.location)
        icon, rest = leading_icon(rest)
        date, text = date_fields(when, style)
        found.append(
            News(text=markdown_out.inline(rest), date=date, date_text=text, new=bool(signs), icon=icon or None)
        )
    return found


def _dated_after_icon(runs: list[Run]) -> tuple[When | None, list[Run]]:
    """A date that follows an emoji at the beginning of a line."""
    icon, rest = leading_icon(runs)
    when, after = dates.leading(rest) if icon else (None, runs)
    return (when, [Run(text=icon + " "), *after]) if when else (None, list(runs))


def _is_new(run: Run) -> bool:
    return run.image is not None and bool(_NEW.search(run.image.rsplit("/", 1)[-1]) or _NEW.match(run.text))
