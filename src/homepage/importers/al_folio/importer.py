"""al-folio: the bibliography as it is, with news, projects, courses and pages around it; three generations of it."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Any, Literal

from msgspec.structs import replace

from homepage.content.config import DocumentsPage, PublicationsPage, Site
from homepage.errors import Location
from homepage.importers.al_folio import layouts
from homepage.importers.al_folio import person as al_folio_person
from homepage.importers.al_folio.about import About
from homepage.importers.al_folio.books import Book, books, shown_by
from homepage.importers.al_folio.by_hand import written
from homepage.importers.al_folio.distill import written_out
from homepage.importers.al_folio.front import Front, without_lists
from homepage.importers.al_folio.lists import Listing, listing
from homepage.importers.al_folio.parts import Sections
from homepage.importers.al_folio.sorting import Groups, Sorting
from homepage.importers.al_folio.talks import TalkShelf
from homepage.importers.data.bib import Taken, take
from homepage.importers.emit import document
from homepage.importers.front_matter.dates import DATE
from homepage.importers.front_matter.documents import written as written_on
from homepage.importers.front_matter.finish import finished
from homepage.importers.front_matter.languages import spoken
from homepage.importers.front_matter.pages import language_of, main, twins, without_samples
from homepage.importers.front_matter.reader import Page, read_pages
from homepage.importers.front_matter.residue import is_sample_title
from homepage.importers.front_matter.site_settings import site_settings
from homepage.importers.jekyll.data import Data
from homepage.importers.jekyll.library import Library
from homepage.importers.jekyll.queries import LIST, asked
from homepage.importers.jekyll.site import JekyllSite
from homepage.importers.site import ImportedSite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from homepage.content.records import Person
    from homepage.importers.al_folio.typed import Typed
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
_KNOWN = frozenset(
    "_pages _news _projects _teachings _posts _bibliography _data _layouts _includes _sass _plugins _site _drafts "  # noqa: SIM905
    "_scripts".split()
)
_BLOGS = frozenset(("_blog", "_blogs", "_articles", "_writing", "_essays"))  # whose dated entries are posts

_DATA = re.compile(r"_data/(?!(?:.*/)?(?:strings|citations|featured_publications)\.)[^.].*\.(?:ya?ml|json|csv|tsv)")
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


def _beside(chosen: Iterable[str], topics: Mapping[str, str], typed: Mapping[str, Any]) -> dict[str, Any]:
    """What stands beside the bibliography: of each work its topic, what was typed, and whether it is selected."""
    found: dict[str, Any] = {key: {"topic": topic} for key, topic in topics.items()}
    for key, said in typed.items():
        found.setdefault(key, {}).update(said)
    for key in chosen:
        found.setdefault(key, {})["selected"] = True
    return found


def _tags(library: Library, shelf: Sequence[Book]) -> Callable[[str], str]:
    """What writes out the citations and lists in a text: where a list names another file, what that holds."""

    def written(text: str) -> str:
        for match in LIST.finditer(text):
            if book := shown_by(asked(match.group(1)), shelf):
                text = text.replace(match.group(), book.library.replaced(match.group()))
        return library.replaced(text)

    return written


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

    def site(self) -> ImportedSite:
        """All of it."""
        shown = self._bibliographies()
        shelf = books(shown, [name for name in shown if self._is_main(name)], self.main_file, self.targets)
        names = [name for name in shown if name not in [book.name for book in shelf]]
        taken = self._taken(names)
        library = Library(taken, names, self.main_file, self.targets)
        self.bodies.tags = _tags(library, shelf)
        groups = self._groups()
        groups.books = shelf
        about = self._about(groups.pages)
        for one in groups.pages if about else ():
            if one.fields.text("permalink") == "/" and one not in about.values():
                first = main(about, self.language).path
                self.report.guess(one.location, f"stood at the top of the site, where {first} stands now")
        groups.languages = (self.language, *(tag for tag in about if tag in spoken() - {self.language}))
        fronts = {tag: without_lists(page, shelf) for tag, page in about.items()}
        front = fronts.get(self.language) or next(iter(fronts.values()), Front())
        chosen = self._chosen(front, taken, library)
        person = al_folio_person.person(self.config, self.bodies, taken.works)
        sorting = Sorting(self.documents, groups, about)
        sorting.sort(taken, person)
        sorting.claim(taken)
        sections = Sections(sorting, person, self.config)
        lists = listing(sorting.listings, library, self.bodies, self.main_file, shelf)
        lists.talks[:0] = [TalkShelf.of(front.titles.get("talks", "Talks"), *one) for one in front.talks]
        silent = self.bodies.silent()
        versions = {tag: listing(one, library, silent, self.main_file, shelf) for tag, one in sorting.versions.items()}
        lists.name(self.language, versions)
        page = About(about, self.bodies, self.language)
        home = page.home(person, taken.works)
        chosen = chosen or self._typed_again(page.typed, taken, front)
        person, bio = page.owner(replace(person, interests=home.person.interests), home.bio)
        site = ImportedSite(person=person, bio=bio)
        site.people = al_folio_person.coauthors(self.bodies, taken.works.values())
        site.venues = al_folio_person.venues(self.bodies)
        others = written(sorting.written, self.targets, person, self.bodies)
        site.bibtex = {**home.bibtex, **others.bibtex}
        site.parts = [*home.parts, *sections.parts(taken, lists, versions, front.titles), *others.parts]
        if beside := _beside(chosen, {} if taken.topics else lists.topics()[1], page.typed.beside):
            site.assets["publications.yaml"] = document(beside).encode()
        if taken.works:
            site.assets["publications.bib"] = taken.data
        site.assets.update({path: text.encode() for path, text in page.variants.items()})
        site.documents = self.documents.finish(self.targets.links.assets)
        site.config = self._settings(taken, person, lists)
        if not site.config.topics:
            site.config = replace(site.config, topics=(*home.config.topics, *others.config.topics))
        if not any(path.startswith("posts/") for path in site.documents):
            site.config = replace(site.config, posts=DocumentsPage(aliases=site.config.posts.aliases))
        self._report_data()
        return finished(site, self.targets.links.assets)

    def _report_data(self) -> None:
        """Name the data that nothing read, which layouts of the owner's may have shown."""
        told = {note.location.path for note in self.report.of("left out")}
        for name in self.folder.files():
            if _DATA.fullmatch(name) and not self.folder.was_read(name) and name not in told:
                self.report.left_out(Location(name), "is data that no page shows in a form that is known")

    def _chosen(self, front: Front, taken: Taken, library: Library) -> list[str]:
        """The works that the page about the owner lists, where the bibliography does not say which are selected."""
        keys = list(dict.fromkeys(work.key for wanted in front.works for work in library.listed(wanted)))
        if len(keys) == len(taken.works) or any(work.selected for work in taken.works.values()):
            return []
        taken.works.update({key: replace(taken.works[key], selected=True) for key in keys})
        return keys

    def _typed_again(self, typed: Typed, taken: Taken, front: Front) -> list[str]:
        """The works that the page about the owner has typed, which are the selected ones if no others are."""
        known = {key: replace(taken.works[key], selected=True) for key in typed.keys if key in taken.works}
        if len(known) == len(taken.works) or any(work.selected for work in taken.works.values()):
            return []
        taken.works.update(known)
        if typed.title:
            front.titles.setdefault("publications", typed.title)
        return typed.keys

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
            **site_settings(self.config, person, self.report),
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
        for name in _BLOGS & set(collections):
            if all(written_on(main(group, self.language)) for group in collections[name]):
                collections["_posts"] += collections.pop(name)
        found = list(read_pages(self.folder, "_pages/"))
        found += [page for page in read_pages(self.folder, "index.md", "about.md") if "/" not in page.path]
        data = Data(self.folder)
        for page in found:
            page.body = data.expanded(page.body, page.fields)
            layouts.written_out(page, self.folder, data)
        for page in (page for groups in collections.values() for group in groups for page in group.values()):
            written_out(page, self.folder)
        return Groups(pages=found, news=self._twins("_news/"), collections=collections)

    def _twins(self, folder: str, *, drafts: bool = False) -> list[dict[str, Page]]:
        """The pages below a folder in all their languages, without the samples of the template."""
        return twins(without_samples(read_pages(self.folder, folder, drafts=drafts), self.report), self.language)

    def _about(self, found: list[Page]) -> dict[str, Page]:
        """The page about the owner, in each language."""
        fits = [page for page in found if page.fields.text("layout") == "about" or page.fields.text("permalink") == "/"]
        named = [page for page in found if page.stem.split("_")[0].split(".")[0] in ("about", "index")]
        chosen = fits or named
        shared = language_of(chosen[0], self.language)[1] if chosen else ""
        same = [page for page in [*fits, *named] if language_of(page, self.language)[1] == shared]
        return {language_of(page, self.language)[0]: page for page in reversed(same)}
