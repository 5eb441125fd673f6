"""The state of this program: an upgrade of it or of a library may change every page."""

from __future__ import annotations

import os
import sys

Stamp = tuple[int, int, int, int]
State = dict[str, Stamp]
Marks = dict[str, int]

_DIGEST: list[str] = []


_COMPILED = ("__pycache__",)
_NOT_BUILDING = (*_COMPILED, "importers", "serve", "scaffold_files")  # what other commands are made of


def tops() -> list[str]:
    """The files and folders that this program is made of, and the folders of its libraries."""
    package = os.path.dirname(os.path.abspath(__file__))
    checkout = os.path.dirname(os.path.dirname(package))
    return [package, *(os.path.join(checkout, name) for name in ("templates", "static"))]


def state() -> State:
    """The files of this program; of the folders of its libraries the date, which changes with what is installed."""
    found: State = {}
    for top in tops():
        found |= below(top, _NOT_BUILDING)
    for folder in sys.path:
        if folder.endswith(("site-packages", "dist-packages")):
            found |= _one(folder)
    return found


def digest() -> str:
    """The state of this program in one word, as it was when first asked for: a process does not change its code."""
    if not _DIGEST:
        from hashlib import blake2b

        _DIGEST.append(blake2b(repr(sorted(state().items())).encode(), digest_size=16).hexdigest())
    return _DIGEST[0]


def below(top: str, skipped: tuple[str, ...] = _COMPILED) -> State:
    """The state of a file, or of every file below a folder, by path; links are followed to what they show.

    Folders whose names are ``skipped`` are left out.
    """
    found: State = {}
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except NotADirectoryError:
            found |= _one(folder)
            continue
        except OSError:
            continue
        for entry in entries:
            if entry.name in skipped:
                continue
            try:
                if entry.is_dir():
                    folders.append(entry.path)
                else:
                    found[entry.path] = of(entry.stat())
            except OSError:
                found[entry.path] = (0, 0, 0, 0)
    return found


def of(at: os.stat_result) -> Stamp:
    """What tells whether a file was written: the times of its last writing and change in ns, its size, its inode."""
    return (at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_ino)


def mark(at: os.stat_result) -> int:
    """The same in one number: it is the same in every process of one Python, and for no other state in practice."""
    return hash((at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_ino))


def _one(path: str) -> State:
    try:
        return {path: of(os.stat(path))}
    except OSError:
        return {}
