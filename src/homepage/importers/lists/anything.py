"""Lists of anything: items of which only the date, the name and the links at their end are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.content.records import Image, Item
from homepage.importers.lists.items import date_fields, lines_in, short_links, with_date
from homepage.importers.prose import markdown_out
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.links import Links


def anything(found: Sequence[Block], links: Links, style: str) -> list[Item]:
    """Items of which only the date, the name and the links at their end are told apart."""
    return [_item(one, links, style) for one in found]


def _item(block: Block, links: Links, style: str) -> Item:
    """The name is all of a line that has no links, else the first of several lines when it is short or a link."""
    lines = [links.runs(line, block.location) for line in lines_in(block)]
    image, lines = _picture(lines)
    when, lines = with_date(lines)
    last, labelled = short_links(lines[-1]) if lines else ([], [])
    lines = [line for line in (*lines[:-1], last) if plain(line).strip(" /|·,") or any(run.image for run in line)]
    date, text = date_fields(when, style)
    first = lines[0] if lines else []
    url = next((run.url for run in first if run.url), None)
    plainly = not any(run.image for run in first) and all(run.url == url or not run.text.strip() for run in first)
    name = plain(first).strip(" –—") if plainly else ""
    rest = [run for line in (lines[1:] if name else lines) for run in [Run(text="\n"), *line]][1:]
    more = markdown_out.inline(rest) or None
    return Item(
        name=name, url=url if name else None, text=more, image=image, date=date, date_text=text, links=tuple(labelled)
    )


def _picture(lines: list[list[Run]]) -> tuple[Image | None, list[list[Run]]]:
    """The picture that an item begins with, and its other lines."""
    if not lines or plain(lines[0]) or len([run for run in lines[0] if run.image]) != 1:
        return None, lines
    (picture,) = (run for run in lines[0] if run.image)
    return Image(src=picture.image or "", alt=picture.text), lines[1:]
