"""JSON of other programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.errors import ContentError, Location, Problem
from homepage.importers.front_matter.tables import text_of

if TYPE_CHECKING:
    from homepage.importers.report import ImportReport


def read_json(text: str, path: str, report: ImportReport) -> Any:
    """The document in a piece of JSON, all values as text; None, with a note, when it is none."""
    import json as library

    try:
        found = library.loads(text)
        return report.opened(path, text_of(found, path, 1))
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
