"""Dates and periods as settings, data and lines write them."""

from __future__ import annotations

import pytest

from homepage.importers.front_matter.dates import date, period, span
from homepage.importers.lists.terms import period_of
from homepage.importers.prose.dates import trailing
from homepage.importers.prose.runs import Run, plain


@pytest.mark.parametrize("now", ["Present", "now", "Currently", "heute", "aujourd’hui", "至今"])
def test_a_period_goes_on_in_every_language_wherever_it_is_written(now: str) -> None:
    assert span("2019", now) == {"start": "2019", "end": None, "ongoing": True}
    assert period(f"2019 – {now}")["ongoing"]
    when, _ = period_of([Run(text=f"Fall 2019 – {now}")])
    assert when is not None
    assert when.now == now


@pytest.mark.parametrize("text", ["2019-13", "13/2019", "2019-02-31", "some day"])
def test_what_is_no_day_of_the_calendar_is_no_date(text: str) -> None:
    assert date(text) == ""


@pytest.mark.parametrize("text", ["around 2019", "2019-13 – 2020", "2019, at times"])
def test_a_period_that_is_not_plain_keeps_its_words(text: str) -> None:
    assert period(text) == {"period_text": text}


def test_no_text_is_no_period() -> None:
    assert period("  ") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kilns, 31 May – 2 June 2023", ("Kilns", "2023-05-31", "2023-06-02")),
        ("Kilns, May 31 - June 2, 2023", ("Kilns", "2023-05-31", "2023-06-02")),
        ("Kilns, 30 December – 2 January 2023", ("Kilns", "2022-12-30", "2023-01-02")),
    ],
)
def test_the_first_day_of_a_period_may_leave_its_year_to_the_last(text: str, expected: tuple[str, str, str]) -> None:
    when, rest = trailing([Run(text=text)])
    assert when is not None
    assert (plain(rest), when.start, when.end) == expected
