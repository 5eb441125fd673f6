"""The problems of one file, with those of one cause told once."""

from __future__ import annotations

from homepage.errors import Problem


class Gathered:
    """Problems in the order met; of those that share a cause the first stands for all, with their number."""

    def __init__(self) -> None:
        self._first: list[tuple[Problem, str]] = []
        self._counts: dict[str, int] = {}

    def add(self, problem: Problem, cause: str = "") -> None:
        """Note a problem; problems of no named cause stand each for itself."""
        if not cause or cause not in self._counts:
            self._first.append((problem, cause))
        if cause:
            self._counts[cause] = self._counts.get(cause, 0) + 1

    def told(self) -> list[Problem]:
        """The problems to report."""
        return [_of_many(problem, self._counts[cause] - 1 if cause else 0) for problem, cause in self._first]


def _of_many(problem: Problem, others: int) -> Problem:
    if not others:
        return problem
    message = f"{problem.message}; {others} more like it in this file"
    return Problem(problem.location, message, problem.hint, warning=problem.warning)
