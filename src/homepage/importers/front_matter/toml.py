"""TOML of other generators; what is none is read line by line and reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.errors import Location
from homepage.importers.front_matter.tables import Table, as_text, simple_lines

if TYPE_CHECKING:
    from homepage.importers.report import ImportReport


def read_toml(text: str, path: str, report: ImportReport, *, first: int = 1) -> Table | None:
    """The document in a piece of TOML, all values as text; what is none is read line by line, with a note."""
    import tomllib

    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = re.search(r"line (\d+)", str(error))
        where = Location(path, int(line.group(1)) - 1 + first if line else first)
        report.guess(where, "is not valid TOML; its simple lines were read one by one")
        table = simple_lines(text, path, first)
        report.opened(path, table)
        return table
    lines = {
        match.group(1): number
        for number, line in enumerate(text.split("\n"), first)
        if (match := re.match(r"\s*\[*\s*\"?([\w-]+)", line))
    }
    table = as_text(found, path, first)
    table.lines.update({name: line for name, line in lines.items() if name in table})
    report.opened(path, table)
    return table
