"""What an academicpages site consists of: its pages, lists, collections, menu, and the home page in all languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.importers.academicpages import home as academicpages_home
from homepage.importers.academicpages import lists as academicpages_lists
from homepage.importers.academicpages import person as academicpages_person
from homepage.importers.academicpages import splash
from homepage.importers.academicpages import twins as academicpages_twins
from homepage.importers.academicpages.topics import Topics, topics
from homepage.importers.front_matter.documents import has_text
from homepage.importers.front_matter.pages import is_sample, language_of, main, twins, without_samples
from homepage.importers.front_matter.reader import Page, read_pages, settings
from homepage.importers.front_matter.tables import Table
from homepage.importers.jekyll.conditions import resolved
from homepage.importers.jekyll.site import JekyllSite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.content.records import Person
    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport

COLLECTIONS = ("_publications", "_talks", "_teaching", "_portfolio")
TOPS = ("index.md", "index.html", "about.md", "cv.md")  # pages at the top of older copies, and of minimal-mistakes
_INDEX = ("index.md", "index.html")
_FILES = ("", "files", "images", "assets")
# Where the entries of each collection are listed here.
PLACES = {
    "publications": "publications/",
    "portfolio": "projects/",
    "posts": "posts/",
    "talks": "#talks",
    "teaching": "#teaching",
}
OLD = {"year-archive": "posts"}  # addresses of lists that are not called after their collection


class SitePages(JekyllSite):
    """What one site consists of; ``others`` are the pages that stay pages, in all their languages."""

    def __init__(self, folder: Folder, report: ImportReport) -> None:
        super().__init__(folder, report, _FILES, ("locale", "lang"))
        self.found = {name: without_samples(read_pages(folder, f"{name}/"), report) for name in COLLECTIONS}
        self.posts = twins(without_samples(self._posts(), report), self.language)
        self.projects = twins(self.found["_portfolio"], self.language)
        self.pages = [
            page for page in read_pages(folder, "_pages/") if self._is_page(page, is_known=page.path.count("/") == 1)
        ]
        tops = [name for name in folder.files() if "/" not in name]
        self.pages += [page for page in read_pages(folder, *tops) if self._is_page(page, is_known=page.path in TOPS)]
        self.pages = [splash.written_out(page) for page in self.pages]
        for page in self.pages:
            page.body = resolved(page.body, self.config)
            if not page.fields.text("permalink") and (ways := page.fields.texts("redirect_from")):
                page.fields["permalink"] = ways[0]  # the only way to a page whose own address nobody links
        self.person = academicpages_person.read(self.config, self.config.table("author"), self.bodies)
        self.about = self._about()
        self.custom = self._custom()
        self.names = (*PLACES, *self.custom)
        kinds = (topics(page.body, self.config) for page in self.pages)
        self.topics = next((one for one in kinds if one.titles or one.by_year), Topics())
        self.listings = [one for page in self.pages for one in self._listed(page)]
        self._title()
        self.others = twins(self._other_pages(), self.language)
        self.versions = self._versions()
        known = self._known()
        self.lists = [
            page
            for page in self._alone(self.others)
            if academicpages_home.is_list(page, self.targets, self.person, known)
        ]
        taken = [*self.lists, *self.versions.values()]
        self.others = [group for group in self.others if not any(page in taken for page in group.values())]

    @staticmethod
    def _is_page(page: Page, *, is_known: bool) -> bool:
        """Whether a file is a page: where the template has its pages, or with an address of its own."""
        return is_known or bool(page.fields.text("permalink") and page.fields.text("title"))

    def _posts(self) -> list[Page]:
        return [page for top in ("_posts/", "_drafts/") for page in read_pages(self.folder, top, drafts=True)]

    def _about(self) -> Page | None:
        """The home page in the language of the site."""
        shown = [page for page in self.pages if language_of(page, self.language)[0] == self.language]
        home = [page for page in shown if page.fields.text("permalink") == "/"]
        home += [page for page in shown if page.path in _INDEX and has_text(page)]
        return next(iter(home or [page for page in self.pages if page.stem in ("about", "index")]), None)

    def _listed(self, page: Page) -> list[academicpages_lists.Listing]:
        """Take the lists of collections out of a page; the home page and the curriculum vitae keep their own."""
        if page is self.about or page.stem.startswith(("cv", "resume")) or not page.fields.text("permalink"):
            return []
        rest, found = academicpages_lists.on_page(page, self.filled())
        page.body = rest.body
        return found

    def _title(self) -> None:
        """Let pages that are written by hand and have no title be called as the menu calls them."""
        menu, listed = self.menu(), [one.before.path for one in self.listings]
        for page in self.pages:
            label = "" if page.path in listed or page.fields.text("title").strip() else menu.get(self.address(page))
            if label:
                page.fields["title"] = label

    def _custom(self) -> dict[str, list[dict[str, Page]]]:
        """The collections that only this site has."""
        names = [name for name in self.config.table("collections") if f"_{name}" not in COLLECTIONS and name != "posts"]
        found = {name: twins(read_pages(self.folder, f"_{name}/"), self.language) for name in names}
        return {name: groups for name, groups in found.items() if groups}

    def entries(self, collection: str) -> object:
        """What a collection holds."""
        if collection in self.custom:
            return self.custom[collection]
        return self.posts if collection == "posts" else self.found[f"_{collection}"]

    def filled(self) -> list[str]:
        """The collections that have entries."""
        return [name for name in self.names if self.entries(name)]

    def _other_pages(self) -> Iterator[Page]:
        """The pages with text of their own that a visitor can reach."""
        for page in self.pages:
            if is_sample(page):
                self.report.left_out(page.location, f"“{page.fields.text('title')}”, a sample of the template")
            elif page is self.about or page.stem == "404" or not has_text(page):
                continue
            elif page.fields.text("permalink") or not page.path.startswith("_pages/"):
                yield page
            else:
                self.report.left_out(page.location, "a page without an address of its own")

    def _alone(self, groups: list[dict[str, Page]]) -> Iterator[Page]:
        """The pages that are in the language of the site alone."""
        return (group[self.language] for group in groups if list(group) == [self.language])

    def _known(self) -> set[str]:
        """The kinds of records that the home page and the collections hold."""
        own = academicpages_home.quietly(self.about, self.targets, self.person)[0].parts if self.about else []
        collections = {"talks": "talks", "teaching": "courses"}
        return academicpages_home.kinds_of(own) | {collections.get(name, name) for name in self.filled()}

    def _versions(self) -> dict[str, Page]:
        """The home page in other languages, where these say the same."""
        if self.about is None:
            return {}
        found = academicpages_twins.of(self.about, self.pages, self.language)
        own, _ = academicpages_home.quietly(self.about, self.targets, self.person)
        read = {
            tag: academicpages_home.quietly(page, self.targets, self.author(page))[0] for tag, page in found.items()
        }
        return {tag: found[tag] for tag, other in read.items() if academicpages_twins.correspond(own, other)}

    def author(self, page: Page) -> Person:
        """The person as a page shows them, whose author may be another entry of the authors."""
        author = settings(self.folder, "_data/authors.yml").table(page.fields.text("author"))
        whole = Table(author.path, author.line)
        whole.update({**self.config.table("author"), **author})
        return academicpages_person.read(self.config, whole, self.bodies.silent())

    def menu(self) -> dict[str, str]:
        """The addresses of the menu with what it calls them."""
        menu = settings(self.folder, "_data/navigation.yml").tables("main")
        return {one.text("url").strip("/").removesuffix(".html"): one.text("title") for one in menu}

    def collection(self, address: str) -> str:
        """Which collection is listed at an address."""
        here = (one.collection for one in self.listings if self.address(one.before) == address)
        return next(here, OLD.get(address, address))

    def address(self, page: Page) -> str:
        """Where a page stood, without the ending of its file."""
        return self.documents.address_of(page).strip("/").removesuffix(".html")

    def are_papers(self, name: str) -> bool:
        """Whether most entries of a collection say who wrote them, or how they are cited."""
        pages_ = [main(group, self.language) for group in self.custom[name]]
        return 2 * sum(bool(page.fields.texts("authors") or page.fields.text("citation")) for page in pages_) > len(
            pages_
        )
