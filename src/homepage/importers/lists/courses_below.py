"""Courses that are headings, with their terms, the part taken in them, and links below each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.content.records import Course, Link
from homepage.importers.lists.courses import TEACHES
from homepage.importers.lists.items import at_commas, is_flat, period_fields
from homepage.importers.lists.terms import period_of
from homepage.importers.prose.labelled import link_of
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.links import Links
    from homepage.importers.prose.sections import Heading

_BRACKETS = re.compile(r"(?P<title>.*\S)\s*\((?P<inner>[^()]+)\)\s*:?")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:\d\d){1,2})?")
_ROUND = " ,，.;:*|"
_BRIEF = 3  # words beside the links of an item


def courses_below(headings: Sequence[Heading], links: Links, now: str) -> list[Course] | None:
    """A course for each heading; None where one says more below it than a course does."""
    found = [_course(one, links, now) for one in headings]
    return None if None in found else [one for one in found if one is not None]


def _course(heading: Heading, links: Links, now: str) -> Course | None:
    if heading.below or not heading.blocks:
        return None
    fields, linked = _titled(heading, now), list[Link]()
    for block in heading.blocks:
        if found := _links(block, links):
            linked += found
        elif is_flat(block) and (told := _told(block.runs, now)) and not set(told) & set(fields):
            fields |= told
        else:
            return None
    runs = [run for run in links.runs(heading.runs, heading.location) if run.url]
    return Course(**fields, url=runs[0].url if len(runs) == 1 else None, links=tuple(linked))


def _titled(heading: Heading, now: str) -> dict[str, Any]:
    """What a heading says: a course, its term, and in brackets or after commas its level or the part in it."""
    when, rest = period_of([Run(text=heading.title)])
    title, fields = plain(rest).strip(_ROUND), period_fields(when, "%Y", now)
    if match := _BRACKETS.fullmatch(title):
        parts = at_commas(match["inner"])
        years = [part for part in parts if _YEAR.fullmatch(part)]
        levels = [part for part in parts if part not in years]
        if len(years) <= (0 if when else 1):
            fields |= _years(years[0]) if years else {}
            fields |= {"role" if TEACHES.search(match["inner"]) else "level": ", ".join(levels)} if levels else {}
            title = match["title"]
    head, _, role = title.rpartition(", ")
    if head and TEACHES.search(role) and "role" not in fields:
        title, fields = head, {**fields, "role": role}
    return {"title": title, **fields}


def _years(text: str) -> dict[str, Any]:
    return {"start": text[:4], **({"period_text": text} if len(text) > len("2020") else {})}


def _told(runs: list[Run], now: str) -> dict[str, Any]:
    """What a line below a heading says: a term, or the part in a course; empty when it says anything else."""
    if any(run.url or run.image for run in runs):
        return {}
    when, rest = period_of(runs)
    text = plain(rest).strip(_ROUND)
    if len(text.split()) > _BRIEF or (text and not TEACHES.search(text)):
        return {}
    return {**period_fields(when, "%Y", now), **({"role": text} if text else {})}


def _links(block: Block, links: Links) -> list[Link]:
    """The links of an item that is nothing else, each with its label."""
    if not is_flat(block):
        return []
    line = block.runs
    if run := link_of(line, links.report, block.location):
        return [Link(label=run.text, url=links.url(run.url, block.location))]
    others = plain([run for run in line if not run.url]).strip(_ROUND + "[]()")
    if others or any(run.image for run in line):
        return []
    found = [run for run in line if run.url]
    return [Link(label=run.text.strip(_ROUND), url=links.url(run.url, block.location)) for run in found]
