"""The people of a HugoBlox site besides its owner: members of a group, with pages for those who say more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.content.config import Group as Heading
from homepage.content.records import Member
from homepage.importers.front_matter.collections import is_long
from homepage.importers.front_matter.documents import has_text
from homepage.importers.front_matter.parts import records_part
from homepage.importers.hugoblox.pages import is_same_person
from homepage.importers.hugoblox.person import Profile, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.front_matter.reader import Page
    from homepage.importers.front_matter.tables import Table
    from homepage.importers.hugoblox.source import Source
    from homepage.importers.site import Part

Group = dict[str, "Page"]

_SHORT = 300  # characters of a text that a card holds


class People:
    """Reads the people of one site; ``owner`` is the profile that is none of theirs."""

    def __init__(self, source: Source, owner: Page | None) -> None:
        self.source, self.owner = source, owner
        self.documents, self.bodies, self.report = source.documents, source.bodies, source.report

    def _shown(self) -> list[tuple[Group, Page, str]]:
        """The people whom lists show, each with a group; the lists of the site say which groups, in their order."""
        wanted = list(dict.fromkeys(name for one in self.source.pages.blocks() for name in _groups(one)))
        found = []
        for group in self.source.pages.of("authors"):
            page = self.source.pages.main(group)
            names = page.fields.texts("user_groups")
            names = [name for name in wanted if name in names] if wanted else names
            if names and not (self.owner and page.path == self.owner.path):
                found.append((group, page, names[0]))
        return sorted(found, key=lambda one: wanted.index(one[2]) if wanted else 0)

    def claim(self) -> None:
        """Give those a page who say more of themselves than a card holds; the list stands for the others."""
        shown = self._shown()
        for group, page, _ in shown:
            if _has_page(page):
                self.documents.claim("pages", group)
            else:
                self.documents.replaced(page, "", "#people")
        groups, known = self.source.pages.of("authors"), {page.path for _, page, _ in shown}
        own = [page for group in groups if self.owner in group.values() for page in group.values()]
        for page in map(self.source.pages.main, groups):
            if page.path not in known and has_text(page) and not any(is_same_person(page, one) for one in own):
                self.report.left_out(page.location, f"the profile of {name_of(page.fields)}, whom no list shows")

    def members(self) -> list[Part]:
        """The group of the owner."""
        shown = self._shown()
        titles = {name: f"group-{at}" for at, name in enumerate(dict.fromkeys(name for *_, name in shown), 1)}
        for name in titles:
            self.report.saw(name, next(page for _, page, one in shown if one == name).fields.at("user_groups"))
        records = [self._member(group, page, titles[name]) for group, page, name in shown]
        chosen = tuple(Heading(id=identifier, title=title) for title, identifier in titles.items())
        return records_part("members", self.source.headings("People"), records, "people", groups=chosen)

    def _member(self, group: Group, page: Page, at: str) -> Member:
        person = Profile(page, self.bodies, "").person()
        links = [link for link in person.links if link.url]
        topic = person.tagline
        if address := self.documents.address(group):
            page.fields["title"] = person.name
            page.body += "".join(f"\n\n[{link.label}]({link.url})" for link in links)
            self.documents.page(group)
        elif has_text(page):
            topic = self.bodies.plain(" ".join(page.body.split()), page.location)
        return Member(
            name=person.name,
            role=person.job_title,
            group=at,
            image=person.image,
            topic=topic,
            organization=", ".join(one.name for one in person.affiliation) or None,
            email=next(iter(person.email), None),
            url=address or next((link.url for link in links), None),
        )


def _has_page(page: Page) -> bool:
    """Whether a profile says more than a card holds."""
    return has_text(page) and (is_long(page) or len(page.body.strip()) > _SHORT or "](" in page.body)


def _groups(block: Table) -> Sequence[str]:
    """The groups of people that a block shows, by their names."""
    content = block.table("content")
    return [*content.texts("user_groups"), *(one.text("name", "title") for one in content.tables("user_groups"))]
