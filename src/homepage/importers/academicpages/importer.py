"""academicpages: publications, talks, teaching and portfolio, each entry a file; pages as the menu lists them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.config import DocumentsPage, Site
from homepage.content.records import Publication
from homepage.errors import Location
from homepage.importers.academicpages import home as academicpages_home
from homepage.importers.academicpages import lists as academicpages_lists
from homepage.importers.academicpages import twins as academicpages_twins
from homepage.importers.academicpages.entries import Entries, has_details
from homepage.importers.academicpages.pages import COLLECTIONS, OLD, PLACES, TOPS, SitePages
from homepage.importers.academicpages.sections import is_vita
from homepage.importers.academicpages.texts import headings, without_bare_headings
from homepage.importers.academicpages.topics import Topics
from homepage.importers.academicpages.works import Reader
from homepage.importers.front_matter.collections import is_long, items, posts, projects
from homepage.importers.front_matter.documents import written
from homepage.importers.front_matter.finish import finished
from homepage.importers.front_matter.jumps import without_jumps
from homepage.importers.front_matter.liquid import told
from homepage.importers.front_matter.pages import is_sample, main
from homepage.importers.front_matter.parts import section
from homepage.importers.front_matter.site_settings import site_settings
from homepage.importers.prose.links import place_key
from homepage.importers.site import Part
from homepage.site.names import Identity
from homepage.site.urls import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.importers.folder import Folder
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite

DATE = "%B %-d, %Y"
# How the settings of a site name minimal-mistakes, the theme from which academicpages was made.
_MOTHER = re.compile(r"^(?:remote_)?theme\s*:\s*[\"']?\S*minimal-mistakes|^minimal_mistakes_skin\s*:", re.MULTILINE)


def recognises(folder: Folder) -> bool:
    """Whether a source is an academicpages site: it has the collections of this template, or names it or its mother."""
    files = folder.files()
    others = ("google_scholar_crawler/", "_bibliography/")
    if "_config.yml" not in files or any(name.startswith(others) for name in files):
        return False
    if any(name.startswith(tuple(f"{one}/" for one in COLLECTIONS)) for name in files):
        return True
    text = folder.text("_config.yml") or ""
    if "google_scholar_stats" in text:  # which acad-homepage has
        return False
    if _MOTHER.search(text):
        return any(name.startswith("_pages/") or name in TOPS for name in files)
    names_it = "academicpages" in text or all(
        re.search(rf"^ +{one[1:]}:\s*$", text, re.MULTILINE) for one in COLLECTIONS
    )
    return names_it and any(name.startswith("_pages/") for name in files)


def read(folder: Folder, report: ImportReport) -> ImportedSite:
    """The site that an academicpages folder holds."""
    return _Reader(folder, report).site()


class _Reader(SitePages):
    """Reads one site."""

    def site(self) -> ImportedSite:
        """All of it."""
        self._claim()
        about, listings = academicpages_lists.on_home(self.about, self.filled()) if self.about else (None, [])
        names = [one for one in (self.person.name, self.person.native_name, *self.person.aliases) if one]
        reader = Reader(self.bodies, Identity(names), self.documents.old, self.person.name)
        parts = self._parts(reader, listings)
        self._lead_to_papers([part for each in parts.values() for part in each])
        site = self._home(about if listings else self.about)
        site.bibtex = {**site.bibtex, **reader.bibtex}
        site.assets.update({path: text.encode() for path, text in reader.more.items()})
        academicpages_lists.say(parts, [*self.listings, *listings], self.bodies)
        vita = self._vita(site)
        site.parts = [*academicpages_lists.placed(site.parts, parts, listings), *vita]
        academicpages_home.merge(site, self.report, self.about.path if self.about else "")
        posts(self.posts, self.documents)
        self._read_pages(self.others)
        has_works = bool(site.bibtex) or any(
            isinstance(one, Publication) for part in site.parts for one in part.records
        )
        site.documents = self.documents.finish(self.targets.links.assets, has_works=has_works)
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
            if name in listed and self.are_papers(name):
                found[name] = self._more_papers(reader, name)
            elif name in listed:
                found[name] = items(groups, self.documents, name.capitalize(), name)
            else:
                self.report.left_out(Location(f"_{name}"), "entries that no page of the site lists")
        if any(one.collection == "posts" for one in on_home):
            found["posts"] = [Part(section=section("posts", "Posts", "posts"))]
        stops = [self.collection(address) for address in self.menu()]
        order = {name: stops.index(name) if name in stops else len(stops) for name in found}
        return {name: self._labelled(name, found[name]) for name in sorted(found, key=lambda one: order[one])}

    def _more_papers(self, reader: Reader, name: str) -> list[Part]:
        """A collection of papers beside the publications."""
        other = Reader(self.bodies, reader.owner, self.documents.old, self.person.name)
        parts = other.parts([main(group, self.language) for group in self.custom[name]], Topics())
        reader.bibtex |= other.bibtex
        reader.more |= other.more
        for part in parts:
            part.section = replace(part.section, id=name, title=name.capitalize())
        return parts

    def _labelled(self, name: str, parts: list[Part]) -> list[Part]:
        """The section of a collection, which the bar calls as the menu does."""
        label = next((text for address, text in self.menu().items() if self.collection(address) == name), "")
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
            **site_settings(self.config, site.person, self.report),
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
        for collection in self.filled():
            old = next((old for old, one in OLD.items() if one == collection), collection)
            self.targets.lead(old, PLACES.get(collection, f"#{collection}"))

    def _claim_entries(self) -> None:
        """What stands for the pages of papers, and of talks and courses with and without a text."""
        for page in self.found["_publications"]:
            for old in (*self.documents.old(page), page.path):
                self.targets.lead(old, "publications/")
        for page in (*self.found["_talks"], *self.found["_teaching"]):
            if has_details(page):
                self.documents.claim("pages", {self.language: page})
            else:
                self.documents.replaced(page, "", f"#{page.path.partition('/')[0].strip('_')}")
                self.targets.lead(page.path, f"#{page.path.partition('/')[0].strip('_')}")
        for name, group in ((name, group) for name, groups in self.custom.items() for group in groups):
            if self.are_papers(name):
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
            address = self.address(page)
            named = listing or OLD.get(address) or ("posts" if "blog" in address else address)
            found = PLACES.get(named, f"#{named}") if named in self.filled() else ""
        return ("", found) if found.startswith("#") else (found, "")

    def _home(self, about: Page | None) -> ImportedSite:
        if about and is_sample(about):
            self.report.left_out(about.location, "the biography is the sample of the template")
            about = None
        pages = [page for page in self.lists if not is_vita(page)]
        site = academicpages_home.read(about, self.targets, self.person, pages)
        for tag, page in self.versions.items():
            other, report = academicpages_home.quietly(page, self.targets, self.author(page))
            academicpages_twins.join(site, other, (self.language, tag))
            self.report.versions[tag] = report
            self.report.guess(page.location, f"read together with the home page, as its version in {tag}")
        return site

    def _vita(self, site: ImportedSite) -> list[Part]:
        """The sections of a curriculum vitae, which stand after all others; their entries and topics are the site's."""
        pages = [page for page in self.lists if is_vita(page)]
        found = academicpages_home.read(None, self.targets, self.person, pages)
        site.bibtex = {**found.bibtex, **site.bibtex}
        site.venues = {**found.venues, **site.venues}
        known = {topic.id for topic in site.config.topics}
        topics = (*site.config.topics, *(topic for topic in found.config.topics if topic.id not in known))
        site.config = replace(site.config, topics=topics)
        if found.person.interests:
            site.person = replace(site.person, interests=site.person.interests or found.person.interests)
        parts = [part for part in found.parts if part.section.kind != "about"]
        for part in parts[:1]:
            part.section = replace(part.section, intro=academicpages_home.lead(pages[0], self.targets) or None)
        return parts

    def _read_pages(self, groups: Iterable[dict[str, Page]]) -> None:
        """The further pages, in the bar where the menu has them, as the menu calls them."""
        linked = self.menu()
        for group in groups:
            page = main(group, self.language)
            address = self.address(page)
            if page.stem.startswith("cv"):
                body, loops = without_bare_headings(page.body)
                for line in loops:
                    self.report.left_out(Location(page.path, page.body_line + line), told(page.body, line))
                page.body = body
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
        body, _ = without_jumps(page.body)
        for _, title, start, _ in headings(body):
            where = Location(page.path, page.body_line + body.count("\n", 0, start))
            self.report.kept(where, f"the section “{title}” stands as text on the page {page.stem}")
