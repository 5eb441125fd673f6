"""The problems of one file, with those of one cause told once."""

from __future__ import annotations

from homepage.errors import Problem


class Gathered:
    """Problems in the order met; of those that share a cause the first stands for all."""

    def __init__(self) -> None:
        self.noted: list[tuple[Problem, str]] = []
        """Each of them with its cause, in the order met."""
        self._found: list[list[Problem]] = []
        self._by_cause: dict[str, list[Problem]] = {}

    def add(self, problem: Problem, cause: str = "") -> None:
        """Note a problem; problems of no named cause stand each for itself."""
        self.noted.append((problem, cause))
        alike = self._by_cause.setdefault(cause, []) if cause else []
        if not alike:
            self._found.append(alike)
        alike.append(problem)

    def told(self) -> list[Problem]:
        """The problems to report."""
        return [_first(alike) for alike in self._found]


def _first(alike: list[Problem]) -> Problem:
    first, *others = sorted(dict.fromkeys(alike), key=Problem.order)
    told = Problem(first.location, first.message, first.hint, warning=first.warning)
    told.others = tuple(others)
    return told
