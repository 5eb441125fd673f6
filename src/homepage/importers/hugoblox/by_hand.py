"""Blocks of a HugoBlox home page that are lists written by hand: news, awards, talks, or papers without pages."""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Position
from homepage.content.values import is_local
from homepage.importers.al_folio.by_hand import ByHand as Found
from homepage.importers.al_folio.by_hand import by_hand, written
from homepage.importers.front_matter.body import Bodies
from homepage.importers.front_matter.parts import section
from homepage.importers.front_matter.reader import Page
from homepage.importers.front_matter.tables import Table
from homepage.importers.html import account as html_account
from homepage.importers.html.lines import LineWriter
from homepage.importers.page.reader import Page as HtmlPage
from homepage.importers.prose import kinds
from homepage.importers.prose.blocks import Block, blocks
from homepage.importers.prose.html_tree import parse
from homepage.importers.prose.links import Links, place_key
from homepage.importers.report import ImportReport

if TYPE_CHECKING:
    from homepage.content.records import Person
    from homepage.errors import Location
    from homepage.importers.front_matter.links import Targets
    from homepage.importers.site import Part


# Addresses within the site itself, whose pages and files stand in other places than links say.
_LOCAL = re.compile(
    r"\]\((?!\s*<?(?:https?:|mailto:|#))|(?:href|src)\s*=(?!\s*[\"']?(?:https?:|mailto:|#))", re.IGNORECASE
)


_ADDRESS = re.compile(r"\]\(\s*<?([^()<>\s]+(?:\([^()\s]*\))?)")
_ANCHOR = re.compile(r"\]\(#([\w-]+)\)")
_CAREER = ("education", "experience")
_OF_ELEMENTS = ("publications", "talks", "news", "awards")


class ByHand:
    """Takes blocks apart; papers only where the site has no pages of any."""

    def __init__(self, bodies: Bodies, person: Person, *, has_works: bool) -> None:
        self.bodies, self.person, self.has_works = bodies, person, has_works

    def parts(self, title: str, text: str, where: Location, anchor: str = "") -> list[Part]:
        """The sections of a block; none when it does not come apart into records of the kind that its title names."""
        if not title:
            return []
        is_own = "{{" in text or _LOCAL.search(text) is not None
        if text.lstrip().startswith("<"):
            return [] if is_own else self._of_elements(title, text, where, anchor)
        text, targets = self._with_places(text, where) if is_own else (text, self.bodies.targets)
        if not text:
            return []
        fields = Table(where.path, where.line or 1)
        fields["title"] = title
        page = Page(path=where.path, fields=fields, body=text, body_line=where.line or 1)
        found = by_hand(page, targets, self.person, has_works=self.has_works, more=_CAREER)
        if found is None or (kinds.kind(title) != "courses" and "items" in self._kinds(found, targets)):
            return []
        parts = written([found], targets, self.person, self.bodies).parts
        return _anchored(parts, title, anchor)

    def _with_places(self, text: str, where: Location) -> tuple[str, Targets]:
        """A text whose addresses within the site and shortcodes are ours, and targets that know these addresses.

        The text is empty where a shortcode is left. Sections, which no address of a list leads to, have one meanwhile.
        """
        own = quiet(self.bodies.targets)
        body = Bodies(own, own.report, self.bodies.tags).markdown(text, where.path, where.line or 1)
        if "{{" in body:
            return "", own
        known = copy(self.bodies.targets)
        known.pages = known.pages | {f"at-{anchor}": f"#{anchor}" for anchor in _ANCHOR.findall(body)}
        body = _ANCHOR.sub(r"](/at-\1/)", body)
        found = [address for address in _ADDRESS.findall(body) if is_local(address) and "/at-" not in address]
        known.pages |= {place_key(address): address for address in found}
        known.links.assets |= own.links.assets
        return body, known

    def _of_elements(self, title: str, text: str, where: Location, anchor: str) -> list[Part]:
        """The sections of a block that is HTML."""
        kind = kinds.kind(title)
        if kind not in _OF_ELEMENTS or (kind == "publications" and self.has_works):
            return []
        quiet = self._page(title, text, where, ImportReport())
        is_whole = bool(quiet and quiet[0].records) and all(part.section.kind in (kind, "text") for part in quiet)
        return _anchored(self._page(title, text, where, self.bodies.report), title, anchor) if is_whole else []

    def _page(self, title: str, text: str, where: Location, report: ImportReport) -> list[Part]:
        """What the engine for pages of HTML makes of a block below a heading."""
        targets = self.bodies.targets
        root = parse(text)
        found = blocks(LineWriter(report, where.path, None).write(root))
        html_account.check(root, found, report, where.path)
        links = Links(targets.folder.within(report, str))
        head = Block(kind="heading", text=title, level=1, location=where)
        name = self.person.name
        site = HtmlPage([head, *found], links, self.person, title=name, name=where.path).read()
        return [part for part in site.parts if part.section.kind != "about"]

    def _kinds(self, found: Found, targets: Targets) -> set[str]:
        """Of which kinds the sections of a block are; nothing of them is told or copied.

        Positions of which one has no title are items: who tells the employer from the post there guesses.
        """
        sections = written([found], quiet(targets), self.person, self.bodies.silent()).parts
        records = [one for part in sections for one in part.records]
        is_vague = any(isinstance(one, Position) and not one.title for one in records)
        return {part.section.kind for part in sections} | ({"items"} if is_vague else set())


def quiet(targets: Targets) -> Targets:
    """The same for a trial: nothing that is found with it is told or copied."""
    own, report = copy(targets), ImportReport()
    own.folder, own.report, own.pages = targets.folder.within(report, str), report, dict(targets.pages)
    own.links = copy(targets.links)
    own.links.assets = dict(targets.links.assets)
    return own


def _anchored(parts: list[Part], title: str, anchor: str) -> list[Part]:
    """Sections whose first has the anchor of a block."""
    if parts and anchor:
        parts[0].section = replace(parts[0].section, id=section("text", title, anchor).id)
    return parts
