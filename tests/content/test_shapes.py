"""What a field accepts, read from the declaration of its record."""

from __future__ import annotations

import msgspec
import pytest

from homepage.content import records
from homepage.content.config import Section, Site
from homepage.content.shapes import INTERNAL, shape_of, shorthand, slots

RECORDS = [
    one
    for one in (*vars(records).values(), Section, Site)
    if isinstance(one, type) and issubclass(one, records.Record) and one is not records.Record
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_of_a_record_has_a_shape_and_a_description(record: type[records.Record]) -> None:
    for name, slot in slots(record).items():
        assert slot.name == name
        assert slot.description, f"{record.__name__}.{name} is not described"
        assert slot.description.strip() == slot.description


def test_fields_that_readers_fill_cannot_be_written() -> None:
    assert not INTERNAL & set(slots(records.Publication))


def test_a_shape_is_what_the_declaration_says() -> None:
    known = slots(records.Publication)
    assert known["title"].required
    assert known["title"].shape.kind == "text"
    assert known["issued"].shape.kind == "date"
    assert known["selected"].shape.kind == "bool"
    assert known["topic"].shape.kind == "topic"
    assert known["type"].shape.choices[0] == "article-journal"
    author = known["author"].shape
    assert author.kind == "list"
    assert author.item is not None
    assert author.item.record is records.Author
    table = slots(Section)["filter"].shape
    assert table.kind == "table"
    assert table.item is not None
    assert table.item.kind == "list"
    assert slots(Section)["limit"].shape.kind == "int"


def test_a_default_is_known_and_a_required_field_has_none() -> None:
    assert slots(records.Interest)["separator"].default is None
    assert slots(records.News)["text"].default is None


def test_a_bare_string_stands_for_the_named_field() -> None:
    assert shorthand(records.Contact) == "name"
    assert shorthand(records.Publication) is None
    for record in RECORDS:
        assert shorthand(record) is None or shorthand(record) in slots(record)


def test_a_type_without_a_shape_is_a_mistake_of_ours() -> None:
    class Odd(msgspec.Struct):
        number: float

    with pytest.raises(TypeError, match="no shape for"):
        slots(Odd)
    with pytest.raises(TypeError):
        shape_of(bytes)
