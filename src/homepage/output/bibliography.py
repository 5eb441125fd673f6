"""BibTeX as it is served: the author's own entry, or one made from a record that has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from homepage.content.records import Author, Publication

TYPES = {
    "article-journal": "article",
    "paper-conference": "inproceedings",
    "article": "misc",
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
    "report": "techreport",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
}
_SPECIAL = re.compile(r"([&%#_$])")
_CAPITALS = re.compile(r"(?<!^)\b(\w*[A-Z]\w*[A-Z]\w*)")


def entry(work: Publication) -> str:
    """The entry of a publication, ending in one line end."""
    text = work.bibtex_text or generated(work)
    return text.strip() + "\n"


def generated(work: Publication) -> str:
    """An entry made from the fields of a record."""
    container = "journal" if work.type == "article-journal" else "booktitle"
    fields = {
        "author": " and ".join(_name(author) for author in work.author),
        "title": _CAPITALS.sub(r"{\1}", _escaped(work.title)),
        container: _escaped(work.container_title or work.container_title_short or ""),
        "year": work.year,
        "volume": work.volume,
        "number": work.issue or work.number,
        "pages": work.page,
        "publisher": _escaped(work.publisher or ""),
        "doi": work.doi,
        "eprint": work.eprint,
        "archivePrefix": "arXiv" if work.eprinttype == "arxiv" else None,
        "url": work.url,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{TYPES.get(work.type, 'misc')}{{{work.key},", *lines, "}"])


def _name(author: Author) -> str:
    if author.family:
        prefix = f"{author.prefix} " if author.prefix else ""
        return f"{prefix}{author.family}" + (f", {author.given}" if author.given else "")
    given, _, family = author.full.rpartition(" ")
    return f"{family}, {given}" if given else family


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
