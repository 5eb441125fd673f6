"""What front matter says beyond the fields that an importer reads: told, so that nothing goes unseen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.front_matter.residue import is_sample_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from homepage.importers.front_matter.reader import Page
    from homepage.importers.report import ImportReport

# Keys that tell Jekyll, Hugo or a theme how to set a page, and say nothing to a reader.
_OF_PROGRAMS = frozenset(
    "layout permalink redirect_from aliases nav nav_order nav_title navigation importance weight order collection "  # noqa: SIM905 - a table
    "published draft lang language lang-ref slug sitemap toc sidebar classes author_profile read_time comments share "
    "related giscus_comments disqus_comments related_publications related_posts images categories tags category "
    "horizontal inline img image thumbnail teaser cover header github_stars bibliography citation _styles".split()
)
_FLAG = re.compile(r"(?:true|false|yes|no|on|off|\W*|\d{1,3})", re.IGNORECASE)


def report_unused(page: Page, used: Collection[str], report: ImportReport) -> None:
    """Name the fields of a page that are no ``used`` ones and say something, each with its place."""
    for name in page.fields:
        said = ", ".join(page.fields.texts(name))
        if name in used or name in _OF_PROGRAMS or _FLAG.fullmatch(said) or is_sample_text(said):
            continue
        if name.endswith(("url", "_link")) or "//" in said:
            continue  # links come over
        report.left_out(page.fields.at(name), f"the field {name}: {said[:80]}")
