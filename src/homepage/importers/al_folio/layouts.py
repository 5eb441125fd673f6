"""Pages without a text whose layout shows data of the owner's: as a curriculum vitae, or in another form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from homepage.importers.al_folio.cv import Curriculum
from homepage.importers.front_matter.documents import has_text
from homepage.importers.front_matter.reader import read_value
from homepage.importers.front_matter.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.importers.folder import Folder
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.jekyll.data import Data
    from homepage.importers.site import Part

_LOOP = re.compile(r"\{%-?\s*for\s+\w+\s+in\s+site\.data\.([\w-]+)\s*-?%\}")
_ARTICLE = re.compile(r"<article\b[^<>]*>(.*?)</article\s*>", re.DOTALL | re.IGNORECASE)
_OWN = frozenset(("cv", "about", "page", "post", "default", "distill", "none"))  # layouts of the template


def written_out(page: Page, folder: Folder, data: Data) -> None:
    """Write into a page what its layout makes of data that is no curriculum vitae."""
    if _shows_data(page) and not list(_curricula(page, folder)):
        layout = _layout(page, folder)
        article = _ARTICLE.search(layout)
        if names := _LOOP.findall(layout):
            made = data.expanded(article.group(1) if article else layout, page.fields)
            page.body = made if any(data.found([name]) for name in names) else page.body


def sections(page: Page, bodies: Bodies) -> list[Part]:
    """The sections that the layout of a page makes of data in the form of a curriculum vitae."""
    if not _shows_data(page):
        return []
    parts = [
        part
        for name in _curricula(page, bodies.targets.folder)
        for part in Curriculum(bodies, name).parts(read_value(bodies.targets.folder, name))
    ]
    for place, part in enumerate(parts):
        label = page.fields.text("title") if page.fields.flag("nav") else ""
        part.section = replace(part.section, nav=bool(label) and not place, nav_label=None if place else label or None)
    return parts


def _shows_data(page: Page) -> bool:
    return bool(page.fields.text("layout")) and page.fields.text("layout") not in _OWN and not has_text(page)


def _layout(page: Page, folder: Folder) -> str:
    stem = f"_layouts/{page.fields.text('layout')}"
    return folder.text(f"{stem}.html") or folder.text(f"{stem}.liquid") or ""


def _curricula(page: Page, folder: Folder) -> Iterator[str]:
    """The files that a layout loops over, or that is called like it, and that list sections with contents."""
    for name in _LOOP.findall(_layout(page, folder)) or [page.fields.text("layout")]:
        path = next((path for end in ("yml", "yaml") if folder.path(path := f"_data/{name}.{end}")), "")
        if path and _is_curriculum(read_value(folder, path)):
            yield path


def _is_curriculum(found: Any) -> bool:
    tables = [one for one in found if isinstance(one, Table)] if isinstance(found, list) else []
    return bool(tables) and len(tables) == len(found) and all(one.text("title") and "contents" in one for one in tables)
