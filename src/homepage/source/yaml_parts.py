"""The records of a YAML text by its lines, so that each can be read alone when the text as a whole cannot."""

from __future__ import annotations

from itertools import pairwise

from homepage.patterns import lazy

_ITEM = lazy(r" *-(?: |$)")
_KEY = lazy(r" *(?:\"[^\"]*\"|'[^']*'|(?!-(?: |$))[^\s\"'#][^\"#]*?)[:：]")
_KEY_ALONE = lazy(r"[^\s#][^#]*:[ \t]*(?:#.*)?$")
_NO_START = ("#", "]", "}")


def records(lines: list[str]) -> list[tuple[int, int]]:
    """Where each entry of a document begins and ends, as places in its lines; of a single key, those of its list."""
    starts = _starts(lines, 0)
    if len(starts) == 1 and _KEY_ALONE.match(lines[starts[0]]):
        items = _starts(lines, starts[0] + 1)
        starts += items if items and _ITEM.match(lines[items[0]]) else []
    return list(pairwise([0, *starts[1:], len(lines)]))


def _starts(lines: list[str], first: int) -> list[int]:
    """The lines after ``first`` that begin an entry, of a list or of keys: those that are indented the least."""
    says = [number for number in range(first, len(lines)) if _says(lines[number])]
    indent = min((_indent(lines[number]) for number in says), default=0)
    least = [number for number in says if _indent(lines[number]) == indent]
    sign = _ITEM if least and _ITEM.match(lines[least[0]]) else _KEY
    return [number for number in least if sign.match(lines[number])]


def is_open(lines: list[str]) -> bool:
    """Whether the last of some lines is a key without a value, or none: what follows them may belong to it."""
    last = next((line for line in reversed(lines) if _says(line)), "")
    return not _KEY.match(last.replace("- ", "", 1)) or bool(_KEY_ALONE.match(last.strip()))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _says(line: str) -> bool:
    return not line.lstrip().startswith(_NO_START) and bool(line.strip())
