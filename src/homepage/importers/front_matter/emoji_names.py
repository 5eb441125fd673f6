"""Emoji by the names that other generators give them."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from homepage.output.signs import emoji_named

_EMOJI = re.compile(r"(?<![\w:]):([a-z0-9_+-]*[a-z][a-z0-9_+-]*|[+-]1|100):(?![\w:])")


def with_emoji(text: str) -> str:
    """A text with the emoji that it names."""
    return (
        _EMOJI.sub(lambda match: _plainly(emoji_named(match.group(1)) or match.group()), text) if ":" in text else text
    )


def _plainly(sign: str) -> str:
    """An emoji without the sign that asks for its colours, where it has these anyway."""
    return sign.removesuffix("\ufe0f") if east_asian_width(sign[0]) == "W" else sign
