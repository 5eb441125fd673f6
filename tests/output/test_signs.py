"""Emoji and icons by their names, with what they are called for those who do not see them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from homepage import languages
from homepage.content.words import Words
from homepage.output.markup import Writer


def block(text: str, language: str = "en") -> str:
    return str(Writer(language, "at", Words(language, languages.table(language) or {})).block(text))


def test_a_shortcode_is_an_emoji_with_its_name() -> None:
    assert block("Accepted :tada:!") == (
        '<p>Accepted <span role="img" aria-label="party popper">\U0001f389</span>!</p>'
    )


def test_an_emoji_is_named_in_the_language_of_the_page() -> None:
    assert 'aria-label="拉炮彩带"' in block("录用:tada:", "zh")
    assert 'aria-label="cotillons"' in block(":tada:", "fr-CA")


def test_an_icon_in_a_text_is_an_inline_drawing_with_its_name() -> None:
    html = block("Write :lucide-graduation-cap: me")
    assert '<svg class="icon" viewBox="0 0 24 24"' in html
    assert 'role="img" aria-label="graduation cap"><path' in html


@pytest.mark.parametrize(
    "text", ["10:30:45", "`:tada:`", "a:tada:b", "https://a.org/:tada:", ":no such:", "::tada::", ": tada:"]
)
def test_what_is_no_shortcode_stays(text: str) -> None:
    assert "<span" not in block(text)


def test_a_shortcode_in_a_text_alternative_is_the_character_alone() -> None:
    assert '<img alt="\U0001f389 cake"' in block("Look ![:tada: cake](cake.png)")


def test_the_icon_of_a_record_is_hidden_from_those_who_hear_its_label() -> None:
    writer = Writer("en", "at")
    assert 'aria-hidden="true"><path' in writer.icon("mail")
    assert writer.icon("\U0001f525") == '<span class="icon" aria-hidden="true">\U0001f525</span> '
    assert writer.icon(":fire:") == writer.icon("\U0001f525")


def test_an_icon_is_found_under_the_name_it_had_before() -> None:
    writer = Writer("en", "at")
    assert writer.icon("home") == writer.icon("house")


def test_a_text_without_shortcodes_loads_no_names_of_emoji() -> None:
    code = (
        "import sys\nfrom homepage.output.markup import Writer\n"
        "Writer('en', 'at').block('At 10:30: *two* `:tada:` words.')\n"
        "print([name for name in ('emoji', 'lucide', 'sqlite3') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown == "[]\n"
