"""Where the settings of a HugoBlox page lead: its links, the DOI among them, and its picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.bibliography_links import clean_doi
from homepage.content.records import Image, Link
from homepage.importers.prose.inline import parse
from homepage.importers.prose.links import place_key
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from homepage.importers.front_matter.links import Targets
    from homepage.importers.front_matter.reader import Page

_LINKS = {
    "url_pdf": "PDF",
    "url_preprint": "Preprint",
    "url_code": "Code",
    "url_dataset": "Dataset",
    "url_project": "Project",
    "url_poster": "Poster",
    "url_slides": "Slides",
    "url_source": "Source",
    "url_video": "Video",
    "url_custom": "Link",
}
_RELATIONS = {
    "pdf": "PDF",
    "preprint": "Preprint",
    "code": "Code",
    "dataset": "Dataset",
    "project": "Project",
    "poster": "Poster",
    "slides": "Slides",
    "source": "Source",
    "video": "Video",
    "site": "Website",
    "doi": "DOI",
    "arxiv": "arXiv",
}
_NONE = Link(label="")
_PUBLISHED = ("published", "publisher", "journal")  # how labels of links to the final version begin
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg")


def links(page: Page, targets: Targets) -> Iterator[Link]:
    """The links that the settings of a page give, each project that it belongs to once."""
    found = list(_given(page, targets))
    known = {one.url for one in found}
    yield from found
    yield from (one for one in _projects(page, targets) if one.url not in known)


def _given(page: Page, targets: Targets) -> Iterator[Link]:
    fields = page.fields
    for key, label in _LINKS.items():
        if address := fields.text(key):
            yield targets.link(label, address, fields.at(key), beside=page.path)
    for one in (*fields.tables("links"), *fields.tables("url_custom")):
        label = one.text("name", "label") or _RELATIONS.get(one.text("type").lower(), one.text("type") or "Link")
        if one.text("url") or one.text("name"):
            targets.report.saw(one.text("name"), one.at("name"))
            yield targets.link(label, one.text("url", "id"), one.at("url"), beside=page.path)


def _projects(page: Page, targets: Targets) -> Iterator[Link]:
    """The projects of the site that a page belongs to; the theme names the sample project where there is none."""
    slugs = page.fields.texts("projects")
    for slug in slugs:
        pattern = re.compile(rf"(?:[a-z-]+/)?projects?/{re.escape(place_key(slug).lower())}")
        place = next((place for key, place in targets.pages.items() if pattern.fullmatch(key.lower())), None)
        if place:
            label = "Project" if len(slugs) == 1 else f"Project: {slug.replace('-', ' ')}"
            yield Link(label=label, url=place, rel=("project",))


def picture(page: Page, targets: Targets) -> Image | None:
    """The picture of a page: featured.* beside it, else the one that its settings name."""
    folder = page.path.rpartition("/")[0]
    caption = plain(parse(page.fields.table("image").text("alt_text", "caption")))
    for name in targets.folder.files():
        if name.startswith(f"{folder}/featured") and name.lower().endswith(_PICTURES):
            return Image(src=targets.copied(name), alt=caption)
    header = page.fields.table("header")
    address = (
        page.fields.text("image_preview", "image")
        or page.fields.table("image").text("filename")
        or header.text("image")
    )
    return targets.image(address, page.location, beside=page.path, alt=caption) if address else None


def of_text(links: Iterable[Link]) -> str | None:
    """Where the work itself stands: a link that says so, else one that is not said to lead to code, data or slides."""
    ranks = {"paper": 0, "preprint": 1}
    found = [one for one in links if one.url and set(one.rel) <= ranks.keys()]
    return min(found, key=lambda one: min((ranks[rel] for rel in one.rel), default=len(ranks)), default=_NONE).url


def doi_of(links: Iterable[Link]) -> str | None:
    """The DOI that a link says it is."""
    return next((clean_doi(one.url or "") for one in links if _is_published(one)), None)


def _is_published(link: Link) -> bool:
    label = link.label.strip().lower()
    return label == "doi" or (label.startswith(_PUBLISHED) and "doi.org/10." in (link.url or ""))


def with_doi(links: tuple[Link, ...], doi: str | None) -> tuple[Link, ...]:
    """The links of a work, with that of its DOI unless one leads there."""
    if not doi or any(clean_doi(link.url or "") == doi for link in links):
        return links
    return (*links, Link(label="DOI", url=f"https://doi.org/{doi}", rel=("paper",)))
