"""Which elements of a page are its menus, and what these lead to beyond the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from homepage.importers.prose.html_tree import Node

MENUS = frozenset({"ul", "ol", "div", "td", "p", "section", "center", "navbar", "menu", "aside"})
_MENU = re.compile(r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|topnav|sidenav|breadcrumbs?)(?:$|[-_\s])")
_UNFOLDING = frozenset({"role", "onclick", "data-toggle", "data-bs-toggle", "aria-expanded"})
_FEW = 3  # links to pages of the site that make a row of links a menu, even if it holds a CV too


def is_menu(node: Node) -> bool:
    """Whether an element is nothing but links to other pages of the site, as a menu is; one called so may hold more."""
    if node.tag == "navbar":
        return True
    if any(one.tag == "h1" for one in node.walk()):
        return False  # the name, with a menu beside it
    links = [one for one in node.walk() if one.tag == "a" and one.words()]
    own = [is_own_page(one.attributes.get("href", "")) for one in links]
    named = bool(_MENU.search(" ".join([*node.classes, node.attributes.get("id", "").lower()])))
    mostly = sum(own) > _FEW and 4 * sum(own) >= 3 * len(own)
    if named and not any(one.attributes.get("href") for one in links):
        return 0 < len(node.words().split()) < _FEW
    if len(links) > 1 and _is_within_page(node, links):
        return True
    homed = sum(own) > 1 and any(is_home(one) and is_own_page(one.attributes.get("href", "")) for one in links)
    if len(links) < 2 or not (all(own) or mostly or homed or (named and 2 * sum(own) > len(own))):
        return False
    linked = sum(len(one.words()) for one in links)
    return linked + (30 if named else 8) > len(node.words()) and all(len(one.words().split()) < 5 for one in links)


def _is_within_page(node: Node, links: list[Node]) -> bool:
    """Whether an element holds nothing but links to places on this page, and a few words before them: Jump to year."""
    hrefs = [one.attributes.get("href", "").strip() for one in links]
    others = len(re.findall(r"\w+", node.words())) - sum(len(re.findall(r"\w+", one.words())) for one in links)
    small = all(len(one.words().split()) < _FEW and not _UNFOLDING & set(one.attributes) for one in links)
    blocks = any(
        one.tag in ("p", "li", "pre", "table", "h1", "h2", "h3", "img") for one in node.walk() if one is not node
    )
    return all(href.startswith("#") and href != "#" for href in hrefs) and others <= _FEW and small and not blocks


def is_own_page(href: str) -> bool:
    """Whether an address leads to another page of the same site, or to a place on this one."""
    return bool(re.fullmatch(r"(?!\w+:|//)[^?]*?(?:\.html?|\.php|/|#[\w-]*)(?:#[\w-]*)?", href.strip()))


def is_in_menu(href: str) -> bool:
    """Whether an address in a menu leads within the site: addresses without an ending are those of pages, too."""
    return is_own_page(href) or bool(re.fullmatch(r"(?!\w+:|//)[^?.]*", href.strip()))


def is_home(link: Node) -> bool:
    """Whether a link of a menu leads to the page that the menu stands on."""
    return link.words().strip(" |·").lower() in (
        "home",
        "homepage",
        "index",
        "主页",
        "首页",
        "accueil",
        "startseite",
        "inicio",
    )


def beyond(menu: Node) -> list[Node]:
    """The links of a menu that lead to no page of the site, such as a CV."""
    links = [one for one in menu.walk() if one.tag == "a" and one.words()]
    return [one for one in links if not is_in_menu(one.attributes.get("href", "")) and not is_home(one)]
