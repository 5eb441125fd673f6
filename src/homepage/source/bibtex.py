"""Reading bibliographies: any bytes in, entries with their places out, and everything assumed on the way.

Knows BibTeX and the biblatex data model's inheritance; knows nothing of what an entry means to a homepage, and
leaves LaTeX in values as it is. Nothing is lost silently: every entry of a file is among ``entries``, among
``hidden``, or named by a problem.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.errors import Location, Problem
from homepage.patterns import lazy
from homepage.source.bibtex_blocks import balanced_end, shortened
from homepage.source.bibtex_bytes import characters
from homepage.source.bibtex_display import displayed
from homepage.source.bibtex_inherit import inherited_fields
from homepage.source.bibtex_problems import Gathered
from homepage.source.bibtex_records import Bibliography, Entry, Hidden, Span
from homepage.source.bibtex_scan import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from homepage.source.bibtex_blocks import Block, Field, Part

__all__ = ["Bibliography", "Entry", "Hidden", "displayed", "made_key", "read", "read_alone", "strings"]

# The macros that every BibTeX style defines. pybtex has the same, but to import it for them costs a small site a tenth
# of its build.
_MACROS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
_MONTHS = frozenset(_MACROS)
_ASIDE = lazy(r"(?i)[ \t]*@[ \t]*(?:comment|preamble)\s*\{")
_SIGN = lazy(r"(?<![\w.+-])@")  # one that may begin something: not that of an address
_BREAK = lazy(r"\t|\n|\v|\f|  ")  # the beginning of a space that is not a single one
_SPACES = lazy(r"[ \t\n\v\f]+")
_SPOILS_KEY = lazy(r"[^\w.:+/@&'*!?;<>|^~()\[\]$-]+")


def read(data: bytes, path: str) -> Bibliography:
    """Everything in a bibliography file; any bytes at all are read, none raise."""
    text, encoding, assumption = characters(data)
    reading = _Reading(text, path)
    if assumption:
        reading.problem(0, assumption, "save it as UTF-8")
    reading.run(Scanner(text).blocks())
    return reading.bibliography(encoding)


def strings(text: str, path: str) -> Mapping[str, str] | None:
    """What the @string definitions in a text mean; None when there is anything else in it, or something wrong."""
    blocks = Scanner(text).blocks()
    reading = _Reading(text, path)
    reading.run(blocks)
    is_clean = all(block.type == "string" for block in blocks) and not reading.problems.noted
    return reading.macros if is_clean and len(_SIGN.findall(text)) == len(blocks) else None


def read_alone(text: str, path: str, macros: Mapping[str, str], before: int) -> Bibliography | None:
    """One whole entry that needs no other, ``before`` lines of its file being above it; None for anything else.

    ``macros`` are those of the file. A closed @comment or @preamble without an entry in it is no entry at all.
    """
    blocks = Scanner(text).blocks()
    reading = _Reading(text, path, macros, before)
    if not blocks and _ASIDE.match(text) and text.count("@") == 1 and _is_closed(text):
        return reading.bibliography("utf-8")
    if len(blocks) != 1 or not _is_sound(blocks[0], text):
        return None
    reading.run(blocks)
    needs_others = any({"crossref", "xdata"} & entry.fields.keys() for entry in reading.entries)
    return None if needs_others or not reading.entries else reading.bibliography("utf-8")


def _is_sound(block: Block, text: str) -> bool:
    spoilt = block.faults or block.hidden or block.broken or block.rewritten or block.type == "string"
    return not spoilt and text.find("@", block.end) < 0


def _is_closed(text: str) -> bool:
    return balanced_end(text, text.find("{"), len(text)) is not None


class _Reading:
    """One file being read: macros defined so far, keys seen, problems found."""

    def __init__(self, text: str, path: str, macros: Mapping[str, str] | None = None, before: int = 0) -> None:
        self.text, self.path, self.before = text, path, before
        self.newlines = [match.start() for match in re.finditer("\n", text)]
        self.macros = dict(_MACROS if macros is None else macros)
        self.later: dict[str, str] = {}
        self.entries: list[Entry] = []
        self.places: dict[str, int] = {}
        self.hidden: list[Hidden] = []
        self.problems = Gathered()
        self.total = self.reported = 0

    def bibliography(self, encoding: str) -> Bibliography:
        """What was read."""
        entries = tuple(inherited_fields(self.entries, self.report_line))
        return Bibliography(
            entries=entries,
            hidden=tuple(self.hidden),
            problems=tuple(sorted(set(self.problems.told()), key=Problem.order)),
            encoding=encoding,
            total=self.total,
            reported=self.reported,
            noted=tuple(self.problems.noted),
        )

    def run(self, blocks: list[Block]) -> None:
        """Go through the blocks of the text in order."""
        self.later = self._strings(blocks)
        for block in blocks:
            if block.type == "string":
                self._define(block)
                continue
            self.total += 1
            if block.hidden:
                self.hidden.append(Hidden(block.key, self.line(block.start)))
            else:
                self._report_faults(block)
                if block.broken:
                    self.reported += 1
                else:
                    self._entry(block)

    def line(self, position: int) -> int:
        """The line of a position, from 1."""
        return bisect_left(self.newlines, position) + 1 + self.before

    def problem(self, position: int, message: str, hint: str = "", *, warning: bool = True, cause: str = "") -> None:
        """Note a problem at a position of the text; those of one cause are told once."""
        problem = Problem(Location(self.path, self.line(position)), message, hint, warning=warning)
        self.problems.add(problem, cause)

    def report_line(self, line: int, message: str, hint: str = "", cause: str = "") -> None:
        """Note a warning on a line; those of one cause are told once."""
        self.problems.add(Problem(Location(self.path, line), message, hint, warning=True), cause)

    def _report_faults(self, block: Block) -> None:
        for fault in block.faults:
            self.problem(fault.position, fault.message, fault.hint, warning=not fault.error, cause=fault.cause)

    def _strings(self, blocks: Iterable[Block]) -> dict[str, str]:
        """All @string definitions, for words used before they are defined."""
        texts: dict[str, str] = {}
        for block in blocks:
            for field in block.fields if block.type == "string" else ():
                known = (
                    texts.get(part.text.lower(), part.text) if part.kind == "word" else part.text
                    for part in field.parts
                )
                texts.setdefault(field.name, "".join(known))
        return texts

    def _define(self, block: Block) -> None:
        self._report_faults(block)
        if not block.fields:
            self.problem(block.start, "this @string defines nothing", "write @string{name = {text}}")
        for field in block.fields:
            self.macros[field.name] = self._value(field)[0]

    def _value(self, field: Field) -> tuple[str, bool]:
        """A field's text, and whether only this file's @string definitions explain it."""
        if len(field.parts) == 1 and field.parts[0].kind != "word":
            return _spaced(field.parts[0].text), False
        local = False
        texts: list[str] = []
        for part in field.parts:
            word = part.text.lower()
            local |= part.kind == "word" and word not in _MONTHS
            texts.append(self._word(field, part) if part.kind == "word" else part.text)
        return _spaced("".join(texts)), local

    def _word(self, field: Field, part: Part) -> str:
        word = part.text.lower()
        if word in self.macros:
            return self.macros[word]
        if word in self.later:
            message = f'"{part.text}" is used above its @string, which was taken all the same'
            self.problem(field.value_start, message, cause=f"above {word}")
            return self.later[word]
        if field.name == "month":
            hint = f"write {word[:3]}" if word[:3] in _MONTHS else "write jan … dec, or the number"
            message = f'month "{part.text}" is not a known macro, kept as text'
            self.problem(field.value_start, message, hint, cause=f"month {word}")
        else:
            message = f'{field.name} "{part.text}" is neither in braces nor defined by @string, kept as text'
            self.problem(field.value_start, message, f"write {{{part.text}}}", cause=f"macro {word}")
        return part.text

    def _fields(self, block: Block) -> tuple[dict[str, str], dict[str, int], tuple[Span, ...]]:
        fields: dict[str, str] = {}
        lines: dict[str, int] = {}
        spans: list[Span] = []
        for field in block.fields:
            value, local = self._value(field)
            repeated = field.name in fields
            taken = not fields.get(field.name)
            if repeated:
                self._repeated(field, block, kept=lines[field.name], value=value, earlier=fields[field.name])
            if taken:
                fields[field.name], lines[field.name] = value, self.line(field.start)
                spans = [_set_aside(span) if span.name == field.name else span for span in spans]
            spans.append(_span(field, block.start, literal=value if local else None, unused=not taken))
        return fields, lines, tuple(spans)

    def _repeated(self, field: Field, block: Block, *, kept: int, value: str, earlier: str) -> None:
        name, key = field.name, block.key or "this entry"
        if value == earlier:
            outcome = "with the same value"
        elif not value or not earlier:
            outcome = "the one that is not empty was kept"
        else:
            outcome = f"the one on line {kept} was kept"
        self.problem(field.start, f"{key} has {name} twice, {outcome}", "delete one", cause=f"repeated {outcome[:3]}")

    def _entry(self, block: Block) -> None:
        fields, lines, spans = self._fields(block)
        if not fields:
            name = f"@{block.type} {block.key}".strip()
            self.problem(block.start, f"{name} has no fields and cannot be used", warning=False)
            self.reported += 1
            return
        entry = Entry(
            key=self._key(block, fields),
            type=block.type,
            fields=fields,
            text=self.text[block.start : block.end].rstrip() if block.rewritten else self.text[block.start : block.end],
            line=self.line(block.start),
            field_lines=lines,
            spans=spans,
            key_span=(block.key_start - block.start, block.key_end - block.start),
            sound=not block.rewritten,
        )
        self._add(entry)

    def _key(self, block: Block, fields: Mapping[str, str]) -> str:
        key = _SPOILS_KEY.sub("-", block.key).strip("-")
        if key == block.key and key:
            return key
        if key:
            message = f'the key "{shortened(block.key)}" holds characters that keys cannot, {key} was used'
            self.problem(block.start, message, cause="signs in key")
            return key
        made = base = made_key(fields)
        number = 1
        while made.lower() in self.places:
            number += 1
            made = f"{base}-{number}"
        hint = f"write @{block.type}{{{made},"
        self.problem(block.start, f"@{block.type} has no key, {made} was used", hint, cause="no key")
        return made

    def _add(self, entry: Entry) -> None:
        place = self.places.get(entry.key.lower())
        if place is None:
            self.places[entry.key.lower()] = len(self.entries)
            self.entries.append(entry)
            return
        first = self.entries[place]
        if _title(first) == _title(entry):
            message = f"{entry.key} stands here again with the title of line {first.line}, the two were taken as one"
            self.entries[place] = _merged(first, entry)
            self.reported += 1
            self.report_line(entry.line, message, "delete one", "same work")
            return
        number = 2
        while f"{entry.key}-{number}".lower() in self.places:
            number += 1
        key = f"{entry.key}-{number}"
        message = f"the key {entry.key} is taken by another work on line {first.line}, {key} was used here"
        self.report_line(entry.line, message, "give one a key of its own")
        self.places[key.lower()] = len(self.entries)
        self.entries.append(replace(entry, key=key))


def made_key(fields: Mapping[str, str]) -> str:
    """A key from the first author's family name, the year and the first long word of the title."""
    author = re.split(r"\s+and\s+", fields.get("author") or fields.get("editor") or "")[0]
    family = author.split(",")[0] if "," in author else (author.split() or [""])[-1]
    year = re.search(r"\d{4}", fields.get("year") or fields.get("date") or "")
    words = re.findall(r"[^\W\d_]{4,}", re.sub(r"\\[A-Za-z]+", "", fields.get("title", "")))
    parts = [re.sub(r"[\W_]", "", family), year.group() if year else "", words[0] if words else ""]
    return "".join(parts).lower() or "entry"


def _spaced(value: str) -> str:
    """The value on one line; a no-break space is no space to BibTeX and stays."""
    return (_SPACES.sub(" ", value) if _BREAK.search(value) else value).strip(" ")


def _span(field: Field, offset: int, *, literal: str | None, unused: bool) -> Span:
    return Span(
        name=field.name,
        start=field.start - offset,
        end=field.end - offset,
        value_start=field.value_start - offset,
        value_end=field.value_end - offset,
        literal=literal,
        unused=unused,
    )


def _set_aside(span: Span) -> Span:
    return replace(span, literal=None, unused=True)


def _merged(first: Entry, second: Entry) -> Entry:
    """The first of two entries for one work, with the fields that only the second has."""
    added = {name: value for name, value in second.fields.items() if value and not first.fields.get(name)}
    if not added:
        return first
    lines = {name: second.field_lines[name] for name in added}
    return replace(first, fields=first.fields | added, field_lines=first.field_lines | lines, sound=False)


def _title(entry: Entry) -> str:
    return re.sub(r"\W+", "", entry.fields.get("title", "")).lower()
