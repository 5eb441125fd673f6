"""The letters that languages are written in, as ranges of characters, and whether a text has any of them.

Regular expressions of such ranges take milliseconds to compile, each as long as two pages take to make.
"""

from __future__ import annotations

Letters = tuple[tuple[str, str], ...]  # the first and the last of each range, in their order

CHINESE: Letters = (("\u3400", "\u9fff"),)
JAPANESE: Letters = (("\u3040", "\u30ff"), *CHINESE)
KOREAN: Letters = (("\u1100", "\u11ff"), ("\uac00", "\ud7a3"))
ARABIC: Letters = (("\u0600", "\u06ff"), ("\u0750", "\u077f"))
EAST_ASIAN: Letters = (*JAPANESE, ("\uac00", "\ud7af"))


def has(text: str, letters: Letters) -> bool:
    """Whether any of these letters stands in a text."""
    if text.isascii() or max(text) < letters[0][0]:
        return False
    return any(first <= letter <= last for letter in text for first, last in letters)
