"""YAML as located text: every scalar keeps its spelling, line and column, and no type is guessed.

``date: 2023.10`` stays ``2023.10`` and ``title: No`` stays ``No``; the declared type of a field decides later.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from homepage.errors import ContentError, Location, Problem
from homepage.patterns import lazy
from homepage.source import yaml_mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from homepage.source.yaml_mistakes import Glued, Slip

_CONTROL = lazy(r"[\x00-\x08\x0b-\x1f\x7f]")
MOST_NODES = 200_000  # nodes after aliases are expanded: a content file of 10 MB has fewer
MOST_ERRORS = 50  # of one file: more help nobody
DEEPEST = 40  # levels of nesting: the records need seven


class Scalar:
    """Text as written. ``block`` tells a literal or folded block, whose text starts on the next line.

    ``glued`` are words in it that would be keys with an ordinary colon and a space after them.
    """

    __slots__ = ("block", "column", "glued", "line", "quoted", "text")

    def __init__(self, text: str, line: int, column: int, *, quoted: bool, block: bool) -> None:
        self.text, self.line, self.column, self.quoted, self.block = text, line, column, quoted, block
        self.glued: tuple[Glued, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written; a quoted empty string was written."""
        return not self.text and not self.quoted


class Sequence:
    """A list of nodes; ``flow`` tells one in brackets."""

    __slots__ = ("column", "flow", "items", "line")

    def __init__(self, items: list[Node], line: int, column: int, *, flow: bool = False) -> None:
        self.items, self.line, self.column, self.flow = items, line, column, flow


class Mapping:
    """Keys in the order of the file, each of them once."""

    __slots__ = ("column", "entries", "line")

    def __init__(self, entries: dict[str, tuple[Scalar, Node]], line: int, column: int) -> None:
        self.entries, self.line, self.column = entries, line, column


Node = Scalar | Sequence | Mapping


def parse(text: str, path: str, *, first_line: int = 1) -> Node | None:
    """The document in ``text``, or None when it is empty; ``first_line`` is where it starts in its file.

    Raises ContentError with every duplicate key and every syntax error that can be told behind the first.
    """
    root, problems, text = _composed(text, path, first_line)
    if root is not None:
        reader = _Reader(text, path, first_line)
        node = reader.node(root, 1)
        problems += reader.problems
    if problems:
        raise ContentError(problems)
    return node if root is not None else None


def _composed(text: str, path: str, first_line: int) -> tuple[Any, list[Problem], str]:
    """What the parser makes of a text, and what is wrong in it; a line with a plain mistake is repaired to read on."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    problems: list[Problem] = []
    repaired: set[int] = set()  # a repair that did not help is none
    while len(problems) < MOST_ERRORS:
        try:
            return yaml.compose(text, Loader=loader), problems, text
        except yaml.YAMLError as error:
            slip = _slip(error, text)
            at = Location(path, slip.line + first_line - 1 if slip.line else 0, slip.column)
            problems.append(Problem(at, slip.message, slip.hint))
        except RecursionError:
            problems.append(Problem(Location(path), f"is nested deeper than {DEEPEST} levels"))
            break
        if not slip.repaired or slip.line in repaired:
            break
        repaired.add(slip.line)
        lines = text.split("\n")
        lines[slip.line - 1] = slip.repaired
        text = "\n".join(lines)
    return None, problems, text


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


def _slip(error: Exception, text: str) -> Slip:
    """The mistake behind an error of the parser."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    message = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    if message.startswith(_NEVER_CLOSED) and (opened := getattr(error, "context_mark", None)):
        mark, message = opened, "a quotation mark or bracket is opened"
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return yaml_mistakes.explain(message, text, line, column)


_NEVER_CLOSED = ("found unexpected end of stream", "did not find expected ',' or")


class _Reader:
    """Turns composed nodes into ours, bounded in depth and number so that aliases cannot explode."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text, self.path, self.first_line = text, path, first_line
        self.problems: list[Problem] = []
        self.count = 0

    def node(self, node: Any, depth: int) -> Node:
        line, column = node.start_mark.line + self.first_line, node.start_mark.column + 1
        self.count += 1
        if not node.tag.startswith("tag:yaml.org,"):
            message = "a value that begins with ! must stand in quotes: its first word is lost"
            self._report(line, column, message, "put the value in quotes")
        if depth > DEEPEST:
            self._stop(line, column, f"is nested deeper than {DEEPEST} levels")
        if self.count > MOST_NODES:
            self._stop(line, column, f"holds more than {MOST_NODES} values once its aliases are expanded")
        if node.id == "scalar":
            return self._scalar(node, line, column)
        if node.id == "sequence":
            items = [self.node(item, depth + 1) for item in node.value]
            return Sequence(items, line, column, flow=bool(node.flow_style))
        return Mapping(dict(self._entries(node, depth)), line, column)

    def _scalar(self, node: Any, line: int, column: int) -> Scalar:
        block = node.style in ("|", ">")
        if _CONTROL.search(node.value):
            self._report(
                line,
                column,
                "a backslash in double quotes made a control character of a letter",
                "use single quotes for text with a backslash: '\\alpha'",
            )
        scalar = Scalar(node.value, line, column, quoted=node.style in ("'", '"') or block, block=block)
        if not scalar.quoted and (":" in node.value or "：" in node.value):
            scalar.glued = tuple(self._glued(node.start_mark, node.end_mark.line))
        return scalar

    def _glued(self, start: Any, last: int) -> Iterator[Glued]:
        """The words that begin the lines of a plain text and would be keys."""
        for number, line in enumerate(self.lines[start.line : last + 1], start.line):
            begins = number > start.line or not line[: start.column].strip(" -")
            if begins and (found := yaml_mistakes.glued(line, number + self.first_line)):
                yield found

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the document."""
        return self.text.split("\n")

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
