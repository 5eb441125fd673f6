"""Sections of publications and patents, with their sub-headings as topics or years."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from homepage.content.config import Group
from homepage.importers.page.headings import prose, replace_blocks, shows
from homepage.importers.page.items import STRUCTURED, listed
from homepage.importers.page.paragraphs import joined
from homepage.importers.page.parts import part
from homepage.importers.papers.coauthors import says_others
from homepage.importers.prose import kinds
from homepage.importers.prose.markdown_blocks import markdown
from homepage.importers.prose.names import author_list, holds
from homepage.importers.prose.runs import plain
from homepage.site.urls import slug

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from homepage.content.records import Publication
    from homepage.importers.papers.entries import PaperReader
    from homepage.importers.papers.library import Library
    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.sections import Heading
    from homepage.importers.site import Part


class _Mark(NamedTuple):
    """What was known before a section was read."""

    report: tuple[int, Counter[str]]
    found: list[Any]
    topics: int


class Works:
    """Reads the sections of publications of one page; ``name`` is the name of its person."""

    def __init__(self, papers: PaperReader, library: Library, name: str) -> None:
        self.papers, self.library, self.name = papers, library, name
        self.links, self.report = papers.links, papers.report
        self.topics: list[Group] = []

    def mark(self) -> _Mark:
        """A place to come back to when what was read turns out to be no publications."""
        library, papers = self.library, self.papers
        found = (papers.venues, papers.labels, library.entries, library.keys)
        return _Mark(self.report.mark(), [one.copy() for one in found], len(self.topics))

    def back_to(self, mark: _Mark) -> None:
        """Forget what was read since, and what was said of it."""
        self.report.back_to(mark.report)
        self.papers.venues, self.papers.labels, self.library.entries, self.library.keys = mark.found
        del self.topics[mark.topics :]

    def patents(self, heading: Heading) -> list[Part]:
        """Patents; they have no pages of their own."""
        read = listed(heading, self.links)
        if read is None:
            return []
        items, settings = read
        works = [self.papers.read(item, patent=True)[0] for item in items]
        if not all(work.title and (work.author or work.number) for work in works):
            return []
        settings |= self._looks(items, works)
        return [part(self.links, heading, "publications", works, file="patents.yaml", **settings)]

    def publications(self, heading: Heading) -> list[Part]:
        """Publications; sub-headings are years where that shows the same, else topics; patents are a section apart."""
        apart = [(one, self.patents(one)) for one in heading.below if kinds.kind(one.title) == "patents"]
        if patents := [part_ for _, parts in apart for part_ in parts]:
            left = [one for one in heading.below if not any(one is own and parts for own, parts in apart)]
            return [*self.publications(replace(heading, below=left)), *patents]
        if texts := self._texts(heading):
            left = [one for one in heading.below if one not in texts]
            read = self.publications(replace(heading, below=left))
            told = [part(self.links, one, "text", prose=prose(one, self.links)) for one in texts]
            return [*read, *told] if read else []
        groups = [replace_blocks(one, joined(one.blocks, self.papers.owner)) for one in _flattened(heading)]
        self.papers.says_others |= any(map(says_others, heading.all_blocks()))
        years = bool(heading.below) and all(kinds.is_year(one.title) for one in groups[1:])
        if not all(self._candidates(one) for one in groups[1:]) or not any(map(self._candidates, groups)):
            return []
        for one in _bare(heading):
            self.report.left_out(one.location, f"the heading “{one.title}”, below which nothing stands", one.title)
        works: list[Publication] = []
        for one in groups:
            found = [self.library.keyed(*self.papers.read(block)) for block in self._candidates(one)]
            works += found if one is groups[0] else self._grouped(found, one, years=years)
        if not any(map(_says_more, works)):
            return []
        by = ("year" if self._is_by_year(groups, works) else "topic") if heading.below else None
        works = [work if by == "topic" else replace(work, topic=None) for work in works]
        items = [block for one in groups for block in self._candidates(one)]
        numbered = sum(block.ordered for block in items) * 2 > len(items)
        settings = {**self._around(groups), **self._looks(items, works)}
        if any(work.abstract for work in works):
            settings["abstracts"] = "details"
        return [part(self.links, heading, "publications", works, group_by=by, numbered=numbered, **settings)]

    def _texts(self, heading: Heading) -> list[Heading]:
        """The sub-headings below which no publications stand, where at least as much stands where some do."""
        rows = [(one, [row for row in _flattened(one) if row.blocks]) for one in heading.below]
        texts = [one for one, found in rows if found and not any(self._holds(row) for row in found)]
        blocks = sum(len(one.all_blocks()) for one in texts)
        are_few = 2 * blocks < len(heading.all_blocks()) or (blocks <= len(heading.blocks) and self._holds(heading))
        return texts if are_few else []

    def _holds(self, heading: Heading) -> bool:
        joined_ = joined(heading.blocks, self.papers.owner)
        return bool(self._candidates(replace_blocks(heading, joined_)))

    def _candidates(self, heading: Heading) -> list[Block]:
        """The blocks that are publications: items and boxes; paragraphs where they name the own person as author."""
        marks = [shows(block) and (block.kind in STRUCTURED or self._is_paper(block)) for block in heading.blocks]
        if 2 * sum(marks) > len(marks):
            first, last = marks.index(True), len(marks) - marks[::-1].index(True)
            marks[first:last] = map(operator.or_, marks[first:last], map(_is_dated, heading.blocks[first:last]))
        return [block for block, mark in zip(heading.blocks, marks, strict=True) if mark]

    def _is_paper(self, block: Block) -> bool:
        lines = block.segments if block.kind == "para" else []
        if len(lines) == 1:
            return self._comes_apart(block)
        found = (author_list(line) for line in lines[:3])
        return any(one and len(one.authors) > 1 and holds(one.authors, self.papers.owner) for one in found)

    def _comes_apart(self, block: Block) -> bool:
        """Whether one line has a title, authors with the own person among them, and a year: prose has not."""
        mark = self.report.mark()
        work, _ = self.papers.read(block)
        self.report.back_to(mark)
        return bool(work.issued and holds(work.author, self.papers.owner))

    def _around(self, groups: list[Heading]) -> dict[str, Any]:
        """Prose before and after the list; prose within it is put before it, and this is told."""
        before: list[Block] = []
        after: list[Block] = []
        for at, one in enumerate(groups):
            papers = self._candidates(one)
            last = one.blocks.index(papers[-1]) if papers else -1
            for place, block in enumerate(one.blocks):
                if block in papers or not shows(block):
                    continue
                is_end = one is groups[-1] and place > last
                (after if is_end else before).append(block)
                if not is_end and (at or (papers and place > one.blocks.index(papers[0]))):
                    self.report.guess(block.location, "prose between publications; it was put before the list")
        return {"intro": markdown(before, self.links) or None, "outro": markdown(after, self.links) or None}

    def _grouped(self, works: list[Publication], heading: Heading, *, years: bool) -> list[Publication]:
        """The works of a sub-heading with its topic; the year of the heading fills in for one that is not told."""
        identifier = self._topic_id(heading.title)
        last = heading.title.rpartition(": ")[2]
        years = years or kinds.is_year(last)
        self.topics.append(Group(id=identifier, title=heading.title, icon=heading.icon or None))
        year = "".join(re.findall(r"\d{4}", last)) if years else ""
        return [_with_year(replace(work, topic=identifier), year) for work in works]

    def _topic_id(self, title: str) -> str:
        """A short name for a topic: the first words of its title, or the first after "Topic:"."""
        words = slug(re.sub(r"^\s*(?:topic|theme|主题)\s*\d*\s*[:：]", "", title, flags=re.IGNORECASE)).split("-")
        base = "-".join(words[:3]) or "topic"
        taken = {group.id for group in self.topics}
        return next(
            one
            for number in range(1, len(taken) + 2)
            if (one := f"{base}-{number}" if number > 1 else base) not in taken
        )

    def _is_by_year(self, groups: Sequence[Heading], works: Sequence[Publication]) -> bool:
        """Whether grouping by year shows what the sub-headings show."""
        titles = [one.title.strip() for one in groups[1:]]
        if not all(re.fullmatch(r"\d{4}", one) for one in titles) or titles != sorted(titles, reverse=True):
            return False
        named = {group.id: group.title for group in self.topics}
        return all(named.get(work.topic or "") == work.year for work in works)

    def _looks(self, items: Sequence[Block], works: Sequence[Publication]) -> dict[str, Any]:
        """How the page sets author lists: what joins the last name, how the own name is marked."""
        found = zip(items, works, strict=True)
        texts = [_end_of_authors(plain(block.runs), work) for block, work in found if len(work.author) > 1]
        joined = sum(" and " in text for text in texts)
        own = [run for block in items for run in block.runs if run.text.strip(" *,.") == self.name]
        underlined = own and sum(run.under for run in own) * 2 > len(own)
        style = ("bold-underline" if any(run.strong for run in own) else "underline") if underlined else None
        comma = sum(", and " in text for text in texts)
        end = ", and" if comma * 2 > joined else "and"
        return {"authors_and": end if joined else "", "self_style": style}


def _end_of_authors(text: str, work: Publication) -> str:
    """What stands before the last author of a work, with the words that join it."""
    last = re.search(re.escape((work.author[-1].name or work.author[-1].full).split(",")[0]), text)
    return text[max(0, last.start() - 6) : last.start()] if last else ""


def _says_more(work: Publication) -> bool:
    """Whether a record has more than words that were taken for a title."""
    said = work.author or work.issued or work.url or work.links or work.abstract
    return bool(said) or work.type != "document"


def _is_dated(block: Block) -> bool:
    """Whether a paragraph names a year, as one among publications does that is one."""
    return block.kind == "para" and re.search(r"\b(?:19|20)\d\d\b", plain(block.runs)) is not None


def _flattened(heading: Heading, prefix: str = "") -> list[Heading]:
    """A heading and all below it in one row; a deeper one is named after the heading above that has no list itself."""
    found = [heading]
    for below in heading.below:
        title = f"{prefix}{below.title}"
        rows = _flattened(below, f"{title.rstrip(' :：')}: " if not below.blocks else prefix)
        rows[0] = replace_blocks(below, below.blocks, title=title)
        found += rows if below.blocks else rows[1:]
    return found


def _bare(heading: Heading) -> list[Heading]:
    """The headings below one that nothing stands below."""
    below = [one for each in heading.below for one in _bare(each)]
    return [*below, *(one for one in heading.below if not one.blocks and not one.below)]


def _with_year(work: Publication, year: str) -> Publication:
    if not year or work.issued:
        return work
    return replace(work, issued=year, date_text="")
