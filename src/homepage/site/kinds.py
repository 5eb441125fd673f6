"""What kind of work it is, in words: for works that no journal or proceedings names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.content.words import ENGLISH
from homepage.languages import forms

if TYPE_CHECKING:
    from homepage.content.records import Publication
    from homepage.content.words import Words

KINDS = ("thesis", "report", "patent", "dataset", "software", "speech", "webpage")
STATES = ("submitted", "inpreparation", "inpress", "forthcoming")
ARCHIVES = {
    "arxiv": "arXiv",
    "hal": "HAL",
    "biorxiv": "bioRxiv",
    "medrxiv": "medRxiv",
    "iacr": "IACR ePrint",
    "pubmed": "PubMed",
}
_PATENTS = {"pending": "kind_application", "submitted": "kind_application", "granted": "kind_granted"}
_GENRES = {  # as the reader of BibTeX names them, in English
    "PhD thesis": "genre_phd",
    "Master’s thesis": "genre_master",
    "Bachelor’s thesis": "genre_bachelor",
    "Technical report": "genre_report",
}


def wording(work: Publication, words: Words = ENGLISH, *, numbered: bool = True) -> str:
    """Kind, number, place and edition: PhD thesis, University of X. Empty for a paper of a journal or conference.

    ``numbered`` is false where the number stands elsewhere already.
    """
    kind = _kind(work, words)
    in_archive = archived(work) if work.type == "article" else None
    number = work.number if numbered and not in_archive else None
    place = (in_archive,) if in_archive else (publisher(work, words), work.authority)
    parts = (" ".join(filter(None, (kind, number))), *place, _edition(work, words))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def publisher(work: Publication, words: Words) -> str | None:
    """Who published a work, a book and the book of a chapter with the place: Berlin: Loom Press."""
    if work.type in ("book", "chapter") and work.publisher and work.publisher_place:
        return f"{work.publisher_place}{words('colon')}{work.publisher}"
    return work.publisher


def _kind(work: Publication, words: Words) -> str:
    if work.type == "patent" and work.status in _PATENTS:
        return words(_PATENTS[work.status])
    if work.genre:
        return words(_GENRES[work.genre]) if work.genre in _GENRES else work.genre
    if work.status in STATES:
        return words(f"state_{work.status}")
    if work.type == "article":
        return words("preprint")
    return words(f"kind_{work.type}") if work.type in KINDS else ""


def state(work: Publication, words: Words = ENGLISH) -> str:
    """The state of a work that a journal or proceedings will print: In press. Empty once it is published."""
    has_venue = work.container_title or work.container_title_short
    return words(f"state_{work.status}") if has_venue and work.status in STATES else ""


def _edition(work: Publication, words: Words) -> str:
    if work.version and work.type in ("software", "dataset"):
        return words("version", version=work.version)
    if work.edition and work.edition.isdigit():
        return words("edition", edition=forms.ordinal(int(work.edition), words.tag))
    return work.edition or ""


def archive(work: Publication) -> str | None:
    """The name of the archive a preprint stands in: arXiv."""
    kind = work.eprinttype or ("arxiv" if work.eprint else None)
    return ARCHIVES.get(kind, kind) if kind else None


def archived(work: Publication) -> str | None:
    """The number of a work in its archive: arXiv:2112.04478."""
    return f"{archive(work)}:{work.eprint}" if work.eprint else None
