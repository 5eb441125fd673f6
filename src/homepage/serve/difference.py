"""What changed between two builds, seen by someone who is looking at a page.

A stylesheet's name carries a hash of its content (``assets/style.1a2b3c.css``), so that an edit of it changes
every page in that one name. Such pages count as unchanged here: their stylesheet can be swapped in place.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HASH = re.compile(r"\.[0-9a-f]{6,64}(?=\.css$)")


class Difference(NamedTuple):
    """Stylesheets to swap (old path, new path), and every other output that is new, changed or gone."""

    stylesheets: tuple[tuple[str, str], ...]
    outputs: frozenset[str]


def difference(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Difference:
    """The difference between two builds; both of its parts are empty when there is none to see."""
    pairs = _stylesheets(old, new)
    swapped = {path for pair in pairs for path in pair}
    renames = [(_name(before), _name(after)) for before, after in pairs if before != after]
    paths = (old.keys() | new.keys()) - swapped
    changed = frozenset(path for path in paths if not _same(path, old, new, renames))
    return Difference(pairs, changed)


def _stylesheets(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> tuple[tuple[str, str], ...]:
    before, after = _by_stem(old), _by_stem(new)
    stems = sorted(before.keys() & after.keys())
    pairs = ((before[stem], after[stem]) for stem in stems)
    return tuple((a, b) for a, b in pairs if a != b or old[a] != new[b])


def _by_stem(paths: Iterable[str]) -> dict[str, str]:
    """Stylesheets by their name without the hash, leaving out names that this makes ambiguous."""
    stems: dict[str, list[str]] = {}
    for path in paths:
        if path.endswith(".css"):
            stems.setdefault(_HASH.sub("", path), []).append(path)
    return {stem: same[0] for stem, same in stems.items() if len(same) == 1}


def _name(path: str) -> bytes:
    return PurePosixPath(path).name.encode()


def _same(path: str, old: Mapping[str, bytes], new: Mapping[str, bytes], renames: list[tuple[bytes, bytes]]) -> bool:
    before, after = old.get(path), new.get(path)
    if before == after or before is None or after is None:
        return before == after
    if path.endswith(".html"):
        for name, renamed in renames:
            before = before.replace(name, renamed)
    return before == after
