"""Blocks of HugoBlox pages that hold records of their own: jobs, awards, skills, fields of research and slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.importers.front_matter.parts import prose_part, records_part
from homepage.importers.hugoblox.cards import area, item, skills
from homepage.importers.hugoblox.lists import date_format
from homepage.importers.hugoblox.records import accomplishments, position
from homepage.importers.hugoblox.residue import own

if TYPE_CHECKING:
    from homepage.content.records import Item
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.tables import Table
    from homepage.importers.site import Part

_JOBS = frozenset(("experience", "resume-experience"))
_SKILLS = frozenset(("features", "featurette", "skills"))
_CARDS = frozenset(("research-areas", "cta-image-paragraph", "logos"))
_SLIDES = frozenset(("slider", "faq", "cta-card", "stats", "testimonials", "steps"))
_LISTS = ("items", "item", "experience", "feature", "logos", "categories")
RECORDS = _JOBS | _SKILLS | _CARDS | {"accomplishments", "tech-stack"}


def is_wordless(kind: str, content: Table) -> bool:
    """Whether a block holds cards of which none has a word; the theme shows no pictures on those of skills."""
    found = [one for name in _LISTS for one in content.tables(name)]
    said = ("name", "label", "title", "description", "text", "items")
    return kind in _SKILLS and bool(found) and not any(one.get(key) for one in found for key in said)


def parts(kind: str, content: Table, anchor: str, bodies: Bodies) -> list[Part]:
    """The sections that a block of a kind holds; none when it has no records of its own."""
    found = own([one for name in _LISTS for one in content.tables(name)], bodies.report)
    if not found or kind not in RECORDS | _SLIDES:
        return []
    title, style = content.text("title"), date_format(content) or "%b %Y"
    heading = bodies.plain(title or kind.replace("resume-", "").capitalize(), content.at("title"))
    if kind in _JOBS:
        records = [position(one, bodies) for one in found]
        return records_part("positions", heading, records, anchor, date_format=style)
    if kind == "accomplishments":
        return accomplishments(found, heading, anchor, style, bodies)
    if kind in _SLIDES:
        return prose_part(heading if title else "", "\n\n".join(_slide(one, bodies) for one in found), anchor)
    cards = _cards(kind, found, bodies)
    layout = "cards" if any(one.image for one in cards) else None
    return records_part("items", heading if title else "", cards, anchor, layout=layout)


def _cards(kind: str, found: list[Table], bodies: Bodies) -> list[Item]:
    if kind == "tech-stack":
        return skills(found, bodies)
    read = item if kind in _SKILLS else area
    return [read(one, bodies) for one in found]


def _slide(one: Table, bodies: Bodies) -> str:
    """A slide, a question or a card: what it is called, and what it says."""
    name = bodies.line(one.text("title", "question", "name", "statistic"), one.at("title", "question", "name"))
    text = one.text("content", "answer", "text", "description", "subtitle")
    body = bodies.markdown(text, one.path, one.at("content", "answer", "text").line)
    return "\n\n".join(part for part in (f"**{name}**" if name else "", body) if part)
