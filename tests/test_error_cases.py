"""The catalogue of messages: every folder of cases/errors is a site with something wrong, and its exact report.

A folder whose name begins with ``warning-`` holds a site that is built all the same, unless the build is strict.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from homepage.cli import main

CASES = Path(__file__).parent / "cases" / "errors"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
ERRORS = [name for name in NAMES if not name.startswith("warning-")]
WARNINGS = [name for name in NAMES if name.startswith("warning-")]
GOOD = {
    "site.yaml": "base_url: https://ada.example.org/\naliases: [about/]\n",
    "content/person.yaml": "name: Ada Example\n",
    "content/news.yaml": "- text: The last good build.\n",
    "content/publications.bib": "@misc{notes, title = {Notes}, author = {Example, Ada}, year = {1843}}\n",
}


def files_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder, with its bytes and the time it was written."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a build without a mistake."""
    top = tmp_path_factory.mktemp("good")
    for path, text in GOOD.items():
        target = top / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    assert main(["build", "--root", str(top / "site"), "--output", str(top / "output")]) == 0
    return top / "output"


@pytest.fixture
def output(good: Path, tmp_path: Path) -> Path:
    """A folder that holds the last good build, and a file that is not of it."""
    shutil.copytree(good, tmp_path / "output")
    (tmp_path / "output" / "mine.txt").write_text("not written by homepage", encoding="utf-8")
    return tmp_path / "output"


def compare(name: str, report: str, *, update: bool) -> None:
    expected = CASES / name / "report.txt"
    if update:
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ERRORS)
def test_a_mistake_is_reported_and_the_last_good_output_stays(
    name: str, output: Path, *, update_cases: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(output)
    status = main(["build", "--root", str(CASES / name), "--output", str(output)])
    shown = capsys.readouterr()
    assert (status, shown.out) == (1, "")
    compare(name, shown.err, update=update_cases)
    assert files_of(output) == before
    assert [path.name for path in output.parent.iterdir()] == ["output"]


@pytest.mark.parametrize("name", WARNINGS)
def test_a_warning_is_shown_and_the_site_is_built(
    name: str, output: Path, *, update_cases: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    site = shutil.copytree(CASES / name, output.parent / "site")
    status = main(["build", "--root", str(site), "--output", str(output)])
    shown = capsys.readouterr()
    assert status == 0
    assert shown.out.startswith("Built ")
    compare(name, shown.err, update=update_cases)


@pytest.mark.parametrize("name", WARNINGS)
def test_a_warning_stops_a_strict_build(name: str, output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(output)
    status = main(["build", "--strict", "--root", str(CASES / name), "--output", str(output)])
    shown = capsys.readouterr()
    warnings = (CASES / name / "report.txt").read_text(encoding="utf-8")
    count = warnings.count("\n")
    assert (status, shown.out) == (1, "")
    assert shown.err == f"{warnings}{count} problem{'s' if count > 1 else ''}; nothing was written\n"
    assert files_of(output) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_report_names_no_place_on_this_machine(name: str) -> None:
    report = (CASES / name / "report.txt").read_text(encoding="utf-8")
    assert str(CASES) not in report
    assert "Traceback" not in report
