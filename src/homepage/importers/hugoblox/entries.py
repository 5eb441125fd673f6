"""The BibTeX entry beside the page of a publication, and what only it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from homepage.content import bibliography
from homepage.content.bibliography_twins import normalised_title
from homepage.errors import Location
from homepage.importers import words
from homepage.importers.prose.inline import parse
from homepage.importers.prose.runs import plain
from homepage.source import bibtex

if TYPE_CHECKING:
    from homepage.content.records import Publication
    from homepage.importers.folder import Folder
    from homepage.importers.front_matter.reader import Page


def beside(page: Page, folder: Folder) -> tuple[bibtex.Entry | None, Publication | None]:
    """The entry beside a page and what it says; no entry when the file is damaged or about another work."""
    place = page.path.rpartition("/")[0]
    stem = place.rpartition("/")[2]
    names = [f"{place}/cite.bib", f"{place}/{stem}.bib", f"{place}/{page.stem}.bib"]
    is_bundle = page.stem.startswith(("index", "_index"))
    names += [name for name in folder.files() if is_bundle and name.startswith(f"{place}/") and name.endswith(".bib")]
    path = next((one for name in names if (one := folder.path(name))), None)
    if path is None:
        return None, None
    name = path.relative_to(folder.root).as_posix()
    found = bibtex.read(path.read_bytes(), name)
    works, _ = bibliography.publications(found, name)
    title = normalised_title(plain(parse(page.fields.text("title"))))
    for entry in found.entries:
        work = works.get(entry.key)
        if work is not None and (normalised_title(work.title) == title or not title or len(found.entries) == 1):
            damaged = bool(found.problems) or normalised_title(work.title) != title
            if damaged:
                folder.report.guess(
                    Location(name, entry.line), "differs from index.md or is damaged; it only fills gaps"
                )
            return (None if damaged or not re.fullmatch(r"[\w.:+-]+", entry.key) else entry), work
    return None, None


def with_gaps(work: Publication, other: Publication) -> Publication:
    """A work with what only its bibliography entry says."""
    names = (
        "author",
        "container_title",
        "issued",
        "volume",
        "issue",
        "page",
        "publisher",
        "doi",
        "eprint",
        "eprinttype",
        "isbn",
        "issn",
        "editor",
        "genre",
        "publisher_place",
        "collection_title",
    )
    empty: dict[str, Any] = {name: getattr(other, name) for name in names if not getattr(work, name)}
    container = _plainer(work, other)
    kind = other.type if work.type == "document" else work.type
    same = other.container_title_short if not work.container_title else None
    empty["container_title"] = container
    return replace(work, **empty, type=kind, container_title_short=work.container_title_short or same)


def _plainer(work: Publication, other: Publication) -> str | None:
    """The name of a journal, without the volume and pages that the entry gives apart."""
    own, theirs = work.container_title or "", other.container_title or ""
    if not own or not theirs or not own.casefold().startswith(theirs.casefold()):
        return own or theirs or None
    rest = set(words.of(own[len(theirs) :]))
    return theirs if rest <= set(words.of(f"{other.volume} {other.issue} {other.page} {other.year}")) else own


def with_key(entry: str, key: str) -> str:
    """An entry under another key."""
    return re.sub(r"^(\s*@\w+\s*[{(]\s*)[^,\s]*", lambda match: match.group(1) + key, entry, count=1)
