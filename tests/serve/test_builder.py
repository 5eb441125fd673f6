"""When builds happen, and what comes of failures."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.errors import ContentError, Location, Problem
from homepage.serve.builder import Audience, Onlooker, build, build_when
from homepage.serve.difference import Difference
from homepage.serve.preview import Built, Glimpse
from homepage.serve.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homepage.serve.preview import Outcome
    from homepage.timings import Watch

_NOWHERE = Path("nowhere")


def test_saves_during_a_build_make_one_build_after_it() -> None:
    wanted, stop, calls = threading.Event(), threading.Event(), []

    def produce(_: Watch) -> Mapping[str, bytes]:
        calls.append(1)
        if len(calls) == 1:
            wanted.set()
            wanted.set()
        return {}

    def publish(_: Outcome) -> None:
        if len(calls) == 2:
            stop.set()
            wanted.set()

    wanted.set()
    build_when(wanted, stop, produce, _NOWHERE, Audience(frozenset, publish))
    assert len(calls) == 2


def test_a_build_after_a_failed_one_is_compared_with_the_last_good_one() -> None:
    wanted, stop = threading.Event(), threading.Event()
    outcomes: list[Outcome] = []

    def produce(_: Watch) -> Mapping[str, bytes]:
        if len(outcomes) == 1:
            raise ContentError([Problem(Location("a.yaml"), "wrong")])
        return {"index.html": str(len(outcomes)).encode()}

    def publish(outcome: Outcome) -> None:
        outcomes.append(outcome)
        wanted.set()
        if len(outcomes) == 3:
            stop.set()

    wanted.set()
    build_when(wanted, stop, produce, _NOWHERE, Audience(frozenset, publish))
    first, second, third = outcomes
    assert isinstance(first, Built)
    assert isinstance(second, Report)
    assert isinstance(third, Built)
    assert first.difference is None
    assert third.difference == Difference((), frozenset({"index.html"}))


def test_a_bug_becomes_a_report() -> None:
    def produce(_: Watch) -> Mapping[str, bytes]:
        message = "unforeseen"
        raise LookupError(message)

    outcome = build(produce, _NOWHERE, Onlooker(None, Audience(frozenset, print)))
    assert isinstance(outcome, Report)
    assert outcome.findings[0].message == "LookupError: unforeseen"


def outcomes_of(rest: Callable[[], str]) -> list[Outcome]:
    """What is published of three builds whose page in view changes each time, and whose rest is as is said."""
    wanted, stop = threading.Event(), threading.Event()
    outcomes: list[Outcome] = []
    builds: list[int] = []

    def produce(watch: Watch) -> Mapping[str, bytes]:
        builds.append(1)
        if "index.html" in watch.awaited():
            watch.ready({"index.html": b"%d" % len(builds)})
        return {"index.html": b"%d" % len(builds), "rest.html": rest().encode()}

    def publish(outcome: Outcome) -> None:
        outcomes.append(outcome)
        wanted.set()
        if len(builds) == 3:
            stop.set()

    wanted.set()
    build_when(wanted, stop, produce, _NOWHERE, Audience(lambda: {"index.html"}, publish))
    return outcomes


def test_the_page_in_view_is_published_before_the_rest_and_not_again_with_it() -> None:
    first, glimpse, second, *_ = outcomes_of(lambda: "same")
    assert isinstance(first, Built)
    assert isinstance(glimpse, Glimpse)
    assert glimpse.site == {"index.html": b"2", "rest.html": b"same"}
    assert glimpse.difference == Difference((), frozenset({"index.html"}))
    assert isinstance(second, Built)
    assert second.difference == Difference((), frozenset())


def test_a_build_after_a_glimpse_that_came_to_nothing_is_compared_with_the_glimpse() -> None:
    texts = iter(["rest", "", "rest"])

    def rest() -> str:
        if text := next(texts):
            return text
        raise ContentError([Problem(Location("a.yaml"), "wrong")])

    _, glimpse, report, again, last = outcomes_of(rest)
    assert isinstance(glimpse, Glimpse)
    assert isinstance(report, Report)
    assert isinstance(again, Glimpse)
    assert again.site["rest.html"] == b"rest"
    assert isinstance(last, Built)
    assert last.difference == Difference((), frozenset())


def test_a_build_that_a_save_made_useless_is_given_up_once_there_is_a_site_to_look_at() -> None:
    wanted, stop = threading.Event(), threading.Event()
    outcomes: list[Outcome] = []
    pages: list[int] = []

    def produce(watch: Watch) -> Mapping[str, bytes]:
        pages.append(0)
        for number in range(1, 6):
            if number == 3 and len(pages) < 3:
                wanted.set()
            pages[-1] = number
            watch.page(number, 5)
        return {"index.html": b"%d" % len(pages)}

    def publish(outcome: Outcome) -> None:
        outcomes.append(outcome)
        if len(pages) == 3:
            stop.set()
            wanted.set()

    wanted.set()
    build_when(wanted, stop, produce, _NOWHERE, Audience(frozenset, publish))
    assert pages == [5, 3, 5]
    assert [one.site for one in outcomes if isinstance(one, Built)] == [{"index.html": b"1"}, {"index.html": b"3"}]
