"""What a publication says beside title, authors and venue: remarks and its abstract."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from homepage.content.records import Link
from homepage.errors import Location
from homepage.importers.papers.distinctions import is_honor
from homepage.importers.papers.draft import ABSTRACT, BAR, Draft, trimmed, unlabelled
from homepage.importers.papers.links import unlinked_labels
from homepage.importers.prose import dates
from homepage.importers.prose.links import Links, relation
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from homepage.importers.report import ImportReport

_FOLDED = re.compile(
    r"\W*(?:(?:click (?:for|to see)|full|show|see|view|read|paper)\s+)*(?:the )?abstract\W*", re.IGNORECASE
)
_BUTTON = re.compile(r"(?<=\S)\s*[\[(]\s*abs(?:tract)?\s*[\])][.\s]*$", re.IGNORECASE)
_LONGEST_REMARK = 60  # words; what is longer is an abstract
_SHORTEST_ABSTRACT = 12  # words
_UNFOLDS = re.compile(r"\W*abs(?:tract)?\W*", re.IGNORECASE)


def with_abstracts_named(lines: list[list[Run]], report: ImportReport, where: Location) -> list[list[Run]]:
    """The lines in which one that only says that the abstract follows is the first word of that."""
    found: list[list[Run]] = []
    label = ""
    for line in _with_buttons_apart(lines):
        if _FOLDED.fullmatch(text := plain(line)):
            label = text
        else:
            is_named = ABSTRACT.match(text) is not None
            found.append([Run(text="Abstract: "), *line] if label and not is_named else line)
            if label and is_named:
                report.left_out(Location(where.path), "labels before abstracts", label)
            label = ""
        if said := re.sub(r"(?i)\W*\babstract\b\W*", "", text) if text == label else "":
            report.left_out(Location(where.path), "labels before abstracts", said)
    return found


def _with_buttons_apart(lines: list[list[Run]]) -> list[list[Run]]:
    """The lines in which a button for the abstract at the end of one, above a long one, stands by itself."""
    found: list[list[Run]] = []
    for line, below in pairwise([*lines, []]):
        button = None if not line or line[-1].url else _BUTTON.search("".join(run.text for run in line))
        if button and len(plain(below).split()) > _SHORTEST_ABSTRACT:
            found += [dates.keep(line, button.start()), dates.drop(line, button.start())]
        else:
            found.append(line)
    return found


def take_remarks(draft: Draft, links: Links) -> None:
    """What is neither title nor authors nor venue is a remark; its links are links of the publication."""
    for line in draft.rest:
        if said := unlinked_labels(line):
            draft.links += [Link(label=label) for label in said]
            continue
        text = plain(_after_links(line)).strip(BAR.replace(".", "").replace(")", "")).lstrip(" .").strip()
        if ABSTRACT.match(text) or len(text.split()) > _LONGEST_REMARK:
            draft.abstract.append(unlabelled(ABSTRACT, text))
        elif is_honor(text) and not any(run.url for run in line):
            draft.honors.append(text.strip(BAR))
        elif re.search(r"\w", text) and not all(run.url or not run.text.strip(BAR) for run in line):
            text = text if text.count("(") == text.count(")") else text.removesuffix(".").rstrip(")")
            draft.notes.append(text.removeprefix("(") if text.count("(") > text.count(")") else text)
        for run in line:
            url = links.url(run.url, draft.location) if run.url else None
            if url:
                label = trimmed(run.text)
                draft.links.append(Link(label=label, url=url, rel=relation(label, url)))


def _after_links(line: list[Run]) -> list[Run]:
    """A line without the links before a remark that begins anew after them: [Certificate] Highly cited paper."""
    at = next((at for at, run in enumerate(line) if not run.url and run.text.strip(BAR)), len(line))
    begins = re.match(rf"[{re.escape(BAR)}]*[A-Z]", "".join(run.text for run in line[at:]))
    return line[at:] if at and begins else line


def take_unfolded(draft: Draft, report: ImportReport) -> None:
    """The long remarks of a publication whose label for its abstract leads nowhere are what that unfolds."""
    label = next((link for link in draft.links if not link.url and _UNFOLDS.fullmatch(link.label)), None)
    long = [note for note in draft.notes if len(note.split()) > _SHORTEST_ABSTRACT]
    if label is None or draft.abstract or not long:
        return
    draft.links.remove(label)
    draft.notes = [note for note in draft.notes if note not in long]
    draft.abstract = long
    if label.label.lower() != "abstract":
        report.left_out(Location(draft.location.path), "labels before abstracts", label.label)
