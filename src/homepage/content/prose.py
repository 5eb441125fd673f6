"""Prose of a site in its languages: ``bio.md``, and ``bio.zh.md`` beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from homepage.content import targets
from homepage.content.files import MISSING
from homepage.content.loaded import Prose
from homepage.content.notes import Reference
from homepage.errors import Location, Problem

if TYPE_CHECKING:
    from homepage.content.reader import Reader
    from homepage.source import markdown


def read(path: str, reader: Reader, *, required: bool) -> Prose:
    """The prose of a file in the language of the reader or else the main one; empty when it was reported."""
    chosen = _in_language(path, reader.language, reader)
    if reader.languages:
        reader.used.add(path)  # in another language, if not in this one
    if not reader.is_there(chosen):
        if required:
            reader.miss(chosen, MISSING)
        return Prose("")
    document = reader.markdown(chosen, reader.findings)
    if document is None:
        return Prose("")
    reader.findings.problems += unused_fields(document, chosen, "delete it; titles stand in site.yaml")
    body = targets.from_top(document.body, reader.addresses)
    reader.findings.references.append(Reference("markdown", body, Location(chosen, document.body_line)))
    reader.findings.untranslated += _missing(path, chosen, reader)
    is_fallback = chosen == path and reader.language != reader.main
    return Prose(body, chosen, document.body_line, reader.main if is_fallback else "")


def unused_fields(document: markdown.Document, path: str, hint: str) -> list[Problem]:
    """A warning where a file has front matter that nothing reads."""
    given = document.front_matter
    if given is None:
        return []
    where = Location(path, given.line, given.column)
    return [Problem(where, "the front matter of this file is not used", hint, warning=True)]


def _missing(path: str, chosen: str, reader: Reader) -> list[Problem]:
    """The languages of the site that the file at ``path`` is not given in."""
    return [
        Problem(Location(chosen), f"is not given in {tag}", f"add {_translation(path, tag)}", warning=True)
        for tag in reader.languages
        if tag != reader.main and _in_language(path, tag, reader) == path
    ]


def _in_language(path: str, tag: str, reader: Reader) -> str:
    """The file that holds a prose in a language: ``bio.zh.md`` when there is one, else ``bio.md``."""
    found = (_translation(path, one) for one in (tag, tag.partition("-")[0]))
    return next((one for one in found if reader.is_there(one)), path)


def _translation(path: str, tag: str) -> str:
    return Path(path).with_suffix(f".{tag}.md").as_posix()
