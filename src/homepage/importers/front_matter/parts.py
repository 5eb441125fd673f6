"""Sections with records or Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.content.config import Section
from homepage.importers.site import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.config import SectionKind
    from homepage.content.records import Record


def section(kind: SectionKind, title: str, identifier: str = "", **more: Any) -> Section:
    """A section with an anchor of its own."""
    identifier = re.sub(r"[^\w-]+", "-", identifier or title.lower()).strip("-")
    return Section(kind=kind, title=title, id=identifier or None, **more)


def records_part(
    kind: SectionKind, title: str, records: Sequence[Record], identifier: str = "", **more: Any
) -> list[Part]:
    """A section with records, or none when there are none."""
    return [Part(section=section(kind, title, identifier, **more), records=list(records))] if records else []


def prose_part(title: str, prose: str, identifier: str = "", **more: Any) -> list[Part]:
    """A section of Markdown, or none when it is empty."""
    return [Part(section=section("text", title, identifier, **more), prose=prose)] if prose.strip() else []
