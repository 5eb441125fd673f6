"""What an editor accepts and what the program accepts is the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from homepage.content import files, records, schema
from homepage.content.config import SectionKind
from homepage.content.decode import Decoder
from homepage.content.shapes import Shape, pair, shorthand, slots
from homepage.source import yaml

if TYPE_CHECKING:
    from msgspec import Struct

_EXAMPLES = {
    "date": ["2024", "2024-07", "2024.7", "2024/07/31", "2023-02-29", "2024-02-29", "1900-02-29", "2000-2-29",
             "2024-00", "2024-13", "2024-06-31", "2024-6-30", " 2024 ", "24-07", "July 2024", "2024-07-", "0000"],
    "url": ["https://example.org/", "HTTPS://EXAMPLE.ORG", "mailto:a@b.cd", "javascript:alert(1)", "www.example.org",
            "talks/a.pdf", "a b", "/", "#top", "data:text/plain,x", "//example.org", "files/x:y", " talks/ ", "xmpp:a"],
    "identifier": ["ml", "a b", "..", ".", "a/b", "图像", "a.b", "x?", "a-b_c", " ml "],
    "email": ["ada@example.org", "ada", "a@b", "a b@c.de", "a@b.c", "a@@b.cd", "(a)@b.cd"],
    "color": ["#fff", "#0b5cad", "#ffff", "red", "#GGG", "0b5cad"],
}
_EXAMPLES["topic"] = _EXAMPLES["group"] = _EXAMPLES["identifier"]
_WORDS = st.text("abcxyzÄéßø鞠陈кγ019 .,:;/#@-_'\"\\<>[]{}()*&!%?=+|~$", max_size=12)
_LANGUAGES = st.sampled_from(["en", "zh", "zh-Hans", "de", "gsw", "english", "EN", "e"])
_NUMBERS = st.one_of(st.integers(-5, 12000), st.sampled_from([0.5, 3.14, -2.5]))


def _date_numbers() -> st.SearchStrategy[float]:
    months = st.builds(lambda year, month: float(f"{year}.{month:02}"), st.integers(1000, 9999), st.integers(1, 12))
    return st.one_of(st.integers(1000, 9999), months)


def _texts(kind: str) -> st.SearchStrategy[Any]:
    """Values an author might write for a piece of text, right and wrong."""
    if kind == "date":
        dates = st.from_regex(r"[0-9]{4}([-./][0-9]{1,2}){0,2}", fullmatch=True)
        return st.one_of(dates, st.sampled_from(_EXAMPLES[kind]), _WORDS, _date_numbers(), st.booleans())
    if kind in _EXAMPLES:
        return st.one_of(st.sampled_from(_EXAMPLES[kind]), _WORDS, _NUMBERS, st.booleans())
    return st.one_of(_WORDS, _NUMBERS, st.booleans())


def _scalars(shape: Shape) -> st.SearchStrategy[Any]:
    if shape.kind == "bool":
        return st.one_of(st.booleans(), st.sampled_from(["yes", "no", "on", "off", "true", "maybe", ""]))
    if shape.kind == "choice":
        return st.sampled_from([*shape.choices, "something", "", 1])
    if shape.kind == "int":
        return st.one_of(st.integers(-3, 300), st.sampled_from(["7", "007", "0", "-1", "x", "", " 7"]))
    return _texts(shape.kind)


def _values(shape: Shape, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values of a shape, some of them wrong."""
    if shape.kind == "list" and shape.item is not None:
        item = _values(shape.item, depth)
        return st.one_of(item, st.lists(item, max_size=2))
    if shape.kind == "table" and shape.item is not None:
        return st.dictionaries(_WORDS, _values(shape.item, depth), max_size=2)
    if shape.kind == "record" and shape.record is not None:
        return _records(shape.record, depth + 1)
    scalars = _scalars(shape)
    if shape.kind in ("text", "rich"):
        return st.one_of(scalars, st.dictionaries(_LANGUAGES, scalars, max_size=2))
    return scalars


@st.composite
def _records(draw: st.DrawFn, record: type[Struct], depth: int = 0) -> Any:
    """A record as an author might write it: few fields, now and then an unknown or a missing one."""
    known = slots(record)
    if shorthand(record) and draw(st.booleans()):
        return draw(_texts("text"))
    if (fields := pair(record)) and draw(st.integers(0, 3)) == 0:
        return {draw(st.sampled_from(["Web", "2024-07", "news"])): draw(_values(known[fields[1]].shape, 3))}
    optional = [name for name, slot in known.items() if not slot.required]
    chosen = draw(st.lists(st.sampled_from(optional), max_size=2 if depth < 3 else 0, unique=True)) if optional else []
    chosen += [slot.name for slot in known.values() if slot.required and draw(st.integers(0, 19))]
    written = {name: draw(_values(known[name].shape, depth)) for name in chosen}
    empty = draw(st.integers(0, 19)) == 0
    return {**written, **({draw(st.sampled_from([*known, "colour"])): None} if empty else {})}


def _yaml(value: Any) -> str:
    """The value in YAML's flow style, where nothing is written for None."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_yaml(key)}: {_yaml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_yaml(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _is_decoded(value: Any, shape: Shape) -> bool:
    decoder = Decoder("content/file.yaml")
    node = yaml.parse(_yaml({"field": value}), "content/file.yaml")
    assert isinstance(node, yaml.Mapping)
    decoder.value(node.entries["field"][1], shape, "field")
    return not decoder.notes.problems


def _fields() -> list[Any]:
    """A field of each form that occurs in the records."""
    kinds = {record.__name__: record for form in schema.FILES.values() for record in schema.reachable(form.record)}
    forms = {json.dumps(schema._shape(slot.shape)): (f"{name}.{slot.name}", slot.shape)
             for name, record in kinds.items() for slot in slots(record).values()}
    return [pytest.param(shape, id=name) for name, shape in forms.values()]


def _validator(shape: Shape) -> Draft202012Validator:
    definitions = {
        record.__name__: schema._record(record) for top in schema._within(shape) for record in schema.reachable(top)
    }
    return Draft202012Validator({**schema._shape(shape), "$defs": definitions})


@pytest.mark.parametrize("shape", _fields())
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_field_accepts_in_an_editor_what_it_accepts_in_a_build(shape: Shape, data: st.DataObject) -> None:
    value = data.draw(_values(shape))
    assert _validator(shape).is_valid(value) == _is_decoded(value, shape), value


@pytest.mark.parametrize("kind", ["date", "url", "identifier", "email", "color"])
def test_every_example_of_a_format_is_judged_alike(kind: str) -> None:
    shape = Shape(kind)
    judged = {text: _validator(shape).is_valid(text) for text in _EXAMPLES[kind]}
    assert judged == {text: _is_decoded(text, shape) for text in _EXAMPLES[kind]}


def _documents(form: schema.Form) -> st.SearchStrategy[Any]:
    one = _records(form.record)
    keyed = st.dictionaries(st.sampled_from(["a", "b", "c"]), one, max_size=2)
    layouts = {"one": one, "list": st.lists(one, max_size=2), "mapping": keyed,
               "either": st.one_of(st.lists(one, max_size=2), keyed)}
    return st.one_of(layouts[form.layout], st.none())


def _is_file_decoded(document: Any, form: schema.Form) -> bool:
    """Whether a whole file is accepted, as the loader goes about it."""
    decoder = Decoder("content/file.yaml")
    node = yaml.parse(_yaml(document), "content/file.yaml")
    if form.layout == "one":
        decoder.record(node, form.record)
    elif form.layout in ("mapping", "either") and isinstance(node, yaml.Mapping):
        for _, value in node.entries.values():
            decoder.fields(value, form.record, partial=form.partial)
    else:
        decoder.records(node, form.record)
    return not decoder.notes.problems


@pytest.mark.parametrize("file", schema.FILES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_file_is_accepted_in_an_editor_when_a_build_accepts_it(file: str, data: st.DataObject) -> None:
    document = data.draw(_documents(schema.FILES[file]))
    validator = Draft202012Validator(schema.of(file) or {})
    assert validator.is_valid(document) == _is_file_decoded(document, schema.FILES[file]), document


@pytest.mark.parametrize("file", schema.FILES)
def test_every_schema_is_a_schema(file: str) -> None:
    found = schema.of(file)
    assert found is not None
    Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_file_of_another_name_has_no_schema() -> None:
    assert schema.of("content/bio.md") is None


def test_every_file_that_the_loader_reads_has_a_schema() -> None:
    read = {f"content/{name}" for name, _ in files.FILES.values()}
    assert read <= set(schema.FILES)
    assert len(schema.FILES) == len({schema.name_of(file) for file in schema.FILES})


def test_every_field_carries_its_description() -> None:
    for file in schema.FILES:
        for name, record in (schema.of(file) or {})["$defs"].items():
            for field, found in record["properties"].items():
                assert found["description"], f"{name}.{field}"


def test_an_unknown_key_is_an_error() -> None:
    validator = Draft202012Validator(schema.of("content/news.yaml") or {})
    assert validator.is_valid([{"text": "A paper.", "date": 2024.07}])
    assert not validator.is_valid([{"text": "A paper.", "datum": 2024.07}])


def test_choices_are_offered_word_by_word() -> None:
    found = (schema.of("site.yaml") or {})["$defs"]["Section"]["properties"]["kind"]
    assert found["enum"] == list(get_args(SectionKind))


def test_an_overlay_need_not_be_complete_and_a_patent_must() -> None:
    overlay = Draft202012Validator(schema.of("content/publications.yaml") or {})
    patents = Draft202012Validator(schema.of("content/patents.yaml") or {})
    assert overlay.is_valid({"lovelace1843": {"selected": True}})
    assert not patents.is_valid([{"number": "CN1"}])
    assert patents.is_valid([{"title": "A patent"}])
    assert patents.is_valid({"key": {"title": "A patent"}})


def test_the_program_fills_its_own_fields_alone() -> None:
    assert "key" not in (schema.of("content/patents.yaml") or {})["$defs"][records.Publication.__name__]["properties"]
