"""What stands in a site and is not used by any section: it is told, and what is wrong in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from homepage.content import file_names, tags
from homepage.content.decode import Decoder
from homepage.content.files import FILES, KNOWN, is_source
from homepage.content.parsed import readable
from homepage.errors import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.content.notes import Notes
    from homepage.content.reader import Reader
    from homepage.content.records import Record


def faults(reader: Reader, *, doubtful: bool) -> list[Problem]:
    """What is wrong in files that no section uses: warnings, unless wrong settings leave it doubtful."""
    found: list[Problem] = []
    for name, record in FILES.values():
        path = f"content/{name}"
        if name in reader.files and path not in reader.used:
            notes = _notes(path, record, reader)
            found += notes.problems
            reader.findings.references += notes.references if doubtful else []
    if doubtful:
        return found
    return [Problem(one.location, one.message, one.hint, warning=True) for one in found]


def _notes(path: str, record: type[Record], reader: Reader) -> Notes:
    """What is found in a file of records."""
    node, problems = readable(reader.root, path)
    decoder = Decoder(path, reader.language, languages=reader.languages)
    decoder.notes.problems += problems
    decoder.notes.pass_over(problems)
    decoder.records(node, record)
    return decoder.notes


def files(reader: Reader) -> Iterator[Problem]:
    """The files that are not shown anywhere, each with what it may have been meant to be."""
    for name in reader.files:
        path = f"content/{name}"
        stem, tag = tags.parted(name) if name.endswith(".md") else (name, "")
        if tag and f"content/{stem}.md" in reader.used:
            yield from _other_language(path, tag, reader)
        elif path not in reader.used and (found := file_names.meant(name, KNOWN, reader.files)):
            yield Problem(Location(path), "is not read", f"rename it to content/{found}", warning=True)
        elif is_source(name) and path not in reader.used and "." not in Path(name).stem and reader.says(path):
            kind = next((f" with kind: {kind}" for kind, (file, _) in FILES.items() if file == name), "")
            hint = f"add a section{kind} to site.yaml, or delete the file"
            yield Problem(Location(path), "is shown nowhere: no section of site.yaml uses it", hint, warning=True)


def _other_language(path: str, tag: str, reader: Reader) -> Iterator[Problem]:
    """The translation of a file that is used, when it is in no language of the site."""
    if tags.nearest(tag, (reader.language, *reader.languages)) is None:
        message = f"is in {tag!r}, which is not a language of this site"
        hint = f"write languages: [{reader.main}, {tag}] in site.yaml"
        yield Problem(Location(path), message, hint, warning=True)
