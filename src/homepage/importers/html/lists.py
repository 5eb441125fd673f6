"""What an element tree holds as a list, made one: tables of numbered rows, lists of terms, and years among items.

Programs that set bibliographies write them as tables or lists of terms whose first column only counts or labels.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.errors import Location
from homepage.importers.prose import dates, kinds
from homepage.importers.prose.html_tree import Node
from homepage.importers.prose.runs import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from homepage.importers.report import ImportReport

# [12], 3., J4, [C-7], [CGMH14a], [KAE+10]: what counts or names a publication in its list.
_LABEL = re.compile(r"[\[(]?\s*(?:[A-Z]{0,3}[-. ]?\d{1,3}[a-z]?|[A-Z][\w+-]{1,8}\d{2}[a-z]?)\s*[\])]?[.:]?")
_BRACKETED = re.compile(r"\[[^\[\]]{1,24}\]")
_IGNORED = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_MANY = 3  # parts in four of the rows that have labels make a table a list
_SHORT = 3  # words of a term that says what kind of fact follows it
_ENTRIES = frozenset({"csl-entry", "bibbase_paper"})
_SUBHEADING = "h6"  # below whatever heading the list stands under


def with_lists(root: Node, report: ImportReport, page: str) -> Node:
    """The tree with such lists as lists of items, the labels reported."""
    _Lists(report, page).change(root)
    return root


class _Lists:
    """Changes one tree in place."""

    def __init__(self, report: ImportReport, page: str) -> None:
        self.report, self.page = report, page

    def change(self, node: Node) -> None:
        if _IGNORED.search(node.attributes.get("style", "")) and not re.search(r"\d", node.words()):
            node.children = [Node(text="• ", line=node.line)]  # Word writes bullets as letters of fonts for signs
        for child in node.children:
            self.change(child)
        node.children = [one for child in node.children for one in self._as_list(child)]

    def _as_list(self, node: Node) -> list[Node]:
        if node.tag == "table":
            return self._of_table(node)
        if node.tag == "dl":
            return self._of_terms(node)
        if node.tag in ("ul", "ol"):
            return list(_at_years(node))
        if "bibbase_group" in node.classes and (year := re.match(r"\W*((?:19|20)\d\d)\s*\(\d+\)$", node.words())):
            return [Node(tag=_SUBHEADING, line=node.line, children=[Node(text=year.group(1), line=node.line)])]
        return [self._of_roles(node)]

    def _of_table(self, node: Node) -> list[Node]:
        rows = [row.cells() for row in node.rows()]
        filled = [[cell for cell in cells if _shows(cell)] for cells in rows if any(map(_shows, cells))]
        labelled = [cells for cells in filled if len(cells) > 1 and (_is_label(cells[0]) or _is_date(cells[0]))]
        entries = [cells for cells in filled if len(cells) > 1 or not kinds.is_year(cells[0].words())]
        if not labelled or len(labelled) * 4 < len(entries) * _MANY:
            _head_years(node)
            return [node]
        return list(_at_years(_list(node, [self._item(cells) for cells in filled])))

    def _item(self, cells: Sequence[Node]) -> Node:
        own = cells[1:] if self._is_told(cells) or _is_date(cells[0]) else cells
        date = (
            [Node(text=f"{cells[0].words()}: ", line=cells[0].line)]
            if len(own) < len(cells) and _is_date(cells[0])
            else []
        )
        parted = [part for cell in own for part in (*cell.children, Node(tag="br", line=cell.line))]
        return Node(tag="li", line=cells[0].line, children=[*date, *parted[:-1]])

    def _is_told(self, cells: Sequence[Node]) -> bool:
        """Whether entries have a label, which is reported."""
        if len(cells) < 2 or not _is_label(cells[0]):
            return False
        self.report.left_out(Location(self.page), "numbers and labels of entries", cells[0].words())
        return True

    def _of_terms(self, node: Node) -> list[Node]:
        """A list of terms as one of items; facts such as a telephone number stay lines."""
        groups = list(_terms(node))
        if not groups:
            return [node]
        if all(len(group) > 1 and len(group[0].words().split()) <= _SHORT and _is_fact(group[0]) for group in groups):
            return [_line(group) for group in groups]
        items = [one for group in groups for one in self._entries(group)]
        return list(_at_years(_list(node, items)))

    def _entries(self, group: Sequence[Node]) -> list[Node]:
        term, *told = group
        if self._is_told(group):
            return [self._item(group)] if len(told) == 1 else [Node(tag="li", line=term.line, children=list(told))]
        if kinds.is_year(term.words()) and told:
            year = Node(tag="li", line=term.line, children=term.children)
            return [year, *(Node(tag="li", line=one.line, children=one.children) for one in told)]
        if term.tag == "dd":
            return [Node(tag="li", line=one.line, children=one.children) for one in group]
        return [Node(tag="li", line=term.line, children=[*term.children, *(_block(one) for one in told)])]

    def _of_roles(self, node: Node) -> Node:
        """A block whose parts say that they are the entries of a list, as those of citations do."""
        parts = [child for child in node.children if child.tag and child.tag != "!"]
        if not parts or not all(_is_entry(child) for child in parts):
            return node
        for child in parts:
            child.tag = "li"
            child.children = [one for one in child.children if not self._is_margin(one)]
        node.tag = "ul"
        return node

    def _is_margin(self, node: Node) -> bool:
        if "csl-left-margin" not in node.classes:
            return False
        self.report.left_out(Location(self.page), "numbers and labels of entries", node.words())
        return True


def _head_years(table: Node) -> None:
    """Make headings of the rows of a table that are a year and nothing else."""
    for row in table.rows():
        if kinds.is_year(row.words()):
            row.tag, row.children = _SUBHEADING, [Node(text=row.words(), line=row.line)]


def _shows(node: Node) -> bool:
    return any(one.tag == "img" or one.text.strip() for one in node.walk())


def _is_label(node: Node) -> bool:
    text = node.words()
    return bool(_LABEL.fullmatch(text) or _BRACKETED.fullmatch(text)) and not kinds.is_year(text)


def _is_date(node: Node) -> bool:
    when, rest = dates.leading([Run(text=node.words())])
    return when is not None and not "".join(run.text for run in rest).strip()


def _is_fact(term: Node) -> bool:
    text = term.words()
    return bool(text) and not re.search(r"\d", text) and not _is_label(term)


def _is_entry(node: Node) -> bool:
    return bool(node.classes & _ENTRIES) or (node.attributes.get("role") == "listitem" and node.tag != "li")


def _list(node: Node, items: Sequence[Node]) -> Node:
    return Node(tag="ul", line=node.line, attributes=dict(node.attributes), children=list(items))


def _terms(node: Node) -> Iterator[list[Node]]:
    """Each term of a list with what is told of it."""
    group: list[Node] = []
    for child in (one for part in node.children for one in (part.children if part.tag == "div" else [part])):
        if child.tag not in ("dt", "dd"):
            continue
        if child.tag == "dt" and group:
            yield group
            group = []
        group.append(child)
    if group:
        yield group


def _block(node: Node) -> Node:
    return Node(tag="div", line=node.line, children=node.children)


def _line(group: Sequence[Node]) -> Node:
    """A fact as a line: what it is, and the fact."""
    term = group[0]
    colon = "" if term.words().endswith((":", "：")) else ":"
    told = [part for one in group[1:] for part in (Node(text=" ", line=one.line), *_within(one))]
    return Node(tag="p", line=term.line, children=[*term.children, Node(text=colon, line=term.line), *told])


def _within(node: Node) -> list[Node]:
    """What an element holds, without the paragraph that programs put round it."""
    inner = [one for one in node.children if one.tag or one.text.strip()]
    return inner[0].children if len(inner) == 1 and inner[0].tag == "p" else node.children


def _at_years(node: Node) -> Iterator[Node]:
    """A list, parted where an item is a year: that is the heading of what follows."""
    if not any(child.tag == "li" and kinds.is_year(child.words()) for child in node.children):
        yield node
        return
    part: list[Node] = []
    for child in node.children:
        if child.tag != "li" or not kinds.is_year(child.words()):
            part.append(child)
            continue
        if any(map(_shows, part)):
            yield Node(tag=node.tag, line=node.line, attributes=node.attributes, children=part)
        part = []
        yield Node(tag=_SUBHEADING, line=child.line, children=[Node(text=child.words(), line=child.line)])
    if any(map(_shows, part)):
        yield Node(tag=node.tag, line=node.line, attributes=node.attributes, children=part)
