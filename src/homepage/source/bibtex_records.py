"""What reading a bibliography gives: entries with their places, and an account of everything in the file."""

from __future__ import annotations

from msgspec import Struct

from homepage.errors import Problem  # noqa: TC001 - msgspec reads the annotations of a structure


class Span(Struct, frozen=True, kw_only=True):
    """Where a field stands in an entry's text; ``literal`` replaces a value that only this file understands."""

    name: str
    start: int
    end: int
    value_start: int
    value_end: int
    literal: str | None = None
    unused: bool = False  # a second field of the same name


class Entry(Struct, frozen=True, kw_only=True):
    """One entry: fields hold LaTeX as written, names in lower case, macros replaced and pieces joined."""

    key: str
    type: str
    fields: dict[str, str]
    inherited: dict[str, str] = {}  # from crossref and xdata
    text: str = ""
    line: int = 0
    field_lines: dict[str, int] = {}
    spans: tuple[Span, ...] = ()
    key_span: tuple[int, int] = (0, 0)
    sound: bool = True  # whether other programs read ``text`` as we do
    used_by: int = 0  # how many entries name this one in crossref or xdata

    def get(self, *names: str) -> str:
        """The first of these fields that is not empty, own ones before inherited ones."""
        for fields in (self.fields, self.inherited) if self.inherited else (self.fields,):
            for name in names:
                if value := fields.get(name):
                    return value
        return ""

    def line_of(self, *names: str) -> int:
        """The line of the first of these fields, else of the entry."""
        return next((self.field_lines[name] for name in names if name in self.field_lines), self.line)


class Hidden(Struct, frozen=True):
    """An entry that its author commented out."""

    key: str
    line: int


class Bibliography(Struct, frozen=True, kw_only=True):
    """What a file holds: ``total`` entries, of which some are hidden and ``reported`` ones only named by a problem.

    ``noted`` are the problems as they were met, each with the cause that it shares with others.
    """

    entries: tuple[Entry, ...]
    hidden: tuple[Hidden, ...]
    problems: tuple[Problem, ...]
    encoding: str
    total: int
    reported: int
    noted: tuple[tuple[Problem, str], ...] = ()
