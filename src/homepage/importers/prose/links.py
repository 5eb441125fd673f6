"""Addresses of an imported page: those of the web stay, files of the source are copied, the rest is reported."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlsplit

from msgspec.structs import replace

from homepage.content import values
from homepage.content.records import VIDEOS
from homepage.importers.folder import path_in
from homepage.importers.prose.runs import Run
from homepage.importers.prose.url_parts import parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from homepage.errors import Location
    from homepage.importers.folder import Folder

_READ = (".md", ".yaml", ".yml", ".bib")  # files of these kinds are content to us and would not be copied
_HOSTS = (
    ("github.com", "code"),
    ("gitlab.com", "code"),
    ("gitee.com", "code"),
    ("colab.research", "demo"),
    ("huggingface.co/datasets", "data"),
    ("huggingface.co/spaces", "demo"),
    ("kaggle.com", "data"),
    ("zenodo.org", "data"),
    ("arxiv.org", "preprint"),
    ("biorxiv.org", "preprint"),
    ("hal.science", "preprint"),
    ("youtube.com", "video"),
    ("youtu.be", "video"),
    ("bilibili.com", "video"),
    ("vimeo.com", "video"),
    ("doi.org", "paper"),
    ("ieeexplore", "paper"),
    ("acm.org", "paper"),
    ("openaccess.thecvf", "paper"),
    ("sciencedirect", "paper"),
    ("openreview.net", "paper"),
    ("springer", "paper"),
    ("aclanthology", "paper"),
    ("slideshare", "slides"),
    ("speakerdeck", "slides"),
)
_LABELS = (
    ("code", "code"),
    ("project", "project"),
    ("data", "data"),
    ("demo", "demo"),
    ("video", "video"),
    ("slide", "slides"),
    ("poster", "poster"),
    ("supp", "supplement"),
    ("appendix", "appendix"),
    ("report", "report"),
    ("arxiv", "preprint"),
    ("pdf", "paper"),
    ("paper", "paper"),
    ("website", "project"),
    ("homepage", "homepage"),
)


def relation(label: str, url: str) -> tuple[str, ...]:
    """What a link leads to: told by the host first, by the label second; empty when neither tells."""
    address = url.lower()
    if re.search(r"\.pdf(?:$|[?#])", address) and "/blob/" in address:
        return ("paper",)
    hosts = [kind for host, kind in _HOSTS if host in address]
    labels = [kind for word, kind in _LABELS if word in label.lower()]
    found = [*labels, *hosts] if "//doi.org/" in address else [*hosts, *labels]  # data and code have DOIs, too
    return tuple(found[:1])


_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_DOI = re.compile(r"10\.\d{4,9}/\S")
DRAWN_ELSEWHERE = re.compile(
    r"shields\.io|badge|clustrmaps|flagcounter|statcounter|mapmyvisitors|revolvermaps|hits\.|counter|tracker|/track\b",
    re.IGNORECASE,
)


_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_COUNTER = re.compile(r"counter|clustrmaps|mapmyvisitors|revolvermaps|hits\.", re.IGNORECASE)

_DOI = re.compile(r"(?:doi:\s*)?10\.\d{4,9}/\S+$", re.IGNORECASE)
# What builders of sites and social networks put before the addresses of other hosts.
_COUNTED = re.compile(r"https?://(?:www\.google\.[a-z.]+/url\?|lm?\.facebook\.com/l\.php\?)", re.IGNORECASE)


def place_key(address: str) -> str:
    """The address of a page within its site, however it is written: ``/cv/``, ``cv.html`` and ``./cv`` are one."""
    path = path_in(address)
    path = path.removesuffix("index.html").removesuffix(".html").removesuffix("/_index.md").removesuffix(".md")
    return path.strip("./")


def _with_slashes(address: str) -> str:
    """An address whose parts are parted as browsers understand it, where it was typed as on Windows."""
    return address if re.match(r"\w{2,}:", address) else address.replace("\\", "/")


def straight(address: str) -> str:
    """Where an address leads that goes through a counter of clicks, or that is a DOI by itself."""
    if _DOI.match(address):
        return f"https://doi.org/{address.removeprefix('doi:').strip()}"
    if not _COUNTED.match(address):
        return address
    asked = parse_qs(parts(address).query)
    found = next((asked[key][0] for key in ("q", "u", "url") if key in asked), "")
    return found if re.match(r"https?://", found) else address


def _host(url: str) -> str:
    """The host of a paper, code or data, by which a link is called that has no words."""
    return parts(url).netloc.removeprefix("www.") if relation("", url) else ""


def _fault(path: Path) -> str:
    """Why a file cannot be shown as a picture; empty when it can."""
    from homepage.output.encode import encode
    from homepage.output.images import RASTER

    kind = path.suffix.lower()
    if kind not in RASTER:
        kinds = (".svg", ".pdf", ".ogg", *VIDEOS)
        return "" if kind in kinds else f"browsers do not show {kind or 'a file without an ending'} as a picture"
    try:
        encode(path.read_bytes(), ())
    except (ValueError, OSError) as error:
        return str(error)
    return ""


class Links:
    """Judges the addresses of one source; ``assets`` collects the files that its pages use."""

    def __init__(self, folder: Folder, bases: Iterable[str] = ()) -> None:
        self.folder, self.report = folder, folder.report
        self.bases = tuple(base.rstrip("/") for base in bases if base.strip("/"))
        self.assets: dict[str, Path | bytes] = {}
        self.places = {"": "index.html"}  # what stands for pages of the source, by their addresses without ending

    def url(self, address: str | None, location: Location) -> str | None:
        """The address as our content may carry it; None, with a note, when it leads nowhere."""
        address = self._within(straight(_with_slashes((address or "").strip())), location)
        if _EMAIL.fullmatch(address):
            return f"mailto:{address}"
        if not address or address.startswith("#"):
            return None
        if _DOI.match(address):
            address = "https://doi.org/" + address
        if address.startswith("//"):
            address = "https:" + address
        if address.startswith("www."):
            self.report.guess(location, f"{address} has no scheme; https:// was put before it")
            address = "https://" + address
        if values.is_local(address):
            return self.places.get(place_key(address)) or self._local(address, location)
        return self._web(address, location)

    def _within(self, address: str, location: Location) -> str:
        """An address of the site itself as a path, where the source has the file; other pages of its host stay."""
        for base in self.bases:
            own, plain = (_SCHEME.sub("", one) if _SCHEME.match(base) else one for one in (base, address))
            if plain.lower().startswith(own.lower() + "/"):
                path = plain[len(own) :]
                is_here = place_key(path) in self.places or self.folder.local(path, beside=location.path)
                if not _SCHEME.match(base) or is_here:
                    return path
        return address

    def _web(self, address: str, location: Location) -> str | None:
        address = re.sub(r"\s", "%20", address)
        try:
            urlsplit(address)
            return values.url(address)
        except ValueError:
            self.report.left_out(location, f"the address {address[:100]} is none that a reader can follow")
            return None

    def _local(self, address: str, location: Location) -> str | None:
        name = self.folder.local(address, beside=location.path)
        if name is None or any(part.startswith((".", "~")) or part.endswith("~") for part in name.split("/")):
            self.report.missing(location, f"{address}: there is no such file in the source")
            return None
        path = name + ".txt" if name.lower().endswith(_READ) else name
        path = path if "/" in path else f"files/{path}"
        found = self.folder.path(name)
        if found is None:
            return None
        self.assets[path] = found
        return quote(path)

    def picture(self, address: str | None, location: Location) -> str | None:
        """The address of a picture that browsers and our own encoder can read; None, with a note, for any other."""
        known = set(self.assets)
        url = self.url(address, location)
        if url and not values.is_local(url):
            self.report.missing(
                location, f"{url}: pages load no pictures of other hosts; save it and put it into content/"
            )
            return None
        return self.shown(url, address or "", location, known)

    def shown(self, url: str | None, address: str, location: Location, known: Collection[str]) -> str | None:
        """The address of a copied file when it is a picture that can be shown; else a note, and it is not copied.

        ``known`` are the files that were copied before.
        """
        found = self.assets.get(unquote(url)) if url and values.is_local(url) else None
        if url is None or not isinstance(found, Path) or not (reason := _fault(found)):
            return url
        self.report.missing(location, f"{address}: {reason}")
        if unquote(url) not in known:
            self.assets.pop(unquote(url))
        return None

    def _in_words(self, run: Run, location: Location) -> list[Run]:
        """The link of a picture that does not come over, with the words that the picture showed."""
        query = parse_qs(parts(run.image or "").query)
        text = run.text.strip() or " ".join(query.get("label", ())) or _host(run.url or "")
        text = "" if _COUNTER.search(run.image or "") else text
        url = self.url(run.url, location) if run.url and text else None
        return [Run(text=text, url=url)] if url else []

    def runs(self, runs: Iterable[Run], location: Location) -> list[Run]:
        """Runs whose links and images lead somewhere; a dead link leaves its words, a dead image goes."""
        found = []
        for run in runs:
            if run.image is not None:
                if DRAWN_ELSEWHERE.search(run.image):
                    self.report.left_out(location, f"picture {run.image[:100]}, which another host draws or counts by")
                    found += self._in_words(run, location)
                elif (source := self.picture(run.image, location)) is not None:
                    found.append(replace(run, image=source, url=self.url(run.url, location) if run.url else None))
                else:
                    found += self._in_words(run, location)
            elif run.url is not None:
                found.append(replace(run, url=self.url(run.url, location)))
            else:
                found.append(run)
        return found
