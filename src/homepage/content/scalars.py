"""Single values of YAML in the form that a field declares."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from homepage.content import file_names, targets, values
from homepage.content.notes import INVALID
from homepage.content.suggest import did_you_mean
from homepage.source.misread import misread, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.content.notes import Notes
    from homepage.content.shapes import Shape
    from homepage.source.yaml import Scalar

_WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_CURLY = "“”„‟‘’‚«»「」『』＂＇"
_REFERENCES = frozenset(
    {"url", "picture", "rich", "email", "topic", "group", "icon"}
)  # formats whose values are looked at again once the site is known


def scalar(node: Scalar, shape: Shape, name: str, notes: Notes, addresses: Mapping[str, str]) -> Any:
    """The value of the field ``name``, or INVALID when it was reported; ``addresses`` are those of pages by file."""
    if shape.kind == "bool":
        return _one_of(node, _WORDS, name, "write true or false", notes)
    if shape.kind == "choice":
        choices = {choice: choice for choice in shape.choices}
        return _one_of(node, choices, name, "one of: " + " · ".join(shape.choices), notes)
    if shape.kind == "int":
        return _number(node, name, notes)
    text = _text(node, shape.kind, notes)
    return text if text is INVALID else _linked(node, text, shape.kind, notes, addresses)


def _one_of(node: Scalar, choices: Mapping[str, Any], name: str, listed: str, notes: Notes) -> Any:
    found = choices.get(node.text, choices.get(node.text.lower(), INVALID))
    if found is INVALID:
        other = file_names.OTHER_KINDS.get(node.text.lower(), "")
        guess = f"did you mean {other}?" if other in choices else did_you_mean(node.text, choices)
        notes.report(node, f"{name!r} cannot be {node.text!r}", guess if guess and len(choices) > 8 else listed)
    return found


def _number(node: Scalar, name: str, notes: Notes) -> Any:
    if not node.text.isascii() or not node.text.isdigit() or int(node.text) < 1:
        notes.report(node, f"{name!r} takes a whole number from 1, not {node.text!r}")
        return INVALID
    return int(node.text)


def _text(node: Scalar, kind: str, notes: Notes) -> Any:
    """The text in the canonical form of its format."""
    # A quoted text keeps its spaces: a separator may be " - ".
    text = unicodedata.normalize("NFC", node.text.rstrip() if node.block else node.text)
    if kind not in ("text", "rich") and text.startswith(tuple(_CURLY)):
        message = f"{text[0]} is part of this value: curly quotation marks do not quote"
        notes.report(node, message, f'write "{text.strip(_CURLY)}" with straight ones')
        return INVALID
    try:
        text = values.READERS[kind](text)
    except ValueError as error:
        notes.report(node, *error.args)
        return INVALID
    if kind in ("text", "rich"):
        notes.problems += [warning(word, meant, notes.location(node)) for word, meant in misread(text)]
    return text


def _linked(node: Scalar, text: str, kind: str, notes: Notes, addresses: Mapping[str, str]) -> str:
    """The text with the addresses of pages for the names of their files; what it refers to is noted."""
    if kind == "rich" and ".md" in text:
        text = targets.from_top(text, addresses)
    if kind == "url":
        text = targets.address(text, addresses)
    if kind in _REFERENCES:
        notes.refer(kind, node, text)
    return text
