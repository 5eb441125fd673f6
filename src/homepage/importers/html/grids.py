"""Tables that hold data, as those of Markdown; tables that only place things on a page are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from homepage.importers.prose.html_tree import Node

_NO_DATA = frozenset({"table", "ul", "ol", "dl", "img", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "form"})
_WIDEST = 8  # columns
_LONGEST = 40  # words of a cell


def rows(table: Node) -> list[list[Node]]:
    """The cells of a table that holds data, row by row; none for any other."""
    if any(node.tag in _NO_DATA for node in table.walk() if node is not table):
        return []
    found = [row.cells() for row in table.rows()]
    found = [cells for cells in found if any(cell.words() for cell in cells)]
    widths = {len(cells) for cells in found}
    if len(found) < 2 or len(widths) != 1 or not 1 < min(widths) <= _WIDEST:
        return []
    if any(len(cell.words().split()) > _LONGEST for cells in found for cell in cells):
        return []
    is_ruled = table.attributes.get("border", "0") not in ("", "0") or "table" in table.classes
    return found if is_ruled or _has_head(found) or min(widths) > 2 else []


def markdown(cells: list[list[Node]], text: Callable[[Node], str]) -> Iterator[str]:
    """The lines of a table; Markdown asks for a head, which is empty where the page has none."""
    head, body = (cells[0], cells[1:]) if _has_head(cells) else ([], cells)
    yield _line([text(cell) for cell in head] or [""] * len(cells[0]))
    yield _line(["---"] * len(cells[0]))
    yield from (_line([text(cell) for cell in row]) for row in body)


def _line(texts: list[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _has_head(cells: list[list[Node]]) -> bool:
    """Whether the first row names the columns: all of it is set as heads or in bold, and the second is not."""
    return all(map(_is_head, cells[0])) and not all(map(_is_head, cells[1]))


def _is_head(cell: Node) -> bool:
    bold = next((one for one in cell.walk() if one.tag in ("b", "strong", "th")), None)
    return bold is not None and bold.words() == cell.words()
