"""Blocks of a page as Markdown of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.prose.blocks import Block, blocks
from homepage.importers.prose.clean import BADGE, Line
from homepage.importers.prose.inline import parse
from homepage.importers.prose.markdown_out import inline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.importers.prose.links import Links


def markdown(found: Iterable[Block], links: Links) -> str:
    """Blocks as Markdown of our own, lists and paragraphs as they were, dead links without their addresses."""
    parts: list[str] = []
    previous = ""
    for block in found:
        text = _markdown(block, links, 0)
        if not text.strip():
            continue
        tight = block.kind == previous == "item"
        parts.append(("" if not parts else "\n" if tight else "\n\n") + text)
        previous = block.kind
    return "".join(parts)


def _markdown(block: Block, links: Links, depth: int) -> str:
    indent = "    " * depth
    if block.kind == "code":
        return f"```{block.marker if block.marker.isalnum() else ''}\n{block.text.rstrip()}\n```"
    if block.kind == "box":
        return _boxed(block, links)
    if block.kind == "table":
        return "\n".join(_table_row(row, block, links) for row in block.text.split("\n"))
    if block.kind == "heading":
        return f"{'#' * min(block.level, 6)} {inline(block.runs)}"
    texts = [inline(links.runs(segment, block.location)) for segment in block.segments]
    mark = "" if block.kind != "item" else "1. " if block.ordered else "- "
    inside = indent + (" " * 4 if mark else "")
    own = indent + mark + f"<br>\n{inside}".join(text for text in texts if text)
    below = [_markdown(child, links, depth + 1) for child in block.children]
    entries = [re.sub("^", inside, f"```\n{entry}\n```", flags=re.MULTILINE) for entry in block.bibtex]
    return "\n".join([own, *below]) + "".join(f"\n\n{entry}\n" for entry in entries)


def _table_row(row: str, block: Block, links: Links) -> str:
    """A row of a table with the links of its cells as ours."""
    cells = re.split(r"(?<!\\)\|", row.strip().strip("|"))
    texts = (cell if re.fullmatch(r"\s*:?-+:?\s*", cell) else _cell(cell, block, links) for cell in cells)
    return f"| {' | '.join(text.strip() for text in texts)} |"


def _cell(text: str, block: Block, links: Links) -> str:
    return re.sub(r"(?<!\\)\||&#124;", r"\\|", inline(links.runs(parse(text), block.location)))


def _boxed(block: Block, links: Links) -> str:
    """The lines of a box as a paragraph each."""
    lines = (Line(text.replace(BADGE, ""), block.location) for text in block.text.split("\n"))
    return markdown(blocks(lines), links)
