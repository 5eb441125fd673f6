"""What search engines read of a work: Google Scholar's citation tags and schema.org data.

Tags follow https://scholar.google.com/intl/en/scholar/inclusion.html#indexing: one tag for each author, a date as
YYYY/MM/DD or YYYY, the tag of the venue by the kind of work, and only what the record really says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homepage.output.exports import pages, people
from homepage.site.kinds import archive, archived

if TYPE_CHECKING:
    from collections.abc import Callable

    from homepage.content.records import Author, Publication

    Absolute = Callable[[str | None], str | None]

TYPES = {
    "article-journal": "ScholarlyArticle",
    "paper-conference": "ScholarlyArticle",
    "article": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "thesis": "Thesis",
    "report": "Report",
    "dataset": "Dataset",
    "software": "SoftwareSourceCode",
    "speech": "PresentationDigitalDocument",
    "webpage": "WebPage",
}
_VENUE_TAGS = {"paper-conference": "citation_conference_title", "chapter": "citation_inbook_title"}
_PAGED = frozenset({"ScholarlyArticle", "Chapter", "Report"})  # only these have pages in schema.org


def citation_tags(work: Publication, absolute: Absolute) -> tuple[tuple[str, str], ...]:
    """Google Scholar's tags of a work, in the order of its guidelines; ``absolute`` makes addresses public."""
    first, last = pages(work)
    tags: list[tuple[str, str | None]] = [("citation_title", work.title)]
    tags += [("citation_author", _name(author, work)) for author in work.author]
    tags += [
        ("citation_publication_date", _date(work)),
        *_venue(work),
        ("citation_volume", work.volume),
        ("citation_issue", work.issue),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_publisher", work.publisher if work.type not in ("thesis", "report", "patent") else None),
        ("citation_patent_number", work.number if work.type == "patent" else None),
        ("citation_doi", work.doi),
        ("citation_isbn", work.isbn),
        ("citation_issn", work.issn),
        ("citation_pmid", work.pmid),
        ("citation_arxiv_id", work.eprint if archive(work) == "arXiv" else None),
        ("citation_language", work.language),
        ("citation_pdf_url", absolute(pdf(work))),
    ]
    return tuple((name, value) for name, value in tags if value)


def _name(author: Author, work: Publication) -> str:
    """Family, Given: the form that leaves no doubt about names of several words."""
    name = people((author,), work)[0]
    if "literal" in name:
        return name["literal"]
    family = " ".join(part for part in (name.get("non-dropping-particle"), name["family"]) if part)
    return ", ".join(part for part in (family, name.get("given"), name.get("suffix")) if part)


def _date(work: Publication) -> str:
    """The whole date, or the year alone: the guidelines know no month without a day."""
    date = work.issued or ""
    return date.replace("-", "/") if len(date) == 10 else date[:4]


def _venue(work: Publication) -> list[tuple[str, str | None]]:
    """The tag for where a work appeared, by its kind."""
    if work.type == "thesis":
        return [("citation_dissertation_institution", work.publisher)]
    if work.type == "report":
        return [
            ("citation_technical_report_institution", work.publisher),
            ("citation_technical_report_number", work.number),
        ]
    if work.type == "article" and work.eprint:
        return []  # an archive is no journal; its number has a tag of its own
    venue = work.container_title or work.container_title_short
    return [(_VENUE_TAGS.get(work.type, "citation_journal_title"), venue)]


def pdf(work: Publication) -> str | None:
    """The PDF of a work, when one is given."""
    urls = [work.pdf, work.url, *(link.url for link in work.links)]
    return next((url for url in urls if url and url.lower().split("?")[0].endswith(".pdf")), None)


def article(work: Publication, page: str | None, absolute: Absolute) -> dict[str, Any]:
    """The schema.org data of a work whose page stands at ``page``, its type by the kind of work."""
    kind = TYPES.get(work.type, "CreativeWork")
    first, last = pages(work) if kind in _PAGED else ("", "")
    source = absolute(pdf(work))
    fields = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": work.title,
        "name": work.title,
        "author": [_person(author, work, absolute) for author in work.author],
        "editor": [_person(author, work, absolute) for author in work.editor],
        "datePublished": work.issued,
        "isPartOf": _container(work),
        "pageStart": first,
        "pageEnd": last,
        "version": work.version,
        "creativeWorkStatus": work.status if work.status != "published" else None,
        "publisher": {"@type": "Organization", "name": work.publisher} if work.publisher else None,
        "abstract": work.abstract,
        "description": work.abstract if kind in ("Dataset", "SoftwareSourceCode") else None,
        "keywords": ", ".join(work.keywords),
        "inLanguage": work.language,
        "identifier": _identifiers(work),
        "url": page,
        "sameAs": _elsewhere(work, absolute),
        "image": absolute(work.image.src) if work.image and not work.image.is_film else None,
        "encoding": {"@type": "MediaObject", "contentUrl": source, "encodingFormat": "application/pdf"}
        if source
        else None,
        **_own_fields(work, kind),
    }
    return {name: value for name, value in fields.items() if value}


def _own_fields(work: Publication, kind: str) -> dict[str, Any]:
    """What schema.org asks of one kind of work only."""
    code = next((link.url for link in work.links if "code" in link.rel or link.label == "Code"), None)
    of_kinds: dict[str, dict[str, Any]] = {
        "Book": {"isbn": work.isbn, "bookEdition": work.edition},
        "Thesis": {"inSupportOf": (work.genre or "").removesuffix(" thesis")},  # the degree
        "Report": {"reportNumber": work.number},
        "SoftwareSourceCode": {"codeRepository": code},
    }
    return of_kinds.get(kind, {})


def _person(author: Author, work: Publication, absolute: Absolute) -> dict[str, str]:
    """An author; a name of several words that BibTeX holds together is an organization."""
    name = people((author,), work)[0]
    is_organization = "literal" in name and " " in name["literal"]
    fields = {
        "@type": "Organization" if is_organization else "Person",
        "name": author.full,
        "familyName": name.get("family"),
        "givenName": name.get("given"),
        "url": absolute(author.url),
    }
    return {key: value for key, value in fields.items() if value}


def _container(work: Publication) -> dict[str, Any] | None:
    """The journal with volume and issue, the book or proceedings, or what a talk was given at."""
    venue = work.container_title or work.container_title_short
    if not venue or (work.type == "article" and work.eprint):
        return None
    if work.type in ("chapter", "paper-conference"):
        book: dict[str, Any] = {"@type": "Book", "name": venue, "isbn": work.isbn or ""}
        return {name: value for name, value in book.items() if value}
    if work.type != "article-journal":
        return {"@type": "CreativeWork", "name": venue}
    whole: dict[str, Any] = {"@type": "Periodical", "name": venue}
    if work.issn:
        whole["issn"] = work.issn
    if work.volume:
        whole = {"@type": "PublicationVolume", "volumeNumber": work.volume, "isPartOf": whole}
    if work.issue:
        whole = {"@type": "PublicationIssue", "issueNumber": work.issue, "isPartOf": whole}
    return whole


def _identifiers(work: Publication) -> list[dict[str, str]]:
    named = (("DOI", work.doi), ("arXiv", archived(work)), ("PMID", work.pmid), ("patent", _patent(work)))
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in named if value]


def _patent(work: Publication) -> str | None:
    return work.number if work.type == "patent" else None


def _elsewhere(work: Publication, absolute: Absolute) -> list[str]:
    """The other addresses of the work itself."""
    arxiv = f"https://arxiv.org/abs/{work.eprint}" if work.eprint and archive(work) == "arXiv" else None
    found = (f"https://doi.org/{work.doi}" if work.doi else None, arxiv, absolute(work.url))
    return list(dict.fromkeys(url for url in found if url))
