"""YAML as located text: every scalar keeps its spelling, line and column, and no type is guessed.

``date: 2023.10`` stays ``2023.10`` and ``title: No`` stays ``No``; the declared type of a field decides later.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
MOST_NODES = 200_000  # nodes after aliases are expanded: a content file of 10 MB has fewer
DEEPEST = 40  # levels of nesting: the records need seven


class Scalar:
    """Text as written. ``block`` tells a literal or folded block, whose text starts on the next line."""

    __slots__ = ("block", "column", "line", "quoted", "text")

    def __init__(self, text: str, line: int, column: int, *, quoted: bool, block: bool) -> None:
        self.text, self.line, self.column, self.quoted, self.block = text, line, column, quoted, block

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written; a quoted empty string was written."""
        return not self.text and not self.quoted


class Sequence:
    """A list of nodes."""

    __slots__ = ("column", "items", "line")

    def __init__(self, items: list[Node], line: int, column: int) -> None:
        self.items, self.line, self.column = items, line, column


class Mapping:
    """Keys in the order of the file, each of them once."""

    __slots__ = ("column", "entries", "line")

    def __init__(self, entries: dict[str, tuple[Scalar, Node]], line: int, column: int) -> None:
        self.entries, self.line, self.column = entries, line, column


Node = Scalar | Sequence | Mapping


def parse(text: str, path: str, *, first_line: int = 1) -> Node | None:
    """The document in ``text``, or None when it is empty; ``first_line`` is where it starts in its file.

    Raises ContentError with every duplicate key, or with the first syntax error.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        raise ContentError([_syntax(error, path, first_line)]) from error
    except RecursionError as error:
        raise ContentError([Problem(Location(path), f"is nested deeper than {DEEPEST} levels")]) from error
    if root is None:
        return None
    reader = _Reader(path, first_line)
    node = reader.node(root, 1)
    if reader.problems:
        raise ContentError(reader.problems)
    return node


def find(node: Node | None, key: str, value: str | None = None) -> Scalar | None:
    """The first place of a document that says ``key: value``, or that has ``key`` at all."""
    if isinstance(node, Mapping):
        for name, (at, one) in node.entries.items():
            if name == key and (value is None or (isinstance(one, Scalar) and one.text.strip() == value)):
                return one if value is not None and isinstance(one, Scalar) else at
    nodes = [one for _, one in node.entries.values()] if isinstance(node, Mapping) else []
    nodes += node.items if isinstance(node, Sequence) else []
    if value is not None and isinstance(node, Sequence):
        nodes = [one for one in nodes if not isinstance(one, Scalar)]
    return next((found for one in nodes if (found := find(one, key, value))), None)


def _syntax(error: Exception, path: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    message = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    if message.startswith(_NEVER_CLOSED) and (opened := getattr(error, "context_mark", None)):
        mark, message = opened, "a quotation mark or bracket is opened here and not closed"
    message = _WORDS.get(message, message)
    line, column = (mark.line + first_line, mark.column + 1) if mark else (0, 0)
    return Problem(Location(path, line, column), f"not valid YAML: {message}", _hint(message))


_NEVER_CLOSED = ("found unexpected end of stream", "did not find expected ',' or")
_WORDS = {
    "but found another document": "a second document begins here",
    "found undefined alias": "a value begins with *, which YAML reads as the name of another value",
    "mapping values are not allowed in this context": "a colon stands here that no key can have",
    "found character that cannot start any token": "a value cannot begin with this character",
    "found a tab character that violates indentation": "a tab stands where the line is indented",
    "could not find expected ':'": "the line before is not a key with a colon",
}
_HINTS = {
    "a colon stands here": "quote a value with a colon and a space; keys of one record must stand in one column",
    "a value begins with *": "put the value in quotes",
    "a value cannot begin": "put a value that begins with @ ` or % in quotes; indent with spaces, not tabs",
    "a tab stands": "indent with spaces",
    "the line before": "a key needs a colon and a space after it",
    "expected <block end>": "keys of one record must stand in one column",
    "did not find expected key": "keys of one record must stand in one column; quote a value with quotes inside",
    "did not find expected '-'": "items of one list must stand in one column",
    "unknown escape": "use single quotes for text with a backslash: '\\alpha'",
    "a second document": "one file holds one document: remove the line ---",
}


def _hint(message: str) -> str:
    return next((hint for words, hint in _HINTS.items() if words in message), "")


class _Reader:
    """Turns composed nodes into ours, bounded in depth and number so that aliases cannot explode."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path, self.first_line = path, first_line
        self.problems: list[Problem] = []
        self.count = 0

    def node(self, node: Any, depth: int) -> Node:
        line, column = node.start_mark.line + self.first_line, node.start_mark.column + 1
        self.count += 1
        if depth > DEEPEST:
            self._stop(line, column, f"is nested deeper than {DEEPEST} levels")
        if self.count > MOST_NODES:
            self._stop(line, column, f"holds more than {MOST_NODES} values once its aliases are expanded")
        if node.id == "scalar":
            block = node.style in ("|", ">")
            if _CONTROL.search(node.value):
                self._report(
                    line,
                    column,
                    "a backslash in double quotes made a control character of a letter",
                    "use single quotes for text with a backslash: '\\alpha'",
                )
            return Scalar(node.value, line, column, quoted=node.style in ("'", '"') or block, block=block)
        if node.id == "sequence":
            return Sequence([self.node(item, depth + 1) for item in node.value], line, column)
        return Mapping(dict(self._entries(node, depth)), line, column)

    def _entries(self, node: Any, depth: int) -> Iterator[tuple[str, tuple[Scalar, Node]]]:
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = self.node(key_node, depth + 1)
            if not isinstance(key, Scalar):
                self._report(key.line, key.column, "a key must be text", "")
                continue
            if key.text in seen:
                self._report(
                    key.line,
                    key.column,
                    f"key {key.text!r} stands here for the second time",
                    f"first in line {seen[key.text]}",
                )
                continue
            seen[key.text] = key.line
            yield key.text, (key, self.node(value_node, depth + 1))

    def _report(self, line: int, column: int, message: str, hint: str) -> None:
        self.problems.append(Problem(Location(self.path, line, column), message, hint))

    def _stop(self, line: int, column: int, message: str) -> None:
        self._report(line, column, message, "")
        raise ContentError(self.problems)
