"""What is found while content is read: what is wrong, and what can be judged only when the whole site is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from homepage.errors import Location, Problem
from homepage.source.yaml import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.source.yaml import Node


class Reference(NamedTuple):
    """A value that points at something else: ``kind`` is its format."""

    kind: str
    value: str
    location: Location


class _Invalid:
    """Stands for a value that was reported and cannot be used."""


INVALID = _Invalid()


class Findings:
    """What was found so far: problems, references, and what is given in some languages of the site and not in all."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.references: list[Reference] = []
        self.untranslated: list[Problem] = []

    def add(self, others: Findings) -> None:
        """Take over what was found elsewhere."""
        self.problems += others.problems
        self.references += others.references
        self.untranslated += others.untranslated


class Notes:
    """What is found at the nodes of one file, collected among ``findings``; ``faulty`` are lines passed over."""

    def __init__(self, path: str, findings: Findings | None = None) -> None:
        found = Findings() if findings is None else findings
        self.path = path
        self.problems, self.references, self.untranslated = found.problems, found.references, found.untranslated
        self.faulty: set[int] = set()

    def location(self, node: Node) -> Location:
        """Where a node stands; a block of text starts on the line after its mark."""
        if isinstance(node, Scalar) and node.block:
            return Location(self.path, node.line + 1)
        return self._mark(node)

    def pass_over(self, problems: Iterable[Problem]) -> None:
        """Report nothing more of the lines whose mistakes are told already."""
        self.faulty |= {problem.location.line for problem in problems}

    def report(self, node: Node, message: str, hint: str = "") -> None:
        """Add a problem at a node."""
        if node.line not in self.faulty:
            self.problems.append(Problem(self._mark(node), message, hint))

    def warn(self, node: Node, message: str, hint: str) -> None:
        """Add what was understood at a node by assuming what the message says."""
        self.problems.append(Problem(self.location(node), message, hint, warning=True))

    def miss(self, node: Node, message: str, hint: str) -> None:
        """Add that a text is not given in the languages of the site."""
        self.untranslated.append(Problem(self._mark(node), message, hint, warning=True))

    def refer(self, kind: str, node: Node, value: str) -> None:
        """Note that ``value`` names something that must exist."""
        self.references.append(Reference(kind, value, self.location(node)))

    def _mark(self, node: Node) -> Location:
        return Location(self.path, node.line, node.column)
