"""academicpages: publications, talks, teaching and portfolio, each entry a file; pages as the menu lists them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.config import Site
from homepage.content.records import Affiliation, Course, Email, Image, Link, Person, Talk
from homepage.errors import Location
from homepage.importers.academicpages_works import Reader
from homepage.importers.front_matter import Page, Table, pages, settings
from homepage.importers.front_matter_body import Bodies
from homepage.importers.front_matter_links import Targets, email, network, orcid
from homepage.importers.front_matter_pages import articles, is_sample, items, kept, language_of, without_samples
from homepage.importers.front_matter_residue import is_placeholder, is_sample_text
from homepage.importers.front_matter_site import (
    date_words,
    dated,
    finished,
    language,
    prose_part,
    records_part,
    source_language,
)
from homepage.importers.names import native
from homepage.importers.site import ImportedSite, Part
from homepage.site.names import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport

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


class _Reader:
    """Reads one site."""

    def __init__(self, folder: Folder, report: ImportReport) -> None:
        self.folder, self.report = folder, report
        self.config = settings(folder, "_config.yml")
        tag = self.config.text("locale", "lang")
        self.language = source_language(tag)
        self.shown_in = language(tag, report, self.config.at("locale", "lang"))
        self.targets = Targets(folder, roots=_FILES, base=self.config.text("baseurl"), site=self.config.text("url"))
        self.bodies = Bodies(self.targets)
        self.found = {name: without_samples(pages(folder, f"{name}/"), report) for name in (*_COLLECTIONS, "_posts")}
        self.long: dict[str, list[str]] = {}

    def site(self) -> ImportedSite:
        """All of it."""
        others = [page for page in pages(self.folder, "_pages/") if "/" not in page.path.removeprefix("_pages/")]
        others += [page for page in pages(self.folder, "index.md", "about.md", "cv.md") if "/" not in page.path]
        self.targets.pages = {name: place for name, place in self._places().items() if place}
        person = self._person()
        about = next((page for page in others if page.fields.text("permalink") == "/" and self._is_shown(page)), None)
        about = about or next((page for page in others if page.stem in ("about", "index")), None)
        bio = self._bio(about) if about else ""
        config = Site(language=self.shown_in, date_format=DATE, now="Present")
        site = ImportedSite(person=person, bio=bio, config=config)
        reader = Reader(self.bodies, Identity([person.name, *([person.native_name] if person.native_name else [])]))
        site.parts = reader.parts(self.found["_publications"])
        site.bibtex = reader.bibtex
        site.parts += self._talks() + self._teaching()
        site.parts += items(self.found["_portfolio"], self.bodies, "Portfolio", "portfolio")
        site.parts += self._other_pages(page for page in others if page is not about)
        site.parts += articles(self.found["_posts"], self.bodies, "Blog posts")
        return finished(site, self.targets.links.assets)

    def _places(self) -> dict[str, str]:
        return {
            "publications": "publications/" if self.found["_publications"] else "",
            "talks": "#talks" if self.found["_talks"] else "",
            "teaching": "#teaching" if self.found["_teaching"] else "",
            "portfolio": "#portfolio" if self.found["_portfolio"] else "",
        }

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

    def _bio(self, about: Page) -> str:
        if is_sample(about):
            self.report.left_out(about.location, "the biography is the sample of the template")
            return ""
        return self.bodies.markdown(about.body, about.path, about.body_line)

    def _talks(self) -> list[Part]:
        found = sorted(self.found["_talks"], key=_newest, reverse=True)
        records = [self._talk(page) for page in found]
        return [*records_part("talks", "Talks", records, "talks"), *self._details("talks")]

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
            links=self._rest(page, title, "talks"),
            **when,
        )

    def _rest(self, page: Page, title: str, kind: str) -> tuple[Link, ...]:
        """The links of an entry; what else its text says goes to a section of its own."""
        links = [
            self.targets.link(label, page.fields.text(key), page.fields.at(key), beside=page.path)
            for key, label in _LINKS.items()
            if page.fields.text(key)
        ]
        texts, found = split_links(page.body)
        links += [self.targets.link(label, url, page.location, beside=page.path) for label, url in found]
        self.report.saw(" ".join(label for label, _ in found), page.location)
        excerpt = page.fields.text("excerpt")
        if excerpt and not is_sample_text(excerpt) and excerpt[:60] not in page.body:
            texts = f"{excerpt}\n\n{texts}"
        body = self.bodies.markdown(texts, page.path, page.body_line)
        if re.search(r"\w", body):
            self.long.setdefault(kind, []).append(f"### {title}\n\n{body}")
        return tuple(links)

    def _details(self, kind: str) -> list[Part]:
        return prose_part("", "\n\n".join(self.long.get(kind, [])), f"{kind}-more", nav=False)

    def _teaching(self) -> list[Part]:
        found = sorted(self.found["_teaching"], key=_newest, reverse=True)
        records = [self._course(page) for page in found]
        return [*records_part("courses", "Teaching", records, "teaching"), *self._details("teaching")]

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
            links=self._rest(page, title, "teaching"),
        )

    def _other_pages(self, found: Iterable[Page]) -> list[Part]:
        """The pages of the menu that hold text of their own, such as the curriculum vitae."""
        menu = settings(self.folder, "_data/navigation.yml").tables("main")
        linked = [one.text("url").strip("/").removesuffix(".html") for one in menu]
        parts: list[Part] = []
        for page in found:
            address = page.fields.text("permalink").strip("/").removesuffix(".html") or page.stem
            if is_sample(page):
                self.report.left_out(page.location, f"“{page.fields.text('title')}”, a sample of the template")
            elif not self._is_shown(page):
                self.report.left_out(page.location, "a page in a language other than that of the site")
            elif address in linked or (not menu and page.stem == "cv"):
                parts += self._by_heading(page) if page.stem.startswith("cv") else kept(page, self.bodies)
            elif page.stem != "404":
                self.report.left_out(page.location, "a page that the menu does not lead to")
        return parts

    def _by_heading(self, page: Page) -> list[Part]:
        """A curriculum vitae as one section of text for each of its headings that has any text."""
        pieces = re.split(r"^(?:#{1,2}[ ]*(.+?)[ #]*|([^\n]+)\n={3,}[ ]*)$", page.body, flags=re.MULTILINE)
        parts, line = kept(replace(page, body=pieces[0]), self.bodies), page.body_line + pieces[0].count("\n")
        for at in range(1, len(pieces) - 2, 3):
            title, text = pieces[at] or pieces[at + 1] or "", pieces[at + 2]
            body = self.bodies.markdown(text, page.path, line)
            if re.search(r"\w", body):
                where = Location(page.path, line)
                self.report.kept(where, f"the section “{title.strip()}” became a text as it stands")
                parts += prose_part(self.bodies.plain(title.strip(), page.location), body)
            line += text.count("\n") + (2 if pieces[at + 1] else 1)
        return parts


_LINKS = {"slidesurl": "Slides", "paperurl": "Paper", "videourl": "Video", "codeurl": "Code", "link": "Link"}
_ONLY_LINKS = re.compile(r"(?:\s*(?:[-*+]\s+)?\[([^\[\]]+)\]\(([^()\s]+)\)[\s.,;|]*)+")
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")


def split_links(body: str) -> tuple[str, list[tuple[str, str]]]:
    """A text without the paragraphs that are nothing but links, and these links."""
    texts, links = [], []
    for paragraph in re.split(r"\n[ \t]*\n", body):
        if paragraph.strip() and _ONLY_LINKS.fullmatch(paragraph):
            links += _LINK.findall(paragraph)
        else:
            texts.append(paragraph)
    return "\n\n".join(texts), links


def _newest(page: Page) -> tuple[str, str]:
    when = dated(page.fields.text("date")).get("date", "")
    return (when, page.path)
