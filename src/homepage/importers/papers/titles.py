"""Which words of a publication are its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.papers import tails
from homepage.importers.papers.draft import BAR, Draft, stripped
from homepage.importers.papers.title_marks import by_mark, by_style, by_url_or_quotes
from homepage.importers.papers.title_words import (
    bare,
    is_title,
    is_title_line,
    listed_authors,
    parted_year,
    sentence,
    take_title,
)
from homepage.importers.papers.venue_signs import is_only_venue, is_venue
from homepage.importers.prose.dates import drop, keep
from homepage.importers.prose.names import author_list, holds, turned
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from homepage.site.names import Identity

    Way = Callable[[list[Run], Identity], tuple[int, int] | None]

# One name, then nothing but numbers, the last of which is a year.
_VENUE_LAST = re.compile(r"[^\W\d_a-z][^,，]{2,}(?:[,，]\s*[A-Za-z]?\d[\w()–—:.-]*)*[,，]\s*(?:19|20)\d\d\W*")
_FEWEST = 2  # authors that show where a title ends
_WORDS = 4  # of a title that nothing sets off


def find_title(draft: Draft, owner: Identity) -> None:
    """Take the title out of the lines: what is marked so, else the line beside the authors, else what is set off."""
    _choose(draft, owner)
    tails.part(draft)
    _part_venue(draft)


def _choose(draft: Draft, owner: Identity) -> None:
    if _take_first(draft, owner, range(len(draft.rest)), (by_mark,)):
        return
    anchor = _authors_alone(draft.rest, owner)
    if anchor is not None:
        for at in [*range(anchor - 1, -1, -1), *range(anchor + 1, min(anchor + 2, len(draft.rest)))]:
            if is_title_line(draft.rest[at], owner):
                _take_from(draft, at, owner)
                return
    if _take_first_sentence(draft, owner, plainly=True):
        return
    places = range(len(draft.rest))
    if _take_first(draft, owner, places, (by_url_or_quotes,)) or _take_before_venue(draft, owner):
        return
    if not _take_first(draft, owner, places, (by_style,)):
        _take_plain(draft, owner)


def _take_before_venue(draft: Draft, owner: Identity) -> bool:
    """The title of "Authors, Title, **Venue**, 2024": what stands between the authors and all that is set off."""
    for at, line in enumerate(draft.rest):
        found = listed_authors(line, owner)
        if found is None:
            continue
        end = next((at for at, run in enumerate(found.rest) if run.strong or run.em), 0)
        after = [run for run in found.rest[end:] if not (run.strong or run.em)]
        title = "".join(run.text for run in found.rest[:end])
        is_parted = re.search(r"^[^.?!]+(?:[.?!]\S[^.?!]*)*[,，]\s*$", title) and not re.search(
            r"[^\W\d]", plain(after)
        )
        if not end or not is_parted or not is_title(bare(title), owner) or is_only_venue(title):
            continue
        draft.title, draft.authors, draft.others = bare(title), turned(found.authors), found.others
        draft.rest[at] = found.rest[end:]
        return True
    return False


def _part_venue(draft: Draft) -> None:
    """Take the venue out of a title that ends with it: Walking on floors (ICML 2023); …, Floor Letters, 12, 3, 2023."""
    tail = None if draft.url else _with_venue(draft.title)
    if tail and not any(is_venue(plain(line).strip(BAR)) for line in draft.rest):
        draft.title = draft.title[: -len(tail)].rstrip(" ,，")
        draft.rest.append([Run(text=tail)])
        return
    match = re.fullmatch(r"(.{9,}\S)\s*[(（]([^()（）]{3,60})[)）]", draft.title)
    if match and not draft.url and is_only_venue(match.group(2)) and re.search(r"\d\d$", match.group(2)):
        draft.title = match.group(1)
        draft.rest.append([Run(text=match.group(2))])


def _with_venue(title: str) -> str:
    """The venue with numbers and year that a title goes on in after a comma; empty when it does not."""
    commas = (match.end() for match in re.finditer(r"[,，]\s+", title))
    tails = (title[at:] for at in commas if len(title[:at].split()) >= _WORDS)
    return next((tail for tail in tails if _VENUE_LAST.fullmatch(tail) and is_venue(tail)), "")


def _take_first(draft: Draft, owner: Identity, places: range, ways: Sequence[Way]) -> bool:
    """Take the first span that one of the ways finds, the better ways before the others."""
    for choose in ways:
        for at in places:
            span = choose(draft.rest[at], owner)
            if span is not None:
                take_title(draft, at, *span)
                return True
    return False


def _take_from(draft: Draft, at: int, owner: Identity) -> None:
    """Take the title out of the line that holds it: what is set off in it, else all of it."""
    if not _take_first(draft, owner, range(at, at + 1), (by_url_or_quotes, by_style)):
        take_title(draft, at, 0, len(draft.rest[at]))


def _authors_alone(lines: list[list[Run]], owner: Identity) -> int | None:
    """The line that is nothing but authors: the own person among them, or at least three."""
    if len(lines) < 2:
        return None
    for at, line in enumerate(lines):
        found = author_list(stripped(line))
        if found is None or len(plain(found.rest).strip(BAR).split()) > 6:
            continue
        if len(found.authors) > 2 or holds(found.authors, owner):
            return at
    return None


def _take_plain(draft: Draft, owner: Identity) -> None:
    place = _before_authors(draft.rest, owner)
    if place is not None:
        take_title(draft, place, 0, len(draft.rest[place]))
    else:
        _take_sentence(draft, owner)


def _take_sentence(draft: Draft, owner: Identity) -> None:
    """The title of "Authors. Title. Venue, year.": the sentence after the authors."""
    for at, line in enumerate(draft.rest):
        found = listed_authors(line, owner)
        if found is None:
            continue
        text = "".join(run.text for run in found.rest)
        title, end = sentence(text)
        if not title and tails.is_within(text):
            title, end = text.strip(), len(text)
        if not title and (word := _word_before_italics(found.rest)):
            draft.title, draft.authors, draft.others = word, turned(found.authors), found.others
            draft.rest[at] = [run for run in found.rest if run.em or word not in run.text]
            return
        if is_title(title, owner):
            draft.others = found.others
            year, draft.title = parted_year(title)
            draft.year = year or draft.year
            draft.authors = turned(found.authors)
            draft.rest[at] = drop(found.rest, end)
            return
    if not (_take_first_sentence(draft, owner) or _take_before_comma(draft, owner)):
        _take_lone_sentence(draft, owner)


def _word_before_italics(rest: Sequence[Run]) -> str:
    """A title of one word after the authors, with a point after it, and what is in italics next: Floors. *ICML*."""
    end = next((at for at, run in enumerate(rest) if run.em), 0)
    match = re.fullmatch(r"[\s.,:]*([A-Z][\w-]{2,})\.\s+", "".join(run.text for run in rest[:end]))
    return match.group(1) if match else ""


def _take_before_comma(draft: Draft, owner: Identity) -> bool:
    """The title of "Title, Authors, venue": what stands before the first comma after which authors do."""
    for at, line in enumerate(draft.rest):
        text = "".join(run.text for run in line)
        for match in re.finditer(r"[,，]\s*", text):
            title, after = text[: match.start()], drop(line, match.end())
            found = author_list(after)
            if found is None or len(found.authors) < _FEWEST or not holds(found.authors, owner):
                continue
            first = found.authors[0].full
            is_full = " " in first or not first.isascii()
            tags = [run for run in line if run.code][:1] if line[0].code else []
            title = title[len("".join(run.text for run in tags)) :]
            if is_full and is_title(title, owner) and len(title.split()) >= _WORDS and not is_only_venue(title):
                draft.title, draft.rest[at] = bare(title), after
                draft.rest[at:at] = [tags] if tags else []
                return True
    return False


def _take_lone_sentence(draft: Draft, owner: Identity) -> None:
    """The title of "Title. *Venue*, 2024", which names nobody: the sentence before what is set off."""
    line = draft.rest[0] if draft.rest else []
    end = next((at for at, run in enumerate(line) if run.strong or run.em), 0)
    title = plain(line[:end])
    if end and re.search(r"[.?!。]$", title) and is_title(title, owner) and len(title.split()) >= _WORDS:
        draft.title, draft.rest[0] = bare(title), line[end:]


def _take_first_sentence(draft: Draft, owner: Identity, *, plainly: bool = False) -> bool:
    """The title of "Title. Authors. Venue": the sentence before the authors, ``plainly`` if nothing sets it off."""
    for at, line in enumerate(draft.rest):
        for match in re.finditer(r"(?<=\S)(?<![\s.-][A-Z])[.?!。]\s+", "".join(run.text for run in line)):
            after = drop(line, match.end())
            before = [run for run in keep(line, match.start()) if run.text]
            found = author_list(after)
            title = plain(line)[: match.start() + 1]
            is_marked = plainly and any(run.url or run.strong or run.em for run in before)
            if found and not is_marked and holds(found.authors, owner) and is_title(title, owner):
                draft.title, draft.rest[at] = bare(title), after
                return True
    return False


def _before_authors(lines: list[list[Run]], owner: Identity) -> int | None:
    """The line that is the title because the one after it, or before it, lists authors."""
    for at, line in enumerate(lines):
        found = author_list(line)
        if found and (holds(found.authors, owner) or len(found.authors) > 2):
            if at and is_title_line(lines[at - 1], owner):
                return at - 1
            after = lines[at + 1] if at + 1 < len(lines) else []
            if not plain(found.rest).strip(BAR) and is_title_line(after, owner):
                return at + 1
    return None
