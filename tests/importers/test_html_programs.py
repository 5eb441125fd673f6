"""Pages that programs made: Word, jemdoc, generators of sites, and what browsers saved."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from homepage.content.records import News, Publication
from homepage.importers import html_page
from homepage.importers.folder import Folder
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
    assert site.person.interests == ("Floors", "Stairs") or [one.text for one in site.person.interests] == [
        "Floors",
        "Stairs",
    ]
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
