"""Entries of a section that are several paragraphs each: a logo, a name in bold or a heading begins every one of them.

Each becomes one block, which is read as an item of a list would be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.prose import dates
from homepage.importers.prose.blocks import Block
from homepage.importers.prose.clean import BADGE
from homepage.importers.prose.markdown_out import inline
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from homepage.importers.prose.sections import Heading

_FEW = 9  # words of a name of a place
_LONG = 40  # words of a paragraph that is prose, dated or not


def entries(heading: Heading) -> list[Block]:
    """The entries of a section, most of which have a date; none when it holds no such list."""
    found = _from(_flat(heading), _has_logo) if heading.below else []
    found = found or [*_parted(heading.blocks), *(_joined(_flat(below, named=True)) for below in heading.below)]
    has_dates = [is_dated(one) for one in found]
    return found if found and 4 * sum(has_dates) >= 3 * len(found) else []


def is_dated(block: Block) -> bool:
    """Whether one of the first lines of a block begins or ends with a date."""
    lines = [line for part in _parts(block) for line in part.segments if plain(line)]
    return any(dates.leading(line)[0] or dates.trailing(line)[0] for line in lines[:4])


def _parts(block: Block) -> list[Block]:
    """The paragraphs of a block that was put together from several."""
    texts = block.text.replace(BADGE, "").split("\n\n")
    return [Block(kind="para", text=text, location=block.location) for text in texts]


def _flat(heading: Heading, *, named: bool = False) -> list[Block]:
    """All blocks of a heading and of those below it, their titles as paragraphs in bold; its own if it is ``named``."""
    own = [Block(kind="para", text=f"**{inline(heading.runs)}**", location=heading.location)] if named else []
    return [*own, *heading.blocks, *(block for one in heading.below for block in _flat(one, named=True))]


def _parted(found: Sequence[Block]) -> list[Block]:
    """Blocks parted where entries begin, as far as all of them begin alike."""
    if not found or any(block.kind not in ("para", "item", "box") for block in found):
        return []
    for begins in (_has_logo, _is_set_off, _is_short_and_dated):
        if read := _from(found, begins):
            return read
    return _at_dates(found) or _below_one(found)


def _below_one(found: Sequence[Block]) -> list[Block]:
    """Dated blocks below a few words that are not, such as the degrees of one university: an entry for each."""
    first, *others = found
    words = len(re.findall(r"\w+", plain(first.runs)))  # a picture or a sign alone is no place
    few = first.kind == "para" and 0 < words < _FEW and not is_dated(first)
    return [_joined([first, one]) for one in others] if few and others and all(map(is_dated, others)) else []


def _from(found: Sequence[Block], begins: Callable[[Block], bool]) -> list[Block]:
    """Blocks parted where entries begin; none unless the first begins one."""
    starts = [at for at, block in enumerate(found) if block.kind != "item" and begins(block)]
    if starts[:1] != [0] or (len(starts) == 1 and begins is _is_short_and_dated):
        return []
    return [_joined(found[at:end]) for at, end in zip(starts, [*starts[1:], len(found)], strict=True)]


def _has_logo(block: Block) -> bool:
    runs = [run for run in block.runs if run.text.strip() or run.image]
    return bool(runs) and runs[0].image is not None


def _is_set_off(block: Block) -> bool:
    runs = [run for run in block.runs if run.text.strip() or run.image]
    return bool(runs) and runs[0].strong and len(plain(block.segments[0]).split()) < _LONG


def _is_short_and_dated(block: Block) -> bool:
    lines = block.segments
    dated = lines and (dates.leading(lines[0])[0] or dates.trailing(lines[0])[0])
    return bool(dated) and len(plain(lines[0]).split()) < _LONG


def _at_dates(found: Sequence[Block]) -> list[Block]:
    """Blocks in groups of one size, each of which has its date in the same place."""
    dated = [at for at, block in enumerate(found) if is_dated(block) and len(plain(block.runs).split()) < _LONG]
    size = len(found) // len(dated) if dated else 0
    if not size or len(found) % len(dated) or [at % size for at in dated] != [dated[0]] * len(dated):
        return []
    return [_joined(found[at : at + size]) for at in range(0, len(found), size)]


def _joined(parts: Sequence[Block]) -> Block:
    if len(parts) == 1:
        return parts[0]
    text = "\n\n".join(line for part in parts for line in _lines(part))
    entries_ = [entry for part in parts for entry in part.bibtex]
    return Block(kind="box", text=text + "\n", location=parts[0].location, bibtex=entries_)


def _lines(block: Block) -> list[str]:
    own = f"- {block.text}" if block.kind == "item" else block.text.rstrip("\n")
    return [own, *(line for child in block.children for line in _lines(child))]
