"""Addresses that the lines of a publication write out, as reference lists do: doi:10.1/x, https://doi.org/10.1/x."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.bibliography_links import clean_doi
from homepage.content.records import Link
from homepage.errors import Location
from homepage.importers.prose.links import Links, relation
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from homepage.importers.papers.draft import Draft
    from homepage.importers.prose.runs import Run

_ADDRESS = re.compile(
    r"\s*(?:doi\s*[:：]?\s*)?(?:https?://|www\.|(?:dx\.)?doi\.org/|10\.\d{4,9}/)\S+\s*", re.IGNORECASE
)
# A DOI that is no link, with the word before it.
_DOI = re.compile(
    r"[\s,;.(\[]*(?:\bdoi\s*[:：]?\s*)?(?<![\w/])(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/[^\s,;<>\"]*[\w/)](?=[\s.,;)\]]|$)[)\]]?",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[\s,;.(\[]*(?:\b(?:doi|url|link|available (?:at|online|from))\s*[:：]?)?\s*$", re.IGNORECASE)


def without_addresses(line: list[Run], draft: Draft, links: Links) -> list[Run]:
    """A line without the addresses that it writes out; the work has them as its DOI, its address or a link."""
    found: list[Run] = []
    for run in line:
        if run.image is not None or not (run.url or "10." in run.text):
            found.append(run)
        elif run.url and _ADDRESS.fullmatch(run.text):
            before = _BEFORE.search(found[-1].text) if found and not found[-1].url else None
            if before:
                found[-1] = replace(found[-1], text=found[-1].text[: before.start()])
            _take(f"{before.group() if before else ''}{run.text}", run.url, draft, links)
        elif not run.url and (match := _DOI.search(run.text)):
            _take(match.group(), match.group(), draft, links)
            found.append(replace(run, text=f"{run.text[: match.start()]} {run.text[match.end() :]}".rstrip()))
        else:
            found.append(run)
    return found if plain(found) or any(run.image for run in found) else []


def _take(shown: str, address: str, draft: Draft, links: Links) -> None:
    place = Location(draft.location.path)
    links.report.left_out(place, "addresses written out in publications, which are links now", shown)
    doi = clean_doi(address) if "10." in address else None
    if doi and not draft.doi:
        draft.doi = doi.rstrip(")]") if doi.count("(") < doi.count(")") else doi
    elif url := links.url(address.strip(), draft.location):
        draft.links.append(Link(label="Link", url=url, rel=relation("", url)))
