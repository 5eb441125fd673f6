"""HTML as a tree, read as browsers do where pages of people differ from the standard: unclosed and stray tags.

The standard library's parser reads the tags; which element closes which is told here for the elements that matter.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"}
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CLOSED_BY = {  # an open element of the first kind ends where one of the others begins
    "li": {"li"},
    "p": {
        "p",
        "ul",
        "ol",
        "li",
        "table",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "td",
        "hr",
        "section",
        "pre",
    },
    "tr": {"tr"},
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "option": {"option"},
    **{heading: set(_HEADINGS) for heading in _HEADINGS},
    "head": {"body", "h1", "h2", "p", "div", "table", "ul", "center", "img"},
}
_BARRIERS = {"li": {"ul", "ol"}, "tr": {"table"}, "td": {"table"}, "th": {"table"}, "dt": {"dl"}, "dd": {"dl"}}
_DEEPEST = 120
# Word opens and closes what old browsers shall not show so; what stands between is shown, a comment's end stays.
_CONDITION = re.compile(r"<!\[[^>]*?(?:>|(?=-->))")


class Node(Struct, kw_only=True):
    """An element, or text when ``tag`` is empty; a comment has the tag ``!``."""

    tag: str = ""
    text: str = ""
    line: int = 1
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        """The words of the class attribute."""
        return set(self.attributes.get("class", "").lower().split())

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in the order of the page."""
        yield self
        for child in self.children:
            yield from child.walk()

    def words(self) -> str:
        """The text of this element and of all below it."""
        return " ".join("".join(node.text for node in self.walk() if not node.tag).split())

    def parted_words(self) -> str:
        """The same, with a space wherever a tag stands."""
        return " ".join(" ".join(node.text for node in self.walk() if not node.tag).split())

    def rows(self) -> Iterator[Node]:
        """The rows of a table, without those of tables in it."""
        for child in self.children:
            if child.tag == "tr":
                yield child
            elif child.tag in ("tbody", "thead", "tfoot"):
                yield from child.rows()

    def cells(self) -> list[Node]:
        """The cells of a row."""
        return [child for child in self.children if child.tag in ("td", "th")]


class _Builder(HTMLParser):
    """Builds the tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node(tag="document")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._close_for(tag)
        node = Node(tag=tag, line=self.getpos()[0], attributes={name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID and len(self.open) < _DEEPEST:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID and self.open[-1].tag == tag and tag not in ("p", "div", "li", "td", "tr", "a", "span"):
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":  # written so by mistake; browsers break the line
            self.handle_starttag(tag, [])
        barriers = _BARRIERS.get(tag, set())
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].tag == tag:
                del self.open[at:]
                return
            if self.open[at].tag in barriers:
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(Node(text=data, line=self.getpos()[0]))

    def handle_comment(self, data: str) -> None:
        self.open[-1].children.append(Node(tag="!", line=self.getpos()[0], attributes={"text": data}))

    def _close_for(self, tag: str) -> None:
        for at in range(len(self.open) - 1, 0, -1):
            opened = self.open[at].tag
            if tag in _CLOSED_BY.get(opened, ()):
                del self.open[at:]
                return
            if any(opened in barriers for barriers in _BARRIERS.values()):
                return


def parse(text: str) -> Node:
    """The tree of an HTML page; never fails."""
    builder = _Builder()
    try:
        builder.feed(_CONDITION.sub("", text))
        builder.close()
    except (AssertionError, ValueError):  # the standard parser gives up on some malformed declarations
        builder.open[-1].children.append(Node(text=builder.rawdata[:100_000]))
    return builder.root
