"""The home page of a HugoBlox site in all its languages: the places of its sections, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.importers.hugoblox import languages
from homepage.importers.hugoblox.by_hand import ByHand
from homepage.importers.hugoblox.home import Home
from homepage.importers.hugoblox.lists import Slot, as_projects, by_folder, of_folders, taught
from homepage.importers.hugoblox.papers import divided

if TYPE_CHECKING:
    from homepage.content.records import Person
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.hugoblox.source import Source
    from homepage.importers.site import Part


class Front:
    """Reads the home page of one site; ``divided`` are the folders of events that it lists one by one."""

    def __init__(self, source: Source) -> None:
        self.source, self.pages = source, source.pages
        self.divided: list[str] = []
        self.others: dict[str, Home] = {}  # the home page in further languages

    def places(self, owner: Page, person: Person) -> list[Part | Slot]:
        """What stands on the home page, in its order; then what pages of blocks hold beside their texts."""
        has_works, is_one = bool(self.pages.of("publications")), len(self.source.tags()) == 1
        by_hand = ByHand(self.source.bodies, person, has_works=has_works) if is_one else None
        self.home = Home(self.source.bodies, self.source.params, by_hand=by_hand)
        places = self._of_widgets(self.home, self.source.language, owner)
        page = self.pages.homes.get(self.source.language) or next(iter(self.pages.homes.values()), None)
        at, places = len(places), places + (self.home.blocks(page) if page else [])
        for tag, other in self.pages.homes.items():
            if other is not page:
                self.others[tag] = home = Home(self.source.bodies.silent(), self.source.params)
                own = places[at:]
                self._in(tag, own, home.blocks(other), other)
                places[at:] = own
        beside = Home(self.source.bodies, self.source.params, texts=False)
        for group, widgets in self.pages.landings:
            places += beside.blocks(self.pages.main(group)) + beside.widgets(map(self.pages.main, widgets))
        self.divided = by_folder(places, "events")
        places = [as_projects(one, self.pages.projects) for one in of_folders(places, "events", self.divided)]
        usual = next((one for one in self.pages.topics() if one not in self.pages.papers), "")
        places = divided(places, self.pages.papers, usual)
        return [taught(one) for one in places] if self.source.teaches_events else places

    def _of_widgets(self, home: Home, language: str, owner: Page) -> list[Part | Slot]:
        """The sections of the older form, in all their languages."""
        groups = [one for one in self.pages.of("home") if self.pages.main(one) is not owner]
        if any(language in one for one in groups):
            for only in (one for one in groups if language not in one):
                page = self.pages.main(only)
                is_active = page.fields.flag("active", default=True)
                what = f"a widget in {' and '.join(only)} alone" if is_active else "a widget that is switched off"
                self.source.report.left_out(page.location, what)
            groups = [one for one in groups if language in one]
        found = home.widgets(self.pages.main(one) for one in groups)
        for tag in sorted({tag for one in groups for tag in one} - {language}):
            other = Home(self.source.bodies.silent(), self.source.params).widgets(
                one.get(tag, self.pages.main(one)) for one in groups
            )
            self._in(tag, found, other, next(one[tag] for one in groups if tag in one))
        return found

    def _in(self, tag: str, known: list[Part | Slot], other: list[Part | Slot], page: Page) -> None:
        """Give places their words in a further language, which a page gives."""
        told = languages.Told(self.source.report, page.location, tag)
        languages.places(known, other, (self.source.language, tag), told)
