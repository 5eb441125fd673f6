"""What the page of a publication says: its abstract, and below it a text of its own, in each of its languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from homepage.content.records import Link
from homepage.importers import words
from homepage.importers.front_matter.pages import is_blocks
from homepage.importers.front_matter.residue import is_sample_text
from homepage.importers.prose.inline import parse
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page

_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


class Said(NamedTuple):
    """The abstract as plain paragraphs, the further text as Markdown, and the links that stand alone in it."""

    abstract: str
    text: str
    links: tuple[Link, ...]


def said(page: Page, bodies: Bodies) -> Said:
    """What a page says beside its facts; a text without an abstract is the abstract when it is mere paragraphs."""
    fields, told = page.fields, page.fields.text("abstract")
    if "{{" in told:
        told = bodies.silent().markdown(told, page.path, page.location.line or 1)
    abstract = [text for part in _EMPTY_LINE.split(told) if (text := _plain(part))]
    summary = _plain(fields.text("summary", "abstract_short"))
    body = bodies.silent().markdown(page.body, page.path, page.body_line)
    links = tuple(link for part in _EMPTY_LINE.split(body) for link in _alone(part))
    parts = [part for part in _EMPTY_LINE.split(body) if _plain(part) and not _alone(part)]
    if not abstract and parts and not is_blocks(body) and not any("![" in part for part in parts):
        abstract, links = [_plain(part) for part in parts], links + tuple(_within(parts))
        parts = []
    parts = [part for part in parts if not _repeats(_plain(part), abstract)]
    if summary and not _repeats(summary, [*abstract, *map(_plain, parts)]):
        (parts if abstract else abstract).insert(0, summary)
    return Said("\n\n".join(abstract), "\n\n".join(parts), links)


def _plain(text: str) -> str:
    """The words of a paragraph; none of one that the template comes with."""
    found = plain(parse(re.sub(r"^\s*(?:#{1,6}|[-*+])\s+", "", text, flags=re.MULTILINE)))
    return "" if is_sample_text(found) else found


def _repeats(text: str, others: list[str]) -> bool:
    return set(words.of(text)) <= set(words.of(" ".join(others)))


def _alone(paragraph: str) -> list[Link]:
    """The links of a paragraph that is nothing but links."""
    runs = parse(paragraph)
    is_links = all(run.image is None and (run.url or not re.search(r"\w", run.text)) for run in runs)
    return _within([paragraph]) if is_links and runs else []


def _within(paragraphs: list[str]) -> list[Link]:
    runs = [run for paragraph in paragraphs for run in parse(paragraph)]
    return [
        Link(label=run.text.strip(), url=run.url) for run in runs if run.url and run.image is None and run.text.strip()
    ]
