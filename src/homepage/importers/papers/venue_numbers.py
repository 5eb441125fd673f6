"""Volume, issue and pages at the end of a venue: Journal of Floors, 12(3), 45–67."""

from __future__ import annotations

import re
from typing import NamedTuple

_WHOLE = re.compile(
    r"(?P<name>.*?[^\W\d].*?)[\s,;，:]+(?P<mark>(?:vol(?:ume)?\.?|第)\s*)?(?P<volume>\d{1,5})卷?"
    r"(?:\s*,?\s*[(（](?P<issue>[\w–—/-]{1,9})[)）]|\s*[,，]?\s*(?:no\.?|issue|number|第)\s*(?P<number>\d[\w–-]*)期?)?"
    r"(?:\s*[,，:：;.]\s*(?:(?:pp?|pages?|art(?:icle)?)\.?\s*(?:no\.?|id)?)?\s*"
    r"(?P<page>[A-Za-z]{0,4}\d[\dA-Z.]*(?:\s*[-–—‐‑]+\s*[A-Za-z]?\d+)?))?",
    re.IGNORECASE,
)
_PAGES = re.compile(r"(?P<name>.+?)[\s,，.;]+pp?\.?\s*(?P<page>\d+\s*[-–—‐‑]+\s*\d+)", re.IGNORECASE)
_BEFORE = re.compile(r"(?P<name>.*?[^\W\d].*?)\s*,\s*(?P<volume>\d{1,4})")
_YEAR_WITHIN = re.compile(r"(\d{1,5})\s*[(（](?:19|20)\d\d[)）]\s*[,，:：;]?\s*(?=\S)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORDS = frozenset("vol volume no number issue pp p page pages art article id 第 卷 期".split())  # noqa: SIM905


class Numbers(NamedTuple):
    """A venue's name, and the numbers that stood after it."""

    name: str
    volume: str = ""
    issue: str = ""
    page: str = ""


def parted(text: str) -> Numbers:
    """The name and the numbers of a journal; a name alone where no numbers stand, or nobody can say which they are."""
    without_year = _YEAR_WITHIN.sub(r"\1, ", text)  # mathematicians write 136 (2008), no. 3, 1-20
    match = _WHOLE.fullmatch(without_year.strip(" .,;"))
    if match and (match["issue"] or match["number"] or match["page"] or match["mark"]) and _is_volume(match):
        issue = match["issue"] or match["number"] or ""
        before = _BEFORE.fullmatch(match["name"]) if not (issue or match["mark"]) else None
        if before and not _YEAR.fullmatch(before["volume"]):  # 13, 736: 1-10
            return Numbers(before["name"].strip(" ,;，:"), before["volume"], match["volume"], _joined(match["page"]))
        return Numbers(match["name"].strip(" ,;，:"), match["volume"], issue, _joined(match["page"]))
    pages = _PAGES.fullmatch(text.strip(" .,;"))
    return Numbers(pages["name"].strip(" ,;，:"), page=_joined(pages["page"])) if pages else Numbers(text)


def holds_year(text: str) -> bool:
    """Whether the year stands in brackets among the numbers: 41 (2008) 123."""
    return _YEAR_WITHIN.search(text) is not None


def labels(words: list[str]) -> list[str]:
    """Those of some words that only say which number is which: vol., no., pp."""
    return [word for word in words if word in _WORDS]


def _is_volume(match: re.Match[str]) -> bool:
    """Whether the first number is no year, unless it is marked as a volume."""
    return bool(match["mark"]) or not _YEAR.fullmatch(match["volume"])


def _joined(page: str | None) -> str:
    return re.sub(r"\s*[-–—‐‑]+\s*", "–", page or "").rstrip(".")
