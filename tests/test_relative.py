"""Every link of a built site leads somewhere, and the site works under any base path and from the file system."""

from __future__ import annotations

import html
import posixpath
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest

from homepage.build import Options, produce

ROOT = Path(__file__).parent.parent
SITES = {
    "demo": ROOT,
    **{folder.name: folder for folder in sorted((ROOT / "examples").iterdir()) if (folder / "site.yaml").is_file()},
}
BASE = "https://somewhere.example.org/~user/"
LINKS = {"href", "src", "srcset", "poster", "data", "action"}


class Address(NamedTuple):
    """An address in a page: the element and attribute that carry it."""

    element: str
    attribute: str
    value: str
    rel: str


class Page(HTMLParser):
    """The addresses, the anchors and the metadata of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[Address] = []
        self.anchors: set[str] = set()
        self.metadata: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            assert given["id"] not in self.anchors, f"id {given['id']!r} stands twice"
            self.anchors.add(given["id"])
        if tag == "meta":
            self.metadata[given.get("property") or given.get("name") or given.get("http-equiv", "")] = given.get(
                "content", ""
            )
        self.addresses += [
            Address(tag, name, value, given.get("rel", "")) for name, value in given.items() if name in LINKS
        ]


@cache
def outputs(site: str) -> dict[str, bytes]:
    """What a site consists of, at an address that stands nowhere else in it."""
    return produce(SITES[site], Options(base_url=BASE)).outputs


def pages(site: str) -> dict[str, Page]:
    return {path: Page(data.decode()) for path, data in outputs(site).items() if path.endswith(".html")}


def is_elsewhere(address: str) -> bool:
    return bool(urlsplit(address).scheme or address.startswith("//"))


pytestmark = pytest.mark.parametrize(
    "site", [pytest.param(site, marks=pytest.mark.xdist_group(site)) for site in SITES]
)


def test_every_internal_link_leads_to_an_output(site: str) -> None:
    found = pages(site)
    for path, page in found.items():
        for address in page.addresses:
            if is_elsewhere(address.value) or (path == "404.html" and address.value.startswith("/")):
                continue
            target, _, fragment = address.value.partition("#")
            place = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target))) if target else path
            assert place in outputs(site), f"{path}: {address}"
            if fragment and place in found:
                assert unquote(fragment) in found[place].anchors, f"{path}: {address}"


def test_links_of_the_page_for_lost_readers_begin_at_the_top(site: str) -> None:
    top = urlsplit(BASE).path
    for address in pages(site)["404.html"].addresses:
        if is_elsewhere(address.value) or address.value.startswith("#"):
            continue
        assert address.value.startswith(top), address
        assert unquote(address.value.removeprefix(top).partition("#")[0]) in outputs(site), address


def test_the_address_of_the_site_stands_only_where_a_standard_demands_it(site: str) -> None:
    for path, page in pages(site).items():
        for address in page.addresses:
            if address.value.startswith(BASE):
                assert address.element == "link", f"{path}: {address}"
                assert address.rel in ("canonical", "alternate"), f"{path}: {address}"
        text = outputs(site)[path].decode()
        text = re.sub(r'<script type="application/ld\+json">.*?</script>', "", text, flags=re.DOTALL)
        text = re.sub(r'<(?:link rel="(?:canonical|alternate)"|meta (?:property="og:|name="citation_))[^>]*>', "", text)
        assert BASE not in html.unescape(text), path
    elsewhere = {"robots.txt", "llms.txt"}  # read apart from the site
    for path, data in outputs(site).items():
        if path.endswith((".css", ".js", ".svg", ".txt")) and path not in elsewhere:
            assert BASE.encode() not in data, path


def test_no_page_asks_another_host_for_anything(site: str) -> None:
    for path, page in pages(site).items():
        for address in page.addresses:
            if address.element not in ("a", "link") or address.rel == "stylesheet":
                assert not is_elsewhere(address.value) or address.value.startswith("data:"), f"{path}: {address}"
    for path, data in outputs(site).items():
        if path.endswith(".css"):
            assert not re.search(rb"url\(\s*['\"]?(?:https?:)?//|@import", data), path


def test_metadata_names_the_page_itself(site: str) -> None:
    for path, page in pages(site).items():
        canonical = [one.value for one in page.addresses if one.rel == "canonical"]
        if path == "404.html":
            assert canonical == []
            continue
        assert len(canonical) == 1, path
        assert canonical[0].startswith(BASE), path
        if "refresh" not in page.metadata:
            assert canonical[0] == BASE + path.removesuffix("index.html"), path
            assert page.metadata["og:url"] == canonical[0], path


def test_no_hidden_e_mail_address_stands_in_an_output(site: str) -> None:
    if "email_style: plain" in (SITES[site] / "site.yaml").read_text(encoding="utf-8"):
        pytest.skip("this site shows its addresses plainly")
    address = re.compile(rb"[\w.+-]+(?:@|%40|&#64;|&#x40;|&commat;)[\w-]+\.[a-z]{2,}", re.IGNORECASE)
    for path, data in outputs(site).items():
        if path.endswith((".html", ".xml", ".txt", ".bib", ".js", ".css", ".json", ".svg")):
            assert address.findall(data) == [], path
            assert b"mailto:" not in data, path
