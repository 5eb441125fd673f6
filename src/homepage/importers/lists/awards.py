"""Awards: a title with its date, what qualifies it, and one link at most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.records import Award
from homepage.importers.lists.items import covers, date_fields, leading_icon, lines_in, short_links, with_date
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.dates import When
    from homepage.importers.prose.links import Links

_QUALIFIER = re.compile(
    r"^(.*?)\s*[（(]([^()（）]*(?:%|\btop\b|\bonly\b|\d\s*/\s*\d|前)[^()（）]*)[)）]\s*[.。]?$", re.IGNORECASE
)


def awards(items: Sequence[Block], links: Links, style: str) -> list[Award] | None:
    """Items as awards; an award has one link at most and no emphasis within its title."""
    found = []
    for item in items:
        when, lines = with_date(lines_in(item))
        if item.bibtex or len(lines) != 1 or any(run.image is not None for run in lines[0]):
            return None
        award = _award(item, when, lines[0], links, style)
        if award is None:
            return None
        found.append(award)
    return found


def _award(item: Block, when: When | None, rest: list[Run], links: Links, style: str) -> Award | None:
    """An award with its date and qualifier; None when words would be lost."""
    icon, rest = leading_icon(links.runs(rest, item.location))
    rest, labelled = short_links(rest) if not _whole_link(rest)[0] else (rest, [])
    whole, url = _whole_link(rest)
    title = plain(rest).strip(" ,，;；")
    match = _QUALIFIER.match(title)
    date, text = date_fields(when, style)
    award = Award(
        title=match.group(1) if match and match.group(1) else title,
        date=date,
        date_text=text,
        qualifier=match.group(2) if match and match.group(1) else None,
        icon=icon or None,
        url=url,
        links=tuple(labelled),
    )
    labels = " ".join(one.label for one in labelled)
    shown = f"{award.title} {award.qualifier or ''} {when.text if when else ''} {labels}"
    return award if whole and award.title and covers(shown, item) else None


def _whole_link(runs: Sequence[Run]) -> tuple[bool, str | None]:
    """Whether a line has no link but one of nearly all its words, and where that leads."""
    targets = [run for run in runs if run.url]
    if not targets:
        return True, None
    return len(targets) == 1 and len(plain(targets)) > 0.6 * len(plain(runs)), targets[0].url
