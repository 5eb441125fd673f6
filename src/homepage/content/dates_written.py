"""Dates as people write them: the form of `values.date` that a date in another form most likely stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

# The first letters of the names in English, German, French, Spanish, Italian and Portuguese, without accents.
_NAMES = (
    *("jan ene gen", "feb fev", "mar", "apr avr abr", "may mai mag", "jun juin giu", "jul juil lug"),
    *("aug aou ago", "sep set", "oct okt ott out", "nov", "dec dez dic"),
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_SEASONS = {
    **dict.fromkeys(("spring", "fruhling", "fruhjahr", "sommersemester", "sose", "printemps", "primavera", "春"), 4),
    **dict.fromkeys(("summer", "sommer", "ete", "verano", "夏"), 7),
    **dict.fromkeys(("autumn", "fall", "herbst", "automne", "otono", "wintersemester", "wise", "ws", "秋"), 10),
    **dict.fromkeys(("winter", "hiver", "invierno", "冬"), 1),
}
_NOW = frozenset(
    (
        *("present", "now", "current", "today", "ongoing", "heute", "jetzt", "laufend", "aujourd'hui", "actuel"),
        *("hoy", "actualidad", "actual", "presente", "oggi", "hoje", "至今", "现在"),
    )
)
_DASH = lazy("[\u2010-\u2015\u2212]")
_YEAR = lazy(r"(?<!\d)\d{4}(?!\d)")
_EAST = lazy(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日号일])?)?")
_MONTH_FIRST = lazy(r"(\d{1,2})\s*[-./]\s*(\d{4})")
_YEAR_LAST = lazy(r"(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4})")
_TOGETHER = lazy(r"(\d{4})(\d{2})(\d{2})")
_WITH_TIME = lazy(r"(\d{4}-\d{2}-\d{2})[t ]\d{1,2}:.*")
_BESIDE = frozenset(["st", "nd", "rd", "th", "of", "de", "del", "the", "er", "le", "am", "den", "der"])
_PERIOD = lazy(r"\d{4}[-./\d]*\s*(?:-|to|until)\s*(?:\d{4}[-./\d]*|present|now|today)")


def candidates(text: str) -> Iterator[str]:
    """What a text that is no date may mean, as year, month and day joined by hyphens; a day may not exist."""
    plain = _folded(text)
    yield plain
    if east := _EAST.fullmatch(plain):
        yield "-".join(part for part in east.groups() if part)
    if found := _MONTH_FIRST.fullmatch(plain):
        yield f"{found[2]}-{found[1]}"
    if found := _YEAR_LAST.fullmatch(plain):
        yield f"{found[3]}-{found[1]}-{found[2]}"
        yield f"{found[3]}-{found[2]}-{found[1]}"
    if found := _TOGETHER.fullmatch(plain) or _WITH_TIME.fullmatch(plain):
        yield "-".join(found.groups())
    yield from _named(plain)


def _named(plain: str) -> Iterator[str]:
    """A date whose month is a word."""
    words = [word for word in re.findall(r"[^\W\d_]+", plain) if word not in _BESIDE]
    years, days = _YEAR.findall(plain), re.findall(r"(?<!\d)\d{1,2}(?!\d)", plain)
    if len(words) == len(years) == 1 and len(days) < 2 and (month := _month(words[0])):
        yield "-".join([years[0], str(month), *days])


def _month(word: str) -> int | None:
    """The number of a month by its name or the first letters of it."""
    return _MONTHS.get(word[:4]) or _MONTHS.get(word[:3])


def _folded(text: str) -> str:
    """A text in small letters without accents, with hyphens for all dashes."""
    plain = _DASH.sub("-", normalize("NFKC", text)).strip().lower()
    return normalize("NFC", "".join(letter for letter in normalize("NFD", plain) if not combining(letter)))


def other_remedy(text: str) -> str:
    """What to write for a season or a period, which no single date stands for; empty for anything else."""
    plain = _folded(text)
    year = _YEAR.search(plain)
    season = next((_SEASONS[word] for word in re.findall(r"[^\W\d_]+", plain) if word in _SEASONS), None)
    if year and season:
        month = f"{year.group()}-{season:02}"
        return (
            f"write {year.group()}, or a month of it: {month}; date_text or period_text shows other words in its place"
        )
    if _PERIOD.fullmatch(plain):
        return "write one date; the ends of a period are fields of their own, start and end"
    return "write ongoing: true in place of it" if plain in _NOW else ""
