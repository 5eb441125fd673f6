"""Headings with other blocks under them: one list of several, lines as items, and a section as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.prose import dates, kinds
from homepage.importers.prose.blocks import Block
from homepage.importers.prose.markdown_blocks import markdown
from homepage.importers.prose.markdown_out import inline
from homepage.importers.prose.runs import plain
from homepage.importers.prose.sections import Heading

if TYPE_CHECKING:
    from homepage.importers.prose.links import Links
    from homepage.importers.report import ImportReport

_LONGEST_LINE = 25  # words of an entry that is one of several lines


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
