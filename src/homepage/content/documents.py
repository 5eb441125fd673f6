"""Markdown files that become pages: pages, projects and posts, and the texts that stand on the pages of papers.

``NAME.md`` is in the main language of the site, ``NAME.zh.md`` beside it in another; a translation gives of the front
matter only what differs. Links may be written from the top of the site or from the file: both are found.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from homepage.content import prose, targets, values
from homepage.content.foreign import marked
from homepage.content.notes import Findings, Reference
from homepage.content.records import Document, Post, Project, WebPage
from homepage.content.suggest import did_you_mean
from homepage.content.tags import nearest, parted
from homepage.errors import Location, Problem
from homepage.patterns import lazy
from homepage.source import markdown, yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from homepage.content.reader import Reader
    from homepage.source.yaml import Node

D = TypeVar("D", bound=Document)

FOLDERS: dict[str, type[Document]] = {"pages": WebPage, "projects": Project, "posts": Post}
TEXTS = "publications"  # content/publications/KEY.md
_TEXTS = ("title", "summary", "nav_label")  # what pages and lists show of a document
_LAST = 1_000_000  # place of what has none
_DATED = lazy(r"(\d{4}-\d{1,2}-\d{1,2})[-_ ]+(.+)", re.ASCII)
_UNSAFE = lazy(r"[^\w.+-]+")
_HEADING = lazy(r"\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)")


class Given(NamedTuple):
    """A document in the languages it is given in: the path of each file below content/, by its tag."""

    stem: str
    files: dict[str, str]


class Written(NamedTuple):
    """The documents of a site, each folder in its order."""

    pages: tuple[WebPage, ...]
    projects: tuple[Project, ...]
    posts: tuple[Post, ...]


class Documents:
    """The documents of one site, whose addresses it tells the reader; ``findings`` are what they hold."""

    def __init__(self, reader: Reader, *, drafts: bool) -> None:
        self._reader, self._drafts = reader, drafts
        self.findings = Findings()
        self._bodies: dict[str, tuple[str, Location]] = {}
        self._unusable: list[tuple[str, markdown.Document]] = []

    def all(self) -> Written:
        """The documents of each folder, in their order; drafts are among them only when asked for."""
        pages = list(self._folder("pages", WebPage))
        projects = list(self._folder("projects", Project))
        posts = list(self._folder("posts", Post))
        # Links between documents can be followed only now that the address of each is known.
        for source, read in self._unusable:
            self._refer(source, read.body, Location(source, read.body_line))
        return Written(
            self._kept(pages, lambda one: (one.order or _LAST, one.key)),
            self._kept(projects, lambda one: (one.order or _LAST, _descending(one.date), one.key)),
            self._kept(posts, lambda one: (_descending(one.date), one.key)),
        )

    def _kept(self, found: Iterable[D], order: Callable[[D], Any]) -> tuple[D, ...]:
        kept = [self._linked(one) for one in found if self._drafts or not one.draft]
        return tuple(sorted(kept, key=order))

    def texts(self, keys: Iterable[str]) -> dict[str, Document]:
        """The texts for the pages of papers, by citation key; a file for no known key is reported."""
        known = {_safe(key): key for key in keys}
        found = {}
        for given in _given(self._reader.files, TEXTS):
            path, tag = self._chosen(given)
            self._reader.used |= {f"content/{one}" for one in given.files.values()}  # if not in this language
            key, read = known.get(_safe(given.stem)), self._read(path)
            if key is None:
                message, hint = f"no publication has the key {given.stem!r}", did_you_mean(given.stem, known)
                self.findings.problems.append(Problem(Location(f"content/{path}"), message, hint))
                continue
            hint = "fields stand in content/publications.yaml"
            self.findings.problems += prose.unused_fields(read, f"content/{path}", hint)
            text = Document(title="", key=key, body=read.body, body_source=f"content/{path}", body_language=tag)
            self._bodies[text.body_source] = read.body, Location(text.body_source, read.body_line)
            found[key] = self._linked(text)
        return found

    def _folder(self, folder: str, record: type[D]) -> Iterator[D]:
        for given in _given(self._reader.files, folder):
            path, tag = self._chosen(given)
            main = given.files.get("") or given.files.get(self._reader.main) or path
            languages = {at: self._foreign(tag) for tag, at in given.files.items()}
            decoded = self._decoded(folder, record, given.stem, {at: languages[at] for at in (main, path)})
            if decoded is not None:
                document = record(**decoded, body_language=tag)
                self._reader.addresses |= dict.fromkeys(given.files.values(), address(document))
                yield document

    def _foreign(self, tag: str) -> str:
        """The language of a file with this tag in its name, when it is not the one that is read."""
        language = tag or self._reader.main
        return "" if nearest(self._reader.language, [language]) else language

    def _chosen(self, given: Given) -> tuple[str, str]:
        """The file for the language that is read, and the language it is in when that is another one."""
        reader = self._reader
        known = {tag or reader.main: path for tag, path in given.files.items()}
        missing = [tag for tag in reader.languages if nearest(tag, known) is None]
        if missing:
            first = next(iter(given.files.values()))
            name = posixpath.join(posixpath.dirname(first), f"{given.stem}.{missing[0]}.md")
            where, message = Location(f"content/{first}"), f"is not given in {', '.join(missing)}"
            self.findings.untranslated.append(Problem(where, message, f"add content/{name}", warning=True))
        tag = nearest(reader.language, known)
        if tag is not None:
            return known[tag], ""
        tag = reader.main if reader.main in known else next(iter(known))
        return known[tag], tag

    def _read(self, path: str) -> markdown.Document:
        return self._reader.markdown(f"content/{path}", self.findings) or markdown.Document(None, "", 1)

    def _decoded(
        self, folder: str, record: type[Document], stem: str, files: Mapping[str, str]
    ) -> dict[str, Any] | None:
        """The fields of a document, from the file in the main language and its translation over it.

        ``files`` tells of each in which other language it is; a text that is given per language is in its own.
        """
        fields: dict[str, Any] = {}
        read, source = markdown.Document(None, "", 1), ""
        for path, foreign in files.items():
            before = len(self.findings.problems)
            read, source = self._read(path), f"content/{path}"
            if read.front_matter is not None:
                decoder = self._reader.decoder(source, self.findings)
                decoder.notes.pass_over(read.problems)
                fields |= _marked(decoder.fields(read.front_matter, record, partial=True), read.front_matter, foreign)
            if any(not problem.warning for problem in self.findings.problems[before:]):
                self._unusable.append((source, read))
                return None
            if "title" not in fields and (heading := _HEADING.match(read.body)):
                fields["title"] = marked(heading["title"], foreign)
                read = _without(read, heading.end())
        if folder == "posts" and (dated := _DATED.fullmatch(stem)):
            stem = dated[2]
            if "date" not in fields:
                fields["date"] = self._date_of_name(dated[1], source)
        if not self._is_whole(fields, folder, source):
            return None
        self._bodies[source] = read.body, Location(source, read.body_line)
        return {**fields, "key": _safe(str(fields.get("slug") or stem)), "body": read.body, "body_source": source}

    def _date_of_name(self, text: str, source: str) -> str:
        """The date that the name of a file begins with, or an empty one when it was reported."""
        try:
            return values.date(text)
        except ValueError as error:
            message, hint = error.args
            hint = hint or "the name of the file begins with it"
            self.findings.problems.append(Problem(Location(source), message, hint))
            return ""

    def _is_whole(self, fields: Mapping[str, Any], folder: str, source: str) -> bool:
        missing = []
        if "title" not in fields:
            missing.append(("has no title", "write title: … between two lines ---, or a first line # Title"))
        if folder == "posts" and "date" not in fields:
            missing.append(("has no date", "write date: 2024-05-01, or call the file 2024-05-01-name.md"))
        self.findings.problems += [Problem(Location(source, 1), message, hint) for message, hint in missing]
        return not missing

    def _linked(self, document: D) -> D:
        """The document with its links written from the top of the site."""
        from msgspec.structs import replace

        body, where = self._bodies[document.body_source]
        return replace(document, body=self._refer(document.body_source, body, where))

    def _refer(self, source: str, body: str, where: Location) -> str:
        """A text with its links written from the top of the site; that they must lead somewhere is noted."""
        folder = posixpath.dirname(source.removeprefix("content/"))
        body = targets.from_top(body, self._reader.addresses, folder, self._reader.files)
        self.findings.references.append(Reference("markdown", body, where))
        return body


def address(document: Document) -> str:
    """Where a document stands in the site: ``cv/``, ``projects/engine/``, ``posts/first/``."""
    folder = next(name for name, record in FOLDERS.items() if isinstance(document, record))
    return f"{document.key}/" if folder == "pages" else f"{folder}/{document.key}/"


def _without(read: markdown.Document, end: int) -> markdown.Document:
    """The document without the start of its body, whose lines still count."""
    return markdown.Document(read.front_matter, read.body[end:], read.body_line + read.body.count("\n", 0, end))


def _marked(fields: dict[str, Any], front_matter: Node, language: str) -> dict[str, Any]:
    """The fields with the texts marked that are in another language: those that are written once."""
    entries = front_matter.entries if isinstance(front_matter, yaml.Mapping) else {}
    once = [name for name in _TEXTS if name in fields and isinstance(entries[name][1], yaml.Scalar)]
    return fields | {name: marked(fields[name], language) for name in once}


def _given(files: Iterable[str], folder: str) -> list[Given]:
    """The documents of a folder, by name, each with its files."""
    found: dict[str, dict[str, str]] = {}
    for path in files:
        top, _, name = path.rpartition("/")
        if top == folder and name.endswith(".md"):
            stem, tag = parted(name)
            found.setdefault(stem, {})[tag] = path
    return [Given(stem, paths) for stem, paths in sorted(found.items())]


def _safe(name: str) -> str:
    """A name as an address can hold it."""
    return _UNSAFE.sub("-", name).strip("-.") or "page"


def _descending(date: str | None) -> tuple[int, ...]:
    """A key that sorts the newest first and what has no date last."""
    return tuple(-int(part) for part in (*date.split("-"), "0", "0")[:3]) if date else (0, 0, 0)
