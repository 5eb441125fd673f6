"""Links and pictures in Markdown, whose addresses lead somewhere or go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.values import is_local
from homepage.errors import Location
from homepage.importers.front_matter.links import network_at
from homepage.importers.prose.inline import attributes
from homepage.importers.prose.markdown_out import escaped, target
from homepage.importers.prose.url_parts import parts

if TYPE_CHECKING:
    from homepage.importers.front_matter.links import Targets

CODE = re.compile(r"(^[ ]{0,3}(```+|~~~+).*?^[ ]{0,3}\2[`~]*[ \t]*$|(?<!`)`[^`\n]+`(?!`))", re.DOTALL | re.MULTILINE)
_TARGET = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*<?([^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*)>?(\s+[\"'(][^)]*)?\s*\)"
)
_SPACED = re.compile(r"(\]\(\s*)([^()<>\n\"']*[^()<>\n\"'\s][ ][^()<>\n\"']*)(?=\))")
_LEFT_OVER = re.compile(r"\]\(\s*([^()\s]*)")
_DEFINITION = re.compile(r"^([ ]{0,3}\[[^\]^]+\]:\s*)<?(\S+?)>?(\s+[\"'(].*)?$", re.MULTILINE)
_TAG = re.compile(r"<(a|img)\b([^<>]*)>", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\b([^<>]*)>(.*?)</a\s*>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{:[^}\n]*\}")
_PICTURES = r"(?:!\[[^\]]*\]\(https?://[^()\s]*\)\s*)+"
_ICONS = re.compile(
    rf"<a href=\"(?P<url>https?://[^\"]*)\">(?P<icons>{_PICTURES})</a>"
    rf"|(?<!!)\[(?P<pictures>{_PICTURES})\]\((?P<other>https?://[^()\s]*)\)"
)
_ALONE = re.compile(r"\s*\$\$[^$]*\$\$\s*[.,;]?\s*")
_DOUBLE = re.compile(r"\$\$\s*([^$\n]*[^$\n\s])\s*\$\$")


class MarkdownLinks:
    """Judges the addresses in texts of one source; ``good`` are those that lead somewhere."""

    def __init__(self, targets: Targets) -> None:
        self.targets = targets
        self.good: set[str] = set()

    def judged(self, text: str, path: str, line: int) -> str:
        """The text with every address judged; code stays as it is."""
        parts = CODE.split(text)
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

        text = with_whole_addresses(_ATTRIBUTES.sub("", _inline_formulas(text)))
        text = _TARGET.sub(markdown, text)
        text = _DEFINITION.sub(definition, text)
        text = _LEFT_OVER.sub(self._guarded, self._tags(text, path, line))
        return _ICONS.sub(
            lambda match: self._named(match, Location(path, line + text.count("\n", 0, match.start()))), text
        )

    def _named(self, match: re.Match[str], where: Location) -> str:
        """A link of nothing but pictures of other hosts, which no page loads, with words: theirs, or where it leads."""
        url, pictures = match["url"] or match["other"], match["icons"] or match["pictures"]
        said = " ".join(filter(None, re.findall(r"!\[([^\]]*)\]", pictures)))
        words = said or network_at(url) or parts(url).netloc
        self.targets.report.left_out(where, f"a picture of another host on a link, which says {words} now")
        return f"[{escaped(words)}]({url})"

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
            label, inner = match.group(2).strip(), match.group(2)
            before, after = " " * inner[:1].isspace(), " " * inner[-1:].isspace()
            return f'{before}<a href="{target(url)}">{label}</a>{after}' if url else inner

        return _ANCHOR.sub(anchor, _TAG.sub(picture, text))


def _inline_formulas(text: str) -> str:
    """A text in which the formulas that stand within a line, which kramdown encloses in two signs, are ours."""
    if "$$" not in text:
        return text
    lines = text.split("\n")
    return "\n".join(line if _ALONE.fullmatch(line) else _DOUBLE.sub(r"$\1$", line) for line in lines)


def with_whole_addresses(text: str) -> str:
    """A text whose addresses have no spaces that would end them."""
    return _SPACED.sub(_unspaced, text)


def _unspaced(match: re.Match[str]) -> str:
    """An address whose spaces are written as Markdown can carry them."""
    return match.group(1) + match.group(2).strip().replace(" ", "%20")
