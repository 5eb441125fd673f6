"""Where a paper appeared: venues that look like names, journals known by their names alone, badges spelled out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.errors import Location
from homepage.importers.folder import Folder
from homepage.importers.papers.entries import PaperReader
from homepage.importers.prose.blocks import Block
from homepage.importers.prose.clean import BADGE
from homepage.importers.prose.links import Links
from homepage.importers.report import ImportReport
from homepage.site.names import Identity

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.content.records import Publication

PAPER = "[Joint walks over wooden floors]({}), Li Na, **Wei Zhang**, {}"


def read(text: str, folder: Path) -> tuple[Publication, ImportReport]:
    report = ImportReport()
    reader = PaperReader(Links(Folder(folder, report)), Identity(["Wei Zhang"]))
    return reader.read(Block(kind="item", text=text, location=Location("about.md", 3)))[0], report


@pytest.mark.parametrize(
    ("typed", "venue"),
    [
        ("*Floors, Stairs, and Carpet Walking*, 2021.", "Floors, Stairs, and Carpet Walking"),
        ("*Carpet Stairs and Floors*, 2024", "Carpet Stairs and Floors"),
        ("*Wooden Floors*, 2022", "Wooden Floors"),
        ("Floor Letters, 2022", "Floor Letters"),
        ("*JWFL*", "JWFL"),
    ],
)
def test_a_venue_that_looks_like_names_is_no_author(typed: str, venue: str, tmp_path: Path) -> None:
    work, report = read(PAPER.format("https://x.org/1", typed), tmp_path)
    assert [author.full for author in work.author] == ["Li Na", "Wei Zhang"]
    assert (work.container_title or work.container_title_short) == venue
    assert not report.of("kept")


@pytest.mark.parametrize("typed", ["*Bob Smith*. ICML, 2022", "*Bob Smith*<br>ICML, 2022"])
def test_an_author_in_italics_before_the_venue_stays_one(typed: str, tmp_path: Path) -> None:
    work, _ = read(PAPER.format("https://x.org/1", typed), tmp_path)
    assert [author.full for author in work.author] == ["Li Na", "Wei Zhang", "Bob Smith"]
    assert (work.container_title_short, work.issued) == ("ICML", "2022")


@pytest.mark.parametrize(
    ("address", "typed", "kind"),
    [
        ("https://x.org/1", "*Neurocomputing*, 2020", "article-journal"),
        ("https://x.org/1", "*Pattern Recognition* 2024", "article-journal"),
        ("https://x.org/1", "*IEEE/ACM TASLP*, 2024", "article-journal"),
        ("https://x.org/1", "*Floor and Pattern Recognition*, 2024", "paper-conference"),
        ("https://doi.org/10.1016/j.floor.2024.101619", "*Wooden Floors*, 2024", "article-journal"),
        ("https://doi.org/10.1109/XWF.2024.3430530", "*XWF*, 2024", "article-journal"),
        ("https://doi.org/10.1109/XWF.2019.8682394", "*XWF*, 2019", "paper-conference"),
        ("https://link.springer.com/article/10.1007/s00034-019-01286-9", "*XWF*, 2019", "article-journal"),
        ("https://link.springer.com/chapter/10.1007/978-3-031-1", "*XWF*, 2019", "paper-conference"),
    ],
)
def test_a_journal_is_known_by_its_name_or_by_the_address_of_the_paper(
    address: str, typed: str, kind: str, tmp_path: Path
) -> None:
    work, _ = read(PAPER.format(address, typed), tmp_path)
    assert work.type == kind


def test_a_badge_in_the_line_of_the_title_does_not_hide_the_full_name_of_the_venue(tmp_path: Path) -> None:
    work, report = read(
        "<span class='badge'>FLOOR 2025</span> **Joint walks over wooden floors**<br>*<u>Wei Zhang</u>, Li Na*<br>"
        "*Proceedings of the 2nd Conference on Floors (FLOOR), 2025*<br>"
        "<a href='https://x.org/c.pdf'>Certificate</a> <span>Highly Cited Paper</span>",
        tmp_path,
    )
    assert work.container_title == "Proceedings of the 2nd Conference on Floors (FLOOR)"
    assert (work.container_title_short, work.issued, work.note) == ("FLOOR", "2025", "Highly Cited Paper")
    assert [link.label for link in work.links] == ["Certificate"]
    assert not report.of("kept")


def test_what_a_paper_won_is_no_venue_beside_a_badge_and_remarks_are_sentences(tmp_path: Path) -> None:
    work, _ = read(
        "<span class='badge'>FLOOR 2025</span><br>[Joint walks over wooden floors](https://x.org/1)<br>"
        "**Wei Zhang**, Li Na<br>Walks on wooden floors without a map<br>Awarded **Best Walk** at **FLOOR 2025**.",
        tmp_path,
    )
    assert (work.container_title_short, work.issued) == ("FLOOR", "2025")
    assert work.note == "Walks on wooden floors without a map Awarded Best Walk at FLOOR 2025."


@pytest.mark.parametrize("code", ["[J12]", "[C-3]", "(J1)"])
def test_codes_that_number_publications_are_told_and_are_no_remarks(code: str, tmp_path: Path) -> None:
    work, report = read(f"{code} Li Na, **Wei Zhang**. Joint walks over wooden floors. *ICML*, 2023", tmp_path)
    assert (work.title, work.note) == ("Joint walks over wooden floors", None)
    assert "numbers written before publications" in str(report.of("left out"))


def test_a_title_of_one_word_stands_before_a_venue_in_italics(tmp_path: Path) -> None:
    work, report = read("Li Na, **Wei Zhang**. Floors. *ICML*, 2023", tmp_path)
    assert (work.title, work.container_title_short, work.issued) == ("Floors", "ICML", "2023")
    assert not report.of("kept")


def test_pages_may_be_joined_by_a_hyphen_of_unicode(tmp_path: Path) -> None:
    work, _ = read(
        PAPER.format("https://x.org/1", "*Floors International (FI). 2020; 36(5): 1786\u20101807.*"), tmp_path
    )
    assert (work.volume, work.issue, work.page, work.issued) == ("36", "5", "1786–1807", "2020")


def test_what_a_paper_in_a_box_won_is_a_remark_and_its_badge_the_venue(tmp_path: Path) -> None:
    work, _ = read(
        f"{BADGE}FLOOR 2025\n[Joint walks over wooden floors](https://x.org/1)<br>**Wei Zhang**, Li Na<br>"
        "Awarded **Best Walk** at **FLOOR 2025**.",
        tmp_path,
    )
    assert (work.container_title_short, work.issued) == ("FLOOR", "2025")
    assert work.note == "Awarded Best Walk at FLOOR 2025."


@pytest.mark.parametrize(
    ("typed", "venue"),
    [
        ("*Floors, Stairs, and Carpet Walking* (**FSCW**) 2021", "Floors, Stairs, and Carpet Walking (FSCW)"),
        ("*Embedded Floors Week* ( **EFW** ) 2022", "Embedded Floors Week (EFW)"),
    ],
)
def test_a_venue_in_italics_that_no_sign_parts_from_the_names_is_no_author(
    typed: str, venue: str, tmp_path: Path
) -> None:
    work, report = read(f"**Joint walks over wooden floors**<br>Wei Zhang & Björn Li {typed}", tmp_path)
    assert [author.full for author in work.author] == ["Wei Zhang", "Björn Li"]
    assert (work.container_title, str(work.issued)) == (venue, typed[-4:])
    assert not report.of("kept")


def test_a_picture_that_is_the_sign_of_a_link_is_no_picture_of_the_paper(tmp_path: Path) -> None:
    for name in ("floors.pdf", "pdf.svg"):
        (tmp_path / name).write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    work, report = read(PAPER.format("https://x.org/1", "ICML, 2022 [![pdf](pdf.svg)](floors.pdf)"), tmp_path)
    assert work.image is None
    assert [link.label for link in work.links] == ["pdf"]
    assert "about.md: pictures that are signs of links, such as pdf.svg" in report.text()
