"""A page as a tree that is ready to be read: without what programs add to it, with what a click would show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.html import furniture, spaces, titled
from homepage.importers.html.shapes import raise_headings
from homepage.importers.html.unfold import unfold
from homepage.importers.page.person import is_role
from homepage.importers.prose import kinds
from homepage.importers.prose.html_tree import Node, parse

if TYPE_CHECKING:
    from collections.abc import Iterator


_TWO = 2  # headings of a page's head


def prepared(text: str) -> Node:
    """The tree of a page."""
    root = parse(text)
    furniture.mark(root)
    spaces.part(root)
    unfold(root)
    raise_headings(root)
    _lower_subtitle(root)
    titled.box(root)
    for foot in _feet(root):
        _in_rows(foot)
    return root


def _lower_subtitle(root: Node) -> None:
    """Make a paragraph of a heading that stands in one block with the name and says no role: words below it."""
    for node in root.walk():
        shown = [child for child in node.children if child.words()]
        names = len(shown) == _TWO and shown[0].tag == "h1" and re.fullmatch("h[2-6]", shown[1].tag)
        if names and not kinds.kind(shown[1].words()) and not is_role(shown[1].words()):
            shown[1].tag = "p"
            return


def _feet(root: Node) -> Iterator[Node]:
    """The feet of a page, below which stands nothing."""
    for node in root.walk():
        if node.tag == "footer" or "footer" in {*node.classes, node.attributes.get("id", "").lower()}:
            yield node


def _in_rows(foot: Node) -> None:
    """Set the lists of links at the foot of a page as rows of them, as no section above is their list."""
    for node in foot.walk():
        items = [child for child in node.children if child.tag == "li"] if node.tag in ("ul", "ol") else []
        if items and all(_is_link(item) for item in items):
            node.tag = "p"
            node.children = [part for item in items for part in (*item.children, Node(text=" / ", line=item.line))]


def _is_link(item: Node) -> bool:
    inner = [one for one in item.children if one.tag or one.text.strip()]
    return len(inner) == 1 and inner[0].tag == "a"
