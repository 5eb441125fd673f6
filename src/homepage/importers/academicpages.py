"""academicpages: publications, talks, teaching and portfolio, each entry a file; pages as the menu lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.config import DocumentsPage, Site
from homepage.content.records import Publication
from homepage.errors import Location
from homepage.importers import academicpages_home, academicpages_lists, academicpages_person, academicpages_twins
from homepage.importers.academicpages_entries import Entries, has_details
from homepage.importers.academicpages_texts import headings, without_bare_headings
from homepage.importers.academicpages_topics import Topics, topics
from homepage.importers.academicpages_works import Reader
from homepage.importers.front_matter import Page, Table, pages, settings
from homepage.importers.front_matter_collections import is_long, items, posts, projects
from homepage.importers.front_matter_documents import has_text, written
from homepage.importers.front_matter_pages import is_sample, language_of, main, twins, without_samples
from homepage.importers.front_matter_settings import of_site
from homepage.importers.front_matter_site import finished, section
from homepage.importers.jekyll_conditions import resolved
from homepage.importers.jekyll_site import JekyllSite
from homepage.importers.links import place_key
from homepage.importers.site import Part
from homepage.site.names import Identity
from homepage.site.urls import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from homepage.content.records import Person
    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite

DATE = "%B %-d, %Y"
_COLLECTIONS = ("_publications", "_talks", "_teaching", "_portfolio")
_FILES = ("", "files", "images", "assets")
# Where the entries of each collection are listed here.
_PLACES = {
    "publications": "publications/",
    "portfolio": "projects/",
    "posts": "posts/",
    "talks": "#talks",
    "teaching": "#teaching",
}
_OLD = {"year-archive": "posts"}  # addresses of lists that are not called after their collection


def recognises(folder: Folder) -> bool:
    """Whether a source is an academicpages site: it has the collections of this template, or names it."""
    files = folder.files()
    others = ("google_scholar_crawler/", "_bibliography/")
    if "_config.yml" not in files or any(name.startswith(others) for name in files):
        return False
    if any(name.startswith(tuple(f"{one}/" for one in _COLLECTIONS)) for name in files):
        return True
    text = folder.text("_config.yml") or ""
    names_it = "academicpages" in text and "google_scholar_stats" not in text  # which acad-homepage has
    return names_it and any(name.startswith("_pages/") for name in files)


def read(folder: Folder, report: ImportReport) -> ImportedSite:
    """The site that an academicpages folder holds."""
    return _Reader(folder, report).site()


class _Reader(JekyllSite):
    """Reads one site."""

    def __init__(self, folder: Folder, report: ImportReport) -> None:
        super().__init__(folder, report, _FILES, ("locale", "lang"))
        self.found = {name: without_samples(pages(folder, f"{name}/"), report) for name in _COLLECTIONS}
        self.posts = twins(without_samples(self._posts(), report), self.language)
        self.projects = twins(self.found["_portfolio"], self.language)
        self.pages = [page for page in pages(folder, "_pages/") if "/" not in page.path.removeprefix("_pages/")]
        self.pages += [page for page in pages(folder, "index.md", "about.md", "cv.md") if "/" not in page.path]
        for page in self.pages:
            page.body = resolved(page.body, self.config)
        self.person = academicpages_person.read(self.config, self.config.table("author"), self.bodies)
        self.about = self._about()
        self.custom = self._custom()
        self.names = (*_PLACES, *self.custom)
        kinds = (topics(page.body, self.config) for page in self.pages)
        self.topics = next((one for one in kinds if one.titles or one.by_year), Topics())
        self.listings = [one for page in self.pages for one in self._listed(page)]
        self.others = twins(self._other_pages(), self.language)
        self.versions = self._versions()
        self.lists = [
            page for page in self._alone(self.others) if academicpages_home.is_list(page, self.targets, self.person)
        ]
        taken = [*self.lists, *self.versions.values()]
        self.others = [group for group in self.others if not any(page in taken for page in group.values())]

    def _posts(self) -> list[Page]:
        return [page for top in ("_posts/", "_drafts/") for page in pages(self.folder, top, drafts=True)]

    def _about(self) -> Page | None:
        """The home page in the language of the site."""
        shown = [page for page in self.pages if language_of(page, self.language)[0] == self.language]
        home = [page for page in shown if page.fields.text("permalink") == "/"]
        return next(iter(home or [page for page in self.pages if page.stem in ("about", "index")]), None)

    def _listed(self, page: Page) -> list[academicpages_lists.Listing]:
        """Take the lists of collections out of a page; the home page and the curriculum vitae keep their own."""
        if page is self.about or page.stem.startswith(("cv", "resume")) or not page.fields.text("permalink"):
            return []
        rest, found = academicpages_lists.on_page(page, self._filled())
        page.body = rest.body
        return found

    def _custom(self) -> dict[str, list[dict[str, Page]]]:
        """The collections that only this site has."""
        names = [
            name for name in self.config.table("collections") if f"_{name}" not in _COLLECTIONS and name != "posts"
        ]
        found = {name: twins(pages(self.folder, f"_{name}/"), self.language) for name in names}
        return {name: groups for name, groups in found.items() if groups}

    def _entries(self, collection: str) -> object:
        if collection in self.custom:
            return self.custom[collection]
        return self.posts if collection == "posts" else self.found[f"_{collection}"]

    def _filled(self) -> list[str]:
        """The collections that have entries."""
        return [name for name in self.names if self._entries(name)]

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

    def _versions(self) -> dict[str, Page]:
        """The home page in other languages, where these say the same."""
        if self.about is None:
            return {}
        found = academicpages_twins.of(self.about, self.pages, self.language)
        own, _ = academicpages_home.quietly(self.about, self.targets, self.person)
        read = {
            tag: academicpages_home.quietly(page, self.targets, self._author(page))[0] for tag, page in found.items()
        }
        return {tag: found[tag] for tag, other in read.items() if academicpages_twins.correspond(own, other)}

    def _author(self, page: Page) -> Person:
        """The person as a page shows them, whose author may be another entry of the authors."""
        author = settings(self.folder, "_data/authors.yml").table(page.fields.text("author"))
        whole = Table(author.path, author.line)
        whole.update({**self.config.table("author"), **author})
        return academicpages_person.read(self.config, whole, self.bodies.silent())

    def site(self) -> ImportedSite:
        """All of it."""
        self._claim()
        about, listings = academicpages_lists.on_home(self.about, self._filled()) if self.about else (None, [])
        names = [one for one in (self.person.name, self.person.native_name) if one]
        reader = Reader(self.bodies, Identity(names), self.documents.old, self.person.name)
        parts = self._parts(reader, listings)
        self._lead_to_papers([part for each in parts.values() for part in each])
        site = self._home(about if listings else self.about)
        site.bibtex = {**site.bibtex, **reader.bibtex}
        site.assets.update({path: text.encode() for path, text in reader.more.items()})
        academicpages_lists.say(parts, [*self.listings, *listings], self.bodies)
        site.parts = academicpages_lists.placed(site.parts, parts, listings)
        academicpages_home.merge(site, self.report, self.about.path if self.about else "")
        posts(self.posts, self.documents)
        self._read_pages(self.others)
        site.documents = self.documents.finish(self.targets.links.assets)
        self.documents.with_aliases(site.parts)
        site.config = self._settings(site)
        return finished(site, self.targets.links.assets)

    def _parts(self, reader: Reader, on_home: list[academicpages_lists.Listing]) -> dict[str, list[Part]]:
        """The sections of the collections, by these, in the order of the menu."""
        entries = Entries(self.documents, self.shown_in, DATE)
        found = {
            "publications": reader.parts(self.found["_publications"], self.topics),
            "talks": entries.talks(self.found["_talks"]),
            "teaching": entries.courses(self.found["_teaching"]),
            "portfolio": projects(self.projects, self.documents, "Portfolio"),
        }
        listed = [one.collection for one in (*self.listings, *on_home)]
        for name, groups in self.custom.items():
            if name in listed and self._are_papers(name):
                found[name] = self._more_papers(reader, name)
            elif name in listed:
                found[name] = items(groups, self.documents, name.capitalize(), name)
            else:
                self.report.left_out(Location(f"_{name}"), "entries that no page of the site lists")
        if any(one.collection == "posts" for one in on_home):
            found["posts"] = [Part(section=section("posts", "Posts", "posts"))]
        stops = [self._collection(address) for address in self._menu()]
        order = {name: stops.index(name) if name in stops else len(stops) for name in found}
        return {name: self._labelled(name, found[name]) for name in sorted(found, key=lambda one: order[one])}

    def _are_papers(self, name: str) -> bool:
        """Whether most entries of a collection say who wrote them, or how they are cited."""
        pages_ = [main(group, self.language) for group in self.custom[name]]
        return 2 * sum(bool(page.fields.texts("authors") or page.fields.text("citation")) for page in pages_) > len(
            pages_
        )

    def _more_papers(self, reader: Reader, name: str) -> list[Part]:
        """A collection of papers beside the publications."""
        other = Reader(self.bodies, reader.owner, self.documents.old, self.person.name)
        parts = other.parts([main(group, self.language) for group in self.custom[name]], Topics())
        reader.bibtex |= other.bibtex
        reader.more |= other.more
        for part in parts:
            part.section = replace(part.section, id=name, title=name.capitalize())
        return parts

    def _menu(self) -> dict[str, str]:
        """The addresses of the menu with what it calls them."""
        menu = settings(self.folder, "_data/navigation.yml").tables("main")
        return {one.text("url").strip("/").removesuffix(".html"): one.text("title") for one in menu}

    def _collection(self, address: str) -> str:
        """Which collection is listed at an address."""
        here = (one.collection for one in self.listings if self._address(one.before) == address)
        return next(here, _OLD.get(address, address))

    def _labelled(self, name: str, parts: list[Part]) -> list[Part]:
        """The section of a collection, which the bar calls as the menu does."""
        label = next((text for address, text in self._menu().items() if self._collection(address) == name), "")
        for part in parts[:1]:
            part.section = replace(part.section, nav_label=label or None)
        return parts

    def _lead_to_papers(self, parts: list[Part]) -> None:
        """Let links to the pages of papers lead to these."""
        works = [record for part in parts for record in part.records if isinstance(record, Publication)]
        names = addresses(works)
        for work in works:
            for old in work.aliases:
                self.targets.pages[place_key(old)] = f"publications/{names[work.key]}/"

    def _settings(self, site: ImportedSite) -> Site:
        titles, moved = self.documents.titles, self.documents.moved
        return Site(
            language=self.shown_in,
            date_format=DATE,
            now="Present",
            topics=(*site.config.topics, *self.topics.groups()),
            projects=DocumentsPage(
                title=titles.get("projects/", "Portfolio" if self.projects else ""), aliases=moved("projects/")
            ),
            posts=DocumentsPage(title=titles.get("posts/", ""), nav=True, aliases=moved("posts/")),
            aliases=moved(""),
            **of_site(self.config, site.person, self.report),
        )

    def _claim(self) -> None:
        """Give every page its place, before any text is read that may lead to it."""
        documents, kept = self.documents, [page for group in self.others for page in group.values()]
        for group in self.others:
            documents.claim("pages", group)
        for group in self.projects:
            documents.claim("projects", group)
        for group in self.posts:
            documents.claim("posts" if written(main(group, self.language)) else "pages", group)
        self._claim_entries()
        if self.about:
            documents.replaced(self.about, "")
        for page in self.pages:
            if page not in kept and page is not self.about and page.fields.text("permalink") and not is_sample(page):
                documents.replaced(page, *self._place(page))
        for collection in self._filled():
            old = next((old for old, one in _OLD.items() if one == collection), collection)
            self.targets.lead(old, _PLACES.get(collection, f"#{collection}"))

    def _claim_entries(self) -> None:
        """What stands for the pages of papers, and of talks and courses with and without a text."""
        for old in (one for page in self.found["_publications"] for one in self.documents.old(page)):
            self.targets.lead(old, "publications/")
        for page in (*self.found["_talks"], *self.found["_teaching"]):
            if has_details(page):
                self.documents.claim("pages", {self.language: page})
            else:
                self.documents.replaced(page, "", f"#{page.path.partition('/')[0].strip('_')}")
        for name, group in ((name, group) for name, groups in self.custom.items() for group in groups):
            if self._are_papers(name):
                for old in self.documents.old(main(group, self.language)):
                    self.targets.lead(old, "publications/")
            elif is_long(main(group, self.language)):
                self.documents.claim("pages", group)
            else:
                self.documents.replaced(main(group, self.language), "", f"#{name}")

    def _place(self, page: Page) -> tuple[str, str]:
        """What stands for a page that only lists something: a list of ours, or a section of the home page."""
        if page in self.lists:
            found = academicpages_home.place(page)
        else:
            listing = next((one.collection for one in self.listings if one.before.path == page.path), "")
            address = self._address(page)
            named = listing or _OLD.get(address) or ("posts" if "blog" in address else address)
            found = _PLACES.get(named, f"#{named}") if named in self._filled() else ""
        return ("", found) if found.startswith("#") else (found, "")

    def _address(self, page: Page) -> str:
        return self.documents.address_of(page).strip("/").removesuffix(".html")

    def _home(self, about: Page | None) -> ImportedSite:
        if about and is_sample(about):
            self.report.left_out(about.location, "the biography is the sample of the template")
            about = None
        site = academicpages_home.read(about, self.targets, self.person, self.lists)
        for tag, page in self.versions.items():
            other, report = academicpages_home.quietly(page, self.targets, self._author(page))
            academicpages_twins.join(site, other, (self.language, tag))
            self.report.versions[tag] = report
            self.report.guess(page.location, f"read together with the home page, as its version in {tag}")
        return site

    def _read_pages(self, groups: Iterable[dict[str, Page]]) -> None:
        """The further pages, in the bar where the menu has them, as the menu calls them."""
        linked = self._menu()
        for group in groups:
            page = main(group, self.language)
            address = self._address(page)
            if page.stem.startswith("cv"):
                page.body, loops = without_bare_headings(page.body)
                for line in loops:
                    where = Location(page.path, page.body_line + line)
                    self.report.left_out(where, "a list that the template makes")
                self._report_headings(page)
            label = linked.get(address, "")
            in_menu = address in linked or (not linked and page.stem == "cv")
            self.documents.page(
                group,
                nav=in_menu,
                nav_label=label if label and label != page.fields.text("title") else None,
                order=list(linked).index(address) + 1 if address in linked else None,
            )

    def _report_headings(self, page: Page) -> None:
        """Name the sections of a curriculum vitae, which are not taken apart."""
        for _, title, start, _ in headings(page.body):
            where = Location(page.path, page.body_line + page.body.count("\n", 0, start))
            self.report.kept(where, f"the section “{title}” stands as text on the page {page.stem}")
