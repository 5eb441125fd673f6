"""Emoji by the names that other generators give them."""

from __future__ import annotations

import re

_EMOJI = re.compile(r":([a-z0-9_+-]+):")
_EMOJIS = {
    "sparkles": "✨",
    "smile": "😄",
    "tada": "🎉",
    "rocket": "🚀",
    "fire": "🔥",
    "book": "📖",
    "books": "📚",
    "trophy": "🏆",
    "star": "⭐",
    "mortar_board": "🎓",
    "memo": "📝",
    "pencil": "📝",
    "email": "📧",
    "mega": "📣",
    "newspaper": "📰",
    "computer": "💻",
    "bulb": "💡",
    "microphone": "🎤",
    "globe_with_meridians": "🌐",
    "page_facing_up": "📄",
    "1st_place_medal": "🥇",
    "medal_sports": "🏅",
    "party_popper": "🎉",
    "heart": "❤️",
    "wave": "👋",
    "calendar": "📅",
}


def with_emoji(text: str) -> str:
    """A text with the emoji that it names."""
    return _EMOJI.sub(lambda match: _EMOJIS.get(match.group(1), match.group()), text)
