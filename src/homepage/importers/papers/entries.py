"""Publications in lists and boxes: title, authors, venue and links in whatever order they stand.

A block is split only when all its words are found again in the fields; otherwise it is kept whole as the title.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Author, Badges, Honor, Image, Link, Publication
from homepage.errors import Location
from homepage.importers import words
from homepage.importers.papers import coauthors as paper_coauthors
from homepage.importers.papers import labelled as labelled_lines
from homepage.importers.papers.addresses import without_addresses
from homepage.importers.papers.draft import ABSTRACT, BAR, BIB_LABEL, LABEL, Draft, at_bars, stripped, trimmed
from homepage.importers.papers.lines import with_roles, without_code
from homepage.importers.papers.titles import find_title
from homepage.importers.papers.venue import find_venue
from homepage.importers.papers.venue_numbers import labels
from homepage.importers.papers.venues import Venue, is_only_venue, is_venue, rank_of
from homepage.importers.prose import dates
from homepage.importers.prose.blocks import Block, lines_of
from homepage.importers.prose.clean import BADGE
from homepage.importers.prose.dates import drop, read
from homepage.importers.prose.links import DRAWN_ELSEWHERE, Links, relation
from homepage.importers.prose.names import GAPS, author_list, holds, turned
from homepage.importers.prose.runs import Run, merged, plain, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.site.names import Identity

_FOLDED = re.compile(
    r"\W*(?:(?:click (?:for|to see)|full|show|see|view|read|paper)\s+)*(?:the )?abstract\W*", re.IGNORECASE
)
_EDITORS = re.compile(r"[\s.,]*[(（]\s*((?:Hrsg|Hg|Eds?|Éds?)\.?)\s*[)）]", re.IGNORECASE)
_IMPACT = re.compile(r"(?:\d{4}\s*)?(?:IF|impact factor|影响因子)\s*[=:：]?\s*\d{1,3}(?:\.\d+)?", re.IGNORECASE)
_LONGEST_REMARK = 60  # words; what is longer is an abstract
_SHORTEST_ABSTRACT = 12  # words
_UNFOLDS = re.compile(r"\W*abs(?:tract)?\W*", re.IGNORECASE)
_PATENT = re.compile(r"\b((?:CN|ZL|US|EP|WO|JP|KR)\s?-?\d[\d.,/]{6,}\.?[\dXABCU]*\d*|20\d{10}\.?[\dX]?)\b")


class PaperReader:
    """Reads the publications of one site, whose person is called ``name``."""

    def __init__(self, links: Links, owner: Identity, name: str = "") -> None:
        self.links, self.report, self.owner, self.name = links, links.report, owner, name
        self.labels: Counter[str] = Counter()
        self.venues: dict[str, str] = {}  # the pages of venues that the page links, by their abbreviations
        self.says_others = False  # whether papers name those with whom they were written, and not the own person

    def read(self, block: Block, *, patent: bool = False) -> tuple[Publication, Draft]:
        """The publication of a block, and the draft that tells of its BibTeX."""
        draft = Draft(location=block.location)
        lines = [with_roles(line) for line in lines_of(block)]
        lines = [without_code(line, self.report, draft.location) for line in lines]
        lines = self._without_labels([*lines], draft)
        lines, labelled = labelled_lines.parted(lines, self.report, draft.location)
        lines = [rest for line in lines if (rest := without_addresses(line, draft, self.links))]
        draft.bibtex = next(iter(_entries(block)), "")
        badges = [plain(line[1:]) for line in lines if line and line[0].text == BADGE]
        lines = self._without_ordinal([line for line in lines if not (line and line[0].text == BADGE)], draft)
        draft.rest = [self._without_links(self._without_images(line, draft), draft) for line in lines]
        draft.rest = [part for line in draft.rest for part in at_bars(line)]
        for run in labelled:
            self._link(run, draft)
        kept = " ".join(map(plain, draft.rest))
        _take_label(draft)
        tags = _take_tag(draft)
        draft.rest = [line for line in draft.rest if not _take_rank(line, draft)]
        draft.rest = [[_take_ranks(run, draft) for run in line] for line in draft.rest]
        if patent:
            _number(draft)
        find_title(draft, self.owner)
        said = paper_coauthors.take(draft, self.owner, self.name, self.report)
        _find_authors(draft, self.owner)
        if draft.others and any(gap in kept for gap in GAPS):
            self.report.guess(draft.location, "authors are left out within a list; “et al.” stands at its end")
        repeated = find_venue(draft, [*badges, *tags], self.links)
        for badge in repeated:
            place = Location(draft.location.path)
            self.report.left_out(place, "badges that repeat what their publications say", badge)
        self._rest_to_notes(draft)
        self._unfolded(draft)
        if draft.when and draft.venue and draft.venue.year == draft.year[:4]:
            what = "years of venues that the dates of their publications say too"
            self.report.left_out(Location(draft.location.path), what, draft.venue.year)
            repeated.append(draft.venue.year)
        pieces = [one for one in repeated if one not in badges]
        badges = [badge for badge in badges if badge and badge not in repeated]
        whole = " ".join([*map(spaced, lines), *badges]).replace(said, " ", 1)
        for piece in pieces:
            whole = whole.replace(piece, " ", 1)
        return self._record(draft, kept, badges, whole, patent=patent), draft

    def _without_labels(self, lines: list[list[Run]], draft: Draft) -> list[list[Run]]:
        """The lines in which one that only says that the abstract follows is the first word of that."""
        found: list[list[Run]] = []
        label = ""
        for line in lines:
            if _FOLDED.fullmatch(text := plain(line)):
                label = text
            else:
                found.append([Run(text="Abstract: "), *line] if label else line)
                label = ""
            if said := re.sub(r"(?i)\W*\babstract\b\W*", "", text) if text == label else "":
                self.report.left_out(Location(draft.location.path), "labels before abstracts", said)
        return found

    def _without_ordinal(self, lines: list[list[Run]], draft: Draft) -> list[list[Run]]:
        """The lines without a number that the page writes before a publication: the list counts by itself."""
        at = next((at for at, line in enumerate(lines) if plain(line)), 0)  # a picture may stand before it
        pictures, lines = lines[:at], lines[at:]
        number = re.match(r"\s*(?:[\[(]\d{1,3}[\])][.:]?\s|\d{1,3}[.:]?\s*$)", plain(lines[0]) + " ") if lines else None
        if number is None or (len(lines) == 1 and number.end() >= len(plain(lines[0]))):
            return [*pictures, *lines]
        self.report.left_out(Location(draft.location.path), "numbers written before publications", number.group())
        rest = drop(lines[0], len(number.group().rstrip()))
        return [*pictures, *([rest] if plain(rest) else []), *lines[1:]]

    def _rest_to_notes(self, draft: Draft) -> None:
        """What is neither title nor authors nor venue is a remark; its links are links of the publication."""
        for line in draft.rest:
            if labels := _unlinked_labels(line):
                draft.links += [Link(label=label) for label in labels]
                continue
            text = plain(line).strip(BAR.replace(".", "").replace(")", "")).strip()
            if ABSTRACT.match(text) or len(text.split()) > _LONGEST_REMARK:
                draft.abstract.append(ABSTRACT.sub("", text, 1))
            elif text.strip(BAR) and not all(run.url or not run.text.strip(BAR) for run in line):
                draft.notes.append(text if text.count("(") == text.count(")") else text.rstrip(")"))
            for run in line:
                url = self.links.url(run.url, draft.location) if run.url else None
                if url:
                    label = trimmed(run.text)
                    draft.links.append(Link(label=label, url=url, rel=relation(label, url)))

    def _unfolded(self, draft: Draft) -> None:
        """The one long remark of a publication whose label for its abstract leads nowhere is what that unfolds."""
        label = next((link for link in draft.links if not link.url and _UNFOLDS.fullmatch(link.label)), None)
        long = [note for note in draft.notes if len(note.split()) > _SHORTEST_ABSTRACT]
        if label is None or draft.abstract or len(long) != 1:
            return
        draft.links.remove(label)
        draft.notes.remove(long[0])
        draft.abstract = long
        if label.label.lower() != "abstract":
            self.report.left_out(Location(draft.location.path), "labels before abstracts", label.label)

    def _record(self, draft: Draft, kept: str, badges: Sequence[str], whole: str, *, patent: bool) -> Publication:
        work = self._split(draft, patent=patent)
        missing = Counter(words.of(whole)) - Counter(words.of(shown(work, draft.bib_label)))
        missing -= Counter(words.of(" ".join(draft.told)))
        if missing["and"] > 1:  # the last one is shown
            self.report.left_out(Location(draft.location.path), "“and” between names", "and " * (missing["and"] - 1))
        for connective in ("and", "in", "和", *labels([*missing] if work.volume or work.page else [])):
            del missing[connective]
        if work.abstract:
            del missing["abs"]
        is_shown = work.date_text is None or work.year in work.date_text
        if missing[work.year] == 1 and is_shown:  # after the authors and after the venue
            self.report.left_out(draft.location, "a year that a publication says twice", work.year)
            del missing[work.year]
        if self.says_others and work.title and work.issued and not (work.author or missing):
            work = self._alone(work, draft)
        if work.title and work.author and not missing:
            return work
        if work.title and not missing and patent:
            return work
        what = (
            "its authors were not told" if work.title and not missing else "it was not split into title, authors, venue"
        )
        self.report.kept(draft.location, f"publication “{_clipped(whole)}”: {what}")
        if work.title and not missing:
            return replace(work, bibtex=False)
        return Publication(
            title=kept or "Untitled",
            url=draft.url if all(link.url != draft.url for link in draft.links) else None,
            links=tuple(draft.links),
            image=draft.image,
            note=" ".join(badges) or None,
            bibtex=False,
        )

    def _alone(self, work: Publication, draft: Draft) -> Publication:
        """A publication that names nobody, among such as say with whom they were written: by the own person."""
        text = f"of papers that name nobody, beside others written with somebody, {self.name} is taken to be the author"
        self.report.guess(Location(draft.location.path), text)
        return replace(work, author=(Author(name=self.name),))

    def _split(self, draft: Draft, *, patent: bool) -> Publication:
        found = draft.venue or Venue()
        if draft.year and (not found.year or draft.year != found.year):
            found = replace(found, year=draft.year, year_shown=True)
        if found.status == "preprint" and not found.year:
            found = replace(found, year=self._archived(draft, found), year_shown=False)
        if draft.venue_url and self.venues.setdefault(found.short, draft.venue_url) != draft.venue_url:
            draft.links.append(Link(label=f"{found.short} {found.year}".strip(), url=draft.venue_url))
        draft.url = self.links.url(draft.url, draft.location) if draft.url else None
        draft.authors = tuple(
            replace(author, url=self.links.url(author.url, draft.location)) if author.url else author
            for author in draft.authors
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
            type="patent" if patent else found.type,
            genre=found.genre or None,
            container_title=found.name or None,
            container_title_short=found.short or None,
            issued=read(found.month)[0] or found.year or None,
            date_text=draft.when or found.when or None if found.year_shown else "" if found.year else None,
            status=found.status,
            honor=(*(Honor(label=one) for one in draft.honors), *found.honors),
            rank=(*draft.rank, *found.ranks),
            note=" ".join(draft.notes) or None,
            abstract="\n\n".join(filter(None, draft.abstract)) or None,
            language="zh" if re.search("[\u4e00-\u9fff]", draft.title) else None,
            bibtex=not patent,
        )

    def _archived(self, draft: Draft, found: Venue) -> str:
        """The year in the arXiv identifier of a preprint that says no other; it orders, and is not shown."""
        texts = [found.short, found.name, draft.url or "", *(link.url or "" for link in draft.links)]
        match = re.search(r"arxiv\D{1,20}(\d\d)(?:0[1-9]|1[0-2])\.\d{4,5}", " ".join(texts), re.IGNORECASE)
        if match is None:
            return ""
        place = Location(draft.location.path)
        self.report.guess(place, "preprints without a year have that of their arXiv identifiers, which is not shown")
        return f"20{match.group(1)}"

    def _without_images(self, line: Sequence[Run], draft: Draft) -> list[Run]:
        for run in line:
            if run.image is None:
                continue
            if DRAWN_ELSEWHERE.search(run.image):
                self._badge(run, draft)
                continue
            if draft.image is None:
                kept = self.links.runs([replace(run, url=None)], draft.location)
                draft.image = Image(src=kept[0].image or "", alt=_described(run.text)) if kept else None
            else:
                self.report.left_out(draft.location, f"picture {run.image[:100]}: a publication has one")
            target = self.links.url(run.url, draft.location) if run.url and run.url != run.image else None
            if target and run.text:
                draft.links.append(Link(label=run.text, url=target, rel=relation(run.text, target)))
        return [run for run in line if run.image is None]

    def _badge(self, run: Run, draft: Draft) -> None:
        """A badge of another host: that of a repository becomes ours, any other goes."""
        self.report.left_out(draft.location, f"badge {(run.image or '')[:100]}, which another host draws")
        url = self.links.url(run.url, draft.location) if run.url else None
        if url and "github.com" in url:
            draft.badges = Badges(stars_url=url, citations_label="")

    def _without_links(self, line: list[Run], draft: Draft) -> list[Run]:
        """The line without its labelled links, which go to the draft."""
        line = _with_whole_labels(line)
        found: list[Run] = []
        for at, run in enumerate(line):
            before = found[-1].text if found else ""
            after = line[at + 1].text if at + 1 < len(line) else ""
            if run.url is None or not _is_label(run.text, before, after):
                found.append(run)
                continue
            self._link(run, draft)
            found.append(Run(text=" \x00 "))
        return _without_bars(found)

    def _link(self, run: Run, draft: Draft) -> None:
        label = run.text.strip().strip("[]【】").strip()
        if BIB_LABEL.fullmatch(label):
            draft.bib_url, draft.bib_label = run.url, label
            self.labels[label] += 1
            return
        url = self.links.url(run.url, draft.location)
        draft.links.append(Link(label=label, url=url, rel=relation(label, url or "")))


def _unlinked_labels(line: Sequence[Run]) -> list[str]:
    """The labels that a line without links consists of: code / data."""
    parts = [part for part in re.split(r"\s*(?:[/,·]|\]\s*\[)\s*", plain(line).strip(BAR)) if part]
    return parts if parts and all(LABEL.fullmatch(part) for part in parts) and not any(run.url for run in line) else []


def _entries(block: Block) -> list[str]:
    own = re.findall("\ue013(.*?)\ue014", block.text, re.DOTALL)
    return [
        *(entry.replace("\ue015", "\n") for entry in own),
        *(one for child in block.children for one in _entries(child)),
    ]


def _is_label(text: str, before: str, after: str) -> bool:
    text = text.strip()
    if not text or len(text) > 40:
        return False
    if LABEL.fullmatch(text) and len(text.split()) <= 4:
        return True
    bracketed = before.rstrip().endswith(("[", "【")) and after.lstrip().startswith(("]", "】"))
    return (bracketed or before.rstrip().endswith("|")) and len(text.split()) <= 4


def _with_whole_labels(line: list[Run]) -> list[Run]:
    """A line whose links in square brackets hold all words of their brackets: [[full text](…) with appendix]."""
    found = list(line)
    for at in range(1, len(found) - 1):
        before, run, after = found[at - 1 : at + 2]
        more = re.match(r"(\s+[^\[\]]{1,30})\]", after.text)
        if run.url and not after.url and before.text.rstrip().endswith("[") and more:
            found[at] = replace(run, text=run.text + more.group(1))
            found[at + 1] = replace(after, text=after.text[more.end(1) :])
    return found


def _without_bars(line: list[Run]) -> list[Run]:
    """A line without the brackets and bars that stood round links taken from it."""
    line = merged(line)
    if not any("\x00" in run.text for run in line):
        return line
    found = []
    for run in line:
        text = re.sub(r"[\s\[(【|/·•\\,;]*\x00[\s\])】|/·•\\,;]*", " ", run.text) if "\x00" in run.text else run.text
        found.append(replace(run, text=text))
    joined = merged(found)
    if joined and joined[-1].url is None:
        joined[-1] = replace(joined[-1], text=re.sub(r"[\s|\[\]/\\]+$", " ", joined[-1].text))
    if joined and joined[0].url is None:
        joined[0] = replace(joined[0], text=re.sub(r"^[\s|\]/\\]+", "", joined[0].text))
    return merged(joined)


def _described(text: str) -> str:
    return "" if text.strip().lower() in ("sym", "image", "img", "paper", "teaser", "thumbnail") else text.strip()


def _clipped(text: str) -> str:
    return text if len(text) < 70 else text[:67] + "…"


def _take_label(draft: Draft) -> None:
    """The words that unfold BibTeX standing in the page."""
    at = next((at for at, line in enumerate(draft.rest) if BIB_LABEL.fullmatch(plain(line))), None)
    if draft.bibtex and at is not None:
        draft.bib_label = plain(draft.rest.pop(at)).strip(BAR)


def _take_tag(draft: Draft) -> list[str]:
    """A short tag in brackets before everything else, such as [CCF-A] or [J1]; one that names a venue is a badge."""
    first = next(iter(draft.rest), None)
    when, rest = dates.leading(first) if first and not first[0].url else (None, [])
    if when and len(when.start) > len("2024") and not when.end and not when.now and plain(rest).strip(BAR):
        draft.year, draft.when = when.start, when.text
        first = draft.rest[0] = rest
    elif first and (year := re.match(r"\s*((?:19|20)\d\d)[.:,]\s+", first[0].text)):
        draft.year = year.group(1)
        first[0] = replace(first[0], text=first[0].text[year.end() :])
    match = re.match(r"\s*[\[【]([^\]】]{1,12})[\]】]\s*", first[0].text) if first and not first[0].url else None
    if first and match:
        first[0] = replace(first[0], text=first[0].text[match.end() :])
        draft.rank, left = rank_of(match.group(1))
        if is_only_venue(left):
            return [left]
        draft.notes += [left] if left else []
    return []


def _take_rank(line: Sequence[Run], draft: Draft) -> bool:
    """Take a rank that is all of a part between bars: CCF: A."""
    found, _ = rank_of(plain(line).strip(BAR))
    draft.rank = (*draft.rank, *found)
    return bool(found)


def _take_ranks(run: Run, draft: Draft) -> Run:
    """A run without the ranks in brackets that it holds, which go to the draft."""

    def taken(match: re.Match[str]) -> str:
        parts = [part.strip() for part in re.split(r"[,，;；、]", match.group(1))]
        factors = [part for part in parts if _IMPACT.fullmatch(part)]
        found = [rank_of(part)[0] for part in parts if part not in factors]
        if not all(found):
            return match.group()
        draft.rank = (*draft.rank, *(rank for ranks in found for rank in ranks))
        draft.notes += factors
        return " "

    return replace(run, text=re.sub(r"[\[(（【]([^\[\]()（）【】]{2,30})[\])）】]", taken, run.text))


def _number(draft: Draft) -> None:
    """The number of a patent, wherever it stands."""
    for at, line in enumerate(draft.rest):
        match = next((found for run in line if (found := _PATENT.search(run.text))), None)
        if match:
            draft.number = match.group(1)
            draft.rest[at] = merged(
                replace(run, text=run.text.replace(match.group(1), " ", 1) if match.group(1) in run.text else run.text)
                for run in line
            )
            return


def _find_authors(draft: Draft, owner: Identity) -> None:
    """Take the list of authors out of the lines: the one with the own name, else the first."""
    if draft.authors:
        return
    lists = [(at, found) for at, line in enumerate(draft.rest) if (found := author_list(stripped(line)))]
    own = [one for one in lists if holds(one[1].authors, owner)]
    several = [one for one in lists if len(one[1].authors) > 1]
    alone = [(at, found) for at, found in lists[:1] if at == 0 and draft.title and _is_alone(found.rest, draft.rest[0])]
    if not (own or several or alone):
        return
    at, found = (own or several or alone)[0]
    draft.authors, draft.others = turned(found.authors), found.others
    rest = _without_year(found.rest, draft)
    draft.rest[at : at + 1] = [rest] if plain(rest).strip(BAR) else []


def _without_year(rest: list[Run], draft: Draft) -> list[Run]:
    """What follows the authors, without the year in brackets that it begins with."""
    text = "".join(run.text for run in rest)
    if editors := _EDITORS.match(text):
        draft.notes.append(editors.group(1))
        rest = drop(rest, editors.end())
        text = text[editors.end() :]
    year = re.match(r"[\s.,]*[(（]\s*((?:19|20)\d\d)[a-z]?\s*[)）][.,:\s]*", text)
    if year is None or draft.year:
        return rest
    draft.year = year.group(1)
    return drop(rest, year.end())


def _is_alone(rest: Sequence[Run], line: Sequence[Run]) -> bool:
    """Whether a line is one name and no venue, as that of a team is."""
    text = plain(line)
    return not plain(rest).strip(BAR) and len(text.split()) > 1 and not is_venue(text) and not line[0].em


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
