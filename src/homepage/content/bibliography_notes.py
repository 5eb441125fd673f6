"""Remarks of an entry: what its author wrote, without what reference managers leave there, and Markdown as LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.bibliography_links import clean_doi
from homepage.patterns import lazy

if TYPE_CHECKING:
    from homepage.source.bibtex import Entry

# Zotero writes the fields that BibTeX has no place for into the note, one to a line, and arXiv ids too.
_LABEL = r"""(?:Publisher|ISSN|ISBN|event-place|Event-place|Place|Conference\ Name|Meeting\ Name|Journal\ Abbreviation
    |Publication\ Title|Proceedings\ Title|Book\ Title|Series\ Title|Container-title|Backup\ Publisher|Distributor
    |Archive\ Location|Library\ Catalog|Citation\ Key|Accession\ Number|Page\ Version\ ID|Google-Books-ID|OCLC
    |Section|ADS\ Bibcode|original-date|Num\ Pages|number-of-pages|_eprint|tex\.\w+|ZSCC|GSCC|DOI|PMID|PMCID
    )\s*[:=]\s"""
_MANAGED = lazy(rf"(?:{_LABEL}|(?:Issue|Volume|Pages|[Vv]ersion)\s*:\s*[\d–-]+$|Type:\s*\w+$)", re.VERBOSE)
_TEXMED = lazy(r"\[(DOI|PubMed):\s*\\href\{[^{}]*\}\{([^{}]*)\}\]")
# Scopus counts citations and says what is open access; a helper of Zotero counts with zeros in front.
_COUNTED = lazy(
    r"(?i)^(?:\d{5,7}$|cited by:?\s*(?:\(since \d{4}\)\s*)?\d+\s*(?:;\s*(?:(?:\w+ )*open access,?\s*)+)?;?\s*)"
)
_WORDED = lazy(
    r"(?:Publisher|[Ee]vent-place|Place|Conference Name|Meeting Name|Journal Abbreviation|Publication Title"
    r"|Proceedings Title|Book Title|Series Title|Container-title|Backup Publisher|Distributor|Archive Location"
    r"|Library Catalog|Section)\s*:\s"
)
_MAY_STATE_DOI = ("url", "howpublished", "note", "number", "pages")
_COUNTS = ("volume", "number", "issue", "pages")  # which publishers fill with n/a until a work has them
_STATED_DOI = lazy(r"(?i)(?:\bdoi\s*[:=]\s*)?(?:(?:https?://)?(?:dx\.)?doi\.org/|\bdoi\s*[:=]\s*)(10\.[^\s,;{}]+)")
_UNFINISHED = lazy(r"(?:[,&–-]|\b(?:and|for|of|on|in|the|at|de|la|du|des|et|der|die|und|für|fur))$")
_BEFORE_LABEL = lazy(rf"\s+(?={_LABEL})", re.VERBOSE)
_ARXIV = lazy(
    r"""
    (?:Number:\s*)?arXiv\s*:\s*(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)
    (?:\s*\[(?P<class>[\w.-]+)\])?(?:\s+version:\s*\d+)?\.?
    """,
    re.VERBOSE,
)
# None of them ends in a backslash, which would escape the brace that is put there.
_LINK = lazy(r"(?<![\\!])\[([^\[\]{}]+)(?<!\\)\]\(([^()\s{}]+)(?<!\\)\)")
_STRONG = lazy(r"(?<![\\*])\*\*(?=[^\s*])([^*{}]+?)(?<![\s\\])\*\*(?!\*)")
_EMPHASIS = lazy(r"(?<![\\*\w])\*(?=[^\s*])([^*]+?)(?<![\s\\])\*(?![\w*])")


def note_of(entry: Entry) -> str:
    """The note as its author wrote it, as LaTeX."""
    note = " ".join(line for line in _lines(entry) if not _is_managed(line))
    return _COUNTED.sub("", _TEXMED.sub("", note)).strip()


def annotation_of(entry: Entry) -> str:
    """The annotation, unless a reference manager left it there."""
    value = entry.fields.get("annotation", "")
    return "" if _is_managed(value) else value


def archived_in_note(entry: Entry) -> tuple[str, str]:
    """The arXiv id and its class that stand alone in a line of the note, else empty strings."""
    for line in _lines(entry):
        if match := _ARXIV.match(line):
            rest = line[match.end() :].strip()
            if not rest or _MANAGED.match(rest):
                return match["id"], match["class"] or ""
    return "", ""


def identified(entry: Entry) -> Entry:
    """The entry with the DOI and the number of PubMed that stand in other fields, and without numbers not given yet.

    TeXMed writes both into the note, Zotero the DOI; people write it where there was room.
    """
    fields = entry.fields
    named = {{"DOI": "doi", "PubMed": "pmid"}[label]: value for label, value in _TEXMED.findall(fields.get("note", ""))}
    cut: dict[str, str] = {}
    for name in _MAY_STATE_DOI:
        if (match := _STATED_DOI.search(fields.get(name, ""))) and (doi := clean_doi(match[1])):
            named.setdefault("doi", doi)
            if name in {"number", "pages"} or fields[name].lower().startswith("doi"):
                cut[name] = _STATED_DOI.sub("", fields[name]).strip(" ,;()")
    cut |= {name: "" for name in _COUNTS if fields.get(name, "").lower() == "n/a"}
    return replace(entry, fields=named | fields | cut) if named or cut else entry


def from_markdown(value: str) -> str:
    """LaTeX with the emphasis and the links that the value has in Markdown."""
    if "*" not in value and "](" not in value:
        return value
    value = _LINK.sub(r"\\href{\2}{\1}", value)
    value = _STRONG.sub(r"\\textbf{\1}", value)
    value = _EMPHASIS.sub(r"\\emph{\1}", value)
    return re.sub(r"(?<!\\)\*{2,}", "", value)


def _lines(entry: Entry) -> list[str]:
    """The note by its lines; a field's value has them joined, so they are taken from the text of the entry."""
    value = entry.fields.get("note", "")
    if not value:
        return []
    span = next((span for span in entry.spans if span.name == "note" and not span.unused), None)
    written = entry.text[span.value_start : span.value_end].strip() if span and span.literal is None else ""
    lines = _unwrapped(written[1:-1].splitlines()) if written[:1] in {"{", '"'} else []
    return lines if entry.sound and " ".join(lines) == value else [value]


def _unwrapped(written: list[str]) -> list[str]:
    """The lines of a note, with those joined that an editor broke.

    Reference managers write one thing to a line. A line that goes on is indented deeper than the lines with labels, or
    follows a word that ends nothing.
    """
    labelled = [_indent(line) for line in written[1:] if _is_managed(line.strip())]
    base = min(labelled, default=0)
    lines: list[str] = []
    for line in filter(str.strip, written):
        text = " ".join(line.split())
        goes_on = _indent(line) > base or (lines and _UNFINISHED.search(lines[-1]))
        if lines and goes_on and _is_worded(lines[-1]) and not _is_managed(text):
            lines[-1] = f"{lines[-1]} {text}"
        else:
            lines.append(text)
    return lines


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_worded(line: str) -> bool:
    """Whether a line begins with a label whose value is made of words, which an editor may break."""
    return _WORDED.match(line) is not None


def _is_managed(line: str) -> bool:
    first, *_ = _BEFORE_LABEL.split(line.replace(r"\_", "_"), maxsplit=1)
    return _MANAGED.match(first) is not None or _ARXIV.fullmatch(first.strip("{} ")) is not None
