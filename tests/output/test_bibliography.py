"""BibTeX made from records that have none, read back by bibtexparser and by our own reader."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import example, given, settings
from hypothesis import strategies as st

from homepage.content.bibliography import publications
from homepage.content.records import Author, Publication, PublicationType
from homepage.output.bibliography import TYPES, entry, generated
from homepage.source import bibtex

ADA = Author(family="Berg", prefix="van der", given="Ada", suffix="Jr.")
FULL = Publication(
    key="k",
    title="GPU looms & 50 % of {all} threads_1",
    author=(ADA, Author(family="Roe", given="Al")),
    editor=(Author(family="Edit", given="Or"),),
    container_title="Venue & Sons",
    issued="2024-05-03",
    publisher="Publisher",
    publisher_place="Place",
    volume="1",
    page="1–9",
    edition="2",
    version="1.4",
    collection_title="Series",
    authority="Office",
    doi="10.1000/x_y",
    isbn="9780000000002",
    issn="1234-5678",
    pmid="12",
    url="https://example.org/a_b",
    language="de",
    keywords=("looms", "engines"),
    note="A note",
)
NUMBERED = ("report", "patent", "dataset", "software")
# What a record's field is called in an entry of each kind, where that is not the same for all.
CONTAINERS = {"article-journal": "journal", "paper-conference": "booktitle", "chapter": "booktitle"}
PUBLISHERS = {"thesis": "school", "report": "institution", "patent": "holder"}
SAME = {
    "editor": "Edit, Or",
    "year": "2024",
    "month": "5",
    "day": "3",
    "volume": "1",
    "number": "7",
    "pages": "1--9",
    "series": "Series",
    "edition": "2",
    "version": "1.4",
    "address": "Place",
    "authority": "Office",
    "doi": "10.1000/x_y",
    "isbn": "9780000000002",
    "issn": "1234-5678",
    "pmid": "12",
    "url": "https://example.org/a_b",
    "language": "de",
    "keywords": "looms, engines",
    "note": "A note",
}


RECORDED = """
    title author editor issued publisher volume issue number page edition version doi isbn issn pmid url language
    keywords note
""".split()  # noqa: SIM905 (a table)


def work(kind: PublicationType, **fields: Any) -> Publication:
    given = {name: getattr(FULL, name) for name in FULL.__struct_fields__}
    number = {"number": "7"} if kind in NUMBERED else {"issue": "7"}
    return Publication(**{**given, **number, "type": kind, **fields})


def read_back(text: str) -> Publication:
    read = bibtex.read(text.encode(), "content/publications.bib")
    works, _ = publications(read, "content/publications.bib")
    return works["k"]


@pytest.mark.parametrize("kind", get_args(PublicationType))
def test_every_field_of_every_kind_is_found_by_another_reader(kind: PublicationType) -> None:
    library = parse_string(entry(work(kind)))
    assert not library.failed_blocks
    (found,) = library.entries
    assert found.entry_type == TYPES.get(kind, "misc")
    fields = {field.key: field.value for field in found.fields}
    assert fields.pop("author") == "van der Berg, Jr., Ada and Roe, Al"
    assert fields.pop("title") == r"GPU looms \& 50 \% of \textbraceleft{}all\textbraceright{} threads\_1"
    assert fields.pop(CONTAINERS.get(kind, "howpublished")) == r"Venue \& Sons"
    assert fields.pop(PUBLISHERS.get(kind, "publisher")) == "Publisher"
    assert fields == SAME


@pytest.mark.parametrize("kind", get_args(PublicationType))
def test_our_own_reader_finds_the_record_again(kind: PublicationType) -> None:
    given = work(kind)
    found = read_back(generated(given))
    assert {name: getattr(found, name) for name in RECORDED} == {name: getattr(given, name) for name in RECORDED}
    assert found.type == ("document" if kind == "article" else kind)


def test_a_preprint_names_its_archive() -> None:
    found = read_back(
        generated(Publication(key="k", title="T", type="article", eprint="2401.00001", eprintclass="cs.CL"))
    )
    assert (found.type, found.eprint, found.eprinttype, found.eprintclass) == (
        "article",
        "2401.00001",
        "arxiv",
        "cs.CL",
    )


@pytest.mark.parametrize("status", ["inpress", "submitted", "granted", "pending"])
def test_the_state_of_a_work_is_kept(status: Any) -> None:
    assert read_back(generated(Publication(key="k", title="T", type="patent", status=status))).status == status


def test_a_list_of_authors_that_was_cut_stays_cut() -> None:
    assert read_back(generated(Publication(key="k", title="T", author=(ADA,), others=True))).others


def test_a_thesis_says_its_degree_and_a_file_of_the_site_is_no_address() -> None:
    made = generated(Publication(key="k", title="T", type="thesis", genre="Master’s thesis", url="papers/t.pdf"))
    assert "type = {Master’s thesis}" in made
    assert "url" not in made


# Quotation marks, accents and dashes written with signs of ASCII are what BibTeX takes them for.
plain = st.text(
    st.characters(codec="ascii", exclude_categories=["Cc"], exclude_characters="`'\"\\"), min_size=1, max_size=30
)


@settings(deadline=None)
@given(
    plain.map(lambda text: " ".join(text.split())).filter(lambda text: any(map(str.isalnum, text)) and "--" not in text)
)
@example("0$^$")
@example("a $_$ b $x$")
def test_any_title_comes_back_as_it_was(title: str) -> None:
    assert read_back(generated(Publication(key="k", title=title))).title == title
