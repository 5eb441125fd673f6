"""Where a page of a Jekyll or Hugo site stood: its own permalink, else the pattern of its collection or section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.front_matter.dates import date
from homepage.site.urls import slug

if TYPE_CHECKING:
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.front_matter.tables import Table

# What the names that Jekyll gives to patterns stand for (https://jekyllrb.com/docs/permalinks/).
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
    "none": "/:categories/:title.html",
}
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-zA-Z]{2})?")
_DATED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})-(.+)")
_HOLDER = re.compile(r":([a-z_]+)(?:\[[^\]]*\])?")


def jekyll(page: Page, config: Table) -> str:
    """The address of a page of a Jekyll site, from its top: ``projects/loom/`` or ``old.html``; empty for its home."""
    own = page.fields.text("permalink")
    if own and "://" not in own:
        return _filled(own, page)
    top = page.path.partition("/")[0] if "/" in page.path else ""
    style = str(config.get("permalink") or "date")  # none is a style
    collection = config.table("collections").table(top.removeprefix("_")) if top.startswith("_") else None
    pattern = _default(page, top, config) or (collection.text("permalink") if collection is not None else "")
    if not pattern and top in ("_posts", "_drafts"):
        pattern = _STYLES.get(style, style)
    if not pattern:
        ending = "/" if style == "pretty" or style.endswith("/") else ".html"
        pattern = f"/:collection/:path{ending}" if top and top != "_pages" else f"/:path{ending}"
    return _filled(_STYLES.get(pattern, pattern), page)


def _default(page: Page, top: str, config: Table) -> str:
    """The permalink that the settings give to pages of a folder or collection."""
    for one in config.tables("defaults"):
        scope, pattern = one.table("scope"), one.table("values").text("permalink")
        path, kind = scope.text("path").strip("/"), scope.text("type")
        fits_path = not path or page.path == path or page.path.startswith(f"{path}/")
        if pattern and fits_path and kind in ("", top.removeprefix("_"), "pages" if top in ("", "_pages") else ""):
            return pattern
    return ""


def hugo(page: Page, config: Table, default: str) -> str:
    """The address of a page of a Hugo site, from its top; languages but the ``default`` have a folder of their own."""
    own = page.fields.text("url")
    if own and "://" not in own:
        return own.lstrip("/")
    parts = page.path.split("/")[1:]
    folder = parts.pop(0) if len(parts) > 1 and _LANGUAGE.fullmatch(parts[0]) else ""
    section, stem = parts[0] if len(parts) > 1 else "", page.stem
    if stem in ("index", "_index"):
        stem = parts[-2] if len(parts) > 1 else ""
        parts = parts[:-1]
    pattern = config.table("permalinks").text(section) or config.table("permalinks").table("page").text(section)
    before = f"{folder}/" if folder and folder[:2].lower() != default else ""
    if pattern:
        return before + _filled(pattern, page, stem)
    last = page.fields.text("slug") or stem
    return before + "/".join([*parts[:-1], last]).lower().replace(" ", "-") + "/"


def _filled(pattern: str, page: Page, stem: str = "") -> str:
    """A pattern with what it names of a page; what cannot be told is left out."""
    fields, top = page.fields, page.path.partition("/")[0]
    stem = stem or page.stem
    dated = _DATED.fullmatch(stem)
    when = date(fields.text("date")) or ("-".join(dated.groups()[:3]) if dated else "")
    year, month, day = [*when.split("-"), "", ""][:3]
    name = dated.group(4) if dated else stem
    path = page.path.partition("/")[2].rpartition("/")[0]
    values = {
        "year": year,
        "month": month.zfill(2) if month else "",
        "day": day.zfill(2) if day else "",
        "i_month": month.lstrip("0"),
        "i_day": day.lstrip("0"),
        "short_year": year[2:],
        "title": fields.text("slug") or name,
        "slug": fields.text("slug") or slug(name),
        "name": name,
        "basename": stem,
        "filename": stem,
        "contentbasename": stem,
        "slugorcontentbasename": fields.text("slug") or stem,
        "collection": top.removeprefix("_"),
        "section": path.split("/")[0] if top == "content" else top.removeprefix("_"),
        "sections": path if top == "content" else top.removeprefix("_"),
        "path": page.path.partition("/")[2].rpartition(".")[0] if top.startswith("_") else page.path.rpartition(".")[0],
        "categories": "/".join(slug(one) for one in fields.texts("categories")),
        "output_ext": ".html",
    }
    found = _HOLDER.sub(lambda match: values.get(match.group(1), ""), pattern)
    return re.sub(r"/{2,}", "/", found).lstrip("/").removesuffix("index.html")
