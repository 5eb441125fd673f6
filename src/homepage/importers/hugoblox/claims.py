"""Where the pages of a HugoBlox site go: each gets its place before any text is read that may lead to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.importers.front_matter.collections import is_long, posts
from homepage.importers.front_matter.documents import has_text, written
from homepage.importers.hugoblox.events import details, is_article
from homepage.importers.hugoblox.lists import KINDS
from homepage.importers.hugoblox.people import People

if TYPE_CHECKING:
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.hugoblox.source import Source

# What the list of a kind becomes: a list of ours, or a section of the home page.
_PLACES = {
    "publications": "publications/",
    "projects": "projects/",
    "events": "#talks",
    "news": "#news",
    "posts": "posts/",
}

_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t].*$", re.MULTILINE)

Group = dict[str, "Page"]


class Claims:
    """The places of one site's pages."""

    def __init__(self, source: Source) -> None:
        self.source, self.pages, self.documents = source, source.pages, source.documents
        self._pages_of_text: list[Group] | None = None

    def claim(self) -> None:
        """Give every page its place, before any text is read that may lead to it."""
        folders = {one for name in self.source.folder.files() for one in name.split("/")[1:3]}
        for name, kind in KINDS.items():
            if self.pages.of(kind) and kind in _PLACES and name in folders:
                self.documents.replaced_at(f"{name}/", _PLACES[kind])
        for name in self.pages.listed:
            self.documents.replaced_at(f"{name}/", "projects/" if name == self.pages.projects else f"#{name}")
        for name in self.pages.papers:
            self.documents.replaced_at(f"{name}/", "publications/")
        for page in (one for group in self.pages.of("publications") for one in group.values()):
            for old in self.documents.old(page):
                self.source.targets.lead(old, "publications/")
        for group in self.pages.of("projects"):
            self.documents.claim("projects", group)
        for group in self.pages.of("posts"):
            self.documents.claim("posts" if written(self.pages.main(group)) else "pages", group)
        self._claim_pages()
        People(self.source, self.pages.owner()).claim()

    def _claim_pages(self) -> None:
        """The same for pages of text, and for entries of lists that have more to say than a list shows."""
        for group in self._texts():
            self.documents.claim("pages", group)
        kept = {one.path for group in self._texts() for one in group.values()}
        for page in (self.pages.main(group) for group, _ in self.pages.landings):
            if page.path not in kept:
                self.documents.replaced(page, "", "#experience")
        own = [(f"own/{name}", f"#{name}") for name in self.pages.listed]
        for kind, place in (("events", "#talks"), ("news", "#news"), ("courses", "#courses"), *own):
            for group in self.pages.of(kind):
                self._claim_entry(group, kind, place)

    def _texts(self) -> list[Group]:
        """The pages of text: those of their own, those of blocks that say something, and lists with words on top."""
        if self._pages_of_text is None:
            landings = [self.pages.text_of(*one) for one in self.pages.landings]
            lists = [group for groups in self.pages.lists.values() for group in groups]
            found = [*self.pages.of(""), *landings, *filter(self._says_more, lists)]
            self._pages_of_text = [group for group in found if has_text(self.pages.main(group))]
        return self._pages_of_text

    def _says_more(self, group: Group) -> bool:
        """Whether a page says more above its list than headings, below which nothing stands."""
        page = self.pages.main(group)
        if has_text(page) and not has_text(replace(page, body=_HEADING.sub("", page.body))):
            self.source.report.left_out(page.location, "headings above a list that the template makes")
            return False
        return True

    def _claim_entry(self, group: Group, kind: str, place: str) -> None:
        page = self.pages.main(group)
        has_page = (kind == "events" and details(page)) or (
            (kind == "courses" or kind.startswith("own/")) and is_long(page)
        )
        if has_page or is_article(page, kind):
            self.documents.claim("pages", group)
        else:
            self.documents.replaced(page, "", place)

    def write(self) -> None:
        """The pages of text and the posts."""
        menu = self.source.menu
        posts(self.pages.of("posts"), self.documents)
        for group in self._texts():
            page = self.pages.main(group)
            address = self.documents.address_of(page)
            label, title = menu.label(address), page.fields.text("title")
            if label and not title:
                page.fields["title"] = title = label
            is_list = any(group is one for groups in self.pages.lists.values() for one in groups)
            named = label if label != title else None
            nav = label is not None or is_list
            self.documents.page(group, nav=nav, nav_label=named, order=menu.order(address) if nav else None)
