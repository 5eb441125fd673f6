"""The pages of an al-folio site that list its works: the headings of their lists, and what else they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from homepage.content.config import Group
from homepage.errors import Location
from homepage.importers import comments
from homepage.importers.al_folio.books import shown_by
from homepage.importers.al_folio.talks import TalkShelf
from homepage.importers.al_folio.walk import COMMENT, TOKEN, Passage, expanded, has_words, walk
from homepage.importers.front_matter.pages import is_blocks, one_paragraph, per_language
from homepage.importers.front_matter.parts import prose_part
from homepage.importers.front_matter.residue import is_sample_text
from homepage.importers.jekyll.queries import LIST, Asked, asked
from homepage.importers.prose import kinds
from homepage.site.urls import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from homepage.importers.al_folio.books import Book
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.jekyll.library import Library
    from homepage.importers.site import Part

_OF_TEMPLATE = re.compile(r"(?:_?pages/)?[\w-]+\.(?:md|html)|Bibsearch Feature|\{%[^%]*%\}")
_SELECTION = re.compile(r"select|represent|featur|highlight|精选|代表|主要|ausgew", re.IGNORECASE)
_ADDRESS = re.compile(r"publi|papers?\b|bibliograph|works?\b|veroeffentlich", re.IGNORECASE)
_LONG = 600  # characters of a text that stands above a list


class Shelf(NamedTuple):
    """A list of works; its title is the heading above it, else that of its page."""

    title: str
    keys: tuple[str, ...]
    is_selection: bool
    heading: str
    location: Location


class Listing(Struct):
    """What the pages that list works or talks hold beside them."""

    shelves: list[Shelf] = field(default_factory=list)
    talks: list[TalkShelf] = field(default_factory=list)
    intro: list[str] = field(default_factory=list)
    outro: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    group_by: str = ""
    named: dict[str, str] = field(default_factory=dict)  # titles of lists in all languages

    def name(self, tag: str, others: Mapping[str, Listing]) -> None:
        """Call the lists in other languages, too, as lists of the same works are called there; ``tag`` is our own."""
        for shelf in self.shelves:
            same = {
                other: one.title
                for other, found in others.items()
                for one in found.shelves
                if one.keys == shelf.keys and one.keys
            }
            if same:
                self.named[shelf.title] = per_language({tag: shelf.title, **same})

    def add(self, other: Listing) -> None:
        """Take over what a further page holds."""
        self.shelves += other.shelves
        self.talks += other.talks
        self.intro += other.intro
        self.outro += other.outro
        self.parts += other.parts
        self.group_by = self.group_by or other.group_by

    def topics(self) -> tuple[tuple[Group, ...], dict[str, str]]:
        """The lists as topics, and the topic of each work; none when there is one list."""
        shelves = [shelf for shelf in self.shelves if not shelf.is_selection]
        titles = list(dict.fromkeys(shelf.title for shelf in shelves if shelf.keys))
        names = dict(zip(titles, _identifiers(titles), strict=True))
        found: dict[str, str] = {}
        for shelf in sorted(shelves, key=lambda one: len(one.keys)):  # of two, the one that says more
            for key in shelf.keys:
                found.setdefault(key, names[shelf.title])
        groups = tuple(
            Group(id=names[title], title=self.named.get(title, title))
            for title in titles
            if names[title] in found.values()
        )
        return (groups, found) if len(groups) > 1 else ((), {})


def is_listing(page: Page, name: str, *, has_works: bool, books: Sequence[Book] = ()) -> bool:
    """Whether a page is there to list works: by its name, the last part of its address, or as it shows nothing else."""
    without, lists = LIST.subn("", page.body)
    if not lists:
        return has_works and name.lower() == "publications" and not is_blocks(page.body) and len(page.body) < _LONG
    shown = [shown_by(wanted, books) for wanted in asked_in(page)]
    if any(book and not book.is_of_talks for book in shown):
        return False
    if all(shown) and "talks" in (kinds.kind(page.fields.text("title")), kinds.kind(page.stem.replace("_", " "))):
        return True
    return _ADDRESS.search(name) is not None or not has_words(TOKEN.sub("", without))


def asked_in(page: Page) -> list[Asked]:
    """What the lists of a page ask for, those in comments left out."""
    return [asked(match.group(1)) for match in LIST.finditer(COMMENT.sub("", page.body))]


def listing(
    pages: Iterable[Page], library: Library, bodies: Bodies, main_file: str, books: Sequence[Book] = ()
) -> Listing:
    """What some pages say, and which works, and which talks of ``books``, they list under which headings."""
    found = Listing()
    for page in pages:
        one = _read(page, (library, books), bodies, main_file)
        if one.talks and not one.shelves:  # what it says is about talks
            found.talks.append(one.talks[0]._replace(intro="<br>".join(one.intro), outro="<br>".join(one.outro)))
            found.talks += one.talks[1:]
            found.parts += one.parts
        else:
            found.add(one)
    shown = {group.title for group in found.topics()[0]}
    for shelf in found.shelves:
        if shelf.heading and shelf.title not in shown:
            what = "an empty list" if not shelf.keys else "a part of the whole list" if shown else "the whole list"
            bodies.report.left_out(shelf.location, f"the heading “{shelf.heading}”, which stood above {what}")
    return found


def _read(page: Page, sources: tuple[Library, Sequence[Book]], bodies: Bodies, main_file: str) -> Listing:
    """What one page says and lists; a list of talks names no work, any other no talk."""
    found, passages, (library, books) = Listing(), [], sources
    title = page.fields.text("title") or "Publications"
    title = title[:1].upper() + title[1:]
    _report_comments(page, bodies)
    for one in walk(expanded(page, main_file)):
        if isinstance(one, Passage):
            passages.append(one)
            continue
        heading, wanted = one
        if book := shown_by(wanted, books):
            found.talks.append(TalkShelf.of(heading or title, book, wanted))
            continue
        found.group_by = found.group_by or wanted.group_by
        is_selection = bool(_SELECTION.search(f"{heading} {wanted.query}") or wanted.most)
        keys = tuple(work.key for work in library.listed(wanted))
        found.shelves.append(Shelf(heading or title, keys, is_selection, heading, page.location))
    said = page.fields.text("description")
    if said and not is_sample_text(said):
        found.intro.append(bodies.line(said, page.fields.at("description")))
    titles = {shelf.title for shelf in found.shelves} | {shelf.title for shelf in found.talks}
    for passage in passages:
        _say(found, passage, page, bodies, titles)
    return found


def _report_comments(page: Page, bodies: Bodies) -> None:
    """Name the comments of a page that are the owner's."""
    for comment in COMMENT.finditer(page.body):
        said = " ".join(comment.group().strip("<!->").split())
        if not _OF_TEMPLATE.fullmatch(said):
            where = Location(page.path, page.body_line + page.body.count("\n", 0, comment.start()))
            comments.tell(bodies.report, where, said)


def _say(found: Listing, passage: Passage, page: Page, bodies: Bodies, titles: set[str]) -> None:
    """Put a text where it belongs: above the list, below it, or into a section of its own."""
    text = bodies.markdown(passage.text, page.path, page.body_line)
    if not re.search(r"\w", text):
        return
    heads_list = not passage.title or passage.title in titles
    is_long = len(text) > _LONG and not (passage.before and not passage.title)
    if is_blocks(text) or is_long or not heads_list:
        title = passage.title if not heads_list else f"{page.fields.text('title')}: {passage.title}".strip(": ")
        bodies.report.saw("" if heads_list else passage.title, page.location)
        found.parts += prose_part(title, text, f"{title}-notes" if heads_list else "")
    elif passage.before:
        found.intro.append(one_paragraph(text))
    else:
        found.outro.append(f"**{passage.title}:** {one_paragraph(text)}" if passage.title else one_paragraph(text))


def _identifiers(titles: list[str]) -> Iterator[str]:
    taken: set[str] = set()
    for number, title in enumerate(titles, 1):
        name = slug(title)
        name = (
            name if name.isascii() and re.fullmatch(r"[A-Za-z][\w-]*", name) and name not in taken else f"list-{number}"
        )
        taken.add(name)
        yield name
