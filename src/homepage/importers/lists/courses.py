"""Courses with their periods and the roles in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Course
from homepage.importers.lists.items import at_commas, covers, lines_in, period_fields, with_date
from homepage.importers.lists.terms import SEASON, period_of
from homepage.importers.prose import labelled
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.links import Links

TEACHES = re.compile(r"\b(?:assistant|instructor|lecturer|tutor|teacher|grader|TAs?)\b|助教|主讲|讲师", re.IGNORECASE)
_TERM = re.compile(
    rf"(?P<title>.*?[^\s,;:(\[–—-])[\s,;:.(\[–—-]+(?P<term>(?:{SEASON}(?:\s+(?:19|20)\d\d)?(?:\s*[,;/&]\s*|\s+and\s+))*{SEASON})",
    re.IGNORECASE,
)


_LEADING = re.compile(
    rf"(?P<term>{SEASON}(?:\s*[/&]\s*{SEASON})?\s+(?:19|20)\d\d(?:\s*[–/-]\s*(?:19|20)?\d\d)?)\s*[:：]\s*(?P<title>\S.*)",
    re.IGNORECASE,
)


def courses(items: Sequence[Block], links: Links, style: str, now: str) -> list[Course] | None:
    """Items that are a course with its period."""
    found = []
    for item in items:
        shown = lines_in(item)
        pictures = [run for line in shown if not plain(line) for run in line if run.image]
        when, lines = with_date([line for line in shown if plain(line)])
        if when is None and lines:
            when, first = period_of(lines[0])
            lines = [first, *lines[1:]] if when else lines
        part = _part_in_course(plain(lines.pop())) if len(lines) == len(["title", "part"]) else {}
        if part is None or len(lines) != 1 or item.bibtex:
            return None
        rest = links.runs(lines[0], item.location)
        targets = [run for run in rest if run.url]
        text = plain(rest).strip(" ,，.;")
        if labelled.names_file(rest):
            return None  # what belongs to a course, such as its syllabus, is none
        if any(run.image for run in rest) or len(targets) > 1 or (targets and plain(targets) not in text) or not text:
            return None
        term = _TERM.fullmatch(text) if when and not part and re.fullmatch(r"(?:19|20)\d\d", when.text) else None
        if term and plain(targets) not in term["title"]:
            term = None
        lead = _LEADING.fullmatch(text) if when is None and not part else None
        if lead and plain(targets) in lead["title"]:
            title, part = lead["title"], {"period_text": lead["term"]}
        else:
            title = term["title"] if term else text
            part = {"period_text": f"{term['term']} {when.text}"} if term and when else part
        course = Course(title=title, url=targets[0].url if targets else None)
        if not covers(f"{text} {' '.join(part.values())} {when.text if when else ''}", item):
            return None
        for picture in pictures:
            links.report.left_out(item.location, f"picture {(picture.image or '')[:100]}: a course has none")
        found.append(replace(course, **{**period_fields(when, style, now), **part}))
    return found


def _part_in_course(text: str) -> dict[str, str] | None:
    """The role and the term that a line below a course says: Teaching Assistant, Fall 2022; None when it says more."""
    parts = at_commas(text.strip(" .;"))
    roles_ = [part for part in parts if TEACHES.search(part)]
    terms = [part for part in parts if part not in roles_ and re.search(r"\b(?:19|20)\d\d\b", part)]
    if not roles_ or len(roles_) + len(terms) < len(parts):
        return None
    return {"role": ", ".join(roles_), **({"period_text": ", ".join(terms)} if terms else {})}
