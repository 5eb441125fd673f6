"""Collections of other generators: projects and posts with pages of their own, and lists of anything else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from homepage.content.bibliography_links import label_of
from homepage.content.config import Group
from homepage.content.records import Image, Item
from homepage.importers.front_matter.dates import date
from homepage.importers.front_matter.documents import has_text, written
from homepage.importers.front_matter.facts import with_facts
from homepage.importers.front_matter.pages import is_blocks, main, one_paragraph, order_of
from homepage.importers.front_matter.parts import records_part, section
from homepage.importers.site import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from homepage.content.records import Link
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.documents import Documents
    from homepage.importers.front_matter.reader import Page

_LINKS = {
    "github": "GitHub",
    "code": "Code",
    "website": "Website",
    "pdf": "PDF",
    "slides": "Slides",
    "poster": "Poster",
    "video": "Video",
    "download": "Download",
    "redirect": "Link",
    "external_link": "Link",
    "link": "Link",
    "url": "Link",
}
_URL = re.compile(r"(?i)[_-]?url$|_link$")
SAID = ("description", "summary", "excerpt", "subtitle")
_PICTURES = ("img", "image", "thumbnail", "teaser", "cover")
_PICTURED = re.compile(r"(?:<br>)?\s*!\[([^\]]*)\]\(([^()]+)\)")
_SHORT = 600  # characters of a text that stands in a list as it is


class Card(NamedTuple):
    """What a list shows of a page."""

    text: str
    image: Image | None
    links: tuple[Link, ...]


def card(page: Page, bodies: Bodies) -> Card:
    """The summary, the picture and the links of a page."""
    fields, targets = page.fields, bodies.targets
    text = bodies.line(fields.text(*SAID), fields.at(*SAID)) if fields.text(*SAID) else ""
    pictured = _PICTURED.search(text)
    text = text.replace(pictured.group(), "").strip() if pictured else text
    picture = fields.text(*_PICTURES) or fields.table("header").text("teaser")
    image = targets.image(picture, fields.at(*_PICTURES, "header"), beside=page.path) if picture else None
    links = links_of(page, bodies)
    return Card(text, image or (Image(src=pictured.group(2), alt=pictured.group(1)) if pictured else None), links)


def links_of(page: Page, bodies: Bodies) -> tuple[Link, ...]:
    """The links that the fields of a page name."""
    fields, targets = page.fields, bodies.targets
    known = {key: label for key, label in _LINKS.items() if fields.text(key)}
    known |= {
        key: label_of(key) for key in fields if key not in _LINKS and _URL.search(key) and "//" in fields.text(key)
    }
    found = ((label, fields.text(key), fields.at(key)) for key, label in known.items())
    return tuple(targets.link(label, url, at, beside=page.path) for label, url, at in found)


def projects(
    groups: Iterable[dict[str, Page]],
    documents: Documents,
    title: str,
    first: Sequence[str] = (),
    links: Callable[[Page], Iterable[Link]] = lambda _: (),
) -> list[Part]:
    """Projects with their pages, by category where they have one; the categories of ``first`` stand first.

    ``links`` gives further links of a page.
    """
    ordered = sorted(groups, key=lambda group: order_of(main(group, documents.default)))
    pages = [main(group, documents.default) for group in ordered]
    named = {page.fields.text("category"): page for page in reversed(pages) if page.fields.text("category")}
    names = [*(one for one in first if one in named), *(one for one in reversed(named) if one not in first)]
    known = {name: Group(id=f"group-{at}", title=name) for at, name in enumerate(names, 1)}
    for name in names:
        documents.report.saw(name, named[name].fields.at("category"))
    is_ordered = any(order_of(page)[0] != order_of(pages[-1])[0] for page in pages)
    for place, (group, page) in enumerate(zip(ordered, pages, strict=True), 1):
        shown, category = card(page, documents.bodies), known.get(page.fields.text("category"))
        documents.project(
            {tag: with_facts(one) for tag, one in group.items()},
            summary=shown.text or None,
            image=shown.image,
            links=(*shown.links, *links(page)),
            date=date(page.fields.text("date")) or None,
            group=category and category.id,
            order=place if is_ordered else None,
        )
    more = {"group_by": "group", "groups": tuple(known.values())} if known else {}
    return [Part(section=section("projects", title, "projects", **more))] if pages else []


def posts(groups: Iterable[dict[str, Page]], documents: Documents) -> None:
    """Posts with their pages; those that the source does not publish become drafts, undated ones pages."""
    for group in groups:
        page = main(group, documents.default)
        draft, shown = page.is_draft, card(page, documents.bodies.silent())
        if draft:
            documents.report.guess(page.location, "is not published in the source; it is a draft now")
        if written(page):
            documents.post(group, image=shown.image, draft=draft, summary=shown.text or None)
        else:
            documents.page(group, image=shown.image, draft=draft)


def is_long(page: Page) -> bool:
    """Whether the text of a page is more than an entry of a list can hold."""
    return has_text(page) and (is_blocks(page.body) or "\n\n" in page.body.strip() or len(page.body) > _SHORT)


def items(groups: Iterable[dict[str, Page]], documents: Documents, title: str, identifier: str = "") -> list[Part]:
    """A collection as a list with pictures and summaries; an entry with more text leads to its page."""
    ordered = sorted(groups, key=lambda group: order_of(main(group, documents.default)))
    records = [_item(group, documents) for group in ordered]
    layout = "cards" if any(record.image for record in records) else None
    return records_part("items", title, records, identifier, layout=layout)


def _item(group: dict[str, Page], documents: Documents) -> Item:
    page, bodies = main(group, documents.default), documents.bodies
    shown, address = card(page, bodies), documents.address(group)
    author = bodies.line(page.fields.text("author"), page.fields.at("author"))  # of a book, say
    name, text = bodies.plain(page.fields.text("title") or page.stem, page.fields.at("title")), shown.text
    if address:
        documents.page(group, date=date(page.fields.text("date")) or None)
    else:
        body = one_paragraph(bodies.markdown(page.body, page.path, page.body_line))
        text = "<br>".join(one for one in (text, body) if one)
    text = "<br>".join(one for one in (author, text) if one)
    own = next((link.url for link in shown.links if link.label == "Link" and link.url), None)
    return Item(
        name=name or page.stem,
        text=text or None,
        date=date(page.fields.text("date")) or None,
        url=address or own,
        image=shown.image,
        links=tuple(link for link in shown.links if address or link.url != own),
    )
