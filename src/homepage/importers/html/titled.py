"""Publications that are a heading for the title and what stands below it: each is put into a box of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.prose import kinds
from homepage.importers.prose.html_tree import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FEWEST = 4  # words of a title; what has fewer names a part of the list
_NEAR = 300  # letters below a title in which its authors stand
_SEVERAL = re.compile(r"[,，;；、]|\sand\s")
BOX = "paper-box"


def box(root: Node) -> None:
    """Put headings below one for publications, with all up to the next of them, into boxes where they are titles."""
    _Boxes().read(root)


class _Boxes:
    """Goes through a page in its order; ``level`` is that of the heading for publications, empty outside of these."""

    def __init__(self) -> None:
        self.level = ""

    def read(self, node: Node) -> None:
        """Change the children of an element, and what stands in them."""
        children: list[Node] = []
        at = 0
        while at < len(node.children):
            child = node.children[at]
            end = self._end(node.children, at)
            if end > at:
                classes = {"class": BOX}
                child = Node(tag="div", line=child.line, attributes=classes, children=node.children[at:end])
            else:
                self._see(child)
                self.read(child)
            children.append(child)
            at = max(end, at + 1)
        node.children = children

    def _see(self, node: Node) -> None:
        if node.tag in _HEADINGS and (not self.level or node.tag <= self.level):
            self.level = node.tag if kinds.kind(node.words()) == "publications" else ""

    def _end(self, children: Sequence[Node], at: int) -> int:
        """Where the publication ends that begins at a place; the place itself where none does."""
        first = children[at]
        words = first.words()
        if not self.level or first.tag not in _HEADINGS or first.tag <= self.level or len(words.split()) <= _FEWEST:
            return at
        end = next((n for n in range(at + 1, len(children)) if _ends(children[n], first.tag)), len(children))
        below = children[at + 1 : end]
        text = " ".join(one.words() for one in below)[:_NEAR]
        holds_list = any(one.tag in ("ul", "ol", "table", "div") and len(one.words()) > _NEAR for one in below)
        return end if _SEVERAL.search(text) and not holds_list else at


def _ends(node: Node, level: str) -> bool:
    """Whether an element begins something else: a heading as high, or a block that holds one."""
    return any(one.tag in _HEADINGS and one.tag <= level for one in node.walk())
