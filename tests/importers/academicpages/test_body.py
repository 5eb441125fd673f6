"""The text of a publication: labels at its beginning are taken off, and the same words within it stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importers.academicpages.test_importer import works

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\ntitle: Why a cup rings\ndate: 2021-03-04\nvenue: Journal of Clay\n---\n"


@pytest.mark.parametrize("label", ["", "Abstract: ", "**Full abstract.** "])
def test_only_the_label_at_its_beginning_is_taken_off_an_abstract(label: str, tmp_path: Path) -> None:
    work = works(tmp_path, f"{HEAD}\n{label}Cups are the abstract idea of a bell.\n")
    assert work["abstract"] == "Cups are the abstract idea of a bell."


def test_authors_after_their_label_are_the_list_of_authors(tmp_path: Path) -> None:
    work = works(
        tmp_path, f"{HEAD}\nAuthors: Mia Lapp, Rosa Keller\n\nIts authors, Rosa Keller above all, made cups.\n"
    )
    assert work["author"] == ["Mia Lapp", "Rosa Keller"]
    assert work["abstract"] == "Its authors, Rosa Keller above all, made cups."


@pytest.mark.parametrize("sign", ["+", ". ", " "])
def test_a_text_with_a_run_of_one_sign_comes_over(sign: str, tmp_path: Path) -> None:
    work = works(tmp_path, f"{HEAD}\nCups ring. {sign * 40000}\n")
    assert str(work["abstract"]).startswith("Cups ring.")
