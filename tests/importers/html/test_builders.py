"""Pages of programs that add much of their own: documentation tools, builders of sites, services for bibliographies."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from homepage.content.records import Award, News, Position, Publication, Talk
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


def test_rows_with_a_heading_as_title_are_papers_and_thanks_of_the_template_go(tmp_path: Path) -> None:
    row = (
        "<tr><td><img src='a.png'></td><td><a href='https://arxiv.org/abs/2101.00003'><heading>Doors that open by "
        "themselves</heading></a><br>B. Smith, W. Zhang<br><em>Conference on Doors (ICD)</em>, 2021</td></tr>"
    )
    thanks = (
        "<p>Feel free to steal this website's <a href='https://x.org'>source code</a>. Do not scrape this page.</p>"
    )
    body = f"<h1>Wei Zhang</h1><h2>Research</h2><table>{row}</table><h2>Walks</h2><p>Oslo.</p>{thanks}"
    (tmp_path / "a.png").write_bytes(PIXEL)
    site, report = _read(body, tmp_path)
    assert [(work.title, work.issued) for work in _works(site)] == [("Doors that open by themselves", "2021")]
    assert site.person.image is None
    assert site.parts[-1].prose == "Oslo.\n"
    assert "thanks to the template: Feel free to steal" in _left(report)


def test_what_was_tried_as_papers_leaves_no_venues_behind(tmp_path: Path) -> None:
    row = "<tr><td><img src='a.png'></td><td><a href='https://c.org'>{0}</a><br><a href='https://c.org/1'>{1}</a></td></tr>"
    rows = row.format("Area Chair, FLOORS 2024", "Outstanding Reviewer, FLOORS 2020")
    site, _ = _read(f"<h1>Wei Zhang</h1><h2>Miscellanea</h2><table>{rows}</table>", tmp_path)
    assert (site.venues, site.bibtex, _works(site)) == ({}, {}, [])


def test_cards_are_papers_below_publications_and_entries_below_a_career(tmp_path: Path) -> None:
    paper = (
        '<div class="card"><div class="card-body"><h5 class="card-title">Climbing stairs with a map</h5>'
        '<h6 class="card-subtitle">Bob Smith, Wei Zhang</h6><p><i>ICST 2021</i></p></div></div>'
    )
    years = '<div class="card-header">2018 – 2022</div>'
    job = f'<div class="card">{years}<h5>PhD in Floors</h5><p>University of Oslo</p></div>'
    body = f"<h1>Wei Zhang</h1><h2>Publications</h2>{paper}<h2>Education</h2>{job}"
    site, report = _read(body, tmp_path)
    [work] = _works(site)
    assert [author.full for author in work.author] == ["Bob Smith", "Wei Zhang"]
    [degree] = [one for one in site.parts[-1].records if isinstance(one, Position)]
    assert (degree.organization, degree.start) == ("University of Oslo", "2018")
    assert not report.of("kept")


def test_lines_of_a_paragraph_are_the_entries_of_a_list(tmp_path: Path) -> None:
    body = "<h1>Wei Zhang</h1><h2>Academic Service</h2>Area Chair, FLOORS 2025<br>Demo Chair, STAIRS 2023"
    awards = "<h2>Awards</h2><p>2021 Best Walk Award<br>2019 Best Climb Award</p>"
    site, _ = _read(body + awards, tmp_path)
    service, awards_ = site.parts[-2:]
    assert (service.section.kind, len(service.records)) == ("service", 2)
    assert [one.date for one in awards_.records if isinstance(one, Award)] == ["2021", "2019"]


def test_a_month_after_the_numbers_of_a_journal_stands_apart(tmp_path: Path) -> None:
    item = (
        "<li>W. Zhang and B. Smith. Walking on floors at night. <em>Journal of Floors</em>, 12(3):1--20, May 2023.</li>"
    )
    [work] = _works(_read(f"<h1>Wei Zhang</h1><h2>Publications</h2><ul>{item}</ul>", tmp_path)[0])
    assert (work.container_title_short, work.volume, work.issue, work.page) == ("Journal of Floors", "12", "3", "1–20")
    assert (work.issued, work.date_text) == ("2023-05", "May 2023")


def test_a_logo_that_is_a_link_says_where_it_leads(tmp_path: Path) -> None:
    icons = (
        '<a href="https://scholar.google.com/x"><img src="gs.png" style="height:40px"></a>'
        '<a href="https://github.com/wei"><img src="logos/github.svg" alt="icon"></a>'
        '<a href="https://x.org/wei"><img src="x.png" width="24" alt="Walkers"></a>'
    )
    person = _read(f"<h1>Wei Zhang</h1><p>{icons}</p><p>I walk.</p>", tmp_path)[0].person
    assert [link.label for link in person.links] == ["Google Scholar", "GitHub", "Walkers"]


def test_a_heading_over_sections_of_a_career_gives_way_to_them(tmp_path: Path) -> None:
    jobs = "<ul><li>2018 – 2022: PhD, University of Oslo</li><li>2014 – 2018: BSc, University of Oslo</li></ul>"
    body = f"<h1>Wei Zhang</h1><h2>Experience</h2><h3>Work</h3>{jobs}<h3>Education</h3>{jobs}<h2>Walks</h2><p>Oslo.</p>"
    assert _titles(_read(body, tmp_path)[0]) == ["Work", "Education", "Walks"]


def test_profiles_at_the_foot_of_a_page_are_those_of_the_person(tmp_path: Path) -> None:
    icons = '<ul><li><a href="https://linkedin.com/in/w"><img alt="LinkedIn" src="l.png" width="30"></a></li></ul>'
    papers = "<h2>Publications</h2><ul><li>W. Zhang, B. Smith. Walking on floors at night. Floors, 2023.</li></ul>"
    site, _ = _read(f"<h1>Wei Zhang</h1><p>I walk.</p>{papers}<footer>{icons}</footer>", tmp_path)
    assert [link.label for link in site.person.links] == ["LinkedIn"]
    assert len(_works(site)) == 1


def test_a_block_whose_labels_unfold_its_bibtex_is_a_paper(tmp_path: Path) -> None:
    bib = "@article{{k{0}, title={{Walking on floors number {0}}}, author={{Zhang, Wei}}, year={{2023}}}}"
    paper = (
        "<div>Bob Smith, <u>Wei Zhang</u><br><a href='https://arxiv.org/abs/2301.0000{0}'>Walking on floors number {0}"
        "</a><br>Floors, 2023<br>| <a href='#b{0}' role='button'>Bibtex</a> | <a href='#a{0}'>Abstract</a>"
        "<div class='collapse' id='b{0}'><pre>{1}</pre></div><div class='collapse' id='a{0}'><p>We walk on floors of "
        "wood and say in many words how it is.<br><br>Then we walk on stairs and say how that is, in fewer words.</p>"
        "</div></div><hr>"
    )
    papers = "".join(paper.format(at, bib.format(at)) for at in (1, 2))
    body = f"<h1>Wei Zhang</h1><h2>Publications</h2>{papers}<h2>Walks</h2><p>Oslo.</p>"
    site, report = _read(body, tmp_path)
    works = _works(site)
    assert [(work.key, len(work.author)) for work in works] == [("k1", 2), ("k2", 2)]
    assert all(work.abstract and work.abstract.count("\n\n") == 1 for work in works)
    assert not any(work.note for work in works)
    assert not report.of("kept")


def test_a_block_below_publications_with_one_title_is_a_paper(tmp_path: Path) -> None:
    paper = (
        "<div class='exp'><div><h4>{}</h4><p>We say what walking does to floors.</p>"
        "<h6>The Floor Review, 2011</h6><h6><b>Wei Zhang</b></h6></div></div>"
    )
    papers = paper.format("Walking on floors: a review") + paper.format("Climbing stairs with maps: a review")
    body = f"<h1>Wei Zhang</h1><h3>Economist</h3><p>I walk.</p><h1>Publications</h1>{papers}<h1>Walks</h1><p>Oslo.</p>"
    site, _ = _read(body, tmp_path)
    works = _works(site)
    assert [(work.title, work.author[0].full, work.issued) for work in works] == [
        ("Walking on floors: a review", "Wei Zhang", "2011"),
        ("Climbing stairs with maps: a review", "Wei Zhang", "2011"),
    ]
    assert (site.person.tagline, site.bio) == ("Economist", "I walk.")


def test_pills_beside_each_other_are_things_of_their_own(tmp_path: Path) -> None:
    item = (
        "<li class='pub'><div class='pub-title'>Walking on floors at night</div><p>Bob Smith, Wei Zhang, and Cy Wall · "
        "First student author</p><div><span class='pill'>TIP 2025</span><span class='pill'>CCF-A</span></div>"
        "<div><a href='https://doi.org/10.1/a'>Paper</a><a href='https://github.com/w/f'>Code</a></div>"
        "<p>Best Paper Award</p></li>"
    )
    [work] = _works(_read(f"<h1>Wei Zhang</h1><h2>Publications</h2><ol>{item}</ol>", tmp_path)[0])
    assert [author.full for author in work.author] == ["Bob Smith", "Wei Zhang", "Cy Wall"]
    assert (work.container_title_short, work.issued) == ("TIP", "2025")
    assert [(one.scheme, one.grade) for one in work.rank] == [("CCF", "A")]
    assert [link.label for link in work.links] == ["Paper", "Code"]
    assert [one.label for one in work.honor] == ["Best Paper Award"]
    assert work.note == "First student author"


def test_a_date_beside_a_text_is_that_of_the_news(tmp_path: Path) -> None:
    news = "<ul><li><time>2026.07</time><span class='txt'>We walk.</span></li></ul>"
    number = "<span class='num'>02</span>"
    site, report = _read(f"<h1>Wei Zhang</h1><p>Hi.</p><div>{number}<h2>News</h2></div>{news}", tmp_path)
    news_ = [one for one in site.parts[-1].records if isinstance(one, News)]
    assert [(one.date, one.text) for one in news_] == [("2026-07", "We walk.")]
    assert site.bio == "Hi."
    assert "numbers of sections" in _left(report)


def test_buttons_that_lead_somewhere_are_links(tmp_path: Path) -> None:
    button = "<button onclick=\"window.location.href='{}';\">{}</button>"
    bar = button.format("https://github.com/wei", "GitHub") + button.format("https://scholar.google.com/w", "Scholar")
    closing = "<a href='javascript:void(0)' onclick='closeNav()'>×</a>"
    top = "<div class='navbar'><button>☰</button><a>Home</a></div>"
    site, _ = _read(f"<div>{closing}{bar}</div>{top}<h1>Wei Zhang</h1><p>I walk.</p>", tmp_path)
    assert [link.label for link in site.person.links] == ["GitHub", "Scholar"]
    assert site.bio == "I walk."


def test_links_to_places_of_the_page_and_menus_of_further_pages_go(tmp_path: Path) -> None:
    item = "<ul><li>W. Zhang, B. Smith. Walking on floors. Floors, {0}.</li></ul>"
    papers = "".join(f"<h3>{year}</h3>{item.format(year)}" for year in (2023, 2022))
    jump = "<div>Jump to year: [<a href='#2023'>2023</a>] [<a href='#2022'>2022</a>]</div>"
    menu = "<a href='index.html'>Home</a><a href='publications.html'>Publications</a><a href='https://x.org/cv'>CV</a>"
    menu = f"<nav>{menu}</nav>"
    (tmp_path / "publications.html").write_text(f"<html><body>{menu}<h1>Publications</h1>{jump}{papers}</body></html>")
    site, report = _read(f"{menu}<h1>Wei Zhang</h1><p>I walk.</p>", tmp_path)
    assert [link.label for link in site.person.links] == ["CV"]
    assert site.parts[-1].section.intro is None
    assert "Jump to year" in _left(report)


def test_headings_for_titles_with_authors_below_are_papers_and_small_texts_are_no_headings(tmp_path: Path) -> None:
    intro = "<h5>For all of my papers please see the list on <a href='https://scholar.google.com/w'>Scholar</a></h5>"
    paper = (
        "<h3>Walking on floors at night {0}</h3><h5>Bob Smith, <b>Wei Zhang*</b><br>"
        "&gt; <a href='https://a.org/{0}'>paper</a></h5>"
    )
    body = f"<h1>Wei Zhang</h1><h2>Publications</h2>{intro}{paper.format(1)}{paper.format(2)}<h2>Talks</h2><p>None.</p>"
    site, _ = _read(body, tmp_path)
    works = _works(site)
    assert [(work.title, len(work.author), len(work.links)) for work in works] == [
        ("Walking on floors at night 1", 2, 1),
        ("Walking on floors at night 2", 2, 1),
    ]
    assert not any(work.note for work in works)
    assert (site.parts[1].section.group_by, site.parts[1].section.intro) == (
        None,
        "For all of my papers please see the list on [Scholar](https://scholar.google.com/w)",
    )


def test_links_in_sub_headings_stay_and_headings_end_where_others_begin(tmp_path: Path) -> None:
    parts = "<h3><a href='https://c.org'>Maps</a><h3>More</h3><p>Walks.</p>"
    site, report = _read(f"<h1>Wei Zhang</h1><h2>Links</h2>{parts}<!-- ------ --><h2>Walks</h2><p>Oslo.</p>", tmp_path)
    assert site.parts[1].prose.split("\n\n")[0] == "# [Maps](https://c.org)"
    assert "comment" not in _left(report)


def test_places_on_the_page_and_dates_with_slashes_at_its_foot_go(tmp_path: Path) -> None:
    jump = "<p><a href='#a'><b>Teaching</b></a> | <a href='#b'><b>Fun Stuff</b></a></p>"
    site, report = _read(f"<h2>Wei Zhang</h2>{jump}<p>I walk.</p><hr>Last updated Mon 6/29/26", tmp_path)
    assert site.bio == "I walk."
    assert not any("leads nowhere" in note.text for note in report.notes)


def test_languages_by_the_names_of_blocks_are_one_site(tmp_path: Path) -> None:
    block = (
        '<div id="{}" class="lang"><h1>Wei Zhang</h1><h2>{}</h2><p>{}</p><h2>{}</h2><div class="pub">Zhang, Wei (2025):'
        ' <span class="pub-title">{}</span>. <span class="pub-journal">{}</span>.</div></div>'
    )
    switch = "<div class='lang-switch'><a onclick='show(1)'>DE</a> | <a onclick='show(2)'>EN</a></div>"
    one = block.format("de", "Über", "Ich laufe.", "Publikationen", "Zur Frage der Böden", "Boden")
    two = block.format("en", "About", "I walk.", "Publications", "On questions of floors", "Floors")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "index.html").write_text(
        f"<html lang='de'><head><title>Wei Zhang</title></head><body>{switch}{one}{two}</body></html>"
    )
    report = run(tmp_path / "source", tmp_path / "site")
    assert (tmp_path / "site" / "content" / "bio.en.md").read_text() == "I walk.\n"
    assert "languages: [de, en]" in (tmp_path / "site" / "site.yaml").read_text()
    assert "a switch between languages" in _left(report)


def test_pictures_whose_addresses_have_backslashes_are_found(tmp_path: Path) -> None:
    (tmp_path / "image").mkdir()
    (tmp_path / "image" / "me.png").write_bytes(PIXEL)
    person = _read("<h1>Wei Zhang</h1><img src='.\\image\\me.png' alt='photo'><p>I walk.</p>", tmp_path)[0].person
    assert person.image is not None


@pytest.mark.parametrize(
    ("tail", "name", "numbers"),
    [
        ("Journal of Floor Studies, 18(1):20–41", "Journal of Floor Studies", ("18", "1", "20–41")),
        ("Hydrol. Earth Syst. Sci., 30, 421–432", "Hydrol. Earth Syst. Sci.", ("30", None, "421–432")),
        ("The 33rd Symposium on Applied Floors, Short Paper(SAF 2018)", "", (None, None, None)),
    ],
)
def test_a_title_that_goes_on_into_its_venue_is_parted_from_it(
    tail: str, name: str, numbers: tuple[str | None, ...], tmp_path: Path
) -> None:
    item = f"<li>Zhang, W. and B. Smith, 2018, Walking on floors, stairs, and carpets at night, {tail}.</li>"
    [work] = _works(_read(f"<h1>Wei Zhang</h1><h2>Publications</h2><ul>{item}</ul>", tmp_path)[0])
    assert (work.title, work.issued) == ("Walking on floors, stairs, and carpets at night", "2018")
    assert (work.container_title_short or "") == name
    assert (work.volume, work.issue, work.page) == numbers


def test_the_addresses_of_a_section_of_contacts_are_those_of_the_person(tmp_path: Path) -> None:
    body = "<h1>Wei Zhang</h1><p>Wei Zhang<br>Lecturer</p><h2>Contact</h2><p>Email: wei (at) n.org</p>"
    post = "<p>Postal address:<br>Wei Zhang<br>Floor 6</p>"
    site, report = _read(body + post, tmp_path)
    assert [one.address for one in site.person.email] == ["wei@n.org"]
    assert site.bio == "Lecturer"
    assert site.parts[-1].prose == "Postal address:<br>\nWei Zhang<br>\nFloor 6\n"
    assert "the name, which stands above the biography" in _left(report)
    other, told = _read(f"{body}<h2>Walks</h2><p>Oslo.</p>", tmp_path)
    assert _titles(other) == ["Walks"]
    assert "“Contact”, below which nothing stands" in _left(told)


def test_titles_of_talks_stand_in_chinese_brackets_too(tmp_path: Path) -> None:
    talks = "<ol><li>《低空慢速小目标》, 博士论坛, 2019/05</li><li>《会议介绍》, 博士论坛, 2018/10</li></ol>"
    site, _ = _read(f"<h1>高敬礼</h1><p>我。</p><h2>学术报告</h2>{talks}", tmp_path)
    assert [(one.title, one.event) for one in site.parts[-1].records if isinstance(one, Talk)] == [
        ("低空慢速小目标", "博士论坛"),
        ("会议介绍", "博士论坛"),
    ]


def test_the_bibliography_that_a_script_lists_is_a_section(tmp_path: Path) -> None:
    (tmp_path / "mine.bib").write_text("@article{z, title={On floors}, author={Zhang, Wei}, journal={F}, year={2020}}")
    pattern = '<div class="bibtex_template"><span class="title"></span>, In <em></em>.</div>'
    script = "<script>list('#papers', \"mine.bib\")</script>"
    site, report = _read(f"<h1>Wei Zhang</h1><p>I walk.</p><h2>Publications</h2>{pattern}{script}", tmp_path)
    assert b"On floors" in bytes(site.assets["publications.bib"])
    assert site.parts[-1].section.kind == "publications"
    assert "a pattern for a list that a script makes" in _left(report)
    assert any("a script makes a list of mine.bib" in note.text for note in report.of("guess"))


def test_a_heading_in_one_block_with_the_name_is_a_line_below_it(tmp_path: Path) -> None:
    head = "<header><h1>Wei Zhang</h1><h2>Floors, Stairs &amp; Carpets</h2></header>"
    site, _ = _read(f"{head}<p>I walk.</p>", tmp_path)
    assert (site.bio, _titles(site)) == ("Floors, Stairs & Carpets\n\nI walk.", [])


def test_a_label_in_a_line_of_its_own_goes_with_its_address(tmp_path: Path) -> None:
    site, _ = _read("<h1>Wei Zhang</h1><p>Phone: 22<br>e-mail:<br>wei [at] n [dot] org</p>", tmp_path)
    assert site.bio == "Phone: 22"
    assert [one.address for one in site.person.email] == ["wei@n.org"]


def test_the_last_author_before_the_others_is_one(tmp_path: Path) -> None:
    terms = "<dt><a href='https://a.org/{0}'>Walking on floors number {0}</a></dt><dd><p>{1} <i>et al.</i></p></dd>"
    papers = terms.format(1, "W. Zhang, B. Smith, C. Wall") + terms.format(2, "B. De Smith")
    works = _works(_read(f"<h1>Wei Zhang</h1><h2>Publications</h2><dl>{papers}</dl>", tmp_path)[0])
    found = [([author.full for author in work.author], work.others, work.container_title) for work in works]
    assert found == [(["W. Zhang", "B. Smith", "C. Wall"], True, None), (["B. De Smith"], True, None)]


def test_lists_below_headings_of_their_own_kind_are_of_that_kind(tmp_path: Path) -> None:
    lists = "<h3>Innovation</h3><ul><li>A sandbox of maps</li></ul><h3>Awards</h3><ul><li>Best Walk (2021)</li></ul>"
    site, _ = _read(
        f"<h1>Wei Zhang</h1><p>Hi.</p><h2>Teaching and more</h2>{lists}<h2>Walks</h2><p>Oslo.</p>", tmp_path
    )
    assert [part.section.kind for part in site.parts][1:3] == ["courses", "awards"]


def test_a_name_beside_the_menu_is_that_of_the_person(tmp_path: Path) -> None:
    menu = "<a class='navbar-brand' href='index.html'>Wei Zhang</a><a href='a.html'>A</a><a href='b.html'>B</a>"
    (tmp_path / "index.html").write_text(
        f"<html><head><title>index.utf8.md</title></head><body><nav>{menu}</nav><p>I.</p>"
    )
    report = ImportReport()
    assert html_page.read(Folder(tmp_path, report), report).person.name == "Wei Zhang"
    top = (
        "<div><h1><a href='index.html'>Wei Zhang</a></h1><nav><a href='a.html'>A</a><a href='b.html'>B</a></nav></div>"
    )
    assert "navigation: A B" in _left(_read(f"{top}<p>I walk.</p>", tmp_path)[1])


def test_a_label_in_a_heading_is_parted_from_its_words_and_a_wrong_break_is_one(tmp_path: Path) -> None:
    job = (
        "<li><h3><span class='shaded-label'>2019-Present</span>Lecturer</h3>"
        "<div><p>University of Oslo</br>Floor 6</p></div></li>"
    )
    site, _ = _read(f"<h1>Wei Zhang</h1><p>Hi.</p><h2>Employment</h2><ul>{job}</ul>", tmp_path)
    [part] = [part for part in site.parts if part.section.title == "Employment"]
    [one] = [record for record in part.records if isinstance(record, Position)]
    assert (one.title, one.start, one.ongoing) == ("Lecturer", "2019", True)
    assert "OsloFloor" not in f"{one.organization} {one.text}"


def test_a_heading_for_contacts_below_publications_is_a_section_of_its_own(tmp_path: Path) -> None:
    paper = "<ul><li>W. Zhang, B. Smith. Walking on floors at night. Floors, 2023.</li></ul>"
    body = f"<h1>Wei Zhang</h1><h2>Walks</h2><p>Oslo.</p><h2>Publications</h2>{paper}<h3>Contact</h3><p>Room 6</p>"
    site, _ = _read(f"{body}<footer><p>Wei Zhang © 2024</p></footer>", tmp_path)
    assert _titles(site) == ["Walks", "Publications", "Contact"]
    assert len(_works(site)) == 1
    assert site.parts[-1].prose == "Room 6\n"


def test_a_button_that_names_a_section_heads_what_it_shows(tmp_path: Path) -> None:
    button = "<b style='display:none'><button onclick=\"$('#papers').toggle();\">Publications</button></b>"
    papers = "<ul><li>W. Zhang, B. Smith. Walking on floors at night. Floors, 2023.</li></ul>"
    body = f"<h2>Wei Zhang</h2><p>I walk.</p>{button}<div id='papers' style='display:none'>{papers}</div>"
    site, _ = _read(body, tmp_path)
    assert _titles(site) == ["Publications"]
    assert len(_works(site)) == 1


def test_a_sign_beside_degrees_is_no_university_and_one_beside_an_address_no_word(tmp_path: Path) -> None:
    callout = (
        "<figure><div><span class='icon'>🎓</span></div><div>2020 – present: PhD, University of Oslo</div></figure>"
    )
    table = "<table><tr><td>2018–2020</td><td>MSc, University of Bergen</td></tr></table>"
    site, _ = _read(f"<h1>Wei Zhang</h1><p>📧 wei@n.org</p><h2>Education</h2>{callout}{table}", tmp_path)
    assert [one.address for one in site.person.email] == ["wei@n.org"]
    [part] = [part for part in site.parts if part.section.title == "Education"]
    degrees = [one for one in part.records if isinstance(one, Position)]
    assert [(one.title, one.organization) for one in degrees] == [
        ("PhD", "University of Oslo"),
        ("MSc", "University of Bergen"),
    ]
