"""Results kept between builds: found again, made when absent, absent when damaged."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from homepage.cache import Cache, Seldom, key

if TYPE_CHECKING:
    from pathlib import Path


def test_a_key_tells_its_parts_apart() -> None:
    assert len({key("ab", "c"), key("a", "bc"), key("abc"), key("ab", "c", "")}) == 4
    assert key("ä") == key("ä".encode())


def test_what_is_kept_is_found_until_it_is_damaged(tmp_path: Path) -> None:
    kept = Cache(tmp_path / "kept")
    assert kept.get("a") is None
    kept.put("a", b"result")
    assert kept.get("a") == b"result"
    (tmp_path / "kept" / "a").write_bytes((tmp_path / "kept" / "a").read_bytes()[:-1])
    assert kept.get("a") is None


def test_a_result_is_made_once(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    assert kept.made("a", lambda: b"made") == b"made"
    assert kept.made("a", lambda: pytest.fail("made again")) == b"made"


def test_a_folder_that_cannot_be_written_costs_only_the_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert Cache(tmp_path / "file").made("a", lambda: b"made") == b"made"


def test_results_that_are_not_wanted_any_more_go(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    for name in "abc":
        kept.put(name, b"x")
    kept.forget_others({"b"})
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_what_changes_at_every_save_is_written_at_once_and_then_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    seldom = Seldom(10)
    assert [seldom.now(), seldom.now()] == [True, False]
    now[0] += 10
    assert [seldom.now(), seldom.now()] == [True, False]
