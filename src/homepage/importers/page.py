"""A page, read into blocks, as a site of ours: the same for every template whose pages are prose and lists."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from homepage.content.config import Group, Section, Site
from homepage.content.records import Author, Email, Link, Person, Publication
from homepage.errors import Location
from homepage.importers import contacts, dates, kinds, lists, person
from homepage.importers.blocks import Block, Heading, markdown, sections
from homepage.importers.inline import plain
from homepage.importers.library import Library
from homepage.importers.names import frequent
from homepage.importers.papers import PaperReader
from homepage.importers.site import ImportedSite, Part
from homepage.site.names import Identity, fold
from homepage.site.urls import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.inline import Run
    from homepage.importers.links import Links

_STRUCTURED = frozenset({"item", "box"})
_TITLES = {"education": "positions", "experience": "positions", "patents": "publications"}


class Page:
    """Turns the blocks of one page into a site; ``owner`` is the person as far as the configuration knows."""

    def __init__(
        self, blocks: Sequence[Block], links: Links, owner: Person, *, title: str = "", name: str = ""
    ) -> None:
        self.links, self.report = links, links.report
        self.before, self.headings = sections(blocks)
        self.start = Location(name, 1)
        self._see(blocks)
        self.person = self._named(owner, title, blocks)
        names = [one for one in (self.person.name, self.person.native_name, *self.person.aliases) if one]
        self.papers = PaperReader(links, Identity(names))
        self.library = Library(links)
        self.site = ImportedSite(person=self.person)
        self.config: dict[str, Any] = {}
        self.topics: list[Group] = []
        self.now = self._now(blocks)

    def read(self) -> ImportedSite:
        """The site that the page holds."""
        self._about(self.before, "")
        for heading in self.headings:
            self._section(heading)
        self.site.person = self.person
        self.site.config = self._settings()
        self.site.assets = self.links.assets
        self.site.bibtex = self.library.entries
        return self.site

    def _see(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if stray := re.search(r"(?<!<a )(?<!\w)href=[\"'][^\"'\s]+[\"'][^<>]*>([^<>]*)</a>", block.text):
                self.report.guess(
                    block.location, f"“{stray.group(1)}” was taken for a link whose beginning <a is missing"
                )
            self.report.saw(block.words if block.kind == "code" else _seen(block), block.location)

    def _named(self, owner: Person, title: str, blocks: Sequence[Block]) -> Person:
        texts = [plain(block.runs) for block in [*self.before, *blocks[:6]] if block.kind != "code"]
        authors = (block.runs for block in blocks if block.kind in _STRUCTURED)
        found, native, where = person.name(owner.name, texts, authors, title)
        if not found:
            self.report.guess(self.start, "no name was found; put it into content/person.yaml")
        elif where != "its configuration":
            self.report.guess(self.start, f"the page is taken to be about {found}, after {where}")
        found = found or "Name"
        alias = self._alias(found, native, [block.runs for block in blocks if block.kind in _STRUCTURED])
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
        found = (dates.leading(block.runs)[0] or dates.trailing(block.runs)[0] for block in blocks)
        words = Counter(when.now for when in found if when and when.now)
        return words.most_common(1)[0][0] if words else "Now"

    def _about(self, blocks: Sequence[Block], title: str) -> None:
        """The biography: its prose, and the line of addresses and figures taken out of it."""
        prose = []
        for block in blocks:
            if block.kind == "para" and (self._profiles(block) or plain(block.runs) == self.person.name):
                continue
            found = person.facts(block) if block.kind == "para" else None
            if found is None or (found.email and self.person.email_label):
                prose.append(block)
                continue
            known = {one.address for one in self.person.email}
            emails = (*self.person.email, *(one for one in found.email if one.address not in known))
            metrics = (*self.person.metrics, *([found.metrics] if found.metrics else []))
            label = found.label or self.person.email_label
            self.person = replace(self.person, email=emails, metrics=metrics, email_label=label)
            if found.email:
                self.config["email_style"] = found.style
        text = markdown(prose, self.links)
        self.site.bio = "\n\n".join(part for part in (self.site.bio.strip(), text.strip()) if part)
        if not any(part.section.kind == "about" for part in self.site.parts):
            self.site.parts.insert(0, Part(section=Section(kind="about", nav=False)))
        if title:
            self.site.parts[0].section = replace(self.site.parts[0].section, title=title, nav=True)

    def _profiles(self, block: Block) -> bool:
        """Take over a row that is nothing but links to profiles and an address."""
        runs = [run for run in block.runs if run.text.strip() or run.image]
        linked = [run for run in runs if run.url and run.image is None]
        between = "".join(run.text for run in runs if not run.url)
        if len(linked) < 2 or re.search(r"\w", between) or any(run.image for run in runs):
            return False
        if any(len(run.text.split()) > 3 for run in linked):
            return False
        for run in linked:
            self._profile(run.text.strip(" []"), run.url or "", block.location)
        return True

    def _profile(self, label: str, url: str, location: Location) -> None:
        written = person.address(url.removeprefix("mailto:").split("?")[0])
        if url.startswith("mailto:") and re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", written):
            self.person = replace(self.person, email=(*self.person.email, Email(address=written)), email_label=label)
            self.config["email_style"] = "plain"
            return
        link = Link(label=label, url=self.links.url(url, location))
        self.person = replace(self.person, links=(*self.person.links, link))

    def _section(self, heading: Heading) -> None:
        if self._names_owner(heading):
            self._about(heading.blocks, "")
            self.site.parts[0].section = replace(self.site.parts[0].section, nav=False)
            for below in heading.below:
                self._section(below)
            return
        kind = kinds.kind(heading.title)
        if kind == "about" and not self.site.bio.strip():
            self._about(heading.all_blocks(), heading.title)
            if heading.icon:
                self.site.parts[0].section = replace(self.site.parts[0].section, icon=heading.icon)
            return
        read = getattr(self, f"_{kind}", None) if kind not in ("", "about") else None
        before = len(self.site.parts)
        notes = len(self.report.notes)
        if read is None or not read(heading):
            del self.site.parts[before:]
            del self.report.notes[notes:]
            self._text(heading, expected=kind)

    def _names_owner(self, heading: Heading) -> bool:
        """Whether a heading is the name of the person, or a greeting with it: the page's own title."""
        title = set(fold(re.sub("[()（）]", " ", heading.title)))
        return bool(title) and heading is self.headings[0] and title >= set(fold(self.person.name))

    def _text(self, heading: Heading, *, expected: str = "") -> None:
        """A section kept as Markdown."""
        if _holds_papers(heading, self.papers.owner) and expected != "publications" and self._publications(heading):
            return
        if expected:
            self.report.kept(heading.location, f"section “{heading.title}” stands as Markdown")
        prose = _prose(heading, self.links)
        self._add(heading, "text", prose=prose)

    def _add(self, heading: Heading, kind: str, records: Sequence[Any] = (), prose: str = "", **settings: Any) -> Part:
        runs = [run for run in heading.runs if run.url]
        url = self.links.url(runs[0].url, heading.location) if len(runs) == 1 else None
        section = Section(kind=cast("Any", kind), title=heading.title, icon=heading.icon or None, url=url, **settings)
        part = Part(section=section, records=list(records), prose=prose)
        self.site.parts.append(part)
        return part

    def _listed(self, heading: Heading) -> tuple[list[Block], dict[str, Any]] | None:
        """The items of a section whose only prose stands before and after them."""
        if heading.below:
            return None
        marks = [block.kind in _STRUCTURED for block in heading.blocks]
        if not any(marks):
            return None
        first, last = marks.index(True), len(marks) - marks[::-1].index(True)
        if not all(marks[first:last]):
            return None
        intro = markdown(heading.blocks[:first], self.links)
        outro = markdown(heading.blocks[last:], self.links)
        return heading.blocks[first:last], {"intro": intro or None, "outro": outro or None}

    def _dated(self, heading: Heading) -> tuple[list[Block], dict[str, Any], str] | None:
        """The items of a section, its settings, and the format of its dates."""
        listed = self._listed(heading)
        if listed is None:
            return None
        items, settings = listed
        found = [dates.leading(item.runs)[0] or dates.trailing(item.runs)[0] for item in items]
        style = dates.usual_style(found)
        known = [when for when in found if when]
        if style:
            settings["date_format"] = style
        if known and sum(when.bracketed for when in known) * 2 > len(known):
            settings["date_brackets"] = True
        return items, settings, style

    def _news(self, heading: Heading) -> bool:
        read = self._dated(heading)
        if read is None:
            return self._news_in_prose(heading)
        items, settings, style = read
        records = lists.news(items, self.links, style)
        return bool(records and self._add(heading, "news", records, **settings))

    def _news_in_prose(self, heading: Heading) -> bool:
        """News that stand as paragraphs, each of them dated."""
        blocks = heading.blocks
        found = [dates.leading(block.runs)[0] for block in blocks]
        if heading.below or not found or not all(found):
            return False
        style = dates.usual_style(found)
        records = lists.news(blocks, self.links, style)
        return bool(records and self._add(heading, "news", records, date_format=style or None))

    def _awards(self, heading: Heading) -> bool:
        read = self._dated(heading)
        records = lists.awards(read[0], self.links, read[2]) if read else None
        return bool(read and records and self._add(heading, "awards", records, **read[1]))

    def _education(self, heading: Heading) -> bool:
        return self._positions(heading, "education")

    def _experience(self, heading: Heading) -> bool:
        return self._positions(heading, "internship" if "intern" in heading.title.lower() else "employment")

    def _positions(self, heading: Heading, category: Any) -> bool:
        read = self._dated(heading)
        if read is None:
            return False
        items, settings, style = read
        records = lists.positions(items, self.links, style or "%Y", self.now, category)
        return bool(records and self._add(heading, "positions", records, **settings))

    def _talks(self, heading: Heading) -> bool:
        read = self._dated(heading)
        if read is None:
            return False
        items, settings, style = read
        records = lists.talks(items, self.links, style)
        if records:
            self._add(heading, "talks", records, **settings)
            return True
        return bool(self._add(heading, "items", lists.items(items, self.links, style), **settings))

    def _courses(self, heading: Heading) -> bool:
        read = self._dated(heading)
        records = lists.courses(read[0], self.links, read[2] or "%Y", self.now) if read else None
        return bool(read and records and self._add(heading, "courses", records, **read[1]))

    def _interests(self, heading: Heading) -> bool:
        listed = self._listed(heading)
        records = lists.interests(listed[0], self.links) if listed and not self.person.interests else None
        if listed is None or not records:
            return False
        self.person = replace(self.person, interests=tuple(records))
        self._add(heading, "interests", **listed[1])
        return True

    def _service(self, heading: Heading) -> bool:
        """Lines of service; acquaintances that follow them become sections of their own."""
        if heading.below:
            return False
        blocks = list(heading.blocks)
        at = next((at for at, block in enumerate(blocks) if _introduces(block, blocks[at + 1 :])), len(blocks))
        head = replace_blocks(heading, blocks[:at])
        listed = self._listed(head)
        if listed is None:
            return False
        records = lists.service(listed[0], self.links)
        if not records:
            return False
        self._add(heading, "service", records, **listed[1])
        self._acquaintances(heading, blocks[at:])
        return True

    def _acquaintances(self, heading: Heading, blocks: list[Block]) -> None:
        while blocks:
            intro, end = blocks[0], 1
            while end < len(blocks) and not _introduces(blocks[end], blocks[end + 1 :]):
                end += 1
            following, blocks = blocks[1:end], blocks[end:]
            self._people(heading, intro, following)

    def _people(self, heading: Heading, intro: Block, following: list[Block]) -> None:
        text = markdown([_as_paragraph(intro)], self.links)
        untitled = replace_blocks(heading, following, title="", icon="")
        groups = contacts.groups(following, self.links) if all(one.kind == "item" for one in following) else None
        if groups:
            self._add(untitled, "contacts", groups, intro=text, nav=False, numbered=True)
        elif people := contacts.flat(following, self.links):
            self._add(untitled, "people", people, intro=text, nav=False, layout="inline")
        else:
            self.report.kept(intro.location, f"what follows “{plain(intro.runs)[:60]}” stands as Markdown")
            self._add(untitled, "text", prose=markdown([intro, *following], self.links), nav=False)

    def _patents(self, heading: Heading) -> bool:
        listed = self._listed(heading)
        if listed is None:
            return False
        items, settings = listed
        works = [self.papers.read(item, patent=True)[0] for item in items]
        if not all(work.title and (work.author or work.number) for work in works):
            return False
        settings |= self._looks(items)
        self._add(heading, "publications", works, file="patents.yaml", **settings)
        return True

    def _publications(self, heading: Heading) -> bool:
        if not any(block.kind in _STRUCTURED for block in heading.all_blocks()):
            return False
        groups = [heading, *heading.below]
        years = bool(heading.below) and all(kinds.is_year(one.title) for one in heading.below)
        works: list[Publication] = []
        intro: list[Block] = []
        for one in groups:
            found, prose = self._works(one)
            if prose and works:
                return False
            intro += prose
            works += self._grouped(found, one, years=years) if one is not heading else found
        if not works:
            return False
        by = ("year" if self._is_by_year(heading, works) else "topic") if heading.below else None
        works = [_in_group(work, by) for work in works]
        items = [block for block in heading.all_blocks() if block.kind in _STRUCTURED]
        numbered = sum(block.ordered for block in items) * 2 > len(items)
        text = markdown(intro, self.links)
        self._add(
            heading, "publications", works, group_by=by, numbered=numbered, intro=text or None, **self._looks(items)
        )
        return True

    def _works(self, heading: Heading) -> tuple[list[Publication], list[Block]]:
        works = []
        prose = [block for block in heading.blocks if block.kind not in _STRUCTURED]
        for block in heading.blocks:
            if block.kind in _STRUCTURED:
                work, draft = self.papers.read(block)
                works.append(self.library.keyed(work, draft))
        return works, prose

    def _grouped(self, works: list[Publication], heading: Heading, *, years: bool) -> list[Publication]:
        """The works of a sub-heading with its topic; the year of the heading fills in for one that is not told."""
        works += [work for below in heading.below for work in self._works(below)[0]]
        identifier = self._topic_id(heading.title)
        self.topics.append(Group(id=identifier, title=heading.title, icon=heading.icon or None))
        year = "".join(re.findall(r"\d{4}", heading.title)) if years else ""
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

    def _is_by_year(self, heading: Heading, works: Sequence[Publication]) -> bool:
        """Whether grouping by year shows what the sub-headings show."""
        titles = [one.title.strip() for one in heading.below]
        if (
            any(block.kind in _STRUCTURED for block in heading.blocks)
            or titles != sorted(titles, reverse=True)
            or not all(re.fullmatch(r"\d{4}", one) for one in titles)
        ):
            return False
        named = {group.id: group.title for group in self.topics}
        return all(named.get(work.topic or "") == work.year for work in works)

    def _looks(self, items: Sequence[Block]) -> dict[str, Any]:
        """How the page sets author lists: what joins the last name, how the own name is marked."""
        texts = [plain(block.runs) for block in items]
        joined = sum(" and " in text for text in texts)
        own = [run for block in items for run in block.runs if run.text.strip(" *,.") == self.person.name]
        underlined = own and sum(run.under for run in own) * 2 > len(own)
        style = ("bold-underline" if any(run.strong for run in own) else "underline") if underlined else None
        comma = sum(", and " in text for text in texts)
        end = ", and" if comma * 2 > joined else "and" if joined else ""
        return {"authors_and": end if joined else "", "self_style": style}

    def _settings(self) -> Site:
        """The settings of the site: what most sections share stands here and not in them."""
        used = Counter(part.section.date_format for part in self.site.parts if part.section.date_format)
        usual = max(used, key=lambda style: (len(style), used[style])) if used else "%b %Y"
        known = {work.topic for part in self.site.parts for work in part.records if isinstance(work, Publication)}
        label = self.papers.labels.most_common(1)
        settings: dict[str, Any] = {
            "date_format": usual,
            "venue_style": "short",
            "link_style": "pipes",
            "now": self.now,
            "period_dash": " - ",
            "topics": tuple(group for group in self.topics if group.id in known),
        }
        if label:
            settings["bibtex_label"] = label[0][0]
        for part in self.site.parts:
            if part.section.date_format == usual:
                part.section = replace(part.section, date_format=None)
        self._hide_addresses()
        return Site(**{**settings, **self.config})

    def _hide_addresses(self) -> None:
        """Addresses can be hidden only when the page nowhere writes them plainly."""
        hidden = {one.address.lower() for one in self.person.email}
        texts = [self.site.bio, *(part.prose for part in self.site.parts)]
        shown = {one.lower() for text in texts for one in person.plain_addresses(text)}
        if hidden & shown:
            self.config["email_style"] = "plain"


def replace_blocks(heading: Heading, blocks: list[Block], **changes: str) -> Heading:
    """A heading with other blocks under it."""
    title = changes.get("title", heading.title)
    return Heading(
        title=title,
        icon=changes.get("icon", heading.icon),
        runs=heading.runs if title else [],
        level=heading.level,
        location=heading.location,
        blocks=blocks,
    )


def _seen(block: Block) -> str:
    return " ".join([block.words, *block.bibtex])


def _introduces(block: Block, following: Sequence[Block]) -> bool:
    """Whether a block is the sentence before a list of acquaintances."""
    if not following or not plain(block.runs).endswith((":", "：")) or block.ordered:
        return False
    return following[0].kind == "para" or (following[0].kind == "item" and following[0].ordered)


def _as_paragraph(block: Block) -> Block:
    return Block(kind="para", text=block.text, location=block.location)


def _holds_papers(heading: Heading, owner: Identity) -> bool:
    """Whether the items of a section are publications although its heading does not say so: boxes with thumbnails."""
    return sum(block.kind == "box" for block in heading.all_blocks()) > 0 and owner is not None


def _prose(heading: Heading, links: Links) -> str:
    """A section as Markdown, its sub-headings included."""
    parts = [markdown(heading.blocks, links)]
    for below in heading.below:
        parts += [f"{'#' * max(below.level - heading.level, 1)} {' '.join(filter(None, [below.icon, below.title]))}"]
        parts += [_prose(replace_below(below, below.below), links)]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def replace_below(heading: Heading, below: list[Heading]) -> Heading:
    """A heading with other headings below it."""
    return Heading(
        title=heading.title,
        icon=heading.icon,
        runs=heading.runs,
        level=heading.level,
        location=heading.location,
        blocks=heading.blocks,
        below=below,
    )


def _with_year(work: Publication, year: str) -> Publication:
    if not year or work.issued:
        return work
    return replace(work, issued=year, date_text="")


def _in_group(work: Publication, by: str | None) -> Publication:
    return work if by == "topic" else replace(work, topic=None)
