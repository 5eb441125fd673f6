"""What the template of acad-homepage comes with and owners forget: told by its titles, never by a person's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.bibliography_twins import normalised_title

if TYPE_CHECKING:
    from homepage.importers.blocks import Block
    from homepage.importers.report import ImportReport

_TITLES = tuple(
    normalised_title(title)
    for title in (
        "Deep Residual Learning for Image Recognition",
        "FastSpeech: Fast, Robust and Controllable Text to Speech",
        "FastSpeech 2: Fast and High-Quality End-to-End Text to Speech",
    )
)
_FILLER = re.compile(r"lorem\s+ipsum\s+dolor", re.IGNORECASE)


def is_left(block: Block, owner: str, report: ImportReport) -> bool:
    """Whether a block is the template's and not the owner's; it is reported then."""
    words = block.words
    folded = normalised_title(words)
    listed = block.kind == "box" or len(block.segments) > 1  # a paper, not news that mention one
    sample = listed and any(title in folded for title in _TITLES) and (not owner or owner.lower() not in words.lower())
    if not (sample or _FILLER.search(words)):
        return False
    report.left_out(block.location, f"sample of the template: {words[:80]}")
    return True
