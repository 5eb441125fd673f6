"""Courses with their periods and the roles in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Course
from homepage.errors import Location
from homepage.importers.lists.items import at_commas, covers, lines_in, period_fields, with_date
from homepage.importers.lists.terms import SEASON, period_of
from homepage.importers.prose import labelled
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.dates import When
    from homepage.importers.prose.links import Links
    from homepage.importers.prose.runs import Run

TEACHES = re.compile(r"\b(?:assistant|instructor|lecturer|tutor|teacher|grader|TAs?)\b|助教|主讲|讲师", re.IGNORECASE)
_TERM = re.compile(
    rf"(?P<title>.*?[^\s,;:(\[–—-])[\s,;:.(\[–—-]+(?P<term>(?:{SEASON}(?:\s+(?:19|20)\d\d)?(?:\s*[,;/&]\s*|\s+and\s+))*{SEASON})",
    re.IGNORECASE,
)


_TAUGHT = re.compile(
    r"(?P<role>(?:(?:graduate|undergraduate|head|lead)\s+)?(?:teaching assistant|TA|tutor|instructor|lecturer|grader))"
    r"(?P<joint>\s+for\s+(?:the\s+)?|\s*:\s*)(?P<title>\S.*)",
    re.IGNORECASE,
)


def courses(items: Sequence[Block], links: Links, style: str, now: str) -> list[Course] | None:
    """Items that are a course with its period."""
    found = [_course(item, links, style, now) for item in items]
    return None if None in found else [one for one in found if one is not None]


def _course(item: Block, links: Links, style: str, now: str) -> Course | None:
    shown = lines_in(item)
    pictures = [run for line in shown if not plain(line) for run in line if run.image]
    when, lines = _with_term([line for line in shown if plain(line)])
    part = _part_in_course(plain(lines.pop())) if len(lines) == len(["title", "part"]) else {}
    if part is None or len(lines) != 1 or item.bibtex:
        return None
    rest = links.runs(lines[0], item.location)
    linked, text = [run for run in rest if run.url], plain(rest).strip(" ,，.;")
    if labelled.names_file(rest) or any(run.image for run in rest) or not text:
        return None  # what belongs to a course, such as its syllabus, is none
    if len(linked) > 1 or (linked and plain(linked) not in text):
        return None
    title, part = _termed(text, part, when, plain(linked))
    if not covers(f"{text} {' '.join(part.values())} {when.text if when else ''}", item):
        return None
    title, part = _taught(title, part, item, links, plain(linked))
    for picture in pictures:
        links.report.left_out(item.location, f"picture {(picture.image or '')[:100]}: a course has none")
    course = Course(title=title, url=linked[0].url if linked else None)
    return replace(course, **{**period_fields(when, style, now), **part})


def _with_term(lines: list[list[Run]]) -> tuple[When | None, list[list[Run]]]:
    """The date of some lines, or the term that the first one says, and the lines without it."""
    when, lines = with_date(lines)
    if when is None and lines:
        when, first = period_of(lines[0])
        return (when, [first, *lines[1:]]) if when else (None, lines)
    return when, lines


def _termed(text: str, part: dict[str, str], when: When | None, linked: str) -> tuple[str, dict[str, str]]:
    """The title of a course without the terms that stand before its year, and these."""
    term = _TERM.fullmatch(text) if when and not part and re.fullmatch(r"(?:19|20)\d\d", when.text) else None
    if when is None or term is None or linked not in term["title"]:
        return text, part
    return term["title"], {"period_text": f"{term['term']} {when.text}"}


def _taught(title: str, part: dict[str, str], item: Block, links: Links, linked: str) -> tuple[str, dict[str, str]]:
    """The title of a course without the part in it that stands before it, and this part."""
    match = _TAUGHT.fullmatch(title)
    if match is None or "role" in part or linked not in match["title"]:
        return title, part
    if match["joint"].strip(" :"):
        links.report.left_out(Location(item.location.path), "“for” between roles and courses", match["joint"])
    return match["title"], {**part, "role": match["role"]}


def _part_in_course(text: str) -> dict[str, str] | None:
    """The role and the term that a line below a course says: Teaching Assistant, Fall 2022; None when it says more."""
    parts = at_commas(text.strip(" .;"))
    roles_ = [part for part in parts if TEACHES.search(part)]
    terms = [part for part in parts if part not in roles_ and re.search(r"\b(?:19|20)\d\d\b", part)]
    if not roles_ or len(roles_) + len(terms) < len(parts):
        return None
    return {"role": ", ".join(roles_), **({"period_text": ", ".join(terms)} if terms else {})}
