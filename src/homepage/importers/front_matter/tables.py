"""Settings of other generators as text with the line of every key.

No value gets a type: a date stays as typed, ``yes`` stays ``yes``.
"""

from __future__ import annotations

import re
from typing import Any

from homepage.errors import Location

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_SIMPLE = re.compile(r"([\w-]+)[ \t]*[:=][ \t]*(.*)$")
_TRUE = frozenset(("true", "yes", "on", "1", "y"))
_FALSE = frozenset(("false", "no", "off", "0", "n"))
_NOTHING = frozenset(("", "null", "~", "none", "nil"))


class Table(dict[str, Any]):
    """A mapping whose values are text, lists and mappings.

    ``lines`` knows where each key stands, ``asked`` which keys were looked up.
    """

    def __init__(self, path: str = "", line: int = 0) -> None:
        super().__init__()
        self.path, self.line = path, line
        self.lines: dict[str, int] = {}
        self.asked: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a key, which counts as asked for."""
        self.asked.add(name)
        return super().get(name, default)

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return super().__getitem__(name)

    def items(self) -> Any:
        """All keys with their values, which count as asked for."""
        self.asked.update(self)
        return super().items()

    def values(self) -> Any:
        """All values, whose keys count as asked for."""
        self.asked.update(self)
        return super().values()

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


def clean(text: str) -> str:
    """Text without the signs that no file of ours may hold: controls, and halves of characters."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def simple_lines(text: str, path: str, first: int) -> Table:
    """The lines of a text that are a key and its value."""
    table = Table(path, first)
    for number, line in enumerate(text.split("\n"), first):
        if (match := _SIMPLE.match(line)) and match.group(2).strip():
            found = re.sub(r"^(['\"])(.*)\1$", r"\2", match.group(2).strip())
            table.setdefault(match.group(1), found)
            table.lines.setdefault(match.group(1), number)
    return table


def as_text(found: dict[str, Any], path: str, line: int) -> Table:
    """A mapping whose values are all text, lists and mappings."""
    table = Table(path, line)
    table.update({clean(name): text_of(one, path, line) for name, one in found.items()})
    return table


def text_of(found: Any, path: str, line: int) -> Any:
    """A value of another program as text, a list or a Table."""
    if isinstance(found, dict):
        return as_text(found, path, line)
    if isinstance(found, list):
        return [text_of(one, path, line) for one in found]
    return ("true" if found else "false") if isinstance(found, bool) else "" if found is None else clean(str(found))


def line_of(text: str, words: str) -> int:
    """The line in which some words stand first; 0 when they stand nowhere."""
    at = text.find(words)
    return text.count("\n", 0, at) + 1 if at >= 0 else 0
