"""The words of texts in Markdown that stand nowhere in the result, not even once: what no importer looked at.

The importers count the words that they read; this is the measure beside theirs that does not depend on what they do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from homepage.importers import words
from homepage.importers.accounts import addresses
from homepage.importers.front_matter import residue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# What stands in a text and is no word of it: template code, attributes, addresses, formulas, names of emoji, numbers
# before items, languages of code.
_SIGNS = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}|\{[^{}\n]*[:=][^{}\n]*\}|^\s*@\w+\{[^\n]*|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\[\]\n]*\]|https?://[^\s<>)\]\"]+"
    r"|\$\$.*?\$\$|\$[^$\n]+\$|\\[\[(].*?\\[\])]|(?<!\w):[a-z0-9_+-]+:(?!\w)|^[ \t>]*\d{1,3}[.)](?=\s)|^\W*\[\d+\]"
    r"|^[ ]{0,3}(?:```|~~~)[^\n]*|^[ ]{0,3}\[[^\[\]\n]+\]:[^\n]*|\\[a-zA-Z]+|</?[a-zA-Z][^<>]*>|<[^\s<>]+@[^\s<>]+>",
    re.DOTALL | re.MULTILINE,
)
# Words that lists of authors, pages, dates and labels of links do without here, and what templates write before these.
_PASSED = frozenset(("and", "in", "pp", "vol", "no", "full", "here", "download", "年", "月", "日"))
_LABELS = re.compile(r"\W*(?:recommended citation|download (?:paper|slides|pdf)? ?here|authors)\b", re.IGNORECASE)
_LOOP = re.compile(
    r"\{%-?\s*for\b(?:(?!\{%-?\s*for\b).)*?\{%-?\s*endfor\s*-?%\}|\{%-?\s*else\b.*?\{%-?\s*endif\s*-?%\}", re.DOTALL
)
_OF_LOOP = re.compile(r"^#+ [^\n]*\s+(?=(?:<[^<>]+>\s*)*\{%)", re.MULTILINE)
_HEADING = re.compile(r"^#+ [^\n]*$", re.MULTILINE)
_PARTED = re.compile(r"\n[ \t]*\n")


class Words(NamedTuple):
    """Words of one line."""

    texts: tuple[str, ...]
    line: int


def unknown(text: str, first: int, known: Collection[str], told: Collection[int | None]) -> Iterator[Words]:
    """The words of a text that are not ``known``; paragraphs of which the report speaks by a line have none."""
    shown = plain(text)
    if not _HEADING.sub("", shown).strip():
        return  # headings alone, over what a template lists
    at = 0
    for match in [*_PARTED.finditer(shown), None]:
        end = match.start() if match else len(shown)
        line = first + shown.count("\n", 0, at)
        lines = shown[at:end].split("\n")
        at = match.end() if match else end
        if residue.is_sample_text("\n".join(lines)) or any(number in told for number in range(line, line + len(lines))):
            continue
        for number, one in enumerate(lines, line):
            if found := tuple(word for word in _words(one) if word not in known and word not in _PASSED):
                yield Words(found, number)


def plain(text: str) -> str:
    """A text without signs and template code, and without the headings of what template code lists."""
    more = 1
    while more:
        text, more = _LOOP.subn(lambda match: "{%%}" + "\n" * match.group().count("\n"), text)
    return _SIGNS.sub(_blank, addresses.seen(_OF_LOOP.sub(_blank, text)))


def _words(line: str) -> list[str]:
    """The words of a line, initials left out; none where a template wrote it."""
    found = [] if _LABELS.match(line) else words.of(words.visible(line))
    return [word for word in found if len(word) > 1 or not word.isascii() or word.isdigit()]


def _blank(match: re.Match[str]) -> str:
    return " " + "\n" * match.group().count("\n")
