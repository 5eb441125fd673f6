"""What a site folder holds once it is read, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.content import records
from homepage.content import words as interface
from homepage.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from homepage.content.config import Site
    from homepage.content.notes import Reference


class Prose(Struct, frozen=True):
    """A piece of block Markdown, and where it starts; ``language`` is set when it is not that of the page."""

    text: str
    path: str = ""
    line: int = 1
    language: str = ""


class Content(Struct, kw_only=True):
    """Everything a site folder holds, in one language; ``shown`` has the records or the prose of each section.

    ``texts`` are what stands on the pages of papers below their abstracts, by citation key.
    ``untranslated`` says what is given in some languages of the site and not in all.
    """

    config: Site
    person: records.Person
    bio: Prose
    shown: tuple[tuple[records.Record, ...] | Prose, ...]
    publications: dict[str, records.Publication]
    people: tuple[records.Contact, ...] = ()
    venues: dict[str, records.Venue] = {}
    pages: tuple[records.WebPage, ...] = ()
    projects: tuple[records.Project, ...] = ()
    posts: tuple[records.Post, ...] = ()
    texts: dict[str, records.Document] = {}
    assets: dict[str, Path] = {}
    style_sheet: bytes = b""
    references: tuple[Reference, ...] = ()
    warnings: tuple[Problem, ...] = ()
    untranslated: tuple[Problem, ...] = ()
    language: str = "en"
    words: interface.Words = interface.ENGLISH


class UnusableContentError(ContentError):
    """Files that cannot be used, with what could be read: its references are judged in the same run."""

    def __init__(self, problems: Iterable[Problem], content: Content) -> None:
        super().__init__(problems)
        self.content = content
