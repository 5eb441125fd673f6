"""Lists in the Markdown of other generators, as our Markdown reads them."""

from __future__ import annotations

import re

_ITEM = re.compile(r"([ ]*)([-*+]|\d{1,9}[.)])([ ]+|$)(.*)")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ ]*[^#\s]")


def with_our_lists(text: str) -> str:
    """Lists with an empty line before them and four spaces a level, as our Markdown reads them."""
    found: list[str] = []
    levels: list[int] = []
    code = ""
    for line in text.split("\n"):
        stripped = line.strip()
        if code or stripped.startswith(("```", "~~~")):
            code = "" if code and stripped.startswith(code) else code or stripped[:3]
            found.append(line)
            continue
        match = _ITEM.fullmatch(line.expandtabs(4))
        if match and not re.fullmatch(r"\s*(?:[-*_]\s*){3,}", line):
            found += _item(match, found, levels)
        elif stripped:
            found.append(_continued(line, found, levels))
        else:
            found.append("")
    return "\n".join(found)


def _item(match: re.Match[str], found: list[str], levels: list[int]) -> list[str]:
    indent = len(match.group(1))
    fresh = not levels
    while levels and indent < levels[-1]:
        levels.pop()
    if not levels or indent > levels[-1] + 1:
        levels.append(indent)
    before = [""] if fresh and found and found[-1].strip() else []
    return [*before, f"{'    ' * (len(levels) - 1)}{match.group(2)} {match.group(4)}".rstrip()]


def _continued(line: str, found: list[str], levels: list[int]) -> str:
    """A line of text: one that is indented, or follows without an empty line, goes on with the item above it."""
    if not levels:
        # HTML is indented as its author likes; Markdown would take it for code.
        return re.sub(r"^(#{1,6})(?=[^#\s])", r"\1 ", line.lstrip(" "))
    indented = len(line) - len(line.lstrip(" ")) >= 2
    after_gap = bool(found) and not found[-1].strip()
    if not indented and (after_gap or _HEADING.match(line)):
        levels.clear()
        return line
    return "    " * len(levels) + line.strip()
