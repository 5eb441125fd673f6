"""Dates and periods as people type them at the beginning or the end of a line, and the format they are typed in."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from homepage.importers import words
from homepage.site import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from homepage.importers.prose.runs import Run

# The months in English, German, French and Spanish, with their abbreviations.
_MONTHS = (
    "jan(?:uary|uar|vier|v)?|ene(?:ro)?",
    "feb(?:ruary|ruar|rero)?|f[eé]v(?:rier|r)?",
    "mar(?:ch|s|zo)?|m[äa]rz",
    "apr(?:il)?|avr(?:il)?|abr(?:il)?",
    "mayo?|mai",
    "june?|juni|juin|junio",
    "july?|juli|juil(?:let)?|julio",
    "aug(?:ust)?|ao[uû]t|ago(?:sto)?",
    "sept?(?:ember|embre|iembre)?",
    "o[ck]t(?:ober|obre|ubre)?",
    "nov(?:ember|embre|iembre)?",
    "de[cz](?:ember)?|d[eé]c(?:embre)?|dic(?:iembre)?",
)
MONTH = "|".join(_MONTHS)
_MONTH = rf"\b(?:{MONTH})\b\.?"
_DAY = r"(?:\s*[.\-/月]\s*(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:\s*日)?)?(?:\s*月)?"
_NUMERIC = rf"(?:19|20)\d\d\s*[.\-/‑年]\s*(?:1[0-2]|0?[1-9])(?!\d){_DAY}"
_YEAR = r"(?:19|20)\d\d"
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{1,2}(?:st|nd|rd|th)?)?"  # one day, or the first and the last of some
_WEEKDAY = r"(?:\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_WORDED = (
    rf"{_WEEKDAY}{_MONTH},?\s+(?:{_DAYS},?\s+|de\s+)?{_YEAR}"
    rf"|{_WEEKDAY}{_DAYS}[.,]?\s+{_MONTH},?\s+{_YEAR}|{_YEAR}\s+{_MONTH}"
)
_SLASHED = r"(?:1[0-2]|0?[1-9])\s*[/.]\s*(?:19|20)\d\d"
_DATE = rf"(?:{_NUMERIC}|{_WORDED}|{_SLASHED}|(?:19|20)\d\d(?:\s*年)?)"
NOW = (
    r"(?:presente?|now|current(?:ly)?|today|ongoing|至今|现在|今"
    r"|heute|aujourd[’']hui|présent|actualidad|actualmente|hoy)"
)
_DAY_ONLY = (  # a day in the year of the end of its period
    rf"{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b)"
)
_DASH = r"(?:\s*(?:--?-?|–|—|~|～|‑|至|\bto\b)\s*)"
_PERIOD = re.compile(
    rf"(?P<open>[\[(（【]?)\s*(?P<since>since\s+|from\s+)?(?P<start>{_DATE}|{_DAY_ONLY}(?={_DASH}(?:{_WORDED})))"
    rf"(?:(?P<dash>{_DASH})(?:(?P<end>{_DATE})|(?P<now>{NOW}))?)?\s*(?P<close>[\])）】]?)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*[:：,，;；|]?\s*")


class When(NamedTuple):
    """A date or period: its text as typed, its ends, and how it was typed."""

    text: str
    start: str
    end: str = ""
    now: str = ""
    dash: str = ""
    bracketed: bool = False
    style: str = ""
    since: bool = False


def read(text: str) -> tuple[str, str]:
    """A date as YYYY[-MM[-DD]] with the strftime format it was typed in; empty when it is none."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    name = re.search(_MONTH, text, re.IGNORECASE)
    if name:
        return _worded(text, name.group(), numbers)
    separator = re.search(r"\d\s*([.\-/‑年])", text)
    mark = {"年": "-", "‑": "-"}.get(separator.group(1), separator.group(1)) if separator else "."
    if not numbers or len(numbers) > 3:
        return "", ""
    if len(numbers) == 2 and numbers[0] < 13:  # 08/2025
        return f"{numbers[1]}-{numbers[0]:02}", mark.join(("%m", "%Y"))
    return "-".join(f"{number:02}" for number in numbers), mark.join(("%Y", "%m", "%d")[: len(numbers)])


def _worded(text: str, name: str, numbers: list[int]) -> tuple[str, str]:
    typed = name.strip(".")
    month = next(at for at, names in enumerate(_MONTHS, 1) if re.fullmatch(names, typed, re.IGNORECASE))
    year = next((number for number in numbers if number > 1000), 0)
    day = next((number for number in numbers if 0 < number < 32), 0)
    style = "%b" if len(name.strip(".")) < 5 and name[:3].lower() != "may" else "%B"
    if not day:
        return f"{year}-{month:02}", f"{style} %Y"
    first = text.strip()[0].isdigit()
    return f"{year}-{month:02}-{day:02}", f"%-d {style} %Y" if first else f"{style} %-d, %Y"


def leading(runs: Sequence[Run]) -> tuple[When | None, list[Run]]:
    """The date or period that a line begins with, and the rest of the line."""
    raw = _raw(runs)
    at = len(raw) - len(raw.lstrip(" \u00a0\u2003\u2002-–*"))
    match = _PERIOD.match(raw, at)
    if match is None or not _ends_well(raw, match):
        return None, list(runs)
    after = _AFTER.match(raw, match.end())
    return _when(match), drop(runs, after.end() if after else match.end())


def trailing(runs: Sequence[Run]) -> tuple[When | None, list[Run]]:
    """The date or period that a line ends with, and the line before it."""
    raw = _raw(runs)
    for match in _PERIOD.finditer(raw):
        if not raw[match.end() :].strip(" .。,，;；\u00a0") and _ends_well(raw, match):
            before = raw[: match.start()].rstrip(" ,，;|:：-–\u00a0\u2003")
            several = re.search(r"(?:\d\s+(?:and|&)|\b(?:19|20)\d\d)$", before) and re.fullmatch(
                _YEAR, match.group().strip()
            )
            if several:
                break  # the last of several years, which belong together
            return _when(match), keep(runs, len(before))
    return None, list(runs)


def within(text: str) -> tuple[When | None, int, int]:
    """The first date with a month that stands in a text, and where."""
    for match in _PERIOD.finditer(text):
        if _ends_well(text, match) and len((when := _when(match)).start) > len("2020"):
            return when, match.start(), match.end()
    return None, 0, 0


def _ends_well(raw: str, match: re.Match[str]) -> bool:
    """Whether a date is a word by itself, its brackets closed."""
    after = "" if match.group()[-1:].isspace() else raw[match.end() : match.end() + 1]
    before = "" if match.group()[:1].isspace() else raw[: match.start()][-1:]
    if re.match(r"\s*[、/&,，]\s*(?:19|20)\d\d", raw[match.end() :]):
        return False  # the first of several years
    joined = any(letter.isalnum() and letter.isascii() for letter in (before, after))
    return bool(match["open"]) == bool(match["close"]) and not joined


def _raw(runs: Iterable[Run]) -> str:
    return "".join("" if run.image is not None else run.text for run in runs)


def _when(match: re.Match[str]) -> When:
    end, end_style = read(match["end"]) if match["end"] else ("", "")
    start, style = read(match["start"])
    if start.startswith("0-"):
        start = _in_year_of(end, start)
    text = match.group().strip()
    if match["open"]:
        text = text[1:-1].strip()
    return When(
        text=text,
        start=start,
        end=end,
        now=match["now"] or "",
        dash=match["dash"] or "",
        bracketed=bool(match["open"]),
        style=max(style, end_style, key=len),
        since=bool(match["since"]),
    )


def _in_year_of(end: str, start: str) -> str:
    """A day without its year as the first of a period, which may go on into the next year."""
    year, _, day = end.partition("-")
    own = start.removeprefix("0-")
    return f"{int(year) - (own > day)}-{own}"


def drop(runs: Iterable[Run], count: int) -> list[Run]:
    """Runs without their first ``count`` letters."""
    found = []
    for run in runs:
        if run.image is not None or count <= 0:
            found.append(run)
            continue
        found.append(replace(run, text=run.text[count:]))
        count -= len(run.text)
    return [run for run in found if run.text or run.image is not None]


def keep(runs: Iterable[Run], count: int) -> list[Run]:
    """The first ``count`` letters of runs, with all images."""
    found = []
    for run in runs:
        if run.image is not None:
            found.append(run)
            continue
        found.append(replace(run, text=run.text[: max(count, 0)]))
        count -= len(run.text)
    return [run for run in found if run.text or run.image is not None]


def usual_style(found: Iterable[When | None]) -> str:
    """The format that most dates with a month are typed in, or that of the years."""
    styles = Counter(when.style for when in found if when and when.style)
    full = Counter({style: count for style, count in styles.items() if style != "%Y"})
    return (full or styles).most_common(1)[0][0] if styles else ""


def is_shown(when: When, style: str) -> bool:
    """Whether a single date in this format shows the words that were typed."""
    return words.of(dates.shown(when.start, style)) == words.of(when.text) and not when.end and not when.dash
