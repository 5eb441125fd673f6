"""Papers, talks and courses as scholars write them by hand: titles in bold, and lines below that say the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.content.records import Course, News, Position, Publication, Service, Talk
from homepage.errors import Location
from homepage.importers.prose import dates
from homepage.importers.prose.inline import parse
from homepage.importers.report import ImportReport
from tests.importers.page.test_paragraphs import read, works

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.site import ImportedSite

PAPERS = """# Publications

**Walking on floors without a map**<br>
(joint with Ada Ash)<br>
*Journal of Floors, 2021*<br>
Manuscript: [walking.pdf](https://x.org/walking.pdf)<br>
Code and data: [Dataverse](https://data.org/1)

**Which floors should be walked on, and why it matters to those who live below them in houses of old wood**<br>
*Review of Carpets, 2019*<br>
Manuscript: [which.pdf](https://x.org/which.pdf)

**Ceilings: nobody walks on these, not even on Sundays**<br>
(joint with Bo Berg and Cy Cole)<br>
*Journal of Floors, 2018*<br>
Supplement: [https://x.org/s](https://x.org/s)
"""


def shown(work: Publication) -> tuple[str, list[str], str, str, list[str]]:
    venue = work.container_title or work.container_title_short or ""
    return work.title, [one.full for one in work.author], venue, work.year, [link.label for link in work.links]


def test_each_paragraph_with_a_bold_title_and_a_place_in_italics_is_a_paper(tmp_path: Path) -> None:
    site, report = read(PAPERS, tmp_path)
    assert [shown(work) for work in works(site)] == [
        (
            "Walking on floors without a map",
            ["Wei Zhang", "Ada Ash"],
            "Journal of Floors",
            "2021",
            ["Manuscript", "Code and data: Dataverse"],
        ),
        (
            "Which floors should be walked on, and why it matters to those who live below them in houses of old wood",
            ["Wei Zhang"],
            "Review of Carpets",
            "2019",
            ["Manuscript"],
        ),
        (
            "Ceilings: nobody walks on these, not even on Sundays",
            ["Wei Zhang", "Bo Berg", "Cy Cole"],
            "Journal of Floors",
            "2018",
            ["Supplement"],
        ),
    ]
    assert not report.of("kept")
    assert any("taken to be the author" in str(note) for note in report.of("guess"))


def test_those_with_whom_a_paper_was_written_may_stand_after_its_place(tmp_path: Path) -> None:
    text = """# Papers

- [Walking on floors](https://x.org/1), FLOORS 2020, with Ada Ash.
- [Walking on ceilings](https://x.org/2), FLOORS 2018, with Ada Ash and Bo Berg. Received the award for the best paper.
- [Walking on walls](https://x.org/3), FLOORS 2017.
"""
    site, report = read(text, tmp_path)
    assert [shown(work)[1:4] for work in works(site)] == [
        (["Wei Zhang", "Ada Ash"], "FLOORS", "2020"),
        (["Wei Zhang", "Ada Ash", "Bo Berg"], "FLOORS", "2018"),
        (["Wei Zhang"], "FLOORS", "2017"),
    ]
    assert works(site)[1].note == "Received the award for the best paper."
    assert not report.of("kept")


def test_papers_that_name_nobody_have_no_author_where_none_does(tmp_path: Path) -> None:
    site, report = read("# Papers\n\n- [Walking on walls](https://x.org/3), FLOORS 2017.\n", tmp_path)
    assert works(site)[0].author == ()
    assert report.of("kept")


def talks(site: ImportedSite) -> list[Talk]:
    return [record for part in site.parts for record in part.records if isinstance(record, Talk)]


def test_a_talk_may_say_where_and_when_below_its_title_and_link_its_slides(tmp_path: Path) -> None:
    text = """# Presentations

**Walking on floors**<br>
Vienna, June 2020<br>
[Slides](https://x.org/s.pdf) | [Video](https://x.org/v)

**Walking on ceilings,<br>
without a map**<br>
Floor Institute, [Ceiling Day](https://c.org), May 10-11, 2019<br>
[Slides](https://x.org/c.pdf)

<strong>Walking on walls</strong> (May 2018)<br>Oslo

**Walking**<br>
Friday, March 2, 2018<br>
(With a discussion by Ada Ash)
"""
    site, report = read(text, tmp_path)
    found = [(one.title, one.event, one.date, one.date_text, [link.label for link in one.links]) for one in talks(site)]
    assert found == [
        ("Walking on floors", "Vienna", "2020-06", None, ["Slides", "Video"]),
        (
            "Walking on ceilings, without a map",
            "Floor Institute, Ceiling Day",
            "2019-05-10",
            "May 10-11, 2019",
            ["Event", "Slides"],
        ),
        ("Walking on walls", "Oslo", "2018-05", None, []),
        ("Walking", "(With a discussion by Ada Ash)", "2018-03-02", "Friday, March 2, 2018", []),
    ]
    assert not report.of("kept")


@pytest.mark.parametrize(
    ("text", "expected", "rest"),
    [
        ("Harvard, May 10-11, 2019", "2019-05-10", "Harvard"),
        ("Harvard, 10–11 May 2019", "2019-05-10", "Harvard"),
        ("Paris, Friday, December 14, 2018", "2018-12-14", "Paris"),
        ("Portland, August 8th 2024", "2024-08-08", "Portland"),
    ],
)
def test_days_and_weekdays_belong_to_a_date(text: str, expected: str, rest: str) -> None:
    when, before = dates.trailing(parse(text))
    assert when is not None
    assert (when.start, "".join(run.text for run in before)) == (expected, rest)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("* Ph.D. in Floors, Floor University, 2018 (expected)", ("Ph.D. in Floors", "2018", "2018 (expected)")),
        ("* Ph.D. in Floors, Floor University, expected 2018", ("Ph.D. in Floors", "2018", "expected 2018")),
        (
            "* Ph.D. in Floors, Floor University (expected May 2018)",
            ("Ph.D. in Floors", "2018-05", "expected May 2018"),
        ),
        ("* Spring 2018: Lecturer\n  * Floor University", ("Lecturer", "2018", "Spring 2018")),
        ("* Lecturer, Floor University, Fall 2018 - Spring 2019", ("Lecturer", "2018", "Fall 2018 - Spring 2019")),
        ("* Lecturer, Floor University (Fall 2018 – present)", ("Lecturer", "2018", "Fall 2018 – present")),
        ("* Lecturer, Floor University, 2018", ("Lecturer", "2018", None)),
    ],
)
def test_terms_and_what_is_expected_are_the_period_of_a_position(
    item: str, expected: tuple[str, str, str | None], tmp_path: Path
) -> None:
    site, report = read(f"# Education\n\n{item}\n", tmp_path)
    (one,) = [record for part in site.parts for record in part.records if isinstance(record, Position)]
    assert (one.organization, one.location) == ("Floor University", None)
    assert (one.title, one.start, one.period_text) == expected
    assert not report.of("kept")


def test_a_label_over_positions_is_no_organization(tmp_path: Path) -> None:
    jobs = (
        "**CURRENT POSITION**",
        "2021 – 2024: **Lecturer.**",
        "- at a place",
        "**PREVIOUS ONES**",
        "2020: **Walker.**",
    )
    text = "\n\n".join(("# Experience", *jobs))
    site, report = read(text, tmp_path)
    assert [part.section.kind for part in site.parts if part.section.kind != "about"] == ["text"]
    assert report.of("kept")


def test_several_terms_are_the_period_of_a_course_and_brackets_stay_in_its_name(tmp_path: Path) -> None:
    text = "# Teaching\n\n- Floors (Lecturer), Spring 2019, Spring 2020\n- Walls, Fall 2018\n"
    site, _ = read(text, tmp_path)
    found = [record for part in site.parts for record in part.records if isinstance(record, Course)]
    assert [(one.title, one.period_text) for one in found] == [
        ("Floors (Lecturer)", "Spring 2019, Spring 2020"),
        ("Walls", "Fall 2018"),
    ]


def test_a_known_role_has_its_venues_after_a_comma_and_a_date_is_no_role(tmp_path: Path) -> None:
    text = """# Service

- Reviewer, Journal of Floors, FLOORS 2020
- Program Committee Member, CEILINGS 2021
- Member, Program Committee, WALLS 2021
- Editor, Chair of the board of floors
- 2021 – 2022: _Spokeswoman_ of the walkers
"""
    site, _ = read(text, tmp_path)
    found = [record for part in site.parts for record in part.records if isinstance(record, Service)]
    assert [(one.role, [venue.name for venue in one.venues]) for one in found[:2]] == [
        ("Reviewer", ["Journal of Floors", "FLOORS"]),
        ("Program Committee Member", ["CEILINGS"]),
    ]
    assert [one.text for one in found[2:]] == [
        "Member, Program Committee, WALLS 2021",
        "Editor, Chair of the board of floors",
        "2021 – 2022: *Spokeswoman* of the walkers",
    ]


def test_words_in_bold_over_a_list_are_a_heading_above_the_first_one(tmp_path: Path) -> None:
    text = """I walk.

**Note:** this is text.

**News & stuff**

- 20/04/25: A [talk](https://x.org).
- 6/3/25: A paper.
- No date here.

**Contact**

Write to me.

# Teaching

- Floors, 2020
"""
    site, _ = read(text, tmp_path)
    assert [(part.section.kind, part.section.title) for part in site.parts] == [
        ("about", ""),
        ("news", "News & stuff"),
        ("text", "Contact"),
        ("courses", "Teaching"),
    ]
    assert site.bio.split("\n\n") == ["I walk.", "**Note:** this is text."]
    news = [record for record in site.parts[1].records if isinstance(record, News)]
    assert [(one.date, one.date_text) for one in news] == [
        ("2025-04-20", "20/04/25"),
        ("2025-03-06", "6/3/25"),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("- 04-20-2020: Hello.\n- 03-02-2020: Web.", ["2020-04-20", "2020-03-02"]),
        ("- 04-12-2020: Hello.\n- 03-02-2020: Web.", [None, None]),  # day or month: nobody can tell
        ("- 04-20-2020: Hello.\n- 20-03-2020: Web.", [None, None]),
        ("- 31/02/2020: Hello.\n- 20/03/2020: Web.", [None, "2020-03-20"]),
    ],
)
def test_dates_of_numbers_are_read_where_their_list_tells_the_day(
    lines: str, expected: list[str | None], tmp_path: Path
) -> None:
    site, _ = read(f"# News\n\n{lines}\n", tmp_path)
    news = [record for part in site.parts for record in part.records if isinstance(record, News)]
    assert [one.date for one in news] == expected


def test_a_heading_over_several_lines_of_html_is_one_and_a_list_ends_where_it_does(tmp_path: Path) -> None:
    text = "<h2>\nMy\nshoes</h2>\n2018:\n<ul>\n<li>Boots</li>\n</ul>\n2015:\n<ul><li>Clogs</li></ul>\n"
    site, _ = read(text, tmp_path)
    (part,) = [part for part in site.parts if part.section.kind != "about"]
    assert (part.section.title, part.prose) == ("My shoes", "2018:\n\n- Boots\n\n2015:\n\n- Clogs\n")


def test_courses_may_be_headings_with_their_terms_and_links_below(tmp_path: Path) -> None:
    (tmp_path / "s.pdf").write_bytes(b"%PDF-1.4")
    text = """# Teaching

My book is [here](https://x.org).

## Floors (2nd year PhD, 2019)
* Syllabus: [s.pdf](s.pdf)
* Class page [/floors2019](/floors2019)
* [Slides](https://x.org/1), [Notes](https://x.org/2)

## Walls, TA

**Fall 2020**

## Ceilings (Teaching Assistant), Spring 2018
Lecturer
"""
    site, report = read(text.replace("Lecturer\n", "[Page](https://x.org/c)\n"), tmp_path)
    (part,) = [part for part in site.parts if part.section.kind == "courses"]
    found = [record for record in part.records if isinstance(record, Course)]
    assert part.section.intro == "My book is [here](https://x.org)."
    assert [(one.title, one.level, one.role, one.start, one.period_text) for one in found] == [
        ("Floors", "2nd year PhD", None, "2019", None),
        ("Walls", None, "TA", "2020", "Fall 2020"),
        ("Ceilings", None, "Teaching Assistant", "2018", "Spring 2018"),
    ]
    assert [(link.label, link.url) for link in found[0].links] == [
        ("Syllabus", "files/s.pdf"),
        ("Class page", None),
        ("Slides", "https://x.org/1"),
        ("Notes", "https://x.org/2"),
    ]
    assert not report.of("kept")


def test_a_syllabus_is_no_course(tmp_path: Path) -> None:
    site, report = read("# Teaching\n\n- Syllabus: [s.pdf](https://x.org/s.pdf)\n- Floors, 2020\n", tmp_path)
    assert [part.section.kind for part in site.parts if part.section.kind != "about"] == ["text"]
    assert report.of("kept")


def test_a_linked_venue_after_a_title_is_no_title_and_words_that_only_lead_to_links_go(tmp_path: Path) -> None:
    text = """# Publications

- W. Zhang, A. Ash. Walking on floors of wood. [Journal of Floors and Walls 6, 1, 2021](https://doi.org/10.1000/1). Preprint on [arXiv](https://arxiv.org/abs/2101.00001), [HAL](https://hal.science/1).
- A. Ash, W. Zhang. Walking on floors of stone. [Proceedings of the Floor Conference, 2020](https://doi.org/10.1000/2). Manuscript available on [Floor Discovery](https://x.org/3) and on [HAL](https://hal.science/2).
- A. Ash, W. Zhang, B. Berg. Walking on no floor at all. 2019. Available [online](https://x.org/4).
"""  # noqa: E501
    site, report = read(text, tmp_path)
    found = works(site)
    assert [(work.title, work.year) for work in found] == [
        ("Walking on floors of wood", "2021"),
        ("Walking on floors of stone", "2020"),
        ("Walking on no floor at all", "2019"),
    ]
    assert [work.doi or work.url for work in found][2] is None
    assert all("10.1000/" in str(work.doi or work.url) for work in found[:2])
    assert [sorted(link.label for link in work.links) for work in found] == [
        ["HAL", "arXiv"],
        ["Floor Discovery", "HAL"],
        ["online"],
    ]
    assert all(author.url is None for work in found for author in work.author)
    assert not report.of("kept")


def test_authors_in_bold_are_no_title(tmp_path: Path) -> None:
    text = "# Publications\n\n- **Zhang, W., Ash, A.** (2020). *Walking on floors of wood*.<br>*Journal of Floors*.\n"
    site, _ = read(text, tmp_path)
    (work,) = works(site)
    assert (work.title, [one.full for one in work.author], work.year) == (
        "Walking on floors of wood",
        ["W. Zhang", "A. Ash"],
        "2020",
    )


def test_paragraphs_that_begin_with_terms_are_courses_as_dated_ones_are(tmp_path: Path) -> None:
    text = "# Teaching\n\nSeptember 2019: Floors.\n\nSpring 2021: Walls.\n\nAutumn 2023: [Ceilings](https://x.org).\n"
    site, report = read(text, tmp_path)
    found = [record for part in site.parts for record in part.records if isinstance(record, Course)]
    assert [(one.title, one.start, one.period_text) for one in found] == [
        ("Floors", "2019-09", None),
        ("Walls", "2021", "Spring 2021"),
        ("Ceilings", "2023", "Autumn 2023"),
    ]
    assert not report.of("kept")


def test_a_talk_told_in_a_sentence_has_its_title_date_and_event(tmp_path: Path) -> None:
    text = """# Talks

## 2021
- [Walking on floors](https://x.org/t.pdf). Presented on May 4, 2021 at the [Floor Conference](https://f.org).
- [Walking on walls](https://x.org/w.pdf), poster presented on March 2, 2021 at Wall University, London.

## 2020
- Walking on ceilings. June 7, 2020 for the [Day of Ceilings](https://c.org). Recording on [YouTube](https://youtu.be/1).
"""
    site, report = read(text, tmp_path)
    found = [(one.title, one.kind, one.date, one.event, one.url) for one in talks(site)]
    assert found == [
        ("Walking on floors", None, "2021-05-04", "Floor Conference", "https://x.org/t.pdf"),
        ("Walking on walls", "poster", "2021-03-02", "Wall University, London", "https://x.org/w.pdf"),
        ("Walking on ceilings", None, "2020-06-07", "Day of Ceilings. Recording on YouTube", None),
    ]
    assert [[link.label for link in one.links] for one in talks(site)] == [["Event"], [], ["Event", "YouTube"]]
    assert [part.section.title for part in site.parts if part.section.kind == "talks"] == ["Talks"]
    assert not report.of("kept")


def test_a_role_before_a_course_is_the_part_in_it(tmp_path: Path) -> None:
    text = "# Teaching\n\n- 2019-2023: teaching assistant for [Floors](https://x.org).\n- TA: Walls, Fall 2020\n"
    site, report = read(text, tmp_path)
    found = [record for part in site.parts for record in part.records if isinstance(record, Course)]
    assert [(one.title, one.role, one.start, one.url) for one in found] == [
        ("Floors", "teaching assistant", "2019", "https://x.org"),
        ("Walls", "TA", "2020", None),
    ]
    assert not report.of("kept")


def test_a_sentence_before_linked_venues_is_not_parted_from_them(tmp_path: Path) -> None:
    text = "# Peer reviews\n\n## Journals\nI reviewed for:\n\n* [Floors](https://f.org)\n* [Walls](https://w.org)\n"
    site, _ = read(text, tmp_path)
    (one,) = [record for part in site.parts for record in part.records if isinstance(record, Service)]
    assert one.text == "**Journals**: I reviewed for: [Floors](https://f.org); [Walls](https://w.org)"


def test_lowered_figures_of_a_formula_are_no_lost_words() -> None:
    shown = {}
    for page in ("On MoO3 and Al2O3", "On MoO3 and Al2O"):
        report = ImportReport()
        report.saw("On MoO 3 and Al 2 O 3", Location("cv.md", 1))
        report.measure([page])
        shown[page] = [word for word, _ in report.lost]
    assert shown == {"On MoO3 and Al2O3": [], "On MoO3 and Al2O": ["3"]}
