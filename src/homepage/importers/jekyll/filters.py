"""Values of data as template code sees them: what stands within them, how they compare, what filters make of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_EMPTY = frozenset(("", "false", "nil", "null", "blank", "empty"))
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif)$", re.IGNORECASE)


def at(value: Any, path: list[str]) -> Any:
    """What stands at a path of keys within a value; None when nothing does."""
    for key in path:
        if key == "size" and isinstance(value, (list, str)):
            value = str(len(value))
        elif isinstance(value, list) and key.isdecimal():
            value = value[int(key)] if int(key) < len(value) else None
        elif isinstance(value, list) and key in ("first", "last"):
            value = (value[0] if key == "first" else value[-1]) if value else None
        else:
            value = value.get(key) if isinstance(value, dict) else None
    return value


def shown(value: Any) -> str:
    """A value as a page shows it."""
    if isinstance(value, dict):
        return _card(value)
    return ", ".join(map(shown, value)) if isinstance(value, list) else "" if value is None else str(value)


def _card(value: dict[str, Any]) -> str:
    """A person, or another thing with a name, as code that nobody knows may show them: the name leads to their page."""
    said = {key: one for key, one in value.items() if isinstance(one, str) and one and not _FILE.search(one)}
    name = next((said.pop(key) for key in ("name", "title") if key in said), "")
    address = next((said.pop(key) for key in [*said] if said[key].startswith("http")), "")
    named = f'<a href="{address}">{name}</a>' if name and address else name or address
    return ", ".join(one for one in (named, *said.values()) if one and not one.startswith("http"))


def _where(value: list[Any], given: list[Any]) -> list[Any]:
    return [one for one in value if str(at(one, [str(given[0])])) == str(given[-1])] if given else value


def _sort(value: list[Any], given: list[Any]) -> list[Any]:
    return sorted(value, key=lambda one: str(at(one, [str(given[0])]) or "") if given else str(one))


OF_LISTS: dict[str, Callable[[list[Any], list[Any]], Any]] = {
    "where": _where,
    "sort": _sort,
    "sort_natural": _sort,
    "reverse": lambda value, _: value[::-1],
    "join": lambda value, given: str(given[0] if given else " ").join(map(shown, value)),
    "size": lambda value, _: str(len(value)),
    "first": lambda value, _: value[0] if value else None,
    "last": lambda value, _: value[-1] if value else None,
}
UNCHANGED = frozenset("markdownify escape strip relative_url absolute_url strip_html xml_escape date".split())  # noqa: SIM905


def compared(one: Any, sign: str, other: Any) -> bool:
    """Whether two values stand in the relation of a sign."""
    if sign in ("==", "!="):
        same = str(one if is_something(one) else "") == str(other if is_something(other) else "")
        return same == (sign == "==")
    if sign == "contains":
        return str(other) in (one if isinstance(one, list) else str(one or ""))
    try:
        left, right = float(one), float(other)
    except (TypeError, ValueError):
        return False
    return {">": left > right, "<": left < right, ">=": left >= right, "<=": left <= right}[sign]


def is_something(value: Any) -> bool:
    """Whether a value counts as true: Liquid takes what is empty for nothing in the tests that people write."""
    return value is not None and str(value).lower() not in _EMPTY and value != []
