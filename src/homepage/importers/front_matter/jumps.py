"""Rows of links to places within their own page: menus, which a page of ours has from its headings."""

from __future__ import annotations

import re

_LINK = r"(?:<a\b[^<>]*\bhref=[\"']#[^\"']*[\"'][^<>]*>[^<>]*</a\s*>|\[[^\[\]\n]*\]\(#[^()\s]*\))"
_BETWEEN = r"(?:\s|[|·•/,;:–—\[\]*+-]|\d+\.|&nbsp;|&middot;|&\#124;|<br\s*/?>|</?(?:li|ul)\s*>)*"
_ROW = re.compile(
    rf"(?:^[ \t]*(?:[-*+•\[]|\d+\.)?[ \t]*|(?<=>)\s*){_LINK}(?:{_BETWEEN}{_LINK})+[ \t.\]]*(?=$|<)", re.MULTILINE
)


def without_jumps(text: str) -> tuple[str, list[tuple[int, str]]]:
    """A text without such rows, its lines in their places, and for each row its line and its words."""
    found: list[tuple[int, str]] = []

    def gone(match: re.Match[str]) -> str:
        words = re.sub(r"<[^<>]*>|\]\(#[^()\s]*\)|[\[\]]", " ", match.group())
        start = match.end() - len(match.group().lstrip())
        found.append((text.count("\n", 0, start), " ".join(words.split())))
        return "\n" * match.group().count("\n")

    return (_ROW.sub(gone, text) if "#" in text else text), found
