"""Sections in the making: what stands under a heading as intro, items and outro, and the part that it becomes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from homepage.content.config import Section
from homepage.importers.lists.terms import period_of
from homepage.importers.prose import dates, kinds
from homepage.importers.prose.blocks import Block, lines_of
from homepage.importers.prose.emoji import split_icon
from homepage.importers.prose.markdown_blocks import markdown
from homepage.importers.prose.markdown_out import inline
from homepage.importers.prose.runs import Run, plain
from homepage.importers.prose.sections import Heading
from homepage.importers.site import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.links import Links
    from homepage.importers.report import ImportReport

STRUCTURED = frozenset({"item", "box"})

_FEWEST = 2  # paragraphs that make a list
_LONGEST_LINE = 25  # words of an entry that is one of several lines
_LONG = 40  # words of a paragraph that is prose, dated or not


def part(
    links: Links, heading: Heading, kind: str, records: Sequence[Any] = (), prose: str = "", **settings: Any
) -> Part:
    """The part that a heading becomes; one that is a link leads where it led, links within one stand below it."""
    linked = [run for run in heading.runs if run.url]
    title = heading.title
    url = None
    if plain(linked) and plain(linked) in (title, plain(heading.runs)):
        url = links.url(linked[0].url, heading.location)
    elif linked and title:
        _, title = split_icon(_without_links(heading.runs))
        below = inline(links.runs([run for one in linked for run in (one, Run(text=" "))][:-1], heading.location))
        settings["intro"] = "\n\n".join(filter(None, [below, settings.get("intro")]))
    section = Section(kind=cast("Any", kind), title=title, icon=heading.icon or None, url=url, **settings)
    return Part(section=section, records=list(records), prose=prose)


def _without_links(runs: Sequence[Run]) -> str:
    """The words of a heading beside its links, without the brackets and bars round these."""
    text = "".join("\x00" if run.url else run.text for run in runs if run.image is None)
    return " ".join(re.sub(r"[\s(\[|/·:,-]*\x00[\s)\]|/·,-]*", " ", text).split())


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


def in_lines(heading: Heading) -> Heading | None:
    """A section whose paragraphs are lists of short lines, parted by breaks, as one of items; None for any other."""
    lines = [(line, block) for block in heading.blocks for line in block.segments if plain(line)]
    has_breaks = len(lines) > len(heading.blocks)
    if heading.below or not has_breaks or any(block.kind != "para" or block.bibtex for block in heading.blocks):
        return None
    if any(len(plain(line).split()) > _LONGEST_LINE or plain(line).endswith((":", "：")) for line, _ in lines):
        return None
    return replace_blocks(
        heading, [Block(kind="item", text=inline(line), location=block.location) for line, block in lines]
    )


def shows(block: Block) -> bool:
    """Whether anything of a block is seen: a bullet without words shows nothing."""
    return bool(block.words.strip() or any(run.image for run in block.runs))


def replace_blocks(heading: Heading, blocks: list[Block], **changes: str) -> Heading:
    """A heading with other blocks under it."""
    title = changes.get("title", heading.title)
    return Heading(
        title=title,
        icon=changes.get("icon", heading.icon),
        runs=heading.runs if title else [],
        level=heading.level,
        location=heading.location,
        blocks=blocks,
    )


def without_years(heading: Heading, report: ImportReport) -> Heading:
    """A section whose sub-headings are the years that the dates below them say, as one list; any other as it is."""
    rows = heading.below
    if heading.blocks or not rows or not all(_is_year_of(one) for one in rows):
        return heading
    report.left_out(heading.location, "years over lists whose dates say them", " ".join(one.title for one in rows))
    return replace_blocks(heading, [block for one in rows for block in one.blocks])


def _is_year_of(heading: Heading) -> bool:
    year = re.search(r"\d{4}", heading.title) if kinds.is_year(heading.title) and not heading.below else None
    texts = [plain(block.runs) for block in heading.blocks]
    return year is not None and bool(texts) and all(_says_year(text, year.group()) for text in texts)


def _says_year(text: str, year: str) -> bool:
    """Whether the first words of a text, or its date, say a year."""
    when, *_ = dates.within(text)
    return year in " ".join(text.split()[:5]) or (when is not None and when.start.startswith(year))


def flattened(heading: Heading) -> list[Heading]:
    """A heading and all below it in one row, each of these with the titles above it before its own."""
    own = replace_blocks(heading, heading.blocks)
    below = [row for one in heading.below for row in flattened(one)]
    return [own, *(replace_blocks(row, row.blocks, title=f"{heading.title}: {row.title}", icon="") for row in below)]


def _title(heading: Heading, links: Links) -> str:
    """The title of a sub-heading as Markdown, with the links in it."""
    if not any(run.url for run in heading.runs):
        return " ".join(filter(None, [heading.icon, heading.title]))
    return inline(links.runs(heading.runs, heading.location))


def prose(heading: Heading, links: Links, depth: int = 0) -> str:
    """A section as Markdown, its sub-headings included, each as deep as it stands below the section."""
    texts = [markdown(heading.blocks, links)]
    for below in heading.below:
        level = depth + max(below.level - heading.level, 1)
        texts += [f"{'#' * level} {_title(below, links)}"]
        texts += [prose(below, links, level)]
    return "\n\n".join(text for text in texts if text.strip()) + "\n"
