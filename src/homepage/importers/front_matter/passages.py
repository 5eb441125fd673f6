"""Lines of Markdown as a reader sees them: their breaks written out, joined into passages, and the words of these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.errors import Location
from homepage.importers.prose.clean import BIBTEX_ENTRY, Line
from homepage.importers.prose.inline import parse
from homepage.importers.prose.runs import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator


_BREAK = re.compile(r"(?<=\S)(?:[ ]*\\\\[ ]*|[ ]{2,})$")
_NO_BREAK = re.compile(r"#|\||>|<br|<[a-z]+>$|.*<br\s*/?>\s*$|-{3,}|={3,}", re.IGNORECASE)
# Formulas, whose commands nobody reads, and names of footnotes and emoji, which become signs.
_NO_WORDS = re.compile(
    r"\$\$.+?\$\$|\\\\?\[.+?\\\\?\]|\\\\?\(.+?\\\\?\)|(?<![\\\w$])\$(?=\S)[^$\n]*[^$\s]\$(?![\w$])|\[\^[^\]\s]+\]:?|:[a-z][a-z0-9_+-]*:",
    re.DOTALL,
)


def with_breaks(lines: list[Line]) -> list[Line]:
    """Lines without the spaces at their ends, which are written out where they part a line from the next."""
    found, code = [], ""
    for line, after in zip(lines, [*lines[1:], Line("", lines[-1].location)] if lines else [], strict=True):
        stripped = line.text.strip()
        is_fence = stripped.startswith(("```", "~~~"))
        breaks = _BREAK.search(line.text) and after.text.strip() and not (code or is_fence or _NO_BREAK.match(stripped))
        found.append(Line(_BREAK.sub("", line.text) + "<br>" if breaks else line.text.rstrip(), line.location))
        if is_fence:
            code = "" if code and stripped.startswith(code) else code or stripped[:3]
    return found


def passages(lines: list[Line]) -> Iterator[tuple[Location, str]]:
    """Lines joined up to the next empty one."""
    held: list[Line] = []
    for line in [*lines, Line("", lines[-1].location if lines else Location(""))]:
        if line.text.strip():
            held.append(line)
        elif held:
            yield held[0].location, "\n".join(one.text for one in held)
            held = []


def shown(text: str) -> str:
    """The words of a passage of Markdown that a reader sees."""
    text = BIBTEX_ENTRY.sub(lambda match: match.group(1).replace("\ue015", " "), text)
    text = re.sub(r"^[ ]{0,3}\[[^\]^]+\]:\s*\S+.*$|^\s*(?:```|~~~).*$|\{:[^}\n]*\}", "", text, flags=re.MULTILINE)
    text = _NO_WORDS.sub(" ", text)
    text = re.sub(r"(?<=\])\[[^\[\]\n]*\]", "", text)  # the name of an address that is defined elsewhere
    return spaced(parse(re.sub(r"^\s*(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)\s+", "", text, flags=re.MULTILINE)))
