"""Tables of HTML as tables of Markdown; one that holds lists, or other tables, stays for the reader of its blocks."""

from __future__ import annotations

import re

_TABLE = re.compile(r"<table\b[^>]*>((?:(?!<table\b).)*?)</table\s*>", re.DOTALL | re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)(?=</tr\s*>|<tr\b|\Z)", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<(t[hd])\b([^>]*)>(.*?)(?=</t[hd]\s*>|<t[hd]\b|\Z)", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(r"<(?:ul|ol|li|h[1-6]|pre|blockquote|img|iframe|video)\b|\{%|\{\{", re.IGNORECASE)
_LAID_OUT = re.compile(r"(?:row|col)span", re.IGNORECASE)
_FEWEST = 2


def as_markdown(text: str) -> str:
    """A text whose simple tables are written with pipes, over as many lines as they had."""
    return _TABLE.sub(_written, text) if "<table" in text.lower() else text


def _written(match: re.Match[str]) -> str:
    inside = match.group(1)
    rows = [_CELL.findall(row) for row in _ROW.findall(inside)]
    rows = [row for row in rows if row]
    width = max((len(row) for row in rows), default=0)
    if width < _FEWEST or _BLOCK.search(inside) or _LAID_OUT.search(inside):
        return match.group()
    has_head = all(tag.lower() == "th" for tag, _, _ in rows[0])
    head, body = (rows[0], rows[1:]) if has_head else ([], rows)
    lines = [_line([_plain(cell) for _, _, cell in row], width) for row in (head, *body)]
    lines.insert(1, "|" + " --- |" * width)
    written = "\n\n" + "\n".join(lines) + "\n\n"
    return written + "\n" * max(0, match.group().count("\n") - written.count("\n"))


def _line(cells: list[str], width: int) -> str:
    return "| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |"


def _plain(cell: str) -> str:
    """A cell in one line; its paragraphs are parted by line ends."""
    cell = re.sub(r"\s*</p\s*>\s*<p\b[^>]*>\s*", "<br>", cell, flags=re.IGNORECASE)
    cell = re.sub(r"</?(?:p|div|center|tbody)\b[^>]*>", " ", cell, flags=re.IGNORECASE)
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(cell.split()))
