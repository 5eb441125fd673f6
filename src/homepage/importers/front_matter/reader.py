"""Settings of other generators: YAML and TOML, in files and before Markdown, as text with the line of every key.

No value gets a type: a date stays as typed, ``yes`` stays ``yes``. What is no YAML is read line by line and reported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from homepage.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport

MOST_NODES = 100_000
DEEPEST = 30
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\n")
_TOP = re.compile(r"[A-Za-z_][\w-]*[ ]*:(?:\s|$)")
_MOST_REPAIRS = 8
_SIMPLE = re.compile(r"([\w-]+)[ \t]*[:=][ \t]*(.*)$")
_TRUE = frozenset(("true", "yes", "on", "1", "y"))
_FALSE = frozenset(("false", "no", "off", "0", "n"))
_NOTHING = frozenset(("", "null", "~", "none", "nil"))


class Table(dict[str, Any]):
    """A mapping whose values are text, lists and mappings; ``lines`` knows where each key stands."""

    def __init__(self, path: str = "", line: int = 0) -> None:
        super().__init__()
        self.path, self.line = path, line
        self.lines: dict[str, int] = {}

    def at(self, *names: str) -> Location:
        """Where the first of these keys stands, else the mapping."""
        return Location(self.path, next((self.lines[name] for name in names if name in self.lines), self.line))

    def text(self, *names: str) -> str:
        """The first of these values that is not empty, when it is text; a list of one counts as its member."""
        for name in names:
            value = self.get(name)
            if isinstance(value, list) and len(value) == 1:
                value = value[0]
            if isinstance(value, str) and value.strip().lower() not in _NOTHING:
                return value.strip()
        return ""

    def texts(self, name: str) -> list[str]:
        """The texts of a list, or the one text that stands in its place."""
        value = self.get(name)
        values = value if isinstance(value, list) else [value]
        return [one.strip() for one in values if isinstance(one, str) and one.strip().lower() not in _NOTHING]

    def table(self, name: str) -> Table:
        """The mapping under a key; an empty one when there is none."""
        value = self.get(name)
        return value if isinstance(value, Table) else Table(self.path, self.line)

    def tables(self, name: str) -> list[Table]:
        """The mappings of the list under a key."""
        value = self.get(name)
        return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, Table)]

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Whether a value says yes, in quotes or not."""
        value = str(self.get(name, "")).strip().lower()
        return True if value in _TRUE else False if value in _FALSE else default


class Page(Struct, kw_only=True):
    """A Markdown file: what stands between its first lines of dashes, and the text, with the line it begins in."""

    path: str
    fields: Table
    body: str
    body_line: int = 1

    @property
    def location(self) -> Location:
        """The first line of the file."""
        return Location(self.path, 1)

    @property
    def is_draft(self) -> bool:
        """Whether the source does not publish it."""
        return self.fields.flag("draft") or not self.fields.flag("published", default=True) or "_drafts/" in self.path

    @property
    def stem(self) -> str:
        """The file name without folder and ending."""
        return self.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def clean(text: str) -> str:
    """Text without the signs that no file of ours may hold: controls, and halves of characters."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def page(folder: Folder, name: str) -> Page | None:
    """A Markdown file of a source; None when it is not there."""
    text = folder.text(name)
    return None if text is None else parse(text, name, folder.report)


def parse(text: str, path: str, report: ImportReport) -> Page:
    """Front matter and body of a Markdown file."""
    opening = _FENCE.match(text)
    if opening is None:
        return Page(path=path, fields=Table(path, 1), body=text)
    mark = re.escape(opening.group(1))
    closing = re.compile(rf"^{mark}[ \t]*(?:\n|\Z)", re.MULTILINE).search(text, opening.end())
    if closing is None:
        report.guess(Location(path, 1), "its front matter is never closed; all of the file was read as text")
        return Page(path=path, fields=Table(path, 1), body=text[opening.end() :], body_line=2)
    head = text[opening.end() : closing.start()]
    fields = toml(head, path, report, first=2) if opening.group(1) == "+++" else None
    found = fields if fields is not None else yaml(head, path, report, first=2)
    line = text.count("\n", 0, closing.end()) + 1
    return Page(
        path=path,
        fields=found if isinstance(found, Table) else Table(path, 1),
        body=text[closing.end() :],
        body_line=line,
    )


def settings(folder: Folder, *names: str) -> Table:
    """The first of these files that is there and holds a mapping."""
    for name in names:
        found = value(folder, name)
        if isinstance(found, Table):
            return found
    return Table(names[0] if names else "")


def value(folder: Folder, name: str) -> Any:
    """What a YAML or TOML file holds: text, a list or a Table; None when there is no such file."""
    text = folder.text(name)
    if text is None:
        return None
    return toml(text, name, folder.report) if name.endswith(".toml") else yaml(text, name, folder.report)


def yaml(text: str, path: str, report: ImportReport, *, first: int = 1) -> Any:
    """The document in a piece of YAML; what is none is read line by line, with a note."""
    import yaml as library

    loader = getattr(library, "CBaseLoader", library.BaseLoader)
    text, plain = text.replace("\t", "    "), dict[str, tuple[int, str]]()
    while True:
        try:
            root = library.compose(text, Loader=loader)
            found = None if root is None else _Converter(path, first, report).value(root, 0)
            return _with_plain(found, plain, path, first)
        except (library.YAMLError, _TooLargeError, RecursionError, ValueError) as error:
            line = getattr(getattr(error, "problem_mark", None), "line", 0)
            rest, name = _without_key(text, line, plain)
            if not name or len(plain) > _MOST_REPAIRS:
                report.guess(Location(path, line + first), "is not valid YAML; its simple lines were read one by one")
                return _simple(text, path, first)
            report.guess(Location(path, plain[name][0] + first), f"the value of {name} is not valid YAML; read as text")
            text = rest


def _without_key(text: str, line: int, plain: dict[str, tuple[int, str]]) -> tuple[str, str]:
    """A document without the key of its top whose value holds a mistake; that value is put among the ``plain`` ones."""
    lines = text.split("\n")
    starts = [number for number, one in enumerate(lines) if _TOP.match(one)]
    start = max((number for number in starts if number <= line), default=-1)
    if start < 0:
        return text, ""
    end = min((number for number in starts if number > start), default=len(lines))
    name, _, value = "\n".join(lines[start:end]).partition(":")
    if name in plain:
        return text, ""
    plain[name] = (start, " ".join(value.split()))
    return "\n".join([*lines[:start], *[""] * (end - start), *lines[end:]]), name


def _with_plain(found: Any, plain: dict[str, tuple[int, str]], path: str, first: int) -> Any:
    """A document with the values that were read as text."""
    if not plain:
        return found
    table = found if isinstance(found, Table) else Table(path, first)
    for name, (line, value) in plain.items():
        table[name], table.lines[name] = clean(re.sub(r"^(['\"])(.*)\1$", r"\2", value)), line + first
    return table


class _TooLargeError(Exception):
    """More nodes than a settings file has, as when aliases multiply."""


class _Converter:
    """Turns nodes of one document into text, lists and tables."""

    def __init__(self, path: str, first: int, report: ImportReport) -> None:
        self.path, self.first, self.report = path, first, report
        self.count = 0

    def value(self, node: Any, depth: int) -> Any:
        """The value of a node."""
        self.count += 1
        if self.count > MOST_NODES or depth > DEEPEST:
            raise _TooLargeError
        if node.id == "mapping":
            return self._table(node, depth)
        if node.id == "sequence":
            return [self.value(one, depth + 1) for one in node.value]
        return clean(node.value)

    def _table(self, node: Any, depth: int) -> Table:
        table = Table(self.path, node.start_mark.line + self.first)
        for key, one in node.value:
            found = self.value(one, depth + 1)
            if key.id != "scalar":
                continue
            if key.value == "<<" and isinstance(found, Table):
                table.update({name: value for name, value in found.items() if name not in table})
                continue
            name, line = clean(key.value), key.start_mark.line + self.first
            if name in table and table[name] != found:
                self.report.guess(Location(self.path, line), f"{name!r} is given twice; the last one holds")
            table[name] = found
            table.lines[name] = line
        return table


def _simple(text: str, path: str, first: int) -> Table:
    table = Table(path, first)
    for number, line in enumerate(text.split("\n"), first):
        if (match := _SIMPLE.match(line)) and match.group(2).strip():
            found = re.sub(r"^(['\"])(.*)\1$", r"\2", match.group(2).strip())
            table.setdefault(match.group(1), found)
            table.lines.setdefault(match.group(1), number)
    return table


def toml(text: str, path: str, report: ImportReport, *, first: int = 1) -> Table | None:
    """The document in a piece of TOML, all values as text; what is none is read line by line, with a note."""
    import tomllib

    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = re.search(r"line (\d+)", str(error))
        where = Location(path, int(line.group(1)) - 1 + first if line else first)
        report.guess(where, "is not valid TOML; its simple lines were read one by one")
        return _simple(text, path, first)
    lines = {
        match.group(1): number
        for number, line in enumerate(text.split("\n"), first)
        if (match := re.match(r"\s*\[*\s*\"?([\w-]+)", line))
    }
    table = _as_text(found, path, first)
    table.lines.update({name: line for name, line in lines.items() if name in table})
    return table


def _as_text(found: dict[str, Any], path: str, line: int) -> Table:
    table = Table(path, line)
    table.update({clean(name): _text_of(one, path, line) for name, one in found.items()})
    return table


def _text_of(found: Any, path: str, line: int) -> Any:
    if isinstance(found, dict):
        return _as_text(found, path, line)
    if isinstance(found, list):
        return [_text_of(one, path, line) for one in found]
    return ("true" if found else "false") if isinstance(found, bool) else "" if found is None else clean(str(found))


def json(text: str, path: str, report: ImportReport) -> Any:
    """The document in a piece of JSON, all values as text; None, with a note, when it is none."""
    import json as library

    try:
        found = library.loads(text)
        return _text_of(found, path, 1)
    except (library.JSONDecodeError, RecursionError, ValueError) as error:
        line = getattr(error, "lineno", 1)
        report.kept(Location(path, line), f"is not valid JSON: {getattr(error, 'msg', 'nested too deeply')}")
        return None


def check_json(text: str, path: str) -> None:
    """Raise ContentError, with the place of the mistake, when a text is no JSON."""
    import json as library

    try:
        library.loads(text)
    except library.JSONDecodeError as error:
        hint = "a comma stands before a closing bracket" if re.match(r"\s*[\]}]", text[error.pos :]) else ""
        where = Location(path, error.lineno, error.colno)
        raise ContentError([Problem(where, f"is not valid JSON: {error.msg.lower()}", hint)]) from error
    except RecursionError:
        return


def line_of(text: str, words: str) -> int:
    """The line in which some words stand first; 0 when they stand nowhere."""
    at = text.find(words)
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def pages(folder: Folder, *tops: str, drafts: bool = False) -> Iterator[Page]:
    """The Markdown files below some folders, in order; hidden ones are left out, unpublished ones with a note."""
    for name in folder.files():
        if not name.startswith(tops) or not name.lower().endswith((".md", ".markdown", ".html")):
            continue
        found = page(folder, name)
        if found is None or name.rsplit("/", 1)[-1].startswith((".", "~")):
            continue
        if found.is_draft and not drafts:
            folder.report.left_out(found.location, "is not published in the source")
            continue
        yield found
