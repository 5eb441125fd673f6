"""Fields of an export that no record of ours has: told once for each field of a file, not once for each work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.importers import words
from homepage.importers.emit import document, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.content.records import Publication
    from homepage.errors import Location
    from homepage.importers.report import ImportReport

_TAGS = re.compile(r"</?\w[^<>]*>")
_SAID_BY_FIELDS = frozenset(("issn", "isbn", "doi", "electronic", "print", "printing", "linking", "online"))
_MARKERS = re.compile(r"(?i)\((?:issn|isbn|electronic|print|linking|online)\)")
_MOST = 100  # signs of a value that the report shows


class Unplaced:
    """Collects what stands in no record.

    ``kept_by_programs`` are fields that say how an entry is kept, not what it says.
    """

    def __init__(self, report: ImportReport, kept_by_programs: Iterable[str]) -> None:
        self.report, self._kept_by_programs = report, frozenset(kept_by_programs)
        self._found: dict[str, list[tuple[Location, str]]] = {}

    def check(self, fields: dict[str, list[str]], work: Publication, where: Location) -> None:
        """Note the values of an entry that its record does not hold."""
        text = document(plain(replace(work, bibtex=True)))
        known, joined = set(words.of(text)), _joined(text)
        for field, values in fields.items():
            for value in values:
                said = set(words.of(_TAGS.sub(" ", value))) - _SAID_BY_FIELDS
                if said and not (said <= known or _joined(_MARKERS.sub(" ", value)) in joined):
                    self.add(field, value, where)

    def add(self, field: str, value: str, where: Location) -> None:
        """Note one value that has no place."""
        self._found.setdefault(field, []).append((where, " ".join(value.split())))

    def tell(self) -> None:
        """Report what was found."""
        for field, ones in self._found.items():
            if field not in self._kept_by_programs:
                where, value = ones[0]
                value = value if len(value) <= _MOST else f"{value[:_MOST]}…"
                self.report.left_out(where, f"the field {field}{_times(ones)}, which has no place here: {value}")
        if kept := [field for field in self._found if field in self._kept_by_programs]:
            text = f"fields that say how entries are kept, not what they say: {', '.join(sorted(kept))}"
            self.report.left_out(self._found[kept[0]][0][0], text)


def _times(ones: list[tuple[Location, str]]) -> str:
    works = len({where for where, _ in ones})
    return f" of {works} works" if works > 1 else ""


def _joined(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()
