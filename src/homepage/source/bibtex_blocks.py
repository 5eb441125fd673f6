"""What a bibliography is made of before its words are looked up: blocks, fields and pieces, each with its place."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct

from homepage.patterns import lazy

_BRACE = lazy(r"[{}]")
_BRACE_OR_QUOTE = lazy(r'[{}"]')


class Part(Struct, frozen=True):
    """One piece of a value; pieces are joined by ``#``."""

    kind: Literal["text", "number", "word"]
    text: str


class Field(Struct, frozen=True, kw_only=True):
    """A field with its place in the file: from its name to after its comma, and its value alone."""

    name: str
    parts: tuple[Part, ...]
    start: int
    end: int
    value_start: int
    value_end: int


class Fault(Struct, frozen=True):
    """Something against the grammar: where, what, and what was done; or, as an error, what is lost.

    Faults of one ``cause`` are told together.
    """

    position: int
    message: str
    hint: str = ""
    error: bool = False
    cause: str = ""


class Block(Struct, kw_only=True):
    """A whole entry or @string; ``hidden`` ones are commented out, ``broken`` ones cannot be read at all."""

    type: str
    start: int
    end: int
    key: str = ""
    key_start: int = 0
    key_end: int = 0
    fields: list[Field] = []
    faults: list[Fault] = []
    hidden: bool = False
    broken: bool = False
    rewritten: bool = False  # the text as it stands would not be read by other programs


def balanced_end(text: str, opening: int, limit: int) -> int | None:
    """The position after the brace that closes the one at ``opening``, or None before ``limit``."""
    end = _partners(text).get(opening)
    return None if end is None or end > limit else end


@lru_cache(maxsize=1)
def _partners(text: str) -> dict[int, int]:
    """For each opening brace the position after the one that closes it; found in one walk, however spoilt the file."""
    found: dict[int, int] = {}
    open_braces: list[int] = []
    for match in _BRACE.finditer(text):
        if match.group() == "{":
            open_braces.append(match.start())
        elif open_braces:
            found[open_braces.pop()] = match.end()
    return found


def quoted_end(text: str, opening: int, limit: int) -> int | None:
    """The position after the quotation mark that closes the one at ``opening``; marks in braces do not count."""
    depth = 0
    for match in _BRACE_OR_QUOTE.finditer(text, opening + 1, limit):
        sign = match.group()
        if sign == '"' and depth == 0:
            return match.end()
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return None
    return None


def balanced(value: str) -> str:
    """The value without those braces that have no partner."""
    unpaired: set[int] = set()
    open_braces: list[int] = []
    for match in _BRACE.finditer(value):
        if match.group() == "{":
            open_braces.append(match.start())
        elif open_braces:
            open_braces.pop()
        else:
            unpaired.add(match.start())
    unpaired.update(open_braces)
    return "".join(character for index, character in enumerate(value) if index not in unpaired) if unpaired else value


def shortened(text: str, length: int = 40) -> str:
    """The start of a text on one line, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def line_end(text: str, position: int) -> int:
    """The position of the line feed that ends the line of a position, or the end of the text."""
    end = text.find("\n", position)
    return len(text) if end < 0 else end
