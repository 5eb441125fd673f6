"""The account itself: every address and key of what was read is in the result, in the report, or is named here."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from homepage.content import values
from homepage.errors import Location
from homepage.importers.accounts import addresses, keys, texts
from homepage.importers.accounts.result import Result
from homepage.importers.accounts.steering import steers
from homepage.importers.front_matter import reader
from homepage.importers.front_matter.tables import Table
from homepage.importers.html import source as source_of_html
from homepage.importers.report import ImportReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from homepage.importers.accounts.addresses import Address
    from homepage.importers.folder import Folder

_HOME = re.compile(r"(?:^|/)(?:about|index|home)\b[^/]*$")
_PROSE = (".md", ".markdown")
_MARKDOWN = (".md", ".markdown", ".bib", ".txt")
_HTML = (".html", ".htm")
_FENCED = re.compile(r"(?:---|\+\+\+)[ \t]*\n")
_MARKDOWN_FILE = re.compile(r"(?<![^\s\"'(])[^\s\"'(]+\.(?:md|markdown)\b")
_PAGE = re.compile(r"[^?#]*(?:/|\.html?|\.md|\.php|(?:^|/)[^./]*)(?:[?#].*)?")
_NO_ADDRESS = re.compile(r"#|\.{1,2}/?$|javascript:|data:|tel:|.*[{}<>]|$", re.IGNORECASE | re.DOTALL)
_REMOTE = re.compile(r"//|www\.")
_ORIGINS = ("url", "baseURL", "baseurl")  # where settings of Jekyll and Hugo say what the site's address is
# Pages that are none: what is shown for a wrong address, and proofs to services that a site is one's own.
_NO_PAGE = re.compile(r"(?:404|google[0-9a-f]{8,}|baidu_verify\w*|yandex_\w+|pinterest-\w+)\.html?", re.IGNORECASE)
# What a report says of a file that does not come over as a whole.
_LEFT = re.compile(
    r"is not published|no (?:list|page) shows|a sample of the template|without an address|does not include|is not shown"
    r"|is in '|which shows the template|a page of type|in a language other|switched off|does not correspond"
)


class Source(NamedTuple):
    """What was read, and how it speaks of itself: its hosts, the files that it names, and what was left of it."""

    folder: Folder
    read: frozenset[str]
    documents: tuple[tuple[str, object], ...]
    hosts: tuple[str, ...]
    left: frozenset[Location]
    named: frozenset[str]


def check(folder: Folder, outputs: Mapping[str, bytes], shown: Iterable[str], report: ImportReport) -> None:
    """Tell what the source holds and neither the files, nor the text ``shown`` by built pages, nor the report do."""
    reports = [report, *report.versions.values()]
    source = _source(folder, reports)
    result = Result(outputs, shown, [*(f"{note} {note.whole}" for note in report.notes), report.words_left_out()])
    for name in sorted(source.read):
        page = _page(name, source.folder.text(name) or "")
        _addresses(name, page, source, result, report)
        if page is not None and name.lower().endswith(_PROSE):
            _words(page, source, result, report)
    roots = [document for path, document in source.documents if path in source.read]
    if report.kind == "html":
        _alone(source, outputs, report)
    keys.check(roots, keys.Account(result, _references(source), source.left, report))


def _source(folder: Folder, reports: list[ImportReport]) -> Source:
    documents = tuple(one for report in reports for one in report.documents)
    notes = (note for report in reports for note in report.of("left out"))
    left = frozenset(note.location for note in notes if _LEFT.search(note.text))
    read = {name for report in reports for name in report.read} - {one.path for one in left if (one.line or 1) == 1}
    named = frozenset(one for name in read for one in _named(folder.text(name) or ""))
    return Source(folder, frozenset(read), documents, tuple(_hosts(documents)), left, named)


def _page(name: str, text: str) -> reader.Page | None:
    """A file of Markdown, or one of HTML with front matter, as its settings and its text."""
    is_markup = name.lower().endswith(_HTML)
    if not (name.lower().endswith(_MARKDOWN) or (is_markup and _FENCED.match(text))):
        return None
    return reader.parse(text, name, ImportReport())


def _named(text: str) -> Iterator[str]:
    """The names of Markdown files that a text includes where readers see it."""
    yield from (name.rpartition("/")[2] for name in _MARKDOWN_FILE.findall(addresses.seen(text)))


def _hosts(documents: Iterable[tuple[str, object]]) -> Iterator[str]:
    """The hosts of the site itself, by its settings."""
    for path, document in documents:
        if isinstance(document, Table) and path.startswith(("_config", "config", "hugo")):
            for name in _ORIGINS:
                host = re.sub(r"^https?://(?:www\.)?", "", str(dict.get(document, name, ""))).strip("/")
                if "." in host:
                    yield host


def _references(source: Source) -> frozenset[str]:
    """Words by which values name something else of the source: its files and folders, and keys of its settings."""
    paths = [PurePosixPath(name) for name in source.folder.files()]
    keys_of = (set(one.key.split(".")) for _, root in source.documents for one in keys.values(root))
    return frozenset({path.stem for path in paths} | {path.parent.name for path in paths}).union(*keys_of)


def _addresses(name: str, page: reader.Page | None, source: Source, result: Result, report: ImportReport) -> None:
    """Tell the addresses of one file that are nowhere."""
    told = {note.location.line for note in report.notes if note.location.path == name}
    found: dict[str, int] = {}
    for one in _shown(name, page, source):
        found.setdefault(one.text, one.line)
    for address, line in found.items():
        if line not in told and not _is_there(address, name, source, result):
            report.lost_link(Location(name, line), address)


def _alone(source: Source, outputs: Mapping[str, bytes], report: ImportReport) -> None:
    """Tell the pages beside the home page that no page leads to: whoever knows their address could read them."""
    beside = {name.rpartition("/")[0] for name in source.read}
    pages = [name for name in source.folder.files() if name.lower().endswith(_HTML) and name not in source.read]
    for name in pages:
        folder, _, last = name.rpartition("/")
        is_kept = any(path.endswith(f"/{name}") for path in outputs)
        if folder in beside and not (is_kept or _NO_PAGE.fullmatch(last)):
            report.left_out(
                Location(name), "no page of the site leads to this one; to have it, link to it and import again"
            )


def _words(page: reader.Page, source: Source, result: Result, report: ImportReport) -> None:
    """Count the words of a Markdown file that are nowhere as seen and lost, unless they are told so already."""
    name = page.path
    if not (page.fields or _HOME.search(name) or _is_included(name, source)):
        return  # a page without front matter is shown where another one includes it
    told = {note.location.line for note in report.notes if note.location.path == name}
    told |= {where.line for _, where in report.lost if where.path == name}
    for found in texts.unknown(page.body, page.body_line, result.words, told):
        report.lose(found.texts, Location(name, found.line))


def _is_included(name: str, source: Source) -> bool:
    """Whether another file that was read names a file where readers see it."""
    return source.folder.only is not None or name.rpartition("/")[2] in source.named


def _shown(name: str, page: reader.Page | None, source: Source) -> Iterator[Address]:
    """The addresses of a file: those of its text, and those among its values."""
    for path, root in source.documents:
        if path == name:
            for value in keys.values(root, source.left):
                if not (steers(name, value.key) or keys.is_sample(value.text)):
                    yield from addresses.of_value(value.text, value.line)
    if page is not None:
        yield from addresses.of_markdown(page.body, page.body_line)
    elif name.lower().endswith(_HTML):
        found = source_of_html.tree(source.folder, name)
        yield from addresses.of_html(found[1]) if found and found[0] == name else ()


def _is_there(address: str, name: str, source: Source, result: Result) -> bool:
    """Whether an address came over; places within pages, and pages of the site, stand where their words do."""
    if _NO_ADDRESS.match(address):
        return True
    own = next((path for host in source.hosts if (path := _within(host, address)) is not None), None)
    if any(address.endswith("/" + one) for one in source.read if "/" in one):
        return True  # what it holds was read
    if own is None and (not values.is_local(address) or _REMOTE.match(address)):
        return result.has_address(address)
    path = address if own is None else own
    if _PAGE.fullmatch(path) or result.has_file(path):
        return True
    return source.folder.local(path, beside=name) in source.read


def _within(host: str, address: str) -> str | None:
    """The path of an address below a host; None for an address elsewhere."""
    found = re.match(rf"https?://(?:www\.)?{re.escape(host)}(/.*|$)", address, re.IGNORECASE)
    return (found.group(1) or "/") if found else None
