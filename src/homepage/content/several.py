"""Values where several may stand that read like several and are one: what YAML does not take for a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.content.shapes import slots
from homepage.patterns import lazy
from homepage.source.yaml import Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.content.notes import Notes
    from homepage.content.shapes import Shape
    from homepage.source.yaml import Node

_COMMAS = lazy(r"\s*[，、]\s*")
_ANY_COMMAS = lazy(r"\s*[,，、]\s*")
_WIDE_BRACKETS = {"【": "】", "［": "］", "〔": "〕", "（": "）"}


def look(node: Node, item: Shape, notes: Notes) -> None:
    """Warn of what was taken for one value where a list of ``item`` may stand."""
    if isinstance(node, Scalar) and not node.quoted:
        _look_for_brackets(node, notes)
        _look_for_several(node, item, notes)
    if isinstance(node, Sequence) and node.flow:
        _look_for_commas(node.items, notes)


def _look_for_brackets(node: Scalar, notes: Notes) -> None:
    """Warn of a list in brackets that YAML does not know."""
    if node.text[:1] in _WIDE_BRACKETS and node.text[-1] in (*_WIDE_BRACKETS.values(), "]"):
        parts = [part for part in _ANY_COMMAS.split(node.text[1:-1].strip()) if part]
        message = f"{node.text!r} is one value: {node.text[0]} and {node.text[-1]} make no list"
        notes.warn(node, message, f"write {_listed(parts)}, or put the value in quotes")


def _look_for_several(node: Scalar, item: Shape, notes: Notes) -> None:
    """Warn of one text where a list is expected that reads like several: words or people after commas."""
    parts = _ANY_COMMAS.split(node.text)
    is_person = item.record is not None and "family" in slots(item.record)
    # "Sample, Grace" is one person, and "Ada Example, Grace Sample" are two.
    are_people = is_person and (len(parts) > 2 or all(" " in part for part in parts))
    if len(parts) > 1 and node.text[:1] not in _WIDE_BRACKETS and (item.kind == "text" or are_people):
        message = f"{node.text!r} is one value where several may stand"
        notes.warn(node, message, f"write {_listed(parts)} if these are several, or put the value in quotes")


def _look_for_commas(nodes: Iterable[Node], notes: Notes) -> None:
    """Warn of values in brackets that only a Chinese comma parts."""
    for one in nodes:
        if isinstance(one, Scalar) and not one.quoted and (parts := _COMMAS.split(one.text))[1:]:
            message = f"{one.text!r} is one value: only an ordinary comma parts values"
            notes.warn(one, message, f"write {_listed(parts)}, or put the value in quotes")


def _listed(parts: Iterable[str]) -> str:
    return f"[{', '.join(parts)}]"
