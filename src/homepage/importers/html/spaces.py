"""What parts words where only the look of a page does: pills beside each other, dates beside texts, rows of buttons."""

from __future__ import annotations

import re
from itertools import pairwise

from homepage.importers.prose.html_tree import Node

_APART = re.compile(
    r"(?:\w+[-_])*(?:pill|badge|tag|chip|label|date|time|year|venue|meta|num|txt|text|btn|button|link|icon)s?(?:[-_]+\w+)*"
)
_PILL = re.compile(r"(?:\w+[-_])*(?:pill|badge|tag|chip)s?(?:[-_]+\w+)*")
_INLINE = frozenset({"span", "a", "time", "small", "label", "strong", "b", "em", "i"})


def part(root: Node) -> None:
    """Part neighbours that no letter parts, where they are no pieces of one word: pills by bars, others by spaces."""
    for node in root.walk():
        pairs = list(pairwise(node.children))
        at = [number for number, (one, two) in enumerate(pairs, 1) if _are_apart(one, two)]
        for number in reversed(at):
            are_pills = _is_pill(node.children[number - 1]) and _is_pill(node.children[number])
            node.children.insert(number, Node(text=" | " if are_pills else " ", line=node.children[number].line))


def _are_apart(one: Node, two: Node) -> bool:
    """Whether two elements are things of their own: links, a date and what follows it, pills; or one and a text."""
    if not two.tag and one.tag in _INLINE and _is_thing(one):
        return one.words()[-1:].isalnum() and two.text[:1].isalnum()
    if not {one.tag, two.tag} <= _INLINE or not (one.words() and two.words()):
        return False
    return one.tag == two.tag == "a" or "time" in (one.tag, two.tag) or (_is_thing(one) or _is_thing(two))


def _is_pill(node: Node) -> bool:
    return any(map(_PILL.fullmatch, node.classes))


def _is_thing(node: Node) -> bool:
    return any(map(_APART.fullmatch, node.classes))
