"""Markdown files that become pages: their front matter, their languages, their links, and the pages they make."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest

from homepage.build import Options, produce
from homepage.cli import main
from homepage.content.load import load
from homepage.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Site = Callable[[dict[str, str]], Path]


def problems(root: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        produce(root)
    return [str(problem) for problem in caught.value.problems]


def html(root: Path, path: str, *, drafts: bool = False) -> str:
    return produce(root, Options(drafts=drafts)).outputs[path].decode()


def test_a_page_stands_at_its_name(site: Site) -> None:
    root = site({"content/pages/cv.md": "---\ntitle: Curriculum vitae\ndescription: Of Ada.\n---\n## Education\n"})
    page = html(root, "cv/index.html")
    assert "<h1>Curriculum vitae</h1>" in page
    assert '<h2 id="education">Education' in page
    assert '<meta name="description" content="Of Ada.">' in page


def test_a_first_heading_is_the_title(site: Site) -> None:
    root = site({"content/pages/cv.md": "# My CV\n\nText.\n\n[dead](nowhere/)\n"})
    assert problems(root)[0].startswith("content/pages/cv.md:5:8: there is no file or page 'nowhere/'")
    root = site({"content/pages/cv.md": "# My CV\n\nText.\n"})
    page = html(root, "cv/index.html")
    assert page.count("My CV</h1>") == 1
    assert "<h2" not in page


def test_pages_stand_in_the_top_bar_in_their_order_when_asked_for(site: Site) -> None:
    root = site(
        {
            "content/pages/a.md": "---\ntitle: Long title\nnav_label: Short\norder: 2\n---\n",
            "content/pages/b.md": "---\ntitle: First\nnav: true\norder: 1\n---\n",
            "content/pages/c.md": "---\ntitle: Hidden\n---\n",
        }
    )
    bar = html(root, "index.html").partition("<nav")[2].partition("</nav>")[0]
    assert bar.index("First") < bar.index("Short")
    assert "Hidden" not in bar
    assert "Long title" not in bar


def test_slug_and_aliases_give_addresses(site: Site) -> None:
    root = site({"content/pages/cv.md": "---\ntitle: CV\nslug: vita\naliases: [old.html, older/]\n---\n"})
    outputs = produce(root).outputs
    assert {"vita/index.html", "old.html", "older/index.html"} <= set(outputs)
    assert "url=vita/index.html" in outputs["old.html"].decode()


def test_the_lists_of_projects_and_posts_have_old_addresses(site: Site) -> None:
    root = site(
        {
            "site.yaml": "projects: {aliases: [portfolio/]}\nposts: {aliases: [blog/, year-archive.html]}\n",
            "content/projects/loom.md": "# Loom\n",
            "content/posts/2024-05-01-first.md": "# First\n",
        }
    )
    outputs = produce(root).outputs
    assert "url=../projects/index.html" in outputs["portfolio/index.html"].decode()
    assert "url=../posts/index.html" in outputs["blog/index.html"].decode()
    assert "url=posts/index.html" in outputs["year-archive.html"].decode()


def test_projects_stand_in_the_groups_that_their_section_declares(site: Site) -> None:
    root = site(
        {
            "site.yaml": "sections:\n  - {kind: projects, title: Projects, group_by: group, "
            "groups: [{id: fun, title: For fun}, {id: work, title: Work}]}\n",
            "content/projects/a.md": "---\ntitle: Loom\ngroup: work\n---\n",
            "content/projects/b.md": "---\ntitle: Kite\ngroup: fun\n---\n",
        }
    )
    page = html(root, "index.html")
    assert page.index("For fun") < page.index(">Kite<") < page.index(">Work<") < page.index(">Loom<")


def test_links_lead_from_the_top_or_from_the_file_or_to_the_file_of_a_page(site: Site) -> None:
    root = site(
        {
            "content/pages/cv.md": "# CV\n\n[a](pages/a.txt) [b](a.txt) `[e](a.txt)`\n"
            "[c](../posts/2024-05-01-first.md#x) [d](posts/first/)\n",
            "content/pages/a.txt": "A",
            "content/posts/2024-05-01-first.md": "# First\n\n![pic](pic.svg)\n",
            "content/posts/pic.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
        }
    )
    page = html(root, "cv/index.html")
    assert page.count('href="../pages/a.txt"') == 2
    assert 'href="../posts/first/index.html#x"' in page
    assert 'href="../posts/first/index.html"' in page
    assert "[e](a.txt)" in page
    assert 'src="../../posts/pic.svg"' in html(root, "posts/first/index.html")


def test_a_file_whose_name_holds_spaces_is_found_wherever_it_is_named(site: Site) -> None:
    bio = 'My [list of papers](my cv.pdf), ![me](a drawing.svg "Me") and `[code](a b.pdf)`.\n'
    person = "name: Ada\nlinks:\n  - CV: my cv.pdf\n"
    root = site({"content/bio.md": bio, "content/person.yaml": person})
    (root / "content" / "my cv.pdf").write_bytes(b"%PDF-1.4")
    (root / "content" / "a drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    home = produce(root).outputs["index.html"].decode()
    assert home.count('href="my%20cv.pdf"') == 2
    assert 'alt="me"' in home
    assert "[code](a b.pdf)" in home


def test_a_way_up_from_a_text_leads_to_a_file_with_spaces(site: Site) -> None:
    root = site({"content/pages/cv.md": "# CV\n\n[plan](../plans/my plan.pdf)\n"})
    (root / "content" / "plans").mkdir()
    (root / "content" / "plans" / "my plan.pdf").write_bytes(b"%PDF-1.4")
    assert 'href="../plans/my%20plan.pdf"' in produce(root).outputs["cv/index.html"].decode()


def test_the_date_in_the_name_of_a_post_may_be_short(site: Site) -> None:
    (post,) = load(site({"content/posts/2021-3-5 First.md": "# First\n"})).posts
    assert (post.date, post.key) == ("2021-03-05", "First")


def test_a_translation_says_only_what_differs(site: Site) -> None:
    root = site(
        {
            "site.yaml": "languages: [en, zh]\n",
            "content/posts/2024-05-01-first.md": "---\ntitle: First\ntags: [Examples]\n---\nText.\n",
            "content/posts/2024-05-01-first.zh.md": "---\ntitle: 第一篇\n---\n文字。\n",
            "content/pages/cv.md": "# CV\n",
        }
    )
    outputs = produce(root).outputs
    translated = outputs["zh/posts/first/index.html"].decode()
    assert "<h1>第一篇</h1>" in translated
    assert "2024" in translated
    assert "Examples" in translated
    assert '<h1><span lang="en">CV</span></h1>' in outputs["zh/cv/index.html"].decode()
    untranslated = [str(problem) for problem in load(root, "zh").untranslated]
    assert "content/pages/cv.md: warning: is not given in zh (add content/pages/cv.zh.md)" in untranslated


def test_a_text_per_language_is_not_taken_for_one_of_the_body(site: Site) -> None:
    front = "title: {en: The loom, zh: 织机}\nsummary: Counts.\n"
    root = site(
        {
            "site.yaml": "languages: [en, zh]\n",
            "content/projects/loom.md": f"---\n{front}---\nText.\n",
            "content/projects/wheel.md": "---\ntitle: The wheel\n---\nText.\n",
            "content/projects/wheel.zh.md": "文字。\n",
            "content/pages/cv.md": "---\ntitle: {en: Life, zh: 简历}\nnav: true\n---\nText.\n",
        }
    )
    outputs = {path: data.decode() for path, data in produce(root).outputs.items() if path.endswith(".html")}
    loom, wheel = outputs["zh/projects/loom/index.html"], outputs["zh/projects/wheel/index.html"]
    assert "<h1>织机</h1>" in loom
    assert '<p class="lead"><span lang="en">Counts.</span></p>' in loom
    assert '<div class="prose" lang="en">' in loom
    assert '<h1><span lang="en">The wheel</span></h1>' in wheel
    assert '<div class="prose">' in wheel
    assert '<a href="cv/index.html">简历</a>' in outputs["zh/index.html"]
    assert "<h1>The loom</h1>" in outputs["projects/loom/index.html"]


def test_a_post_is_dated_by_its_name_or_its_front_matter(site: Site) -> None:
    root = site(
        {
            "content/posts/2024-05-01-first.md": "# First\n",
            "content/posts/second.md": "---\ntitle: Second\ndate: 2025-01\n---\n",
            "content/posts/2023-01-01-third.md": "---\ntitle: Third\ndate: 2023-02-02\n---\n",
        }
    )
    assert [(post.key, post.date) for post in load(root).posts] == [
        ("second", "2025-01"),
        ("first", "2024-05-01"),
        ("third", "2023-02-02"),
    ]


def test_posts_have_a_list_tags_neighbours_and_a_feed(site: Site) -> None:
    root = site(
        {
            "site.yaml": "base_url: https://ada.example.org/\n",
            "content/posts/2024-05-01-first.md": "---\ntitle: First\ntags: [C++, Deep Learning]\n---\nOne *two*."
            "\n\nThree.\n",
            "content/posts/2024-06-01-second.md": "---\ntitle: Second\ntags: [deep learning]\nsummary: Said.\n---\n"
            "Text.\n",
        }
    )
    outputs = {path: data.decode() for path, data in produce(root).outputs.items() if path.endswith(("html", "xml"))}
    assert "One <em>two</em>." in outputs["posts/index.html"]
    assert "Three" not in outputs["posts/index.html"]
    assert "Said." in outputs["index.html"]
    assert {"Second", "First"} <= set(outputs["posts/tags/deep-learning/index.html"].replace("<", ">").split(">"))
    assert "posts/tags/c/index.html" in outputs
    assert 'rel="next" href="../../posts/second/index.html"' in outputs["posts/first/index.html"]
    assert '"@type":"BlogPosting"' in outputs["posts/first/index.html"]
    assert '<meta property="og:type" content="article">' in outputs["posts/first/index.html"]
    feed = fromstring(outputs["posts.xml"])  # noqa: S314 (made by us)
    titles = [one.text for one in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles == ["Posts · Ada Example", "Second", "First"]
    assert "https://ada.example.org/posts/first/" in outputs["sitemap.xml"]


def test_a_draft_is_left_out_unless_it_is_asked_for(site: Site) -> None:
    root = site(
        {
            "content/pages/cv.md": "---\ntitle: CV\ndraft: true\n---\n",
            "content/posts/2024-05-01-first.md": "---\ntitle: First\ndraft: true\n---\n",
        }
    )
    assert not {"cv/index.html", "posts/index.html", "posts.xml"} & set(produce(root).outputs)
    page = html(root, "cv/index.html", drafts=True)
    assert '<span class="tag award">draft</span>' in page
    assert '<meta name="robots" content="noindex">' in page


def test_the_command_builds_drafts_when_told_and_removes_them_when_not(site: Site, tmp_path: Path) -> None:
    root, output = site({"content/pages/cv.md": "---\ntitle: CV\ndraft: true\n---\n"}), tmp_path / "output"
    command = ["build", "--root", str(root), "--output", str(output)]
    assert main([*command, "--drafts"]) == 0
    assert (output / "cv" / "index.html").is_file()
    assert main(command) == 0
    assert not (output / "cv").exists()


def test_projects_stand_in_their_order_as_cards_with_a_page_each(site: Site) -> None:
    root = site(
        {
            "content/projects/a.md": "---\ntitle: Older\ndate: 2020\nsummary: A *summary*.\n---\nText.\n",
            "content/projects/b.md": "---\ntitle: Newer\ndate: 2024\n---\n",
            "content/projects/c.md": "---\ntitle: Set first\norder: 1\nlinks: [{label: Code, url: 'https://example.org/'}]\n---\n",
        }
    )
    home = html(root, "index.html")
    assert home.index("Set first") < home.index("Newer") < home.index("Older")
    assert "A <em>summary</em>." in home
    assert "Text." in html(root, "projects/a/index.html")
    assert "projects/index.html" in produce(root).outputs


def test_a_text_stands_on_the_page_of_its_paper(site: Site) -> None:
    root = site(
        {
            "content/publications.bib": "@misc{Lovelace:1843, title = {Notes}, author = {Example, Ada}, year = 1843}\n",
            "content/publications/Lovelace-1843.md": "## Later\n\nIt was *right*.\n",
        }
    )
    page = html(root, "publications/Lovelace-1843/index.html")
    assert page.index("It was <em>right</em>.") < page.index('id="bibtex"')


def test_the_text_of_a_paper_stands_on_its_page_in_each_language(site: Site) -> None:
    root = site(
        {
            "site.yaml": "languages: [en, zh]\n",
            "content/publications.bib": "@misc{Ada1843, title = {Notes}, author = {Example, Ada}, year = 1843}\n",
            "content/publications/Ada1843.md": "It was right.\n",
            "content/publications/Ada1843.zh.md": "\u5b83\u662f\u5bf9\u7684\u3002\n",
        }
    )
    produced = produce(root)
    assert "It was right." in produced.outputs["publications/Ada1843/index.html"].decode()
    assert "\u5b83\u662f\u5bf9\u7684\u3002" in produced.outputs["zh/publications/Ada1843/index.html"].decode()
    assert not [warning for warning in produced.warnings if "content/publications/" in str(warning)]


def test_what_a_site_without_documents_lacks(site: Site) -> None:
    assert not {"posts/index.html", "projects/index.html", "posts.xml"} & set(produce(site({})).outputs)


def test_a_page_may_be_named_by_its_file_wherever_markdown_or_an_address_stands(site: Site) -> None:
    root = site(
        {
            "site.yaml": "footer: See [the vita](pages/cv.md).\n",
            "content/person.yaml": "name: Ada Example\nlinks: [{label: Vita, url: pages/cv.md}]\n",
            "content/bio.md": "My [education](pages/cv.md#education), not `[a](pages/cv.md)`.\n",
            "content/news.yaml": "- A [post](posts/2024-05-01-first.md).\n",
            "content/pages/cv.md": "---\nslug: vita\n---\n# CV\n\n## Education\n",
            "content/posts/2024-05-01-first.md": "# First\n\nText.\n",
        }
    )
    home = html(root, "index.html")
    assert home.count('href="vita/index.html"') == 2
    assert '<a href="vita/index.html#education">education</a>' in home
    assert '<a href="posts/first/index.html">post</a>' in home
    assert "<code>[a](pages/cv.md)</code>" in home
    assert ".md&quot;" not in home
