"""A page as a tree that is ready to be read: without what programs add to it, with what a click would show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.importers.html import furniture
from homepage.importers.html.shapes import raise_headings
from homepage.importers.html.unfold import unfold
from homepage.importers.prose.html_tree import parse

if TYPE_CHECKING:
    from homepage.importers.prose.html_tree import Node


def prepared(text: str) -> Node:
    """The tree of a page."""
    root = parse(text)
    furniture.mark(root)
    unfold(root)
    raise_headings(root)
    return root
