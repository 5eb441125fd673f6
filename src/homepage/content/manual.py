"""Tables of the manual, made from the records: what may be written in each file, field by field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.content import documents, schema
from homepage.content.shapes import Shape, pair, shorthand, slots
from homepage.content.values import CITATION_STYLES
from homepage.patterns import lazy

if TYPE_CHECKING:
    from msgspec import Struct

    from homepage.content.shapes import Slot

_MARKED = lazy(r"(<!-- fields: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_EXAMPLES = {
    ("label", "url"): "`Google Scholar: https://…`",
    ("label", "text"): "`Optics: how light bends`",
    ("label", "value"): "`Papers: 40`",
    ("name", "url"): "`University of Somewhere: https://…`",
    ("kind", "title"): "`news: What is new`",
    ("id", "title"): "`engines: Engines and looms`",
    ("date", "text"): "`2024-07: We moved.`",
    ("date", "title"): "`2024: Teaching Award`",
    ("scheme", "grade"): "`CCF: A`",
    ("mark", "meaning"): '`"*": equal`',
}
_FORMS = {
    "text": "text",
    "rich": "Markdown",
    "url": "address",
    "picture": "address",
    "date": "date",
    "identifier": "id",
    "topic": "id of a topic",
    "group": "id of a group",
    "email": "e-mail address",
    "color": "colour",
    "orcid": "ORCID iD",
    "citation_style": " · ".join(f"`{name}`" for name in CITATION_STYLES) + " · CSL file",
    "icon": "icon",
    "bool": "true or false",
    "int": "number",
}


def tables() -> dict[str, type[Struct]]:
    """Every record that authors write, in files or in their front matter, by its name."""
    tops: list[type[Struct]] = [*(form.record for form in schema.FILES.values()), *documents.FOLDERS.values()]
    return {record.__name__: record for top in tops for record in schema.reachable(top)}


def table(record: type[Struct]) -> str:
    """A Markdown table of the fields of a record."""
    rows = [_row(slot) for slot in slots(record).values()]
    name = shorthand(record)
    short = f"A plain text in its place stands for `{name}`.\n\n" if name else ""
    if fields := pair(record):
        short += (
            f"A key and its value in its place, {_EXAMPLES[fields]}, stand for `{fields[0]}` and `{fields[1]}`.\n\n"
        )
    return short + "\n".join(["| key | value | meaning |", "| --- | --- | --- |", *rows]) + "\n"


def refreshed(text: str) -> str:
    """The manual's text with each table between its markers made anew; KeyError for a record that is not known."""
    known = tables()
    return _MARKED.sub(lambda match: f"{match[1]}\n{table(known[match[2]])}\n{match[3]}", text)


def _row(slot: Slot) -> str:
    key = f"`{slot.name}`" + (" (required)" if slot.required else "")
    return f"| {key} | {_cell(_form(slot.shape) + _default(slot.default))} | {_cell(slot.description)} |"


def _form(shape: Shape) -> str:
    if shape.kind == "list" and shape.item is not None:
        return f"list of: {_form(shape.item)}"
    if shape.kind == "table" and shape.item is not None:
        return f"key: {_form(shape.item)}"
    if shape.kind == "record" and shape.record is not None:
        name = shape.record.__name__
        return f"[{name}](#{name.lower()})"
    if shape.kind == "choice":
        return " · ".join(_code(choice) for choice in shape.choices)
    return _FORMS[shape.kind]


def _default(value: Any) -> str:
    if isinstance(value, bool):
        return f"; {_code(str(value).lower())} by default" if value else ""
    return f"; {_code(value)} by default" if isinstance(value, str) and value else ""


def _code(text: str) -> str:
    return f"`{text}`" if text and text == text.strip() else f'`"{text}"`'


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
