"""What a field accepts, read once from the declaration of its record."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import fields as struct_fields


class Shape:
    """The form of a value: ``kind`` is a text format, bool, int, choice, list, table or record."""

    __slots__ = ("choices", "item", "kind", "record")

    def __init__(
        self,
        kind: str,
        *,
        item: Shape | None = None,
        record: type[Struct] | None = None,
        choices: tuple[str, ...] = (),
    ) -> None:
        self.kind, self.item, self.record, self.choices = kind, item, record, choices


class Slot:
    """A field of a record: its shape, its description, and whether it must be given."""

    __slots__ = ("default", "description", "name", "required", "shape")

    def __init__(self, name: str, shape: Shape, description: str, default: Any, *, required: bool) -> None:
        self.name, self.shape, self.description = name, shape, description
        self.default, self.required = default, required


# Filled by readers, never by authors.
INTERNAL = frozenset({"key", "markup", "bibtex_text", "body", "body_source", "body_language"})


@cache
def slots(record: type[Struct]) -> dict[str, Slot]:
    """The fields that an author may write in a record, by name."""
    return {
        field.name: Slot(
            field.name,
            shape_of(field.type),
            _description(field.type),
            None if field.required else field.default,
            required=field.required,
        )
        for field in struct_fields(record)
        if field.name not in INTERNAL
    }


def shorthand(record: type[Struct]) -> str | None:
    """The field a bare string stands for, if there is one."""
    return getattr(record, "SHORTHAND", None)


def pair(record: type[Struct]) -> tuple[str, str] | None:
    """The two fields that a key and its value stand for, if there are such."""
    return getattr(record, "PAIR", None)


def _description(hint: Any) -> str:
    metas = [meta for meta in get_args(hint)[1:] if isinstance(meta, Meta)]
    return next((meta.description for meta in reversed(metas) if meta.description), "")


def shape_of(hint: Any, kind: str = "text") -> Shape:
    """The shape of a type annotation; raises TypeError for one that has none."""
    origin = get_origin(hint)
    arguments = get_args(hint)
    if origin is Annotated:
        return shape_of(arguments[0], _format(arguments[1:]) or kind)
    if origin in (Union, UnionType):
        return shape_of(next(member for member in arguments if member is not NoneType), kind)
    if origin is Literal:
        return Shape("choice", choices=arguments)
    if origin is tuple:
        return Shape("list", item=shape_of(arguments[0]))
    if origin is dict:
        return Shape("table", item=shape_of(arguments[1]))
    return _plain(hint, kind)


def _plain(hint: Any, kind: str) -> Shape:
    if hint is bool:
        return Shape("bool")
    if hint is int:
        return Shape("int")
    if hint is str:
        return Shape(kind)
    if isinstance(hint, type) and issubclass(hint, Struct):
        return Shape("record", record=hint)
    raise TypeError(f"no shape for {hint!r}")


def _format(metas: tuple[Any, ...]) -> str | None:
    return next((meta.extra["format"] for meta in metas if isinstance(meta, Meta) and meta.extra), None)
