"""What a misspelt word was meant to be."""

from __future__ import annotations

import pytest

from homepage.content.suggest import did_you_mean


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("titel", ["title", "date"], "did you mean title?"),
        ("container-title", ["container_title"], "did you mean container_title?"),
        ("Job Title", ["job_title", "name"], "did you mean job_title?"),
        ("xyz", ["title", "date"], "known: title, date"),
        ("xyz", [f"name{n}" for n in range(20)], ""),
        ("xyz", [], ""),
    ],
)
def test_the_nearest_known_word_is_proposed(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint
