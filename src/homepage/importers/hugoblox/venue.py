"""Where a publication of HugoBlox appeared, from the line that says it: journal, numbers, DOI, honours and state."""

from __future__ import annotations

import re
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from homepage.content.bibliography_dates import is_state, state_of
from homepage.content.bibliography_links import clean_doi
from homepage.content.records import Honor, Rank, Status  # noqa: TC001 (msgspec reads the annotations)
from homepage.importers import words
from homepage.importers.papers.venue_numbers import Numbers, labels, parted
from homepage.importers.papers.venues import venue

_LEADING = re.compile(r"^(?:in|accepted (?:at|to)|to appear in)\s*:?\s+", re.IGNORECASE)
_DOI = re.compile(
    r"[\s,;.]*(?:\bdoi\s*:?\s*)?(?:https?://(?:dx\.)?doi\.org/|(?<![/\d])(?=10\.\d{4}))(?P<doi>10\.\d{4,9}/\S+?)[\s.]*$",
    re.IGNORECASE,
)
_STATE = re.compile(r"(?P<name>.+?[^\s,;.(\[])\s*[,;.]?\s*(?:[,;.(\[])\s*(?P<state>[^\d,;.()\[\]]{5,60})[)\].]*$")
_THESIS = re.compile(
    r"(?P<genre>(?:[\w.'’-]+\s+){0,2}(?:thesis|dissertation)|[\w-]*(?:dissertation|arbeit)|habilitationsschrift"
    r"|thèse(?: de doctorat)?|tesis(?: doctoral)?|(?:博士|硕士)学位论文)(?:\s*[,.(–—-]\s*(?P<school>[^()]+?)[).]*)?",
    re.IGNORECASE,
)
_LONGEST = 400  # characters of a line that names a venue
_ALMOST = re.compile(r"(?:conditionally|provisionally)\s+", re.IGNORECASE)
_SAID = {"in press", "forthcoming", "under review", "in preparation"}  # what the page itself writes for a state
# An end at which a name was cut from a date, or from numbers that nobody can tell apart.
_CUT = re.compile(r"\W(?:\(\d+\)|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.?)$", re.IGNORECASE)


class Place(Struct, frozen=True, kw_only=True):
    """What a line says of where a work appeared; ``remark`` are words about its state that the page does not write."""

    name: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    doi: str | None = None
    status: Status = "published"
    remark: str = ""
    honors: tuple[Honor, ...] = ()
    ranks: tuple[Rank, ...] = ()
    genre: str = ""  # PhD thesis, where the line names no more than that and the school
    school: str = ""
    labels: str = ""  # words before its numbers, which the page does without


def without_preposition(text: str) -> str:
    """A venue without the word that stands before it in a sentence."""
    return _LEADING.sub("", text)


def appearance(text: str, year: str) -> Place:
    """The parts of a line; what is not surely a part of its own stays in the name. ``year`` is that of the work."""
    text, doi = text.strip(), None
    if len(text) > _LONGEST:
        return Place(name=text)
    if thesis := _THESIS.fullmatch(text):
        return Place(genre=thesis["genre"], school=thesis["school"] or "")
    if match := _DOI.search(text):
        doi = clean_doi(match["doi"])
        text = text[: match.start()].strip() if doi else text
    match = _STATE.fullmatch(text)
    state = state_of(_ALMOST.sub("", match["state"])) if match else None
    remark = match["state"].strip() if match and state else ""
    text = text if is_state(text) else without_preposition(match["name"] if match and state else text)
    if not state and is_state(text):
        state, remark, text = state_of(text), text, ""
    status = cast("Status", state or "published")
    found = Place(name=text, doi=doi, status=status, remark="" if remark.strip(" .").casefold() in _SAID else remark)
    return _divided(found, year)


def _divided(found: Place, year: str) -> Place:
    """A place whose name still has numbers and honours after it, without these."""
    said = venue(found.name, marked=True)
    name = said.name or said.short
    numbers = Numbers(name, said.volume, said.issue, said.page) if said.volume or said.page else parted(name)
    is_other = said.genre or said.status == "preprint" or said.year not in ("", year)
    if not name or is_other or _CUT.search(numbers.name):
        return found
    return replace(
        found,
        name=numbers.name,
        volume=numbers.volume,
        issue=numbers.issue,
        page=numbers.page,
        honors=said.honors,
        ranks=said.ranks,
        labels=" ".join(labels(words.of(found.name))) if numbers.volume or numbers.page else "",
    )
