"""A Markdown file: YAML front matter between two lines of three dashes, then the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.errors import ContentError, Location, Problem
from homepage.source import yaml

if TYPE_CHECKING:
    from homepage.source.yaml import Node


class Document:
    """The two halves of a Markdown file; ``body_line`` is the line of the file the body starts in."""

    __slots__ = ("body", "body_line", "front_matter")

    def __init__(self, front_matter: Node | None, body: str, body_line: int) -> None:
        self.front_matter, self.body, self.body_line = front_matter, body, body_line


def parse(text: str, path: str) -> Document:
    """Split ``text``; raises ContentError when the front matter is not closed or not valid YAML."""
    if not text.startswith("---\n"):
        return Document(None, text, 1)
    end = text.find("\n---", 3)
    while end >= 0 and text[end + 4 : end + 5] not in ("\n", ""):
        end = text.find("\n---", end + 4)
    if end < 0:
        raise ContentError([Problem(Location(path, 1, 1), "front matter is not closed", "end it with a line ---")])
    head = text[4 : end + 1]
    front_matter = yaml.parse(head, path, first_line=2) if head.strip() else None
    body_line = text.count("\n", 0, end + 1) + 2
    return Document(front_matter, text[end + 5 :], body_line)
