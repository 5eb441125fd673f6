"""What only leads about within a page: rows of links to its own places, and buttons, which do nothing by themselves."""

from __future__ import annotations

import re

from homepage.importers.front_matter.markdown_links import CODE

_LINK = r"(?:<a\b[^<>]*\bhref=[\"']#[^\"']*[\"'][^<>]*>[^<>]*</a\s*>|\[[^\[\]\n]*\]\(#[^()\s]*\))"
_BETWEEN = r"(?:\s|[|·•/,;:–—\[\]*+-]|\d+\.|&nbsp;|&middot;|&\#124;|<br\s*/?>|</?(?:li|ul)\s*>)*"
_CONTENTS = r"(?:^#{1,6}[ \t]*(?i:(?:table of )?contents)[ \t:#]*\n\s*)?"  # the heading of nothing but such a row
_ROW = re.compile(
    rf"{_CONTENTS}(?:^[ \t]*(?:[-*+•\[]|\d+\.)?[ \t]*|(?<=>)\s*){_LINK}(?:{_BETWEEN}{_LINK})+[ \t.\]]*(?=$|<)",
    re.MULTILINE,
)


def without_jumps(text: str) -> tuple[str, list[tuple[int, str]]]:
    """A text without such rows, its lines in their places, and for each row its line and its words."""
    found: list[tuple[int, str]] = []
    codes = [match.span() for match in CODE.finditer(text)] if "#" in text else []

    def gone(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in codes):
            return match.group()
        words = re.sub(r"<[^<>]*>|\]\(#[^()\s]*\)|[\[\]]|^#+", " ", match.group())
        start = match.end() - len(match.group().lstrip())
        found.append((text.count("\n", 0, start), " ".join(words.split())))
        return "\n" * match.group().count("\n")

    return (_ROW.sub(gone, text) if "#" in text else text), found


_BUTTON = re.compile(
    r"<(?:(button)\b|(abbr|span|div|a|li|p)\b(?=[^<>]*\sonclick=)(?![^<>]*\shref=[\"']?[^\"'#\s]))[^<>]*>"
    r"((?:(?!</?(?:\1|\2)\b).)*?)</(?:\1|\2)\s*>(?:[ \t]|&ensp;)*",
    re.DOTALL | re.IGNORECASE,
)


def without_buttons(text: str) -> tuple[str, list[tuple[int, str]]]:
    """A text without buttons that hold no link, and for each that has words its line and these."""
    found: list[tuple[int, str]] = []
    if "<button" not in text and "onclick" not in text:
        return text, found
    codes = [match.span() for match in CODE.finditer(text)]

    def gone(match: re.Match[str]) -> str:
        inner = match.group(3)
        if any(start <= match.start() < end for start, end in codes):
            return match.group()
        if re.search(r"<a\b|\]\(", inner):
            return inner
        words = " ".join(re.sub(r"<[^<>]*>|&\#?\w+;", " ", inner).split())
        if re.search(r"\w", words):
            found.append((text.count("\n", 0, match.start()), words))
        return "\n" * match.group().count("\n")

    return _BUTTON.sub(gone, text), found
