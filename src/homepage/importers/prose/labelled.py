"""Lines that are a label and where it leads: Manuscript: paper.pdf; Data for replication: Dataverse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.errors import Location
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.runs import Run
    from homepage.importers.report import ImportReport

_LABEL = re.compile(r"\s*(?P<label>[^\W\d][^:：]{1,60}?)\s*(?P<colon>[:：])?\s*")
_FILE = re.compile(r"\S+\.(?:pdf|zip|pptx?|docx?|txt|bib|html?|ipynb|tar|gz)|(?:https?://|www\.|/)\S+", re.IGNORECASE)
_ROUND = " \t\u00a0|/·•[]()（）【】,，;；:：."
_LONGEST = 8  # words of a label, and of what a link says


def parted(lines: Sequence[list[Run]], report: ImportReport, where: Location) -> tuple[list[list[Run]], list[Run]]:
    """The lines of a publication without those that are a label with its link, and these links under their labels.

    The first line is none of them: a title may stand there.
    """
    kept: list[list[Run]] = []
    links: list[Run] = []
    for line in lines:
        link = link_of(line, report, where) if kept else None
        if link is None:
            kept.append(line)
        else:
            links.append(link)
    return kept, links


def link_of(line: Sequence[Run], report: ImportReport, where: Location) -> Run | None:
    """The link of a line that is nothing else but its label; a file's name or an address gives way to the label."""
    found = _label(line)
    if found is None:
        return None
    label, run = found
    text = run.text.strip()
    if _FILE.fullmatch(text):
        report.left_out(Location(where.path), "names of files as texts of links, whose labels stand before them", text)
        return replace(run, text=label)
    return replace(run, text=f"{label}: {text}")


def names_file(line: Sequence[Run]) -> bool:
    """Whether a line is a label and the name of a file, or an address, that it leads to."""
    found = _label(line)
    return found is not None and bool(_FILE.fullmatch(found[1].text.strip()))


def _label(line: Sequence[Run]) -> tuple[str, Run] | None:
    """The label of a line, and the one link that it is of; None for any other line."""
    linked = [run for run in line if run.url and run.image is None]
    at = next((at for at, run in enumerate(line) if run.url), 0)
    match = _LABEL.fullmatch("".join(run.text for run in line[:at]))
    if len(linked) != 1 or match is None or plain(line[at + 1 :]).strip(_ROUND) or any(run.image for run in line):
        return None
    label, text = match["label"].strip(), linked[0].text.strip()
    if len(label.split()) > _LONGEST or len(text.split()) > _LONGEST:
        return None
    return (label, linked[0]) if match["colon"] or _FILE.fullmatch(text) else None
