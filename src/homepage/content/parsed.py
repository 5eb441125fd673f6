"""YAML as it was read before: a build for which no such text changed does not import PyYAML.

What was read without a fault is kept in one file of the cache folder, which may be deleted at any time; only what the
last build used stays in it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from homepage import cache, program
from homepage.errors import HomepageError
from homepage.source import text, yaml
from homepage.source.yaml import Node

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.errors import Problem

NAME = "documents"


class Parsed:
    """The YAML texts of one site, by what they say and the line in which they begin."""

    def __init__(self, kept: cache.Cache) -> None:
        self._known: cache.Known[Node | None] = cache.Known(kept, NAME, Node | None, program.digest)
        self._used: dict[str, Node | None] = {}

    def parse(self, text: str, path: str, *, first_line: int = 1) -> Node | None:
        """As `yaml.parse`."""
        known, key = self._known.all(), cache.key(str(first_line), text)
        if key not in self._used:
            found = known[key] if key in known else yaml.parse(text, path, first_line=first_line)
            self._used[key] = found
        return self._used[key]

    def keep(self) -> None:
        """Keep what was asked for since this was called before."""
        used, self._used = self._used, {}
        self._known.keep(used)


@lru_cache(maxsize=4)
def parsed(root: Path) -> Parsed:
    """The YAML texts of the site in a folder; the preview reads the same site again and again."""
    return Parsed(cache.Cache(root / ".homepage-cache"))


def readable(root: Path, path: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """What can be read of a YAML file of the site in a folder, and what is wrong in it."""
    try:
        return parsed(root).parse(text.read(root, path), path), ()
    except HomepageError as error:
        return yaml.rest(error), error.problems
