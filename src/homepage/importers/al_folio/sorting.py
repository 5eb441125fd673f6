"""The pages of an al-folio site told apart: lists of works, other lists, entries, texts; each gets its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.importers.al_folio.books import Book, shown_by
from homepage.importers.al_folio.by_hand import ByHand, by_hand
from homepage.importers.al_folio.entries import is_inline
from homepage.importers.al_folio.lists import asked_in, is_listing
from homepage.importers.front_matter.collections import is_long
from homepage.importers.front_matter.documents import has_text, without_template, written
from homepage.importers.front_matter.pages import is_blocks, is_sample, language_of, main, order_of, twins
from homepage.importers.jekyll import courses, talks
from homepage.importers.jekyll.courses import are_courses
from homepage.importers.prose import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from homepage.content.records import Person
    from homepage.importers.data.bib import Taken
    from homepage.importers.front_matter.documents import Documents
    from homepage.importers.front_matter.reader import Page

_SHORT = 600  # characters of a text that stands above a list


class Groups(Struct, kw_only=True):
    """The pages of a site by collection; those of collections and news with their versions in other languages."""

    pages: list[Page]
    news: list[dict[str, Page]]
    collections: dict[str, list[dict[str, Page]]]
    languages: tuple[str, ...] = ("en",)  # of the page about the owner, the main one first
    books: list[Book] = []  # bibliographies that hold no works


class Sorting:
    """Tells the pages of one site apart and gives them places; ``about`` are the versions of that about its owner."""

    def __init__(self, documents: Documents, groups: Groups, about: dict[str, Page]) -> None:
        self.documents, self.groups, self.about = documents, groups, about
        self.language = documents.default
        self.targets, self.report = documents.bodies.targets, documents.report
        self.listings: list[Page] = []
        self.versions: dict[str, list[Page]] = {}  # of the listings, in further languages
        self.written: list[ByHand] = []
        self.others: list[dict[str, Page]] = []

    def sort(self, taken: Taken, person: Person) -> None:
        """Tell the pages apart: those that list works, those that are other lists, and those with a text."""
        for group in self._other_pages(has_works=bool(taken.works)):
            page = main(group, self.language)
            found = by_hand(page, self.targets, person, has_works=bool(taken.works)) if len(group) == 1 else None
            if found is None:
                self.others.append(group)
            else:
                self.written.append(found)
        self.listings.sort(key=order_of)
        tags = {one.path: language_of(one, self.language)[0] for one in self.listings}
        self.versions = {tag: [one for one in self.listings if tags[one.path] == tag] for tag in self.groups.languages}
        self.listings = self.versions.pop(self.language, []) or self.listings
        self.written.sort(key=lambda one: order_of(one.page))

    def claim(self, taken: Taken) -> None:
        """Give every page its place, before any text is read that may lead to it."""
        groups, documents = self.groups, self.documents
        for group in self.others:
            documents.claim("pages", group)
        for page in self.about.values():
            documents.replaced(page, "")
        self._claim_lists(taken)
        for group in groups.collections["_projects"]:
            documents.claim("projects", group)
        for group in groups.collections["_posts"]:
            documents.claim("posts" if written(main(group, self.language)) else "pages", group)
        for group in groups.collections["_teachings"]:
            documents.claim("pages", group)
        for found in (groups.collections[name] for name in self.named()):
            is_courses = are_courses(found)
            for group in found:
                details = (
                    talks.has_details if self.holds_talks(group) else courses.has_details if is_courses else is_long
                )
                self._claim_entry(group, long=details(main(group, self.language)))
        for group in groups.news:
            page = main(group, self.language)
            self._claim_entry(group, long=has_text(page) and bool(page.fields.text("title")) and not is_inline(page))

    def _claim_lists(self, taken: Taken) -> None:
        """What stands for the pages that only list something."""
        collections = self.groups.collections
        known = {
            "projects": "projects/" if collections["_projects"] else "",
            "blog": "posts/" if collections["_posts"] else "",
            "publications": "publications/" if taken.works else "",
        }
        lists = {name: place for name, place in known.items() if place}
        for name, place in {**lists, **({"news": "#news"} if self.groups.news else {})}.items():
            self.targets.lead(name, place)
            for tag in self.groups.languages:
                self.targets.lead(f"{tag}/{name}", place)
        for one in self.written:
            self.documents.replaced(one.page, "" if one.place.startswith("#") else one.place, one.place)
        for page in self.lists():
            key = self.last(page) or page.stem
            self.documents.replaced(page, lists.get(key, ""), self._anchor(page, key))

    def _anchor(self, page: Page, key: str) -> str:
        """The section of the home page that stands for a page which listed a collection; empty for any other."""
        found = self.groups.collections
        if found["_teachings"] and (key in ("teaching", "teachings") or "site.teachings" in page.body):
            return "#teaching"
        names = [name.strip("_") for name in self.named() if found[name]]
        shown = [name for name in names if re.search(rf"\bsite\.{re.escape(name)}\b", page.body)]
        return f"#{key}" if key in names else f"#{shown[0]}" if len(shown) == 1 else ""

    @staticmethod
    def holds_talks(group: dict[str, Page]) -> bool:
        """Whether an entry is one of a collection of talks, by the name of its folder."""
        return any(kinds.kind(page.path.partition("/")[0].strip("_")) == "talks" for page in group.values())

    def named(self) -> list[str]:
        """The collections that become lists of the home page."""
        return [name for name in self.groups.collections if name not in ("_projects", "_posts", "_teachings")]

    def _claim_entry(self, group: dict[str, Page], *, long: bool) -> None:
        """A page for an entry of a list that has a longer text; the home page has what the others say."""
        if long:
            self.documents.claim("pages", group)
        else:
            for page in group.values():
                self.documents.replaced(page, "", f"#{page.path.partition('/')[0].strip('_')}")

    def lists(self) -> Iterator[Page]:
        """The pages that show nothing of their own: the template lists there what is elsewhere."""
        shown = [*(one.page for one in self.written), *(page for group in self.others for page in group.values())]
        for page in self.groups.pages:
            if page not in shown and page not in self.about.values() and page.fields.text("permalink"):
                yield page

    def _other_pages(self, *, has_works: bool) -> Iterator[dict[str, Page]]:
        """The pages with text of their own that a visitor can reach, each in all its languages."""
        used = {name for page in self.groups.pages for name in self._profile_texts(page)}
        found = []
        for page in self.groups.pages:
            if page in self.about.values() or page.stem in ("404", "repositories") or page.path in used:
                continue
            if is_sample(page):
                self.report.left_out(page.location, f"“{page.fields.text('title')}”, a sample of the template")
            elif is_listing(page, self.last(page), has_works=has_works, books=self.groups.books):
                self.listings.append(page)
            elif not page.fields.tables("profiles") and (not self._has_text(page) or self._is_list(page)):
                continue
            elif page.fields.text("permalink") or not page.path.startswith("_pages/"):
                found.append(page)
            else:
                self.report.left_out(page.location, "a page without an address of its own")
        yield from twins(found, self.language)

    def _has_text(self, page: Page) -> bool:
        """Whether a page shows anything of its own: words, or a list of what is no work."""
        return has_text(page) or any(shown_by(wanted, self.groups.books) for wanted in asked_in(page))

    def _is_list(self, page: Page) -> bool:
        """Whether a page lists a collection below a few words of its own."""
        names = [name.strip("_") for name, found in self.groups.collections.items() if found]
        names += ["news"] if self.groups.news else []
        found = (
            re.search(rf"\{{%[^%]*\bsite\.(?:collections\.)?(?:{'|'.join(map(re.escape, names))})\b", page.body)
            if names
            else None
        )
        words = without_template(page.body)
        return found is not None and not is_blocks(words) and len(words) < _SHORT

    def last(self, page: Page) -> str:
        """The last part of the address of a page."""
        return self.documents.address_of(page).strip("/").rpartition("/")[2].removesuffix(".html")

    def _profile_texts(self, page: Page) -> list[str]:
        """The files that a page of people shows."""
        names = (one.text("content") for one in page.fields.tables("profiles"))
        return [found for name in names if name and (found := self.targets.find(f"_pages/{name}"))]

    def by_language(self, pages: Sequence[Page]) -> dict[str, Page]:
        """The first of some pages in each language of the site; without languages, the first."""
        found: dict[str, Page] = {}
        for page in pages:
            tag = language_of(page, self.language)[0]
            if tag in self.groups.languages:
                found.setdefault(tag, page)
        return found
