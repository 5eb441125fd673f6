"""Citation tags after Google Scholar's guidelines, and schema.org data that its vocabulary knows."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, get_args

import pytest
from PIL import Image

from homepage.build import produce
from homepage.content.records import Author, Link, Publication, PublicationType
from homepage.output.scholarly import article, citation_tags
from tests.output.schema_org import mistakes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AUTHORS = (Author(family="Berg", prefix="van der", given="Jan"), Author(name="Loom Team"))


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
def test_every_property_belongs_to_its_type_and_has_a_value_of_its_kind(kind: PublicationType) -> None:
    work = full(kind)
    found = article(work, "https://ada.example/publications/k/", absolute)
    assert mistakes(found) == []
    assert len(found["author"]) == len([name for name, _ in citation_tags(work, absolute) if name == "citation_author"])


def test_a_mistake_would_be_found() -> None:
    wrong = {
        "@context": "https://schema.org",
        "@type": "Thesis",
        "isbn": "1",
        "url": "papers/k.pdf",
        "author": [{"@type": "Book", "name": ""}],
    }
    assert mistakes(wrong) == [
        ": Thesis has no isbn",
        "/url: 'papers/k.pdf' is none of ('URL',)",
        "/author: Book is none of ('Person', 'Organization')",
        "/author/name: '' is none of ('Text',)",
    ]


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
        ("patent", "citation_patent_number", "7"),
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


def test_a_thesis_supports_a_degree_and_a_state_is_said() -> None:
    assert article(full("thesis"), None, absolute)["inSupportOf"] == "PhD"
    assert article(full("patent", status="granted"), None, absolute)["creativeWorkStatus"] == "granted"
    assert "creativeWorkStatus" not in article(full("book"), None, absolute)


def test_the_book_of_a_chapter_has_its_number() -> None:
    assert article(full("chapter"), None, absolute)["isPartOf"] == {"@type": "Book", "name": "Venue", "isbn": "978"}


PAGES = {
    "site.yaml": """\
base_url: https://ada.example/
email_style: plain
updated: 2024-05-01
sections: [{kind: publications, title: Papers}]
""",
    "content/person.yaml": """\
name: Ada Example
native_name: 艾达
job_title: Professor
email: ada@example.org
affiliation: {name: University of X, url: https://x.example/}
image: {src: me.png, alt: Portrait}
interests: [{label: Looms, text: all}]
links: [{label: GitHub, url: https://github.com/ada}]
orcid: 0000-0002-1825-0097
""",
    "content/publications.bib": """\
@article{a, title={T}, author={Example, Ada}, journal={J}, issn={1234-5678}, volume=1, number=2, year=2024,
  doi={10.1000/x}}
@patent{b, title={U}, author={Example, Ada}, number={CN1}, holder={Loom Ltd}, pubstate={granted}, year=2023}
""",
    "content/posts/2024-01-01-hello.md": "---\ntitle: Hello\ntags: [looms]\n---\nA post.\n",
    "content/projects/loom.md": "---\ntitle: Loom\n---\nA project.\n",
    "content/pages/about.md": "---\ntitle: About\n---\nA page.\n",
}


def test_every_page_of_a_site_is_valid_for_schema_org(site: Callable[[dict[str, str]], Path]) -> None:
    root = site(PAGES)
    Image.new("RGB", (400, 400)).save(root / "content/me.png")
    found = {}
    for path, data in produce(root).outputs.items():
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', data.decode(errors="ignore")):
            found[path] = json.loads(text)
    assert {path: wrong for path, data in found.items() if (wrong := mistakes(data))} == {}
    kinds = {data["@type"] for data in found.values()}
    assert kinds >= {"ProfilePage", "ScholarlyArticle", "CreativeWork", "CollectionPage", "BlogPosting", "WebPage"}
