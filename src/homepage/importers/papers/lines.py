"""Lines of publications before they are taken apart: roles in brackets raised like marks, codes of kinds gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.errors import Location
from homepage.importers.prose.dates import drop
from homepage.importers.prose.legends import role_of
from homepage.importers.prose.names import is_name
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.report import ImportReport

_BRACKETED = re.compile(r"\s*[(（]([^()（）]{3,40})[)）]")


# A number before a publication, with the letter of its kind: [12], [J3]; Q1 and its like are ranks.
_ORDINAL = re.compile(r"\s*(?:[\[(](?:[A-PR-Z]{1,2}-?)?\d{1,3}[\])][.:]?\s|\d{1,3}[.:]?\s*$)")
_BETWEEN = re.compile(r"[,，、;；)）]\s*|\band\s+|&\s*")


# GB/T 7714 says of what kind a work is in brackets after its title: [J], [M/OL]; [C]// begins the proceedings.
_CODE = re.compile(r"\s*[\[［]((?:[JCMDRPNSAZG]|DB|CP|EB)(?:/OL)?)[\]］](//)?(?=\s*[.。,，]|\s*$|(?<=//))")


def with_roles(line: Sequence[Run]) -> list[Run]:
    """A line in which a role in brackets after a name is a mark: Ada Ash (co-first author)."""
    found: list[Run] = []
    before = ""
    for run in line:
        at = 0
        for match in _BRACKETED.finditer(run.text):
            named = is_name(_BETWEEN.split(before + run.text[: match.start()])[-1])
            if named and role_of(match.group(1)) and not run.url and run.image is None:
                found += [replace(run, text=run.text[at : match.start()]), Run(text=match.group(1), sup=True)]
                at = match.end()
        found.append(replace(run, text=run.text[at:]) if at else run)
        before += run.text if run.image is None and not run.sup else ""
    return [run for run in found if run.text or run.image is not None]


def without_code(line: list[Run], report: ImportReport, where: Location) -> list[Run]:
    """A line without the code of its kind, which is reported once for a page."""
    for at, run in enumerate(line):
        match = None if run.url or run.image is not None else _CODE.search(run.text)
        if match and (at or match.start()):
            report.left_out(Location(where.path), "codes of kinds after titles, such as [J]", match.group(1))
            parted = ". " if match.group(2) else ""
            text = f"{run.text[: match.start()]}{parted}{run.text[match.end() :]}"
            return [*line[:at], replace(run, text=text), *line[at + 1 :]]
    return line


def without_ordinal(lines: list[list[Run]], report: ImportReport, where: Location) -> list[list[Run]]:
    """The lines without a number that the page writes before a publication: the list counts by itself."""
    at = next((at for at, line in enumerate(lines) if plain(line)), 0)  # a picture may stand before it
    pictures, lines = lines[:at], lines[at:]
    number = _ORDINAL.match(plain(lines[0]) + " ") if lines else None
    if number is None or (len(lines) == 1 and number.end() >= len(plain(lines[0]))):
        return [*pictures, *lines]
    report.left_out(Location(where.path), "numbers written before publications", number.group())
    rest = drop(lines[0], len(number.group().rstrip()))
    return [*pictures, *([rest] if plain(rest) else []), *lines[1:]]


def without_gaps(line: list[Run]) -> list[Run]:
    """A line without spaces inside its brackets, which elements within them leave: ( <b> ICML </b> )."""
    found: list[Run] = []
    for run in line:
        text = run.text
        if found and (found[-1].text.rstrip().endswith(("(", "[")) or text.lstrip().startswith((")", "]"))):
            found[-1] = replace(found[-1], text=found[-1].text.rstrip())
            text = text.lstrip()
        found.append(replace(run, text=text) if text != run.text else run)
    return found
