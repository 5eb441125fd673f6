"""A site of ours in memory, before it has files: what every importer makes and `write` puts on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from homepage.content.config import Section, Site

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.content.records import Contact, Document, Person, Record, Venue


class Part(Struct, kw_only=True):
    """A section of the home page with what it holds: records, or Markdown for a section of kind text.

    ``translations`` are this Markdown in the further languages of the site.
    Publications carry their citation key in ``key``; without keys they get no page of their own.
    """

    section: Section
    records: list[Record] = []
    prose: str = ""
    translations: dict[str, str] = field(default_factory=dict)


class ImportedSite(Struct, kw_only=True):
    """Everything that an import found, in the vocabulary of our own content.

    ``bibtex`` holds entries as written, by citation key, in their order; ``documents`` are pages, projects and posts by
    their path under content/, with the key that their name gives them; ``assets`` says which file, or which bytes,
    belong at which path under content/.
    """

    person: Person
    config: Site = Site()
    bio: str = ""
    parts: list[Part] = field(default_factory=list)
    people: list[Contact] = field(default_factory=list)
    venues: dict[str, Venue] = field(default_factory=dict)
    bibtex: dict[str, str] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    assets: dict[str, Path | bytes] = field(default_factory=dict)
