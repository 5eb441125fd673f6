"""What can be wrong with a site, and where: how problems are sorted, counted and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.errors import ContentError, HomepageError, Location, OutputError, Problem, TemplateError, excerpt

if TYPE_CHECKING:
    from pathlib import Path

LOCATIONS = st.builds(Location, st.sampled_from(["a", "b"]), st.integers(0, 3), st.integers(0, 3))
PROBLEMS = st.builds(Problem, LOCATIONS, st.sampled_from(["x", "y"]), st.sampled_from(["", "hint"]))


@pytest.mark.parametrize(
    ("location", "text"),
    [(Location("a"), "a"), (Location("a", 2), "a:2"), (Location("a", 2, 3), "a:2:3")],
)
def test_a_place_is_written_as_far_as_it_is_known(location: Location, text: str) -> None:
    assert str(location) == text
    assert repr(location) == f"Location({text!r})"


def test_a_problem_is_one_line() -> None:
    problem = Problem(Location("a", 2, 3), "wrong", "repair it")
    assert str(problem) == "a:2:3: wrong (repair it)"
    assert repr(problem) == "Problem('a:2:3: wrong (repair it)')"
    assert str(Problem(Location("a"), "odd", warning=True)) == "a: warning: odd"


@given(st.lists(PROBLEMS, max_size=8))
def test_a_report_holds_each_problem_once_in_the_order_of_the_files(problems: list[Problem]) -> None:
    found = HomepageError(problems).problems
    assert set(found) == set(problems)
    assert len(found) == len(set(problems))
    places = [problem.location.order() for problem in found]
    assert places == sorted(places)
    assert HomepageError(reversed(problems)).problems == found


def test_problems_and_places_are_equal_by_what_they_say() -> None:
    assert Location("a", 1) == Location("a", 1) != Location("a", 2)
    assert Problem(Location("a"), "x") == Problem(Location("a"), "x") != Problem(Location("a"), "y")
    assert Location("a") != "a"
    assert Problem(Location("a"), "x") != "a: x"


def test_every_error_is_one_of_ours() -> None:
    for kind in (ContentError, TemplateError, OutputError):
        assert str(kind([Problem(Location("a"), "x"), Problem(Location("b"), "y")])) == "a: x\nb: y"
        assert issubclass(kind, HomepageError)


def shown(folder: Path, text: bytes, line: int, column: int) -> str:
    (folder / "a.yaml").write_bytes(text)
    return excerpt(Problem(Location("a.yaml", line, column), "x"), folder)


def test_the_line_is_shown_with_a_caret_under_the_column(tmp_path: Path) -> None:
    assert shown(tmp_path, b"one\r\n\ttwo\r\nthree", 2, 2) == "    2 |  two\n         ^"
    assert shown(tmp_path, b"one\ntwo", 2, 0) == "    2 | two"


def test_a_long_line_is_shown_around_the_column(tmp_path: Path) -> None:
    line, caret = shown(tmp_path, b"x" * 500 + b"HERE" + b"y" * 500, 1, 501).splitlines()
    assert len(line) <= 110
    assert line[caret.index("^") :].startswith("HERE")


@pytest.mark.parametrize(("line", "column"), [(0, 0), (9, 1)])
def test_what_cannot_be_shown_is_left_out(line: int, column: int, tmp_path: Path) -> None:
    assert shown(tmp_path, b"one", line, column) == ""
    assert excerpt(Problem(Location("none.yaml", 1, 1), "x"), tmp_path) == ""
    (tmp_path / "wide.yaml").write_bytes("name: Ada\n".encode("utf-16"))
    assert excerpt(Problem(Location("wide.yaml", 1), "is UTF-16"), tmp_path) == ""


def test_a_line_that_is_not_utf_8_is_shown_all_the_same(tmp_path: Path) -> None:
    assert shown(tmp_path, b"Caf\xe9 x", 1, 4) == "    1 | Caf\ufffd x\n           ^"


def test_a_problem_says_how_many_of_its_cause_there_are_and_where_the_first_are() -> None:
    problem = Problem(Location("a.bib", 1), "has no key", "give it one", warning=True)
    problem.others = tuple(Problem(Location("a.bib", line), "has no key") for line in (4, 4, 9))
    assert str(problem) == "a.bib:1: warning: has no key; 3 more like it in this file: lines 4, 9 (give it one)"
    problem.others = tuple(Problem(Location("a.bib", line), "has no key") for line in range(2, 9))
    assert problem.told == "has no key; 7 more like it in this file: lines 2, 3, 4, 5, 6 …"
