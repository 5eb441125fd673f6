"""Results worth keeping between builds, by the hash of what they were made from, in `.homepage-cache/`.

The folder may be deleted or damaged at any time: what cannot be read, or is not what was written, counts as absent;
what cannot be written is made again by the next build.
"""

from __future__ import annotations

import contextlib
import math
import os
import tempfile
import time
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

_DIGEST = 16  # bytes


def digest(data: bytes) -> bytes:
    """What tells some bytes from all others."""
    return blake2b(data, digest_size=_DIGEST).digest()


def key(*parts: bytes | str) -> str:
    """A name for what is made from ``parts``."""
    whole = blake2b(digest_size=_DIGEST)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


class Cache:
    """A folder of results below the cache folder of a site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, name: str) -> bytes | None:
        """The result called ``name``; None when there is none, or not as it was written."""
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return None
        payload = data[_DIGEST:]
        return payload if digest(payload) == data[:_DIGEST] else None

    def made(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The result called ``name``, made and kept when there is none."""
        found = self.get(name)
        if found is None:
            found = make()
            self.put(name, found)
        return found

    def forget_others(self, names: Collection[str]) -> None:
        """Remove every result that is not among ``names``, so that the folder does not grow without end."""
        with contextlib.suppress(OSError):
            for name in os.listdir(self.folder):
                if name not in names:
                    os.unlink(self.folder / name)

    def put(self, name: str, payload: bytes) -> None:
        """Keep a result; in one move, so that no other build ever reads half of it."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, partial = tempfile.mkstemp(dir=self.folder)
            try:
                with open(handle, "wb") as file:
                    file.write(digest(payload) + payload)
                os.replace(partial, self.folder / name)
            except OSError:
                os.unlink(partial)
                raise


class Seldom:
    """Tells when to write what changes at every save: at once at first, so that a command writes it, later seldom.

    A preview that ends between two times leaves what was true some seconds before, and that is all.
    """

    def __init__(self, seconds: float = 10.0) -> None:
        self._seconds = seconds
        self._last = -math.inf

    def now(self) -> bool:
        """Whether it is time; then the next time is later."""
        if time.monotonic() - self._last < self._seconds:
            return False
        self._last = time.monotonic()
        return True
