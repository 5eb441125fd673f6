"""One page in two languages becomes one site in two languages, where the languages correspond."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from homepage.build import produce
from homepage.content.load import load
from homepage.importers.page.bilingual import languages, version
from homepage.importers.run import run

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.report import ImportReport

BOTH = """<div class="i18n en" markdown="1">

# About me

I grow reeds by the river.

# News

- *2024.05*: A prize for reeds.
- *2023.01*: A new boat.

# Hobbies

Rowing.

</div>
<div class="i18n zh" markdown="1">

# About me

我在河边种芦苇。

# News

- *2024.05*: 芦苇获奖。
- *2023.01*: 一条新船。

# Hobbies

划船。

</div>
"""


SHORTER = BOTH.replace("- *2023.01*: 一条新船。\n", "").replace("# About me\n\n我", "我")


def test_elements_of_other_languages_are_left_out_line_by_line() -> None:
    text = "<div lang='en'>One\n<div>two</div></div>\n<div lang='zh-CN'>一\n</div>\nAll\n"
    assert languages(text) == ["en", "zh"]
    assert version(text, "en") == "<div lang='en'>One\n<div>two</div></div>\n\n\nAll\n"
    assert version(text, "zh") == "\n\n<div lang='zh-CN'>一\n</div>\nAll\n"


@pytest.mark.parametrize(
    "text",
    [
        "<div lang='en'>One</div><div lang='en'>Two</div><div lang='zh'>一</div>",
        "<div lang='en'>One</div>",
        "The <span lang='zh'>芦苇</span> is a <span lang='ja'>葦</span>.",
        "<p class='en'>One</p><p class='de'>Eins</p>",
        "<p class='lang xx'>One</p><p class='lang yy'>Two</p>",
    ],
)
def test_a_text_whose_languages_do_not_correspond_is_in_one(text: str) -> None:
    assert languages(text) == []


def test_texts_of_both_languages_become_values_of_one_site(tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text(BOTH, encoding="utf-8")
    report = run(tmp_path / "about.md", tmp_path / "site")
    assert report.problems == ()
    assert report.lost == ()
    assert report.words_in == 22 + 25
    news = yaml.safe_load((tmp_path / "site/content/news.yaml").read_text(encoding="utf-8"))
    assert [one["text"] for one in news] == [
        {"en": "A prize for reeds.", "zh": "芦苇获奖。"},
        {"en": "A new boat.", "zh": "一条新船。"},
    ]
    assert load(tmp_path / "site").config.languages == ("en", "zh")
    outputs = produce(tmp_path / "site").outputs
    for path, shown, hidden in (("index.html", "Rowing.", "划船"), ("zh/index.html", "划船", "Rowing.")):
        page = outputs[path].decode()
        assert shown in page
        assert hidden not in page
    assert "我在河边种芦苇" in outputs["zh/index.html"].decode()


def test_languages_that_do_not_correspond_are_kept_whole(tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text(SHORTER, encoding="utf-8")
    report = run(tmp_path / "about.md", tmp_path / "site")
    assert report.problems == ()
    assert report.lost == ()
    assert load(tmp_path / "site").config.languages == ()
    page = produce(tmp_path / "site").outputs["index.html"].decode()
    assert "A prize for reeds." in page
    assert "芦苇获奖" in page
    assert any("do not correspond" in note.text for note in report.of("kept"))


HEAD = "---\npermalink: {}\ntitle: ''\n---\n\n"
PAPER = "- `ICML 2024` [Walking on floors without a map](https://x.org), Li Na, **Wei Zhang**.\n"


def homes(folder: Path, more: str = "") -> ImportReport:
    """A site of acad-homepage whose home page is there in English and in Chinese."""
    pages = folder / "source/_pages"
    (pages / "includes").mkdir(parents=True)
    (folder / "source/_config.yml").write_text("author:\n  name: Wei Zhang\n")
    (pages / "about.md").write_text(
        HEAD.format("/") + "I walk on floors of all kinds.\n\n{% include_relative includes/pub.md %}\n"
    )
    (pages / "about_zh.md").write_text(
        HEAD.format("/about_zh/")
        + "{% include_relative includes/intro_zh.md %}\n\n{% include_relative includes/pub.md %}\n"
        + more
    )
    (pages / "includes/intro_zh.md").write_text("我研究各种各样的地板。\n")
    (pages / "includes/pub.md").write_text(f"# Publications\n\n{PAPER}")
    return run(folder / "source", folder / "site")


def test_a_home_page_and_its_twin_in_another_language_are_one_site(tmp_path: Path) -> None:
    report = homes(tmp_path)
    content = tmp_path / "site/content"
    assert "languages: [en, zh]" in (tmp_path / "site/site.yaml").read_text()
    assert "aliases: [about_zh/]" in (tmp_path / "site/site.yaml").read_text()
    assert (content / "bio.zh.md").read_text() == "我研究各种各样的地板。\n"
    assert (content / "publications.yaml").read_text().count("title:") == 1
    assert not report.of("kept") + report.of("left out")


def test_a_twin_with_other_sections_is_a_page_with_all_that_it_includes(tmp_path: Path) -> None:
    report = homes(tmp_path, "\n# 讲座\n\n我在许多地方讲过地板。\n")
    page = (tmp_path / "site/content/pages/about_zh.md").read_text()
    assert "title: 中文" in page
    assert "我研究各种各样的地板。" in page
    assert "Walking on floors" in page
    assert "我在许多地方讲过地板。" in page
    assert "languages" not in (tmp_path / "site/site.yaml").read_text()
    assert [note.location.path for note in report.of("kept")] == ["_pages/about_zh.md"]
