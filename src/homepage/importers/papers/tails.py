"""Titles that go on into their venue, where only a comma parts the two: Title, Journal of Floors, 12(3), 1-20."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.papers.venue_numbers import parted
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from homepage.importers.papers.draft import Draft

_COMMA = re.compile(r"\s*[,，]\s*")
_CONNECTING = frozenset("of and the in for on & de la le des du et für und der die di del e y sur to at with".split())  # noqa: SIM905
_SERIES = re.compile(r"\b(?:Conference|Symposium|Workshop|Congress|Proceedings|Transactions|Colloquium)\b")
_ARCHIVE = re.compile(r"arxiv(?: preprint)?\b[\s:,]*(?:arxiv\s*:\s*)?\d{4}\.\d{4,5}.*", re.IGNORECASE)
# A title that was cut after the first word of an abbreviated journal: Walking on floors, Hydrol | Earth Syst. Sci., 30.
_CUT = re.compile(r"(?P<title>.{15,}?)\s*,\s+(?P<first>(?:[A-Z][\w'’-]*\.?\s+){0,3}[A-Z][a-z]{0,8})")
_FEWEST = 4  # words of a title
_LONGEST = 12  # words of a journal


def part(draft: Draft) -> None:
    """Take the venue out of the title of a draft, if it ends with one."""
    if draft.url:
        return
    if (cut := _CUT.fullmatch(draft.title)) and draft.rest:
        whole = f"{cut['first']}. {plain(draft.rest[0]).strip(' .')}"
        if _is_journal(whole):
            draft.title = cut["title"]
            draft.rest[0] = [Run(text=whole, em=True)]
            return
    for comma in reversed(list(_COMMA.finditer(draft.title))):
        title, tail = draft.title[: comma.start()], draft.title[comma.end() :]
        if len(title.split()) >= _FEWEST and (_is_journal(tail) or _is_series(tail) or _ARCHIVE.fullmatch(tail)):
            draft.title = title
            draft.rest.append([Run(text=tail, em=True)])
            return


def is_within(text: str) -> bool:
    """Whether a text without a point at its end is a title that goes on into a venue."""
    ends = (text[comma.end() :] for comma in _COMMA.finditer(text))
    return any(_is_journal(end) or _is_series(end) for end in ends)


def _is_journal(text: str) -> bool:
    """Whether words are a journal with a volume, and an issue or pages."""
    found = parted(text)
    return bool(found.volume and (found.issue or found.page)) and _is_name(found.name)


def _is_series(text: str) -> bool:
    """Whether words name a conference."""
    return bool(_SERIES.search(text)) and _is_name(re.split(r"[(（,，]", text)[0])


def _is_name(text: str) -> bool:
    """Whether all words of a text that could be are capitalised, and they are not too many."""
    words = [word for word in text.split() if word.lower() not in _CONNECTING]
    return 0 < len(words) <= _LONGEST and all(word[0].isupper() or word[0].isdigit() for word in words)
