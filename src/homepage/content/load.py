"""Reads a site folder into records: the one place where content files are opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from homepage.content import file_names, records, targets
from homepage.content import words as interface
from homepage.content.citations import scholar_user
from homepage.content.config import Section, Site
from homepage.content.decode import Decoder
from homepage.content.documents import Documents, Reading
from homepage.content.library import MISSING, Library
from homepage.content.notes import Findings, Reference
from homepage.content.parsed import parsed
from homepage.content.suggest import did_you_mean
from homepage.content.tags import nearest
from homepage.errors import ContentError, HomepageError, Location, Problem
from homepage.languages import forms
from homepage.patterns import lazy
from homepage.source import markdown, misread, text, yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from homepage.content.documents import Written

R = TypeVar("R", bound=records.Record)
C = TypeVar("C", bound=records.Record)

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
KNOWN = (
    *(name for name, _ in FILES.values()),
    *("person.yaml", "people.yaml", "venues.yaml", "bio.md", BIBLIOGRAPHY, "publications.yaml"),
)
_TAG = lazy(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")


class Prose(Struct, frozen=True):
    """A piece of block Markdown, and where it starts; ``language`` is set when it is not that of the page."""

    text: str
    path: str = ""
    line: int = 1
    language: str = ""


class Content(Struct, kw_only=True):
    """Everything a site folder holds, in one language; ``shown`` has the records or the prose of each section.

    ``texts`` are what stands on the pages of papers below their abstracts, by citation key.
    ``untranslated`` says what is given in some languages of the site and not in all.
    """

    config: Site
    person: records.Person
    bio: Prose
    shown: tuple[tuple[records.Record, ...] | Prose, ...]
    publications: dict[str, records.Publication]
    people: tuple[records.Contact, ...] = ()
    venues: dict[str, records.Venue] = {}
    pages: tuple[records.WebPage, ...] = ()
    projects: tuple[records.Project, ...] = ()
    posts: tuple[records.Post, ...] = ()
    texts: dict[str, records.Document] = {}
    assets: dict[str, Path] = {}
    style_sheet: bytes = b""
    references: tuple[Reference, ...] = ()
    warnings: tuple[Problem, ...] = ()
    untranslated: tuple[Problem, ...] = ()
    language: str = "en"
    words: interface.Words = interface.ENGLISH


class UnusableContentError(ContentError):
    """Files that cannot be used, with what could be read: its references are judged in the same run."""

    def __init__(self, problems: Iterable[Problem], content: Content) -> None:
        super().__init__(problems)
        self.content = content


def setting(root: Path, key: str, value: str | None = None) -> Location:
    """Where site.yaml says ``key: value``, for problems that are found when the file is long read."""
    found = yaml.find(_parsed(root, "site.yaml")[0], key, value)
    return Location("site.yaml", found.line, found.column) if found else Location("site.yaml")


def load(root: Path, language: str | None = None, *, drafts: bool = False) -> Content:
    """The content of the site in ``root``; raises ContentError with everything that is wrong in it."""
    return _Loader(root, language, drafts=drafts).content()


def load_all(root: Path, *, drafts: bool = False) -> tuple[Content, ...]:
    """The content of the site in each of its languages, the main one first, from files that are read once.

    The first has the references and the warnings of all. Raises ContentError with everything that is wrong in any.
    """
    main = _Loader(root, None, drafts=drafts)
    contents: list[Content] = []
    problems: list[Problem] = []
    for loader in main.of_each_language():
        try:
            contents.append(loader.content())
        except UnusableContentError as error:
            problems += error.problems
            contents.append(error.content)
    if problems:
        raise UnusableContentError(problems, contents[0])
    if len(contents) > 1:
        contents[0].references = tuple(dict.fromkeys(one for content in contents for one in content.references))
        warnings = {one for content in contents for one in content.warnings}
        contents[0].warnings = tuple(sorted(warnings, key=Problem.order))
    parsed(root).keep()
    return tuple(contents)


class _Loader:
    """Loads one site; its state is what was found wrong so far and which files were used."""

    def __init__(self, root: Path, language: str | None, *, drafts: bool) -> None:
        self.root, self.drafts = root, drafts
        self.language = language or "en"
        self.fixed_language = language
        self.findings = Findings()
        self.problems, self.references = self.findings.problems, self.findings.references
        self.untranslated = self.findings.untranslated
        self.used: set[str] = set()
        self.files = self._files()
        self.main = self.language
        self.languages: tuple[str, ...] = ()
        self.documents: dict[str, yaml.Node | None] = {}
        self.addresses: dict[str, str] = {}
        self.bibliographies: dict[str, dict[str, records.Publication]] = {}

    def of_each_language(self) -> Iterator[_Loader]:
        """This loader, and once it has loaded the site, one for each further language that shares what was read."""
        yield self
        for tag in self.languages:
            if tag != self.language:
                other = _Loader(self.root, tag, drafts=self.drafts)
                other.documents, other.bibliographies = self.documents, self.bibliographies
                yield other

    def content(self) -> Content:
        self._begin()
        documents = self._documents()
        self.addresses = documents.addresses
        written = documents.all()
        config = self._config()
        words = self._words()
        person = self._one("content/person.yaml", records.Person)
        bio = self._prose("content/bio.md", required=False)
        library = Library(self.root, self.files, self._decoded, self.bibliographies)
        library.scholar = scholar_user(person)
        sections = _with_about(config.sections or self._usual_sections(person, words, written))
        config = _with_words(_with(config, sections=sections), words)
        shown = tuple(
            getattr(written, section.kind) if section.kind in ("projects", "posts") else self._section(section, library)
            for section in sections
        )
        publications = library.entries(BIBLIOGRAPHY) if self._has_bibliography() else {}
        publications = {**library.all(), **publications}
        own = (path for path in self.files if not _is_source(path) and path != config.citation_style)
        assets = {path: self.root / "content" / path for path in own}
        content = Content(
            config=config,
            language=self.language,
            words=words,
            person=person or records.Person(name=""),
            bio=bio,
            shown=shown,
            publications=publications,
            people=self._many("content/people.yaml", records.Contact, required=False),
            venues=self._table("content/venues.yaml", records.Venue),
            pages=written.pages,
            projects=written.projects,
            posts=written.posts,
            texts=documents.texts(publications),
            assets=assets,
            style_sheet=self._style_sheet(config.citation_style),
        )
        for part in (library, documents):
            self.findings.add(part.findings)
        errors = [problem for problem in self.problems if not problem.warning]
        self.problems += file_names.wrong_folders(self.root)
        wrong_settings = any(problem.location.path == "site.yaml" for problem in errors)
        self.problems += self._unasked(doubtful=wrong_settings)
        if not wrong_settings:
            self._unused()
        content.references = tuple(self.references)
        if errors:
            raise UnusableContentError(self.problems, content)
        content.warnings = tuple(sorted(set(self.problems), key=Problem.order))
        content.untranslated = tuple(sorted(set(self.untranslated), key=Problem.order))
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

    def _begin(self) -> None:
        """Find the languages of the site, in which everything else is read."""
        if not (self.root / "site.yaml").is_file():
            given = file_names.settings(self.root)
            begin = "run the command in the folder of a site, or start one with: homepage new DIR"
            hint = f"rename {given} to site.yaml" if given else begin
            raise ContentError([Problem(Location("site.yaml"), "there is no site.yaml here", hint)])
        found = [] if (self.root / "content").is_dir() else file_names.wrong_folders(self.root)
        if any(one.hint.endswith(" content") for one in found):
            # Everything else would only say that each file of it is missing.
            raise ContentError([Problem(one.location, "is not read", one.hint) for one in found])
        self.main, self.languages = self._find_languages()
        self.language = self.fixed_language or self.main

    def _config(self) -> Site:
        config = self._one("site.yaml", Site) or Site(sections=self._sound_sections())
        base_url = config.base_url or (f"https://{config.cname}/" if config.cname else None)
        return _with(config, language=self.main, languages=self.languages, base_url=base_url)

    def _sound_sections(self) -> tuple[Section, ...]:
        """The sections of wrong settings that are right: what is wrong in their files is told in the same run."""
        node, _ = _parsed(self.root, "site.yaml")
        listed = node.entries.get("sections") if isinstance(node, yaml.Mapping) else None
        if listed is None or not isinstance(listed[1], yaml.Sequence):
            return ()
        return Decoder("site.yaml", self.language, languages=self.languages).records(listed[1], Section)

    def _style_sheet(self, style: str) -> bytes:
        """The citation style that is a file of the site, as it stands there; empty for one of the program's."""
        if not style.endswith(".csl"):
            return b""
        if style not in self.files:
            hint = did_you_mean(style, [name for name in self.files if name.endswith(".csl")])
            message = f"citation_style: there is no file content/{style}"
            self.problems.append(Problem(setting(self.root, "citation_style"), message, hint))
            return b""
        return (self.root / "content" / style).read_bytes()

    def _find_languages(self) -> tuple[str, tuple[str, ...]]:
        """The main language and all languages, before the texts of site.yaml are read in one of them."""
        try:
            node = self._document("site.yaml")
        except HomepageError as error:
            node = yaml.rest(error)  # it is reported when it is read in earnest
        main, several = _scalars(node, "language"), _scalars(node, "languages")
        for one in (*main, *several):
            if not _TAG.fullmatch(one.text):
                code = forms.meant(one.text)
                hint = f"did you mean {code}?" if code else "such as en, zh or pt-BR"
                self._report(one, f"{one.text!r} is not a language tag", hint)
        tags = list(dict.fromkeys(one.text for one in several if _TAG.fullmatch(one.text)))
        main = [one for one in main if _TAG.fullmatch(one.text)]
        first = main[0].text if main else tags[0] if tags else "en"
        if tags and main and first not in tags:
            self._report(main[0], f"{first!r} is not among the languages of this site", did_you_mean(first, tags))
        return first, (first, *(tag for tag in tags if tag != first)) if tags else ()

    def _words(self) -> interface.Words:
        """The words of the interface in the language that is loaded."""
        path = f"languages/{self.language}.yaml"
        own = self._decoded(path)[0] if (self.root / path).is_file() else None
        asked = setting(self.root, "languages" if self.languages else "language") if own is None else Location(path)
        words, problems = interface.of(self.language, own, asked)
        self.problems += problems
        return words

    def _documents(self) -> Documents:
        """What reads the Markdown files that become pages, with this loader's ways and findings."""

        def document(path: str) -> markdown.Document:
            return markdown.parse(self._read(path), path, parsed(self.root).parse)

        def decoder(path: str) -> Decoder:
            return Decoder(
                path,
                self.language,
                languages=self.languages,
                addresses=documents.addresses,
                findings=documents.findings,
            )

        reading = Reading(self.files, document, decoder, self.language, self.main, self.languages)
        documents = Documents(reading, drafts=self.drafts)
        return documents

    def _usual_sections(
        self, person: records.Person | None, words: interface.Words, written: Written
    ) -> tuple[Section, ...]:
        """The sections of a site that names none: the biography, and every kind whose file is there."""
        usual = (
            *("interests", "news", "publications", "positions", "awards", "service"),
            *("projects", "members", "talks", "courses", "contacts", "people", "items", "posts"),
        )
        given = {kind for kind, (name, _) in FILES.items() if name in self.files and self._says(f"content/{name}")}
        given |= {folder for folder in ("projects", "posts") if getattr(written, folder)}
        if self._has_bibliography():
            given.add("publications")
        if person and person.interests:
            given.add("interests")
        kinds = [kind for kind in usual if kind in given]
        return tuple(Section(kind=kind, title=words(f"section_{kind}")) for kind in kinds)  # type: ignore[arg-type]

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

    def _document(self, path: str) -> yaml.Node | None:
        """The document of a YAML file, which is parsed once for all languages."""
        if path not in self.documents:
            self.documents[path] = parsed(self.root).parse(self._read(path), path)
        self.used.add(path)
        return self.documents[path]

    def _decoded(self, path: str) -> tuple[yaml.Node | None, Decoder]:
        """The document of a YAML file or what can be read of it, with a decoder whose findings are collected here."""
        languages, addresses = self.languages, self.addresses
        decoder = Decoder(path, self.language, languages=languages, addresses=addresses, findings=self.findings)
        try:
            return self._document(path), decoder
        except HomepageError as error:
            self.problems += error.problems
            decoder.notes.faulty = {problem.location.line for problem in error.problems}
            return yaml.rest(error), decoder

    def _one(self, path: str, record: type[R]) -> R | None:
        if not (self.root / path).is_file():
            self._problem(path, "is missing", "it holds who the page is about: name: …")
            return None
        node, decoder = self._decoded(path)
        if not decoder.notes.faulty:
            return decoder.record(node, record)
        decoder.fields(node, record, partial=True)
        return None

    def _many(self, path: str, record: type[R], *, required: bool = True) -> tuple[R, ...]:
        if not (self.root / path).is_file():
            if required:
                self._problem(path, "is missing", MISSING)
            return ()
        node, decoder = self._decoded(path)
        return decoder.records(node, record)

    def _table(self, path: str, record: type[R]) -> dict[str, R]:
        if not (self.root / path).is_file():
            return {}
        node, decoder = self._decoded(path)
        if node is not None and not isinstance(node, yaml.Mapping):
            decoder.notes.report(node, "keys and values are expected here")
        entries = node.entries if isinstance(node, yaml.Mapping) else {}
        found = {key: decoder.record(value, record) for key, (_, value) in entries.items()}
        return {key: value for key, value in found.items() if value is not None}

    def _prose(self, path: str, *, required: bool) -> Prose:
        given = path
        path = self._in_language(given, self.language)
        if self.languages:
            self.used.add(given)  # in another language, if not in this one
        if not (self.root / path).is_file():
            if required:
                self._problem(path, "is missing", MISSING)
            return Prose("")
        try:
            document = markdown.parse(self._read(path), path, parsed(self.root).parse)
        except HomepageError as error:
            self.problems += error.problems
            return Prose("")
        self.problems += document.problems
        if document.front_matter is not None:
            where = Location(path, document.front_matter.line, document.front_matter.column)
            message, hint = "the front matter of this file is not used", "delete it; titles stand in site.yaml"
            self.problems.append(Problem(where, message, hint, warning=True))
        self.problems += misread.warnings(document.body, path, document.body_line)
        body = targets.from_top(document.body, self.addresses)
        self.references.append(Reference("markdown", body, Location(path, document.body_line)))
        for tag in self.languages:
            if tag != self.main and self._in_language(given, tag) == given:
                name = Path(given).with_suffix(f".{tag}.md").as_posix()
                problem = Problem(Location(path), f"is not given in {tag}", f"add {name}", warning=True)
                self.untranslated.append(problem)
        is_fallback = path == given and self.language != self.main
        return Prose(body, path, document.body_line, self.main if is_fallback else "")

    def _in_language(self, path: str, tag: str) -> str:
        """The file that holds a prose in a language: ``bio.zh.md`` when there is one, else ``bio.md``."""
        for one in (tag, tag.partition("-")[0]):
            translated = Path(path).with_suffix(f".{one}.md").as_posix()
            if (self.root / translated).is_file():
                return translated
        return path

    def _says(self, path: str) -> bool:
        """Whether a file holds anything: one of comments alone is an example that waits to be filled in."""
        if not path.endswith((".yaml", ".yml")):
            return True
        node, faults = _parsed(self.root, path)
        return node is not None or bool(faults)

    def _unasked(self, *, doubtful: bool) -> list[Problem]:
        """What is wrong in files that no section uses: warnings, unless wrong settings leave it doubtful."""
        found: list[Problem] = []
        for name, record in FILES.values():
            path = f"content/{name}"
            if name not in self.files or path in self.used:
                continue
            node, faults = _parsed(self.root, path)
            decoder = Decoder(path, self.language, languages=self.languages)
            decoder.notes.faulty = {problem.location.line for problem in faults}
            decoder.records(node, record)
            found += [*faults, *decoder.notes.problems]
            self.references += decoder.notes.references if doubtful else []
        if doubtful:
            return found
        return [Problem(one.location, one.message, one.hint, warning=True) for one in found]

    def _unused(self) -> None:
        for name in self.files:
            path = f"content/{name}"
            base, _, tag = name.removesuffix(".md").rpartition(".")
            if name.endswith(".md") and _TAG.fullmatch(tag) and f"content/{base}.md" in self.used:
                if nearest(tag, (self.language, *self.languages)) is None:
                    message = f"is in {tag!r}, which is not a language of this site"
                    hint = f"write languages: [{self.main}, {tag}] in site.yaml"
                    self.problems.append(Problem(Location(path), message, hint, warning=True))
                continue
            if path not in self.used and (found := file_names.meant(name, KNOWN, self.files)):
                hint = f"rename it to content/{found}"
                self.problems.append(Problem(Location(path), "is not read", hint, warning=True))
            elif _is_source(name) and path not in self.used and "." not in Path(name).stem and self._says(path):
                message = "is shown nowhere: no section of site.yaml uses it"
                kind = next((f" with kind: {kind}" for kind, (file, _) in FILES.items() if file == name), "")
                hint = f"add a section{kind} to site.yaml, or delete the file"
                self.problems.append(Problem(Location(path), message, hint, warning=True))

    def _report(self, node: yaml.Node, message: str, hint: str) -> None:
        self.problems.append(Problem(Location("site.yaml", node.line, node.column), message, hint))

    def _problem(self, path: str, message: str, hint: str) -> None:
        self.problems.append(Problem(Location(path), message, hint))


def _parsed(root: Path, path: str) -> tuple[yaml.Node | None, tuple[Problem, ...]]:
    """What can be read of a YAML file, and what is wrong in it."""
    try:
        return parsed(root).parse(text.read(root, path), path), ()
    except HomepageError as error:
        return yaml.rest(error), error.problems


def _with_about(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with the biography among them: it carries the name, so no home page is without it."""
    if any(section.kind == "about" for section in sections):
        return sections
    return (Section(kind="about", nav=False), *sections)


def _with_words(config: Site, words: interface.Words) -> Site:
    """The settings, where what the author left to the language of the page is said in it."""
    listing, projects, posts = config.publications, config.projects, config.posts
    return _with(
        config,
        now=config.now or words("now"),
        bibtex_label=config.bibtex_label or words("bibtex"),
        publications=_with(listing, title=listing.title or words("publications")),
        projects=_with(projects, title=projects.title or words("section_projects")),
        posts=_with(posts, title=posts.title or words("section_posts")),
    )


def _scalars(node: yaml.Node | None, key: str) -> list[yaml.Scalar]:
    """The texts of a key, one or a list of them."""
    if not isinstance(node, yaml.Mapping) or key not in node.entries:
        return []
    value = node.entries[key][1]
    nodes = value.items if isinstance(value, yaml.Sequence) else [value]
    return [one for one in nodes if isinstance(one, yaml.Scalar) and not one.is_empty]


def _is_source(path: str) -> bool:
    return Path(path).suffix.lower() in SOURCES


def _with(config: C, **changes: object) -> C:
    from msgspec.structs import replace

    return replace(config, **changes)
