"""Lists in Markdown, indented as people indent them."""

from __future__ import annotations

import re

import pytest

from homepage.content.words import ENGLISH
from homepage.output.lists import stepped
from homepage.output.prose import html


def made(text: str) -> str:
    """The HTML of a text without the spaces between its elements."""
    return re.sub(r">\s+<", "><", html(text, ENGLISH)).replace("\n", " ").strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. a\n2. b\n   - c\n3. d", "<ol><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ol>"),
        ("- a\n  - b\n    - c\n  - d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li></ul>"),
        ("- a\n\t- b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("10. a\n    - b\n11. c", '<ol start="10"><li>a<ul><li>b</li></ul></li><li>c</li></ol>'),
        ("1. a\n\n   b\n2. c", "<ol><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>"),
        ("1. a\n   ```\n   x\n   ```\n2. b", "<ol><li><p>a</p><pre"),
        ("- a\n - b", "<ul><li>a</li><li>b</li></ul>"),
        ("!!! note\n    - a\n      - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("Some text:\n- a\n- b", "<p>Some text:</p><ul><li>a</li><li>b</li></ul>"),
        ("Some text:\n1. a", "<p>Some text:</p><ol><li>a</li></ol>"),
        ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        ("See also:\n1) a\n2) b", "<p>See also:</p><ol><li>a</li><li>b</li></ol>"),
        ("(see 1) and\n2) here", "<p>(see 1) and 2) here</p>"),
        ("It began in\n2024. Then", "<p>It began in 2024. Then</p>"),
        ("- a\n  goes on\n- b", "<ul><li>a   goes on</li><li>b</li></ul>"),
    ],
)
def test_a_list_is_what_its_indentation_says(text: str, expected: str) -> None:
    assert expected in made(text)


@pytest.mark.parametrize(
    "text",
    [
        "- a\n    - b\n        - c\n\n    d",
        "- a\n\n        code\n\n- b",
        "Text.\n\n    - code\n      - code",
        "<pre>\n- a\n  - b\n</pre>",
        "No list,\n  only text.",
    ],
)
def test_what_needs_nothing_stays(text: str) -> None:
    assert stepped(text) == text
