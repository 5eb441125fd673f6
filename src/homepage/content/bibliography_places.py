"""Where a work is found: its identifiers, its address, its links and its picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content import bibliography_links as addresses
from homepage.content.bibliography_fields import ORDINARY_FIELDS
from homepage.content.bibliography_notes import archived_in_note
from homepage.content.records import Image, Link
from homepage.content.values import is_local
from homepage.source.latex import address

if TYPE_CHECKING:
    from homepage.content.bibliography_reading import Reading


def eprint(reading: Reading, container: str) -> tuple[str | None, str | None]:
    """The identifier in an archive and the archive, from whichever of the places people put it."""
    get = reading.entry.get
    eprint = get("eprint")
    kind = get("eprinttype", "archiveprefix").lower() or None
    if eprint and kind not in {None, "arxiv"}:
        return address(eprint), kind
    in_venue = re.search(r"(?i)arxiv[:.\s]+([\w.-]+/?\d+(?:v\d+)?)", container)
    in_volume = re.fullmatch(r"abs/(.+)", get("volume")) if "corr" in container.lower() else None
    places = (
        eprint,
        get("arxiv"),
        in_venue[1] if in_venue else "",
        in_volume[1] if in_volume else "",
        archived_in_note(reading.entry)[0],
        get("url"),
        addresses.archived(reading.entry.fields.get("doi", "")),
    )
    for place in places:
        if place and (identifier := addresses.arxiv_id(place)):
            return identifier, "arxiv"
    return None, None


def eprint_class(reading: Reading, eprint: str | None) -> str | None:
    """The subject class beside an identifier of arXiv."""
    if eprint is None:
        return None
    identifier, kind = archived_in_note(reading.entry)
    return reading.text("eprintclass", "primaryclass") or (kind if identifier == eprint else "") or None


def doi(reading: Reading) -> str | None:
    """The DOI alone; what stands there instead of one is noted."""
    value = reading.entry.fields.get("doi", "")
    if not value:
        return None
    doi = addresses.clean_doi(value)
    if doi is None and addresses.arxiv_id(value):
        message = f'doi "{value[:60]}" is no DOI, read as an arXiv identifier'
        reading.warn(message, reading.entry.line_of("doi"), f"write eprint = {{{addresses.arxiv_id(value)}}}")
    elif doi is None:
        outcome = "read as an address" if value.startswith("http") else "left out"
        reading.warn(f'doi "{value[:60]}" is no DOI, {outcome}', reading.entry.line_of("doi"), "a DOI begins with 10.")
    return doi


def url(reading: Reading) -> str | None:
    """The address of the work, which its title leads to."""
    fields = reading.entry.fields
    doi = fields.get("doi", "")
    is_address = doi.startswith("http") and addresses.clean_doi(doi) is None and not addresses.arxiv_id(doi)
    value = fields.get("url", "") or fields.get("html", "") or (doi if is_address else "")
    if not value and re.search(r"\\url|https?:|www\.", published := fields.get("howpublished", "")):
        found = re.search(r"(?:(?:https?|ftp)://|www\.)[^\s{}]+", address(published))
        value = found.group() if found else ""
    if not value:
        return None
    url, assumption = addresses.clean_url(value)
    if assumption:
        reading.warn(f"url {assumption}", reading.entry.line_of("url", "html", "howpublished"))
    return url


def links(reading: Reading, arxiv: str | None) -> tuple[tuple[Link, ...], str | None]:
    """The links in their order, and the PDF among them."""
    found: dict[str, Link] = {}
    for name, link, assumption in addresses.links(reading.entry, ORDINARY_FIELDS):
        if assumption:
            reading.warn(f"{name} {assumption}", reading.entry.line_of(name))
        if link is not None and link.url:
            found.setdefault(link.url, link)
    pdf = next((link.url for link in found.values() if link.label == "PDF"), None)
    gave_doi = arxiv is not None and addresses.archived(reading.entry.fields.get("doi", "")) == arxiv
    links = [link for link in found.values() if not (gave_doi and link.label == "DOI")]  # it leads to the same page
    if arxiv and not any(link.label == "arXiv" or _is_at_arxiv(link.url, arxiv) for link in links):
        place = 1 if pdf else 0
        links.insert(place, Link(label="arXiv", url=f"https://arxiv.org/abs/{arxiv}", rel=("preprint",)))
    if arxiv is None and (stored := addresses.stored(reading.entry.fields.get("eprint", ""))):
        links.insert(0, stored)
        pdf = pdf or (stored.url if stored.label == "PDF" else None)
    return tuple(links), pdf


def image(reading: Reading) -> Image | None:
    """The thumbnail, when it lies in the site."""
    for name in ("image", "preview"):
        if value := reading.entry.fields.get(name, ""):
            url, assumption = addresses.clean_url(value)
            if assumption:
                reading.warn(f"{name} {assumption}", reading.entry.line_of(name))
            if url and is_local(url):
                return Image(src=url)
            if url:
                message = f'{name} "{url}" lies on another host, from which pages load nothing; not shown'
                reading.warn(message, reading.entry.line_of(name), "save it under content/images/")
    return None


def _is_at_arxiv(url: str | None, identifier: str) -> bool:
    """Whether an address leads to a paper of arXiv; a DOI that arXiv gave is an address of its own."""
    return url is not None and identifier in url and "//doi.org/" not in url.replace("//dx.", "//")


def first_address(links: tuple[Link, ...]) -> str | None:
    """Where a title leads that has no address of its own: the publisher's page, else the archive's, else the PDF."""
    by_label = {link.label: link.url for link in reversed(links)}
    return next((url for label in ("DOI", "HTML", "arXiv", "HAL", "PDF") if (url := by_label.get(label))), None)
