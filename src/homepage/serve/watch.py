"""Notices saves of site.yaml, in the site's folders and in the theme's, by the system's own notifications."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import watchfiles

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Generator, Sequence

FOLDERS = ("content", "templates", "static", "languages")
"""The folders of a site that a build reads; any of them may be missing, and may come later."""

# One turn of the loop waits this long at each of its two watchers, and a burst ends after as much silence,
# so a save is noticed within 20 ms.
_STEP = 5
_BURST = 30
_POLL = 300
# Editors save through these: hidden files, backups, vim's swap files and its probe, other editors' copies.
_SCRATCH = re.compile(r"\.(?!well-known$).*|.*~|#.*#|4913|.*\.(sw[a-z]|tmp|bak|pyc|part)|.*___jb_\w+___|__pycache__")


def is_scratch(path: Path) -> bool:
    """Whether a path below a watched folder is an editor's or a tool's, not the author's."""
    return any(_SCRATCH.fullmatch(part) for part in path.parts)


def watch(
    root: Path,
    theme: Sequence[Path],
    changed: Callable[[], None],
    stop: threading.Event,
    warn: Callable[[str], None],
) -> None:
    """Call ``changed`` once when the watch stands and after each burst of saves, until ``stop`` is set.

    The root itself is not watched in depth: it may hold ``_site/``, ``.git/`` and virtual environments.
    """
    root = root.resolve()
    top = _bursts([root], warn, recursive=False)
    deep = _bursts(_existing(root, theme), warn, recursive=True)
    try:
        next(top), next(deep)  # a generator begins to watch at its first step
        changed()
        while not stop.is_set():
            names = {path.name for path in next(top)} & {"site.yaml", *FOLDERS}
            saved = next(deep)
            if names & set(FOLDERS):  # a folder came or went, and a watch does not follow it
                deep.close()
                deep = _bursts(_existing(root, theme), warn, recursive=True)
                next(deep)
            if names or saved:
                changed()
    finally:
        top.close()
        deep.close()


def _existing(root: Path, theme: Sequence[Path]) -> list[Path]:
    """The folders to watch in depth, each once: the theme's may be the site's own."""
    folders = [root / name for name in FOLDERS] + [folder.resolve() for folder in theme]
    return [folder for folder in dict.fromkeys(folders) if folder.is_dir()]


def _bursts(
    folders: Sequence[Path], warn: Callable[[str], None], *, recursive: bool
) -> Generator[set[Path], None, None]:
    """The author's files saved since the last step, endlessly; empty when a step's time has passed."""
    try:
        yield from _steps(folders, recursive=recursive, polling=None)
    except (OSError, RuntimeError) as error:  # the system's limit of watches, for one
        warn(f"the system does not notify of saves ({error}); looking for them every {_POLL} ms instead")
        yield from _steps(folders, recursive=recursive, polling=True)


def _steps(folders: Sequence[Path], *, recursive: bool, polling: bool | None) -> Generator[set[Path], None, None]:
    for changes in watchfiles.watch(
        *folders,
        watch_filter=None,
        debounce=_BURST,
        step=_STEP,
        rust_timeout=_STEP,
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=polling,
        poll_delay_ms=_POLL,
        recursive=recursive,
    ):
        paths = {Path(name) for _, name in changes}
        yield {path for path in paths if not is_scratch(_below(path, folders))}


def _below(path: Path, folders: Sequence[Path]) -> Path:
    folder = next((folder for folder in folders if path.is_relative_to(folder)), path.parent)
    return path.relative_to(folder)
