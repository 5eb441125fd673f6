"""The BibTeX of one entry as readers of the site get it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from homepage.source.bibtex_blocks import balanced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.source.bibtex_records import Entry, Span

_NONE: Mapping[str, str] = MappingProxyType({})


def displayed(entry: Entry, site_fields: frozenset[str], rewritten: Mapping[str, str] = _NONE) -> str:
    """The entry as written but without these fields, still readable by every BibTeX program.

    Words defined by an @string of the file are written out, since the entry is shown without the file. An entry
    with a fault in its syntax is written anew from its fields. Values of ``rewritten`` replace those of the entry.
    """
    if not entry.sound:
        return _written(entry, site_fields, rewritten)
    edits: list[tuple[int, int, str]] = []
    start, end = entry.key_span
    if entry.text[start:end] != entry.key:
        comma = "" if entry.text[end:].lstrip()[:1] in {",", "}", ")"} else ","
        edits.append((start, end, entry.key + comma))
    for span in entry.spans:
        if span.unused or span.name in site_fields:
            edits.append((*_whole_lines(entry.text, span), ""))
        elif span.name in rewritten:
            edits.append((span.value_start, span.value_end, f"{{{balanced(rewritten[span.name])}}}"))
        elif span.literal is not None:
            edits.append((span.value_start, span.value_end, f"{{{balanced(span.literal)}}}"))
    text = entry.text
    for start, end, replacement in reversed(edits):
        text = text[:start] + replacement + text[end:]
    return text


def _whole_lines(text: str, span: Span) -> tuple[int, int]:
    """The span with the white space that belongs to it: its line when it stands alone on it."""
    start, end = span.start, span.end
    while end < len(text) and text[end] in " \t":
        end += 1
    indent = start
    while indent > 0 and text[indent - 1] in " \t":
        indent -= 1
    if indent > 0 and text[indent - 1] == "\n" and text[end : end + 1] == "\n":
        return indent, end + 1
    return start, end


def _written(entry: Entry, site_fields: frozenset[str], rewritten: Mapping[str, str]) -> str:
    kept = {name: rewritten.get(name, value) for name, value in entry.fields.items() if name not in site_fields}
    lines = "".join(f"  {name} = {{{balanced(value)}}},\n" for name, value in kept.items())
    return f"@{entry.type}{{{entry.key},\n{lines}}}"
