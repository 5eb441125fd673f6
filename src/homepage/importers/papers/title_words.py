"""Which words can be a title, and what of them belongs to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.importers.papers.distinctions import is_honor
from homepage.importers.papers.draft import BAR, INTRODUCES, LABEL, Draft, stripped
from homepage.importers.papers.venue_signs import is_only_venue, is_venue
from homepage.importers.prose.names import author_list, holds, turned
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from homepage.content.records import Author
    from homepage.importers.prose.names import AuthorList
    from homepage.site.names import Identity

    Way = Callable[[list[Run], Identity], tuple[int, int] | None]

_HONORED = re.compile(
    r"[(（\[](?P<before>[^()（）\[\]]{4,40})[)）\]]\s*(?P<last>\S.{9,})|(?P<first>.{9,}\S)\s*[(（\[](?P<after>[^()（）\[\]]{4,40})[)）\]]"
)
_CLOSING = re.compile(r"^\s*[.,]?\s*[”\"“»」'’]\s*[.,]?")
# The point after a single capital ends a sentence only before the volume that it appeared in.
_SENTENCE = re.compile(r"[\s.,:，。：]*(.{10,}?\S)(?:(?<![\s.-][A-Z])([.。?])|(\.)(?=\s+In\s))(?=\s|$)")


def listed_authors(line: list[Run], owner: Identity) -> AuthorList | None:
    """The authors that a line begins with, where the own person is among them or they are several."""
    found = author_list(stripped(line))
    return found if found and (holds(found.authors, owner) or len(found.authors) > 1) else None


def is_title_line(line: list[Run], owner: Identity) -> bool:
    """Whether a line can be a title: no remark in brackets, no venue."""
    if re.fullmatch(r"\s*[(（][^()（）]{1,30}[)）]\s*", plain(line)):
        return False  # a rank or a remark
    if INTRODUCES.match(plain(line)):
        return False
    text = plain(line).strip(BAR)
    return is_title(text, owner) and not is_only_venue(text)


def sentence(text: str) -> tuple[str, int]:
    """The sentence that a text begins with, and where it ends; a question may go on before the venue begins."""
    match = _SENTENCE.match(text)
    if match is None:
        return "", 0
    asked = match.group(2) == "?"
    if asked and (more := re.match(r"\s+([^.?]{8,}?)\.(?=\s|$)", text[match.end() :])) and not is_venue(more.group(1)):
        return f"{match.group(1)}? {more.group(1)}", match.end() + more.end()
    return match.group(1).strip() + ("?" if asked else ""), match.end()


def parted_year(title: str) -> tuple[str, str]:
    """The year that some styles put before a title, in brackets or with a point after it, and the title."""
    match = re.match(r"(?:[(（](?=\d{4}[a-z]?[)）]))?((?:19|20)\d\d)[a-z]?(?:[)）]\s*[.,:]?|[.,:])\s+", title)
    return (match.group(1), title[match.end() :]) if match else ("", title)


def bare(title: str) -> str:
    """A title without the quotation marks round it and the point after it."""
    title = title.strip(" ,，|")
    title = title[1:-1] if re.fullmatch(r"\[[^\[\]]+\]", title) else title
    return title.removesuffix(".").strip('“”"« »').strip(" ,，").removesuffix(".")


def take_title(draft: Draft, at: int, start: int, end: int) -> None:
    """Take the title out of a line, with its link and its honour."""
    line = draft.rest[at]
    chosen = line[start:end]
    draft.title = _without_honor(bare(plain(chosen)), draft)
    draft.url = next((run.url for run in chosen if run.url), None)
    before, after = _unquoted(line[:start], line[end:])
    draft.rest[at : at + 1] = [part for part in (before, after) if plain(part).strip(BAR)]


def _unquoted(before: list[Run], after: list[Run]) -> tuple[list[Run], list[Run]]:
    """What stands round a title, without the quotation marks that belong to it."""
    if before and after and before[-1].text.rstrip()[-1:] in tuple("“\"„«「'‘") and before[-1].image is None:
        before = [*before[:-1], replace(before[-1], text=before[-1].text.rstrip()[:-1])]
        after = [replace(after[0], text=_CLOSING.sub("", after[0].text, 1)), *after[1:]]
    return before, after


def _without_honor(title: str, draft: Draft) -> str:
    """A title without the honour that stands in brackets before it or after it."""
    match = _HONORED.fullmatch(title)
    if match is None or not is_honor(match["before"] or match["after"]):
        return title
    draft.honors.append(match["before"] or match["after"])
    return (match["last"] or match["first"]).strip()


def _are_people(authors: Sequence[Author]) -> bool:
    """Whether names are too many, and too full, to be words of a title joined by "and"."""
    return len(authors) > 2 and all(" " in author.full or not author.full.isascii() for author in authors)


def is_title(text: str, owner: Identity) -> bool:
    """Whether words can be a title: several, which are neither people nor a label."""
    text = text.strip()
    chinese = len(re.findall("[\u4e00-\u9fff]", text))
    if len(text.split()) < 3 and chinese < 6 and not (len(text) > 14 and " " in text):
        return False
    listed = author_list([Run(text=text)])
    if listed and (
        holds((*listed.authors, *turned(listed.authors)), owner)
        or (_are_people(listed.authors) and not plain(listed.rest))
    ):
        return False
    return not LABEL.fullmatch(text)
