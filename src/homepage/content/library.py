"""Publications of a site: entries of .bib files, and the YAML that is laid over them or stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.attachments import Attachments, is_needed
from homepage.content.bibliography_pieces import pieces
from homepage.content.bibliography_twins import remarks
from homepage.content.citations import scholar_link
from homepage.content.files import MISSING, is_source
from homepage.content.notes import Findings, Reference
from homepage.content.records import Publication
from homepage.content.suggest import did_you_mean
from homepage.errors import Location, Problem
from homepage.source import yaml
from homepage.source.bibtex_problems import Gathered

if TYPE_CHECKING:
    from homepage.content.bibliography_pieces import Book
    from homepage.content.decode import Decoder
    from homepage.content.reader import Reader


class Library:
    """The publications of one site, each bibliography read once; ``findings`` are those of its .bib files.

    ``scholar`` is the user of Google Scholar whose citations the entries name.
    """

    def __init__(self, reader: Reader, scholar: str) -> None:
        self._reader, self._root, self._files, self._scholar = reader, reader.root, reader.files, scholar
        self._read = reader.folder.bibliographies
        self._known: dict[str, dict[str, Publication]] = {}
        self.findings = Findings()

    def all(self) -> dict[str, Publication]:
        """Every publication that has a key, from all files read so far; one key is one publication."""
        found: dict[str, tuple[str, Publication]] = {}
        for name, entries in self._known.items():
            for key, work in entries.items():
                first, same = found.setdefault(key, (name, work))
                if same != work:
                    message = f"the key {key!r} stands for another publication in content/{first}"
                    self.findings.problems.append(Problem(Location(f"content/{name}"), message, "rename one of them"))
        return {key: work for key, (_, work) in found.items()}

    def entries(self, name: str) -> dict[str, Publication]:
        """The publications of ``content/name`` by key, with the overlay beside it (same name, .yaml)."""
        if name not in self._known:
            self._known[name] = self._entries(name)
        return self._known[name]

    def listed(self, name: str) -> tuple[Publication, ...]:
        """The publications of a YAML file: a list has no keys and so no pages, a mapping has both."""
        path = f"content/{name}"
        if name not in self._files:
            self._reader.miss(path, MISSING)
            return ()
        node, decoder = self._reader.decoded(path)
        if isinstance(node, yaml.Mapping):
            if name not in self._known:
                self._known[name] = self._overlaid({}, node, decoder)
            return tuple(self._known[name].values())
        return decoder.records(node, Publication)

    def _entries(self, name: str) -> dict[str, Publication]:
        entries: dict[str, Publication] = {}
        overlay = name.removesuffix(".bib") + ".yaml"
        if name in self._files:
            if name not in self._read:
                self._read[name] = self._bibliography(f"content/{name}")
            entries = self._read[name]
        elif overlay not in self._files:
            self._reader.miss(f"content/{name}", MISSING)
        if overlay not in self._files:
            return entries
        node, decoder = self._reader.decoded(f"content/{overlay}")
        if node is not None and not isinstance(node, yaml.Mapping):
            decoder.notes.report(node, "citation keys are expected here", "write: key: {title: …}")
        return self._overlaid(entries, node, decoder) if isinstance(node, yaml.Mapping) else entries

    def _bibliography(self, path: str) -> dict[str, Publication]:
        book = pieces(self._root, path).book((self._root / path).read_bytes(), path)
        self.findings.problems += [*book.problems, *remarks(book.works, book.of, path)]
        self.findings.references += [
            Reference("topic", entry.fields["topic"], Location(path, entry.line_of("topic")))
            for entry in book.entries("topic")
        ]
        works = dict(book.works)
        self._link_citations(works, book, path)
        self._find_files(works, book, path)
        return works

    def _link_citations(self, works: dict[str, Publication], book: Book, path: str) -> None:
        """Link the publications to where Google Scholar counts the citations of those that it knows."""
        missing = Gathered()
        for entry in book.entries("google_scholar_id"):
            if entry.key not in works:
                continue
            if link := scholar_link(entry.fields["google_scholar_id"], self._scholar):
                work = works[entry.key]
                works[entry.key] = replace(work, links=(*work.links, link))
            else:
                message = f"{entry.key}: google_scholar_id is not linked, since the page of its author is not known"
                hint = "add your page on Google Scholar to the links of content/person.yaml"
                location = Location(path, entry.line_of("google_scholar_id"))
                missing.add(Problem(location, message, hint, warning=True), "google_scholar_id")
        self.findings.problems += missing.told()

    def _find_files(self, works: dict[str, Publication], book: Book, path: str) -> None:
        """Find the files of the site that the publications name."""
        needing = {key for key, work in works.items() if is_needed(work)}
        if not needing:
            return
        attachments = Attachments(self._root, (name for name in self._files if not is_source(name)))
        for entry in book.of(needing):
            works[entry.key], problems = attachments.settled(works[entry.key], entry, path)
            self.findings.problems += problems

    def _overlaid(
        self, entries: dict[str, Publication], node: yaml.Mapping, decoder: Decoder
    ) -> dict[str, Publication]:
        overlaid = dict(entries)
        for key, (at, value) in node.entries.items():
            decoder.notes.refer("key", at, key)
            work = entries.get(key)
            if work is not None:
                overlaid[key] = _lay_over(work, decoder.fields(value, Publication, partial=True))
            elif (new := _new(decoder, value, at, entries)) is not None:
                overlaid[key] = replace(new, key=key)
        return overlaid


def _new(decoder: Decoder, value: yaml.Node, at: yaml.Scalar, entries: dict[str, Publication]) -> Publication | None:
    """A publication that stands in YAML alone; without a title it is taken for a misspelt key."""
    if isinstance(value, yaml.Mapping) and "title" not in value.entries:
        hint = did_you_mean(at.text, entries)
        hint = hint if hint.startswith("did") else "delete it, or give it a title to make it a publication of its own"
        decoder.notes.report(at, f"no entry of the bibliography has the key {at.text!r}", hint)
        return None
    return decoder.record(value, Publication)


def _lay_over(work: Publication, fields: dict[str, object]) -> Publication:
    """The entry with the display fields that the YAML gives; HTML made from a replaced field goes."""
    markup = {name: html for name, html in work.markup.items() if name not in fields}
    return replace(work, **fields, markup=markup)
