"""A Markdown file: YAML front matter between two lines of three dashes, then the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.errors import ContentError, Location, Problem
from homepage.patterns import lazy
from homepage.source import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from homepage.source.yaml import Node

_LINE = lazy(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)


class Document:
    """The two halves of a Markdown file; ``body_line`` is the line of the file the body starts in.

    ``problems`` are the mistakes of front matter that is no valid YAML, of which ``front_matter`` holds the rest.
    """

    __slots__ = ("body", "body_line", "front_matter", "problems")

    def __init__(
        self, front_matter: Node | None, body: str, body_line: int, problems: tuple[Problem, ...] = ()
    ) -> None:
        self.front_matter, self.body, self.body_line, self.problems = front_matter, body, body_line, problems


def parse(text: str, path: str, read: Callable[..., Node | None] = yaml.parse) -> Document:
    """Split ``text``, its front matter read by ``read``; raises ContentError when the front matter is not closed."""
    opening = _LINE.match(text)
    if opening is None:
        return Document(None, text, 1)
    closing = _LINE.search(text, opening.end() - 1)
    if closing is None:
        raise ContentError([Problem(Location(path, 1, 1), "front matter is not closed", "end it with a line ---")])
    head = text[opening.end() : closing.start()]
    body, body_line = text[closing.end() :], text.count("\n", 0, closing.start()) + 2
    try:
        return Document(read(head, path, first_line=2) if head.strip() else None, body, body_line)
    except yaml.FaultyYamlError as error:
        return Document(error.node, body, body_line, error.problems)
