"""The fields of publications of academicpages: what each means, and what several of them say together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.bibliography_links import clean_doi
from homepage.importers.papers.venues import venue as venue_of
from homepage.importers.prose.inline import parse
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.content.records import PublicationType
    from homepage.importers.front_matter.tables import Table

_CATEGORIES: dict[str, PublicationType] = {
    "books": "book",
    "book": "book",
    "manuscripts": "article-journal",
    "journal": "article-journal",
    "journals": "article-journal",
    "conferences": "paper-conference",
    "conference": "paper-conference",
    "workshops": "paper-conference",
    "preprints": "article",
    "preprint": "article",
    "thesis": "thesis",
    "theses": "thesis",
    "patents": "patent",
    "chapters": "chapter",
    "reports": "report",
}
LINKS = {
    "paperurl": "Paper",
    "pdfurl": "PDF",
    "pdf": "PDF",
    "link": "Link",
    "arxivurl": "arXiv",
    "codeurl": "Code",
    "code": "Code",
    "dataurl": "Data",
    "projecturl": "Project",
    "slidesurl": "Slides",
    "posterurl": "Poster",
    "videourl": "Video",
    "appendixurl": "Appendix",
    "suppurl": "Supplement",
    "demourl": "Demo",
    "website": "Website",
}
_HONORS = ("award", "awards", "honor", "honors", "distinction")
_PRESENTED = ("kind", "presentation", "presentation_type")
SHORT = ("abbr", "venue_short", "short_venue", "conference_short", "acronym", "shortvenue")
# Fields that are used here, or that steer the template and show nothing.
KNOWN = frozenset(
    {
        *("title", "collection", "category", "permalink", "excerpt", "date", "venue", "citation", "header", "note"),
        *(
            "bibtexurl",
            "bibtex",
            "bibtek",
            "bibtekurl",
            "doi",
            "doiurl",
            "doi_url",
            "arxiv",
            "authors",
            "author",
            "year",
            "pubdate",
        ),
        *("journal", "booktitle", "image", "teaser", "thumbnail", "type", "layout", "redirect_from", "tags", "lang"),
        *("author_profile", "share", "comments", "related", "read_time", "toc", "sidebar", "published", "classes"),
        *SHORT,
        *_HONORS,
        *_PRESENTED,
        *("selected", "featured", "keywords", "abstract", "modified", "categories", "mathjax", "order", "weight"),
        "preprint",
    }
)
BIBTEX = ("bibtexurl", "bibtex", "bibtek", "bibtekurl")
# What stands for a venue where there is none yet.
_UNPRINTED = re.compile(
    r"\W*(?P<what>(?:unpublished )?(?:working|discussion) papers?|(?:unpublished |draft )?manuscript|unpublished|draft"
    r"|(?:[\w-]+ ){0,2}in (?:progress|preparation))[\s,.;:()–-]*(?P<year>(?:19|20)\d\d)?\W*",
    re.IGNORECASE,
)
# What a venue that is no journal says of itself; an acronym mostly is that of a conference.
_MEETING = re.compile(
    r"(?i:conference|proceedings|proc\.|workshop|symposium|congress|meeting|colloqui|summit|tagung|konferenz|colloque)"
    r"|\b[A-Z]{3,}|\b[A-Z]\w*[A-Z]{2,}"
)


def honors(fields: Table) -> Iterator[str]:
    """The distinctions of a work: awards, and how it was presented when not as every paper is."""
    for name in _HONORS:
        yield from (plain(parse(text)) for text in fields.texts(name))
    for name in _PRESENTED:
        yield from (text for text in fields.texts(name) if re.search(r"oral|spotlight|highlight", text, re.IGNORECASE))


def doi(fields: Table) -> str | None:
    """The DOI of a work: that of its field, else that of the address where it stands."""
    found = clean_doi(fields.text("doi", "doiurl", "doi_url"))
    address = fields.text("paperurl", "link")
    return found or (clean_doi(address) if "doi.org/" in address else None)


def short(name: str) -> str:
    """The abbreviation of a venue without its year."""
    return re.sub(r"[\s'’]*(?:(?:19|20)\d\d|(?<=['’])\d\d)$", "", plain(parse(name)))


def unprinted(venue: str) -> tuple[str, str]:
    """What a venue says that is none, but the state of a work, and the year behind it: Working paper, 2020."""
    match = _UNPRINTED.fullmatch(venue.strip())
    return (match["what"], match["year"] or "") if match else ("", "")


def kind(fields: Table, venue: str) -> PublicationType:
    """The type of a work: what its category says, else its venue."""
    if not venue and unprinted(plain(parse(fields.text("venue", "journal", "booktitle"))))[0]:
        return "article"
    category = fields.text("category", "type").lower()
    found = _CATEGORIES.get(category) or venue_of(venue, marked=True).type
    is_journal = found == "paper-conference" and category not in _CATEGORIES and not _MEETING.search(venue)
    return "article-journal" if is_journal and venue else found
