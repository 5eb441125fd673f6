"""Talks: a title in quotation marks with what stands round it, or set off with event, date and links below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.records import Link, Talk
from homepage.errors import Location
from homepage.importers.lists.items import covers, date_fields, dated_line, is_flat, lines_in, short_links
from homepage.importers.lists.talks_told import told
from homepage.importers.prose.names import author_list
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.records import Author
    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.links import Links

_QUOTED = re.compile(r"[“\"„«「《]([^”\"“»」《》]+)[”\"“»」》]")
_GIVEN = re.compile(r"(?:\(?presented|given|held|delivered)(?:\s+(?:at|in|to))?\s+", re.IGNORECASE)
_SENTENCES = re.compile(r"(?P<title>[^.?!]{3,} [^.?!]{3,}[.?!])\s+(?P<event>[A-Z][^.?!]{3,100})")
_EVENT = re.compile(
    r"universit|conference|workshop|symposium|seminar|colloqui|meeting|congress|institut|school|college|academy|series",
    re.IGNORECASE,
)
_ROUND = " ,，.;:"
_BETWEEN = " \u00a0,，.;:|/·[]()（）"  # what stands between links
_LONG = 40  # words of what is no event


def talks(items: Sequence[Block], links: Links, style: str) -> list[Talk] | None:
    """A talk for each item; None where one does not come apart without losing a word or a link."""
    found = []
    for item in items:
        ways = (_talk, told, _in_sentences) if is_flat(item) else (_in_lines,)
        talk = next((talk for way in ways if (talk := way(item, links, style))), None)
        if talk is None:
            return None
        found.append(talk)
    return found


def _talk(item: Block, links: Links, style: str) -> Talk | None:
    when, rest = dated_line(item.runs)
    rest, labelled = short_links(links.runs(rest, item.location))
    text = plain(rest)
    match = _QUOTED.search(text) or _set_off(rest, text)
    if match is None or any(run.image for run in rest):
        return None
    linked = [run for run in rest if run.url]
    if len({run.url for run in linked}) > 1 or plain(linked).strip(_ROUND + '“”"') not in match.group(1):
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
        title=title,
        date=date,
        date_text=date_text,
        event=event or None,
        speaker=speakers,
        url=linked[0].url if linked else None,
        links=tuple(labelled),
    )


def _in_sentences(item: Block, links: Links, style: str) -> Talk | None:
    """A talk whose title is a sentence, and where it was given the next: Walking on floors. Floor University. 2024."""
    when, rest = dated_line(item.runs)
    rest, labelled = short_links(links.runs(rest, item.location))
    match = _SENTENCES.fullmatch(plain(rest).strip(_ROUND))
    if when is None or match is None or any(run.url or run.image for run in rest):
        return None
    if not _EVENT.search(match["event"]) or _EVENT.search(match["title"]):
        return None  # the first may be the event, and the second its town
    date, date_text = date_fields(when, style)
    title, event = match["title"].rstrip("."), match["event"]
    labels = " ".join(one.label for one in labelled)
    talk = Talk(title=title, date=date, date_text=date_text, event=event, links=tuple(labelled))
    return talk if covers(f"{title} {event} {when.text} {labels}", item) else None


def _in_lines(item: Block, links: Links, style: str) -> Talk | None:
    """A talk whose title is a line that is set off; where, when and links are the lines below it."""
    lines = [links.runs(line, item.location) for line in _with_whole_title(lines_in(item))]
    when, first = dated_line(lines[0]) if lines else (None, [])
    if len(lines) < len(["title", "place"]) or not _is_title(first) or any(run.image for line in lines for run in line):
        return None
    labelled: list[Link] = []
    places: list[str] = []
    for line in lines[1:]:
        linked = [run for run in line if run.url]
        if linked and not plain([run for run in line if not run.url]).strip(_BETWEEN):
            labelled += [Link(label=run.text.strip(_BETWEEN), url=run.url) for run in linked]
            continue
        found, rest = (None, line) if when else dated_line(line)
        when = when or found
        places += [plain(rest).strip(_ROUND)] if plain(rest).strip(_ROUND) else []
        labelled += [Link(label="Event", url=run.url) for run in linked]
    date, date_text = date_fields(when, style)
    quoted = _QUOTED.fullmatch(plain(first).strip(_ROUND))
    title, event = (quoted.group(1) if quoted else plain(first)).strip(_ROUND), ". ".join(places)
    said = f"{title} {event} {when.text if when else ''} {' '.join(one.label for one in labelled)}"
    is_told = when is not None and len(places) <= len(["event", "remark"]) and len(event.split()) < _LONG
    return (
        Talk(title=title, date=date, date_text=date_text, event=event or None, links=tuple(labelled))
        if is_told and covers(said, item)
        else None
    )


def _with_whole_title(lines: list[list[Run]]) -> list[list[Run]]:
    """Lines of which those of a title that goes on in the next are one."""
    while len(lines) > 1 and lines[0] and lines[1] and lines[0][-1].strong and _is_title(lines[1]):
        lines = [[*lines[0], Run(text=" ", strong=True), *lines[1]], *lines[2:]]
    return lines


def _is_title(line: Sequence[Run]) -> bool:
    """Whether all words of a line are bold, in italics or in quotation marks."""
    shown = [run for run in line if run.text.strip(_ROUND)]
    return bool(shown) and (
        all(run.strong or run.em for run in shown) or bool(_QUOTED.fullmatch(plain(line).strip(_ROUND)))
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
