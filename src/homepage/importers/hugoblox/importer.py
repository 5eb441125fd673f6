"""HugoBlox (Wowchemy, Academic): publications, projects, events and posts as folders, in one or several languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.config import DocumentsPage, PublicationsPage, Site
from homepage.content.records import Publication
from homepage.importers.front_matter import reader as front_matter
from homepage.importers.front_matter.addresses import hugo
from homepage.importers.front_matter.body import Bodies
from homepage.importers.front_matter.collections import is_long, items, posts, projects
from homepage.importers.front_matter.documents import Documents, has_text, written
from homepage.importers.front_matter.headings import Headings
from homepage.importers.front_matter.links import Targets
from homepage.importers.front_matter.reader import Page, Table
from homepage.importers.front_matter.residue import is_placeholder
from homepage.importers.front_matter.site import (
    DATE,
    finished,
    language,
    records_part,
    section,
    source_language,
    spoken,
)
from homepage.importers.hugoblox import languages
from homepage.importers.hugoblox.by_hand import ByHand
from homepage.importers.hugoblox.events import Events, details, is_article
from homepage.importers.hugoblox.home import Home
from homepage.importers.hugoblox.lists import (
    KINDS,
    Slot,
    arranged,
    as_projects,
    by_folder,
    date_format,
    of_folders,
    taught,
)
from homepage.importers.hugoblox.menu import Menu
from homepage.importers.hugoblox.pages import Pages, alias
from homepage.importers.hugoblox.person import Profile, name_of, with_spellings
from homepage.importers.hugoblox.works import Reader
from homepage.importers.page.correspondence import joined
from homepage.importers.prose import kinds
from homepage.importers.site import ImportedSite, Part

if TYPE_CHECKING:
    from homepage.content.records import Person
    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport

_FILES = ("", "static", "assets", "assets/media", "static/media", "static/img", "static/files", "content")
_SETTINGS = tuple(
    f"{folder}{name}.{ending}"
    for folder in ("config/_default/", "")
    for name in ("hugo", "config")
    for ending in ("yaml", "toml", "yml")
)
# What the list of a kind becomes: a list of ours, or a section of the home page.
_PLACES = {
    "publications": "publications/",
    "projects": "projects/",
    "events": "#talks",
    "news": "#news",
    "posts": "posts/",
}
_OWN_ADDRESS = re.compile(r"https?://(?!example\.|localhost|[^/]*\.hugoblox\.)[^\s/]+/(?:[^\s?#]*/)?")

Group = dict[str, Page]


def recognises(folder: Folder) -> bool:
    """Whether a source is a site of this family: Hugo content with publications or authors in folders."""
    return any(
        re.match(r"content/(?:[\w-]+/)?(?:publications?|authors?)/.+\.md$|data/authors/[^/]+\.ya?ml$", name)
        for name in folder.files()
    )


def read(folder: Folder, report: ImportReport) -> ImportedSite:
    """The site that a HugoBlox folder holds."""
    return _Reader(folder, report).site()


class _Reader:
    """Reads one site."""

    def __init__(self, folder: Folder, report: ImportReport) -> None:
        self.folder, self.report = folder, report
        self.config = front_matter.settings(folder, *_SETTINGS)
        self.params = front_matter.settings(folder, "config/_default/params.yaml", "config/_default/params.toml")
        self.params = self.params or self.config.table("params")
        names = ("defaultContentLanguage", "languageCode")
        self.language = source_language(self.config.text(*names))
        self.shown_in = language(self.config.text(*names), report, self.config.at(*names))
        base = self.config.text("baseURL", "baseurl", "base_url")
        self.targets = Targets(folder, roots=_FILES, strip=("static", "assets", "content"), site=base)
        self.bodies = Bodies(self.targets)
        self.documents = Documents(self.bodies, self.language, lambda page: hugo(page, self.config, self.language))
        self.pages = Pages(folder, self.language)
        self.menu = Menu(folder, self.config, self.language)
        self._pages_of_text: list[Group] | None = None
        self.headings = Headings(self._tags())
        self.style = date_format(self.params, self.params.table("locale"), self._blox("locale")) or DATE

    def _tags(self) -> list[str]:
        """The languages in which the site speaks of its owner or has a home page, the main one first."""
        groups = [*self.pages.of("authors"), *self.pages.of("home"), self.pages.homes]
        found = {tag for group in groups for tag in group} & spoken()
        return [self.shown_in, *sorted(found - {self.shown_in})]

    def _blox(self, name: str) -> Table:
        return self.params.table("hugoblox").table(name)

    def site(self) -> ImportedSite:
        """All of it."""
        self._sort_courses()
        self._claim()
        owner = self._owner()
        profile = Profile(owner, self.bodies, self._fallback(), self.headings)
        site = ImportedSite(person=profile.person())
        made = profile.parts()
        places = self._places(owner, site.person)
        site.bio = self._bio(profile)
        self._languages(owner, site, made)
        reader = Reader(self.bodies, self._names(profile.name()), self.language)
        made |= self._lists(site, reader, owner)
        if any(isinstance(one, Slot) and one.kind == "posts" for one in places):
            made |= {"posts": self._posts()}
        works = [one for part in made["publications"] for one in part.records if isinstance(one, Publication)]
        site.parts = arranged(places, made, self.report)
        self._documents()
        site.person = self._with_links(with_spellings(site.person, reader.bold, works))
        for name in site.person.aliases:
            self.report.guess(owner.location, f"the author “{name}” is taken to be the owner of the page")
        site.documents = self.documents.finish(self.targets.links.assets)
        self.documents.with_aliases(site.parts)
        self.menu.apply(site.parts, {"events": "talks", "news": "news", "courses": "items"})
        site.config = self._settings(site)
        return finished(site, self.targets.links.assets)

    def _sort_courses(self) -> None:
        """Take events for courses where the site calls their list so."""
        self.teaches_events = kinds.kind(self.pages.title("events")) == "courses"
        if self.teaches_events:
            self.pages.kinds["courses"] = [*self.pages.of("courses"), *self.pages.kinds.pop("events", [])]
            self.pages.lists["courses"] = self.pages.lists.pop("events")

    def _claim(self) -> None:
        """Give every page its place, before any text is read that may lead to it."""
        folders = {one for name in self.folder.files() for one in name.split("/")[1:3]}
        for name, kind in KINDS.items():
            if self.pages.of(kind) and kind in _PLACES and name in folders:
                self.documents.replaced_at(f"{name}/", _PLACES[kind])
        for name in self.pages.listed:
            self.documents.replaced_at(f"{name}/", "projects/" if name == self.pages.projects else f"#{name}")
        for page in (one for group in self.pages.of("publications") for one in group.values()):
            for old in self.documents.old(page):
                self.targets.lead(old, "publications/")
        for group in self.pages.of("projects"):
            self.documents.claim("projects", group)
        for group in self.pages.of("posts"):
            self.documents.claim("posts" if written(self.pages.main(group)) else "pages", group)
        self._claim_pages()

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
            found = [*self.pages.of(""), *landings, *lists]
            self._pages_of_text = [group for group in found if has_text(self.pages.main(group))]
        return self._pages_of_text

    def _claim_entry(self, group: Group, kind: str, place: str) -> None:
        page = self.pages.main(group)
        has_page = (kind == "events" and details(page)) or (
            (kind == "courses" or kind.startswith("own/")) and is_long(page)
        )
        if has_page or is_article(page, kind):
            self.documents.claim("pages", group)
        else:
            self.documents.replaced(page, "", place)

    def _owner(self) -> Page:
        """The profile of the owner; of an older site, its settings."""
        if chosen := self.pages.owner():
            return chosen
        for group in self.pages.of("home"):
            page = self.pages.main(group)
            if page.fields.text("widget") == "about" or page.stem == "about":
                return _older(page, self.params)
        return Page(path="content/authors/admin/_index.md", fields=self.params, body="")

    def _fallback(self) -> str:
        title = self._blox("identity").text("name") or self.params.text("name") or self.config.text("title")
        return "" if is_placeholder(title) or title.lower() in ("academic", "wowchemy") else title

    def _names(self, owner: str) -> dict[str, str]:
        """The names behind the aliases that lists of authors use."""
        found = {"admin": owner, "me": owner} if owner else {}
        for group in self.pages.of("authors"):
            page = self.pages.main(group)
            if (name := name_of(page.fields)) and alias(page) not in found:
                found[alias(page)] = name
        return found

    def _places(self, owner: Page, person: Person) -> list[Part | Slot]:
        """What stands on the home page, in its order; then what pages of blocks hold beside their texts."""
        has_works, is_one = bool(self.pages.of("publications")), len(self._tags()) == 1
        by_hand = ByHand(self.bodies, person, has_works=has_works) if is_one else None
        self.home = Home(self.bodies, self.params, by_hand=by_hand)
        places = self._of_widgets(self.home, self.language, owner)
        page = self.pages.homes.get(self.language) or next(iter(self.pages.homes.values()), None)
        at, places = len(places), places + (self.home.blocks(page) if page else [])
        for tag, other in self.pages.homes.items():
            found = Home(self.bodies.silent(), self.params).blocks(other)
            own = places[at:]
            if other is not page and joined(own, found, (self.language, tag)):
                places[at:] = own
            elif other is not page:
                self.report.left_out(other.location, "the home page in a language other than that of the site")
        beside = Home(self.bodies, self.params, texts=False)
        for group, widgets in self.pages.landings:
            places += beside.blocks(self.pages.main(group)) + beside.widgets(map(self.pages.main, widgets))
        self.divided = by_folder(places, "events")
        places = [as_projects(one, self.pages.projects) for one in of_folders(places, "events", self.divided)]
        return [taught(one) for one in places] if self.teaches_events else places

    def _of_widgets(self, home: Home, language: str, owner: Page) -> list[Part | Slot]:
        """The sections of the older form, in all their languages."""
        groups = [one for one in self.pages.of("home") if self.pages.main(one) is not owner]
        if any(language in one for one in groups):
            for only in (one for one in groups if language not in one):
                self.report.left_out(self.pages.main(only).location, f"a widget in {' and '.join(only)} alone")
            groups = [one for one in groups if language in one]
        found = home.widgets(self.pages.main(one) for one in groups)
        for tag in sorted({tag for one in groups for tag in one} - {language}):
            other = Home(self.bodies.silent(), self.params).widgets(
                one.get(tag, self.pages.main(one)) for one in groups
            )
            if not joined(found, other, (self.language, tag)):
                self.report.left_out(groups[0][next(iter(groups[0]))].location, f"the widgets in {tag}")
        return found

    def _bio(self, profile: Profile) -> str:
        """The biography: what the block of the home page says instead, else that of the profile."""
        for content, text in self.home.about:
            if content.text("text"):
                return self.bodies.markdown(text.text, text.path, text.line)
        return profile.bio()

    def _languages(self, owner: Page, site: ImportedSite, made: dict[str, list[Part]]) -> None:
        """What the profile says in further languages; each biography in a file of its own."""
        others = next((group for group in self.pages.of("authors") if owner in group.values()), {})
        for tag, page in others.items():
            if page is owner:
                continue
            silent = self.bodies.silent()
            site.person = languages.person(site.person, page, silent, (self.language, tag))
            languages.sections(made, Profile(page, silent, "", self.headings), (self.language, tag))
            if text := silent.markdown(page.body, page.path, page.body_line):
                site.assets[f"bio.{tag}.md"] = f"{text}\n".encode()
                self.report.guess(page.location, f"the biography in {tag} stands in content/bio.{tag}.md")

    def _lists(self, site: ImportedSite, reader: Reader, owner: Page) -> dict[str, list[Part]]:
        """The lists that the pages of the site make, by their kind."""
        pages, events = self.pages, Events(self.documents, site.person, self.style, self.headings)
        found = reader.found(pages.of("publications"), self.documents.old)
        site.bibtex = found.bibtex
        site.assets |= {path: text.encode() for path, text in found.texts.items()}
        abstracts = "details" if any(work.abstract for work in found.works) else None
        more = {"group_by": "year", "sort": "newest", "abstracts": abstracts}
        return {
            "news": events.news(pages.of("news")),
            "publications": records_part(
                "publications", self.headings("Publications"), found.works, "publications", **more
            ),
            **self._talks(events),
            "projects": self._projects(reader),
            "authors": events.members(pages.of("authors"), owner),
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
        title = self.pages.title("courses") or self.headings("Courses")
        found = items(self.pages.of("courses"), self.documents, title, "courses")
        for part in found if self.teaches_events else ():
            part.section = replace(part.section, sort="newest")
        return found

    def _own(self, folder: str, title: str) -> list[Part]:
        """The list of a folder of the site's own making."""
        name = f"own/{folder}"
        return items(self.pages.of(name), self.documents, title or self.pages.title(name) or folder, folder)

    def _posts(self) -> list[Part]:
        """The list of posts, where the home page shows it."""
        shown = any(not self.pages.main(group).is_draft for group in self.pages.of("posts"))
        return [Part(section=section("posts", self.headings("Posts"), "posts"))] if shown else []

    def _projects(self, reader: Reader) -> list[Part]:
        for group in self.pages.of("projects"):
            page = self.pages.main(group)
            image = reader.image(page)
            page.fields.pop("image", None)
            if image:
                page.fields["img"] = f"/{image.src}"
                self.targets.pages[image.src] = image.src
        title = self.pages.listed.get(self.pages.projects, "") or self.pages.title("projects")
        title = title or self.headings("Projects")
        return projects(self.pages.of("projects"), self.documents, title, links=reader.links)

    def _with_links(self, person: Person) -> Person:
        """The person with the links that buttons beside the biography and the menu are."""
        buttons = [link for content, _ in self.home.about for link in self.home.links(content)]
        known = {link.url for link in person.links}
        buttons = [link for link in buttons if link.url not in known]
        more = self.menu.links(self.targets, [*known, *(link.url for link in buttons)])
        return replace(person, links=(*person.links, *buttons, *more))

    def _documents(self) -> None:
        """The pages of text and the posts."""
        posts(self.pages.of("posts"), self.documents)
        for group in self._texts():
            page = self.pages.main(group)
            address = self.documents.address_of(page)
            label, title = self.menu.label(address), page.fields.text("title")
            if label and not title:
                page.fields["title"] = title = label
            is_list = any(group is one for groups in self.pages.lists.values() for one in groups)
            named = label if label != title else None
            nav = label is not None or is_list
            self.documents.page(group, nav=nav, nav_label=named, order=self.menu.order(address) if nav else None)

    def _settings(self, site: ImportedSite) -> Site:
        base = self.config.text("baseURL", "baseurl", "base_url").rstrip("/") + "/"
        moved, on_home = self.documents.moved, {part.section.kind for part in site.parts}
        in_menu = {KINDS.get(one.path.split("/")[0]) for one in self.menu.stops if not one.anchor}
        seo = self.params.table("marketing").table("seo")
        description = self._blox("identity").text("description") or seo.text("description")
        return Site(
            language=self.shown_in,
            date_format=self.style,
            now="Present" if self.shown_in == "en" else "",
            description=description or self.params.text("description") or None,
            base_url=base if _OWN_ADDRESS.fullmatch(base) else None,
            publications=PublicationsPage(nav="publications" in in_menu),
            projects=DocumentsPage(nav="projects" in in_menu or "projects" not in on_home, aliases=moved("projects/")),
            posts=DocumentsPage(nav="posts" in in_menu or "posts" not in on_home, aliases=moved("posts/")),
            aliases=moved(""),
        )


def _older(page: Page, params: Table) -> Page:
    """The profile of a site from before authors had folders: a widget, and names among the settings."""
    fields = page.fields
    for name in ("name", "role", "email", "avatar", "social", "organizations"):
        if name not in fields and name in params:
            fields[name] = params[name]
    interests = fields.table("interests").texts("interests")
    fields["interests"] = interests or fields.texts("interests")
    fields["title"] = params.text("name")
    return page
