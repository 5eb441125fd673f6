"""A line of a page as runs of text with their marks, and what such a line says as plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

BREAK = "\n"
TITLE = "\ue016"  # stands before what a page marks as the title of a publication


class Run(Struct, frozen=True, kw_only=True):
    """Text of one style. An image has its address in ``image`` and its description in ``text``."""

    text: str = ""
    strong: bool = False
    em: bool = False
    under: bool = False
    sup: bool = False
    sub: bool = False
    code: bool = False
    url: str | None = None
    image: str | None = None

    @property
    def is_break(self) -> bool:
        """Whether this is a line break."""
        return self.text == BREAK and self.image is None


def plain(runs: Iterable[Run]) -> str:
    """The text of runs, images left out, on one line."""
    return " ".join(
        "".join(" " if run.is_break else run.text for run in runs if run.image is None).replace(TITLE, "").split()
    )


def spaced(runs: Iterable[Run]) -> str:
    """The text of runs as words are counted: what is raised or lowered is a word by itself."""
    return plain(replace(run, text=f" {run.text} ") if run.sup or run.sub else run for run in runs)


def merged(runs: Iterable[Run]) -> list[Run]:
    """Runs with neighbours of one style joined and empty ones dropped."""
    found: list[Run] = []
    for run in runs:
        if not run.text and run.image is None:
            continue
        last = found[-1] if found else None
        if last and not (last.is_break or run.is_break or last.image or run.image) and _same(last, run):
            found[-1] = replace(last, text=last.text + run.text)
        else:
            found.append(run)
    return found


def _same(one: Run, other: Run) -> bool:
    return replace(one, text="") == replace(other, text="")


def segments(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs parted at line breaks, empty lines dropped."""
    found: list[list[Run]] = [[]]
    for run in runs:
        if run.is_break:
            found.append([])
        else:
            found[-1].append(run)
    return [segment for segment in found if plain(segment) or any(run.image for run in segment)]


def parted_at(runs: Iterable[Run], pattern: str) -> list[list[Run]]:
    """Runs parted wherever a pattern stands in words that are no link."""
    found: list[list[Run]] = [[]]
    for run in runs:
        first, *others = [run.text] if run.url or run.image else re.split(pattern, run.text)
        found[-1].append(replace(run, text=first))
        found += [[replace(run, text=text)] for text in others]
    return found
