"""Bibliographies with random faults: a short run of what `python -m tests.fuzz` does at length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from homepage.content.bibliography import publications
from homepage.source.bibtex import read
from tests import fuzz

if TYPE_CHECKING:
    from pathlib import Path

TWO = b"@misc{a, title = {A}}\n@misc{b, title = {B}}\n"


@pytest.mark.parametrize("seed", range(4))
def test_files_of_the_corpus_with_random_faults_are_read_and_nothing_is_lost(seed: int, tmp_path: Path) -> None:
    arguments = ["--seed", str(seed), "--count", "200", "--build-every", "100", "--keep", str(tmp_path / "found")]
    assert fuzz.main(arguments) == 0
    assert not (tmp_path / "found").exists()


def test_an_entry_that_is_lost_on_the_way_is_noticed() -> None:
    found = read(TWO, "x.bib")
    works, _ = publications(found, "x.bib")
    assert not [*fuzz.wrong_in_reading(found), *fuzz.wrong_in_publications(found, works)]
    assert list(fuzz.wrong_in_reading(replace(found, entries=found.entries[:1])))
    assert list(fuzz.wrong_in_reading(replace(found, reported=1)))
    assert list(fuzz.wrong_in_publications(found, {"a": works["a"]}))
    assert list(fuzz.wrong_in_publications(found, works | {"b": replace(works["b"], title="B}")}))


def test_a_file_with_an_error_is_refused_and_any_other_is_built() -> None:
    assert fuzz.wrong(TWO, build=True) == []
    assert fuzz.wrong(b"@misc{}\n" + TWO, build=True) == []
