"""Preprints and what became of them: a work is listed once, and each of its versions has a page and leads to the other.

Which entries are one work is told by `content.bibliography.same_works`. Two published entries of one title (a
conference paper and its journal article) are two works here: only a preprint gives way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from homepage.content.records import Publication


class Versions(Struct, frozen=True, kw_only=True):
    """Keys of preprints with the key of the published work, and the reverse."""

    published: dict[str, str] = {}
    preprints: dict[str, tuple[str, ...]] = {}


def versions(works: Mapping[str, Publication]) -> Versions:
    """Which of the works are versions of another one."""
    if len(works) < 2 or not any(map(is_preprint, works.values())):
        return Versions()
    from homepage.content.bibliography import same_works  # brings the readers of BibTeX, which not every site needs

    published: dict[str, str] = {}
    for pair in same_works(works):
        early = [key for key in pair if is_preprint(works[key])]
        if len(early) == 1:
            published.setdefault(early[0], pair[1] if early[0] == pair[0] else pair[0])
    preprints: dict[str, tuple[str, ...]] = {}
    for early_key, key in published.items():
        preprints[key] = (*preprints.get(key, ()), early_key)
    return Versions(published=published, preprints=preprints)


def is_preprint(work: Publication) -> bool:
    """Whether a work has not been published, only put into an archive or given to readers."""
    return work.type == "article" or work.status in ("preprint", "submitted", "inpreparation")


def listed(works: Iterable[Publication], known: Versions) -> tuple[Publication, ...]:
    """The works without preprints of other works among them."""
    chosen = tuple(works)
    keys = {work.key for work in chosen if work.key}
    return tuple(work for work in chosen if known.published.get(work.key) not in keys)
