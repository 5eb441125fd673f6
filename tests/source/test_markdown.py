"""A Markdown file: front matter, then the body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.errors import ContentError
from homepage.source import markdown, yaml
from homepage.source.yaml import Mapping


@pytest.mark.parametrize("text", ["", "Text.\n", "--- not front matter\n", "----\n", "\n---\na: b\n---\n", "- a\n"])
def test_a_file_without_front_matter_is_all_body(text: str) -> None:
    document = markdown.parse(text, "a.md")
    assert document.front_matter is None
    assert (document.body, document.body_line) == (text, 1)


def test_front_matter_and_body_keep_their_lines() -> None:
    document = markdown.parse("---\ntitle: About\nicon: x\n---\n\nText.\n", "a.md")
    assert isinstance(document.front_matter, Mapping)
    key, value = document.front_matter.entries["icon"]
    assert (key.line, value.line) == (3, 3)
    assert (document.body, document.body_line) == ("\nText.\n", 5)


@pytest.mark.parametrize("text", ["---\n---\nText.\n", "---\n\n---\nText.\n", "---\n# remark\n---\nText.\n"])
def test_empty_front_matter_is_none(text: str) -> None:
    document = markdown.parse(text, "a.md")
    assert document.front_matter is None
    assert document.body == "Text.\n"


def test_a_line_that_only_begins_with_dashes_does_not_close_it() -> None:
    document = markdown.parse("---\n# a\n#\n---\nBody\n---\nMore", "a.md")
    assert document.body == "Body\n---\nMore"
    document = markdown.parse("---\na: |\n  x\n  --- y\n---\nBody", "a.md")
    assert document.body == "Body"


def test_a_file_may_end_with_its_front_matter() -> None:
    document = markdown.parse("---\na: x\n---", "a.md")
    assert document.body == ""


@pytest.mark.parametrize("text", ["---\n", "---\na: b\n", "---\na: b\n----\n", "---\na: b\n--- x\n"])
def test_front_matter_that_is_not_closed_is_reported(text: str) -> None:
    with pytest.raises(ContentError, match=r"^a\.md:1:1: front matter is not closed \(end it with a line ---\)$"):
        markdown.parse(text, "a.md")


def test_a_mistake_in_front_matter_is_located_in_the_file() -> None:
    document = markdown.parse("---\na: b\nc d: *x\n  y\ne: f\n---\nText.\n", "a.md")
    assert [str(problem).split(": not valid")[0] for problem in document.problems] == ["a.md:3:6"]
    assert isinstance(document.front_matter, yaml.Mapping)
    assert list(document.front_matter.entries) == ["a", "e"]
    assert (document.body, document.body_line) == ("Text.\n", 7)


@given(st.text(max_size=80))
def test_any_text_is_split_or_reported(text: str) -> None:
    try:
        document = markdown.parse(text, "a.md")
    except ContentError:
        return
    assert text.endswith(document.body)
    assert text.count("\n") - document.body.count("\n") == document.body_line - 1 or document.body == ""


def test_spaces_after_the_three_dashes_do_no_harm() -> None:
    document = markdown.parse("--- \ntitle: A\n---\t\nText.\n", "a.md")
    assert document.front_matter is not None
    assert (document.body, document.body_line) == ("Text.\n", 4)
