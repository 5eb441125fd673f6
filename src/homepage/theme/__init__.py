"""Finds the default theme: templates/ and static/, inside the installed package or beside the sources."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder that holds the theme's ``templates`` and ``static`` folders.

    A wheel carries them beside this module. An editable install has only this module, so the checkout's own folders
    are used; importlib.resources cannot find those.
    """
    here = Path(__file__).resolve().parent
    if (here / "templates").is_dir():
        return here
    return here.parents[2]
