"""Paragraphs and lines that count or begin with a bullet typed by hand: items of a list that the page does not mark."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from homepage.errors import Location
from homepage.importers.prose.clean import BADGE, BOX, END_BOX, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from homepage.importers.report import ImportReport

# 1. or [12] or J3: or (4), with its brackets and points as the writer of lines has escaped them.
_NUMBER = re.compile(
    r"(?:<(?P<bold>b|strong)>)?(?P<open>\\\[|[(（【])?\s*(?P<letters>[A-Z]{0,3})[-. ]?\\?(?P<number>\d{1,3})\s*"
    r"(?P<close>\\\]|[)）】])?(?P<point>\\?[.:：、])?(?(bold)</(?P=bold)>)(?:\s|\u00a0|(?<=、)|(?<=】))+(?=\S)"
)
_BULLET = re.compile(r"[•·▪‣◦●■➢➤►✓]\s+(?=\S)")
_MARKED = ("- ", "1. ", "#", "  ", "```", BADGE)
_FEWEST = 2  # that count make a list


class _Label(NamedTuple):
    letters: str
    number: int
    end: int


def with_items(lines: Sequence[Line], report: ImportReport) -> list[Line]:
    """The lines of a page, in which paragraphs that count are items; numbers that their lists drop are reported."""
    return [one for part in _paragraphs(lines) for one in (_listed(part, report) if len(part) > 1 else part)]


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of plain paragraphs, parted at their breaks, and every other line by itself."""
    run: list[Line] = []
    closing = ""
    for line in lines:
        if not closing and not line.text.startswith((*_MARKED, BOX)):
            run += _at_labels(line)
            continue
        if run:
            yield run
        run = []
        yield [line]
        closing = _closing(line.text.strip(), closing)
    if run:
        yield run


def _closing(text: str, closing: str) -> str:
    """What ends the box or the code that a line stands in."""
    if closing:
        return "" if text.startswith(closing) else closing
    return END_BOX if text == BOX else "```" if text.startswith("```") else ""


def _at_labels(line: Line) -> list[Line]:
    """The lines of a paragraph where several of them have labels; else the paragraph."""
    parts = re.split(r"<br>\s*", line.text)
    starts = [at for at, part in enumerate(parts) if _label(part) or _BULLET.match(part)]
    if len(starts) < _FEWEST or not _goes_on([_label(parts[at]) for at in starts]):
        return [line]
    found = [parts[: starts[0]], *(parts[at:end] for at, end in zip(starts, [*starts[1:], len(parts)], strict=True))]
    return [Line(text, line.location) for one in found if (text := "<br>".join(filter(str.strip, one)))]


def _label(text: str) -> _Label | None:
    match = _NUMBER.match(text)
    if match is None or bool(match["open"]) != bool(match["close"]) or not (match["open"] or match["point"]):
        return None
    return _Label(match["letters"], int(match["number"]), match.end())


def _goes_on(labels: Sequence[_Label | None]) -> bool:
    """Whether labels count up or down by one, or are all bullets."""
    if not any(labels):
        return True
    known = [label for label in labels if label]
    steps = {after.number - before.number for before, after in pairwise(known)}
    return len(known) == len(labels) and steps in ({1}, {-1}) and len({label.letters for label in known}) == 1


def _listed(run: list[Line], report: ImportReport) -> list[Line]:
    """Paragraphs with those of them as items that count one after the other, or begin with a bullet."""
    found: list[Line] = []
    at = 0
    while at < len(run):
        places = _counted(run, at)
        if len(places) < _FEWEST:
            bullet = _BULLET.match(run[at].text)
            found.append(Line(f"- {run[at].text[bullet.end() :]}", run[at].location) if bullet else run[at])
            at += 1
            continue
        found += _items(run, places, report)
        at = places[-1] + 1
    return found


def _counted(run: Sequence[Line], start: int) -> list[int]:
    """The places of the paragraphs that count on from one; what stands between two of them belongs to the first."""
    first = _label(run[start].text)
    places = [start] if first else []
    step = 0
    for at in range(start + 1, len(run) if first else 0):
        label, before = _label(run[at].text), _label(run[places[-1]].text)
        if label is None or before is None:
            continue
        change = label.number - before.number
        if label.letters != before.letters or change not in ((step,) if step else (1, -1)):
            break
        step = change
        places.append(at)
    return places


def _items(run: Sequence[Line], places: Sequence[int], report: ImportReport) -> Iterator[Line]:
    """The items, those that a list would number in the same way as ones that count."""
    labels = [label for at in places if (label := _label(run[at].text))]
    numbered = [label.number for label in labels] == list(range(1, len(labels) + 1)) and not labels[0].letters
    for at, label, end in zip(places, labels, [*places[1:], places[-1] + 1], strict=True):
        if not numbered:
            number = f"{label.letters}{label.number}"
            report.left_out(Location(run[at].location.path), "numbers and labels of entries", number)
        yield Line(f"{'1.' if numbered else '-'} {run[at].text[label.end :]}", run[at].location)
        yield from (Line(f"  {line.text}", line.location) for line in run[at + 1 : end] if line.text.strip())
