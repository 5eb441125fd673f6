"""Partial dates as readers see them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from homepage.content import values
from homepage.site import dates

YEARS = st.integers(1000, 2999).map(str)
MONTHS = st.integers(1, 12).map("{:02}".format)
DAYS = st.integers(1, 28).map("{:02}".format)
DATES = st.one_of(YEARS, st.tuples(YEARS, MONTHS).map("-".join), st.tuples(YEARS, MONTHS, DAYS).map("-".join))
DIRECTIVES = st.sampled_from(["%Y", "%y", "%m", "%b", "%B", "%d", "%e", "%-d", "%-m"])
STYLES = st.lists(DIRECTIVES, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("date", "style", "text"),
    [
        ("2023-10", "%Y.%m", "2023.10"),
        ("2018", "%Y.%m", "2018"),
        ("2022-04-29", "%-d %b %Y", "29 Apr 2022"),
        ("2022-04-09", "%-d %b %Y", "9 Apr 2022"),
        ("2022-04-09", "%e %b %Y", "9 Apr 2022"),
        ("2022-04-09", "%d/%m/%y", "09/04/22"),
        ("2022-04", "%-d %b %Y", "Apr 2022"),
        ("2022", "%-d %b %Y", "2022"),
        ("2022", "%B %Y", "2022"),
        ("2022-05", "%B %Y", "May 2022"),
        ("2022-05", "%b %Y", "May 2022"),
        ("2022-04-14", "%b %-d", "Apr 14"),
        ("2022-04", "%b %-d", "Apr"),
        ("2022", "%Y-%m-%d", "2022"),
        ("2022-04", "%Y-%m-%d", "2022-04"),
        ("2022-04-01", "%Y-%m-%d", "2022-04-01"),
        ("2022", "in %Y", "in 2022"),
        ("2022", "100%% %Y", "100% 2022"),
        (None, "%Y", ""),
        ("", "%Y", ""),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(date: str | None, style: str, text: str) -> None:
    assert dates.shown(date, style) == text


@given(DATES, STYLES)
def test_no_part_is_shown_that_the_date_does_not_have(date: str, style: str) -> None:
    text = dates.shown(date, style)
    assert "%" not in text
    assert text == text.strip()
    if "-" not in date:
        assert all(month[:3] not in text for month in dates.MONTHS)
        assert set(text.split()) <= {date, date[2:]}


@given(YEARS, st.integers(1, 12), st.sampled_from([".", "-", "/"]))
def test_a_month_is_never_read_as_a_decimal(year: str, month: int, sign: str) -> None:
    assume(sign != "/" or f"{month}" != f"{int(year) + 1}"[-2:])
    assert dates.shown(values.date(f"{year}{sign}{month}"), "%Y|%-m") == f"{year}|{month}"


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("2010/11", "'2010/11' may be a month or two years", "write 2010-11, or start: 2010 and end: 2011"),
        ("2023/24", "'2023/24' is not a date but two years", "write start: 2023 and end: 2024"),
    ],
)
def test_what_may_be_two_years_is_asked_about(text: str, message: str, remedy: str) -> None:
    with pytest.raises(ValueError, match="years") as told:
        values.date(text)
    assert told.value.args == (message, f"{remedy}, or period_text: {text}")


@pytest.mark.parametrize("style", ["%Y", "%Y.%m", "%b %Y", "%-d %b %Y", "%e %B %y", "%d. %m. %Y", "%Y %%"])
def test_a_usable_format_has_nothing_wrong(style: str) -> None:
    assert dates.check(style) == ""


@pytest.mark.parametrize("style", ["", "YYYY", "%Q", "%H:%M", "%j", "plain"])
def test_a_format_that_shows_no_date_is_named(style: str) -> None:
    assert dates.check(style)


@given(STYLES)
def test_every_format_of_known_parts_is_usable(style: str) -> None:
    assert dates.check(style) == ""
