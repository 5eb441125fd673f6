"""The citations of a paper on Google Scholar: whose they are, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.content.citations import scholar_link, scholar_user
from homepage.content.load import load
from homepage.content.records import Link, Metrics, Person

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Make = Callable[[dict[str, str]], Path]

BIB = "@misc{notes, title={Notes}, google_scholar_id={qc6CJjYAAAAJ}}\n@misc{more, title={More}}\n"
SHOWN = (
    "https://scholar.google.com/citations?view_op=view_citation&hl=en&user=A_b-1AAAAJ&citation_for_view="
    "A_b-1AAAAJ:qc6CJjYAAAAJ"
)


@pytest.mark.parametrize(
    ("url", "user"),
    [
        ("https://scholar.google.com/citations?user=A_b-1AAAAJ&hl=en", "A_b-1AAAAJ"),
        ("https://scholar.google.de/citations?hl=de&user=A_b-1AAAAJ", "A_b-1AAAAJ"),
        ("https://scholar.google.com/citations", ""),
        ("https://scholar.example.org/?user=A_b-1AAAAJ", ""),
    ],
)
def test_the_user_is_taken_from_the_persons_page_on_google_scholar(url: str, user: str) -> None:
    assert scholar_user(Person(name="Ada", links=(Link(label="GitHub"), Link(label="Scholar", url=url)))) == user
    assert scholar_user(Person(name="Ada", metrics=(Metrics(source="Google Scholar", url=url),))) == user


def test_an_identifier_may_name_its_user_and_is_nothing_else() -> None:
    link = scholar_link("A_b-1AAAAJ:qc6CJjYAAAAJ", "other")
    assert link is not None
    assert link.url == SHOWN
    assert scholar_link("qc6CJjYAAAAJ", "") is None
    assert scholar_link("https://scholar.example.org/x", "user") is None


def test_a_paper_is_linked_to_its_citations_where_the_person_has_a_page(site: Make) -> None:
    person = 'name: Ada\nlinks:\n  - {label: Scholar, url: "https://scholar.google.com/citations?user=A_b-1AAAAJ"}\n'
    works = load(site({"content/person.yaml": person, "content/publications.bib": BIB})).publications
    assert works["notes"].links == (Link(label="Google Scholar", url=SHOWN, rel=("info",)),)
    assert works["more"].links == ()


def test_a_paper_whose_citations_cannot_be_linked_is_told(site: Make) -> None:
    content = load(site({"content/publications.bib": BIB}))
    assert content.publications["notes"].links == ()
    (warning,) = content.warnings
    assert str(warning.location) == "content/publications.bib:1"
    assert warning.message == "notes: google_scholar_id is not linked, since the page of its author is not known"
    assert warning.hint == "add your page on Google Scholar to the links of content/person.yaml"
