"""The lists that blocks of a HugoBlox home page show of pages that stand elsewhere: of which kind, and which ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from homepage.content.config import Section  # noqa: TC001 (msgspec reads the annotations)
from homepage.content.records import Publication
from homepage.errors import Location
from homepage.importers.front_matter.parts import section
from homepage.importers.hugoblox.kinds_of_work import type_of
from homepage.importers.prose.inline import parse
from homepage.importers.prose.runs import plain
from homepage.importers.site import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.config import SectionKind
    from homepage.importers.front_matter.tables import Table
    from homepage.importers.report import ImportReport

KINDS = {
    "publication": "publications",
    "publications": "publications",
    "project": "projects",
    "projects": "projects",
    "event": "events",
    "events": "events",
    "talk": "events",
    "talks": "events",
    "post": "posts",
    "posts": "posts",
    "blog": "posts",
    "news": "news",
    "course": "courses",
    "courses": "courses",
    "teaching": "courses",
    "author": "authors",
    "authors": "authors",
    "home": "home",
}
# The lists that blocks show without saying of what.
_OWN = {
    "publications": "publications",
    "publications_selected": "publications",
    "publications_featured": "publications",
    "projects": "projects",
    "portfolio": "projects",
    "posts": "posts",
    "talks": "events",
    "talks_selected": "events",
    "people": "authors",
    "team-showcase": "authors",
    "featured": "publications",
}
PROFILE = {
    "about": "about",
    "about.biography": "about",
    "about.avatar": "about",
    "resume-biography": "about",
    "resume-biography-3": "about",
    "dev-hero": "about",
    "resume-experience": "experience",
    "resume-skills": "skills",
    "resume-awards": "awards",
    "resume-languages": "languages",
}
_GENERAL = frozenset(("pages", "collection", "portfolio", "featured"))
_SECTIONS: dict[str, SectionKind] = {
    "publications": "publications",
    "projects": "projects",
    "events": "talks",
    "posts": "posts",
    "news": "news",
    "courses": "items",
    "authors": "members",
}
_FOLDER = re.compile(r"^/?(?:content/(?:[a-z]{2}(?:-\w+)?/)?)?|/$")
_GO_DATES = (("2006", "%Y"), ("January", "%B"), ("Jan", "%b"), ("01", "%m"), ("02", "%d"), ("06", "%y"))


class Slot(Struct, frozen=True, kw_only=True):
    """A place on the home page for records that stand elsewhere; its section has what the block says of the list.

    ``is_part`` is set when the block shows only some of the records, by a rule that no section of ours has.
    """

    kind: str
    section: Section
    headings: dict[str, str] = {}
    folders: tuple[str, ...] = ()
    is_part: bool = False
    where: Location = Location("content")


def slot(kind: str, content: Table, whole: Table, anchor: str) -> Slot | None:
    """The place that a block holds for a list; None when it shows something of its own."""
    if kind in PROFILE:
        found = content.table("headings")
        headings = {name: found.text(name) for name in found}
        return Slot(kind=PROFILE[kind], section=_section("items", content, whole, anchor), headings=headings)
    filters = content.table("filters")
    named = [
        _FOLDER.sub("", one).split("/")[0]
        for one in (content.text("page_type"), *filters.texts("folders"), *content.texts("folders"))
    ]
    if not any(named) and filters.text("publication_type"):
        named = ["publication"]
    known = [KINDS[one] for one in named if one in KINDS]
    others = [f"own/{one}" for one in named if one and one not in KINDS]
    of = next(iter((*known, *others)), "") if kind in _GENERAL else ""
    of = of or _OWN.get(kind, "")
    if (of not in _SECTIONS and of not in others) or (kind not in _GENERAL and kind not in _OWN):
        return None
    own = _section(_SECTIONS.get(of, "items"), content, whole, anchor, kind)
    rules = ("featured_only", "exclude_past", "exclude_future")
    is_part = not own.filter and any(filters.flag(name) for name in rules)
    return Slot(kind=of, section=own, folders=tuple(one for one in named if one in KINDS), is_part=is_part)


def as_projects(place: Part | Slot, folder: str) -> Part | Slot:
    """A place for the pages of a folder of the site's own making as one for projects, when they are that."""
    is_own = isinstance(place, Slot) and place.kind == f"own/{folder}"
    return replace(place, kind="projects", section=replace(place.section, kind="projects")) if is_own else place


def taught(place: Part | Slot) -> Part | Slot:
    """A place for events as one for courses."""
    is_events = isinstance(place, Slot) and place.kind == "events"
    return replace(place, kind="courses", section=replace(place.section, kind="items")) if is_events else place


def _section(of: SectionKind, content: Table, whole: Table, anchor: str, kind: str = "") -> Section:
    title = whole.text("title") or content.text("title")
    count = content.text("count") or whole.text("count")
    limit = int(count) if count.isdigit() and 0 < int(count) < 1000 else None
    filters = content.table("filters")
    chosen = _filter(filters, kind) if of == "publications" else {}
    if of == "posts" and (tag := filters.text("tag", "category")):
        chosen = {"tags": (tag,)}
    return section(of, title, anchor, limit=limit, filter=chosen, date_format=date_format(content, whole))


def _filter(filters: Table, kind: str) -> dict[str, tuple[str, ...]]:
    """Which publications a block shows, as a section of ours says it."""
    found: dict[str, tuple[str, ...]] = {}
    is_choice = kind in ("featured", "publications_selected", "publications_featured")
    if is_choice or filters.flag("featured_only"):
        found["selected"] = ("true",)
    elif filters.flag("exclude_featured"):
        found["selected"] = ("false",)
    if tag := filters.text("tag"):
        found["keywords"] = (tag,)
    if of := filters.text("publication_type"):
        found["type"] = (type_of(of),)
    return found


def date_format(*tables: Table) -> str | None:
    """How dates are shown, from the way in which Go writes it: ``Jan 2006``."""
    written = next((text for one in tables if (text := one.text("date_format"))), "")
    if not re.fullmatch(r"[\w ,./-]{4,30}", written) or "2006" not in written:
        return None
    found = written
    for go, ours in _GO_DATES:
        found = found.replace(go, ours)
    found = re.sub(r"(?<![%\d\w])2(?!\d)", "%-d", found)
    found = re.sub(r"(?<![%\d\w])1(?!\d)", "%-m", found)
    return found if not re.search(r"[A-Za-z]{2,}", found.replace("%", "")) else None


def arranged(places: Sequence[Part | Slot], made: dict[str, list[Part]], report: ImportReport) -> list[Part]:
    """The sections of the home page in its order; lists that no block shows follow.

    A list stands with its records where a block shows the whole of it, and once more where another shows a choice.
    """
    found: list[Part] = []
    slots = [one for one in places if isinstance(one, Slot) and made.get(one.kind)]
    whole = {one.kind: one for one in reversed(slots)}
    whole |= {one.kind: one for one in reversed(slots) if not one.section.filter}
    for place in places:
        if isinstance(place, Part):
            found.append(place)
        elif whole.get(place.kind) is place:
            first = _named(place, slots)
            found += [_placed(part, first, is_first=at == 0) for at, part in enumerate(made[place.kind])]
            _count(first, report)
        elif place.section.filter and (place.kind == "posts" or _has_any(place, made.get(place.kind, []))):
            found.append(Part(section=_choice(place, made[place.kind], is_all=bool(whole[place.kind].section.filter))))
            _count(place, report)
    left = [
        _unplaced(part, is_known=bool(slots)) for kind, parts in made.items() if kind not in whole for part in parts
    ]
    about = made.get("about", []) if "about" not in whole else []
    rest = [part for part in left if part is not None and not any(part is one for one in about)]
    return _with_anchors([*about, *found, *rest])


def _with_anchors(parts: list[Part]) -> list[Part]:
    """Sections each of which has an anchor of its own."""
    taken: set[str] = set()
    for part in parts:
        anchor, number = part.section.id, 2
        while anchor and anchor in taken:
            anchor, number = f"{part.section.id}-{number}", number + 1
        taken.add(anchor or "")
        part.section = replace(part.section, id=anchor)
    return parts


def _choice(place: Slot, parts: Sequence[Part], *, is_all: bool) -> Section:
    """The section of a choice of a list; with abstracts when the home page shows nothing but choices."""
    shown = parts[0].section.abstracts if is_all and parts else None
    return replace(place.section, sort="newest", abstracts=shown)


def _unplaced(part: Part, *, is_known: bool) -> Part | None:
    """A list that a home page does not show: short, or not there, where a page of ours has the whole of it."""
    if is_known and part.section.kind == "projects":
        return None
    if is_known and part.section.kind == "publications":
        part.section = replace(part.section, limit=5, group_by=None)
    return part


def _named(place: Slot, slots: Sequence[Slot]) -> Slot:
    """A place with the title of a block that shows the whole list, and the words that any of its blocks has on top."""
    alike = [one for one in (place, *slots) if one.kind == place.kind and not one.section.filter]
    whole = next((one for one in alike if not one.is_part), place)
    intro = place.section.intro or next((one.section.intro for one in alike if one.section.intro), None)
    return replace(
        place,
        section=replace(place.section, title=whole.section.title, intro=intro),
        is_part=whole.is_part,
        where=whole.where,
    )


def _count(place: Slot, report: ImportReport) -> None:
    """Count the words of a list's block, now that it is shown."""
    if place.kind not in PROFILE.values():
        title = _first(place.section.title) if not place.is_part else ""
        report.saw(f"{title} {plain(parse(_first(place.section.intro or '')))}", place.where)


def _first(text: Any) -> str:
    """A text in the main language."""
    return str(next(iter(text.values()))) if isinstance(text, dict) else str(text)


def _has_any(place: Slot, made: list[Part]) -> bool:
    """Whether a choice of publications holds any."""
    works = [one for part in made for one in part.records if isinstance(one, Publication)]
    return any(_is_chosen(work, place.section.filter) for work in works)


def _is_chosen(work: Publication, wanted: dict[str, tuple[str, ...]]) -> bool:
    chosen = wanted.get("selected", ("true" if work.selected else "false",))
    tags = wanted.get("keywords", work.keywords)
    is_of_type = work.topic in wanted.get("topic", (work.topic,)) and work.type in wanted.get("type", (work.type,))
    return is_of_type and work.selected == ("true" in chosen) and (not tags or bool(set(tags) & set(work.keywords)))


def _placed(part: Part, place: Slot, *, is_first: bool) -> Part:
    """A list with the title, the anchor, the length and the dates that its block gives it."""
    own, wanted = part.section, place.section
    heading = place.headings.get(own.id or "", "")
    dates = wanted.date_format or own.date_format
    if place.kind == "about" or not is_first:
        part.section = replace(own, title=heading or own.title, date_format=dates)
        return part
    choice = wanted.filter if place.kind == "posts" or _has_any(place, [part]) else {}
    part.section = replace(
        own,
        id=wanted.id or own.id,
        title=own.title if place.is_part else wanted.title or own.title,
        limit=wanted.limit,
        filter=choice,
        intro=wanted.intro,
        date_format=dates,
        group_by=None if wanted.limit else own.group_by,
    )
    return part


def by_folder(places: Sequence[Part | Slot], kind: str) -> list[str]:
    """The folders of a kind that the home page lists one by one, under titles of their own."""
    slots = [one for one in places if isinstance(one, Slot) and one.kind == kind and len(one.folders) == 1]
    found = list(dict.fromkeys(one.folders[0] for one in slots))
    return found if len(found) > 1 else []


def of_folders(places: Sequence[Part | Slot], kind: str, folders: Sequence[str]) -> list[Part | Slot]:
    """The places of a kind that is divided by folders, each for the list of its own folder."""
    return [
        replace(one, kind=f"{kind}/{one.folders[0]}")
        if isinstance(one, Slot) and one.kind == kind and one.folders[:1] and one.folders[0] in folders
        else one
        for one in places
    ]
