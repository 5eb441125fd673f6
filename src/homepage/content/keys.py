"""Keys that no field of a record has: what was mistyped, misspelt, or is called so by other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.content.suggest import closest
from homepage.source.yaml import Mapping, Scalar
from homepage.source.yaml_mistakes import glued, in_start

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from homepage.source.yaml import Node
    from homepage.source.yaml_mistakes import Slip

# Keys that other programs and habits have, and ours.
_OTHER_WORDS = {
    **dict.fromkeys(("photo", "avatar", "picture", "portrait", "headshot"), "image"),
    **dict.fromkeys(("position", "role", "occupation"), "job_title"),
    **dict.fromkeys(
        ("website", "homepage", "github", "scholar", "orcid", "twitter", "linkedin", "social"), "links url"
    ),
    **dict.fromkeys(("place", "city", "country", "address", "room", "office"), "location"),
    **dict.fromkeys(("award", "prize"), "honor"),
    **dict.fromkeys(("content", "description", "headline"), "text"),
    **dict.fromkeys(("year", "time", "when"), "date"),
    **dict.fromkeys(("from", "begin"), "start"),
    **dict.fromkeys(("to", "until"), "end"),
    **dict.fromkeys(("institution", "university", "school", "company", "employer"), "organization"),
    **dict.fromkeys(("link", "href"), "url"),
    **dict.fromkeys(("slides", "video", "recording", "poster", "paper", "pdf", "code"), "links"),
    **dict.fromkeys(("semester", "term", "quarter", "period"), "period_text"),
    "type": "kind",
    "url": "base_url",
}


def swallowed(node: Node, known: Container[str]) -> list[Slip]:
    """The fields of a record that a text has swallowed, for want of a colon and a space."""
    texts = [value for _, value in node.entries.values()] if isinstance(node, Mapping) else [node]
    return [word.slip for one in texts if isinstance(one, Scalar) for word in one.glued if word.word in known]


def mistyped(node: Scalar) -> Slip | None:
    """The space, mark or colon that was mistyped where a text begins that is no known key; None when none was."""
    if node.quoted:
        return None
    if slip := in_start(node.text, node.line, node.column):
        return slip
    word = glued(node.text, node.line)
    return word.slip._replace(column=word.column + node.column - 1) if word else None


def meant(key: str, known: Iterable[str]) -> str:
    """The field that an unknown key stands for: the word of another program, or a misspelt one."""
    key = key.partition("：")[0].strip()
    others = _OTHER_WORDS.get(key.lower(), "").split()
    return next((other for other in others if other in known), "") or closest(key, known)
