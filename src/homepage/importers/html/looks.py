"""How an element looks, by which pages without elements for headings set them: all of what looks so is a heading."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from homepage.importers.prose.html_tree import Node

_BLOCKS = frozenset({"p", "div", "center", "td", "th"})
_SIZE = re.compile(r"font-size\s*:\s*([\w.%-]+)")
_PLAIN = frozenset({"a", "o:p"})  # say nothing of how their words look
_COLOUR = re.compile(r"(?<!-)color\s*:\s*([\w#]+)")
_BOLD = frozenset({"b", "strong", "big", "u"})
_MOST = 8  # words of a heading
_FEW = 4  # words of one that is only bold, as titles of papers are
_SENTENCE = re.compile(r"[.,;!?。，；！？]$|^\W*(?:19|20)\d\d\b|@")
_SMALL = 32  # the largest width and height of a picture that is a sign
_SIDE = re.compile(r"(?:^|[;\s])(width|height)\s*:\s*(\d+)px")
_SIGN = re.compile(r"\b(?:bullet|ball|dot|arrow|square|diamond)[\w-]*\.(?:gif|png|jpe?g)$", re.IGNORECASE)

Look = tuple[tuple[str, str, str, str], ...]  # tag, class, colour and size of each element


def headings(root: Node, is_heading: Callable[[Node], bool]) -> set[Look]:
    """The looks of the elements that are headings by their words, where more than these look so."""
    return {found for node in root.walk() if is_heading(node) and (found := look(node))}


def is_like(node: Node, looks: set[Look]) -> bool:
    """Whether an element of a few words looks like the headings of its page."""
    if not looks or node.tag not in _BLOCKS:
        return False
    text, found = node.words(), look(node)
    most = _MOST if _is_coloured(found) else _FEW
    if not text or len(text.split()) > most or _SENTENCE.search(text) or not re.search(r"[^\W\d]", text):
        return False
    return found in looks


def look(node: Node) -> Look:
    """The elements from a block down to its words, as far as each holds all of them; empty if nothing sets them off."""
    chain = [node]
    while len(inner := [one for one in chain[-1].children if one.words()]) == 1 and inner[0].tag:
        chain.append(inner[0])
    found = tuple(_said(one) for one in chain if one.tag not in _PLAIN)
    is_set_off = any(tag in _BOLD for tag, *_ in found) or _is_coloured(found)
    return found if is_set_off and node.tag in _BLOCKS else ()


def _is_coloured(found: Look) -> bool:
    """Whether a look has a colour or a size of its own."""
    return any(colour or size for _, _, colour, size in found)


def _said(node: Node) -> tuple[str, str, str, str]:
    style, attributes = node.attributes.get("style", ""), node.attributes
    size = _SIZE.search(style)
    colour = attributes.get("color", "") + attributes.get("bgcolor", "") + "".join(_COLOUR.findall(style))
    return node.tag, attributes.get("class", ""), colour, attributes.get("size", "") or (size.group(1) if size else "")


def without_signs(root: Node) -> Iterator[Node]:
    """Write pictures of bullets as the sign that they show, and take out other small ones, which are returned."""
    first = {id(found) for node in root.walk() if node.tag in _BLOCKS and (found := _first(node))}
    pictures = [node for node in root.walk() if node.tag == "img"]
    often = Counter(node.attributes.get("src", "") for node in pictures if id(node) in first)
    for node in pictures:
        source = node.attributes.get("src", "")
        is_bullet = id(node) in first and (_SIGN.search(source) or (is_small(node) and often[source] > 1))
        if "new" in source.lower() or not (
            is_bullet or (is_small(node) and not node.attributes.get("alt", "").strip())
        ):
            continue
        node.tag, node.text = "", "• " if is_bullet else " "
        if not is_bullet:
            yield node


def _first(node: Node) -> Node | None:
    """The picture that a block begins with."""
    return next((one if one.tag == "img" else None for one in _shown(node)), None)


def _shown(node: Node) -> Iterator[Node]:
    yield from (one for one in node.walk() if one.tag == "img" or (not one.tag and one.text.strip()))


def is_small(node: Node, most: int = _SMALL) -> bool:
    """Whether a picture is too small to be more than a sign."""
    style = dict(_SIDE.findall(node.attributes.get("style", "").lower()))
    sizes = [style.get(name, node.attributes.get(name, "").removesuffix("px")) for name in ("width", "height")]
    return any(sizes) and all(not size or (size.isdigit() and int(size) <= most) for size in sizes)
