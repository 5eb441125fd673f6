"""Acquaintances: numbered organizations with their teams and people, and plain lists of linked names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Contact, ContactGroup, Team
from homepage.importers.prose.names import is_name
from homepage.importers.prose.runs import Run, merged, parted_at, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.links import Links

_SPACE = re.compile("\u2003+")  # &emsp;, which parts teams from each other
_END = re.compile(r"[\s.。;；:：]+$")
_TITLES = re.compile(r"^(?:dr|prof|mr|ms|mrs)\.?\s+", re.IGNORECASE)


def groups(items: Sequence[Block], links: Links) -> list[ContactGroup] | None:
    """Items of the form "Organization. Team: A, B. Team: C." with wide spaces between teams."""
    if not any("\u2003" in plain_raw(item) for item in items):
        return None
    found = [_group(item, links) for item in items]
    return [one for one in found if one is not None]


def plain_raw(item: Block) -> str:
    """The text of an item with its wide spaces."""
    return "".join(run.text for run in item.runs)


def _group(item: Block, links: Links) -> ContactGroup | None:
    chunks = [chunk for chunk in _chunks(item.runs) if plain(chunk)]
    if not chunks:
        return None
    name = _END.sub("", plain(chunks[0]))
    people: list[Contact] = []
    teams: list[Team] = []
    if not _is_only_name(chunks[0]):
        name, (team, members) = "", _team(chunks[0], links, item)
        name, people = team, members
    for chunk in chunks[1:]:
        team, members = _team(chunk, links, item)
        if team:
            teams.append(Team(name=team, people=tuple(members)))
        else:
            people += members
    _report_empty(name, teams, people, item, links)
    return ContactGroup(name=name, teams=tuple(teams), people=tuple(people))


def _report_empty(name: str, teams: list[Team], people: list[Contact], item: Block, links: Links) -> None:
    """What has nobody in it stays in the file and is not shown."""
    for team in teams:
        if not team.people:
            text = f"team “{team.name}” has nobody in it; it stands in the file and is not shown"
            links.report.left_out(item.location, text, team.name)
    if not people and not any(team.people for team in teams):
        text = f"“{name}” has nobody in it; it stands in the file and is not shown"
        links.report.left_out(item.location, text, name)


def _is_only_name(chunk: Sequence[Run]) -> bool:
    text = plain(chunk)
    return not any(run.url for run in chunk) and not re.search(r"[:：].*\w", text)


def _chunks(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs parted at wide spaces and line breaks."""
    current: list[Run] = []
    for run in runs:
        if run.is_break:
            current.append(Run(text=" "))
            continue
        pieces = _SPACE.split(run.text)
        for at, piece in enumerate(pieces):
            if at:
                yield merged(current)
                current = []
            current.append(replace(run, text=piece))
    yield merged(current)


def _team(chunk: list[Run], links: Links, item: Block) -> tuple[str, list[Contact]]:
    """The team of a chunk, if it names one, and its people."""
    raw = "".join(run.text for run in chunk)
    match = re.match(r"([^:：]*?)\s*[:：]", raw)
    name = ""
    if match and not any(run.url for run in chunk if run.text in raw[: match.end()]):
        from homepage.importers.prose.dates import drop

        name, chunk = match.group(1).strip(), drop(chunk, match.end())
    return name, people(chunk, links, item)


def people(runs: Sequence[Run], links: Links, item: Block) -> list[Contact]:
    """Names parted by commas, linked or not."""
    found = []
    for piece in parted_at(runs, r"\s*[,，、;；]\s*"):
        name = _END.sub("", plain(piece)).strip(" ,，")
        if name:
            url = next((run.url for run in piece if run.url), None)
            found.append(Contact(name=name, url=links.url(url, item.location) if url else None))
    return found


def flat(blocks: Sequence[Block], links: Links) -> list[Contact] | None:
    """Paragraphs of the form "Name, Place; Name, Place." with linked names."""
    found = []
    for block in blocks:
        for chunk in map(merged, parted_at(block.runs, r"[;；]")):
            if not plain(chunk):
                continue
            contact = _contact(chunk, links, block)
            if contact is None:
                return None
            found.append(contact)
    return found or None


def _contact(chunk: list[Run], links: Links, block: Block) -> Contact | None:
    linked = [run for run in chunk if run.url]
    text = plain(chunk).strip(" \u2003")
    if len(linked) != 1 or not text.startswith(linked[0].text.strip()):
        return None
    name = linked[0].text.strip()
    place = _END.sub("", text[len(name) :].lstrip(" ,，"))
    if not is_name(_TITLES.sub("", name)) or len(place.split()) > 6:
        return None
    return Contact(name=name, url=links.url(linked[0].url, block.location), affiliation=place or None)
