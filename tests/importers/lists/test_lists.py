"""Lists of a page in the ways in which people lay them out: entries of several lines, sub-headings, logos."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.content.records import Award, ContactGroup, Course, Item, Person, Position, Service, Talk
from homepage.importers.folder import Folder
from homepage.importers.page.reader import Page
from homepage.importers.prose.blocks import blocks
from homepage.importers.prose.clean import Cleaner
from homepage.importers.prose.links import Links
from homepage.importers.report import ImportReport
from homepage.importers.run import run

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.site import ImportedSite

LOGO = "<svg xmlns='http://www.w3.org/2000/svg'/>"


def read(text: str, folder: Path) -> tuple[ImportedSite, ImportReport]:
    (folder / "a.svg").write_text(LOGO)
    report = ImportReport()
    found = blocks(Cleaner(report, lambda *_: None, lambda _: None).lines(text, "about.md"))
    return Page(found, Links(Folder(folder, report)), Person(name="Wei Zhang")).read(), report


@pytest.mark.parametrize(
    "entry",
    [
        "- *2018.09 - 2022.06*, PhD student, [Floor University](https://f.org), Oslo",
        "- PhD student @ [Floor University](https://f.org), Oslo, *2018.09 - 2022.06*",
        "- PhD student at [Floor University](https://f.org)<br>*2018.09 - 2022.06*, Oslo",
        "**[Floor University](https://f.org)**<br>PhD student<br>2018.09 - 2022.06, Oslo",
        "**[Floor University](https://f.org)**, Oslo\n\nPhD student\n\n2018.09 - 2022.06",
        "### [Floor University](https://f.org), Oslo\n*2018.09 - 2022.06*\n\nPhD student",
        "- *09/2018 – 06/2022*, &nbsp; **PhD student**, &nbsp; [Floor University](https://f.org), Oslo.",
        "- *2018.09 - 2022.06*, [Floor University](https://f.org) `PhD student`, Oslo",
        '<div><img src="a.svg"></div><div><p><a href="https://f.org">Floor University</a>, Oslo</p>{}'.format(
            "<p>PhD student</p><p>2018.09 - 2022.06</p></div>"
        ),
    ],
)
def test_a_degree_is_told_apart_however_its_lines_are_laid_out(entry: str, tmp_path: Path) -> None:
    site, report = read(f"# Education\n\n{entry}\n", tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Position))
    assert (one.organization, one.title, one.location) == ("Floor University", "PhD student", "Oslo")
    assert (one.start, one.end, one.url) == ("2018-09", "2022-06", "https://f.org")
    assert not report.of("kept")


def test_each_logo_begins_an_entry_and_what_follows_is_said_after_it(tmp_path: Path) -> None:
    rows = "".join(
        f"<div style='display: flex'><img src='a.svg'><div><h5>{name}</h5><div>{role}</div><div>{when}</div>"
        "<p>Walked a lot.</p></div></div>"
        for name, role, when in [
            ("Floor University", "PhD in Floors", "Sep 2018 - Jun 2022"),
            ("Stair Institute of Technology", "Visiting student", "Jan 2017 - Present"),
        ]
    )
    site, report = read(f"# Education\n\n{rows}\n", tmp_path)
    one, two = (record for part in site.parts for record in part.records if isinstance(record, Position))
    assert one.logo is not None
    assert (one.organization, one.title, one.start) == ("Floor University", "PhD in Floors", "2018-09")
    assert (two.organization, two.ongoing, two.text) == ("Stair Institute of Technology", True, "Walked a lot.")
    assert site.config.now == "Present"
    assert not report.of("kept")


def test_a_university_is_the_organization_and_its_college_the_department(tmp_path: Path) -> None:
    site, _ = read("# Education\n\n- Master Student, College of Wood, Floor University\n", tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Position))
    assert (one.title, one.department, one.organization) == ("Master Student", "College of Wood", "Floor University")


def test_sub_headings_of_a_list_are_sections_and_of_services_roles(tmp_path: Path) -> None:
    talk = "- W. Zhang, L. Na, “{}”, presented at Floor Days, Oslo (May 2024),\n"
    text = (
        f"# Talks\n\n## Invited\n\n{talk.format('On floors')}\n## Contributed\n\n{talk.format('On stairs')}\n"
        "# Service\n\n### Reviewer\n\n- ICML 2023\n- Floors\n\n### Chair\n\nStairs 2022, Lifts 2021\n"
    )
    site, report = read(text, tmp_path)
    assert [(part.section.title, part.section.nav_label) for part in site.parts[1:3]] == [
        ("Talks: Invited", "Talks"),
        ("Talks: Contributed", None),
    ]
    (one,) = (record for record in site.parts[1].records if isinstance(record, Talk))
    assert (one.title, one.date, one.event) == ("On floors", "2024-05", "Floor Days, Oslo")
    assert [speaker.full for speaker in one.speaker] == ["W. Zhang", "L. Na"]
    roles = [record for record in site.parts[3].records if isinstance(record, Service)]
    assert [(role.role, [venue.name for venue in role.venues]) for role in roles] == [
        ("Reviewer", ["ICML", "Floors"]),
        ("Chair", ["Stairs", "Lifts"]),
    ]
    assert not report.of("kept")


def test_items_have_their_first_line_as_name_and_a_date_that_stands_alone(tmp_path: Path) -> None:
    text = "# Awards\n\n- [Floor Prize](https://f.org)<br>*Jul 2020*<br>For walking on *all* floors.\n"
    site, _ = read(text, tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Item))
    assert (one.name, one.url, one.date, one.text) == (
        "Floor Prize",
        "https://f.org",
        "2020-07",
        "For walking on *all* floors.",
    )


def test_a_talk_in_italics_is_one_with_its_event(tmp_path: Path) -> None:
    site, _ = read("# Talks\n\n- *Walking on floors*, Floor Days (invited talk), Oslo, 2022\n", tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Talk))
    assert (one.title, one.event, one.date) == ("Walking on floors", "Floor Days (invited talk), Oslo", "2022")


def test_blocks_of_html_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    site, _ = read("<div>\n<div>Walker</div>\n<div>of floors</div>\n</div>\n", tmp_path)
    assert site.bio == "Walker\n\nof floors"


def test_headings_that_name_sections_are_sections_wherever_they_stand(tmp_path: Path) -> None:
    text = "# Research\n\nI walk.\n\n### Awards\n\n- 2020: Floor Prize\n\n### Service\n\n- Reviewer: ICML\n"
    site, _ = read(text, tmp_path)
    assert [(part.section.title, part.section.kind) for part in site.parts[1:]] == [
        ("Research", "text"),
        ("Awards", "awards"),
        ("Service", "service"),
    ]


def test_periods_below_about_me_are_a_career(tmp_path: Path) -> None:
    text = "I walk.\n\n# About me\n\n- *2018 - 2022*, Floor University\n- *2014 - 2018*, Stair University\n"
    site, _ = read(text, tmp_path)
    assert [record.organization for record in site.parts[1].records if isinstance(record, Position)] == [
        "Floor University",
        "Stair University",
    ]


def test_a_badge_of_another_host_leaves_its_link_with_its_words(tmp_path: Path) -> None:
    badge = "https://img.shields.io/endpoint?url=x&label=citations"
    site, report = read(
        f"Many <a href='https://scholar.org'><img src='{badge}'></a> and [![](https://hits.co/a)](/)\n", tmp_path
    )
    assert site.bio == "Many [citations](https://scholar.org) and"
    assert len(report.of("left out")) == 2


@pytest.mark.parametrize(
    "line",
    ["Last updated: May 2024", "© 2024 Wei Zhang", "Total site views: <span></span>", "Last modified on 3/4/2021."],
)
def test_what_counts_and_dates_a_page_is_left_out(line: str, tmp_path: Path) -> None:
    site, report = read(f"I walk.\n\n<p>{line}</p>\n", tmp_path)
    assert site.bio == "I walk."
    assert len(report.of("left out")) == 1


def test_the_first_of_several_years_is_no_date(tmp_path: Path) -> None:
    site, _ = read("# 荣誉\n\n- 2021、2023年 杰出奖\n- 2022年 审稿人奖\n", tmp_path)
    assert [getattr(record, "title", "") for record in site.parts[1].records] == ["2021、2023年 杰出奖", "审稿人奖"]


def test_chinese_places_are_parted_by_spaces(tmp_path: Path) -> None:
    site, _ = read("# 教育经历\n\n- *2021.06 - 2025.07*, 地板大学 信息工程学院, 奥斯陆, 本科\n", tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Position))
    assert (one.organization, one.department, one.title, one.location) == ("地板大学", "信息工程学院", "本科", "奥斯陆")


def test_bold_lines_above_lists_are_sub_headings(tmp_path: Path) -> None:
    text = "# Service\n\n**Reviewer:**\n- [ICML](https://icml.org)\n- Floors, 2023\n\n**Chair**\n- Stairs\n"
    site, report = read(text, tmp_path)
    (part,) = site.parts[1:]
    assert [(one.role, one.text) for one in part.records if isinstance(one, Service)] == [
        ("Reviewer", "**Reviewer**: [ICML](https://icml.org); Floors, 2023"),
        ("Chair", None),
    ]
    assert not report.of("kept")


def test_pictures_of_other_hosts_are_told_since_pages_load_none(tmp_path: Path) -> None:
    site, report = read("I walk. <a href='https://f.org'><img src='https://x.org/a.png' alt='Floors'></a>\n", tmp_path)
    assert site.bio == "I walk. [Floors](https://f.org)"
    assert len(report.of("missing")) == 1


def test_of_several_links_the_university_is_the_organization(tmp_path: Path) -> None:
    line = "Ph.D. in [the School of Floors](https://s.org), [Floor University](https://f.org), Oslo. Supervisor: Prof. [Li](https://l.org)"
    site, report = read(f"# Education\n\n- *2018.09 - 2022.06*, {line}.\n", tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Position))
    assert (one.title, one.organization, one.url, one.location) == (
        "Ph.D.",
        "Floor University",
        "https://f.org",
        "Oslo",
    )
    assert one.text == "[the School of Floors](https://s.org)<br>Supervisor: Prof. [Li](https://l.org)."
    assert not report.of("kept")


def test_terms_with_descriptions_are_lines_of_one_entry(tmp_path: Path) -> None:
    text = "<dl><dt>Floors</dt><dd>Wood</dd><dd>Stone</dd></dl>\n"
    site, _ = read(text, tmp_path)
    assert site.bio == "Floors<br>\nWood<br>\nStone"


def test_an_appointment_among_degrees_is_employment(tmp_path: Path) -> None:
    lines = ["- *2019 - 2022*, Floor University, Associate Professor", "- *2014 - 2019*, Floor University, PhD"]
    text = "\n".join(["# Work and Education", "", *lines, ""])
    site, _ = read(text, tmp_path)
    found = [record.category for part in site.parts for record in part.records if isinstance(record, Position)]
    assert found == ["employment", "education"]


def test_a_tag_that_is_cut_off_is_text_that_builds(tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text('# Wei Zhang\n\nI walk. See <a href="h\n')
    report = run(tmp_path / "about.md", tmp_path / "site")
    assert not report.problems


def test_files_that_are_linked_in_the_repository_of_the_site_are_its_own(tmp_path: Path) -> None:
    (tmp_path / "_pages").mkdir()
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/a.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "_config.yml").write_text("url: https://wei.github.io\nauthor: {name: Wei Zhang}\n")
    link = "https://github.com/Wei/wei.github.io/blob/master/papers/a.pdf"
    (tmp_path / "_pages/about.md").write_text(f"---\npermalink: /\n---\nMy [thesis]({link}).\n")
    run(tmp_path, tmp_path / "site")
    assert (tmp_path / "site/content/bio.md").read_text() == "My [thesis](papers/a.pdf).\n"


def test_a_row_with_a_logo_and_a_heading_is_one_entry(tmp_path: Path) -> None:
    row = (
        "<div><img src='a.svg' alt='Floors'></div><div><h4>Floor University &mdash; Oslo</h4>"
        "<p><em>Sep. 2023 - Jun. 2027</em>, Ph.D., School of Wood, advised by Prof. Li.</p><p>On stairs.</p></div>"
    )
    site, report = read(f"# Educations\n\n<div>{row}</div>\n", tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Position))
    assert (one.organization, one.title, one.department, one.location) == (
        "Floor University",
        "Ph.D.",
        "School of Wood",
        "Oslo",
    )
    assert (one.start, one.text) == ("2023-09", "advised by Prof. Li.<br>On stairs.")
    assert not report.of("kept")


def test_a_comma_within_a_linked_name_parts_nothing(tmp_path: Path) -> None:
    site, _ = read("# Internships\n\n- *2022.06 - 2022.08*, [Floor Co., Ltd](https://f.org), Oslo.\n", tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Position))
    assert (one.organization, one.location, one.url) == ("Floor Co., Ltd", "Oslo", "https://f.org")


def test_degrees_below_one_university_are_entries_of_it(tmp_path: Path) -> None:
    degrees = ["*Sep 2019 - Present*<br>PhD in Floors", "*Mar 2013 - Aug 2019*<br>BSc in Wood"]
    site, _ = read("\n\n".join(["# Education", "Floor University", *degrees]), tmp_path)
    found = [record for record in site.parts[1].records if isinstance(record, Position)]
    assert [(one.organization, one.title, one.start) for one in found] == [
        ("Floor University", "PhD in Floors", "2019-09"),
        ("Floor University", "BSc in Wood", "2013-03"),
    ]


def test_an_emoji_that_fell_apart_is_one_again(tmp_path: Path) -> None:
    site, _ = read("# 👨💻 Internships\n\n- *2020 - 2021*, Floor University\n", tmp_path)
    assert (site.parts[1].section.icon, site.parts[1].section.title) == ("👨\u200d💻", "Internships")


def test_a_course_may_say_role_and_term_below_it_and_have_a_picture(tmp_path: Path) -> None:
    text = "# Teaching\n\n- <img src='a.svg'><br>Floors I, Floor University<br>Teaching Assistant, Fall 2022\n"
    site, report = read(text, tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Course))
    assert (one.title, one.role, one.period_text) == ("Floors I, Floor University", "Teaching Assistant", "Fall 2022")
    assert not report.of("kept")
    assert any("a.svg" in note.text for note in report.of("left out"))


def test_a_date_in_a_cell_beside_lines_is_that_of_the_row(tmp_path: Path) -> None:
    row = "<tr><td><b>PhD student, Floor University</b><br><small>I walked.</small></td><td><i>{}</i></td></tr>"
    rows = "".join(row.format(when) for when in ("2018.09 - 2022.06", "2017"))
    site, _ = read(f"# Education\n\n<table>{rows}</table>\n", tmp_path)
    found = [record for part in site.parts for record in part.records if isinstance(record, Position)]
    assert [(one.start, one.end, one.text) for one in found] == [
        ("2018-09", "2022-06", "I walked."),
        ("2017", None, "I walked."),
    ]


def test_a_year_among_the_parts_of_a_degree_is_its_date(tmp_path: Path) -> None:
    site, _ = read("# Education\n\n- PhD in Floors, 2018, Floor University, Oslo, Norway.\n", tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Position))
    assert (one.start, one.department, one.location) == ("2018", None, "Oslo, Norway")


def test_several_years_of_an_item_stay_together(tmp_path: Path) -> None:
    site, _ = read("# Presentations\n\n- **FLOORS:** 2018,2023, 2024\n- **WALLS:** 2023\n", tmp_path)
    found = [record for part in site.parts for record in part.records if isinstance(record, Item)]
    assert [(one.name, one.date) for one in found] == [("FLOORS: 2018,2023, 2024", None), ("WALLS", "2023")]


def test_a_heading_below_which_only_a_map_of_visitors_stood_goes(tmp_path: Path) -> None:
    text = "# News\n\n- *2024.05*: I walk.\n\n# Visitor Map\n\n<div><script src='//maps.org/a.js'></script></div>\n"
    site, report = read(text, tmp_path)
    assert [part.section.kind for part in site.parts] == ["about", "news"]
    assert any("Visitor Map" in said for said in map(str, report.of("left out")))


def test_a_field_of_engineering_is_no_role_and_officers_have_one(tmp_path: Path) -> None:
    text = (
        "# Education\n\n- 2013 - 2015: **M.Tech in Floor Engineering**<br>Walls, Oslo School of Engineering, Norway\n\n"
        "# Experience\n\n- 2016 - 2020: **Head of Floors**<br>Floor.AI, Oslo\n"
    )
    site, _ = read(text, tmp_path)
    degree, work = (record for part in site.parts for record in part.records if isinstance(record, Position))
    assert (degree.organization, degree.category) == ("Oslo School of Engineering", "education")
    assert (work.organization, work.title, work.location) == ("Floor.AI", "Head of Floors", "Oslo")


def test_a_day_with_a_comma_before_its_month_is_a_date(tmp_path: Path) -> None:
    site, _ = read('# Talks\n\n- "**On the floors of Oslo**" at Floor University. 18, October 2024.\n', tmp_path)
    (talk,) = (record for part in site.parts for record in part.records if isinstance(record, Talk))
    assert (talk.date, talk.event) == ("2024-10-18", "at Floor University")


def test_a_dash_after_a_year_parts_it_from_the_words(tmp_path: Path) -> None:
    site, _ = read(
        "# Talks\n\n- 2025 — Floors of Oslo, Floor Days — [slides](https://x.org)\n- 2024 — Walls\n", tmp_path
    )
    found = [record for part in site.parts for record in part.records if isinstance(record, Item)]
    assert [(one.name, one.date, one.date_text) for one in found] == [
        ("Floors of Oslo, Floor Days", "2025", None),
        ("Walls", "2024", None),
    ]


def test_a_list_of_addresses_above_the_biography_is_the_persons(tmp_path: Path) -> None:
    links = "- [wei@floor.edu](mailto:wei@floor.edu)\n- [weiz](https://github.com/weiz)\n"
    site, _ = read(f"{links}- Oslo, Norway\n\nI walk on floors.\n", tmp_path)
    assert ([one.address for one in site.person.email], site.person.location) == (["wei@floor.edu"], "Oslo, Norway")
    assert [one.url for one in site.person.links] == ["https://github.com/weiz"]
    assert site.bio == "I walk on floors."


def test_headings_within_a_section_keep_their_levels(tmp_path: Path) -> None:
    walks = "## Walks\n\nFloors.\n\n### Wood\n\nOld.\n\n#### Oak\n\nHard.\n\n### Stone\n\nCold.\n"
    site, _ = read(f"## News\n\n- *2024.05*: I walk.\n\n{walks}", tmp_path)
    lines = site.parts[-1].prose.splitlines()
    assert [line for line in lines if line.startswith("#")] == ["# Wood", "## Oak", "# Stone"]


def test_rows_of_a_table_are_talks_or_courses(tmp_path: Path) -> None:
    site, report = read(
        "# Talks\n\n| Date | Title | Venue |\n|---|---|---|\n"
        "| 2024.05 | [Floors today](https://f.org) | Floor Conference, Oslo |\n| 2023.11 | Stairs of old | Rome |\n\n"
        "# Teaching\n\n| Course | Role | Term |\n|---|---|---|\n| Floors 101 | TA | Fall 2020 |\n",
        tmp_path,
    )
    one, two = (record for part in site.parts for record in part.records if isinstance(record, Talk))
    assert (one.title, one.date, one.url, one.event) == (
        "Floors today",
        "2024-05",
        "https://f.org",
        "Floor Conference, Oslo",
    )
    assert (two.title, two.event) == ("Stairs of old", "Rome")
    (course,) = (record for part in site.parts for record in part.records if isinstance(record, Course))
    assert (course.title, course.role, course.period_text) == ("Floors 101", "TA", "Fall 2020")
    assert [note.location.line for note in report.of("left out")] == [3, 10]


def test_a_table_without_dates_stays_one(tmp_path: Path) -> None:
    site, _ = read("# Teaching\n\n| Course | Role |\n|---|---|\n| Floors | TA |\n", tmp_path)
    assert [part.section.kind for part in site.parts if part.section.title == "Teaching"] == ["text"]


def test_a_link_within_a_heading_stands_below_it(tmp_path: Path) -> None:
    site, _ = read("# News [(all)](https://n.org)\n\n- 2024.05: We moved.\n", tmp_path)
    (section,) = (part.section for part in site.parts if part.section.kind == "news")
    assert (section.title, section.url, section.intro) == ("News", None, "[(all)](https://n.org)")


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Intern, Floor Co.,Ltd, Oslo", {"organization": "Floor Co.,Ltd", "location": "Oslo"}),
        (
            "Student, [Wood Lab](https://w.org), Floor University",
            {"organization": "Floor University", "department": "Wood Lab", "location": None},
        ),
        (
            "MSc, Floor University, Software Engineering",
            {"organization": "Floor University", "department": "Software Engineering", "location": None},
        ),
    ],
)
def test_forms_of_companies_laboratories_and_fields_are_no_places(
    line: str, fields: dict[str, str | None], tmp_path: Path
) -> None:
    site, _ = read(f"# Education\n\n- *2018.09 - 2022.06*, {line}\n", tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Position))
    assert {name: getattr(one, name) for name in fields} == fields


def test_older_news_that_unfold_are_in_the_list_of_news(tmp_path: Path) -> None:
    site, report = read(
        "# News\n\n- **2026.08:** We moved.\n\n<details markdown='1'>\n<summary><b>Older news</b></summary>\n\n"
        "- **2025.01:** We came.\n\n</details>\n",
        tmp_path,
    )
    (section,) = (part for part in site.parts if part.section.kind == "news")
    assert len(section.records) == 2
    assert [note.text for note in report.of("left out")] == ["the words “Older news” between news"]


def test_a_picture_that_marks_news_as_new_is_a_mark_and_told_once(tmp_path: Path) -> None:
    items = "".join(f"- **2026.0{month}:** ![new paper](/images/new.gif) We moved.\n" for month in (8, 7))
    site, report = read(f"# News\n\n{items}- **2026.05:** We came.\n", tmp_path)
    (section,) = (part for part in site.parts if part.section.kind == "news")
    assert [getattr(one, "new", None) for one in section.records] == [True, True, False]
    (note,) = report.of("left out")
    assert note.text.startswith("pictures that mark news as new, such as /images/new.gif")


def test_several_years_after_a_colon_are_those_of_a_venue_served(tmp_path: Path) -> None:
    site, _ = read("# Services\n\n## Reviewing\n\n- **Floor Conference (FC)：** 2024, 2025.\n", tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Service))
    assert [(venue.name, venue.years) for venue in one.venues] == [("Floor Conference (FC)", ("2024", "2025"))]


def test_short_links_after_an_award_are_its_links(tmp_path: Path) -> None:
    site, report = read("# Awards\n\n- **2026** — Gold Walker [[link](https://a.org)]\n", tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Award))
    assert (one.title, one.date, [link.url for link in one.links]) == ("Gold Walker", "2026", ["https://a.org"])
    assert not report.of("kept")


def test_a_campus_is_no_place_of_its_own(tmp_path: Path) -> None:
    site, _ = read("# Education\n\n- PhD in Floors, The University of Texas at Dallas, 2012–2014\n", tmp_path)
    (one,) = (record for part in site.parts for record in part.records if isinstance(record, Position))
    assert (one.organization, one.location) == ("The University of Texas at Dallas", None)


def test_a_degree_in_another_language_is_no_organization(tmp_path: Path) -> None:
    text = "# Formación\n\n- UXM · 2016<br>Doctor en Suelos y Techos\n- UXM · 2012<br>Máster en Suelos\n"
    site, _ = read(text, tmp_path)
    found = [one for part in site.parts for one in part.records if isinstance(one, Position)]
    assert [(one.organization, one.title, one.start) for one in found] == [
        ("UXM", "Doctor en Suelos y Techos", "2016"),
        ("UXM", "Máster en Suelos", "2012"),
    ]


def test_a_link_to_several_addresses_is_each_of_them(tmp_path: Path) -> None:
    links = "- [Mail](mailto:wei@floor.edu,wei@wall.org?subject=Floors)\n- [GitHub](https://github.com/weiz)\n"
    site, report = read(f"# About me\n\n{links}\nI walk.\n", tmp_path)
    assert [one.address for one in site.person.email] == ["wei@floor.edu", "wei@wall.org"]
    assert "the words of a link to several addresses" in [note.text for note in report.of("left out")]


def test_numbered_organizations_with_their_people_are_acquaintances(tmp_path: Path) -> None:
    known = (
        "1. Floor Institute.\u2003Walls: [Li Na](https://na.org), Bob Smith.\u2003Doors: Ada Ash.\n"
        "2. Roof House: [Cy Oak](https://oak.org)\n3. Empty Hall.\n"
    )
    site, report = read(f"# Services\n\n- Reviewer, ICML 2020\n\nPeople I know:\n\n{known}", tmp_path)
    floor, roof, empty = (one for part in site.parts for one in part.records if isinstance(one, ContactGroup))
    assert [(team.name, [one.name for one in team.people]) for team in floor.teams] == [
        ("Walls", ["Li Na", "Bob Smith"]),
        ("Doors", ["Ada Ash"]),
    ]
    assert (roof.name, [one.url for one in roof.people], empty.people) == ("Roof House", ["https://oak.org"], ())
    assert ["Empty Hall" in note.text for note in report.of("left out")] == [True]
