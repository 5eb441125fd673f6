"""What is wrong, said twice: as text for the terminal and as a message for the browser's overlay."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, NamedTuple

from homepage.errors import excerpt

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.errors import HomepageError, Problem


class Finding(NamedTuple):
    """One thing to repair; ``excerpt`` holds the source line with a caret, or a traceback."""

    location: str
    message: str
    hint: str
    excerpt: str

    def text(self) -> str:
        """The finding as a terminal shows it: ``path:line:column: message (hint)`` and the excerpt."""
        location = f"{self.location}: " if self.location else ""
        hint = f" ({self.hint})" if self.hint else ""
        return "\n".join(part for part in (f"{location}{self.message}{hint}", self.excerpt) if part)


class Report(NamedTuple):
    """Why the site could not be built."""

    title: str
    findings: tuple[Finding, ...]

    def text(self) -> str:
        """The report as a terminal shows it."""
        return "\n".join((self.title, *(finding.text() for finding in self.findings)))

    def message(self) -> dict[str, object]:
        """The report as the browser's client takes it."""
        findings = [finding._asdict() for finding in self.findings]
        return {"command": "report", "title": self.title, "findings": findings}


def of_problems(error: HomepageError, root: Path) -> Report:
    """The report on mistakes in the author's files, which lie under ``root``: what stops the build before warnings."""
    warnings = sum(problem.warning for problem in error.problems)
    counts = [_count(len(error.problems) - warnings, "problem")]
    if warnings:
        counts.append(_count(warnings, "warning"))
    return Report(
        f"{', '.join(counts)}: the site was not built",
        tuple(_finding(problem, root) for problem in sorted(error.problems, key=lambda one: one.warning)),
    )


def of_bug(error: Exception) -> Report:
    """The report on an exception nobody foresaw, with its traceback."""
    trace = "".join(traceback.format_exception(error)).rstrip()
    message = f"{type(error).__name__}: {error}"
    return Report("homepage itself failed: this is a bug", (Finding("", message, "", trace),))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _finding(problem: Problem, root: Path) -> Finding:
    severity = "warning: " if problem.warning else ""
    message = f"{severity}{problem.told}"
    return Finding(str(problem.location), message, problem.hint, excerpt(problem, root))
