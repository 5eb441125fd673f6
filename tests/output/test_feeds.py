"""Feeds keep the rules of RFC 4287 and what feed validators ask for besides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest

from homepage.build import produce

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Make = Callable[[dict[str, str]], Path]

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_ADDRESS = re.compile(r"https?://[^\s/]+/\S*")
_IDENTIFIER = re.compile(r"(?:https?://|urn:)\S+|tag:\S+")
FILES = {
    "site.yaml": """\
base_url: https://ada.example/~ada/
languages: [en, zh]
sections: [{kind: news}, {kind: publications, title: Papers}]
""",
    "content/person.yaml": "name: Ada Example\nnative_name: 艾达\n",
    "content/news.yaml": "- {date: 2024-05, text: 'New [paper](publications/) & <b>more</b>'}\n- {text: Undated}\n",
    "content/posts/2024-01-01-hello.md": "---\ntitle: Hello & goodbye\n---\nSee [all](posts/) and $x < y$.\n",
    "content/publications.bib": r"""
@article{a, title = {Looms \& $x^2 < y$}, author = {Example, Ada and M{\"u}ller, J{\"o}rg}, journal = {J \& K},
  year = 2024, month = may, abstract = {Where $a < b$ & so on: https://a.example/?x=1&y=2}}
@phdthesis{b, title = {On looms}, author = {{The <Loom> Team}}, school = {X}, year = 2020}
@misc{c, title = {Undated}}
@misc{d, title = {视频}, author = {鞠, 陈}, year = 2020}
""",
}


def mistakes(text: str, home: str) -> Iterator[str]:
    """What a validator would say of a feed that belongs to a site with a public address."""
    feed = ET.fromstring(text)  # noqa: S314 (our own)
    yield from ["the root is no feed"] if feed.tag != f"{ATOM}feed" else []
    yield from ["no language"] if not feed.get(XML_LANG) else []
    yield from _common(feed, "feed")
    links = {one.get("rel"): one.get("href", "") for one in feed.findall(f"{ATOM}link")}
    yield from [
        f"no link {rel} of this site" for rel in ("self", "alternate") if not links.get(rel, "").startswith(home)
    ]
    yield from ["the feed has no author"] if not feed.findtext(f"{ATOM}author/{ATOM}name") else []
    entries = feed.findall(f"{ATOM}entry")
    ids = [one.findtext(f"{ATOM}id") for one in (feed, *entries)]
    yield from ["two have one id"] if len(set(ids)) < len(ids) else []
    for number, entry in enumerate(entries):
        yield from _common(entry, f"entry {number}")
        yield from _content(entry, f"entry {number}")
    newest = max((one.findtext(f"{ATOM}updated") or "" for one in entries), default="")
    yield from ["the feed is older than its newest entry"] if (feed.findtext(f"{ATOM}updated") or "") < newest else []


def _common(node: ET.Element, where: str) -> Iterator[str]:
    for name, form in (("id", _IDENTIFIER), ("updated", _STAMP), ("title", re.compile(r".*\S.*"))):
        found = node.findall(f"{ATOM}{name}")
        if len(found) != 1 or not form.fullmatch(found[0].text or ""):
            yield f"{where}: {name} is {[one.text for one in found]}"
    for link in node.findall(f"{ATOM}link"):
        if not _ADDRESS.fullmatch(link.get("href", "")):
            yield f"{where}: {link.get('href')} is no address"
    for author in node.findall(f"{ATOM}author/{ATOM}name"):
        if not (author.text or "").strip():
            yield f"{where}: an author without a name"


def _content(entry: ET.Element, where: str) -> Iterator[str]:
    content = entry.find(f"{ATOM}content")
    links = [one for one in entry.findall(f"{ATOM}link") if one.get("rel") == "alternate"]
    if len(links) != 1:
        yield f"{where}: {len(links)} links to the entry itself"
    if content is None or content.get("type") != "html":
        yield f"{where}: no content as HTML"
        return
    html = content.text or ""
    yield from [
        f"{where}: {one} leads nowhere from a reader" for one in re.findall(r'(?:href|src)="(?!https?:)[^"]*"', html)
    ]
    yield from [f"{where}: {one}" for one in re.findall(r"<(?:script|style|iframe|form)\b|\son\w+=", html)]


@pytest.fixture
def outputs(site: Make) -> dict[str, bytes]:
    return produce(site(FILES)).outputs


NAMES = [f"{folder}{name}.xml" for folder in ("", "zh/") for name in ("feed", "publications", "posts")]


@pytest.mark.parametrize("name", NAMES)
def test_every_feed_is_valid(outputs: dict[str, bytes], name: str) -> None:
    home = "https://ada.example/~ada/" + ("zh/" if name.startswith("zh/") else "")
    assert list(mistakes(outputs[name].decode(), home)) == []
    assert not feedparser.parse(outputs[name]).bozo


@pytest.mark.parametrize("name", NAMES)
def test_a_feed_of_a_site_without_an_address_is_valid_once_its_own_is_known(site: Make, name: str) -> None:
    unknown = FILES | {"site.yaml": FILES["site.yaml"].replace("base_url: https://ada.example/~ada/\n", "")}
    outputs = produce(site(unknown)).outputs
    feed, address = outputs[name].decode(), f"https://ada.example/~ada/{name}"
    hrefs = re.findall(r'(?:href=")([^"]*)"|(?:href=&#34;)([^&]*)&#34;', feed)
    for href in (first or second for first, second in hrefs):
        path = urljoin(address, href).removeprefix("https://ada.example/~ada/").partition("#")[0]
        assert (f"{path}index.html" if path.endswith("/") or not path else path) in outputs or "://" in path, href
    whole = re.sub(r'(href=(?:"|&#34;))((?!https?:)[^"&]*)', lambda at: at[1] + urljoin(address, at[2]), feed)
    assert list(mistakes(whole, "https://ada.example/~ada/" + ("zh/" if name.startswith("zh/") else ""))) == []
    headers = {"content-location": address, "content-type": "application/atom+xml"}
    read = feedparser.parse(feed.encode(), response_headers=headers)
    assert not read.bozo
    assert all(one.link.startswith("https://ada.example/~ada/") for one in read.entries)


def test_the_feed_of_publications_has_every_work_with_its_authors_and_its_page(outputs: dict[str, bytes]) -> None:
    entries = feedparser.parse(outputs["publications.xml"]).entries
    assert [one.link.rsplit("/", 2)[1] for one in entries] == ["a", "b", "d", "c"]
    assert [author.name for author in entries[0].authors] == ["Ada Example", "Jörg Müller"]
    assert entries[0].updated == "2024-05-01T00:00:00Z"
    assert entries[1].title == "On looms"
    assert "The &lt;Loom&gt; Team" in entries[1].content[0].value


def test_every_feed_is_found_from_the_pages_it_belongs_to(outputs: dict[str, bytes]) -> None:
    page = outputs["publications/index.html"].decode()
    found = [one for one in re.findall(r"<link [^>]*>", page) if 'type="application/atom+xml"' in one]
    assert [re.findall(r'href="([^"]*)"', one)[0] for one in found] == ["../feed.xml", "../publications.xml"]


def test_a_mistake_would_be_found() -> None:
    wrong = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title> </title><updated>2024</updated>'
        '<entry><id>urn:x</id><title>T</title><updated>2024-01-01T00:00:00Z</updated><link rel="alternate" href="a/"/>'
        '<content type="html">&lt;a href="b/"&gt;</content></entry></feed>'
    )
    assert list(mistakes(wrong, "https://a.example/")) == [
        "no language",
        "feed: id is ['x']",
        "feed: updated is ['2024']",
        "feed: title is [' ']",
        "no link self of this site",
        "no link alternate of this site",
        "the feed has no author",
        "entry 0: a/ is no address",
        'entry 0: href="b/" leads nowhere from a reader',
        "the feed is older than its newest entry",
    ]
