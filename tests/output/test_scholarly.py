"""Citation tags after Google Scholar's guidelines, and schema.org data that its vocabulary knows."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from homepage.content.records import Author, Link, Publication, PublicationType
from homepage.output.scholarly import article, citation_tags

AUTHORS = (Author(family="Berg", prefix="van der", given="Jan"), Author(name="Loom Team"))
# schema.org 28: the properties of CreativeWork that are used, and those of each type besides.
COMMON = set(
    """
    @context @type headline name author editor datePublished isPartOf publisher abstract keywords inLanguage identifier
    url sameAs image encoding
    """.split()  # noqa: SIM905 (a table)
)
OWN = {
    "ScholarlyArticle": {"pageStart", "pageEnd"},
    "Chapter": {"pageStart", "pageEnd"},
    "Report": {"pageStart", "pageEnd", "reportNumber"},
    "Book": {"isbn", "bookEdition"},
    "Thesis": {"inSupportOf"},
    "Dataset": {"description"},
    "SoftwareSourceCode": {"description", "codeRepository"},
    "PresentationDigitalDocument": set(),
    "WebPage": set(),
    "CreativeWork": set(),
}


def absolute(url: str | None) -> str | None:
    return f"https://ada.example/{url}" if url and "://" not in url else url


def full(kind: PublicationType, **fields: Any) -> Publication:
    known: dict[str, Any] = {
        "key": "k", "title": "T", "type": kind, "author": AUTHORS, "editor": AUTHORS, "issued": "2024-05",
        "page": "1–9", "container_title": "Venue", "publisher": "Publisher", "volume": "1", "issue": "2", "number": "7",
        "doi": "10.1/x", "isbn": "978", "issn": "1234-5678", "edition": "2", "genre": "PhD thesis", "abstract": "A",
        "keywords": ("k",),
        "language": "en", "pdf": "papers/k.pdf", "links": (Link(label="Code", url="https://code.example/"),),
    }  # fmt: skip
    return Publication(**{**known, **fields})


def tags(work: Publication) -> dict[str, str]:
    return dict(citation_tags(work, absolute))


@pytest.mark.parametrize("kind", get_args(PublicationType))
def test_every_property_belongs_to_its_type(kind: PublicationType) -> None:
    found = article(full(kind), "https://ada.example/publications/k/", absolute)
    assert set(found) <= COMMON | OWN[found["@type"]]
    assert len(found["author"]) == len(
        [name for name, _ in citation_tags(full(kind), absolute) if name == "citation_author"]
    )


def test_each_author_has_a_tag_of_the_form_family_given() -> None:
    names = [value for name, value in citation_tags(full("article"), absolute) if name == "citation_author"]
    assert names == ["van der Berg, Jan", "Team, Loom"]


@pytest.mark.parametrize(
    ("issued", "shown"), [("2024", "2024"), ("2024-05", "2024"), ("2024-05-01", "2024/05/01"), (None, None)]
)
def test_a_date_is_whole_or_a_year(issued: str | None, shown: str | None) -> None:
    assert tags(full("article", issued=issued)).get("citation_publication_date") == shown


@pytest.mark.parametrize(
    ("kind", "tag", "value"),
    [
        ("article-journal", "citation_journal_title", "Venue"),
        ("paper-conference", "citation_conference_title", "Venue"),
        ("chapter", "citation_inbook_title", "Venue"),
        ("thesis", "citation_dissertation_institution", "Publisher"),
        ("report", "citation_technical_report_institution", "Publisher"),
        ("report", "citation_technical_report_number", "7"),
    ],
)
def test_the_venue_has_the_tag_of_its_kind(kind: PublicationType, tag: str, value: str) -> None:
    assert tags(full(kind))[tag] == value


def test_a_preprint_has_its_number_and_no_journal() -> None:
    found = tags(full("article", eprint="2112.04478", eprinttype="arxiv", container_title="arXiv preprint"))
    assert found["citation_arxiv_id"] == "2112.04478"
    assert "citation_journal_title" not in found


def test_the_pdf_is_named_only_when_there_is_one() -> None:
    assert tags(full("article"))["citation_pdf_url"] == "https://ada.example/papers/k.pdf"
    assert "citation_pdf_url" not in tags(full("article", pdf=None, url="https://example.org/paper"))


def test_a_journal_article_stands_in_issue_volume_and_periodical() -> None:
    issue = article(full("article-journal"), None, absolute)["isPartOf"]
    assert [issue["@type"], issue["isPartOf"]["@type"], issue["isPartOf"]["isPartOf"]["@type"]] == [
        "PublicationIssue",
        "PublicationVolume",
        "Periodical",
    ]


def test_an_organization_among_the_authors_is_one() -> None:
    work = full("article", author=(Author(name="The Loom Team"),), bibtex_text="@misc{k}")
    assert article(work, None, absolute)["author"] == [{"@type": "Organization", "name": "The Loom Team"}]
