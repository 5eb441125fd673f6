"""A site from a CSL-JSON file, as reference managers and doi.org write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast, get_args

from msgspec.structs import replace

from homepage.content.bibliography_links import arxiv_id, clean_doi
from homepage.content.config import Site
from homepage.content.records import Author, Link, Person, Publication, PublicationType, Status
from homepage.errors import Location
from homepage.importers.data.csl_forms import without_records
from homepage.importers.data.csl_forms import works as works_in
from homepage.importers.front_matter.dates import date
from homepage.importers.front_matter.finish import finished
from homepage.importers.front_matter.json_text import read_json
from homepage.importers.front_matter.links import Targets
from homepage.importers.front_matter.parts import section
from homepage.importers.front_matter.tables import Table, line_of
from homepage.importers.front_matter.twins import Works
from homepage.importers.front_matter.works import count_words, owner, single
from homepage.importers.prose.links import relation
from homepage.importers.report import ImportReport
from homepage.importers.site import ImportedSite, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from homepage.content.records import Record
    from homepage.importers.folder import Folder

_TYPES = frozenset(get_args(PublicationType))
_STATES = frozenset(get_args(Status))
_NEAR = {
    "article-magazine": "article-journal",
    "article-newspaper": "article-journal",
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "entry": "chapter",
    "entry-encyclopedia": "chapter",
    "entry-dictionary": "chapter",
    "monograph": "book",
    "posted-content": "article",
    "manuscript": "article",
    "dissertation": "thesis",
    "post": "webpage",
    "post-weblog": "webpage",
    "conference-paper": "paper-conference",
    "edited-book": "book",
    "reference-book": "book",
    "reference-entry": "chapter",
    "book-section": "chapter",
    "report-component": "report",
    "working-paper": "report",
    "preprint": "article",
    "dissertation-thesis": "thesis",
    "data-set": "dataset",
    "lecture-speech": "speech",
    "conference-poster": "speech",
}
_OTHERS = (
    *("translator", "collection-editor", "editorial-director", "container-author", "original-author"),
    *("reviewed-author", "contributor", "chair", "organizer", "curator", "director", "interviewer", "illustrator"),
    *("composer", "performer", "producer", "compiler", "recipient", "editor-translator", "editortranslator"),
    *("executive-producer", "guest", "host", "narrator", "script-writer", "series-creator"),
)
# Lines of Zotero's field Extra, which its CSL-JSON has in the note: variables that are read, or that only it needs.
_EXTRA = re.compile(
    r"(?i)\s*(?:doi|pmid|pmcid|arxiv|citation key|publisher|number-of-pages|_?eprint|original-date|issn|isbn)\s*:\s"
)
_HEADINGS = re.compile(r"<jats:title>\s*(?:abstract|summary)\s*</jats:title>", re.IGNORECASE)
_BLOCKS = re.compile(r"</?(?:jats:(?:p|title|sec|list|list-item)|p)\b[^<>]*>", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span|jats:\w+|p)\b[^<>]*>", re.IGNORECASE)


def recognises(folder: Folder) -> bool:
    """Whether a source is a list of works in CSL-JSON."""
    name = single(folder, ".json", ".csl")
    return name is not None and any(True for _ in works_in(_load(folder, name, ImportReport())))


def _load(folder: Folder, name: str, report: ImportReport) -> Any:
    text = folder.text(name) or ""
    return read_json(text, name, report) if text.strip().startswith(("[", "{")) else None


def read(folder: Folder, report: ImportReport) -> ImportedSite:
    """The site of whoever wrote most of the works."""
    name = single(folder, ".json", ".csl") or ""
    targets, text = Targets(folder), folder.text(name) or ""
    works = Works(report)
    document = _load(folder, name, report)
    if left := without_records(document):
        told = f"fields that say how entries are kept, not what they say: {', '.join(left)}"
        report.left_out(Location(name), told)
    for number, item in enumerate(works_in(document), 1):
        where = Location(name, line_of(text, item.text("title") or item.text("id")))
        work = _work(item, targets, where)
        if not work.title:
            report.kept(where, f"work {number} has no title")
            work = replace(work, title=item.text("id", "DOI", "container-title") or f"Work {number}")
        works.add(work, where)
    return site_of(works, name, report, targets)


def site_of(works: Works, name: str, report: ImportReport, targets: Targets) -> ImportedSite:
    """A site of nothing but works."""
    found = works.records()
    for work in found:
        count_words(work, report, Location(name))
    site = ImportedSite(person=Person(name=owner(found, name, report, Location(name))), config=Site())
    listed: list[Record] = [*found]
    abstracts = "details" if any(work.abstract for work in found) else None
    site.parts = [
        Part(
            section=section("publications", "Publications", group_by="year", sort="newest", abstracts=abstracts),
            records=listed,
        )
    ]
    return finished(site, targets.links.assets)


def _work(item: Table, targets: Targets, where: Location) -> Publication:
    kind = item.text("type").lower()
    note = _note(item)
    pmid = item.text("PMID", "pmid") or _in_extra(item, r"pmid\s*:\s*(\d+)") or None
    pmcid = item.text("PMCID", "pmcid") or _in_extra(item, r"pmcid\s*:\s*(PMC\d+)") or None
    arxiv = arxiv_id(item.text("arxiv")) or arxiv_id(item.text("URL")) or _in_extra(item, r"arxiv\s*:\s*(\S+)")
    if arxiv is None and "arxiv" in item.text("publisher", "archive", "container-title").lower():
        arxiv = arxiv_id(item.text("number"))
    doi = clean_doi(item.text("DOI", "doi") or _in_extra(item, r"doi\s*:\s*(\S+)") or _doi_address(item.text("URL")))
    url = targets.url(item.text("URL"), where) if item.text("URL") else None
    authors = _people(item, "author", "inventor")
    title = _plain(item, "title")
    return Publication(
        title=title,
        author=authors,
        editor=_people(item, "editor"),
        type=_kind(kind),
        genre=_plain(item, "genre") or None,
        container_title=_plain(item, "container-title") or _event(item, kind) or None,
        container_title_short=_plain(item, "container-title-short", "journalAbbreviation") or None,
        event_location=_plain(item, "event-place") or None,
        **_issued(item),
        status=_status(item.text("status").lower()),
        publisher=_plain(item, "publisher") or _in_extra(item, r"publisher\s*:\s*(.+)") or None,
        publisher_place=_plain(item, "publisher-place") or None,
        volume=item.text("volume") or None,
        issue=item.text("issue") or None,
        page=item.text("page") or None,
        edition=item.text("edition") or None,
        collection_title=_plain(item, "collection-title") or None,
        version=item.text("version") or None,
        number=(item.text("number") or None) if kind in ("report", "patent", "software", "dataset") else None,
        authority=_plain(item, "authority") or None,
        doi=doi,
        isbn=", ".join(item.texts("ISBN")) or None,
        issn=", ".join(item.texts("ISSN")) or None,
        pmid=pmid,
        eprint=arxiv,
        eprinttype="arxiv" if arxiv else None,
        url=url or (f"https://doi.org/{doi}" if doi else None),
        language=_language(item.text("language")),
        abstract=_plain(item, "abstract") or None,
        keywords=tuple(_keywords(item)),
        links=standard_links(doi, arxiv, [*([url] if url else []), *_full_texts(item, targets, where)], pmid, pmcid),
        key=_key(item),
        note="; ".join(one for one in (note, *_others(item)) if one) or None,
    )


def _event(item: Table, kind: str) -> str:
    """The conference, where no proceedings are named."""
    is_there = kind in ("paper-conference", "proceedings-article", "speech", "conference-paper")
    return _plain(item, "event-title", "event") if is_there else ""


def _in_extra(item: Table, pattern: str) -> str | None:
    """What Zotero keeps in lines of its field Extra."""
    lines = f"{item.text('extra')}\n{item.text('note')}"
    found = re.search(rf"^\s*{pattern}\s*$", lines, re.IGNORECASE | re.MULTILINE)
    text = found.group(1) if found else ""
    return arxiv_id(text) if text and "arxiv" in pattern else text or None


def _note(item: Table) -> str:
    """The note, without the lines in which Zotero keeps what has a field of its own."""
    lines = [line for line in item.text("note", "annote").splitlines() if not _EXTRA.match(line)]
    return " ".join(_TAGS.sub("", " ".join(lines)).split())


def _doi_address(url: str) -> str:
    """An address, when it is that of a DOI."""
    return url if "doi.org/10." in url else ""


def _key(item: Table) -> str:
    """The citation key, where a program gave one."""
    found = item.text("citation-key", "citation-label") or _in_extra(item, r"citation key\s*:\s*(\S+)") or ""
    return found if re.fullmatch(r"[A-Za-z][\w.:+-]*", found) else ""


def _keywords(item: Table) -> Iterator[str]:
    listed = [one for name in ("keyword", "keywords", "subject", "categories") for one in item.texts(name)]
    yield from dict.fromkeys(word.strip() for one in listed for word in re.split(r"[,;]", one) if word.strip())


def _full_texts(item: Table, targets: Targets, where: Location) -> Iterator[str]:
    """The PDFs that Crossref knows of a work."""
    for one in item.tables("link"):
        address = one.text("URL")
        if one.text("content-type") == "application/pdf" and (url := targets.url(address, where)):
            yield url


def standard_links(
    doi: str | None, arxiv: str | None, urls: Iterable[str], pmid: str | None = None, pmcid: str | None = None
) -> tuple[Link, ...]:
    """The links of a work that its identifiers and addresses give, none twice."""
    found = []
    if doi:
        found.append(Link(label="DOI", url=f"https://doi.org/{doi}", rel=("paper",)))
    if arxiv:
        found.append(Link(label="arXiv", url=f"https://arxiv.org/abs/{arxiv}", rel=("preprint",)))
    if pmid:
        found.append(Link(label="PubMed", url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}", rel=("paper",)))
    if pmcid:
        found.append(Link(label="PMC", url=f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}", rel=("paper",)))
    found += [
        Link(label="PDF" if url.lower().endswith(".pdf") else "Link", url=url, rel=relation("", url))
        for url in dict.fromkeys(urls)
        if not (doi and doi.lower() in url.lower()) and not (arxiv and arxiv in url)
    ]
    return tuple(found)


def _plain(item: Table, *names: str) -> str:
    """A value without the markup that CSL allows in titles, and Crossref in abstracts."""
    text = _BLOCKS.sub(" ", _HEADINGS.sub(" ", item.text(*names)))
    return " ".join(_TAGS.sub("", text).split())


def _kind(kind: str) -> PublicationType:
    return cast("PublicationType", kind if kind in _TYPES else _NEAR.get(kind, "document"))


def _status(status: str) -> Status:
    found = {"in press": "inpress", "advance online publication": "forthcoming"}.get(status, status)
    return cast("Status", found if found in _STATES else "published")


def _language(text: str) -> str | None:
    return text.lower() if re.fullmatch(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*", text) else None


def _people(item: Table, *names: str) -> tuple[Author, ...]:
    found = next((item.tables(name) for name in names if item.tables(name)), [])
    people = []
    for one in found:
        family, given = one.text("family"), one.text("given")
        name = one.text("literal", "name")
        if family:
            prefix = one.text("non-dropping-particle", "dropping-particle")
            people.append(
                Author(family=family, given=given or None, prefix=prefix or None, suffix=one.text("suffix") or None)
            )
        elif name or given:
            people.append(Author(name=name or given))
    return tuple(people)


def _others(item: Table) -> Iterator[str]:
    """People of whom a publication has no list of its own, such as translators, in words."""
    for name in _OTHERS:
        if people := _people(item, name):
            yield f"{name.replace('-', ' ').capitalize()}: {', '.join(one.full for one in people)}"


def _issued(item: Table) -> dict[str, Any]:
    """The date of a work: in parts, as text, or as people type it."""
    for name in ("issued", "published", "published-print", "published-online", "submitted"):
        value = item.get(name)
        if isinstance(value, str) and value.strip():
            found = date(value)
            return {"issued": found} if found else {"date_text": value.strip()}
        if isinstance(value, Table):
            parts = value.get("date-parts")
            first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
            found = date("-".join(str(one) for one in first if isinstance(one, str) and one)) if first else ""
            text = value.text("raw", "literal", "string", "date-time")
            if found or text:
                return {"issued": found or date(text) or None, "date_text": None if found or date(text) else text}
    return {}
