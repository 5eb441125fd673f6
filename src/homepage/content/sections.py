"""The sections of a home page: which a site has when it names none, and what each shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from homepage.content import prose
from homepage.content.config import Section
from homepage.content.files import BIBLIOGRAPHY, FILES, has_bibliography
from homepage.content.loaded import Prose
from homepage.content.settings import setting
from homepage.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.config import SectionKind
    from homepage.content.documents import Written
    from homepage.content.library import Library
    from homepage.content.reader import Reader
    from homepage.content.records import Person, Record
    from homepage.content.words import Words

_USUAL: Sequence[SectionKind] = (
    *("interests", "news", "publications", "positions", "awards", "service"),
    *("projects", "members", "talks", "courses", "contacts", "people", "items", "posts"),
)


def usual(reader: Reader, person: Person | None, written: Written, words: Words) -> tuple[Section, ...]:
    """The sections of a site that names none: the biography, and every kind whose file is there."""
    given = {kind for kind, (name, _) in FILES.items() if name in reader.files and reader.says(f"content/{name}")}
    given |= {folder for folder in ("projects", "posts") if getattr(written, folder)}
    if has_bibliography(reader.files):
        given.add("publications")
    if person and person.interests:
        given.add("interests")
    return tuple(Section(kind=kind, title=words(f"section_{kind}")) for kind in _USUAL if kind in given)


def with_about(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with the biography among them: it carries the name, so no home page is without it."""
    if any(section.kind == "about" for section in sections):
        return sections
    return (Section(kind="about", nav=False), *sections)


def shown(section: Section, written: Written, library: Library, reader: Reader) -> tuple[Record, ...] | Prose:
    """The records of a section, or its prose."""
    if section.kind in ("projects", "posts"):
        return written.projects if section.kind == "projects" else written.posts
    name = _file(section, reader)
    if section.kind == "text":
        return prose.read(f"content/{name}", reader, required=True) if name else Prose("")
    if section.kind in ("about", "interests", "link") or name is None:
        return ()
    if section.kind == "publications":
        reader.used |= {f"content/{name}", f"content/{name.removesuffix('.bib')}.yaml"}
        return tuple(library.entries(name).values()) if name.endswith(".bib") else library.listed(name)
    return reader.many(f"content/{name}", FILES[section.kind][1])


def _file(section: Section, reader: Reader) -> str | None:
    """The name of the file of a section, or None when it has none or the name was reported."""
    name = section.file or FILES.get(section.kind, (None,))[0]
    if section.kind == "publications":
        name = name or BIBLIOGRAPHY
    if section.kind == "text" and name is None:
        where = setting(reader.root, "kind", "text")
        problem = Problem(where, "a section of kind text needs 'file'", "such as file: about.md")
        reader.findings.problems.append(problem)
    if name is not None and (name.startswith("/") or ".." in Path(name).parts):
        where, hint = setting(reader.root, "file", name), "give its path from content/, without .."
        reader.findings.problems.append(Problem(where, f"file {name!r} leads out of content/", hint))
        return None
    return name
