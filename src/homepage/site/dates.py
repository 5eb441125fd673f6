"""Dates as readers see them: a partial date in the format of a site, with months named in the language of the page."""

from __future__ import annotations

from homepage.languages import forms
from homepage.patterns import lazy

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_PARTS = lazy(r"%-?[A-Za-z]|%%|[^%]+")
_NEEDS = {
    "Y": 1,
    "y": 1,
    "m": 2,
    "b": 2,
    "B": 2,
    "d": 3,
    "e": 3,
}  # how many parts of the date a directive needs


def shown(date: str | None, style: str, language: str = "en") -> str:
    """``date`` (YYYY, YYYY-MM or YYYY-MM-DD) in the strftime format ``style``; what the date lacks is left out.

    "%Y.%m" shows 2018 as "2018", and "%-d %b %Y" shows 2022-04 as "Apr 2022". A format that names months stands in
    the order and form of the language: "%b %Y" is "2022年4月" in Chinese.
    """
    if not date:
        return ""
    parts = date.split("-")
    pieces = _PARTS.findall(style)
    if not forms.is_english(language):
        asked = {piece[-1] for piece in pieces if piece.startswith("%")}
        if asked & {"b", "B"} and asked & {"Y", "y"}:
            known = parts[: max(_NEEDS.get(one, 1) for one in asked)]
            return forms.date(tuple(map(int, known)), "B" if "B" in asked else "b", language)
    pieces = _without_missing(pieces, len(parts))
    return "".join(_piece(piece, parts, language) for piece in pieces).strip()


def _without_missing(pieces: list[str], known: int) -> list[str]:
    """The format without directives that need more than the date has, each with the text that parts it."""
    kept: list[str] = []
    skip_text = False
    for piece in pieces:
        is_directive = piece.startswith("%") and piece != "%%"
        if is_directive and _NEEDS.get(piece[-1], 1) > known:
            skip_text = True
            continue
        if not is_directive and skip_text:
            skip_text = False
            continue
        skip_text = False
        kept.append(piece)
    if skip_text and kept and not kept[-1].startswith("%"):
        kept.pop()
    return kept


def _piece(piece: str, parts: list[str], language: str) -> str:
    if not piece.startswith("%"):
        return piece
    if piece == "%%":
        return "%"
    number = {"Y": parts[0], "y": parts[0][2:]}.get(piece[-1])
    if number is not None:
        return number
    if piece[-1] in "bB":
        return _month(int(parts[1]), piece[-1], language)
    value = parts[1] if piece[-1] == "m" else parts[2]
    return value.lstrip("0") if piece.startswith("%-") or piece[-1] == "e" else value


def _month(number: int, form: str, language: str) -> str:
    if not forms.is_english(language):
        return forms.month(number, form, language)
    return MONTHS[number - 1] if form == "B" else MONTHS[number - 1][:3]


def check(style: str) -> str:
    """What is wrong with a date format, or an empty string."""
    for piece in _PARTS.findall(style):
        if piece.startswith("%") and piece != "%%" and piece[-1] not in _NEEDS:
            return f"{piece} is not a part of a date"
    return "" if "%" in style else "the format has no part of a date"
