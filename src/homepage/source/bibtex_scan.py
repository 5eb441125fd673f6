"""Where the entries, strings and comments of a bibliography stand: syntax only, no macro is looked up.

pybtex keeps no positions of fields, stops an entry at its first fault, takes five times as long, and reads entries
that their authors hid behind @comment or %; biber and Zotero skip those, and so does this.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from homepage.patterns import lazy
from homepage.source.bibtex_blocks import Block, Fault, balanced_end, line_end
from homepage.source.bibtex_entry import EntryScanner

# Text that begins an entry at the start of a line: what an unfinished entry before it cannot run past.
_BOUNDARY = lazy(r"\n[ \t]*@[ \t]*[A-Za-z]\w*\s*[{(]")  # begins with its line end: found ten times as fast
_AT = lazy(r"@[ \t]*([A-Za-z][\w-]*)")
_OPENING = lazy(r"\s*([{(])")
_ENTRY_INSIDE = lazy(r"@[ \t]*([A-Za-z]\w*)\s*[{(]\s*([^\s,{}()=]*)\s*[,}\n]")
_KNOWN_TYPE = lazy(
    r"(?im)^[ \t]*@(?:article|book|booklet|conference|inbook|incollection|inproceedings|manual|mastersthesis|misc"
    r"|online|phdthesis|proceedings|techreport|thesis|unpublished)\b(?!\s*[{(])"
)
_OPEN_COMMENTS = 5


def boundaries(text: str) -> list[int]:
    """The starts of the lines on which entries, strings and comments begin."""
    return [match.start() for match in _BOUNDARY.finditer("\n" + text)]


class Scanner:
    """Reads one text from its start to its end; its state is the text and the boundaries in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.boundaries = boundaries(text)
        self.unclosed = 0

    def blocks(self) -> list[Block]:
        """Everything that begins with @, in the order of the file."""
        found: list[Block] = []
        position = 0
        while True:
            at = self.text.find("@", position)
            if at < 0:
                return found
            position = self._at(at, position, found)

    def boundary(self, position: int) -> int:
        """Where the next entry begins after ``position``, or the end of the text."""
        index = bisect_right(self.boundaries, position)
        return self.boundaries[index] if index < len(self.boundaries) else len(self.text)

    def _at(self, at: int, previous: int, found: list[Block]) -> int:
        """Read what the @ begins, if anything, and say where to go on."""
        text = self.text
        match = _AT.match(text, at)
        # An @ after a letter is an address: name@example.org.
        if match is None or (at > 0 and (text[at - 1].isalnum() or text[at - 1] in "._-+")):
            return at + 1
        kind = match.group(1).lower()
        opening = _OPENING.match(text, match.end())
        line_start = max(text.rfind("\n", 0, at) + 1, previous)
        if "%" in text[line_start:at]:
            return self._hidden(at, opening, found)
        if kind == "comment":
            return self._comment(match.end(), opening, found)
        if opening is None:
            if _KNOWN_TYPE.match(text, line_start):
                found.append(self._unopened(at, kind))
            return match.end()
        if kind == "preamble":
            return self._balanced(opening.start(1)) or opening.end()
        block = EntryScanner(text, at, kind, opening.start(1), self.boundary).read()
        found.append(block)
        return max(block.end, opening.end())

    def _unopened(self, at: int, kind: str) -> Block:
        message = f"@{kind} is not followed by an opening brace; the entry cannot be read"
        fault = Fault(at, message, f"write @{kind}{{key, …}}", error=True)
        return Block(type=kind, start=at, end=at + 1, faults=[fault], broken=True)

    def _hidden(self, at: int, opening: re.Match[str] | None, found: list[Block]) -> int:
        """An entry behind a %: the whole of it when its braces close, else the rest of the line."""
        if opening is None:
            return line_end(self.text, at)
        end = balanced_end(self.text, opening.start(1), self.boundary(at)) or line_end(self.text, at)
        self._hide(at, end, found)
        return end

    def _comment(self, after: int, opening: re.Match[str] | None, found: list[Block]) -> int:
        """What @comment hides: its braces' content, or without braces the rest of its line."""
        if opening is not None and (end := self._balanced(opening.start(1))):
            self._hide(opening.end(), end, found)
            return end
        stop = line_end(self.text, after)
        if (inner := _ENTRY_INSIDE.search(self.text, after, stop + 1)) is None:
            return stop
        start = _AT.match(self.text, inner.start())
        return self._hidden(inner.start(), start and _OPENING.match(self.text, start.end()), found)

    def _hide(self, start: int, end: int, found: list[Block]) -> None:
        """Note the entries between two positions; what looks like an entry within one's braces is none."""
        while match := _ENTRY_INSIDE.search(self.text, start, end + 1):
            kind = match.group(1).lower()
            if kind not in {"string", "comment", "preamble"}:
                found.append(Block(type=kind, start=match.start(), end=end, key=match.group(2), hidden=True))
            opening = self.text.find("{", match.start(), match.end())
            start = (opening >= 0 and balanced_end(self.text, opening, end)) or match.end()

    def _balanced(self, opening: int) -> int | None:
        """The position after the bracket that closes the one at ``opening``, or None."""
        # Comments may hold entries, but a file full of open ones must not be searched to its end for each.
        limit = len(self.text) if self.unclosed < _OPEN_COMMENTS else self.boundary(opening)
        end = self._closing(opening, limit)
        self.unclosed += end is None
        return end

    def _closing(self, opening: int, limit: int) -> int | None:
        if self.text[opening] == "{":
            return balanced_end(self.text, opening, limit)
        depth = 0
        for match in re.compile(r"[()]").finditer(self.text, opening, limit):
            depth += 1 if match.group() == "(" else -1
            if depth == 0:
                return match.end()
        return None
