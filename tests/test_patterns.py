"""Patterns that wait for their first use behave as compiled ones."""

from __future__ import annotations

import re

import pytest

from homepage.patterns import lazy


def test_nothing_is_compiled_before_the_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[object] = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: [compiled.append(given), compile_(*given)][1])  # type: ignore[func-returns-value]
    word = lazy(r"\w+", re.ASCII)
    assert compiled == []
    assert [word.findall("a b"), word.sub("x", "é a"), word.pattern] == [["a", "b"], "é x", r"\w+"]
    assert compiled == [(r"\w+", re.ASCII)]


def test_bytes_are_searched_too() -> None:
    found = lazy(rb"<(\w)").search(b"..<x")
    assert found is not None
    assert found[1] == b"x"


def test_an_error_shows_at_the_first_use() -> None:
    wrong = lazy("(")
    with pytest.raises(re.error):
        wrong.match("")
    assert repr(wrong) == "lazy('(', 0)"
