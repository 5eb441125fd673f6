"""A venue with its year, numbers and status, from the words that name it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.importers.papers.distinctions import distinctions
from homepage.importers.papers.journals import is_journal
from homepage.importers.papers.venue_numbers import Numbers, holds_year, parted
from homepage.importers.papers.venue_signs import YEAR, is_proceedings
from homepage.importers.prose.dates import MONTH

if TYPE_CHECKING:
    from homepage.content.records import Honor, PublicationType, Rank, Status

_SHORT_YEAR = re.compile(r"(?:[A-Z]{2,}[\s-]?['’]?|^[A-Z]{2,} [A-Z][a-z]+-)(\d\d)\b")
_NAME_YEAR = re.compile(r"(?P<name>.*?[^\W\d].*?)[\s,，.(（]*(?P<year>(?:19|20)\d\d)[)）.。,\s]*")
_MONTH = re.compile(
    rf"\b({MONTH})\b\.?(?:\s+\d{{1,2}}(?:\s*[–-]\s*\d{{1,2}})?)?,?\s+"
    r"((?:19|20)\d\d)\W*$",
    re.IGNORECASE,
)
_DAYS = r"(?:\d{1,2}(?:st|nd|rd|th)?(?:\s*[–-]\s*\d{1,2})?\s+)?"
_MONTH_AT_END = re.compile(
    rf"(?P<name>.*?[^\W\d].*?)[\s,，.]+(?P<month>(?:{_DAYS}(?:{MONTH})\b\.?\s*[–-]\s*)?{_DAYS}"
    rf"(?:{MONTH})\b\.?(?:\s+\d{{1,2}}(?:\s*[–-]\s*\d{{1,2}})?)?)[,.\s]*",
    re.IGNORECASE,
)
_PAGES_LAST = re.compile(
    r"(?P<name>.*?[^\W\d][^\d]*?)[\s,，.]*(?:[(（](?P<in>(?:19|20)\d\d)[)）]|[\s,，.](?P<out>(?:19|20)\d\d))\s*[:：]\s*"
    r"(?P<page>\d+(?:\s*[-–—]+\s*\d+)?)\W*"
)
_YEAR_FIRST = re.compile(r"(?P<year>(?:19|20)\d\d)[.,，。]\s+(?P<name>.*[^\W\d].*?)[.,，。]?")
_PREPRINT = re.compile(
    r"\barxiv\b|\bpreprint\b|\b(?:bio|med|chem|tech|psy|soc|eng|edu|earth)\s?a?rxiv|\bssrn\b"
    r"|research ?square|preprints\.org",
    re.IGNORECASE,
)
_SUBMITTED = re.compile(
    r"under review|revise (?:and|&) resubmit|\bR&R\b|submitted|in submission|in revision|在投|审稿", re.IGNORECASE
)
_COMING = re.compile(r"to appear|accepted|in press|forthcoming", re.IGNORECASE)
_JOURNAL = re.compile(
    r"journal|transactions?\b|letters\b|magazine|\bIJCV\b|TPAMI|\bT-?PAMI\b|\bTIP\b|\bTMM\b|\bTKDE\b|\bTNNLS\b|\bTCSVT\b|\bTOG\b|"
    r"\bJMLR\b|\bTMLR\b|\bNature\b|\bScience\b|\bPNAS\b|\bPLOS\b|\beLife\b|reviews?\b|学报|期刊|杂志|\bvol(?:ume)?\b|"
    r"\bIEEE T|^(?:frontiers in|advances in|archives of|bulletin of)\b|\b(?:bulletin|quarterly)$|"
    r"\bannals of\b|\bacta\b",
    re.IGNORECASE,
)
# A volume with its issue or pages: 13, 736; 28 (2): 460; 6, no. 1; 25:3975-3988.
_VOLUME = re.compile(
    r"\b\d{1,4}\s*(?:\(\d[\d–-]*\)(?:\s*[:,，]\s*[a-z]?\d|$)|[:：]\s*[a-z]?\d{1,6}\b|[,，]\s*(?:no\.?|issue|pp?\.)\s*\d"
    r"|[,，]\s*[a-z]?\d[\da-z]{0,12}\s*(?:[-–—]|$)|\((?:19|20)\d\d\)\s*[,，:：]?\s*(?:no\.\s*\d|[a-z]?\d))",
    re.IGNORECASE,
)
_THESIS = re.compile(
    r"\W*((?:ph\.?\s?d\.?|doctoral|master[’']?s?|m\.?\s?sc\.?|bachelor[’']?s?|diploma|habilitation)\s*(?:thesis|dissertation))\W*",
    re.IGNORECASE,
)


class Venue(Struct, frozen=True, kw_only=True):
    """A venue with its year; ``year_shown`` tells that the name and the year together are all that was written."""

    name: str = ""
    short: str = ""
    year: str = ""
    month: str = ""  # the month and year
    when: str = ""  # the same as written, with days, where the name does not say it any more
    year_shown: bool = True
    volume: str = ""
    issue: str = ""
    page: str = ""
    genre: str = ""
    type: PublicationType = "document"
    status: Status = "published"
    honors: tuple[Honor, ...] = ()
    ranks: tuple[Rank, ...] = ()


def venue(text: str, *, marked: bool) -> Venue:
    """The venue that ``text`` names; ``marked`` tells that the page sets it off, in bold or italics."""
    text, honors, ranks = distinctions(_year_last(text.strip()))
    if YEAR.fullmatch(text):
        return Venue(year=text, honors=honors, ranks=ranks)
    text, page = _without_pages(text)
    year = YEAR.findall(text)
    match = _NAME_YEAR.fullmatch(text)
    status = _status(text, marked=marked)
    ended = match and _closed(match["name"]) and not re.search(r"(?:19|20)\d\d\s*[-–—/]$", match["name"])
    name = match["name"].strip(" ,，.(（") if match and ended else text
    name, dated_ = _parted_month(name, _month(text))
    short_year = _SHORT_YEAR.search(text)
    when = match["year"] if match else year[-1] if year else f"20{short_year.group(1)}" if short_year else ""
    kind, shown = _type(name if dated_ else text), name != text
    if kind == "paper-conference" and (_VOLUME.search(name) or is_journal(name)) and not is_proceedings(name):
        kind = "article-journal"
    numbers, dated = _numbered(name) if kind == "article-journal" else (Numbers(name), False)
    name = numbers.name
    brief = len(name.split()) <= 4 and len(name) <= 40 and not re.search(r"\w \(\w+\)$", name)
    if thesis := _THESIS.fullmatch(name):
        return Venue(genre=thesis.group(1), year=when, year_shown=shown, type="thesis", honors=honors, ranks=ranks)
    return Venue(
        name="" if brief else name,
        short=name if brief else "",
        year=when,
        month=_month(text),
        when=dated_,
        year_shown=shown or dated,
        volume=numbers.volume,
        issue=numbers.issue,
        page=numbers.page or page,
        status=status,
        type=kind,
        honors=honors,
        ranks=ranks,
    )


def _year_last(text: str) -> str:
    """The words of a venue with the year at their end that some write before them: 2023. Journal of Floors."""
    match = _YEAR_FIRST.fullmatch(text)
    return f"{match['name']}, {match['year']}" if match and not YEAR.search(match["name"]) else text


def _without_pages(text: str) -> tuple[str, str]:
    """A venue without the pages after its year, and these: Floor Letters (2023): 1-8; Proc. of Floors, 2022: 1-4."""
    match = _PAGES_LAST.fullmatch(text)
    if match is None or YEAR.search(match["name"][-6:]):
        return text, ""
    return f"{match['name']}, {match['in'] or match['out']}", re.sub(r"\s*[-–—]+\s*", "–", match["page"])


def _parted_month(name: str, month: str) -> tuple[str, str]:
    """A name without the month and the days that it ends with, and the date as typed; empty where there is none."""
    match = _MONTH_AT_END.fullmatch(name) if month else None
    return (match["name"], f"{match['month']} {month[-4:]}") if match else (name, "")


def _month(text: str) -> str:
    """The month that stands before the year at the end of a venue, with that year."""
    match = _MONTH.search(text)
    return f"{match.group(1)} {match.group(2)}" if match else ""


def _numbered(name: str) -> tuple[Numbers, bool]:
    """A journal's name without the numbers after it, and whether a year stood before these, which goes too."""
    found = parted(name)
    match = _NAME_YEAR.fullmatch(found.name) if found.name != name else None
    if match is None or not _closed(match["name"]):
        return found, found.name != name and holds_year(name)
    return found._replace(name=match["name"].strip(" ,，.(（")), True


def _closed(text: str) -> bool:
    """Whether every bracket in a text is closed, so that cutting after it loses none."""
    return text.rstrip(" (（").count("(") == text.count(")") and text.rstrip(" (（").count("（") == text.count("）")


def _status(text: str, *, marked: bool) -> Status:
    if _SUBMITTED.search(text):
        return "submitted"
    if _PREPRINT.search(text):
        return "preprint"
    if _COMING.search(text) and not marked:
        return "forthcoming"
    return "published"


def _type(text: str) -> PublicationType:
    lower = text.lower()
    if re.search(r"\bthesis|dissertation", lower):
        return "thesis"
    if _PREPRINT.search(text) or _SUBMITTED.search(text):
        return "article"
    if (_JOURNAL.search(text) or _VOLUME.search(text)) and not is_proceedings(text):
        return "article-journal"
    return "paper-conference" if text else "document"
