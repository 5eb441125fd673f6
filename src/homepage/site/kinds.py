"""What kind of work it is, in words: for works that no journal or proceedings names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from homepage.content.records import Publication

KINDS = {
    "article": "Preprint",
    "thesis": "Thesis",
    "report": "Report",
    "patent": "Patent",
    "dataset": "Data set",
    "software": "Software",
    "speech": "Talk",
}
STATES = {
    "submitted": "Under review",
    "inpreparation": "In preparation",
    "inpress": "In press",
    "forthcoming": "Forthcoming",
}
ARCHIVES = {"arxiv": "arXiv", "hal": "HAL", "biorxiv": "bioRxiv", "medrxiv": "medRxiv", "iacr": "IACR ePrint"}


def wording(work: Publication) -> str:
    """Kind, number and place: PhD thesis, University of X. Empty for a paper of a journal or conference."""
    kind = work.genre or STATES.get(work.status) or KINDS.get(work.type, "")
    if work.type == "patent" and work.status == "pending":
        kind = "Patent application"
    place = work.authority if work.type == "patent" else work.publisher
    if work.type == "article" and work.eprint:
        place = archived(work)
    elif work.number:
        kind = f"{kind} {work.number}".strip()
    edition = f"{work.edition} ed." if work.edition and work.edition.isdigit() else work.edition
    return ", ".join(dict.fromkeys(part for part in (kind, place, edition) if part))


def archived(work: Publication) -> str:
    """The number of a work in its archive: arXiv:2112.04478."""
    kind = work.eprinttype or "arxiv"
    return f"{ARCHIVES.get(kind, kind)}:{work.eprint}"
