"""What a reader sees, as words: the measure by which an import shows that nothing was lost.

A word is a run of letters or digits, a Chinese or Japanese character is a word by itself. Case, accents' encoding,
punctuation and leading zeros of numbers do not count.
"""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

_CJK = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}\ufffd]|(?:(?![{_CJK}])[^\W_])+")
_HIDDEN = frozenset({"script", "style", "head", "template", "noscript", "svg", "iframe", "title"})
_WITHIN = frozenset({"b", "strong", "i", "em", "u", "font", "mark", "wbr", "small"})  # do not part words


def of(text: str) -> list[str]:
    """The words of plain text, in order."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [word.lstrip("0") or "0" if word.isdigit() else word for word in _WORD.findall(plain)]


class _Visible(HTMLParser):
    """Collects the text of an HTML page that is shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (parser's name)
        self.hidden += tag in _HIDDEN
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in _HIDDEN and self.hidden > 0
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)

    def _break(self, tag: str) -> None:
        if tag not in _WITHIN:
            self.parts.append(" ")


def visible(html: str) -> str:
    """The text of an HTML page that a reader sees."""
    parser = _Visible()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)
