"""What in a text in Markdown is structure and not prose: tables, lists and rows of entries that could be records.

The text is looked at as it will be shown, so that what the build takes for a table or a list is one here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from homepage.content.words import ENGLISH
from homepage.importers.prose import html_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from homepage.importers.prose.html_tree import Node

_FEWEST = 3  # items of which a list can be one of records
_LONG = 60  # words from which on an item is prose
_MOST = 0.6  # of the items have dates or links
_HEADING = re.compile(r"h[1-6]")
_LISTS = ("ul", "ol")
_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?!\d)")
_REMOTE = re.compile(r"https?://|[^#?]+\.(?:pdf|pptx?|bib|zip)$", re.IGNORECASE)


class Structure(NamedTuple):
    """A block that is no prose: what it is, the heading above it, and the words of its rows or items."""

    what: str
    heading: str
    rows: tuple[str, ...]


class _Stretch(Struct, kw_only=True):
    """A heading, what follows it up to the next one, and the headings below it."""

    level: str = ""
    title: Node = field(default_factory=html_tree.Node)
    nodes: list[Node] = field(default_factory=list)
    below: list[_Stretch] = field(default_factory=list)

    def all_nodes(self) -> list[Node]:
        """The heading and what follows it."""
        return [self.title, *self.nodes]

    def is_entry(self) -> bool:
        """Whether a heading is the title of an entry: a link, or one with a date and no list, and a few words below."""
        leads = any(_REMOTE.match(one.attributes.get("href", "")) for one in self.title.walk())
        dated = bool(_YEAR.search(_text(self.all_nodes()))) and all(node.tag == "p" for node in self.nodes)
        return not self.below and (leads or dated) and _is_entry(self.all_nodes())


def found(text: str) -> Iterator[Structure]:
    """The blocks of a text that are structure, in their order."""
    from homepage.output import prose

    open_ = [_Stretch()]
    for node in html_tree.parse(prose.html(text, ENGLISH)).children:
        if _HEADING.fullmatch(node.tag):
            while len(open_) > 1 and open_[-1].level >= node.tag:
                open_.pop()
            open_[-1].below.append(_Stretch(level=node.tag, title=node))
            open_.append(open_[-1].below[-1])
        elif node.tag:
            open_[-1].nodes.append(node)
    yield from _below(open_[0])


def _below(stretch: _Stretch) -> Iterator[Structure]:
    """The structure of a heading's own blocks, then that of the headings below it, which may be entries themselves."""
    heading = stretch.title.words()
    own = [*_tables(stretch.nodes, heading), *_lists(stretch.nodes, heading)]
    yield from own or _paragraphs(stretch.nodes, heading)
    entries = [one for one in stretch.below if one.is_entry()]
    if _are_most(entries, stretch.below):
        rows = tuple(_text(one.all_nodes()) for one in entries)
        yield Structure(f"a row of {len(stretch.below)} entries with headings of their own", heading, rows)
        return
    yield from [one for below in stretch.below for one in _below(below)] or _short_lists(stretch.below, heading)


def _short_lists(stretches: Iterable[_Stretch], heading: str) -> Iterator[Structure]:
    """Lists of an item or two each, as one for each year or degree has, taken together."""
    items = [item for one in stretches if not one.below for node in one.nodes for item in _items(node)]
    entries = [item for item in items if _is_entry([item])]
    if _are_most(entries, items):
        rows = tuple(_text([one]) for one in entries)
        yield Structure(f"a list of {len(items)} items below several headings", heading, rows)


def _tables(nodes: Sequence[Node], heading: str) -> Iterator[Structure]:
    for table in (one for node in nodes for one in node.walk() if one.tag == "table"):
        body = html_tree.Node(children=[child for child in table.children if child.tag != "thead"])
        rows = [said for row in body.rows() if (said := row.parted_words())]
        if len(rows) > 1:
            yield Structure(f"a table of {len(rows)} rows", heading, tuple(rows))
    for node in nodes:  # rows between bars that the build takes for no table, for its head has other columns
        rows = [line for line in _raw(node).split("\n") if line.count("|") > 1] if node.tag == "p" else []
        if len(rows) >= _FEWEST:
            yield Structure(f"a table of {len(rows)} lines", heading, tuple(rows))


def _lists(nodes: Iterable[Node], heading: str) -> Iterator[Structure]:
    for node in nodes:
        items = _items(node)
        whole = [item for item in items if _is_entry([item])]
        if _are_most(whole, items):
            yield Structure(f"a list of {len(items)} items", heading, tuple(_text([one]) for one in whole))


def _items(node: Node) -> list[Node]:
    """The items of a list; those of the lists in it where these are what it lists."""
    own = [child for child in node.children if child.tag == "li"] if node.tag in _LISTS else []
    inner = [one for item in own for child in item.children for one in _items(child)]
    grouped = [item for item in own if any(child.tag in _LISTS for child in item.children)]
    tells = len(own) >= _FEWEST and any(
        _is_entry(child for child in item.children if child.tag not in _LISTS) for item in own
    )
    return inner if len(inner) >= _FEWEST and len(grouped) == len(own) and not tells else own


def _paragraphs(nodes: Sequence[Node], heading: str) -> Iterator[Structure]:
    """Entries that are paragraphs: each dated, or each with a title in bold above it; or lines of one, each dated."""
    paragraphs = [[node] for node in nodes if node.tag == "p"]
    for of in (_titled(nodes), paragraphs, [[line] for node in paragraphs for line in _broken(node[0])]):
        entries = [one for one in of if _YEAR.search(_text(one)) and _is_entry(one)]
        if _are_most(entries, of):
            yield Structure(f"a row of {len(of)} dated entries", heading, tuple(map(_text, entries)))
            return


def _titled(nodes: Iterable[Node]) -> list[list[Node]]:
    """Paragraphs as entries that begin with words in bold; what stands before the first of them is none."""
    entries: list[list[Node]] = []
    for node in nodes:
        first = next((child for child in node.children if child.tag or child.text.strip()), None)
        if node.tag == "p" and first is not None and first.tag == "strong":
            entries.append([node])
        elif entries:
            entries[-1].append(node)
    return entries


def _broken(paragraph: Node) -> Iterator[Node]:
    """The lines of a paragraph that has breaks."""
    ends = [at for at, child in enumerate(paragraph.children) if child.tag == "br"]
    for start, end in zip([-1, *ends], [*ends, None], strict=True) if ends else ():
        line = html_tree.Node(tag="p", children=paragraph.children[start + 1 : end])
        if line.words():
            yield line


def _are_most(entries: Sequence[object], of: Sequence[object]) -> bool:
    return len(entries) >= _FEWEST and len(entries) >= _MOST * len(of)


def _is_entry(nodes: Iterable[Node]) -> bool:
    """Whether something is dated, or leads elsewhere and says more than where; long texts are prose."""
    nodes = list(nodes)
    text = _text(nodes)
    links = [one for node in nodes for one in node.walk() if one.tag == "a"]
    labels = sum(len(one.words().split()) for one in links)
    leads = any(_REMOTE.match(one.attributes.get("href", "")) for one in links)
    count = len(text.split())
    return count <= _LONG and (bool(_YEAR.search(text)) or (leads and count > labels))


def _raw(node: Node) -> str:
    return "".join(one.text for one in node.walk() if not one.tag)


def _text(nodes: Iterable[Node]) -> str:
    return " ".join(" ".join(node.parted_words() for node in nodes).split())
