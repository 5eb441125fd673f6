"""The settings of a site that the lists of its page show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from homepage.content.records import Publication
from homepage.importers.page.items import date_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.config import Group
    from homepage.importers.papers.entries import PaperReader
    from homepage.importers.prose.blocks import Block
    from homepage.importers.site import Part


def _says_more(work: Publication) -> bool:
    """Whether a publication has more to show of its venue than a name and a year."""
    more = work.container_title and (work.container_title_short or work.date_text)
    return bool(work.volume or work.page or work.editor or more)


def word_for_now(blocks: Sequence[Block]) -> str:
    """The word that most periods of a page end with, where they last."""
    found = (date_of(block) for block in blocks)
    ends = Counter(when.now for when in found if when and when.now)
    return ends.most_common(1)[0][0] if ends else "Now"


def settings_of(parts: Sequence[Part], papers: PaperReader, topics: Sequence[Group], now: str) -> dict[str, Any]:
    """The settings of the site: what most sections share stands here and not in them."""
    used = Counter(one.section.date_format for one in parts if one.section.date_format)
    usual = max(used, key=lambda style: (len(style), used[style])) if used else "%b %Y"
    works = [work for one in parts for work in one.records if isinstance(work, Publication)]
    known = {work.topic for work in works}
    label = papers.labels.most_common(1)
    settings: dict[str, Any] = {
        "date_format": usual,
        "venue_style": "badge" if papers.venues or any(_says_more(work) for work in works) else "short",
        "link_style": "pipes",
        "now": now,
        "period_dash": " - ",
        "topics": tuple(group for group in topics if group.id in known),
    }
    if label:
        settings["bibtex_label"] = label[0][0]
    for one in parts:
        if one.section.date_format == usual:
            one.section = replace(one.section, date_format=None)
    return settings
