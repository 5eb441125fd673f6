"""Comments of a source in the report: what they hold is named, those of a few words are counted once for each file."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from homepage.errors import Location
    from homepage.importers.report import ImportReport, Note

_COMMENT = "comment: "
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|\]\(")
_FEW = 4  # words of a comment that only says what follows
_LONGEST = 90  # letters that are shown


def tell(report: ImportReport, location: Location, text: str) -> None:
    """Say that a comment does not come over; one without words is a line drawn in the source."""
    said = " ".join(re.sub(r"^<!--|-->$", "", text).split())
    if re.search(r"\w", said):
        report.left_out(location, _COMMENT + (said if len(said) < _LONGEST else f"{said[: _LONGEST - 3]}…"))


def gather(report: ImportReport) -> None:
    """Make one note of the small comments of a file, at the place of the first."""
    small = sorted(filter(_is_small, report.notes), key=lambda note: note.location.order())
    counted: dict[Note, Note] = {}
    for _, group in groupby(small, key=lambda note: note.location.path):
        first, *others = group
        if others:
            text = f"{len(others) + 1} comments of a few words, the first of them “{first.text.removeprefix(_COMMENT)}”"
            counted[first] = replace(first, text=text)
    kept = {first.location.path for first in counted}
    report.notes[:] = [
        counted.get(note, note)
        for note in report.notes
        if note in counted or not (_is_small(note) and note.location.path in kept)
    ]


def _is_small(note: Note) -> bool:
    said = note.text.removeprefix(_COMMENT)
    return said != note.text and len(re.findall(r"\w+", said)) <= _FEW and not _TAG.search(said)
