"""BibTeX as it is served: the author's own entry, or one made from a record that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.content.values import is_local
from homepage.patterns import lazy
from homepage.site.kinds import archive

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
    "speech": "talk",
    "webpage": "online",
}
_CONTAINERS = {"article-journal": "journal", "paper-conference": "booktitle", "chapter": "booktitle"}
_PUBLISHERS = {"thesis": "school", "report": "institution", "patent": "holder"}
_SPECIAL = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%#_"},
        "$": "\\${}",  # two dollar signs without the braces may be a formula that a program escaped
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces even behind a backslash
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_CAPITALS = lazy(r"(?<!^)\b(\w*[A-Z]\w*[A-Z]\w*)")


def entry(work: Publication) -> str:
    """The entry of a publication, ending in one line end."""
    text = work.bibtex_text or generated(work)
    return text.strip() + "\n"


def generated(work: Publication) -> str:
    """An entry made from the fields of a record."""
    fields = {
        "author": " and ".join(_name(author) for author in work.author) + (" and others" if work.others else ""),
        "editor": " and ".join(_name(editor) for editor in work.editor),
        "title": _title(work.title),
        _CONTAINERS.get(work.type, "howpublished"): _escaped(work.container_title or work.container_title_short),
        "type": _escaped(work.genre),
        **_date(work),
        "volume": work.volume,
        "number": _escaped(work.issue or work.number),
        "pages": (work.page or "").replace("–", "--"),
        "series": _escaped(work.collection_title),
        "edition": _escaped(work.edition),
        "version": _escaped(work.version),
        _PUBLISHERS.get(work.type, "publisher"): _escaped(work.publisher),
        "address": _escaped(work.publisher_place or work.event_location),
        "authority": _escaped(work.authority),
        "doi": work.doi,
        "isbn": work.isbn,
        "issn": work.issn,
        "pmid": work.pmid,
        "eprint": work.eprint,
        "archiveprefix": archive(work),
        "primaryclass": work.eprintclass,
        "url": work.url if work.url and not is_local(work.url) else None,
        "pubstate": work.status if work.status != "published" else None,
        "language": work.language,
        "keywords": _escaped(", ".join(work.keywords)),
        "note": _escaped(work.note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{TYPES.get(work.type, 'misc')}{{{work.key},", *lines, "}"])


def _date(work: Publication) -> dict[str, str]:
    parts = (work.issued or "").split("-")
    return {name: part.lstrip("0") for name, part in zip(("year", "month", "day"), parts, strict=False)}


def _name(author: Author) -> str:
    if author.family:
        family = f"{author.prefix} {author.family}" if author.prefix else author.family
        return ", ".join(filter(None, (family, author.suffix, author.given)))
    given, _, family = author.full.rpartition(" ")
    return f"{family}, {given}" if given else family


def _title(text: str) -> str:
    """A title whose words of several capitals are kept from bibliography styles, which write small letters."""
    parts = _CAPITALS.split(text)
    return "".join(f"{{{_escaped(part)}}}" if at % 2 else _escaped(part) for at, part in enumerate(parts))


def _escaped(text: str | None) -> str:
    return (text or "").translate(_SPECIAL)
