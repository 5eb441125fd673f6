"""The people that publications of academicpages name by keys: ``_data/coauthors.yml`` says who each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.importers.front_matter.reader import settings
from homepage.importers.report import ImportReport

if TYPE_CHECKING:
    from homepage.importers.folder import Folder

COAUTHORS = "coauthors"  # the key of publications that lists all authors but the owner
_FILES = ("_data/coauthors.yml", "_data/authors.yml")


class People:
    """The people of one site by their keys."""

    def __init__(self, folder: Folder) -> None:
        known = folder.files()
        quiet = folder.within(ImportReport(), str)  # most of these people no page shows
        self._tables = [settings(quiet, name) for name in _FILES if name in known]

    def named(self, key: str) -> str:
        """The name of the person with a key, with a link to their page, as Markdown; any other text as it is."""
        for table in self._tables:
            if key in table:
                person = table.table(key)
                name, url = person.text("name"), person.text("url")
                return (f"[{name}]({url})" if url else name) or key
        return key
