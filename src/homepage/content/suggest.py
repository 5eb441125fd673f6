"""What a misspelt word was meant to be, among those that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str], most: int = 12) -> str:
    """A hint naming the nearest known word, or the known words when they are no more than ``most``, or nothing."""
    names = list(known)
    if found := closest(word, names):
        return f"did you mean {found}?"
    return "known: " + ", ".join(names) if 0 < len(names) <= most else ""


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that a misspelt one is nearest to, or an empty string."""
    from difflib import get_close_matches

    folded = {name.lower().replace("-", "_"): name for name in known}
    close = get_close_matches(word.lower().replace("-", "_").replace(" ", "_"), folded, 1, 0.6)
    return folded[close[0]] if close else ""
