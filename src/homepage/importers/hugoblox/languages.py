"""What a HugoBlox site says of its owner and on its home page in further languages, beside the main one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from homepage.importers.front_matter.pages import per_language
from homepage.importers.hugoblox.person import Profile, name_of
from homepage.importers.page.correspondence import joined, leniently
from homepage.importers.site import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from homepage.content.records import Person, Record
    from homepage.errors import Location
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.hugoblox.lists import Slot
    from homepage.importers.report import ImportReport


R = TypeVar("R", bound=Struct)

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def person(known: Person, page: Page, bodies: Bodies, tags: tuple[str, str]) -> Person:
    """The person with what their profile in a further language says; a name in its own script is the native one."""
    name, other = name_of(page.fields), Profile(page, bodies, "").person()
    if name and not known.native_name and not _LATIN.search(name):
        known = replace(known, native_name=name)
    elif _LATIN.search(name) and not _LATIN.search(known.name):
        known = replace(known, name=name, native_name=known.name)
    places = known.affiliation
    if len(places) == len(other.affiliation):
        places = tuple(leniently(one, two, tags) for one, two in zip(places, other.affiliation, strict=True))
    other = replace(other, name=known.name, native_name=known.native_name, affiliation=known.affiliation)
    return replace(leniently(known, other, tags), affiliation=places)  # type: ignore[no-any-return]


def sections(known: dict[str, list[Part]], profile: Profile, tags: tuple[str, str]) -> None:
    """Give the sections of a profile their words in a further language, where both have the same records."""
    page, report = profile.page, profile.targets.report
    for name, parts in profile.parts().items():
        if not joined(known.get(name, []), parts, tags) and parts:
            report.left_out(page.location, f"its {name}, which is not that of the main language entry by entry")


def places(known: list[Part | Slot], other: list[Part | Slot], tags: tuple[str, str], told: Told) -> None:
    """Give the places of a home page their words in a further language, each as far as both correspond."""
    whole = list(known)
    if joined(whole, other, tags):
        known[:] = whole
        return
    left = list(other)
    for at, one in enumerate(known):
        two = next((two for two in left if _correspond(one, two)), None)
        if two is not None:
            left.remove(two)
            known[at] = _together(one, two, tags, told)
    for two in left:
        _tell(two, told, "stands on the home page in that language alone")


def translated(record: R, group: dict[str, Page], page: Page, read: Mapping[str, Callable[[Page], str]]) -> R:
    """A record of a page with those texts in the languages of the page's twins that are the page's own words."""
    main = next((tag for tag, one in group.items() if one is page), "")
    found: dict[str, Any] = {}
    for name, text in read.items():
        own = text(page)
        said = {main: own} | {tag: other for tag, one in group.items() if one is not page and (other := text(one))}
        if own and len(set(said.values())) > 1 and getattr(record, name) == own:
            found[name] = per_language(said)
    return replace(record, **found) if found else record


class Told(NamedTuple):
    """Whom to tell what a further language says differently, and where that stands."""

    report: ImportReport
    where: Location
    tag: str


def _correspond(one: Part | Slot, two: Part | Slot) -> bool:
    """Whether two places stand for each other: they have the same anchor."""
    return isinstance(one, Part) is isinstance(two, Part) and one.section.id == two.section.id


def _together(one: Part | Slot, two: Part | Slot, tags: tuple[str, str], told: Told) -> Part | Slot:
    section = leniently(one.section, two.section, tags)
    if not (isinstance(one, Part) and isinstance(two, Part)):
        return replace(one, section=section)
    one.section = section
    if section.kind != two.section.kind:
        _tell(two, told, f"holds records of another kind: {_named(two.records)}")
        return one
    if one.prose and two.prose and one.prose != two.prose:
        one.translations[tags[1]] = two.prose
    rest, are_alike = list(two.records), len(one.records) == len(two.records)
    for at, mine in enumerate(one.records):
        yours = next((yours for yours in rest if are_alike or _facts(mine) == _facts(yours)), None)
        if yours is not None:
            rest.remove(yours)
            one.records[at] = leniently(mine, yours, tags)
    if rest:
        _tell(two, told, f"has entries that the main language does not have: {_named(rest)}")
    return one


def _named(records: Sequence[Record]) -> str:
    """Records by what they are called."""
    names = ("title", "name", "organization", "text")
    found = [[str(value) for name in names if (value := getattr(one, name, None))][:2] for one in records]
    return "; ".join(", ".join(one) for one in found)[:400]


def _facts(record: Record) -> tuple[object, ...]:
    """What is the same in all languages of a record: when it was, and where it leads."""
    return tuple(getattr(record, name, None) for name in ("start", "end", "date", "url"))


def _tell(place: Part | Slot, told: Told, what: str) -> None:
    title = place.section.title or place.section.kind
    told.report.left_out(told.where, f"the section “{title}” in {told.tag} {what}")
