"""The forms in which CSL-JSON comes: lists of Zotero and Mendeley, answers of Crossref, works of ORCID, graphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.importers.front_matter.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOLD = frozenset(("type", "author", "issued", "DOI", "doi", "container-title", "publisher"))
# Licences, references, dates of deposits, scores and the like: of a record in a database, not of the work.
_OF_RECORDS = frozenset(
    (
        *("message-type", "message-version", "total-results", "items-per-page", "query"),
        *("indexed", "deposited", "created", "content-created", "content-updated", "content-domain", "update-policy"),
        *("reference", "references-count", "reference-count", "is-referenced-by-count", "license", "assertion"),
        *("prefix", "member", "score", "source", "resource", "relation", "update-to", "updated-by", "alternative-id"),
        *("issn-type", "isbn-type", "authenticated-orcid", "sequence", "ORCID"),
        *("created-date", "last-modified-date", "put-code", "path", "visibility", "display-index", "source-client-id"),
        *("citation-number", "first-reference-note-number", "comma-suffix", "static-ordering", "parse-names"),
    )
)
_LISTS = ("items", "references", "works", "data", "results")
_EXTRA = re.compile(
    r"(?im)^\s*(?:from duplicate \d+.*|"
    r"(?:citation key|arxiv(?: ?id)?|pmid|pmcid|tex\.[\w-]+|publisher|original-date)\s*:.*)$"
)


# Lists whose members say different things: of ISSN, one is that of paper, the other that of the web.
_MANY = frozenset(("subject", "keywords", "categories", "ISSN", "ISBN"))


def without_records(found: Any) -> list[str]:
    """Take what Crossref, DataCite and ORCID note of entries out of a document; the names of what was there."""
    names: set[str] = set()
    if isinstance(found, Table):
        is_for_programs = found.text("content-type") not in ("", "application/pdf", "unspecified")
        own = {name for name in found if name in _OF_RECORDS or (is_for_programs and name in ("URL", "content-type"))}
        names |= {name for name in own if found[name]}
        for name in own:
            del found[name]
    values = found.values() if isinstance(found, Table) else found if isinstance(found, list) else ()
    for one in values:
        names.update(without_records(one))
    return sorted(names)


def works(found: Any, depth: int = 0) -> Iterator[Table]:
    """The works of a document, whichever program wrote it, with plain values."""
    if depth > 4:
        return
    if isinstance(found, list):
        for one in found:
            yield from works(one, depth + 1)
    elif isinstance(found, Table):
        yield from _of_table(found, depth)


def _of_table(found: Table, depth: int) -> Iterator[Table]:
    if "title" in found and _TOLD & found.keys() and not isinstance(found["title"], Table):
        yield _plain(found)
    elif "message" in found:
        yield from works(found["message"], depth + 1)
    elif "group" in found:
        yield from (_of_orcid(one) for group in found.tables("group") for one in group.tables("work-summary")[:1])
    elif listed := next((found[name] for name in _LISTS if isinstance(found.get(name), list)), None):
        yield from works(listed, depth + 1)
    elif found and all(isinstance(one, Table) and "title" in one for one in found.values()):
        yield from works(list(found.values()), depth + 1)


def _plain(one: Table) -> Table:
    """A work in which a list of texts stands for its first, as Crossref lists titles and journals."""
    found = Table(one.path, one.line)
    for name, value in one.items():
        is_texts = isinstance(value, list) and value and all(isinstance(text, str) for text in value)
        found[name] = value[0] if is_texts and name not in _MANY else value
    if (more := found.text("subtitle")) and more.lower() not in found.text("title").lower():
        found["title"] = f"{found.text('title')}: {more}"
    found.setdefault("container-title-short", found.text("short-container-title"))
    event = found.table("event")
    if event:
        found.setdefault("event-title", event.text("name", "acronym"))
        found.setdefault("event-place", event.text("location"))
    if found.text("note"):
        found["note"] = _EXTRA.sub("", found.text("note")).strip()
        found["extra"] = one.text("note")
    return found


def _of_orcid(one: Table) -> Table:
    """A work as ORCID lists it: each value in a mapping of its own."""
    found = Table(one.path, one.line)
    found["title"] = one.table("title").table("title").text("value")
    if more := one.table("title").table("subtitle").text("value"):
        found["title"] += f": {more}"
    found["type"] = one.text("type").lower().replace("_", "-")
    found["container-title"] = one.table("journal-title").text("value")
    when = one.table("publication-date")
    parts = [when.table(name).text("value") for name in ("year", "month", "day")]
    found["issued"] = "-".join(part for part in parts if part)
    found["URL"] = one.table("url").text("value") or one.text("url")
    for name in one.table("external-ids").tables("external-id"):
        kind, value = name.text("external-id-type").lower(), name.text("external-id-value")
        if name.text("external-id-relationship").lower() in ("self", ""):
            found[{"doi": "DOI", "issn": "ISSN", "isbn": "ISBN", "pmid": "PMID"}.get(kind, kind)] = value
    found["author"] = one.table("contributors").tables("contributor")
    for person in found["author"]:
        person["name"] = person.table("credit-name").text("value")
    return found
