"""The home page of minimal-mistakes whose front matter holds what it shows: a banner, and rows of features."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.importers.prose.inline import attributes

if TYPE_CHECKING:
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.front_matter.tables import Table

_ROW = re.compile(r"\{%-?\s*include\s+feature_row\b(.*?)-?%\}", re.DOTALL)


def written_out(page: Page) -> Page:
    """A page with the texts of its front matter where its layout shows them: the lead first, rows where they stand."""
    if page.fields.text("layout") != "splash":
        return page
    body = _ROW.sub(lambda match: _features(page.fields, match.group(1)), page.body)
    lead, buttons = page.fields.text("excerpt"), page.fields.table("header").tables("actions")
    if address := page.fields.table("header").text("cta_url"):
        lead += f"\n\n[{page.fields.table('header').text('cta_label') or 'More'}]({address})"
    rows = " ".join(f"[{one.text('label')}]({one.text('url')})" for one in buttons if one.text("url"))
    return replace(page, body="\n\n".join(part for part in (lead, rows, body) if part.strip()))


def _features(fields: Table, tag: str) -> str:
    """A row of features as sections of text."""
    name = attributes(tag).get("id", "") or "feature_row"
    return "\n\n".join(["", *(_feature(one) for one in fields.tables(name)), ""])


def _feature(one: Table) -> str:
    heading = f"## {one.text('title')}" if one.text("title") else ""
    picture = f"![{one.text('alt')}]({one.text('image_path')})" if one.text("image_path") else ""
    link = f"[{one.text('btn_label') or 'Learn More'}]({one.text('url')})" if one.text("url") else ""
    return "\n\n".join(part for part in (heading, picture, one.text("excerpt"), link) if part)
