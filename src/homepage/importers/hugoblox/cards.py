"""Skills, languages, fields of research and other cards that HugoBlox keeps in profiles and blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.records import Item
from homepage.importers.front_matter.pages import one_paragraph
from homepage.importers.hugoblox.records import described, links_of
from homepage.importers.hugoblox.residue import own
from homepage.importers.prose.markdown_out import escaped

if TYPE_CHECKING:
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.tables import Table

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def item(one: Table, bodies: Bodies) -> Item:
    """A skill or language, with how well it is mastered where the theme says so in words or per cent."""
    name = bodies.plain(one.text("name", "label", "title"), one.at("name", "label", "title"))
    label = one.text("label") if one.text("name") else ""
    level, share = one.text("level"), one.text("percent")
    said = one.text("description", "text") or label or ("" if _NUMBER.fullmatch(level) else level)
    said = said or (f"{share}%" if share else "")
    line = one.at("description", "text", "label", "level").line
    return Item(name=name or "…", text=one_paragraph(bodies.markdown(said, one.path, line)) or None)


def skills(found: list[Table], bodies: Bodies) -> list[Item]:
    """Skills, one each; those of a group with a name are one record, which lists them."""
    items = []
    for group in found:
        members = own(group.tables("items"), bodies.report)
        if group.tables("items") and not members:
            continue
        if members and group.text("name"):
            items.append(_group(group, members, bodies))
        else:
            items += [item(one, bodies) for one in (members or own([group], bodies.report))]
    return items


def _group(group: Table, members: list[Table], bodies: Bodies) -> Item:
    name = bodies.plain(group.text("name"), group.at("name"))
    about = bodies.line(group.text("description"), group.at("description"))
    found = [item(one, bodies) for one in members]
    listed = ", ".join(f"{escaped(one.name)} ({one.text})" if one.text else escaped(one.name) for one in found)
    return Item(name=name, text="<br>".join(part for part in (about, listed) if part))


def area(one: Table, bodies: Bodies) -> Item:
    """A field of research, a partner or another card: what it is called, what it says and where it leads."""
    name = bodies.plain(one.text("name", "title"), one.at("name", "title"))
    facts = [*one.texts("topics"), *(one.text(key) for key in ("status", "team_size", "publications", "funding"))]
    more = bodies.line(", ".join(fact for fact in facts if fact), one.at("topics", "status", "team_size"))
    points = "\n".join(f"- {bodies.line(text, one.at('features'))}" for text in one.texts("features"))
    text = "<br>".join(part for part in (one_paragraph(described(one, bodies)), more) if part)
    picture = bodies.targets.image(one.text("image"), one.at("image"), beside=one.path) if one.text("image") else None
    return Item(
        name=name or "…",
        text="\n\n".join(part for part in (text, points) if part) or None,
        url=next((link.url for link in links_of(one, bodies, "url", "link")), None),
        image=picture,
    )
