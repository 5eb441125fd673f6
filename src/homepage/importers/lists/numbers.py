"""Dates that are numbers alone, 20/04/25: which of them is the day is told by all of a list, or by nobody."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from homepage.importers.prose.dates import When, drop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.runs import Run

_DATE = re.compile(
    r"[\s*(\[]*(?P<text>(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\3\s*((?:19|20)?\d\d))(?!\d)[)\]]?\s*[:：,.–—-]*\s*"
)
_MONTHS = 12


class Numbers:
    """Reads the dates of one list, whose lines are ``texts``."""

    def __init__(self, texts: Sequence[str]) -> None:
        found = [match for match in map(_DATE.match, texts) if match]
        first, second = (max((int(match[at]) for match in found), default=0) for at in (2, 4))
        self.day_first = second <= _MONTHS < first
        self.are_told = 2 * len(found) > len(texts) and self.day_first != (first <= _MONTHS < second)

    def leading(self, runs: list[Run]) -> tuple[When | None, list[Run]]:
        """The date that a line begins with, and the rest of the line."""
        match = (
            _DATE.match("".join("" if run.image is not None else run.text for run in runs)) if self.are_told else None
        )
        if match is None:
            return None, runs
        day, month = (match[2], match[4]) if self.day_first else (match[4], match[2])
        year = match[5] if len(match[5]) > len("25") else f"20{match[5]}"
        try:
            start = date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            return None, runs
        return When(text=match["text"], start=start), drop(runs, match.end())
