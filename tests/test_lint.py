"""homepage check: each rule finds what it is for, at its line, and keeps quiet otherwise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from homepage import cli, lint

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Site = Callable[[dict[str, str]], Path]

GOOD = """@inproceedings{one,
  title = {A {GPU} paper},
  author = {Example, Ada and Müller, Jürgen},
  booktitle = {Conference on Examples},
  pages = {101--9},
  year = {2024},
  doi = {10.5555/1},
}
"""


def _found(site: Site, bib: str, **files: str) -> list[tuple[str, int, str]]:
    root = site({"content/publications.bib": bib, **{f"content/{name}.yaml": text for name, text in files.items()}})
    return [(rule, problem.location.line, problem.message) for rule, problem in lint.check(root)]


def test_a_clean_bibliography_has_no_findings(site: Site) -> None:
    assert _found(site, GOOD) == []


@pytest.mark.parametrize(
    ("line", "written", "rule", "at", "message"),
    [
        ("  doi = {10.5555/1},\n", "", "doi", 2, "one: has no DOI"),
        ("  booktitle = {Conference on Examples},\n", "", "venue", 2, "one: has no venue"),
        ("101--9", "109--101", "pages", 5, "one: its pages end before they begin: 109--101"),
        ("A {GPU} paper", "A GPU PAPER ON EXAMPLES", "capitals", 2, "one: its title is all in capitals"),
        ("{GPU}", "GPU", "acronyms", 2, "one: capitals in its title are not protected: GPU"),
        ("{2024},", "{2024},\n  date = {2023-05},", "year", 6, "one: year = 2024, but date = 2023-05"),
    ],
)
def test_a_fault_is_found_at_its_line(
    site: Site, line: str, written: str, rule: str, at: int, message: str
) -> None:
    assert (rule, at, message) in _found(site, GOOD.replace(line, written))


def test_a_display_that_differs_from_the_bibtex_is_found(site: Site) -> None:
    found = _found(site, GOOD, publications="one:\n  title: Another title\n")
    assert ("display", 2, "one: the page shows another title than the BibTeX: 'Another title'") in found


def test_two_spellings_of_one_venue_and_of_one_person_are_found(site: Site) -> None:
    second = GOOD.replace("{one", "{two").replace("/1", "/2").replace("A {GPU}", "Another")
    second = second.replace("Conference on", "The Conference on").replace("Müller, Jürgen", "Muller, Jurgen")
    assert _found(site, GOOD + second) == [
        ("person-spelling", 11, "two: 'Jurgen Muller' is spelt 'Jürgen Müller' in line 3"),
        ("venue-spelling", 12, "two: 'The Conference on Examples' is spelt 'Conference on Examples' in line 4"),
    ]


def test_an_old_preprint_is_asked_about(site: Site) -> None:
    preprint = "@misc{old,\n  title = {Old},\n  author = {Example, Ada},\n  eprint = {2001.00001},\n"
    preprint += "  archiveprefix = {arXiv},\n  year = {2020},\n}\n"
    assert ("published-version", 14, "old: is still a preprint, of 2020") in _found(site, GOOD + preprint)


def test_findings_are_printed_for_machines_too(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    root = site({"content/publications.bib": GOOD.replace("  doi = {10.5555/1},\n", "")})
    assert cli.main(["check", "--root", str(root), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["rule"] == "doi"
    assert cli.main(["check", "--root", str(root), "--format", "github", "--strict"]) == 1
    shown = "::warning file=content/publications.bib,line=2,title=doi::one: has no DOI"
    assert capsys.readouterr().out.startswith(shown)
