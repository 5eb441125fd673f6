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


@pytest.fixture
def site(site: Site) -> Site:
    """Makes a site folder as everywhere, of a site that knows its address."""

    def make(files: dict[str, str]) -> Path:
        settings = "base_url: https://ada.example.org/\n" + files.get("site.yaml", "")
        return site(files | {"site.yaml": settings})

    return make


def _found(site: Site, bib: str, **files: str) -> list[tuple[str, int, str]]:
    root = site({"content/publications.bib": bib, **{f"content/{name}.yaml": text for name, text in files.items()}})
    return [(rule, problem.location.line, problem.message) for rule, problem in lint.check(root)]


def test_a_clean_bibliography_has_no_findings(site: Site) -> None:
    assert _found(site, GOOD) == []


def test_a_site_that_nothing_tells_its_address_is_told_what_it_lacks(site: Site) -> None:
    root = site({"content/publications.bib": GOOD})
    (root / "site.yaml").write_text("title: Ada Example\n")
    (finding,) = lint.check(root)
    assert finding.rule == "base-url"
    assert str(finding.problem).startswith("site.yaml: warning: without base_url there is no sitemap")
    (root / "site.yaml").write_text("cname: www.example.org\n")
    assert lint.check(root) == []
    (root / "site.yaml").write_text("title: Ada Example\n")
    workflow = root / ".github/workflows/pages.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text("steps:\n  - run: homepage build --base-url ${{ steps.pages.outputs.base_url }}\n")
    assert lint.check(root) == []


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
def test_a_fault_is_found_at_its_line(site: Site, line: str, written: str, rule: str, at: int, message: str) -> None:
    assert (rule, at, message) in _found(site, GOOD.replace(line, written))


def test_a_link_whose_host_cannot_be_read_is_no_obstacle(site: Site) -> None:
    bib = GOOD.replace(
        "  doi = {10.5555/1},\n", "  url = {https://[example.org/},\n  pdf = {https://exa\u2100mple.org/},\n"
    )
    assert ("doi", 2, "one: has no DOI") in _found(site, bib)


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


def test_a_work_in_which_other_initials_stand_for_the_own_name_is_found(site: Site) -> None:
    second = GOOD.replace("{one", "{two").replace("/1", "/2").replace("A {GPU}", "Another")
    found = _found(site, GOOD + second.replace("Example, Ada", "Example, A. M."))
    assert ("own-name", 11, "two: 'A. M. Example' is not taken for 'Ada Example'") in found
    assert "own-name" not in [rule for rule, *_ in _found(site, GOOD + second.replace("Example, Ada", "Example, Alan"))]


def test_a_name_that_is_in_no_work_is_found(site: Site) -> None:
    found = _found(site, GOOD.replace("Example, Ada", "Sample, Grace"))
    assert ("own-name", 0, "'Ada Example' is an author of none of the publications") in found


def test_a_mark_that_nothing_explains_is_found(site: Site) -> None:
    marked = GOOD.replace("Example, Ada", "Example*, Ada")
    assert _found(site, marked) == [("mark", 3, "one: the mark * after an author's name is explained nowhere")]
    for settings in ("marks: {'*': equal}\n", "footer: '\\* These authors share the work.'\n"):
        root = site({"site.yaml": settings, "content/publications.bib": marked})
        assert lint.check(root) == []
    assert _found(site, marked.replace("  year", "  note = {* equal contribution},\n  year")) == []


def test_another_hyphen_makes_no_other_spelling(site: Site) -> None:
    second = GOOD.replace("{one", "{two").replace("/1", "/2").replace("A {GPU}", "Another")
    bib = GOOD.replace("Müller,", "Müller-Berg,") + second.replace("Müller,", "Müller\u2010Berg,")
    assert _found(site, bib) == []


@pytest.mark.parametrize(
    ("names", "count"),
    [("张三　李四", 2), ("张三·李四", 2), ("张三 李四", 2), ("张三和李四", 2), ("李四/王小明/张三", 3)],
)
def test_chinese_names_that_no_and_parts_are_found(site: Site, names: str, count: int) -> None:
    message = f"one: {names!r} was read as one name and seems to be {count}"
    assert ("two-names", 3, message) in _found(site, GOOD.replace("Example, Ada", names))


@pytest.mark.parametrize(
    "name", ["张　三", "王　小明", "欧阳　娜娜", "山田　太郎", "卡尔·马克思", "张三", "大卫·李嘉图"]
)
def test_one_name_in_two_parts_is_no_two_names(site: Site, name: str) -> None:
    found = _found(site, GOOD.replace("Example, Ada", f"Example, Ada and {name}"))
    assert "two-names" not in [rule for rule, *_ in found]


def test_an_old_preprint_is_asked_about(site: Site) -> None:
    preprint = "@misc{old,\n  title = {Old},\n  author = {Example, Ada},\n  eprint = {2001.00001},\n"
    preprint += "  archiveprefix = {arXiv},\n  year = {2020},\n}\n"
    assert ("published-version", 14, "old: is still a preprint, of 2020") in _found(site, GOOD + preprint)


def test_a_preprint_whose_published_version_is_listed_is_not_asked_about(site: Site) -> None:
    preprint = "@misc{old,\n  title = {A {GPU} paper},\n  author = {Example, Ada},\n  eprint = {2001.00001},\n"
    preprint += "  archiveprefix = {arXiv},\n  year = {2022},\n}\n"
    assert not [rule for rule, *_ in _found(site, GOOD + preprint) if rule == "published-version"]


def test_points_and_the_numbers_of_arxiv_make_no_other_spelling(site: Site) -> None:
    one, two = (
        f"@article{{{key},\n  title = {{{key}}},\n  author = {{Example, Ada and {name}}},\n"
        f"  journal = {{arXiv preprint arXiv:2001.0000{number}}},\n  year = {{2024}},\n}}\n"
        for key, name, number in (("one", "Moss, C. J.", 1), ("two", "Moss, CJ", 2))
    )
    assert [rule for rule, *_ in _found(site, one + two) if rule.endswith("spelling")] == []


def test_the_numbers_of_a_conference_make_no_other_spelling(site: Site) -> None:
    first, second = (GOOD.replace("Conference on Examples", f"Examples {name}") for name in ("(EX 28)", "(EX) 19"))
    second = second.replace("{one,", "{two,").replace("A {GPU} paper", "Another").replace("10.5555/1", "10.5555/2")
    assert _found(site, first + second) == []


def test_an_acronym_ends_at_a_dash(site: Site) -> None:
    found = _found(site, GOOD.replace("A {GPU} paper", "RoughCut--A new SAR-like way"))
    assert ("acronyms", 2, "one: capitals in its title are not protected: RoughCut, SAR-like") in found


def test_findings_of_one_rule_are_told_together_and_machines_get_each(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    without = GOOD.replace("  doi = {10.5555/1},\n", "")
    second, third = (without.replace("{one", f"{{{name}").replace("A {GPU}", name) for name in ("two", "three"))
    root = site({"content/publications.bib": without + second + third})
    assert cli.main(["check", "--root", str(root)]) == 0
    told, total = capsys.readouterr().out.splitlines()
    assert told.startswith(
        "content/publications.bib:2: warning: one: has no DOI; 2 more like it in this file: lines 9, 16"
    )
    assert (told[-5:], total) == ("[doi]", "3 findings")
    cli.main(["check", "--root", str(root), "--format", "json"])
    assert [(row["line"], row["message"]) for row in json.loads(capsys.readouterr().out)] == [
        (2, "one: has no DOI"),
        (9, "two: has no DOI"),
        (16, "three: has no DOI"),
    ]
    cli.main(["check", "--root", str(root), "--format", "github"])
    assert [line.split(",")[1] for line in capsys.readouterr().out.splitlines()] == ["line=2", "line=9", "line=16"]


def test_warnings_of_reading_are_told_together_too_and_machines_get_each(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = "".join(f"@poem{{p{number}, title = {{Poem {number}}}}}\n" for number in (1, 2, 3))
    root = site({"content/publications.bib": entries})
    cli.main(["check", "--root", str(root), "--format", "json"])
    assert [row["line"] for row in json.loads(capsys.readouterr().out)] == [1, 2, 3]
    cli.main(["check", "--root", str(root)])
    assert "2 more like it in this file: lines 2, 3 [reading]" in capsys.readouterr().out


@pytest.mark.parametrize(
    "written",
    [
        "@inproceedings{a, booktitle={Advances in Neural Information Processing Systems 36}",
        "@inproceedings{a, booktitle={Proceedings of the 40th International Conference on Machine Learning}",
        "@inproceedings{a, booktitle={The Twelfth International Conference on Learning Representations}",
        "@inproceedings{a, booktitle={33rd USENIX Security Symposium}",
        "@inproceedings{a, booktitle={Workshop on Examples at CVPR}",
        "@inproceedings{a, booktitle={An Unknown Conference}, url={https://openreview.net/forum?id=1}",
        "@inproceedings{a, abbr={NeurIPS}, booktitle={37th Annual Conference}",
        "@article{a, journal={Journal of Machine Learning Research}",
        "@phdthesis{a, school={University of Examples}",
        "@misc{a, eprint={2101.00001}, archiveprefix={arXiv}",
        "@article{a, journal={Journal of Examples}, note={To appear}",
    ],
)
def test_no_doi_is_asked_for_where_there_is_none(site: Site, written: str) -> None:
    assert not [found for found in _found(site, f"{written}, title={{T}}, year={{2024}}}}") if found[0] == "doi"]


@pytest.mark.parametrize(
    "written",
    [
        "@inproceedings{a, booktitle={International Conference on Machine Learning and Applications}",
        "@inproceedings{a, booktitle={Conference on Fast Examples}",
        "@article{a, journal={Machine Learning}",
    ],
)
def test_a_doi_is_asked_for_where_there_is_one(site: Site, written: str) -> None:
    assert [found for found in _found(site, f"{written}, title={{T}}, year={{2024}}}}") if found[0] == "doi"]


def test_findings_are_printed_for_machines_too(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    root = site({"content/publications.bib": GOOD.replace("  doi = {10.5555/1},\n", "")})
    assert cli.main(["check", "--root", str(root), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["rule"] == "doi"
    assert cli.main(["check", "--root", str(root), "--format", "github", "--strict"]) == 1
    shown = "::warning file=content/publications.bib,line=2,title=doi::one: has no DOI"
    assert capsys.readouterr().out.startswith(shown)
