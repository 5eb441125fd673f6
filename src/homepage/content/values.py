"""Single values: what text a field's format accepts, and its canonical form.

Each reader returns the canonical text, or raises ``ValueError(message, hint)``.
"""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

_DATE = lazy(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?", re.ASCII)
_IDENTIFIER = lazy(r"[^\s/\\?#%&\"'<>\[\](){},]+")
_EMAIL = lazy(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\s@<>()\[\],;:\".]+")
_COLOR = lazy(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_ORCID = lazy(r"(?:https?://orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])/?", re.ASCII)
ON_ONE_COMPUTER = r"~/|/(?:Users|home|Volumes)/[^/]+/."
_ON_DISK = lazy(rf"[A-Za-z]:[\\/]|file:|{ON_ONE_COMPUTER}")
_SCHEME = lazy(r"[A-Za-z][A-Za-z0-9+.-]*:")
# A host name without its scheme, told by endings that no file of a site has.
_HOST = lazy(
    r"(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|dev|ac|cn|de|fr|uk|ch|at|eu|jp|kr|sg|hk|tw|au|ca|nl|se|it|es|us)(?:/|$)",
    re.ASCII | re.IGNORECASE,
)
CITATION_STYLES = ("none", "apa", "ieee", "chicago", "mla", "gb-t-7714")
BRACKETED_HOST = r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*[\[\]]"
_BRACKETS = lazy(BRACKETED_HOST)
_SCHEMES = ("http:", "https:", "mailto:", "tel:", "ftp:", "xmpp:", "sip:")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def date(text: str) -> str:
    """EDTF level 0 (YYYY, YYYY-MM, YYYY-MM-DD); points and slashes are read as hyphens: 2024.07 is July."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date", _date_remedy(text))
    year, month, day = match.groups()
    if month is None:
        return year
    if "/" in text and day is None and month == f"{int(year) + 1}"[-2:]:
        years = f"start: {year} and end: {int(year) + 1}, or period_text: {text}"
        if int(month) > 12:
            raise ValueError(f"{text!r} is not a date but two years", f"write {years}")
        raise ValueError(f"{text!r} may be a month or two years", f"write {year}-{month}, or {years}")
    if not 1 <= int(month) <= 12:
        raise ValueError(f"{text!r} is not a date: there is no month {int(month)}", "write year, month, day")
    if day is None:
        return f"{year}-{int(month):02}"
    if not 1 <= int(day) <= _last_day(int(year), int(month)):
        raise ValueError(f"{text!r} is not a date: month {int(month)} has no day {int(day)}", "")
    return f"{year}-{int(month):02}-{int(day):02}"


def _date_remedy(text: str) -> str:
    """What to write for a text that is no date: the dates it may stand for, or the forms of a date."""
    from homepage.content import dates_written

    found = []
    for one in dates_written.candidates(text):
        with contextlib.suppress(ValueError):
            found += [date(one)] if _DATE.fullmatch(one) else []
    meant = " or ".join(dict.fromkeys(found)) or dates_written.other_remedy(text)
    return (
        f"write {meant}"
        if found
        else meant or "write 2024, 2024-07 or 2024-07-31; other words go into date_text or period_text"
    )


def _last_day(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 2 and not leap else _DAYS[month - 1]


def url(text: str) -> str:
    """An address with a scheme we know, or a path in this site; kept but for spaces in names of files."""
    if _ON_DISK.match(text):
        remedy = "copy the file into content/ and give its place there"
        raise ValueError(f"the address {text!r} is a place on one computer alone", remedy)
    scheme = _SCHEME.match(text)
    if "\\" in text and not scheme:
        raise ValueError(f"the address {text!r} holds a backslash", f"write {text.replace(chr(92), '/')}")
    if re.search(r"\s", text) and (scheme or re.search(r"[^\S ]|^ | $", text)):
        raise ValueError(f"the address {text!r} contains a space", "write %20 for a space")
    text = text.replace(" ", "%20")
    if scheme and not text.lower().startswith(_SCHEMES):
        raise ValueError(f"{scheme.group()} is not an address a reader can follow", "use https:, mailto: or a path")
    if not _has_host(text):
        raise ValueError(f"the host of {text!r} cannot be read", "copy the address from the browser once more")
    if _EMAIL.fullmatch(text):
        raise ValueError(f"{text!r} is an e-mail address", "write it after email: in person.yaml, or as mailto:…")
    if _ORCID.fullmatch(text) and not scheme:
        raise ValueError(f"{text!r} is an ORCID iD", f"write https://orcid.org/{text}, or orcid: in person.yaml")
    if names_host(text):
        raise ValueError(f"{text!r} has no scheme", f"write https://{text}")
    return text


def _has_host(address: str) -> bool:
    """Whether the host of an address, if it has one, is a name: not so with brackets, the mark of a bare number."""
    if _BRACKETS.match(address):
        return False
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def names_host(text: str) -> bool:
    """Whether an address without a scheme begins with the name of a host: www.example.org/a."""
    return text.startswith("www.") or _HOST.match(text) is not None


def identifier(text: str) -> str:
    """A name that can stand in an address: no spaces, slashes, quotes or brackets."""
    if not _IDENTIFIER.fullmatch(text) or text in (".", ".."):
        raise ValueError(f"{text!r} cannot be an id", "use letters, digits, hyphens and underscores")
    return text


def email(text: str) -> str:
    """An address in its plain form."""
    several = [part for part in re.split(r"[,;\s]+", text) if part]
    if len(several) > 1 and all(map(_EMAIL.fullmatch, several)):
        raise ValueError(f"{text!r} are several addresses", f"write [{', '.join(several)}]")
    if not _EMAIL.fullmatch(text):
        raise ValueError(
            f"{text!r} is not an e-mail address", "write it plainly, name@example.org; email_style hides it"
        )
    return text


def color(text: str) -> str:
    """#rgb or #rrggbb, in lower case."""
    if not _COLOR.fullmatch(text):
        raise ValueError(f"{text!r} is not a colour", "write #0b5cad")
    return text.lower()


def citation_style(text: str) -> str:
    """The name of a style, or the path of a CSL file below content/."""
    path = text.removeprefix("content/").removeprefix("./")
    if text in CITATION_STYLES or (path.endswith(".csl") and is_local(path) and ".." not in path.split("/")):
        return path
    raise ValueError(f"{text!r} is not a citation style", f"{' · '.join(CITATION_STYLES)}, or a .csl file in content/")


def orcid(text: str) -> str:
    """An ORCID iD, its last sign a checksum (ISO 7064, MOD 11-2); its address is understood too."""
    match = _ORCID.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not an ORCID iD", "write 0000-0002-1825-0097")
    found = "-".join(match.groups()).upper()
    total = 0
    for digit in found.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    expected = "0123456789X"[(12 - total % 11) % 11]
    if found[-1] != expected:
        raise ValueError(
            f"{text!r} is not an ORCID iD: its last sign would be {expected}", "one of its digits is mistyped"
        )
    return found


def as_written(text: str) -> str:
    """Any text."""
    return text


READERS: dict[str, Callable[[str], str]] = {
    "text": as_written,
    "rich": as_written,
    "date": date,
    "url": url,
    "picture": url,
    "identifier": identifier,
    "topic": identifier,
    "group": identifier,
    "email": email,
    "color": color,
    "orcid": orcid,
    "citation_style": citation_style,
    "icon": as_written,
}


def is_local(address: str) -> bool:
    """Whether an address stands for a page or file of this site rather than for another host."""
    return not _SCHEME.match(address) and not address.startswith("//")
