"""Writing outputs so that a failed or killed build leaves what was there."""

from __future__ import annotations

import io
import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homepage.errors import OutputError
from homepage.output import write as writing
from homepage.output.write import MANIFEST, manifest, write

FIRST = {"index.html": b"<p>one</p>", "news/index.html": b"news", "assets/a.css": b"a {}", "cv.pdf": b"%PDF"}
SECOND = {"index.html": b"<p>two</p>", "assets/b.css": b"b {}", "cv.pdf": b"%PDF", "talks/index.html": b"talks"}
NAMES = st.sampled_from(["a", "b", "c.html", "d"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)


def without_conflicts(outputs: dict[str, bytes]) -> dict[str, bytes]:
    """The outputs without those whose folder another one is."""
    folders = {"/".join(path.split("/")[:count]) for path in outputs for count in range(1, path.count("/") + 1)}
    return {path: data for path, data in outputs.items() if path not in folders}


OUTPUTS = st.dictionaries(PATHS, st.binary(max_size=4), max_size=6).map(without_conflicts)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_a_folder_holds_what_was_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    result = write(FIRST, tmp_path / "deep" / "out")
    assert tree(tmp_path / "deep" / "out") == FIRST
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]
    assert (result.changed, result.removed, result.kept) == (4, 0, 0)


def test_writing_twice_is_writing_once(tmp_path: Path) -> None:
    write(FIRST, tmp_path / "out")
    before = times(tmp_path)
    result = write(FIRST, tmp_path / "out")
    assert times(tmp_path) == before
    assert (result.changed, result.removed, result.kept) == (0, 0, 4)


def test_outputs_that_are_gone_are_removed_with_their_folders(tmp_path: Path) -> None:
    write(FIRST, tmp_path)
    result = write(SECOND, tmp_path)
    assert tree(tmp_path) == SECOND
    assert not (tmp_path / "news").exists()
    assert (result.changed, result.removed, result.kept) == (3, 2, 1)


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write(FIRST, tmp_path)
    before = (tmp_path / "cv.pdf").stat()
    write(SECOND, tmp_path)
    after = (tmp_path / "cv.pdf").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_files_of_others_are_never_touched(tmp_path: Path) -> None:
    for path in (".git/config", "CNAME", "news/mine.txt"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("mine", encoding="utf-8")
    write(FIRST, tmp_path)
    write(SECOND, tmp_path)
    assert tree(tmp_path) == {**SECOND, ".git/config": b"mine", "CNAME": b"mine", "news/mine.txt": b"mine"}


@pytest.mark.parametrize("written", [{}, {"other.html": b"x"}])
def test_a_file_of_others_in_the_way_stops_everything(written: dict[str, bytes], tmp_path: Path) -> None:
    if written:
        write(written, tmp_path)
    (tmp_path / "cv.pdf").write_bytes(b"mine")
    before = tree(tmp_path)
    with pytest.raises(OutputError) as caught:
        write(FIRST, tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}/cv.pdf: was not written by homepage and would be replaced "
        "(give an empty folder with --output, or delete the file)"
    )
    assert tree(tmp_path) == before


def test_a_file_of_others_with_the_same_bytes_is_not_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(FIRST["cv.pdf"])
    write(FIRST, tmp_path)
    assert tree(tmp_path) == FIRST


def test_a_file_becomes_a_folder_and_back(tmp_path: Path) -> None:
    one, other = {"a": b"1", "b/c": b"2"}, {"a/b": b"3", "b": b"4"}
    write(one, tmp_path)
    write(other, tmp_path)
    assert tree(tmp_path) == other
    write(one, tmp_path)
    assert tree(tmp_path) == one


@pytest.mark.parametrize(("mine", "output"), [("news", "news/index.html"), ("a/mine.txt", "a"), ("a/b/mine", "a/b")])
def test_a_file_of_others_is_kept_when_a_folder_is_needed_in_its_place_or_a_file_in_that_of_its_folder(
    mine: str, output: str, tmp_path: Path
) -> None:
    write(FIRST if mine != "news" else {"other.html": b""}, tmp_path)
    (tmp_path / mine).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / mine).write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=f"{mine}: was not written by homepage"):
        write({output: b"x"}, tmp_path)
    assert (tmp_path / mine).read_text(encoding="utf-8") == "mine"


def test_a_file_that_somebody_changed_is_put_right(tmp_path: Path) -> None:
    write(FIRST, tmp_path)
    (tmp_path / "index.html").write_bytes(b"<p>oh!</p>")
    (tmp_path / "cv.pdf").unlink()
    assert write(FIRST, tmp_path).changed == 2
    assert tree(tmp_path) == FIRST


@pytest.mark.parametrize("path", ["../a", "/a", "a/../../b", "\\a"])
def test_an_output_outside_the_folder_is_refused(path: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="leads out of"):
        write({"index.html": b"", path: b""}, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_file_cannot_be_the_output_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file, not a folder"):
        write(FIRST, tmp_path / "out")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out").chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(OutputError, match="cannot be written: permission denied"):
        write(FIRST, tmp_path / "out")


def test_a_parent_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        write(FIRST, tmp_path / "out" / "site")


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_a_build_that_ends_before_the_move_leaves_everything(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(FIRST, tmp_path / "out")
    before = times(tmp_path)

    def stage(*_: object) -> None:
        real(SECOND, str(tmp_path / "out-partial"))
        raise error

    real = writing._stage
    monkeypatch.setattr(writing, "_stage", stage)
    with pytest.raises((KeyboardInterrupt, OutputError)):
        write(SECOND, tmp_path / "out")
    assert {path: at for path, at in times(tmp_path).items() if "partial" not in path} == before


def test_a_build_that_dies_during_the_move_is_repaired_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(FIRST, tmp_path / "out")
    replace, moved = os.replace, []

    def dying(source: str, target: Path) -> None:
        if Path(target).name != MANIFEST:
            moved.append(target)
            if len(moved) == 2:
                raise MemoryError
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", dying)
        with pytest.raises(MemoryError):
            write(SECOND, tmp_path / "out")
    left = set(tree(tmp_path / "out"))
    assert left <= set(manifest(tmp_path / "out"))
    write(SECOND, tmp_path / "out")
    assert tree(tmp_path / "out") == SECOND


def test_an_interrupt_during_the_move_waits_for_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remove = writing._remove

    def interrupted(*arguments: object) -> None:
        signal.raise_signal(signal.SIGINT)
        remove(*arguments)  # type: ignore[arg-type]

    write(FIRST, tmp_path / "out")
    monkeypatch.setattr(writing, "_remove", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(SECOND, tmp_path / "out")
    assert tree(tmp_path / "out") == SECOND


def test_a_folder_that_was_not_there_appears_in_one_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename, seen = os.rename, []

    def watched(source: str, target: Path) -> None:
        seen.append((target.exists(), tree(Path(source)), manifest(Path(source))))
        rename(source, target)

    monkeypatch.setattr(os, "rename", watched)
    write(FIRST, tmp_path / "out")
    assert seen == [(False, FIRST, tuple(sorted(FIRST)))]


def test_a_folder_that_was_not_there_may_be_read_like_any_other(tmp_path: Path) -> None:
    write(FIRST, tmp_path / "out")
    (tmp_path / "other").mkdir()
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_a_first_build_that_ends_early_leaves_nothing(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stage(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]
        raise error

    real = writing._stage
    monkeypatch.setattr(writing, "_stage", stage)
    with pytest.raises((KeyboardInterrupt, OutputError)):
        write(FIRST, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_link_that_leads_nowhere_is_named_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputError, match="cannot be written"):
        write(FIRST, tmp_path / "out")
    assert (tmp_path / "out").is_symlink()


def test_files_that_the_system_takes_in_pieces_are_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(io.FileIO):
        def write(self, data: memoryview) -> int:  # type: ignore[override]
            return super().write(data[:3])

    monkeypatch.setattr(writing, "open", lambda path, mode, **_: Slow(path, mode), raising=False)
    write(FIRST, tmp_path / "out")
    assert tree(tmp_path / "out") == FIRST


@pytest.mark.parametrize("text", ["../x\n/etc/passwd\na/../../b\nold.html\n", "\xff"])
def test_a_manifest_that_was_tampered_with_removes_nothing_outside(text: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("mine", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / MANIFEST).write_text(text, encoding="latin-1")
    write(FIRST, tmp_path / "out")
    assert (tmp_path / "x").read_text(encoding="utf-8") == "mine"
    assert tree(tmp_path / "out") == FIRST


@settings(max_examples=60, deadline=None)
@given(st.lists(OUTPUTS, min_size=1, max_size=4))
def test_the_folder_holds_the_last_outputs_whatever_came_before(sites: list[dict[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "out"
        for outputs in sites:
            write(outputs, folder)
            assert tree(folder) == outputs
            assert sorted(manifest(folder)) == sorted(outputs)


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    left, running = tmp_path / f"._site.{int(ended.stdout)}.abc", tmp_path / f"._site.{os.getpid()}.abc"
    for folder in (left, running):
        folder.mkdir()
        (folder / "index.html").write_text("half")
    write({"index.html": b"whole"}, tmp_path / "_site")
    assert not left.exists()
    assert running.exists()
