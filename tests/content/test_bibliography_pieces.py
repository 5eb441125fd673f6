"""Reading a bibliography piece by piece gives what reading it as a whole gives, whatever was kept before."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homepage.content import bibliography_pieces
from homepage.content.bibliography_pieces import Book, Pieces, _bound, _moved, _read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.content.bibliography_pieces import Piece

CORPUS = sorted((Path(__file__).parents[1] / "cases" / "bibliographies").glob("*.bib"))
PLAIN = """% my papers
@string{icml = {International Conference on Machine Learning}}

@article{a2020, title = {First}, author = {Example, Ada}, journal = {J}, year = 2020, month = jan}

@inproceedings{b2021,
  title = {Second}, author = {Example, Ada and Others, One},
  booktitle = icml, year = {2021}, year = {2022},
  pdf = {missing.pdf}
}

@misc{c2022, title = {Third}, author = {Example, Ada}, year = {2022}, howpublished = nowhere}

@Comment{jabref-meta: databaseType:bibtex;}
"""


def told(book: Book) -> object:
    """Everything that a book says."""
    problems = [(str(one), [str(other) for other in one.others]) for one in book.problems]
    return list(book.works.items()), problems, [_moved(entry, before) for entry, before in book.placed]


def whole(data: bytes) -> object:
    return told(_bound("x.bib", [(_read(data, "x.bib"), 0)]))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_pieces_say_what_the_whole_says(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    assert told(Pieces(tmp_path, "x.bib").book(data, "x.bib")) == whole(data)
    assert told(Pieces(tmp_path, "x.bib").book(data, "x.bib")) == whole(data), "as kept"


def test_an_entry_that_did_not_change_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Pieces(tmp_path, "x.bib").book(PLAIN.encode(), "x.bib")
    read: list[str] = []
    alone = bibliography_pieces._alone

    def noted(text: str, path: str, macros: Mapping[str, str], before: int) -> Piece | None:
        read.append(text)
        return alone(text, path, macros, before)

    monkeypatch.setattr(bibliography_pieces, "_alone", noted)
    monkeypatch.setattr(bibliography_pieces, "_read", lambda *_: pytest.fail("read as a whole"))
    edited = PLAIN.replace("First", "Zeroth")
    book = Pieces(tmp_path, "x.bib").book(edited.encode(), "x.bib")
    assert [re.findall(r"@\w+{(\w+),", text) for text in read] == [["a2020"]]
    assert [work.title for work in book.works.values()] == ["Zeroth", "Second", "Third"]


def test_a_file_whose_entries_need_each_other_is_read_as_a_whole(tmp_path: Path) -> None:
    data = b"@inproceedings{a, title = {A}, crossref = {p}}\n@proceedings{p, title = {P}, year = 2020}\n"
    book = Pieces(tmp_path, "x.bib").book(data, "x.bib")
    assert [work.container_title for work in book.works.values()] == ["P"]


def test_what_was_kept_may_be_damaged(tmp_path: Path) -> None:
    Pieces(tmp_path, "x.bib").book(PLAIN.encode(), "x.bib")
    (kept,) = (tmp_path / ".homepage-cache").iterdir()
    for damage in (b"", b"\x00" * 40, kept.read_bytes()[:-7], kept.read_bytes() + b"x"):
        kept.write_bytes(damage)
        assert told(Pieces(tmp_path, "x.bib").book(PLAIN.encode(), "x.bib")) == whole(PLAIN.encode())


def test_another_program_reads_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Pieces(tmp_path, "x.bib").book(PLAIN.encode(), "x.bib")
    monkeypatch.setattr("homepage.program.digest", lambda: "another")
    pieces = Pieces(tmp_path, "x.bib")
    assert not pieces._known.all()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_edits_in_any_order_give_what_the_whole_gives(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("site")
    texts = [path.read_bytes() for path in CORPUS if path.stat().st_size < 3000]
    for _ in range(4):
        chosen = data.draw(st.lists(st.sampled_from([*texts, PLAIN.encode()]), min_size=1, max_size=3))
        joined = b"\n".join(chosen)
        cut = data.draw(st.integers(0, len(joined)))
        edited = joined[:cut] + data.draw(st.sampled_from([b"", b"\n", b"{", b"}", b"@", b"%", b'"'])) + joined[cut:]
        assert told(Pieces(root, "x.bib").book(edited, "x.bib")) == whole(edited)
