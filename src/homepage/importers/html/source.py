"""Which page of a source is the home page, and its tree: with its frames, and with links as on the web it came from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.html.menus import is_menu
from homepage.importers.html.prepare import prepared
from homepage.importers.prose.html_tree import Node
from homepage.importers.prose.url_parts import joined

if TYPE_CHECKING:
    from homepage.importers.folder import Folder

_PAGES = (
    "index.html",
    "index.htm",
    "home.html",
    "home.htm",
    "default.html",
    "default.htm",
    "main.html",
    "homepage.html",
)
_ENDINGS = (".html", ".htm", ".xhtml")
_SAVED = re.compile(r"saved from url=\(\d+\)(https?://\S+)")


def start_page(folder: Folder) -> str | None:
    """The home page: the file that was named, one called so, or the only page of a folder."""
    if folder.only is not None:
        return folder.only if folder.only.lower().endswith(_ENDINGS) else None
    named = next((name for name in _PAGES if folder.path(name) is not None), None)
    if named is not None:
        return named
    top = [name for name in folder.files() if "/" not in name]
    pages = [name for name in top if name.lower().endswith(_ENDINGS)]
    called = [name for name in pages if name.lower() in _PAGES]
    return next(iter(called), pages[0] if len(pages) == 1 else None)


def tree(folder: Folder, name: str) -> tuple[str, Node] | None:
    """The page and its tree; of a page of frames, the frame that says most, with the others as menus."""
    text = folder.text(name)
    if text is None:
        return None
    name, root = _framed(folder, name, prepared(text))
    if base := _origin(folder, root):
        _as_local(root, base)
        _as_remote(root, base, folder, name)
    return name, root


def _framed(folder: Folder, name: str, root: Node) -> tuple[str, Node]:
    sources = [node.attributes.get("src", "") for node in root.walk() if node.tag == "frame"]
    paths = [path for source in sources if (path := folder.local(source, beside=name)) is not None]
    frames = [(path, prepared(folder.text(path) or "")) for path in paths if path.lower().endswith(_ENDINGS)]
    if not frames:
        return name, root
    path, main = max(frames, key=lambda one: len(one[1].words()))
    menus = [Node(tag="nav", children=_body(other)) for _, other in frames if other is not main]
    titles = [node for node in root.walk() if node.tag == "title"][:1]
    return path, Node(tag="document", children=[*titles, *menus, main])


def _body(root: Node) -> list[Node]:
    return [child for child in root.children if child.tag not in ("head", "title")]


def _origin(folder: Folder, root: Node) -> str:
    """Where a saved page stood on the web, by what the browser wrote; a page by itself may say so too."""
    comments = (node.attributes.get("text", "") for node in root.walk() if node.tag == "!")
    saved = next((match.group(1) for text in comments if (match := _SAVED.search(text))), "")
    if saved or folder.only is None:
        return saved
    said = (
        node.attributes.get("href", "") or node.attributes.get("content", "")
        for node in root.walk()
        if (node.tag == "link" and node.attributes.get("rel") == "canonical")
        or (node.tag == "meta" and node.attributes.get("property") == "og:url")
    )
    return next((url for url in said if url.startswith(("http:", "https:"))), "")


def _links(root: Node) -> list[Node]:
    return [node for node in root.walk() if node.tag in ("a", "area") and node.attributes.get("href", "").strip()]


def _as_local(root: Node, base: str) -> None:
    """Write the addresses of the site itself as paths, as they stood before a browser saved the page."""
    own = joined(base, ".")
    for node in _links(root):
        url = joined(base, node.attributes["href"].strip())
        if url.partition("#")[0] == base.partition("#")[0] and "#" in url:
            node.attributes["href"] = "#" + url.partition("#")[2]
        elif url.startswith(own):
            node.attributes["href"] = url[len(own) :] or "./"


def _as_remote(root: Node, base: str, folder: Folder, name: str) -> None:
    """Let links outside of menus that lead to no file of the source lead to where the page stood."""
    for child in root.children:
        if child.tag == "nav" or is_menu(child):
            continue
        href = child.attributes.get("href", "").strip() if child.tag in ("a", "area") else ""
        is_relative = href and not re.match(r"\w+:|//|#", href)
        if is_relative and folder.local(href, beside=name) is None:
            child.attributes["href"] = joined(base, href)
        _as_remote(child, base, folder, name)
