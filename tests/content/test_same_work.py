"""Two descriptions of one paper are told by what identifies it."""

from __future__ import annotations

from typing import Any

import pytest

from homepage.content.bibliography_twins import are_one
from homepage.content.records import Author, Publication

ADA, BO = (Author(name="Ada Reed"),), (Author(family="Sedge", given="Bo"),)


def work(title: str = "Reeds in the Wind of March", **more: Any) -> Publication:
    return Publication(title=title, **more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (work(doi="10.1/A", issued="2020"), work("Reeds", doi="10.1/a", issued="2021")),
        (work(eprint="2001.00001v2", issued="2020"), work("Reeds in the wind", eprint="2001.00001", issued="2021")),
        (work(eprint="2001.00001"), work("Reeds", doi="10.48550/arXiv.2001.00001")),
        (work(issued="2020", author=ADA), work("Reeds in the wind of march.", issued="2020-05")),
        (work(issued="2020", author=ADA), work(author=(Author(family="Reed", given="A."),))),
    ],
)
def test_one_paper_is_known_again(one: Publication, other: Publication) -> None:
    assert are_one(one, other)
    assert are_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (work(doi="10.1/a"), work(doi="10.1/b")),
        (work(issued="2020"), work(issued="2021")),
        (work(author=ADA), work(author=BO)),
        (work("Reeds"), work("Reeds", issued="2020")),
        (work(), work("Sedges under the Snow of May")),
    ],
)
def test_two_papers_stay_two(one: Publication, other: Publication) -> None:
    assert not are_one(one, other)
    assert not are_one(other, one)
