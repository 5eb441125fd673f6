"""Publications in lists and boxes: title, authors, venue and links in whatever order they stand.

A block is split only when all its words are found again in the fields; otherwise it is kept whole as the title.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Author, Publication
from homepage.errors import Location
from homepage.importers.papers import coauthors as paper_coauthors
from homepage.importers.papers import leads
from homepage.importers.papers.addresses import without_addresses
from homepage.importers.papers.authors import find_authors
from homepage.importers.papers.draft import Draft, at_bars
from homepage.importers.papers.lines import with_roles, without_code, without_gaps, without_ordinal
from homepage.importers.papers.links import take_link, without_links
from homepage.importers.papers.pictures import without_pictures
from homepage.importers.papers.record import kept_whole, record, unsaid
from homepage.importers.papers.remarks import take_remarks, take_unfolded, with_abstracts_named
from homepage.importers.papers.tags import take_tags
from homepage.importers.papers.titles import find_title
from homepage.importers.papers.venue import find_venue
from homepage.importers.prose import labelled
from homepage.importers.prose.blocks import Block, lines_of
from homepage.importers.prose.clean import BADGE
from homepage.importers.prose.names import GAPS
from homepage.importers.prose.runs import Run, plain, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.links import Links
    from homepage.site.names import Identity


class PaperReader:
    """Reads the publications of one site, whose person is called ``name``."""

    def __init__(self, links: Links, owner: Identity, name: str = "") -> None:
        self.links, self.report, self.owner, self.name = links, links.report, owner, name
        self.labels: Counter[str] = Counter()
        self.venues: dict[str, str] = {}  # the pages of venues that the page links, by their abbreviations
        self.says_others = False  # whether papers name those with whom they were written, and not the own person

    def read(self, block: Block, *, patent: bool = False) -> tuple[Publication, Draft]:
        """The publication of a block, and the draft that tells of its BibTeX."""
        draft = Draft(location=block.location, is_patent=patent)
        lines = self._lines(block, draft)
        tags = take_tags(draft)
        find_title(draft, self.owner)
        said = paper_coauthors.take(draft, self.owner, self.name, self.report)
        find_authors(draft, self.owner)
        if draft.others and any(gap in draft.kept for gap in GAPS):
            self.report.guess(draft.location, "authors are left out within a list; “et al.” stands at its end")
        repeated = self._find_venue(draft, tags)
        take_remarks(draft, self.links)
        take_unfolded(draft, self.report)
        repeated += self._repeated_year(draft)
        again = [one for one in repeated if one not in draft.tags]
        draft.tags = [tag for tag in draft.tags if tag and tag not in repeated]
        draft.whole = " ".join([*map(spaced, lines), *draft.tags]).replace(said, " ", 1)
        for piece in again:
            draft.whole = draft.whole.replace(piece, " ", 1)
        return self._checked(draft), draft

    def _lines(self, block: Block, draft: Draft) -> list[list[Run]]:
        """The lines of a block that say something; their links, pictures and badges are in the draft then."""
        lines = [without_code(with_roles(without_gaps(line)), self.report, draft.location) for line in lines_of(block)]
        lines = with_abstracts_named(lines, self.report, draft.location)
        lines, linked = labelled.parted(lines, self.report, draft.location)
        lines, led = leads.parted(lines, self.report, draft.location)
        lines = [rest for line in lines if (rest := without_addresses(line, draft, self.links))]
        draft.bibtex = next(iter(_entries(block)), "")
        draft.tags = [plain(line[1:]) for line in lines if _is_badge(line)]
        lines = without_ordinal([line for line in lines if not _is_badge(line)], self.report, draft.location)
        for line in lines:
            draft.rest += at_bars(without_links(without_pictures(line, draft, self.links), draft, self.links))
        for run in [*linked, *led]:
            take_link(run, draft, self.links)
        if draft.bib_url is not None:
            self.labels[draft.bib_label] += 1
        draft.kept = " ".join(map(plain, draft.rest))
        return lines

    def _find_venue(self, draft: Draft, tags: Sequence[str]) -> list[str]:
        """Take the venue out of the lines; the badges that only repeat it are given back."""
        repeated = find_venue(draft, [*draft.tags, *tags], self.links)
        for badge in repeated:
            place = Location(draft.location.path)
            self.report.left_out(place, "badges that repeat what their publications say", badge)
        return repeated

    def _repeated_year(self, draft: Draft) -> list[str]:
        """The year of the venue, where the date of the publication says it too."""
        if not (draft.when and draft.venue and draft.venue.year == draft.year[:4]):
            return []
        what = "years of venues that the dates of their publications say too"
        self.report.left_out(Location(draft.location.path), what, draft.venue.year)
        return [draft.venue.year]

    def _checked(self, draft: Draft) -> Publication:
        """The record of a draft when no word is lost; else all words of it as a title."""
        work = record(draft, self.links, self.venues)
        missing = unsaid(work, draft, self.report)
        if self.says_others and work.title and work.issued and not (work.author or missing):
            work = self._alone(work, draft)
        is_split = bool(work.title) and not missing
        if is_split and (work.author or draft.is_patent):
            return work
        what = "its authors were not told" if is_split else "it was not split into title, authors, venue"
        self.report.kept(draft.location, f"publication “{_clipped(draft.whole)}”: {what}")
        return replace(work, bibtex=False) if is_split else kept_whole(draft)

    def _alone(self, work: Publication, draft: Draft) -> Publication:
        """A publication that names nobody, among such as say with whom they were written: by the own person."""
        text = f"of papers that name nobody, beside others written with somebody, {self.name} is taken to be the author"
        self.report.guess(Location(draft.location.path), text)
        return replace(work, author=(Author(name=self.name),))


def _is_badge(line: Sequence[Run]) -> bool:
    return bool(line) and line[0].text == BADGE


def _entries(block: Block) -> list[str]:
    own = re.findall("\ue013(.*?)\ue014", block.text, re.DOTALL)
    return [
        *(entry.replace("\ue015", "\n") for entry in own),
        *(one for child in block.children for one in _entries(child)),
    ]


def _clipped(text: str) -> str:
    return text if len(text) < 70 else text[:67] + "…"
