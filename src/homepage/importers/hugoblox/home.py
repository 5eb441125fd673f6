"""The home page of HugoBlox sites: blocks in ``content/_index.md``, or widgets in files under ``content/home``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from homepage.errors import Location
from homepage.importers.front_matter.pages import is_blocks, one_paragraph
from homepage.importers.front_matter.parts import prose_part
from homepage.importers.front_matter.residue import is_sample_text
from homepage.importers.front_matter.tables import Table
from homepage.importers.hugoblox import blocks
from homepage.importers.hugoblox.contact import contact
from homepage.importers.hugoblox.lists import Slot, slot
from homepage.importers.prose.markdown_out import escaped, target

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from homepage.content.records import Link
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.hugoblox.by_hand import ByHand
    from homepage.importers.site import Part

_AT_HOME = re.compile(r"^content/(?:[a-z]{2}(?:-\w+)?/)?(?:home/[^/]+|_index)\.md$")
# Blocks that show nothing of their own: searches, clouds of tags, and what they find.
_SILENT = frozenset(("tag_cloud", "tag-cloud", "search", "markdown", "blank", "custom", "hero", ""))
_RULE = re.compile(
    r"\n\s*(?:-{3,}|\*{3,}|_{3,})\s*$|^(?:-{3,}|\*{3,})$"
)  # a line between a list and the words above it
_SIGN = re.compile(r"^([ ]{0,3})(?=#[^#\s])", re.MULTILINE)  # no heading to Hugo, which wants a space after it
_BUTTONS = ("cta", "cta_alt", "cta_note", "button", "secondary", "primary_action", "secondary_action", "cta_buttons")


class Place(NamedTuple):
    """A text of a block, and where it stands."""

    text: str
    path: str
    line: int


def listed(pages: Iterable[Page], known: Collection[str]) -> dict[str, str]:
    """The folders of the site's own making whose pages the home page lists, with what it calls the list."""
    found: dict[str, str] = {}
    for page in pages:
        blocks = [page.fields, *page.fields.tables("sections")] if _AT_HOME.search(page.path) else []
        for one in blocks:
            content = one.table("content")
            folders = (content.text("page_type"), *content.table("filters").texts("folders"))
            title = one.text("title") or content.text("title")
            found |= {name: title for name in folders if name and name not in known and name not in found}
    return found


def with_content(fields: Table) -> Table:
    """The fields of a widget with those of its contents, which later generations set apart."""
    found, content = Table(fields.path, fields.line), fields.table("content")
    for one in (fields, content):
        found.update(one)
        found.lines |= one.lines
    return found


class Home:
    """Reads the blocks of one page; ``bodies`` counts their words, ``params`` are the settings of the site.

    Without ``texts`` it takes records and lists alone. ``by_hand`` takes texts that are lists apart.
    """

    def __init__(self, bodies: Bodies, params: Table, *, texts: bool = True, by_hand: ByHand | None = None) -> None:
        self.by_hand = by_hand
        self.bodies, self.report, self.params, self.texts = bodies, bodies.report, params, texts
        self.mails: list[str] = []  # how contact blocks say to write to the owner
        self.about: list[tuple[Table, Place]] = []  # the blocks that show the owner

    def blocks(self, page: Page) -> list[Part | Slot]:
        """The sections of the newer form."""
        found: list[Part | Slot] = []
        for one in page.fields.tables("sections"):
            content = one.table("content")
            text = Place(content.text("text"), page.path, content.at("text").line)
            found += self._block(one.text("block"), content, one, one.text("id"), text)
        below = self._prose("", Place(page.body, page.path, page.body_line)) if self.texts else ()
        return [*found, *below]

    def widgets(self, pages: Iterable[Page]) -> list[Part | Slot]:
        """The sections of the older form, a file each, in the order of their weights."""
        found: list[Part | Slot] = []
        for page in sorted(pages, key=_weight):
            fields = page.fields
            if not fields.flag("active", default=True):
                self.report.left_out(page.location, "a widget that is switched off")
                continue
            text = Place(page.body, page.path, page.body_line)
            content = with_content(fields)
            kind = re.sub(r"^(?:wg-|.*\.wg-)", "", fields.text("widget"))
            found += self._block(kind, content, fields, page.stem, text)
        return found

    def _block(self, kind: str, content: Table, whole: Table, anchor: str, text: Place) -> list[Part | Slot]:
        if self._shows_nothing(kind, content, whole):
            return []
        place = slot(kind, content, whole, anchor)
        if place is not None and place.kind == "about":
            self.about.append((content, text))
            return [place]
        if place is not None:
            return self._listed(place, content, text)
        if not self.texts and kind not in blocks.RECORDS:
            return []
        if kind in ("contact", "contact-info"):
            return [*self._contact(content, anchor, text)]
        if kind and any(one.text("company") and one.text("title") for one in content.tables(kind)):
            content["experience"], kind = content[kind], "experience"  # a copy of that widget under a name of its own
        found = blocks.parts(kind, content, anchor, self.bodies)
        title = content.text("title")
        if not found and kind not in _SILENT and not text.text and content:
            where = content.at("title")
            self.report.kept(where, f"a block of kind {kind!r} shows what stands elsewhere, or is not known")
        said = self._text("" if found else title, text, content, anchor) if self.texts else []
        return [*found, *said]

    def _shows_nothing(self, kind: str, content: Table, whole: Table) -> bool:
        """Whether a block says nothing of the owner, which is told."""
        title = content.text("title")
        if whole.flag("demo"):
            self.report.left_out(whole.at("block"), f"the block {title!r}, which shows the template")
        elif blocks.is_wordless(kind, content):
            self.report.left_out(content.at("title"), f"“{title or kind}”, whose cards have no words")
        else:
            return False
        return True

    def _text(self, title: str, text: Place, content: Table, anchor: str) -> list[Part]:
        """What a block says: records where all of it is a list written by hand, else text."""
        own = content.text("text")
        is_all = not content.text("subtitle") and own in ("", text.text.strip()) and not self._buttons(content)
        where = Location(text.path, text.line)
        found = self.by_hand.parts(title, text.text, where, anchor) if self.by_hand and is_all else []
        return found or [*self._prose(title, text, content, anchor)]

    @staticmethod
    def _buttons(content: Table) -> list[Table]:
        return [one for name in (*_BUTTONS, "buttons") for one in content.tables(name)]

    def _listed(self, place: Slot, content: Table, text: Place) -> list[Part | Slot]:
        """A list with the words above it, which count where the list has any records."""
        silent = Home(self.bodies.silent(), self.params)
        title = silent.bodies.plain(place.section.title, content.at("title"))
        body = _RULE.sub("", silent._body(text, content)).strip()
        if not is_blocks(body):
            shown = replace(place.section, title=title, intro=one_paragraph(body) or None)
            return [replace(place, section=shown, where=content.at("title"))]
        prose = prose_part(self.bodies.plain(title, content.at("title")), self._body(text, content))
        return [*prose, replace(place, section=replace(place.section, title=""))]

    def _body(self, text: Place, content: Table) -> str:
        """The words of a block below its title: what stands under it, its text, and where its buttons lead."""
        under = Place(content.text("subtitle"), content.path, content.at("subtitle").line)
        places = [under, text]
        if text.text.strip() != content.text("text"):
            places.append(Place(content.text("text"), content.path, content.at("text").line))
        buttons = [f"[{escaped(link.label)}]({target(link.url or '')})" for link in self.links(content)]
        return "\n\n".join(part for part in (*map(self._markdown, places), *buttons) if part)

    def _markdown(self, place: Place) -> str:
        if not place.text.strip():
            return ""
        body = self.bodies.markdown(_SIGN.sub(r"\1\\", place.text), place.path, place.line)
        return body if re.search(r"\w", body) else ""

    def links(self, content: Table) -> Iterator[Link]:
        """Where the buttons of a block lead."""
        for one in self._buttons(content):
            label, address = one.text("label", "text", "name"), one.text("url")
            link = (
                self.bodies.targets.link(label, address, one.at("url"), beside=one.path) if label and address else None
            )
            if link and link.url:
                self.report.saw(label, one.at("label", "text"))
                yield link

    def _prose(self, title: str, text: Place, content: Table | None = None, anchor: str = "") -> Iterator[Part]:
        body = self._body(text, content if content is not None else Table(text.path, text.line))
        if body:
            yield from prose_part(self.bodies.plain(title, Location(text.path, text.line)), body, anchor)

    def _contact(self, content: Table, anchor: str, text: Place) -> Iterator[Part]:
        """The ways to reach the owner, as text."""
        said = self._body(text, content)
        self.mails.append(content.text("email"))
        lines = "<br>\n".join(contact(content, self.params, self.bodies))
        title = content.text("title") or "Contact"
        if said or lines:
            body = "\n\n".join(part for part in (said, lines) if part)
            yield from prose_part(self.bodies.plain(title, content.at("title")), body, anchor)


def _weight(page: Page) -> tuple[float, str]:
    text = page.fields.text("weight")
    return (float(text) if re.fullmatch(r"-?\d{1,9}(?:\.\d+)?", text) else 1e9, page.path)


def landing_text(page: Page, widgets: Iterable[Page]) -> str:
    """What the blocks of a page that is not the home page say, as Markdown of the source."""
    blocks = [(one.text("block"), one.table("content"), one, "") for one in page.fields.tables("sections")]
    blocks += [
        (one.fields.text("widget"), with_content(one.fields), one.fields, one.body)
        for one in sorted(widgets, key=_weight)
        if one.fields.flag("active", default=True)
    ]
    found = [
        _said(content, body)
        for kind, content, whole, body in blocks
        if not whole.flag("demo") and slot(kind, content, whole, "") is None
    ]
    return "\n\n".join(one for one in (*found, page.body.strip()) if one)


def _said(content: Table, body: str) -> str:
    texts = [content.text("subtitle"), content.text("text"), body.strip()]
    texts = [one for one in dict.fromkeys(texts) if one and not is_sample_text(one[:400])]
    links = [one for name in (*_BUTTONS, "buttons") for one in content.tables(name)]
    texts += [f"[{one.text('label', 'text', 'name')}]({one.text('url')})" for one in links if one.text("url")]
    title = content.text("title")
    return "\n\n".join([f"## {title}"] * bool(title) + texts) if texts else ""
