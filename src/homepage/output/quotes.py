"""Quotation marks as a language sets them, made from straight ones.

The smarty extension of ``markdown`` tells which straight mark opens and which closes, by English rules. What it found
stands as private characters until the whole text is there; only then can an apostrophe be told from a closing mark,
and a prime from both.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from homepage.content.words import Words

_OUTER, _OUTER_END, _INNER, _INNER_END = "\ue0f4", "\ue0f5", "\ue0f6", "\ue0f7"
SUBSTITUTIONS = {
    "left-double-quote": _OUTER,
    "right-double-quote": _OUTER_END,
    "left-single-quote": _INNER,
    "right-single-quote": _INNER_END,
}
_APOSTROPHE = "\u2019"
_ABBREVIATED_YEAR = re.compile(r"(`[^`\n]*`)|(?<!\d)'(?=\d\d(?!\d))")
# Where words or their endings are written without spaces, only pairs tell an opening mark from a closing one.
_EAST_ASIAN = "\u2018-\u201f\u3001-\u301f\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff65\ue0f4-\ue0f7"
_PAIRS = {
    mark: re.compile(
        rf"(`[^`\n]*`)|(?<=[{_EAST_ASIAN}]){mark}([^{mark}\n<>]+){mark}"
        rf"|{mark}(?!\s)([^{mark}\n<>]+)(?<!\s){mark}(?=[{_EAST_ASIAN}])"
    )
    for mark in "\"'"
}
_LATIN = re.compile(rf"[^\W\d_{_EAST_ASIAN}]")
_BLOCK_END = "</(?:p|li|h[1-6]|t[hd]|d[td]|figcaption)>"
_FOUND = re.compile(f"[{_OUTER}-{_INNER_END}]|{_BLOCK_END}")


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
    if text.isascii():
        return text
    for pair, left, right in (('"', _OUTER, _OUTER_END), ("'", _INNER, _INNER_END)):
        text = _PAIRS[pair].sub(partial(_paired, left, right), text)
    return text


def _paired(left: str, right: str, match: re.Match[str]) -> str:
    return match[1] or f"{left}{match[2] or match[3]}{right}"


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
    if side == _INNER and _LATIN.match(before) and _LATIN.match(after):
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
