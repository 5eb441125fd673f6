"""The account of a page in HTML: what it shows, word by word, against what was read of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from homepage.errors import Location
from homepage.importers import words
from homepage.importers.html import shapes
from homepage.importers.html.elements import DROPPED
from homepage.importers.html.menus import MENUS, is_menu

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.html_tree import Node
    from homepage.importers.report import ImportReport


def check(root: Node, found: Sequence[Block], report: ImportReport, name: str) -> None:
    """Count the words of a page that no block has as seen, so that the measure tells of them.

    A word that the page parts by tags, and a block does not, is no such word.
    """
    read = [word for block in found for word in words.of(" ".join([block.words, *block.bibtex]))]
    whole = "".join(read)
    passed = Counter(words.of(" ".join(_texts(root)))) - Counter(read)
    report.saw(" ".join(word for word in passed.elements() if word not in whole), Location(name, 1))


def _texts(node: Node) -> Iterator[str]:
    """The texts of a page that a browser shows and that are no menu."""
    if node.tag in DROPPED or node.tag in ("!", "title") or shapes.is_hidden(node):
        return
    if node.tag in MENUS and is_menu(node):
        return
    yield node.text
    for child in node.children:
        yield from _texts(child)
