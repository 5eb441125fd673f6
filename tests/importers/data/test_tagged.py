"""Entries of files with tagged lines, in each of the forms that databases write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.importers.run import run

if TYPE_CHECKING:
    from pathlib import Path

WORKS = {
    "ris": "TY  - JOUR\nTI  - Reeds of the\n  northern bank\nAU  - Reed, Ada\nPY  - 2020\nER  - \n",
    "nbib": "PMID- 7\nTI  - Reeds of the\n      northern bank.\nFAU - Reed, Ada\nDP  - 2020\n",
    "ciw": "PT J\nAF Reed, Ada\nTI Reeds of the\n   northern bank\nPY 2020\nER\n",
}


@pytest.mark.parametrize("form", WORKS)
def test_lines_that_go_on_are_parts_of_their_field_in_every_form(form: str, tmp_path: Path) -> None:
    (tmp_path / f"works.{form}").write_text(WORKS[form])
    report = run(tmp_path / f"works.{form}", tmp_path / "site", kind="ris")
    assert report.of("left out") == []
    assert "Reeds of the northern bank" in (tmp_path / "site/content/publications.yaml").read_text()


@pytest.mark.parametrize("form", WORKS)
def test_lines_before_the_first_entry_are_told_in_every_form(form: str, tmp_path: Path) -> None:
    (tmp_path / f"works.{form}").write_text(f"my own list\n{WORKS[form]}")
    report = run(tmp_path / f"works.{form}", tmp_path / "site", kind="ris")
    notes = [(note.location.line, note.text) for note in report.of("left out")]
    assert notes == [(1, "stands outside of all entries: my own list")]
