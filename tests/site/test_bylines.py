"""Author lists as they are shown."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from homepage.content.config import MarkMeaning, RoleNotes, Site
from homepage.content.records import Author, Contact, Person, Publication
from homepage.site.bylines import Bylines, Name, shorten
from tests.site.minimal import content

NAMES = st.lists(st.booleans(), max_size=12).map(
    lambda own: [Name(text=f"Author {number}", is_self=one) for number, one in enumerate(own)]
)


def bylines(*, people: tuple[Contact, ...] = (), **settings: Any) -> Bylines:
    person = Person(name="Xin Sun", native_name="孙鑫", aliases=("Sunny Sun",))
    return Bylines(content(config=Site(**settings), person=person, people=people))


def work(*names: str | Author, **fields: Any) -> Publication:
    authors = tuple(name if isinstance(name, Author) else Author(name=name) for name in names)
    return Publication(title="A title", author=authors, **fields)


def texts(names: tuple[Name, ...]) -> list[str]:
    return [name.text for name in names]


def test_only_oneself_is_marked_as_oneself() -> None:
    byline = bylines().of(work("Xin Zhao", "Sun, Xin", "X. Sun", "孙鑫", "Sunny Sun", "Sun Zhao"))
    assert [name.is_self for name in byline.shown] == [False, True, True, True, True, False]


def test_a_known_person_is_linked_wherever_the_name_appears_and_oneself_is_not() -> None:
    known = (
        Contact(name="Xin Zhao", url="https://zhao.example.org/", aliases=("赵鑫",)),
        Contact(name="Xin Sun", url="https://sun.example.org/"),
        Contact(name="Nobody Known"),
    )
    byline = bylines(people=known).of(work("Zhao, Xin", "赵鑫", "Xin Sun", "Nobody Known", "Ann Other"))
    assert [name.url for name in byline.shown] == ["https://zhao.example.org/"] * 2 + [None] * 3


def test_the_page_an_author_is_given_comes_before_the_known_one() -> None:
    known = (Contact(name="Xin Zhao", url="https://zhao.example.org/"),)
    byline = bylines(people=known).of(work(Author(name="Xin Zhao", url="https://new.example.org/")))
    assert byline.shown[0].url == "https://new.example.org/"


def test_a_name_given_family_first_is_printed_given_name_first() -> None:
    byline = bylines().of(work("Van Gool, Luc", Author(family="Hoi", given="Steven C.H.", suffix="Jr.")))
    assert texts(byline.shown) == ["Luc Van Gool", "Steven C.H. Hoi, Jr."]


def test_et_al_keeps_oneself() -> None:
    byline = bylines().of(work("A A", "B B", "C C", "D D", "E E", "Xin Sun", "F F"), most=3)
    assert texts(byline.shown) == ["A A", "B B", "C C", "Xin Sun"]
    assert texts(byline.hidden) == ["D D", "E E", "F F"]
    assert byline.gap
    assert byline.et_al


def test_there_is_no_gap_before_oneself_when_nobody_stands_between() -> None:
    byline = bylines().of(work("A A", "B B", "Xin Sun", "C C"), most=2)
    assert texts(byline.shown) == ["A A", "B B", "Xin Sun"]
    assert not byline.gap


def test_a_list_that_ends_in_others_says_so() -> None:
    assert bylines().of(work("A A", others=True)).et_al
    assert not bylines().of(work("A A")).et_al


def test_a_mark_is_explained_once() -> None:
    marked = work(
        Author(name="A A", roles=("equal",)), Author(name="B B", roles=("equal", "corresponding")), Author(name="C C")
    )
    byline = bylines(role_notes=RoleNotes(corresponding="")).of(marked)
    assert [name.marks for name in byline.shown] == ["*", "*✉", ""]
    assert byline.notes == ("*\u00a0equal contribution",)


def test_a_typed_mark_gets_its_declared_meaning_and_any_other_stays() -> None:
    marks = (MarkMeaning(mark="#", meaning="equal"),)
    byline = bylines(marks=marks).of(work(Author(name="A A", marks=("#", "1")), Author(name="B B", marks=("2",))))
    assert [name.marks for name in byline.shown] == ["#1", "2"]
    assert byline.notes == ("#\u00a0equal contribution",)


@given(NAMES, st.integers(0, 12))
def test_nobody_is_lost_and_oneself_is_always_shown(names: list[Name], most: int) -> None:
    shown, hidden, gap = shorten(names, most)
    assert sorted(name.text for name in (*shown, *hidden)) == sorted(name.text for name in names)
    assert any(name.is_self for name in names) == any(name.is_self for name in shown)
    assert [name for name in names if name in shown] == list(shown)
    assert len(shown) <= (most or len(names)) + 1
    assert not gap or shown[-1].is_self
