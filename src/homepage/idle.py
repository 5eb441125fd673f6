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

from homepage import __version__, program

FOLDER = ".homepage-cache"
INPUTS = ("site.yaml", "content", "templates", "static", "languages")
MANIFEST = ".homepage-files"
_FORMAT = b"homepage idle 3\n"
Told = tuple[str, tuple[str, ...]]  # what is said of a build: the summary and the warnings
_TICK = 50_000_000  # ns; clocks of file systems move on every 1 to 10 ms


class Memory:
    """What is remembered of the builds of one site into one folder with the same options."""

    def __init__(self, root: str, output: str, options: tuple[str, ...]) -> None:
        self.root, self.output = root, os.path.abspath(output)
        self._options = (__version__, sys.version, *options)
        name = _digest(repr((self.output, options)).encode()).hex()[:16]
        self._path = os.path.join(root, FOLDER, f"idle-{name}")
        self._started = time.time_ns()
        self._inputs = self._state_of_inputs()
        self._before: tuple[program.Marks, int, Told] | None = None
        self._digests = b""  # read only when something changed
        self._is_idle = False
        self._read()

    def recall(self) -> Told | None:
        """What was said of the last build when nothing has changed since; None when something may have."""
        if not self._is_idle or self._before is None:
            return None
        states, outputs, told = self._before
        # With the list of the files, which stands among them.
        return told if len(self._as_written(states)) == outputs + 1 else None

    def untouched(self) -> dict[str, bytes]:
        """The outputs that still are as the last build left them, with the digests of what they were made from."""
        if self._before is None:
            return {}
        states, digests = self._before[0], marshal.loads(self._digests)  # noqa: S302 (checked with the rest)
        return {path: digests[path] for path in self._as_written(states) if path in digests}

    def remember(self, digests: dict[str, bytes], states: program.Marks, told: Told) -> None:
        """Note that the outputs now stand for the inputs as they were when this object was made.

        ``digests`` has every output; ``states`` those of the files that were written or looked at.
        """
        settled = self._started - _TICK
        inputs = {path: at if max(at[:2]) < settled else (0, 0, 0, 0) for path, at in self._inputs.items()}
        before = self._before[0] if self._before else {}
        known = {path: at for path in (*digests, MANIFEST) if (at := states.get(path) or before.get(path))}
        parts = [marshal.dumps(part) for part in ((self._options, inputs), (known, len(digests), told), digests)]
        lengths = b"".join(len(part).to_bytes(8, "big") for part in parts[:2])
        partial = f"{self._path}.{os.getpid()}"
        # Without a memory the next build takes longer, and that is all.
        try:
            os.makedirs(os.path.dirname(self._path), exist_ok=True)
            with open(partial, "wb") as file:
                file.write(_FORMAT + _digest(b"".join([lengths, *parts])) + lengths)
                file.writelines(parts)
            os.replace(partial, self._path)
        except OSError:
            pass

    def _read(self) -> None:
        """Read what the last build left, unless it is damaged or was made with another program or other options."""
        try:
            with open(self._path, "rb") as file:
                data = file.read()
        except OSError:
            return
        begin = len(_FORMAT) + 16
        payload = memoryview(data)[begin:]
        if data[:begin] != _FORMAT + _digest(payload):
            return
        first, second = (int.from_bytes(payload[at : at + 8], "big") + 16 for at in (0, 8))
        try:
            options, inputs = marshal.loads(payload[16:first])  # noqa: S302 (its digest was checked: we wrote it)
            if options == self._options:
                self._before = marshal.loads(payload[first : first + second - 16])  # noqa: S302
                self._digests = bytes(payload[first + second - 16 :])
                self._is_idle = inputs == self._inputs
        except (ValueError, EOFError, TypeError):
            self._before = None

    def _as_written(self, outputs: program.Marks) -> list[str]:
        """The outputs whose files nobody has touched since they were written."""
        found, start, stat, mark = [], self.output + os.sep, os.stat, program.mark
        for path, state in outputs.items():
            try:
                if mark(stat(start + path)) == state:
                    found.append(path)
            except OSError:
                continue
        return found

    def _state_of_inputs(self) -> program.State:
        """Every file the site is made of, those of this program included: an upgrade changes the pages."""
        found = program.state()
        for name in INPUTS:
            found |= program.below(os.path.join(self.root, name))
        return found


def _digest(data: bytes | memoryview) -> bytes:
    from _blake2 import blake2b  # hashlib would import OpenSSL

    return blake2b(data, digest_size=16).digest()
