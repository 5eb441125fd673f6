"""Talks told in a sentence: Walking on floors. Presented on May 4, 2021 at the Floor Conference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.records import Link, Talk
from homepage.errors import Location
from homepage.importers.lists.items import covers, date_fields
from homepage.importers.prose import dates
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.links import Links

_BEFORE = re.compile(
    r"(?P<title>.{9,}?[^\s.,])(?:[.,]\s*|\s+)(?P<said>(?:(?P<kind>poster|talk|keynote|lecture|oral presentation)\s+)?"
    r"(?:(?:presented|given|delivered|held)\s*)?(?:on\s*)?)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*,?\s*(?P<said>(?:at|for|in|to)\s+(?:the\s+)?)(?P<event>\S.*?)[\s.]*", re.IGNORECASE)
_LONG = 40  # words of what is no event


def told(item: Block, links: Links, style: str) -> Talk | None:
    """The talk of an item: its title, the date in the middle, and the event after it; None for any other sentence."""
    runs = links.runs(item.runs, item.location)
    text = plain(runs)
    when, start, end = dates.within(text)
    before, after = _BEFORE.fullmatch(text[:start]), _AFTER.fullmatch(text[end:])
    if when is None or before is None or after is None or any(run.image for run in runs):
        return None
    title, event, kind = before["title"], after["event"], before["kind"] or ""
    linked = [run for run in runs if run.url]
    own = [run for run in linked if run.text.strip(" .,") in title]
    labelled = [_link(run.text, run.url, event) for run in linked if run not in own]
    said = f"{before['said']} {after['said']}"
    if len(own) > 1 or len(event.split()) > _LONG or not covers(f"{title} {said} {when.text} {event}", item):
        return None
    left = re.sub(rf"^{re.escape(kind)}", "", said)
    links.report.left_out(Location(item.location.path), "“presented on … at” within talks", left)
    date, date_text = date_fields(when, style)
    return Talk(
        title=title,
        kind=kind or None,
        date=date,
        date_text=date_text,
        event=event,
        url=own[0].url if own else None,
        links=tuple(labelled),
    )


def _link(text: str, url: str | None, event: str) -> Link:
    """The link of an event, or of what a further sentence leads to, such as a recording."""
    is_further = text.strip(" .,") in re.split(r"[.?!]\s", event, maxsplit=1)[-1] and re.search(r"[.?!]\s", event)
    return Link(label=text.strip(" .,()") if is_further else "Event", url=url)
