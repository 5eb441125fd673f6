"""academicpages: publications, talks, teaching and portfolio, each entry a file; pages as the menu lists them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.config import DocumentsPage, Site
from homepage.content.records import Affiliation, Course, Email, Image, Link, Person, Talk
from homepage.errors import Location
from homepage.importers import academicpages_home
from homepage.importers.academicpages_texts import headings, split_links, without_bare_headings
from homepage.importers.academicpages_works import Reader
from homepage.importers.front_matter import Page, Table, pages, settings
from homepage.importers.front_matter_collections import posts, projects
from homepage.importers.front_matter_documents import has_text, written
from homepage.importers.front_matter_links import email, network, orcid
from homepage.importers.front_matter_pages import is_sample, language_of, main, twins, without_samples
from homepage.importers.front_matter_residue import is_placeholder, is_sample_text
from homepage.importers.front_matter_settings import of_site
from homepage.importers.front_matter_site import date_words, dated, finished, records_part
from homepage.importers.jekyll_site import JekyllSite
from homepage.importers.names import native
from homepage.site.names import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite, Part

DATE = "%B %-d, %Y"
_COLLECTIONS = ("_publications", "_talks", "_teaching", "_portfolio")
# What the template writes into the settings of the author for the reader to replace.
_DEFAULTS = frozenset(
    (
        "short biography for the left-hand sidebar",
        "earth",
        "none@example.org",
        "red brick university",
        "academicpages",
        "http://yourfullgooglescholarurl.com",
        "http://orcid.org/yourorcidurl",
        "bio-photo.jpg",
        "https://www.ncbi.nlm.nih.gov/pubmed/?term=john+snow",
        "https://scholar.google.com/citations?user=ps_cx0aaaaaj",
        "https://yourfullgooglescholarurl.com",
        "https://orcid.org/yourorcidurl",
        "bsky.app",
        "academicpages.github.io",
    )
)
_OWN = frozenset(("name", "avatar", "bio", "location", "employer", "email", "pronouns"))
_FILES = ("", "files", "images", "assets")


def recognises(folder: Folder) -> bool:
    """Whether a source is an academicpages site: it has the collections of this template and not another's."""
    files = folder.files()
    others = ("google_scholar_crawler/", "_bibliography/")
    if "_config.yml" not in files or any(name.startswith(others) for name in files):
        return False
    return any(name.startswith(tuple(f"{one}/" for one in _COLLECTIONS)) for name in files)


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
        self.lists: list[Page] = []  # the pages that are lists written by hand

    def _posts(self) -> list[Page]:
        return [page for top in ("_posts/", "_drafts/") for page in pages(self.folder, top, drafts=True)]

    def site(self) -> ImportedSite:
        """All of it."""
        home = [page for page in self.pages if page.fields.text("permalink") == "/" and self._is_shown(page)]
        about = next(iter(home or [page for page in self.pages if page.stem in ("about", "index")]), None)
        person = self._person()
        others = twins(self._other_pages(about), self.language)
        self.lists = [page for page in self._alone(others) if academicpages_home.is_list(page, self.targets, person)]
        others = [group for group in others if main(group, self.language) not in self.lists]
        self._claim(others, about)
        site = self._home(about, person)
        person = site.person
        names = [one for one in (person.name, person.native_name) if one]
        reader = Reader(self.bodies, Identity(names), self.documents.old)
        parts = reader.parts(self.found["_publications"])
        site.bibtex = {**site.bibtex, **reader.bibtex}
        parts += self._talks() + self._teaching() + projects(self.projects, self.documents, "Portfolio")
        site.parts = academicpages_home.joined(site, parts, self.report, about.path if about else "")
        posts(self.posts, self.documents)
        self._read_pages(others)
        site.documents = self.documents.finish(self.targets.links.assets)
        self.documents.with_aliases(site.parts)
        site.config = self._settings(person, site.config)
        return finished(site, self.targets.links.assets)

    def _settings(self, person: Person, home: Site) -> Site:
        titles, moved = self.documents.titles, self.documents.moved
        return Site(
            language=self.shown_in,
            date_format=DATE,
            now="Present",
            topics=home.topics,
            projects=DocumentsPage(
                title=titles.get("projects/", "Portfolio" if self.projects else ""), aliases=moved("projects/")
            ),
            posts=DocumentsPage(title=titles.get("posts/", ""), nav=True, aliases=moved("posts/")),
            aliases=moved(""),
            **of_site(self.config, person, self.report),
        )

    def _claim(self, others: list[dict[str, Page]], about: Page | None) -> None:
        """Give every page its place, before any text is read that may lead to it."""
        documents, kept = self.documents, [page for group in others for page in group.values()]
        for group in others:
            documents.claim("pages", group)
        for group in self.projects:
            documents.claim("projects", group)
        for group in self.posts:
            documents.claim("posts" if written(main(group, self.language)) else "pages", group)
        self._claim_entries()
        if about:
            documents.replaced(about, "")
        for page in self.pages:
            if page not in kept and page is not about and page.fields.text("permalink") and not is_sample(page):
                documents.replaced(page, *self._place(self._address(page)))
        for address, place in self._lists().items():
            self.targets.lead(address, place)

    def _address(self, page: Page) -> str:
        return self.documents.address_of(page).strip("/").removesuffix(".html")

    def _alone(self, groups: list[dict[str, Page]]) -> Iterator[Page]:
        """The pages that are in the language of the site alone."""
        return (group[self.language] for group in groups if list(group) == [self.language])

    def _claim_entries(self) -> None:
        """What stands for the pages of papers, and of talks and courses with and without a text."""
        for old in (one for page in self.found["_publications"] for one in self.documents.old(page)):
            self.targets.lead(old, "publications/")
        for page in (*self.found["_talks"], *self.found["_teaching"]):
            if self._has_details(page):
                self.documents.claim("pages", {self.language: page})
            else:
                self.documents.replaced(page, "", f"#{page.path.partition('/')[0].strip('_')}")

    def _place(self, address: str) -> tuple[str, str]:
        """What stands for a page that only lists something: a list of ours, or a section of the home page."""
        places = {**self._lists(), **{self._address(page): academicpages_home.place(page) for page in self.lists}}
        found = places.get(address) or (places.get("year-archive") if "blog" in address or "posts" in address else None)
        return ("", found) if found and found.startswith("#") else (found or "", "")

    def _lists(self) -> dict[str, str]:
        """Where the entries of each collection are listed, by the address that the template gives to its list."""
        places = {
            "publications": ("publications/", self.found["_publications"]),
            "portfolio": ("projects/", self.projects),
            "year-archive": ("posts/", self.posts),
            "talks": ("#talks", self.found["_talks"]),
            "teaching": ("#teaching", self.found["_teaching"]),
        }
        return {address: place for address, (place, entries) in places.items() if entries}

    def _is_shown(self, page: Page) -> bool:
        return language_of(page, self.language)[0] == self.language

    def _person(self) -> Person:
        author = self.config.table("author")
        name = next(
            (
                one
                for one in (author.text("name"), self.config.text("name"), self.config.text("title"))
                if one and not is_placeholder(one)
            ),
            "",
        )
        if not name:
            where = author.at("name")
            self.report.guess(where, "the site does not name its owner; put the name into content/person.yaml")
        latin, script = native(self.bodies.plain(name, author.at("name")) or "Your Name")
        given = {key: text for key in author if (text := author.text(key)) and text.lower() not in _DEFAULTS}
        address = email(given.get("email", ""))
        if given.get("email") and not address:
            self.report.kept(author.at("email"), f"{given['email']!r} is no e-mail address")
        line = " · ".join(given[key] for key in ("bio", "pronouns") if key in given)
        picture = given.get("avatar", "")
        image = self.targets.image(picture, author.at("avatar")) if picture else None
        links = tuple(self._links(author, given))
        return Person(
            name=latin,
            native_name=script or None,
            tagline=self.bodies.plain(line, author.at("bio")) or None,
            location=self.bodies.plain(given.get("location", ""), author.at("location")) or None,
            affiliation=self._employer(given.get("employer", ""), author),
            email=(Email(address=address),) if address else (),
            links=links,
            image=Image(src=image.src, alt=latin) if image else None,
            orcid=next((found for link in links if link.label == "ORCID" and (found := orcid(link.url or ""))), None),
        )

    def _employer(self, name: str, author: Table) -> tuple[Affiliation, ...]:
        found = self.bodies.plain(name, author.at("employer"))
        return (Affiliation(name=found),) if found else ()

    def _links(self, author: Table, given: dict[str, str]) -> Iterable[Link]:
        """The profiles in the order of the settings; a network that is not known keeps its name."""
        for key, text in given.items():
            if key in _OWN or text.startswith("#"):
                continue
            link = network(key, text)
            if link is None and re.match(r"https?://", text):
                link = self.targets.link(key.replace("_", " ").capitalize(), text, author.at(key))
            if link is None:
                self.report.kept(author.at(key), f"the network {key!r} is not known; the link has no address")
                link = Link(label=f"{key}: {text}")
            yield link

    def _home(self, about: Page | None, person: Person) -> ImportedSite:
        if about and is_sample(about):
            self.report.left_out(about.location, "the biography is the sample of the template")
            about = None
        return academicpages_home.read(about, self.targets, person, self.lists)

    def _talks(self) -> list[Part]:
        found = sorted(self.found["_talks"], key=_newest, reverse=True)
        records = [self._talk(page) for page in found]
        return records_part("talks", "Talks", records, "talks")

    def _talk(self, page: Page) -> Talk:
        fields, bodies = page.fields, self.bodies
        title = bodies.plain(fields.text("title") or page.stem, fields.at("title"))
        when = dated(fields.text("date"))
        self.report.saw(date_words(when, DATE, self.shown_in), fields.at("date"))
        return Talk(
            title=title,
            kind=bodies.plain(fields.text("type"), fields.at("type")) or None,
            event=bodies.plain(fields.text("venue"), fields.at("venue")) or None,
            location=bodies.plain(fields.text("location"), fields.at("location")) or None,
            url=self.documents.address({self.language: page}),
            links=self._rest(page),
            **when,
        )

    def _rest(self, page: Page) -> tuple[Link, ...]:
        """The links of an entry; what else its text says is on a page of its own."""
        links = [
            self.targets.link(label, page.fields.text(key), page.fields.at(key), beside=page.path)
            for key, label in _LINKS.items()
            if page.fields.text(key)
        ]
        found = split_links(page.body)[1]
        links += [self.targets.link(label, url, page.location, beside=page.path) for label, url in found]
        self.report.saw(" ".join(label for label, _ in found), page.location)
        if self._has_details(page):
            page.body = self._details(page)
            self.documents.page({self.language: page}, date=dated(page.fields.text("date")).get("date"))
        return tuple(links)

    def _details(self, page: Page) -> str:
        """What the text of an entry says beside its links, its excerpt first."""
        excerpt, text = page.fields.text("excerpt"), split_links(page.body)[0]
        own = excerpt and not is_sample_text(excerpt) and excerpt[:60] not in page.body
        return f"{excerpt}\n\n{text}" if own else text

    def _has_details(self, page: Page) -> bool:
        return has_text(replace(page, body=self._details(page)))

    def _teaching(self) -> list[Part]:
        found = sorted(self.found["_teaching"], key=_newest, reverse=True)
        records = [self._course(page) for page in found]
        return records_part("courses", "Teaching", records, "teaching")

    def _course(self, page: Page) -> Course:
        fields, bodies = page.fields, self.bodies
        title = bodies.plain(fields.text("title") or page.stem, fields.at("title"))
        when = dated(fields.text("date"))
        self.report.saw(when.get("date", "")[:4] or when.get("date_text", ""), fields.at("date"))
        places = [bodies.plain(fields.text(name), fields.at(name)) for name in ("venue", "location")]
        return Course(
            title=title,
            level=bodies.plain(fields.text("type"), fields.at("type")) or None,
            start=when.get("date", "")[:4] or None,
            period_text=when.get("date_text"),
            organization=", ".join(dict.fromkeys(place for place in places if place)) or None,
            url=self.documents.address({self.language: page}),
            links=self._rest(page),
        )

    def _other_pages(self, about: Page | None) -> Iterator[Page]:
        """The pages with text of their own that a visitor can reach."""
        for page in self.pages:
            if is_sample(page):
                self.report.left_out(page.location, f"“{page.fields.text('title')}”, a sample of the template")
            elif page is about or page.stem == "404" or not has_text(page):
                continue
            elif page.fields.text("permalink") or not page.path.startswith("_pages/"):
                yield page
            else:
                self.report.left_out(page.location, "a page without an address of its own")

    def _read_pages(self, groups: Iterable[dict[str, Page]]) -> None:
        """The further pages, in the bar where the menu has them, as the menu calls them."""
        menu = settings(self.folder, "_data/navigation.yml").tables("main")
        linked = {one.text("url").strip("/").removesuffix(".html"): one.text("title") for one in menu}
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
            in_menu = address in linked or (not menu and page.stem == "cv")
            self.documents.page(
                group,
                nav=in_menu,
                nav_label=label if label != page.fields.text("title") else None,
                order=list(linked).index(address) + 1 if address in linked else None,
            )

    def _report_headings(self, page: Page) -> None:
        """Name the sections of a curriculum vitae, which are not taken apart."""
        for _, title, start, _ in headings(page.body):
            where = Location(page.path, page.body_line + page.body.count("\n", 0, start))
            self.report.kept(where, f"the section “{title}” stands as text on the page {page.stem}")


_LINKS = {"slidesurl": "Slides", "paperurl": "Paper", "videourl": "Video", "codeurl": "Code", "link": "Link"}


def _newest(page: Page) -> tuple[str, str]:
    when = dated(page.fields.text("date")).get("date", "")
    return (when, page.path)
