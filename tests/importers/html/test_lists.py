"""Lists of HTML pages that are no ul: tables and lists of terms that programs made, citations, years among items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.content.records import Publication
from homepage.importers.folder import Folder
from homepage.importers.html import page as html_page
from homepage.importers.report import ImportReport

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.site import ImportedSite

FLOORS = "Li Na, Wei Zhang, and Bob Smith. Floors in C. In Ada Ash, editor, <em>Proceedings of the Workshop</em>, 2021."
NUMBER = "<![if !supportLists]><span style='mso-list:Ignore'>{}.<span>&nbsp; </span></span><![endif]>"
WALLS = "Wei Zhang and Li Na. Are walls thin? A study of rooms. <em>Journal of Walls</em>, 2020."
AUTHORS = [["Li Na", "Wei Zhang", "Bob Smith"], ["Wei Zhang", "Li Na"]]
TITLES = ["Floors in C", "Are walls thin? A study of rooms"]


def _read(body: str, folder: Path, *, title: str = "Wei Zhang") -> tuple[ImportedSite, ImportReport]:
    (folder / "index.html").write_text(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    report = ImportReport()
    return html_page.read(Folder(folder, report), report), report


def _works(site: ImportedSite) -> list[Publication]:
    return [record for part in site.parts for record in part.records if isinstance(record, Publication)]


def _rows(*labels: str) -> str:
    cells = zip(labels, (FLOORS, WALLS), strict=True)
    return "".join(f"<tr><td>[<a name='x'>{label}</a>]</td><td>{entry}</td></tr>" for label, entry in cells)


@pytest.mark.parametrize(
    "entries",
    [
        f"<table>{_rows('1', '2')}</table>",
        f"<table><tbody>{_rows('LZS21', 'ZN<sup>+</sup>20')}</tbody></table>",
        f"<dl compact><dt>[1]<dd>{FLOORS}<dt>[2]<dd>{WALLS}</dl>",
        f"<dl><dt>{FLOORS}</dt><dt>{WALLS}</dt></dl>",
        f"<div><div class='csl-entry'>{FLOORS}</div><div class='csl-entry'>{WALLS}</div></div>",
        f"<div role='list'><p role='listitem'>{FLOORS}</p><p role='listitem'>{WALLS}</p></div>",
        f"<p class=MsoList>{NUMBER.format(1)}{FLOORS}</p><p class=MsoList>{NUMBER.format(2)}{WALLS}</p>",
        f"<p>[1] {FLOORS}<br><br>[2] {WALLS}</p>",
    ],
    ids=["rows", "names", "terms", "bare-terms", "citations", "roles", "word", "breaks"],
)
def test_entries_of_a_bibliography_are_publications_however_they_are_set(entries: str, tmp_path: Path) -> None:
    site, report = _read(f"<h2>Publications</h2>{entries}", tmp_path)
    works = _works(site)
    assert [work.title for work in works] == TITLES
    assert [[author.full for author in work.author] for work in works] == AUTHORS
    assert [work.issued for work in works] == ["2021", "2020"]
    assert not any(work.note for work in works)
    assert not report.of("kept")


def test_years_among_the_entries_of_a_list_are_its_headings(tmp_path: Path) -> None:
    items = f"<li class='year'>2021</li><li>{FLOORS}</li><li class='year'>2020</li><li>{WALLS}</li>"
    site, _ = _read(f"<h2>Publications</h2><ul>{items}</ul>", tmp_path)
    (part,) = [part for part in site.parts if part.section.kind == "publications"]
    assert part.section.group_by == "year"
    assert [work.title for work in _works(site)] == TITLES


def test_terms_that_say_what_a_fact_is_stay_lines(tmp_path: Path) -> None:
    site, _ = _read("<dl><dt>Office</dt><dd>Room 3</dd><dt>E-mail</dt><dd>wz@f.org</dd></dl><p>I walk.</p>", tmp_path)
    assert site.bio == "Office: Room 3\n\nI walk."
    assert [email.address for email in site.person.email] == ["wz@f.org"]


def test_the_bibtex_of_a_publication_is_that_to_which_its_link_leads(tmp_path: Path) -> None:
    entries = "".join(
        f"<pre>@misc{{<a href='index.html#{key}'>{key}</a>,\n  title = {{{title}}}\n}}</pre>"
        for key, title in (("one", "A &amp; B"), ("two", "Walls"))
    )
    (tmp_path / "papers_bib.html").write_text(f"<html><h1>papers.bib</h1>{entries}</html>")
    items = "".join(
        f"<li>{entry} [<a href='papers_bib.html#{key}'>bib</a>]</li>"
        for key, entry in (("two", FLOORS), ("one", WALLS))
    )
    site, report = _read(f"<h2>Publications</h2><ul>{items}</ul>", tmp_path)
    assert [work.key for work in _works(site)] == ["two", "one"]
    assert site.bibtex == {
        "two": "@misc{two,\n  title = {Walls}\n}",
        "one": "@misc{one,\n  title = {A & B}\n}",
    }
    assert not report.of("guess")[1:]


def test_names_joined_as_in_bibtex_are_authors(tmp_path: Path) -> None:
    first = "Na, Li and Zhang, Wei and Smith, Bob et al (2021). Floors in Rust. Journal of Floors, 30 June 2021."
    second = "Zhang, Wei and Na, Li (2020). Walls in Ada. Workshop on Walls (WW) <b>[*Best Poster Prize*]</b>"
    site, report = _read(f"<h2>Publications</h2><p>{first}</p><p>{second}</p>", tmp_path)
    works = _works(site)
    assert [work.title for work in works] == ["Floors in Rust", "Walls in Ada"]
    assert [[author.full for author in work.author] for work in works] == [AUTHORS[0], AUTHORS[1]]
    assert [(work.others, work.issued) for work in works] == [(True, "2021-06"), (False, "2020")]
    assert not report.of("kept")


def test_sub_headings_without_publications_stand_apart_as_text(tmp_path: Path) -> None:
    papers = f"<h3>Journals</h3><ul><li>{WALLS}</li></ul><h3>Others</h3><ul><li>{FLOORS}</li></ul>"
    site, _ = _read(f"<h2>Publications</h2>{papers}<h3>Theses</h3><p>One was written.</p>", tmp_path)
    assert [(part.section.kind, part.section.title, len(part.records)) for part in site.parts][1:] == [
        ("publications", "Publications", 2),
        ("text", "Theses", 0),
    ]


def test_a_row_of_links_with_a_cv_is_a_menu_and_a_bold_word_in_a_line_is_no_heading(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(b"%PDF-1.4")
    for name in ("teaching", "research", "pub", "bio"):
        (tmp_path / f"{name}.htm").write_text(f"<title>{name}</title><p>All about {name} of mine.</p>")
    row = "".join(f"<a href='{name}.htm'>{name.title()}</a>&nbsp; " for name in ("teaching", "research", "pub", "bio"))
    text = "<p>I walk, and got one, <font color=red><b>Prize</b></font></p>"
    site, _ = _read(f"<p><b>{row}<a href='cv.pdf'>CV</a></b></p>{text}", tmp_path)
    assert [link.label for link in site.person.links] == ["CV"]
    assert sorted(site.documents) == ["pages/bio.md", "pages/pub.md", "pages/research.md", "pages/teaching.md"]
    assert site.bio == "I walk, and got one, **Prize**"


def test_a_table_of_data_is_one(tmp_path: Path) -> None:
    rows = "<tr><th>Course</th><th>Term</th></tr><tr><td>Floors | Walls</td><td>Fall <a href='https://f.org'>17</a></td></tr>"
    site, _ = _read(f"<h2>Teaching</h2><p>I taught:</p><table>{rows}</table>", tmp_path)
    assert [part.prose for part in site.parts if part.section.kind == "text"] == [
        "I taught:\n\n| Course | Term |\n| --- | --- |\n| Floors \\| Walls | Fall [17](https://f.org) |\n"
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Na, Li; Zhang, Wei et al. (2021): <em>Über alte Böden.</em> Revue, 52.", (2, True, "2021", None)),
        (
            "Na, Li; Zhang, Wei (Hrsg.) (2021): <em>Über alte Böden.</em> Journal of Floors.",
            (2, False, "2021", "Hrsg."),
        ),
        ("MH. Na, W. Zhang, and B. Smith. Floors in Rust. Floors and Walls, Sep 2021.", (3, False, "2021-09", None)),
    ],
)
def test_entries_as_written_elsewhere_come_apart(
    entry: str, expected: tuple[int, bool, str, str | None], tmp_path: Path
) -> None:
    site, report = _read(f"<h2>Willkommen!</h2><p>Ich gehe.</p><h2>Papers</h2><ul><li>{entry}</li></ul>", tmp_path)
    (work,) = _works(site)
    assert (len(work.author), work.others, work.issued, work.note) == expected
    assert work.container_title or work.container_title_short
    assert (site.bio, report.of("kept")) == ("Ich gehe.", [])


def test_years_as_paragraphs_among_lists_of_publications_are_their_headings(tmp_path: Path) -> None:
    lists = f"<p><font>2021:</font></p><ul><li>{FLOORS}</li></ul><p><font>2020:</font></p><ul><li>{WALLS}</li></ul>"
    site, report = _read(f"<h2>Publications</h2>{lists}", tmp_path)
    (part,) = [part for part in site.parts if part.section.kind == "publications"]
    assert (part.section.group_by, [work.title for work in _works(site)]) == ("year", TITLES)
    assert not report.of("kept")


def test_lines_of_one_paragraph_that_count_down_are_items_below_the_words_before_them(tmp_path: Path) -> None:
    site, _ = _read(f"<h2>Papers</h2><p>The newest first<br>[J2] {FLOORS}<br>[J1] {WALLS}</p>", tmp_path)
    assert [work.title for work in _works(site)] == TITLES


def test_lines_of_one_paragraph_that_do_not_count_on_stay_one(tmp_path: Path) -> None:
    site, _ = _read("<h2>Doors</h2><p>(1) Oak<br>(3) Ash</p>", tmp_path)
    assert "- " not in site.parts[-1].prose
    assert "Oak" in site.parts[-1].prose
