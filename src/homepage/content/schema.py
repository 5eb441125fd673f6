"""JSON Schemas of the YAML files, so that an editor completes keys and marks mistakes while one types.

Derived from the records, like decoding, and meant to accept what decoding accepts. An editor sees values where the
decoder sees the text, which leaves three differences: words in capitals (``Header``, ``TRUE``) are for the decoder
alone, a date written as a number is held to its range only (2024.13), and ``null`` or ``~`` counts as nothing written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from homepage.content import files, records
from homepage.content.config import Site
from homepage.content.pairs import ADDRESS
from homepage.content.shapes import Shape, pair, shorthand, slots
from homepage.content.values import BRACKETED_HOST, CITATION_STYLES, ON_ONE_COMPUTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msgspec import Struct

    Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Form(NamedTuple):
    """How a file is made up of records: ``one``, a ``list``, a ``mapping`` by key, or ``either`` of the last two.

    A ``partial`` record is laid over another one and need not be complete; only an ``optional`` file may be empty.
    """

    record: type[Struct]
    layout: str = "list"
    partial: bool = False
    optional: bool = True


FILES: dict[str, Form] = {
    "site.yaml": Form(Site, "one"),
    "content/person.yaml": Form(records.Person, "one", optional=False),
    "content/publications.yaml": Form(records.Publication, "mapping", partial=True),
    "content/patents.yaml": Form(records.Publication, "either"),
    **{f"content/{name}": Form(cast("type[Struct]", record)) for name, record in files.FILES.values()},
    "content/people.yaml": Form(records.Contact),
    "content/venues.yaml": Form(records.Venue, "mapping"),
}

_NO_PLACE = rf"www\.|{ON_ONE_COMPUTER}|[A-Za-z][A-Za-z0-9+.-]*:"
_DAY_28 = "0?[1-9]|1[0-9]|2[0-8]"
_LEAP_YEAR = "[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00"
_MONTH = "0?[1-9]|1[0-2]"
_DATE = "|".join(
    (
        f"[0-9]{{4}}(?:[-./](?:{_MONTH}))?",
        f"[0-9]{{4}}[-./](?:{_MONTH})[-./](?:{_DAY_28})",
        "[0-9]{4}[-./](?:0?[13-9]|1[0-2])[-./](?:29|30)",
        "[0-9]{4}[-./](?:0?[13578]|1[02])[-./]31",
        f"(?:{_LEAP_YEAR})[-./]0?2[-./]29",
    )
)
_ANY_CASE = "|".join(
    "".join(f"[{letter}{letter.upper()}]" for letter in scheme)
    for scheme in ("http", "https", "mailto", "tel", "ftp", "xmpp", "sip")
)
_PATTERNS = {  # what the readers of content.values accept, in the regular expressions that JSON Schema knows
    "date": (_DATE, "Write 2024, 2024-07 or 2024-07-31."),
    "url": (
        rf"(?!{BRACKETED_HOST})(?:(?:{_ANY_CASE}):\S*|(?!{_NO_PLACE})(?:[^\s\\](?:[^\s\\]| )*(?<! ))?)",
        "Write an address that starts with https://, or a path in this site.",
    ),
    "identifier": (r"(?!\.{1,2}$)[^\s/\\?#%&\"'<>\[\](){},]+", "Use letters, digits, hyphens and underscores."),
    "email": (r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\s@<>()\[\],;:\".]+", "Write name@example.org."),
    "color": ("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", "Write #0b5cad, in quotes."),
    "orcid": (r"(?:https?://orcid\.org/)?[0-9]{4}(?:-?[0-9]{4}){2}-?[0-9]{3}[0-9Xx]/?", "Write 0000-0002-1825-0097."),
    "citation_style": (
        rf"{'|'.join(CITATION_STYLES)}|\S+\.csl",
        f"Write {', '.join(CITATION_STYLES)}, or the path of a .csl file under content/.",
    ),
}
_SAME = {"picture": "url", "topic": "identifier", "group": "identifier"}
_TEXT_ONLY = frozenset({"email", "color", "orcid", "citation_style"})  # no number is one of these
_LANGUAGE_TAG = "^[a-z]{2,3}(?:-[A-Za-z0-9]+)?$"


def of(file: str) -> dict[str, Any] | None:
    """The JSON Schema (2020-12) of a file; None for one that has none.

    The file is named by its path in the site, which may lack the folder and the ending: ``news``.
    """
    names = (file, f"{file}.yaml", f"content/{file}", f"content/{file}.yaml")
    file = next((name for name in names if name in FILES), file)
    form = FILES.get(file)
    if form is None:
        return None
    definitions = {record.__name__: _record(record) for record in reachable(form.record)}
    if form.partial:
        definitions[form.record.__name__].pop("required", None)
    return {
        "$schema": DIALECT,
        "title": file,
        "description": _summary(form.record),
        **_document(form),
        "$defs": definitions,
    }


def name_of(file: str) -> str:
    """The name under which a site keeps the schema of a file: ``content/news.yaml`` has ``news.json``."""
    return file.removeprefix("content/").removesuffix(".yaml") + ".json"


def _document(form: Form) -> Schema:
    one = _shape(Shape("record", record=form.record))
    listed = {"type": "array", "items": one}
    keyed = {"type": "object", "additionalProperties": one}
    layouts = {"one": one, "list": listed, "mapping": keyed, "either": {"anyOf": [listed, keyed]}}
    return _or_nothing(layouts[form.layout]) if form.optional else layouts[form.layout]


def reachable(record: type[Struct]) -> list[type[Struct]]:
    """A record and those it is made of, each once."""
    found = [record]
    for known in found:  # grows as it is walked
        for slot in slots(known).values():
            found += [one for one in _within(slot.shape) if one not in found]
    return found


def _within(shape: Shape) -> Iterator[type[Struct]]:
    if shape.record is not None:
        yield shape.record
    if shape.item is not None:
        yield from _within(shape.item)


def _record(record: type[Struct]) -> Schema:
    """What a record's mapping may hold."""
    properties, required = {}, []
    for slot in slots(record).values():
        schema = _shape(slot.shape)
        if slot.required:
            required.append(slot.name)
        elif slot.shape.kind != "color":  # nothing after the key is a colour without its quotes
            schema = _or_nothing(schema)
        if isinstance(slot.default, str | bool):
            schema = {**schema, "default": slot.default}
        properties[slot.name] = {"description": slot.description, **schema}
    schema = {"type": "object", "description": _summary(record), "properties": properties}
    return {**schema, **({"required": required} if required else {}), "additionalProperties": False}


def _summary(record: type[Struct]) -> str:
    return re.split(r"\n\s*\n", (record.__doc__ or "").strip())[0]


def _shape(shape: Shape) -> Schema:
    """What a value of this shape may look like."""
    if shape.kind == "list" and shape.item is not None:
        item = _shape(shape.item)
        return {"anyOf": [item, {"type": "array", "items": item}, *_pairs(shape.item.record)]}
    if shape.kind == "table" and shape.item is not None:
        return {"type": "object", "additionalProperties": _shape(shape.item)}
    if shape.kind == "record" and shape.record is not None:
        return _record_or_shorthand(shape.record)
    if shape.kind in ("text", "rich"):
        return {"anyOf": [_scalar(shape), _per_language()]}
    return _scalar(shape)


def _record_or_shorthand(record: type[Struct]) -> Schema:
    reference, known = {"$ref": f"#/$defs/{record.__name__}"}, slots(record)
    name = shorthand(record)
    if not name:
        return {"anyOf": [reference, *_pairs(record, 1)]} if pair(record) else reference
    text = _shape(known[name].shape)
    for form in text.get("anyOf", ()):
        if "propertyNames" in form:  # a key of the record is no language
            form["propertyNames"] = form["propertyNames"] | {"not": {"enum": list(known)}}
    return {"anyOf": [reference, text, *_pairs(record, 1)]}


def _pairs(record: type[Struct] | None, most: int | None = None) -> list[Schema]:
    """Keys and values that stand for records of two fields each, ``most`` of them; none for another record."""
    fields = pair(record) if record else None
    if record is None or fields is None:
        return []
    first, second = (slots(record)[name] for name in fields)
    names = {"not": {"enum": list(slots(record))}, **_scalar(first.shape)}
    if "anyOf" in names:  # keys are texts
        names = {"not": names["not"], **names["anyOf"][0]}
    names.pop("type", None)
    value = _shape(second.shape) if second.required else _or_nothing(_shape(second.shape))
    if second.shape.kind == "url":  # a word alone is no address
        value = {"allOf": [value, {"type": ["string", "null"], "pattern": ADDRESS}]}
    described = {"description": f"{first.name}: {second.name}"}
    size = {"minProperties": 1, **({"maxProperties": most} if most else {})}
    return [{"type": "object", **described, **size, "propertyNames": names, "additionalProperties": value}]


def _per_language() -> Schema:
    return {
        "type": "object",
        "description": "The text in each language: {en: …, zh: …}",
        "minProperties": 1,
        "propertyNames": {"pattern": _LANGUAGE_TAG},
        "additionalProperties": {"type": ["string", "number", "boolean"]},
    }


def _scalar(shape: Shape) -> Schema:
    if shape.kind == "bool":
        return {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "on", "off", "true", "false"]}]}
    if shape.kind == "choice":
        return {"enum": list(shape.choices)}
    if shape.kind == "int":
        return {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": "^0*[1-9][0-9]*$"}]}
    return _text(_SAME.get(shape.kind, shape.kind))


def _text(kind: str) -> Schema:
    if kind not in _PATTERNS:
        return {"type": ["string", "number", "boolean"]}
    pattern, advice = _PATTERNS[kind]
    # patternErrorMessage is no JSON Schema: editors show it, others pass over it.
    schema: Schema = {"type": "string", "pattern": f"^(?:{pattern})$", "patternErrorMessage": advice}
    if kind == "date":  # YAML reads 2024 and 2024.07 as numbers
        return {"anyOf": [schema, {"type": "number", "minimum": 1000, "exclusiveMaximum": 10000}]}
    return schema if kind in _TEXT_ONLY else {**schema, "type": ["string", "number", "boolean"]}


def _or_nothing(schema: Schema) -> Schema:
    """The schema of a value that may be left empty."""
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    if isinstance(schema.get("type"), list):
        return {**schema, "type": [*schema["type"], "null"]}
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}
