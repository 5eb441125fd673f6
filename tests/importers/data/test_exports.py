"""Files as reference managers, publishers and databases export them: each fact in its field, no word lost."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from homepage.importers.detect import detect
from homepage.importers.folder import Folder
from homepage.importers.report import ImportReport
from homepage.importers.run import run
from tests.importers.trials import FIXTURES, missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXPORTS = FIXTURES / "exports"
NAMES = sorted(path.name for path in EXPORTS.iterdir() if path.is_file())
KINDS = {".ris": "ris", ".nbib": "ris", ".ciw": "ris", ".json": "csl-json"}
TEXTS = frozenset(("TI", "T1", "T2", "BT", "C3", "AU", "A1", "ED", "AB", "N2", "PU", "FAU", "JT", "A3"))
VALUES = frozenset(
    ("title", "subtitle", "container-title", "publisher", "abstract", "family", "given", "literal", "name")
)
# What only other programs read, or what the site says in other words.
SILENT = "abstract de nl"  # a heading of Crossref; initials, which we part
FACTS: dict[str, list[tuple[str, dict[str, str]]]] = {
    "endnote.ris": [
        ("Listening", {"type": "article-journal", "issued": "2019-05-12", "page": "211-230", "issn": "1234-567X"}),
        ("Hydrophones", {"type": "chapter", "collection_title": "Studies in Ice", "isbn": "978-1-4020-9623-5"}),
        ("Sound beneath", {"type": "thesis", "genre": "Ph.D. thesis", "note": "Advisor: Peter Brook"}),
        ("Noise of ferries", {"type": "report", "number": "HO-2012-7"}),
    ],
    "zotero.ris": [
        ("Mapping", {"page": "5", "language": "de", "container_title_short": "Z. Stadttiere"}),
        (
            "A lamp that",
            {
                "event_location": "Lyon, France",
                "container_title": "Proceedings of the Third Conference on Urban Nights",
            },
        ),
        ("Lamps and", {"type": "article", "eprint": "2206.00123", "issued": "2022-06-01"}),
        ("What hedgehogs", {"type": "speech", "issued": "2023-10-02"}),
        ("lampcount", {"type": "software", "version": "1.4"}),
        ("Lamp with", {"type": "patent", "number": "EP1234567", "authority": "European Patent Office"}),
    ],
    "webofscience.ris": [
        (
            "TERRACES",
            {
                "issued": "2015-05",
                "page": "104512",
                "publisher_place": "OXFORD",
                "container_title_short": "Ann. Wet Fields",
            },
        ),
        ("Counting", {"type": "paper-conference", "page": "77–80", "event_location": "Busan, SOUTH KOREA"}),
    ],
    "webofscience.ciw": [
        (
            "Looms that",
            {"issued": "2019-03-15", "page": "211–230", "pmid": "31000077", "container_title_short": "J. Quiet Weav."},
        ),
        (
            "Cloth",
            {
                "type": "paper-conference",
                "collection_title": "Lecture Notes in Cloth",
                "isbn": "978-3-030-00000-9",
                "event_location": "Lyon, FRANCE",
            },
        ),
    ],
    "scopus.ris": [
        ("Bridges", {"page": "e2045", "issn": "1987-6543", "doi": "10.5555/jhs.2020.2045"}),
        ("Dampers", {"collection_title": "Lecture Notes in Quiet Engineering", "isbn": "9783030000009"}),
    ],
    "ieee.ris": [
        ("Low-Power", {"type": "paper-conference", "issued": "2022", "page": "1–6"}),
        ("Bees", {"issued": "2023-09", "volume": "19", "issue": "9"}),
    ],
    "springer.ris": [
        ("Windmills", {"type": "chapter", "container_title": "Energy on the Edge", "publisher_place": "Cham"}),
        ("Turbines", {"issued": "2024-01-15", "page": "17"}),
        ("Wind for", {"type": "book", "collection_title": "Lecture Notes on Air", "isbn": "9783030999995"}),
    ],
    "pubmed.nbib": [
        ("Naps", {"pmid": "31000001", "issued": "2019-07-04", "doi": "10.5555/nap.2019.512", "language": "en"}),
        ("Dreams", {"type": "article", "page": "e77", "issued": "2020-05"}),
    ],
    "zotero.json": [
        ("Kites over", {"container_title_short": "J. Lines Wind", "issued": "2020-08-14"}),
        ("Strings", {"eprint": "2105.01234", "note": "Accepted at the Kite Workshop"}),
        ("Why kites", {"collection_title": "Handbooks of the Sky", "note": "Translator: Ada Marsh"}),
        ("A reel", {"container_title": "Kite Workshop 2022", "event_location": "Tainan"}),
        ("kitelib", {"type": "software", "version": "0.9"}),
    ],
    "mendeley.json": [
        ("How far", {"issued": "2012-03", "page": "301-309"}),
        ("Night vision", {"type": "thesis", "publisher": "Savanna University"}),
        ("Nest box", {"type": "patent", "number": "KE 2014/77", "authority": "KIPI"}),
    ],
    "crossref.json": [
        (
            "Corals",
            {"abstract": "Corals move at night.", "issn": "1212-3434, 3434-1212", "container_title_short": "Reef Sci."},
        ),
        ("Reefs", {"type": "chapter", "isbn": "9781000000016"}),
        ("Filming", {"type": "paper-conference", "issued": "2018-07", "event_location": "Honolulu, HI"}),
    ],
    "citationjs.json": [
        ("Drums", {"issued": "2017-02-01", "volume": "9"}),
        ("A grammar", {"type": "book", "isbn": "9789780000005"}),
        ("Recordings", {"type": "dataset", "version": "2"}),
    ],
    "orcid.json": [
        ("Ferries", {"doi": "10.5555/ferry.2019", "issued": "2019-02", "container_title": "Journal of Timetables"}),
        ("Boats", {"type": "paper-conference", "issued": "2016"}),
    ],
}


def said(name: str) -> str:
    """The words of an export that name works and people, read by other means than those of the importer."""
    text = (EXPORTS / name).read_text(encoding="utf-8")
    if name.endswith(".json"):
        return re.sub(r"<[^>]*>", " ", " ".join(values(json.loads(text))))
    lines = re.sub(r"\r?\n {4,}", " ", text).splitlines()
    found = [line.partition("- ")[2] for line in lines if line.partition(" ")[0].rstrip("-") in TEXTS]
    return re.sub(r"<[^>]*>", " ", " ".join(found))


def values(found: Any, key: str = "") -> Iterator[str]:
    if isinstance(found, dict):
        for name, one in found.items():
            if name not in ("affiliation", "event", "indexed", "reference", "license"):
                yield from values(one, name)
    elif isinstance(found, list):
        for one in found[:1] if key in ("container-title", "work-summary") else found:
            yield from values(one, key)
    elif key in VALUES:
        yield str(found)


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_an_export_is_recognised(name: str) -> None:
    source = EXPORTS / name
    assert detect(Folder(source, ImportReport()), source) == KINDS[source.suffix]


def test_every_word_of_an_export_comes_over(name: str, tmp_path: Path) -> None:
    report = run(EXPORTS / name, tmp_path / "site")
    assert (report.problems, report.lost) == ((), ())
    assert not set(missing(said(name), tmp_path / "site")) - set(SILENT.split())


def test_every_fact_of_an_export_has_its_field(name: str, tmp_path: Path) -> None:
    run(EXPORTS / name, tmp_path / "site")
    works = list(yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text()).values())
    assert len(works) == len(FACTS[name])
    for start, expected in FACTS[name]:
        (work,) = [one for one in works if one["title"].startswith(start)]
        assert {field: str(work.get(field)) for field in expected} == expected


def test_keywords_on_lines_of_their_own_and_people_between_semicolons_are_several(tmp_path: Path) -> None:
    text = "TY  - JOUR\nAU  - Ash, Ada; Fir, Ion\nTI  - Looms\nPY  - 2020\nKW  - wool\nsilk\nER  - \n"
    (tmp_path / "works.ris").write_text(text)
    run(tmp_path / "works.ris", tmp_path / "site")
    (work,) = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text()).values()
    assert work["keywords"] == ["wool", "silk"]
    assert [one["family"] for one in work["author"]] == ["Ash", "Fir"]


def test_a_citation_key_of_a_program_stays(tmp_path: Path) -> None:
    run(EXPORTS / "zotero.json", tmp_path / "site")
    keys = list(yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text()))
    assert keys[:2] == ["vogel2020kites", "vogel2021strings"]


def test_what_programs_write_into_notes_is_told_and_not_shown(tmp_path: Path) -> None:
    report = run(EXPORTS / "scopus.ris", tmp_path / "site")
    assert "Export Date" in report.text()
    assert "Export Date" not in (tmp_path / "site/content/publications.yaml").read_text()


RESUMES = FIXTURES / "resumes"


@pytest.mark.parametrize("name", ["schema-0.json", "schema-1.json"])
def test_every_section_of_a_resume_comes_over(name: str, tmp_path: Path) -> None:
    assert detect(Folder(RESUMES / name, ImportReport()), RESUMES / name) == "json-resume"
    report = run(RESUMES / name, tmp_path / "site")
    assert (report.problems, report.lost) == ((), ())
    assert [note for note in report.notes if "from other hosts" not in note.text] == []
    resume = json.loads((RESUMES / name).read_text())
    silent = {
        "url",
        "website",
        "image",
        "picture",
        "email",
        "username",
        "$schema",
        "version",
        "lastModified",
        "canonical",
    }

    def texts(found: Any, key: str = "") -> Iterator[str]:
        for one, value in found.items() if isinstance(found, dict) else [(key, each) for each in found]:
            if isinstance(value, dict | list):
                yield from texts(value, one)
            elif one not in silent and "Date" not in one and one != "date":
                yield value

    said_ = re.sub(r"\]\([^)]*\)", " ", " ".join(texts(resume)))
    assert not missing(said_, tmp_path / "site")


def test_facts_of_a_resume_have_their_fields(tmp_path: Path) -> None:
    run(RESUMES / "schema-1.json", tmp_path / "site")
    content = tmp_path / "site/content"
    professor, postdoc = yaml.safe_load((content / "positions.yaml").read_text())
    assert (professor["organization"], professor["title"], professor["ongoing"]) == (
        "University of the North",
        "Professor",
        True,
    )
    assert professor["text"] == "Department of Small Plants<br>Head of the moss group.\n\n- Two grants\n- Five theses"
    assert "ongoing" not in postdoc
    (degree,) = yaml.safe_load((content / "education.yaml").read_text())
    assert degree["text"] == "Score: summa cum laude<br>Bryology, Statistics for Roofs"
    (atlas,) = yaml.safe_load((content / "projects.yaml").read_text())
    assert atlas["date_text"] == "Jan 2019 – Dec 2021"
    moss = next(iter(yaml.safe_load((content / "publications.yaml").read_text()).values()))
    assert moss["doi"] == "10.5555/roof.2020.1"


def imported(text: str, name: str, folder: Path) -> tuple[dict[str, Any], str]:
    """The only work of a file, and the report."""
    (folder / name).write_text(text, encoding="utf-8")
    report = run(folder / name, folder / "site")
    (work,) = yaml.safe_load((folder / "site/content/publications.yaml").read_text(encoding="utf-8")).values()
    return work, report.text()


def test_the_copy_in_pubmed_central_is_a_link(tmp_path: Path) -> None:
    text = "PMID- 12345678\nTI  - Looms.\nFAU - Ash, Ada\nPMC - PMC6754211\n"
    work, _ = imported(text, "works.nbib", tmp_path)
    assert [link["label"] for link in work["links"]] == ["PubMed", "PMC"]


def test_an_initial_that_web_of_science_takes_for_a_number_is_one(tmp_path: Path) -> None:
    text = "PT J\nAU Fir, AV\nAF Fir, A., V\nTI Looms\nPY 2021\nER\n"
    work, _ = imported(text, "works.txt", tmp_path)
    assert work["author"] == [{"family": "Fir", "given": "A. V."}] or work["author"] == ["A. V. Fir"]


def test_a_tag_that_nobody_knows_is_told_once(tmp_path: Path) -> None:
    text = "".join(f"TY  - JOUR\nAU  - Ash, Ada\nTI  - Loom {at}\nQQ  - Reed {at}\nER  - \n" for at in "ABC")
    (tmp_path / "works.ris").write_text(text)
    report = run(tmp_path / "works.ris", tmp_path / "site").text()
    assert report.count("QQ") == 1
    assert "the field QQ of 3 works" in report


def test_a_serial_number_without_its_hyphen_has_its_place(tmp_path: Path) -> None:
    text = "TY  - JOUR\nAU  - Ash, Ada\nTI  - Looms\nSN  - 20724292 (ISSN)\nER  - \n"
    work, report = imported(text, "works.ris", tmp_path)
    assert work["issn"] == "2072-4292"
    assert "field SN" not in report


def test_every_serial_number_of_a_list_stays(tmp_path: Path) -> None:
    item = {"type": "article-journal", "title": "Looms", "ISSN": ["1234-5679", "2049-3630"]}
    work, _ = imported(json.dumps([item]), "works.json", tmp_path)
    assert work["issn"] == "1234-5679, 2049-3630"


def test_lines_of_zotero_in_a_note_fill_fields(tmp_path: Path) -> None:
    note = "DOI: 10.5555/looms.7\npublisher: Fen Press\nPMID: 12345678\nRead at the fair."
    work, _ = imported(json.dumps([{"type": "book", "title": "Looms", "note": note}]), "works.json", tmp_path)
    facts = ("10.5555/looms.7", "Fen Press", "12345678", "Read at the fair.")
    assert (work["doi"], work["publisher"], str(work["pmid"]), work["note"]) == facts
