"""What a HugoBlox site says of its owner and on its home page in further languages, beside the main one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.importers.hugoblox.person import Profile, name_of
from homepage.importers.page.correspondence import joined, leniently

if TYPE_CHECKING:
    from homepage.content.records import Person
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.site import Part


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
