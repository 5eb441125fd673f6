"""A page as a tree that is ready to be read: without what programs add to it, with what a click would show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.importers.html import furniture, spaces, titled
from homepage.importers.html.shapes import raise_headings
from homepage.importers.html.unfold import unfold
from homepage.importers.prose.html_tree import Node, parse

if TYPE_CHECKING:
    from collections.abc import Iterator


def prepared(text: str) -> Node:
    """The tree of a page."""
    root = parse(text)
    furniture.mark(root)
    spaces.part(root)
    unfold(root)
    raise_headings(root)
    titled.box(root)
    for foot in _feet(root):
        _in_rows(foot)
    return root


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
