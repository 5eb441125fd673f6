"""Quotation marks of each language from straight ones; apostrophes, primes and code stay what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage import languages
from homepage.build import produce
from homepage.content.words import Words
from homepage.output.markup import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    MakeSite = Callable[[dict[str, str]], Path]


def paragraph(text: str, language: str) -> str:
    html = Writer(language, "at", Words(language, languages.table(language) or {})).block(text)
    return str(html).removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "She says \"it's 'fine' now\".", "She says “it’s ‘fine’ now”."),
        ("de", "Sie sagt: \"Das ist 'gut' so\".", "Sie sagt: „Das ist ‚gut‘ so“."),
        ("fr", "Elle dit \"l'état 'idéal'\".", "Elle dit «\u202fl’état “idéal”\u202f»."),
        ("es", "Dice \"muy 'bien'\".", "Dice «muy “bien”»."),
        ("zh", '他说"很\'好\'的"，"再见"。', "他说“很‘好’的”，“再见”。"),
        ("ja", "彼は\"深い'学習'\"と言う。", "彼は「深い『学習』」と言う。"),
        ("ko", "그는 \"좋은 '날'\"이라고 했다.", "그는 “좋은 ‘날’”이라고 했다."),
        ("ar", 'قال "مرحبا"', "قال «مرحبا»"),
    ],
)
def test_quotation_marks_are_those_of_the_language(language: str, text: str, expected: str) -> None:
    assert paragraph(text, language) == expected


@pytest.mark.parametrize("language", ["en", "de", "ja"])
def test_an_apostrophe_is_one_in_every_language(language: str) -> None:
    assert paragraph("Hans' isn't '24, nor the '90s.", language) == "Hans’ isn’t ’24, nor the ’90s."


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_feet_and_inches_stay_straight(language: str) -> None:
    assert paragraph("A board of 5'10\" or 6\" by 7'.", language) == "A board of 5'10\" or 6\" by 7'."


def test_a_quotation_may_end_in_a_number() -> None:
    assert paragraph('"in 2024", "a \'b 3\'"', "de") == "„in 2024“, „a ‚b 3‘“"


def test_code_keeps_its_marks() -> None:
    assert paragraph("`中\"文\"` and `'x'`", "zh") == "<code>中\"文\"</code> and <code>'x'</code>"


def test_a_quotation_that_is_not_closed_ends_with_its_paragraph() -> None:
    assert paragraph('"one\n\n6" wide', "de") == '„one</p>\n<p>6" wide'


def test_titles_of_links_and_attributes_keep_their_marks() -> None:
    html = paragraph('[读](https://a.org/ "标题")和"好"，<b title="中">"粗"</b>', "zh")
    assert html == '<a href="https://a.org/" title="标题">读</a>和“好”，<b title="中">“粗”</b>'


def test_an_apostrophe_opens_no_pair() -> None:
    assert paragraph("don't 他'好'的", "zh") == "don’t 他‘好’的"


def test_a_text_that_is_not_translated_keeps_the_marks_of_its_language(site: MakeSite) -> None:
    files = {
        "site.yaml": (
            "languages: [en, ja]\nsections:\n  - kind: about\n"
            "  - {kind: news, title: News, intro: {en: 'All \"new\" things.'}}\n"
        ),
        "content/bio.md": 'A "good" day.\n',
        "content/news.yaml": "- text: {en: 'It is \"out\".'}\n",
    }
    page = produce(site(files)).outputs["ja/index.html"].decode()
    assert '<div class="prose" lang="en">\n<p>A “good” day.</p>' in page
    assert '<div lang="en"><p>All “new” things.</p></div>' in page
    assert '<span lang="en">It is “out”.</span>' in page
