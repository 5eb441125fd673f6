"""Which words of a publication are its authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.records import Author
from homepage.importers.papers.draft import BAR, Draft, stripped
from homepage.importers.papers.venue_signs import is_venue, names_series
from homepage.importers.prose.dates import drop
from homepage.importers.prose.names import AuthorList, author_list, holds, turned
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.site.names import Identity

_NUMBERS = re.compile(r"[\s,，]*(?:(?:19|20)\d\d\b|\d{1,4}\s*[(（:：,])")
_OTHERS = re.compile(r"(?:et\s+al|and|&|und|et|y)\b", re.IGNORECASE)
_ENDED = re.compile(r"[,，;；.。:]\s*$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_INITIAL = re.compile(r"\b[A-Z]{1,2}\b\.?")
_CHINESE_VENUE = re.compile("(?:学报|杂志|期刊|通报|进展|科学|技术|研究|评论|论坛|大学|世界|发展|通讯)$")
_EDITORS = re.compile(r"[\s.,]*[(（]\s*((?:Hrsg|Hg|Eds?|Éds?)\.?)\s*[)）]", re.IGNORECASE)


def find_authors(draft: Draft, owner: Identity) -> None:
    """Take the list of authors out of the lines: the one with the own name, else the first."""
    if draft.authors:
        return
    draft.rest = [part for line in draft.rest for part in _at_italics(line, owner)]
    lists = [(at, found) for at, line in enumerate(draft.rest) if (found := author_list(stripped(line)))]
    own = [one for one in lists if holds(one[1].authors, owner)]
    several = [one for one in lists if len(one[1].authors) > 1 or one[1].others]
    alone = [(at, found) for at, found in lists[:1] if at == 0 and draft.title and _is_alone(found.rest, draft.rest[0])]
    if not (own or several or alone):
        return
    at, found = (own or several or alone)[0]
    others = [plain(line) for line in (*draft.rest[:at], *draft.rest[at + 1 :])]
    said = bool(draft.tags) or any(map(is_venue, others))
    found = _before_italics(stripped(draft.rest[at]), found, owner, said=said)
    authors, rest = _without_venue(found)
    draft.authors, draft.others = turned(authors), found.others
    rest = _without_year(rest, draft)
    draft.rest[at : at + 1] = [rest] if plain(rest).strip(BAR) else []


def _at_italics(line: list[Run], owner: Identity) -> list[list[Run]]:
    """A line parted before a venue in italics that no sign parts from the names: Bea Berg *Speech and Language*."""
    start = next((at for at, run in enumerate(line) if run.em and run.text.strip(BAR)), 0)
    before, first = line[:start], plain(line[start : start + 1])
    names = author_list(before)
    if not names or plain(names.rest).strip(BAR) or _ENDED.search(plain(before)) or names.others:
        return [line]
    is_name = holds([Author(name=first)], owner) or _OTHERS.match(first)
    return [line] if is_name or " " not in names.authors[-1].full or " " not in first else [before, line[start:]]


def _before_italics(line: list[Run], found: AuthorList, owner: Identity, *, said: bool) -> AuthorList:
    """Authors without the venue in italics after them, whose words look like names: A. Ash, *Speech and Language*.

    ``said`` tells that other words say where the paper appeared.
    """
    italics = [at for at, run in enumerate(line) if run.em and run.text.strip(BAR)]
    start, end = (italics[0], italics[-1] + 1) if italics else (0, 0)
    before, venue, after = line[:start], line[start:end], plain(line[end:])
    authors, names = author_list(before), author_list(venue)
    if authors is None or names is None or holds(names.authors, owner) or not _ENDED.search(plain(before)):
        return found
    if (
        plain(authors.rest).strip(BAR)
        or _WORD.search(after)
        or not all(run.em or not run.text.strip() for run in venue)
    ):
        return found
    alike = all(_looks_like(one, authors.authors) for one in names.authors)
    if alike and (said or not _NUMBERS.match(after)):
        return found
    return authors._replace(rest=line[start:])


def _without_venue(found: AuthorList) -> tuple[tuple[Author, ...], list[Run]]:
    """Authors without the venue that looks like the last one, and what follows: A. Ash, B. Berg, Automatica, 2022."""
    *others, last = found.authors
    text = plain(found.rest)
    is_venue_last = bool(others) and not last.marks and _NUMBERS.match(text) and not _WORD.search(text)
    if not is_venue_last or (_looks_like(last, others) and not names_series(last.full)):
        return found.authors, found.rest
    return tuple(others), [Run(text=f"{last.full}, "), *drop(found.rest, len(text) - len(text.lstrip(" ,，")))]


def _looks_like(one: Author, others: Sequence[Author]) -> bool:
    """Whether a name is written as others are: with initials where they have some, in as many words."""
    if not one.full.isascii():
        return _CHINESE_VENUE.search(one.full) is None and len(one.full) <= max(len(other.full) for other in others)
    have_initials = all(_INITIAL.search(other.full) for other in others)
    if have_initials:
        return _INITIAL.search(one.full) is not None
    return " " in one.full or any(" " not in other.full for other in others)


def _without_year(rest: list[Run], draft: Draft) -> list[Run]:
    """What follows the authors, without the year in brackets that it begins with."""
    text = "".join(run.text for run in rest)
    if editors := _EDITORS.match(text):
        draft.notes.append(editors.group(1))
        rest = drop(rest, editors.end())
        text = text[editors.end() :]
    year = re.match(r"[\s.,]*[(（]\s*((?:19|20)\d\d)[a-z]?\s*[)）][.,:\s]*", text)
    if year is None or draft.year:
        return rest
    draft.year = year.group(1)
    return drop(rest, year.end())


def _is_alone(rest: Sequence[Run], line: Sequence[Run]) -> bool:
    """Whether a line is one name and no venue, as that of a team is."""
    text = plain(line)
    return not plain(rest).strip(BAR) and len(text.split()) > 1 and not is_venue(text) and not line[0].em
