"""TeX becomes MathML faithfully, or is refused."""

from __future__ import annotations

import pytest

from homepage.source.formulas import mathml


@pytest.mark.parametrize("name", ["aligned", "align", "align*", "split", "gathered", "eqnarray"])
def test_lines_are_aligned_and_never_numbered(name: str) -> None:
    found = mathml(rf"\begin{{{name}}} a &= b \\ &= d \end{{{name}}}") or ""
    assert found.count("<mtr>") == 2
    assert "&amp;" not in found
    assert "(1)" not in found


def test_a_line_break_outside_an_environment_breaks_the_line() -> None:
    assert (mathml(r"a \\ b") or "").count("<mtr>") == 2


def test_a_name_of_several_words_keeps_its_space() -> None:
    assert "<mtext>arg\xa0min</mtext>" in (mathml(r"\operatorname*{arg\,min}_x f") or "")


def test_bold_letters_are_letters_since_browsers_know_no_attribute_for_them() -> None:
    found = mathml(r"\boldsymbol{\theta} + \bm{x} + {\tt s}") or ""
    assert "mathvariant" not in found
    assert "𝜽" in found
    assert "𝒙" in found
    assert "𝚜" in found


def test_labels_say_nothing_on_a_page() -> None:
    assert mathml(r"\begin{equation}\label{eq:one} a \nonumber\end{equation}") == mathml("a")


@pytest.mark.parametrize("source", [r"\foo{x}", "a & b", r"\frac{a}", r"x^{", r"\includegraphics{x}"])
def test_what_cannot_be_converted_is_refused(source: str) -> None:
    assert mathml(source) is None


def test_what_stands_at_a_sum_are_its_limits_and_at_an_integral_its_scripts() -> None:
    assert "<munderover><mo>∑</mo>" in (mathml(r"\sum_{i=1}^n x_i") or "")
    assert "<munder><mo>∏</mo>" in (mathml(r"\prod_i x_i") or "")
    assert "<msub><mi>x</mi>" in (mathml(r"\prod_i x_i") or "")
    assert "<msubsup><mo>∫</mo>" in (mathml(r"\int_0^1 x") or "")


def test_brackets_around_a_matrix_grow_with_it() -> None:
    found = mathml(r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}") or ""
    assert '<mo form="prefix" stretchy="true">(</mo><mtable>' in found
    assert '</mtable><mo form="postfix" stretchy="true">)</mo>' in found


def test_the_name_of_a_function_stands_apart_from_letters_but_not_from_brackets() -> None:
    space = '<mspace width="0.167em" />'
    assert f"<mi>n</mi>{space}<mi>log</mi>{space}<mi>n</mi>" in (mathml(r"O(n \log n)") or "")
    assert f"<mn>2</mn>{space}<msub><mi>log</mi><mn>2</mn></msub>{space}<mi>n</mi>" in (mathml(r"2\log_2 n") or "")
    assert "<mspace" not in (mathml(r"\log(n) + \max(m)") or "")


def test_script_letters_and_letters_set_off_by_a_space_are_of_their_alphabet() -> None:
    assert mathml(r"\mathbb {Z}") == mathml(r"\mathbb{Z}")
    assert mathml(r"\mathscr{O}") == mathml(r"\mathcal{O}")
