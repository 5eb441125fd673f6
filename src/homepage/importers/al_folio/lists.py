"""The pages of an al-folio site that list its works: the headings of their lists, and what else they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from homepage.content.config import Group
from homepage.errors import Location
from homepage.importers.front_matter.pages import is_blocks, one_paragraph
from homepage.importers.front_matter.residue import is_sample_text
from homepage.importers.front_matter.site import prose_part
from homepage.importers.jekyll.queries import LIST, Asked, asked
from homepage.site.urls import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.jekyll.library import Library
    from homepage.importers.site import Part

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_OF_TEMPLATE = ("_pages/publications.md", "Bibsearch Feature")
_LOOP = re.compile(r"\{%-?\s*for\b[^%]*?-?%\}((?:(?!\{%-?\s*for\b).)*?)\{%-?\s*endfor\s*-?%\}", re.DOTALL)
_UNKNOWN = re.compile(r"\w+\s*[=<>!~^]+\s*\{\{[^{}]*\}\}(?:\s*&&\s*)?")
_TOKEN = re.compile(
    rf"(?P<list>{LIST.pattern})"
    r"|^[ ]{0,3}(?P<level>\#{1,6})[ \t]*(?P<title>[^\n#][^\n]*)$"
    r"|<h(?P<tag>[1-6])\b[^>]*>(?P<inner>.*?)</h(?P=tag)\s*>"
    r"|\{%-?\s*tab\s+\S+\s+(?P<tab>.*?)\s*-?%\}",
    re.DOTALL | re.MULTILINE,
)
_YEAR = re.compile(r"(?:18|19|20)\d\d")
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


class Passage(NamedTuple):
    """A text of a page, with the heading above it; ``before`` says whether no list stood before it."""

    title: str
    text: str
    before: bool


class Listing(Struct):
    """What the pages that list works hold beside them."""

    shelves: list[Shelf] = field(default_factory=list)
    intro: list[str] = field(default_factory=list)
    outro: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    group_by: str = ""

    def topics(self) -> tuple[tuple[Group, ...], dict[str, str]]:
        """The lists as topics, and the topic of each work; none when there is one list."""
        shelves = [shelf for shelf in self.shelves if not shelf.is_selection]
        titles = list(dict.fromkeys(shelf.title for shelf in shelves if shelf.keys))
        names = dict(zip(titles, _identifiers(titles), strict=True))
        found: dict[str, str] = {}
        for shelf in sorted(shelves, key=lambda one: len(one.keys)):  # of two, the one that says more
            for key in shelf.keys:
                found.setdefault(key, names[shelf.title])
        groups = tuple(Group(id=names[title], title=title) for title in titles if names[title] in found.values())
        return (groups, found) if len(groups) > 1 else ((), {})


def is_listing(page: Page, name: str, *, has_works: bool) -> bool:
    """Whether a page is there to list works: by its name, the last part of its address, or as it shows nothing else."""
    without, lists = LIST.subn("", page.body)
    if not lists:
        return has_works and name.lower() == "publications" and not is_blocks(page.body) and len(page.body) < _LONG
    return _ADDRESS.search(name) is not None or not _has_words(_TOKEN.sub("", without))


def listing(pages: Iterable[Page], library: Library, bodies: Bodies, main_file: str) -> Listing:
    """What some pages say, and which works they list under which headings."""
    found = Listing()
    for page in pages:
        _add(found, page, library, bodies, main_file)
    shown = {group.title for group in found.topics()[0]}
    for shelf in found.shelves:
        if shelf.heading and shelf.title not in shown:
            what = "an empty list" if not shelf.keys else "a part of the whole list" if shown else "the whole list"
            bodies.report.left_out(shelf.location, f"the heading “{shelf.heading}”, which stood above {what}")
    return found


def _add(found: Listing, page: Page, library: Library, bodies: Bodies, main_file: str) -> None:
    title = page.fields.text("title") or "Publications"
    title = title[:1].upper() + title[1:]
    for comment in _COMMENT.finditer(page.body):
        if comment.group().strip("<!-> ") in _OF_TEMPLATE:
            continue
        where = Location(page.path, page.body_line + page.body.count("\n", 0, comment.start()))
        bodies.report.left_out(where, f"comment: {' '.join(comment.group().strip('<!->').split())[:90]}")
    text = expanded(page, main_file)
    shelves, passages = [], []
    for one in _walk(text):
        if isinstance(one, Passage):
            passages.append(one)
            continue
        heading, wanted = one
        works = library.listed(wanted)
        found.group_by = found.group_by or wanted.group_by
        is_selection = bool(_SELECTION.search(f"{heading} {wanted.query}") or wanted.most)
        keys = tuple(work.key for work in works)
        shelves.append(Shelf(heading or title, keys, is_selection, heading, page.location))
    found.shelves += shelves
    said = page.fields.text("description")
    if said and not is_sample_text(said):
        found.intro.append(bodies.line(said, page.fields.at("description")))
    for passage in passages:
        _say(found, passage, page, bodies, {shelf.title for shelf in shelves})


def _say(found: Listing, passage: Passage, page: Page, bodies: Bodies, titles: set[str]) -> None:
    """Put a text where it belongs: above the list, below it, or into a section of its own."""
    text = bodies.markdown(passage.text, page.path, page.body_line)
    if not re.search(r"\w", text):
        return
    heads_list = not passage.title or passage.title in titles
    if is_blocks(text) or len(text) > _LONG or not heads_list:
        title = passage.title if not heads_list else f"{page.fields.text('title')}: {passage.title}".strip(": ")
        bodies.report.saw("" if heads_list else passage.title, page.location)
        found.parts += prose_part(title, text)
    elif passage.before:
        found.intro.append(one_paragraph(text))
    else:
        found.outro.append(f"**{passage.title}:** {one_paragraph(text)}" if passage.title else one_paragraph(text))


def _walk(text: str) -> Iterator[Passage | tuple[str, Asked]]:
    """The texts and the lists of a page in their order, each with the innermost heading that is no year."""
    open_: list[tuple[int, str]] = []
    at, before = 0, True
    for match in [*_TOKEN.finditer(text), None]:
        passage = text[at : match.start() if match else len(text)]
        heading = next((title for _, title in reversed(open_) if not _is_years(title)), "")
        if _has_words(passage):
            yield Passage(heading, passage, before)
        if match is None:
            return
        at = match.end()
        if match["list"]:
            before = False
            yield heading, asked(LIST.match(match["list"]).group(1))  # type: ignore[union-attr]
            continue
        level = int(match["tag"] or len(match["level"] or "##"))
        open_ = [one for one in open_ if one[0] < level]
        open_.append((level, _plain(match["title"] or match["inner"] or match["tab"] or "")))


def expanded(page: Page, main_file: str) -> str:
    """The text of a page with the name of its bibliography, and without conditions that name what nobody knows."""
    text = re.sub(r"\{\{-?\s*site\.scholar\.bibliography\s*-?\}\}", main_file, page.body)
    text = _COMMENT.sub("", text)
    while match := _LOOP.search(text):  # over what is no data
        made = _UNKNOWN.sub("", match.group(1)) if LIST.search(match.group(1)) else ""
        text = text[: match.start()] + made + text[match.end() :]
    return _UNKNOWN.sub("", text)


def _is_years(title: str) -> bool:
    """Whether a heading only says when: 2023, Before 2021."""
    return not title or (_YEAR.search(title) is not None and len(re.findall(r"[^\W\d]+", title)) <= 2)


def _has_words(text: str) -> bool:
    return (
        re.search(r"\w", re.sub(r"<[^>]*>|\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}|&\w+;", "", text, flags=re.DOTALL)) is not None
    )


def _plain(title: str) -> str:
    plain = re.sub(r"<[^>]*>|\{:?[^}]*\}|\[([^\]]*)\]\([^)]*\)|\*\*|__|\"", r"\1", title)
    return " ".join(plain.split()).strip(" #")


def _identifiers(titles: list[str]) -> Iterator[str]:
    taken: set[str] = set()
    for number, title in enumerate(titles, 1):
        name = slug(title)
        name = (
            name if name.isascii() and re.fullmatch(r"[A-Za-z][\w-]*", name) and name not in taken else f"list-{number}"
        )
        taken.add(name)
        yield name
