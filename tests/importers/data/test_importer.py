from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from homepage.build import produce
from homepage.content.load import load
from homepage.errors import HomepageError
from homepage.importers.detect import detect
from homepage.importers.folder import Folder
from homepage.importers.report import ImportReport
from homepage.importers.run import run
from tests.importers.trials import FIXTURES, MANY, damages, imported, missing, survives, text_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SOURCES = [
    ("data-bib", "bib"),
    ("bib-folder", "bib"),
    ("data-csl", "csl-json"),
    ("data-ris", "ris"),
    ("data-resume", "json-resume"),
]


@pytest.mark.parametrize(("name", "kind"), SOURCES)
def test_a_data_file_is_recognised(name: str, kind: str) -> None:
    source = FIXTURES / name
    assert detect(Folder(source, ImportReport()), source) == kind


@pytest.mark.parametrize(("name", "kind"), SOURCES)
def test_a_data_file_becomes_a_site_that_builds_and_no_word_is_lost(name: str, kind: str, tmp_path: Path) -> None:
    report = imported(name, kind, tmp_path / "site")
    assert report.problems == ()
    assert report.lost == ()
    assert report.words_in > 30


@pytest.mark.parametrize(("name", "kind"), SOURCES)
def test_an_import_gives_the_same_bytes_twice(name: str, kind: str, tmp_path: Path) -> None:
    imported(name, kind, tmp_path / "one")
    imported(name, kind, tmp_path / "two")
    for path in sorted((tmp_path / "one").rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def test_a_bibliography_is_copied_byte_for_byte(tmp_path: Path) -> None:
    imported("data-bib", "bib", tmp_path / "site")
    copied = tmp_path / "site/content/publications.bib"
    assert copied.read_bytes() == (FIXTURES / "data-bib/library.bib").read_bytes()
    assert (tmp_path / "site/content/papers/tides.pdf").is_file()
    assert "hidden2020" in (tmp_path / "site/IMPORT.md").read_text()
    assert not missing(
        "Tides in Example Harbours a 10 Survey Nils Löfgren Buoys that Answer Outstanding", tmp_path / "site"
    )


def test_a_hidden_entry_of_a_bibliography_stays_hidden(tmp_path: Path) -> None:
    imported("data-bib", "bib", tmp_path / "site")
    assert missing("nobody draft", tmp_path / "site") == ["draft", "nobody"]


def test_all_texts_of_csl_are_shown(tmp_path: Path) -> None:
    imported("data-csl", "csl-json", tmp_path / "site")
    entries = json.loads((FIXTURES / "data-csl/items.json").read_text())
    texts = [
        re.sub(r"<[^>]*>", "", one.get(name, ""))
        for one in entries
        for name in ("title", "container-title", "abstract")
    ]
    people = [" ".join(map(str, one.values())) for entry in entries for one in entry["author"]]
    assert not missing(" ".join([*texts, *people]), tmp_path / "site")


def test_the_same_work_twice_in_csl_is_one_record(tmp_path: Path) -> None:
    imported("data-csl", "csl-json", tmp_path / "site")
    assert (tmp_path / "site/content/publications.yaml").read_text().count("oths as ") == 1


def test_all_values_of_ris_are_shown_or_kept(tmp_path: Path) -> None:
    report = imported("data-ris", "ris", tmp_path / "site")
    lines = (FIXTURES / "data-ris/export.ris").read_text().splitlines()
    kinds = ("AU", "A1", "TI", "T1", "T2", "BT", "PB", "AB", "N1", "ZZ", "M3")
    assert not missing(" ".join(line[6:] for line in lines if line[:2] in kinds), tmp_path / "site")
    assert "Shelf mark 17" in report.text()


def test_what_a_resume_says_of_an_award_stands_below_it(tmp_path: Path) -> None:
    imported("data-resume", "json-resume", tmp_path / "site")
    (award,) = yaml.safe_load((tmp_path / "site/content/awards.yaml").read_text())
    assert (award["title"], award["funder"], award["text"]) == ("Golden Gauge", "River Society", "For patience")


def test_every_text_of_a_resume_is_shown(tmp_path: Path) -> None:
    imported("data-resume", "json-resume", tmp_path / "site")
    resume = json.loads((FIXTURES / "data-resume/resume.json").read_text())
    silent = {"url", "website", "image", "email", "$schema", "startDate", "endDate", "date", "releaseDate", "username"}

    def texts(found: object, key: str = "") -> Iterable[str]:
        if isinstance(found, dict):
            for name, one in found.items():
                yield from texts(one, name)
        elif isinstance(found, list):
            for one in found:
                yield from texts(one, key)
        elif key not in silent:
            yield str(found)

    assert not missing(" ".join(texts(resume)).replace("fieldTrips", ""), tmp_path / "site")


def test_json_that_is_not_valid_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "resume.json").write_text('{"basics": {"name": "Ada"},\n "work": [{"name": Loom}]}')
    with pytest.raises(HomepageError) as caught:
        run(tmp_path / "resume.json", tmp_path / "site")
    assert str(caught.value.problems[0]).startswith("resume.json:2:2")


def test_commas_before_closing_brackets_are_read_over_and_told(tmp_path: Path) -> None:
    (tmp_path / "resume.json").write_text('{"basics": {"name": "Ada, ]",},\n "work": [{"name": "Loom"},\n]}')
    report = run(tmp_path / "resume.json", tmp_path / "site")
    assert yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())["name"] == "Ada, ]"
    assert "a comma stands before a closing bracket, it was read over (lines: 1, 2)" in report.text()


def owner_of(text: str, name: str, folder: Path) -> str:
    """Whose page a list of works is taken to be."""
    (folder / name).write_text(text)
    run(folder / name, folder / "site")
    found: str = yaml.safe_load((folder / "site/content/person.yaml").read_text())["name"]
    return found


def test_the_owner_has_the_commonest_spelling_of_those_that_fit_all_works(tmp_path: Path) -> None:
    names = ["Fir, Ion", "Fir, Ion", "Fir, Ion M", "Ash, Ada and Fir, I."]
    works = "\n".join(f"@misc{{a{at}, title = {{Loom {at}}}, author = {{{one}}}}}" for at, one in enumerate(names))
    assert owner_of(works, "works.bib", tmp_path) == "Ion Fir"


def test_a_group_that_signs_last_is_not_the_owner(tmp_path: Path) -> None:
    text = "PMID- 12345678\nTI  - Looms.\nFAU - Ash, Ada\nCN  - A Long Name of a Study Group\n"
    assert owner_of(text, "works.nbib", tmp_path) == "Ada Ash"


def test_profiles_outside_of_their_list_are_links_too(tmp_path: Path) -> None:
    (tmp_path / "resume.json").write_text('{"basics": {"name": "Ada", "linkedin": "https://linkedin.com/in/ada"}}')
    run(tmp_path / "resume.json", tmp_path / "site")
    person = yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())
    assert person["links"] == [{"label": "LinkedIn", "url": "https://linkedin.com/in/ada"}]


def test_translators_and_full_texts_come_over(tmp_path: Path) -> None:
    ada = {"family": "Ash", "given": "Ada"}
    book = {"type": "book", "title": "Looms", "author": [ada], "translator": [{"family": "Fir", "given": "Ion"}]}
    (tmp_path / "works.json").write_text(json.dumps([book]))
    run(tmp_path / "works.json", tmp_path / "one")
    (work,) = yaml.safe_load((tmp_path / "one/content/publications.yaml").read_text()).values()
    assert work["note"] == "Translator: Ion Fir"
    text = "TY  - JOUR\nAU  - Ash, Ada\nTI  - Looms\nL2  - https://repository.example.org/1\nER  - \n"
    (tmp_path / "works.ris").write_text(text)
    run(tmp_path / "works.ris", tmp_path / "two")
    (work,) = yaml.safe_load((tmp_path / "two/content/publications.yaml").read_text()).values()
    assert work["links"] == [{"label": "Link", "url": "https://repository.example.org/1"}]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"[[", b'[{"title": 3}]', b'{"basics": []}', b"\xff\xfe", b"TY  - JOUR"]
)
@pytest.mark.parametrize("kind", ["bib", "csl-json", "ris", "json-resume"])
def test_a_file_that_holds_nothing_makes_a_site_or_is_refused(kind: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / "data.bib").write_bytes(content)
    (tmp_path / "data.json").write_bytes(content)
    (tmp_path / "data.ris").write_bytes(content)
    try:
        report = run(tmp_path, tmp_path / "site", kind=kind)
    except HomepageError:
        return
    assert report.problems == ()


@pytest.mark.parametrize(("name", "kind"), SOURCES)
@MANY
@given(data=st.data())
def test_a_damaged_data_file_never_ends_in_a_traceback(name: str, kind: str, data: st.DataObject) -> None:
    survives(name, kind, data.draw(st.sampled_from(text_files(name))), data.draw(damages()))


def test_the_bibliographies_of_a_folder_become_one_with_all_their_entries(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "README.md").write_text("My papers.")
    (source / "a.bib").write_text("@misc{reed, title={Reeds in March}, author={Reed, Ada}, year=2020}\n")
    (source / "b.bib").write_bytes(
        "@misc{reed, title={Reeds in May}, author={Reed, Ada}, year=2021}\n"
        "@misc{cafe, title={Café am Moor}, author={Reed, Ada}, year=2022}".encode("latin-1")
    )
    (source / "c.bib").write_text("@misc{reed, title={Reeds in March}, author={Reed, Ada}, year=2020}\n")
    report = run(source, tmp_path / "site")
    assert report.problems == ()
    assert report.kind == "bib"
    assert [work.title for work in load(tmp_path / "site").publications.values()] == [
        "Reeds in March",
        "Reeds in May",
        "Café am Moor",
    ]
    notes = " ".join(str(note) for note in report.of("guess"))
    assert "a.bib, b.bib, c.bib became one file" in notes
    assert "content/publications.bib:3" in notes


def test_files_that_overlap_give_each_work_once_on_the_page(tmp_path: Path) -> None:
    imported("bib-folder", "bib", tmp_path / "site")
    works = load(tmp_path / "site").publications
    assert [
        (works[key].container_title, works[key].doi) for key in ("bauer2020echo", "bauer2019", "bauer2022bells")
    ] == [
        ("Journal of Mountain Clocks", "10.5555/JMC.2020.101"),
        ("Proceedings of the Ninth Conference on Peaks", None),
        ("Journal of Mountain Clocks", "10.5555/jmc.2022.7"),
    ]
    home = produce(tmp_path / "site").outputs["index.html"].decode()
    assert [home.count(title) for title in ("A Whistle", "Hourglasses", "Sundials", "Wächter")] == [1, 1, 1, 1]
    assert home.casefold().count("echoes as clocks") == 1


def test_an_entry_without_fields_is_left_out_so_that_the_rest_can_be_built(tmp_path: Path) -> None:
    text = "@misc{a, title={Reeds}, author={Reed, Ada}, year=2020}\n\n@book{b}\n\n@misc{c, title={Sedges}, year=2021}\n"
    (tmp_path / "a.bib").write_text(text)
    report = run(tmp_path / "a.bib", tmp_path / "site")
    assert report.problems == ()
    assert list(load(tmp_path / "site").publications) == ["a", "c"]
    assert any("has no fields" in note.text for note in report.of("left out"))


def test_a_folder_of_a_bibliography_and_pages_is_no_bibliography(tmp_path: Path) -> None:
    (tmp_path / "papers.bib").write_text("@misc{reed, title={Reeds in March}}")
    (tmp_path / "index.html").write_text("<h1>Ada Reed</h1><p>I grow reeds.</p>")
    assert detect(Folder(tmp_path, ImportReport()), tmp_path) == "html"


def test_a_mistyped_orcid_of_a_resume_stays_a_link(tmp_path: Path) -> None:
    profile = '{"network": "ORCID", "url": "https://orcid.org/0000-0002-1825-009"}'
    (tmp_path / "resume.json").write_text(f'{{"basics": {{"name": "Rosa Keller", "profiles": [{profile}]}}}}')
    report = run(tmp_path / "resume.json", tmp_path / "site")
    person = yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())
    assert report.problems == ()
    assert "orcid" not in person
    assert person["links"][0]["url"] == "https://orcid.org/0000-0002-1825-009"


def test_an_entry_that_stands_in_two_files_word_for_word_comes_over_once(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    reed = "@misc{reed, title={Reeds and $x^2$ in May}, author={Reed, Ada}, year=2021}\n"
    (tmp_path / "source/a.bib").write_text(reed)
    (tmp_path / "source/b.bib").write_text(f"{reed}@misc{{fir, title={{Firs}}, author={{Reed, Ada}}, year=2022}}\n")
    report = run(tmp_path / "source", tmp_path / "site")
    assert (report.problems, report.lost) == ((), ())
    assert [note.text for note in report.of("left out")] == ["reed stands in a.bib already, word for word"]
    assert (tmp_path / "site/content/publications.bib").read_text().count("@misc{reed") == 1


@pytest.mark.parametrize(("name", "kind"), SOURCES)
def test_force_writes_the_files_of_the_import_and_leaves_all_others(name: str, kind: str, tmp_path: Path) -> None:
    own = {"notes.txt": "mine", "content/drafts/idea.md": "mine, too", "static/custom.css": "a {}"}
    for path, text in own.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(text)
    with pytest.raises(HomepageError):
        run(FIXTURES / name, tmp_path / "site", kind=kind)
    assert not (tmp_path / "site/site.yaml").exists()
    report = run(FIXTURES / name, tmp_path / "site", kind=kind, force=True)
    found = {
        path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*") if path.is_file()
    }
    assert found == {*own, *report.files}
    assert {path: (tmp_path / "site" / path).read_text() for path in own} == own
