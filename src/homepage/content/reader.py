"""Opens the files of a site in one of its languages: the one place where content files are opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from homepage.content.decode import Decoder
from homepage.content.files import MISSING
from homepage.content.notes import Findings
from homepage.content.parsed import parsed, readable
from homepage.content.records import Record
from homepage.errors import HomepageError, Location, Problem
from homepage.source import markdown, misread, text, yaml

if TYPE_CHECKING:
    from homepage.content.folder import Folder

R = TypeVar("R", bound=Record)


class Reader:
    """Reads the files of one site in one language; ``used`` are those it read, ``findings`` what it found in them.

    ``addresses`` are where pages stand in the site, by the paths of their files.
    """

    def __init__(self, folder: Folder, language: str) -> None:
        self.folder, self.root, self.files = folder, folder.root, folder.files
        self.language, self.main, self.languages = language, folder.languages.main, folder.languages.several
        self.used: set[str] = set()
        self.findings = Findings()
        self.findings.problems += folder.problems
        self.addresses: dict[str, str] = {}

    def is_there(self, path: str) -> bool:
        """Whether the site has a file."""
        return (self.root / path).is_file()

    def says(self, path: str) -> bool:
        """Whether a file holds anything: one of comments alone is an example that waits to be filled in."""
        if not path.endswith((".yaml", ".yml")):
            return True
        node, faults = readable(self.root, path)
        return node is not None or bool(faults)

    def decoder(self, path: str, findings: Findings) -> Decoder:
        """What decodes a file in this language; ``findings`` collect what it finds."""
        languages, addresses = self.languages, self.addresses
        return Decoder(path, self.language, languages=languages, addresses=addresses, findings=findings)

    def decoded(self, path: str) -> tuple[yaml.Node | None, Decoder]:
        """The document of a YAML file or what can be read of it, with a decoder whose findings are collected here."""
        decoder = self.decoder(path, self.findings)
        try:
            return self._document(path), decoder
        except HomepageError as error:
            self.findings.problems += error.problems
            decoder.notes.pass_over(error.problems)
            return yaml.rest(error), decoder

    def one(self, path: str, record: type[R]) -> R | None:
        """The record that a file is; None when something in it was reported."""
        if not self.is_there(path):
            self.miss(path, "it holds who the page is about: name: …")
            return None
        node, decoder = self.decoded(path)
        if not decoder.notes.faulty:
            return decoder.record(node, record)
        decoder.fields(node, record, partial=True)
        return None

    def many(self, path: str, record: type[R], *, required: bool = True) -> tuple[R, ...]:
        """The records that a file lists."""
        if not self.is_there(path):
            if required:
                self.miss(path, MISSING)
            return ()
        node, decoder = self.decoded(path)
        return decoder.records(node, record)

    def table(self, path: str, record: type[R]) -> dict[str, R]:
        """The records that a file holds by name; none where there is no such file."""
        if not self.is_there(path):
            return {}
        node, decoder = self.decoded(path)
        if node is not None and not isinstance(node, yaml.Mapping):
            decoder.notes.report(node, "keys and values are expected here")
        entries = node.entries if isinstance(node, yaml.Mapping) else {}
        found = {key: decoder.record(value, record) for key, (_, value) in entries.items()}
        return {key: value for key, value in found.items() if value is not None}

    def markdown(self, path: str, findings: Findings) -> markdown.Document | None:
        """The two halves of a Markdown file; ``findings`` collect its problems; None when it cannot be read."""
        try:
            document = markdown.parse(self._text(path), path, parsed(self.root).parse)
        except HomepageError as error:
            findings.problems += error.problems
            return None
        findings.problems += [*document.problems, *misread.warnings(document.body, path, document.body_line)]
        return document

    def miss(self, path: str, hint: str) -> None:
        """Report that a file is missing."""
        self.findings.problems.append(Problem(Location(path), "is missing", hint))

    def _text(self, path: str) -> str:
        self.used.add(path)
        return text.read(self.root, path)

    def _document(self, path: str) -> yaml.Node | None:
        """The document of a YAML file, which is parsed once for all languages."""
        if path not in self.folder.documents:
            self.folder.documents[path] = parsed(self.root).parse(self._text(path), path)
        self.used.add(path)
        return self.folder.documents[path]
