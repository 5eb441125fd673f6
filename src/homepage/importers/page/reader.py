"""A page, read into blocks, as a site of ours: the same for every template whose pages are prose and lists."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.config import Section, Site
from homepage.content.records import Person, Venue
from homepage.errors import Location
from homepage.importers.page import person, residue
from homepage.importers.page import twins as page_twins
from homepage.importers.page.headings import shows
from homepage.importers.page.lists import Lists
from homepage.importers.page.naming import named
from homepage.importers.page.owner import Owner
from homepage.importers.page.papers import Works
from homepage.importers.page.sections import SectionReader, holds_sections, is_career
from homepage.importers.page.settings import settings_of, word_for_now
from homepage.importers.papers.entries import PaperReader
from homepage.importers.papers.library import Library
from homepage.importers.prose import kinds
from homepage.importers.prose.blocks import Block
from homepage.importers.prose.markdown_blocks import markdown
from homepage.importers.prose.markdown_out import inline
from homepage.importers.prose.runs import plain
from homepage.importers.prose.sections import Heading, sections
from homepage.importers.site import ImportedSite, Part
from homepage.site.names import Identity, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.links import Links


def _at_feet(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks of a page, and those at its foot that are rows of links to profiles, with a note below at most."""
    feet = [block for block in blocks[-_FOOT:] if _is_foot(block)]
    return [block for block in blocks if not any(block is one for one in feet)], feet


def _is_foot(block: Block) -> bool:
    runs = [run for run in block.runs if run.text.strip(" |/·•,") or run.image] if block.kind == "para" else []
    return bool(runs) and all(run.url and not run.image and person.is_profile(run.text) for run in runs)


_FOOT = 3  # blocks at the end of a page
_CONTACT = re.compile(  # what is known there belongs to the person
    r"(?:my )?contacts?(?: (?:me|info|information|details))?|get in touch|kontakt|contacto|coordonnées|profiles?|"
    r"联系方式|联系|联系我|链接|聯絡方式|連絡先",
    re.IGNORECASE,
)
_BRIEF = 40  # words of a biography that is only a line of affiliations and addresses


class Page:
    """Turns the blocks of one page into a site; ``owner`` is the person as far as the configuration knows."""

    def __init__(
        self, blocks: Sequence[Block], links: Links, owner: Person, *, title: str = "", name: str = ""
    ) -> None:
        self.links, self.report = links, links.report
        self.start = Location(name, 1)
        blocks = [block for block in blocks if not residue.is_left(block, owner.name, self.report)]
        rest, feet = _at_feet(blocks)
        self.before, self.headings = sections(rest)
        self.before += feet
        self._see(blocks)
        title = title or person.in_heading(self.headings)
        tell = partial(self.report.guess, self.start)
        found = named(owner, title, [*self.before, *blocks[:6]], blocks, tell)
        self.owner = Owner(found, links, self.start)
        names = [one for one in (found.name, found.native_name, *found.aliases) if one]
        self.library = Library(links)
        self.papers = PaperReader(links, Identity(names), found.name)
        self.works = Works(self.papers, self.library, found.name)
        self.lists = Lists(links, word_for_now(blocks))
        self.sections = SectionReader(links, self.works, self.lists, self.owner)
        self.site = ImportedSite(person=found)

    def read(self) -> ImportedSite:
        """The site that the page holds."""
        self._about(self.before, "")
        self._take_title()
        self._take_banner()
        self._take_role()
        for heading in self.headings:
            if not self._is_bare(heading):
                self._section(heading)
        page_twins.merge(self.site, self.report, self.start.path)
        self.site.person = self.owner.person
        self.owner.show_addresses([self.site.bio, *(one.prose for one in self.site.parts)])
        settings = settings_of(self.site.parts, self.papers, self.works.topics, self.lists.now)
        if self.owner.email_style:
            settings["email_style"] = self.owner.email_style
        self.site.config = Site(**settings)
        self.site.assets = self.links.assets
        self.site.venues = {short: Venue(url=url) for short, url in self.papers.venues.items()}
        self.site.bibtex = self.library.entries
        return self.site

    def _take_title(self) -> None:
        """A heading of the page that has nothing below it gives way to one that is the name."""
        first, second = [*self.headings, None, None][:2]
        if first is None or second is None or first.blocks or first.below or not self._names_owner(first):
            return
        if fold(second.title) == fold(self.owner.person.name):
            self.owner.named_by(first)
            if fold(first.title) == fold(second.title):
                self.report.left_out(first.location, "the name, which a further heading says too", first.title)
            self.headings = self.headings[1:]

    def _take_banner(self) -> None:
        """Headings at the top below which nothing stands, such as the name of a group: lines above all others."""
        while len(self.headings) > 1 and not (self.headings[0].blocks or self.headings[0].below):
            first = self.headings[0]
            if kinds.kind(first.title) or self._names_owner(first):
                return
            self._about([Block(kind="para", text=inline(first.runs), location=first.location)], "")
            self.headings = self.headings[1:]

    def _take_role(self) -> None:
        """A heading below the name that says what the person is: it stands under the name, what follows is prose."""
        first, others = next(iter(self.headings), None), self.headings[1:]
        if first is None or first.blocks or not self._names_owner(first):
            return
        second = next(iter([*first.below, *others]), None)
        if second is None or second.below or kinds.kind(second.title) or not person.is_role(second.title):
            return
        self.owner.person = replace(self.owner.person, tagline=self.owner.person.tagline or second.title)
        left = others if first.below else others[1:]
        self.headings = [replace(first, blocks=second.blocks, below=first.below[1:]), *left]

    def _see(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if stray := re.search(r"(?:^|>)[^<>]*(?<!\w)href=[\"'][^\"'\s]+[\"'][^<>]*>([^<>]*)</a>", block.text):
                self.report.guess(
                    block.location, f"“{stray.group(1)}” was taken for a link whose beginning <a is missing"
                )
            self.report.saw(
                block.words if block.kind == "code" else " ".join([block.words, *block.bibtex]), block.location
            )

    def _about(self, blocks: Sequence[Block], title: str) -> None:
        """The biography: its prose, and the line of addresses and figures taken out of it."""
        prose = []
        for block in self.owner.without_contacts(blocks):
            if block.kind == "para" and (self.owner.take_row(block) or self._is_name(block)):
                continue
            kept = self.owner.without_facts(block) if block.kind == "para" else block
            if kept is not None:
                prose.append(kept)
        text = markdown(prose, self.links)
        self.site.bio = "\n\n".join(part for part in (self.site.bio.strip(), text.strip()) if part)
        if not any(part.section.kind == "about" for part in self.site.parts):
            self.site.parts.insert(0, Part(section=Section(kind="about", nav=False)))
        if title:
            self.site.parts[0].section = replace(self.site.parts[0].section, title=title, nav=True)

    def _is_name(self, block: Block) -> bool:
        """Whether a paragraph is the name alone; beside a heading that is the name, it is told."""
        is_name = plain(block.runs) == self.owner.person.name
        if is_name and self.headings and fold(self.headings[0].title) == fold(self.owner.person.name):
            self.report.left_out(block.location, "the name, which a heading says too", self.owner.person.name)
        return is_name

    def _sections(self, headings: Sequence[Heading]) -> None:
        for heading in headings:
            self._section(heading)

    def _section(self, heading: Heading) -> None:
        if self._names_owner(heading):
            self.owner.named_by(heading)
            self._about(heading.blocks, "")
            self.site.parts[0].section = replace(self.site.parts[0].section, nav=False)
            self._sections(heading.below)
            return
        kind = kinds.kind(heading.title)
        if holds_sections(heading, kind):
            own = [] if self._is_bare(replace(heading, below=[])) else [replace(heading, below=[])]
            self._sections([*own, *heading.below])
            return
        if kind == "about" and is_career(heading):
            kind = "education"
        if kind == "about" and len(self.site.bio.split()) < _BRIEF:
            self._about(heading.blocks, heading.title)
            if heading.icon:
                self.site.parts[0].section = replace(self.site.parts[0].section, icon=heading.icon)
            for below in heading.below:
                self._section(below)
            return
        if not kind and not heading.below and _CONTACT.fullmatch(heading.title.strip(" :：")):
            heading = replace(heading, blocks=self.owner.without_own(heading.blocks))
            if self._is_bare(heading):
                return
        self.site.parts += self.sections.read(kind, heading)

    def _names_owner(self, heading: Heading) -> bool:
        """Whether a heading is the page's own title: the first one, which is the name."""
        return heading is self.headings[0] and self.owner.is_named_by(heading)

    def _is_bare(self, heading: Heading) -> bool:
        """Whether nothing stands below a heading, as where a map of visitors stood: it goes, which is told."""
        if heading.below or any(map(shows, heading.blocks)) or self._names_owner(heading):
            return False
        self.report.left_out(
            heading.location, f"the heading “{heading.title}”, below which nothing stands", heading.title
        )
        return True
