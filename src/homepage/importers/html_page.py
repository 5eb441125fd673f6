"""A page written by hand in HTML, as saved: headings, lists, and the rows with thumbnails that so many pages copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.records import Image, Person
from homepage.errors import ContentError, Location, Problem
from homepage.importers.blocks import blocks
from homepage.importers.html_lines import LineWriter
from homepage.importers.html_tree import Node, parse
from homepage.importers.links import Links
from homepage.importers.names import is_name, native
from homepage.importers.page import Page

if TYPE_CHECKING:
    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite

_PAGES = ("index.html", "index.htm", "home.html", "default.html")


def recognises(folder: Folder) -> bool:
    """Whether the source is an HTML file, or a folder with an index page."""
    if folder.only is not None:
        return folder.only.lower().endswith((".html", ".htm", ".xhtml"))
    return _page(folder) is not None


def _page(folder: Folder) -> str | None:
    if folder.only is not None:
        return folder.only
    return next((name for name in _PAGES if folder.path(name) is not None), None)


def read(folder: Folder, report: ImportReport) -> ImportedSite:
    """The site that an HTML page holds."""
    name = _page(folder)
    text = folder.text(name) if name else None
    if name is None or text is None:
        raise ContentError([Problem(Location(str(folder.root)), "holds no HTML page", f"such as {_PAGES[0]}")])
    root = parse(text)
    links = Links(folder)
    photo = _portrait(root)
    owner = _owner(root, photo, links, name)
    found = blocks(LineWriter(report, name, photo if owner.image else None).write(root))
    page = Page(found, links, owner, title=_title(root), name=name)
    return page.read()


def _title(root: Node) -> str:
    """The name in the title of the page: "Ada Lovelace", "Ada Lovelace's Homepage", "Ada Lovelace | University"."""
    title = next((node.words() for node in root.walk() if node.tag == "title"), "")
    for part in re.split(
        r"\s*[|•·–—:-]\s+|\s+[|•·–—-]\s*|['’]s\s|\s*(?:home\s?page|personal)\s*", title, flags=re.IGNORECASE
    ):
        first, _ = native(part)
        if is_name(first) and len(first.split()) > 1:
            return part.strip()
    return ""


def _portrait(root: Node) -> Node | None:
    """The first picture before the second heading that is neither a badge nor an icon."""
    headings = 0
    for node in root.walk():
        headings += node.tag in ("h1", "h2", "h3", "heading")
        if headings > 2:
            return None
        if node.tag == "img" and not re.search(
            r"icon|logo|badge|shields|counter|\.gif$", node.attributes.get("src", "")
        ):
            return node
    return None


def _owner(root: Node, photo: Node | None, links: Links, name: str) -> Person:
    """The person as the top of the page names them."""
    top = next((node for node in root.walk() if node.tag in ("name", "h1") or "name" in node.classes), None)
    first, own = native(top.words()) if top is not None else ("", "")
    source = links.picture(photo.attributes.get("src"), Location(name, photo.line)) if photo else None
    found = first if is_name(first) and len(first.split()) > 1 else ""
    return Person(
        name=found,
        native_name=own or None if found else None,
        image=Image(src=source, alt=photo.attributes.get("alt", "") or found) if source and photo else None,
    )
