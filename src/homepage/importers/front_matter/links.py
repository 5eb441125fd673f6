"""Addresses in sources of other generators: their files found under any of their roots, their pages as our sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from homepage.content import values
from homepage.content.records import Image, Link
from homepage.importers.folder import path_in
from homepage.importers.prose.links import Links, place_key, relation
from homepage.importers.prose.url_parts import parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.errors import Location
    from homepage.importers.folder import Folder

_READ = (".md", ".yaml", ".yml", ".bib")
_OURS = frozenset(("publications", "bib", "news", "index.html", "feed.xml", "style.css", "script.js", "icon.svg"))
_OWN_HOST = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
# The address that a name on a network stands for, by the words that the themes use for the network.
NETWORKS: dict[str, tuple[str, str]] = {
    "googlescholar": ("Google Scholar", "https://scholar.google.com/citations?user={}"),
    "scholar": ("Google Scholar", "https://scholar.google.com/citations?user={}"),
    "github": ("GitHub", "https://github.com/{}"),
    "gitlab": ("GitLab", "https://gitlab.com/{}"),
    "bitbucket": ("Bitbucket", "https://bitbucket.org/{}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/in/{}"),
    "orcid": ("ORCID", "https://orcid.org/{}"),
    "twitter": ("Twitter", "https://twitter.com/{}"),
    "x": ("X", "https://x.com/{}"),
    "bluesky": ("Bluesky", "https://bsky.app/profile/{}"),
    "mastodon": ("Mastodon", "https://{}"),
    "facebook": ("Facebook", "https://www.facebook.com/{}"),
    "instagram": ("Instagram", "https://instagram.com/{}"),
    "youtube": ("YouTube", "https://youtube.com/@{}"),
    "medium": ("Medium", "https://medium.com/@{}"),
    "telegram": ("Telegram", "https://telegram.me/{}"),
    "whatsapp": ("WhatsApp", "https://wa.me/{}"),
    "researchgate": ("ResearchGate", "https://www.researchgate.net/profile/{}"),
    "semanticscholar": ("Semantic Scholar", "https://www.semanticscholar.org/author/{}"),
    "semantic": ("Semantic Scholar", "https://www.semanticscholar.org/author/{}"),
    "publons": ("Publons", "https://publons.com/a/{}"),
    "scopus": ("Scopus", "https://www.scopus.com/authid/detail.uri?authorId={}"),
    "dblp": ("DBLP", "https://dblp.org/pid/{}"),
    "hal": ("HAL", "https://hal.science/{}"),
    "ieee": ("IEEE", "https://ieeexplore.ieee.org/author/{}"),
    "acm": ("ACM", "https://dl.acm.org/profile/{}"),
    "inspire": ("INSPIRE", "https://inspirehep.net/authors/{}"),
    "inspirehep": ("INSPIRE", "https://inspirehep.net/authors/{}"),
    "arxiv": ("arXiv", "https://arxiv.org/a/{}"),
    "pubmed": ("PubMed", "https://www.ncbi.nlm.nih.gov/pubmed/?term={}"),
    "zotero": ("Zotero", "https://www.zotero.org/{}"),
    "kaggle": ("Kaggle", "https://www.kaggle.com/{}"),
    "stackoverflow": ("Stack Overflow", "https://stackoverflow.com/users/{}"),
    "keybase": ("Keybase", "https://keybase.io/{}"),
    "quora": ("Quora", "https://www.quora.com/profile/{}"),
    "reddit": ("Reddit", "https://www.reddit.com/user/{}"),
    "flickr": ("Flickr", "https://www.flickr.com/{}"),
    "pinterest": ("Pinterest", "https://www.pinterest.com/{}"),
    "strava": ("Strava", "https://www.strava.com/athletes/{}"),
    "spotify": ("Spotify", "https://open.spotify.com/user/{}"),
    "lastfm": ("Last.fm", "https://www.last.fm/user/{}"),
    "leetcode": ("LeetCode", "https://leetcode.com/{}"),
    "lattes": ("Lattes", "http://lattes.cnpq.br/{}"),
    "osf": ("OSF", "https://osf.io/{}"),
    "unsplash": ("Unsplash", "https://unsplash.com/@{}"),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    "wikipedia": ("Wikipedia", "https://en.wikipedia.org/wiki/User:{}"),
    "weibo": ("Weibo", "https://weibo.com/{}"),
    "zhihu": ("Zhihu", "https://www.zhihu.com/people/{}"),
    "xing": ("XING", "https://www.xing.com/profile/{}"),
    "steam": ("Steam", "https://steamcommunity.com/id/{}"),
    "soundcloud": ("SoundCloud", "https://soundcloud.com/{}"),
    "goodreads": ("Goodreads", "https://www.goodreads.com/{}"),
    "codepen": ("CodePen", "https://codepen.io/{}"),
    "dribbble": ("Dribbble", "https://dribbble.com/{}"),
    "tumblr": ("Tumblr", "https://{}.tumblr.com"),
    "academia": ("Academia.edu", "{}"),
    "impactstory": ("Impactstory", "{}"),
    "uri": ("Website", "{}"),
    "website": ("Website", "{}"),
    "work": ("Work", "{}"),
    "blogger": ("Blogger", "{}"),
}
_SUFFIX = re.compile(r"[-_ ]?(?:username|userid|user|id|url|profile|number|link)$", re.IGNORECASE)
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]")


class Targets:
    """Addresses of one source as our content may carry them.

    ``roots`` are the folders that a site's own addresses are looked for in, those of ``strip`` do not stand in the
    addresses of its files, and ``pages`` says which of its pages became which place of ours.
    """

    def __init__(
        self,
        folder: Folder,
        *,
        roots: tuple[str, ...] = ("",),
        strip: tuple[str, ...] = (),
        base: str = "",
        site: str = "",
        pages: Mapping[str, str] | None = None,
    ) -> None:
        self.folder, self.report, self.roots, self.strip = folder, folder.report, roots, strip
        self.links = Links(folder, [base] if base else [])
        self.base = base.rstrip("/")
        self.host = _OWN_HOST.sub("", site).rstrip("/")
        self.pages = {"": "index.html", **(pages or {})}

    def left_out_anchor(self, address: str, location: Location) -> None:
        """Note that a place within a page is no place of ours; the words of the link stay."""
        if address.strip("#"):
            self.report.left_out(location, f"the link to {address}, a place within its page; its words stay")

    def url(self, address: str | None, location: Location, *, beside: str = "") -> str | None:
        """An address of the web, a copied file, or a place of our site; None, with a note, when it leads nowhere."""
        address = (address or "").strip().strip("<>")
        own = self._own(address)
        if address.startswith("#"):
            self.left_out_anchor(address, location)
        if address.startswith("#") or not address:
            return None
        if own is None:
            return self.links.url(address, location)
        if (place := self.pages.get(place_key(own))) is not None:
            return place
        if (name := self.find(own, beside=beside or location.path)) is not None:
            return self.copied(name)
        if own != address and _OWN_HOST.match(address):
            return self.links.url(address, location)
        text = f"{address[:150]}: there is no such file or page in the source"
        self.report.missing(location, text)
        return None

    def lead(self, old: str, place: str) -> None:
        """Let links to a page that stood at ``old`` lead to one of our places, from any other of them."""
        if key := place_key(old):
            self.pages.setdefault(key, f"index.html{place}" if place.startswith("#") else place)

    def _own(self, address: str) -> str | None:
        """The part of an address within the site; None when it leads elsewhere."""
        is_bare = bool(self.host) and address.startswith(self.host + "/")
        plain = _OWN_HOST.sub("", address) if _OWN_HOST.match(address) or is_bare else None
        if plain is not None:
            if not self.host or not (plain == self.host or plain.startswith(self.host + "/")):
                return None
            address = plain[len(self.host) :] or "/"
        if address.startswith(("//", "www.")) or not values.is_local(address):
            return None
        return address[len(self.base) :] if self.base and address.startswith(self.base + "/") else address

    def find(self, address: str, *, beside: str = "") -> str | None:
        """The file of the source that an own address leads to."""
        path = path_in(address).strip()
        if not path.strip("/."):
            return None
        found = self.folder.local(address, beside=beside)
        for root in self.roots:
            found = found or self.folder.local(quote(f"{root}/{path.lstrip('/')}".lstrip("/")))
        if found is None or any(part.startswith((".", "~")) or part.endswith("~") for part in found.split("/")):
            return None
        return found

    def copied(self, name: str) -> str:
        """Take a file of the source over; the address that leads to it."""
        path = self._path(name)
        found = self.folder.path(name)
        if path in self.links.assets and self.links.assets[path] != found:
            path = f"files/{name}"
        if found is not None:
            self.links.assets[path] = found
        return quote(path)

    def _path(self, name: str) -> str:
        tops = sorted((top for top in self.strip if name.startswith(top + "/")), key=len)
        path = name[len(tops[-1]) + 1 :] if tops else name
        path = path + ".txt" if path.lower().endswith(_READ) else path
        return f"files/{path}" if "/" not in path or path.split("/")[0] in _OURS else path

    def image(self, address: str, location: Location, *, beside: str = "", alt: str = "") -> Image | None:
        """A picture of the source."""
        source = self.picture(address, location, beside=beside) if address else None
        if source and not values.is_local(source):
            self.report.missing(location, f"{address}: pages load no pictures from other hosts; copy it into content/")
            return None
        return Image(src=source, alt=alt) if source else None

    def picture(self, address: str, location: Location, *, beside: str = "") -> str | None:
        """The address of a picture that can be shown; None, with a note, for any other."""
        known = set(self.links.assets)
        return self.links.shown(self.url(address, location, beside=beside), address, location, known)

    def link(self, label: str, address: str, location: Location, *, beside: str = "") -> Link:
        """A labelled link; when its address leads nowhere, its label stays as text."""
        url = self.url(address, location, beside=beside)
        return Link(label=label, url=url, rel=relation(label, url or ""))


def network_at(url: str) -> str:
    """The network that an address leads to, by its host; empty when it is none that is known."""
    host = parts(url).netloc.lower().removeprefix("www.")
    places = ((label, parts(pattern).netloc.lower().removeprefix("www.")) for label, pattern in NETWORKS.values())
    return next((label for label, place in places if place and f"{host}.".startswith(f"{place}.")), "")


def network(name: str, value: str) -> Link | None:
    """The profile that a setting such as ``github_username: ada`` stands for; None when the network is unknown."""
    names = (re.sub(r"[-_ .]", "", one).lower() for one in (name, _SUFFIX.sub("", name)))
    plain = next((one for one in names if one in NETWORKS), "")
    if not plain or not value.strip():
        return None
    label, pattern = NETWORKS[plain]
    value = value.strip()
    if plain == "orcid" and (orcid := _ORCID.search(value)):
        value = orcid.group()
    if plain == "mastodon" and (handle := re.fullmatch(r"@?([\w.]+)@([\w.-]+\.\w+)", value)):
        value = f"{handle.group(2)}/@{handle.group(1)}"
    if value.startswith(_OWN_HOST.sub("", pattern.partition("{")[0]) or "//"):
        value = f"https://{value}"
    if not re.match(r"https?://", value):
        value = pattern.format(quote(value.removeprefix("@") if plain != "mastodon" else value, safe="/:?=&%@.,+~#"))
    if not re.match(r"https?://", value):
        value = f"https://{value}"
    try:
        return Link(label=label, url=values.url(value))
    except ValueError:
        return None


def orcid(text: str) -> str | None:
    """The ORCID iD in a text; None when there is none, or only one that its checksum disproves."""
    found = _ORCID.search(text)
    try:
        return values.orcid(found.group()) if found else None
    except ValueError:
        return None


def email(text: str) -> str:
    """An e-mail address as written with signs or words; empty when there is none."""
    plain = text.strip().removeprefix("mailto:")
    plain = re.sub(r"\s*[\[({<]\s*at\s*[\])}>]\s*|\s+at\s+", "@", plain, flags=re.IGNORECASE)
    plain = re.sub(r"\s*[\[({<]\s*dot\s*[\])}>]\s*", ".", plain, flags=re.IGNORECASE)
    try:
        return values.email(plain)
    except ValueError:
        return ""
