"""The name of a venue without what is said round it: in, accepted by, to appear, editors, indexes, remarks.

What goes is kept in the draft of the publication, or told to the report.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.errors import Location
from homepage.importers import words
from homepage.importers.papers.distinctions import is_honor, rank_of
from homepage.importers.papers.draft import BAR, Draft
from homepage.importers.papers.venue_signs import is_venue
from homepage.importers.prose.names import author_list, turned
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from homepage.content.records import Status
    from homepage.importers.prose.links import Links

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
# An honour as a sentence after the year: ICML, 2026. Spotlight, Top 2.2%.
_HONORED = re.compile(
    r"^(?P<venue>.*(?:19|20)\d\d)[.。]\s+(?P<honor>(?:spotlight|oral|highlight|best|outstanding)\b[^.。()]*(?:\.\d+%?)?)\W*$",
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
_STATES: dict[str, Status] = {"to appear": "forthcoming", "forthcoming": "forthcoming", "in press": "inpress"}
_BRIEF = 4  # words of a venue that is no full name
_STRIPPED = BAR.replace(")", "").replace("(", "")


def name_alone(text: str, draft: Draft, links: Links) -> str:
    """The words of a line that name a venue, with its year and numbers."""
    text = _without_preposition(_without_editors(text, draft, links), draft, links)
    text = _without_remark(_without_coming(text, draft, links), draft)
    if (told := _HONORED.match(text)) and is_honor(told["honor"]):
        text = f"{told['venue']} ({told['honor']})"
    if tail := _REMARK.fullmatch(text) or _ACCEPTED.fullmatch(text):
        remark = tail["remark"].strip(" .。")
        is_open = remark.endswith(")") and remark.count("(") < remark.count(")")
        draft.notes.append(remark[1:-1] if remark[:1] + remark[-1:] == "()" else remark[: len(remark) - is_open])
        text = _without_remark(tail["venue"], draft)
    return text[1:] if text.startswith("(") and text.count("(") > text.count(")") else text


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
