"""The yardstick measures what it says: the same corpus everywhere, and a site of ours that builds from it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from benchmarks import complete, corpus
from homepage.build import build

if TYPE_CHECKING:
    from pathlib import Path


def test_a_corpus_is_the_same_on_every_machine(tmp_path: Path) -> None:
    corpus.write(corpus.make(12), "homepage", tmp_path / "site")
    digest = hashlib.sha256()
    for path in sorted(path for path in (tmp_path / "site").rglob("*") if path.is_file()):
        digest.update(path.read_bytes())
    assert digest.hexdigest()[:16] == "5ff865ec3637f1bd"


def test_a_corpus_has_as_many_records_as_asked_for_and_each_paper_its_own_key() -> None:
    made = corpus.make(2000)
    assert len({paper.key for paper in made.papers}) == 2000
    assert len(made.news) == 200
    assert [paper.date for paper in made.papers] == sorted((paper.date for paper in made.papers), reverse=True)


def test_abstracts_hold_mathematics_accents_and_eastern_words() -> None:
    text = " ".join(paper.abstract for paper in corpus.make(60).papers)
    assert "$" in text
    assert "Ærø" in text
    assert "横浜" in text


def test_our_form_of_a_corpus_builds_and_is_complete(tmp_path: Path) -> None:
    made = corpus.make(12)
    corpus.write(made, "homepage", tmp_path / "site")
    produced, _ = build(tmp_path / "site", tmp_path / "out")
    assert not produced.warnings
    assert list(complete.lacking(made, "homepage", tmp_path / "out")) == []


def test_an_output_that_lacks_a_page_is_not_complete(tmp_path: Path) -> None:
    made = corpus.make(12)
    corpus.write(made, "homepage", tmp_path / "site")
    build(tmp_path / "site", tmp_path / "out")
    (tmp_path / "out/publications" / made.papers[3].key / "index.html").unlink()
    assert list(complete.lacking(made, "homepage", tmp_path / "out")) == [f"the page of {made.papers[3].key}"]


@pytest.mark.parametrize("tool", corpus.TOOLS)
def test_an_edit_puts_one_word_into_one_title_however_often_it_is_made(tool: str, tmp_path: Path) -> None:
    made = corpus.make(12)
    corpus.write(made, tool, tmp_path / "site")
    path = tmp_path / "site" / corpus.source(tool, made.papers[6])
    before = path.read_text("utf-8")
    corpus.edit(tool, tmp_path / "site", made.papers[6], "Edit1")
    corpus.edit(tool, tmp_path / "site", made.papers[6], "Edit22")
    after = path.read_text("utf-8")
    assert after.count("Edit") == 1
    assert after.replace("Edit22 ", "") == before
