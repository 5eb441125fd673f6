"""Which words of a publication say where it appeared; a badge speaks only where no line does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Link
from homepage.errors import Location
from homepage.importers import words
from homepage.importers.papers.draft import BAR, Draft, trimmed
from homepage.importers.papers.venue_numbers import labels
from homepage.importers.papers.venue_signs import is_proceedings, is_sentence, is_venue, only_describes
from homepage.importers.papers.venue_words import name_alone
from homepage.importers.papers.venues import venue
from homepage.importers.prose.links import Links, relation
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence


_DATE = re.compile(r"\W*(?:\d{1,2}/)?(?:19|20)\d\d\W*")
_WON = re.compile(r"(?:awarded|received|won|winner of|nominated|selected (?:as|for))\b", re.IGNORECASE)
_STRIPPED = BAR.replace(")", "").replace("(", "")


def find_venue(draft: Draft, badges: Sequence[str], links: Links) -> list[str]:
    """Take the venue out of the lines; what of the badges only repeats what the lines say."""
    found = [at for at, line in enumerate(draft.rest) if is_venue(plain(line).strip(_STRIPPED))]
    found = [at for at in found if not (badges and _says_else(plain(draft.rest[at]).strip(_STRIPPED)))]
    brief = plain(draft.rest[found[0]]).strip() if found else ""
    told = _spelled_out(draft, found) if found else None
    if told is not None:
        del draft.rest[found[0]]
        found = [told - 1]
    dates = [at for at in found if _DATE.fullmatch(plain(draft.rest[at]).strip())]
    first = [at for at in found if at not in dates]
    at = next((at for at in first if not _is_link(draft.rest[at])), next(iter(first), None))
    if at is not None and dates:
        draft.rest[at] = [*draft.rest[at], Run(text=f" ({plain(draft.rest[dates[0]]).strip(' ().')})")]
        del draft.rest[dates[0]]
        at -= dates[0] < at
    if at is None:
        at = dates[0] if dates else None
    if at is None:
        lines = [(at, line) for at, line in enumerate(draft.rest) if not (badges and _WON.match(plain(line)))]
        at = next((at for at, line in lines if _is_set_off(line, linked=not badges)), None)
    if at is not None:
        _take(draft, at, links)
    short = _use_brief(draft, brief) if told is not None else ""
    return [*filter(None, [short]), *(repeated for badge in badges if badge and (repeated := _use_badge(draft, badge)))]


def _use_brief(draft: Draft, brief: str) -> str:
    """Let the abbreviation of a venue that a line spells out stand beside the full name; the year is said once."""
    short = venue(brief, marked=True)
    if draft.venue is None or draft.venue.short or draft.venue.year != short.year:
        return _use_badge(draft, brief)
    draft.venue = replace(draft.venue, short=short.short)
    return short.year


def _says_else(text: str) -> bool:
    """Whether words beside a badge, which says where something appeared, say rather what it is, or what it won."""
    return only_describes(text) or _WON.match(text) is not None


def _spelled_out(draft: Draft, found: Sequence[int]) -> int | None:
    """The line with the full name of the venue that the first line abbreviates: FW 2023, then Walks (FW), 2023."""
    brief = venue(plain(draft.rest[found[0]]).strip(_STRIPPED), marked=True)
    if not (brief.short and brief.year) or draft.rest[found[0]][0].url:
        return None
    sign = re.compile(rf"[(（]{re.escape(brief.short)}\b")
    return next((at for at in found[1:] if sign.search(plain(draft.rest[at]))), None)


def _is_link(line: Sequence[Run]) -> bool:
    """Whether all words of a line are links, without a year: the names of projects look like those of venues."""
    text = plain(line)
    return all(run.url or not run.text.strip(BAR) for run in line) and not re.search(r"(?:19|20)\d\d", text)


def _is_set_off(line: Sequence[Run], *, linked: bool) -> bool:
    """Whether a line that is no sentence has words set off; ``linked`` tells that a link alone counts."""
    text = plain(line)
    marked = any((run.strong or run.em or run.code) and run.text.strip() for run in line)
    counts = linked or any(run.text.strip() and not run.url for run in line)
    return marked and counts and len(text) < 160 and ": " not in text and not is_sentence(text)


def _take(draft: Draft, at: int, links: Links) -> None:
    """Take a line as the venue; where it leads to the paper, the title does, and any other link stays a link."""
    line = draft.rest.pop(at)
    marked = any((run.strong or run.em or run.code) and run.text.strip() for run in line)
    text = name_alone(plain(line).strip(_STRIPPED), draft, links)
    draft.venue = venue(text + "]" if text.count("[") > text.count("]") else text, marked=marked)
    if draft.status:
        draft.venue = replace(draft.venue, status=draft.status)
    if draft.editors and draft.venue.type == "paper-conference" and not is_proceedings(text):
        draft.venue = replace(draft.venue, type="chapter")
    if said := labels(words.of(text)) if draft.venue.volume or draft.venue.page else []:
        place = Location(draft.location.path)
        links.report.left_out(place, "“vol.”, “no.” and “pp.” before the numbers of venues", " ".join(said))
    for run in line:
        url = links.url(run.url, draft.location) if run.url else None
        if url and not draft.url and {"paper", "preprint"} & set(relation("", url)):
            draft.url = url
        elif url and draft.venue.short and set(words.of(draft.venue.short)) <= set(words.of(run.text)):
            draft.venue_url = url
        elif url:
            draft.links.append(Link(label=trimmed(run.text), url=url, rel=relation(run.text, url)))


def _use_badge(draft: Draft, badge: str) -> str:
    """Let a badge be the venue, its abbreviation, or a remark; what of it only repeats the lines."""
    if draft.venue is None:
        draft.venue = venue(badge, marked=True)
        return ""
    line, short = draft.venue, venue(badge, marked=True)
    honors = " ".join(f"{one.label or ''} {one.rate or ''}" for one in line.honors)
    said = words.of(f"{line.name} {line.short} {line.year} {line.status} {honors} {' '.join(draft.notes)}")
    if set(words.of(badge)) <= set(said):
        return badge
    if not (short.short and short.year and (line.name or line.short) and line.year in ("", short.year)):
        draft.notes.append(badge)
        return ""
    named = replace(line, year=short.year, year_shown=line.year_shown or not line.year)
    named = replace(named, honors=(*line.honors, *short.honors))
    if words.of(short.short) == words.of(line.name or line.short):
        draft.venue = named
        return short.short
    draft.venue = replace(named, name=line.name or line.short, short=short.short)
    return line.year
