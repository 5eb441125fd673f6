"""Where things stand. Addresses inside the site are kept relative to its top and made relative to a page at the end.

A page refers to another as ``ROOT + path``; `finish` turns ROOT into as many ``../`` as the page is deep. Rendered
pieces are therefore the same on every page, and the site works under any base path and from the file system. For the
latter, an address names ``index.html`` in full: a browser does not look for it in a folder on disk.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from homepage.content.records import Publication

ROOT = "\x02"  # cannot occur in a content file: YAML and XML forbid it
TOP = "\x03"  # likewise; the very top, where ROOT + path is moved to the page of the same language
_UNSAFE = lazy(r"[^A-Za-z0-9._+-]+")
_ADDRESS = lazy(f'{ROOT}([^"#?<>\\s]*)')


def slug(text: str) -> str:
    """An anchor or folder name from a text: its words in lower case, letters of any script, joined by hyphens."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())
    return "-".join(words)


def addresses(works: Iterable[Publication]) -> dict[str, str]:
    """The folder name of each publication by its key: the key itself, with what an address cannot hold replaced."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for work in works:
        name = _UNSAFE.sub("-", work.key).strip("-.") or "paper"
        free, number = name, 2
        while free.lower() in taken:
            free, number = f"{name}-{number}", number + 1
        taken.add(free.lower())
        found[work.key] = free
    return found


def page_path(url: str) -> str:
    """The output a site address names: ``publications/`` is ``publications/index.html``."""
    path = url.partition("#")[0].partition("?")[0].lstrip("/")
    path = path.removeprefix("./")
    return path + "index.html" if path == "" or path.endswith("/") else path


def local(url: str) -> str:
    """A site address as a page may carry it: relative to the top, naming its file, with its fragment."""
    fragment = url.partition("#")[2]
    return ROOT + page_path(url) + (f"#{fragment}" if fragment else "")


def public(path: str) -> str:
    """The address of an output as the world sees it: without index.html."""
    return path.removesuffix("index.html")


def moved(html: str, pages: Collection[str]) -> str:
    """The text of a page in a language with pages of its own: whatever is not among those stands at the very top."""
    return _ADDRESS.sub(lambda at: at[0] if at[1] in pages else TOP + at[1], html)


def finish(html: str, path: str, folder: str = "") -> str:
    """The text of the page at ``path`` with its addresses relative to it; ``folder`` is that of its language."""
    if TOP in html:
        html = html.replace(TOP, "../" * path.count("/"))
    if ROOT not in html:
        return html
    path = path.removeprefix(folder)
    html = html.replace(f'"{ROOT}{path}#', '"#')
    return html.replace(ROOT, "../" * path.count("/"))
