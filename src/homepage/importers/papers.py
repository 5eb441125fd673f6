"""Publications in lists and boxes: title, authors, venue and links in whatever order they stand.

A block is split only when all its words are found again in the fields; otherwise it is kept whole as the title.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from homepage.content.records import Author, Badges, Image, Link, Publication, Rank
from homepage.importers import words
from homepage.importers.blocks import Block, blocks
from homepage.importers.clean import BADGE, Line
from homepage.importers.dates import drop
from homepage.importers.inline import TITLE, Run, merged, plain
from homepage.importers.links import DRAWN_ELSEWHERE, Links, relation
from homepage.importers.names import author_list, holds, turned
from homepage.importers.venues import Venue, is_venue, rank_of, venue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.errors import Location
    from homepage.site.names import Identity

_KINDS = (
    "paper|pdf|codes?|project|page|homepage|website|site|web|videos?|talk|slides?|poster|bib|bibtex|cite|citation|arxiv|"
    "preprint|demo|data|datasets?|report|tech report|supp\\w*\\.?|appendix|github|gitee|link|blog|press|doi|url|html|"
    "publisher|download|media|news|huggingface|hugging face|modelscope|models?|colab|pypi|docs?|documentation|abstract|"
    "abs|openreview|hal|acm|ieee|ieee xplore|springer|weights|app|zhihu|youtube|bilibili|software|"
    "论文|代码|项目|主页|视频|幻灯片|数据集?|链接|原文|海报|下载"
)
_BEFORE = "project|home|web|github|official|source|full|online|arxiv|conference|journal|extended|short|live|model"
_LABEL = re.compile(rf"\W*(?:(?:{_BEFORE})[\s_-]*)?(?:{_KINDS})\W*(?:\W+\w+)?\W*", re.IGNORECASE)
_BIB_LABEL = re.compile(r"\W*(?:bib|bibtex|cite|citation|bib ?file)\W*", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«《]([^“”\"«»《》]{12,}?)[,.]?[”\"»》]|《[^《》]{4,}》")
_BAR = " \t\u00a0\u2002\u2003|/\\·•[]()（）【】,，;；:：."
_PATENT = re.compile(r"\b((?:CN|ZL|US|EP|WO|JP|KR)\s?-?\d[\d.,/]{6,}\.?[\dXABCU]*\d*|20\d{10}\.?[\dX]?)\b")


class Draft(Struct, kw_only=True):
    """A publication while it is being read: ``rest`` are lines whose part is not yet known."""

    location: Location
    rest: list[list[Run]] = field(default_factory=list)
    title: str = ""
    url: str | None = None
    authors: tuple[Author, ...] = ()
    others: bool = False
    venue: Venue | None = None
    links: list[Link] = field(default_factory=list)
    image: Image | None = None
    badges: Badges | None = None
    number: str = ""
    year: str = ""
    rank: tuple[Rank, ...] = ()
    bib_url: str | None = None
    bib_label: str = ""
    bibtex: str = ""
    notes: list[str] = field(default_factory=list)


class PaperReader:
    """Reads the publications of one site."""

    def __init__(self, links: Links, owner: Identity) -> None:
        self.links, self.report, self.owner = links, links.report, owner
        self.labels: Counter[str] = Counter()

    def read(self, block: Block, *, patent: bool = False) -> tuple[Publication, Draft]:
        """The publication of a block, and the draft that tells of its BibTeX."""
        draft = Draft(location=block.location)
        lines = _lines(block)
        draft.bibtex = next(iter(_entries(block)), "")
        badges = [plain(line[1:]) for line in lines if line and line[0].text == BADGE]
        lines = [line for line in lines if not (line and line[0].text == BADGE)]
        whole = " ".join([*map(plain, lines), *badges])
        draft.rest = [self._without_links(self._without_images(line, draft), draft) for line in lines]
        draft.rest = [line for line in draft.rest if plain(line)]
        _take_label(draft)
        _take_tag(draft)
        if patent:
            _number(draft)
        _find_title(draft, self.owner)
        _find_authors(draft, self.owner)
        _find_venue(draft, badges)
        self._rest_to_notes(draft)
        return self._record(draft, whole, patent=patent), draft

    def _rest_to_notes(self, draft: Draft) -> None:
        """What is neither title nor authors nor venue is a remark; its links are links of the publication."""
        for line in draft.rest:
            text = plain(line).strip(_BAR.replace(".", "").replace(")", "")).strip()
            if text.strip(_BAR):
                draft.notes.append(text if text.count("(") == text.count(")") else text.rstrip(")"))
            for run in line:
                url = self.links.url(run.url, draft.location) if run.url else None
                if url:
                    label = run.text.strip(_BAR)
                    draft.links.append(Link(label=label, url=url, rel=relation(label, url)))

    def _record(self, draft: Draft, whole: str, *, patent: bool) -> Publication:
        work = self._split(draft, patent=patent)
        missing = Counter(words.of(whole)) - Counter(words.of(shown(work, draft)))
        for connective in ("and", "in", "和"):
            del missing[connective]
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
        links = [*draft.links]
        if draft.url and not any(link.url == draft.url for link in links):
            return Publication(title=whole, links=tuple(links), url=draft.url, image=draft.image, bibtex=False)
        return Publication(title=whole or "Untitled", links=tuple(links), image=draft.image, bibtex=False)

    def _split(self, draft: Draft, *, patent: bool) -> Publication:
        found = draft.venue or Venue()
        if draft.year and not found.year:
            found = replace(found, year=draft.year, year_shown=True)
        draft.url = self.links.url(draft.url, draft.location) if draft.url else None
        draft.authors = tuple(
            replace(author, url=self.links.url(author.url, draft.location)) if author.url else author
            for author in draft.authors
        )
        return Publication(
            title=draft.title,
            author=draft.authors,
            others=draft.others,
            url=draft.url,
            links=tuple(draft.links),
            image=draft.image,
            badges=draft.badges,
            number=draft.number or None,
            type="patent" if patent else found.type,
            container_title=found.name or None,
            container_title_short=found.short or None,
            issued=found.year or None,
            date_text=None if found.year_shown else "" if found.year else None,
            status=found.status,
            honor=found.honors,
            rank=(*draft.rank, *found.ranks),
            note=" ".join(draft.notes) or None,
            language="zh" if re.search("[\u4e00-\u9fff]", draft.title) else None,
            bibtex=not patent,
        )

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
            target = self.links.url(run.url, draft.location) if run.url else None
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
        if _BIB_LABEL.fullmatch(label):
            draft.bib_url, draft.bib_label = run.url, label
            self.labels[label] += 1
            return
        url = self.links.url(run.url, draft.location)
        draft.links.append(Link(label=label, url=url, rel=relation(label, url or "")))


def _lines(block: Block) -> list[list[Run]]:
    """The lines of a block: those of a box are blocks of their own; a badge is marked by its first run."""
    if block.kind != "box":
        below = [line for child in block.children for line in _lines(child)]
        return [*block.segments, *below]
    found: list[list[Run]] = []
    texts = []
    for text in block.text.split("\n"):
        if text.startswith(BADGE):
            found.append([Run(text=BADGE), Run(text=text[1:])])
            texts.append("")
        else:
            texts.append(text)
    for inner in blocks(Line(text, block.location) for text in texts):
        found += _lines(inner)
    return found


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
    if _LABEL.fullmatch(text) and len(text.split()) <= 4:
        return True
    bracketed = before.rstrip().endswith(("[", "【")) and after.lstrip().startswith(("]", "】"))
    return (bracketed or before.rstrip().endswith("|")) and len(text.split()) <= 4


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
    at = next((at for at, line in enumerate(draft.rest) if _BIB_LABEL.fullmatch(plain(line))), None)
    if draft.bibtex and at is not None:
        draft.bib_label = plain(draft.rest.pop(at)).strip(_BAR)


def _take_tag(draft: Draft) -> None:
    """A short tag in brackets before everything else, such as [CCF-A] or [J1]."""
    first = next(iter(draft.rest), None)
    match = re.match(r"\s*[\[【]([^\]】]{1,12})[\]】]\s*", first[0].text) if first and not first[0].url else None
    if first and match:
        first[0] = replace(first[0], text=first[0].text[match.end() :])
        draft.rank, left = rank_of(match.group(1))
        draft.notes += [left] if left else []


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


def _find_title(draft: Draft, owner: Identity) -> None:
    """Take the title out of the lines: a linked text, else bold, quoted or italic, else a line before the authors."""
    for choose in (_by_mark, _by_url, _by_quotes, _by_style):
        for at, line in enumerate(draft.rest):
            span = choose(line, owner)
            if span is not None:
                _take_title(draft, at, *span)
                return
    place = _before_authors(draft.rest, owner)
    if place is not None:
        _take_title(draft, place, 0, len(draft.rest[place]))
    else:
        _take_sentence(draft, owner)


def _take_sentence(draft: Draft, owner: Identity) -> None:
    """The title of "Authors. Title. Venue, year.": the sentence after the authors."""
    for at, line in enumerate(draft.rest):
        found = author_list(_stripped(line))
        if found is None or not (holds(found.authors, owner) or len(found.authors) > 1):
            continue
        text = "".join(run.text for run in found.rest)
        match = re.match(r"[\s.,:，。：]*(.{10,}?[^A-Z\s])[.。?](?=\s|$)", text)
        if match and _is_title(match.group(1), owner) and not found.others:
            draft.year, draft.title = _parted_year(match.group(1).strip())
            draft.authors = turned(found.authors)
            draft.rest[at] = drop(found.rest, match.end())
            return
    _take_first_sentence(draft, owner)


def _take_first_sentence(draft: Draft, owner: Identity) -> None:
    """The title of "Title. Authors. Venue": the sentence before the authors."""
    for at, line in enumerate(draft.rest):
        for match in re.finditer(r"(?<=[^A-Z\s])[.?!。]\s+", "".join(run.text for run in line)):
            after = drop(line, match.end())
            found = author_list(after)
            title = plain(line)[: match.start() + 1]
            if found and holds(found.authors, owner) and _is_title(title, owner):
                draft.title, draft.rest[at] = _bare(title), after
                return


def _parted_year(title: str) -> tuple[str, str]:
    """The year in brackets that some styles put before a title, and the title."""
    match = re.match(r"[(（]((?:19|20)\d\d)[a-z]?[)）]\s*[.,:]?\s*", title)
    return (match.group(1), title[match.end() :]) if match else ("", title)


def _bare(title: str) -> str:
    """A title without the quotation marks round it and the point after it."""
    return title.strip(" ,，|").removesuffix(".").strip('“”"« »').strip(" ,，").removesuffix(".")


def _take_title(draft: Draft, at: int, start: int, end: int) -> None:
    line = draft.rest[at]
    chosen = line[start:end]
    draft.title = _bare(plain(chosen))
    draft.url = next((run.url for run in chosen if run.url), None)
    before, after = line[:start], line[end:]
    draft.rest[at : at + 1] = [part for part in (before, after) if plain(part).strip(_BAR)]


def _by_mark(line: list[Run], owner: Identity) -> tuple[int, int] | None:  # noqa: ARG001 (one of several)
    """What the page itself marks as the title."""
    for at, run in enumerate(line):
        if TITLE in run.text:
            end = at + 1
            while end < len(line) and line[end].strong:
                end += 1
            return at, end
    return None


def _by_url(line: list[Run], owner: Identity) -> tuple[int, int] | None:
    for at, run in enumerate(line):
        if run.url is None:
            continue
        end = at + 1
        while end < len(line) and line[end].url == run.url:
            end += 1
        if _is_title(plain(line[at:end]), owner):
            return at, end
    return None


def _by_style(line: list[Run], owner: Identity) -> tuple[int, int] | None:
    for style in ("strong", "em"):
        for at, run in enumerate(line):
            if getattr(run, style) and _is_title(run.text, owner) and not is_venue(run.text):
                end = at + 1
                while end < len(line) and getattr(line[end], style):
                    end += 1
                return at, end
    return None


def _by_quotes(line: list[Run], owner: Identity) -> tuple[int, int] | None:
    """A title in quotation marks; the run that holds it is parted so that it stands alone."""
    for at, run in enumerate(line):
        match = _QUOTED.search(run.text)
        if match and _is_title(match.group(), owner):
            parts = (run.text[: match.start()], match.group(), run.text[match.end() :])
            line[at : at + 1] = [replace(run, text=part) for part in parts]
            return at + 1, at + 2
    return None


def _before_authors(lines: list[list[Run]], owner: Identity) -> int | None:
    """The line that is the title because the one after it, or before it, lists authors."""
    for at, line in enumerate(lines):
        found = author_list(line)
        if found and (holds(found.authors, owner) or len(found.authors) > 2):
            if at and _is_title(plain(lines[at - 1]), owner):
                return at - 1
            after = lines[at + 1] if at + 1 < len(lines) else []
            if not plain(found.rest).strip(_BAR) and _is_title(plain(after), owner) and not is_venue(plain(after)):
                return at + 1
    return None


def _is_title(text: str, owner: Identity) -> bool:
    text = text.strip()
    chinese = len(re.findall("[\u4e00-\u9fff]", text))
    if len(text.split()) < 3 and chinese < 6 and not (len(text) > 14 and " " in text):
        return False
    listed = author_list([Run(text=text)])
    if listed and (holds(listed.authors, owner) or (len(listed.authors) > 1 and not plain(listed.rest))):
        return False
    return not _LABEL.fullmatch(text)


def _find_authors(draft: Draft, owner: Identity) -> None:
    """Take the list of authors out of the lines: the one with the own name, else the first."""
    if draft.authors:
        return
    lists = [(at, found) for at, line in enumerate(draft.rest) if (found := author_list(_stripped(line)))]
    own = [one for one in lists if holds(one[1].authors, owner)]
    several = [one for one in lists if len(one[1].authors) > 1]
    if not (own or several):
        return
    at, found = (own or several)[0]
    draft.authors, draft.others = turned(found.authors), found.others
    draft.rest[at : at + 1] = [found.rest] if plain(found.rest).strip(_BAR) else []


def _stripped(line: list[Run]) -> list[Run]:
    """A line without the punctuation it begins with."""
    line = [run for run in line if run.text]
    while line and not line[0].text.strip(_BAR + "-–—") and not line[0].sup:
        line = line[1:]
    if line:
        line = [replace(line[0], text=line[0].text.lstrip(_BAR + "-–—")), *line[1:]]
    if line and (match := re.match(r"(?:by|authors?|作者|inventors?|发明人)\s*[:：]?\s+", line[0].text, re.IGNORECASE)):
        return [replace(line[0], text=line[0].text[match.end() :]), *line[1:]]
    return line


def _find_venue(draft: Draft, badges: list[str]) -> None:
    """Take the venue out of the lines; a badge speaks only where no line does, and else is an annotation."""
    for at, line in enumerate(draft.rest):
        text = plain(line).strip(_BAR.replace(")", "").replace("(", ""))
        marked = any((run.strong or run.em or run.code) and run.text.strip() for run in line)
        if is_venue(text) or (marked and len(text) < 160):
            draft.venue = venue(text, marked=marked)
            draft.rest.pop(at)
            break
    for badge in badges:
        if not badge:
            continue
        if draft.venue is None:
            draft.venue = venue(badge, marked=True)
        else:
            _add_badge(draft, badge)


def _add_badge(draft: Draft, badge: str) -> None:
    """The words of a badge that the venue lacks."""
    said = set(words.of(f"{draft.venue.name} {draft.venue.short} {draft.venue.year}")) if draft.venue else set()
    if not set(words.of(badge)) <= said:
        draft.notes.append(badge)


def shown(work: Publication, draft: Draft) -> str:
    """The words of a publication that the home page will show."""
    year = (work.issued or "")[:4] if work.date_text is None else work.date_text
    names = " ".join(f"{author.full} {' '.join(author.marks)}" for author in work.author)
    honors = " ".join(f"{one.label or ''} {one.rate or ''}" for one in work.honor)
    ranks = " ".join(f"{one.scheme} {one.grade}" for one in work.rank)
    links = " ".join(link.label for link in work.links)
    return " ".join(
        [
            work.title,
            names,
            "et al" if work.others else "",
            work.container_title_short or work.container_title or "",
            year,
            honors,
            ranks,
            links,
            work.note or "",
            work.number or "",
            draft.bib_label,
        ]
    )
