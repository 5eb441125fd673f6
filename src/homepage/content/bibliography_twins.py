"""The same work given twice: a preprint and its published version, or two entries for one paper."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from homepage.errors import Location, Problem
from homepage.patterns import lazy
from homepage.source.bibtex_problems import Gathered

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from homepage.content.records import Publication
    from homepage.source.bibtex import Entry


_NO_LETTER = lazy(r"[^a-z0-9]+")


def same_works(works: Mapping[str, Publication]) -> list[tuple[str, str]]:
    """Pairs of keys under which one work is given twice, in the order of the list.

    Told by DOI, by arXiv identifier, or by title and year; a preprint and its published version may lie up to
    three years apart. Never by address: two papers may share a project page.
    """
    pairs: dict[tuple[str, str], None] = {}
    seen: dict[str, list[str]] = {}
    for key, work in works.items():
        for identity in identities(work):
            for other in seen.get(identity, ()):
                if identity.startswith(("doi:", "arxiv:")) or _is_same_title(works[other], work):
                    pairs.setdefault((other, key))
            seen.setdefault(identity, []).append(key)
    return list(pairs)


def duplicates(works: Mapping[str, Publication], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keys of works that are given before under another key, with that key: one title, one place, one state.

    ``pairs`` are those of `same_works`. A conference paper and its journal article of one title are two works; so are
    a paper and its preprint here.
    """
    found: dict[str, str] = {}
    for first, key in pairs:
        if first not in found and key not in found and _is_given_again(works[first], works[key]):
            found[key] = first
    return found


def remarks(
    works: Mapping[str, Publication], entries: Callable[[Collection[str]], Iterable[Entry]], path: str
) -> list[Problem]:
    """What a reader should know of works given again, and of different works with one DOI; ``entries`` finds some."""
    repeated = duplicates(works, same_works(works))
    again = [(key, first, "again; listed once", "delete one") for key, first in repeated.items()]
    by_doi: dict[str, str] = {}
    for key, work in works.items():
        first = by_doi.setdefault((work.doi or f"#{key}").lower(), key)
        if normalised_title(works[first].title) != normalised_title(work.title):
            again.append((key, first, "by its DOI, but its title is another", "give each its own DOI"))
    lines = {entry.key: entry.line for entry in entries({key for pair in again for key in pair[:2]})}
    problems = Gathered()
    for key, first, what, hint in again:
        message = f"{key}: is {first} of line {lines[first]} {what}"
        problems.add(Problem(Location(path, lines[key]), message, hint, warning=True), what)
    return problems.told()


def _is_given_again(one: Publication, other: Publication) -> bool:
    if normalised_title(one.title) != normalised_title(other.title) or one.status != other.status:
        return False
    if one.doi and other.doi:
        return one.doi.lower() == other.doi.lower()
    if not (one.author or other.author or one.year or other.year) and one.url != other.url:
        return False
    venues = [normalised_title(work.container_title or "") for work in (one, other)]
    return one.type == other.type and one.year == other.year and venues[0] == venues[1]


def are_one(one: Publication, other: Publication) -> bool:
    """Whether two descriptions are of one paper, as in a selection and the full list: a year may be missing in one.

    A preprint and its published version, each with a DOI of its own, are two.
    """
    if one.doi and other.doi:
        return one.doi.lower() == other.doi.lower()
    shared = set(identities(one)) & set(identities(other))
    if any(identity.startswith("arxiv:") for identity in shared):
        return True
    is_told = len(normalised_title(one.title)) > 8 and not (one.year and other.year)
    return bool(shared) and (one.year == other.year or is_told) and _is_same_first_author(one, other)


def identities(work: Publication) -> list[str]:
    """What tells a work from others: its DOI, its arXiv identifier, its title."""
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


@lru_cache(maxsize=1 << 16)
def normalised_title(title: str) -> str:
    """The letters and digits of a title, without accents and case."""
    if title.isascii():
        return _NO_LETTER.sub("", title.lower())
    return "".join(character for character in normalize("NFKD", title).casefold() if character.isalnum())


def _is_same_title(one: Publication, other: Publication) -> bool:
    """Whether works of one title are one work: the years agree, and the first authors when both are known."""
    if not _is_same_first_author(one, other):
        return False
    if one.year == other.year:
        return True
    states = {one.status == "preprint", other.status == "preprint"}
    close = one.year.isdigit() and other.year.isdigit() and abs(int(one.year) - int(other.year)) <= 3
    return len(states) == 2 and close


def _is_same_first_author(one: Publication, other: Publication) -> bool:
    """Whether the first authors agree; one that is not known agrees with any."""
    names = {
        normalised_title(work.author[0].family or "".join(work.author[0].full.split()[-1:]))
        for work in (one, other)
        if work.author
    }
    return len(names) < 2
