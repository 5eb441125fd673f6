"""The part of a site that a heading becomes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from homepage.content.config import Section
from homepage.importers.prose.emoji import split_icon
from homepage.importers.prose.markdown_out import inline
from homepage.importers.prose.runs import Run, plain
from homepage.importers.site import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.links import Links
    from homepage.importers.prose.sections import Heading


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
