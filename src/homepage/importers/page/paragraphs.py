"""Publications that are written as paragraphs: a title, the authors below it, then place and abstract."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.importers.papers.coauthors import are_others, before_others
from homepage.importers.papers.draft import ABSTRACT, BAR, INTRODUCES, LABEL, stripped
from homepage.importers.papers.venue_signs import is_venue
from homepage.importers.prose.blocks import Block
from homepage.importers.prose.clean import BADGE
from homepage.importers.prose.inline import parse
from homepage.importers.prose.names import author_list, holds
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.site.names import Identity

_FEWEST = 2  # publications that a box is parted into
_LONG = 30  # words of a paragraph that is an abstract
_FEWEST_OF_TITLE = 2  # words
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REST = 6  # words that may follow the authors in their line


def joined(found: Sequence[Block], owner: Identity) -> list[Block]:
    """The blocks of a section, in which the paragraphs of each publication are one box."""
    found = [one for block in found for one in (_parted(block, owner) if block.kind == "box" else [block])]
    found = _with_abstracts(found)
    pairs = [found[at : at + 2] for at in range(len(found))]
    starts = [at for at, pair in enumerate(pairs) if _begins(pair, owner) or _tells(pair)]
    result = list(found[: starts[0]]) if starts else list(found)
    for start, following in pairwise([*starts, len(found)]):
        end = start + 1
        while end < following and _goes_on(found[end], found[start:end]):
            end += 1
        result += [_box(found[start:end]), *found[end:following]]
    return result


def _with_abstracts(found: Sequence[Block]) -> list[Block]:
    """Blocks in which a paragraph that says that it tells of the item before it belongs to that."""
    result: list[Block] = []
    for block in found:
        before = result[-1] if result else None
        if before and before.kind == "item" and block.kind == "para" and INTRODUCES.match(plain(block.runs)):
            result[-1] = replace(before, text=f"{before.text}\n\n{block.text}")
        else:
            result.append(block)
    return result


def _parted(block: Block, owner: Identity) -> list[Block]:
    """The publications of a box, each of which has a line of authors, below its title or before it."""
    lines = block.text.split("\n")
    shown = [at for at, line in enumerate(lines) if not line.startswith(BADGE) and plain(parse(line))]
    authors = [place for place, at in enumerate(shown) if _lists_authors(lines[at], owner)]
    lead = min(authors[0], 1) if authors else 0  # a title stands above the authors
    if len(authors) < _FEWEST or any(two - one <= lead for one, two in pairwise(authors)):
        return [block]
    starts = [0, *(shown[place - lead] for place in authors[1:])]
    texts = ["\n".join(lines[start:end]) + "\n" for start, end in pairwise([*starts, len(lines)])]
    return [Block(kind="box", text=text, location=block.location) for text in texts]


def _lists_authors(line: str, owner: Identity) -> bool:
    """Whether a line begins with a list of authors, the own person among them."""
    found = author_list(stripped(parse(re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", line))))
    return found is not None and len(found.authors) > 1 and holds(found.authors, owner)


def _begins(pair: Sequence[Block], owner: Identity) -> bool:
    """Whether a publication begins with a paragraph: a line set off, and its authors after it or below."""
    if pair[0].kind != "para":
        return False
    lines = [line for block in pair if block.kind == "para" for line in block.segments]
    title = before_others(lines[0]) if lines else None
    if title is not None and _is_set_off(title):
        return True
    return len(lines) > 1 and _is_set_off(lines[0]) and (_are_authors(lines[1], owner) or _is_place(lines[1]))


def _is_place(line: Sequence[Run]) -> bool:
    """Whether a line begins with where a paper appeared, in italics, with the year."""
    first = [run for run in line if run.text.strip(BAR)][:1]
    return bool(first) and first[0].em and is_venue(plain(first)) and bool(_YEAR.search(plain(first)))


def _tells(pair: Sequence[Block]) -> bool:
    """Whether a line set off has an abstract below it: the own person alone wrote such a paper, which names nobody."""
    lines = [line for block in pair if block.kind == "para" for line in block.segments]
    below = [plain(line) for line in lines[1:]]
    is_told = any(ABSTRACT.match(text) or len(text.split()) >= _LONG for text in below)
    return pair[0].kind == "para" and bool(lines) and _is_set_off(lines[0]) and is_told


def _is_set_off(line: Sequence[Run]) -> bool:
    """Whether all words of a line but a label or a year are bold, or a link."""
    shown = [run for run in line if run.text.strip(BAR) and run.image is None]
    marked = [run for run in shown if run.strong or run.url]
    words = plain(marked).split()
    return len(words) > 2 and len(words) >= len(plain(shown).split()) - 1


def _are_authors(line: list[Run], owner: Identity) -> bool:
    found = author_list(stripped(line))
    if found is None or not holds(found.authors, owner):
        return are_others(line)
    rest = plain(found.rest).strip(BAR)
    return len(rest.split()) <= _REST or is_venue(rest)


def _goes_on(block: Block, before: Sequence[Block]) -> bool:
    """Whether a paragraph belongs to the publication above it: its authors, place or links, or its abstract."""
    if block.kind != "para":
        return False
    text = plain(block.runs)
    if _is_label(before[-1]):
        return True
    is_first = len(before) == 1 and len(before[0].segments) == 1 and not _has_title(block)
    is_links = all(LABEL.fullmatch(run.text) or not run.text.strip(BAR) for run in block.runs)
    is_abstract = bool(ABSTRACT.match(text)) or len(text.split()) >= _LONG
    is_place = is_venue(text) and len(block.segments) == 1 and not _has_title(block)
    return is_first or is_links or is_abstract or is_place


def _is_label(block: Block) -> bool:
    """Whether a paragraph only says that the abstract follows."""
    return plain(block.runs).strip(" .:：").lower() in ("abstract", "摘要")


def _has_title(block: Block) -> bool:
    """Whether a paragraph begins with a linked title, as the next publication does."""
    first = next((run for run in block.runs if run.text.strip(BAR)), None)
    return first is not None and bool(first.url) and len(first.text.split()) > _FEWEST_OF_TITLE


def _box(parts: Sequence[Block]) -> Block:
    """Some paragraphs as one block."""
    text = "\n\n".join(part.text for part in parts)
    return Block(
        kind="box", text=text, location=parts[0].location, bibtex=[one for part in parts for one in part.bibtex]
    )
