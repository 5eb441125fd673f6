"""The words of the interface: every language has all of them, and a site can change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from babel import Locale

from homepage import languages
from homepage.content import words
from homepage.content.load import load
from homepage.errors import ContentError
from homepage.languages import forms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENGLISH = languages.table("en") or {}
OTHERS = [tag for tag in languages.KNOWN if tag != "en"]
# What is the same in English and in another language, and is meant to be.
SHARED = {
    " ({text})",
    "‘{text}’",
    "“{text}”",
    "BibTeX",
    "PDF",
    "ltr",
    "Code",
    "Contacts",
    "Publications",
    "Patent",
    "Software",
    "Type",
    "Citations",
    "Portrait",
}


def text(word: str | dict[str, str]) -> str:
    return word["other"] if isinstance(word, dict) else word


@pytest.mark.parametrize("tag", OTHERS)
def test_every_language_has_exactly_the_words_of_english(tag: str) -> None:
    assert list(languages.table(tag) or {}) == list(ENGLISH)


@pytest.mark.parametrize("tag", OTHERS)
def test_every_word_leaves_open_what_the_english_one_does(tag: str) -> None:
    table = languages.table(tag) or {}
    assert {key: words.names(text(table[key])) for key in ENGLISH} == {
        key: words.names(text(word)) for key, word in ENGLISH.items()
    }


@pytest.mark.parametrize("tag", ["zh", "ja", "ko", "ar"])
def test_no_word_was_left_in_english(tag: str) -> None:
    table = languages.table(tag) or {}
    same = {key for key, word in ENGLISH.items() if len(text(word)) > 2 and text(table[key]) == text(word)}
    assert {key for key in same if text(ENGLISH[key]) not in SHARED} == set()


@pytest.mark.parametrize("tag", languages.KNOWN)
def test_plural_forms_are_those_of_the_language(tag: str) -> None:
    known = {*Locale.parse(tag).plural_form.tags, "other"}
    for key, word in (languages.table(tag) or {}).items():
        if isinstance(word, dict):
            assert set(word) <= known, key


def test_plural_forms_are_chosen_by_the_number() -> None:
    said = words.Words("en", ENGLISH)
    assert (said("count_publications", count=1), said("count_publications", count=1234)) == (
        "1 publication",
        "1,234 publications",
    )
    arabic = words.Words("ar", languages.table("ar") or {})
    assert len({arabic("count_publications", count=count).replace(str(count), "") for count in (0, 2, 3, 11)}) == 4
    assert words.Words("de", languages.table("de") or {})("show_more", count=1234) == "1.234 weitere anzeigen"


@pytest.mark.parametrize(
    ("tag", "month", "day", "number"),
    [
        ("en-GB", "", "", "12,345"),
        ("zh", "2024年7月", "2024年7月3日", "12,345"),
        ("zh-Hant", "2024年7月", "2024年7月3日", "12,345"),
        ("de", "Juli 2024", "3. Juli 2024", "12.345"),
        ("fr", "juil. 2024", "3 juil. 2024", "12\u202f345"),
        ("es", "jul 2024", "3 jul 2024", "12.345"),
        ("ja", "2024年7月", "2024年7月3日", "12,345"),
        ("ko", "2024년 7월", "2024년 7월 3일", "12,345"),
        ("ar", "يوليو 2024", "3 يوليو 2024", "12,345"),
    ],
)
def test_dates_and_numbers_have_the_form_of_the_language(tag: str, month: str, day: str, number: str) -> None:
    assert forms.number(12345, tag) == number
    if month:
        assert (forms.date((2024, 7), "b", tag), forms.date((2024, 7, 3), "b", tag)) == (month, day)


def test_a_site_changes_a_word(site: Callable[[dict[str, str]], Path]) -> None:
    root = site({"languages/en.yaml": 'feed: News feed\nshow_more: "{count} more"\n'})
    said = load(root).words
    assert (said("feed"), said("show_more", count=2), said("skip")) == ("News feed", "2 more", "Skip to content")


def test_a_language_without_words_asks_for_a_file(site: Callable[[dict[str, str]], Path]) -> None:
    root = site({"site.yaml": "title: Ada\nlanguage: pt-BR\n"})
    with pytest.raises(ContentError) as caught:
        load(root)
    (problem,) = caught.value.problems
    assert (problem.location.path, problem.location.line) == ("site.yaml", 2)
    assert problem.message == "there are no words for the language 'pt-BR'"
    assert problem.hint.startswith("write them in languages/pt-BR.yaml")


def test_a_new_language_is_told_which_words_it_lacks(site: Callable[[dict[str, str]], Path]) -> None:
    root = site(
        {"site.yaml": "title: Ada\nlanguage: pt\n", "languages/pt.yaml": "language: Português\nskip: Ir ao texto\n"}
    )
    content = load(root)
    assert (content.words("skip"), content.words("feed"), content.words.direction) == ("Ir ao texto", "Feed", "ltr")
    (warning,) = content.warnings
    assert warning.location.path == "languages/pt.yaml"
    assert warning.message.startswith("English words stand for those that are missing: ")
    assert "skip" not in warning.message.split(", ")


@pytest.mark.parametrize(
    ("written", "line", "message"),
    [
        ("skip: Go\nfed: Feed\n", 2, "there is no word 'fed'"),
        ("show_more: Show more\n", 1, "'show_more' must hold {count} in braces, as the English word does"),
        ("skip: Skip {count}\n", 1, "'skip' must hold nothing in braces, as the English word does"),
        ('skip: "Skip }"\n', 1, "'skip' has a brace without its name"),
        ("direction: left\n", 1, "'direction' is ltr or rtl"),
        ("skip: [a]\n", 1, "'skip' takes a text, or one for each of: zero one two few many other"),
        ("count_publications: {one: '{count} paper'}\n", 1, None),
        ("- skip\n", 1, "words and their texts are expected here"),
    ],
)
def test_a_wrong_word_is_reported_with_its_line(
    site: Callable[[dict[str, str]], Path], written: str, line: int, message: str | None
) -> None:
    with pytest.raises(ContentError) as caught:
        load(site({"languages/en.yaml": written}))
    (problem,) = caught.value.problems
    assert (problem.location.path, problem.location.line) == ("languages/en.yaml", line)
    assert message is None or problem.message == message


def test_a_full_width_mark_does_not_part_two_latin_words() -> None:
    chinese = words.Words("zh", languages.table("zh") or {})
    assert chinese.sign("comma", "Tengda Han", "Oxford") == ", "
    assert chinese.sign("comma", "韩腾达", "Oxford") == "，"
    assert chinese.sign("colon", "审稿人", "CVPR") == "："
    assert chinese.bracketed("前 1%") == "（前 1%）"
    assert chinese.bracketed("Top 1%") == " (Top 1%)"


@pytest.mark.parametrize(
    ("tag", "names", "comma"),
    [
        ("zh", ["鞠策", "李华"], "，"),
        ("ja", ["山田太郎", "佐藤花子"], "、"),
        ("ja", ["やまだ", "佐藤花子"], "、"),
        ("ar", ["آدا مثال", "بدر رو"], "، "),
        ("zh", ["鞠策", "Ada Example"], ", "),
        ("ja", ["Ada Example", "Bo Roe"], ", "),
        ("ar", ["Ada Example", "Bo Roe"], ", "),
        ("ko", ["김철수", "이영희"], ", "),
        ("en", ["鞠策", "李华"], ", "),
    ],
)
def test_names_have_the_comma_of_the_language_where_they_are_in_its_letters(
    tag: str, names: list[str], comma: str
) -> None:
    assert words.Words(tag, languages.table(tag) or {}).comma(names) == comma


def test_the_marks_of_other_scripts_stay_between_all_words() -> None:
    assert words.Words("ar", languages.table("ar") or {}).sign("comma", "Ada", "Oxford") == "، "
    assert words.Words("fr", languages.table("fr") or {}).sign("colon", "Ada") == "\u00a0: "
