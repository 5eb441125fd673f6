"""Quotation marks as a language sets them, made from straight ones.

The smarty extension of ``markdown`` tells which straight mark opens and which closes, by English rules. What it found
stands as private characters until the whole text is there; only then can an apostrophe be told from a closing mark,
and a prime from both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from homepage.languages import scripts
from homepage.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from homepage.content.words import Words

_OUTER, _OUTER_END, _INNER, _INNER_END = "\ue0f4", "\ue0f5", "\ue0f6", "\ue0f7"
SUBSTITUTIONS = {
    "left-double-quote": _OUTER,
    "right-double-quote": _OUTER_END,
    "left-single-quote": _INNER,
    "right-single-quote": _INNER_END,
}
_APOSTROPHE = "\u2019"
_ABBREVIATED_YEAR = lazy(r"(`[^`\n]*`)|(?<!\d)'(?=\d\d(?!\d))")
# Where words or their endings are written without spaces, only pairs tell an opening mark from a closing one.
_EAST_ASIAN: scripts.Letters = (
    ("\u2018", "\u201f"),
    ("\u3001", "\u301f"),
    *scripts.EAST_ASIAN,
    (_OUTER, _INNER_END),
    ("\uff01", "\uff65"),
)
_SKIPPED = r"`[^`\n]*`|<[^<>\n]*>|\]\([^)\n]*\)"  # code, tags, the targets and titles of links
_MARKS = {mark: lazy(f"{_SKIPPED}|{mark}|\n") for mark in "\"'"}
_BLOCK_END = "</(?:p|li|h[1-6]|t[hd]|d[td]|figcaption)>"
_FOUND = lazy(f"[{_OUTER}-{_INNER_END}]|{_BLOCK_END}")


class Marks(NamedTuple):
    """The marks around a quotation and around one within it."""

    outer: str
    outer_end: str
    inner: str
    inner_end: str


def of(words: Words) -> Marks:
    """The marks of a language."""
    outer, inner = (words(key, text="\0").split("\0") for key in ("quoted", "quoted_inside"))
    return Marks(*outer, *inner)


def prepared(text: str) -> str:
    """Markdown whose straight marks smarty can judge: '24 has its apostrophe, pairs at East Asian letters are told."""
    text = _ABBREVIATED_YEAR.sub(lambda match: match[1] or _APOSTROPHE, text)
    if not scripts.has(text, _EAST_ASIAN):
        return text
    for mark, left, right in (('"', _OUTER, _OUTER_END), ("'", _INNER, _INNER_END)):
        letters = list(text)
        for start, end in _pairs(text, mark):
            letters[start], letters[end] = left, right
        text = "".join(letters)
    return text


def _pairs(text: str, mark: str) -> Iterator[tuple[int, int]]:
    """Where two marks on a line are a pair of which at least one touches an East Asian letter from outside."""
    start = None
    for match in _MARKS[mark].finditer(text):
        at = match.start()
        if match[0] == mark and start is not None and _touches(text[start - 1 : start] + text[at + 1 : at + 2]):
            yield start, at
            start = None
        elif match[0] in (mark, "\n"):
            start = at if match[0] == mark and _may_open(text[at - 1 : at] if at else "") else None


def _may_open(before: str) -> bool:
    """Whether a quotation may begin after a character, or after nothing."""
    return not before.strip(" \t([{") or _touches(before)


def _touches(letters: str) -> bool:
    return scripts.has(letters, _EAST_ASIAN)


def finished(html: str, marks: Marks) -> str:
    """The HTML with the marks of the language; a mark that closes nothing is an apostrophe or a prime."""
    is_open = {_OUTER: False, _INNER: False}

    def mark(match: re.Match[str]) -> str:
        found = match[0]
        if found[0] == "<":
            is_open.update(dict.fromkeys(is_open, False))
            return found
        before, after = html[match.start() - 1 : match.start()], html[match.end() : match.end() + 1]
        return _mark(found, before, after, marks, is_open)

    return _FOUND.sub(mark, html)


def _mark(found: str, before: str, after: str, marks: Marks, is_open: dict[str, bool]) -> str:
    side = _OUTER if found in (_OUTER, _OUTER_END) else _INNER
    if side == _INNER and before.isalpha() and after.isalpha() and not _touches(before + after):
        return _APOSTROPHE
    if before.isdigit() and not is_open[side] and found in (_OUTER_END, _INNER, _INNER_END):
        return '"' if side == _OUTER else _APOSTROPHE if after.isalpha() else "'"
    if found in (_OUTER, _INNER):
        is_open[side] = True
        return marks.outer if side == _OUTER else marks.inner
    if side == _INNER and not is_open[side]:
        return _APOSTROPHE
    is_open[side] = False
    return marks.outer_end if side == _OUTER else marks.inner_end
