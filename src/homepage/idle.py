"""Tells at once whether a build would change nothing, before anything that costs time is imported.

After a good build the state of every input and output is remembered: for each file its size, its inode and the times
of its last writing and last change. The time of change cannot be set by a program, so a file of the same size and
date with other bytes is still told from the old one. A file touched so shortly before the build that its clock may not
have moved on is remembered as unknown, and the next build looks at everything again.

Of what was built, every file is looked at but the exports that stand in a folder, such as bib/: these are three
quarters of all files, and nobody edits them. Their folder is looked at instead, which changes when one of them goes or
is replaced. One that was written in place is found by the next build that has anything to do, which looks at each file.

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
_FORMAT = b"homepage idle 4\n"
_DIGESTS = 2 * 16  # bytes: of what is read at once, and of the rest
_HEAD = len(_FORMAT) + 8 + _DIGESTS
_EXPORTS = (".bib", ".ris", ".json")
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
        self._told: Told | None = None
        self._watched: program.Marks = {}
        self._states: program.Marks = {}
        self._digests: dict[str, bytes] = {}
        self._rest: tuple[int, bytes] | None = None  # where in the memory they stand, with their digest
        self._read()

    def recall(self) -> Told | None:
        """What was said of the last build when nothing has changed since; None when something may have."""
        if self._told is None or len(self._as_written(self._watched)) < len(self._watched):
            return None
        return self._told

    def untouched(self) -> dict[str, bytes]:
        """The outputs that still are as the last build left them, with the digests of what they were made from."""
        self._read_outputs()
        return {path: self._digests[path] for path in self._as_written(self._states) if path in self._digests}

    def remember(self, digests: dict[str, bytes], states: program.Marks, told: Told) -> None:
        """Note that the outputs now stand for the inputs as they were when this object was made.

        ``digests`` has every output; ``states`` those of the files that were written or looked at.
        """
        self._read_outputs()
        settled = self._started - _TICK
        inputs = {path: at if max(at[:2]) < settled else (0, 0, 0, 0) for path, at in self._inputs.items()}
        known = {path: at for path in (*digests, MANIFEST) if (at := states.get(path) or self._states.get(path))}
        all_known = told if len(known) > len(digests) else None  # with the list of the files, which stands among them
        first = marshal.dumps((self._options, inputs, self._watch(known), all_known))
        second = marshal.dumps((known, digests))
        partial = f"{self._path}.{os.getpid()}"
        # Without a memory the next build takes longer, and that is all.
        try:
            os.makedirs(os.path.dirname(self._path), exist_ok=True)
            with open(partial, "wb") as file:
                file.write(_FORMAT + len(first).to_bytes(8, "big") + _digest(first + _digest(second)) + _digest(second))
                file.writelines((first, second))
            os.replace(partial, self._path)
        except OSError:
            pass

    def _watch(self, known: program.Marks) -> program.Marks:
        """What is looked at to tell that nothing has to be done: files, and the folders of exports."""
        watched, folders = {}, set()
        for path, state in known.items():
            folder, between, name = path.rpartition("/")
            if between and name.endswith(_EXPORTS):
                folders.add(folder)
            else:
                watched[path] = state
        for folder in folders:
            watched[folder] = _mark(os.path.join(self.output, folder))
        return watched

    def _read(self) -> None:
        """Read what the last build left, unless it is damaged or was made with another program or other options."""
        try:
            with open(self._path, "rb", buffering=0) as file:
                head = file.read(_HEAD)
                length = int.from_bytes(head[-_DIGESTS - 8 : -_DIGESTS], "big")
                first = file.read(min(length, os.fstat(file.fileno()).st_size))
            if head != _FORMAT + length.to_bytes(8, "big") + _digest(first + head[-16:]) + head[-16:]:
                return
            options, inputs, watched, told = marshal.loads(first)  # noqa: S302 (its digest was checked: we wrote it)
        except (OSError, ValueError, EOFError, TypeError):
            return
        if options != self._options:
            return
        self._rest = (_HEAD + len(first), head[-16:])
        if inputs == self._inputs:
            self._watched, self._told = watched, told

    def _read_outputs(self) -> None:
        """Read what a build asks for that has something to do; what is damaged or was replaced is left out."""
        if self._rest is None:
            return
        (start, digest), self._rest = self._rest, None
        try:
            with open(self._path, "rb", buffering=0) as file:
                file.seek(start)
                data = file.read()
            if _digest(data) == digest:
                self._states, self._digests = marshal.loads(data)  # noqa: S302 (as above)
        except (OSError, ValueError, EOFError, TypeError):
            return

    def _as_written(self, states: program.Marks) -> list[str]:
        """The files and folders that nobody has touched since they were written."""
        found, start, stat, mark = [], self.output + os.sep, os.stat, program.mark
        for path, state in states.items():  # thousands, so nothing is called twice
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


def _mark(path: str) -> int:
    """The state of a file or folder in one number; -1, which no hash is, when it is gone."""
    try:
        return program.mark(os.stat(path))
    except OSError:
        return -1


def _digest(data: bytes) -> bytes:
    from _blake2 import blake2b  # hashlib would import OpenSSL

    return blake2b(data, digest_size=16).digest()
