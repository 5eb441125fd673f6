"""Authors that a page gives as the people with whom its own person wrote a paper: “with Ada Ash and Bo Berg”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.records import Author
from homepage.errors import Location
from homepage.importers.papers.draft import BAR
from homepage.importers.prose.dates import drop, keep
from homepage.importers.prose.names import author_list, holds, turned
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from homepage.importers.papers.draft import Draft
    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.names import AuthorList
    from homepage.importers.prose.runs import Run
    from homepage.importers.report import ImportReport
    from homepage.site.names import Identity

_WITH = r"(?:(?:(?:joint(?:ly)?|co-?authored|together)\s+)?(?:work\s+)?with:?\s+|合作者\s*[:：]\s*)"
_LINE = re.compile(rf"[\s,.;:(\[–—-]*({_WITH})", re.IGNORECASE)
_END = re.compile(rf",\s+({_WITH})(?=[^\W\d_])", re.IGNORECASE)
_BRACKETS = re.compile(rf"\s*[(\[]\s*({_WITH})([^()\[\]]+)[)\]]", re.IGNORECASE)


def take(draft: Draft, owner: Identity, name: str, report: ImportReport) -> str:
    """Take the first such list out of the lines, the own person, ``name``, first; the words that stood before it."""
    for at, line in enumerate(draft.rest if name and not draft.authors else ()):
        found, said, parts = _in_brackets(line) or _at_the_head(line) or _at_the_end(line) or (None, "", ())
        if found and not holds(found.authors, owner) and _are_people(found):
            where = Location(draft.location.path)
            report.left_out(where, "“with” before the other authors of papers", said)
            report.guess(where, f"of papers written with others, {name} is taken to be the first author")
            draft.authors, draft.others = (Author(name=name), *turned(found.authors)), found.others
            draft.rest[at : at + 1] = [part for part in parts if plain(part).strip(BAR)]
            return said.strip()
    return ""


def says_others(block: Block) -> bool:
    """Whether a line of a block names the people with whom a paper was written."""
    found = (_in_brackets(line) or _at_the_end(line) or _at_the_head(line) for line in block.segments)
    return any(one and _are_people(one[0]) for one in found)


def are_others(line: list[Run]) -> bool:
    """Whether a line begins with the people with whom a paper was written."""
    bracketed = _in_brackets(line)
    read = bracketed if bracketed and not plain(bracketed[2][0]).strip(BAR) else _at_the_head(line)
    return read is not None and _are_people(read[0])


def before_others(line: list[Run]) -> list[Run] | None:
    """What stands in a line before the people with whom a paper was written; None when it does not end in these."""
    if (read := _in_brackets(line)) and _are_people(read[0]) and not plain(read[2][1]).strip(BAR):
        return read[2][0]
    found = (line[:at] for at in range(1, len(line)) if are_others(line[at:]))
    return next(found, None)


def _are_people(found: AuthorList) -> bool:
    """Whether names have more words than one, which may be any word."""
    return all(len(one.full.split()) > 1 or not one.full.isascii() for one in found.authors)


def _in_brackets(line: list[Run]) -> tuple[AuthorList, str, tuple[list[Run], ...]] | None:
    """The names in brackets within a line, the words before them, and the line before and after the brackets."""
    match = _BRACKETS.search("".join(run.text for run in line if run.image is None))
    if match is None:
        return None
    found = author_list(drop(keep(line, match.end(2)), match.start(2)))
    if found is None or plain(found.rest).strip(BAR):
        return None
    return found, match.group(1), (keep(line, match.start()), drop(line, match.end()))


def _at_the_head(line: list[Run]) -> tuple[AuthorList, str, tuple[list[Run], ...]] | None:
    """The names that a line begins with, and what follows them."""
    match = _LINE.match("".join(run.text for run in line if run.image is None))
    found = author_list(drop(line, match.end())) if match else None
    return (found, match.group(1), (found.rest,)) if match and found else None


def _at_the_end(line: list[Run]) -> tuple[AuthorList, str, tuple[list[Run], ...]] | None:
    """The names at the end of a line, after its place and year, with no more than a sentence behind them."""
    match = _END.search("".join(run.text for run in line if run.image is None))
    found = author_list(drop(line, match.end())) if match else None
    if match is None or found is None or (plain(found.rest) and not re.match(r"[A-Z]", plain(found.rest))):
        return None
    return found, match.group(1), (keep(line, match.start()), found.rest)
