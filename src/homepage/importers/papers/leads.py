"""Words of publications that only lead to links: Preprint on arXiv; Manuscript available at HAL and on Zenodo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.errors import Location

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.runs import Run
    from homepage.importers.report import ImportReport

_AT = r"(?:on|at|from|via|in|as)"
_KINDS = r"(?:preprint|manuscript|paper|article|text|pdf|version|slides|recording|code|data)s?"
_WHAT = rf"(?:(?:the|an?|full|open|accepted)\s+)*{_KINDS}"
_LEAD = re.compile(
    rf"(?P<before>(?:.*[.;,(:)]|)\s*)(?P<said>(?:and\s+(?:also\s+)?{_AT}|{_WHAT}\s+(?:(?:is|are|also)\s+)*(?:available\s+)?{_AT}|"
    rf"(?:{_WHAT}\s+)?(?:(?:is|are|also)\s+)*available(?:\s+(?:online\s+)?{_AT})?))(?:\s+the)?\s*:?\s*",
    re.IGNORECASE | re.DOTALL,
)
_LONG = 5  # words of a link that is no label


def parted(lines: Sequence[list[Run]], report: ImportReport, where: Location) -> tuple[list[list[Run]], list[Run]]:
    """Lines without such words, which are reported, and without the links that they lead to; and these links."""
    links: list[Run] = []
    return [_without_leads(line, links, report, where) for line in lines], links


def _without_leads(line: Sequence[Run], links: list[Run], report: ImportReport, where: Location) -> list[Run]:
    found: list[Run] = []
    for run in line:
        said = _said(found) if run.url and run.image is None and len(run.text.split()) < _LONG else None
        if said is None:
            found.append(run)
            continue
        before, words = said
        report.left_out(Location(where.path), "words that only lead to links, such as “available on”", words)
        found[-1] = replace(found[-1], text=before)
        links.append(run)
    return found


def _said(found: Sequence[Run]) -> tuple[str, str] | None:
    """What a line says before words that lead to what follows it, and these words; None where there are none."""
    last = found[-1] if found else None
    match = _LEAD.fullmatch(last.text) if last and last.url is None and last.image is None else None
    return (match["before"], match["said"]) if match else None
