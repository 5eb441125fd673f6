"""Entries of curricula vitae that a template comes with: told by what they say together, never by a person's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.content.bibliography_twins import normalised_title
from homepage.importers.front_matter.tables import Table

if TYPE_CHECKING:
    from homepage.errors import Location
    from homepage.importers.report import ImportReport

# Each line is an entry of a sample: all of its parts stand in it, in whatever field.
_ENTRIES = """
Albert Einstein | Full Name
14th March 1879
Institute for Advanced Study | 1933
California Institute of Technology | 1933
Kaiser Wilhelm Institute | 1917
Karl-Ferdinand University | 1911
University of Zurich | 1909
University of Zurich | 1905
Eidgenössische Technische Hochschule | 1900
github.com/alshedivat/al-folio | 2015
Nobel | 1921
Matteucci | 1921
Max Planck | 2029
Topic 1. | Description 1.
Topic 2. | Description 2.
Tópico 1. | Descrição 1.
Tópico 2. | Descrição 2.
Hobby 1, Hobby 2, etc.
People's Climate March | Men of the year 2014
Zur Elektrodynamik bewegter Körper
Über einen die Erzeugung und Verwandlung des Lichtes
Die Grundlage der allgemeinen Relativitätstheorie
Quantum Mechanics | Quantum Teleportation
Quantum Computing | Quantum Teleportation
Quantum computing is the use of quantum-mechanical phenomena
Quantum Computing | 2018-01-01
Quantum Information | 2018-01-01
Machine Learning | 2018-01-01 | Stanford University
Professor John Doe
Professor Jane Smith
"""
# What anybody may say of themselves, and is a sample only among other samples.
_COMMON = frozenset(
    (
        "languagesenglishgerman",
        "germannativespeaker",
        "englishfluent",
        "physics",
        "physicsquantummechanicsquantumgravity",
    )
)
_PARTS = tuple(tuple(normalised_title(part) for part in line.split("|")) for line in _ENTRIES.strip().splitlines())
_PLACEHOLDER = re.compile(r"(?:Sub-)?(?:description|descrição|descriptif) \d\.?", re.IGNORECASE)
_MANY = 4


def without_sample_entries(found: Any, report: ImportReport, where: Location) -> Any:
    """A document without the entries of a sample, and without the lists that hold nothing else; they are reported."""
    pruned = _Pruned(report, where)
    kept = pruned.value(found)
    return pruned.value(kept, common=True) if pruned.count >= _MANY else kept


class _Pruned:
    """Takes the samples out of one document, and counts them."""

    def __init__(self, report: ImportReport, where: Location) -> None:
        self.report, self.where, self.count = report, where, 0

    def value(self, found: Any, *, common: bool = False) -> Any:
        """A value without samples; ``common`` takes out what is a sample only among others, too."""
        if isinstance(found, list):
            return self._list(found, common=common)
        if not isinstance(found, Table):
            return found
        kept = Table(found.path, found.line)
        kept.lines = found.lines
        values = ((name, one, self.value(one, common=common)) for name, one in found.items())
        kept.update((name, value) for name, one, value in values if value or not one)
        return kept

    def _list(self, found: list[Any], *, common: bool) -> list[Any]:
        before = self.count
        left = [one for one in found if not self._is_sample(one, common=common)]
        if before < self.count:  # beside samples, what anybody may say is one
            left = [one for one in left if not self._is_sample(one, common=True)]
        return [kept for one in left if not _is_emptied(one, kept := self.value(one, common=common))]

    def _is_sample(self, one: Any, *, common: bool) -> bool:
        said = _said(one)
        text = normalised_title(" ".join(said))
        known = any(all(part in text for part in parts) for parts in _PARTS)
        if not (known or (common and text in _COMMON) or any(map(_PLACEHOLDER.fullmatch, said[:1]))):
            return False
        self.count += known
        where = one.at(*one) if isinstance(one, Table) else self.where
        self.report.left_out(where, f"“{', '.join(said)[:80]}”, a sample of the template")
        return True


def _is_emptied(one: Any, kept: Any) -> bool:
    """Whether an entry had contents, and has none now."""
    return isinstance(one, Table) and bool(one.get("contents")) and "contents" not in kept


def _said(one: Any) -> list[str]:
    """What an entry says itself, without the entries inside it."""
    values = one.values() if isinstance(one, Table) else [one]
    lists = (value if isinstance(value, list) else [value] for value in values)
    return [text.strip() for texts in lists for text in texts if isinstance(text, str) and text.strip()]
