"""What stands beside the text of all pages of a site, and the menus and names there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.content.records import Position, Publication
from homepage.importers.folder import Folder
from homepage.importers.html import page as html_page
from homepage.importers.report import ImportReport
from homepage.importers.run import run

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.site import ImportedSite

PAPER = "<li><b>Ponds of {}</b>. Ada Lindqvist, Bo Ek. <i>Journal of Ponds</i>, {}.</li>"
PAPERS = "<ul>" + "".join(PAPER.format(name, year) for name, year in (("Oslo", 2020), ("Riga", 2021))) + "</ul>"
LINKS = '<a href="https://orcid.org/0000-0001-0000-0009">ORCID</a> <a href="https://github.com/{}">{}</a>'
COLUMN = (
    '<aside class="side"><div>Ada Lindqvist</div><p>University of Uppsala</p><p>{role}</p>'
    '<nav><a href="index.html">Home</a> <a href="papers.html"><span>◎</span> Publications</a></nav>{links}</aside>'
)


def _page(text: str, *, role: str = "Professor of Ponds", account: str = "") -> str:
    links = LINKS.format(account or "adal", "GitHub" if not account else "Code")
    title = "<head><title>Ada Lindqvist</title></head>"
    return f"<html>{title}<body>{COLUMN.format(role=role, links=links)}<main>{text}</main></body></html>"


def _read(folder: Path, home: str, papers: str) -> tuple[ImportedSite, ImportReport]:
    (folder / "index.html").write_text(home, encoding="utf-8")
    (folder / "papers.html").write_text(papers, encoding="utf-8")
    report = ImportReport()
    return html_page.read(Folder(folder, report), report), report


HOME = _page("<h1>Ada Lindqvist</h1><p>I walk round ponds.</p>")


def _works(site: ImportedSite) -> list[Publication]:
    return [record for part in site.parts for record in part.records if isinstance(record, Publication)]


def test_a_column_that_differs_a_little_from_page_to_page_is_read_once(tmp_path: Path) -> None:
    papers = _page(f"<h2>Publications</h2>{PAPERS}", role="Ponds and lakes", account="lindqvist")
    site, report = _read(tmp_path, HOME, papers)
    assert [work.title for work in _works(site)] == ["Ponds of Oslo", "Ponds of Riga"]
    assert not any(key.startswith("pages/") for key in site.documents)
    assert [link.label for link in site.person.links] == ["ORCID", "GitHub", "Code"]
    told = [note.text for note in report.of("left out") if "beside" in note.text]
    assert told == ["what stands beside the text of the home page, too, but for and lakes"]


@pytest.mark.parametrize(
    "role",
    [
        "I also keep the archive of all the ponds north of the river, from the first survey until the last one",
        "<h2>Office hours</h2> Monday",
    ],
)
def test_a_column_that_says_much_of_its_own_stays_on_its_page(role: str, tmp_path: Path) -> None:
    site, _ = _read(tmp_path, HOME, _page("<h2>Thoughts</h2><p>On water.</p>", role=role))
    assert "archive" in str(site.documents) or "Office hours" in str(site.documents)


def test_a_page_that_should_be_a_list_and_is_none_is_told(tmp_path: Path) -> None:
    _, report = _read(tmp_path, HOME, _page("<h2>Publications</h2><p>I shall write them soon.</p>"))
    assert [str(note) for note in report.of("kept")] == [
        "papers.html:1: “Publications” stays a page, as not all of it is a list"
    ]


def test_titles_of_pages_are_without_the_ornaments_of_their_links(tmp_path: Path) -> None:
    site, _ = _read(tmp_path, HOME, _page("<p>I shall write them soon.</p>"))
    assert [document.title for key, document in site.documents.items() if key.startswith("pages/")] == ["Publications"]


def test_a_name_that_is_called_a_part_of_the_menu_is_told_as_the_name(tmp_path: Path) -> None:
    name = '<div><p class="name-nav">Ada</p><p class="name-nav">Lindqvist</p></div>'
    _, report = _read(tmp_path, _page(f"{name}<h2>News</h2><p>Rain.</p>"), _page("<p>Soon.</p>"))
    told = [note.text for note in report.of("left out")]
    assert "the name, which the title of the page says too: Ada" in told
    assert not any(text.startswith("navigation: Ada") for text in told)


def test_a_bar_before_the_label_of_a_link_goes(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(b"%PDF-1.4")
    link = '<a href="cv.pdf"> | CV </a>'
    head = f"<h1>Ada Lindqvist</h1><h2>About Me {link}</h2><p>I walk.</p><p>{link}</p>"
    site, _ = _read(tmp_path, _page(head), _page("<p>Soon.</p>"))
    assert [link.label for link in site.person.links if "cv" in str(link.url)] == ["CV"]


def test_numbers_of_a_list_within_a_card_are_no_words(tmp_path: Path) -> None:
    card = '<div class="card"><h3>Course on ponds</h3><p>2024, Oslo</p><ol><li>Rain</li><li>Fish</li></ol></div>'
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text(_page(f"<h1>Ada Lindqvist</h1><h2>Teaching</h2>{card}"), encoding="utf-8")
    assert run(tmp_path / "site", tmp_path / "out").lost == ()


def test_a_book_with_a_short_title_on_a_card_is_a_publication(tmp_path: Path) -> None:
    card = (
        '<div class="card"><img src="https://covers.example.org/a.jpg" alt="Cover"><div>Pond Press · 2022</div>'
        "<h4>Still Water</h4><p><b>Lindqvist, A.</b> (2022). <i>Still Water</i>. Oslo: Pond Press.</p>"
        "<p>How a pond came to be.</p></div>"
    )
    papers = f"<h2>Publications</h2><h3>Books</h3>{card}<h3>Papers</h3>{PAPERS}"
    site, _ = _read(tmp_path, HOME, _page(papers))
    assert [work.title for work in _works(site)] == ["Still Water", "Ponds of Oslo", "Ponds of Riga"]


def test_cards_with_a_period_above_a_heading_are_positions(tmp_path: Path) -> None:
    card = '<div class="card"><div class="card-meta">{}</div><h3>{}</h3><p>{}</p></div>'
    cards = card.format("Academia · 2023 – presente", "Profesora — Uppsala", "Departamento de Agua.")
    cards += card.format("Prensa · 2000 – 2008", "Periodista — Faro", "Ciencia y agua.")
    body = f"<h1>Ada Lindqvist</h1><h2>Trayectoria</h2><div>{cards}</div>"
    site, _ = _read(tmp_path, _page(body), _page("<p>Soon.</p>"))
    found = [record for part in site.parts for record in part.records if isinstance(record, Position)]
    assert [(one.title, one.organization, str(one.start), str(one.end)) for one in found] == [
        ("Profesora", "Uppsala", "2023", "None"),
        ("Periodista", "Faro", "2000", "2008"),
    ]
    assert found[1].text == "Prensa<br>Ciencia y agua."
