"""A page's Markdown as lines that are shown: comments, scripts and template code gone, HTML blocks as Markdown.

Every line keeps the file and the number it has in the source. Signs of the private use area mark what Markdown has no
word for: the ends of a box (a publication with its thumbnail), a badge, and BibTeX that stands in the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from homepage.errors import Location
from homepage.importers import comments
from homepage.importers.prose import embeds, inline, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from homepage.importers.report import ImportReport

SOFT = "\x0b"  # a line end that the source does not have
PARAGRAPH = "\x0b\ue017\x0b"  # an empty line that the source does not have
BOX, END_BOX, BADGE, BIBTEX, END_BIBTEX = "\ue010", "\ue011", "\ue012", "\ue013", "\ue014"
BIBTEX_ENTRY = re.compile(f"{BIBTEX}(.*?){END_BIBTEX}", re.DOTALL)
_MARKERS = re.compile("[\ue010-\ue017\x0b]")
_DROPPED = re.compile(
    r"<(script|style|iframe|noscript|svg|video|audio|object|form|head|template)\b[^>]*(?<!/)>(.*?)</\1\s*>"
    r"|<(?:script|iframe|object|embed|link|meta|input|!doctype)\b[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", re.DOTALL)
_LINK_COMMENT = re.compile(r"^[ ]{0,3}\[(?://|comment|_)\]:\s*(?:#|<>)?.*$", re.MULTILINE)
_CODE = re.compile(r"^[ ]{0,3}(```|~~~).*?^[ ]{0,3}\1[`~]*[ \t]*$", re.DOTALL | re.MULTILINE)
_BIB = re.compile(
    r"(?:<pre\b[^>]*>)?(?<!\s)\s*+(?:<code\b[^>]*>)?\s*+(@\w+\s*\{.*?)\s*(?:</code>)?\s*</pre\s*>"
    r"|(?<!`)`\s*(@\w+\s*\{[^`]*\})\s*`(?!`)",
    re.DOTALL,
)
_TEMPLATE = re.compile(r"\{\{-?(.*?)-?\}\}|\{%-?(.*?)-?%\}", re.DOTALL)
_INCLUDE = re.compile(r"(include|include_relative)\s+([^\s{}%]+)")
# An include that shows a picture, whatever the file is called: {% include figure.html src="a.png" %}.
_PICTURE = re.compile(
    r"include\s[^{}%]*?\b(?:src|path|image|img|url|file)\s*=\s*([\"'])([^\"']+\.(?:png|jpe?g|gif|webp|svg|avif))\1",
    re.DOTALL | re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?P<opens><h([1-6])\b[^<>]*>)(?P<title>(?:(?!</?h[1-6]\b).){0,400}?)(?P<closes></h\2\s*>)",
    re.IGNORECASE | re.DOTALL,
)
# What a template computes of citations, and what only ends or parts a piece of template code.
_CITATIONS = re.compile(r"google_scholar_stats|gsDataBaseUrl|gs_data_shieldsio")
_ENDS = re.compile(r"(?:else|elsif|when|end\w+|raw|break|continue)\b")
_BLOCK_TAG = re.compile(r"<(/?)(\w+)((?:\s[^<>]*)?)/?>", re.DOTALL)
_PARTING = frozenset(
    "div center section article header footer main nav aside table tbody thead tr td th figure "  # noqa: SIM905
    "figcaption details summary body html blockquote".split()
)


class Line(NamedTuple):
    """One line as shown, with its place in the source."""

    text: str
    location: Location


class Cleaner:
    """Turns pages of one source into lines; ``include`` gives the text of an included file, or None."""

    def __init__(
        self,
        report: ImportReport,
        include: Callable[[str, str, str], tuple[str, str] | None],
        variable: Callable[[str], str | None],
    ) -> None:
        self.report, self.include, self.variable = report, include, variable
        self.open: list[str] = []
        self.used: set[str] = set()  # files that were included

    def lines(self, text: str, name: str, *, first: int = 1) -> list[Line]:
        """The lines of one page; ``first`` is the number of the line that ``text`` begins with."""
        return list(self._lines(text, name, first))

    def _lines(self, text: str, name: str, first: int) -> Iterator[Line]:
        text = self._without_hidden(_MARKERS.sub(" ", text), name, first)
        at, number = 0, first
        rest = []
        for match in _TEMPLATE.finditer(text):
            where = Location(name, first + text.count("\n", 0, match.start()))
            rest.append(text[at : match.start()])
            at = match.end()
            included = self._included(match, name)
            if included is None:
                rest.append(self._value(match, where) + "\n" * match.group().count("\n"))
                continue
            yield from _numbered(_blocks("".join(rest)), name, number)
            number, rest = where.line + match.group().count("\n"), []
            self.open.append(included[0])
            self.used.add(included[0])
            yield from self._lines(included[1], included[0], 1)
            self.open.pop()
        yield from _numbered(_blocks("".join([*rest, text[at:]])), name, number)

    def _included(self, match: re.Match[str], name: str) -> tuple[str, str] | None:
        found = _INCLUDE.match((match.group(2) or "").strip())
        if found is None or len(self.open) > 10:
            return None
        included = self.include(found.group(1), found.group(2), name)
        if included is None or included[0] in self.open:
            return None
        return included

    def _value(self, match: re.Match[str], where: Location) -> str:
        """What a piece of template code stands for: a setting, or nothing, which is reported."""
        if match.group(1) is not None:
            value = self.variable(match.group(1).strip())
            if value is not None:
                return value
        elif film := embeds.include((match.group(2) or "").strip()):
            return f"{PARAGRAPH}{film}{PARAGRAPH}"
        elif picture := _PICTURE.match((match.group(2) or "").strip()):
            alt = re.search(r"\b(?:alt|caption|title)\s*=\s*([\"'])(.*?)\1", match.group(2))
            return f'<img src="{picture.group(2)}" alt="{alt.group(2) if alt else ""}">'
        if _CITATIONS.search(match.group()):
            self.report.left_out(Location(where.path), "template code for numbers of citations, which are not fetched")
        elif not _ENDS.match((match.group(2) or "").strip()):
            self.report.left_out(where, f"template code {_short(match.group())}")
        return ""

    def _without_hidden(self, text: str, name: str, first: int) -> str:
        codes = [match.span() for match in _CODE.finditer(text)]

        def gone(match: re.Match[str]) -> str:
            if any(start <= match.start() < end for start, end in codes) and not match.group().startswith("<script"):
                return match.group()
            lines = "\n" * match.group().count("\n")
            if match.re is _DROPPED and (shown := embeds.element(match.group())):
                if still := re.match(r"<video\b[^<>]*\bposter\s*=\s*[\"']?([^\"'\s>]+)", match.group(), re.IGNORECASE):
                    where = Location(name, first + text.count("\n", 0, match.start()))
                    self.report.left_out(where, f"the still {still.group(1)} of a film")
                return f"{PARAGRAPH}{shown}{PARAGRAPH}{lines}"
            where = Location(name, first + text.count("\n", 0, match.start()))
            if match.re is not _DROPPED:
                comments.tell(self.report, where, match.group())
            else:
                what = match.group(1) or match.group()[1:20].split()[0]
                self.report.left_out(where, f"<{what}>: {_short(match.group())}")
            return lines

        text = _COMMENT.sub(gone, text)
        codes = [match.span() for match in _CODE.finditer(text)]
        text = _LINK_COMMENT.sub(gone, text)
        codes = [match.span() for match in _CODE.finditer(text)]
        return _BIB.sub(_bibtex, _DROPPED.sub(gone, text))


def _bibtex(match: re.Match[str]) -> str:
    """BibTeX in one line of its own, followed by as many line ends as it had."""
    entry = re.sub(r"<[^>]*>", "", match.group(1) or match.group(2))
    kept = entry.replace("\n", "\ue015")
    return f"{SOFT}{BIBTEX}{kept}{END_BIBTEX}{SOFT}" + "\n" * match.group().count("\n")


def _short(text: str) -> str:
    words = " ".join(re.sub(r"^<!--|-->$", "", text).split())
    return words if len(words) < 90 else words[:87] + "…"


def _numbered(text: str, name: str, first: int) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), first):
        pieces = line.split(SOFT)
        for piece in pieces:
            if piece.strip() or len(pieces) == 1:
                yield Line("" if piece == "\ue017" else piece, Location(name, number))


def _blocks(text: str) -> str:
    """HTML's blocks as Markdown: headings, items, paragraphs; boxes and badges as marks."""
    state = _State()
    text = _TITLE.sub(_on_one_line, text) if "<h" in text.lower() else text
    codes = [match.span() for match in _CODE.finditer(text)]

    def changed(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in codes):
            return match.group()
        closes, tag, rest = match.group(1) == "/", match.group(2).lower(), match.group(3)
        found = state.sign(tag, inline.attributes(rest).get("class", ""), closes=closes)
        return match.group() if found is None else found + "\n" * match.group().count("\n")

    return _BLOCK_TAG.sub(changed, text)


def _on_one_line(match: re.Match[str]) -> str:
    """A heading on the line that it begins in; what follows it keeps its lines."""
    return f"{match['opens']}{' '.join(match['title'].split())}{match['closes']}" + "\n" * match["title"].count("\n")


class _State:
    """The open lists and boxes of one page."""

    def __init__(self) -> None:
        self.lists: list[str] = []
        self.divs: list[str] = []
        self.has_lines = False  # whether a cell of the row has several lines: the next cell is one more

    def sign(self, tag: str, kind: str, *, closes: bool) -> str | None:
        """What stands for a tag; None when it is not a block."""
        if tag in ("ul", "ol", "menu", "li"):
            return self._list(tag, closes=closes)
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return self._heading(tag, closes=closes)
        if tag in ("tr", "br"):
            self.has_lines = tag == "br"
        if tag in ("div", "tr"):
            return self._div(kind, closes=closes)
        if tag in ("hr", "p", "dl"):
            return PARAGRAPH
        if tag in ("dt", "dd", "td", "th"):
            is_line = closes if tag in ("dt", "dd") else self.has_lines and not closes
            return f"<br>{SOFT}" if is_line else SOFT
        return SOFT if tag in _PARTING else None

    def _list(self, tag: str, *, closes: bool) -> str:
        if tag == "li":
            mark = "1." if self.lists[-1:] == ["ol"] else "-"
            return SOFT if closes else f"{SOFT}{'  ' * (len(self.lists) - 1)}{mark} "
        if not closes:
            self.lists.append(tag)
        elif self.lists:
            self.lists.pop()
            return SOFT if self.lists else PARAGRAPH
        return SOFT

    def _heading(self, tag: str, *, closes: bool) -> str:
        # Inside a box a heading is the title of its publication.
        if any(kind == BOX for kind in self.divs):
            return f"</strong>{SOFT}" if closes else f"{SOFT}<strong>{runs.TITLE}"
        return PARAGRAPH if closes else f"{PARAGRAPH}{'#' * int(tag[1])} "

    def _div(self, kind: str, *, closes: bool) -> str:
        if closes:
            opened = self.divs.pop() if self.divs else ""
            return f"{SOFT}{END_BOX}{SOFT}" if opened == BOX else PARAGRAPH
        classes = kind.split()
        is_box = "paper-box" in classes or ("paper-box-text" in classes and BOX not in self.divs)
        self.divs.append(BOX if is_box else "")
        if is_box:
            return f"{SOFT}{BOX}{SOFT}"
        return f"{SOFT}{BADGE}" if "badge" in classes else PARAGRAPH
