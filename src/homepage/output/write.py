"""Writes outputs into a folder so that a failed or killed build leaves what was there.

Everything that changes is first written beside the folder; only when all of it is on the disk does it move into place:
the whole folder at once when there was none, otherwise file by file, each move atomic. What an earlier build wrote and
this one does not is removed; other files are never touched. The list of what was written stands in the folder itself,
so it cannot be lost apart from it.

There are thousands of files, so what is done for each of them takes paths as plain text.
"""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import signal
import tempfile
import threading
from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.errors import Location, OutputError, Problem
from homepage.program import Marks, mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

MANIFEST = ".homepage-files"
_HEADER = "# Files written by homepage; it removes them when the site no longer has them.\n"


class Written(Struct, frozen=True, kw_only=True):
    """How many files changed, went, and stayed as they were; ``states`` are those of all whose bytes are known.

    The states are `program.mark` by path below the folder; a file that somebody else has replaced meanwhile has none.
    """

    changed: int
    removed: int
    kept: int
    states: Marks


def write(outputs: Mapping[str, bytes], folder: Path, kept: Collection[str] = ()) -> Written:
    """Make ``folder`` hold ``outputs``, and the files ``kept`` that it has already as they are wanted.

    Raises OutputError when it cannot, naming the file in the way.
    """
    _usable(folder)
    if outside := [path for path in outputs if not _is_inside(path)]:
        raise OutputError(Problem(Location(path), f"leads out of {folder}", "rename it") for path in outside)
    if not os.path.lexists(folder):
        with _beside(folder) as beside:
            inodes = _begin(outputs, beside, folder)
        return Written(changed=len(outputs), removed=0, kept=0, states=_states(folder, inodes))
    before = manifest(folder)
    changed, states = {}, {}
    for path, data in outputs.items():
        if (state := _holds(os.path.join(folder, path), data)) is None:
            changed[path] = data
        else:
            states[path] = state
    if foreign := sorted(_foreign(folder, changed, set(before))):
        raise OutputError(_in_the_way(folder, foreign))
    gone = [path for path in before if path not in outputs and path not in kept]
    with _beside(folder) as beside:
        inodes = _stage(changed, beside)
        with _uninterrupted():
            _record(folder, {*before, *outputs, *kept})
            _move(changed, beside, folder)
            _remove(gone, folder)
            _record(folder, {*outputs, *kept})
            inodes[MANIFEST] = (folder / MANIFEST).stat().st_ino
    states |= _states(folder, inodes)
    return Written(changed=len(changed), removed=len(gone), kept=len(outputs) + len(kept) - len(changed), states=states)


def manifest(folder: Path) -> tuple[str, ...]:
    """What the last build wrote into ``folder``, as paths in it; nothing when there was none."""
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(line for line in lines if line and not line.startswith("#") and _is_inside(line))


def _is_inside(path: str) -> bool:
    return not path.startswith(("/", "\\")) and ".." not in path.split("/")


def _usable(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise OutputError(
            [Problem(Location(str(folder)), "is a file, not a folder", "give another folder with --output")]
        )


@contextlib.contextmanager
def _beside(folder: Path) -> Iterator[str]:
    """A place beside the folder that goes afterwards; what cannot be written meanwhile is an OutputError."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder.parent, f".{folder.name}.")
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.{os.getpid()}.", dir=folder.parent) as beside:
            yield beside
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError([Problem(Location(str(error.filename or folder)), f"cannot be written: {reason}")]) from error


def _begin(outputs: Mapping[str, bytes], beside: str, folder: Path) -> dict[str, int]:
    """Write a folder that was not there, and let it appear in one move."""
    whole = os.path.join(beside, "whole")  # the place itself is for nobody else to read
    os.mkdir(whole)
    inodes = _stage({**outputs, MANIFEST: _listing(outputs)}, whole)
    os.rename(whole, folder)
    return inodes


def _holds(path: str, data: bytes) -> int | None:
    """The state of a file that holds these bytes; None when it does not."""
    try:
        at = os.stat(path)
        if at.st_size != len(data):
            return None
        with open(path, "rb", buffering=0) as file:
            return mark(at) if file.read() == data else None
    except OSError:
        return None


def _states(folder: Path, inodes: Mapping[str, int]) -> Marks:
    """The states of the files that were written, unless they have been replaced since."""
    found = {}
    for path, inode in inodes.items():
        with contextlib.suppress(OSError):
            at = os.stat(os.path.join(folder, path))
            if at.st_ino == inode:
                found[path] = mark(at)
    return found


def _foreign(folder: Path, changed: Iterable[str], before: set[str]) -> set[str]:
    """Files that no build wrote and that would have to go: on an output's path, in its place, or for its folder."""
    found: set[str] = set()
    parents: set[str] = set()
    for path in changed:
        target = os.path.join(folder, path)
        if _is_folder(target):
            inside = (one.relative_to(folder).as_posix() for one in (folder / path).rglob("*") if not one.is_dir())
            found.update(one for one in inside if one not in before)
        elif path not in before and os.path.lexists(target):
            found.add(path)
        while (path := os.path.dirname(path)) and path not in parents:
            parents.add(path)
    in_place = ((path, os.path.join(folder, path)) for path in parents - before)
    return found | {path for path, target in in_place if os.path.lexists(target) and not os.path.isdir(target)}


def _is_folder(path: str) -> bool:
    """Whether a folder stands there itself, not a link to one."""
    return os.path.isdir(path) and not os.path.islink(path)


def _in_the_way(folder: Path, foreign: Iterable[str]) -> list[Problem]:
    hint = "give an empty folder with --output, or delete the file"
    return [
        Problem(Location(str(folder / path)), "was not written by homepage and would be replaced", hint)
        for path in foreign
    ]


def _sweep(parent: Path, prefix: str) -> None:
    """Remove what builds that were killed have left beside the folder; a build that runs keeps its own."""
    for left in parent.glob(f"{glob.escape(prefix)}*.*"):
        process = left.name.removeprefix(prefix).partition(".")[0]
        if process.isdigit() and not _runs(int(process)):
            shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    if os.name == "nt":
        return True  # there, asking is killing
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _stage(changed: Mapping[str, bytes], beside: str) -> dict[str, int]:
    """Write files; gives their inodes, by which they are known after they have moved."""
    made, inodes = {beside}, {}
    for path, data in changed.items():
        target = os.path.join(beside, path)
        parent = os.path.dirname(target)
        if parent not in made:
            os.makedirs(parent, exist_ok=True)
            made.add(parent)
        with open(target, "wb", buffering=0) as file:
            rest = memoryview(data)
            while rest:  # one call takes what the system takes at once
                rest = rest[file.write(rest) :]
            inodes[path] = os.fstat(file.fileno()).st_ino
    return inodes


def _move(changed: Mapping[str, bytes], beside: str, folder: Path) -> None:
    """Pages last, so that no page is ever without its style sheet."""
    for path in sorted(changed, key=lambda path: (path.endswith(".html"), path)):
        target = os.path.join(folder, path)
        parent = os.path.dirname(target)
        if not os.path.isdir(parent):
            _clear((folder / path).parent, folder)
            os.makedirs(parent, exist_ok=True)
        if _is_folder(target):
            shutil.rmtree(target)
        os.replace(os.path.join(beside, path), target)


def _clear(parent: Path, folder: Path) -> None:
    """Remove a file of an earlier build that stands where a folder is needed."""
    while parent != folder and not parent.is_dir():
        if parent.is_file():
            parent.unlink()
        parent = parent.parent


def _remove(gone: Iterable[str], folder: Path) -> None:
    for path in gone:
        target = folder / path
        with contextlib.suppress(FileNotFoundError, IsADirectoryError, NotADirectoryError):
            target.unlink()
        parent = target.parent
        while parent != folder:
            try:
                parent.rmdir()
            except OSError:
                break
            parent = parent.parent


def _listing(paths: Iterable[str]) -> bytes:
    return (_HEADER + "".join(f"{path}\n" for path in sorted(paths))).encode()


def _record(folder: Path, paths: Iterable[str]) -> None:
    data = _listing(paths)
    if _holds(os.path.join(folder, MANIFEST), data):
        return
    partial = folder / f"{MANIFEST}.{os.getpid()}"
    partial.write_bytes(data)
    os.replace(partial, folder / MANIFEST)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold back Ctrl-C and the polite kill while files move into place, and obey them afterwards."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    names = (signal.SIGINT, signal.SIGTERM)
    previous = {name: signal.signal(name, lambda number, _: waiting.append(number)) for name in names}
    try:
        yield
    finally:
        for name, handler in previous.items():
            signal.signal(name, handler)
        for number in waiting:
            signal.raise_signal(number)
