"""Files of works with a tag before each line of a field, as databases export them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator

    from homepage.importers.data.ris_work import Fields


class Form(NamedTuple):
    """How a file is written: what parts the tag of a line from its value, and what the tags mean for the whole."""

    line: re.Pattern[str]
    begins: str
    ends: Collection[str] = ()
    lists: Collection[str] = ()  # whose further lines are values of their own


Outside = Callable[[int, str], None]  # gets what stands outside of all entries, with the number of its line


def entries(text: str, form: Form, outside: Outside) -> Iterator[tuple[Fields, int]]:
    """The entries of a text with the lines they begin in; other lines go to ``outside``."""
    fields: Fields = {}
    start, last = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        match = form.line.match(line)
        if match is None:
            if line.strip() and last:
                _continue(fields[last], line.strip(), is_list=last in form.lists)
            elif line.strip():
                outside(number, line)
            continue
        tag, value = match.group(1), (match.group(2) or "").strip()
        if tag == form.begins or tag in form.ends:
            if fields:
                yield fields, start
            fields, start, last = {}, number, ""
        if fields or tag == form.begins:
            fields.setdefault(tag, []).append(value)
            last = tag
        elif tag not in form.ends:
            outside(number, line)
    if fields:
        yield fields, start


def _continue(values: list[str], line: str, *, is_list: bool) -> None:
    """Take a line without a tag as a further value, or as the end of the last one."""
    if is_list:
        values.append(line)
    else:
        values[-1] = f"{values[-1]} {line}".strip()
