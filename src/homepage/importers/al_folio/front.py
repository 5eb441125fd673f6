"""The page about the owner of an al-folio site: what it shows of the lists of the site, under which headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from homepage.importers.al_folio.books import Book, shown_by
from homepage.importers.jekyll.queries import LIST, Asked, asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.front_matter.reader import Page
    from homepage.importers.front_matter.tables import Table

_SHOWN = re.compile(
    rf"(?P<publications>{LIST.pattern})"
    r"|\{%-?\s*include\s+(?:\w+/)*(?:(?P<papers>selected_papers)|(?P<news>news)|(?P<posts>latest_posts)|social)"
    r"\.(?:html|liquid)\b[^%]*-?%\}"
)
_HEADING = re.compile(
    r"(?:^[ ]{0,3}\#{1,6}[ \t]*(?P<title>[^\n]*?)[ \t\#]*\n|<h(?P<level>[1-6])\b[^>]*>(?P<inner>.*?)</h(?P=level)\s*>)"
    r"(?:\s|<[^<>]*>)*\x00(?P<kind>\w+)\x00(?:\s|\x00\w+\x00|</\w+\s*>)*?(?=^[ ]{0,3}\#|<h[1-6]\b|^[ ]{0,3}\S|\Z)",
    re.DOTALL | re.MULTILINE,
)
_SECTION = re.compile(r"^[ ]{0,3}#{1,3}[ \t]*[^\s#].*$|<h[1-3]\b", re.MULTILINE)
_FEWEST = 5  # words before the first heading of a page that begins with its biography
_MARK = re.compile(r"\x00\w+\x00")
_LISTS = {"papers": "publications"}


class Front(Struct):
    """What stood in a page: the headings of lists by their kind, and which works it listed."""

    titles: dict[str, str] = field(default_factory=dict)
    works: list[Asked] = field(default_factory=list)
    talks: list[tuple[Book, Asked]] = field(default_factory=list)


def without_lists(page: Page, books: Sequence[Book] = ()) -> Front:
    """Take the lists, which become sections, out of a page with the headings above them.

    A list of one of the ``books`` that hold no works stays, unless these are talks.
    """
    front = Front()

    def marked(match: re.Match[str]) -> str:
        kind = next((name for name, found in match.groupdict().items() if found), "social")
        if kind == "publications":
            wanted = asked(match.group(2))
            book = shown_by(wanted, books)
            if book and not book.is_of_talks:
                return match.group()
            if book:
                kind = "talks"
                front.talks.append((book, wanted))
            else:
                front.works.append(wanted)
        return f"\x00{_LISTS.get(kind, kind)}\x00" + "\n" * match.group().count("\n")

    def headed(match: re.Match[str]) -> str:
        title = re.sub(r"<[^>]*>|\{:?[^}]*\}|[*_]{2}|\]\([^)]*\)|\[", "", match["title"] or match["inner"] or "")
        front.titles.setdefault(match["kind"], " ".join(title.split()))
        return "\n" * match.group().count("\n")

    page.body = _MARK.sub("", _HEADING.sub(headed, _SHOWN.sub(marked, page.body)))
    return front


def has_sections(page: Page) -> bool:
    """Whether headings part a page into a biography and sections."""
    first = _SECTION.search(page.body)
    return first is not None and len(re.sub(r"<[^>]*>", " ", page.body[: first.start()]).split()) >= _FEWEST


def limit(about: Page | None, name: str, config: Table, setting: str) -> int | None:
    """How many records of a list the page shows; None when it shows all."""
    told = about.fields.table(name).text("limit") if about else ""
    told = told or config.table(name).text("limit") or config.text(setting)
    return int(told) if told.isdecimal() and int(told) else None


def is_shown(about: Page | None, name: str) -> bool:
    """Whether the page says that it shows a list."""
    return about is not None and about.fields.table(name).flag("enabled")
