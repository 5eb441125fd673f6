"""What the program says in each language: one table of words for each, the same keys in all of them.

A value is a text, or a text for each plural category of the language (CLDR: zero, one, two, few, many, other). Names
in braces stand for what the program fills in.
"""

from __future__ import annotations

from importlib import import_module

Table = dict[str, "str | dict[str, str]"]

_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"))  # CLDR
KNOWN = ("ar", "de", "en", "es", "fr", "ja", "ko", "zh")


def table(tag: str) -> Table | None:
    """The words of a language (BCP 47 tag; those of ``de`` serve ``de-AT``), or None when there are none."""
    main = tag.partition("-")[0]
    if main not in KNOWN:
        return None
    words: Table = import_module(f"homepage.languages.{main}").WORDS
    return words


def direction(tag: str) -> str:
    """How a language is written: ltr or rtl."""
    return "rtl" if tag.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
