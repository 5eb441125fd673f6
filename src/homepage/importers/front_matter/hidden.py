"""Elements that their own style hides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.errors import Location
from homepage.importers.prose.inline import attributes

if TYPE_CHECKING:
    from homepage.importers.report import ImportReport

_ELEMENT = re.compile(
    r"<(div|section|p|span)\b([^<>]*(?:class|style)[^<>]*)>((?:(?!<\1\b).)*?)</\1\s*>", re.DOTALL | re.IGNORECASE
)
_UNSHOWN = re.compile(r"(?:^|\s)d-none(?:\s|$)(?!.*\bd-(?:sm|md|lg|xl)-)")


def without_hidden(text: str, path: str, line: int, report: ImportReport) -> str:
    """A text without the elements that their own style hides, which ``report`` is told of."""

    def gone(match: re.Match[str]) -> str:
        known = attributes(match.group(2))
        style, classes = known.get("style", "").replace(" ", ""), known.get("class", "")
        if "display:none" not in style and not _UNSHOWN.search(classes):
            return match.group()
        words = " ".join(re.sub(r"<[^>]*>", " ", match.group(3)).split())
        where = Location(path, line + text.count("\n", 0, match.start()))
        if words:
            report.left_out(where, f"is hidden: {words[:90]}")
        return "\n" * match.group().count("\n")

    return _ELEMENT.sub(gone, text)
