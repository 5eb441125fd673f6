"""The home page of HugoBlox sites: blocks in ``content/_index.md``, or widgets in files under ``content/home``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.errors import Location
from homepage.importers.front_matter import Table
from homepage.importers.front_matter_residue import is_sample_text
from homepage.importers.front_matter_site import prose_part, records_part
from homepage.importers.hugoblox_person import award, item, position

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from homepage.importers.front_matter import Page
    from homepage.importers.front_matter_body import Bodies
    from homepage.importers.site import Part

_AT_HOME = re.compile(r"^content/(?:[a-z]{2}(?:-\w+)?/)?(?:home/[^/]+|_index)\.md$")
# Blocks that show what stands elsewhere, and so hold nothing of their own but a heading.
_LISTS = frozenset(
    {
        "about",
        "about.biography",
        "about.avatar",
        "resume-biography",
        "resume-biography-3",
        "resume-experience",
        "resume-skills",
        "resume-awards",
        "resume-languages",
        "collection",
        "portfolio",
        "pages",
        "people",
        "tag_cloud",
        "tag-cloud",
        "publications",
        "projects",
        "posts",
        "talks",
        "featured",
        "slider",
        "search",
    }
)


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


class Home:
    """Reads the blocks of one home page; ``bodies`` counts their words."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies, self.report = bodies, bodies.report

    def blocks(self, page: Page) -> list[Part]:
        """The sections of the newer form."""
        parts: list[Part] = []
        for one in page.fields.tables("sections"):
            parts += self._block(one.text("block"), one.table("content"), one)
        return parts + self._text("", page.body, page.path, page.body_line)

    def widgets(self, pages: Iterable[Page]) -> list[Part]:
        """The sections of the older form, a file each, in the order of their weights."""
        parts: list[Part] = []
        for page in sorted(pages, key=_weight):
            fields = page.fields
            if not fields.flag("active", default=True):
                self.report.left_out(page.location, "a widget that is switched off")
                continue
            parts += self._block(fields.text("widget").replace("wg-", ""), _with_content(fields), fields)
            if fields.text("widget") not in _LISTS:
                title = "" if any(part.section.title for part in parts[-1:]) else fields.text("title")
                parts += self._text(title, page.body, page.path, page.body_line)
        return parts

    def _block(self, kind: str, content: Table, whole: Table) -> list[Part]:
        title, where = content.text("title"), content.at("title")
        found = [
            *content.tables("items"),
            *content.tables("item"),
            *content.tables("experience"),
            *content.tables("feature"),
        ]
        if whole.flag("demo"):
            self.report.left_out(whole.at("block"), f"the block {title!r}, which shows the template")
            return []
        if found and kind in ("experience", "resume-experience"):
            heading = self.bodies.plain(title or "Experience", where)
            return records_part("positions", heading, [position(one, self.bodies) for one in found])
        if found and kind == "accomplishments":
            heading = self.bodies.plain(title or "Accomplishments", where)
            return records_part("awards", heading, [award(one, self.bodies) for one in found])
        if found and kind in ("features", "featurette", "skills"):
            return records_part("items", self.bodies.plain(title, where), [item(one, self.bodies) for one in found])
        if kind == "contact":
            return self._contact(content)
        text = content.text("text", "subtitle")
        return self._text(title, text, content.path, content.at("text").line) if text else self._unknown(kind, content)

    def _unknown(self, kind: str, content: Table) -> list[Part]:
        if kind not in _LISTS and kind not in ("markdown", "blank", "custom", "hero", "") and content:
            self.report.kept(
                content.at("title"), f"a block of kind {kind!r} shows what stands elsewhere, or is not known"
            )
        return []

    def _text(self, title: str, text: str, path: str, line: int) -> list[Part]:
        if not text.strip() or is_sample_text(text):
            return []
        body = self.bodies.markdown(text, path, line)
        return prose_part(self.bodies.plain(title, Location(path, line)), body) if re.search(r"\w", body) else []

    def _contact(self, content: Table) -> list[Part]:
        """The ways to reach the owner, as text."""
        address = content.table("address")
        values = [content.text("text"), content.text("email"), content.text("phone")]
        values += [", ".join(text for name in address if (text := address.text(name)) and name != "country_code")]
        values += [*content.texts("office_hours"), content.text("directions"), content.text("contact_url")]
        values += [content.text("appointment_url")]
        lines = [self.bodies.line(value, content.at("title")) for value in values if value]
        title = self.bodies.plain(content.text("title") or "Contact", content.at("title"))
        return prose_part(title, "<br>\n".join(lines))


def _with_content(fields: Table) -> Table:
    """The fields of a widget with those of its contents, which later generations set apart."""
    found, content = Table(fields.path, fields.line), fields.table("content")
    for one in (fields, content):
        found.update(one)
        found.lines |= one.lines
    return found


def _weight(page: Page) -> tuple[float, str]:
    text = page.fields.text("weight")
    return (float(text) if re.fullmatch(r"-?\d{1,9}(?:\.\d+)?", text) else 1e9, page.path)
