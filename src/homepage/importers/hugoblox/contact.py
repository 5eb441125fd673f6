"""How the owner of a HugoBlox site can be reached: what its block or its settings say, as lines of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.front_matter.links import email
from homepage.importers.hugoblox.residue import is_sample_address
from homepage.importers.prose.markdown_out import escaped, target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.tables import Table

_STREET = ("street", "city", "region", "postcode", "country")


def contact(content: Table, params: Table, bodies: Bodies) -> Iterator[str]:
    """The lines of a contact block; what it leaves open stands in the settings of older sites."""
    at = content.at("title")
    address = content.table("address") or params.table("address")
    lines = [_either(content, params, "email", "email_address"), _either(content, params, "phone")]
    lines += [_either(content, params, "skype"), _either(content, params, "telegram")]
    lines += [", ".join(text for name in _STREET if (text := address.text(name))), *address.texts("lines")]
    lines += [content.text("address") or params.text("address"), _either(content, params, "directions")]
    lines += content.texts("office_hours") or params.texts("office_hours")
    for line in lines:
        if line and not is_sample_address(line):
            yield bodies.line(line, at)
    for label, url in _links(content, params):
        found = bodies.targets.url(url, at, beside=content.path)
        if found and not is_sample_address(label):
            bodies.report.saw(label, at)
            yield f"[{escaped(label)}]({target(found)})"


def _either(content: Table, params: Table, *names: str) -> str:
    return content.text(*names) or params.text(*names)


def _links(content: Table, params: Table) -> Iterator[tuple[str, str]]:
    """Where the owner can be booked or written to elsewhere."""
    if url := _either(content, params, "appointment_url"):
        yield "Book an appointment", url
    if url := content.text("contact_url"):
        yield "Contact", url
    if url := content.text("map_url"):
        yield "Map", url
    for one in content.tables("social") + (content.tables("contact_links") or params.tables("contact_links")):
        address = one.text("link", "url")
        if address and not email(address):
            yield one.text("name", "label") or re.sub(r"^https?://(?:www\.)?", "", address), address
