"""Files that pages consist of: what Jekyll's tags `include` and `include_relative` name."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from homepage.importers.front_matter.emoji_names import with_emoji

if TYPE_CHECKING:
    from homepage.importers.folder import Folder

_TAG = re.compile(r"\{%-?\s*(include_relative|include)\s+([^\s{}%]+\.(?:md|markdown|html|txt))\s*-?%\}")
_FRONT_MATTER = re.compile(r"\ufeff?---\n(?:.*?\n)??---[ \t]*(?:\n|$)", re.DOTALL)
_DEEPEST = 10


def included(folder: Folder, how: str, what: str, beside: str) -> tuple[str, str] | None:
    """The file that an include tag of Jekyll names, and its text; None when it is not there."""
    what = what.strip("\"'")
    places = [f"_includes/{what}"] if how == "include" else [normpath(join(dirname(beside), what)), what]
    for place in places:
        if not place.startswith("..") and place.lower().endswith((".md", ".markdown", ".html", ".txt")):
            text = folder.text(place)
            if text is not None:
                return place, with_emoji(text)
    return None


def expanded(folder: Folder, text: str, name: str, used: set[str], depth: int = 0) -> str:
    """A text with those that it includes from beside it in their places; ``used`` takes up their names."""

    def put(match: re.Match[str]) -> str:
        if match.group(1) == "include" and not match.group(2).endswith((".md", ".markdown")):
            return match.group()  # a piece of the template
        found = included(folder, match.group(1), match.group(2), name) if depth < _DEEPEST else None
        if found is None:
            return match.group()
        used.add(found[0])
        return expanded(folder, _FRONT_MATTER.sub("", found[1], count=1), found[0], used, depth + 1)

    return _TAG.sub(put, text)
