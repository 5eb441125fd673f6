"""Tables whose rows are talks, courses, awards or positions, as lists of these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.errors import Location
from homepage.importers.prose import dates
from homepage.importers.prose.blocks import Block
from homepage.importers.prose.inline import parse
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.sections import Heading
    from homepage.importers.report import ImportReport

_KINDS = frozenset({"news", "talks", "courses", "awards", "education", "experience"})
_RULE = re.compile(r"\s*:?-{2,}:?\s*")
_DATES = re.compile(
    r"\W*(?:dates?|time|when|years?|period|term|semester|duration|时间|日期|年份|年度|学期|datum|zeit|année|fecha)\W*",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"\W*(?:(?:course |talk )?(?:titles?|names?)|talks?|topics?|courses?|awards?|honou?rs?"
    r"|题目|标题|课程(?:名称)?|名称|奖项)\W*",
    re.IGNORECASE,
)
_FEWEST = 2  # columns


def as_lists(heading: Heading, kind: str, report: ImportReport) -> Heading:
    """A section in which each row of a table is an item of a list: its date, its title, and what the others say."""
    if kind not in _KINDS or not any(block.kind == "table" for block in heading.blocks):
        return heading
    found = [one for block in heading.blocks for one in _items(block, kind, report) or [block]]
    return replace(heading, blocks=found)


def _items(block: Block, kind: str, report: ImportReport) -> list[Block]:
    """The rows of a table as items; none where no column has dates, or a cell more than a line."""
    rows = [_cells(row) for row in block.text.split("\n")] if block.kind == "table" else []
    rule = next((at for at, row in enumerate(rows) if all(_RULE.fullmatch(cell) for cell in row)), None)
    if rule is None or len({len(row) for row in rows}) > 1 or len(rows[0]) < _FEWEST:
        return []
    head = [plain(parse(cell)) for row in rows[:rule] for cell in row]
    body = rows[rule + 1 :]
    when = _column(head, _DATES) if any(head) else _dated(body)
    if when is None or not body or any(run.image for row in body for cell in row for run in parse(cell)):
        return []
    title = _column(head, _TITLES)
    title = next(at for at in range(len(rows[0])) if at != when) if title in (None, when) else title
    report.left_out(Location(block.location.path, block.location.line), "the heads of a table", " ".join(head))
    return [
        Block(
            kind="item",
            text=_text(row, when, title or 0, kind),
            marker="-",
            location=replace_line(block.location, rule + 1 + at),
        )
        for at, row in enumerate(body)
    ]


def replace_line(location: Location, more: int) -> Location:
    """A place so many lines below another."""
    return Location(location.path, (location.line or 1) + more)


def _text(row: Sequence[str], when: int, title: int, kind: str) -> str:
    """A row as the line of a list that its section would hold."""
    others = [cell for at, cell in enumerate(row) if at not in (when, title) and cell]
    if kind == "courses":
        return "<br>".join(filter(None, [row[title], ", ".join([*others, row[when]])]))
    named = f"**{row[title]}**" if kind == "talks" and row[title] else row[title]
    return ", ".join(filter(None, [row[when], named, *others]))


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def _column(head: Sequence[str], names: re.Pattern[str]) -> int | None:
    return next((at for at, text in enumerate(head) if names.fullmatch(text)), None)


def _dated(body: Sequence[Sequence[str]]) -> int | None:
    """The column of a table without heads that holds nothing but dates."""
    columns = zip(*body, strict=True)
    return next((at for at, cells in enumerate(columns) if all(_is_date(cell) for cell in cells)), None)


def _is_date(cell: str) -> bool:
    when, rest = dates.leading(parse(cell))
    return when is not None and not plain(rest).strip(" .,")
