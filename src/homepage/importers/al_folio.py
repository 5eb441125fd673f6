"""al-folio: the bibliography as it is, with news, projects, courses and pages around it; three generations of it."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Any, Literal

from msgspec.structs import replace

from homepage.content.config import DocumentsPage, PublicationsPage, Site
from homepage.content.records import Image, Notice
from homepage.errors import Location
from homepage.importers import academicpages_home, academicpages_twins, al_folio_person
from homepage.importers.al_folio_by_hand import written
from homepage.importers.al_folio_distill import written_out
from homepage.importers.al_folio_front import Front, has_sections, without_lists
from homepage.importers.al_folio_lists import Listing, listing
from homepage.importers.al_folio_parts import Groups, Sections, silently
from homepage.importers.data_bib import Taken, take
from homepage.importers.emit import document
from homepage.importers.front_matter import Page, Table, pages
from homepage.importers.front_matter_pages import language_of, main, one_paragraph, per_language, twins, without_samples
from homepage.importers.front_matter_residue import is_sample_text, is_sample_title
from homepage.importers.front_matter_settings import of_site
from homepage.importers.front_matter_site import DATE, finished, spoken
from homepage.importers.jekyll_data import Data
from homepage.importers.jekyll_library import Library
from homepage.importers.jekyll_site import JekyllSite
from homepage.importers.site import ImportedSite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from homepage.content.records import Person
    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport

_FILES = (
    "",
    "assets/pdf",
    "assets/img/publication_preview",
    "assets/img",
    "assets/html",
    "assets",
    "assets/bibliography",
)
_SHORT = 160  # characters of an address that stands in a line
_KNOWN = frozenset(
    "_pages _news _projects _teachings _posts _bibliography _data _layouts _includes _sass _plugins _site _drafts "  # noqa: SIM905
    "_scripts".split()
)

PublicationGroups = Literal["none", "topic", "year", "type", "venue"]
_TEXT = re.compile(r"(?!_layouts/|_includes/|_site/)[^.].*\.(?:md|markdown|html)", re.IGNORECASE)


def recognises(folder: Folder) -> bool:
    """Whether a source is an al-folio site: a bibliography for Jekyll, or the settings of this theme."""
    files = folder.files()
    if "_config.yml" not in files or any(name.startswith("google_scholar_crawler/") for name in files):
        return False
    if any(name.startswith("_bibliography/") for name in files):
        return True
    text = (folder.text("_config.yml") or "").lower()
    return "al-folio" in text or ("jekyll/scholar" in text and any(name.startswith("_news/") for name in files))


def read(folder: Folder, report: ImportReport) -> ImportedSite:
    """The site that an al-folio folder holds."""
    return _Reader(folder, report).site()


def _own(line: str) -> str:
    """What a line says below a name beyond what the template says there."""
    line = re.sub(r"<!--.*?(?:-->|\Z)|<a href=[\"']#[\"']>Affiliations</a>[.,;]?", "", line, flags=re.DOTALL)
    line = re.sub(r"(?:\s*\b(?:Affiliations|Address|Contacts|Mott?o|Etc)\.)+\s*$", "", line)
    return re.sub(r"\\+(?:\s+|$)", "<br>", line).strip().removesuffix("<br>")


def _beside(chosen: Iterable[str], topics: Mapping[str, str]) -> dict[str, Any]:
    """What stands beside the bibliography: of each work its topic, and whether it is selected."""
    found: dict[str, Any] = {key: {"topic": topic} for key, topic in topics.items()}
    for key in chosen:
        found.setdefault(key, {})["selected"] = True
    return found


def _mentions(texts: list[str], name: str, source: str) -> bool:
    """Whether a text asks for a bibliography by its name."""
    short = re.escape(name.removeprefix(source + "/").rpartition(".")[0])
    pattern = re.compile(
        rf"\{{%-?\s*(?:bibliography|cite|reference)\b[^%]*(?:-f|--file)[\s=]+[\"']?{short}(?:\.bib)?\b"
    )
    return any(pattern.search(text) for text in texts)


class _Reader(JekyllSite):
    """Reads one site."""

    def __init__(self, folder: Folder, report: ImportReport) -> None:
        super().__init__(folder, report, _FILES, ("lang", "default_lang"))
        self.variants: dict[str, str] = {}
        self.joined: set[str] = set()  # languages in which the page about the owner has the same sections

    def site(self) -> ImportedSite:
        """All of it."""
        names = self._bibliographies()
        taken = self._taken(names)
        library = Library(taken, names, self.main_file, self.targets)
        self.bodies.tags = library.replaced
        groups = self._groups()
        about = self._about(groups.pages)
        groups.languages = (self.language, *(tag for tag in about if tag in spoken() - {self.language}))
        fronts = {tag: without_lists(page) for tag, page in about.items()}
        front = fronts.get(self.language) or next(iter(fronts.values()), Front())
        chosen = self._chosen(front, taken, library)
        person = al_folio_person.person(self.config, self.bodies, taken.works)
        sections = Sections(self.documents, groups, about, self.config)
        sections.sort(taken, person)
        sections.claim(taken)
        lists = listing(sections.listings, library, self.bodies, self.main_file)
        silent = self.bodies.silent()
        versions = {tag: listing(one, library, silent, self.main_file) for tag, one in sections.versions.items()}
        home = self._home(about, person, has_works=bool(taken.works))
        person, bio = self._page_about(about, replace(person, interests=home.person.interests), home.bio)
        site = ImportedSite(person=person, bio=bio)
        site.people = al_folio_person.coauthors(self.bodies, taken.works.values())
        site.venues = al_folio_person.venues(self.bodies)
        others = written(sections.written, self.targets, person, self.bodies)
        site.bibtex = {**home.bibtex, **others.bibtex}
        site.parts = [*home.parts, *sections.parts(taken, lists, versions, front.titles), *others.parts]
        if beside := _beside(chosen, {} if taken.topics else lists.topics()[1]):
            site.assets["publications.yaml"] = document(beside).encode()
        if taken.works:
            site.assets["publications.bib"] = taken.data
        site.assets.update({path: text.encode() for path, text in self.variants.items()})
        site.documents = self.documents.finish(self.targets.links.assets)
        site.config = self._settings(taken, person, lists)
        if not site.config.topics:
            site.config = replace(site.config, topics=(*home.config.topics, *others.config.topics))
        if not any(path.startswith("posts/") for path in site.documents):
            site.config = replace(site.config, posts=DocumentsPage(aliases=site.config.posts.aliases))
        return finished(site, self.targets.links.assets)

    def _chosen(self, front: Front, taken: Taken, library: Library) -> list[str]:
        """The works that the page about the owner lists, where the bibliography does not say which are selected."""
        keys = list(dict.fromkeys(work.key for wanted in front.works for work in library.listed(wanted)))
        if len(keys) == len(taken.works) or any(work.selected for work in taken.works.values()):
            return []
        taken.works.update({key: replace(taken.works[key], selected=True) for key in keys})
        return keys

    def _settings(self, taken: Taken, person: Person, found: Listing) -> Site:
        lists = {place: self.documents.moved(place) for place in ("", "projects/", "posts/")}
        blog = self.config.text("blog_name")
        blog = "" if blog.lower() == "al-folio" else blog
        return Site(
            language=self.shown_in,
            date_format=DATE,
            now="Present",
            topics=taken.topics or found.topics()[0],
            publications=PublicationsPage(
                nav=any(work.selected for work in taken.works.values()), group_by=self._grouped(taken, found)
            ),
            projects=DocumentsPage(aliases=lists["projects/"]),
            posts=DocumentsPage(title=self.documents.titles.get("posts/") or blog, nav=True, aliases=lists["posts/"]),
            aliases=lists[""],
            **of_site(self.config, person, self.report),
        )

    def _grouped(self, taken: Taken, found: Listing) -> PublicationGroups:
        """By what the list of publications is grouped, as its headings, the tag or the settings say."""
        if found.topics()[0] and not taken.topics:
            return "topic"
        asked: dict[str, PublicationGroups] = {"none": "none", "type": "type", "year": "year"}
        return asked.get(found.group_by or self.config.table("scholar").text("group_by"), "year")

    def _bibliographies(self) -> list[str]:
        """The bibliographies that the site shows; others are hidden and stay so."""
        source = self.config.table("scholar").text("source").strip("./") or "_bibliography"
        inside = [name for name in self.folder.files() if name.startswith(source + "/")]
        names = [name for name in inside if name.endswith((".bib", ".bibtex"))]
        texts = [self.folder.text(name) or "" for name in self.folder.files() if _TEXT.fullmatch(name)]
        used = [name for name in names if self._is_main(name) or _mentions(texts, name, source)] or names[:1]
        for name in names:
            if name not in used:
                self.report.left_out(Location(name), "no page shows this bibliography")
        return used

    @property
    def main_file(self) -> str:
        """The name of the usual bibliography, or the pattern of names."""
        return (self.config.table("scholar").text("bibliography") or "papers").removesuffix(".bib")

    def _is_main(self, name: str) -> bool:
        return fnmatch(name.rpartition("/")[2].rpartition(".")[0], self.main_file)

    def _taken(self, names: list[str]) -> Taken:
        if not names:
            return Taken(works={}, data=b"")
        return take(names, self.targets, roots=_FILES, is_residue=lambda work: is_sample_title(work.title))

    def _groups(self) -> Groups:
        names = {name.split("/")[0] for name in self.folder.files() if name.startswith("_")}
        declared = {f"_{name}" for name in self.config.table("collections")} | {"_books"}
        others = sorted((names & declared) - _KNOWN)
        collections = {
            name: self._twins(name + "/", drafts=name == "_posts")
            for name in ("_projects", "_teachings", "_posts", *others)
        }
        collections["_posts"] += self._twins("_drafts/", drafts=True)
        found = list(pages(self.folder, "_pages/"))
        found += [page for page in pages(self.folder, "index.md", "about.md") if "/" not in page.path]
        data = Data(self.folder)
        for page in found:
            page.body = data.expanded(page.body, page.fields)
        for page in (page for groups in collections.values() for group in groups for page in group.values()):
            written_out(page, self.folder)
        return Groups(pages=found, news=self._twins("_news/"), collections=collections)

    def _twins(self, folder: str, *, drafts: bool = False) -> list[dict[str, Page]]:
        """The pages below a folder in all their languages, without the samples of the template."""
        return twins(without_samples(pages(self.folder, folder, drafts=drafts), self.report), self.language)

    def _about(self, found: list[Page]) -> dict[str, Page]:
        """The page about the owner, in each language."""
        fits = [page for page in found if page.fields.text("layout") == "about" or page.fields.text("permalink") == "/"]
        named = [page for page in found if page.stem.split("_")[0].split(".")[0] in ("about", "index")]
        chosen = fits or named
        shared = language_of(chosen[0], self.language)[1] if chosen else ""
        same = [page for page in [*fits, *named] if language_of(page, self.language)[1] == shared]
        return {language_of(page, self.language)[0]: page for page in reversed(same)}

    def _home(self, about: dict[str, Page], person: Person, *, has_works: bool) -> ImportedSite:
        """The biography, and the sections below headings of the page about the owner, in all its languages."""
        page = main(about, self.language) if about else None
        others = {tag: one for tag, one in about.items() if one is not page and tag in spoken()}
        plain = ImportedSite(person=person)
        if page is None or not all(map(has_sections, (page, *others.values()))):
            plain.bio = self.bodies.markdown(page.body, page.path, page.body_line) if page else ""
            return plain
        seen, mark = self.report.seen_so_far(), self.report.mark()
        home = academicpages_home.read(self.bodies.prepared(page), self.targets, person)
        if (has_works and any(part.section.kind == "publications" for part in home.parts)) or not self._in_all(
            home, others, person
        ):
            self.report.forget(seen)  # the same works again, which stand in the bibliography, or no twins
            self.report.back_to(mark)
            plain.bio = self.bodies.markdown(page.body, page.path, page.body_line)
            return plain
        home.parts = [part for part in home.parts if part.section.kind != "about"]
        return home

    def _in_all(self, home: ImportedSite, others: Mapping[str, Page], person: Person) -> bool:
        """Give what a page says the words of its versions in other languages; whether all of them correspond."""
        silent = self.bodies.silent()
        found = {
            tag: academicpages_home.quietly(silent.prepared(page), self.targets, person) for tag, page in others.items()
        }
        if not all(academicpages_twins.correspond(home, site) for site, _ in found.values()):
            return False
        for tag, (site, report) in found.items():
            academicpages_twins.join(home, site, (self.language, tag))
            self.report.versions[tag] = report
            self.joined.add(tag)
        return True

    def _page_about(self, about: dict[str, Page], person: Person, bio: str) -> tuple[Person, str]:
        """The owner with what the page about them says, and the biography."""
        if not about:
            return person, ""
        page = main(about, self.language)
        profile = page.fields.table("profile")
        picture = profile.text("image")
        image = self.targets.image(picture, profile.at("image")) if picture else None
        place, notices = self._more_info(profile)
        person = al_folio_person.of_profile(person, profile, self.bodies)
        notices += person.notice
        lines = {tag: _own(other.fields.text("subtitle", "description")) for tag, other in about.items()}
        line = lines.pop(language_of(page, self.language)[0], "")
        for tag, other in about.items():
            if other is not page and tag not in spoken():
                self.report.left_out(other.location, f"is in {tag!r}, in which the program has no words")
            elif other is not page and tag not in self.joined and (text := silently(other, self.bodies)):
                self.variants[f"bio.{tag}.md"] = text + "\n"
        if line:
            person, bio = self._subtitle(line, page, person, bio)
        if person.tagline and (others := {tag: one for tag, one in lines.items() if one and tag in spoken()}):
            tag = language_of(page, self.language)[0]
            plain = {
                tag: person.tagline,
                **{tag: self.bodies.silent().plain(one, page.location) for tag, one in others.items()},
            }
            person = replace(person, tagline=per_language(plain))
        image = image and Image(src=image.src, alt=person.name)
        return replace(person, image=image, location=place or person.location, notice=tuple(notices)), bio

    def _subtitle(self, line: str, page: Page, person: Person, bio: str) -> tuple[Person, str]:
        where = page.fields.at("subtitle", "description")
        text = self.bodies.line(line, where)
        if re.search(r"\]\(|<br>|!\[", text):
            return person, f"{text}\n\n{bio}".strip()
        return replace(person, tagline=" ".join(re.sub(r"[*`\\]", "", text).split()) or None), bio

    def _more_info(self, profile: Table) -> tuple[str, list[Notice]]:
        """The lines under the portrait: where the owner is found, or anything else that is said there."""
        text = re.sub(r"<!--.*?(?:-->|\Z)", "", profile.text("more_info", "address"), flags=re.DOTALL).strip()
        if not text or is_sample_text(text):
            return "", []
        if text.endswith((".md", ".html")) and (name := self.targets.find(f"_pages/{text}") or self.targets.find(text)):
            text = self.folder.text(name) or ""
        found = self.bodies.markdown(text, profile.path, profile.at("more_info", "address").line)
        plainly = re.sub(r"</?(?:font|span|center)\b[^<>]*>", "", one_paragraph(found)).strip()
        lines = [line.strip(" ,") for line in plainly.split("<br>")]
        if len(plainly) < _SHORT and not re.search(r"[<>\[\]*`|\n]", "".join(lines)):
            return ", ".join(line for line in lines if line), []
        return "", [Notice(text=plainly)] if found else []
