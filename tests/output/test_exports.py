"""Exports are read back by libraries that know nothing of this program: rispy, bibtexparser, jsonschema, feedparser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import feedparser  # type: ignore[import-untyped]
import jsonschema
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from homepage.build import produce
from homepage.content.records import Author, Publication
from homepage.output.exports import RIS_TYPES, csl, csl_text, files, pages, ris

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ADA = Author(family="Example", given="Ada")
ARTICLE = Publication(
    key="example2024engines",
    type="article-journal",
    title="Engines & <looms>: 50 % of $x^2$",
    author=(ADA, Author(family="Berg", prefix="van der", given="Jan", suffix="Jr.")),
    container_title="Journal of Engines",
    container_title_short="JoE",
    issued="2024-05-01",
    volume="12",
    issue="3",
    page="101–109",
    doi="10.1000/x(1)",
    issn="1234-5678",
    abstract="First line.\n\nER  - second line.",
    keywords=("looms", "engines"),
    url="papers/engines.pdf",
    pdf="papers/engines.pdf",
    language="en",
)
PREPRINT = Publication(
    key="p1",
    type="article",
    status="preprint",
    title="A preprint",
    author=(ADA, Author(name="The Loom Team")),
    container_title="arXiv preprint arXiv:2401.00001",
    issued="2024",
    eprint="2401.00001",
    eprinttype="arxiv",
    bibtex_text="@misc{p1, title = {A preprint}}",
)
CHINESE = Publication(
    key="p2", type="thesis", title="视频理解", author=(Author(family="鞠", given="陈"),), publisher="上海交通大学"
)

# The essentials of https://github.com/citation-style-language/schema/blob/v1.0.2/schemas/input/csl-data.json
NAME = {
    "type": "object",
    "properties": {
        key: {"type": "string"}
        for key in ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
    },
    "additionalProperties": False,
    "minProperties": 1,
}
NUMBER = {"type": ["integer", "string"]}
TEXT = {"type": "string"}
TEXTS = (
    "language DOI ISBN ISSN PMID URL abstract authority collection-title container-title container-title-short "
    "event-place genre keyword page publisher publisher-place status title version"
)
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": NUMBER,
            "type": {"enum": sorted(RIS_TYPES)},
            "author": {"type": "array", "items": NAME, "minItems": 1},
            "editor": {"type": "array", "items": NAME, "minItems": 1},
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "maxItems": 2,
                        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                    }
                },
            },
            **dict.fromkeys(("volume", "issue", "edition", "number"), NUMBER),
            **dict.fromkeys(TEXTS.split(), TEXT),
        },
    },
}

VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40).filter(str.strip)
authors = st.builds(lambda family, given: Author(family=family, given=given), texts, texts)
works = st.builds(
    Publication,
    key=st.from_regex(r"[a-z]{3,8}\d{4}", fullmatch=True),
    title=texts,
    author=st.lists(authors, max_size=3).map(tuple),
    type=st.sampled_from(sorted(RIS_TYPES)),
    issued=st.sampled_from([None, "2024", "2024-02", "2024-02-29"]),
    container_title=st.none() | texts,
    abstract=st.none() | st.text(max_size=60),
    page=st.sampled_from([None, "7", "1–9", "e12", "3--4"]),
    keywords=st.lists(texts, max_size=2).map(tuple),
)


@settings(deadline=None)
@given(st.lists(works, max_size=4))
def test_any_csl_file_fits_the_schema_of_csl(some: list[Publication]) -> None:
    objects = json.loads(csl_text(some))
    VALIDATOR.validate(objects)
    assert [one["title"] for one in objects] == [work.title for work in some]


@settings(deadline=None)
@given(st.lists(works, max_size=4))
def test_any_ris_file_has_as_many_references_as_works(some: list[Publication]) -> None:
    read = rispy.loads("\n".join(ris(one) for one in some))
    assert [one["id"] for one in read] == [work.key for work in some]
    assert [one["title"] for one in read] == [work.title.strip() for work in some]


def test_ris_says_what_the_record_says() -> None:
    (read,) = rispy.loads(ris(ARTICLE, "https://ada.example/"))
    assert read["type_of_reference"] == "JOUR"
    assert read["authors"] == ["Example, Ada", "van der Berg, Jan, Jr."]
    assert (read["year"], read["date"]) == ("2024", "2024/05/01/")
    assert (read["secondary_title"], read["alternate_title1"]) == ("Journal of Engines", "JoE")
    assert (read["volume"], read["number"]) == ("12", "3")
    assert (read["start_page"], read["end_page"]) == ("101", "109")
    assert read["doi"] == "10.1000/x(1)"
    assert read["abstract"] == "First line. ER  - second line."
    assert read["keywords"] == ["looms", "engines"]
    assert read["urls"] == ["https://ada.example/papers/engines.pdf"]


def test_an_address_in_the_site_is_left_out_when_the_site_has_none() -> None:
    assert "UR  - " not in ris(ARTICLE)
    assert "URL" not in csl(ARTICLE)


def test_a_preprint_names_its_archive_once_and_an_organization_stays_whole() -> None:
    found = csl(PREPRINT)
    assert (found["publisher"], found["number"]) == ("arXiv", "arXiv:2401.00001")
    assert "container-title" not in found
    assert found["author"] == [{"family": "Example", "given": "Ada"}, {"literal": "The Loom Team"}]
    assert found["URL"] == "https://arxiv.org/abs/2401.00001"


def test_names_in_chinese_letters_keep_their_parts() -> None:
    assert csl(CHINESE)["author"] == [{"family": "鞠", "given": "陈"}]
    assert "AU  - 鞠, 陈" in ris(CHINESE)


@pytest.mark.parametrize(
    ("name", "inverted"),
    [("Ada Example", "Example, Ada"), ("Example, Ada", "Example, Ada"), ("Plato", "Plato"), ("鞠陈", "鞠陈")],
)
def test_a_name_written_in_one_piece_is_turned_round(name: str, inverted: str) -> None:
    assert f"AU  - {inverted}\n" in ris(Publication(title="T", author=(Author(name=name),)))


@pytest.mark.parametrize(
    ("page", "ends"), [("1–9", ("1", "9")), ("1--9", ("1", "9")), ("e12", ("e12", "")), (None, ("", ""))]
)
def test_pages_have_ends(page: str | None, ends: tuple[str, str]) -> None:
    assert pages(Publication(title="T", page=page)) == ends


def test_each_work_has_three_files_and_the_list_too() -> None:
    hidden = Publication(title="T", key="hidden", bibtex=False)
    made: dict[str, str] = {}
    for one in files([ARTICLE, PREPRINT, hidden], {"example2024engines": "e", "p1": "p1"}):
        made[one.path] = one.make(made.__getitem__)
    assert sorted(made) == [
        "bib/e.bib", "bib/e.csl.json", "bib/e.ris", "bib/p1.bib", "bib/p1.csl.json", "bib/p1.ris",
        "publications.bib", "publications.json", "publications.ris",
    ]  # fmt: skip
    assert len(json.loads(made["publications.json"])) == 2
    library = parse_string(made["publications.bib"])
    assert [entry.key for entry in library.entries] == ["example2024engines", "p1"]
    assert not library.failed_blocks


def test_a_site_without_works_has_no_exports() -> None:
    assert list(files([], {})) == []


BIB = """@inproceedings{a2024, title = {Weaving \\& looms}, author = {Example, Ada and Lovelace, Augusta},
  booktitle = {Conference on Engines}, year = 2024, month = may}
@article{b2023, title = {Second}, author = {Example, Ada}, journal = {Journal of Engines}, year = {2023}}
"""


def test_the_feed_of_publications_is_atom(site: Callable[[dict[str, str]], Path]) -> None:
    root = site({"content/publications.bib": BIB, "site.yaml": "title: Ada\nbase_url: https://ada.example/\n"})
    outputs = produce(root).outputs
    feed = feedparser.parse(outputs["publications.xml"])
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["Weaving & looms", "Second"]
    assert feed.entries[0].link == "https://ada.example/publications/a2024/"
    assert feed.feed.links[1].href == "https://ada.example/publications.xml"
    page = outputs["publications/index.html"].decode()
    assert 'href="../publications.xml" type="application/atom+xml"' in page
    assert rispy.loads(outputs["bib/a2024.ris"].decode())[0]["title"] == "Weaving & looms"
