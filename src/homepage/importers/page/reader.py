"""A page, read into blocks, as a site of ours: the same for every template whose pages are prose and lists."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote

from msgspec.structs import replace

from homepage.content.config import Section, Site
from homepage.content.records import Author, Email, Link, Person, Publication, Venue
from homepage.errors import Location
from homepage.importers import words
from homepage.importers.page import person, residue
from homepage.importers.page import twins as page_twins
from homepage.importers.page.lists import Lists
from homepage.importers.page.papers import Works
from homepage.importers.page.parts import STRUCTURED, date_of, flattened, in_lines, part, prose, shows, without_years
from homepage.importers.papers.entries import PaperReader
from homepage.importers.papers.library import Library
from homepage.importers.prose import kinds
from homepage.importers.prose.blocks import Block
from homepage.importers.prose.markdown_blocks import markdown
from homepage.importers.prose.markdown_out import inline
from homepage.importers.prose.names import frequent
from homepage.importers.prose.runs import plain
from homepage.importers.prose.sections import Heading, sections
from homepage.importers.site import ImportedSite, Part
from homepage.site.names import Identity, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from homepage.content.records import Interest
    from homepage.importers.prose.links import Links
    from homepage.importers.prose.runs import Run


def _have_authors(parts: Sequence[Part]) -> bool:
    """Whether at least half of what was read as publications has authors."""
    works = [one for part_ in parts for one in part_.records if isinstance(one, Publication)]
    return sum(bool(work.author) for work in works) * 2 >= len(works)


def _at_feet(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks of a page, and those at its foot that are rows of links to profiles, with a note below at most."""
    feet = [block for block in blocks[-_FOOT:] if _is_foot(block)]
    return [block for block in blocks if not any(block is one for one in feet)], feet


def _is_foot(block: Block) -> bool:
    runs = [run for run in block.runs if run.text.strip(" |/·•,") or run.image] if block.kind == "para" else []
    return bool(runs) and all(run.url and not run.image and person.is_profile(run.text) for run in runs)


_SITE = re.compile(r"(?:website|homepage|webpage|personalpage|personalsite|academicpage)$")
_PARTED = frozenset({"news", "talks", "awards", "courses", "service", "education", "experience"})
_CONTACTS = 2  # links that make a list one of contacts
_FOOT = 3  # blocks at the end of a page
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
        self.person = self._named(owner, title, blocks)
        names = [one for one in (self.person.name, self.person.native_name, *self.person.aliases) if one]
        self.library = Library(links)
        self.papers = PaperReader(links, Identity(names), self.person.name)
        self.works = Works(self.papers, self.library, self.person.name)
        self.lists = Lists(links, self._now(blocks))
        self.site = ImportedSite(person=self.person)
        self.config: dict[str, Any] = {}

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
        self.site.person = self.person
        self.site.config = self._settings()
        self.site.assets = self.links.assets
        self.site.venues = {short: Venue(url=url) for short, url in self.papers.venues.items()}
        self.site.bibtex = self.library.entries
        return self.site

    def _take_title(self) -> None:
        """A heading of the page that has nothing below it gives way to one that is the name."""
        first, second = [*self.headings, None, None][:2]
        if first is None or second is None or first.blocks or first.below or not self._names_owner(first):
            return
        if fold(second.title) == fold(self.person.name):
            self._replaced(first)
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

    def _replaced(self, heading: Heading) -> None:
        """Tell of a heading that the name stands for, if it says more."""
        names = [one for one in (self.person.name, self.person.native_name) if one]
        after = next((heading.title[len(one) :] for one in names if heading.title.startswith(one)), "")
        if not self.person.tagline and (more := re.fullmatch(r"\s*[,，;；|–—]\s*(\S.+)", after)):
            self.person = replace(self.person, tagline=more.group(1))
        elif set(words.of(heading.title)) - set(words.of(" ".join(names))):
            self.report.left_out(heading.location, "the heading of the page, which the name replaces", heading.title)

    def _take_role(self) -> None:
        """A heading below the name that says what the person is: it stands under the name, what follows is prose."""
        first, others = next(iter(self.headings), None), self.headings[1:]
        if first is None or first.blocks or not self._names_owner(first):
            return
        second = next(iter([*first.below, *others]), None)
        if second is None or second.below or kinds.kind(second.title) or not person.is_role(second.title):
            return
        self.person = replace(self.person, tagline=self.person.tagline or second.title)
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

    def _named(self, owner: Person, title: str, blocks: Sequence[Block]) -> Person:
        texts = [plain(block.runs) for block in [*self.before, *blocks[:6]] if block.kind != "code"]
        authors = (block.runs for block in blocks if block.kind in STRUCTURED)
        found, native, where = person.name(owner.name, texts, authors, title or person.in_heading(self.headings))
        if not found:
            self.report.guess(self.start, "no name was found; put it into content/person.yaml")
        elif where != "its configuration":
            self.report.guess(self.start, f"the page is taken to be about {found}, after {where}")
        found = found or "Name"
        alias = self._alias(found, native, [block.runs for block in blocks if block.kind in STRUCTURED])
        return replace(owner, name=found, native_name=owner.native_name or native or None, aliases=alias)

    def _alias(self, name: str, native: str, lists_: list[list[Run]]) -> tuple[str, ...]:
        """The spelling that author lists set off, when it is another one of the same name."""
        often = frequent(lists_)
        if not often or Identity([one for one in (name, native) if one]).matches(Author(name=often)):
            return ()
        if not any(word in "".join(fold(name)) for word in fold(often) if len(word) > 1):
            return ()
        self.report.guess(self.start, f"{often}, set off in the author lists, is taken for {name}")
        return (often,)

    def _now(self, blocks: Sequence[Block]) -> str:
        found = (date_of(block) for block in blocks)
        ends = Counter(when.now for when in found if when and when.now)
        return ends.most_common(1)[0][0] if ends else "Now"

    def _about(self, blocks: Sequence[Block], title: str) -> None:
        """The biography: its prose, and the line of addresses and figures taken out of it."""
        prose = []
        for block in self._without_contacts(blocks):
            if block.kind == "para" and (self._profiles(block) or self._is_name(block)):
                continue
            kept = self._without_facts(block) if block.kind == "para" else block
            if kept is not None:
                prose.append(kept)
        text = markdown(prose, self.links)
        self.site.bio = "\n\n".join(part for part in (self.site.bio.strip(), text.strip()) if part)
        if not any(part.section.kind == "about" for part in self.site.parts):
            self.site.parts.insert(0, Part(section=Section(kind="about", nav=False)))
        if title:
            self.site.parts[0].section = replace(self.site.parts[0].section, title=title, nav=True)

    def _without_contacts(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks without the items of a list of addresses and profiles, which are the person's; so is the town."""
        linked = {at: one for at, block in enumerate(blocks) if (one := person.contact(block))}
        sure = any(run.url.startswith("mailto:") or person.is_profile(run.text) for run in linked.values() if run.url)
        if len(linked) < _CONTACTS or not sure:
            return list(blocks)
        for at, run in linked.items():
            self._profile(run.text.strip(), run.url or "", blocks[at].location)
        beside = range(min(linked) - 1, max(linked) + 2)
        left = [(at, block) for at, block in enumerate(blocks) if at not in linked]
        town = next((at for at, block in left if at in beside and person.is_town(block)), None)
        if town is not None and not self.person.location:
            self.person = replace(self.person, location=plain(blocks[town].runs))
            left = [(at, block) for at, block in left if at != town]
        return [block for _, block in left]

    def _is_name(self, block: Block) -> bool:
        """Whether a paragraph is the name alone; beside a heading that is the name, it is told."""
        is_name = plain(block.runs) == self.person.name
        if is_name and self.headings and fold(self.headings[0].title) == fold(self.person.name):
            self.report.left_out(block.location, "the name, which a heading says too", self.person.name)
        return is_name

    def _without_facts(self, block: Block) -> Block | None:
        """A paragraph without the lines of it that are nothing but addresses and figures, which are the person's."""
        lines = block.segments
        kept = [line for line in lines if not self._take_facts(line)]
        if len(kept) == len(lines):
            return block
        return replace(block, text="<br>".join(inline(line) for line in kept)) if kept else None

    def _take_facts(self, line: list[Run]) -> bool:
        found = person.facts(line)
        if found is None or (found.email and self.person.email_label):
            return False
        known = {one.address for one in self.person.email}
        emails = (*self.person.email, *(one for one in found.email if one.address not in known))
        metrics = (*self.person.metrics, *([found.metrics] if found.metrics else []))
        label = found.label or self.person.email_label
        self.person = replace(self.person, email=emails, metrics=metrics, email_label=label)
        if found.email:
            self.config["email_style"] = found.style
        return True

    def _profiles(self, block: Block) -> bool:
        """Take over a row that is nothing but links to profiles and an address."""
        runs = [run for run in block.runs if run.text.strip() or run.image]
        linked = [run for run in runs if run.url and run.image is None]
        between = "".join(run.text for run in runs if not run.url)
        alone = len(linked) == 1 and person.is_profile(linked[0].text)
        if (len(linked) < 2 and not alone) or re.search(r"\w", between) or any(run.image for run in runs):
            return False
        if any(len(run.text.split()) > 3 for run in linked):
            return False
        for run in linked:
            self._profile(run.text.strip(" []"), run.url or "", block.location)
        return True

    def _profile(self, label: str, url: str, location: Location) -> None:
        if url.startswith("mailto:") and "," in url.partition("?")[0]:
            self.report.left_out(location, "the words of a link to several addresses", label)
            for address in url.removeprefix("mailto:").partition("?")[0].split(","):
                self._profile("Email", f"mailto:{address.strip()}", location)
            return
        written = person.address(unquote(url.removeprefix("mailto:").split("?")[0]))
        if not re.match(r"(?!mailto:)\w+:", url) and re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", written):
            known = any(one.address == written for one in self.person.email)
            if known:
                self.report.left_out(location, f"an address that was written before: {label}", label)
                return
            self.person = replace(self.person, email=(*self.person.email, Email(address=written)), email_label=label)
            self.config["email_style"] = "plain"
            return
        if re.search(r"\.html?(?:#|$)", url) and not re.match(r"\w+:|//", url):
            self.report.left_out(location, f"a link to another page of the site: {label}", label)
            return
        link = Link(label=label, url=self.links.url(url, location))
        if link.url is None or any(one.url == link.url for one in self.person.links):
            what = "a link that leads nowhere" if link.url is None else "a profile that was linked before"
            self.report.left_out(location, f"{what}: {label}", label)
            return
        self.person = replace(self.person, links=(*self.person.links, link))

    def _sections(self, headings: Sequence[Heading]) -> None:
        for heading in headings:
            self._section(heading)

    def _section(self, heading: Heading) -> None:
        if self._names_owner(heading):
            self._replaced(heading)
            self._about(heading.blocks, "")
            self.site.parts[0].section = replace(self.site.parts[0].section, nav=False)
            self._sections(heading.below)
            return
        kind = kinds.kind(heading.title)
        if self._holds_sections(heading, kind):
            own = [] if self._is_bare(replace(heading, below=[])) else [replace(heading, below=[])]
            self._sections([*own, *heading.below])
            return
        if kind == "about" and self._is_career(heading):
            kind = "education"
        if kind == "about" and len(self.site.bio.split()) < _BRIEF:
            self._about(heading.blocks, heading.title)
            if heading.icon:
                self.site.parts[0].section = replace(self.site.parts[0].section, icon=heading.icon)
            for below in heading.below:
                self._section(below)
            return
        mark = self.works.mark()
        found = self._read(kind, heading)
        if not found:
            self.works.back_to(mark)
            found = self._text(heading, expected=kind)
        self.site.parts += found

    def _read(self, kind: str, heading: Heading) -> list[Part]:
        """The parts that a section of a kind becomes; none when it is to be kept as Markdown."""
        if kind in ("publications", "patents"):
            return self.works.publications(heading) if kind == "publications" else self.works.patents(heading)
        if kind in ("", "about") or (kind == "interests" and self.person.interests):
            return []
        heading = without_years(heading, self.report) if kind in _PARTED else heading
        if kind in _PARTED and heading.below:
            whole: list[Part] = getattr(self.lists, kind)(heading)
            return whole or self._parted(kind, heading)
        found = self._listed(kind, heading)
        if kind == "interests" and found:
            self.person = replace(self.person, interests=tuple(cast("list[Interest]", found[0].records)))
            found[0].records = []
        return found

    def _listed(self, kind: str, heading: Heading) -> list[Part]:
        """The list of a section; lines parted by breaks are items where all have dates, or nothing else is one."""
        reader: Callable[[Heading], list[Part]] = getattr(self.lists, kind)
        lines = in_lines(heading)
        dated = lines is not None and all(map(date_of, lines.blocks))
        if lines is None or (kind in ("education", "experience") and not dated):
            return reader(heading)
        first, second = (lines, heading) if dated else (heading, lines)
        return reader(first) or reader(second)

    @staticmethod
    def _holds_sections(heading: Heading, kind: str) -> bool:
        """Whether most sub-headings of a heading, which is no list itself, name sections of their own."""
        named = [kinds.kind(one.title) not in ("", "about", kind) for one in heading.below]
        if not kind and heading.blocks and len(named) == 1:
            return False  # papers of a project, which stand below what it is about
        if kind in _PARTED and not heading.blocks and any(named):
            return all(kinds.kind(one.title) in _PARTED for one in heading.below)
        return kind in ("", "about", "interests") and 2 * sum(named) > len(named)

    @staticmethod
    def _is_career(heading: Heading) -> bool:
        """Whether what is told about a person is a list of periods, as of degrees."""
        whens = [date_of(block) if block.kind == "item" else None for block in heading.blocks]
        return bool(whens) and not heading.below and all(when and (when.end or when.now) for when in whens)

    def _parted(self, kind: str, heading: Heading) -> list[Part]:
        """A section whose sub-headings each have a list, as a section for each; none when hardly any is a list."""
        rows = [one for one in flattened(heading) if one.blocks]
        found = [(one, getattr(self.lists, kind)(one)) for one in rows]
        if 2 * sum(bool(parts) for _, parts in found) <= len(found):
            return []
        parts = [one for row, read in found for one in read or self._text(row, expected=kind)]
        for one in parts[1:]:
            one.section = replace(one.section, nav=False)
        parts[0].section = replace(parts[0].section, icon=heading.icon or None, nav_label=heading.title)
        return parts

    def _is_bare(self, heading: Heading) -> bool:
        """Whether nothing stands below a heading, as where a map of visitors stood: it goes, which is told."""
        if heading.below or any(map(shows, heading.blocks)) or self._names_owner(heading):
            return False
        self.report.left_out(
            heading.location, f"the heading “{heading.title}”, below which nothing stands", heading.title
        )
        return True

    def _names_owner(self, heading: Heading) -> bool:
        """Whether a heading is the name of the person, or a greeting with it: the page's own title."""
        if heading is not self.headings[0]:
            return False
        title = fold(re.sub(r"[()（）\[\]]", " ", heading.title))
        name = fold(self.person.name)
        whole = "".join(title).strip(".,")
        own = self.person.native_name
        if own and heading.title.startswith(own):
            return True
        return bool(title) and (set(title) >= set(name) or whole == "".join(name) or bool(_SITE.search(whole)))

    def _text(self, heading: Heading, *, expected: str) -> list[Part]:
        """A section kept as Markdown; one that holds boxes is a list of publications whatever its heading says."""
        if expected != "publications" and any(block.kind == "box" for block in heading.all_blocks()):
            mark = self.works.mark()
            found = self.works.publications(heading)
            if found and _have_authors(found):
                return found
            self.works.back_to(mark)
        if expected:
            self.report.kept(heading.location, f"section “{heading.title}” stands as Markdown")
        return [part(self.links, heading, "text", prose=prose(heading, self.links))]

    def _settings(self) -> Site:
        """The settings of the site: what most sections share stands here and not in them."""
        used = Counter(one.section.date_format for one in self.site.parts if one.section.date_format)
        usual = max(used, key=lambda style: (len(style), used[style])) if used else "%b %Y"
        works = [work for one in self.site.parts for work in one.records if isinstance(work, Publication)]
        known = {work.topic for work in works}
        label = self.papers.labels.most_common(1)
        settings: dict[str, Any] = {
            "date_format": usual,
            "venue_style": "badge" if self.papers.venues or any(_says_more(work) for work in works) else "short",
            "link_style": "pipes",
            "now": self.lists.now,
            "period_dash": " - ",
            "topics": tuple(group for group in self.works.topics if group.id in known),
        }
        if label:
            settings["bibtex_label"] = label[0][0]
        for one in self.site.parts:
            if one.section.date_format == usual:
                one.section = replace(one.section, date_format=None)
        self._hide_addresses()
        return Site(**{**settings, **self.config})

    def _hide_addresses(self) -> None:
        """Addresses can be hidden only when the page nowhere writes them plainly."""
        hidden = {one.address.lower() for one in self.person.email}
        texts = [self.site.bio, *(one.prose for one in self.site.parts)]
        shown = {one.lower() for text in texts for one in person.plain_addresses(text)}
        if hidden & shown:
            self.config["email_style"] = "plain"


def _says_more(work: Publication) -> bool:
    """Whether a publication has more to show of its venue than a name and a year."""
    more = work.container_title and (work.container_title_short or work.date_text)
    return bool(work.volume or work.page or work.editor or more)
