"""Blocks of a page as sections under their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from homepage.importers.prose import kinds
from homepage.importers.prose.emoji import split_icon
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.errors import Location
    from homepage.importers.prose.blocks import Block

_FEWEST = 2  # sub-headings that are set as paragraphs


class Heading(Struct, kw_only=True):
    """A heading with all that follows it: blocks, then headings below it."""

    title: str
    icon: str
    runs: list[Run]
    level: int
    location: Location
    blocks: list[Block] = field(default_factory=list)
    below: list[Heading] = field(default_factory=list)

    def all_blocks(self) -> list[Block]:
        """The blocks of this heading and of those below it."""
        return [*self.blocks, *(block for one in self.below for block in one.all_blocks())]


def sections(found: Sequence[Block]) -> tuple[list[Block], list[Heading]]:
    """What stands before the first heading, and the headings with what follows them."""
    top = section_level(found)
    before: list[Block] = []
    headings: list[Heading] = []
    for block in found:
        if block.kind != "heading":
            (_last(headings[-1]).blocks if headings else before).append(block)
        elif plain(block.runs):
            icon, title = split_icon(plain(block.runs))
            one = Heading(title=title, icon=icon, runs=block.runs, level=block.level, location=block.location)
            is_top = not headings or block.level <= max(top, headings[-1].level)
            (headings if is_top else _parent(headings[-1], block.level).below).append(one)
    for one in headings:
        _promote(one)
    before, labelled = _labelled(before, top)
    return before, [*labelled, *headings]


def _labelled(found: list[Block], level: int) -> tuple[list[Block], list[Heading]]:
    """What stands before the first heading, and what is a section of it: a list below words in bold that name its kind.

    From the first of them on all words in bold that stand alone are headings.
    """
    heads = [at for at in range(len(found) - 1) if _is_label(found[at]) and not _is_label(found[at + 1])]
    first = next((at for at in heads if found[at + 1].kind == "item" and _names_list(found[at])), len(found))
    starts = [at for at in heads if at >= first]
    ends = [*starts[1:], len(found)][: len(starts)]
    parts = [_headed(found[start:end], level) for start, end in zip(starts, ends, strict=True)]
    return found[:first], parts


def _headed(found: list[Block], level: int) -> Heading:
    """Blocks of which the first is the heading of the others."""
    runs = found[0].runs
    icon, title = split_icon(plain(runs).strip(" :："))
    return Heading(title=title, icon=icon, runs=runs, level=level, location=found[0].location, blocks=found[1:])


def _names_list(block: Block) -> bool:
    return kinds.kind(plain(block.runs)) not in ("", "about", "interests")


def _promote(heading: Heading) -> None:
    """Paragraphs all in bold, each with a list or text below it, are the sub-headings that they look like.

    So are those that are a year, among publications.
    """
    for one in heading.below:
        _promote(one)
    found = heading.blocks
    are_works = kinds.kind(heading.title) == "publications"
    marks = [_is_label(block) or (are_works and _is_year(block)) for block in found]
    heads = [at for at in range(len(found) - 1) if marks[at] and not marks[at + 1]]
    lists = [at for at in heads if found[at + 1].kind == "item"]
    if heading.below or len(lists) < _FEWEST or len(lists) < len(heads) or marks[-1]:
        return
    heading.blocks = found[: heads[0]]
    for at, end in zip(heads, [*heads[1:], len(found)], strict=True):
        heading.below.append(_headed(found[at:end], heading.level + 1))


def _is_label(block: Block) -> bool:
    """Whether a paragraph is a few words in bold."""
    if block.kind != "para" or block.bibtex:
        return False
    runs = [run for run in block.runs if run.text.strip(" \n:：/")]
    return 0 < len(plain(runs).split()) < 9 and all(run.strong and not run.url and not run.image for run in runs)


def _is_year(block: Block) -> bool:
    return block.kind == "para" and kinds.is_year(plain(block.runs))


def section_level(found: Sequence[Block]) -> int:
    """The level of the sections: the highest one that occurs more than once or names a section, or the highest."""
    headings = [block for block in found if block.kind == "heading" and plain(block.runs)]
    levels = [block.level for block in headings if not _is_banner(block, found)]
    named = [block.level for block in headings if kinds.kind(plain(block.runs)) not in ("", "about")]
    return min([*named, *(level for level in levels if levels.count(level) > 1)], default=min(levels, default=1))


def _is_banner(block: Block, found: Sequence[Block]) -> bool:
    """Whether a heading is one of those that a page begins with, nothing but a further heading below it."""
    at = next((at for at, one in enumerate(found) if one is block), 0)
    is_first = all(one.kind == "heading" for one in found[:at])
    return is_first and found[at + 1 : at + 2] != [] and found[at + 1].kind == "heading"


def _last(heading: Heading) -> Heading:
    return _last(heading.below[-1]) if heading.below else heading


def _parent(heading: Heading, level: int) -> Heading:
    return _parent(heading.below[-1], level) if heading.below and heading.below[-1].level < level else heading
