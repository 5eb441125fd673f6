"""Pages of programs that add much of their own: documentation tools, builders of sites, services for bibliographies."""

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


def _read(body: str, folder: Path, *, head: str = "") -> tuple[ImportedSite, ImportReport]:
    (folder / "index.html").write_text(f"<html><head><title>Wei Zhang</title>{head}</head><body>{body}</body></html>")
    report = ImportReport()
    return html_page.read(Folder(folder, report), report), report


def _works(site: ImportedSite) -> list[Publication]:
    return [record for part in site.parts for record in part.records if isinstance(record, Publication)]


def _titles(site: ImportedSite) -> list[object]:
    return [part.section.title for part in site.parts if part.section.title]


def _left(report: ImportReport) -> str:
    return " ".join(note.text for note in report.of("left out"))


def test_signs_and_sidebars_of_sphinx_are_no_words_of_the_page(tmp_path: Path) -> None:
    sign = '<a class="headerlink" href="#x" title="Permalink">¶</a>'
    side = (
        '<div class="sphinxsidebar"><h1><a href="#">Wei Zhang</a></h1><h3>Navigation</h3><a href="cv.html">CV</a></div>'
    )
    facts = "<dl><dt>Email</dt><dd><p>wei [at] n [dot] org</p></dd><dt>Office</dt><dd><p>Room 12</p></dd></dl>"
    site, report = _read(
        f"<h1>Wei Zhang{sign}</h1><p>I walk.</p>{facts}<h2>Walks{sign}</h2><p>Oslo.</p>{side}", tmp_path
    )
    assert (site.person.name, _titles(site)) == ("Wei Zhang", ["Walks"])
    assert [one.address for one in site.person.email] == ["wei@n.org"]
    assert site.bio == "I walk.\n\nOffice: Room 12"
    assert "signs that link to their headings" in _left(report)
    assert "a list of contents" in _left(report)


def test_org_mode_numbers_and_stamps_are_left_out(tmp_path: Path) -> None:
    contents = '<div id="table-of-contents"><h2>Table of Contents</h2><ul><li><a href="#a">1. Walks</a></li></ul></div>'
    stamps = '<div id="postamble"><p class="date">Date: 2023-05-01</p><p class="author">Author: Wei</p></div>'
    heading = '<h2><span class="section-number-2">1</span> Walks</h2>'
    site, report = _read(f"<h1>Wei Zhang</h1>{contents}{heading}<p>Oslo.</p>{stamps}", tmp_path)
    assert _titles(site) == ["Walks"]
    assert [part.prose.strip() for part in site.parts if part.prose] == ["Oslo."]
    assert "numbers of sections" in _left(report)
    assert "Date: 2023-05-01" in _left(report)


def test_latex2html_says_of_the_page_only_in_the_report(tmp_path: Path) -> None:
    panel = "<!--Navigation Panel--><img alt='up' src='up_g.png'><b>Next:</b><!--End of Navigation Panel-->"
    about = "<h1>About this document ...</h1><b>CV</b><p>This was generated using LaTeX2HTML.<p>Copyright."
    site, report = _read(f"{panel}<h1>Wei Zhang</h1><p>I walk.</p><h1>Walks</h1><p>Oslo.</p>{about}", tmp_path)
    assert _titles(site) == ["Walks"]
    assert "About this document ... CV This was generated" in _left(report)
    assert not report.of("missing")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:url" content="https://sites.google.com/view/wei/home">',
        '<meta name="generator" content="Wix.com Website Builder">',
    ],
)
def test_words_of_builders_of_sites_are_left_out(head: str, tmp_path: Path) -> None:
    top = "<div><span>Search this site</span></div><a href='#m'>Skip to main content</a><span>top of page</span>"
    menu = '<nav><a href="/view/wei/home">Home</a><a href="/view/wei/teaching">Teaching</a></nav>'
    site, report = _read(
        f"{top}{menu}<h1>Wei Zhang</h1><p>I walk.</p><p>\u200b</p><div>Report abuse</div>", tmp_path, head=head
    )
    assert site.bio == "I walk."
    assert "Report abuse" in _left(report)


def test_papers_of_a_google_site_have_their_abstracts_and_straight_addresses(tmp_path: Path) -> None:
    url = "https://www.google.com/url?q=https%3A%2F%2Fssrn.com%2Fabstract%3D{}&amp;sa=D"
    label, text = '<div role="button" aria-expanded="false">Abstract</div>', "<p>We walk on.</p>"
    folded = f'<div>{label}<div style="display:none">{text}</div></div>'
    papers = (
        f"<p><a href='{url.format(1)}'>Walking on floors</a> (with Bob Smith), 2023. R&R, <i>Floors</i></p>{folded}"
    )
    papers += f"<p><a href='{url.format(2)}'>Climbing stairs again</a> (with Bob Smith), 2022</p>"
    works = _works(_read(f"<h1>Wei Zhang</h1><h2>Working Papers</h2>{papers}", tmp_path)[0])
    assert [work.url for work in works] == ["https://ssrn.com/abstract=1", "https://ssrn.com/abstract=2"]
    assert [work.issued for work in works] == ["2023", "2022"]
    assert (works[0].container_title_short, works[0].abstract) == ("R&R, Floors", "We walk on.")
    assert works[1].container_title_short is None


def test_what_bibbase_draws_is_a_list_of_papers_by_year(tmp_path: Path) -> None:
    bib = "@article{z23, title={Walking on floors at night}, author={Zhang, Wei and Smith, Bob}, year={2023}}"
    paper = (
        '<div class="bibbase_paper"><span class="bibbase_paper_title">{}</span> <span class="bibbase_paper_author">'
        "Zhang, W.; and Smith, B.</span> <i>Journal of Floors</i>, 12(3): 1–20. {}. "
        '<span class="bibbase_paper_content"><a href="javascript:showBib(\'a\')">bibtex</a>{}</span></div>'
    )
    abstract = '<div id="abs_a" style="display:none">We walk at night, too.</div>'
    folded = f'<div style="display:none"><pre>{bib}</pre></div>{abstract}'
    group = '<div><div class="bibbase_group"><span>{0}</span> <span>(1)</span></div><div>{1}</div></div>'
    first = group.format("2023", paper.format("Walking on floors at night", 2023, folded))
    second = group.format("2021", paper.format("Climbing stairs by day.", 2021, ""))
    site, _ = _read(f"<h1>Wei Zhang</h1><h2>Publications</h2>{first}{second}", tmp_path)
    works = _works(site)
    assert [(work.title, work.issued) for work in works] == [
        ("Walking on floors at night", "2023"),
        ("Climbing stairs by day", "2021"),
    ]
    assert [[author.full for author in work.author] for work in works] == [["W. Zhang", "B. Smith"]] * 2
    assert (works[0].abstract, works[0].volume, works[0].page) == ("We walk at night, too.", "12", "1–20")
    assert site.parts[-1].section.group_by == "year"


def test_a_doi_alone_is_an_address(tmp_path: Path) -> None:
    items = "".join(
        f"<li>W. Zhang, B. Smith, <a href='{href}'>Walking on floors {at}</a>, Annals of Floors, 2021.</li>"
        for at, href in enumerate(("10.1214/21-AOS2100", "doi:10.1214/20-AOS2001"))
    )
    site, report = _read(f"<h1>Wei Zhang</h1><h2>Publications</h2><ul>{items}</ul>", tmp_path)
    assert [work.url for work in _works(site)] == [
        "https://doi.org/10.1214/21-AOS2100",
        "https://doi.org/10.1214/20-AOS2001",
    ]
    assert {work.type for work in _works(site)} == {"article-journal"}
    assert not report.of("missing")


def test_panes_of_tabs_and_parts_of_accordions_stand_below_their_labels(tmp_path: Path) -> None:
    tabs = '<ul class="nav nav-tabs"><li><a href="#a">Walks</a></li><li><a href="#b">Climbs</a></li></ul>'
    panes = '<div id="a">Oslo.</div><div id="b" style="display:none">Bergen.</div>'
    part = (
        '<div class="accordion-item"><h2 class="accordion-header"><button data-bs-target="#c">Maps</button></h2>'
        '<div id="c" class="collapse">Of floors.</div></div>'
    )
    site, report = _read(
        f"<h1>Wei Zhang</h1><h2>Projects</h2>{tabs}{panes}{part}<h2>Links</h2><p>None.</p><h2>Maps</h2>", tmp_path
    )
    assert [part.prose.split() for part in site.parts if part.prose] == [
        ["###", "Walks", "Oslo.", "###", "Climbs", "Bergen.", "###", "Maps", "Of", "floors."],
        ["None."],
    ]
    assert "<button>" not in _left(report)
