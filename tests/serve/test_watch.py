"""Which saves are noticed, and how many builds they ask for."""

from __future__ import annotations

import contextlib
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import watchfiles

from homepage.serve.watch import is_scratch, watch

from .standin import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUIET = 0.2  # seconds in which what is not noticed would have been


@contextlib.contextmanager
def _watching(root: Path, *theme: Path) -> Iterator[list[float]]:
    """Watch a folder; the list holds the times of the calls that follow the first, which says: it stands."""
    calls: list[float] = []
    warnings: list[str] = []
    stop = threading.Event()
    arguments = (root, theme, lambda: calls.append(time.monotonic()), stop, warnings.append)
    thread = threading.Thread(target=watch, args=arguments)
    thread.start()
    until(lambda: calls)
    calls.clear()
    try:
        yield calls
    finally:
        stop.set()
        thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.mark.parametrize(
    "path", ["site.yaml", "content/a.md", "content/new/a.md", "static/style.css", "static/.well-known/a"]
)
def test_a_save_of_a_source_is_noticed(site: Path, path: str) -> None:
    (site / path).parent.mkdir(exist_ok=True)
    with _watching(site) as calls:
        (site / path).write_text("saved", encoding="utf-8")
        until(lambda: calls)


@pytest.mark.parametrize(
    "path", ["_site/index.html", ".git/index", "notes.txt", "content/.a.swp", "content/a~"]
)
def test_other_files_are_not_watched(site: Path, path: str) -> None:
    (site / path).parent.mkdir(exist_ok=True)
    with _watching(site) as calls:
        (site / path).write_text("saved", encoding="utf-8")
        time.sleep(_QUIET)
        assert calls == []


def test_a_folder_that_comes_later_is_watched_in_depth(site: Path) -> None:
    with _watching(site) as calls:
        (site / "templates").mkdir()
        until(lambda: calls)
        calls.clear()
        (site / "templates" / "page.html").write_text("saved", encoding="utf-8")
        until(lambda: calls)


def test_a_folder_that_is_replaced_is_still_watched(site: Path) -> None:
    with _watching(site) as calls:
        (site / "content").rename(site / "former")
        (site / "content").mkdir()
        until(lambda: calls)
        time.sleep(_QUIET)
        calls.clear()
        (site / "content" / "a.md").write_text("saved", encoding="utf-8")
        until(lambda: calls)


def test_the_theme_is_watched_wherever_it_is(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    theme = tmp_path_factory.mktemp("theme")
    with _watching(site, theme, site / "static") as calls:
        (theme / "home.html").write_text("saved", encoding="utf-8")
        until(lambda: calls)


def test_a_burst_of_saves_is_one(site: Path) -> None:
    with _watching(site) as calls:
        for number in range(50):
            (site / "content" / f"{number}.md").write_text("saved", encoding="utf-8")
        until(lambda: calls)
        time.sleep(_QUIET)
        assert len(calls) <= 2  # a slow machine may need more than a burst's time for them


def test_without_notifications_saves_are_looked_for(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    native = watchfiles.watch

    def exhausted(*folders: Path, **options: object) -> Iterator[set[watchfiles.main.FileChange]]:
        if not options["force_polling"]:
            message = "OS file watch limit reached"
            raise OSError(message)
        return native(*folders, **options)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(watchfiles, "watch", exhausted)
    with _watching(site) as calls:
        (site / "content" / "a.md").write_text("saved", encoding="utf-8")
        until(lambda: calls)


@pytest.mark.parametrize(
    "name", [".a.md.swp", "a.md~", "#a.md#", ".#a.md", "4913", ".DS_Store", "a.md___jb_tmp___", ".git/index"]
)
def test_what_editors_leave_is_scratch(name: str) -> None:
    assert is_scratch(Path(name))


@pytest.mark.parametrize("name", ["a.md", "a/b.yaml", ".well-known/security.txt", "4913.md", "C#.md"])
def test_what_authors_write_is_not(name: str) -> None:
    assert not is_scratch(Path(name))
