"""Preprints and what became of them: a work is listed once, and each of its versions has a page and leads to the other.

Which entries are one work is told by `content.bibliography_twins`. Two published entries of one title (a conference
paper and its journal article) are two works here: only a preprint gives way, and an entry that says the same again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.content.bibliography_twins import duplicates, same_works

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from homepage.content.records import Publication


class Versions(Struct, frozen=True, kw_only=True):
    """Keys of preprints with the key of the published work, and the reverse; keys of entries given again."""

    published: dict[str, str] = {}
    preprints: dict[str, tuple[str, ...]] = {}
    repeated: dict[str, str] = {}


def versions(works: Mapping[str, Publication]) -> Versions:
    """Which of the works are versions of another one."""
    if len(works) < 2:
        return Versions()
    published: dict[str, str] = {}
    pairs = same_works(works)
    for pair in pairs:
        early = [key for key in pair if is_preprint(works[key])]
        if len(early) == 1:
            published.setdefault(early[0], pair[1] if early[0] == pair[0] else pair[0])
    preprints: dict[str, tuple[str, ...]] = {}
    for early_key, key in published.items():
        preprints[key] = (*preprints.get(key, ()), early_key)
    return Versions(published=published, preprints=preprints, repeated=duplicates(works, pairs))


def is_preprint(work: Publication) -> bool:
    """Whether a work has not been published, only put into an archive or given to readers."""
    return work.type == "article" or work.status in ("preprint", "submitted", "inpreparation")


def listed(works: Iterable[Publication], known: Versions) -> tuple[Publication, ...]:
    """The works without preprints of other works among them, and each once."""
    chosen = tuple(works)
    keys = {work.key for work in chosen if work.key}
    others = known.repeated | known.published
    return tuple(work for work in chosen if others.get(work.key) not in keys)
