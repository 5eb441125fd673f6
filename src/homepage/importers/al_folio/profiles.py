"""Pages of people: their pictures, their texts, each from a file of its own, and where they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.importers.front_matter.pages import is_sample
from homepage.importers.front_matter.reader import Page, read_page
from homepage.importers.front_matter.residue import is_sample_text

if TYPE_CHECKING:
    from homepage.importers.front_matter.links import Targets
    from homepage.importers.front_matter.tables import Table


def with_profiles(group: dict[str, Page], targets: Targets) -> dict[str, Page]:
    """A page of people with their pictures, their texts, each from a file of its own, and where they are found."""
    for page in group.values():
        blocks = [block for one in page.fields.tables("profiles") if (block := _profile(one, targets))]
        page.body = "\n\n".join([page.body, *blocks]) if blocks else page.body
    return group


def _profile(one: Table, targets: Targets) -> str:
    name = one.text("content")
    found = targets.find(f"_pages/{name}") if name else None
    inner = read_page(targets.folder, found) if found else None
    if inner is None or is_sample(inner):
        return ""
    more, picture = one.text("more_info", "address"), one.text("image")
    image = f"![{inner.fields.text('title')}](/assets/img/{picture.rpartition('/')[2]})" if picture else ""
    return "\n\n".join(part for part in (image, inner.body.strip(), more) if part and not is_sample_text(part))
