"""Emoji that titles and lines of a page begin with."""

from __future__ import annotations

import re
import unicodedata

_PARTED_EMOJI = re.compile("([\U0001f468\U0001f469\U0001f9d1])([💻🎨🎓🔬🏫🎤🔧🚀🍳🌾💼🏭])")


def split_icon(title: str) -> tuple[str, str]:
    """The emoji that a title begins with, and the rest; one that fell into a person and a thing is whole again."""
    title = _PARTED_EMOJI.sub("\\1\u200d\\2", title)
    end = 0
    while end < len(title) and _is_emoji(title[end]):
        end += 1
    return title[:end].strip(), title[end:].lstrip()


def _is_emoji(letter: str) -> bool:
    joins = letter in "\u200d\ufe0f\ufe0e\u20e3\ufffd" or "\U0001f3fb" <= letter <= "\U0001f3ff"
    return joins or (unicodedata.category(letter) == "So" and ord(letter) > 0x2100) or letter in "▶➤"
