"""One HugoBlox source: its settings, its pages by what they are, and what turns their texts and addresses into ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.importers.front_matter.addresses import hugo
from homepage.importers.front_matter.body import Bodies
from homepage.importers.front_matter.dates import DATE
from homepage.importers.front_matter.documents import Documents
from homepage.importers.front_matter.headings import Headings
from homepage.importers.front_matter.languages import language, source_language, spoken
from homepage.importers.front_matter.links import Targets
from homepage.importers.front_matter.reader import settings
from homepage.importers.hugoblox.lists import date_format
from homepage.importers.hugoblox.menu import Menu
from homepage.importers.hugoblox.pages import Pages
from homepage.importers.prose import kinds

if TYPE_CHECKING:
    from homepage.importers.folder import Folder
    from homepage.importers.front_matter.tables import Table
    from homepage.importers.report import ImportReport

_FILES = ("", "static", "assets", "assets/media", "static/media", "static/img", "static/files", "content")
_SETTINGS = tuple(
    f"{folder}{name}.{ending}"
    for folder in ("config/_default/", "")
    for name in ("hugo", "config")
    for ending in ("yaml", "toml", "yml")
)


class Source:
    """What all readers of one site share; ``language`` is its main one, ``shown_in`` that of our words."""

    def __init__(self, folder: Folder, report: ImportReport) -> None:
        self.folder, self.report = folder, report
        self.config = settings(folder, *_SETTINGS)
        self.params = settings(folder, "config/_default/params.yaml", "config/_default/params.toml")
        self.params = self.params or self.config.table("params")
        names = ("defaultContentLanguage", "languageCode")
        self.language = source_language(self.config.text(*names))
        self.shown_in = language(self.config.text(*names), report, self.config.at(*names))
        self.base = self.config.text("baseURL", "baseurl", "base_url")
        self.targets = Targets(
            folder, roots=(*_FILES, f"content/{self.language}"), strip=("static", "assets", "content"), site=self.base
        )
        self.bodies = Bodies(self.targets)
        self.documents = Documents(self.bodies, self.language, lambda page: hugo(page, self.config, self.language))
        self.pages = Pages(folder, self.language)
        tags = [self.language, *(tag for tag in self.tags() if tag != self.language)]
        self.menu = Menu(folder, self.config, tags)
        self.headings = Headings(self.tags())
        self.style = date_format(self.params, self.params.table("locale"), self.blox("locale")) or DATE
        self.teaches_events = self._sort_courses()

    def tags(self) -> list[str]:
        """The languages in which the site speaks of its owner or has a home page, the main one first."""
        groups = [*self.pages.of("authors"), *self.pages.of("home"), self.pages.homes]
        found = {tag for group in groups for tag in group} & spoken()
        return [self.shown_in, *sorted(found - {self.shown_in})]

    def blox(self, name: str) -> Table:
        """The settings of a kind that the newest form keeps together."""
        return self.params.table("hugoblox").table(name)

    def _sort_courses(self) -> bool:
        """Take events for courses where the site calls their list so; whether it does."""
        if kinds.kind(self.pages.title("events")) != "courses":
            return False
        self.pages.kinds["courses"] = [*self.pages.of("courses"), *self.pages.kinds.pop("events", [])]
        self.pages.lists["courses"] = self.pages.lists.pop("events")
        return True
