"""Periods that are more than dates: terms of a year, and what is only expected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.lists.items import dated_line
from homepage.importers.prose.dates import NOW, When, drop, keep, trailing

if TYPE_CHECKING:
    from homepage.importers.prose.runs import Run

_YEAR = r"(?:19|20)\d\d"
SEASON = r"(?:Spring|Summer|Fall|Autumn|Winter)"
_TERM = rf"{SEASON}(?:\s+(?:semester|term))?,?\s+(?P<year>{_YEAR})"
_UNTIL = rf"(?:{SEASON}\s+)?(?:(?P<end>{_YEAR})|(?P<now>{NOW}))"
_SPAN = rf"{_TERM}(?:\s*(?:[-–—]+|to)\s*{_UNTIL})?"
_LEADING = re.compile(rf"[\s(*]*(?P<span>{_SPAN})\)?\s*(?:[:.,|–—-]+\s*|\s|$)", re.IGNORECASE)
_TRAILING = re.compile(rf"[\s,;.:(|–—-]*\b(?P<span>{_SPAN})\)?[\s.]*$", re.IGNORECASE)
_EXPECTED = r"\(?(?:expected|anticipated|exp\.)(?:\s+in)?:?\)?"
_AFTER = re.compile(rf"\s*,?\s*({_EXPECTED})[\s.]*$", re.IGNORECASE)
_BEFORE = re.compile(rf"[\s,;]*({_EXPECTED})\s*$", re.IGNORECASE)
_HEAD = re.compile(rf"\s*({_EXPECTED})\s*[:：,，;；|]?\s*", re.IGNORECASE)
_WITHIN = re.compile(rf"[\s,;]*\(({_EXPECTED}\s+[^()]*{_YEAR})\)[\s.]*$", re.IGNORECASE)


def period_of(line: list[Run]) -> tuple[When | None, list[Run]]:
    """The period that a line begins or ends with, and its other words."""
    raw = "".join("" if run.image is not None else run.text for run in line)
    if match := _LEADING.match(raw):
        return _term(match), drop(line, match.end())
    if match := _TRAILING.search(raw):
        return _term(match), keep(line, match.start())
    return _expected(line, raw) or dated_line(line)


def _term(match: re.Match[str]) -> When:
    start, end, now = match["year"], match["end"] or "", match["now"] or ""
    return When(text=match["span"], start=start, end=end, now=now, style="%Y")


def _expected(line: list[Run], raw: str) -> tuple[When, list[Run]] | None:
    """A period at either end of a line that is said to be expected, with the words that say so."""
    if match := _WITHIN.search(raw):
        when, _ = trailing(drop(keep(line, match.end(1)), match.start(1)))
        return (when._replace(text=match.group(1)), keep(line, match.start())) if when else None
    if match := _AFTER.search(raw):
        when, rest = dated_line(keep(line, match.start()))
        return (when._replace(text=f"{when.text} {match.group(1)}"), rest) if when else None
    when, rest = dated_line(line)
    if when and (match := _HEAD.match("".join("" if run.image is not None else run.text for run in rest))):
        return when._replace(text=f"{when.text} {match.group(1)}"), drop(rest, match.end())
    when, rest = trailing(line)
    said = _BEFORE.search("".join("" if run.image is not None else run.text for run in rest)) if when else None
    return (when._replace(text=f"{said.group(1)} {when.text}"), keep(rest, said.start())) if when and said else None
