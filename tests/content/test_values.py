"""Single values: what a format accepts and how it is kept."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.content import values


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024", "2024"),
        ("2023.10", "2023-10"),
        ("2023.1", "2023-01"),
        ("2024-07", "2024-07"),
        ("2024/7", "2024-07"),
        ("2024-07-31", "2024-07-31"),
        ("2024.7.1", "2024-07-01"),
        ("2024-02-29", "2024-02-29"),
        ("2000-02-29", "2000-02-29"),
    ],
)
def test_a_date_is_a_year_a_month_or_a_day(written: str, date: str) -> None:
    assert values.date(written) == date


@pytest.mark.parametrize(
    "written",
    [
        "soon",
        "",
        "24",
        "20245",
        "2024-13",
        "2024.00",
        "2024-06-31",
        "2023-02-29",
        "1900-02-29",
        "2024-06-00",
        "July 2024",
        "2024-",
        "2024-07-31T00:00",
        "2024-2025",
        "２０２４",
        "2024 07",
        "-2024",
        "2024-07-",
    ],
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        values.date(written)


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("07/2024", "write 2024-07"),
        ("July 2024", "write 2024-07"),
        ("3rd of July, 2024", "write 2024-07-03"),
        ("Juli 2024", "write 2024-07"),
        ("2024年7月", "write 2024-07"),
        ("2024 年 7 月 3 日", "write 2024-07-03"),
        ("13/04/2024", "write 2024-04-13"),
        ("03/04/2024", "write 2024-03-04 or 2024-04-03"),
        ("2024–05", "write 2024-05"),
        ("２０２４－０５", "write 2024-05"),
        ("20240701", "write 2024-07-01"),
        ("2024-07-01T10:00", "write 2024-07-01"),
        ("Fall 2023", "write 2023, or a month of it: 2023-10; date_text or period_text shows other words in its place"),
        ("2021-2023", "write one date; the ends of a period are fields of their own, start and end"),
        ("present", "write ongoing: true in place of it"),
        ("July 32, 2024", "write 2024, 2024-07 or 2024-07-31; other words go into date_text or period_text"),
        ("soon", "write 2024, 2024-07 or 2024-07-31; other words go into date_text or period_text"),
        ("1er mars 2022", "write 2022-03-01"),
        ("1 de agosto de 2022", "write 2022-08-01"),
        ("août 2020", "write 2020-08"),
        ("juillet 2021", "write 2021-07"),
        ("heute", "write ongoing: true in place of it"),
        ("2023/24", "write start: 2023 and end: 2024, or period_text: 2023/24"),
    ],
)
def test_the_form_of_a_date_that_was_meant_is_named(written: str, remedy: str) -> None:
    with pytest.raises(ValueError, match="is not a date") as caught:
        values.date(written)
    assert caught.value.args[1] == remedy


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_of_the_calendar_is_a_date(day: dt.date) -> None:
    assert values.date(day.isoformat()) == day.isoformat()
    assert values.date(f"{day.year}.{day.month}.{day.day}") == day.isoformat()


@given(st.integers(1000, 9999), st.integers(0, 99), st.integers(0, 99))
def test_no_day_beside_the_calendar_is_a_date(year: int, month: int, day: int) -> None:
    try:
        dt.date(year, month, day)
    except ValueError:
        with pytest.raises(ValueError, match="is not a date"):
            values.date(f"{year}-{month}-{day}")
    else:
        assert values.date(f"{year}-{month}-{day}") == dt.date(year, month, day).isoformat()


@given(st.text(max_size=12))
def test_a_date_that_is_read_is_read_again_as_itself(text: str) -> None:
    try:
        date = values.date(text)
    except ValueError:
        return
    assert values.date(date) == date


@pytest.mark.parametrize(
    "url",
    [
        "https://a.org/x?tp=&arnumber=1&utm_source=x%2Cy#z",
        "https://arxiv.org/abs/2307.13236.pdf",
        "mailto:a@b.org",
        "tel:+44",
        "cv.pdf",
        "/cv.pdf",
        "images/a,b.png",
        "#news",
        "HTTP://A.ORG",
        "//cdn.example.org/x",
        "学者/页.html",
    ],
)
def test_an_address_is_kept_character_for_character(url: str) -> None:
    assert values.url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "www.example.org",
        "https://example.org/my cv.pdf",
        "my\tcv.pdf",
        "java\tscript:alert(1)",
        "C:\\cv.pdf",
    ],
)
def test_an_address_that_no_reader_can_follow_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"address|scheme"):
        values.url(url)


def test_the_name_of_a_file_may_hold_spaces() -> None:
    assert values.url("talks/my first talk.pdf") == "talks/my%20first%20talk.pdf"


@pytest.mark.parametrize("word", ["a", "open-vocabulary", "CVPR_24", "a.b", "主题", "a:b", "c++"])
def test_an_id_is_one_word(word: str) -> None:
    assert values.identifier(word) == word


@pytest.mark.parametrize("word", ["", "a b", "a/b", "..", ".", 'a"b', "a#b", "a?b", "a,b", "<a>", "a%b"])
def test_an_id_that_cannot_stand_in_an_address_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="cannot be an id"):
        values.identifier(word)


@pytest.mark.parametrize("address", ["a@b.org", "ju_chen@alumni.sjtu.edu.cn", "wangt97+x@a-b.co.uk", "李@例子.中国"])
def test_an_e_mail_address_is_accepted(address: str) -> None:
    assert values.email(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "a[at]b.org",
        "a at b.org",
        "@CVPR'21",
        "EReL@MIR",
        "a@b",
        "a@b.",
        "a@@b.org",
        "<a@b.org>",
        "",
    ],
)
def test_what_is_no_e_mail_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is not an e-mail address"):
        values.email(address)


def test_several_addresses_are_told_how_to_be_written() -> None:
    with pytest.raises(ValueError, match=r"several addresses.*write \[a@b.org, c@d.org\]"):
        values.email("a@b.org, c@d.org")


@pytest.mark.parametrize(
    ("url", "remedy"),
    [
        ("C:\\Users\\me\\cv.pdf", "copy the file into content/"),
        ("/Users/ada/cv.pdf", "copy the file into content/"),
        ("~/cv.pdf", "copy the file into content/"),
        ("talks\\cv.pdf", "write talks/cv.pdf"),
        ("ada@example.org", "write it after email:"),
        ("0000-0002-1825-0097", "write https://orcid.org/0000-0002-1825-0097"),
    ],
)
def test_what_is_no_place_in_the_site_is_told_with_what_to_write(url: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy):
        values.url(url)


def test_a_colour_is_kept_in_lower_case() -> None:
    assert values.color("#0B5CAD") == "#0b5cad"
    assert values.color("#FFF") == "#fff"
    for wrong in ("blue", "0b5cad", "#0b5ca", "#ggg", "#0b5cad00", ""):
        with pytest.raises(ValueError, match="is not a colour"):
            values.color(wrong)


@pytest.mark.parametrize("text", ["0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097", "0000000218250097"])
def test_an_orcid_id_is_kept_in_one_form(text: str) -> None:
    assert values.orcid(text) == "0000-0002-1825-0097"


def test_the_checksum_of_an_orcid_id_may_be_an_x() -> None:
    assert values.orcid("0000-0002-1694-233x") == "0000-0002-1694-233X"


@pytest.mark.parametrize("text", ["0000-0002-1825-0098", "0000-0002-1852-0097", "0000-0002-1694-2330"])
def test_an_orcid_id_with_a_wrong_digit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="its last sign would be"):
        values.orcid(text)


@pytest.mark.parametrize(
    "text", ["", "ada", "0000-0002-1825", "0000-0002-1825-0097-1", "http://ada.org/0000-0002-1825-0097"]
)
def test_what_is_no_orcid_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not an ORCID iD"):
        values.orcid(text)


@pytest.mark.parametrize("url", ["cv.pdf", "publications/", "#news", "", "a/b:c"])
def test_a_path_is_local(url: str) -> None:
    assert values.is_local(url)


@pytest.mark.parametrize("url", ["https://a.org", "mailto:a@b.org", "//a.org/x"])
def test_an_address_elsewhere_is_not_local(url: str) -> None:
    assert not values.is_local(url)


@given(st.sampled_from(sorted(values.READERS)), st.text(max_size=40))
def test_a_reader_gives_text_or_says_why_not_with_a_hint(kind: str, text: str) -> None:
    try:
        found = values.READERS[kind](text)
    except ValueError as error:
        message, hint = error.args
        assert message
        assert isinstance(hint, str)
    else:
        assert isinstance(found, str)
