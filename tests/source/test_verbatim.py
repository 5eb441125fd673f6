"""Code and formulas in Markdown are told from everything else."""

from __future__ import annotations

import pytest

from homepage.source.verbatim import pieces, replaced


def formulas(text: str) -> list[str]:
    return [piece.text for piece in pieces(text) if piece.kind == "formula"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Let $x$ be", ["x"]),
        ("$E=mc^2$, $a, b$ and $n$-grams", ["E=mc^2", "a, b", "n"]),
        ("the $k$th", ["k"]),
        ("设$x$为", ["x"]),
        (r"\(\alpha\) and $\$5$", [r"\alpha", r"\$5"]),
        ("$$\n\\int x\n$$", [r"\int x"]),
        ("\\[\nx\n\\]", ["x"]),
        ("    $$\n    x\n    $$", ["x"]),
    ],
)
def test_a_formula_is_found(text: str, expected: list[str]) -> None:
    assert formulas(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It costs US$1,000, not $5.",
        "It costs US$1,000 … $5",
        "$5-$10",
        "between $100M and $200M",
        "$5, or at most 10$ a day",
        r"\$x\$",
        "`$x$` and ``$y$``",
        "[a link](https://example.org/?a=$b&c=$d)",
        "https://example.org/?a=$b$",
        '<a href="x?a=$b&c=$d">text</a>',
        "<pre>$x$</pre>",
        "<!-- $x$ -->",
        "$ x $",
        "$x\n\ny$",
        r"a bracket \[1\] and a parenthesis \(",
        "```sh\necho $HOME $PATH$\n```",
    ],
)
def test_what_is_no_formula_is_left_alone(text: str) -> None:
    assert formulas(text) == []


def test_a_block_of_code_keeps_its_lines_and_names_its_language() -> None:
    (piece,) = pieces("Text\n\n```python title=x\na = 1\n\n    b\n```\n\nmore")
    assert (piece.kind, piece.text, piece.info) == ("code", "a = 1\n\n    b\n", "python title=x")


def test_code_in_a_list_loses_the_indent_of_the_list_and_stays_in_it() -> None:
    text = "- one\n\n  ```\n  a\n    b\n  ```\n- two\n"
    assert [piece.text for piece in pieces(text)] == ["a\n  b\n"]
    assert "\n    X\n" in replaced(text, lambda _: "X")


def test_a_longer_fence_may_hold_a_shorter_one() -> None:
    (piece,) = pieces("````\n```\nx\n```\n````\n")
    assert piece.text == "```\nx\n```\n"


def test_a_fence_that_is_not_closed_reaches_to_the_end() -> None:
    assert [piece.text for piece in pieces("~~~\nx\ny")] == ["x\ny"]


def test_a_text_without_either_stays_the_same() -> None:
    text = "Just *text* with `code`, and 5 \\* 3.\n"
    assert replaced(text, lambda _: "X") == text
