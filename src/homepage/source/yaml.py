"""YAML as located text: every scalar keeps its spelling, line and column, and no type is guessed.

``date: 2023.10`` stays ``2023.10`` and ``title: No`` stays ``No``; the declared type of a field decides later.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.errors import ContentError, HomepageError, Location, Problem
from homepage.patterns import lazy
from homepage.source import yaml_mistakes, yaml_parts
from homepage.source.yaml_mistakes import Glued, Slip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

_CONTROL = lazy(r"[\x00-\x08\x0b-\x1f\x7f]")
MOST_NODES = 200_000  # nodes after aliases are expanded: a content file of 10 MB has fewer
MOST_ERRORS = 50  # of one file: more help nobody
DEEPEST = 40  # levels of nesting: the records need seven


class Scalar(Struct, array_like=True, tag="text", eq=False):
    """Text as written. ``block`` tells a literal or folded block, whose text starts on the next line.

    ``glued`` are words in it that would be keys with an ordinary colon and a space after them.
    """

    text: str
    line: int
    column: int
    quoted: bool
    block: bool
    glued: tuple[Glued, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written; a quoted empty string was written."""
        return not self.text and not self.quoted


class Sequence(Struct, array_like=True, tag="list", eq=False):
    """A list of nodes; ``flow`` tells one in brackets."""

    items: list[Node]
    line: int
    column: int
    flow: bool = False


class Mapping(Struct, array_like=True, tag="table", eq=False):
    """Keys in the order of the file, each of them once."""

    entries: dict[str, tuple[Scalar, Node]]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


def parse(text: str, path: str, *, first_line: int = 1) -> Node | None:
    """The document in ``text``, or None when it is empty; ``first_line`` is where it starts in its file.

    Raises FaultyYamlError with every duplicate key and every syntax error, and with the rest of the document.
    """
    found = _composed(text)
    reader = _Reader(found.text, path, first_line)
    node = reader.node(found.root, 1) if found.root is not None else None
    if found.slips or reader.problems:
        problems = [slip.problem(path, first_line) for slip in found.slips[:MOST_ERRORS]]
        raise FaultyYamlError([*problems, *reader.problems], node, whole=found.whole)
    return node


class FaultyYamlError(ContentError):
    """A document with mistakes, and what is in it beside them: ``node``.

    It is ``whole`` when the mistakes could be repaired to read on; else records around them were left out.
    """

    def __init__(self, problems: Iterable[Problem], node: Node | None, *, whole: bool) -> None:
        super().__init__(problems)
        self.node, self.whole = node, whole


def rest(error: HomepageError) -> Node | None:
    """What could be read of a document all the same, if anything could."""
    return error.node if isinstance(error, FaultyYamlError) else None


class _Composed:
    """What the parser makes of a text: ``text`` is the one it could read, ``whole`` unless records were left out.

    It is stuck at a mistake whose line could not be repaired: the last one.
    """

    def __init__(self, text: str) -> None:
        self.text, self.whole, self.is_stuck = text, True, False
        self.root: Any = None
        self.slips: list[Slip] = []


def _composed(text: str) -> _Composed:
    """A text as the parser reads it once each mistake is repaired, or left out with the record that it stands in."""
    found = _repaired(text)
    if not found.is_stuck:
        return found
    lines = text.split("\n")
    slips = _leave_out(lines)
    rest = _repaired("\n".join(lines))
    rest.slips, rest.whole = slips or found.slips, False  # where no record is wrong alone, one stands in a wrong place
    return rest


def _leave_out(lines: list[str], *, nested: bool = False) -> list[Slip]:
    """Empty the lines of records that cannot be read alone; what is wrong in all of them.

    Read alone, a record shows only its own mistakes, none that follow from those of another one.
    """
    slips: list[Slip] = []
    ranges = yaml_parts.records(lines)
    for start, end in ranges if len(ranges) > 1 else ():
        one = _repaired("\n".join(lines[start:end]))
        rest, own = one.text.split("\n"), one.slips
        if one.is_stuck and (inner := _leave_out(rest, nested=True)):
            own = own[:-1] + inner
        elif one.is_stuck:
            end = len(lines) if nested and yaml_parts.is_open(rest) else end  # noqa: PLW2901 (what follows is doubtful)
            rest = [""] * (end - start)
        slips += [slip._replace(line=slip.line + start) for slip in own]
        lines[start:end] = rest
        if end == len(lines):
            break
    return slips


def _repaired(text: str) -> _Composed:
    """A text as the parser reads it with the lines repaired whose mistake is plain."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found = _Composed(text)
    repaired: set[int] = set()  # a repair that did not help is none
    while True:
        try:
            found.root = yaml.compose(found.text, Loader=loader)
        except yaml.YAMLError as error:
            slip = _slip(error, found.text)
        except RecursionError:
            slip = Slip(0, 0, f"is nested deeper than {DEEPEST} levels", "")
        else:
            return found
        found.slips.append(slip)
        if not slip.repaired or slip.line in repaired or len(found.slips) >= MOST_ERRORS:
            found.is_stuck, found.whole = True, False
            return found
        repaired.add(slip.line)
        lines = found.text.split("\n")
        lines[slip.line - 1] = slip.repaired
        found.text = "\n".join(lines)


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
        mark, message = opened, yaml_mistakes.NEVER_CLOSED
    line, column = (_line(text, mark.line), mark.column + 1) if mark else (0, 0)
    return yaml_mistakes.explain(message, text, line, column)


def _line(text: str, breaks: int) -> int:
    """The line after as many breaks as the parser counts, which also ends lines where no editor does."""
    others = sum(1 for match in list(_BREAK.finditer(text))[:breaks] if match.group() != "\n")
    return breaks - others + 1


_BREAK = lazy("[\n\r\x85\u2028\u2029]")
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
