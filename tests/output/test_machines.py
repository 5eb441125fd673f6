"""What programs read: metadata of pages, JSON-LD by the vocabulary of schema.org, icons, manifest, llms.txt, robots."""

from __future__ import annotations

import json
import re
import struct
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from homepage.build import produce

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    MakeSite = Callable[[dict[str, str]], Path]

BASE = "https://ada.example.org/"
FILES = {
    "site.yaml": f"base_url: {BASE}\nupdated: 2024-05-01\nemail_style: at\n",
    "content/person.yaml": (
        "name: Ada Example\nnative_name: 阿达\njob_title: Professor\nimage: ada.png\n"
        "affiliation: [{name: University of Examples, url: https://example.org/}]\n"
        "email: ada@example.org\norcid: 0000-0002-1825-0097\n"
        "interests: [{label: Engines}]\n"
        "links: [{label: GitHub, url: https://github.com/ada}, {label: CV, url: cv.pdf}]\n"
    ),
    "content/cv.pdf": "%PDF-1.4",
    "content/news.yaml": "- {date: 2024-01, text: Something new}\n",
    "content/publications.bib": (
        "@inproceedings{one, title={On [Pictures] and *Stars*}, author={Example, Ada and Ross, Bob}, year=2024,\n"
        " month=5, booktitle={Proceedings of Examples}, doi={10.1/x}, pages={1--9}, abstract={Short.}}\n"
        "@article{two, title={On Others}, author={Ada Example}, year=2023, journal={Journal of Examples}, volume=3}\n"
        "@phdthesis{three, title={A Thesis}, author={Ada Example}, year=2020, school={University of Examples}}\n"
        "@book{four, title={A Book}, author={Ada Example}, year=2019, publisher={A Press}}\n"
        "@misc{five, title={Software}, author={Ada Example}, year=2018, howpublished={Online}}\n"
    ),
}
# https://schema.org: for each type that a page may have, the properties it may carry (its own and inherited ones).
THING = {"@type", "@id", "name", "alternateName", "description", "identifier", "image", "sameAs", "url"}
CREATIVE_WORK = THING | {
    "about", "abstract", "author", "contributor", "citation", "copyrightYear", "dateModified", "datePublished",
    "editor", "encoding", "genre", "hasPart", "headline", "inLanguage", "inSupportOf", "isAccessibleForFree",
    "isPartOf",
    "keywords", "license", "mainEntity", "mainEntityOfPage", "publisher", "sourceOrganization",
    "thumbnailUrl", "version",
}  # fmt: skip
ARTICLE = CREATIVE_WORK | {"articleSection", "pageEnd", "pageStart", "pagination", "wordCount"}
VOCABULARY = {
    "WebSite": CREATIVE_WORK | {"issn"},
    "WebPage": CREATIVE_WORK | {"breadcrumb"},
    "ProfilePage": CREATIVE_WORK | {"breadcrumb"},
    "CollectionPage": CREATIVE_WORK | {"breadcrumb"},
    "CreativeWork": CREATIVE_WORK,
    "Article": ARTICLE,
    "ScholarlyArticle": ARTICLE,
    "Report": ARTICLE | {"reportNumber"},
    "Thesis": CREATIVE_WORK | {"inSupportOf"},
    "Book": CREATIVE_WORK | {"bookEdition", "bookFormat", "illustrator", "isbn", "numberOfPages"},
    "Chapter": CREATIVE_WORK | {"pageEnd", "pageStart", "pagination"},
    "Dataset": CREATIVE_WORK | {"distribution", "includedInDataCatalog"},
    "SoftwareSourceCode": CREATIVE_WORK | {"codeRepository", "programmingLanguage"},
    "SoftwareApplication": CREATIVE_WORK | {"softwareVersion"},
    "PublicationIssue": CREATIVE_WORK | {"issueNumber", "pageEnd", "pageStart", "pagination"},
    "PublicationVolume": CREATIVE_WORK | {"volumeNumber", "pageEnd", "pageStart", "pagination"},
    "Periodical": CREATIVE_WORK | {"issn"},
    "BookSeries": CREATIVE_WORK,
    "MediaObject": CREATIVE_WORK | {"contentUrl", "encodingFormat"},
    "PropertyValue": THING | {"propertyID", "value"},
    "Person": THING
    | {"affiliation", "email", "familyName", "givenName", "jobTitle", "knowsAbout", "memberOf", "worksFor", "award"},
    "Organization": THING | {"department", "location", "address"},
    "CollegeOrUniversity": THING | {"department"},
    "EducationalOrganization": THING | {"department"},
}  # fmt: skip


class _Head(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: dict[str, list[str]] = {}
        self.links: list[dict[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "meta" and ("name" in found or "property" in found):
            self.metas.setdefault(found.get("property") or found["name"], []).append(found["content"])
        if tag == "link":
            self.links.append(found)


@pytest.fixture
def outputs(site: MakeSite) -> dict[str, bytes]:
    root = site(FILES)
    Image.new("RGB", (400, 400), "#336699").save(root / "content" / "ada.png")
    return produce(root).outputs


def pages(outputs: dict[str, bytes]) -> dict[str, str]:
    return {path: data.decode() for path, data in outputs.items() if path.endswith(".html")}


def json_ld(html: str) -> list[Any]:
    return [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]


def outside_vocabulary(value: object) -> list[str]:
    """What in JSON-LD is no type of the vocabulary, or no property of its type."""
    if isinstance(value, list):
        return [wrong for one in value for wrong in outside_vocabulary(one)]
    if not isinstance(value, dict):
        return []
    wrong = [inner for one in value.values() for inner in outside_vocabulary(one)]
    kinds = value["@type"] if isinstance(value["@type"], list) else [value["@type"]]
    unknown = [kind for kind in kinds if kind not in VOCABULARY]
    allowed = {"@context"}.union(*(VOCABULARY.get(kind, set()) for kind in kinds))
    return [*wrong, *unknown, *(f"{kinds}: {name}" for name in value if not unknown and name not in allowed)]


def test_json_ld_keeps_to_the_vocabulary_and_stands_on_every_page_that_is_listed(outputs: dict[str, bytes]) -> None:
    for path, html in pages(outputs).items():
        found = json_ld(html)
        assert len(found) == (0 if path == "404.html" else 1), path
        assert all(one["@context"] == "https://schema.org" for one in found)
        assert outside_vocabulary(found) == [], path


def test_the_home_page_is_the_profile_of_the_person(outputs: dict[str, bytes]) -> None:
    (profile,) = json_ld(outputs["index.html"].decode())
    person = profile["mainEntity"]
    assert (profile["@type"], profile["dateModified"]) == ("ProfilePage", "2024-05-01")
    assert profile["isPartOf"] == {"@type": "WebSite", "name": "Ada Example", "url": BASE}
    assert (person["@type"], person["name"], person["alternateName"]) == ("Person", "Ada Example", ["阿达"])
    assert person["sameAs"] == ["https://github.com/ada", "https://orcid.org/0000-0002-1825-0097"]
    assert person["image"] == BASE + "ada.png"
    assert "email" not in person


def test_without_a_known_date_none_is_made_up(site: MakeSite) -> None:
    (profile,) = json_ld(produce(site({})).outputs["index.html"].decode())
    assert "dateModified" not in profile


def test_every_page_has_the_tags_of_open_graph(outputs: dict[str, bytes]) -> None:
    for path, html in pages(outputs).items():
        metas = _Head(html).metas
        for name in ("og:title", "og:type", "og:site_name", "og:description", "og:locale", "og:image", "og:image:alt"):
            assert len(metas[name]) == 1, (path, name)
            assert metas[name][0], (path, name)
        image = outputs[metas["og:image"][0].removeprefix(BASE)]
        assert Image.open(BytesIO(image)).size == (int(metas["og:image:width"][0]), int(metas["og:image:height"][0]))
        assert metas["twitter:card"] == ["summary"]


def test_a_wide_picture_or_a_card_is_shown_large(site: MakeSite) -> None:
    root = site(
        {**FILES, "content/person.yaml": "name: Ada Example\n", "content/publications.yaml": "one: {image: f.png}\n"}
    )
    Image.new("RGB", (1600, 800), "#336699").save(root / "content" / "f.png")
    outputs = produce(root).outputs
    for path, part in (("index.html", "assets/card."), ("publications/one/index.html", "assets/f-preview.")):
        metas = _Head(outputs[path].decode()).metas
        assert metas["twitter:card"] == ["summary_large_image"]
        assert part in metas["og:image"][0]
    assert "assets/card." in _Head(outputs["publications/two/index.html"].decode()).metas["og:image"][0]


def test_icons_are_named_by_pages_and_manifest_and_are_there(outputs: dict[str, bytes]) -> None:
    head = _Head(outputs["index.html"].decode())
    by_rel = {link["rel"]: link["href"] for link in head.links if link["rel"] != "alternate"}
    assert by_rel["icon"] == "icon.svg"
    assert Image.open(BytesIO(outputs[by_rel["apple-touch-icon"]])).size == (180, 180)
    manifest = json.loads(outputs[by_rel["manifest"]])
    assert (manifest["name"], manifest["short_name"], manifest["display"]) == ("Ada Example", "Ada Example", "browser")
    for icon in manifest["icons"]:
        data = outputs[icon["src"]]
        if icon["sizes"] != "any":
            assert "x".join(map(str, Image.open(BytesIO(data)).size)) == icon["sizes"]
    assert head.metas["theme-color"] == ["#ffffff", "#14171a"]
    count, side = struct.unpack("<4xHB", outputs["favicon.ico"][:7])
    assert (count, side) == (1, 32)
    assert Image.open(BytesIO(outputs["favicon.ico"])).size == (32, 32)


def test_the_initials_stand_in_for_a_picture_in_the_colour_of_the_theme(site: MakeSite) -> None:
    outputs = produce(site({"site.yaml": "theme: {accent: '#7a1f5c'}\n"})).outputs
    corner = Image.open(BytesIO(outputs["icon-512.png"])).convert("RGB").getpixel((0, 0))
    assert corner == (0x7A, 0x1F, 0x5C)
    assert b"#7a1f5c" in outputs["icon.svg"]
    assert b">AE<" in outputs["icon.svg"]


def test_an_icon_of_the_author_takes_the_place_of_all(site: MakeSite) -> None:
    root = site({"static/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'})
    outputs = produce(root).outputs
    assert "apple-touch-icon.png" not in outputs
    assert [icon["src"] for icon in json.loads(outputs["site.webmanifest"])["icons"]] == ["icon.svg"]
    (root / "static" / "icon.svg").unlink()
    Image.new("RGB", (600, 600), "#102030").save(root / "static" / "icon.png")
    outputs = produce(root).outputs
    assert "icon.svg" not in outputs
    assert Image.open(BytesIO(outputs["icon-192.png"])).convert("RGB").getpixel((9, 9)) == (16, 32, 48)
    assert {"rel": "icon", "href": "icon.png", "type": "image/png"} in _Head(outputs["index.html"].decode()).links


def test_one_colour_scheme_has_one_theme_colour(site: MakeSite) -> None:
    home = produce(site({"site.yaml": "theme: {color_scheme: dark}\n"})).outputs["index.html"].decode()
    assert re.findall(r'<meta name="theme-color"[^>]*>', home) == ['<meta name="theme-color" content="#14171a">']


def test_llms_txt_says_who_where_and_lists_every_work_without_plain_addresses(outputs: dict[str, bytes]) -> None:
    text = outputs["llms.txt"].decode()
    assert text.startswith("# Ada Example\n\n> ")
    assert "ada\\[at\\]example.org" in text
    assert "ada@example.org" not in text
    assert f"- [On \\[Pictures\\] and \\*Stars\\*]({BASE}publications/one/): Ada Example, Bob Ross. " in text
    assert text.count(f"]({BASE}publications/") == 6
    assert f"- [CV]({BASE}cv.pdf)" in text
    targets = re.findall(rf"\]\({re.escape(BASE)}([^)#]*)", text)
    assert all((path + "index.html" if path.endswith("/") or not path else path) in outputs for path in targets)


def test_robots_and_llms_of_the_author_take_their_place(site: MakeSite) -> None:
    outputs = produce(site({"static/robots.txt": "User-agent: *\n", "static/llms.txt": "# Mine\n"})).outputs
    assert outputs["robots.txt"] == b"User-agent: *\n"
    assert outputs["llms.txt"] == b"# Mine\n"


def test_an_own_domain_is_the_address_of_the_site(site: MakeSite) -> None:
    outputs = produce(site({"site.yaml": "cname: www.ada.example.org\n"})).outputs
    assert b'<link rel="canonical" href="https://www.ada.example.org/">' in outputs["index.html"]
    assert b"<loc>https://www.ada.example.org/</loc>" in outputs["sitemap.xml"]
    given = produce(site({"site.yaml": "cname: www.ada.example.org\nbase_url: https://ada.example.org/\n"})).outputs
    assert b'<link rel="canonical" href="https://ada.example.org/">' in given["index.html"]


def test_without_an_address_nothing_is_said_that_needs_one(site: MakeSite) -> None:
    outputs = produce(site({"content/publications.bib": "@misc{a, title = {T}, year = 2020}\n"})).outputs
    assert "sitemap.xml" not in outputs
    assert outputs["robots.txt"] == b"User-agent: *\nAllow: /\n"
    for path in ("index.html", "publications/a/index.html"):
        page = outputs[path].decode()
        for needing in ('rel="canonical"', '"og:url"', '"og:image"', "hreflang", '"url":""', 'content=""'):
            assert needing not in page


def test_robots_names_the_sitemap(outputs: dict[str, bytes]) -> None:
    assert outputs["robots.txt"].decode() == f"User-agent: *\nAllow: /\n\nSitemap: {BASE}sitemap.xml\n"
