"""Where the packages stand that bring drawings and letters: their files are read, nothing of them is imported."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def folder(name: str) -> Path | None:
    """The folder of an installed package; None when it is not installed."""
    found = find_spec(name)
    folders = found.submodule_search_locations if found else None
    return Path(folders[0]) if folders else None
