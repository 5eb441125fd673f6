"""What is remembered of a build: whether there is nothing to do, and which outputs nobody has touched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from homepage import idle, program
from homepage.idle import MANIFEST, Memory

if TYPE_CHECKING:
    from pathlib import Path

TOLD = ("2 pages, 2 files", ("site.yaml: warning: one",))
DIGESTS = {"index.html": b"a" * 16, "all.bib": b"b" * 16, "x/index.html": b"c" * 16, "x/x.bib": b"d" * 16}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("site.yaml", "content/news.yaml", *(f"_site/{name}" for name in (*DIGESTS, MANIFEST))):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
        os.utime(path, ns=(10**18, 10**18))
    return tmp_path


def memory(root: Path, *options: str) -> Memory:
    return Memory(str(root), str(root / "_site"), options)


def built(root: Path) -> None:
    """As if a build had ended well, long enough after the last edit."""
    one = memory(root)
    one._started += 10**9
    states = {name: program.mark(os.stat(root / "_site" / name)) for name in (*DIGESTS, MANIFEST)}
    one.remember(DIGESTS, states, TOLD)


def test_nothing_is_remembered_before_the_first_build(root: Path) -> None:
    assert memory(root).recall() is None
    assert memory(root).untouched() == {}


def test_after_a_build_there_is_nothing_to_do(root: Path) -> None:
    built(root)
    assert memory(root).recall() == TOLD
    assert memory(root).untouched() == DIGESTS


def test_a_site_may_hold_files_of_others_in_its_output(root: Path) -> None:
    built(root)
    (root / "_site/mine.txt").write_text("x")
    assert memory(root).recall() == TOLD


@pytest.mark.parametrize("name", ["site.yaml", "content/news.yaml"])
def test_an_edit_is_noticed_even_with_the_same_size_and_date(root: Path, name: str) -> None:
    built(root)
    (root / name).write_text((root / name).read_text()[::-1])
    os.utime(root / name, ns=(10**18, 10**18))
    assert memory(root).recall() is None
    assert memory(root).untouched() == DIGESTS, "the outputs still stand"


def test_an_edit_during_the_build_is_noticed(root: Path) -> None:
    one = memory(root)
    states = {name: program.mark(os.stat(root / "_site" / name)) for name in (*DIGESTS, MANIFEST)}
    (root / "content/news.yaml").write_text("edited")
    one.remember(DIGESTS, states, TOLD)
    assert memory(root).recall() is None


@pytest.mark.parametrize("name", ["index.html", "all.bib", "x/index.html", MANIFEST])
def test_an_output_that_somebody_touched_is_not_trusted(root: Path, name: str) -> None:
    built(root)
    (root / "_site" / name).write_text("by hand")
    assert memory(root).recall() is None
    assert memory(root).untouched() == {path: made for path, made in DIGESTS.items() if path != name}


@pytest.mark.parametrize("name", [*DIGESTS, MANIFEST])
def test_an_output_that_went_is_missed(root: Path, name: str) -> None:
    built(root)
    (root / "_site" / name).unlink()
    assert memory(root).recall() is None
    assert memory(root).untouched() == {path: made for path, made in DIGESTS.items() if path != name}


@pytest.mark.parametrize("name", DIGESTS)
def test_an_output_that_was_replaced_is_not_trusted(root: Path, name: str) -> None:
    built(root)
    (root / "other").write_text("by a tool")
    (root / "other").replace(root / "_site" / name)
    assert memory(root).recall() is None
    assert memory(root).untouched() == {path: made for path, made in DIGESTS.items() if path != name}


def test_the_export_of_a_paper_written_in_place_is_found_by_the_next_build_with_something_to_do(root: Path) -> None:
    built(root)
    (root / "_site/x/x.bib").write_text("by hand")
    assert memory(root).recall() == TOLD
    assert "x/x.bib" not in memory(root).untouched()


def test_other_options_have_a_memory_of_their_own(root: Path) -> None:
    built(root)
    assert memory(root, "drafts").recall() is None
    assert memory(root, "drafts").untouched() == {}


def test_another_program_trusts_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(root)
    monkeypatch.setattr("homepage.idle.__version__", "99")
    assert memory(root).recall() is None
    assert memory(root).untouched() == {}


def test_a_damaged_memory_is_no_memory(root: Path) -> None:
    built(root)
    (kept,) = (root / ".homepage-cache").iterdir()
    good = kept.read_bytes()
    read_first = idle._HEAD + int.from_bytes(good[len(idle._FORMAT) : len(idle._FORMAT) + 8], "big")
    assert 0 < read_first < len(good)
    for place in range(0, len(good), 7):
        for bad in (good[:place], good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :]):
            kept.write_bytes(bad)
            assert memory(root).recall() == (None if place < read_first else TOLD)
            assert memory(root).untouched() == {}


def test_a_folder_that_cannot_be_written_costs_only_the_memory(root: Path) -> None:
    (root / ".homepage-cache").write_text("a file in the way")
    built(root)
    assert memory(root).recall() is None


def test_what_only_other_commands_are_made_of_is_not_looked_at() -> None:
    parts = {path.rpartition("homepage" + os.sep)[2].split(os.sep)[0] for path in program.state()}
    assert "output" in parts
    assert not parts & {"importers", "serve", "scaffold_files", "__pycache__"}
