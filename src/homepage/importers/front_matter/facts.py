"""What the fields of a project say that no field of ours takes: who pays for it, and from when to when it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.bibliography_links import label_of
from homepage.importers import words
from homepage.importers.front_matter.residue import is_placeholder, is_sample_text

if TYPE_CHECKING:
    from homepage.importers.front_matter.reader import Page

_FACTS = frozenset(
    "role position period duration dates timeline start start_date end end_date status funder funders funding "  # noqa: SIM905
    "funded_by sponsor sponsors grant grant_number budget amount institution organization company client partner "
    "partners team collaborators members supervisor supervisors advisor advisors location venue technologies "
    "tools".split()
)


def with_facts(page: Page) -> Page:
    """A page whose text begins with what only its fields say, a line for each; its own lines keep their places."""
    said = _words(page.body)
    lines = []
    for key in page.fields:
        if key.lower() not in _FACTS:
            continue
        value = ", ".join(page.fields.texts(key))
        if value and _words(value) not in said and not is_placeholder(value) and not is_sample_text(value):
            lines.append(f"- {label_of(key)}: {value}")
    if not lines:
        return page
    return replace(page, body="\n".join([*lines, "", page.body]), body_line=page.body_line - len(lines) - 1)


def _words(text: str) -> str:
    return f" {' '.join(words.of(text))} "
