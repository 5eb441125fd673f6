"""Publications in the formats of reference managers: CSL-JSON (CSL 1.0.2, appendix IV) and RIS.

RIS follows the 2011 specification, with the types and tags that Zotero and EndNote read. Addresses are given only
when they mean something outside of the site: an address within it needs ``base``, where the site stands.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from homepage.content.values import is_local
from homepage.languages import scripts
from homepage.output.bibliography import entry
from homepage.patterns import lazy
from homepage.site.kinds import archive, archived
from homepage.site.urls import page_path, public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from homepage.content.records import Author, Publication

    Read = Callable[[str], str]

RIS_TYPES = {
    "article-journal": "JOUR",
    "paper-conference": "CPAPER",
    "article": "UNPB",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "report": "RPRT",
    "patent": "PAT",
    "dataset": "DATA",
    "software": "COMP",
    "speech": "SLIDE",
    "webpage": "ELEC",
    "document": "GEN",
}
_PAGES = lazy(r"(\w+)\s*[-–]+\s*(\w+)")


class Export(Struct, frozen=True):
    """A file of one work or of all; ``make`` is given what reads the text of the files that came before it."""

    path: str
    works: tuple[Publication, ...]
    make: Callable[[Read], str]


def files(works: Sequence[Publication], folders: Mapping[str, str], base: str = "") -> Iterator[Export]:
    """Three files for each work that offers BibTeX, then three of all of them."""
    offered = tuple(work for work in works if work.bibtex)
    for work in offered:
        for ending, write in _FORMATS.items():
            yield Export(f"bib/{folders[work.key]}.{ending}", (work,), partial(_of_one, write, work, base))
    if offered:
        stems = [f"bib/{folders[work.key]}" for work in offered]
        yield Export("publications.bib", offered, partial(_listed, stems, ".bib"))
        yield Export("publications.ris", offered, partial(_listed, stems, ".ris"))
        yield Export("publications.json", offered, partial(_one_list, stems, ".csl.json"))


def _of_one(write: Callable[[Publication, str], str], work: Publication, base: str, _: Read) -> str:
    return write(work, base)


def _listed(stems: Iterable[str], ending: str, read: Read) -> str:
    """The texts of files, an empty line between two."""
    return "\n".join(read(stem + ending) for stem in stems)


def _one_list(stems: Iterable[str], ending: str, read: Read) -> str:
    """The elements of lists of one element each, which `csl_text` writes on a line."""
    return "[\n" + ",\n".join(read(stem + ending)[2:-3] for stem in stems) + "\n]\n"


def csl(work: Publication, base: str = "") -> dict[str, Any]:
    """A publication as one object of CSL-JSON; what the record does not say is left out."""
    number = work.number or (archived(work) if work.type == "article" else None)
    publisher = work.publisher or (archive(work) if work.type == "article" else None)
    # "arXiv preprint arXiv:2112.04478" is said by publisher and number.
    is_archived = work.type == "article" and work.eprint
    is_in_series = work.type in ("book", "chapter")  # whose BibTeX number is that in the series
    container = None if is_archived else work.container_title or work.container_title_short
    fields = {
        "id": work.key,
        "type": work.type,
        "title": work.title,
        "author": people(work.author, work),
        "editor": people(work.editor, work),
        "issued": {"date-parts": [[int(part) for part in work.issued.split("-")]]} if work.issued else None,
        "container-title": container,
        "container-title-short": work.container_title_short if container else None,
        "event-place": work.event_location,
        "publisher": publisher,
        "publisher-place": work.publisher_place,
        "genre": work.genre,
        "volume": work.volume,
        "issue": None if is_in_series else work.issue,
        "page": _PAGES.sub(r"\1-\2", work.page) if work.page else None,
        "edition": work.edition,
        "version": work.version,
        "collection-title": work.collection_title,
        "collection-number": work.issue if is_in_series else None,
        "number": number,
        "authority": work.authority,
        "status": work.status if work.status not in ("published", "preprint") else None,
        "DOI": work.doi,
        "ISBN": work.isbn,
        "ISSN": work.issn,
        "PMID": work.pmid,
        "URL": address(work, base),
        "language": work.language,
        "keyword": ", ".join(work.keywords),
        "abstract": work.abstract,
    }
    return {name: value for name, value in fields.items() if value}


def csl_text(works: Iterable[Publication], base: str = "") -> str:
    """Publications as a CSL-JSON file: one object on each line of the list."""
    # A text that stands in for one in another language is marked as such; a program is given the text.
    objects = (msgspec.json.encode(csl(work, base), enc_hook=str).decode() for work in works)
    return "[\n" + ",\n".join(objects) + "\n]\n"


def people(authors: Iterable[Author], work: Publication) -> list[dict[str, str]]:
    """Names as CSL writes them; an organization is one literal."""
    return [_person(author, work) for author in authors]


def _person(author: Author, work: Publication) -> dict[str, str]:
    family, given = _parts(author, work)
    if not family:
        return {"literal": author.full}
    named = {
        "family": family,
        "given": given,
        "non-dropping-particle": author.prefix,
        "suffix": author.suffix,
    }
    return {name: value for name, value in named.items() if value}


def _parts(author: Author, work: Publication) -> tuple[str, str]:
    """Family and given names; both empty when the name is one piece."""
    if author.family:
        return author.family, author.given or ""
    name = author.name or ""
    family, comma, given = name.partition(",")
    if comma and given.strip():
        return family.strip(), given.strip()
    # BibTeX writes an organization as one name; in YAML a person's name is written in one piece.
    if work.bibtex_text or scripts.has(name, scripts.EAST_ASIAN) or " " not in name:
        return "", ""
    given, _, family = name.rpartition(" ")
    return family, given


def address(work: Publication, base: str) -> str | None:
    """Where the work is read: its own address, else that of its DOI; None for a path when ``base`` is unknown."""
    if work.url:
        return absolute(work.url, base)
    if work.doi:
        return f"https://doi.org/{work.doi}"
    return f"https://arxiv.org/abs/{work.eprint}" if work.eprint and archive(work) == "arXiv" else None


def absolute(url: str, base: str) -> str | None:
    """An address as the world sees it."""
    if not is_local(url):
        return url
    return base + public(page_path(url)) if base else None


def ris(work: Publication, base: str = "") -> str:
    """A publication as one RIS reference, ending in ER and a line end."""
    lines = [
        f"{tag}  - {' '.join(filter(None, map(str.strip, value.splitlines())))}"
        for tag, value in _tags(work, base)
        if value
    ]
    return "\n".join([*lines, "ER  - ", ""])


def _tags(work: Publication, base: str) -> Iterator[tuple[str, str | None]]:
    """The tags of a reference in the order in which RIS files have them."""
    yield "TY", RIS_TYPES.get(work.type, "GEN")
    yield "ID", work.key
    yield "TI", work.title
    yield from (("AU", _inverted(author, work)) for author in work.author)
    yield from (("A2", _inverted(author, work)) for author in work.editor)
    yield "PY", work.year
    yield "DA", "/".join([*(work.issued or "").split("-"), "", ""][:3]) + "/" if work.issued else None
    yield "T2", work.container_title or work.container_title_short
    yield "J2", work.container_title_short
    yield "T3", work.collection_title
    yield "VL", work.volume
    yield "IS", work.issue
    yield from zip(("SP", "EP"), pages(work), strict=True)
    yield "ET", work.version or work.edition
    yield "PB", work.publisher
    yield "CY", work.publisher_place or work.event_location
    yield "M3", work.genre
    yield "DO", work.doi
    yield "SN", work.number or work.isbn or work.issn
    yield "AN", archived(work)
    if work.type == "patent":
        yield "A2", work.authority
        yield "C6", work.status if work.status in ("granted", "pending") else None
    yield "UR", address(work, base)
    yield "L1", absolute(work.pdf, base) if work.pdf else None
    yield "LA", work.language
    yield from (("KW", keyword) for keyword in work.keywords)
    yield "AB", work.abstract


def pages(work: Publication) -> tuple[str, str]:
    """The first and the last page; an article number is a first page without a last one."""
    match = _PAGES.fullmatch((work.page or "").strip())
    return (match.group(1), match.group(2)) if match else (work.page or "", "")


def _inverted(author: Author, work: Publication) -> str:
    """Family, Given, Suffix; an organization as it stands."""
    family, given = _parts(author, work)
    if not family:
        return author.full
    whole = f"{author.prefix} {family}" if author.prefix else family
    return ", ".join(part for part in (whole, given, author.suffix) if part)


_FORMATS: dict[str, Callable[[Publication, str], str]] = {
    "bib": lambda work, _: entry(work),
    "ris": ris,
    "csl.json": lambda work, base: csl_text([work], base),
}
