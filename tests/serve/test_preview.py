"""What each viewer is told of a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.serve.difference import difference
from homepage.serve.preview import Built, Glimpse, Preview
from homepage.serve.report import Finding, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

_SITE = {"index.html": b"a.111111.css", "news/index.html": b"news", "a.111111.css": b"red", "dot.svg": b"dot"}
_REPORT = Report("1 problem", (Finding("a.yaml:1", "wrong", "", ""),))


class _Tab:
    """A viewer that remembers what it was told."""

    def __init__(self, preview: Preview, address: str = "/") -> None:
        self.told: list[Mapping[str, object]] = []
        preview.join(self, address, preview.revision)

    def send(self, message: Mapping[str, object]) -> None:
        self.told.append(message)

    def commands(self) -> list[tuple[object, object]]:
        return [(message["command"], message.get("path")) for message in self.told]


@pytest.fixture
def shown() -> Preview:
    """A preview that shows a site."""
    preview = Preview()
    preview.show(Built(_SITE, None, 0))
    return preview


def _change(preview: Preview, **changed: bytes) -> None:
    before = preview.site or {}
    after = {**before, **{name.replace("__", "."): body for name, body in changed.items()}}
    preview.show(Built(after, difference(before, after), 0))


def test_the_viewer_of_a_changed_page_is_told_to_reload(shown: Preview) -> None:
    tab, other = _Tab(shown), _Tab(shown, "/news/")
    _change(shown, index__html=b"changed")
    assert tab.commands() == [("reload", "*")]
    assert other.commands() == [("revision", None)]


def test_a_build_that_changed_nothing_is_not_told(shown: Preview) -> None:
    tab, revision = _Tab(shown), shown.revision
    _change(shown)
    assert tab.told == []
    assert shown.revision == revision


def test_stylesheets_are_told_with_their_former_names(shown: Preview) -> None:
    tab = _Tab(shown)
    after = {**_SITE, "index.html": b"a.222222.css", "a.222222.css": b"blue"}
    del after["a.111111.css"]
    shown.show(Built(after, difference(_SITE, after), 0))
    assert tab.told[0]["originalPath"] == "a.111111.css"
    assert tab.commands() == [("reload", "a.222222.css"), ("revision", None)]


def test_changed_assets_are_told_by_name_and_very_many_as_one_reload(shown: Preview) -> None:
    tab = _Tab(shown)
    _change(shown, dot__svg=b"other", a__bib=b"never drawn")
    assert tab.commands() == [("reload", "dot.svg"), ("revision", None)]
    _change(shown, **{f"{number}__svg": b"" for number in range(200)})
    assert tab.commands()[2:] == [("reload", "*"), ("revision", None)]


def test_the_viewer_of_a_missing_page_is_told_when_it_comes(shown: Preview) -> None:
    tab, lost = _Tab(shown, "/talks"), _Tab(shown, "/nowhere/")
    _change(shown, talks__html=b"talks")
    assert tab.commands() == [("reload", "*")]
    assert lost.commands() == [("revision", None)]


def test_a_report_is_told_to_all_who_are_there_and_who_come(shown: Preview) -> None:
    there = _Tab(shown)
    shown.show(_REPORT)
    came = _Tab(shown)
    assert there.told == came.told == [_REPORT.message()]
    assert shown.site == _SITE


def test_the_repair_is_told_even_when_nothing_else_changed(shown: Preview) -> None:
    shown.show(_REPORT)
    tab = _Tab(shown)
    _change(shown)
    assert tab.commands()[1:] == [("repaired", None)]
    assert shown.report is None


def test_a_viewer_with_an_older_page_is_told_to_reload(shown: Preview) -> None:
    tab = _Tab(shown)
    shown.join(tab, "/", "another-run-3")
    assert tab.commands() == [("reload", "*")]


def test_a_viewer_who_left_is_told_nothing(shown: Preview) -> None:
    tab = _Tab(shown)
    shown.leave(tab)
    _change(shown, index__html=b"changed")
    assert tab.told == []


def test_the_terminal_learns_the_number_of_pages() -> None:
    assert Built(_SITE, None, 0.123).text() == "built 2 pages in 0.12 s"
    assert Built({"index.html": b""}, None, 0).text() == "built 1 page in 0.00 s"


def test_a_glimpse_reloads_the_page_and_leaves_the_report_until_all_is_built(shown: Preview) -> None:
    tab = _Tab(shown)
    shown.show(_REPORT)
    after = {**_SITE, "index.html": b"mended"}
    shown.show(Glimpse(after, difference(_SITE, after)))
    assert [command for command, _ in tab.commands()] == ["report", "reload"]
    assert shown.report is _REPORT
    assert shown.site == after
    shown.show(Built(after, difference(after, after), 0))
    assert [command for command, _ in tab.commands()] == ["report", "reload", "repaired"]


def test_what_is_looked_at_are_the_outputs_at_the_addresses_of_the_viewers(shown: Preview) -> None:
    _Tab(shown), _Tab(shown, "/news/"), _Tab(shown, "/nowhere/")
    assert shown.looked_at() == {"index.html", "news/index.html", "404.html"}
