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
from homepage.importers.papers.venues import (
    is_honor,
    is_proceedings,
    is_sentence,
    is_venue,
    only_describes,
    rank_of,
    venue,
)
from homepage.importers.prose.links import Links, relation
from homepage.importers.prose.names import author_list, turned
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.records import Status


_PREPOSITION = re.compile(r"(?:in|appeared in|published in)\s*:?\s+(?=[A-Z\d\"“])", re.IGNORECASE)
# What follows the year as a sentence or a bracket of its own: 2024. Highly Cited; 2025. (Corresponding Author).
_REMARK = re.compile(
    r"(?P<venue>.*?\D(?:19|20)\d\d[)）]?(?:,\s*art(?:icle)?\.? no\.? ?\w+)?)[.。]\s+"
    r"(?P<remark>\([^()]*[^\W\d_]{3}[^()]*\)|(?!(?:pp|vol|no|doi|arxiv)\b)[^\W\d_][^.\d]{5,60})",
    re.IGNORECASE,
)
_ACCEPTED = re.compile(
    r"(?P<venue>.*?\D(?:19|20)\d\d)\s*[,，;；]\s*(?P<remark>accepted(?:\s*\([^()]*\))?)\W*", re.IGNORECASE
)
# A bracket after the year: IEEE Transactions on Floors, 2026 (IEEE VIS'25).
_AFTER_YEAR = re.compile(
    r"(?P<venue>.*?\D(?P<year>(?:19|20)\d\d))\s*[(（](?P<remark>[^()（）]*[^\W\d_]{2}[^()（）]*)[)）]\W*"
)
# What says that a paper will appear, before the venue or after it.
_COMING_FIRST = re.compile(
    r"(?P<said>accepted(?: for publication)?|to appear|forthcoming|in press|published)\s*[:,]?\s*"
    r"(?P<by>(?:by|in|at|to)(?: the)?\b|[:,])\s*(?P<venue>[^\W_].{3,})",
    re.IGNORECASE,
)
_COMING_LAST = re.compile(
    r"(?P<venue>.*?[^\W_])[\s,;:.–—-]*[(（]?(?P<said>\baccepted|\bto appear|\bforthcoming|\bin press|\bearly access)"
    r"[)）]?(?:[\s,(]*(?P<year>(?:19|20)\d\d)\)?)?\W*",
    re.IGNORECASE,
)
# Indexes that list the venue, after it: Journal of Floors 97 (2022): 10. SSCI.
_INDEXED = re.compile(
    r"(?P<venue>.*?[^\W_][)）]?)[\s,;.]*[(（\[]?(?P<remark>\b(?:CSSCI|SSCI|ESCI|SCIE?|CSCD|EI|A&HCI)\b(?:\W{1,3}(?:CSSCI|SSCI|ESCI|SCIE?|"
    r"CSCD|EI|A&HCI)\b)*)[)）\]]?\W*"
)
# The year before the number of an article: vol. 74, 2025, Art no. 2502715.
_ARTICLE = re.compile(
    r"(?P<venue>.+?,\s*(?:19|20)\d\d)\s*,\s*(?P<remark>art(?:icle)?\.?\s*(?:no\.?|number)?\s*:?\s*[A-Za-z]?\d[\w.-]*)\W*",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r"(?:in\s*:?\s+)?(?P<names>[^\W\d_].*?)[\s,]+[(（]?(?P<said>eds?|editors?|hrsg|hg|éds?)\b\.?[)）]?\s*[.,:;]\s*(?P<venue>.{4,})",
    re.IGNORECASE,
)
_DATE = re.compile(r"\W*(?:\d{1,2}/)?(?:19|20)\d\d\W*")
_STATES: dict[str, Status] = {"to appear": "forthcoming", "forthcoming": "forthcoming", "in press": "inpress"}
_BRIEF = 4  # words of a venue that is no full name
_STRIPPED = BAR.replace(")", "").replace("(", "")


def find_venue(draft: Draft, badges: Sequence[str], links: Links) -> list[str]:
    """Take the venue out of the lines; what of the badges only repeats what the lines say."""
    found = [at for at, line in enumerate(draft.rest) if is_venue(plain(line).strip(_STRIPPED))]
    found = [at for at in found if not (badges and only_describes(plain(draft.rest[at]).strip(_STRIPPED)))]
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
        at = next((at for at, line in enumerate(draft.rest) if _is_set_off(line, linked=not badges)), None)
    if at is not None:
        _take(draft, at, links)
    return [repeated for badge in badges if badge and (repeated := _use_badge(draft, badge))]


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
    text = _without_editors(plain(line).strip(_STRIPPED), draft, links)
    text = _without_coming(_without_preposition(text, draft, links), draft, links)
    text = _without_remark(text, draft)
    if tail := _REMARK.fullmatch(text) or _ACCEPTED.fullmatch(text):
        text, remark = tail["venue"], tail["remark"].strip(" .。")
        is_open = remark.endswith(")") and remark.count("(") < remark.count(")")
        draft.notes.append(remark[1:-1] if remark[:1] + remark[-1:] == "()" else remark[: len(remark) - is_open])
        text = _without_remark(text, draft)
    if text.startswith("(") and text.count("(") > text.count(")"):
        text = text[1:]
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


def _without_preposition(text: str, draft: Draft, links: Links) -> str:
    """A venue without the word that stands before it in a sentence: in IEEE Transactions, published in Nature."""
    match = _PREPOSITION.match(text)
    if match is None:
        return text
    place = Location(draft.location.path)
    links.report.left_out(place, "“in” before venues", match.group())
    return text[match.end() :]


def _without_editors(text: str, draft: Draft, links: Links) -> str:
    """The name of a book without its editors before it: In A. Ash and B. Berg, editors, Handbook of Floors."""
    match = _EDITED.fullmatch(text)
    found = author_list([Run(text=match["names"])]) if match else None
    if match is None or found is None or found.others or plain(found.rest).strip(_STRIPPED):
        return text
    draft.editors = turned(found.authors)
    _tell(f"{'in ' if match.start('names') else ''}{match['said']}", "“editors” after names", draft, links)
    return match["venue"]


def _without_coming(text: str, draft: Draft, links: Links) -> str:
    """A venue without the words that it is still to print a paper, which are its state, or a remark."""
    match = _COMING_FIRST.fullmatch(text) or _COMING_LAST.fullmatch(text)
    if match is None or not is_venue(match["venue"]):
        return text
    by = match.groupdict().get("by") or ""
    _tell(by, "“by” and the like before venues", draft, links)
    year = match.groupdict().get("year")
    said = match["said"]
    state = _STATES.get(said.lower())
    if state:
        draft.status = state
        _tell(said, "“to appear” and the like, which the state of papers says", draft, links)
    elif said.lower() != "published":
        draft.notes.append(said)
    else:
        _tell(said, "“published” before venues", draft, links)
    return f"{match['venue']}, {year}" if year else match["venue"]


def _without_remark(text: str, draft: Draft) -> str:
    """A venue without the bracket after its year, which is its abbreviation or a remark, and without indexes."""
    for tail in (_INDEXED, _ARTICLE):
        if (match := tail.fullmatch(text)) and is_venue(match["venue"]):
            draft.notes.append(match["remark"])
            text = match["venue"]
    match = _AFTER_YEAR.fullmatch(text)
    if match is None or is_honor(match["remark"]) or rank_of(match["remark"])[0] or not is_venue(match["venue"]):
        return text
    name = match["venue"].removesuffix(match["year"]).rstrip(" ,，")
    if re.fullmatch(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*", match["remark"]) and len(name.split()) > _BRIEF:
        return f"{name} ({match['remark']}), {match['year']}"
    draft.notes.append(match["remark"].strip())
    return match["venue"]


def _tell(said: str, what: str, draft: Draft, links: Links) -> None:
    """Tell of words of a venue that the publication does not show."""
    if words.of(said):
        draft.told.append(said)
        links.report.left_out(Location(draft.location.path), what, said)


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
