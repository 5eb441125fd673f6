"""What programs that make pages add to them: signs at headings, numbers of sections, lists of contents, their names.

Sphinx, Org mode, Pandoc, LaTeX2HTML, Google Sites and Wix are known by what they write. What is taken out is told.
"""

from __future__ import annotations

import re

from homepage.importers.prose.html_tree import Node

FURNITURE = "furniture"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NUMBER = re.compile(r"(?:header-)?section-number(?:-\d)?|sectnum|titlemark|secnumber")
_COUNTER = re.compile(r"(?:\w+[-_])?(?:num|number|index|no)")
_COUNTED = re.compile(r"\W*\d{1,2}\W*")
_MOST_NUMBER = 12  # letters
_CONTENTS = frozenset({"table-of-contents", "toc", "doc-toc", "sphinxsidebar"})
_PATTERNS = frozenset({"bibtex_template", "bibtex_structure"})
_SWITCH = re.compile(r"lang(?:uage)?s?[-_]?(?:switch(?:er)?|toggle|select(?:or)?|picker|menu|btns?|buttons?)")
_LONGEST = 40  # letters of a switch
_STAMPED = frozenset({"date", "author", "creator", "validation"})  # the lines that Org mode puts below a page
_WRITTEN = re.compile(  # by builders of sites round the pages of their customers
    r"(?:search this site|embedded files|skip to (?:main )?content|skip to (?:main )?navigation|google sites|"
    r"report abuse|page (?:details|updated)|top of page|bottom of page|recent site activity|print page|sign in)",
    re.IGNORECASE,
)
_SKIP = re.compile(r"skip to (?:the )?(?:main )?(?:content|navigation)", re.IGNORECASE)
_BUILT = re.compile(r"wix\.com|sites\.google\.com|google sites", re.IGNORECASE)
_PANEL = re.compile(r"\s*(?P<end>End of )?Navigation Panel\s*")
_COLOPHON = re.compile(r"about this document\b", re.IGNORECASE)
_LATEX = re.compile(r"latex\s*2\s*html", re.IGNORECASE)
_BLANK = re.compile("[\u200b\u200c\u2060\ufeff]")  # characters without width, by which editors fill empty lines


def mark(root: Node) -> None:
    """Turn what a program added to a page into elements of their own, which are told and not read."""
    is_built = any(_BUILT.search(one.attributes.get("content", "")) for one in root.walk() if one.tag == "meta")
    for node in root.walk():
        node.text = _BLANK.sub("", node.text)
        if node.tag in _HEADINGS:
            _mark_signs(node)
        if what := _added(node, is_built=is_built):
            _turn(node, what)
        _mark_range(node)


def _added(node: Node, *, is_built: bool) -> str:
    """What an element is that a program added; empty for any other."""
    text = node.words() if node.tag in ("span", "a", "div", "h3", "p") else ""
    if node.tag == "span" and _is_number(node, text):
        return "numbers of sections"
    if text and node.tag != "a" and "icon" in node.classes and not re.search(r"\w", text):
        return "signs beside texts"
    if what := _leading(node):
        return what
    if text and (_SKIP if not is_built else _WRITTEN).fullmatch(text):
        return "words of the program that made the page"
    if node.tag == "a" and not node.attributes.get("href", "").strip(" #").removeprefix("javascript:void(0)").strip(
        ";"
    ):
        return "buttons of a program" if text and not re.search(r"\w", text) else ""
    return ""


def _is_number(node: Node, text: str) -> bool:
    """Whether an element within a line is the number of a section, by its class and its length."""
    numbered = len(text) <= _MOST_NUMBER and any(map(_NUMBER.fullmatch, node.classes))
    return numbered or bool(_COUNTED.fullmatch(text) and any(map(_COUNTER.fullmatch, node.classes)))


def _leading(node: Node) -> str:
    """What an element is called that leads to the languages or the parts of a page, if it is one."""
    if node.tag not in ("div", "nav", "p", "span", "ul"):
        return ""
    named = {*node.classes, node.attributes.get("id", "").lower(), node.attributes.get("role", "").lower()}
    if named & _PATTERNS:
        return "a pattern for a list that a script makes"
    if any(map(_SWITCH.fullmatch, named)) and len(node.words()) < _LONGEST:
        return "a switch between languages"
    return "a list of contents" if named & _CONTENTS and _is_contents(node) else ""


def _is_contents(node: Node) -> bool:
    """Whether an element holds hardly more than links within the site."""
    links = [one for one in node.walk() if one.tag == "a" and one.words()]
    hrefs = [one.attributes.get("href", "") for one in links]
    return bool(links) and not any(re.match(r"\w+:|//", href) for href in hrefs)


def _mark_signs(heading: Node) -> None:
    """The sign of a heading that links to this heading."""
    for one in heading.walk():
        href = one.attributes.get("href", "")
        if one.tag == "a" and "#" in href and one.children and not re.search(r"\w", one.words()):
            _turn(one, "signs that link to their headings")


def _mark_range(node: Node) -> None:
    """What stands between two comments of LaTeX2HTML, its last section, and the lines of Org mode below a page."""
    within = False
    for at, child in enumerate(node.children):
        panel = _PANEL.fullmatch(child.attributes.get("text", "")) if child.tag == "!" else None
        if panel:
            within = not panel["end"]
        elif child.tag in _HEADINGS and _COLOPHON.match(child.words()) and _LATEX.search(_after(node, at)):
            node.children[at:] = [Node(tag="div", line=child.line, children=node.children[at:])]
            _turn(node.children[at], "what LaTeX2HTML says of the page")
            return
        elif within or (node.attributes.get("id") == "postamble" and child.classes & _STAMPED):
            _turn(child, "what a program says of the page" if child.words() else "buttons of a program")


def _after(node: Node, at: int) -> str:
    return " ".join(one.words() for one in node.children[at:])


def _turn(node: Node, what: str) -> None:
    """Make an element one that is told only: its words stay in an attribute."""
    if not node.tag and not node.text.strip():
        return
    node.attributes = {"what": what, "text": node.parted_words().strip(" ,.") or node.attributes.get("alt", "")}
    node.tag, node.text, node.children = FURNITURE, "", []


def told(node: Node) -> str:
    """What is reported of such an element: the kind of it, and its words where they are some of their own."""
    what, text = node.attributes["what"], node.attributes["text"]
    return what if not text or what.startswith(("numbers", "signs", "buttons")) else f"{what}: {text[:90]}"
