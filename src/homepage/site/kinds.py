"""What kind of work it is, in words: for works that no journal or proceedings names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.content.words import ENGLISH

if TYPE_CHECKING:
    from homepage.content.records import Publication
    from homepage.content.words import Words

KINDS = ("thesis", "report", "patent", "dataset", "software", "speech")
STATES = ("submitted", "inpreparation", "inpress", "forthcoming")
ARCHIVES = {"arxiv": "arXiv", "hal": "HAL", "biorxiv": "bioRxiv", "medrxiv": "medRxiv", "iacr": "IACR ePrint"}


def wording(work: Publication, words: Words = ENGLISH) -> str:
    """Kind, number and place: PhD thesis, University of X. Empty for a paper of a journal or conference."""
    kind = work.genre or _kind(work, words)
    if work.type == "patent" and work.status == "pending":
        kind = words("kind_application")
    place = work.authority if work.type == "patent" else work.publisher
    if work.type == "article" and work.eprint:
        place = archived(work)
    elif work.number:
        kind = f"{kind} {work.number}".strip()
    edition = words("edition", edition=work.edition) if work.edition and work.edition.isdigit() else work.edition
    return ", ".join(dict.fromkeys(part for part in (kind, place, edition) if part))


def _kind(work: Publication, words: Words) -> str:
    if work.status in STATES:
        return words(f"state_{work.status}")
    if work.type == "article":
        return words("preprint")
    return words(f"kind_{work.type}") if work.type in KINDS else ""


def archived(work: Publication) -> str:
    """The number of a work in its archive: arXiv:2112.04478."""
    kind = work.eprinttype or "arxiv"
    return f"{ARCHIVES.get(kind, kind)}:{work.eprint}"
