"""What the readers of sites for Jekyll begin with: their settings, their language, and what reads their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.importers.front_matter.addresses import jekyll
from homepage.importers.front_matter.body import Bodies
from homepage.importers.front_matter.documents import Documents
from homepage.importers.front_matter.languages import language, source_language
from homepage.importers.front_matter.links import Targets
from homepage.importers.front_matter.reader import settings

if TYPE_CHECKING:
    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport


class JekyllSite:
    """One site; its files may stand below ``roots``, and ``tags`` are the settings that name its language."""

    def __init__(self, folder: Folder, report: ImportReport, roots: tuple[str, ...], tags: tuple[str, ...]) -> None:
        self.folder, self.report = folder, report
        self.config = settings(folder, "_config.yml")
        folder.hide(self.config.texts("exclude"))
        tag = self.config.text(*tags)
        self.language = source_language(tag)
        self.shown_in = language(tag, report, self.config.at(*tags))
        self.targets = Targets(folder, roots=roots, base=self.config.text("baseurl"), site=self.config.text("url"))
        self.bodies = Bodies(self.targets)
        self.documents = Documents(self.bodies, self.language, lambda page: jekyll(page, self.config))
