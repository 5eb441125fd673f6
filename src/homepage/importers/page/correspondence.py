"""Two readings of the same pages in two languages, compared record by record and joined where they correspond."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

from homepage.content.shapes import slots
from homepage.importers.site import Part

_MADE = frozenset(("key", "id", "topic", "group", "bibtex", "file"))  # made from the texts of the first language


class UncertainError(Exception):
    """Two readings differ in more than their words."""


def joined(known: list[Any], other: list[Any], tags: tuple[str, str]) -> bool:
    """Whether two readings of the same places correspond; then the first has the words of both.

    A place is a `Part`, or what stands for records from elsewhere: a struct with ``kind`` and ``section``.
    """
    if [_form(one) for one in known] != [_form(one) for one in other]:
        return False
    try:
        for at, (one, two) in enumerate(zip(known, other, strict=True)):
            if isinstance(one, Part) and isinstance(two, Part):
                joined_part(one, two, tags)
            elif not isinstance(one, Part) and not isinstance(two, Part):
                known[at] = replace(one, section=leniently(one.section, two.section, tags))
    except UncertainError:
        return False
    return True


def _form(one: Any) -> tuple[object, ...]:
    return form(one) if isinstance(one, Part) else (one.kind,)


def form(part: Part) -> tuple[str, int, bool]:
    """What two readings of a section have in common when they differ in their words alone."""
    return part.section.kind, len(part.records), bool(part.prose.strip())


def joined_part(one: Part, two: Part, tags: tuple[str, str]) -> Part:
    """A section whose texts are given in both languages; raises UncertainError when anything but texts differs."""
    one.section = _joined(one.section, two.section, tags)
    one.records = [_joined(mine, yours, tags) for mine, yours in zip(one.records, two.records, strict=True)]
    if one.prose != two.prose:
        one.translations[tags[1]] = two.prose
    return one


def leniently(one: Any, two: Any, tags: tuple[str, str]) -> Any:
    """A record with those fields in both languages that correspond; the others are those of the first."""
    found: dict[str, Any] = {}
    record: type[Struct] = type(one)
    for name, slot in slots(record).items():
        try:
            found[name] = _value(getattr(one, name), getattr(two, name), slot.shape.kind, tags)
        except UncertainError:
            continue
    return replace(one, **found)


def _joined(one: Any, two: Any, tags: tuple[str, str]) -> Any:
    """A record whose texts are given in both languages; raises when anything but texts differs."""
    if type(one) is not type(two):
        raise UncertainError
    record: type[Struct] = type(one)
    kinds = {name: slot.shape.kind for name, slot in slots(record).items()}
    names = (field.name for field in fields(one) if field.name in kinds and field.name not in _MADE)
    return replace(one, **{name: _value(getattr(one, name), getattr(two, name), kinds[name], tags) for name in names})


def _value(one: Any, two: Any, kind: str, tags: tuple[str, str]) -> Any:
    if one == two:
        return one
    if isinstance(one, Struct):
        return _joined(one, two, tags)
    if isinstance(one, tuple) and isinstance(two, tuple) and len(one) == len(two):
        inner = "text" if kind == "list" else kind
        return tuple(_value(mine, yours, inner, tags) for mine, yours in zip(one, two, strict=True))
    if isinstance(one, dict) and isinstance(two, str) and kind in ("text", "rich"):
        return {**one, tags[1]: two}
    if isinstance(one, str) and isinstance(two, str) and one and two and kind in ("text", "rich"):
        return {tags[0]: one, tags[1]: two}
    raise UncertainError
