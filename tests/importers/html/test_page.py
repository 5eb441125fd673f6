"""Pages written by hand in HTML: what is a menu, a heading, a publication, the name and the portrait."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from homepage.content.records import News, Publication, Service, WebPage
from homepage.importers.folder import Folder
from homepage.importers.html import page as html_page
from homepage.importers.report import ImportReport
from homepage.importers.run import run

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.site import ImportedSite

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PAPER = "Walking on floors without a map"
AUTHORS = '<a href="https://n.org">Li Na</a>, <strong>Wei Zhang</strong>, <a href="https://b.org">Bob Smith</a>'


def _read(body: str, folder: Path, *, title: str = "Wei Zhang") -> tuple[ImportedSite, ImportReport]:
    (folder / "index.html").write_text(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    report = ImportReport()
    return html_page.read(Folder(folder, report), report), report


def _works(site: ImportedSite) -> list[Publication]:
    return [record for part in site.parts for record in part.records if isinstance(record, Publication)]


@pytest.mark.parametrize(
    "menu",
    [
        '<ul><li><a href="index.html">Home</a></li><li><a href="pubs.html">Papers</a></li></ul>',
        '<div class="menu"><b>Menu</b><a href="#news">News</a> <a href="cv.html">CV</a></div>',
        '<navbar><a href="a.html">Research</a></navbar>',
        '<p><a href="index.html">Home</a> <a href="cv.pdf">CV</a> <a href="p.htm">People</a> <a href="https://x.org">X</a></p>',
    ],
)
def test_a_menu_is_left_out(menu: str, tmp_path: Path) -> None:
    site, report = _read(f"{menu}<p>I walk on floors.</p>", tmp_path)
    assert site.bio == "I walk on floors."
    assert any(note.text.startswith("navigation") for note in report.of("left out"))


def test_profiles_and_files_are_no_menu(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(b"%PDF-1.4")
    site, _ = _read('<p><a href="cv.pdf">CV</a> / <a href="https://github.com/wz">Github</a></p>', tmp_path)
    assert [link.label for link in site.person.links] == ["CV", "Github"]


def test_a_space_in_an_address_stays_and_the_end_of_a_line_does_not(tmp_path: Path) -> None:
    links = '<a href="https://a.example.org/smart home.pdf">one</a> <a href="https://b.example.org/x\n   y.pdf">two</a>'
    site, _ = _read(f"<p>I made {links} of them all in these years.</p>", tmp_path)
    assert "https://a.example.org/smart%20home.pdf" in site.bio
    assert "https://b.example.org/xy.pdf" in site.bio


def test_what_browsers_hide_is_left_out(tmp_path: Path) -> None:
    site, _ = _read("<p>Seen.</p><details hidden><p>Old.</p></details><p style='display: none'>Gone.</p>", tmp_path)
    assert site.bio == "Seen."


def test_what_a_click_shows_comes_over(tmp_path: Path) -> None:
    tab = "<button onclick=\"show('taught')\">Courses</button><div id='taught' style='display: none'>I teach.</div>"
    site, _ = _read(f"<p>Seen.</p>{tab}<div id='old' style='display:none'>Gone.</div>", tmp_path)
    assert (site.bio, site.parts[-1].section.title, site.parts[-1].prose) == ("Seen.", "Courses", "I teach.\n")


def test_a_remark_that_a_label_unfolds_is_the_abstract(tmp_path: Path) -> None:
    fold = "[<a href='javascript: none' onclick='$(\"#a1\").toggle()'>abs</a>] [<a href='https://x.org/p.pdf'>pdf</a>]"
    text = "We walk on many floors and count all the steps until we reach the wall at the end."
    paper = f"<b>{PAPER}</b><br>{AUTHORS}<br><i>ICML 2023</i><br>{fold}<div id='a1' style='display: none'>{text}</div>"
    site, report = _read(f"<h2>Publications</h2><ul><li>{paper}</li></ul>", tmp_path)
    (work,) = _works(site)
    assert (work.abstract, work.note, [link.label for link in work.links]) == (text, None, ["pdf"])
    assert not report.of("kept")


@pytest.mark.parametrize(
    ("title", "name", "own"),
    [
        ("Wei Zhang(David) | 张伟", "Wei Zhang", "张伟"),
        ("Home - Wei Zhang", "Wei Zhang", None),
        ("Publications", "Name", None),
        ("张伟的个人主页", "张伟", None),
    ],
)
def test_the_name_is_read_from_the_title_of_the_page(title: str, name: str, own: str | None, tmp_path: Path) -> None:
    site, _ = _read("<p>I walk on floors.</p>", tmp_path, title=title)
    assert (site.person.name, site.person.native_name) == (name, own)


def test_the_title_of_the_page_spells_out_the_initials_of_author_lists(tmp_path: Path) -> None:
    items = "".join(f"<li><b>W. Zhang</b>, L. Na, “{PAPER}, part {number}”. ICML 2023</li>" for number in (1, 2))
    site, _ = _read(f"<h2>Papers</h2><ul>{items}</ul>", tmp_path)
    assert site.person.name == "Wei Zhang"


@pytest.mark.parametrize("heading", ["Wei's Website", "[ Wei Zhang ]", "My Homepage"])
def test_the_heading_of_the_page_is_no_section(heading: str, tmp_path: Path) -> None:
    site, _ = _read(f"<h1>{heading}</h1><p>I walk.</p><h2>News</h2><ul><li>2023.01: A prize</li></ul>", tmp_path)
    assert site.person.name == "Wei Zhang"
    assert site.bio == "I walk."
    assert [part.section.kind for part in site.parts] == ["about", "news"]


def test_the_portrait_is_the_picture_that_says_so(tmp_path: Path) -> None:
    for name in ("banner.png", "zhang.png"):
        (tmp_path / name).write_bytes(PIXEL)
    site, _ = _read('<img src="banner.png"><p>Text.</p><img src="zhang.png">', tmp_path)
    assert site.person.image is not None
    assert site.person.image.src == "files/zhang.png"


@pytest.mark.parametrize(
    "heading",
    [
        "<div class='section-title'>Publications</div>",
        "<p><b>Publications</b></p>",
        "<div class='sec-head'>Papers</div>",
    ],
)
def test_what_is_set_as_a_heading_is_one(heading: str, tmp_path: Path) -> None:
    site, _ = _read(f"<p>I walk.</p>{heading}<ul><li>{AUTHORS}. {PAPER}. ICML 2023</li></ul>", tmp_path)
    assert [part.section.kind for part in site.parts] == ["about", "publications"]
    assert [work.title for work in _works(site)] == [PAPER]


@pytest.mark.parametrize(
    "block",
    [
        f"<div class='row paper'><div><img src='x.png'></div><div><h4>{PAPER}</h4>{AUTHORS}<br>ICML 2023</div></div>",
        f"<div class='pub-item'><div class='title'>{PAPER}</div><div>{AUTHORS}</div><div><i>ICML 2023</i></div></div>",
        f"<article><h3><a href='https://x.org'>{PAPER}</a></h3><p>{AUTHORS}</p><p>ICML 2023</p></article>",
    ],
)
def test_a_block_with_a_title_and_authors_is_a_publication(block: str, tmp_path: Path) -> None:
    site, report = _read(f"<h2>Publications</h2><div class='list'>{block}{block}</div>", tmp_path)
    work = _works(site)[0]
    assert len(_works(site)) == 2
    assert (work.title, work.container_title_short, work.issued) == (PAPER, "ICML", "2023")
    assert [author.full for author in work.author] == ["Li Na", "Wei Zhang", "Bob Smith"]
    assert not report.of("kept")


def test_the_row_with_the_portrait_is_no_publication(tmp_path: Path) -> None:
    cells = "<td><img src='me.jpg'></td><td><b>Wei Zhang</b>, <a href='https://u.org'>University of Floors</a></td>"
    row = f"<table><tr>{cells}</tr></table>"
    site, _ = _read(f"<h1>Wei's Website</h1>{row}<p>I walk on many floors.</p>", tmp_path)
    assert not _works(site)
    assert "University of Floors" in site.bio


def test_a_number_before_an_item_goes_and_a_marked_title_is_the_title(tmp_path: Path) -> None:
    title = f"<a class='title' href='https://x.org'>{PAPER}</a>"
    item = f"<li><span>01</span><div><i>ICML 2023</i></div>{title}<div>{AUTHORS}</div></li>"
    site, _ = _read(f"<h2>Publications</h2><ol>{item}</ol>", tmp_path)
    work = _works(site)[0]
    assert (work.title, work.url, work.note) == (PAPER, "https://x.org", None)


def test_bars_part_the_fields_and_semicolons_names_with_the_family_first(tmp_path: Path) -> None:
    title = f"<a href='https://x.org/a\n b'>{PAPER}</a>"
    item = (
        f"{title} (10/2015) | Na, L.; Zhang, Wei; Smith, B. | Floors, Volume 4, p. 3-9 | (<a href='b.html'>bibtex</a>)"
    )
    site, report = _read(f"<h2>Publications</h2><ul><li>{item}</li></ul>", tmp_path)
    work = _works(site)[0]
    assert [author.full for author in work.author] == ["L. Na", "Wei Zhang", "B. Smith"]
    assert (work.url, work.container_title, work.issued) == (
        "https://x.org/ab",
        "Floors, Volume 4, p. 3-9 (10/2015)",
        "2015",
    )
    assert not report.of("kept")


def test_a_label_in_brackets_holds_all_words_of_its_brackets(tmp_path: Path) -> None:
    item = (
        f"<li><b>{PAPER}</b><br>{AUTHORS}<br>ICML, 2023 [<a href='https://x.org'>Full version</a> with appendix]</li>"
    )
    site, _ = _read(f"<h2>Publications</h2><ul>{item}</ul>", tmp_path)
    work = _works(site)[0]
    assert [link.label for link in work.links] == ["Full version with appendix"]
    assert (work.container_title_short, work.issued) == ("ICML", "2023")


def test_labels_without_links_stay_labels(tmp_path: Path) -> None:
    item = f"<li><b>{PAPER}</b><br>{AUTHORS}<br>ICML, 2023<br>code / data</li>"
    site, _ = _read(f"<h2>Publications</h2><ul>{item}</ul>", tmp_path)
    assert [(link.label, link.url) for link in _works(site)[0].links] == [("code", None), ("data", None)]


def test_thanks_to_the_template_are_left_out(tmp_path: Path) -> None:
    site, report = _read("<p>I walk.</p><p>Template stolen from <a href='https://j.org'>Jon Barron</a>.</p>", tmp_path)
    assert site.bio == "I walk."
    assert [note.text[:10] for note in report.of("left out")] == ["thanks to "]


def test_a_list_below_a_dated_paragraph_belongs_to_that_news(tmp_path: Path) -> None:
    news = "<div><b>May 2023:</b> Two papers:<ul><li>One</li><li>Two</li></ul></div><div><b>Jan 2023:</b> A prize</div>"
    site, _ = _read(f"<h2>News</h2>{news}", tmp_path)
    (part,) = [part for part in site.parts if part.section.kind == "news"]
    assert [(one.date, one.text) for one in part.records if isinstance(one, News)] == [
        ("2023-05", "Two papers:<br>One<br>Two"),
        ("2023-01", "A prize"),
    ]


def test_links_to_other_pages_of_the_site_are_no_profiles(tmp_path: Path) -> None:
    row = '<p><a href="pubs.html">Publications</a> | <a href="https://github.com/wz">Github</a></p>'
    site, _ = _read(row, tmp_path)
    assert [link.label for link in site.person.links] == ["Github"]


def test_a_title_before_the_name_is_no_part_of_it(tmp_path: Path) -> None:
    site, _ = _read("<h1>Professor Wei Zhang</h1><p>I walk.</p>", tmp_path, title="Floors")
    assert site.person.name == "Wei Zhang"


def test_paragraphs_of_one_line_are_publications_when_they_come_apart(tmp_path: Path) -> None:
    first = f"<p>[1] {AUTHORS}. “{PAPER}”. <i>ICML 2023</i>.</p>"
    papers = f"{first}<p>[2] {AUTHORS}, <a href='https://x.org'>{PAPER}, again</a>, ICML 2024</p>"
    site, _ = _read(f"<h2>Publications</h2><p>With Li Na, I, Wei Zhang, wrote these in 2023.</p>{papers}", tmp_path)
    assert [work.title for work in _works(site)] == [PAPER, f"{PAPER}, again"]
    assert [part.section.intro for part in site.parts][1:] == ["With Li Na, I, Wei Zhang, wrote these in 2023."]


MENU = """<td id="layout-menu"><div class="menu-category">Menu</div>
<div class="menu-item"><a href="index.html">Home</a></div><div class="menu-item"><a href="files/cv.pdf">CV</a></div>
<div class="menu-item"><a href="papers.html">Papers</a></div>
<div class="menu-item"><a href="zen.html">Zen</a></div></td>
"""


def _site(folder: Path, pages: dict[str, str]) -> tuple[ImportedSite, ImportReport]:
    (folder / "files").mkdir(exist_ok=True)
    (folder / "files/cv.pdf").write_bytes(b"%PDF-1.4")
    for name, body in pages.items():
        head = "<head><title>Wei Zhang</title><link rel='stylesheet' href='site.css'></head>"
        text = f"<html>{head}<body><table><tr>{MENU}<td><h1>Wei Zhang</h1>{body}</td></tr></table></body></html>"
        (folder / name).write_text(text)
    report = ImportReport()
    return html_page.read(Folder(folder, report), report), report


def test_pages_of_the_menu_come_over_as_sections_where_they_are_lists_and_else_as_pages(tmp_path: Path) -> None:
    item = f"<li>{AUTHORS}. “<em>{PAPER}</em>”, ICML 2023</li>"
    site, report = _site(
        tmp_path,
        {
            "index.html": "<h2>About</h2><p>I walk, as <a href='zen.html'>zen</a> has it. E-mail: none.</p>",
            "papers.html": f"<h2>Publications</h2><ul>{item}</ul>",
            "zen.html": "<h2>On Zen</h2><p>Walking is <a href='papers.html'>enough</a>.</p>",
        },
    )
    assert [part.section.title for part in site.parts] == ["About", "Publications"]
    assert [work.title for work in _works(site)] == [PAPER]
    assert site.bio == "I walk, as [zen](zen/) has it. E-mail: none."
    page = site.documents["pages/zen.md"]
    assert isinstance(page, WebPage)
    assert (page.title, page.body, page.nav) == ("On Zen", "Walking is [enough](index.html#publications).", True)
    assert (page.aliases, site.config.aliases) == (("zen.html",), ("papers.html",))
    assert [link.label for link in site.person.links] == ["CV"]
    assert not report.of("missing")


def test_a_page_with_a_look_of_its_own_stays_a_file(tmp_path: Path) -> None:
    (tmp_path / "project.html").write_text(
        "<html><head><link rel='stylesheet' href='p.css'></head><p>Project</p></html>"
    )
    site, _ = _site(tmp_path, {"index.html": "<p>See <a href='project.html'>the project</a> that I made.</p>"})
    assert site.bio == "See [the project](files/project.html) that I made."
    assert not site.documents


def test_the_address_in_a_line_of_its_own_is_that_of_the_person(tmp_path: Path) -> None:
    row = "<table><tr><td><img src='gone.jpg'></td><td><p>Lecturer, <a href='https://f.org'>Floors</a>,<br>Oslo<br>"
    site, _ = _read(f"<h1>Wei Zhang</h1>{row}E-mail: wz@f.org<br></p></td></tr></table><p>I walk.</p>", tmp_path)
    assert [email.address for email in site.person.email] == ["wz@f.org"]
    assert site.bio == "Lecturer, [Floors](https://f.org),<br>\nOslo\n\nI walk."


def test_a_thesis_is_called_what_it_is(tmp_path: Path) -> None:
    item = f"<li><b>Wei Zhang</b>. “<em>{PAPER}</em>”, (PhD Thesis), 2023<br>[<a href='https://x.org'>thesis</a>]</li>"
    site, _ = _read(f"<h2>Publications</h2><ul>{item}</ul>", tmp_path)
    work = _works(site)[0]
    assert (work.type, work.genre, work.container_title_short, work.issued) == ("thesis", "PhD Thesis", None, "2023")


def test_a_heading_gives_the_name_and_one_below_it_what_the_person_is(tmp_path: Path) -> None:
    lines = "<p><strong>Email:</strong> <a href='mailto:wz@f.org'>wz@f.org</a></p><p>Office 4</p>"
    site, report = _read(
        f"<div><h2>Wei Zhang, PhD</h2><h3>Lecturer</h3>{lines}</div><h3>Teaching</h3><ul><li>Floors I</li></ul>",
        tmp_path,
        title="Faculty Website",
    )
    assert (site.person.name, site.person.tagline) == ("Wei Zhang", "Lecturer")
    assert [email.address for email in site.person.email] == ["wz@f.org"]
    assert site.bio == "Office 4"
    assert [part.section.title for part in site.parts] == ["", "Teaching"]
    assert not report.of("kept")


def test_words_between_the_items_of_a_list_are_headings_of_its_parts(tmp_path: Path) -> None:
    items = "<br><a><strong>Chair</strong></a><br><li>Floors, 2023<br></li><br><b>Reviewer</b><br><li>Stairs</li>"
    site, _ = _read(f"<h1>Services</h1><ul>{items}</ul>", tmp_path)
    (part,) = site.parts[1:]
    assert [(one.role, [venue.name for venue in one.venues]) for one in part.records if isinstance(one, Service)] == [
        ("Chair", ["Floors"]),
        ("Reviewer", ["Stairs"]),
    ]


def test_an_address_that_is_all_of_a_line_is_that_of_the_person(tmp_path: Path) -> None:
    site, _ = _read("<h1>Wei Zhang</h1><p>wz.2 at mail.f.org <br></p><p>I walk.</p>", tmp_path)
    assert [email.address for email in site.person.email] == ["wz.2@mail.f.org"]
    assert site.bio == "I walk."


def test_words_that_the_reading_passed_over_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("homepage.importers.html.lines.LineWriter._item", lambda *_: None)
    (tmp_path / "index.html").write_text("<h1>Wei Zhang</h1><p>I walk on floors.</p><ul><li>Overlooked prize</ul>")
    report = run(tmp_path, tmp_path / "site")
    assert [word for word, _ in report.lost] == ["overlooked", "prize"]


def test_words_parted_by_tags_are_not_lost(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>Wei <i>Zh</i>ang</h1><p>I w<span>al</span>k on <b>f</b>loors.</p>")
    assert not run(tmp_path, tmp_path / "site").lost


@pytest.mark.parametrize(
    "line", ["<a href='wz@f.org'>Email</a> / <a href='https://x.org'>Scholar</a>", "<b>Email</b>: wz_at_f_dot_org"]
)
def test_addresses_without_a_scheme_or_a_sign_are_addresses(line: str, tmp_path: Path) -> None:
    site, report = _read(f"<h1>Wei Zhang</h1><p>{line}</p><p>I walk.</p>", tmp_path)
    assert [email.address for email in site.person.email] == ["wz@f.org"]
    assert not report.of("missing")


@pytest.mark.parametrize("tag", ["h1", "p"])
def test_a_name_that_stands_twice_is_no_lost_word(tag: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<{tag}>Wei Zhang</{tag}><h1>Wei Zhang</h1><p>I walk.</p>")
    report = run(tmp_path, tmp_path / "site")
    assert not report.lost
    assert any(note.text.startswith("the name, which a") for note in report.of("left out"))


def test_headings_of_a_column_beside_the_page_are_sections_of_their_own(tmp_path: Path) -> None:
    aside = "<aside><h3>Links</h3><p>Floors of Oslo.</p><h4>More</h4><p>Walls.</p></aside>"
    site, _ = _read(f"<h2>Teaching</h2><ul><li>2020: Floors</li></ul>{aside}", tmp_path)
    assert [part.section.title for part in site.parts if part.section.kind != "about"] == ["Teaching", "Links"]
    assert "# More" in site.parts[-1].prose


@pytest.mark.parametrize(("start", "says"), [("---\nlayout: home\n---\n", True), ("", False)])
def test_a_page_that_jekyll_would_put_into_a_layout_is_told(start: str, says: bool, tmp_path: Path) -> None:  # noqa: FBT001
    (tmp_path / "_config.yml").write_text("title: Wei Zhang\n")
    (tmp_path / "index.html").write_text(f"{start}<html><body><h1>Wei Zhang</h1><p>I walk.</p></body></html>")
    report = ImportReport()
    html_page.read(Folder(tmp_path, report), report)
    assert ("its layouts" in report.text()) == says


def test_a_picture_beside_the_name_is_the_portrait_even_below_a_heading_without_words(tmp_path: Path) -> None:
    (tmp_path / "wz.jpg").write_bytes(PIXEL)
    head = '<h1>Wei Zhang</h1><h1> </h1><h3>PhD student</h3></td><td><img src="wz.jpg">'
    site, _ = _read(f"<table><tr><td>{head}</td></tr></table><p>I walk on floors.</p>", tmp_path)
    assert site.person.image is not None
    assert site.person.image.src == "files/wz.jpg"


def test_a_heading_of_a_further_page_stays_where_the_home_page_says_the_same_in_a_line(tmp_path: Path) -> None:
    page = "<html><body><h1>Lessons</h1><p>All of them.</p><h2>Floor University</h2><p>Walking.</p></body></html>"
    (tmp_path / "lessons.html").write_text(page)
    menu = '<nav><a href="index.html">Home</a> <a href="lessons.html">Lessons</a></nav>'
    site, _ = _read(f"{menu}<h1>Wei Zhang</h1><p>Floor University</p><p>I walk on floors.</p>", tmp_path)
    lessons = site.documents["pages/lessons.md"]
    assert isinstance(lessons, WebPage)
    assert "Floor University" in lessons.body


def test_pages_that_no_page_leads_to_are_told(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in ("papers.html", "404.html", "google0123456789abcdef.html"):
        (source / name).write_text("<html><body><p>Some words.</p></body></html>")
    (source / "index.html").write_text("<html><title>Wei Zhang</title><body><p>I walk on floors.</p></body></html>")
    told = [str(note) for note in run(source, tmp_path / "out").of("left out")]
    assert told == ["papers.html: no page of the site leads to this one; to have it, link to it and import again"]
