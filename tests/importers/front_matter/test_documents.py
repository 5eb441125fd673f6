"""Pages, projects and posts of other generators keep their texts, their addresses and their pictures."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from homepage.build import produce
from homepage.content.load import load
from homepage.importers.run import run

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.report import ImportReport


def png() -> bytes:
    """A picture of one point."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\0\0\0")),
        (b"IEND", b""),
    )
    written = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def moved(tmp_path: Path, files: dict[str, str]) -> ImportReport:
    """The report on a source of these files, whose site stands in ``tmp_path / "site"``; it must build."""
    for name, text in files.items():
        place = tmp_path / "source" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(png() if name.endswith(".png") else text.encode())
    report = run(tmp_path / "source", tmp_path / "site")
    assert report.problems == ()
    assert report.lost == ()
    return report


def head(tmp_path: Path, name: str) -> dict[str, Any]:
    """The front matter of a file of the imported site."""
    found: dict[str, Any] = yaml.safe_load((tmp_path / "site/content" / name).read_text().split("---\n")[1])
    return found


AL_FOLIO = {
    "_config.yml": "first_name: Ada\nlast_name: Reed\npermalink: /blog/:year/:title/\nurl: https://reed.example.net\n",
    "_bibliography/papers.bib": "@misc{a, title={Reeds in the Wind of March}, author={Reed, Ada}, year=2020}\n",
    "_pages/about.md": "---\nlayout: about\npermalink: /\nredirect_from: [/me/]\n---\n"
    "I grow [reeds](/projects/1_reed/) and [write]({% post_url 2021-02-03-wool %}).\n",
}
ACADEMICPAGES = {
    "_config.yml": "title: Ada Reed\nurl: https://reed.example.net\nauthor:\n  name: Ada Reed\n",
    "_pages/about.md": "---\npermalink: /\n---\nI grow reeds.\n",
    "_publications/a.md": "---\ntitle: Reeds in the Wind of March\nvenue: Marsh\ndate: 2020-01-01\n---\n",
}


def test_projects_become_cards_with_pages_in_their_order_and_categories(tmp_path: Path) -> None:
    project = (
        "---\ntitle: {}\ndescription: About *{}*.\nimportance: {}\ncategory: {}\nimg: assets/reed.png\n---\nText.\n"
    )
    moved(
        tmp_path,
        {
            **AL_FOLIO,
            "assets/reed.png": "",
            "_pages/projects.md": "---\npermalink: /projects/\nnav: true\ndisplay_categories: [work, fun]\n---\n"
            "{% for one in site.projects %}min read{% endfor %}\n",
            "_projects/1_reed.md": project.format("Reed", "reed", 2, "work"),
            "_projects/2_boat.md": project.format("Boat", "boats", 1, "work"),
            "_projects/3_hat.md": project.format("Hat", "hats", 1, "fun"),
        },
    )
    site = load(tmp_path / "site")
    assert [one.title for one in site.projects] == ["Boat", "Hat", "Reed"]
    section = next(one for one in site.config.sections if one.kind == "projects")
    assert [group.title for group in section.groups] == ["work", "fun"]
    boat = site.projects[0]
    assert (boat.summary, boat.group, boat.image and boat.image.src) == ("About *boats*.", "group-1", "assets/reed.png")
    home = produce(tmp_path / "site").outputs["index.html"].decode()
    assert 'href="projects/1_reed/index.html"' in home
    assert "min read" not in home


def test_posts_keep_their_dates_tags_and_addresses(tmp_path: Path) -> None:
    moved(
        tmp_path,
        {
            **AL_FOLIO,
            "_projects/1_reed.md": "---\ntitle: Reed\n---\n",
            "_pages/blog.md": "---\ntitle: Journal\npermalink: /blog/\n---\n"
            '<div class="row-{% if a %}2{% else %}3{% endif %}">&bull;{% for post in site.posts %}{{ post.title }}: '
            "{% for tag in post.tags %}#{{ tag }}{% endfor %} min read{% endfor %}</div>\n",
            "_posts/2021-02-03-wool.md": "---\ntitle: Why wool\ntags: warm sheep\ncategories: [notes]\n"
            "redirect_from: /old-wool.html\n---\nBecause.\n",
        },
    )
    assert head(tmp_path, "posts/2021-02-03-wool.md") == {
        "title": "Why wool",
        "aliases": ["blog/2021/wool/", "old-wool.html"],
        "tags": ["warm", "sheep", "notes"],
    }
    outputs = produce(tmp_path / "site").outputs
    assert "url=../../../posts/wool/" in outputs["blog/2021/wool/index.html"].decode()
    assert "url=../posts/" in outputs["blog/index.html"].decode()
    assert "url=../index.html" in outputs["me/index.html"].decode()
    assert 'href="posts/wool/index.html"' in outputs["index.html"].decode()
    assert load(tmp_path / "site").config.posts.title == "Journal"


def test_what_the_source_does_not_publish_becomes_a_draft(tmp_path: Path) -> None:
    report = moved(
        tmp_path,
        {
            **AL_FOLIO,
            "_projects/1_reed.md": "---\ntitle: Reed\n---\n",
            "_posts/2021-02-03-wool.md": "---\ntitle: Why wool\n---\nBecause.\n",
            "_posts/2022-02-03-silk.md": "---\ntitle: Why silk\npublished: false\n---\nUnfinished.\n",
            "_drafts/felt.md": "---\ntitle: Why felt\n---\nUnbegun.\n",
        },
    )
    assert head(tmp_path, "posts/2022-02-03-silk.md")["draft"] is True
    assert head(tmp_path, "pages/felt.md")["draft"] is True
    shown = b"".join(produce(tmp_path / "site").outputs.values())
    assert b"Unfinished" not in shown
    assert b"Unbegun" not in shown
    assert sum("it is a draft now" in note.text for note in report.of("guess")) == 2


def test_pages_that_a_visitor_can_reach_come_over_and_others_do_not(tmp_path: Path) -> None:
    report = moved(
        tmp_path,
        {
            **AL_FOLIO,
            "_projects/1_reed.md": "---\ntitle: Reed\n---\n",
            "_posts/2021-02-03-wool.md": "---\ntitle: Why wool\n---\nBecause.\n",
            "_pages/teaching.md": "---\ntitle: teaching\npermalink: /lectures/teaching/\n"
            "nav: true\nnav_order: 4\n---\nI teach.\n",
            "_pages/garden.md": "---\ntitle: Garden\npermalink: /garden/\n---\nA page that no menu has.\n",
            "_pages/notes.md": "---\ntitle: Notes\n---\nNowhere.\n",
            "_pages/news.md": "---\npermalink: /news/\n---\n{% include news.html %}\n",
        },
    )
    assert head(tmp_path, "pages/teaching.md") == {
        "title": "teaching",
        "aliases": ["lectures/teaching/"],
        "nav": True,
        "order": 4,
    }
    assert head(tmp_path, "pages/garden.md") == {"title": "Garden"}
    assert not (tmp_path / "site/content/pages/notes.md").exists()
    assert any(note.location.path == "_pages/notes.md" for note in report.of("left out"))
    assert load(tmp_path / "site").config.aliases == ("me/", "news/")


def test_news_with_a_text_lead_to_a_page_of_their_own(tmp_path: Path) -> None:
    moved(
        tmp_path,
        {
            **AL_FOLIO,
            "_projects/1_reed.md": "---\ntitle: Reed\n---\n",
            "_posts/2021-02-03-wool.md": "---\ntitle: Why wool\n---\nBecause.\n",
            "_news/prize.md": "---\ntitle: A prize [sic]\ndate: 2024-05-01\n---\nIt is *large*.\n\nVery.\n",
            "_news/boat.md": "---\ndate: 2024-06-01\ninline: true\n---\nA boat.\n",
        },
    )
    news = load(tmp_path / "site").shown[1]
    assert [one.text for one in news] == ["A boat.", r"[A prize \[sic\]](prize/)"]  # type: ignore[union-attr]
    assert head(tmp_path, "pages/prize.md")["aliases"] == ["news/prize/"]
    assert load(tmp_path / "site").config.aliases == ("me/", "news/boat/")


def test_a_page_in_two_languages_is_one_page(tmp_path: Path) -> None:
    moved(
        tmp_path,
        {
            **AL_FOLIO,
            "_projects/1_reed.md": "---\ntitle: Reed\n---\n",
            "_posts/2021-02-03-wool.md": "---\ntitle: Why wool\n---\nBecause.\n",
            "_pages/garden.md": "---\ntitle: Garden\npermalink: /garden/\n---\nGrass.\n",
            "_pages/fr/garden.md": "---\ntitle: Jardin\npermalink: /fr/garden/\nlang: fr\n---\nHerbe.\n",
            "_posts/2022-01-01-how-to-fr.md": "---\ntitle: How to fr\n---\nText.\n",
        },
    )
    outputs = produce(tmp_path / "site").outputs
    assert "Jardin" in outputs["fr/garden/index.html"].decode()
    assert "Herbe" in (tmp_path / "site/content/pages/garden.fr.md").read_text()
    assert (tmp_path / "site/content/posts/2022-01-01-how-to-fr.md").is_file()


def test_pages_named_alike_or_like_a_list_have_places_of_their_own(tmp_path: Path) -> None:
    moved(
        tmp_path,
        {
            **AL_FOLIO,
            "_projects/1_reed.md": "---\ntitle: Reed\n---\n",
            "_posts/2021-02-03-wool.md": "---\ntitle: Why wool\n---\nBecause.\n",
            "_posts/2022-02-03-wool.md": "---\ntitle: Why wool again\n---\nBecause.\n",
            "_pages/a.md": "---\ntitle: A\npermalink: /one/same/\n---\nOne.\n",
            "_pages/b.md": "---\ntitle: B\npermalink: /two/Same/\n---\nTwo.\n",
            "_pages/publications.md": "---\ntitle: Papers\npermalink: /publications/\n---\nOf papers:\n\n- they burn\n",
            "_pages/de.md": "---\ntitle: Deutsch\npermalink: /de/\n---\nHallo.\n",
        },
    )
    names = sorted(path.name for path in (tmp_path / "site/content/pages").iterdir())
    assert names == ["Same-2.md", "de-page.md", "publications-page.md", "same.md"]
    assert {post.key for post in load(tmp_path / "site").posts} == {"wool", "wool-2"}


def test_portfolio_pages_and_talks_of_academicpages_keep_their_pages(tmp_path: Path) -> None:
    moved(
        tmp_path,
        {
            **ACADEMICPAGES,
            "_portfolio/reed.md": "---\ntitle: Reed\nexcerpt: A reed.<br/><img src='/images/reed.png'>\n---\nGreen.\n",
            "images/reed.png": "",
            "_pages/portfolio.html": "---\ntitle: Portfolio\npermalink: /portfolio/\n---\n",
            "_pages/year-archive.html": "---\ntitle: Blog posts\npermalink: /year-archive/\n---\n",
            "_posts/2012-08-14-wind.md": "---\ntitle: Wind\npermalink: /posts/2012/08/wind/\n---\nIt blows.\n",
            "_talks/marsh.md": "---\ntitle: The marsh\ndate: 2020-06-15\npermalink: /talks/marsh\n---\nIt was wet.\n",
            "_talks/pond.md": "---\ntitle: The pond\ndate: 2021-06-15\npermalink: /talks/pond\n---\n",
        },
    )
    site = load(tmp_path / "site")
    assert [(one.title, one.summary, bool(one.image), one.aliases) for one in site.projects] == [
        ("Reed", "A reed.", True, ("portfolio/reed.html",))
    ]
    assert (site.config.projects.aliases, site.config.posts.aliases) == (("portfolio/",), ("year-archive/",))
    assert site.posts[0].aliases == ("posts/2012/08/wind/",)
    places = [section.kind for section in site.config.sections]
    talks = site.shown[places.index("talks")]
    assert [(one.title, one.url) for one in talks] == [("The pond", None), ("The marsh", "marsh/")]  # type: ignore[union-attr]
    assert "talks/pond" in site.config.aliases
    assert '<a href="marsh/index.html">The marsh</a>' in produce(tmp_path / "site").outputs["index.html"].decode()


def test_settings_say_what_the_site_is_called_and_where_it_stands(tmp_path: Path) -> None:
    config = (
        "title: Reeds and Rivers\ndescription: Growing [reeds](https://x.example.net).\nurl: https://reed.example.net\n"
        "baseurl: /home\ngoogle_analytics: UA-1\nauthor:\n  name: Ada Reed\n"
    )
    report = moved(tmp_path, {**ACADEMICPAGES, "_config.yml": config})
    settings = load(tmp_path / "site").config
    assert (settings.title, settings.description) == ("Reeds and Rivers", "Growing reeds.")
    assert settings.base_url == "https://reed.example.net/home/"
    assert any("google_analytics: UA-1" in note.text for note in report.of("left out"))


@pytest.mark.parametrize("url", ["https://alshedivat.github.io", "http://localhost:4000", "not an address"])
def test_an_address_that_the_template_came_with_is_not_taken(tmp_path: Path, url: str) -> None:
    report = moved(
        tmp_path, {**ACADEMICPAGES, "_config.yml": f"title: Ada Reed\nurl: {url}\nauthor: {{name: Ada Reed}}\n"}
    )
    assert load(tmp_path / "site").config.base_url is None
    assert any(url in note.text for note in report.of("left out"))


def test_pages_of_acad_homepage_with_an_address_come_over(tmp_path: Path) -> None:
    report = moved(
        tmp_path,
        {
            "_config.yml": "author:\n  name: Ada Reed\n",
            "_data/navigation.yml": "main:\n  - {title: About, url: /#about-me}\n  - {title: Garden, url: /garden/}\n",
            "_pages/about.md": "---\npermalink: /\nredirect_from: [/me/, /about/]\n---\n"
            "I keep a [garden](/garden/) and a [pond](pond.html).\n",
            "_pages/garden.md": "---\ntitle: Garden\npermalink: /garden/\n---\nGrass and [me](/).\n",
            "_pages/pond.md": "---\ntitle: Pond\npermalink: /pond.html\n---\nWater.\n",
            "_pages/includes/old.md": "An older text.\n",
            "_pages/me.md": "---\ntitle: Me\npermalink: /me/\n---\nA note.\n",
        },
    )
    assert head(tmp_path, "pages/garden.md") == {"title": "Garden", "nav": True}
    assert head(tmp_path, "pages/pond.md") == {"title": "Pond", "aliases": ["pond.html"]}
    home = produce(tmp_path / "site").outputs["index.html"].decode()
    assert 'href="garden/index.html"' in home
    assert 'href="pond/index.html"' in home
    assert "[me](index.html)" in (tmp_path / "site/content/pages/garden.md").read_text()
    assert not report.of("missing")
    assert load(tmp_path / "site").config.aliases == ("about/",)
    assert [note.location.path for note in report.of("left out")] == ["_pages/includes/old.md"]


def test_template_code_that_counts_citations_is_told_once(tmp_path: Path) -> None:
    code = "{% if site.google_scholar_stats_use_cdn %}\n{% assign gsDataBaseUrl = 'a' %}\n{% else %}\n{% endif %}\n"
    files = {
        "_config.yml": "author:\n  name: Ada Reed\n",
        "_pages/about.md": f"---\npermalink: /\n---\n{code}\nI keep a garden.\n",
    }
    notes = [note.text for note in moved(tmp_path, files).of("left out")]
    assert notes == ["template code for numbers of citations, which are not fetched"]


def test_elements_that_are_places_of_a_page_are_closed(tmp_path: Path) -> None:
    moved(
        tmp_path,
        {
            "_config.yml": "author:\n  name: Ada Reed\n",
            "_pages/about.md": "---\npermalink: /\n---\nI keep a garden.\n",
            "_pages/pond.md": "---\npermalink: /pond/\ntitle: Pond\n---\n"
            "<span class='anchor' id='frogs'></span>\n<span style='color:red'>Frogs</span> sing.\n",
        },
    )
    page = (tmp_path / "site/content/pages/pond.md").read_text()
    assert "<span class='anchor' id='frogs'></span>" in page
    assert "\nFrogs sing." in page


def test_emoji_by_their_names_are_icons_and_text(tmp_path: Path) -> None:
    moved(
        tmp_path,
        {
            "_config.yml": "author:\n  name: Ada Reed\n",
            "_pages/about.md": "---\npermalink: /\n---\nI keep a garden, from 10:30:45 on.\n\n"
            "# :seedling: News\n\n- 2024.05: It grew :tada:, and :nothing: else.\n",
        },
    )
    assert "icon: 🌱" in (tmp_path / "site/site.yaml").read_text()
    assert "It grew 🎉, and :nothing: else." in (tmp_path / "site/content/news.yaml").read_text()
    assert "10:30:45" in (tmp_path / "site/content/bio.md").read_text()


def test_pages_that_the_template_came_with_are_left_out(tmp_path: Path) -> None:
    guide = (
        "## Locations of key files/directories\n\n* Basic config options: _config.yml\n"
        "* Top navigation bar config: _data/navigation.yml\n* Single pages: _pages/\n"
    )
    report = moved(
        tmp_path,
        {
            **ACADEMICPAGES,
            "_pages/markdown.md": f"---\ntitle: Markdown\npermalink: /markdown/\nredirect_from: [/md/]\n---\n{guide}",
            "_pages/nmp.md": "---\ntitle: Page not in menu\npermalink: /nmp/\n---\n"
            "This is a page not in the menu. You can use markdown in this page.\n",
            "_pages/boats.md": "---\ntitle: Boats\npermalink: /boats/\nredirect_from: [/md/]\n---\nMy boats.\n",
            "_pages/hats.md": "---\ntitle: Hats\npermalink: /hats/\nredirect_from: [/md/]\n---\nMy hats.\n",
        },
    )
    assert {page.title: page.aliases for page in load(tmp_path / "site").pages} == {"Boats": ("md/",), "Hats": ()}
    assert sum("sample of the template" in note.text for note in report.of("left out")) == 2


def test_the_pages_of_papers_keep_their_old_addresses(tmp_path: Path) -> None:
    report = moved(
        tmp_path,
        {
            **ACADEMICPAGES,
            "_pages/about.md": "---\npermalink: /\n---\nSee [this](/publication/reeds).\n",
            "_publications/a.md": "---\ntitle: Reeds in the Wind of March\nvenue: Marsh\ndate: 2020-01-01\n"
            "permalink: /publication/reeds\n---\n",
        },
    )
    assert not report.of("missing")
    work = next(iter(load(tmp_path / "site").publications.values()))
    assert work.aliases == ("publication/reeds",)
    outputs = produce(tmp_path / "site").outputs
    assert f"url=../../publications/{work.key}/" in outputs["publication/reeds/index.html"].decode()


def test_pages_of_hugoblox_keep_their_old_addresses(tmp_path: Path) -> None:
    moved(
        tmp_path,
        {
            "config/_default/hugo.yaml": "baseURL: https://reed.example.net/\n",
            "content/authors/admin/_index.md": "---\ntitle: Ada Reed\nsuperuser: true\n---\n[It](/project/boat/).\n",
            "content/publication/reeds/index.md": "---\ntitle: Reeds in the Wind of March\nauthors: [admin]\n"
            "date: 2020-01-01\naliases: [/papers/reeds/]\n---\n",
            "content/project/boat/index.md": "---\ntitle: Boat\nsummary: A boat.\n---\nIt floats.\n",
            "content/event/pond/index.md": "---\ntitle: The pond\ndate: 2020-01-02\n---\nIt was wet.\n",
            "content/post/wind/index.md": "---\ntitle: Wind\ndate: 2020-01-02\ndraft: true\n---\nUnfinished.\n",
            "content/teaching.md": "---\ntitle: Teaching\n---\nI teach.\n",
            "content/slides/a/index.md": "---\ntitle: Slides\ntype: slides\n---\n# One\n",
        },
    )
    site = load(tmp_path / "site", drafts=True)
    assert next(iter(site.publications.values())).aliases == ("publication/reeds/", "papers/reeds/")
    assert [(one.title, one.aliases) for one in site.projects] == [("Boat", ("project/boat/",))]
    assert [(one.title, one.draft) for one in site.posts] == [("Wind", True)]
    assert {page.title: page.aliases for page in site.pages} == {"The pond": ("event/pond/",), "Teaching": ()}
    assert "[It](projects/boat/)" in (tmp_path / "site/content/bio.md").read_text()


def test_courses_have_pages_and_the_curriculum_one_stop_in_the_bar(tmp_path: Path) -> None:
    moved(
        tmp_path,
        {
            **AL_FOLIO,
            "_projects/1_reed.md": "---\ntitle: Reed\n---\n",
            "_posts/2021-02-03-wool.md": "---\ntitle: Why wool\n---\nBecause.\n",
            "_teachings/knots.md": "---\ntitle: Knots\ncourse_id: K1\nterm: Fall\nyear: 2024\n"
            "description: The *first*.\n"
            "location: Wing\nschedule:\n  - {week: 1, topic: The slip knot}\n---\nBring a rope.\n",
            "_pages/cv.md": "---\nlayout: cv\ntitle: vita\npermalink: /cv/\nnav: true\n---\n",
            "_data/cv.yml": "- title: Education\n  type: time_table\n  contents:\n    - {title: PhD, year: 2016}\n"
            "- title: Interests\n  type: list\n  contents: [Wind]\n",
        },
    )
    site = load(tmp_path / "site")
    kinds = [section.kind for section in site.config.sections]
    course = site.shown[kinds.index("courses")][0]  # type: ignore[index]
    assert (course.title, course.code, course.start, course.period_text, course.url) == (  # type: ignore[union-attr]
        "Knots",
        "K1",
        "2024",
        "Fall 2024",
        "knots/",
    )
    body = (tmp_path / "site/content/pages/knots.md").read_text()
    assert all(text in body for text in ("The *first*.", "Wing", "Bring a rope.", "- 1, The slip knot"))
    bar = produce(tmp_path / "site").outputs["index.html"].decode().partition("<nav")[2].partition("</nav>")[0]
    assert ">vita<" in bar
    assert "Education" not in bar
    assert "Interests" not in bar


def test_a_link_to_a_place_within_its_page_is_told_and_keeps_its_words(tmp_path: Path) -> None:
    page = "---\ntitle: Tools\npermalink: /tools/\n---\nSee [the second](#second) and [home](#).\n\n## Second\n\nSaw.\n"
    report = moved(tmp_path, {**ACADEMICPAGES, "_pages/tools.md": page})
    assert "See the second and home." in (tmp_path / "site/content/pages/tools.md").read_text()
    assert report.text().count("a place within its page") == 1
    assert "_pages/tools.md:5: the link to #second, a place within its page" in report.text(str)
