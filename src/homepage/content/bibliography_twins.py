"""The same work given twice: a preprint and its published version, or two entries for one paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.content.records import Publication


def same_works(works: Mapping[str, Publication]) -> list[tuple[str, str]]:
    """Pairs of keys under which one work is given twice, in the order of the list.

    Told by DOI, by arXiv identifier, or by title and year; a preprint and its published version may lie up to
    three years apart. Never by address: two papers may share a project page.
    """
    pairs: dict[tuple[str, str], None] = {}
    seen: dict[str, list[str]] = {}
    for key, work in works.items():
        for identity in _identities(work):
            for other in seen.get(identity, ()):
                if identity.startswith(("doi:", "arxiv:")) or _is_same_title(works[other], work):
                    pairs.setdefault((other, key))
            seen.setdefault(identity, []).append(key)
    return list(pairs)


def _identities(work: Publication) -> list[str]:
    found = []
    doi = (work.doi or "").lower()
    arxiv = re.fullmatch(r"10\.48550/arxiv\.(.+)", doi)
    if doi and not arxiv:
        found.append(f"doi:{doi}")
    eprint = arxiv[1] if arxiv else work.eprint if (work.eprinttype or "arxiv") == "arxiv" else None
    if eprint:
        found.append(f"arxiv:{re.sub(r'v[0-9]+$', '', eprint.lower())}")
    if title := normalised_title(work.title):
        found.append(f"title:{title}")
    return found


def normalised_title(title: str) -> str:
    """The letters and digits of a title, without accents and case."""
    return "".join(character for character in normalize("NFKD", title).casefold() if character.isalnum())


def _is_same_title(one: Publication, other: Publication) -> bool:
    """Whether works of one title are one work: the years agree, and the first authors when both are known."""
    names = [work.author[0].family or work.author[0].full.split()[-1:] for work in (one, other) if work.author]
    if len(names) == 2 and names[0] != names[1]:
        return False
    if one.year == other.year:
        return True
    states = {one.status == "preprint", other.status == "preprint"}
    close = one.year.isdigit() and other.year.isdigit() and abs(int(one.year) - int(other.year)) <= 3
    return len(states) == 2 and close
