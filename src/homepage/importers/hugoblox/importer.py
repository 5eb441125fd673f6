"""HugoBlox (Wowchemy, Academic): publications, projects, events and posts as folders, in one or several languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Email, Publication
from homepage.importers.front_matter.finish import finished
from homepage.importers.front_matter.links import email
from homepage.importers.front_matter.reader import Page
from homepage.importers.front_matter.residue import is_placeholder
from homepage.importers.hugoblox import languages
from homepage.importers.hugoblox.claims import Claims
from homepage.importers.hugoblox.front import Front
from homepage.importers.hugoblox.lists import Slot, arranged
from homepage.importers.hugoblox.page_lists import PageLists
from homepage.importers.hugoblox.pages import alias
from homepage.importers.hugoblox.person import Profile, name_of, with_spellings
from homepage.importers.hugoblox.residue import is_sample_address
from homepage.importers.hugoblox.settings import settings
from homepage.importers.hugoblox.source import Source
from homepage.importers.hugoblox.works import Reader
from homepage.importers.site import ImportedSite, Part

if TYPE_CHECKING:
    from homepage.content.records import Person
    from homepage.importers.folder import Folder
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.tables import Table
    from homepage.importers.hugoblox.home import Home
    from homepage.importers.report import ImportReport


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
        self.source = Source(folder, report)
        self.report, self.pages, self.bodies = report, self.source.pages, self.source.bodies
        self.claims, self.front = Claims(self.source), Front(self.source)

    def site(self) -> ImportedSite:
        """All of it."""
        source = self.source
        self.claims.claim()
        owner = self._owner()
        profile = Profile(owner, self.bodies, self._fallback(), source.headings)
        site = ImportedSite(person=profile.person())
        made = profile.parts()
        places = self.front.places(owner, site.person)
        site.person = self._with_mail(site.person)
        site.bio = self._bio(profile)
        self._languages(owner, site, made)
        reader = Reader(self.bodies, self._names(profile.name()), source.language, source.pages.topic)
        lists = PageLists(source, self.front.divided)
        made |= lists.made(site, reader, owner)
        if any(isinstance(one, Slot) and one.kind == "posts" for one in places):
            made |= {"posts": lists.posts()}
        works = [one for part in made["publications"] for one in part.records if isinstance(one, Publication)]
        site.parts = arranged(places, made, self.report)
        self.claims.write()
        site.person = self._with_links(with_spellings(site.person, reader.bold, works))
        for name in site.person.aliases:
            self.report.guess(owner.location, f"the author “{name}” is taken to be the owner of the page")
        site.documents = source.documents.finish(source.targets.links.assets)
        source.documents.with_aliases(site.parts)
        source.menu.apply(site.parts, {"events": "talks", "news": "news", "courses": "items"})
        site.config = settings(source, site)
        return finished(site, source.targets.links.assets)

    def _owner(self) -> Page:
        """The profile of the owner; of an older site, its settings."""
        if chosen := self.pages.owner():
            return chosen
        for group in self.pages.of("home"):
            page = self.pages.main(group)
            if page.fields.text("widget") == "about" or page.stem == "about":
                return _older(page, self.source.params)
        return Page(path="content/authors/admin/_index.md", fields=self.source.params, body="")

    def _fallback(self) -> str:
        title = (
            self.source.blox("identity").text("name")
            or self.source.params.text("name")
            or self.source.config.text("title")
        )
        return "" if is_placeholder(title) or title.lower() in ("academic", "wowchemy") else title

    def _names(self, owner: str) -> dict[str, str]:
        """The names behind the aliases that lists of authors use."""
        found = {"admin": owner, "me": owner} if owner else {}
        for group in self.pages.of("authors"):
            page = self.pages.main(group)
            if (name := name_of(page.fields)) and alias(page) not in found:
                found[alias(page)] = name
        return found

    def _bio(self, profile: Profile) -> str:
        """The biography: what the block of the home page says instead, else that of the profile."""
        return _about(self.front.home, self.bodies) or profile.bio()

    def _languages(self, owner: Page, site: ImportedSite, made: dict[str, list[Part]]) -> None:
        """What the profile says in further languages; each biography in a file of its own."""
        for tag, page in self._profiles(owner).items():
            silent, tags = self.bodies.silent(), (self.source.language, tag)
            site.person = languages.person(site.person, page, silent, tags)
            languages.sections(made, Profile(page, silent, "", self.source.headings), tags)
            home = self.front.others.get(tag)
            text = (_about(home, silent) if home else "") or silent.markdown(page.body, page.path, page.body_line)
            if text:
                site.assets[f"bio.{tag}.md"] = f"{text}\n".encode()
                self.report.guess(page.location, f"the biography in {tag} stands in content/bio.{tag}.md")

    def _profiles(self, owner: Page) -> dict[str, Page]:
        """The profiles of the owner in further languages: those that home pages name, else twins of the main one."""
        groups = self.pages.of("authors")
        found = next((dict(group) for group in groups if owner in group.values()), {})
        for tag, home in self.front.others.items():
            names = [content.text("username") for content, _ in home.about]
            named = (group[tag] for group in groups if tag in group and alias(group[tag]) in names)
            found[tag] = next(named, found.get(tag, owner))
        return {tag: page for tag, page in found.items() if page is not owner}

    def _with_mail(self, person: Person) -> Person:
        """The person with the address that a contact block or the settings of an older site say."""
        said = (*self.front.home.mails, self.source.params.text("email"))
        found = next((mail for one in said if (mail := email(one)) and not is_sample_address(mail)), "")
        return replace(person, email=(Email(address=found),)) if found and not person.email else person

    def _with_links(self, person: Person) -> Person:
        """The person with the links that buttons beside the biography and the menu are."""
        buttons = [link for content, _ in self.front.home.about for link in self.front.home.links(content)]
        known = {link.url for link in person.links}
        buttons = [link for link in buttons if link.url not in known]
        more = self.source.menu.links(self.source.targets, [*known, *(link.url for link in buttons)])
        return replace(person, links=(*person.links, *buttons, *more))


def _about(home: Home, bodies: Bodies) -> str:
    """What the block of a home page says of the owner instead of the profile."""
    said = (text for content, text in home.about if content.text("text"))
    return next((bodies.markdown(text.text, text.path, text.line) for text in said), "")


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
