"""Markdown of other generators as Markdown of ours: template code and hidden parts gone, lists in our indentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.values import is_local
from homepage.errors import Location
from homepage.importers.front_matter import hugo_shortcodes
from homepage.importers.front_matter.jumps import without_jumps
from homepage.importers.front_matter.residue import without_samples_in
from homepage.importers.prose import markdown_tables
from homepage.importers.prose.clean import BIBTEX, END_BIBTEX, Cleaner, Line
from homepage.importers.prose.inline import attributes, parse
from homepage.importers.prose.markdown_out import inline, target
from homepage.importers.prose.runs import Run, plain
from homepage.importers.report import ImportReport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from homepage.importers.front_matter.links import Targets
    from homepage.importers.front_matter.reader import Page

_MARKERS = re.compile("[\ue010-\ue012]")
_ENTRY = re.compile(f"{BIBTEX}(.*?){END_BIBTEX}", re.DOTALL)
_CODE = re.compile(r"(^[ ]{0,3}(```+|~~~+).*?^[ ]{0,3}\2[`~]*[ \t]*$|(?<!`)`[^`\n]+`(?!`))", re.DOTALL | re.MULTILINE)
_FIGURE = re.compile(r"\{%-?\s*include\s+(?:figure|image|video|audio)[\w./-]*\s+(.*?)-?%\}", re.DOTALL)
_SILENT = re.compile(
    r"\{%-?\s*(?:include\s+(?:base_path|toc|social|scripts?|bib_search)[^%]*|(?:end)?raw|details\s+|enddetails|tabs\s[^%]*|endtabs?|assign\s[^%]*)\s*-?%\}"
)
_DETAILS = re.compile(r"\{%-?\s*(?:details|tab\s+\S+)\s+(.*?)\s*-?%\}")
_HIGHLIGHT = re.compile(r"\{%-?\s*highlight\s+([\w+#-]+)[^%]*-?%\}(.*?\n)[ \t]*\{%-?\s*endhighlight\s*-?%\}", re.DOTALL)
_POST = re.compile(r"\{%-?\s*(?:twitter|tweet|youtube|vimeo)\s+[\"']?(https?://[^\s\"'%]+)[^%]*%\}")
_LOOP = re.compile(r"\{%-?\s*for\b(?:(?!\{%-?\s*for\b).)*?\{%-?\s*endfor\s*-?%\}", re.DOTALL)
# What a page says where a list is empty, which it is not.
_EITHER = re.compile(
    r"\{%-?\s*if\s+(?:site|paginator)\.[^%]*-?%\}((?:(?!\{%-?\s*(?:if|else|endif)\b).)*)"
    r"(\{%-?\s*else\s*-?%\}(?:(?!\{%-?\s*(?:if|endif)\b).)*\{%-?\s*endif\s*-?%\})",
    re.DOTALL,
)
_PLACE = re.compile(r"\{%-?\s*(link|post_url)\s+[\"']?([^\s%\"']+)[\"']?\s*-?%\}")
_TARGET = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*<?([^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*)>?(\s+[\"'(][^)]*)?\s*\)"
)
_SPACED = re.compile(r"(\]\(\s*)([^()<>\n\"']*[^()<>\n\"'\s][ ][^()<>\n\"']*)(?=\))")
_LEFT_OVER = re.compile(r"\]\(\s*([^()\s]*)")
_DEFINITION = re.compile(r"^([ ]{0,3}\[[^\]^]+\]:\s*)<?(\S+?)>?(\s+[\"'(].*)?$", re.MULTILINE)
_TAG = re.compile(r"<(a|img)\b([^<>]*)>", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\b([^<>]*)>(.*?)</a\s*>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"[ \t]*\{(?:style|class|width|height)=[^}\n]*\}")
_ATTRIBUTES = re.compile(r"\{:[^}\n]*\}")
_DRESS = re.compile(r"</?(?:span|font)\b(?![^<>]*\b(?:lang|id|hidden)\b)[^<>]*>", re.IGNORECASE)
_ITEM = re.compile(r"([ ]*)([-*+]|\d{1,9}[.)])([ ]+|$)(.*)")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ ]*[^#\s]")
_ELEMENT = re.compile(
    r"<(div|section|p|span)\b([^<>]*(?:class|style)[^<>]*)>((?:(?!<\1\b).)*?)</\1\s*>", re.DOTALL | re.IGNORECASE
)
_UNSHOWN = re.compile(r"(?:^|\s)d-none(?:\s|$)(?!.*\bd-(?:sm|md|lg|xl)-)")
_BREAK = re.compile(r"(?<=\S)(?:[ ]*\\\\[ ]*|[ ]{2,})$")
_NO_BREAK = re.compile(r"#|\||>|<br|<[a-z]+>$|.*<br\s*/?>\s*$|-{3,}|={3,}", re.IGNORECASE)
_ALONE = re.compile(r"\s*\$\$[^$]*\$\$\s*[.,;]?\s*")
_DOUBLE = re.compile(r"\$\$\s*([^$\n]*[^$\n\s])\s*\$\$")
# Formulas, whose commands nobody reads, and names of footnotes and emoji, which become signs.
_NO_WORDS = re.compile(
    r"\$\$.+?\$\$|\\\\?\[.+?\\\\?\]|\\\\?\(.+?\\\\?\)|(?<![\\\w$])\$(?=\S)[^$\n]*[^$\s]\$(?![\w$])|\[\^[^\]\s]+\]:?|:[a-z][a-z0-9_+-]*:",
    re.DOTALL,
)


class Bodies:
    """Turns the texts of one source into Markdown whose addresses lead somewhere; ``report`` is told of every word.

    ``tags`` writes what template code of the source's own stands for, such as citations.
    """

    def __init__(
        self, targets: Targets, report: ImportReport | None = None, tags: Callable[[str], str] | None = None
    ) -> None:
        self.targets, self.report, self.tags = targets, report or targets.report, tags
        self.cleaner = Cleaner(self.report, self._include, self._variable)
        self.beside = ""
        self.good: set[str] = set()

    def prepared(self, page: Page) -> Page:
        """A page for another reader: without what is hidden or comes with the template, its own tags written out."""
        self.beside = page.path
        text = self._own(page.body, page.path, page.body_line)
        return replace(page, body=self.tags(text) if self.tags else text)

    def _own(self, text: str, path: str, line: int) -> str:
        """A text without what is hidden and what comes with the template."""
        text, samples = without_samples_in(_STYLE.sub("", self._visible(text, path, line)))
        for sample in samples:
            self.report.left_out(Location(path, line + sample), "a paragraph that the template comes with")
        text, menus = without_jumps(text)
        for place, words in menus:
            self.report.left_out(Location(path, line + place), f"a menu of places within its page: {words[:80]}")
        return _FIGURE.sub(lambda match: hugo_shortcodes.figure(attributes(match.group(1))), text)

    def markdown(self, text: str, path: str, line: int = 1) -> str:
        """A text of several paragraphs."""
        self.beside = path
        text = self._own(text, path, line)
        text = _EMOJI.sub(lambda match: _EMOJIS.get(match.group(1), match.group()), text)
        text = hugo_shortcodes.SHORTCODE.sub(self._shortcode, text) if "{{" in text else text
        text = _DETAILS.sub(r"\n**\1**\n", text) if "{%" in text else text
        text = _POST.sub(r"[\1](\1)", _HIGHLIGHT.sub(r"```\1\2```", text)) if "{%" in text else text
        text = markdown_tables.as_markdown(self.tags(text) if self.tags else text)
        text, loops = without_loops(text) if "{%" in text else (text, [])
        for loop in loops:
            self.report.left_out(Location(path, line + loop), "a list that the template makes")
        text = _PLACE.sub(_place_of, text) if "{%" in text else text
        lines = self.cleaner.lines(_silenced(text), path, first=line)
        lines = _with_breaks([Line(_MARKERS.sub("", _undressed(one.text)), one.location) for one in lines])
        for where, passage in _passages(lines):
            self.report.saw(shown(passage), where)
        found = self._linked(_ENTRY.sub(_as_code, "\n".join(one.text for one in lines)), path, line)
        found = re.sub(r"^[ \t]*(?:<br\s*/?>[ \t]*)+$", "", _lists(found), flags=re.MULTILINE)
        return re.sub(r"\n{3,}", "\n\n", found).strip("\n")

    def _visible(self, text: str, path: str, line: int) -> str:
        """A text without the elements that their own style hides."""

        def gone(match: re.Match[str]) -> str:
            known = attributes(match.group(2))
            style, classes = known.get("style", "").replace(" ", ""), known.get("class", "")
            if "display:none" not in style and not _UNSHOWN.search(classes):
                return match.group()
            words = " ".join(re.sub(r"<[^>]*>", " ", match.group(3)).split())
            where = Location(path, line + text.count("\n", 0, match.start()))
            if words:
                self.report.left_out(where, f"is hidden: {words[:90]}")
            return "\n" * match.group().count("\n")

        return _ELEMENT.sub(gone, text)

    def silent(self) -> Bodies:
        """The same for texts whose words are counted elsewhere, or not shown now."""
        return Bodies(self.targets, ImportReport(), self.tags)

    def line(self, text: str, where: Location) -> str:
        """A text of one paragraph, as inline Markdown; its words are counted."""
        runs = parse(_SPACED.sub(_unspaced, _without_comments(text)))
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

    def _variable(self, expression: str) -> str | None:
        """What a piece of template code that writes a value writes: an address in quotes, the base of all addresses."""
        found = re.match(r"[\"']([^\"']*)[\"']\s*(?:\|\s*(?:prepend|relative_url|absolute_url|append).*)?$", expression)
        if found:
            return found.group(1)
        return "" if re.fullmatch(r"base_path|site\.(?:base)?url(?:\s*\|.*)?", expression) else None

    def _shortcode(self, match: re.Match[str]) -> str:
        return hugo_shortcodes.written(match, self.beside, self.targets, self.report)

    def _linked(self, text: str, path: str, line: int) -> str:
        """The text with every address judged; code stays as it is."""
        parts = _CODE.split(text)
        found, at = [], line
        for index in range(0, len(parts), 3):
            found.append(self._judged(parts[index], path, at))
            at += parts[index].count("\n")
            if index + 1 < len(parts):
                found.append(parts[index + 1])
                at += parts[index + 1].count("\n")
        return "".join(found)

    def _judged(self, text: str, path: str, line: int) -> str:
        def where(match: re.Match[str]) -> Location:
            return Location(path, line + text.count("\n", 0, match.start()))

        def markdown(match: re.Match[str]) -> str:
            picture, label, address, title = match.groups()
            if address.startswith("#"):
                self.targets.left_out_anchor(address, where(match))
                return label
            label = _TARGET.sub(markdown, label)
            find = self.targets.picture if picture else self.targets.url
            url = find(address, where(match), beside=path)
            if url is None:
                return "" if picture else label
            self.good.add(target(url))
            return f"{picture}[{label}]({target(url)}{title or ''})"

        def definition(match: re.Match[str]) -> str:
            url = self.targets.url(match.group(2), where(match), beside=path)
            return match.group(1) + target(url) + (match.group(3) or "") if url else ""

        text = _SPACED.sub(_unspaced, _ATTRIBUTES.sub("", _inline_formulas(text)))
        text = _TARGET.sub(markdown, text)
        text = _DEFINITION.sub(definition, text)
        return _LEFT_OVER.sub(self._guarded, self._tags(text, path, line))

    def _guarded(self, match: re.Match[str]) -> str:
        """A link that was not judged above, since it is not well formed, is made text."""
        address = match.group(1).strip("<>")
        return match.group() if address in self.good or not is_local(address) else f"] ({match.group(1)}"

    def _tags(self, text: str, path: str, line: int) -> str:
        def picture(match: re.Match[str]) -> str:
            where = Location(path, line + text.count("\n", 0, match.start()))
            known = attributes(match.group(2))
            if match.group(1).lower() == "a":
                return match.group()
            url = self.targets.picture(known.get("src", ""), where, beside=path)
            self.good.add(target(url or ""))
            if url and known.get("alt") == "":
                return f'<img src="{target(url)}" alt="">'  # a decoration, by the word of the source
            return f"![{known.get('alt', known.get('title', ''))}]({target(url)})" if url else ""

        def anchor(match: re.Match[str]) -> str:
            where = Location(path, line + text.count("\n", 0, match.start()))
            address = attributes(match.group(1)).get("href", "")
            url = self.targets.url(address, where, beside=path) if address else None
            label = match.group(2).strip()
            return f'<a href="{target(url)}">{label}</a>' if url else label

        return _ANCHOR.sub(anchor, _TAG.sub(picture, text))


_EMOJI = re.compile(r":([a-z0-9_+-]+):")
_EMOJIS = {
    "sparkles": "✨",
    "smile": "😄",
    "tada": "🎉",
    "rocket": "🚀",
    "fire": "🔥",
    "book": "📖",
    "books": "📚",
    "trophy": "🏆",
    "star": "⭐",
    "mortar_board": "🎓",
    "memo": "📝",
    "pencil": "📝",
    "email": "📧",
    "mega": "📣",
    "newspaper": "📰",
    "computer": "💻",
    "bulb": "💡",
    "microphone": "🎤",
    "globe_with_meridians": "🌐",
    "page_facing_up": "📄",
    "1st_place_medal": "🥇",
    "medal_sports": "🏅",
    "party_popper": "🎉",
    "heart": "❤️",
    "wave": "👋",
    "calendar": "📅",
}


def _undressed(text: str) -> str:
    """A line without the elements that only dress its words; two links beside each other stay apart."""
    return re.sub(r"</a>(?=<a\b)", "</a> ", _DRESS.sub("", text), flags=re.IGNORECASE) if "<" in text else text


def without_loops(text: str) -> tuple[str, list[int]]:
    """A text without what the template makes of each of some pages, its lines in their places, and where that stood."""
    lines: list[int] = []
    while match := _LOOP.search(text):
        lines.append(text.count("\n", 0, match.start()))
        text = text[: match.start()] + "\n" * match.group().count("\n") + text[match.end() :]
    return _EITHER.sub(lambda match: match.group(1) + "\n" * match.group(2).count("\n"), text), sorted(set(lines))


def _place_of(match: re.Match[str]) -> str:
    """The file that a tag of Jekyll leads to."""
    return f"/{match.group(2)}" if match.group(1) == "link" else f"/_posts/{match.group(2)}.md"


def _inline_formulas(text: str) -> str:
    """A text in which the formulas that stand within a line, which kramdown encloses in two signs, are ours."""
    if "$$" not in text:
        return text
    lines = text.split("\n")
    return "\n".join(line if _ALONE.fullmatch(line) else _DOUBLE.sub(r"$\1$", line) for line in lines)


def _unspaced(match: re.Match[str]) -> str:
    """An address whose spaces are written as Markdown can carry them."""
    return match.group(1) + match.group(2).strip().replace(" ", "%20")


def _silenced(text: str) -> str:
    """The text without template code that shows nothing: tags of blocks whose contents stand for themselves."""
    return _SILENT.sub("", text) if "{%" in text else text


def _without_comments(text: str) -> str:
    return re.sub(r"<!--.*?(?:-->|\Z)", "", text, flags=re.DOTALL)


def _as_code(match: re.Match[str]) -> str:
    return "\n```\n" + match.group(1).replace("\ue015", "\n") + "\n```\n"


def _with_breaks(lines: list[Line]) -> list[Line]:
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


def _passages(lines: list[Line]) -> Iterator[tuple[Location, str]]:
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
    text = _ENTRY.sub(lambda match: match.group(1).replace("\ue015", " "), text)
    text = re.sub(r"^[ ]{0,3}\[[^\]^]+\]:\s*\S+.*$|^\s*(?:```|~~~).*$|\{:[^}\n]*\}", "", text, flags=re.MULTILINE)
    text = _NO_WORDS.sub(" ", text)
    text = re.sub(r"(?<=\])\[[^\[\]\n]*\]", "", text)  # the name of an address that is defined elsewhere
    return plain(parse(re.sub(r"^\s*(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)\s+", "", text, flags=re.MULTILINE)))


def _lists(text: str) -> str:
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
