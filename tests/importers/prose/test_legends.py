"""Marks after names get the meaning that a page states, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.content.load import load
from homepage.importers.prose.legends import stated
from homepage.importers.run import run

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.report import ImportReport


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        (r"(\* equal contribution, † corresponding author)", [("*", "equal"), ("†", "corresponding")]),
        ("<sup>*</sup> denotes equal contribution", [("*", "equal")]),
        (r"$^\dagger$: Corresponding author.", [("†", "corresponding")]),
        ("Equal contribution is marked by *.", [("*", "equal")]),
        ("Students I advised are marked with §", [("§", "student")]),
        (r"\* These authors contributed equally.", [("*", "equal")]),
        ("‡ Joint senior authors<br>✉ Correspondence", [("‡", "co-senior"), ("✉", "corresponding")]),
        ("（*表示共同第一作者，✉ 通讯作者）", [("*", "co-first"), ("✉", "corresponding")]),
        ("Ada Reed*, corresponding author of the marsh", []),
        ("*Equal contribution* matters to me.", []),
        ("C# students like it", []),
        ("# Students", []),
        ("I advise students.", []),
    ],
)
def test_a_legend_is_told_from_other_words(text: str, meanings: list[tuple[str, str]]) -> None:
    assert sorted(stated(text)) == sorted(meanings)


PAGE = """# Ada Reed

I grow reeds.

## Publications

{legend}

- **Ada Reed**\\*, Bo Sedge†, Cy Rush. *Reeds in the Wind of March*. Journal of Marshes, 2020.
- Bo Sedge\\*, **Ada Reed**. *Sedges under the Snow of May*. Journal of Marshes, 2021.
"""


def imported(tmp_path: Path, legend: str) -> ImportReport:
    (tmp_path / "about.md").write_text(PAGE.format(legend=legend), encoding="utf-8")
    return run(tmp_path / "about.md", tmp_path / "site")


def test_marks_mean_what_the_page_states(tmp_path: Path) -> None:
    report = imported(tmp_path, "(\\* equal contribution, ‡ corresponding author)")
    assert [(one.mark, one.meaning) for one in load(tmp_path / "site").config.marks] == [("*", "equal")]
    assert not report.lost
    assert any("the mark * means equal" in note.text for note in report.of("guess"))


def test_marks_stay_marks_without_a_legend(tmp_path: Path) -> None:
    imported(tmp_path, "Some of my papers.")
    site = load(tmp_path / "site")
    assert site.config.marks == ()
    assert next(iter(site.publications.values())).author[0].marks == ("*",)


def test_a_mark_that_is_explained_in_two_ways_stays_a_mark(tmp_path: Path) -> None:
    report = imported(tmp_path, "\\* equal contribution\n\n\\* corresponding author")
    assert load(tmp_path / "site").config.marks == ()
    assert any("more than one meaning" in note.text for note in report.of("kept"))


def test_a_legend_that_the_papers_show_stands_once(tmp_path: Path) -> None:
    report = imported(tmp_path, "(\\* equal contribution)")
    assert [section.intro for section in load(tmp_path / "site").config.sections if section.kind == "publications"] == [
        None
    ]
    assert any("a legend of marks" in note.text for note in report.of("left out"))
    assert not report.lost


def test_a_legend_within_other_words_stays(tmp_path: Path) -> None:
    imported(tmp_path, "All of these papers are about reeds and the wind in them; \\* equal contribution.")
    site = load(tmp_path / "site")
    assert any("about reeds" in (section.intro or "") for section in site.config.sections)
