"""Lines of a page as blocks, and blocks as sections under their headings."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct, field

from homepage.importers.prose import kinds
from homepage.importers.prose.clean import BADGE, BIBTEX, BOX, END_BIBTEX, END_BOX, Line
from homepage.importers.prose.inline import parse
from homepage.importers.prose.markdown_out import inline
from homepage.importers.prose.runs import TITLE, Run, plain, segments, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from homepage.errors import Location
    from homepage.importers.prose.links import Links

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s*(.*?)\s*#*\s*(?:\{[:#.][^{}]*\}\s*)?$")
_ROW = re.compile(r"\s{0,3}\|.*\|\s*$")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,3}[.)])(\s+|$)(.*)")
_RULE = re.compile(r"\s{0,3}(?:[-*_]\s*){3,}$")
_ATTRIBUTES = re.compile(r"\s*\{:.*\}\s*$")
_BREAKS = re.compile(r"<br\s*/?>|&nbsp;|\s", re.IGNORECASE)
_PARTED_EMOJI = re.compile("([\U0001f468\U0001f469\U0001f9d1])([💻🎨🎓🔬🏫🎤🔧🚀🍳🌾💼🏭])")
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)(.*)$")
_ENTRY = re.compile(f"{BIBTEX}(.*?){END_BIBTEX}", re.DOTALL)


_FEWEST = 2  # sub-headings that are set as paragraphs


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
        return parse(_ENTRY.sub("\n\n", self.text).replace(BADGE, ""))

    @property
    def segments(self) -> list[list[Run]]:
        """The lines of the text."""
        return segments(self.runs)

    @property
    def words(self) -> str:
        """All that is seen of the block, with what stands below it."""
        own = self.text if self.kind == "code" else spaced(self.runs)
        return " ".join([own, *(child.words for child in self.children)])


class Heading(Struct, kw_only=True):
    """A heading with all that follows it: blocks, then headings below it."""

    title: str
    icon: str
    runs: list[Run]
    level: int
    location: Location
    blocks: list[Block] = field(default_factory=list)
    below: list[Heading] = field(default_factory=list)

    def all_blocks(self) -> list[Block]:
        """The blocks of this heading and of those below it."""
        return [*self.blocks, *(block for one in self.below for block in one.all_blocks())]


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
        for entry in _ENTRY.findall(block.text):
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


def sections(found: Sequence[Block]) -> tuple[list[Block], list[Heading]]:
    """What stands before the first heading, and the headings with what follows them."""
    top = section_level(found)
    before: list[Block] = []
    headings: list[Heading] = []
    for block in found:
        if block.kind != "heading":
            (_last(headings[-1]).blocks if headings else before).append(block)
        elif plain(block.runs):
            icon, title = split_icon(plain(block.runs))
            one = Heading(title=title, icon=icon, runs=block.runs, level=block.level, location=block.location)
            is_top = not headings or block.level <= max(top, headings[-1].level)
            (headings if is_top else _parent(headings[-1], block.level).below).append(one)
    for one in headings:
        _promote(one)
    return before, headings


def _promote(heading: Heading) -> None:
    """Paragraphs all in bold, each with a list or text below it, are the sub-headings that they look like.

    So are those that are a year, among publications.
    """
    for one in heading.below:
        _promote(one)
    found = heading.blocks
    are_works = kinds.kind(heading.title) == "publications"
    marks = [_is_label(block) or (are_works and _is_year(block)) for block in found]
    heads = [at for at in range(len(found) - 1) if marks[at] and not marks[at + 1]]
    lists = [at for at in heads if found[at + 1].kind == "item"]
    if heading.below or len(lists) < _FEWEST or len(lists) < len(heads) or marks[-1]:
        return
    heading.blocks = found[: heads[0]]
    for at, end in zip(heads, [*heads[1:], len(found)], strict=True):
        icon, title = split_icon(plain(found[at].runs).strip(" :："))
        one = Heading(title=title, icon=icon, runs=found[at].runs, level=heading.level + 1, location=found[at].location)
        one.blocks = found[at + 1 : end]
        heading.below.append(one)


def _is_label(block: Block) -> bool:
    """Whether a paragraph is a few words in bold."""
    if block.kind != "para" or block.bibtex:
        return False
    runs = [run for run in block.runs if run.text.strip(" \n:：/")]
    return 0 < len(plain(runs).split()) < 9 and all(run.strong and not run.url and not run.image for run in runs)


def _is_year(block: Block) -> bool:
    return block.kind == "para" and kinds.is_year(plain(block.runs))


def section_level(found: Sequence[Block]) -> int:
    """The level of the sections: the highest one that occurs more than once or names a section, or the highest."""
    headings = [block for block in found if block.kind == "heading" and plain(block.runs)]
    levels = [block.level for block in headings if not _is_banner(block, found)]
    named = [block.level for block in headings if kinds.kind(plain(block.runs)) not in ("", "about")]
    return min([*named, *(level for level in levels if levels.count(level) > 1)], default=min(levels, default=1))


def _is_banner(block: Block, found: Sequence[Block]) -> bool:
    """Whether a heading is one of those that a page begins with, nothing but a further heading below it."""
    at = next((at for at, one in enumerate(found) if one is block), 0)
    is_first = all(one.kind == "heading" for one in found[:at])
    return is_first and found[at + 1 : at + 2] != [] and found[at + 1].kind == "heading"


def _last(heading: Heading) -> Heading:
    return _last(heading.below[-1]) if heading.below else heading


def _parent(heading: Heading, level: int) -> Heading:
    return _parent(heading.below[-1], level) if heading.below and heading.below[-1].level < level else heading


def split_icon(title: str) -> tuple[str, str]:
    """The emoji that a title begins with, and the rest; one that fell into a person and a thing is whole again."""
    title = _PARTED_EMOJI.sub("\\1\u200d\\2", title)
    end = 0
    while end < len(title) and _is_emoji(title[end]):
        end += 1
    return title[:end].strip(), title[end:].lstrip()


def _is_emoji(letter: str) -> bool:
    joins = letter in "\u200d\ufe0f\ufe0e\u20e3\ufffd" or "\U0001f3fb" <= letter <= "\U0001f3ff"
    return joins or (unicodedata.category(letter) == "So" and ord(letter) > 0x2100) or letter in "▶➤"


def markdown(found: Iterable[Block], links: Links) -> str:
    """Blocks as Markdown of our own, lists and paragraphs as they were, dead links without their addresses."""
    parts: list[str] = []
    previous = ""
    for block in found:
        text = _markdown(block, links, 0)
        if not text.strip():
            continue
        tight = block.kind == previous == "item"
        parts.append(("" if not parts else "\n" if tight else "\n\n") + text)
        previous = block.kind
    return "".join(parts)


def _markdown(block: Block, links: Links, depth: int) -> str:
    indent = "    " * depth
    if block.kind == "code":
        return f"```{block.marker if block.marker.isalnum() else ''}\n{block.text.rstrip()}\n```"
    if block.kind == "box":
        return _boxed(block, links)
    if block.kind == "table":
        return "\n".join(_table_row(row, block, links) for row in block.text.split("\n"))
    if block.kind == "heading":
        return f"{'#' * min(block.level, 6)} {inline(block.runs)}"
    texts = [inline(links.runs(segment, block.location)) for segment in block.segments]
    mark = "" if block.kind != "item" else "1. " if block.ordered else "- "
    inside = indent + (" " * 4 if mark else "")
    own = indent + mark + f"<br>\n{inside}".join(text for text in texts if text)
    below = [_markdown(child, links, depth + 1) for child in block.children]
    entries = [re.sub("^", inside, f"```\n{entry}\n```", flags=re.MULTILINE) for entry in block.bibtex]
    return "\n".join([own, *below]) + "".join(f"\n\n{entry}\n" for entry in entries)


def _table_row(row: str, block: Block, links: Links) -> str:
    """A row of a table with the links of its cells as ours."""
    cells = re.split(r"(?<!\\)\|", row.strip().strip("|"))
    texts = (cell if re.fullmatch(r"\s*:?-+:?\s*", cell) else _cell(cell, block, links) for cell in cells)
    return f"| {' | '.join(text.strip() for text in texts)} |"


def _cell(text: str, block: Block, links: Links) -> str:
    return re.sub(r"(?<!\\)\||&#124;", r"\\|", inline(links.runs(parse(text), block.location)))


def _boxed(block: Block, links: Links) -> str:
    """The lines of a box as a paragraph each."""
    lines = (Line(text.replace(BADGE, ""), block.location) for text in block.text.split("\n"))
    return markdown(blocks(lines), links)
