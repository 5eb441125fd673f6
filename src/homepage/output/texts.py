"""Texts as HTML from the build before: what was made of the same text by the same program is not made again.

A build in which no text changed imports neither markdown nor Pygments nor latex2mathml nor citeproc-py. The texts
stand in one file of the cache folder, which may be deleted at any time; only what the last build used is kept in it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import DecodeError, msgpack

from homepage import cache, program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "texts"


class Texts:
    """What was made of the texts of one site, by what it was made from."""

    def __init__(self, kept: cache.Cache) -> None:
        self._kept = kept
        self._before: dict[str, str] | None = None
        self._write = cache.Seldom()
        self.begin()

    def begin(self) -> None:
        """Another build begins."""
        self._used: dict[str, str] = {}

    def made(self, parts: tuple[str, ...], make: Callable[[], str]) -> str:
        """What ``make`` makes of ``parts``, from the build before when it made the same."""
        if self._before is None:
            self._before = _read(self._kept)
        key = cache.key(program.digest(), *parts)
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
