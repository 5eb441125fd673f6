"""What an element of a page is by its classes and contents: a heading, a publication, the title of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.prose import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from homepage.importers.prose.html_tree import Node

_PUBLICATION = re.compile(
    r"(?:paper|pub|publication|bib|article)(?:[-_]?(?:item|entry|card|row|box|block|content|container|wrapper|body))?"
)
_TITLE = re.compile(r"(?:(?:\w+[-_])?(?:paper|pub|publication|article|entry|bib))?[-_]?title")
_VENUE = re.compile(r"(?:\w+[-_])*(?:venue|journal|conference|booktitle)")
_AUTHORS = re.compile(r"(?:\w+[-_])*authors?")
_SEVERAL = re.compile(r"[,;，；、]|\sand\s")
_HEADING = re.compile(r"title[-_]\w+|(?:.*[-_])?(?:head|heading|header|title)(?:line)?|sectiontitle|subtitle")
_OTHER_SECTION = re.compile(
    r"\W*(?:contacts?|projects?|skills|links|students|team|group|misc\w*|software)\W*", re.IGNORECASE
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SECTION = "h2"
_PARTED = 2  # cells of a row that holds one publication
_HEADED = 4  # words of a heading that names a section; titles of papers have more
_SENTENCE = 8  # words
_FEW = 3  # words of a title
_ENTRY = re.compile(
    r"card|(?:timeline|resume|cv|experience|education|work|job|award|talk|teaching|service)[-_]"
    r"(?:item|entry|card|box|block|panel|content|event)"
)
_LONGEST_ENTRY = 90  # words
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SUBTITLE = re.compile(r"sub-?title")
_ALL = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TITLES = frozenset({"h3", "h4", "h5", "h6"})
_SECTIONS = frozenset({"h1", "h2", "heading"})


def is_hidden(node: Node) -> bool:
    """Whether browsers do not show an element until a script says so."""
    return "hidden" in node.attributes or bool(HIDDEN.search(node.attributes.get("style", "")))


def raise_headings(root: Node) -> None:
    """Let the headings of a column beside the page begin as high as those of sections: they are no parts of these."""
    for aside in (node for node in root.walk() if node.tag == "aside"):
        found = [node for node in aside.walk() if re.fullmatch("h[1-6]", node.tag)]
        higher = min((int(node.tag[1]) for node in found), default=0) - int(_SECTION[1])
        for node in found if higher > 0 else []:
            node.tag = f"h{int(node.tag[1]) - higher}"


def is_title(node: Node) -> bool:
    """Whether an element is marked as the title of a publication."""
    return node.tag == "papertitle" or any(_TITLE.fullmatch(name) for name in node.classes)


def are_authors(node: Node) -> bool:
    """Whether an element within a line is called the authors of a publication, several of them."""
    return node.tag == "span" and any(map(_AUTHORS.fullmatch, node.classes)) and bool(_SEVERAL.search(node.words()))


def is_sentence(node: Node) -> bool:
    """Whether a heading of a low level is a text that the page only sets so: some of its many words are a link."""
    links = [one for one in node.walk() if one.tag == "a" and one.attributes.get("href")]
    linked = sum(len(one.words()) for one in links)
    return node.tag in ("h4", "h5", "h6") and 0 < linked < len(node.words()) and len(node.words().split()) > _SENTENCE


def is_venue(node: Node) -> bool:
    """Whether an element within a line is called where a publication appeared, and sets nothing off itself."""
    marked = any(one.tag in ("em", "i", "b", "strong", "a") for one in node.walk())
    return node.tag == "span" and any(map(_VENUE.fullmatch, node.classes)) and not marked


def sections(node: Node) -> Iterator[Node]:
    """The elements in a block that head sections elsewhere."""
    return (one for one in node.walk() if one.tag in _SECTIONS)


def is_heading(node: Node) -> bool:
    """Whether an element that names a section is a heading: its class says so, or all of it is bold."""
    text = node.words()
    if not text or len(text.split()) > 10 or any(one.tag in ("img", "table", "ul", "ol", "br") for one in node.walk()):
        return False
    if any(one.tag in _TITLES or one.tag in _SECTIONS for one in node.walk()) or not _names_section(text.strip(" :")):
        return False
    return is_called_heading(node) or (len(text.split()) < 5 and _is_bold(node))


def is_called_heading(node: Node) -> bool:
    """Whether the class of an element says that it is a heading."""
    return any(_HEADING.fullmatch(name) for name in node.classes)


def _names_section(text: str) -> bool:
    return bool(kinds.kind(text) or _OTHER_SECTION.fullmatch(re.sub(r"^\W*\d*", "", text)))


def _is_bold(node: Node) -> bool:
    bold = next((one for one in node.walk() if one.tag in ("b", "strong")), None)
    return bold is not None and bold.words().strip(" :") == node.words().strip(" :")


def is_badged(node: Node) -> bool:
    """Whether an item of a list is a publication with a badge beside its title."""
    inside = list(node.walk())
    return any("badge" in one.classes and one.tag == "div" for one in inside) and any(is_title(one) for one in inside)


def is_entry(row: Node) -> bool:
    """Whether a row of a table is an entry of a list of publications: what sets off its title stands in one cell."""
    cells = [cell for cell in row.cells() if cell.words()]
    if any(one.tag in ("tr", "ul", "ol") or one.tag in _SECTIONS for one in row.walk() if one is not row):
        return False
    marked = (one.words() for one in row.walk() if one.tag in ("a", "b", "strong", "em", "i"))
    return len(cells) == _PARTED and any(len(text.split()) >= _FEW for text in marked)


def is_box(node: Node, portrait: Node | None, *, seen_heading: bool, among: bool = False) -> bool:
    """Whether an element is one publication: a row of a table with a thumbnail, or a block of another kind.

    ``among`` tells that it stands below a heading for publications.
    """
    inside = [one for one in node.walk() if one is not node]
    if any(one.tag == "tr" or one is portrait or _heads_section(one, node) for one in inside):
        return False
    if node.tag != "tr":
        is_named = among and (_is_titled(inside) or _is_card(node, inside))
        return is_named or _is_block_of_publication(node, inside) or _unfolds(inside)
    if any(is_title(one) for one in inside):
        return True
    pictured = any(one.tag in ("img", "video") for one in inside)
    marked = any(one.tag in ("b", "strong", "em", "i", "a") and one.words() for one in inside)
    return seen_heading and pictured and marked and len(node.words().split()) > 6


def _heads_section(node: Node, row: Node) -> bool:
    """Whether an element is the heading of a section; in a row, one of many words is the title of a paper."""
    if node.tag not in _SECTIONS:
        return False
    text = node.words()
    is_title = row.tag == "tr" and node.tag == "heading" and len(text.split()) > _FEW and not _names_section(text)
    return not is_title


def is_subtitle(node: Node) -> bool:
    """Whether a heading stands below a title, as authors do on cards."""
    return any(map(_SUBTITLE.search, node.classes))


def is_entry_of_career(node: Node) -> bool:
    """Whether a block is called a card or an entry of a line of time, and holds one entry and no more."""
    inside = [one for one in node.walk() if one is not node]
    if not any(map(_ENTRY.fullmatch, node.classes)) or any(any(map(_ENTRY.fullmatch, one.classes)) for one in inside):
        return False
    return len(node.words().split()) < _LONGEST_ENTRY and not any(one.tag in _SECTIONS for one in inside)


def _is_titled(inside: list[Node]) -> bool:
    """Whether a block has one heading above all others in it, which is a title, and no list."""
    highest = title(inside)
    if highest is None or any(one.tag in ("ul", "ol", "table") for one in inside):
        return False
    same = [one for one in inside if one.tag == highest.tag]
    words = highest.words().split()
    return len(same) == 1 and len(words) > _FEW and (len(words) > _HEADED or not _names_section(highest.words()))


def _is_card(node: Node, inside: list[Node]) -> bool:
    """Whether a block is called a card and has a picture, one title, be it short, a year, and names with commas."""
    titles = [one for one in inside if one.tag in _TITLES and one.words()]
    if "card" not in node.classes or len(titles) != 1 or not any(one.tag == "img" for one in inside):
        return False
    rest = node.parted_words().replace(titles[0].words(), "")
    return not _names_section(titles[0].words()) and "," in rest and bool(_YEAR.search(rest))


def title(inside: Iterable[Node]) -> Node | None:
    """The first of the highest headings among elements."""
    found = [one for one in inside if one.tag in _ALL and one.words() and not is_subtitle(one)]
    return min(found, key=lambda one: one.tag, default=None)


def _unfolds(inside: list[Node]) -> bool:
    """Whether a block without headings has a label that shows the one BibTeX entry in it."""
    entries = [one for one in inside if one.tag == "pre" and one.words().startswith("@")]
    if len(entries) != 1 or any(one.tag in _TITLES for one in inside):
        return False
    named = {one.attributes.get("href", "") for one in inside if one.tag == "a"}
    folded = [one for one in inside if f"#{one.attributes.get('id', '')}" in named]
    return any(entry is one for holder in folded for one in holder.walk() for entry in entries)


def _is_block_of_publication(node: Node, inside: list[Node]) -> bool:
    """Whether a block holds one title with authors after it, and says by its class or a picture what it is."""
    titles = [one for one in inside if one.tag in _TITLES or (is_title(one) and one.words())]
    titles = [one for one in titles if not is_subtitle(one)]
    if len(titles) > 1 and any(one is titles[1] for one in titles[0].walk()):
        titles = titles[1:]
    named = any(_PUBLICATION.fullmatch(name) for name in node.classes)
    pictured = any(one.tag in ("img", "video") for one in inside)
    if len(titles) != 1 or not (named or pictured or node.tag == "article" or "card" in node.classes):
        return False
    text = titles[0].words()
    before, _, after = node.words().partition(text)
    after = before + after[:300]
    return len(text.split()) > 2 and not kinds.is_year(text) and after.count(",") + after.count(" and ") > 0
