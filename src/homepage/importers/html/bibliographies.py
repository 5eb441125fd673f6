"""Bibliographies that a script makes a list of, such as BibTeX-JS: their publications are a section of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Publication
from homepage.errors import Location
from homepage.importers.data.bib import take, whole_list
from homepage.importers.front_matter.links import Targets
from homepage.importers.site import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.importers.folder import Folder
    from homepage.importers.prose.html_tree import Node
    from homepage.importers.site import ImportedSite

_QUOTED = re.compile(r"[\"'`]([^\"'`\s]+\.bib)[\"'`]")
_FILE = re.compile(r"[^\s?#]+\.bib")
_SCRIPTED = frozenset({"bibtex", "script", "div", "span", "section", "textarea", "object"})


def add(site: ImportedSite, folder: Folder, root: Node, page: str) -> None:
    """Add the publications of the bibliographies that scripts of a page read, where the page itself shows none."""
    names = list(dict.fromkeys(name for one in _named(root) if (name := folder.local(one, beside=page)) is not None))
    works = [work for part in site.parts for work in part.records if isinstance(work, Publication)]
    if not names or works or "publications.bib" in site.assets:
        return
    taken = take(names, Targets(folder))
    site.assets["publications.bib"] = taken.data
    site.config = replace(site.config, topics=(*site.config.topics, *taken.topics))
    site.parts.append(Part(section=whole_list(taken)))
    text = f"a script makes a list of {', '.join(names)}; its publications are a section at the end of the page"
    folder.report.guess(Location(page), text)


def _named(root: Node) -> Iterator[str]:
    """The files that elements for scripts, and scripts in the page, name."""
    for node in root.walk():
        if node.tag in _SCRIPTED:
            yield from filter(_FILE.fullmatch, node.attributes.values())
        if node.tag == "script":
            yield from (name for one in node.children for name in _QUOTED.findall(one.text))
