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
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

T = TypeVar("T")

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


class Known(Generic[T]):
    """Results of one kind in one file, by what they were made from; only those that the last build used stay in it.

    Another program trusts none of them.
    """

    def __init__(self, kept: Cache, name: str, kind: Any, program: Callable[[], str]) -> None:
        """``kind`` is the type of a result, as msgspec reads it back; ``program`` tells which program makes them."""
        self._kept, self._name, self._kind, self._asked = kept, name, kind, program
        self._program = ""
        self._known: dict[str, T] = {}
        self._write = Seldom()

    def all(self) -> Mapping[str, T]:
        """What is known; it is read once, since the code of a process does not change."""
        if not self._program:
            self._program = self._asked()
            self._known = self._read()
        return self._known

    def keep(self, used: dict[str, T]) -> None:
        """Keep what a build used, in the place of what is known."""
        if used.keys() == self.all().keys():
            return
        self._known = used
        if self._write.now():
            from msgspec import msgpack

            self._kept.put(self._name, msgpack.encode((self._program, used)))

    def _read(self) -> dict[str, T]:
        from msgspec import DecodeError, msgpack

        form = tuple[str, dict[str, self._kind]]  # type: ignore[name-defined]  # given when it runs
        try:
            made_by, known = msgpack.decode(self._kept.get(self._name) or b"", type=form)
        except DecodeError:
            return {}
        return known if made_by == self._program else {}


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
