"""A site from a RIS file, the format that publishers and reference managers exchange: a tag of two letters a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.errors import Location
from homepage.importers.data import nbib, tagged, web_of_science
from homepage.importers.data.csl import site_of
from homepage.importers.data.ris_work import KEPT_BY_PROGRAMS, Fields, unknown_tags, work
from homepage.importers.data.unplaced import Unplaced
from homepage.importers.front_matter.links import Targets
from homepage.importers.front_matter.twins import Works
from homepage.importers.front_matter.works import single

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.content.records import Publication
    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite

_FORM = tagged.Form(re.compile(r"\s*([A-Z][A-Z0-9])  ?-(?:[ \t]?(.*)|\s*)$"), "TY", ends=("ER",), lists=("KW",))
_SUFFIXES = (".ris", ".nbib", ".txt", ".refman", ".ciw")
# What databases write around their entries.
_FRAME = re.compile(r"\s*(?:FN|VR|EF|Provider:|Database:|Content:|Link:)\b", re.IGNORECASE)


def recognises(folder: Folder) -> bool:
    """Whether a source is a list of works in RIS, or in the form of PubMed or Web of Science."""
    name = single(folder, *_SUFFIXES)
    if name is None:
        return False
    text = folder.text(name) or ""
    return (
        re.search(r"^\ufeff?\s*TY  ?-", text, re.MULTILINE) is not None
        or nbib.is_nbib(text)
        or web_of_science.is_web_of_science(text)
    )


def read(folder: Folder, report: ImportReport) -> ImportedSite:
    """The site of whoever wrote most of the works."""
    name = single(folder, *_SUFFIXES) or ""
    targets, works, text = Targets(folder), Works(report), folder.text(name) or ""
    unplaced = Unplaced(report, KEPT_BY_PROGRAMS)
    unknown: dict[str, list[tuple[Location, str]]] = {}
    for fields, line in entries(text, name, report):
        where = Location(name, line)
        for tag in unknown_tags(fields):
            unknown.setdefault(tag, []).append((where, next(filter(None, fields[tag]))))
        record = work(fields, targets, where)
        unplaced.check(_said(fields, record), record, where)
        works.add(record, where)
    unplaced.tell()
    for tag, ones in unknown.items():
        (where, value), of = ones[0], f" of {len(ones)} works" if len(ones) > 1 else ""
        report.kept(where, f"the field {tag}{of}, which no record has, stands in the note: {value[:100]}")
    return site_of(works, name, report, targets)


def entries(text: str, name: str, report: ImportReport) -> Iterator[tuple[Fields, int]]:
    """The entries of a file, in whichever of the forms it is, with the tags of RIS; what else it holds is reported."""

    def outside(number: int, line: str) -> None:
        if not _FRAME.match(line):
            report.left_out(Location(name, number), f"stands outside of all entries: {line.strip()[:80]}")

    if nbib.is_nbib(text):
        return nbib.entries(text, outside)
    if web_of_science.is_web_of_science(text):
        return web_of_science.entries(text, outside)
    return tagged.entries(text, _FORM, outside)


def _said(fields: Fields, work: Publication) -> Fields:
    """The fields of an entry that say something of the work; notes of programs by what they begin with."""
    silent = {"TY", "LA", "N1", "L1", "L2", "UR", *(("DA", "PY") if work.issued else ())}
    found = {tag: values for tag, values in fields.items() if tag not in silent}
    for note in fields.get("N1", ()):
        found.setdefault(f"N1 {note.partition(':')[0].strip()[:30]}" if ":" in note else "N1", []).append(note)
    return found
