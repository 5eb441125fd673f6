"""Every kind of work and every field of it, read back by rispy and citeproc-py, which know nothing of this program."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
import rispy  # type: ignore[import-untyped]
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

from homepage.content.records import Author, Publication, PublicationType
from homepage.output.exports import RIS_TYPES, csl_text, ris
from tests.output.test_bibliography import work

KINDS: tuple[PublicationType, ...] = get_args(PublicationType)
NUMBERED = ("report", "patent", "dataset", "software")
RIS = {
    "id": "k",
    "title": "GPU looms & 50 % of {all} threads_1",
    "authors": ["van der Berg, Ada, Jr.", "Roe, Al"],
    "secondary_authors": ["Edit, Or"],
    "year": "2024",
    "date": "2024/05/03/",
    "secondary_title": "Venue & Sons",
    "tertiary_title": "Series",
    "volume": "1",
    "start_page": "1",
    "end_page": "9",
    "edition": "1.4",
    "publisher": "Publisher",
    "place_published": "Place",
    "doi": "10.1000/x_y",
    "urls": ["https://example.org/a_b"],
    "language": "de",
    "keywords": ["looms", "engines"],
}
CSL = {
    "title": "GPU looms & 50 % of {all} threads_1",
    "container_title": "Venue & Sons",
    "publisher": "Publisher",
    "publisher_place": "Place",
    "volume": "1",
    "page": "1-9",
    "edition": "2",
    "version": "1.4",
    "collection_title": "Series",
    "authority": "Office",
    "DOI": "10.1000/x_y",
    "ISBN": "9780000000002",
    "ISSN": "1234-5678",
    "PMID": "12",
    "URL": "https://example.org/a_b",
    "language": "de",
    "keyword": "looms, engines",
}


def of_ris(some: Publication) -> dict[str, Any]:
    (found,) = rispy.loads(ris(some))
    return dict(found)


def of_csl(some: Publication) -> Any:
    return CiteProcJSON(json.loads(csl_text([some])))[some.key]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_stands_in_ris(kind: PublicationType) -> None:
    found = of_ris(work(kind))
    assert found.pop("type_of_reference") == RIS_TYPES[kind]
    numbers = (found.pop("number", None), found.pop("issn"))
    assert numbers == ((None, "7") if kind in NUMBERED else ("7", "9780000000002"))
    assert found == ({**RIS, "secondary_authors": ["Edit, Or", "Office"]} if kind == "patent" else RIS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_stands_in_csl(kind: PublicationType) -> None:
    found = of_csl(work(kind))
    assert found.type == kind
    assert {name: str(found[name]) for name in CSL} == CSL
    in_series = "collection_number" if kind in ("book", "chapter") else "issue"
    assert str(found["number" if kind in NUMBERED else in_series]) == "7"
    assert [(str(one.family), str(one.given)) for one in found.author] == [("Berg", "Ada"), ("Roe", "Al")]
    assert [str(one.family) for one in found.editor] == ["Edit"]
    assert (found.issued.year, found.issued.month, found.issued.day) == (2024, 5, 3)


def test_a_thesis_names_its_degree_and_its_school() -> None:
    thesis = Publication(key="t", title="T", type="thesis", genre="PhD thesis", publisher="University of X")
    assert (of_ris(thesis)["type_of_work"], of_ris(thesis)["publisher"]) == ("PhD thesis", "University of X")
    assert (str(of_csl(thesis).genre), str(of_csl(thesis).publisher)) == ("PhD thesis", "University of X")


@pytest.mark.parametrize(("status", "said"), [("granted", "granted"), ("pending", "pending"), ("published", None)])
def test_a_patent_names_its_number_its_office_and_its_state(status: Any, said: str | None) -> None:
    patent = Publication(key="p", title="T", type="patent", number="CN1", authority="CNIPA", status=status)
    found = of_ris(patent)
    assert (found["issn"], found["secondary_authors"], found.get("custom6")) == ("CN1", ["CNIPA"], said)
    read = of_csl(patent)
    assert (str(read.number), str(read.authority)) == ("CN1", "CNIPA")
    assert (str(read["status"]) if said else read.get("status")) == said


def test_a_preprint_names_archive_and_number() -> None:
    preprint = Publication(
        key="a", title="T", type="article", eprint="2401.00001", author=(Author(name="Ada Example"),)
    )
    assert of_ris(preprint)["accession_number"] == "arXiv:2401.00001"
    assert str(of_csl(preprint).number) == "arXiv:2401.00001"
    assert of_ris(preprint)["urls"] == [str(of_csl(preprint).URL)] == ["https://arxiv.org/abs/2401.00001"]
