"""JSON Resumes as people write them: beyond the schema, and older than it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from homepage.importers.run import run

if TYPE_CHECKING:
    from pathlib import Path


def content(resume: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The files of content/ that a résumé becomes, and its report."""
    (folder / "resume.json").write_text(json.dumps({"basics": {"name": "Ada Reed"}, **resume}))
    report = run(folder / "resume.json", folder / "site")
    assert (report.problems, report.lost) == ((), ())
    found = {path.name: path.read_text() for path in (folder / "site/content").iterdir()}
    return {name: yaml.safe_load(text) if name.endswith(".yaml") else text for name, text in found.items()} | {
        "report": report.text()
    }


@pytest.mark.parametrize("key", ["authors", "author"])
@pytest.mark.parametrize("value", [["Ada Reed", "Tom Fir"], "Ada Reed and Tom Fir", [{"name": "Ada Reed"}, "Tom Fir"]])
def test_publications_may_name_their_authors_and_journal(key: str, value: object, tmp_path: Path) -> None:
    paper = {"title": "Reeds", "journal": "Marsh Letters", "year": "2020", "volume": "3", "pages": "1-9", key: value}
    (work,) = content({"publications": [{**paper, "doi": "10.5555/m.3"}]}, tmp_path)["publications.yaml"].values()
    assert work["author"] == ["Ada Reed", "Tom Fir"]
    found = (work["container_title"], work["issued"], work["volume"], work["page"], work["doi"])
    assert found == ("Marsh Letters", 2020, 3, "1-9", "10.5555/m.3")


def test_places_and_positions_may_have_parts(tmp_path: Path) -> None:
    work = {"name": "Marsh Institute", "position": ["Botanist", "Guide"], "location": {"city": "Bern", "region": "BE"}}
    (position,) = content({"work": [work], "basics": {"name": "Ada", "location": "Bern"}}, tmp_path)["positions.yaml"]
    assert (position["title"], position["location"]) == ("Botanist, Guide", "Bern, BE")
    assert "location: Bern" in (tmp_path / "site/content/person.yaml").read_text()


def test_skills_may_be_plain_texts(tmp_path: Path) -> None:
    assert content({"skills": [{"name": "Weaving"}, "Punting"]}, tmp_path)["items.yaml"] == ["Weaving", "Punting"]


def test_keys_that_the_schema_does_not_have_stand_before_their_values(tmp_path: Path) -> None:
    degree = {
        "institution": "Uni",
        "thesis": "Reeds in May",
        "advisorName": "Tom Fir",
        "courses": [{"a": "x", "b": "y"}],
    }
    (found,) = content({"education": [degree]}, tmp_path)["positions.yaml"]
    assert found["text"] == "Thesis: Reeds in May<br>Advisor name: Tom Fir<br>x, y"


def test_an_entry_of_a_list_that_the_schema_does_not_have_is_one_point(tmp_path: Path) -> None:
    found = content({"teaching": [{"course": "Reeds 1", "term": "Spring"}, "Sedges"]}, tmp_path)
    assert found["teaching.md"] == "- Reeds 1, Spring\n- Sedges\n"


def test_an_address_without_its_scheme_is_one(tmp_path: Path) -> None:
    found = content({"basics": {"name": "Ada", "website": "ada.example.org"}}, tmp_path)["person.yaml"]
    assert found["links"] == [{"label": "Website", "url": "https://ada.example.org"}]


def test_a_portrait_at_another_host_is_told_and_not_linked(tmp_path: Path) -> None:
    found = content({"basics": {"name": "Ada", "image": "https://photos.example.org/a.jpg"}}, tmp_path)
    assert "image" not in found["person.yaml"]
    assert "https://photos.example.org/a.jpg: pages load no pictures from other hosts" in found["report"]


def test_an_affiliation_and_a_telephone_under_other_names_have_their_place(tmp_path: Path) -> None:
    basics = {"name": "Ada Reed", "affiliation": "University of Sedge", "tel": "+1 23 45"}
    found = content({"basics": basics}, tmp_path)["person.yaml"]
    assert found["affiliation"] == ["University of Sedge"]
    assert found["links"] == [{"label": "+1 23 45", "url": "tel:+12345"}]


def test_lists_of_addresses_in_a_publication_are_its_links(tmp_path: Path) -> None:
    sources = [{"name": "[Code]", "website": "https://github.com/reed/sedge"}]
    work = {"name": "On sedges", "author": "Ada Reed", "sources": sources}
    (found,) = content({"publications": [work]}, tmp_path)["publications.yaml"].values()
    assert found["links"] == [{"label": "Code", "url": "https://github.com/reed/sedge", "rel": ["code"]}]
    assert "note" not in found


def test_stays_in_a_list_that_the_schema_does_not_have_are_positions(tmp_path: Path) -> None:
    stay = {"institution": "Fen Lab", "studyType": "Visitor", "startDate": "2023-01", "endDate": "2023-07", "logo": ""}
    (found,) = content({"visiting": [stay]}, tmp_path)["positions.yaml"]
    assert (found["organization"], found["title"]) == ("Fen Lab", "Visitor")


def test_a_logo_is_no_text(tmp_path: Path) -> None:
    school = {"institution": "Fen School", "logo": "/logos/fen.png"}
    found = content({"education": [school]}, tmp_path)["positions.yaml"]
    assert "fen.png" not in str(found)
