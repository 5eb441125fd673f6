"""Folders of the site's own making that hold papers: each a topic of the publications, as the home page lists them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.config import Group, Section
from homepage.content.records import Publication
from homepage.importers.hugoblox.lists import Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from homepage.importers.front_matter.reader import Page
    from homepage.importers.site import Part


def of_papers(listed: Mapping[str, str], folders: Mapping[str, list[Page]]) -> dict[str, str]:
    """Those of the listed folders most pages of which say where a paper appeared, with their titles."""
    found = {}
    for folder, pages in folders.items():
        title = next((title for name, title in listed.items() if name.lower() == folder.lower()), None)
        papers = [one for one in pages if one.fields.texts("publication_types") or one.fields.text("publication")]
        if title is not None and 2 * len(papers) > len(pages):
            found[folder] = title
    return found


def topic(folder: str) -> str:
    """The id of the topic that a folder is."""
    return re.sub(r"[^\w.-]+", "-", folder.lower()).strip("-.")


def divided(places: Sequence[Part | Slot], folders: Iterable[str], usual: str) -> list[Part | Slot]:
    """The places of the home page, each for the publications of its own folder; ``usual`` is the theme's own."""
    if not folders:
        return list(places)
    own = {f"own/{one}".lower(): topic(one) for one in folders}
    return [_place(one, own.get(one.kind.lower(), ""), usual) if isinstance(one, Slot) else one for one in places]


def _place(place: Slot, wanted: str, usual: str) -> Slot:
    own: Section = place.section
    if wanted:
        limit = {"kind": "publications", "filter": {"topic": (wanted,)}}
        return replace(place, kind="publications", section=replace(own, **limit))
    if place.kind == "publications" and usual:
        return replace(place, section=replace(own, filter=own.filter | {"topic": (topic(usual),)}))
    return place


def topics(parts: Iterable[Part], titles: Mapping[str, str]) -> tuple[Group, ...]:
    """The topics that publications have, in the order of the folders."""
    used = {one.topic for part in parts for one in part.records if isinstance(one, Publication)}
    return tuple(Group(id=topic(name), title=title or name) for name, title in titles.items() if topic(name) in used)
