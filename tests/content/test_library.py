"""Publications of a site: entries of .bib files, the YAML laid over them, and what stands in YAML alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from homepage.content.load import load
from homepage.content.records import Publication
from homepage.errors import ContentError

Make = Callable[[dict[str, str]], Path]
BIB = """@article{notes,
  title = {Notes with $x^2$},
  author = {Lovelace, Ada},
  journal = {Memoirs},
  year = {1843},
  abstract = {See \\emph{this}.},
}
@misc{letters, title = {Letters}, author = {Babbage, Charles}, year = {1844}}
"""


def test_yaml_lies_over_the_entry_and_the_entry_is_served_as_written(site: Make) -> None:
    root = site(
        {
            "content/publications.bib": BIB,
            "content/publications.yaml": "notes:\n  title: Other title\n  issued: 1842.10\n  selected: yes\n",
        }
    )
    notes = load(root).publications["notes"]
    assert (notes.title, notes.issued, notes.selected, notes.container_title) == (
        "Other title",
        "1842-10",
        True,
        "Memoirs",
    )
    assert "title" not in notes.markup
    assert "abstract" in notes.markup
    assert "Notes with $x^2$" in notes.bibtex_text
    assert "Other title" not in notes.bibtex_text


def test_entries_keep_the_order_of_the_bibliography_and_new_ones_follow(site: Make) -> None:
    root = site(
        {
            "content/publications.bib": BIB,
            "content/publications.yaml": "new:\n  title: New\nletters:\n  note: x\n",
        }
    )
    assert list(load(root).publications) == ["notes", "letters", "new"]


def test_a_site_may_keep_its_publications_in_yaml_alone(site: Make) -> None:
    content = load(site({"content/publications.yaml": "a:\n  title: A\n  author: [Ada Lovelace]\n"}))
    assert content.publications["a"].author[0].name == "Ada Lovelace"
    assert content.publications["a"].key == "a"


def test_a_list_of_publications_has_no_keys_and_a_mapping_has(site: Make) -> None:
    root = site(
        {
            "site.yaml": "sections:\n  - {kind: publications, file: patents.yaml}\n"
            "  - {kind: publications, file: books.yaml}\n",
            "content/patents.yaml": "- title: A patent\n  type: patent\n",
            "content/books.yaml": "book:\n  title: A book\n",
        }
    )
    content = load(root)
    _, patents, books = content.shown
    assert [one.key for one in (*patents, *books) if isinstance(one, Publication)] == ["", "book"]  # type: ignore[misc]
    assert list(content.publications) == ["book"]


def test_an_author_list_replaces_that_of_the_entry_as_a_whole(site: Make) -> None:
    root = site(
        {
            "content/publications.bib": BIB,
            "content/publications.yaml": "notes:\n  author: [Ada Byron, {name: L. Menabrea, roles: [equal]}]\n",
        }
    )
    authors = load(root).publications["notes"].author
    assert [(one.full, one.roles) for one in authors] == [("Ada Byron", ()), ("L. Menabrea", ("equal",))]


def test_one_bibliography_may_be_shown_by_several_sections(site: Make) -> None:
    root = site(
        {
            "site.yaml": "sections:\n  - {kind: publications, filter: {selected: true}}\n  - {kind: publications}\n",
            "content/publications.bib": BIB,
        }
    )
    content = load(root)
    assert content.shown[1] == content.shown[2]
    assert content.warnings == ()


@pytest.mark.parametrize(
    ("other", "reported"),
    [
        ("@misc{letters, title = {Letters}, author = {Babbage, Charles}, year = {1844}}\n", False),
        ("@misc{letters, title = {Other letters}, year = {1844}}\n", True),
    ],
)
def test_a_key_may_stand_in_two_files_only_for_the_same_work(site: Make, other: str, *, reported: bool) -> None:
    root = site(
        {
            "site.yaml": "sections:\n  - {kind: publications}\n  - {kind: publications, file: more.bib}\n",
            "content/publications.bib": BIB,
            "content/more.bib": other,
        }
    )
    if not reported:
        assert set(load(root).publications) == {"notes", "letters"}
        return
    with pytest.raises(
        ContentError, match=r"the key 'letters' stands for another publication in content/publications\.bib"
    ):
        load(root)
