"""Sites of minimal-mistakes, the theme from which academicpages was made, are read by the same importer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from homepage.importers.detect import detect
from homepage.importers.folder import Folder
from homepage.importers.report import ImportReport
from homepage.importers.run import run

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """remote_theme: "mmistakes/minimal-mistakes"
minimal_mistakes_skin: "air"
title: "Pots and Pans"
url: "https://pots.example.org"
author:
  name: "Rosa Keller"
  bio: "Potter at the **Clay** Institute"
  links:
    - label: "Email"
      icon: "fas fa-fw fa-envelope-square"
      url: "mailto:rosa@pots.example.org"
    - label: "My shop"
      icon: "fas fa-fw fa-link"
      url: "https://shop.example.org/rosa"
    - label: "Twitter"
      icon: "fab fa-fw fa-twitter-square"
      # url: "https://twitter.com/"
    - label: "GitHub"
      url: "https://github.com/"
"""
NAVIGATION = """main:
  - title: "Talks"
    url: /talks/
"""
TALKS = """---
title: Talks
permalink: /talks/
---
**Clay in winter**<br>
Oslo, June 2020<br>
[Slides](https://x.example.org/1.pdf)

**Clay in spring**<br>
Vienna, May 2019<br>
[Slides](https://x.example.org/2.pdf)
"""
SPLASH = """---
layout: splash
header:
  overlay_color: "#000"
  actions:
    - label: "See the pots"
      url: /talks/
excerpt: "I throw pots."
feature_row:
  - image_path: /images/pot.svg
    alt: "A pot"
    title: "Wheels"
    excerpt: "They turn slowly."
    url: "https://wheels.example.org"
    btn_label: "More of them"
---
Clay is old.

{% include feature_row %}
"""


def written(folder: Path, files: dict[str, str]) -> Path:
    """A site with these files and the settings."""
    for name, text in {
        "_config.yml": CONFIG,
        "_data/navigation.yml": NAVIGATION,
        "_pages/talks.md": TALKS,
        **files,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize("name", ["index.md", "index.html", "_pages/about.md"])
def test_the_biography_of_any_home_page_and_the_list_of_links_come_over(name: str, tmp_path: Path) -> None:
    home = "---\nlayout: single\nauthor_profile: true\n---\nI throw pots.\n"
    source = written(tmp_path / "source", {name: home, "_pages/year-archive.md": "---\npermalink: /posts/\n---\n"})
    report = ImportReport()
    assert detect(Folder(source, report), source) == "academicpages"
    report = run(source, tmp_path / "out")
    assert (report.problems, report.lost) == ((), ())
    assert (tmp_path / "out/content/bio.md").read_text() == "I throw pots.\n"
    person = yaml.safe_load((tmp_path / "out/content/person.yaml").read_text())
    assert (person["name"], person["email"]) == ("Rosa Keller", ["rosa@pots.example.org"])
    assert person["links"] == [{"label": "My shop", "url": "https://shop.example.org/rosa"}]
    assert [str(note) for note in report.of("left out")] == [
        "_config.yml:19: GitHub: https://github.com/, which leads to nobody in particular"
    ]
    talks = yaml.safe_load((tmp_path / "out/content/talks.yaml").read_text())
    assert [talk["event"] for talk in talks] == ["Oslo", "Vienna"]


def test_a_splash_page_says_what_its_front_matter_does(tmp_path: Path) -> None:
    source = written(tmp_path / "source", {"index.md": SPLASH})
    (source / "images").mkdir()
    (source / "images/pot.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    report = run(source, tmp_path / "out")
    assert (report.problems, report.lost) == ((), ())
    page = (tmp_path / "out/content/bio.md").read_text() + (tmp_path / "out/content/wheels.md").read_text()
    for words in ("I throw pots.", "Clay is old.", "They turn slowly.", "[More of them](https://wheels.example.org)"):
        assert page.count(words) == 1
    assert "![A pot](images/pot.svg)" in page


def test_words_that_give_way_are_not_told_to_be_lost(tmp_path: Path) -> None:
    paper = "**Clay in rain**<br>\n(joint with Ada Ash)<br>\n*Journal of Clay, 2020*<br>\nManuscript: [clayrain.pdf](https://x.org/c.pdf)\n"
    page = f"---\ntitle: Publications\npermalink: /papers/\n---\n{paper}\n{paper.replace('rain', 'snow')}"
    source = written(
        tmp_path / "source", {"index.md": "---\nlayout: single\n---\nI throw pots.\n", "_pages/papers.md": page}
    )
    report = run(source, tmp_path / "out")
    assert report.lost == ()
