"""Texts of academicpages taken apart: the sections of a curriculum vitae, and paragraphs that are nothing but links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.front_matter.documents import has_text
from homepage.importers.front_matter.liquid import without_loops
from homepage.importers.front_matter.reader import Page
from homepage.importers.front_matter.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.records import Link

_ONLY_LINKS = re.compile(r"(?:\s*(?:[-*+]\s+)?\[([^\[\]]+)\]\(([^()\s]+)\)[\s.,;|]*)+")
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^(?:(#{1,6})[ ]*([^#\s].*?)[ #]*|([^\n]+)\n(={3,}|-{3,})[ ]*)$", re.MULTILINE)
# A heading of HTML in a line of its own, which no code writes.
_TAGGED = re.compile(
    r"^[ \t]*<h([1-6])\b[^<>]*>([^<>{}\n]+)</h\1>[ \t]*(?:<hr[ \t]*/?>[ \t]*)?$", re.MULTILINE | re.IGNORECASE
)


def headings(body: str) -> list[tuple[int, str, int, int]]:
    """The headings of a text: level, title, and the ends of what stands below up to the next one."""
    found = list(_HEADING.finditer(body))
    ends = [*(one.start() for one in found[1:]), len(body)][: len(found)]
    levels = (len(one.group(1)) if one.group(1) else 1 if one.group(4)[0] == "=" else 2 for one in found)
    titles = ((one.group(2) or one.group(3)).strip() for one in found)
    return [
        (level, title, one.start(), end) for level, title, one, end in zip(levels, titles, found, ends, strict=True)
    ]


def with_headings(body: str) -> str:
    """A text in which headings of HTML are those of Markdown; its lines keep their places."""
    return _TAGGED.sub(lambda match: f"{'#' * int(match.group(1))} {match.group(2).strip()}", body)


def without_bare_headings(body: str) -> tuple[str, list[int]]:
    """A text without the lists that the template makes and the headings of nothing else, and where those stood."""
    body, loops = without_loops(body)
    sections = headings(body)
    following = 0
    for level, _, start, end in reversed(sections):
        match = _HEADING.match(body, start)
        rest = Page(path="", fields=Table(), body=body[match.end() : end] if match else "")
        if match and following <= level and not has_text(rest):
            gone = body[start : match.end()]
            body = body[:start] + re.sub(r"[^\n]", " ", gone) + body[match.end() :]
        else:
            following = level
    return body, loops


def split_links(body: str) -> tuple[str, list[tuple[str, str]]]:
    """A text without the paragraphs that are nothing but links, and these links."""
    texts, links = [], []
    for paragraph in re.split(r"\n[ \t]*\n", body):
        if paragraph.strip() and _ONLY_LINKS.fullmatch(paragraph):
            links += _LINK.findall(paragraph)
        else:
            texts.append(paragraph)
    return "\n\n".join(texts), links


def without_twins(links: Sequence[Link]) -> list[Link]:
    """Links without those that are only called links and lead where another one does."""
    named = {one.url for one in links if one.label != "Link"}
    return [one for one in links if one.label != "Link" or one.url not in named]


def paragraphs(body: str) -> list[str]:
    """The paragraphs of a text; a heading is one of its own."""
    text = _HEADING.sub(lambda match: f"\n\n## {(match.group(2) or match.group(3)).strip()}\n\n", body)
    return [one for one in re.split(r"\n[ \t]*\n", text) if one.strip()]
