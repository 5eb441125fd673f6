"""Records as YAML that a person likes to edit: block style, quotes only where needed, nothing that is a default."""

from __future__ import annotations

import re
from typing import Any

from msgspec import NODEFAULT, Struct

from homepage.content.shapes import shorthand, slots

Value = str | bool | int | list[Any] | dict[str, Any]

_PLAIN = re.compile(r"[^\W_][^\n]*|_[^\n]+|[./(+][^\s][^\n]*|[《「【“‘（：\u2600-\u27bf\U0001f000-\U0001faff][^\n]*")
_UNSAFE = re.compile(r": |:$| #|^(?:---|\.\.\.)|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|\s$")
_FLOW = re.compile(r"[\[\]{},?:\"'、，；]")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_NEEDS_ESCAPE = re.compile(r"[\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BLOCK_CHANGES = re.compile(r"[ \t]\n|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_WIDTH = 100


def plain(record: Struct) -> Value:
    """A record as nested plain values: fields that differ from their default, a bare value where one stands for it."""
    values = {}
    for name, slot in slots(type(record)).items():
        value = getattr(record, name)
        default = () if slot.default is NODEFAULT else slot.default
        if (value is None or value == default or value in ((), {})) and not slot.required:
            continue
        values[name] = _value(value)
    short = shorthand(type(record))
    if short and list(values) == [short] and isinstance(values[short], str):
        return values[short]
    return values


def _value(value: Any) -> Value:
    if isinstance(value, Struct):
        return plain(value)
    if isinstance(value, tuple | list):
        return [_value(one) for one in value]
    if isinstance(value, dict):
        return {key: _value(one) for key, one in value.items()}
    if isinstance(value, bool | int):
        return value
    return str(value)


def document(value: Value) -> str:
    """A YAML document, records parted by empty lines when they are more than a line each."""
    if isinstance(value, list):
        items = ["\n".join(_item(one, 0)) for one in value]
        between = "\n\n" if any("\n" in item for item in items) else "\n"
        return between.join(items) + "\n"
    if isinstance(value, dict):
        return "\n".join(_spaced(value)) + "\n"
    return scalar(value) + "\n"


def _spaced(value: dict[str, Any]) -> list[str]:
    """The lines of a mapping with an empty line around each large value."""
    lines: list[str] = []
    for name, one in value.items():
        entry = _entry(name, one, 0)
        if lines and lines[-1] and len(entry) > 3:
            lines.append("")
        lines += entry
        if len(entry) > 3:
            lines.append("")
    return lines[:-1] if lines and not lines[-1] else lines


def _entry(name: str, value: Value, indent: int) -> list[str]:
    head = " " * indent + scalar(name) + ":"
    if isinstance(value, dict):
        inner = [line for key, one in value.items() for line in _entry(key, one, indent + 2)]
        return [head, *inner] if inner else [head + " {}"]
    if isinstance(value, list):
        if (flow := _flow(value)) is not None and len(head) + len(flow) < _WIDTH:
            return [f"{head} {flow}"]
        return [head, *(line for one in value for line in _item(one, indent + 2))]
    if isinstance(value, str) and _is_block(value):
        return [f"{head} |-", *(" " * (indent + 2) + line if line else "" for line in value.split("\n"))]
    return [f"{head} {scalar(value)}"]


def _is_block(text: str) -> bool:
    """Whether text reads better as a block: several lines, none of which the block form would change."""
    return "\n" in text and text == text.strip() and not _BLOCK_CHANGES.search(text)


def _flow(value: list[Any]) -> str | None:
    """A list on one line, when all of it is short and simple; an empty list has no other form."""
    if all(isinstance(one, str) and _simple(one) for one in value):
        return "[" + ", ".join(value) + "]"
    return None


def _item(value: Value, indent: int) -> list[str]:
    if isinstance(value, list) and value:
        lines = [line for one in value for line in _item(one, indent + 2)]
        return [" " * indent + "- " + lines[0].lstrip(" "), *lines[1:]]
    if isinstance(value, dict) and value:
        lines = [line for key, one in value.items() for line in _entry(key, one, indent + 2)]
        return [" " * indent + "- " + lines[0].lstrip(" "), *lines[1:]]
    return [" " * indent + "- " + ("[]" if value == [] else "{}" if value == {} else scalar(value))]


def _simple(text: str) -> bool:
    return scalar(text) == text and not _FLOW.search(text)


def scalar(value: Value) -> str:
    """One value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if _PLAIN.fullmatch(text) and not _UNSAFE.search(text) and text.lower() not in _WORDS:
        return text
    return '"' + _NEEDS_ESCAPE.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    sign = match.group()
    return _ESCAPES.get(sign) or (f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}")
