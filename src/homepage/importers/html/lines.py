"""The tree of an HTML page as lines of Markdown, for the readers that Markdown pages have too."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from homepage.errors import Location
from homepage.importers import comments, words
from homepage.importers.html import elements, furniture, menus, shapes
from homepage.importers.html import grids as html_grids
from homepage.importers.html.counted import with_items
from homepage.importers.html.icons import with_words
from homepage.importers.html.lists import with_lists
from homepage.importers.html.looks import Look, headings, is_like, without_signs
from homepage.importers.prose import kinds
from homepage.importers.prose.clean import BADGE, BIBTEX, BOX, END_BIBTEX, END_BOX, Line
from homepage.importers.prose.html_tree import Node
from homepage.importers.prose.runs import TITLE

if TYPE_CHECKING:
    from homepage.importers.report import ImportReport

_CAREER = frozenset({"education", "experience", "awards", "talks", "courses", "service"})
_MARKDOWN = re.compile(r"([\\`*_\[\]#$~{}|])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d{1,3}[.)])(?=\s)")


class LineWriter:
    """Writes the lines of one page; ``seen_heading`` tells boxes of publications from the head of the page."""

    def __init__(self, report: ImportReport, name: str, portrait: Node | None) -> None:
        self.report, self.name, self.portrait = report, name, portrait
        self.lines: list[Line] = []
        self.buffer = ""
        self.number = 1
        self.lists: list[str] = []
        self.keeps_menus = True
        self.in_box = False
        self.title: Node | None = None  # of the box
        self.wrapped = 0
        self.section = ""  # the kind that the last heading named
        self.level = 1  # of the last heading that is marked as one
        self.looks: set[Look] = set()
        self.seen_heading = False
        self.titled: set[str] = set()  # the words of the title

    def write(self, root: Node) -> list[Line]:
        """All lines of a page."""
        for sign in without_signs(root):
            text = "pictures too small to show more than a sign"
            self.report.left_out(Location(self.name), f"{text}: {sign.attributes.get('src', '')}")
        for button in with_words(root):
            self._drop(button)
        self.titled = {word for one in root.walk() if one.tag == "title" for word in words.of(one.words())}
        self.looks = headings(root, shapes.is_heading)
        self._node(with_lists(root, self.report, self.name))
        self._end()
        return with_items(self.lines, self.report)

    def _node(self, node: Node) -> None:
        if node.tag == "":
            self._text(node.text, node.line)
        elif node.tag == "!" or node.tag in elements.DROPPED or shapes.is_hidden(node):
            self._drop(node)
        elif node.tag in menus.MENUS and menus.is_menu(node):
            self._menu(node)
        elif node.tag in elements.HEADINGS:
            self._heading(node)
        elif node.tag in elements.INLINE or (node.tag in elements.TITLES and self._is_title(node)):
            self._inline(node)
        elif node.tag in ("a", "img", "br", "hr"):
            self._sign(node)
        elif node.tag in ("li", "pre", "tr", "ul", "ol") or (node.tag == "table" and not self.in_box):
            self._structure(node)
        else:
            self._other(node)

    def _drop(self, node: Node) -> None:
        if node.tag == "!":
            comments.tell(self.report, Location(self.name, node.line), node.attributes.get("text", ""))
            return
        if node.tag == "nav":
            self._menu(node)
            return
        if node.tag == furniture.FURNITURE:
            self.report.left_out(Location(self.name), furniture.told(node))
            return
        text = node.words()
        if node.tag in ("head", "title") or not (text or node.attributes or node.children):
            return
        shown = f"<{node.tag}> {text[:90] or node.attributes.get('src', '')}".strip()
        self.report.left_out(Location(self.name, node.line), shown)

    def _menu(self, node: Node) -> None:
        """A menu is made anew; what it leads to beside pages of the site, such as a CV, is a row of links."""
        others = menus.beyond(node) if self.keeps_menus else []
        if others:
            self._end()
            for one in others:
                self.buffer += " / " if one is not others[0] else ""
                self._anchor(one)
            self._end()
        text = node.parted_words()[:100]
        what = "the name, which the title of the page says too" if self._is_name(text) else "navigation"
        self.report.left_out(Location(self.name, node.line), f"{what}: {text}")

    def _is_name(self, text: str) -> bool:
        """Whether words that are called a menu are some of the title of the page."""
        said = words.of(text)
        return bool(said) and set(said) <= self.titled

    def _children(self, node: Node) -> None:
        for child in node.children:
            self._node(child)

    def _text(self, text: str, line: int) -> None:
        if not self.buffer.strip():
            self.number = line + (len(text) - len(text.lstrip("\n")) if text.startswith("\n") else 0)
        shown = re.sub(r"[ \t\r\n\f]+", " ", text)
        self.buffer += _MARKDOWN.sub(r"\\\1", html.escape(shown, quote=False))

    def _end(self, *, blank: bool = True) -> None:
        """End the current line, and with it the paragraph."""
        if self.buffer.strip():
            text = self.buffer.strip()
            self._put(text if text.startswith(("- ", "1. ", "#", BADGE)) else _LINE_START.sub(r"\1\\\2", text))
        if blank:
            self._put("")
        self.buffer = ""

    def _put(self, text: str) -> None:
        self.lines.append(Line(text, Location(self.name, self.number)))

    def _heading(self, node: Node) -> None:
        if self.in_box:
            (self._title if node is self.title else self._children)(node)
            self.buffer += "<br>"
            return
        if not node.words():
            self._children(node)
            return
        if shapes.is_sentence(node):
            self._end()
            self._children(node)
            self._end()
            return
        self.level = elements.HEADINGS[node.tag]
        self._headed(node, self.level)
        self.seen_heading = self.seen_heading or node.tag != "name"

    def _headed(self, node: Node, level: int) -> None:
        self._end()
        self.number = node.line
        start = len(self.lines)
        self._children(node)
        text = self.buffer.strip()
        self.section = kinds.kind(node.words()) or (self.section if kinds.is_year(node.words()) else "")
        self.buffer = ""
        self.lines.insert(start, Line(f"{'#' * level} {text}", Location(self.name, node.line)))
        self._put("")

    def _inline(self, node: Node) -> None:
        if node.tag in elements.INLINE and not self._is_title(node):
            self._wrapped(node.tag, node)
            return
        self._title(node)

    def _is_title(self, node: Node) -> bool:
        return bool(self.in_box or self.lists) and shapes.is_title(node)

    def _title(self, node: Node) -> None:
        """What the page marks as the title of a publication."""
        self.buffer += f"<strong>{TITLE}"
        self._children(node)
        self.buffer += "</strong>"

    def _wrapped(self, tag: str, node: Node) -> None:
        if any(
            child.tag in elements.BLOCKS or child.tag in ("li", "pre", "table")
            for child in node.walk()
            if child is not node
        ):
            self._children(node)
            return
        self.buffer += f"<{tag}>"
        self.wrapped += 1
        self._children(node)
        self.wrapped -= 1
        self.buffer += f"</{tag}>"

    def _sign(self, node: Node) -> None:
        if node.tag == "br":
            self._break()
        elif node.tag == "hr":
            self._end()
        elif node.tag == "img":
            self._image(node)
        else:
            self._anchor(node)

    def _break(self) -> None:
        """The end of a line; two of them end a paragraph, as people set them who knew no other way."""
        if self.buffer.rstrip().endswith("<br>") and not (self.in_box or self.lists or self.wrapped):
            self._end()
        else:
            self.buffer += "<br>"

    def _image(self, node: Node) -> None:
        if node is self.portrait:
            return
        source = html.escape(node.attributes.get("src", "").strip())
        self.buffer += f'<img src="{source}" alt="{html.escape(node.attributes.get("alt", ""))}">'

    def _anchor(self, node: Node) -> None:
        written = re.sub(r"\s*[\t\r\n]\s*", "", node.attributes.get("href", "")).strip()
        url = html.escape(written.replace(" ", "%20"))  # as browsers do
        if not url or any(child.tag in elements.BLOCKS or child.tag in elements.HEADINGS for child in node.walk()):
            self._children(node)
            return
        self.buffer += f'<a href="{url}">'
        (self._title if self._is_title(node) else self._children)(node)
        self.buffer += "</a>"

    def _structure(self, node: Node) -> None:
        if node.tag in ("ul", "ol"):
            self._list(node)
        elif node.tag == "li":
            (self._box if not self.in_box and shapes.is_badged(node) else self._item)(node)
        elif node.tag == "pre":
            self._pre(node)
        elif node.tag == "table" and not self.lists and (cells := html_grids.rows(node)):
            self._grid(cells)
        elif not self.in_box and (
            shapes.is_box(node, self.portrait, seen_heading=self.seen_heading)
            or (self.section == "publications" and shapes.is_entry(node))
        ):
            self._box(node)
        else:
            self._other(node)

    def _list(self, node: Node) -> None:
        self._end()
        self.lists.append(node.tag)
        self._children(node)
        self._end()
        self.lists.pop()

    def _item(self, node: Node) -> None:
        """An item as one line; what is a block in it becomes a further line of the item."""
        if self.buffer.replace("<br>", "").strip():  # words between the items of a list are a paragraph
            self._put("")
            self._end()
        self._end(blank=False)
        self.number = node.line
        start = len(self.lines)
        indent = "  " * max(len(self.lists) - 1, 0)
        mark = "1." if self.lists[-1:] == ["ol"] else "-"
        self._children(node)
        self._end(blank=False)
        own = self.lines[start:]
        head = next((at for at, line in enumerate(own) if line.text.strip()), None)
        if head is None:
            return
        nested = [
            Line(f"  {indent}{line.text}" if at else line.text, line.location) for at, line in enumerate(own[head:])
        ]
        nested[0] = Line(f"{indent}{mark} {own[head].text}", own[head].location)
        self.lines[start:] = nested

    def _is_box(self, node: Node) -> bool:
        if "paper-box" in node.classes:
            return True
        if self.section in _CAREER and shapes.is_entry_of_career(node):
            return True
        among = self.section == "publications"
        return node.tag in elements.BOXES and shapes.is_box(
            node, self.portrait, seen_heading=self.seen_heading, among=among
        )

    def _grid(self, cells: list[list[Node]]) -> None:
        self._end()
        self.number = cells[0][0].line
        for line in html_grids.markdown(cells, self._cell):
            self._put(line)
        self._put("")

    def _cell(self, node: Node) -> str:
        """The words of a cell in one line."""
        lines = LineWriter(self.report, self.name, None).write(Node(tag="div", children=node.children))
        return "<br>".join(line.text for line in lines if line.text.strip())

    def _pre(self, node: Node) -> None:
        text = "".join(one.text for one in node.walk() if not one.tag).strip("\n")
        self._end()
        self.number = node.line
        if re.match(r"\s*@\w+\s*\{", text):
            self._put(f"{BIBTEX}{text.replace(chr(10), chr(0xE015))}{END_BIBTEX}")
            self._put("")
            return
        self._put("```")
        for line in text.split("\n"):
            self._put(line)
        self._put("```")

    def _box(self, node: Node) -> None:
        self._end()
        self.number = node.line
        self._put(BOX)
        self.in_box, self.title = True, shapes.title(node.walk()) or next(shapes.sections(node), None)
        self._children(node)
        self._end()
        self.in_box = False
        self._put(END_BOX)

    def _is_heading(self, node: Node) -> bool:
        within = bool(self.buffer.strip()) and node.tag in ("font", "span")
        return not within and ((node.tag in elements.HEADED and shapes.is_heading(node)) or is_like(node, self.looks))

    def _other(self, node: Node) -> None:
        """Blocks end the line before and after them; elements without a meaning of their own are passed through."""
        if not self.in_box and not self.lists and self._is_box(node):
            self._box(node)
            return
        if not self.in_box and not self.lists and self._is_heading(node):
            self._headed(node, 2 if shapes.is_called_heading(node) else max(self.level + 1, 2))
            return
        if node.tag in ("td", "th") and not self.in_box:
            self._children(node)
            self.buffer += "<br>" if self.buffer.strip() else ""
            return
        block = node.tag in elements.BLOCKS or node.tag in ("td", "th")
        if block:
            self._end()
            self.number = node.line
        if "badge" in node.classes and node.tag == "div":
            self.buffer = BADGE
        (self._title if block and self._is_title(node) else self._children)(node)
        if block:
            self._end()
