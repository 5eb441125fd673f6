"""The report's two forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.errors import ContentError, Location, Problem
from homepage.serve.report import of_bug, of_problems

if TYPE_CHECKING:
    from pathlib import Path


def _error() -> ContentError:
    unclear = Problem(Location("content/b.yaml"), "an unclear date", warning=True)
    return ContentError([unclear, Problem(Location("content/a.yaml", 2, 3), "unknown key", "did you mean name?")])


def test_the_terminal_gets_every_problem_with_its_line_and_a_caret(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.yaml").write_text("x: 1\nnmae: 2\n", encoding="utf-8")
    assert of_problems(_error(), tmp_path).text() == (
        "1 problem, 1 warning: the site was not built\n"
        "content/a.yaml:2:3: unknown key (did you mean name?)\n"
        "    2 | nmae: 2\n"
        "          ^\n"
        "content/b.yaml: warning: an unclear date"
    )


def test_what_stops_the_build_stands_before_warnings(tmp_path: Path) -> None:
    warning = Problem(Location("content/a.yaml"), "an unclear date", warning=True)
    report = of_problems(ContentError([warning, Problem(Location("content/b.yaml"), "is missing")]), tmp_path)
    assert [finding.location for finding in report.findings] == ["content/b.yaml", "content/a.yaml"]


def test_the_browser_gets_the_same_in_parts(tmp_path: Path) -> None:
    message = of_problems(_error(), tmp_path).message()
    assert message["command"] == "report"
    assert message["findings"] == [
        {
            "location": "content/a.yaml:2:3",
            "message": "unknown key",
            "hint": "did you mean name?",
            "excerpt": "",
        },
        {"location": "content/b.yaml", "message": "warning: an unclear date", "hint": "", "excerpt": ""},
    ]


def test_a_bug_is_reported_with_its_traceback() -> None:
    try:
        _ = 1 / 0
    except ZeroDivisionError as error:
        text = of_bug(error).text()
    assert text.startswith("homepage itself failed: this is a bug\nZeroDivisionError: division by zero\nTraceback")
    assert "test_report.py" in text
