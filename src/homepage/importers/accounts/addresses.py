"""The addresses that a text of the source shows: links, pictures and documents, each with the line it stands in.

What no reader sees is passed over: comments, scripts, what is hidden, definitions of links that nothing uses.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from homepage.importers.html import shapes
from homepage.importers.html.furniture import FURNITURE
from homepage.importers.html.menus import MENUS, is_menu

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.importers.prose.html_tree import Node

_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}"
    r"|<(script|style|noscript|svg|template|head|nav)\b[^>]*>.*?</\1\s*>"
    r"|<(?:link|meta|script)\b[^>]*>"
    r"|^[ ]{0,3}\[(?://|comment|_)\]:.*?$"
    r"|\{%-?\s*(?:if|elsif|unless|for|assign|capture)\b.*?%\}|\{\{%?\s*/\*.*?\*/\s*%?\}\}",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_WEB = r"https?://(?:[^\s<>\"'`\[\]{}()|\\^*]|\\[_&%#~]|\*(?!\*)|\([^\s<>\"'()]*\))+"
_ELEMENT = re.compile(r"<[a-zA-Z][\w-]*(?:\s[^<>]*)?>")
_ATTRIBUTE = re.compile(
    r"\s(?:href|src|data-src)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))", re.IGNORECASE
)
_FOUND = re.compile(
    rf"(?P<web>{_WEB})"
    r"|\]\(\s*<?(?P<target>[^\s<>()\"']+(?:\([^\s<>()]*\)[^\s<>()\"']*)*)"
    r"|\b(?:path|src|image|image_path|img|url|pdf|file|href|thumbnail)\s*=\s*(?:\"(?P<given>[^\"<>{}]*)\"|'(?P<quoted>[^'<>{}]*)')"
    r"|^[ ]{0,3}\[(?P<name>[^\]^]+)\]:\s*<?(?P<defined>[^\s<>]+)",
    re.MULTILINE,
)
_WHOLE = re.compile(
    r"(?:https?:|mailto:|www\.)\S+|10\.\d{4,9}/\S+|/[\w/.%-]*/[\w.%-]*"
    r"|(?:[^\n<>:|]*/)?[^\n<>:|/]+\.(?:pdf|png|jpe?g|gif|svg|webp|avif|mp4|pptx?|docx?|xlsx?|zip|ipynb|bib|txt|html?)(?:[?#]\S*)?",
    re.IGNORECASE,
)
_LIQUID = re.compile(r"\{\{\s*[\"']([^\"']*)[\"']\s*(?:\|[^{}]*)?\}\}")
_VARIABLE = re.compile(r"\{\{-?\s*(?:site\.(?:base)?url|page\.\w+|\.?[\w.]*(?:URL|url)[^{}]*)\s*-?\}\}")
_SHOWN = frozenset(("href", "src", "data-src", "poster"))
_NOT_SHOWN = frozenset(
    ("script", "style", "noscript", "svg", "head", "template", "form", "button", "nav", "input", "link", FURNITURE)
)
_ENDING = ".,;:!?*_。，；"


class Address(NamedTuple):
    """An address as written, and its line."""

    text: str
    line: int


def of_markdown(text: str, first: int = 1) -> Iterator[Address]:
    """The addresses of a text in Markdown, which may hold HTML and template code."""
    text = _VARIABLE.sub("", _LIQUID.sub(r"\1", seen(text)))
    yield from _of_elements(text, first)
    text = _ELEMENT.sub(lambda match: "\n" * match.group().count("\n"), text)
    for match in _FOUND.finditer(text):
        if match["defined"] and not _is_used(match["name"], text):
            continue
        found = next(value for name, value in match.groupdict().items() if value is not None and name != "name")
        yield Address(plain(found), first + text.count("\n", 0, match.start()))


def seen(text: str) -> str:
    """A text without what nobody sees of it, its lines in their places."""
    return _UNSEEN.sub(lambda match: "\n" * match.group().count("\n"), text)


def _of_elements(text: str, first: int) -> Iterator[Address]:
    """The addresses in attributes of HTML; others, such as those of vocabularies, nobody follows."""
    for element in _ELEMENT.finditer(text):
        for match in _ATTRIBUTE.finditer(element.group()):
            found = match["double"] or match["single"] or match["bare"] or ""
            yield Address(plain(found), first + text.count("\n", 0, element.start() + match.start()))


def _is_used(name: str, text: str) -> bool:
    return len(re.findall(rf"\[{re.escape(name)}\]", text, re.IGNORECASE)) > 1


def of_html(node: Node) -> Iterator[Address]:
    """The addresses of a page in HTML, or of an element, that are no menu."""
    if node.tag in _NOT_SHOWN or node.tag == "!" or shapes.is_hidden(node):
        return
    if (node.tag in MENUS and is_menu(node)) or (node.tag == "a" and _is_empty(node)):
        return
    for name in _SHOWN & set(node.attributes):
        yield Address(plain(node.attributes[name]), node.line)
    for match in re.finditer(_WEB, node.text):
        yield Address(plain(match.group()), node.line + node.text.count("\n", 0, match.start()))
    for child in node.children:
        yield from of_html(child)


def _is_empty(link: Node) -> bool:
    """Whether nobody sees a link: it holds no text, and no element that may show a picture or a sign."""
    return not link.words() and not any(child.tag for child in link.children)


def of_value(text: str, line: int) -> Iterator[Address]:
    """The addresses of one value of settings or front matter."""
    if is_address(text):
        yield Address(plain(text), line)
        return
    for one in of_markdown(text):
        yield Address(one.text, line)


def is_address(text: str) -> bool:
    """Whether a value is an address and nothing else: of the web, or a file's name."""
    return bool(_WHOLE.fullmatch(text.strip()))


def plain(address: str) -> str:
    """An address without what stands around it."""
    text = re.sub(r"\s*\n\s*", "", html.unescape(address))  # browsers pass over the ends of lines
    return text.strip().rstrip(_ENDING)
