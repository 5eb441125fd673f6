"""What a list of publications can be narrowed by."""

from __future__ import annotations

import pytest

from homepage.content.records import Author, Person, Publication
from homepage.content.words import ENGLISH
from homepage.site.bylines import Bylines
from homepage.site.facets import FEWEST, Facets, own_roles
from tests.site.minimal import content

BYLINES = Bylines(content(person=Person(name="Ada Example", aliases=("A. Example",))))
ADA, JO, AL = (Author(name=name) for name in ("Ada Example", "Jo Smith", "Al Roe"))


def work(number: int, venue: str = "ICML") -> Publication:
    return Publication(
        title=f"Work {number}", key=f"w{number}", author=(ADA,), issued=f"{2020 + number}", container_title_short=venue
    )


@pytest.mark.parametrize(
    ("authors", "roles"),
    [
        ((ADA, JO), ("first",)),
        ((JO, ADA), ("other",)),
        ((JO, AL, ADA), ("last",)),
        ((JO, Author(name="Ada Example", roles=("co-first",)), AL), ("first",)),
        ((JO, Author(name="A. Example", roles=("corresponding",)), AL), ("corresponding",)),
        ((JO, AL), ()),
    ],
)
def test_the_own_part_is_told_by_place_and_by_stated_roles(authors: tuple[Author, ...], roles: tuple[str, ...]) -> None:
    assert own_roles(Publication(title="T", author=authors), BYLINES) == roles


def test_the_last_name_of_a_cut_list_is_not_the_last_author() -> None:
    assert own_roles(Publication(title="T", author=(JO, AL, ADA), others=True), BYLINES) == ("other",)


def test_a_facet_with_one_value_is_left_out_and_years_begin_with_the_newest() -> None:
    facets = Facets([work(n) for n in range(FEWEST)], BYLINES, ENGLISH, {})
    assert [facet.name for facet in facets.all()] == ["year"]
    assert [choice.value for choice in facets.all()[0].choices][:2] == ["2025", "2024"]


def test_a_short_list_is_not_narrowed() -> None:
    assert Facets([work(n) for n in range(FEWEST - 1)], BYLINES, ENGLISH, {}).all() == ()


def test_venues_begin_with_the_most_frequent() -> None:
    works = [work(n, "Neural Computation" if n < 2 else "ICML") for n in range(FEWEST)]
    facets = Facets(works, BYLINES, ENGLISH, {})
    venue = next(facet for facet in facets.all() if facet.name == "venue")
    assert [(one.value, one.label, one.count) for one in venue.choices] == [
        ("icml", "ICML", 4),
        ("neural-computation", "Neural Computation", 2),
    ]
    assert facets.values(works[0])["venue"] == "neural-computation"
