"""The types of works that the template knows by numbers or names."""

from __future__ import annotations

from typing import cast, get_args

from homepage.content.records import PublicationType

_NUMBERS: tuple[PublicationType, ...] = (
    "document",
    "paper-conference",
    "article-journal",
    "article",
    "report",
    "book",
    "chapter",
    "thesis",
    "patent",
)
_TYPES = frozenset(get_args(PublicationType))
_NAMES = {
    "manuscript": "article",
    "journal-article": "article-journal",
    "preprint": "article",
    "conference": "paper-conference",
    "article-magazine": "article-journal",
    "book-chapter": "chapter",
}


def is_known(text: str) -> bool:
    """Whether a word is one of those for a type, or a number."""
    text = text.strip("'\" ").lower()
    return text.isdigit() or text in _TYPES or text in _NAMES


def type_of(text: str) -> PublicationType:
    """The type of a work that the template knows by a number or a name."""
    text = text.strip("'\" ").lower()
    if text.isdigit() and int(text) < len(_NUMBERS):
        return _NUMBERS[int(text)]
    return cast("PublicationType", text if text in _TYPES else _NAMES.get(text, "document"))
