"""When builds happen, and what comes of failures."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.errors import ContentError, Location, Problem
from homepage.serve.builder import build, build_when
from homepage.serve.difference import Difference
from homepage.serve.preview import Built
from homepage.serve.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOWHERE = Path("nowhere")


def test_saves_during_a_build_make_one_build_after_it() -> None:
    wanted, stop, calls = threading.Event(), threading.Event(), []

    def produce() -> Mapping[str, bytes]:
        calls.append(1)
        if len(calls) == 1:
            wanted.set()
            wanted.set()
        return {}

    def publish(_: Built | Report) -> None:
        if len(calls) == 2:
            stop.set()
            wanted.set()

    wanted.set()
    build_when(wanted, stop, produce, _NOWHERE, publish)
    assert len(calls) == 2


def test_a_build_after_a_failed_one_is_compared_with_the_last_good_one() -> None:
    wanted, stop = threading.Event(), threading.Event()
    outcomes: list[Built | Report] = []

    def produce() -> Mapping[str, bytes]:
        if len(outcomes) == 1:
            raise ContentError([Problem(Location("a.yaml"), "wrong")])
        return {"index.html": str(len(outcomes)).encode()}

    def publish(outcome: Built | Report) -> None:
        outcomes.append(outcome)
        wanted.set()
        if len(outcomes) == 3:
            stop.set()

    wanted.set()
    build_when(wanted, stop, produce, _NOWHERE, publish)
    first, second, third = outcomes
    assert isinstance(first, Built)
    assert isinstance(second, Report)
    assert isinstance(third, Built)
    assert first.difference is None
    assert third.difference == Difference((), frozenset({"index.html"}))


def test_a_bug_becomes_a_report() -> None:
    def produce() -> Mapping[str, bytes]:
        message = "unforeseen"
        raise LookupError(message)

    outcome = build(produce, _NOWHERE, None)
    assert isinstance(outcome, Report)
    assert outcome.findings[0].message == "LookupError: unforeseen"
