"""Blocks of a HugoBlox home page that are lists written by hand: news, awards, talks, or papers without pages."""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.importers import kinds
from homepage.importers.al_folio_by_hand import ByHand as Found
from homepage.importers.al_folio_by_hand import by_hand, written
from homepage.importers.front_matter import Page, Table
from homepage.importers.front_matter_site import section
from homepage.importers.report import ImportReport

if TYPE_CHECKING:
    from homepage.content.records import Person
    from homepage.errors import Location
    from homepage.importers.front_matter_body import Bodies
    from homepage.importers.site import Part


# Files of the site itself, which stand in other folders than links say.
_LOCAL = re.compile(r"\]\(\s*<?(?!https?:|mailto:|#)|(?:href|src)\s*=\s*[\"']?(?!https?:|mailto:|#)", re.IGNORECASE)


class ByHand:
    """Takes blocks apart; papers only where the site has no pages of any."""

    def __init__(self, bodies: Bodies, person: Person, *, has_works: bool) -> None:
        self.bodies, self.person, self.has_works = bodies, person, has_works

    def parts(self, title: str, text: str, where: Location, anchor: str = "") -> list[Part]:
        """The sections of a block; none when it does not come apart into records of the kind that its title names."""
        if not title or "{{" in text or _LOCAL.search(text):
            return []
        fields = Table(where.path, where.line or 1)
        fields["title"] = title
        page = Page(path=where.path, fields=fields, body=text, body_line=where.line or 1)
        found = by_hand(page, self.bodies.targets, self.person, has_works=self.has_works)
        if found is None or (kinds.kind(title) != "courses" and "items" in self._kinds(found)):
            return []
        parts = written([found], self.bodies.targets, self.person, self.bodies).parts
        if parts and anchor:
            parts[0].section = replace(parts[0].section, id=section("text", title, anchor).id)
        return parts

    def _kinds(self, found: Found) -> set[str]:
        """Of which kinds the sections of a block are; nothing of them is told or copied."""
        report = ImportReport()
        own, targets = copy(self.bodies.targets), self.bodies.targets
        own.folder, own.report, own.pages = targets.folder.within(report, str), report, dict(targets.pages)
        own.links = copy(targets.links)
        own.links.assets = dict(targets.links.assets)
        return {part.section.kind for part in written([found], own, self.person, self.bodies.silent()).parts}
