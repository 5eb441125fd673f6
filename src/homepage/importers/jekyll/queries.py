"""The lists of jekyll-scholar: what ``{% bibliography … %}`` asks for, and which entries its queries choose.

Queries have the form that bibtex-ruby reads: ``@article[year >= 2020 && selected = true], @book``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.source.latex import decode

if TYPE_CHECKING:
    from homepage.source.bibtex_records import Entry

LIST = re.compile(r"\{%-?\s*bibliography\b((?:[^%]|%(?!\}))*?)-?%\}")
_FILE = re.compile(r"(?:^|\s)(?:-f|--file)[\s=]+[\"']?([^\s\"']+)")
_QUERY = re.compile(r"(?:^|\s)(?:-q|--query)[\s=]+(.*?)(?=\s+--?[a-zA-Z]|\s*$)", re.DOTALL)
_MOST = re.compile(r"(?:^|\s)(?:-m|--max)[\s=]+(\d+)")
_GROUPS = re.compile(r"(?:^|\s)(?:-g|--group_by)[\s=]+[\"']?(\w+)")
_CITED = re.compile(r"(?:^|\s)(?:-c|--cited|-C|--cited_in_order)(?=\s|$)")
_SELECTOR = re.compile(r"(!)?@(\*|\w+)(?:\[([^\]]*)\])?")
_CONDITION = re.compile(r"\s*([!~/^<>]?={1,2}|[<>])\s*")


class Asked(Struct, frozen=True, kw_only=True):
    """What one list shows: some files, all when none is named; of these the entries that a query chooses."""

    files: tuple[str, ...] = ()
    query: str = ""
    most: int = 0
    group_by: str = ""
    cited: bool = False


def asked(options: str) -> Asked:
    """What the words of a tag ask for."""
    query, most, groups = _QUERY.search(options), _MOST.search(options), _GROUPS.search(options)
    return Asked(
        files=tuple(name for found in _FILE.findall(options) for name in found.split(",")),
        query=query.group(1).strip().strip("\"'") if query else "",
        most=int(most.group(1)) if most else 0,
        group_by=groups.group(1) if groups else "",
        cited=_CITED.search(options) is not None,
    )


def chooses(query: str, entry: Entry) -> bool:
    """Whether a query chooses an entry; one that is no query names an entry by its key."""
    found = list(_SELECTOR.finditer(query))
    if not found:
        return query.strip() in ("", entry.key)
    return any(_fits(one, entry) for one in found)


def _fits(selector: re.Match[str], entry: Entry) -> bool:
    unlike, kind, conditions = selector.groups()
    if (kind in ("*", "entry") or kind.lower() == entry.type.lower()) == bool(unlike):
        return False
    either = re.split(r"\s*\|\|\s*", conditions or "")
    return any(all(_meets(one, entry) for one in re.split(r"\s*&&\s*", each)) for each in either)


def _meets(condition: str, entry: Entry) -> bool:
    name, *rest = _CONDITION.split(condition.strip(), maxsplit=1)
    said = _said(name.strip().lower(), entry)
    if not rest:
        return not name or bool(said)
    sign, value = rest[0], rest[1].strip().strip("\"'")
    if sign in ("=", "=="):
        return said == value
    if sign in ("!=", "/="):
        return said != value
    if sign in ("~=", "^="):
        return _matches(value if sign == "~=" else f"^{value}", said)
    return _is_before(said, value, sign)


def _said(name: str, entry: Entry) -> str:
    if name in ("key", "type"):
        return entry.key if name == "key" else entry.fields.get("type") or entry.type
    return decode(entry.fields.get(name, "")).strip()


def _matches(pattern: str, text: str) -> bool:
    try:
        return re.search(pattern, text, re.IGNORECASE) is not None
    except re.error:
        return pattern.lower() in text.lower()


def _is_before(said: str, value: str, sign: str) -> bool:
    """Whether a field stands in an order to a value: as numbers where both are, else as texts; an absent one never."""
    if not said:
        return False
    if all(re.fullmatch(r"-?\d+", one) for one in (said, value)):
        difference = int(said) - int(value)
    else:
        difference = (said > value) - (said < value)
    return (difference < 0 if sign[0] == "<" else difference > 0) or (sign.endswith("=") and not difference)
