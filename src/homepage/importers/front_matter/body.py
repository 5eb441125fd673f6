"""Markdown of other generators as Markdown of ours: template code and hidden parts gone, lists in our indentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.errors import Location
from homepage.importers.front_matter import hugo_shortcodes
from homepage.importers.front_matter.emoji_names import with_emoji
from homepage.importers.front_matter.hidden import without_hidden
from homepage.importers.front_matter.jumps import without_buttons, without_jumps
from homepage.importers.front_matter.liquid import (
    silenced,
    told,
    variable,
    with_contents,
    with_places,
    without_loops,
    without_times,
)
from homepage.importers.front_matter.markdown_links import MarkdownLinks, with_whole_addresses
from homepage.importers.front_matter.markdown_lists import with_our_lists
from homepage.importers.front_matter.passages import passages, shown, with_breaks
from homepage.importers.front_matter.residue import without_samples_in
from homepage.importers.prose import markdown_tables
from homepage.importers.prose.clean import BIBTEX_ENTRY, Cleaner, Line
from homepage.importers.prose.inline import attributes, parse
from homepage.importers.prose.markdown_out import inline
from homepage.importers.prose.runs import Run, plain
from homepage.importers.report import ImportReport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from homepage.importers.front_matter.links import Targets
    from homepage.importers.front_matter.reader import Page

_MARKERS = re.compile("[\ue010-\ue012]")
_FIGURE = re.compile(r"\{%-?\s*include\s+(?:figure|image|video|audio)[\w./-]*\s+(.*?)-?%\}", re.DOTALL)
_STYLE = re.compile(r"[ \t]*\{(?:style|class|width|height)=[^}\n]*\}")
_DRESS = re.compile(r"<(/?)(span|font)\b([^<>]*)>", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:lang|id|hidden)\b", re.IGNORECASE)  # attributes that are more than looks


class Bodies:
    """Turns the texts of one source into Markdown whose addresses lead somewhere; ``report`` is told of every word.

    ``tags`` writes what template code of the source's own stands for, such as citations.
    """

    def __init__(
        self, targets: Targets, report: ImportReport | None = None, tags: Callable[[str], str] | None = None
    ) -> None:
        self.targets, self.report, self.tags = targets, report or targets.report, tags
        self.cleaner = Cleaner(self.report, self._include, variable)
        self.links = MarkdownLinks(self.targets)
        self.beside = ""

    def prepared(self, page: Page) -> Page:
        """A page for another reader: without what is hidden or comes with the template, its own tags written out."""
        self.beside = page.path
        text = self._own(page.body, page.path, page.body_line)
        return replace(page, body=self.tags(text) if self.tags else text)

    def _own(self, text: str, path: str, line: int) -> str:
        """A text without what is hidden and what comes with the template."""
        text, samples = without_samples_in(_STYLE.sub("", without_hidden(text, path, line, self.report)))
        for sample in samples:
            self.report.left_out(Location(path, line + sample), "a paragraph that the template comes with")
        text, menus = without_jumps(text)
        text, buttons = without_buttons(text)
        text, times = without_times(text)
        for place, words in times:
            what = "when the page was last made, which only the template knew"
            self.report.left_out(Location(path, line + place), f"{what}: {words}")
        for place, words in menus:
            self.report.left_out(Location(path, line + place), f"a menu of places within its page: {words[:80]}")
        for place, words in buttons:
            self.report.left_out(Location(path, line + place), f"a button, which needs a script: {words[:80]}")

        def figure(match: re.Match[str]) -> str:
            known = attributes(match.group(1))
            if still := known.get("poster"):
                where = Location(path, line + text.count("\n", 0, match.start()))
                self.report.left_out(where, f"the still {still} of a film; {{poster=…}} after the film would show it")
            return hugo_shortcodes.figure(known)

        return _FIGURE.sub(figure, text)

    def markdown(self, text: str, path: str, line: int = 1) -> str:
        """A text of several paragraphs."""
        self.beside = path
        text = self._own(text, path, line)
        text = with_emoji(text)
        text = hugo_shortcodes.SHORTCODE.sub(self._shortcode, text) if "{{" in text else text
        text = with_contents(text)
        text = markdown_tables.as_markdown(self.tags(text) if self.tags else text)
        whole = text
        text, loops = without_loops(text) if "{%" in text else (text, [])
        for loop in loops:
            self.report.left_out(Location(path, line + loop), told(whole, loop))
        text = with_places(text)
        lines = self.cleaner.lines(silenced(text), path, first=line)
        lines = with_breaks([Line(_MARKERS.sub("", _undressed(one.text)), one.location) for one in lines])
        for where, passage in passages(lines):
            self.report.saw(shown(passage), where)
        found = self.links.judged(BIBTEX_ENTRY.sub(_as_code, "\n".join(one.text for one in lines)), path, line)
        found = re.sub(r"^[ \t]*(?:<br\s*/?>[ \t]*)+$", "", with_our_lists(found), flags=re.MULTILINE)
        return re.sub(r"\n{3,}", "\n\n", found).strip("\n")

    def silent(self) -> Bodies:
        """The same for texts whose words are counted elsewhere, or not shown now."""
        return Bodies(self.targets, ImportReport(), self.tags)

    def line(self, text: str, where: Location) -> str:
        """A text of one paragraph, as inline Markdown; its words are counted."""
        runs = parse(with_whole_addresses(without_buttons(_without_comments(text))[0]))
        self.report.saw(plain(runs), where)
        return inline(one for run in runs for one in self._settled(run, where))

    def _settled(self, run: Run, where: Location) -> Iterator[Run]:
        """A run whose addresses lead somewhere; a picture that is not there goes."""
        url = self.targets.url(run.url, where, beside=where.path) if run.url else None
        image = self.targets.picture(run.image, where, beside=where.path) if run.image else None
        if run.image is None or image is not None:
            yield replace(run, url=url, image=image)

    def plain(self, text: str, where: Location) -> str:
        """A text in which nothing is marked up: its words alone, which are counted."""
        found = plain(parse(_without_comments(text)))
        self.report.saw(found, where)
        return found

    def _include(self, kind: str, name: str, page: str) -> tuple[str, str] | None:
        folder = page.rpartition("/")[0] if kind == "include_relative" else "_includes"
        path = f"{folder}/{name}".lstrip("/")
        text = self.targets.folder.text(path) if path.endswith((".md", ".html")) else None
        return (path, text) if text is not None and "{%" not in text and "{{" not in text else None

    def _shortcode(self, match: re.Match[str]) -> str:
        return hugo_shortcodes.written(match, self.beside, self.targets, self.report)


def _without_looks(text: str) -> str:
    """A text without elements that only say how it looks; the end of one that stays stays."""
    open_: dict[str, list[bool]] = {}

    def kept(match: re.Match[str]) -> str:
        stack = open_.setdefault(match.group(2).lower(), [])
        if match.group(1):
            return match.group() if stack and stack.pop() else ""
        stack.append(_SAYS.search(match.group(3)) is not None)
        return match.group() if stack[-1] else ""

    return _DRESS.sub(kept, text)


def _undressed(text: str) -> str:
    """A line without the elements that only dress its words; two links beside each other stay apart."""
    return re.sub(r"</a>(?=<a\b)", "</a> ", _without_looks(text), flags=re.IGNORECASE) if "<" in text else text


def _without_comments(text: str) -> str:
    return re.sub(r"<!--.*?(?:-->|\Z)", "", text, flags=re.DOTALL)


def _as_code(match: re.Match[str]) -> str:
    return "\n```\n" + match.group(1).replace("\ue015", "\n") + "\n```\n"
