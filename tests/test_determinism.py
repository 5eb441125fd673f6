"""A build is a function of its inputs: the same bytes in any folder, under any name, on any machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("content", "static", "templates")


def copy_of_demo(target: Path) -> Path:
    """The demo site alone: neither its outputs nor its caches."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, target / name)
    shutil.copy2(ROOT / "site.yaml", target / "site.yaml")
    return target


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def state(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below a folder with its size and the time of its last writing."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def build(site: Path, output: Path, cwd: Path, **environment: str) -> dict[str, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "homepage", "build", "--root", str(site), "--output", str(output)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return tree(output)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A copy of the demo site, and its outputs."""
    top = tmp_path_factory.mktemp("demo")
    site = copy_of_demo(top / "site")
    return site, build(site, top / "out", cwd=site, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")


@pytest.mark.xdist_group("determinism")
@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"},
        {"PYTHONHASHSEED": "3", "LC_ALL": "POSIX", "SOURCE_DATE_EPOCH": "0"},
    ],
    ids=lambda environment: environment["LC_ALL"],
)
def test_two_builds_in_two_places_are_the_same_bytes(
    environment: dict[str, str], built: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    elsewhere = copy_of_demo(tmp_path / "another name" / "深い")
    found = build(elsewhere, tmp_path / "public", cwd=tmp_path, **environment)
    assert sorted(found) == sorted(built[1])
    assert [path for path in found if found[path] != built[1][path]] == []


@pytest.mark.xdist_group("determinism")
def test_a_build_over_an_older_one_is_the_same_as_a_clean_one(
    built: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    site = copy_of_demo(tmp_path / "site")
    bio = site / "content" / "bio.md"
    text = bio.read_text(encoding="utf-8")
    bio.write_text(text + "\nA sentence that goes again.\n", encoding="utf-8")
    (site / "content" / "extra.txt").write_text("goes too", encoding="utf-8")
    build(site, tmp_path / "out", cwd=site)
    bio.write_text(text, encoding="utf-8")
    (site / "content" / "extra.txt").unlink()
    assert build(site, tmp_path / "out", cwd=site) == built[1]


@pytest.mark.xdist_group("determinism")
def test_a_build_never_touches_the_sources(tmp_path: Path) -> None:
    site = copy_of_demo(tmp_path / "site")
    before = state(site)
    build(site, tmp_path / "out", cwd=tmp_path)
    after = {path: at for path, at in state(site).items() if not path.startswith(".homepage-cache/")}
    assert after == before


@pytest.mark.xdist_group("determinism")
def test_no_output_names_this_machine_or_this_day(built: tuple[Path, dict[str, bytes]]) -> None:
    site, outputs = built
    for path, data in outputs.items():
        assert str(site).encode() not in data, path
        assert str(ROOT).encode() not in data, path
        assert b"\r\n" not in data or not path.endswith((".html", ".xml", ".txt", ".bib", ".css", ".js")), path
