"""Talks: a title in quotation marks with what stands round it: who spoke, at what event, when, and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.records import Talk
from homepage.errors import Location
from homepage.importers.lists.items import covers, date_fields, dated_line, is_flat, short_links
from homepage.importers.prose.names import author_list
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.records import Author
    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.links import Links

_QUOTED = re.compile(r"[“\"„«「]([^”\"“»」]+)[”\"“»」]")
_GIVEN = re.compile(r"(?:\(?presented|given|held|delivered)(?:\s+(?:at|in|to))?\s+", re.IGNORECASE)
_ROUND = " ,，.;:"


def talks(items: Sequence[Block], links: Links, style: str) -> list[Talk] | None:
    """A talk for each item; None where one does not come apart without losing a word or a link."""
    found = []
    for item in items:
        talk = _talk(item, links, style) if is_flat(item) else None
        if talk is None:
            return None
        found.append(talk)
    return found


def _talk(item: Block, links: Links, style: str) -> Talk | None:
    when, rest = dated_line(item.runs)
    rest, labelled = short_links(links.runs(rest, item.location))
    text = plain(rest)
    match = _QUOTED.search(text) or _set_off(rest, text)
    if match is None or any(run.url or run.image for run in rest):
        return None
    speakers, before = _speakers(text[: match.start()].strip(_ROUND))
    after = text[match.end() :].strip(_ROUND)
    given = _GIVEN.match(after)
    event = " ".join(part for part in (before, after[given.end() :] if given else after) if part)
    date, date_text = date_fields(when, style)
    title = match.group(1).strip(" ,")
    names = " ".join(speaker.full for speaker in speakers)
    labels = " ".join(one.label for one in labelled)
    words = given.group() if given else ""
    if not covers(f"{title} {names} {event} {words} and {when.text if when else ''} {labels}", item):
        return None
    if given:
        links.report.left_out(Location(item.location.path), "“presented at” before events", words)
    return Talk(
        title=title, date=date, date_text=date_text, event=event or None, speaker=speakers, links=tuple(labelled)
    )


def _set_off(runs: Sequence[Run], text: str) -> re.Match[str] | None:
    """A title in italics or bold, which all of a line but a title is not."""
    found = [run.text.strip() for run in runs if (run.em or run.strong) and run.text.strip()]
    if len(found) != 1 or len(found[0].split()) < 2 or len(found[0]) > 0.9 * len(text):
        return None
    return re.search(f"({re.escape(' '.join(found[0].split()))})", text)


def _speakers(text: str) -> tuple[tuple[Author, ...], str]:
    """Those who spoke, where the words before a title are a list of names, and the words where they are not."""
    listed = author_list([Run(text=text)])
    is_list = listed is not None and len(listed.authors) > 1 and not plain(listed.rest).strip(_ROUND)
    return (listed.authors, "") if listed and is_list else ((), text)
