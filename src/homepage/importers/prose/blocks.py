"""Lines of a page as blocks: headings, items, paragraphs, tables, boxes and code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from homepage.importers.prose.clean import BADGE, BIBTEX_ENTRY, BOX, END_BOX, Line
from homepage.importers.prose.inline import parse
from homepage.importers.prose.runs import TITLE, Run, segments, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from homepage.errors import Location

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s*(.*?)\s*#*\s*(?:\{[:#.][^{}]*\}\s*)?$")
_ROW = re.compile(r"\s{0,3}\|.*\|\s*$")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,3}[.)])(\s+|$)(.*)")
_NUMBERS = re.compile(r"^[ ]*\d{1,3}[.)][ ]+", re.MULTILINE)
_RULE = re.compile(r"\s{0,3}(?:[-*_]\s*){3,}$")
_ATTRIBUTES = re.compile(r"\s*\{:.*\}\s*$")
_BREAKS = re.compile(r"<br\s*/?>|&nbsp;|\s", re.IGNORECASE)
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)(.*)$")


class Block(Struct, kw_only=True):
    """A heading, an item of a list, a paragraph, a table, a box, or code; ``text`` is Markdown as in the source."""

    kind: str
    text: str
    location: Location
    level: int = 0  # of a heading, or how deep an item is indented
    ordered: bool = False
    marker: str = ""
    children: list[Block] = field(default_factory=list)
    bibtex: list[str] = field(default_factory=list)

    @property
    def runs(self) -> list[Run]:
        """The text as runs, without BibTeX."""
        return parse(BIBTEX_ENTRY.sub("\n\n", self.text).replace(BADGE, ""))

    @property
    def segments(self) -> list[list[Run]]:
        """The lines of the text."""
        return segments(self.runs)

    @property
    def words(self) -> str:
        """All that is seen of the block, with what stands below it."""
        own = self.text if self.kind == "code" else spaced(self.runs)
        if self.kind == "box":  # whose lists are not blocks yet; the numbers of their items are no words
            own = spaced(parse(_NUMBERS.sub("", BIBTEX_ENTRY.sub("\n\n", self.text).replace(BADGE, ""))))
        return " ".join([own, *(child.words for child in self.children)])


def blocks(lines: Iterable[Line]) -> list[Block]:
    """The blocks that lines consist of, nested items below their own."""
    return _nested(_Reader().read(list(lines)))


def lines_of(block: Block) -> list[list[Run]]:
    """The lines of a block: those of a box are blocks of their own; a badge is marked by its first run."""
    if block.kind != "box":
        below = [line for child in block.children for line in lines_of(child)]
        return [*block.segments, *below]
    found: list[list[Run]] = []
    texts = []
    for text in block.text.split("\n"):
        if text.startswith(BADGE):
            found.append([Run(text=BADGE), *parse(text[1:])])
            texts.append("")
        else:
            texts.append(text)
    for inner in blocks(Line(text, block.location) for text in texts):
        found += lines_of(inner)
    return found


class _Reader:
    """Reads blocks line by line; ``current`` is the block that a further line would continue."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.current: Block | None = None
        self.blank = True
        self.closing = ""

    def read(self, lines: Sequence[Line]) -> list[Block]:
        """All blocks, not nested."""
        for line in lines:
            self._line(line)
        return [block for block in self.found if _BREAKS.sub("", block.text) or block.kind == "heading"]

    def _line(self, line: Line) -> None:
        text = line.text.replace("\t", "    ")
        if self.closing:
            self._inside(text)
        elif text.strip() == BOX:
            self._open("box", "", line, END_BOX)
        elif (fence := _FENCE.match(text)) and fence.group(1):
            self._open("code", "", line, fence.group(1)[:3])
            self.found[-1].marker = fence.group(2).strip().split(" ")[0]
        elif self._is_nothing(text):
            self.blank = True
        elif match := _HEADING.match(text):
            self._add(Block(kind="heading", text=match.group(2), location=line.location, level=len(match.group(1))))
            self.current, self.blank = None, True
        elif match := _ITEM.match(text):
            self._add(_item(match, line))
        elif _ROW.match(text):
            self._row(text, line)
        else:
            self._more(text, line)

    def _is_nothing(self, text: str) -> bool:
        """Whether a line is empty, or shows nothing."""
        if not text.strip() or text.strip() in (END_BOX, BADGE) or _ATTRIBUTES.match(text):
            return True
        return bool(_RULE.match(text)) and (self.blank or "-" not in text)

    def _open(self, kind: str, text: str, line: Line, closing: str) -> None:
        self._add(Block(kind=kind, text=text, location=line.location))
        self.closing = closing

    def _inside(self, text: str) -> None:
        """A line of a box or of code, which ends at its closing line."""
        if text.strip().startswith(self.closing):
            self.closing, self.current, self.blank = "", None, True
        elif self.current is not None and text.strip() != BOX:
            self.current.text += text + "\n"

    def _add(self, block: Block) -> None:
        self.found.append(block)
        self.current, self.blank = block, False

    def _row(self, text: str, line: Line) -> None:
        """A row of a table, which keeps its line."""
        if self.current and self.current.kind == "table" and not self.blank:
            self.current.text += "\n" + text.strip()
        else:
            self._add(Block(kind="table", text=text.strip(), location=line.location))

    def _more(self, text: str, line: Line) -> None:
        current = self.current
        under = re.fullmatch(r"\s*(=+|-{2,})\s*", text)
        if under and current and current.kind == "para" and "\n" not in current.text:
            current.kind, current.level = "heading", 1 if "=" in text else 2
            self.current, self.blank = None, True
        elif current and not self.blank and current.kind != "table":
            current.text += "\n" + text.lstrip(" ")
        elif current and current.kind == "item" and len(text) - len(text.lstrip(" ")) >= 2:
            current.text += "\n\n" + text.lstrip(" ")
            self.blank = False
        else:
            stripped = re.sub(r"^\s*>\s?", "", text).lstrip(" ")
            self._add(Block(kind="para", text=stripped, location=line.location))


def _item(match: re.Match[str], line: Line) -> Block:
    indent, marker, text = len(match.group(1)), match.group(2), match.group(4)
    headed = _HEADING.match(text)  # a heading within an item is the title of what the item tells
    return Block(
        kind="item",
        text=f"<strong>{TITLE}{headed.group(2)}</strong><br>" if headed and headed.group(2) else text,
        location=line.location,
        level=indent,
        marker=marker,
        ordered=marker[0].isdigit(),
    )


def _nested(found: list[Block]) -> list[Block]:
    """Items that are indented more than the one before them become its children."""
    top: list[Block] = []
    open_: list[Block] = []
    for block in found:
        for entry in BIBTEX_ENTRY.findall(block.text):
            block.bibtex.append(entry.replace("\ue015", "\n"))
        if block.kind != "item":
            open_ = []
            top.append(block)
            continue
        while open_ and open_[-1].level + 1 >= block.level:
            open_.pop()
        (open_[-1].children if open_ else top).append(block)
        open_.append(block)
    return top
