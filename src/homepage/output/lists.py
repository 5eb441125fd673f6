"""Lists as people write them, where the ``markdown`` package asks for more: four columns at each level, an empty line.

An item belongs to the one above it when it begins two columns to the right of it or more: below the text of "- one"
as well as of "10. ten". So does a paragraph after an empty line. A list may begin right below a line of text; as in
CommonMark, of numbered ones only those that begin with 1 do, since a sentence may go on with a year.
"""

from __future__ import annotations

from typing import NamedTuple

from homepage.patterns import lazy

_ITEM = lazy(r" *(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_FIRST = lazy(r" {0,3}(?:[-*+]|1[.)])[ \t]+\S")
_ANYWHERE = lazy(r"(?:^|\n)[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_ROUND = lazy(r"^(\d+)\)")  # 1) is a list to CommonMark as well
_NO_TEXT = ("#", ">", "|", "<", "!!!", ":   ", "*[")  # begin lines that are no text a list could stand below
_HOLDERS = ("!!!", "[^", ":   ")  # notes, footnotes and definitions, whose text is indented too
_STEP, _LEAST = 4, 2


class _Item(NamedTuple):
    """An item of a list: where it begins in the text, and where it is written."""

    indent: int
    written: int


def stepped(text: str) -> str:
    """The text with every level of its lists indented by four columns, and with an empty line before each list."""
    if "<pre" in text or not _ANYWHERE.search(text):
        return text
    items: list[_Item] = []
    lines: list[str] = []
    is_after_empty, is_held, is_text = True, False, False
    for line in text.split("\n"):
        shown = line.expandtabs(_STEP) if line[:1] in " \t" else line
        bare = shown.lstrip(" ")
        indent, is_item = len(shown) - len(bare), bool(_ITEM.match(shown))
        if bare and not indent:
            is_held = bare.startswith(_HOLDERS)
        if is_item and (items or _FIRST.match(shown)):
            bare = _ROUND.sub(r"\1.", bare)
        is_code = is_after_empty and not items and indent >= _STEP and not is_held
        if is_text and is_item and (items or _FIRST.match(shown)):
            lines.append("")
        if bare and not is_code and (is_item or is_after_empty):
            while items and indent < items[-1].indent + _LEAST:
                items.pop()
            written = _place(indent, items[-1].written + _STEP, is_item=is_item) if items else indent
            if is_item:
                items.append(_Item(indent, written))
            line = " " * written + bare  # noqa: PLW2901 (the line as it is written)
        lines.append(line)
        is_paragraph = is_text or is_after_empty or not items
        is_text = bool(bare) and is_paragraph and not (is_item or is_code or bare.startswith(_NO_TEXT))
        is_after_empty = not bare
    return "\n".join(lines)


def _place(indent: int, step: int, *, is_item: bool) -> int:
    """The column of what belongs to an item whose text stands at ``step``; code stays as far in as it is."""
    return step if is_item and indent < step + _STEP else max(indent, step)
