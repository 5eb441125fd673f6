"""Dates, numbers and plurals in the form of a language, by the Unicode CLDR data that Babel carries.

Babel is loaded only when a language other than English is asked for: English forms need none of it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from homepage.languages import KNOWN

if TYPE_CHECKING:
    from babel import Locale

SKELETONS = {  # by the number of known parts of a date, for abbreviated and for full month names
    "b": {1: "y", 2: "yMMM", 3: "yMMMd"},
    "B": {1: "y", 2: "yMMMM", 3: "yMMMMd"},
}


def is_english(tag: str) -> bool:
    """Whether a language tag is one of English."""
    return tag.partition("-")[0] == "en"


@cache
def _locale(tag: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    for one in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(one, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def date(parts: tuple[int, ...], month: str, tag: str) -> str:
    """A date of one to three parts; ``month`` is b for an abbreviated and B for a full name of the month."""
    return _date(parts, SKELETONS[month][len(parts)], tag)


@cache
def _date(parts: tuple[int, ...], skeleton: str, tag: str) -> str:
    from datetime import date as day

    from babel.dates import format_skeleton, match_skeleton

    locale = _locale(tag)
    when = day(*(*parts, 1, 1)[:3])
    found = match_skeleton(skeleton, locale.datetime_skeletons)
    return str(format_skeleton(found or skeleton, when, locale=locale))


@cache
def month(number: int, month: str, tag: str) -> str:
    """The name of a month alone; ``month`` is b for an abbreviated and B for the full name."""
    return str(_locale(tag).months["stand-alone"]["wide" if month == "B" else "abbreviated"][number])


def number(value: int, tag: str) -> str:
    """A whole number with the language's digits and separators."""
    if is_english(tag):
        return f"{value:,}"
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_locale(tag)))


def plural(value: int, tag: str) -> str:
    """The plural category of a number: zero, one, two, few, many or other."""
    if is_english(tag):
        return "one" if value == 1 else "other"
    return str(_locale(tag).plural_form(value))


def ordinal(value: int, tag: str) -> str:
    """A number as the word for an edition takes it: 2nd in English; other languages have their sign in that word."""
    if not is_english(tag):
        return str(value)
    ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def is_language(tag: str) -> bool:
    """Whether the main part of a tag is the code of a language as BCP 47 has it: en and yue are, eng and cn are not."""
    main = tag.partition("-")[0]
    return main in KNOWN or main in _locale("en").languages


def meant(tag: str) -> str:
    """The code of the language that a word stands for: en for eng or English, zh for cn or 中文; empty when none."""
    from babel.core import get_global

    main, _, region = tag.replace("_", "-").partition("-")
    if is_language(main.lower()) and tag != main.lower():
        return f"{main.lower()}-{region}" if region else main.lower()
    names = {str(name).casefold(): str(code) for code, name in _locale("en").languages.items()}
    names |= {str(_locale(code).get_language_name(code)).casefold(): code for code in KNOWN}
    if code := names.get(tag.casefold()):
        return code
    spoken = get_global("territory_languages").get(main.upper(), {})
    return str(get_global("language_aliases").get(main) or next(iter(spoken), ""))
