"""JSON of other programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.errors import ContentError, Location, Problem
from homepage.importers.front_matter.tables import text_of

if TYPE_CHECKING:
    from homepage.importers.report import ImportReport

_STRING_OR_COMMA = re.compile(r'"(?:\\.|[^"\\])*"|,(?=\s*[\]}])', re.DOTALL)


def read_json(text: str, path: str, report: ImportReport) -> Any:
    """The document in a piece of JSON, all values as text; None, with a note, when it is none."""
    import json as library

    try:
        found = library.loads(without_last_commas(text, path, report))
        return report.opened(path, text_of(found, path, 1))
    except (library.JSONDecodeError, RecursionError, ValueError) as error:
        line = getattr(error, "lineno", 1)
        report.kept(Location(path, line), f"is not valid JSON: {getattr(error, 'msg', 'nested too deeply')}")
        return None


def without_last_commas(text: str, path: str, report: ImportReport | None = None) -> str:
    """JSON without commas before closing brackets, over which many programs read; all else stays where it stood."""
    places = [match.start() for match in _STRING_OR_COMMA.finditer(text) if match.group() == ","]
    if places and report is not None:
        lines = ", ".join(str(text.count("\n", 0, at) + 1) for at in places[:5])
        told = f"a comma stands before a closing bracket, it was read over (lines: {lines})"
        report.guess(Location(path, text.count("\n", 0, places[0]) + 1), told)
    signs = list(text)
    for at in places:
        signs[at] = " "
    return "".join(signs)


def check_json(text: str, path: str) -> None:
    """Raise ContentError, with the place of the mistake, when a text is no JSON."""
    import json as library

    try:
        library.loads(without_last_commas(text, path))
    except library.JSONDecodeError as error:
        where = Location(path, error.lineno, error.colno)
        raise ContentError([Problem(where, f"is not valid JSON: {error.msg.lower()}")]) from error
    except RecursionError:
        return
