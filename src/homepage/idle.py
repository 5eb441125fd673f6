"""Tells at once whether a build would change nothing, before anything that costs time is imported.

After a good build the state of every input and output is remembered: for each file its size, its inode and the times
of its last writing and last change. The time of change cannot be set by a program, so a file of the same size and
date with other bytes is still told from the old one. A file touched so shortly before the build that its clock may not
have moved on is remembered as unknown, and the next build looks at everything again.

The memory is a convenience: it may be deleted or damaged at any time. It is checked by a digest before it is read, and
written in one move. Anything that is not understood means "not idle".
"""

from __future__ import annotations

import marshal
import os
import sys
import time

from homepage import __version__

FOLDER = ".homepage-cache"
INPUTS = ("site.yaml", "content", "templates", "static", "languages")
_FORMAT = b"homepage idle 1\n"
_TICK = 50_000_000  # ns; clocks of file systems move on every 1 to 10 ms

State = dict[str, tuple[int, int, int, int]]


class Memory:
    """What is remembered of the builds of one site into one folder with the same options."""

    def __init__(self, root: str, output: str, options: tuple[str, ...]) -> None:
        self.root, self.output = root, os.path.abspath(output)
        self._options = (__version__, sys.version, *options)
        name = _digest(repr((self.output, options)).encode()).hex()[:16]
        self._path = os.path.join(root, FOLDER, f"idle-{name}")
        self._started = time.time_ns()
        self._inputs = self._state_of_inputs()

    def recall(self) -> tuple[str, tuple[str, ...]] | None:
        """The summary and warnings of the last build when nothing has changed since; None when something may have."""
        remembered = self._read()
        if remembered is None:
            return None
        options, inputs, outputs, summary, warnings = remembered
        if options != self._options or inputs != self._inputs:
            return None
        if outputs != _state(self.output):
            return None
        return summary, warnings

    def remember(self, summary: str, warnings: tuple[str, ...]) -> None:
        """Note that the outputs now stand for the inputs as they were when this object was made."""
        settled = self._started - _TICK
        inputs = {path: at if max(at[:2]) < settled else (0, 0, 0, 0) for path, at in self._inputs.items()}
        payload = marshal.dumps((self._options, inputs, _state(self.output), summary, warnings))
        partial = f"{self._path}.{os.getpid()}"
        # Without a memory the next build takes longer, and that is all.
        try:
            os.makedirs(os.path.dirname(self._path), exist_ok=True)
            with open(partial, "wb") as file:
                file.write(_FORMAT + _digest(payload) + payload)
            os.replace(partial, self._path)
        except OSError:
            pass

    def _read(self) -> tuple[tuple[str, ...], State, State, str, tuple[str, ...]] | None:
        try:
            with open(self._path, "rb") as file:
                data = file.read()
        except OSError:
            return None
        head, payload = data[: len(_FORMAT) + 16], data[len(_FORMAT) + 16 :]
        if head != _FORMAT + _digest(payload):
            return None
        remembered = marshal.loads(payload)  # noqa: S302 (its digest was checked: we wrote it)
        return remembered if isinstance(remembered, tuple) and len(remembered) == 5 else None

    def _state_of_inputs(self) -> State:
        """Every file the site is made of, those of this program included: an upgrade changes the pages."""
        package = os.path.dirname(os.path.abspath(__file__))
        tops = [os.path.join(self.root, name) for name in INPUTS]
        checkout = os.path.dirname(os.path.dirname(package))
        tops += [package, *(os.path.join(checkout, name) for name in ("templates", "static"))]
        found: State = {}
        for top in tops:
            found |= _state(top)
        return found


def _state(top: str) -> State:
    """The state of a file, or of every file below a folder, by path; links are followed to what they show."""
    found: State = {}
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except NotADirectoryError:
            found[folder] = _of(os.stat(folder))
            continue
        except OSError:
            continue
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            try:
                if entry.is_dir():
                    folders.append(entry.path)
                else:
                    found[entry.path] = _of(entry.stat())
            except OSError:
                found[entry.path] = (0, 0, 0, 0)
    return found


def _of(at: os.stat_result) -> tuple[int, int, int, int]:
    return (at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_ino)


def _digest(data: bytes) -> bytes:
    from _blake2 import blake2b  # hashlib would import OpenSSL

    return blake2b(data, digest_size=16).digest()
