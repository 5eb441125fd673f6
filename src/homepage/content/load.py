"""Reads a site folder into records: the one place where content files are opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from homepage.content import records
from homepage.content.config import Section, Site
from homepage.content.decode import Decoder, Reference
from homepage.content.library import Library
from homepage.errors import ContentError, HomepageError, Location, Problem
from homepage.source import markdown, text, yaml

R = TypeVar("R", bound=records.Record)

SOURCES = frozenset({".yaml", ".yml", ".md", ".bib"})  # read as content; every other file is copied to the site
# Where the records of a kind come from unless a section says otherwise.
FILES: dict[str, tuple[str, type[records.Record]]] = {
    "news": ("news.yaml", records.News),
    "positions": ("positions.yaml", records.Position),
    "awards": ("awards.yaml", records.Award),
    "service": ("service.yaml", records.Service),
    "members": ("members.yaml", records.Member),
    "talks": ("talks.yaml", records.Talk),
    "courses": ("courses.yaml", records.Course),
    "contacts": ("contacts.yaml", records.ContactGroup),
    "people": ("acquaintances.yaml", records.Contact),
    "items": ("items.yaml", records.Item),
}
BIBLIOGRAPHY = "publications.bib"


class Prose(Struct, frozen=True):
    """A piece of block Markdown, and where it starts."""

    text: str
    path: str = ""
    line: int = 1


class Content(Struct, kw_only=True):
    """Everything a site folder holds; ``shown`` has the records or the prose of each section, in order."""

    config: Site
    person: records.Person
    bio: Prose
    shown: tuple[tuple[records.Record, ...] | Prose, ...]
    publications: dict[str, records.Publication]
    people: tuple[records.Contact, ...] = ()
    venues: dict[str, records.Venue] = {}
    assets: dict[str, Path] = {}
    references: tuple[Reference, ...] = ()
    warnings: tuple[Problem, ...] = ()


def setting(root: Path, key: str, value: str | None = None) -> Location:
    """Where site.yaml says ``key: value``, for problems that are found when the file is long read."""
    try:
        found = yaml.find(yaml.parse(text.read(root, "site.yaml"), "site.yaml"), key, value)
    except HomepageError:
        found = None
    return Location("site.yaml", found.line, found.column) if found else Location("site.yaml")


def load(root: Path, language: str | None = None) -> Content:
    """The content of the site in ``root``; raises ContentError with everything that is wrong in it."""
    return _Loader(root, language).content()


class _Loader:
    """Loads one site; its state is what was found wrong so far and which files were used."""

    def __init__(self, root: Path, language: str | None) -> None:
        self.root = root
        self.language = language or "en"
        self.fixed_language = language
        self.problems: list[Problem] = []
        self.references: list[Reference] = []
        self.used: set[str] = set()
        self.files = self._files()

    def content(self) -> Content:
        config = self._config()
        person = self._one("content/person.yaml", records.Person)
        bio = self._prose("content/bio.md", required=False)
        library = Library(self.root, self.files, self._decoded)
        sections = _with_about(config.sections or self._usual_sections(person))
        config = _with(config, sections=sections)
        shown = tuple(self._section(section, library) for section in sections)
        publications = library.entries(BIBLIOGRAPHY) if self._has_bibliography() else {}
        content = Content(
            config=config,
            person=person or records.Person(name=""),
            bio=bio,
            shown=shown,
            publications={**library.all(), **publications},
            people=self._many("content/people.yaml", records.Contact, required=False),
            venues=self._table("content/venues.yaml", records.Venue),
            assets={path: self.root / "content" / path for path in self.files if not _is_source(path)},
        )
        self.problems += library.problems
        self.references += library.references
        self._unused()
        errors = [problem for problem in self.problems if not problem.warning]
        if errors:
            raise ContentError(self.problems)
        content.warnings = tuple(sorted(set(self.problems), key=Problem.order))
        content.references = tuple(self.references)
        return content

    def _files(self) -> list[str]:
        """Every file under content/, in one order on every machine; hidden ones are left out."""
        top = self.root / "content"
        found = []
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in (name for name in folders if Path(folder, name).is_symlink()):
                relative = Path(folder, name).relative_to(top).as_posix()
                hint = "copy the folder into content/"
                self._problem(f"content/{relative}", "is a link to a folder, which is not followed", hint)
            for name in sorted(names):
                path = Path(folder, name)
                relative = path.relative_to(top).as_posix()
                if name.startswith((".", "~")) or name.endswith("~"):
                    continue
                if self._leaves(path):
                    self._problem(f"content/{relative}", "leads out of the site folder", "copy the file into content/")
                    continue
                found.append(relative)
        return found

    def _leaves(self, path: Path) -> bool:
        return path.is_symlink() and not path.resolve().is_relative_to(self.root.resolve())

    def _config(self) -> Site:
        if not (self.root / "site.yaml").is_file():
            hint = "run the command in the folder of a site, or start one with: homepage new DIR"
            raise ContentError([Problem(Location("site.yaml"), "there is no site.yaml here", hint)])
        language = self.fixed_language
        if language is None:
            language = self._peek_language()
        self.language = language
        return self._one("site.yaml", Site) or Site()

    def _peek_language(self) -> str:
        try:
            node = yaml.parse(self._read("site.yaml"), "site.yaml")
        except HomepageError:
            return "en"
        entry = node.entries.get("language") if isinstance(node, yaml.Mapping) else None
        return entry[1].text if entry and isinstance(entry[1], yaml.Scalar) else "en"

    def _usual_sections(self, person: records.Person | None) -> tuple[Section, ...]:
        """The sections of a site that names none: the biography, and every kind whose file is there."""
        titles = {
            "interests": "Research interests",
            "news": "News",
            "publications": "Publications",
            "positions": "Positions",
            "awards": "Awards",
            "service": "Service",
            "members": "Members",
            "talks": "Talks",
            "courses": "Teaching",
            "contacts": "Contacts",
            "people": "Acquaintances",
            "items": "Links",
        }
        given = {kind for kind, (name, _) in FILES.items() if name in self.files}
        if self._has_bibliography():
            given.add("publications")
        if person and person.interests:
            given.add("interests")
        kinds = [kind for kind in titles if kind in given]
        return tuple(Section(kind=kind, title=titles[kind]) for kind in kinds)  # type: ignore[arg-type]

    def _section(self, section: Section, library: Library) -> tuple[records.Record, ...] | Prose:
        name = self._section_file(section)
        if section.kind == "text":
            return self._prose(f"content/{name}", required=True) if name else Prose("")
        if section.kind in ("about", "interests", "link") or name is None:
            return ()
        if section.kind == "publications":
            self.used.add(f"content/{name}")
            self.used.add(f"content/{name.removesuffix('.bib')}.yaml")
            return tuple(library.entries(name).values()) if name.endswith(".bib") else library.listed(name)
        return self._many(f"content/{name}", FILES[section.kind][1])

    def _section_file(self, section: Section) -> str | None:
        """The name of the file of a section, or None when it has none or the name was reported."""
        name = section.file or FILES.get(section.kind, (None,))[0]
        if section.kind == "publications":
            name = name or BIBLIOGRAPHY
        if section.kind == "text" and name is None:
            where = setting(self.root, "kind", "text")
            self.problems.append(Problem(where, "a section of kind text needs 'file'", "such as file: about.md"))
        if name is not None and (name.startswith("/") or ".." in Path(name).parts):
            where, hint = setting(self.root, "file", name), "give its path from content/, without .."
            self.problems.append(Problem(where, f"file {name!r} leads out of content/", hint))
            return None
        return name

    def _has_bibliography(self) -> bool:
        return BIBLIOGRAPHY in self.files or "publications.yaml" in self.files

    def _read(self, path: str) -> str:
        self.used.add(path)
        return text.read(self.root, path)

    def _decoded(self, path: str) -> tuple[yaml.Node | None, Decoder]:
        """The document of a YAML file, with a decoder whose findings are collected here."""
        decoder = Decoder(path, self.language)
        decoder.problems, decoder.references = self.problems, self.references
        try:
            return yaml.parse(self._read(path), path), decoder
        except HomepageError as error:
            self.problems += error.problems
            return None, decoder

    def _one(self, path: str, record: type[R]) -> R | None:
        if not (self.root / path).is_file():
            self._problem(path, "is missing", "it holds who the page is about: name: …")
            return None
        before = len(self.problems)
        node, decoder = self._decoded(path)
        return None if len(self.problems) > before else decoder.record(node, record)

    def _many(self, path: str, record: type[R], *, required: bool = True) -> tuple[R, ...]:
        if not (self.root / path).is_file():
            if required:
                self._problem(path, "is missing", "a section of site.yaml shows its records")
            return ()
        node, decoder = self._decoded(path)
        return decoder.records(node, record)

    def _table(self, path: str, record: type[R]) -> dict[str, R]:
        if not (self.root / path).is_file():
            return {}
        node, decoder = self._decoded(path)
        if node is not None and not isinstance(node, yaml.Mapping):
            decoder.report(node, "keys and values are expected here")
        entries = node.entries if isinstance(node, yaml.Mapping) else {}
        found = {key: decoder.record(value, record) for key, (_, value) in entries.items()}
        return {key: value for key, value in found.items() if value is not None}

    def _prose(self, path: str, *, required: bool) -> Prose:
        language = Path(path).with_suffix(f".{self.language}.md").as_posix()
        path = language if (self.root / language).is_file() else path
        if not (self.root / path).is_file():
            if required:
                self._problem(path, "is missing", "a section of site.yaml shows it")
            return Prose("")
        try:
            document = markdown.parse(self._read(path), path)
        except HomepageError as error:
            self.problems += error.problems
            return Prose("")
        if document.front_matter is not None:
            where = Location(path, document.front_matter.line, document.front_matter.column)
            message, hint = "the front matter of this file is not used", "delete it; titles stand in site.yaml"
            self.problems.append(Problem(where, message, hint, warning=True))
        self.references.append(Reference("markdown", document.body, Location(path, document.body_line)))
        return Prose(document.body, path, document.body_line)

    def _unused(self) -> None:
        for name in self.files:
            path = f"content/{name}"
            if _is_source(name) and path not in self.used and "." not in Path(name).stem:
                message = "is shown nowhere: no section of site.yaml uses it"
                self.problems.append(
                    Problem(Location(path), message, "add a section, or delete the file", warning=True)
                )

    def _problem(self, path: str, message: str, hint: str) -> None:
        self.problems.append(Problem(Location(path), message, hint))


def _with_about(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with the biography among them: it carries the name, so no home page is without it."""
    if any(section.kind == "about" for section in sections):
        return sections
    return (Section(kind="about", nav=False), *sections)


def _is_source(path: str) -> bool:
    return Path(path).suffix.lower() in SOURCES


def _with(config: Site, **changes: object) -> Site:
    from msgspec.structs import replace

    return replace(config, **changes)
