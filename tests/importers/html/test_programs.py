"""Pages that programs made: Word, jemdoc, generators of sites, and what browsers saved."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from homepage.content.records import News, Publication
from homepage.importers.folder import Folder
from homepage.importers.html import page as html_page
from homepage.importers.report import ImportReport

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.site import ImportedSite

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def _read(body: str, folder: Path, *, title: str = "Wei Zhang") -> tuple[ImportedSite, ImportReport]:
    (folder / "index.html").write_text(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    report = ImportReport()
    return html_page.read(Folder(folder, report), report), report


def _works(site: ImportedSite) -> list[Publication]:
    return [record for part in site.parts for record in part.records if isinstance(record, Publication)]


def _bold(text: str) -> str:
    return f"<p><b><span style='font-size:13.5pt'>{text}<o:p></o:p></span></b></p>"


def test_what_looks_like_a_heading_of_the_page_is_one(tmp_path: Path) -> None:
    body = f"<p>I walk.</p>{_bold('Societies of Walkers')}<p>Oslo.</p>{_bold('Teaching')}<p>Walking.</p>"
    site, _ = _read(f"{body}<p><b>Bold words that only say something</b></p>", tmp_path)
    assert [part.section.title for part in site.parts][1:] == ["Societies of Walkers", "Teaching"]
    assert site.bio == "I walk."


def test_pictures_of_bullets_make_items_and_other_signs_go(tmp_path: Path) -> None:
    (tmp_path / "dot.gif").write_bytes(PIXEL)
    bullet = "<span><![if !vml]><img width=14 height=14 src='dot.gif'><![endif]></span>"
    interests = "".join(f"<p>{bullet}&nbsp; {text}</p>" for text in ("Floors", "Stairs"))
    phone = "<p><img width=22 height=11 src='phone.gif'>+47 22</p>"
    site, report = _read(f"{phone}<h2>Research interests</h2>{interests}", tmp_path)
    assert [one.text for one in site.person.interests] == ["Floors", "Stairs"]
    assert (site.bio, site.person.image) == ("+47 22", None)
    assert not report.of("missing")


def test_interests_without_authors_and_years_are_no_publications(tmp_path: Path) -> None:
    site, report = _read("<h2>Research and Publications</h2><ul><li>Floors</li><li>Stairs</li></ul>", tmp_path)
    assert not _works(site)
    assert [part.prose for part in site.parts if part.section.kind == "text"] == ["- Floors\n- Stairs\n"]
    assert len(report.of("kept")) == 1


@pytest.mark.parametrize("title", ["Home Page of Wei Zhang", "Startseite von Wei Zhang", "Web page: Wei Zhang"])
def test_the_name_stands_after_the_words_for_a_home_page(title: str, tmp_path: Path) -> None:
    site, _ = _read("<p>I walk on floors.</p>", tmp_path, title=title)
    assert site.person.name == "Wei Zhang"


def test_the_name_as_second_heading_replaces_the_title_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "me.png").write_bytes(PIXEL)
    head = "<h1>Wei Zhang's Homepage</h1><h2>Wei Zhang</h2><p><img src='me.png' alt='alt text'></p><p>I walk.</p>"
    site, report = _read(f"{head}<h2>News</h2><ul><li>2023.01: A prize</li></ul>", tmp_path)
    assert [part.section.kind for part in site.parts] == ["about", "news"]
    assert site.bio == "I walk."
    assert site.person.image is not None
    assert site.person.image.alt == "Wei Zhang"
    assert [note.text for note in report.of("left out")] == ["the heading of the page, which the name replaces"]


def test_years_above_news_that_say_theirs_are_left_out(tmp_path: Path) -> None:
    news = "<p>2021</p><ul><li>[Feb 2021] A prize.</li></ul><p>2020</p><ul><li>[Mar 2020] Another.</li></ul>"
    site, _ = _read(f"<p>I walk.</p><h2>News</h2>{news}", tmp_path)
    (part,) = [part for part in site.parts if part.section.kind == "news"]
    assert [one.date for one in part.records if isinstance(one, News)] == ["2021-02", "2020-03"]


ICONS = """<nav class="navbar"><a href="mailto:wz@f.org" title="email"><i class="fa-solid fa-envelope"></i></a>
<a href="https://github.com/wz" title="Github username"><i class="fa-brands fa-github"></i></a>
<a href="https://f.org/wz" aria-label="Floor portal"><svg></svg></a><a href="/pubs/">Papers</a></nav>"""


def test_links_with_an_icon_say_what_they_lead_to(tmp_path: Path) -> None:
    foot = '<p><a href="https://orcid.org/1"><i class="ai ai-orcid"></i></a> <a href="https://github.com/wz">GitHub</a></p>'
    site, _ = _read(
        f"{ICONS}<p>I walk.</p><h2>News</h2><ul><li>2023.01: A prize</li></ul>{foot}<p>Write to me.</p>", tmp_path
    )
    assert [(link.label, link.url) for link in site.person.links] == [
        ("GitHub", "https://github.com/wz"),
        ("Floor portal", "https://f.org/wz"),
        ("ORCID", "https://orcid.org/1"),
    ]
    assert [email.address for email in site.person.email] == ["wz@f.org"]
    assert [part.section.outro for part in site.parts] == [None, "Write to me."]


ENTRY = """<li><div class="row"><div><abbr class="badge">ICML</abbr></div><div>
<div class="title">Walking on floors</div>
<div class="author">Li Na and <em>Wei Zhang</em></div>
<div class="periodical"><em>Conference on Floors of Houses</em>, 2023</div>
<div class="links"><a class="abstract btn" role="button">Abs</a> <button>Bib</button></div>
<div class="abstract hidden"><p>We walk.</p></div>
<div class="bibtex hidden">
<pre><code>@misc{na2023,\n  title = {Walking on floors}\n}</code></pre></div></div></div></li>"""


def test_what_buttons_unfold_is_abstract_and_bibtex(tmp_path: Path) -> None:
    site, report = _read(f"<h2>Publications</h2><ol class='bibliography'>{ENTRY}</ol>", tmp_path)
    (work,) = _works(site)
    assert [author.full for author in work.author] == ["Li Na", "Wei Zhang"]
    assert (work.title, work.container_title, work.issued, work.abstract, work.links) == (
        "Walking on floors",
        "Conference on Floors of Houses",
        "2023",
        "We walk.",
        (),
    )
    assert site.bibtex == {"na2023": "@misc{na2023,\n  title = {Walking on floors}\n}"}
    assert not report.of("kept")


def test_rows_of_a_table_that_begin_with_dates_are_items(tmp_path: Path) -> None:
    emoji = "<img class='emoji' alt=':tada:' src='https://x.org/emoji/unicode/1f389.png'>"
    rows = f"<tr><th>Aug 10, 2023</th><td>A prize! {emoji}</td></tr><tr><th>May 1, 2022</th><td>A talk.</td></tr>"
    site, _ = _read(f"<p>I walk.</p><h2>News</h2><table>{rows}</table>", tmp_path)
    (part,) = [part for part in site.parts if part.section.kind == "news"]
    told = [(one.date, one.text) for one in part.records if isinstance(one, News)]
    assert told == [("2023-08-10", "A prize! 🎉"), ("2022-05-01", "A talk.")]


def test_a_saved_page_leads_where_it_led_on_the_web(tmp_path: Path) -> None:
    menu = '<nav><a href="https://f.org/~wz/pubs.html">Papers</a></nav>'
    text = '<p>See <a href="https://f.org/~wz/#news">news</a>, <a href="cv.pdf">CV</a>, <a href="/x">X</a>.</p>'
    page = f"<!-- saved from url=(0017)https://f.org/~wz/ --><title>Wei Zhang</title>{menu}{text}"
    (tmp_path / "Wei Zhang.html").write_text(page)
    report = ImportReport()
    site = html_page.read(Folder(tmp_path, report), report)
    assert site.bio == "See news, [CV](https://f.org/~wz/cv.pdf), [X](https://f.org/x)."
    assert not site.person.links


def test_of_frames_the_one_with_the_most_words_is_the_page(tmp_path: Path) -> None:
    frames = '<frameset><frame src="menu.html"><frame src="main.html"></frameset><noframes>Frames!</noframes>'
    (tmp_path / "index.html").write_text(f"<title>Wei Zhang</title>{frames}")
    (tmp_path / "menu.html").write_text("<a href='main.html'>Home</a> <a href='walks.html'>Walks</a>")
    (tmp_path / "main.html").write_text("<p>I walk on floors, as often as I can.</p>")
    (tmp_path / "walks.html").write_text("<h2>Walks</h2><p>Long ones.</p>")
    report = ImportReport()
    site = html_page.read(Folder(tmp_path, report), report)
    assert (site.person.name, site.bio) == ("Wei Zhang", "I walk on floors, as often as I can.")
    assert list(site.documents) == ["pages/walks.md"]


def test_a_page_in_chinese_has_its_name_dates_and_courses(tmp_path: Path) -> None:
    page = (
        "<h1>王小明, 教授</h1><p>电邮: wxm@f.org</p><h2>教学经验</h2><ul><li><div>程序设计</div>"
        "<div>2021 年 3 月 - 2021 年 6 月</div></li></ul>"
        "<h2>荣誉</h2><ul><li><div>奖学金</div><div>2020 年 12 月</div></li></ul>"
    )
    text = f"<html><head><meta charset=gb2312><title>王小明</title></head><body>{page}</body></html>"
    (tmp_path / "index.html").write_bytes(text.encode("gb2312"))
    report = ImportReport()
    site = html_page.read(Folder(tmp_path, report), report)
    assert (site.person.name, site.person.tagline) == ("王小明", "教授")
    assert [email.address for email in site.person.email] == ["wxm@f.org"]
    assert [(part.section.kind, part.section.title) for part in site.parts][1:] == [
        ("courses", "教学经验"),
        ("awards", "荣誉"),
    ]
    assert [
        getattr(one, "start", None) or getattr(one, "date", None) for part in site.parts for one in part.records
    ] == [
        "2021-03",
        "2020-12",
    ]


def test_headings_below_a_greeting_stay_and_a_single_one_below_a_text_belongs_to_it(tmp_path: Path) -> None:
    project = "<h3>Floors of Oslo</h3><p>We count them.</p><h4>Papers:</h4><ul><li>Floors, counted (ICML'22)</li></ul>"
    site, _ = _read(f"<h1>Wei Zhang</h1><h2>Welcome!</h2><p>I walk.</p>{project}<h2>Trees</h2><p>None.</p>", tmp_path)
    assert (site.bio, [part.section.title for part in site.parts]) == (
        "I walk.",
        ["Welcome!", "Floors of Oslo", "Trees"],
    )
    assert " ".join(site.parts[1].prose.split()) == "We count them. # Papers: - Floors, counted (ICML'22)"


def test_years_in_rows_of_their_own_are_those_of_the_publications_below(tmp_path: Path) -> None:
    icon = "<a href='x.pdf'><i class='fas fa-file-download'></i></a>"
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4")
    cells = (
        f"<td><p>SODA</p><p>{icon}</p></td><td><p>with Li Na and B. Smith</p><p><a href='https://x.org'>%s</a></p></td>"
    )
    rows = "".join(
        f"<tr><td colspan=2>{year}</td></tr><tr>{cells % title}</tr>"
        for year, title in (("2021", "Walking on floors without maps"), ("2020", "Standing on floors in the dark"))
    )
    site, _ = _read(f"<h2>Publications</h2><h3>Conference papers:</h3><table>{rows}</table>", tmp_path)
    works = _works(site)
    assert [(work.title, work.issued, work.container_title_short) for work in works] == [
        ("Walking on floors without maps", "2021", "SODA"),
        ("Standing on floors in the dark", "2020", "SODA"),
    ]
    assert [[link.label for link in work.links] for work in works] == [["PDF"], ["PDF"]]
    assert [group.title for group in site.config.topics] == ["Conference papers: 2021", "Conference papers: 2020"]


def test_headings_at_the_top_with_nothing_below_them_are_lines_above_the_sections(tmp_path: Path) -> None:
    banner = "<h1>安徽大学—地板研究组</h1><h1>Floors (FF) Group</h1>"
    news = "<h2>新闻</h2><ul><li>2023.01: 一</li></ul>"
    site, report = _read(f"{banner}<h2>概况</h2><p>地板。</p>{news}", tmp_path, title="安徽大学—地板研究组")
    assert (site.person.name, site.bio) == ("Name", "安徽大学—地板研究组\n\nFloors (FF) Group")
    assert [part.section.title for part in site.parts][1:] == ["概况", "新闻"]
    assert not report.of("kept")


@pytest.mark.parametrize(("said", "language"), [("de-DE", "de"), ("zh-CN", "zh"), ("xx", "en"), ("", "en")])
def test_the_site_is_in_the_language_that_the_page_says(said: str, language: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<html lang='{said}'><title>Wei Zhang</title><p>I walk.</p></html>")
    report = ImportReport()
    assert html_page.read(Folder(tmp_path, report), report).config.language == language
