"""Files that a bibliography names: found under content/ or static/ wherever they stand, or reported and left out.

al-folio writes a bare file name and looks for it in assets/pdf/ or assets/img/publication_preview/; other programs
write the path of the disk they ran on. A name that stands for exactly one file of the site is that file.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec.structs import replace

from homepage.content.values import is_local
from homepage.errors import Location, Problem
from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from homepage.content.records import Publication
    from homepage.source.bibtex import Entry

_IMAGE = lazy(r"(?i)\.(?:jpe?g|png|gif|svg|webp|avif|tiff?|bmp)$")


class Attachments:
    """The files of one site by their paths and, where it is unambiguous, by their names."""

    def __init__(self, root: Path, files: Iterable[str]) -> None:
        top = root / "static"
        static = [path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()] if top.is_dir() else []
        self._paths = {*files, *static}
        self._missing: dict[str, _Missing] = {}
        self._by_name: dict[str, str | None] = {}
        for path in sorted(self._paths):
            name = os.path.basename(path)
            self._by_name[name] = None if name in self._by_name else path

    def find(self, address: str) -> str | None:
        """The path in the site of the file that ``address`` names, or None when there is none."""
        path = unquote(address.partition("#")[0]).lstrip("./")
        if path in self._paths:
            return path
        return self._by_name.get(_name(path))

    def settled(self, work: Publication, entry: Entry, path: str) -> tuple[Publication, list[Problem]]:
        """The publication with its files found; a missing one is not linked.

        The missing files of one bibliography are one problem, given with the first of them; it grows with the others.
        """
        problems: list[Problem] = []

        def at(address: str | None) -> str | None:
            if not address or not is_local(address) or address.startswith("#"):
                return address
            found = self.find(address)
            if found is None:
                missing = self._missing.setdefault(path, _Missing(path))
                if missing.add(address, _line(address, entry)):
                    problems.append(missing.problem)
            return found

        settled = [replace(link, url=at(link.url)) for link in work.links]
        links = tuple(link for link in settled if link.url)
        source = at(work.image.src) if work.image else None
        image = replace(work.image, src=source) if work.image and source else None
        return replace(work, url=at(work.url), pdf=at(work.pdf), links=links, image=image), problems


def is_needed(work: Publication) -> bool:
    """Whether a publication names any file of the site."""
    urls = [work.url, work.pdf, *(link.url for link in work.links), work.image.src if work.image else None]
    return any(url and is_local(url) for url in urls)


def _name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _line(address: str, entry: Entry) -> int:
    """The line of the field that holds an address."""
    field = next((name for name, value in entry.fields.items() if address in value), None)
    return entry.field_lines.get(field, entry.line) if field else entry.line


class _Missing:
    """The files that one bibliography names and the site has not, as one problem at the first of them."""

    def __init__(self, path: str) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()
        self._first: tuple[int, str] | None = None
        self.problem = Problem(Location(path), "", warning=True)

    def add(self, address: str, line: int) -> bool:
        """Add a file to the problem, and say whether it is the first."""
        is_first = not self._files
        self._files.add(address)
        self._folders.add(_folder(address))
        self._first = min(self._first or (line, address), (line, address))
        line, first = self._first
        self.problem.location = Location(self.problem.location.path, line)
        others = len(self._files) - 1
        if others:
            files = "file" if others == 1 else "files"
            message = f"{first!r} and {others} other {files} are not in this site; they are not linked"
            hint = f"put them under {' and '.join(sorted(self._folders))}"
        else:
            message = f"the file {first!r} is not in this site; it is not linked"
            hint = f"put it at {_folder(first)}{_name(first)}"
        self.problem.message, self.problem.hint = message, hint
        return is_first


def _folder(address: str) -> str:
    return "content/images/" if _IMAGE.search(address) else "content/papers/"
