"""When an entry was published, from biblatex's `date` or BibTeX's `year`, `month` and `day`, however typed."""

from __future__ import annotations

import re

from msgspec import Struct

from homepage.patterns import lazy

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio janeiro jän jänner ene",
            "feb february februar février fevrier febrero febbraio fevereiro fév fev",
            "mar march märz maerz mars marzo março marco mär mrz",
            "apr april avril abril aprile avr abr",
            "may mai mayo maggio maio mag",
            "jun june juni juin junio giugno junho giu",
            "jul july juli juillet julio luglio julho juil lug",
            "aug august août aout agosto ago aoû",
            "sep sept september septembre septiembre settembre setembro set",
            "oct october oktober octobre octubre ottobre outubro okt ott out",
            "nov november novembre noviembre novembro",
            "dec december dezember décembre decembre diciembre dicembre dezembro dez déc dic",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = lazy(r"(?<!\d)(\d{4})(?:[-/.](\d{1,2})(?!\d)(?:[-/.](\d{1,2})(?!\d))?)?")
_BEFORE_CHRIST = lazy(r"(?i)\b(?:B\.?\s?C\.?(?:\s?E\.?)?)(?!\w)|^-\d")
_STATES = (
    (lazy(r"(?i)in preparation|manuscript|in progress"), "inpreparation"),
    (lazy(r"(?i)submitted|under review|in review|in submission"), "submitted"),
    (lazy(r"(?i)in[ -]?press|accepted(?! as)|online first|early access"), "inpress"),
    (lazy(r"(?i)forthcoming|to appear|in print|upcoming"), "forthcoming"),
)


class Issued(Struct, frozen=True, kw_only=True):
    """A date as YYYY, YYYY-MM or YYYY-MM-DD; a text to show in its place; a state; and what was assumed."""

    date: str | None = None
    text: str | None = None
    state: str | None = None
    assumption: tuple[str, str] | None = None  # the field, and the message


def issued(date: str, year: str, month: str, day: str) -> Issued:
    """The date that these fields, decoded to plain text, state together."""
    if date:
        return _from_year(date, "", "", field="date")
    return _from_year(year, month, day, field="year")


def state_of(text: str) -> str | None:
    """The state of publication that a remark such as "To appear in 2027" begins with."""
    return next((state for pattern, state in _STATES if pattern.match(text.strip(" ({["))), None)


def is_state(text: str) -> bool:
    """Whether a remark names a state of publication and says nothing else: "accepted", "(submitted)"."""
    bare = re.sub(r"(?i)\s+for (?:publication|review)$", "", text.strip(" ,.;()[]{}"))
    return any(pattern.fullmatch(bare) for pattern, _ in _STATES)


def _from_year(year: str, month: str, day: str, *, field: str) -> Issued:  # noqa: PLR0911 - one for each way of writing
    if not year.strip():
        return Issued()
    if _BEFORE_CHRIST.search(year):
        return Issued(text=year)
    match = _ISO.search(year)
    if match is None:
        return _no_year(year, field)
    number = int(match[1])
    named = re.fullmatch(r"\s+([^\W\d_]{3,})\.?(?:\s+(\d{1,2}))?\s*", year[match.end() :])
    if named and _MONTHS.get(named[1].lower()):
        return _with_month(match[1], named[1], named[2] or day)  # PubMed: 2020 Nov 3
    if month and not match[2]:
        return _with_month(match[1], month, day)
    parts = _valid(number, int(match[2] or 0), int(match[3] or 0))
    if match[2] and "-" not in parts and not _is_range(year):
        return Issued(date=parts, assumption=(field, f'{field} "{year}" is no calendar date, {parts} was used'))
    before, after = year[: match.start()].strip(" .,;()[]"), year[match.end() :].strip(" .,;()[]?~%uX")
    if before or (after and not _is_range_or_suffix(after)):
        return Issued(date=parts, assumption=(field, f'{field} "{year}" was read as {parts}'))
    return Issued(date=parts)


def _is_range(text: str) -> bool:
    """Whether the text is two years, the second perhaps short: `2019-20`."""
    match = re.fullmatch(r"\s*\d\d(\d\d)[/.-](\d\d)\s*", text)
    return match is not None and match[2] > match[1]


def _is_range_or_suffix(rest: str) -> bool:
    """What may stand beside a year without a word: `2019/2020`, `2020a`, a time of day, the year once more."""
    return re.fullmatch(r"[a-z]|[/–-]{1,2}[\d/.T:-]*|T[\d:.Z+-]*|[\d-]+", rest) is not None


def _no_year(year: str, field: str) -> Issued:
    state = state_of(year)
    if state:
        return Issued(text=year, state=state)
    return Issued(text=year, assumption=(field, f'{field} "{year}" holds no year of four digits, shown as it stands'))


def _with_month(year: str, month: str, day: str) -> Issued:
    number, day_number = _month(month)
    if number is None:
        return Issued(date=year, assumption=("month", f'month "{month}" is no month, the year alone was used'))
    if day.strip().isdigit():
        day_number = int(day)
    return Issued(date=_valid(int(year), number, day_number))


def _month(text: str) -> tuple[int | None, int]:
    """The first month that the text names, and the day beside it or 0."""
    if iso := re.match(r"\s*\d{4}-(\d{1,2})(?:-(\d{1,2}))?", text):
        return _in_range(int(iso[1])), int(iso[2] or 0)
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if number := _MONTHS.get(word):
            days = [int(digits) for digits in re.findall(r"\d+", text)]
            return number, next((day for day in days if 1 <= day <= 31), 0)
    if plain := re.match(r"\s*(\d{1,2})(?!\d)", text):
        return _in_range(int(plain[1])), 0
    return None, 0


def _in_range(month: int) -> int | None:
    return month if 1 <= month <= 12 else None


def _valid(year: int, month: int, day: int) -> str:
    """The date as far as it can be one."""
    if not 1 <= month <= 12:
        return f"{year:04}"
    longest = 29 if month == 2 and (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) else _LENGTHS[month - 1]
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= longest else f"{year:04}-{month:02}"


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
