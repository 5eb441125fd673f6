"""HugoBlox (Wowchemy, Academic): publications, projects, events and posts as folders, in one or several languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.config import DocumentsPage, Group, Site
from homepage.content.records import Author, Member, News, Talk
from homepage.errors import Location
from homepage.importers import front_matter
from homepage.importers.front_matter import Page, Table
from homepage.importers.front_matter_addresses import hugo
from homepage.importers.front_matter_body import Bodies
from homepage.importers.front_matter_collections import is_long, items, posts, projects
from homepage.importers.front_matter_documents import Documents, has_text, written
from homepage.importers.front_matter_links import Targets
from homepage.importers.front_matter_pages import is_sample, main, one_paragraph, twins
from homepage.importers.front_matter_residue import is_placeholder
from homepage.importers.front_matter_site import (
    DATE,
    date_words,
    dated,
    finished,
    language,
    records_part,
    source_language,
)
from homepage.importers.hugoblox_home import Home, listed
from homepage.importers.hugoblox_person import Profile, name_of, translated
from homepage.importers.hugoblox_works import Reader
from homepage.importers.markdown_out import escaped, target
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
_KINDS = {
    "publication": "publications",
    "publications": "publications",
    "project": "projects",
    "projects": "projects",
    "event": "events",
    "events": "events",
    "talk": "events",
    "talks": "events",
    "post": "posts",
    "posts": "posts",
    "blog": "posts",
    "news": "news",
    "course": "courses",
    "courses": "courses",
    "teaching": "courses",
    "author": "authors",
    "authors": "authors",
    "home": "home",
}
# What the list of a kind becomes: a list of ours, or a section of the home page.
_PLACES = {
    "publications": "publications/",
    "projects": "projects/",
    "events": "#talks",
    "news": "#news",
    "posts": "posts/",
}
_OWN_ADDRESS = re.compile(r"https?://(?!example\.|localhost|[^/]*\.hugoblox\.)[^\s/]+/(?:[^\s?#]*/)?")
_NO_PAGES = frozenset(("slides", "slide", "book", "landing"))


def recognises(folder: Folder) -> bool:
    """Whether a source is a site of this family: Hugo content with publications or authors in folders."""
    return any(re.match(r"content/(?:[\w-]+/)?(?:publications?|authors?)/.+\.md$", name) for name in folder.files())


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
        self.listed = listed(front_matter.pages(folder, "content/"), _KINDS)

    def site(self) -> ImportedSite:
        """All of it."""
        kinds = self._kinds()
        self._claim(kinds)
        owner = self._owner(kinds.get("authors", []))
        profile = Profile(owner, self.bodies, self._fallback())
        names = self._names(kinds.get("authors", []), profile.name())
        site = ImportedSite(person=profile.person(), bio=profile.bio())
        reader = Reader(self.bodies, names, self.language)
        found = reader.found(kinds.get("publications", []), self.documents.old)
        site.bibtex = found.bibtex
        self._languages(kinds.get("authors", []), owner, site)
        site.parts = self._home(kinds, owner) + self._news(kinds.get("news", []))
        abstracts = "details" if any(work.abstract for work in found.works) else None
        site.parts += records_part(
            "publications",
            "Publications",
            found.works,
            "publications",
            group_by="year",
            sort="newest",
            abstracts=abstracts,
        )
        site.parts += self._talks(kinds.get("events", []), site.person)
        site.parts += self._projects(kinds.get("projects", []), reader) + profile.parts()
        site.parts += self._members(kinds.get("authors", []), owner)
        site.parts += items(kinds.get("courses", []), self.documents, "Courses", "courses")
        posts(kinds.get("posts", []), self.documents)
        for group in kinds.get("", []):
            self.documents.page(group, nav=self._in_menu(main(group, self.language)))
        site.documents = self.documents.finish(self.targets.links.assets)
        self.documents.with_aliases(site.parts)
        site.config = self._settings()
        return finished(site, self.targets.links.assets)

    def _settings(self) -> Site:
        base = self.config.text("baseURL", "baseurl", "base_url").rstrip("/") + "/"
        moved = self.documents.moved
        return Site(
            language=self.shown_in,
            date_format=DATE,
            now="Present",
            description=self.params.table("marketing").table("seo").text("description")
            or self.params.text("description")
            or None,
            base_url=base if _OWN_ADDRESS.fullmatch(base) else None,
            projects=DocumentsPage(aliases=moved("projects/")),
            posts=DocumentsPage(nav=True, aliases=moved("posts/")),
            aliases=moved(""),
        )

    def _claim(self, kinds: dict[str, list[dict[str, Page]]]) -> None:
        """Give every page its place, before any text is read that may lead to it."""
        folders = {one for name in self.folder.files() for one in name.split("/")[1:3]}
        for name, kind in _KINDS.items():
            if kinds.get(kind) and kind in _PLACES and name in folders:
                self.documents.replaced_at(f"{name}/", _PLACES[kind])
        for page in (one for group in kinds.get("publications", []) for one in group.values()):
            for old in self.documents.old(page):
                self.targets.lead(old, "publications/")
        for kind, folder in (("", "pages"), ("projects", "projects"), ("posts", "posts")):
            for group in kinds.get(kind, []):
                dated = folder != "posts" or written(main(group, self.language))
                self.documents.claim(folder if dated else "pages", group)
        for kind, place in (("events", "#talks"), ("news", "#news"), ("courses", "#courses")):
            for group in kinds.get(kind, []):
                page = main(group, self.language)
                if (
                    (kind == "events" and _details(page))
                    or (kind == "courses" and is_long(page))
                    or _is_article(page, kind)
                ):
                    self.documents.claim("pages", group)
                else:
                    self.documents.replaced(page, "", place)

    def _in_menu(self, page: Page) -> bool:
        """Whether the menu of the site leads to a page."""
        menus = front_matter.settings(self.folder, "config/_default/menus.yaml", "config/_default/menus.toml")
        stops = (menus or self.config.table("menu")).tables("main")
        return self.documents.address_of(page).strip("/") in {one.text("url").strip("/") for one in stops}

    def _fallback(self) -> str:
        title = self.params.text("name") or self.config.text("title")
        return "" if is_placeholder(title) or title.lower() in ("academic", "wowchemy") else title

    def _kinds(self) -> dict[str, list[dict[str, Page]]]:
        """The pages by kind, those of several languages together; lists, samples and drafts are not pages."""
        found: dict[str, list[Page]] = {}
        for page in front_matter.pages(self.folder, "content/", drafts=True):
            kind = self._kind(page.path)
            if page.stem.startswith("_index") and (kind != "authors") and (kind or self._is_home(page)):
                continue
            if page.is_draft and kind != "posts":
                self.report.left_out(page.location, "is not published in the source")
                continue
            if not kind and not self._is_page(page):
                continue
            if kind not in ("authors", "home") and is_sample(page):
                name = page.fields.text("title") or page.path
                self.report.left_out(page.location, f"“{name}”, a sample of the template")
                continue
            found.setdefault(kind, []).append(page)
        return {kind: twins(pages, self.language) for kind, pages in found.items()}

    def _is_home(self, page: Page) -> bool:
        """Whether a page is the home page, in any language."""
        return re.fullmatch(r"content/(?:[a-z]{2}(?:-\w+)?/)?_index\.md", page.path) is not None

    def _is_page(self, page: Page) -> bool:
        """Whether a page of no kind of its own has a text to show."""
        if page.fields.text("type").lower() in _NO_PAGES:
            self.report.left_out(page.location, f"a page of type {page.fields.text('type')}")
            return False
        return has_text(page) and not page.fields.flag("headless")

    def _kind(self, path: str) -> str:
        """The kind that the folders of a page say; a folder of a language may stand before it."""
        folders = path.split("/")[1:-1]
        tops = [one for one in folders[:2] if not re.fullmatch(r"[a-z]{2}(?:-[a-zA-Z]{2})?", one)]
        return ("projects" if tops[0] in self.listed else _KINDS.get(tops[0], "")) if tops else ""

    def _owner(self, groups: list[dict[str, Page]]) -> Page:
        """The profile of the owner: the superuser, else admin, else the settings of an older site."""
        found = [main(group, self.language) for group in groups]
        for fits in (
            lambda page: page.fields.flag("superuser"),
            lambda page: "/admin/" in page.path,
            lambda page: "/me/" in page.path,
        ):
            if chosen := next((page for page in found if fits(page)), None):
                return chosen
        for name in ("data/authors/me.yaml", "data/authors/admin.yaml"):
            if isinstance(table := front_matter.value(self.folder, name), Table):
                return Page(path=name, fields=table, body=table.text("bio"), body_line=table.at("bio").line)
        for name in self.folder.files():
            if re.match(r"content/(?:[\w-]+/)?home/about\.md$", name) and (
                page := front_matter.page(self.folder, name)
            ):
                return _older(page, self.params)
        return Page(path="content/authors/admin/_index.md", fields=self.params, body="")

    def _languages(self, groups: list[dict[str, Page]], owner: Page, site: ImportedSite) -> None:
        """The biography in further languages, each in a file of its own."""
        others = next((group for group in groups if owner in group.values()), {})
        for tag, page in others.items():
            if page is owner:
                continue
            site.person = translated(site.person, page, tag, self.language)
            text = self.bodies.silent().markdown(page.body, page.path, page.body_line)
            if text:
                site.assets[f"bio.{tag}.md"] = f"{text}\n".encode()
                self.report.guess(page.location, f"the biography in {tag} stands in content/bio.{tag}.md")

    def _names(self, groups: list[dict[str, Page]], owner: str) -> dict[str, str]:
        """The names behind the aliases that lists of authors use."""
        found = {"admin": owner, "me": owner} if owner else {}
        for group in groups:
            page = main(group, self.language)
            alias = page.path.split("/")[-2]
            name = name_of(page.fields)
            if name and alias not in found:
                found[alias] = name
        return found

    def _home(self, kinds: dict[str, list[dict[str, Page]]], owner: Page) -> list[Part]:
        """What the home page says of its own."""
        home = Home(self.bodies)
        widgets = [main(group, self.language) for group in kinds.get("home", [])]
        parts = home.widgets(page for page in widgets if page.path != owner.path)
        names = [
            name for name in self.folder.files() if re.fullmatch(r"content/(?:[a-z]{2}(?:-\w+)?/)?_index\.md", name)
        ]
        own = [name for name in names if name in ("content/_index.md", f"content/{self.language}/_index.md")]
        for name in names:
            if name not in (own or names[:1]):
                self.report.left_out(Location(name), "the home page in a language other than that of the site")
        for name in own or names[:1]:
            if page := front_matter.page(self.folder, name):
                parts += home.blocks(page)
        return parts

    def _news(self, groups: list[dict[str, Page]]) -> list[Part]:
        found = [self._announcement(group) for group in groups]
        found.sort(key=lambda one: one.date or "", reverse=True)
        return records_part("news", "News", found, "news")

    def _announcement(self, group: dict[str, Page]) -> News:
        """A piece of news; one with more than a paragraph is its title, which leads to its page."""
        page = main(group, self.language)
        when, title = dated(page.fields.text("date")), page.fields.text("title")
        if address := self.documents.address(group):
            self.documents.page(group, date=when.get("date"))
            self.report.saw(title, page.fields.at("title"))
            return News(text=f"[{escaped(title)}]({target(address)})", **when)
        title = escaped(self.bodies.plain(title, page.fields.at("title")))
        body = one_paragraph(self.bodies.markdown(page.body, page.path, page.body_line))
        text = f"**{title}**<br>{body}" if title and body else body or title or page.stem
        return News(text=text, **when)

    def _talks(self, groups: list[dict[str, Page]], person: Person) -> list[Part]:
        chosen = sorted(groups, key=lambda group: main(group, self.language).fields.text("date"), reverse=True)
        return records_part("talks", "Talks", [self._talk(group, person) for group in chosen], "talks")

    def _talk(self, group: dict[str, Page], person: Person) -> Talk:
        page, bodies = main(group, self.language), self.bodies
        fields, address = page.fields, page.fields.table("address")
        reader = Reader(bodies, {"admin": person.name, "me": person.name}, self.language)
        title = bodies.plain(fields.text("title") or page.stem, fields.at("title"))
        places = [fields.text("location"), *(address.text(name) for name in ("city", "region", "country"))]
        place = ", ".join(dict.fromkeys(one for one in places if one))
        when = dated(fields.text("date", "time_start"))
        self.report.saw(date_words(when, DATE, self.shown_in), fields.at("date"))
        speakers = tuple(Author(name=name) for name in fields.texts("authors"))
        alone = all(author.name in ("admin", "me", person.name) for author in speakers)
        links = [*reader.links(page)]
        if url := fields.text("event_url"):
            links.insert(0, self.targets.link("Event", url, fields.at("event_url"), beside=page.path))
        if self.documents.address(group):
            page.body = _details(page)
            self.documents.page(group, date=when.get("date"))
        names = tuple(Author(name=person.name if one.name in ("admin", "me") else one.name) for one in speakers)
        return Talk(
            title=title,
            event=bodies.plain(fields.text("event"), fields.at("event")) or None,
            location=bodies.plain(place, fields.at("location", "address")) or None,
            url=self.documents.address(group),
            links=tuple(links),
            speaker=() if alone else names,
            **when,
        )

    def _projects(self, groups: list[dict[str, Page]], reader: Reader) -> list[Part]:
        for group in groups:
            page = main(group, self.language)
            image = reader.image(page)
            page.fields.pop("image", None)
            if image:
                page.fields["img"] = f"/{image.src}"
                self.targets.pages[image.src] = image.src
            page.fields["github"] = page.fields.text("url_code", "github")
        return projects(groups, self.documents, next(filter(None, self.listed.values()), "Projects"))

    def _members(self, groups: list[dict[str, Page]], owner: Page) -> list[Part]:
        """The group of the owner, when profiles say which groups their people belong to."""
        records, titles = [], dict[str, str]()
        for group in groups:
            page = main(group, self.language)
            if page.path == owner.path or not page.fields.texts("user_groups"):
                continue
            profile = Profile(page, self.bodies, "")
            person = profile.person()
            title = page.fields.texts("user_groups")[0]
            titles.setdefault(title, f"group-{len(titles) + 1}")
            self.report.saw(title, page.fields.at("user_groups"))
            records.append(
                Member(
                    name=person.name,
                    role=person.job_title,
                    group=titles[title],
                    image=person.image,
                    topic=person.tagline,
                    organization=", ".join(one.name for one in person.affiliation) or None,
                    url=next((link.url for link in person.links if link.url), None),
                )
            )
            if profile.bio():
                self.report.kept(page.location, f"the biography of {person.name} stands in no record")
        chosen = tuple(Group(id=identifier, title=title) for title, identifier in titles.items())
        return records_part("members", "People", records, "people", groups=chosen)


def _details(page: Page) -> str:
    """What an event says of itself beside its facts, each text once; empty when it says nothing."""
    texts = (page.fields.text("abstract"), page.fields.text("summary"), page.body)
    text = "\n\n".join(one for one in dict.fromkeys(one.strip() for one in texts) if one)
    return text if has_text(Page(path=page.path, fields=page.fields, body=text)) else ""


def _is_article(page: Page, kind: str) -> bool:
    """Whether a piece of news has a text below its title that is more than an entry of a list."""
    return kind == "news" and bool(page.fields.text("title")) and is_long(page)


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
