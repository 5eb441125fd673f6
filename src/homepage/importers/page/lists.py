"""Sections that are lists: the parts that a heading becomes, or nothing when its list does not come apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from homepage.importers.lists.anything import anything
from homepage.importers.lists.awards import awards
from homepage.importers.lists.courses import courses
from homepage.importers.lists.courses_below import courses_below
from homepage.importers.lists.interests import interests
from homepage.importers.lists.news import news
from homepage.importers.lists.positions import positions
from homepage.importers.lists.service import roles, service
from homepage.importers.lists.talks import talks
from homepage.importers.page.entries import entries
from homepage.importers.page.headings import replace_blocks
from homepage.importers.page.items import STRUCTURED, dated, listed
from homepage.importers.page.parts import part
from homepage.importers.prose import contacts, dates, kinds
from homepage.importers.prose.blocks import Block
from homepage.importers.prose.markdown_blocks import markdown
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from homepage.importers.prose.links import Links
    from homepage.importers.prose.sections import Heading
    from homepage.importers.site import Part

_FEW = 6  # words that part a list


class Lists:
    """Reads the lists of one page; ``now`` is its word for the end of what lasts."""

    def __init__(self, links: Links, now: str) -> None:
        self.links, self.report, self.now = links, links.report, now

    def news(self, heading: Heading) -> list[Part]:
        """News, as a list or as paragraphs."""
        heading = self._without_labels(self._without_years(heading))
        first = heading.blocks[0] if heading.blocks else None
        in_prose = first is not None and first.kind == "para" and dates.leading(first.runs)[0] is not None
        return (self._news_in_prose(heading) if in_prose else []) or self._news_listed(heading)

    def _without_years(self, heading: Heading) -> Heading:
        """A section without the years that stand above its news, all of which say their own."""
        years = [block for block in heading.blocks if block.kind == "para" and kinds.is_year(plain(block.runs))]
        others = [block for block in heading.blocks if block not in years]
        if not years or not others or not all(dates.leading(block.runs)[0] for block in others):
            return heading
        for year in years:
            self.report.left_out(year.location, "a year above news that say theirs", year.words)
        return replace_blocks(heading, others)

    def _without_labels(self, heading: Heading) -> Heading:
        """A list of news without a few bold words between its parts, such as those that unfold the older ones."""
        found = heading.blocks
        marks = [_is_between(found, at) for at in range(len(found))]
        dated_ = [dates.leading(one.runs)[0] for one, mark in zip(found, marks, strict=True) if not mark]
        if not any(marks) or not all(dated_):
            return heading
        for one, mark in zip(found, marks, strict=True):
            if mark:
                self.report.left_out(one.location, f"the words “{plain(one.runs)}” between news", one.words)
        return replace_blocks(heading, [one for one, mark in zip(found, marks, strict=True) if not mark])

    def _news_listed(self, heading: Heading) -> list[Part]:
        read = dated(heading, self.links)
        if read is None:
            return []
        items, settings, style = read
        return self._made(heading, "news", news(items, self.links, style), settings)

    def _made(self, heading: Heading, kind: str, records: Sequence[Any] | None, settings: dict[str, Any]) -> list[Part]:
        return [part(self.links, heading, kind, records, **settings)] if records else []

    def _news_in_prose(self, heading: Heading) -> list[Part]:
        """News that stand as paragraphs, each of them dated; an undated list belongs to the paragraph before it."""
        blocks = _with_lists(heading.blocks)
        found = [dates.leading(block.runs)[0] for block in blocks]
        if heading.below or not found or not all(found):
            return []
        style = dates.usual_style(found)
        records = news(blocks, self.links, style)
        return self._made(heading, "news", records, {"date_format": style or None})

    def awards(self, heading: Heading) -> list[Part]:
        """Awards and honours."""
        return self._told_apart(heading, "awards", awards)

    def education(self, heading: Heading) -> list[Part]:
        """Degrees and stays."""
        return self._positions(heading, "education")

    def experience(self, heading: Heading) -> list[Part]:
        """Employment, or internships when the heading says so."""
        return self._positions(heading, "internship" if "intern" in heading.title.lower() else "employment")

    def _positions(self, heading: Heading, category: Any) -> list[Part]:
        """Positions as items, or as entries of several paragraphs."""
        for one in (_in_entries(heading), heading):
            read = dated(one, self.links) if one is not None else None
            if read is None:
                continue
            items, settings, style = read
            if records := positions(items, self.links, style or "%Y", self.now, category):
                return self._made(heading, "positions", records, settings)
        return []

    def talks(self, heading: Heading) -> list[Part]:
        """Talks with a title in quotation marks; others as items with their date and links."""
        return self._told_apart(heading, "talks", talks)

    def _told_apart(
        self, heading: Heading, kind: str, records: Callable[[list[Block], Links, str], Sequence[Any] | None]
    ) -> list[Part]:
        """Dated items as records, or else as items of which only the dates are told apart."""
        read = dated(heading, self.links)
        if read is None:
            return []
        items, settings, style = read
        made = self._made(heading, kind, records(items, self.links, style), settings)
        return made or self._items(heading, items, settings, style)

    def _items(self, heading: Heading, items: list[Block], settings: dict[str, Any], style: str) -> list[Part]:
        """Items of which only the dates are told apart."""
        return self._made(heading, "items", anything(items, self.links, style), settings)

    def courses(self, heading: Heading) -> list[Part]:
        """Courses, as a list or as headings with their links below."""
        if heading.below and (found := courses_below(heading.below, self.links, self.now)):
            return self._made(heading, "courses", found, {"intro": markdown(heading.blocks, self.links) or None})
        read = dated(heading, self.links)
        if read is None:
            return []
        items, settings, style = read
        return self._made(heading, "courses", courses(items, self.links, style or "%Y", self.now), settings)

    def interests(self, heading: Heading) -> list[Part]:
        """Research interests; they belong to the person."""
        read = listed(heading, self.links)
        return self._made(heading, "interests", interests(read[0], self.links), read[1]) if read else []

    def service(self, heading: Heading) -> list[Part]:
        """Lines of service; acquaintances that follow them become sections of their own."""
        if heading.below:
            records = None if heading.blocks else roles(heading.below, self.links)
            return self._made(heading, "service", records, {})
        blocks = list(heading.blocks)
        at = next((at for at, block in enumerate(blocks) if _introduces(block, blocks[at + 1 :])), len(blocks))
        read = listed(replace_blocks(heading, blocks[:at]), self.links)
        found = self._made(heading, "service", service(read[0], self.links), read[1]) if read else []
        return [*found, *self._acquaintances(heading, blocks[at:])] if found else []

    def _acquaintances(self, heading: Heading, blocks: list[Block]) -> list[Part]:
        found = []
        while blocks:
            intro, end = blocks[0], 1
            while end < len(blocks) and not _introduces(blocks[end], blocks[end + 1 :]):
                end += 1
            found.append(self._people(heading, intro, blocks[1:end]))
            blocks = blocks[end:]
        return found

    def _people(self, heading: Heading, intro: Block, following: list[Block]) -> Part:
        text = markdown([_as_paragraph(intro)], self.links)
        untitled = replace_blocks(heading, following, title="", icon="")
        groups = contacts.groups(following, self.links) if all(one.kind == "item" for one in following) else None
        if groups:
            return part(self.links, untitled, "contacts", groups, intro=text, nav=False, numbered=True)
        if people := contacts.flat(following, self.links):
            return part(self.links, untitled, "people", people, intro=text, nav=False, layout="inline")
        self.report.kept(intro.location, f"what follows “{plain(intro.runs)[:60]}” stands as Markdown")
        return part(self.links, untitled, "text", prose=markdown([intro, *following], self.links), nav=False)


def _is_between(found: Sequence[Block], at: int) -> bool:
    """Whether a block is a few words between the items of two lists."""
    is_item = [0 <= place < len(found) and found[place].kind == "item" for place in (at - 1, at + 1)]
    few = found[at].kind == "para" and 0 < len(plain(found[at].runs).split()) < _FEW
    return all(is_item) and few and not any(run.url or run.image for run in found[at].runs)


def _in_entries(heading: Heading) -> Heading | None:
    """A section whose paragraphs or sub-headings are entries, as one whose blocks are these."""
    if not heading.below and all(block.kind in STRUCTURED for block in heading.blocks):
        return None
    found = [replace(one, kind="box") for one in entries(heading)]
    return replace_blocks(heading, found) if found else None


def _with_lists(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs with the items that follow them as their children."""
    found: list[Block] = []
    for block in blocks:
        if block.kind == "item" and found and dates.leading(block.runs)[0] is None:
            found[-1] = replace(found[-1], children=[*found[-1].children, block])
        else:
            found.append(block)
    return found


def _introduces(block: Block, following: Sequence[Block]) -> bool:
    """Whether a block is the sentence before a list of acquaintances."""
    if not following or not plain(block.runs).endswith((":", "：")) or block.ordered:
        return False
    return following[0].kind == "para" or (following[0].kind == "item" and following[0].ordered)


def _as_paragraph(block: Block) -> Block:
    return Block(kind="para", text=block.text, location=block.location)
