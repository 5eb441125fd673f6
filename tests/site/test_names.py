"""Who is oneself: the same person under other spellings, never by a part of a name."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from homepage.content.records import Author
from homepage.site.names import Directory, Identity, fold, forms

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=8).map(str.capitalize)


@pytest.mark.parametrize(
    ("own", "author"),
    [
        (["Chen Ju"], "Chen Ju"),
        (["Chen Ju"], "Ju, Chen"),
        (["Chen Ju"], "Ju Chen"),
        (["Chen Ju"], "chen  ju"),
        (["Chen Ju"], "C. Ju"),
        (["Chen Ju"], "Ju C."),
        (["Chen Ju"], "Ju, C."),
        (["Chen Ju", "鞠陈"], "鞠陈"),
        (["Qianru Sun", "孙倩茹"], "孙 倩茹"),
        (["Yi Lin Loh"], "LOH Yi Lin"),
        (["LOH Yi Lin"], "LOH Yi Lin"),
        (["Hui Lv"], "Lv Hui"),
        (["Eric I-Chao Chang"], "Eric I Chao Chang"),
        (["Steven C.H. Hoi"], "Steven C. H. Hoi"),
        (["José García"], "Jose Garcia"),
        (["Jørgen Ångström"], "Jorgen Angstrom"),
        (["Jean-Luc Picard"], "J.-L. Picard"),
        (["Jean-Luc Picard"], "J. L. Picard"),
        (["Jean Luc Picard"], "JL Picard"),
        (["Jean Luc Picard"], "Picard JL"),
        (["Ada Lovelace", "A. A. Lovelace"], "A. A. Lovelace"),
        (["Luc Van Gool"], "Luc Van Gool"),
        (["Ada Lovelace", "Ada Byron"], "Ada Byron"),
        (["Jürgen Müller-Lüdenscheidt"], "J. Müller-Lüdenscheidt"),
        (["Jürgen Müller-Lüdenscheidt"], "Müller‐Lüdenscheidt, J."),
        (["Jürgen Müller-Lüdenscheidt"], "Müller-Lüdenscheidt Jürgen"),
        (["Müller-Lüdenscheidt, Jürgen"], "J. Müller-Lüdenscheidt"),
        (["Anna von der Heide"], "A. von der Heide"),
        (["Anna von der Heide"], "von der Heide, A."),
        (["von der Heide, Anna"], "A. von der Heide"),
        (["Prof. Dr. Jürgen Müller-Lüdenscheidt"], "J. Müller-Lüdenscheidt"),
        (["Univ.-Prof. Dr.-Ing. habil. Ada Example"], "Ada Example"),
        (["Ada Example, Ph.D."], "Example, A."),
        (["Professor Ada Example"], "Ada Example"),
        (["Cristian Canton Ferrer"], "C. Canton Ferrer"),
        (["Cristian Canton Ferrer"], "Canton Ferrer, C."),
        (["Cristian Canton Ferrer"], "CANTON FERRER C"),
        (["José Luis Martínez Gómez"], "J. L. Martínez Gómez"),
        (["José Luis Martínez Gómez"], "Martinez Gomez, J."),
    ],
)
def test_another_spelling_of_the_name_is_oneself(own: list[str], author: str) -> None:
    assert Identity(own).matches(Author(name=author))


@pytest.mark.parametrize(
    ("own", "author"),
    [
        ("Xin Sun", "Xin Zhao"),
        ("Xin Sun", "Yin Sun"),
        ("Xin Sun", "Sun"),
        ("Xin Sun", "Xin"),
        ("Xin Sun", "Xin Sun Zhao"),
        ("Xin Sun", "Xinyi Sun"),
        ("Xin Sun", "Y. Sun"),
        ("Chen Ju", "Chen Chen"),
        ("Chen Ju", "Chen Jun"),
        ("Jürgen Müller-Lüdenscheidt", "J. Lüdenscheidt"),
        ("Jürgen Müller-Lüdenscheidt", "M. Müller-Lüdenscheidt"),
        ("Anna von der Heide", "A. Heide"),
        ("Jean Luc Picard", "J. K. Picard"),
        ("Jean Luc Picard", "J. L. K. Picard"),
        ("Bo Li", "Li Ba"),
        ("Hui Lv", "H. Lu"),
        ("Ada Lovelace", ""),
        ("Drew Barry", "Barry"),
        ("Ing Ren Tsang", "Ren Tsang"),
        ("Prof. Dr.", "Dr. Example"),
        ("Cristian Canton Ferrer", "C. Canton"),
        ("Cristian Canton Ferrer", "C. Ferrer Canton"),
        ("Cristian Canton Ferrer", "M. Canton Ferrer"),
        ("Cristian Canton Ferrer", "C. Cantor Ferrer"),
        ("Cristian Canton Ferrer", "C. M. Canton Ferrer"),
        ("Cristian Canton Ferrer", "Canton Ferrer"),
        ("José Luis Martínez Gómez", "L. Martínez Gómez"),
    ],
)
def test_a_part_of_the_name_is_somebody_else(own: str, author: str) -> None:
    assert not Identity([own]).matches(Author(name=author))


def test_a_family_name_of_two_words_is_kept_together() -> None:
    own = Identity(["Luc Van Gool"], family="Van Gool")
    assert own.matches(Author(name="L. Van Gool"))
    assert own.matches(Author(name="Van Gool, Luc"))
    assert own.matches(Author(family="Gool", prefix="Van", given="Luc"))
    assert not own.matches(Author(name="L. Gool"))


def test_parts_given_apart_make_a_whole_name() -> None:
    assert Identity(["Ada Lovelace"]).matches(Author(family="Lovelace", given="Ada"))
    assert not Identity(["Ada Lovelace"]).matches(Author(family="Lovelace", given="Annabella"))


@given(st.lists(WORDS, min_size=2, max_size=3))
def test_order_accents_and_points_do_not_matter(words: list[str]) -> None:
    own = Identity([" ".join(words)])
    for spelling in (
        " ".join(words),
        " ".join([*words[-1:], *words[:-1]]),
        f"{words[-1]}, {' '.join(words[:-1])}",
        " ".join(words).upper(),
        " ".join([*(f"{word[0]}." for word in words[:-1]), words[-1]]),
    ):
        assert own.matches(Author(name=spelling)), spelling


@given(WORDS, WORDS, WORDS)
def test_another_family_name_is_another_person(given_name: str, family: str, other: str) -> None:
    assume(len({given_name.lower(), family.lower(), other.lower()}) == 3)
    assert not Identity([f"{given_name} {family}"]).matches(Author(name=f"{given_name} {other}"))
    assert not Identity([f"{given_name} {family}"]).matches(Author(name=family))


@given(st.text(max_size=30))
def test_any_text_can_be_folded_and_folding_again_changes_nothing(text: str) -> None:
    words = fold(text)
    assert all(words)
    assert words in forms(words) or not words


def test_the_page_of_a_person_is_found_under_every_whole_spelling() -> None:
    pages = Directory()
    pages.add(("Zhang San", "张三"), "https://san.example.org/")
    pages.add(("Zhang San",), "https://other.example.org/")
    for name in ("Zhang San", "San Zhang", "Zhang, San", "张三", "ZHANG San"):
        assert pages.page(name) == "https://san.example.org/"
    assert pages.page("Zhang") is None
    assert pages.page("Zhang Si") is None
    assert Directory().page("Zhang San") is None


@pytest.mark.parametrize(
    ("name", "written", "same"),
    [
        ("Alec Thomson", "Alec J. M. Thomson", True),
        ("Alec J. M. Thomson", "Thomson, Alec", True),
        ("Steven C.H. Hoi", "Steven Hoi", True),
        ("Xin Sun", "Xin Yu Sun", False),
        ("Alec Thomson", "A. J. M. Thomson", False),
        ("Alec Thomson", "Alec J. Thompson", False),
    ],
)
def test_middle_initials_may_stand_or_be_left_out(name: str, written: str, *, same: bool) -> None:
    assert Identity([name]).matches(Author(name=written)) is same
