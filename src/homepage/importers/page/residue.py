"""What a template comes with and owners forget or keep: told by its titles and thanks, never by a person's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.bibliography_twins import normalised_title

if TYPE_CHECKING:
    from homepage.importers.prose.blocks import Block
    from homepage.importers.report import ImportReport

_TITLES = tuple(
    normalised_title(title)
    for title in (
        "Deep Residual Learning for Image Recognition",
        "FastSpeech: Fast, Robust and Controllable Text to Speech",
        "FastSpeech 2: Fast and High-Quality End-to-End Text to Speech",
    )
)
_FILLER = re.compile(r"lorem\s+ipsum\s+dolor|which of these is the best way to reach you", re.IGNORECASE)
# Thanks to the template at the foot of a page, and what a program writes there.
_CREDITS = re.compile(
    r"(?:template|theme|source code|source|website|site|page|design|layout|style)s?\b.{0,60}"
    r"\b(?:jon\s?barron|jemdoc|jekyll|github pages|al-folio|academicpages|acad-homepage|minimal mistakes|"
    r"hugo|wowchemy)\b"
    r"|\b(?:jon\s?barron|jemdoc|jekyll|github pages|al-folio|academicpages)\b.{0,60}\b(?:template|theme|source|website)"
    r"|^\W*(?:powered by|page generated|template (?:from|by)|hosted on|built with|theme by)\b",
    re.IGNORECASE,
)
# The date of a page, whose it is, and how often it was seen.
_STAMPS = re.compile(
    r"^\W*(?:this (?:page|site) was )?(?:last\s+)?(?:updated?|modified|revised|更新)\b[^.。]{0,60}\d{4}"
    r"|^\W*(?:©|\(c\)|copyright\b)|^\W*you are (?:the )?visitor\b|本站总|访问量|访客数"
    r"|^\W*(?:total\s+)?(?:site|page)?\s*(?:views|visitors?|viewers|hits)\b",
    re.IGNORECASE,
)


def is_left(block: Block, owner: str, report: ImportReport) -> bool:
    """Whether a block is the template's and not the owner's; it is reported then."""
    words = block.words
    folded = normalised_title(words)
    listed = block.kind == "box" or len(block.segments) > 1  # a paper, not news that mention one
    sample = listed and any(title in folded for title in _TITLES) and (not owner or owner.lower() not in words.lower())
    brief = block.kind == "para" and len(words.split()) < 40
    credits_ = brief and _CREDITS.search(words)
    stamp = brief and _STAMPS.search(words)
    if not (sample or credits_ or stamp or _FILLER.search(words)):
        return False
    what = "thanks to the template" if credits_ else "date or count of the page" if stamp else "sample of the template"
    report.left_out(block.location, f"{what}: {words[:80]}")
    return True
