"""Words for what a page shows without any: links with icons, emoji as pictures; and the buttons, which go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.html.looks import is_small
from homepage.importers.html.shapes import are_authors, is_venue
from homepage.importers.prose.html_tree import Node
from homepage.importers.prose.url_parts import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = {
    "envelope": "Email",
    "mail": "Email",
    "google-scholar": "Google Scholar",
    "scholar": "Google Scholar",
    "graduation-cap": "Google Scholar",
    "github": "GitHub",
    "gitlab": "GitLab",
    "linkedin": "LinkedIn",
    "twitter": "Twitter",
    "x-twitter": "X",
    "orcid": "ORCID",
    "researchgate": "ResearchGate",
    "semantic-scholar": "Semantic Scholar",
    "dblp": "DBLP",
    "arxiv": "arXiv",
    "youtube": "YouTube",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "rss": "RSS",
    "file-pdf": "PDF",
    "cv": "CV",
    "code": "Code",
    "video": "Video",
}
_CLASS = re.compile(
    r"(?:fa|ai|bi|icon|si|devicon|ri|mdi)-(?:brands?-|logo-)?([a-z][a-z-]*?)(?:-(?:square|in|alt|o|f|fill|line|plain))*"
)
_HOSTS = {
    "scholar.google": "Google Scholar",
    "github.com": "GitHub",
    "linkedin.com": "LinkedIn",
    "orcid.org": "ORCID",
    "researchgate.net": "ResearchGate",
    "semanticscholar.org": "Semantic Scholar",
    "dblp.": "DBLP",
    "twitter.com": "Twitter",
    "x.com": "X",
    "youtube.com": "YouTube",
    "bsky.app": "Bluesky",
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
}
_SIGNS = re.compile(r"(?:^|[/_.-])(?:" + "|".join(_NAMES) + r"|logo|icon|badge)(?=[/_.\d-]|$)", re.IGNORECASE)
_ICON = 48  # the largest width and height of a picture that is a logo
_NO_NAME = re.compile(r"\b(?:icon|logo|image|img|picture|photo|sym)\b|\.\w{3,4}$|(?:\S+\s+){4}", re.IGNORECASE)
_FIELD = re.compile(r"\s+(?:user\s?(?:id|name)|id|url|link|profile|account|page)$", re.IGNORECASE)
_CODES = re.compile(r"/((?:[0-9a-f]{4,5}-?)+)\.(?:png|svg)")
_ABSTRACT = re.compile(r"(?:\w+[-_])?abstract(?:[-_].*)?|abs_.+", re.IGNORECASE)


def with_words(root: Node) -> Iterator[Node]:
    """Give links and pictures without words the words for what they are; the buttons that go are returned."""
    for node in root.walk():
        if node.tag == "a" and not _leads(node) and ("btn" in node.classes or node.attributes.get("role") == "button"):
            node.tag = "button"
        if node.tag == "button":
            yield node
        elif node.tag == "a" and _leads(node) and node.children and not _shows(node):
            node.children = [Node(text=f"{_label(node)} ", line=node.line)]
        elif node.tag == "a" and node.words():
            node.children = [one for one in node.children if not _only_points(one)]
        elif node.tag == "img" and (emoji := _emoji(node)):
            node.tag, node.text = "", f" {emoji} "
        elif is_venue(node):
            node.tag = "em"
        elif are_authors(node) or (node.tag == "abbr" and "badge" in node.classes):
            node.tag = "div"
        elif node.tag in ("div", "p", "section") and any(map(_ABSTRACT.fullmatch, _names(node))):
            _name_abstract(node)


def _names(node: Node) -> set[str]:
    return {*node.classes, node.attributes.get("id", "")}


def _emoji(node: Node) -> str:
    """The emoji that a picture of one shows: its file is called by its code points, or its words are the emoji."""
    if "emoji" not in node.classes:
        return ""
    codes = _CODES.search(node.attributes.get("src", ""))
    text = node.attributes.get("alt", "").strip()
    return "".join(chr(int(code, 16)) for code in codes.group(1).split("-")) if codes else text


def _leads(node: Node) -> bool:
    return bool(node.attributes.get("href", "").strip(" #"))


def _shows(node: Node) -> bool:
    """Whether a link shows words or a picture; the logo of where it leads says no more than its name."""
    return bool(node.words()) or any(one.tag == "img" and not _is_sign(one) for one in node.walk())


def _only_points(node: Node) -> bool:
    """Whether a picture in a link only says that this leads away."""
    source = node.attributes.get("src", "") if node.tag == "img" else ""
    return bool(re.search(r"external|arrow|link|icon", source, re.IGNORECASE)) and not node.attributes.get("alt", "")


def _is_sign(picture: Node) -> bool:
    source = picture.attributes.get("src", "")
    return is_small(picture, _ICON) or (source.lower().endswith(".svg") and bool(_SIGNS.search(source)))


def _label(node: Node) -> str:
    """What a link with an icon leads to: the icon's name, else its title, else the host that it leads to."""
    classes = [name for one in node.walk() for name in one.attributes.get("class", "").lower().split()]
    named = (_NAMES.get(match.group(1)) for name in classes if (match := _CLASS.fullmatch(name)))
    said = [one.attributes.get(key, "").strip() for key in ("title", "aria-label") for one in node.walk()]
    said += [alt for one in node.walk() if not _NO_NAME.search(alt := one.attributes.get("alt", "").strip())]
    href = node.attributes["href"].strip()
    host = "Email" if href.startswith("mailto:") else (parts(href).hostname or "").removeprefix("www.")
    known = next((name for part, name in _HOSTS.items() if re.search(rf"(?:^|\.){re.escape(part)}", f"{host}.")), "")
    ending = re.search(r"\.(\w{2,4})$", parts(href).path)
    own = [ending.group(1).upper()] if ending and ending.group(1).lower() not in ("html", "htm", "php") else []
    return next(filter(None, [*named, *(_FIELD.sub("", one) for one in said), *own, known]), host or href)


def _name_abstract(node: Node) -> None:
    """Let the words of an abstract say that they are one, as the button did that showed them."""
    first = next((one for one in node.walk() if not one.tag and one.text.strip()), None)
    if first is not None and not first.text.strip().lower().startswith("abstract") and len(node.words().split()) > 1:
        first.text = f"Abstract: {first.text.lstrip()}"
