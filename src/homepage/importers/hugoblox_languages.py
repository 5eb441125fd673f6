"""What a HugoBlox site says of its owner and on its home page in further languages, beside the main one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.importers.bilingual import UncertainError, form, joined_part, leniently
from homepage.importers.hugoblox_person import Profile, name_of
from homepage.importers.site import Part

if TYPE_CHECKING:
    from homepage.content.records import Person
    from homepage.importers.front_matter import Page
    from homepage.importers.front_matter_body import Bodies
    from homepage.importers.hugoblox_lists import Slot


def person(known: Person, page: Page, bodies: Bodies, tags: tuple[str, str]) -> Person:
    """The person with what their profile in a further language says; a name in its own script is the native one."""
    name, other = name_of(page.fields), Profile(page, bodies, "").person()
    if name and not known.native_name and not re.search(r"[A-Za-z\u00c0-\u024f]", name):
        known = replace(known, native_name=name)
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


def joined(known: list[Part] | list[Part | Slot], other: list[Part] | list[Part | Slot], tags: tuple[str, str]) -> bool:
    """Whether two readings of the same places correspond; then the first has the words of both."""
    if [_form(one) for one in known] != [_form(one) for one in other]:
        return False
    try:
        for at, (one, two) in enumerate(zip(known, other, strict=True)):
            if isinstance(one, Part) and isinstance(two, Part):
                joined_part(one, two, tags)
            elif not isinstance(one, Part) and not isinstance(two, Part):
                known[at] = replace(one, section=leniently(one.section, two.section, tags))  # type: ignore[call-overload]
    except UncertainError:
        return False
    return True


def _form(one: Part | Slot) -> tuple[object, ...]:
    return form(one) if isinstance(one, Part) else (one.kind,)
