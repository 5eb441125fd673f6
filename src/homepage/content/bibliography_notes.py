"""Remarks of an entry: what its author wrote, without what reference managers leave there, and Markdown as LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from homepage.source.bibtex import Entry

# Zotero writes the fields that BibTeX has no place for into the note, one to a line, and arXiv ids too.
_LABEL = r"""(?:Publisher|ISSN|ISBN|event-place|Event-place|Place|Conference\ Name|Meeting\ Name|Journal\ Abbreviation
    |Publication\ Title|Proceedings\ Title|Book\ Title|Series\ Title|Container-title|Backup\ Publisher|Distributor
    |Archive\ Location|Library\ Catalog|Citation\ Key|Accession\ Number|Page\ Version\ ID|Google-Books-ID|OCLC
    |ADS\ Bibcode|original-date|Num\ Pages|number-of-pages|_eprint|tex\.\w+|ZSCC|GSCC|DOI|PMID|PMCID)\s*[:=]\s"""
_MANAGED = re.compile(rf"(?:{_LABEL}|(?:Issue|Volume|Pages|Section|Version)\s*:\s*[\d–-]+$|Type:\s*\w+$)", re.VERBOSE)
_BEFORE_LABEL = re.compile(rf"\s+(?={_LABEL})", re.VERBOSE)
_ARXIV = re.compile(
    r"""
    (?:Number:\s*)?arXiv\s*:\s*(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)
    (?:\s*\[(?P<class>[\w.-]+)\])?(?:\s+version:\s*\d+)?\.?
    """,
    re.VERBOSE,
)
_LINK = re.compile(r"(?<![\\!])\[([^\[\]{}]+)\]\(([^()\s{}]+)\)")
_STRONG = re.compile(r"(?<![\\*])\*\*(?=[^\s*])([^*{}]+?)(?<=\S)\*\*(?!\*)")
_EMPHASIS = re.compile(r"(?<![\\*\w])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])")


def note_of(entry: Entry) -> str:
    """The note as its author wrote it, as LaTeX."""
    return " ".join(line for line in _lines(entry) if not _is_managed(line))


def archived_in_note(entry: Entry) -> tuple[str, str]:
    """The arXiv id and its class that stand alone in a line of the note, else empty strings."""
    for line in _lines(entry):
        if match := _ARXIV.match(line):
            rest = line[match.end() :].strip()
            if not rest or _MANAGED.match(rest):
                return match["id"], match["class"] or ""
    return "", ""


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
    lines = [" ".join(line.split()) for line in written[1:-1].splitlines()] if written[:1] in {"{", '"'} else []
    lines = [line for line in lines if line]
    return lines if entry.sound and " ".join(lines) == value else [value]


def _is_managed(line: str) -> bool:
    first, *_ = _BEFORE_LABEL.split(line, maxsplit=1)
    return _MANAGED.match(first) is not None or _ARXIV.fullmatch(first.strip("{} ")) is not None
