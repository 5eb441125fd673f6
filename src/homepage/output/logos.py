"""Logos of Simple Icons (CC0) by their names, ``simple-github``, and by the places that links lead to.

The package simplepycons of ``homepage[logos]`` has a module for each of its 3,400 logos. That of the logo wanted is
read as text, since importing the package would load them all. The marks themselves belong to their owners.
"""

from __future__ import annotations

import os
from functools import cache
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

from homepage.content.values import is_local
from homepage.output import packages
from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = "simple-"
LIST = "https://simpleicons.org"
_PACKAGE = "simplepycons"
_DRAWING = lazy(r"<title>([^<]*)</title>\s*<path\s+d=\"([^\"]*)\"")
_SCHEMES = {"mailto": "mail", "tel": "phone"}
_HOSTS = {  # the end of a host, and the logo of the place, where one can tell it at the size of a letter
    "academia.edu": "academia",
    "arxiv.org": "arxiv",
    "bilibili.com": "bilibili",
    "bitbucket.org": "bitbucket",
    "bsky.app": "bluesky",
    "codeberg.org": "codeberg",
    "dblp.org": "dblp",
    "dblp.uni-trier.de": "dblp",
    "dl.acm.org": "acm",
    "facebook.com": "facebook",
    "gitee.com": "gitee",
    "github.com": "github",
    "gitlab.com": "gitlab",
    "huggingface.co": "huggingface",
    "instagram.com": "instagram",
    "inspirehep.net": "inspire",
    "medium.com": "medium",
    "orcid.org": "orcid",
    "osf.io": "osf",
    "researchgate.net": "researchgate",
    "scopus.com": "scopus",
    "semanticscholar.org": "semanticscholar",
    "stackoverflow.com": "stackoverflow",
    "substack.com": "substack",
    "t.me": "telegram",
    "threads.net": "threads",
    "twitter.com": "x",
    "vimeo.com": "vimeo",
    "webofscience.com": "clarivate",
    "weibo.com": "sinaweibo",
    "x.com": "x",
    "youtube.com": "youtube",
    "zhihu.com": "zhihu",
    "zotero.org": "zotero",
}


class Logo(Struct, frozen=True):
    """What a logo is the sign of, and its one shape on a square of 24 units."""

    title: str
    path: str


def is_installed() -> bool:
    """Whether the package with the logos is there."""
    return packages.folder(_PACKAGE) is not None


@cache
def named(name: str) -> Logo | None:
    """The logo of a name such as github; None for one that there is not."""
    if not name.isalnum():
        return None
    try:
        with open(os.path.join(packages.folder(_PACKAGE) or "", f"_{name}.py"), encoding="utf-8") as module:
            found = _DRAWING.search(module.read())
    except OSError:
        return None
    return Logo(unescape(found[1]), " ".join(found[2].split())) if found else None


def names() -> Iterator[str]:
    """The names of all logos, as authors write them."""
    folder = packages.folder(_PACKAGE)
    for file in sorted(os.listdir(folder)) if folder else ():
        if file.startswith("_") and not file.startswith("__"):
            yield PREFIX + file[1:].removesuffix(".py")


def of(url: str) -> str:
    """The icon of the place that an address leads to: its logo, or what it is an address of."""
    if is_local(url):
        return "file-text"
    parts = urlsplit(url)
    if parts.scheme in _SCHEMES:
        return _SCHEMES[parts.scheme]
    host = parts.hostname or ""
    logo = next((logo for end, logo in _HOSTS.items() if f".{host}".endswith(f".{end}")), "")
    if host.startswith("scholar.google."):
        logo = "googlescholar"
    elif not logo and parts.path.startswith("/@"):
        logo = "mastodon"  # its hosts are many, and write accounts so
    return PREFIX + logo if logo and named(logo) else "globe"
