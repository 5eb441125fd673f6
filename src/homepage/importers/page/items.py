"""The items of a section, with what stands before and after them, and their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homepage.importers.lists.terms import period_of
from homepage.importers.prose import dates
from homepage.importers.prose.blocks import Block, lines_of
from homepage.importers.prose.markdown_blocks import markdown

if TYPE_CHECKING:
    from homepage.importers.prose.links import Links
    from homepage.importers.prose.sections import Heading

STRUCTURED = frozenset({"item", "box"})
_FEWEST = 2  # paragraphs that make a list
_LONG = 40  # words of a paragraph that is prose, dated or not


def listed(heading: Heading, links: Links) -> tuple[list[Block], dict[str, Any]] | None:
    """The items of a section whose only prose stands before and after them."""
    if heading.below:
        return None
    marks = [block.kind in STRUCTURED for block in heading.blocks]
    if not any(marks):
        return None
    first, last = marks.index(True), len(marks) - marks[::-1].index(True)
    if not all(marks[first:last]):
        return None
    intro = markdown(heading.blocks[:first], links)
    outro = markdown(heading.blocks[last:], links)
    return heading.blocks[first:last], {"intro": intro or None, "outro": outro or None}


def dated(heading: Heading, links: Links) -> tuple[list[Block], dict[str, Any], str] | None:
    """The items of a section, its settings, and the format of its dates."""
    read = listed(heading, links) or _dated_paragraphs(heading, links)
    if read is None:
        return None
    items, settings = read
    found = [date_of(item) for item in items]
    style = dates.usual_style(found)
    known = [when for when in found if when]
    if style:
        settings["date_format"] = style
    if known and sum(when.bracketed for when in known) * 2 > len(known):
        settings["date_brackets"] = True
    return items, settings, style


def date_of(item: Block) -> dates.When | None:
    """The date of an item: where its first line begins or ends, else where one of the next lines does."""
    lines = [item.runs, *lines_of(item)[:4]]
    return next((when for line in lines if (when := dates.leading(line)[0] or dates.trailing(line)[0])), None)


def _dated_paragraphs(heading: Heading, links: Links) -> tuple[list[Block], dict[str, Any]] | None:
    """The items of a section without a list, most of whose short paragraphs have dates; prose stands round them."""
    marks = [_is_dated(block) for block in heading.blocks]
    if heading.below or sum(marks) < _FEWEST or any(block.kind != "para" for block in heading.blocks):
        return None
    first, last = marks.index(True), len(marks) - marks[::-1].index(True)
    if sum(marks) * 4 < (last - first) * 3:
        return None
    around = [markdown(blocks, links) or None for blocks in (heading.blocks[:first], heading.blocks[last:])]
    return heading.blocks[first:last], {"intro": around[0], "outro": around[1]}


def _is_dated(block: Block) -> bool:
    is_told = date_of(block) is not None or period_of(block.runs)[0] is not None
    return is_told and len(block.text.split()) < _LONG
