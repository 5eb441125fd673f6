"""The pages of an acad-homepage site beside its about page: those that have an address of their own come over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.acad_homepage.includes import expanded
from homepage.importers.front_matter.addresses import jekyll
from homepage.importers.front_matter.body import Bodies
from homepage.importers.front_matter.documents import Documents, has_text
from homepage.importers.front_matter.finish import finished
from homepage.importers.front_matter.languages import source_language
from homepage.importers.front_matter.links import Targets
from homepage.importers.front_matter.pages import is_sample, main, twins
from homepage.importers.front_matter.reader import read_pages, settings
from homepage.languages import table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from homepage.importers.folder import Folder
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.prose.links import Links
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite

_HOME = re.compile(r"(?:about|index|home)[-_.](\w\w)")


class OtherPages:
    """The further pages of one site; ``used`` are the files that the about page consists of."""

    def __init__(self, folder: Folder, report: ImportReport, links: Links, used: Collection[str]) -> None:
        self.folder, self.report, self.links = folder, report, links
        config = settings(folder, "_config.yml")
        self.menu = settings(folder, "_data/navigation.yml").tables("main")
        targets = Targets(folder, base=config.text("baseurl"), site=config.text("url"))
        language = source_language(config.text("locale", "lang"))
        self.documents = Documents(Bodies(targets), language, lambda page: jekyll(page, config))
        self.groups = twins(self._reachable(used), language) if folder.only is None else []
        for group in self.groups:
            self.documents.claim("pages", group)
        links.places.update(targets.pages)

    def _reachable(self, used: Collection[str]) -> Iterator[Page]:
        """The pages that a visitor can reach; the others are named."""
        found = [page for page in read_pages(self.folder, "_pages/") if page.stem != "404"]
        parts = set(used)
        for page in found:
            if page.fields.text("permalink"):
                page.body = expanded(self.folder, page.body, page.path, parts)
        for page in found:
            if page.path in parts:
                continue
            if is_sample(page) or not page.fields.text("permalink"):
                self.report.left_out(page.location, "a page that the about page does not include")
            elif has_text(page):
                _entitle(page)
                yield page

    def read(self, site: ImportedSite) -> ImportedSite:
        """The site with these pages."""
        if not self.groups:
            return site
        targets = self.documents.bodies.targets
        stops = [one.text("url").strip("/").removesuffix(".html") for one in self.menu]
        for group in self.groups:
            address = self.documents.address_of(main(group, self.documents.default)).strip("/").removesuffix(".html")
            self.documents.page(group, nav=address in stops)
        site.documents = self.documents.finish([*site.assets, *targets.links.assets])
        return finished(site, targets.links.assets)


def _entitle(page: Page) -> None:
    """Call a home page in another language, where it has no title, by the name of that language."""
    match = _HOME.fullmatch(page.stem)
    words = table({"cn": "zh"}.get(match.group(1), match.group(1))) if match and not page.fields.text("title") else None
    if words:
        page.fields["title"] = words["language"]
        page.fields.lines["title"] = page.fields.line
