"""Reads a site folder into records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content import file_names, prose, records, sections, settings, unused
from homepage.content.citations import scholar_user
from homepage.content.documents import Documents
from homepage.content.files import BIBLIOGRAPHY, has_bibliography, is_source
from homepage.content.folder import opened
from homepage.content.library import Library
from homepage.content.loaded import Content, UnusableContentError
from homepage.content.parsed import parsed
from homepage.content.reader import Reader
from homepage.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def load(root: Path, language: str | None = None, *, drafts: bool = False) -> Content:
    """The content of the site in ``root``; raises ContentError with everything that is wrong in it."""
    folder = opened(root)
    return _content(Reader(folder, language or folder.languages.main), drafts=drafts)


def load_all(root: Path, *, drafts: bool = False) -> tuple[Content, ...]:
    """The content of the site in each of its languages, the main one first, from files that are read once.

    The first has the references and the warnings of all. Raises ContentError with everything that is wrong in any.
    """
    folder = opened(root)
    contents: list[Content] = []
    problems: list[Problem] = []
    for language in folder.languages.several or (folder.languages.main,):
        try:
            contents.append(_content(Reader(folder, language), drafts=drafts))
        except UnusableContentError as error:
            problems += error.problems
            contents.append(error.content)
    if problems:
        raise UnusableContentError(problems, contents[0])
    if len(contents) > 1:
        contents[0].references = tuple(dict.fromkeys(one for content in contents for one in content.references))
        contents[0].warnings = _sorted(one for content in contents for one in content.warnings)
    parsed(root).keep()
    return tuple(contents)


def _content(reader: Reader, *, drafts: bool) -> Content:
    """The content of a site in the language of its reader."""
    documents = Documents(reader, drafts=drafts)
    written = documents.all()
    config, words = settings.of(reader), settings.words(reader)
    person = reader.one("content/person.yaml", records.Person)
    bio = prose.read("content/bio.md", reader, required=False)
    library = Library(reader, scholar_user(person))
    listed = sections.with_about(config.sections or sections.usual(reader, person, written, words))
    shown = tuple(sections.shown(section, written, library, reader) for section in listed)
    publications = _publications(library, reader)
    content = Content(
        config=settings.with_words(replace(config, sections=listed), words),
        language=reader.language,
        words=words,
        person=person or records.Person(name=""),
        bio=bio,
        shown=shown,
        publications=publications,
        people=reader.many("content/people.yaml", records.Contact, required=False),
        venues=reader.table("content/venues.yaml", records.Venue),
        pages=written.pages,
        projects=written.projects,
        posts=written.posts,
        texts=documents.texts(publications),
        assets=_assets(config.citation_style, reader),
        style_sheet=settings.style_sheet(config.citation_style, reader),
    )
    reader.findings.add(library.findings)
    reader.findings.add(documents.findings)
    return _judged(content, reader)


def _publications(library: Library, reader: Reader) -> dict[str, records.Publication]:
    """All publications, those of the usual file in its order."""
    usual = library.entries(BIBLIOGRAPHY) if has_bibliography(reader.files) else {}
    return {**library.all(), **usual}


def _assets(citation_style: str, reader: Reader) -> dict[str, Path]:
    """The files that are copied to the site."""
    own = (path for path in reader.files if not is_source(path) and path != citation_style)
    return {path: reader.root / "content" / path for path in own}


def _judged(content: Content, reader: Reader) -> Content:
    """The content with what was found in it and beside it; raises UnusableContentError when that is an error."""
    findings = reader.findings
    errors = [problem for problem in findings.problems if not problem.warning]
    wrong_settings = any(problem.location.path == "site.yaml" for problem in errors)
    findings.problems += file_names.wrong_folders(reader.root)
    findings.problems += unused.faults(reader, doubtful=wrong_settings)
    findings.problems += () if wrong_settings else unused.files(reader)
    content.references = tuple(findings.references)
    if errors:
        raise UnusableContentError(findings.problems, content)
    content.warnings = _sorted(findings.problems)
    content.untranslated = _sorted(findings.untranslated)
    return content


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems), key=Problem.order))
