"""The lists that the pages of a HugoBlox site make: publications, talks, projects, news, people, courses and others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Course, Item
from homepage.importers.front_matter.collections import SAID, items, projects
from homepage.importers.front_matter.pages import order_of
from homepage.importers.front_matter.parts import records_part, section
from homepage.importers.hugoblox.events import Events
from homepage.importers.hugoblox.languages import translated
from homepage.importers.hugoblox.links import links, picture
from homepage.importers.hugoblox.people import People
from homepage.importers.site import ImportedSite, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from homepage.content.records import Record
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.hugoblox.source import Source
    from homepage.importers.hugoblox.works import Reader


class PageLists:
    """Makes the lists of one site; ``divided`` are the folders of events that its home page lists apart."""

    def __init__(self, source: Source, divided: Sequence[str]) -> None:
        self.source, self.pages, self.documents, self.divided = source, source.pages, source.documents, divided

    def made(self, site: ImportedSite, reader: Reader, owner: Page) -> dict[str, list[Part]]:
        """The lists that the pages of the site make, by their kind."""
        pages, events = self.pages, Events(self.documents, site.person, self.source.style, self.source.headings)
        found = reader.found(pages.of("publications"), self.documents.old)
        site.bibtex = found.bibtex
        site.assets |= {path: text.encode() for path, text in found.texts.items()}
        abstracts = "details" if any(work.abstract for work in found.works) else None
        more = {"group_by": "year", "sort": "newest", "abstracts": abstracts}
        return {
            "news": events.news(pages.of("news")),
            "publications": records_part(
                "publications", self.source.headings("Publications"), found.works, "publications", **more
            ),
            **self._talks(events),
            "projects": self._projects(),
            "authors": People(self.source, owner).members(),
            "courses": self._courses(),
            **{f"own/{name}": self._own(name, title) for name, title in pages.listed.items()},
        }

    def _talks(self, events: Events) -> dict[str, list[Part]]:
        """The talks; by folder where the home page lists the folders apart."""
        groups, title = self.pages.of("events"), self.pages.title("events")
        if not self.divided:
            return {"events": events.talks(groups, title)}
        found = {}
        for folder in self.divided:
            own = [one for one in groups if f"/{folder}/" in self.pages.main(one).path]
            found[f"events/{folder}"] = events.talks(own, title, folder)
        rest = [one for one in groups if not any(f"/{folder}/" in self.pages.main(one).path for folder in self.divided)]
        return found | {"events": events.talks(rest, title)}

    def _courses(self) -> list[Part]:
        """Courses; where pages say more of them than their names, as a list of anything."""
        title = self.pages.title("courses") or self.source.headings("Courses")
        found = self._items(self.pages.of("courses"), title, "courses")
        sort = "newest" if self.source.teaches_events else None
        if any(isinstance(one, Item) and (one.text or one.image) for part in found for one in part.records):
            for part in found if sort else ():
                part.section = replace(part.section, sort=sort)
            return self._pictured(found, self.pages.of("courses"))
        courses = [
            Course(title=one.name, start=one.date, url=one.url, links=one.links)
            for part in found
            for one in part.records
            if isinstance(one, Item)
        ]
        return records_part("courses", title, courses, "courses", date_format="%Y", sort=sort)

    def _own(self, folder: str, title: str) -> list[Part]:
        """The list of a folder of the site's own making."""
        name = f"own/{folder}"
        title = title or self.pages.title(name)
        found = self._items(self.pages.of(name), title, folder)
        for part in found:
            part.section = replace(part.section, nav=bool(title))
        return self._pictured(found, self.pages.of(name))

    def _pictured(self, found: list[Part], groups: list[dict[str, Page]]) -> list[Part]:
        """Lists of pages with the pictures that stand beside these."""
        ordered = [self.pages.main(one) for one in sorted(groups, key=lambda group: order_of(self.pages.main(group)))]
        for part in found:
            pairs = zip(part.records, ordered, strict=True)
            part.records = [self._with_picture(record, page) for record, page in pairs]
            if any(isinstance(one, Item) and one.image for one in part.records):
                part.section = replace(part.section, layout="cards")
        return found

    def _with_picture(self, record: Record, page: Page) -> Record:
        if not isinstance(record, Item) or record.image or not (image := picture(page, self.source.targets)):
            return record
        return replace(record, image=image)

    def _items(self, groups: list[dict[str, Page]], title: str, identifier: str) -> list[Part]:
        """A list of pages, in all their languages; one without a title is called by its summary."""
        for one in (one for group in groups for one in group.values()):
            if not one.fields.text("title") and one.fields.text("summary"):
                one.fields["title"] = one.fields.pop("summary")
        found = items(groups, self.documents, title, identifier)
        ordered = sorted(groups, key=lambda group: order_of(self.pages.main(group)))
        silent = self.source.bodies.silent()
        read: dict[str, Callable[[Page], str]] = {
            "name": lambda one: silent.plain(one.fields.text("title"), one.location),
            "text": lambda one: silent.line(one.fields.text(*SAID), one.location),
        }
        for part in found:
            pairs = [(one, group, self.pages.main(group)) for one, group in zip(part.records, ordered, strict=True)]
            part.records = [translated(self._linked(one, page), group, page, read) for one, group, page in pairs]
        return found

    def _linked(self, record: Record, page: Page) -> Record:
        """An entry of a list with the links that its page gives."""
        if not isinstance(record, Item):
            return record
        known = {link.url for link in record.links} | {record.url}
        more = (link for link in links(page, self.source.targets) if link.url not in known)
        return replace(record, links=(*record.links, *more))

    def posts(self) -> list[Part]:
        """The list of posts, where the home page shows it."""
        shown = any(not self.pages.main(group).is_draft for group in self.pages.of("posts"))
        return [Part(section=section("posts", self.source.headings("Posts"), "posts"))] if shown else []

    def _projects(self) -> list[Part]:
        for group in self.pages.of("projects"):
            page = self.pages.main(group)
            image = picture(page, self.source.targets)
            page.fields.pop("image", None)
            if image:
                page.fields["img"] = f"/{image.src}"
                self.source.targets.pages[image.src] = image.src
        title = self.pages.listed.get(self.pages.projects, "") or self.pages.title("projects")
        title = title or self.source.headings("Projects")
        return projects(
            self.pages.of("projects"), self.documents, title, links=lambda page: links(page, self.source.targets)
        )
