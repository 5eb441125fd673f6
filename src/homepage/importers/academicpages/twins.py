"""The home page of academicpages written again in another language, in a file of its own, as the same site in both.

The two correspond when the sections of the second are among those of the first, in this order and with as many records
each. Where a record differs in more than its words, it stays that of the first; what is not shown then is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Publication
from homepage.importers.front_matter.languages import spoken
from homepage.importers.front_matter.pages import language_of
from homepage.importers.page.correspondence import form, leniently

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from homepage.content.records import Record
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.site import ImportedSite, Part


def of(about: Page, pages: Iterable[Page], default: str) -> dict[str, Page]:
    """The pages that say the same in other languages, by language: those named alike."""
    tag, shared = language_of(about, default)
    found = ((language_of(page, default), page) for page in pages if page is not about)
    return {other: page for (other, name), page in found if name == shared and other in spoken() - {tag}}


def correspond(one: ImportedSite, two: ImportedSite) -> bool:
    """Whether the second is the first in other words."""
    return sum(1 for _ in _pairs(one, two)) == len(two.parts) > 1


def join(site: ImportedSite, other: ImportedSite, tags: tuple[str, str]) -> None:
    """Give a site the words of its version in another language."""
    for one, two in [*_pairs(site, other)]:
        one.section = leniently(one.section, two.section, tags)
        one.records = [_joined(mine, yours, tags) for mine, yours in zip(one.records, two.records, strict=True)]
        if two.prose != one.prose:
            one.translations[tags[1]] = two.prose
    name, person = site.person.name, leniently(site.person, replace(other.person, aliases=()), tags)
    site.person = replace(person, name=name, native_name=site.person.native_name or other.person.native_name)
    site.config = leniently(site.config, other.config, tags)
    site.assets[f"bio.{tags[1]}.md"] = (other.bio.strip() + "\n").encode()


def _joined(mine: Record, yours: Record, tags: tuple[str, str]) -> Record:
    """A record in both languages; the authors of a paper are named as in the first."""
    found: Record = leniently(mine, yours, tags)
    if isinstance(found, Publication) and isinstance(mine, Publication):
        return replace(found, author=mine.author)
    return found


def _pairs(one: ImportedSite, two: ImportedSite) -> Iterator[tuple[Part, Part]]:
    """The sections of the second, each with that of the first which has its form."""
    rest = iter(one.parts)
    for part in two.parts:
        found = next((known for known in rest if form(known) == form(part)), None)
        if found is not None:
            yield found, part
