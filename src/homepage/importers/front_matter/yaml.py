"""YAML of other generators; what is none is read key by key, or line by line, and reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.errors import Location
from homepage.importers.front_matter.tables import Table, clean, simple_lines

if TYPE_CHECKING:
    from homepage.importers.report import ImportReport

MOST_NODES = 100_000
DEEPEST = 30
_TOP = re.compile(r"[A-Za-z_][\w-]*[ ]*:(?:\s|$)")
_MOST_REPAIRS = 8


def read_yaml(text: str, path: str, report: ImportReport, *, first: int = 1) -> Any:
    """The document in a piece of YAML; what is none is read line by line, with a note."""
    import yaml as library

    loader = getattr(library, "CBaseLoader", library.BaseLoader)
    text, plain = text.replace("\t", "    "), dict[str, tuple[int, str]]()
    while True:
        try:
            root = library.compose(text, Loader=loader)
            found = None if root is None else _Converter(path, first, report).value(root, 0)
            return report.opened(path, _with_plain(found, plain, path, first))
        except (library.YAMLError, _TooLargeError, RecursionError, ValueError) as error:
            line = getattr(getattr(error, "problem_mark", None), "line", 0)
            rest, name = _without_key(text, line, plain)
            if not name or len(plain) > _MOST_REPAIRS:
                report.guess(Location(path, line + first), "is not valid YAML; its simple lines were read one by one")
                return report.opened(path, simple_lines(text, path, first))
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
