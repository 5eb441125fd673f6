"""The record of a publication that was read, and whether it shows every word of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Honor, Link, Publication
from homepage.errors import Location
from homepage.importers import words
from homepage.importers.papers.journals import is_article
from homepage.importers.papers.venue_numbers import labels
from homepage.importers.papers.venue_signs import is_proceedings
from homepage.importers.papers.venues import Venue
from homepage.importers.prose.dates import read

if TYPE_CHECKING:
    from homepage.content.records import PublicationType
    from homepage.importers.papers.draft import Draft
    from homepage.importers.prose.links import Links
    from homepage.importers.report import ImportReport


def shown(work: Publication, label: str = "") -> str:
    """The words of a publication that the home page will show; ``label`` is that of its BibTeX."""
    year = (work.issued or "")[:4] if work.date_text is None else work.date_text
    names = " ".join(f"{one.full} {' '.join(one.marks)}" for one in (*work.author, *work.editor))
    honors = " ".join(f"{one.label or ''} {one.rate or ''}" for one in work.honor)
    ranks = " ".join(f"{one.scheme} {one.grade}" for one in work.rank)
    links = " ".join(link.label for link in work.links)
    return " ".join(
        [
            work.title,
            names,
            "et al" if work.others else "",
            f"{work.container_title_short or ''} {work.container_title or ''}",
            year,
            honors,
            ranks,
            links,
            work.note or "",
            work.genre or "",
            f"abstract {work.abstract}" if work.abstract else "",
            work.number or "",
            f"{work.volume or ''} {work.issue or ''} {work.page or ''}",
            label,
        ]
    )


def _archived(draft: Draft, found: Venue, report: ImportReport) -> str:
    """The year in the arXiv identifier of a preprint that says no other; it orders, and is not shown."""
    texts = [found.short, found.name, draft.url or "", *(link.url or "" for link in draft.links)]
    match = re.search(r"arxiv\D{1,20}(\d\d)(?:0[1-9]|1[0-2])\.\d{4,5}", " ".join(texts), re.IGNORECASE)
    if match is None:
        return ""
    place = Location(draft.location.path)
    report.guess(place, "preprints without a year have that of their arXiv identifiers, which is not shown")
    return f"20{match.group(1)}"


def record(draft: Draft, links: Links, venues: dict[str, str]) -> Publication:
    """The publication that a draft holds; ``venues`` are the pages of venues that were linked before."""
    found = _dated_venue(draft, links.report)
    if draft.venue_url and venues.setdefault(found.short, draft.venue_url) != draft.venue_url:
        draft.links.append(Link(label=f"{found.short} {found.year}".strip(), url=draft.venue_url))
    draft.url = links.url(draft.url, draft.location) if draft.url else None
    draft.authors = tuple(
        replace(author, url=links.url(author.url, draft.location)) if author.url else author for author in draft.authors
    )
    return Publication(
        title=draft.title,
        author=draft.authors,
        others=draft.others,
        editor=draft.editors,
        url=draft.url,
        links=tuple(draft.links),
        image=draft.image,
        badges=draft.badges,
        number=draft.number or None,
        doi=draft.doi,
        volume=found.volume or None,
        issue=found.issue or None,
        page=found.page or None,
        type="patent" if draft.is_patent else _type(draft, found),
        genre=found.genre or None,
        container_title=found.name or None,
        container_title_short=found.short or None,
        issued=read(found.month)[0] or found.year or None,
        date_text=draft.when or found.when or None if found.year_shown else "" if found.year else None,
        status=found.status,
        honor=(*(Honor(label=one) for one in draft.honors), *found.honors),
        rank=(*draft.rank, *found.ranks),
        note=_sentences(draft.notes) or None,
        abstract="\n\n".join(filter(None, draft.abstract)) or None,
        language="zh" if re.search("[\u4e00-\u9fff]", draft.title) else None,
        bibtex=not draft.is_patent,
    )


def _type(draft: Draft, found: Venue) -> PublicationType:
    """The type that the venue says; where it is only not known to be a journal, the address of the paper may tell."""
    main = (link.url for link in draft.links if "paper" in link.rel)
    addresses = (draft.url, draft.doi, *main)
    unsure = found.type == "paper-conference" and not is_proceedings(f"{found.name} {found.short}")
    return "article-journal" if unsure and any(is_article(one) for one in addresses if one) else found.type


def _sentences(notes: list[str]) -> str:
    """Remarks one after the other; one that a sentence follows has a point at its end."""
    ends = [
        "." if at + 1 < len(notes) and note[-1:].isalnum() and re.match(r"[A-Z][a-z]+ [a-z]", notes[at + 1]) else ""
        for at, note in enumerate(notes)
    ]
    return " ".join(f"{note}{end}" for note, end in zip(notes, ends, strict=True))


def _dated_venue(draft: Draft, report: ImportReport) -> Venue:
    """The venue of a draft with the year that the draft says, or that the identifier of a preprint says."""
    found = draft.venue or Venue()
    is_unsaid = not found.year_shown and draft.year not in f"{found.name} {found.short}"
    if draft.year and (draft.year != found.year or is_unsaid):
        found = replace(found, year=draft.year, year_shown=True)
    if found.status == "preprint" and not found.year:
        found = replace(found, year=_archived(draft, found, report), year_shown=False)
    return found


def unsaid(work: Publication, draft: Draft, report: ImportReport) -> Counter[str]:
    """The words of a draft that its publication does not show and that mean something."""
    missing = Counter(words.of(draft.whole)) - Counter(words.of(shown(work, draft.bib_label)))
    missing -= Counter(words.of(" ".join(draft.told)))
    if missing["and"] > 1:  # the last one is shown
        report.left_out(Location(draft.location.path), "“and” between names", "and " * (missing["and"] - 1))
    for connective in ("and", "in", "和", *labels([*missing] if work.volume or work.page else [])):
        del missing[connective]
    if work.abstract:
        del missing["abs"]
    is_shown = work.date_text is None or work.year in f"{work.date_text} {work.container_title}"
    if missing[work.year] == 1 and is_shown:  # after the authors and after the venue
        report.left_out(draft.location, "a year that a publication says twice", work.year)
        del missing[work.year]
    return missing


def kept_whole(draft: Draft) -> Publication:
    """A publication that does not come apart, all of its words as its title."""
    return Publication(
        title=draft.kept or "Untitled",
        url=draft.url if all(link.url != draft.url for link in draft.links) else None,
        links=tuple(draft.links),
        image=draft.image,
        note=" ".join(draft.tags) or None,
        bibtex=False,
    )
