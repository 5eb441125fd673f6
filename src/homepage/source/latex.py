"""LaTeX as it occurs in titles, names and notes: to plain Unicode, and to inline HTML where plain text falls short.

The text is read once into a small tree of strings and marked spans, which either form is made from. Unknown macros
lose their backslash, keep their arguments and are told of; tags of HTML are read like macros; a raw % is a per cent
sign (in a .bib file it is no comment).
Mathematics is never read as text: it becomes Unicode when every sign of it has one, else it stays TeX in plain
text and becomes MathML in HTML.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from homepage.patterns import lazy
from homepage.source.formulas import mathml
from homepage.source.latex_address import address
from homepage.source.latex_reader import Node, plain, read, unknown_macros

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["address", "decode", "to_html", "unknown_macros", "unset_formulas"]

# Each alternative begins with one certain sign, no class: then a search skips plain text ten times as fast.
_CONTROLS = "|".join(map(re.escape, [*map(chr, range(32)), "\x7f"]))
_NEEDS_MORE_THAN_BRACES = lazy(rf"\\|\$|~|`|--|''|&#?\w+;|<[/A-Za-z]|{_CONTROLS}")
_NEEDS_READING = lazy(rf"\{{|\}}|{_NEEDS_MORE_THAN_BRACES.pattern}")
_MAY_NEED_MARKUP = lazy(r"\\|\$|<[A-Za-z]|lt;")
_CONTROL = lazy(r"[\x00-\x1f\x7f]")
_SPACES = lazy(r" {2,}")
_TAGS = {
    "em": ("<em>", "</em>"),
    "strong": ("<strong>", "</strong>"),
    "code": ("<code>", "</code>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "small-caps": ('<span class="small-caps">', "</span>"),
}


def decode(value: str) -> str:
    """The plain text of a LaTeX value, in Unicode normal form C."""
    if not value or _NEEDS_READING.search(value) is None:
        return value if value.isascii() else normalize("NFC", value)
    if _NEEDS_MORE_THAN_BRACES.search(value) is None:
        return _tidy(value.replace("{", "").replace("}", ""))
    return _tidy(plain(read(value)))


def to_html(value: str) -> str | None:
    """Inline HTML of a LaTeX value, or None when its plain text says it all."""
    if _MAY_NEED_MARKUP.search(value) is None:
        return None
    nodes = read(value)
    return _tidy(_html(nodes)) if _is_marked(nodes) else None


def unset_formulas(value: str) -> list[str]:
    """The formulas of a value that cannot be set, so that their TeX is shown."""
    if _MAY_NEED_MARKUP.search(value) is None:
        return []
    return [source for source in _formulas(read(value)) if mathml(source) is None]


def _formulas(nodes: tuple[Node | str, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Node):
            yield from [node.source] if node.kind == "math" else _formulas(node.content)


def _is_marked(nodes: tuple[Node | str, ...]) -> bool:
    return any(isinstance(node, Node) for node in nodes)


def _html(nodes: tuple[Node | str, ...]) -> str:
    return "".join(html.escape(node, quote=False) if isinstance(node, str) else _html_node(node) for node in nodes)


def _html_node(node: Node) -> str:
    if node.kind == "math":
        return mathml(node.source) or f'<code class="math">{html.escape(node.source)}</code>'
    inner = _html(node.content)
    if node.kind == "link":
        safe = re.match(r"(?i)(?:https?://|mailto:)[^\s<>\"]+$", node.source)
        return f'<a href="{html.escape(node.source)}">{inner}</a>' if safe else inner
    opening, closing = _TAGS[node.kind]
    return f"{opening}{inner}{closing}" if inner.strip() else inner


def _tidy(text: str) -> str:
    return normalize("NFC", _SPACES.sub(" ", _CONTROL.sub(" ", text))).strip(" ")
