"""What BibTeX, biblatex and common styles call a work, and what CSL calls it.

After the CSL 1.0.2 specification (appendix III) and the biblatex manual (section 2.1).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.patterns import lazy

if TYPE_CHECKING:
    from homepage.content.records import PublicationType, Status
    from homepage.source.bibtex import Entry

_TYPES: dict[str, PublicationType] = {
    "article": "article-journal",
    "review": "article-journal",
    "suppperiodical": "article-journal",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "poster": "paper-conference",
    "book": "book",
    "mvbook": "book",
    "booklet": "book",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "reference": "book",
    "periodical": "book",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "incollection": "chapter",
    "inreference": "chapter",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "bachelorsthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "patent": "patent",
    "dataset": "dataset",
    "data": "dataset",
    "software": "software",
    "softwareversion": "software",
    "softwaremodule": "software",
    "codefragment": "software",
    "talk": "speech",
    "speech": "speech",
    "presentation": "speech",
    "lecture": "speech",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "webpage": "webpage",
    "unpublished": "article",
    "preprint": "article",
}
_GENRES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "bachelorsthesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "manual": "Manual",
    "poster": "Poster",
}
_STATES: dict[str, Status] = {
    "inpreparation": "inpreparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "inpress",
    "prepublished": "preprint",
    "preprint": "preprint",
    "published": "published",
    "granted": "granted",
    "pending": "pending",
}
_PATENT = lazy(r"(?P<office>[A-Z]{2}) Patent (?P<pending>App(?:lication|\.)? )?(?P<number>\d[\w,./]*)", re.ASCII)
_ARCHIVE = lazy(r"(?i)\b(?:arxiv|corr\b|biorxiv|medrxiv|chemrxiv|psyarxiv|osf preprints|ssrn|preprint)")
_MAY_BE_PREPRINT = frozenset(
    ("article", "misc", "unpublished", "online", "electronic", "techreport", "report", "preprint")
)


def as_patent(entry: Entry) -> Entry:
    """The entry as a patent, when it is one that Google Scholar wrote: `@misc` with `note = {US Patent 1,234,567}`."""
    match = _PATENT.fullmatch(entry.fields.get("note", "").strip()) if entry.type == "misc" else None
    if match is None:
        return entry
    fields = {name: value for name, value in entry.fields.items() if name not in {"note", "publisher"}}
    fields |= {"authority": match["office"], "number": match["number"]}
    fields["pubstate"] = "pending" if match["pending"] else "granted"
    return replace(entry, type="patent", fields=fields)


def csl_type(entry: Entry, *, preprint: bool) -> PublicationType:
    """The CSL type of an entry; an unknown type is a document."""
    return "article" if preprint else _TYPES.get(entry.type, "document")


def is_known(kind: str) -> bool:
    """Whether the type is one that we know how to show."""
    return kind in _TYPES or kind in {
        "misc",
        "manual",
        "standard",
        "letter",
        "artwork",
        "audio",
        "video",
        "movie",
        "image",
    }


def is_preprint(entry: Entry, container: str, *, archived: bool) -> bool:
    """Whether the work stands in a preprint archive only: no journal or proceedings besides."""
    if entry.type not in _MAY_BE_PREPRINT:
        return False
    if container:
        return _ARCHIVE.search(container) is not None
    return archived if entry.type not in {"techreport", "report"} else False


def status(entry: Entry, *, preprint: bool, state: str | None) -> Status:
    """The state of publication: what `pubstate` or the year says, else what the type implies."""
    stated = _STATES.get(re.sub(r"[^a-z]", "", entry.get("pubstate", "status").lower()))
    if stated or (stated := _STATES.get(state or "")):
        return stated
    return "preprint" if preprint or entry.type in {"unpublished", "preprint"} else "published"


def genre(entry: Entry) -> str:
    """The more exact kind as LaTeX: the entry's `type`, else what its type implies."""
    stated = entry.get("type")
    if stated:
        return _GENRES.get(stated.strip().lower().replace("'", "").replace(" ", ""), stated)
    return _GENRES.get(entry.type, "")
