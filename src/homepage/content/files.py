"""The files below content/: which there are, which of them are read, and whose records they hold."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.content import records
from homepage.errors import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Collection

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
MISSING = "a section of site.yaml shows it: write the file, or delete the section"


def is_source(path: str) -> bool:
    """Whether a file is read as content."""
    return Path(path).suffix.lower() in SOURCES


def has_bibliography(files: Collection[str]) -> bool:
    """Whether publications are among the files of a site."""
    return BIBLIOGRAPHY in files or "publications.yaml" in files


def below(root: Path) -> tuple[list[str], list[Problem]]:
    """Every file below content/ but hidden ones, in one order on every machine; and what cannot be followed there."""
    top = root / "content"
    found, problems = [], []
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(folder, name) for name in folders):
            if path.is_symlink():
                hint = "copy the folder into content/"
                problems.append(_problem(path, root, "is a link to a folder, which is not followed", hint))
        for path in (Path(folder, name) for name in sorted(names) if not _is_hidden(name)):
            if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
                problems.append(_problem(path, root, "leads out of the site folder", "copy the file into content/"))
            else:
                found.append(path.relative_to(top).as_posix())
    return found, problems


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~")) or name.endswith("~")


def _problem(path: Path, root: Path, message: str, hint: str) -> Problem:
    return Problem(Location(path.relative_to(root).as_posix()), message, hint)
