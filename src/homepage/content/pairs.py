"""Records of two values that people write as a key and its value: ``Google Scholar: https://…`` is a link.

What is read this way is the same record as with both fields named; a misspelt field is none.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from homepage.content import values
from homepage.content.shapes import pair, slots
from homepage.patterns import lazy
from homepage.source.yaml import Mapping, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msgspec import Struct

    from homepage.content.shapes import Shape

ADDRESS = r"^$|^(?![-+0-9.eE]+$).*[./#]"
_OTHER_WORDS = frozenset({"link", "href", "name", "title", "address", "website"})  # of other programs, for fields
_WITHOUT_SPACE = lazy(r"(?P<label>[^:：/]+?)\s*(?::|：)\s*(?P<value>(?:https?://|www\.)\S+)")


def spelt_out(node: Node, record: type[Struct]) -> Node:
    """The record with its two fields named, where it is written as one key and its value; else the node as it is."""
    if isinstance(node, Mapping) and len(node.entries) == 1 and _are_pairs(node, record):
        return _named(*next(iter(node.entries.values())), record)
    return node


def listed(node: Node, record: type[Struct] | None) -> list[Node] | None:
    """The records of a list that is written as keys and values without hyphens; None when it is not."""
    if record is None or not isinstance(node, Mapping) or not node.entries or not _are_pairs(node, record):
        return None
    return [_named(key, value, record) for key, value in node.entries.values()]


def meant(node: Node, record: type[Struct]) -> str:
    """How a plain text is to be written as a pair; empty when it is none."""
    fields = pair(record)
    if not fields or not isinstance(node, Scalar) or slots(record)[fields[1]].shape.kind != "url":
        return ""
    found = _WITHOUT_SPACE.fullmatch(node.text)
    if found:
        return f"{found['label']}: {found['value']}"
    return f"Website: {node.text}" if node.text.startswith(("https://", "http://", "www.")) else ""


def dated(node: Node, record: type[Struct]) -> str:
    """How a plain text is to be written that begins with a date and a full-width colon; empty for any other."""
    fields, text = pair(record), node.text if isinstance(node, Scalar) and not node.quoted else ""
    first, colon, rest = text.partition("：")
    is_date = bool(
        fields
        and colon
        and slots(record)[fields[0]].shape.kind == "date"
        and _reads(first.strip(), slots(record)[fields[0]].shape)
    )
    return f"{first.strip()}: {rest.strip()}" if is_date else ""


def _are_pairs(node: Mapping, record: type[Struct]) -> bool:
    """Whether no key of a mapping is a field of the record, misspelt or not, and each can be the first of the pair."""
    fields, known = pair(record), slots(record)
    return fields is not None and all(
        not ("：" in key.text or _is_field(key.text, known))
        and _reads(key.text, known[fields[0]].shape)
        and (known[fields[1]].shape.kind != "url" or _may_be_address(value))
        for key, value in node.entries.values()
    )


def _may_be_address(node: Node) -> bool:
    """Whether a value can be an address, or nothing yet: a word or a number alone is none."""
    return isinstance(node, Scalar) and re.search(ADDRESS, node.text) is not None


def _is_field(word: str, known: Iterable[str]) -> bool:
    """Whether a key is a field of a record, or a slip for one: few labels are as small and as near to one."""
    folded = word.casefold().replace("-", "_")
    is_near = word in _OTHER_WORDS or bool(get_close_matches(folded, known, 1, 0.6))
    return folded in known or (word.islower() and is_near)


def _reads(text: str, shape: Shape) -> bool:
    if shape.kind == "choice":
        return text in shape.choices
    try:
        values.READERS[shape.kind](text)
    except ValueError:
        return False
    return True


def _named(key: Scalar, value: Node, record: type[Struct]) -> Mapping:
    """The record with both fields named."""
    first, second = pair(record) or ("", "")
    names = [Scalar(name, key.line, key.column, quoted=False, block=False) for name in (first, second)]
    return Mapping({first: (names[0], key), second: (names[1], value)}, key.line, key.column)
