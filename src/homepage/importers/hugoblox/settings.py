"""The settings of a HugoBlox site, as ours: its language, its dates, its address and the lists that its menu names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.config import DocumentsPage, PublicationsPage, Site
from homepage.importers.front_matter.residue import is_placeholder
from homepage.importers.hugoblox.lists import KINDS
from homepage.importers.hugoblox.papers import topics
from homepage.site.names import fold

if TYPE_CHECKING:
    from homepage.importers.hugoblox.source import Source
    from homepage.importers.site import ImportedSite

_OWN_ADDRESS = re.compile(r"https?://(?!example\.|localhost|[^/]*\.hugoblox\.)[^\s/]+/(?:[^\s?#]*/)?")


def settings(source: Source, site: ImportedSite) -> Site:
    """The settings of our site."""
    base = source.base.rstrip("/") + "/"
    moved, on_home = source.documents.moved, {part.section.kind for part in site.parts}
    in_menu = {KINDS.get(one.path.split("/")[0]) for one in source.menu.stops if not one.anchor}
    seo = source.params.table("marketing").table("seo")
    description = source.blox("identity").text("description") or seo.text("description")
    return Site(
        title=_title(source, site),
        topics=topics(site.parts, source.pages.topics() | _usual(source)),
        language=source.shown_in,
        date_format=source.style,
        now="Present" if source.shown_in == "en" else "",
        description=description or source.params.text("description") or None,
        base_url=base if _OWN_ADDRESS.fullmatch(base) else None,
        publications=PublicationsPage(nav="publications" in in_menu),
        projects=DocumentsPage(nav="projects" in in_menu or "projects" not in on_home, aliases=moved("projects/")),
        posts=DocumentsPage(nav="posts" in in_menu or "posts" not in on_home, aliases=moved("posts/")),
        aliases=moved(""),
    )


def _usual(source: Source) -> dict[str, str]:
    """The theme's own folders of papers, where the site has further ones, with the title of their list."""
    lists = [source.pages.main(one) for one in source.pages.lists.get("publications", [])]
    titles = {page.path.split("/")[-2]: page.fields.text("title") for page in lists}
    usual = [one for one in source.pages.topics() if one not in source.pages.papers]
    return {one: titles.get(one) or str(source.headings("Publications")) for one in usual}


def _title(source: Source, site: ImportedSite) -> str | None:
    """What the site is called, where that is not the name of its owner, however much of it."""
    title = source.blox("identity").text("name") or source.config.text("title")
    words, name = set(fold(title)), set(fold(f"{site.person.name} {site.person.native_name or ''}"))
    is_own = bool(words) and not (words <= name or name <= words or is_placeholder(title))
    return title if is_own and title.lower() not in ("academic", "wowchemy", "hugo blox") else None
