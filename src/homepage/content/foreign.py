"""Texts that stand in another language than their page."""

from __future__ import annotations


class Foreign(str):
    """A text that stands in another language than its page, which has none: ``language`` is the one it is in."""

    __slots__ = ("language",)

    language: str


def marked(text: str, language: str) -> str:
    """A text that stands in ``language``; as it is when it is in that of its page, which no language says."""
    if not language:
        return text
    foreign = Foreign(text)
    foreign.language = language
    return foreign
