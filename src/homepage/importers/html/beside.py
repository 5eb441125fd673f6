"""What stands beside the text of every page of a site, such as a column with profiles, and differs a little there.

The home page shows it once. Links that only another page has there join those of the home page; a few words that
differ are told.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from homepage.errors import Location
from homepage.importers import words
from homepage.importers.prose.html_tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.importers.report import ImportReport

_TAGS = frozenset({"aside", "header", "footer"})
_CALLED = re.compile(r"(?:\w+[-_])?(?:side[-_]?(?:bar|nav|menu)|footer|masthead)(?:[-_](?:wrapper|container|inner))?")
_HEADING = re.compile("h[1-6]")
_MOST = 12  # words that differ; what says more of its own belongs to its page


def take(pages: Iterable[tuple[str, Node]], home: Node, report: ImportReport) -> None:
    """Take out of pages what the home page shows beside its text, too."""
    stands = {_key(node): node for node in home.walk() if _is_beside(node)}
    for path, root in pages:
        for parent in list(root.walk()):
            for child in [one for one in parent.children if _is_beside(one)]:
                twin = stands.get(_key(child))
                if twin is not None and _repeats(child, twin):
                    parent.children.remove(child)
                    _tell(child, twin, path, report)


def _is_beside(node: Node) -> bool:
    named = {*node.classes, node.attributes.get("id", "").lower()}
    return node.tag in _TAGS or (node.tag in ("div", "section", "td") and any(map(_CALLED.fullmatch, named)))


def _key(node: Node) -> tuple[str, frozenset[str], str]:
    return node.tag, frozenset(node.classes), node.attributes.get("id", "")


def _own(node: Node, twin: Node) -> Counter[str]:
    """The words that only the first of two elements says."""
    return Counter(words.of(node.parted_words())) - Counter(words.of(twin.parted_words()))


def _repeats(node: Node, twin: Node) -> bool:
    """Whether an element says for the most part what its twin says, and no heading or picture of its own."""
    own, said = _own(node, twin).total(), len(words.of(node.parted_words()))
    shown, known = ({(one.tag, _shown(one)) for one in part.walk() if _shown(one)} for part in (node, twin))
    return 2 * own < said and own <= _MOST and shown <= known


def _shown(node: Node) -> str:
    """The words of a heading, and the name of the file of a picture."""
    if node.tag == "img":
        return node.attributes.get("src", "").rpartition("/")[2]
    return node.words() if _HEADING.fullmatch(node.tag) else ""


def _tell(node: Node, twin: Node, path: str, report: ImportReport) -> None:
    own = _own(node, twin)
    for link in _further_links(node, twin):
        own -= Counter(words.of(link.words()))
        _join(link, twin)
    differing = f", but for {' '.join(own.elements())}" if own else ""
    where = Location(path, node.line)
    report.left_out(where, f"what stands beside the text of the home page, too{differing}")


def _further_links(node: Node, twin: Node) -> list[Node]:
    """Links to other sites that only the first of two elements has."""
    known = {one.attributes.get("href", "").rstrip("/") for one in twin.walk()}
    links = [one for one in node.walk() if one.tag == "a" and re.match(r"\w+:|//", one.attributes.get("href", ""))]
    return [one for one in links if one.attributes["href"].rstrip("/") not in known]


def _join(link: Node, twin: Node) -> None:
    """Put a link behind the last link to another site of an element, as an item where these are items."""
    holders = [one for one in twin.walk() if any(map(_is_remote, one.children))]
    last = holders[-1] if holders else twin
    above = next((one for one in twin.walk() if any(child is last for child in one.children)), None)
    if last.tag == "li" and above is not None:
        above.children.append(Node(tag="li", line=link.line, children=[link]))
    else:
        last.children += [Node(text=" ", line=link.line), link]


def _is_remote(node: Node) -> bool:
    return node.tag == "a" and bool(re.match(r"\w+:|//", node.attributes.get("href", "")))
