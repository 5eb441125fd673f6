"""What counts as changed between two builds."""

from __future__ import annotations

import pytest

from homepage.serve.difference import Difference, difference

_OLD = {
    "index.html": b'<link href="assets/style.aaaaaaaa.css">Hello',
    "news/index.html": b'<link href="../assets/style.aaaaaaaa.css">News',
    "assets/style.aaaaaaaa.css": b"red",
    "assets/dot.11111111.svg": b"dot",
    "feed.xml": b"feed",
}


def _with_new_style(**changed: bytes) -> dict[str, bytes]:
    pages = {path: page.replace(b"aaaaaaaa", b"bbbbbbbb") for path, page in _OLD.items()}
    del pages["assets/style.aaaaaaaa.css"]
    return {**pages, "assets/style.bbbbbbbb.css": b"blue", **changed}


def test_equal_builds_differ_in_nothing() -> None:
    assert not any(difference(_OLD, dict(_OLD)))


def test_pages_that_differ_in_the_name_of_a_stylesheet_alone_count_as_unchanged() -> None:
    changes = difference(_OLD, _with_new_style())
    assert changes.stylesheets == (("assets/style.aaaaaaaa.css", "assets/style.bbbbbbbb.css"),)
    assert changes.outputs == frozenset()


def test_a_page_that_changed_together_with_the_style_counts_as_changed() -> None:
    new = _with_new_style(**{"index.html": b'<link href="assets/style.bbbbbbbb.css">Hello!'})
    assert difference(_OLD, new).outputs == {"index.html"}


def test_a_stylesheet_without_a_hash_in_its_name_is_swapped_too() -> None:
    assert difference({"style.css": b"red"}, {"style.css": b"blue"}).stylesheets == (
        ("style.css", "style.css"),
    )


def test_two_sheets_of_one_stem_are_not_taken_for_each_other() -> None:
    old = {"a.111111.css": b"1", "a.222222.css": b"2"}
    new = {"a.333333.css": b"3", "a.222222.css": b"2"}
    assert difference(old, new) == Difference((), frozenset({"a.111111.css", "a.333333.css"}))


@pytest.mark.parametrize(
    ("old", "new"),
    [({"a.html": b"1"}, {"a.html": b"2"}), ({}, {"a.html": b"1"}), ({"a.html": b"1"}, {})],
    ids=["changed", "new", "gone"],
)
def test_outputs_count_when_they_are(old: dict[str, bytes], new: dict[str, bytes]) -> None:
    assert difference(old, new).outputs == {"a.html"}
