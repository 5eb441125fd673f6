"""A site in several languages: the same pages in each, every one leading to the others, and nothing copied."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from homepage import languages
from homepage.build import produce
from homepage.content.load import load, load_all
from homepage.content.records import Author
from homepage.errors import ContentError
from homepage.site.names import by_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
BASE = "https://chen-ju.github.io/"
NOT_OURS = "which is not a language of this site (known: en, zh)"
BILINGUAL = {
    "site.yaml": """\
base_url: https://ada.example.org/home/
languages: [en, zh]
title: {en: Ada Example, zh: 艾达}
sections:
  - kind: news
    title: {en: News, zh: 新闻}
    limit: 1
    more: page
  - kind: awards
    title: {en: Awards, zh: 奖项}
  - kind: publications
    title: {en: Papers, zh: 论文}
    group_by: type
""",
    "content/person.yaml": "name: Ada Example\njob_title: {en: Professor, fr: Professeure}\n",
    "content/bio.md": "I work on [the paper](publications/one2024/) and [slides](talk.txt).\n",
    "content/bio.zh.md": "我研究[这篇论文](publications/one2024/)与[幻灯片](talk.txt)。\n",
    "content/talk.txt": "slides\n",
    "content/news.yaml": """\
- date: 2024-07-03
  text: {en: "Moved to [the list](publications/).", zh: "看[列表](publications/)。"}
- date: 2023-01
  text: {en: Second}
""",
    "content/awards.yaml": "- title: {de: Preis}\n",
    "content/publications.bib": """\
@article{one2024, title = {One}, author = {Example, Ada}, journal = {Journal}, year = {2024}}
""",
}


class Reader(HTMLParser):
    """The elements of a page with their attributes, and its texts with the language that holds for them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        if tag not in ("meta", "link", "img", "br", "input", "path", "circle", "source", "wbr", "hr"):
            self._open.append((tag, found.get("lang", self._open[-1][1])))

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open[-1][0] not in ("script", "style"):
            self.texts.append((" ".join(data.split()), self._open[-1][1]))

    def named(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and all(attributes.get(key) == value for key, value in wanted.items())
        ]


@cache
def demo() -> dict[str, bytes]:
    return produce(ROOT).outputs


def pages(outputs: dict[str, bytes], folder: str = "") -> dict[str, Reader]:
    """The pages of one language by their path in it."""
    return {
        path.removeprefix(folder): Reader(data.decode())
        for path, data in outputs.items()
        if path.endswith(".html") and path.startswith(folder) and (folder or not path.startswith("zh/"))
    }


def resolved(page: str, url: str) -> str:
    path = os.path.normpath(os.path.join(os.path.dirname(page), unquote(url.partition("#")[0])))
    return page if not url.partition("#")[0] else path


def local_urls(reader: Reader) -> Iterator[str]:
    for _, attributes in reader.elements:
        for name in ("href", "src"):
            url = attributes.get(name, "")
            if url and not re.match(r"[a-z]+:|#", url):
                yield url


@pytest.fixture
def bilingual(site: Callable[[dict[str, str]], Path]) -> dict[str, bytes]:
    return produce(site(BILINGUAL)).outputs


def test_every_language_has_the_same_pages(bilingual: dict[str, bytes]) -> None:
    chinese = set(pages(bilingual, "zh/"))
    assert chinese == {
        "index.html",
        "publications/index.html",
        "publications/one2024/index.html",
        "news/index.html",
    }
    assert set(pages(bilingual)) == {*chinese, "404.html"}
    assert {"zh/feed.xml", "zh/publications.xml"} <= set(bilingual)


TAGS = "posts/tags/"  # each language has tags of its own


def test_the_demo_has_every_page_in_both_languages() -> None:
    aliases = {"about/index.html", "about.html"}
    found = [{path for path in pages(demo(), folder) if not path.startswith(TAGS)} for folder in ("", "zh/")]
    assert found[0] - aliases - {"404.html"} == found[1]


def test_nothing_but_pages_and_feeds_is_made_twice(bilingual: dict[str, bytes]) -> None:
    rest = {path for path in bilingual if path.startswith("zh/") and not path.endswith(".html")}
    assert rest == {"zh/feed.xml", "zh/publications.xml"}


def test_alternates_are_reciprocal_and_the_main_language_is_the_default() -> None:
    for folder in ("", "zh/"):
        for path, reader in pages(demo(), folder).items():
            links = {one["hreflang"]: one["href"] for one in reader.named("link", rel="alternate") if "hreflang" in one}
            if path in ("404.html", "about.html", "about/index.html") or path.startswith(TAGS):
                assert links == {}
                continue
            public = path.removesuffix("index.html")
            assert links == {"en": BASE + public, "zh": f"{BASE}zh/{public}", "x-default": BASE + public}
            (canonical,) = reader.named("link", rel="canonical")
            assert canonical["href"] == BASE + folder + public


def test_the_switch_leads_to_the_same_page_in_the_other_language() -> None:
    for folder, other, tag, name in (("", "zh/", "zh", "中文"), ("zh/", "", "en", "English")):
        for path, reader in pages(demo(), folder).items():
            switches = reader.named("a", hreflang=tag)
            if path in ("404.html", "about.html", "about/index.html"):
                assert switches == []
                continue
            (switch,) = switches
            there = "posts/index.html" if path.startswith(TAGS) else path
            assert (switch["lang"], resolved(folder + path, switch["href"])) == (tag, other + there)
            assert (name, tag) in reader.texts


def test_every_link_leads_to_an_output_and_stays_in_its_language() -> None:
    for folder in ("", "zh/"):
        translated = set(pages(demo(), "zh/"))
        for path, reader in pages(demo(), folder).items():
            if path == "404.html":
                continue
            for url in local_urls(reader):
                target = resolved(folder + path, url)
                assert target in demo(), f"{folder}{path}: {url}"
            for _, attributes in reader.elements:
                target = resolved(folder + path, attributes.get("href", "https:"))
                if folder and "hreflang" not in attributes and target in translated:
                    pytest.fail(f"{folder}{path} leads to {target} of the other language")


def test_texts_of_the_content_lead_to_pages_of_their_language(bilingual: dict[str, bytes]) -> None:
    home = bilingual["zh/index.html"].decode()
    assert '<a href="publications/one2024/index.html">这篇论文</a>' in home
    assert '<a href="../talk.txt">幻灯片</a>' in home
    assert "https://ada.example.org/home/zh/publications/index.html" in bilingual["zh/feed.xml"].decode()


def test_anchors_are_the_same_in_every_language(bilingual: dict[str, bytes]) -> None:
    for path in pages(bilingual, "zh/"):
        anchors = [
            [
                attributes["id"]
                for _, attributes in Reader(bilingual[folder + path].decode()).elements
                if "id" in attributes
            ]
            for folder in ("", "zh/")
        ]
        assert anchors[0] == anchors[1]


def test_the_sitemap_names_every_page_in_every_language(bilingual: dict[str, bytes]) -> None:
    sitemap = bilingual["sitemap.xml"].decode()
    entries = re.findall(r"<url><loc>(.*?)</loc>(.*?)</url>", sitemap, re.DOTALL)
    assert len(entries) == 8
    for address, links in entries:
        found = dict(re.findall(r'hreflang="(.*?)" href="(.*?)"', links))
        assert set(found) == {"en", "zh", "x-default"}
        assert address in found.values()
        assert found["x-default"] == found["en"] == found["zh"].replace("/zh/", "/")


def test_pages_name_their_language(bilingual: dict[str, bytes]) -> None:
    assert '<html lang="zh">' in bilingual["zh/index.html"].decode()
    assert '<meta property="og:locale" content="zh_CN">' in bilingual["zh/index.html"].decode()
    assert '<meta property="og:locale:alternate" content="zh_CN">' in bilingual["index.html"].decode()
    assert 'xml:lang="zh"' in bilingual["zh/feed.xml"].decode()


def test_no_word_of_the_interface_is_english_on_the_chinese_pages() -> None:
    english, chinese = languages.table("en") or {}, languages.table("zh") or {}
    patterns = []
    for key, word in english.items():
        for text in word.values() if isinstance(word, dict) else (word,):
            if len(text) > 2 and text != chinese[key] and key not in ("language", "locale"):
                parts = re.split(r"\{\w+\}", text)
                patterns.append(".*".join(map(re.escape, parts)))
    wording = re.compile("|".join(f"(?:{pattern})" for pattern in patterns if re.search("[a-z]{2}", pattern)))
    found = []
    for path, reader in pages(demo(), "zh/").items():
        spoken = [text for text, language in reader.texts if language == "zh"]
        named = (
            "aria-label",
            "title",
            "placeholder",
            "alt",
            "data-text",
            "data-dark",
            "data-light",
            "data-copied",
            "data-failed",
        )
        spoken += [attributes[name] for _, attributes in reader.elements for name in named if name in attributes]
        found += [(path, text) for text in spoken if wording.fullmatch(text)]
    assert found == []


def test_a_text_that_is_not_translated_is_marked_with_its_language(bilingual: dict[str, bytes]) -> None:
    assert '<span lang="de">Preis</span>' in bilingual["zh/index.html"].decode()
    assert '<span lang="de">Preis</span>' in bilingual["index.html"].decode()
    assert '<span lang="en">Professor</span>' in bilingual["zh/index.html"].decode()
    assert "<span lang" not in bilingual["zh/publications/one2024/index.html"].decode()


def test_a_biography_that_is_not_translated_is_marked(site: Callable[[dict[str, str]], Path]) -> None:
    root = site({**BILINGUAL, "content/bio.zh.md": ""})
    (root / "content/bio.zh.md").unlink()
    outputs = produce(root).outputs
    assert '<div class="prose" lang="en">' in outputs["zh/index.html"].decode()
    assert '<div class="prose" lang="en">' not in outputs["index.html"].decode()


def test_what_is_not_translated_is_listed_with_its_place(site: Callable[[dict[str, str]], Path]) -> None:
    root = site(BILINGUAL)
    (root / "content/bio.zh.md").unlink()
    assert [str(problem) for problem in load(root).untranslated] == [
        "content/awards.yaml:1:10: warning: 'title' is not given in en, zh (add en: …)",
        f"content/awards.yaml:1:11: warning: 'title' is given in 'de', {NOT_OURS}",
        "content/bio.md: warning: is not given in zh (add content/bio.zh.md)",
        "content/news.yaml:4:9: warning: 'text' is not given in zh (add zh: …)",
        "content/person.yaml:2:12: warning: 'job_title' is not given in zh (add zh: …)",
        f"content/person.yaml:2:28: warning: 'job_title' is given in 'fr', {NOT_OURS}",
    ]
    assert produce(root).warnings == ()


def test_everything_of_the_demo_is_translated() -> None:
    assert load(ROOT).untranslated == ()


def test_dates_stand_in_the_form_of_the_language(bilingual: dict[str, bytes]) -> None:
    assert ">Jul 2024</time>" in bilingual["index.html"].decode()
    assert ">2024年7月</time>" in bilingual["zh/index.html"].decode()


def test_the_native_name_leads_where_its_letters_are_read() -> None:
    assert "<h1>鞠陈 <span" in re.sub(r"\s+", " ", demo()["zh/index.html"].decode())
    assert "<h1>Chen Ju <span" in demo()["index.html"].decode()
    assert "<title>鞠陈</title>" in demo()["zh/index.html"].decode()


def test_an_arabic_name_leads_on_arabic_pages() -> None:
    assert by_language("Leila Hassan", "ليلى الحسن", "ar") == ("ليلى الحسن", "Leila Hassan")
    assert by_language("Leila Hassan", "ليلى الحسن", "de") == ("Leila Hassan", "ليلى الحسن")


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        (Author(family="鞠", given="陈"), "鞠陈"),
        (Author(name="鞠, 陈"), "鞠陈"),
        (Author(name="鞠陈"), "鞠陈"),
        (Author(family="Ju", given="Chen"), "Chen Ju"),
        (Author(name="Ju, Chen"), "Chen Ju"),
    ],
)
def test_a_name_in_east_asian_letters_begins_with_the_family_name(author: Author, shown: str) -> None:
    assert author.full == shown


@pytest.mark.parametrize(
    ("settings", "tags"),
    [
        ("languages: [zh, en]", ["zh", "en"]),
        ("languages: [en, zh]\nlanguage: zh", ["zh", "en"]),
        ("languages: de", ["de"]),
        ("language: de", ["de"]),
        ("title: Ada", ["en"]),
    ],
)
def test_the_main_language_comes_first(site: Callable[[dict[str, str]], Path], settings: str, tags: list[str]) -> None:
    contents = load_all(site({"site.yaml": settings + "\n"}))
    assert [content.language for content in contents] == tags
    assert {content.config.language for content in contents} == {tags[0]}


@pytest.mark.parametrize(
    ("settings", "report"),
    [
        ("languages: [en, zh_CN]", "site.yaml:1:17: 'zh_CN' is not a language tag (did you mean zh-CN?)"),
        ("language: Deutsch", "site.yaml:1:11: 'Deutsch' is not a language tag (did you mean de?)"),
        ("language: 中文", "site.yaml:1:11: '中文' is not a language tag (did you mean zh?)"),
        (
            "languages: [en, zh]\nlanguage: de",
            "site.yaml:2:11: 'de' is not among the languages of this site (known: en, zh)",
        ),
    ],
)
def test_wrong_languages_are_reported(site: Callable[[dict[str, str]], Path], settings: str, report: str) -> None:
    with pytest.raises(ContentError) as caught:
        load_all(site({"site.yaml": settings + "\n"}))
    assert report in [str(problem) for problem in caught.value.problems]


def test_a_file_in_a_language_that_the_site_does_not_have_is_told(site: Callable[[dict[str, str]], Path]) -> None:
    root = site({"content/bio.md": "Hello\n", "content/bio.zh.md": "你好\n"})
    (warning,) = load(root).warnings
    assert str(warning) == (
        "content/bio.zh.md: warning: is in 'zh', which is not a language of this site"
        " (write languages: [en, zh] in site.yaml)"
    )


def test_mistakes_in_every_language_are_reported_together(site: Callable[[dict[str, str]], Path]) -> None:
    root = site({**BILINGUAL, "content/bio.md": "[a](no.pdf)\n", "content/bio.zh.md": "[b](nein.pdf)\n"})
    with pytest.raises(ContentError) as caught:
        produce(root)
    assert [problem.location.path for problem in caught.value.problems] == ["content/bio.md", "content/bio.zh.md"]


@pytest.mark.parametrize(("language", "loaded"), [("en", False), ("de", True)])
def test_an_english_site_is_built_without_babel(
    site: Callable[[dict[str, str]], Path],
    language: str,
    loaded: bool,  # noqa: FBT001 (a parameter of the test)
) -> None:
    root = site({**BILINGUAL, "site.yaml": BILINGUAL["site.yaml"].replace("[en, zh]", f"[{language}]")})
    program = "import sys; from pathlib import Path; from homepage.build import produce; produce(Path(sys.argv[1]));"
    program += "print('babel' in sys.modules, 'homepage.languages.zh' in sys.modules)"
    command = [sys.executable, "-c", program, str(root)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == f"{loaded} False\n"


@pytest.mark.parametrize("tag", languages.KNOWN)
def test_a_site_is_built_in_every_language(site: Callable[[dict[str, str]], Path], tag: str) -> None:
    root = site({**BILINGUAL, "site.yaml": BILINGUAL["site.yaml"].replace("[en, zh]", f"[{tag}]")})
    (root / "content/bio.zh.md").unlink()
    outputs = produce(root).outputs
    direction = ' dir="rtl"' if tag == "ar" else ""
    assert f'<html lang="{tag}"{direction}>' in outputs["index.html"].decode()
    assert str((languages.table(tag) or {})["skip"]) in outputs["index.html"].decode()
