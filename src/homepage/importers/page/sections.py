"""A section of a page as records by its kind, or else as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from homepage.content.records import Publication
from homepage.importers.page import tables
from homepage.importers.page.headings import flattened, in_lines, prose, without_years
from homepage.importers.page.items import date_of
from homepage.importers.page.parts import part
from homepage.importers.prose import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from homepage.content.records import Interest
    from homepage.importers.page.lists import Lists
    from homepage.importers.page.owner import Owner
    from homepage.importers.page.papers import Works
    from homepage.importers.prose.links import Links
    from homepage.importers.prose.sections import Heading
    from homepage.importers.site import Part

_PARTED = frozenset({"news", "talks", "awards", "courses", "service", "education", "experience"})


def _have_authors(parts: Sequence[Part]) -> bool:
    """Whether at least half of what was read as publications has authors."""
    works = [one for part_ in parts for one in part_.records if isinstance(one, Publication)]
    return sum(bool(work.author) for work in works) * 2 >= len(works)


class SectionReader:
    """Reads the sections of one page by their kind."""

    def __init__(self, links: Links, works: Works, lists: Lists, owner: Owner) -> None:
        self.links, self.report = links, links.report
        self.works, self.lists, self.owner = works, lists, owner

    def read(self, kind: str, heading: Heading) -> list[Part]:
        """The parts that a section of a kind becomes: lists where these come apart, else Markdown."""
        mark = self.works.mark()
        found = self._read(kind, heading)
        if not found:
            self.works.back_to(mark)
            found = self._text(heading, expected=kind)
        return found

    def _read(self, kind: str, heading: Heading) -> list[Part]:
        """The records of a section; none when it is to be kept as Markdown."""
        if kind in ("publications", "patents"):
            return self.works.publications(heading) if kind == "publications" else self.works.patents(heading)
        if kind in ("", "about") or (kind == "interests" and self.owner.person.interests):
            return []
        heading = without_years(heading, self.report) if kind in _PARTED else heading
        heading = tables.as_lists(heading, kind, self.report)
        if kind == "service" and (apart := self._apart(heading)):
            left = replace(heading, below=[one for one in heading.below if not any(one is own for own, _ in apart)])
            served = self._read(kind, left)
            return [*served, *(one for _, parts in apart for one in parts)] if served else []
        if kind in _PARTED and heading.below:
            whole: list[Part] = getattr(self.lists, kind)(heading)
            return whole or self._parted(kind, heading)
        found = self._listed(kind, heading)
        if kind == "interests" and found:
            self.owner.person = replace(self.owner.person, interests=tuple(cast("list[Interest]", found[0].records)))
            found[0].records = []
        return found

    def _apart(self, heading: Heading) -> list[tuple[Heading, list[Part]]]:
        """The headings of talks and awards that stand below service, with their lists; none when all are such."""
        named = [(one, kinds.kind(one.title)) for one in heading.below]
        others = [(one, kind) for one, kind in named if kind in ("talks", "awards")]
        found = [(one, self._read(kind, one)) for one, kind in others] if len(others) < len(named) else []
        return [(one, parts) for one, parts in found if parts]

    def _listed(self, kind: str, heading: Heading) -> list[Part]:
        """The list of a section; lines parted by breaks are items where all have dates, or nothing else is one."""
        reader: Callable[[Heading], list[Part]] = getattr(self.lists, kind)
        lines = in_lines(heading)
        dated = lines is not None and all(map(date_of, lines.blocks))
        if lines is None or (kind in ("education", "experience") and not dated):
            return reader(heading)
        first, second = (lines, heading) if dated else (heading, lines)
        return reader(first) or reader(second)

    def _parted(self, kind: str, heading: Heading) -> list[Part]:
        """A section whose sub-headings each have a list, as a section for each; none when hardly any is a list."""
        rows = [one for one in flattened(heading) if one.blocks]
        found = [(one, getattr(self.lists, _own_kind(one, kind))(one)) for one in rows]
        if 2 * sum(bool(parts) for _, parts in found) <= len(found):
            return []
        parts = [one for row, read in found for one in read or self._text(row, expected=kind)]
        for one in parts[1:]:
            one.section = replace(one.section, nav=False)
        parts[0].section = replace(parts[0].section, icon=heading.icon or None, nav_label=heading.title)
        return parts

    def _text(self, heading: Heading, *, expected: str) -> list[Part]:
        """A section kept as Markdown; one that holds boxes is a list of publications whatever its heading says."""
        if expected != "publications" and any(block.kind == "box" for block in heading.all_blocks()):
            mark = self.works.mark()
            found = self.works.publications(heading)
            if found and _have_authors(found):
                return found
            self.works.back_to(mark)
        laid_out = any(block.kind in ("table", "box") for block in heading.all_blocks())
        if expected or laid_out:
            self.report.kept(heading.location, f"section “{heading.title}” stands as Markdown")
        return [part(self.links, heading, "text", prose=prose(heading, self.links))]


def holds_sections(heading: Heading, kind: str) -> bool:
    """Whether most sub-headings of a heading, which is no list itself, name sections of their own."""
    named = [kinds.kind(one.title) not in ("", "about", kind) for one in heading.below]
    if not kind and heading.blocks and len(named) == 1:
        return False  # papers of a project, which stand below what it is about
    if kind in _PARTED and not heading.blocks and any(named):
        return all(kinds.kind(one.title) in _PARTED for one in heading.below)
    return kind in ("", "about", "interests") and 2 * sum(named) > len(named)


def is_career(heading: Heading) -> bool:
    """Whether what is told about a person is a list of periods, as of degrees."""
    whens = [date_of(block) if block.kind == "item" else None for block in heading.blocks]
    return bool(whens) and not heading.below and all(when and (when.end or when.now) for when in whens)


def _own_kind(heading: Heading, kind: str) -> str:
    """The kind of a list that the last of its headings names, or else that of the section it stands in."""
    own = kinds.kind(heading.title.rpartition(": ")[2])
    return own if own in _PARTED else kind
