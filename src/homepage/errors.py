"""What can be wrong with a site, and where: the only vocabulary in which stages report.

HomepageError
├── ContentError    the author's files: YAML, Markdown, BibTeX, site.yaml, references between them
├── TemplateError   a template that is missing, wrong, or uses something undefined
└── OutputError     two outputs on one path, a folder that cannot be written
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


_PLACES_TOLD = 5


class Location:
    """A place in a file; ``line`` and ``column`` count from 1, and 0 means "not known"."""

    __slots__ = ("column", "line", "path")

    def __init__(self, path: str, line: int = 0, column: int = 0) -> None:
        self.path, self.line, self.column = path, line, column

    def __repr__(self) -> str:
        return f"Location({str(self)!r})"

    def __str__(self) -> str:
        parts = [self.path] + [str(number) for number in (self.line, self.column) if number]
        return ":".join(parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Location) and self.order() == other.order()

    def __hash__(self) -> int:
        return hash(self.order())

    def order(self) -> tuple[str, int, int]:
        """The key by which problems of one report are sorted."""
        return (self.path, self.line, self.column)


class Problem:
    """One thing to repair: where, what, and what would help.

    A ``warning`` is something that was understood by assuming something, which the message states;
    it does not stop a build unless the build is strict. ``others`` are problems of the same cause,
    for which this one stands in a report.
    """

    __slots__ = ("hint", "location", "message", "others", "warning")

    def __init__(self, location: Location, message: str, hint: str = "", *, warning: bool = False) -> None:
        self.location, self.message, self.hint, self.warning = location, message, hint, warning
        self.others: tuple[Problem, ...] = ()

    @property
    def told(self) -> str:
        """The message, with how many others it stands for and where the first of them are."""
        if not self.others:
            return self.message
        lines = list(dict.fromkeys(str(other.location.line) for other in self.others))
        lines, rest = lines[:_PLACES_TOLD], len(lines) > _PLACES_TOLD
        where = f"line{'s' if len(lines) > 1 else ''} {', '.join(lines)}{' …' if rest else ''}"
        return f"{self.message}; {len(self.others)} more like it in this file: {where}"

    def __repr__(self) -> str:
        return f"Problem({str(self)!r})"

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        severity = "warning: " if self.warning else ""
        return f"{self.location}: {severity}{self.told}{hint}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and self.order() == other.order()

    def __hash__(self) -> int:
        return hash(self.order())

    def order(self) -> tuple[tuple[str, int, int], str, str]:
        """The key by which problems of one report are sorted and told apart."""
        return (self.location.order(), self.message, self.hint)


class HomepageError(Exception):
    """Everything that one stage found wrong: its problems, sorted, each of them once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=Problem.order))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ContentError(HomepageError):
    """The author's files cannot be used as they are."""


class TemplateError(HomepageError):
    """A template is missing or wrong."""


class OutputError(HomepageError):
    """The pages cannot be written."""


def excerpt(problem: Problem, root: Path) -> str:
    """The source line a problem points at, with a caret under its column; empty when there is none."""
    location = problem.location
    if not location.line:
        return ""
    try:
        lines = (root / location.path).read_bytes().split(b"\n")
        line = lines[location.line - 1].decode("utf-8", "replace").rstrip("\r")
    except (OSError, IndexError):
        return ""
    if "\0" in line:  # no text, or one in another encoding: the message says so
        return ""
    start = max(location.column - 60, 0)
    shown = line[start : start + 100].replace("\t", " ")
    gutter = f"{location.line:>5} | "
    caret = " " * (len(gutter) + location.column - 1 - start) + "^" if location.column else ""
    return "\n".join(part for part in (gutter + shown, caret) if part)
