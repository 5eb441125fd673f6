"""The other pages of a site written by hand: those that its home page, or its menu, leads to and that look like it.

What is a list of papers, talks or the like becomes a section of the home page; any other page stays a page. A page
with a look of its own, such as that of a project, is a file to which links lead.
"""

from __future__ import annotations

import re
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from homepage.content.records import WebPage
from homepage.errors import Location
from homepage.importers.front_matter.documents import is_alias
from homepage.importers.front_matter.languages import spoken
from homepage.importers.html.lines import LineWriter
from homepage.importers.html.menus import is_menu
from homepage.importers.html.prepare import prepared
from homepage.importers.page.reader import Page
from homepage.importers.prose import kinds
from homepage.importers.prose.blocks import Block, blocks
from homepage.importers.prose.links import Links, place_key
from homepage.importers.prose.markdown_blocks import markdown
from homepage.importers.prose.runs import plain
from homepage.importers.report import ImportReport
from homepage.site.urls import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from homepage.content.records import Person
    from homepage.importers.folder import Folder
    from homepage.importers.prose.html_tree import Node
    from homepage.importers.site import ImportedSite

_MOST = 60  # pages of a site; what is beyond was made by a program
_ENDINGS = (".html", ".htm", ".xhtml")
# Signs that menus set beside their words: arrows, geometric shapes, lines.
_SIGNS = "\\s\u2190-\u25ff\u2b00-\u2bff|·•›»«‹"
_ORNAMENTS = re.compile(f"^[{_SIGNS}]+|[{_SIGNS}]+$")
_LISTS = ("publications", "projects", "posts", "news", "bib", "index", "404")  # addresses of our own
_SECTIONS = ("news", "patents", "talks", "courses", "service", "publications", "awards", "education", "experience")


class Further(Struct, kw_only=True):
    """A page that another leads to: its file, what the link to it says, and the addresses that links to it have."""

    path: str
    label: str
    root: Node
    in_menu: bool = False
    hrefs: list[str] = field(default_factory=list)
    title: str = ""
    found: list[Block] = field(default_factory=list)
    address: str = ""


class _Href(Struct, frozen=True, kw_only=True):
    href: str
    label: str
    in_menu: bool


def reachable(folder: Folder, start: str, root: Node) -> list[Further]:
    """The further pages of a site in the order of the links to them."""
    if folder.only is not None:
        return []
    looks = _looks(root, start)
    found: dict[str, Further] = {}
    rows: list[tuple[str, Node]] = [(start, root)]
    for path, node in rows:
        for one in _hrefs(node):
            name = folder.local(one.href, beside=path)
            if name is None or name == start or not name.lower().endswith(_ENDINGS):
                continue
            if name not in found and len(found) < _MOST:
                page = Further(path=name, label=one.label, root=prepared(folder.text(name) or ""), in_menu=one.in_menu)
                if not one.in_menu and _looks(page.root, name) != looks:
                    continue
                found[name] = page
                rows.append((name, page.root))
            if name in found and one.href not in found[name].hrefs:
                found[name].hrefs.append(one.href)
    return list(found.values())


def _hrefs(root: Node, *, in_menu: bool = False) -> Iterator[_Href]:
    for child in root.children:
        inside = in_menu or child.tag == "nav" or is_menu(child)
        if child.tag in ("a", "area") and child.attributes.get("href", "").strip():
            yield _Href(href=child.attributes["href"].strip(), label=child.words(), in_menu=inside)
        yield from _hrefs(child, in_menu=inside)


def _looks(root: Node, path: str) -> set[str]:
    """The style sheets of a page, by their files."""
    sheets = [node.attributes for node in root.walk() if node.tag == "link"]
    hrefs = [one.get("href", "") for one in sheets if "stylesheet" in one.get("rel", "").lower()]
    return {normpath(join(dirname(path), href)) for href in hrefs if href and not re.match(r"\w+:|//", href)}


def read(pages: Sequence[Further], report: ImportReport, known: Sequence[Block], owner: str) -> None:
    """Give the pages their titles and blocks, without what all pages of the site repeat of its home page."""
    repeated = {plain(block.runs) for block in known}
    headings = {plain(block.runs) for block in known if block.kind == "heading"}
    for page in pages:
        writer = LineWriter(report, page.path, None)
        writer.keeps_menus = False  # all pages of a site have one menu
        found = blocks(writer.write(page.root))
        found = [one for one in found if plain(one.runs) not in (headings if one.kind == "heading" else repeated)]
        at = next((at for at, block in enumerate(found) if block.kind == "heading" and _is_title(block, owner)), None)
        page.title = plain(found.pop(at).runs) if at == 0 and at is not None else _ORNAMENTS.sub("", page.label)
        page.title = page.title or basename(page.path).rpartition(".")[0]
        page.found = found


def _is_title(block: Block, owner: str) -> bool:
    return 0 < len(plain(block.runs).split()) < 10 and plain(block.runs) != owner


def sections(pages: Sequence[Further], folder: Folder, owner: Person, level: int) -> list[Block]:
    """The blocks of those pages that are lists, each below its title: they are sections of the home page."""
    found: list[Block] = []
    for page in pages:
        section = _section(page, level)
        if _is_list(section, page, folder, owner):
            found += section
            page.address = f"index.html#{slug(page.title)}"
        elif kinds.kind(page.title) in _SECTIONS:
            folder.report.kept(Location(page.path, 1), f"“{page.title}” stays a page, as not all of it is a list")
    return found


def _section(page: Further, level: int) -> list[Block]:
    below = [replace(block, level=block.level + level) if block.kind == "heading" else block for block in page.found]
    return [Block(kind="heading", text=page.title, level=level, location=Location(page.path, 1)), *below]


def _is_list(section: Sequence[Block], page: Further, folder: Folder, owner: Person) -> bool:
    """Whether all that a page holds comes apart into records of the kind that its title names."""
    if kinds.kind(page.title) not in _SECTIONS:
        return False
    silent = folder.within(ImportReport(), str)
    site = Page(section, Links(silent), owner, title=owner.name, name=page.path).read()
    parts = [part for part in site.parts if part.section.kind != "about"]
    texts = [part for part in parts if not part.records]
    records = sum(len(part.records) for part in parts)
    return not site.bio and 2 * len(texts) < records and all(part.section.kind == "text" for part in texts)


def place(pages: Sequence[Further], links: Links) -> None:
    """Give pages that stay pages their addresses, and let links to all pages lead to where they stand now."""
    taken = {*_LISTS, *spoken()}
    for page in pages:
        if not page.address:
            base = slug(basename(page.path).rpartition(".")[0]) or slug(page.title) or "page"
            base = f"{base}-page" if base in _LISTS or base in spoken() else base
            page.address = next(
                one for n in range(1, _MOST + 2) if (one := f"{base}-{n}" if n > 1 else base) not in taken
            )
            taken.add(page.address)
            page.address += "/"
        for href in (page.path, *page.hrefs):
            links.places.setdefault(place_key(href), page.address)


def add(site: ImportedSite, pages: Sequence[Further], links: Links) -> None:
    """Put the pages into the site, and let the addresses that they had lead to them."""
    taken = {*site.assets, *(f"{page.address}index.html" for page in pages if "#" not in page.address)}
    moved = [page.path for page in pages if "#" in page.address and is_alias(page.path, taken)]
    for number, page in enumerate([one for one in pages if "#" not in one.address], 1):
        for block in page.found:
            links.report.saw(block.words, block.location)
        links.report.saw(page.title, Location(page.path, 1))
        key = page.address.strip("/")
        site.documents[f"pages/{key}.md"] = WebPage(
            title=page.title,
            body=markdown(page.found, links),
            aliases=(page.path,) if is_alias(page.path, taken) else (),
            key=key,
            nav=page.in_menu,
            order=number if page.in_menu else None,
        )
    site.config = replace(site.config, aliases=(*site.config.aliases, *moved))
