"""Publications that stand as paragraphs, with abstracts and addresses written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.content.records import News, Person, Publication
from homepage.importers.folder import Folder
from homepage.importers.page.reader import Page
from homepage.importers.papers.venue_numbers import parted
from homepage.importers.prose.blocks import blocks
from homepage.importers.prose.clean import Cleaner
from homepage.importers.prose.links import Links
from homepage.importers.report import ImportReport

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.site import ImportedSite

ABSTRACT = "We walk on many floors and count the steps that we take until we reach the wall at the other end of it. "


def read(text: str, tmp_path: Path) -> tuple[ImportedSite, ImportReport]:
    """The site of a page about Wei Zhang."""
    report = ImportReport()
    lines = Cleaner(report, lambda *_: None, lambda _: None).lines(text, "about.md")
    links = Links(Folder(tmp_path, report))
    return Page(blocks(lines), links, Person(name="Wei Zhang"), name="about.md").read(), report


def works(site: ImportedSite) -> list[Publication]:
    return [record for part in site.parts for record in part.records if isinstance(record, Publication)]


def test_paragraphs_from_a_title_to_its_abstract_are_one_publication(tmp_path: Path) -> None:
    text = f"""Working papers
======

**Walking on floors without a map**

Li Na and Wei Zhang

*Journal of Floors*, 2021

Abstract: {ABSTRACT * 2}

**[Walking on ceilings](https://x.org/2)** (2020)
<br>with Wei Zhang, Bob Smith
<br>*Revise and resubmit at the Journal of Floors*

{ABSTRACT * 3}

More of them on [Scholar](https://scholar.org).
"""
    site, _ = read(text, tmp_path)
    first, second = works(site)
    assert (first.title, [one.full for one in first.author]) == (
        "Walking on floors without a map",
        ["Li Na", "Wei Zhang"],
    )
    assert (first.container_title, first.issued) == ("Journal of Floors", "2021") or (
        first.container_title_short,
        first.issued,
    ) == ("Journal of Floors", "2021")
    assert first.abstract == (ABSTRACT * 2).strip()
    assert second.abstract == (ABSTRACT * 3).strip()
    section = next(part.section for part in site.parts if part.records)
    assert section.abstracts == "details"
    assert section.outro == "More of them on [Scholar](https://scholar.org)."


def test_a_year_in_brackets_after_the_authors_is_that_of_the_paper(tmp_path: Path) -> None:
    text = "# Papers\n\n- L. Na, W. Zhang (2023) *Walking on all floors*. In *Floors of the eleventh meeting* (FLO11)\n"
    work = works(read(text, tmp_path)[0])[0]
    assert [one.full for one in work.author] == ["L. Na", "W. Zhang"]
    assert (work.title, work.issued) == ("Walking on all floors", "2023")


def test_a_paper_of_the_owner_alone_is_one_among_paragraphs(tmp_path: Path) -> None:
    text = """# Journal articles

W. Zhang (2023) *Walking on all floors*. J. Floors, [doi:10.1000/182](https://doi.org/10.1000/182)

L. Na, W. Zhang (2021) *Walking on no floors*. J. Floors, https://doi.org/10.1000/183.

The floor group (2020) Walking in a team that has no names. J. Floors

W. Zhang (2019) *Walking on old floors*. Ph.D. thesis, Floor University
"""
    site, report = read(text, tmp_path)
    found = works(site)
    assert [work.issued for work in found[:2]] == ["2023", "2021"]
    assert [work.doi for work in found] == ["10.1000/182", "10.1000/183", None, None]
    assert len(found) == 4
    assert any("written out" in str(note) for note in report.of("left out"))


def test_people_with_whom_a_paper_was_written_are_authors_after_the_owner(tmp_path: Path) -> None:
    text = """# Working papers

- **Walking on floors.** with L. Na, Bob Smith, and X. Berg. Revise and resubmit, *Journal of Floors*.
- "Walking on old ceilings" (with Li Na). *Journal of Ceilings*, 2021.
- **Walking with discussion.** Wei Zhang and Li Na. *Journal of Floors* (with discussion), 2019.
"""
    site, report = read(text, tmp_path)
    assert [[one.full for one in work.author] for work in works(site)] == [
        ["Wei Zhang", "L. Na", "Bob Smith", "X. Berg"],
        ["Wei Zhang", "Li Na"],
        ["Wei Zhang", "Li Na"],
    ]
    assert works(site)[1].issued == "2021"
    assert any("first author" in str(note) for note in report.of("guess"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Journal of Floors, 12(3), 45-67", ("Journal of Floors", "12", "3", "45–67")),
        ("Floor Letters, 247, 112163.", ("Floor Letters", "247", "", "112163")),
        ("J. Comput. Floors 560: 114952", ("J. Comput. Floors", "560", "", "114952")),
        ("Floors, vol. 12, no. 4, pp. 1–9", ("Floors", "12", "4", "1–9")),
        ("Floor Communications 13, e736", ("Floor Communications", "13", "", "e736")),
        ("Floors, vol. 12", ("Floors", "12", "", "")),
        ("Floors, pp. 4--9", ("Floors", "", "", "4–9")),
        ("Floors 2021", ("Floors 2021", "", "", "")),
        ("Floors 2021, 45", ("Floors 2021, 45", "", "", "")),
        ("Journal of Floors", ("Journal of Floors", "", "", "")),
    ],
)
def test_numbers_after_a_journal_are_volume_issue_and_pages(text: str, expected: tuple[str, str, str, str]) -> None:
    assert parted(text) == expected


def test_the_volume_of_a_paper_in_a_list_is_a_field_that_the_page_shows(tmp_path: Path) -> None:
    text = "# Papers\n\n- Li Na, Wei Zhang. *Walking on all floors*. Journal of Floors, vol. 12(3), pp. 45-67, 2021.\n"
    site, report = read(text, tmp_path)
    work = works(site)[0]
    assert (work.container_title_short, work.volume, work.issue, work.page) == ("Journal of Floors", "12", "3", "45–67")
    assert site.config.venue_style == "badge"
    assert not report.of("kept")


def test_a_dash_after_the_date_of_news_parts_it_from_the_text(tmp_path: Path) -> None:
    site, _ = read("# News\n\n- **10/2023** - I walk.\n- **06/2023** - I sit.\n", tmp_path)
    news = next(part.records for part in site.parts if part.section.kind == "news")
    assert [(one.date, one.date_text, one.text) for one in news if isinstance(one, News)] == [
        ("2023-10", None, "I walk."),
        ("2023-06", None, "I sit."),
    ]


def test_years_over_dated_news_are_no_sections(tmp_path: Path) -> None:
    text = """# News
### 2026
- 📙 [Jan 2026] I walk.

### 2025
- ✈️ [Dec 2025] I fly.
- 🎓 [Oct 2025 - Dec 2025] I visit.
"""
    site, report = read(text, tmp_path)
    news = [part for part in site.parts if part.section.kind == "news"]
    assert [(part.section.title, len(part.records)) for part in news] == [("News", 3)]
    assert any("years over lists" in str(note) for note in report.of("left out"))


def test_a_paragraph_that_introduces_the_paper_before_it_belongs_to_that(tmp_path: Path) -> None:
    text = (
        "# Papers\n\n- **Wei Zhang** and Li Na. “Walking on floors”. *Floors*, 2020\n\n"
        "*Intro*: We walked on 14 floors during 2014-2021.\n\n- **Wei Zhang**. “Sitting on floors”. *Floors*, 2021\n"
    )
    site, report = read(text, tmp_path)
    assert [(work.title, work.note) for work in works(site)] == [
        ("Walking on floors", "Intro: We walked on 14 floors during 2014-2021."),
        ("Sitting on floors", None),
    ]
    assert not report.of("kept")
