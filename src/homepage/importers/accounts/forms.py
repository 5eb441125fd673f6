"""One form for the many ways in which the same address is written, so that two texts can be compared by theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

# What an address identifies, by the first group of a pattern that finds something.
_KNOWN = {
    "film": re.compile(
        r"(?:youtu\.be/|youtube(?:-nocookie)?\.com/(?:watch\?(?:\S*&)?v=|embed/|shorts/|live/)|vimeo\.com/(?:video/)?"
        r"|bilibili\.com/(?:video/|\S*?bvid=))([\w-]+)",
        re.IGNORECASE,
    ),
    "scholar": re.compile(r"scholar\.google\.[\w.]+/citations\?(?:\S*&)?user=([\w-]+)(?!\S*citation_for_view)"),
    "orcid": re.compile(r"\b(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\b", re.IGNORECASE),
    "twitter": re.compile(r"//(?:www\.|mobile\.)?(?:twitter|x)\.com/@?(\w+)/?(?:\?.*)?$", re.IGNORECASE),
    "arxiv": re.compile(
        r"(?:arxiv\.org/(?:abs|pdf|html|ps|format)/|alphaxiv\.org/abs/|10\.48550/arxiv\.)"
        r"((?:[a-z-]+(?:\.[a-z]{2})?/)?\d{4}[.]?\d{3,5})",
        re.IGNORECASE,
    ),
    "doi": re.compile(r"\b(10\.\d{4,9}/[^\s\"'<>{}|\\^`?#]+)", re.IGNORECASE),
    "drive": re.compile(r"(?:drive|docs)\.google\.com/\S*?/d/([\w-]{20,})"),
}
# What stands in fields without an address around it.
_BARE = {
    "doi": _KNOWN["doi"],
    "orcid": _KNOWN["orcid"],
    "arxiv": re.compile(
        r"(?<![\d./])((?:(?<![a-z-])[a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5}))(?!\d)", re.IGNORECASE
    ),
}
_FORWARDED = re.compile(r"^https?://www\.google\.[\w.]+/url\?(?:\S*&)?(?:q|url)=([^&]+).*$")
_SCHEME = re.compile(r"(?:https?:)?//(?:www\.)?|mailto:", re.IGNORECASE)


def form(address: str) -> str:
    """The form of an address: what it identifies where that is known, else host and path."""
    text = re.sub(r"\s+", "", unquote(address.replace("\\", "")))
    text = _FORWARDED.sub(lambda match: unquote(match[1]), text)
    for kind, pattern in _KNOWN.items():
        if match := pattern.search(text):
            return f"{kind}:{_end(match.group(1))}"
    host, slash, rest = _SCHEME.sub("", text, count=1).partition("/")
    return f"{host.lower()}{slash}{rest}".rstrip("/#?")


def forms(text: str) -> Iterator[str]:
    """The forms of what a text identifies without an address: a DOI, an arXiv identifier, an ORCID iD."""
    for kind, pattern in _BARE.items():
        yield from (f"{kind}:{_end(match.group(1))}" for match in pattern.finditer(text))


def _end(found: str) -> str:
    return found.lower().rstrip("/.,;)")
