"""Files of other generators: Markdown with its front matter, and settings in YAML and TOML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from homepage.errors import Location
from homepage.importers.front_matter.tables import Table
from homepage.importers.front_matter.toml import read_toml
from homepage.importers.front_matter.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\n")


class Page(Struct, kw_only=True):
    """A Markdown file: what stands between its first lines of dashes, and the text, with the line it begins in."""

    path: str
    fields: Table
    body: str
    body_line: int = 1

    @property
    def location(self) -> Location:
        """The first line of the file."""
        return Location(self.path, 1)

    @property
    def is_draft(self) -> bool:
        """Whether the source does not publish it."""
        return self.fields.flag("draft") or not self.fields.flag("published", default=True) or "_drafts/" in self.path

    @property
    def stem(self) -> str:
        """The file name without folder and ending."""
        return self.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def read_page(folder: Folder, name: str) -> Page | None:
    """A Markdown file of a source; None when it is not there."""
    text = folder.text(name)
    return None if text is None else parse(text, name, folder.report)


def parse(text: str, path: str, report: ImportReport) -> Page:
    """Front matter and body of a Markdown file."""
    opening = _FENCE.match(text)
    if opening is None:
        return Page(path=path, fields=Table(path, 1), body=text)
    mark = re.escape(opening.group(1))
    closing = re.compile(rf"^{mark}[ \t]*(?:\n|\Z)", re.MULTILINE).search(text, opening.end())
    if closing is None:
        report.guess(Location(path, 1), "its front matter is never closed; all of the file was read as text")
        return Page(path=path, fields=Table(path, 1), body=text[opening.end() :], body_line=2)
    head = text[opening.end() : closing.start()]
    fields = read_toml(head, path, report, first=2) if opening.group(1) == "+++" else None
    found = fields if fields is not None else read_yaml(head, path, report, first=2)
    line = text.count("\n", 0, closing.end()) + 1
    return Page(
        path=path,
        fields=found if isinstance(found, Table) else Table(path, 1),
        body=text[closing.end() :],
        body_line=line,
    )


def settings(folder: Folder, *names: str) -> Table:
    """The first of these files that is there and holds a mapping."""
    for name in names:
        found = read_value(folder, name)
        if isinstance(found, Table):
            return found
    return Table(names[0] if names else "")


def read_value(folder: Folder, name: str) -> Any:
    """What a YAML or TOML file holds: text, a list or a Table; None when there is no such file."""
    text = folder.text(name)
    if text is None:
        return None
    return read_toml(text, name, folder.report) if name.endswith(".toml") else read_yaml(text, name, folder.report)


def read_pages(folder: Folder, *tops: str, drafts: bool = False) -> Iterator[Page]:
    """The Markdown files below some folders, in order; hidden ones are left out, unpublished ones with a note."""
    for name in folder.files():
        if not name.startswith(tops) or not name.lower().endswith((".md", ".markdown", ".html")):
            continue
        found = read_page(folder, name)
        if found is None or name.rsplit("/", 1)[-1].startswith((".", "~")):
            continue
        if found.is_draft and not drafts:
            folder.report.left_out(found.location, "is not published in the source")
            continue
        yield found
