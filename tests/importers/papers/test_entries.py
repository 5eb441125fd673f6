"""One publication, typed in the ways in which people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.content.records import Award, Person, Publication
from homepage.errors import Location
from homepage.importers.folder import Folder
from homepage.importers.lists.awards import awards
from homepage.importers.lists.positions import positions
from homepage.importers.page.reader import Page
from homepage.importers.papers.entries import PaperReader
from homepage.importers.prose import dates
from homepage.importers.prose.blocks import Block, blocks
from homepage.importers.prose.clean import BADGE, Cleaner, Line
from homepage.importers.prose.inline import parse
from homepage.importers.prose.legends import role_of
from homepage.importers.prose.links import Links
from homepage.importers.prose.markdown_blocks import markdown
from homepage.importers.prose.markdown_out import inline
from homepage.importers.prose.runs import Run, plain
from homepage.importers.prose.sections import sections
from homepage.importers.report import ImportReport
from homepage.site.names import Identity

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Walking on floors without a map"


@pytest.mark.parametrize(
    "text",
    [
        f"[{TITLE}](https://x.org/1), Li Na, **Wei Zhang**, Bob Smith, *ICML 2023*.",
        f"`ICML 2023` [{TITLE}](https://x.org/1), Li Na, **Wei Zhang**, Bob Smith.",
        f"Li Na, **Wei Zhang**, and Bob Smith. *{TITLE}.* ICML, 2023.",
        f'Li Na, **Wei Zhang**, and Bob Smith, "{TITLE}," *ICML*, 2023. [[paper](https://x.org/3)]',
        f"Li Na, **Wei Zhang**, Bob Smith. {TITLE}. ICML 2023.",
        f"{TITLE}. Li Na*, **Wei Zhang***, Bob Smith<sup>†</sup>. ICML 2023",
        f"**{TITLE}**  \nLi Na, <u>Wei Zhang</u>, Bob Smith  \n*ICML 2023* \\| [Code](https://github.com/a/b)",
        f"{TITLE}<br>Li Na, Wei Zhang and Bob Smith<br>ICML (2023)",
        f"*ICML 2023* **{TITLE}**\\\\\nLi Na; Wei Zhang; Bob Smith",
        f"[12] Li Na, **Wei Zhang**, Bob Smith. *{TITLE}*, ICML 2023",
        f"2023. Li Na, **Wei Zhang**, Bob Smith. [{TITLE}](https://x.org). ICML",
    ],
)
def test_title_authors_and_venue_are_told_apart(text: str, tmp_path: Path) -> None:
    report = ImportReport()
    reader = PaperReader(Links(Folder(tmp_path, report)), Identity(["Wei Zhang"]))
    work, _ = reader.read(Block(kind="item", text=text, location=Location("about.md", 3)))
    assert work.title == TITLE
    assert [author.full for author in work.author] == ["Li Na", "Wei Zhang", "Bob Smith"]
    assert (work.container_title_short, work.issued) == ("ICML", "2023")
    assert not report.of("kept")


def test_names_with_the_family_name_first_are_one_name_each(tmp_path: Path) -> None:
    reader = PaperReader(Links(Folder(tmp_path, ImportReport())), Identity(["Wei Zhang"]))
    text = "Zhang, W., Li, N., & Smith, B. (2019). Floors of the world. *Journal of Floors*, 3(2), 12–24."
    work, _ = reader.read(Block(kind="item", text=text, location=Location("about.md", 3)))
    assert [author.full for author in work.author] == ["W. Zhang", "N. Li", "B. Smith"]
    assert (work.title, work.issued) == ("Floors of the world", "2019")


def test_what_does_not_come_apart_is_kept_whole_and_told(tmp_path: Path) -> None:
    report = ImportReport()
    reader = PaperReader(Links(Folder(tmp_path, report)), Identity(["Wei Zhang"]))
    text = "various notes on floors, see the [archive](https://x.org/all)"
    work, _ = reader.read(Block(kind="item", text=text, location=Location("about.md", 7)))
    assert work.title == "various notes on floors, see the archive"
    assert [link.url for link in work.links] == ["https://x.org/all"] or work.url == "https://x.org/all"
    assert [str(note.location) for note in report.of("kept")] == ["about.md:7"]


def _read(text: str, folder: Path, *, kind: str = "box") -> tuple[Publication, ImportReport]:
    report = ImportReport()
    reader = PaperReader(Links(Folder(folder, report)), Identity(["Wei Zhang"]))
    work, _ = reader.read(Block(kind=kind, text=text, location=Location("about.md", 3)))
    return work, report


def test_a_badge_that_repeats_the_line_of_the_venue_is_left_out(tmp_path: Path) -> None:
    text = f"{BADGE}ICML 2023\n\n[{TITLE}](https://x.org/1)\n\nLi Na, **Wei Zhang**\n\nICML 2023 \\| [**Code**]()\n"
    work, report = _read(text, tmp_path)
    assert (work.title, work.container_title_short, work.issued, work.note) == (TITLE, "ICML", "2023", None)
    assert not report.of("kept")
    assert [note.text for note in report.of("left out")] == ["badges that repeat what their publications say"]


@pytest.mark.parametrize(
    "title", ["FloorNet: Walking on floors", "Compressing Science in Nature", "WalkVLA++ without maps"]
)
def test_a_title_in_bold_may_begin_with_a_name_in_capitals_or_name_a_journal(title: str, tmp_path: Path) -> None:
    text = f"{BADGE}ICML 2023\n\n**{title}**\n\nLi Na, **Wei Zhang**, Bob Smith\n\nUnder review 2024 |\n[Paper](https://x.org)\n"
    work, report = _read(text, tmp_path)
    assert work.title == title
    assert [author.full for author in work.author] == ["Li Na", "Wei Zhang", "Bob Smith"]
    assert not report.of("kept")


def test_linked_authors_and_links_in_remarks_are_no_titles(tmp_path: Path) -> None:
    authors = (
        '<a href="https://n.org">Napoleon Ferdinand</a>, Wei Zhang, <a href="https://b.org">Bartholomew Smithers</a>'
    )
    text = (
        f"<b>{TITLE}</b>\n\n{authors}\n\n<em>ICML, 2023</em>\n\n- It is used by [the great company](https://c.org).\n"
    )
    work, _ = _read(text, tmp_path)
    assert work.title == TITLE
    assert [author.full for author in work.author] == ["Napoleon Ferdinand", "Wei Zhang", "Bartholomew Smithers"]
    assert work.note == "It is used by the great company."
    assert [link.url for link in work.links] == ["https://c.org"]


def test_a_quoted_title_comes_before_a_link_in_a_remark(tmp_path: Path) -> None:
    text = f'W. Zhang, N. Li, "{TITLE}", ICML 2023. (Thanks to [Professor Bob Smith](https://b.org) for all.)'
    work, _ = _read(text, tmp_path, kind="item")
    assert work.title == TITLE


def test_distinctions_after_the_venue_are_honours_and_their_links_stay(tmp_path: Path) -> None:
    venue = "ICML 2023 **Oral**, [**Best Paper Candidate**](https://x.org/best)"
    work, _ = _read(f"**{TITLE}**\n\nLi Na, **Wei Zhang**\n\n{venue}\n", tmp_path)
    assert (work.container_title_short, work.issued) == ("ICML", "2023")
    assert [honor.label for honor in work.honor] == ["Oral", "Best Paper Candidate"]
    assert [link.url for link in work.links] == ["https://x.org/best"]


def test_a_venue_after_a_bar_is_a_remark(tmp_path: Path) -> None:
    work, _ = _read(f"**{TITLE}**\n\nLi Na, **Wei Zhang**\n\n**ICML 2023** | **CVPR 2022 Workshop** |\n", tmp_path)
    assert (work.container_title_short, work.issued, work.note) == ("ICML", "2023", "CVPR 2022 Workshop")


def test_a_team_may_be_the_only_author(tmp_path: Path) -> None:
    work, _ = _read(f"**{TITLE}**\n\nFloor Team\n\nTechnical Report 2023\n", tmp_path)
    assert [author.full for author in work.author] == ["Floor Team"]


def test_pages_of_other_projects_on_the_own_host_keep_their_addresses(tmp_path: Path) -> None:
    report = ImportReport()
    links = Links(Folder(tmp_path, report), ["https://zhang.example.org"])
    (tmp_path / "cv.pdf").write_bytes(b"%PDF-1.4")
    where = Location("about.md", 3)
    assert links.url("https://zhang.example.org/floors/", where) == "https://zhang.example.org/floors/"
    assert links.url("https://zhang.example.org/cv.pdf", where) == "files/cv.pdf"
    assert not report.of("missing")


def test_a_year_within_a_word_is_no_date() -> None:
    when, rest = dates.trailing([Run(text="Reviewer of CVPR2023, ICCV2021")])
    assert when is None
    assert rest[0].text == "Reviewer of CVPR2023, ICCV2021"


def test_a_period_at_the_end_of_a_line_is_told_from_the_words_before_it() -> None:
    when, rest = dates.trailing([Run(text="Floor Lab 2020.06 - 2021.08")])
    assert when is not None
    assert (when.start, when.end, rest[0].text) == ("2020-06", "2021-08", "Floor Lab")


def test_what_is_bold_in_a_line_of_education_is_the_organization(tmp_path: Path) -> None:
    item = Block(
        kind="item", text="*2020.06 - 2023.02*, **UNSW**, Master of Maps. Grade: 88", location=Location("about.md", 3)
    )
    found = positions([item], Links(Folder(tmp_path, ImportReport())), "%Y.%m", "Now", "education")
    assert found is not None
    assert (found[0].organization, found[0].text) == ("UNSW", "Grade: 88")


def test_one_odd_award_does_not_stop_the_others_from_being_dated(tmp_path: Path) -> None:
    texts = ["*2023.10*, President Prize", "Prizes of 2019 in the tenth (10th) year 2020, COMAP"]
    items = [Block(kind="item", text=text, location=Location("about.md", 3)) for text in texts]
    found = awards(items, Links(Folder(tmp_path, ImportReport())), "%Y.%m")
    assert found is not None
    assert [(one.title, one.date) for one in found] == [("President Prize", "2023-10"), (texts[1], None)]


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        (f"``ICML 2023`` [{TITLE}](https://x.org) <span>[CCF-A]</span><br>Li Na, **Wei Zhang**", ("CCF", "A")),
        (f"**{TITLE}** (SCI-Q1)<br>Li Na, **Wei Zhang**<br>*ICML 2023*", ("SCI", "Q1")),
        (f"**{TITLE}**<br>Li Na, **Wei Zhang**<br>*ICML 2023* （中科院1区）", ("中科院", "1区")),
    ],
)
def test_a_rank_in_brackets_is_told_apart_wherever_it_stands(text: str, rank: tuple[str, str], tmp_path: Path) -> None:
    work, report = _read(text, tmp_path, kind="item")
    assert [(one.scheme, one.grade) for one in work.rank] == [rank]
    assert (work.title, work.container_title_short, work.issued) == (TITLE, "ICML", "2023")
    assert not report.of("kept")


def test_a_linked_title_with_and_in_it_is_no_list_of_authors(tmp_path: Path) -> None:
    text = "`ICML 2023` [Parallel and High-Fidelity Walking](https://x.org/1), Li Na, **Wei Zhang**, et al."
    work, _ = _read(text, tmp_path, kind="item")
    assert work.title == "Parallel and High-Fidelity Walking"
    assert [author.full for author in work.author] == ["Li Na", "Wei Zhang"]


def test_a_single_heading_that_names_a_section_holds_the_headings_below_it() -> None:
    texts = ["# Publications", "#### Walking", "- one", "#### Standing", "- two"]
    _, headings = sections(blocks(Line(text, Location("about.md", at)) for at, text in enumerate(texts, 1)))
    assert [heading.title for heading in headings] == ["Publications"]
    assert [below.title for below in headings[0].below] == ["Walking", "Standing"]


def test_sections_begin_anew_where_a_heading_is_as_high_as_the_one_before() -> None:
    texts = ["##### A motto", "### News", "- one", "## Publications", "- two"]
    _, headings = sections(blocks(Line(text, Location("about.md", at)) for at, text in enumerate(texts, 1)))
    assert [heading.title for heading in headings] == ["A motto", "News", "Publications"]


def test_a_heading_loses_the_attributes_of_kramdown() -> None:
    _, headings = sections(blocks([Line("# News {#news}", Location("about.md", 1))]))
    assert [heading.title for heading in headings] == ["News"]


def test_a_table_stays_a_table_with_its_links(tmp_path: Path) -> None:
    texts = ["| Code | What |", "| :--- | ---: |", "| [a](gone.html) | b *c* |"]
    found = blocks(Line(text, Location("about.md", at)) for at, text in enumerate(texts, 1))
    assert [block.kind for block in found] == ["table"]
    assert markdown(found, Links(Folder(tmp_path, ImportReport()))).split("\n") == [*texts[:2], "| a | b *c* |"]


def test_what_stands_below_a_position_is_said_after_it(tmp_path: Path) -> None:
    texts = ["- *2020 - 2023*: **University of Floors**", "", "  Advisor: Li Na", "  - Best walker"]
    items = blocks(Line(text, Location("about.md", at)) for at, text in enumerate(texts, 1))
    found = positions(items, Links(Folder(tmp_path, ImportReport())), "%Y", "Now", "education")
    assert found is not None
    assert (found[0].organization, found[0].text) == ("University of Floors", "Advisor: Li Na<br>Best walker")


def test_a_box_of_an_internship_is_a_position(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    text = f"{BADGE}\n<img src='a.svg'>\n\n**Floor Lab** *2020.06 - 2021.08*\n\nWalked a lot\n\n- and fast\n"
    item = Block(kind="box", text=text, location=Location("about.md", 3))
    found = positions([item], Links(Folder(tmp_path, ImportReport())), "%Y.%m", "Now", "internship")
    assert found is not None
    assert found[0].logo is not None
    assert (found[0].organization, found[0].start, found[0].text) == (
        "Floor Lab",
        "2020-06",
        "Walked a lot<br>and fast",
    )


def test_a_title_may_end_in_capitals_and_follow_et_al(tmp_path: Path) -> None:
    work, _ = _read(
        "Li Na, **Wei Zhang**, et al. FloorNet: Maps for RAG. *ICML 2023*. [[pdf]](https://x.org)", tmp_path
    )
    assert (work.title, work.others, work.container_title_short) == ("FloorNet: Maps for RAG", True, "ICML")


def test_an_include_that_shows_a_picture_is_a_picture() -> None:
    cleaner = Cleaner(ImportReport(), lambda *_: None, lambda _: None)
    lines = cleaner.lines("{% include figure.html src='a.png' alt='A floor' %}", "about.md")
    (block,) = blocks(lines)
    assert [(run.image, run.text) for run in block.runs] == [("a.png", "A floor")]


def test_a_link_with_other_attributes_first_is_whole(tmp_path: Path) -> None:
    report = ImportReport()
    text = '<a class="button" href="https://x.org">Code</a> is here'
    Page(
        [Block(kind="para", text=text, location=Location("about.md", 1))],
        Links(Folder(tmp_path, report)),
        Person(name="Wei Zhang"),
    )
    assert not report.of("guess")


def test_a_preprint_has_the_year_of_its_identifier_unseen(tmp_path: Path) -> None:
    work, report = _read(f"Li Na, **Wei Zhang**. {TITLE}. arXiv:2106.05956[cs.LG]", tmp_path, kind="item")
    assert (work.title, work.container_title_short, work.issued, work.date_text) == (
        TITLE,
        "arXiv:2106.05956[cs.LG]",
        "2021",
        "",
    )
    assert len(report.of("guess")) == 1


def test_where_a_paper_was_accepted_is_no_title(tmp_path: Path) -> None:
    text = f"Li Na, **Wei Zhang**. {TITLE}. <em>Accepted as a <b>spotlight</b> presentation at ICML, 2023.</em>"
    work, _ = _read(text, tmp_path, kind="item")
    assert (work.title, work.issued) == (TITLE, "2023")


def test_synthesis_is_no_thesis(tmp_path: Path) -> None:
    work, _ = _read(f"Li Na, **Wei Zhang**. {TITLE}. *In Proc. Conf. on Synthesis, 2023*", tmp_path, kind="item")
    assert work.type == "paper-conference"


def test_a_tag_that_names_the_venue_is_the_venue(tmp_path: Path) -> None:
    text = f"**[ICML'23]** [{TITLE}](https://x.org)  \nLi Na, **Wei Zhang**, Bob Smith"
    work, report = _read(text, tmp_path, kind="item")
    assert (work.title, work.container_title_short, work.issued) == (TITLE, "ICML'23", "2023")
    assert not report.of("kept")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"Zhang W, Na L, Smith B. {TITLE}. Nature. 2023;12(3):1-19.", ["Zhang W", "Na L", "Smith B"]),
        (f'Zhang, Wei, and Bob A. Smith. "{TITLE}." *Journal of Floors* (2023).', ["Wei Zhang", "Bob A. Smith"]),
        (f"**Zhang, Wei**, Na, Li & Smith, Bob (2023). {TITLE}. *Floors*, 12", ["Wei Zhang", "Li Na", "Bob Smith"]),
        (f"Li Na, **Wei Zhang**, and Angel X. Chang. {TITLE}. ICML 2023", ["Li Na", "Wei Zhang", "Angel X. Chang"]),
        (f"Li Na, **Wei Zhang**, Jaehoon An. {TITLE}. ICML 2023", ["Li Na", "Wei Zhang", "Jaehoon An"]),
    ],
)
def test_names_are_whole_whatever_their_order(text: str, names: list[str], tmp_path: Path) -> None:
    work, report = _read(text, tmp_path, kind="item")
    assert [author.full for author in work.author] == names
    assert (work.title, work.issued) == (TITLE, "2023")
    assert not report.of("kept")


def test_numbers_of_affiliations_do_not_keep_a_publication_whole(tmp_path: Path) -> None:
    work, report = _read(
        f"{TITLE}  \nLi Na<sup>1</sup>, **Wei Zhang<sup>1,2</sup>**  \nICML, 2023", tmp_path, kind="item"
    )
    assert [(author.full, author.marks) for author in work.author] == [("Li Na", ("1",)), ("Wei Zhang", ("1,2",))]
    assert not report.of("kept")


def test_authors_left_out_within_a_list_do_not_end_it(tmp_path: Path) -> None:
    work, report = _read("Ada Ash, Li Na, …, Ion Fir. **Counting kites in wind.** *Journal of Wind*, 2022.", tmp_path)
    assert [author.full for author in work.author] == ["Ada Ash", "Li Na", "Ion Fir"]
    assert work.others
    assert any("et al." in str(note) for note in report.of("guess"))


def test_a_role_in_brackets_after_a_name_is_no_part_of_it(tmp_path: Path) -> None:
    text = "Ada Ash (Co-first Author), Li Na (co-first author), Ion Fir. **Counting stones by touch.** *Stone*, 2020."
    work, _ = _read(text, tmp_path)
    assert [author.full for author in work.author] == ["Ada Ash", "Li Na", "Ion Fir"]
    assert [author.marks for author in work.author[:2]] == [("Co-first Author",), ("co-first author",)]
    assert role_of("Co-first Author") == "co-first"
    assert role_of("corresponding author of the week") is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ada Ash, Li Na. Counting pebbles underwater with sonar[J]. Stone, 2019, 3(2): 1-9.", "Counting pebbles"),
        ("Ada Ash, Li Na. Counting shells on the beach[C]//Proceedings of ICRA. 2018.", "Counting shells"),
    ],
)
def test_codes_of_kinds_after_titles_are_left_out(text: str, title: str, tmp_path: Path) -> None:
    work, report = _read(text, tmp_path)
    assert work.title.startswith(title)
    assert "[" not in work.title
    assert report.of("left out")


def test_a_linked_venue_after_a_bold_title_is_not_the_title(tmp_path: Path) -> None:
    text = "Ada Ash, Li Na. **Counting shells.** [*Journal of Shells*](https://shells.example.org), 2017."
    work, _ = _read(text, tmp_path)
    assert (work.title, work.container_title_short) == ("Counting shells", "Journal of Shells")


def test_a_venue_that_leads_to_the_paper_gives_the_title_its_address(tmp_path: Path) -> None:
    text = "Ada Ash, Li Na. **Counting shells.** [*Journal of Shells*](https://doi.org/10.1000/1), 2017."
    work, _ = _read(text, tmp_path)
    assert (work.url, work.links) == ("https://doi.org/10.1000/1", ())


def test_the_period_of_a_position_may_be_a_line_of_its_own(tmp_path: Path) -> None:
    text = "- **Weaver, Loom Institute**<br>August 2018 to July 2019<br>Thesis: Knots"
    found = blocks(Cleaner(ImportReport(), lambda *_: None, lambda _: None).lines(text, "about.md"))
    (position,) = positions(found, Links(Folder(tmp_path, ImportReport())), "%B %Y", "Now", "employment") or []
    assert (position.start, position.end, position.text) == ("2018-08", "2019-07", "Thesis: Knots")


def test_short_paragraphs_with_dates_are_a_list(tmp_path: Path) -> None:
    report = ImportReport()
    awards = [
        "*Silver Medal*, 2020-3.",
        "2018 Prize of the Guild, 2018-12.",
        "Twice first, in 2016 and 2015.",
        "Cup, 2014.",
    ]
    text = "# Honors\n\n" + "\n\n---\n".join(awards) + "\n\nMore on request.\n"
    found = blocks(Cleaner(report, lambda *_: None, lambda _: None).lines(text, "about.md"))
    site = Page(found, Links(Folder(tmp_path, report)), Person(name="Wei Zhang")).read()
    (honors,) = (part for part in site.parts if part.section.title == "Honors")
    assert [(record.title, record.date) for record in honors.records if isinstance(record, Award)] == [
        ("Silver Medal", "2020-03"),
        ("2018 Prize of the Guild", "2018-12"),
        ("Twice first, in 2016 and 2015.", None),
        ("Cup", "2014"),
    ]
    assert honors.section.outro == "More on request."


def test_raised_asterisks_are_marks_however_many_names_have_them(tmp_path: Path) -> None:
    names = "_**Wei Zhang**_<sup>*</sup>, Li Na<sup>*</sup>, Bob Smith<sup>†, *</sup>"
    text = f"{names}. [{TITLE}](https://x.org). *ICML* 2023"
    work, _ = _read(text, tmp_path, kind="item")
    assert [(author.full, author.marks) for author in work.author] == [
        ("Wei Zhang", ("*",)),
        ("Li Na", ("*",)),
        ("Bob Smith", ("†", "*")),
    ]


def test_words_colored_by_a_formula_are_words(tmp_path: Path) -> None:
    work, _ = _read(
        f"**Wei Zhang**, Li Na. “{TITLE}.” *ICML*, 2023. $\\color{{Tomato}} {{Highly &thinsp;Cited}}$", tmp_path
    )
    assert (work.container_title_short, work.issued, work.note) == ("ICML", "2023", "Highly Cited")


@pytest.mark.parametrize(
    ("typed", "venue", "kind", "note"),
    [
        ("in *Trans. on Floors*, 26:2993-3006, 2024", "Trans. on Floors", "article-journal", None),
        ("*Floor Evolution* 6, no. 1: veaa032, 2024", "Floor Evolution", "article-journal", None),
        ("in *Floors*, 2024. (Corresponding Author)", "Floors", "paper-conference", "Corresponding Author"),
        (
            "In: *ICML*, 2024. Oral presentation by the second author",
            "ICML",
            "paper-conference",
            "Oral presentation by",
        ),
        ("*ChemRxiv* 2024", "ChemRxiv", "article", None),
    ],
)
def test_a_venue_is_its_name_alone(typed: str, venue: str, kind: str, note: str | None, tmp_path: Path) -> None:
    work, report = _read(f"Li Na, **Wei Zhang**, Bob Smith. “{TITLE},” {typed}.", tmp_path, kind="item")
    assert (work.container_title_short or work.container_title, work.type, work.issued) == (venue, kind, "2024")
    assert (work.note or "").startswith(note or "")
    assert bool(work.note) == bool(note)
    assert not report.of("kept")


@pytest.mark.parametrize(
    ("typed", "venue", "fields"),
    [
        ("Accepted by *Journal of Floors*, 2024", "Journal of Floors", {"note": "Accepted", "issued": "2024"}),
        ("*Journal of Floors*, to appear, 2024", "Journal of Floors", {"status": "forthcoming", "issued": "2024"}),
        ("*Journal of Floors* (in press)", "Journal of Floors", {"status": "inpress"}),
        ("*Handbook of Floors*, May 2024", "Handbook of Floors", {"issued": "2024-05", "date_text": "May 2024"}),
        (
            "*IEEE Trans. Floors*, vol. 68, no. 9, pp. 67-73, Sept. 2024",
            "IEEE Trans. Floors",
            {"volume": "68", "issue": "9", "page": "67–73", "date_text": "Sept 2024"},
        ),
        (
            "*IEEE Transactions on Floors and Maps*, 2024 (IEEE VIS'23)",
            "IEEE Transactions on Floors and Maps",
            {"issued": "2024", "note": "IEEE VIS'23"},
        ),
        ("*Frontiers in Floors*, 2024", "Frontiers in Floors", {"type": "article-journal"}),
        ("Urban Floors, 14, e2024EF12, 2024", "Urban Floors", {"volume": "14", "page": "e2024EF12", "issued": "2024"}),
        ("*Floor Letters* (2024): 1-8. **SSCI**", "Floor Letters", {"page": "1–8", "issued": "2024", "note": "SSCI"}),
        ("*Floor Letters* 97 (2024): 10. SSCI", "Floor Letters", {"volume": "97", "page": "10", "note": "SSCI"}),
        ("*IEEE Trans. Floors*, 2024, 52, (6): 96-99", "IEEE Trans. Floors", {"volume": "52", "issue": "6"}),
        (
            "*IEEE Trans. Floors*, vol. 74, pp. 1-15, 2024, Art no. 2502",
            "IEEE Trans. Floors",
            {"volume": "74", "issued": "2024", "note": "Art no. 2502"},
        ),
        ("*IEEE Trans. Floors*, 1 Jan.-March 2024", "IEEE Trans. Floors", {"date_text": "1 Jan.-March 2024"}),
        ("*Journal of Marshes*, 2024", "Journal of Marshes", {"issued": "2024", "date_text": None}),
    ],
)
def test_what_stands_beside_the_name_of_a_venue_is_told_apart(
    typed: str, venue: str, fields: dict[str, str | None], tmp_path: Path
) -> None:
    work, report = _read(f"Li Na, **Wei Zhang**. {TITLE}. {typed}.", tmp_path, kind="item")
    assert (work.title, work.container_title_short or work.container_title) == (TITLE, venue)
    assert {name: getattr(work, name) for name in fields} == fields
    assert not report.of("kept")


@pytest.mark.parametrize(
    ("text", "title", "names", "venue"),
    [
        (
            "[Walking on floors], **W. Zhang**, L. Na, Automatica, 2022,140:110",
            "Walking on floors",
            ["W. Zhang", "L. Na"],
            "Automatica",
        ),
        (
            "[在没有地图的地板上行走]，**张伟**，李娜，图学学报，2021: 1-10.",
            "在没有地图的地板上行走",
            ["张伟", "李娜"],
            "图学学报",
        ),
        (
            "Na, L., **Zhang, W.**, and Smith, B.: Walking on floors at night, Floor Letters, 12(3), 7-9, 2021.",
            "Walking on floors at night",
            ["L. Na", "W. Zhang", "B. Smith"],
            "Floor Letters",
        ),
        (
            "`ICML 2024` Floors: Walking on them, **Wei Zhang**, Li Na.",
            "Floors: Walking on them",
            ["Wei Zhang", "Li Na"],
            "ICML",
        ),
        (
            "**W. Zhang**, L. Na. 2021. Floors: Walking on them. In Proceedings of the Symposium on Floors (SF '21).",
            "Floors: Walking on them",
            ["W. Zhang", "L. Na"],
            "Proceedings of the Symposium on Floors (SF '21)",
        ),
    ],
)
def test_titles_and_venues_that_nothing_sets_off_are_told_from_names(
    text: str, title: str, names: list[str], venue: str, tmp_path: Path
) -> None:
    report = ImportReport()
    reader = PaperReader(Links(Folder(tmp_path, report)), Identity(["Wei Zhang", "张伟"]))
    work, _ = reader.read(Block(kind="item", text=text, location=Location("about.md", 3)))
    assert (work.title, [author.full for author in work.author]) == (title, names)
    assert (work.container_title_short or work.container_title) == venue
    assert not report.of("kept")


def test_a_sentence_before_a_venue_is_the_title_of_a_paper_that_names_nobody(tmp_path: Path) -> None:
    work, report = _read("Walking on floors of stone. *Industrial Floor Review* (2023)", tmp_path, kind="item")
    assert (work.title, work.container_title_short) == ("Walking on floors of stone", "Industrial Floor Review")
    assert len(report.of("kept")) == 1


def test_an_honor_as_a_sentence_after_the_year_is_one(tmp_path: Path) -> None:
    work, report = _read(f"Li Na, **Wei Zhang**. **{TITLE}.** *ICML*, 2024. **Spotlight, Top 2.2%.**", tmp_path)
    assert (work.container_title_short, work.issued) == ("ICML", "2024")
    assert [(honor.label, honor.rate) for honor in work.honor] == [("Spotlight, Top", "2.2%")]
    assert not report.of("kept")


def test_the_editors_of_a_book_are_no_part_of_its_name(tmp_path: Path) -> None:
    typed = "In A. Ash and Bo Berg, editors, *Handbook of Floors*, 2024"
    work, report = _read(f"Li Na, **Wei Zhang**. {TITLE}. {typed}.", tmp_path, kind="item")
    assert [editor.full for editor in work.editor] == ["A. Ash", "Bo Berg"]
    assert (work.type, work.container_title_short, work.issued) == ("chapter", "Handbook of Floors", "2024")
    assert not report.of("kept")


def test_a_link_that_is_only_a_doi_leads_there(tmp_path: Path) -> None:
    work, _ = _read(f'Li Na, **Wei Zhang**. <a href="10.1214/23-A">{TITLE}</a>. *ICML*, 2024.', tmp_path, kind="item")
    assert work.url == "https://doi.org/10.1214/23-A"


@pytest.mark.parametrize(
    ("typed", "start"),
    [("12. März 2021: Rom", "2021-03-12"), ("Rom, mayo de 2020", "2020-05"), ("févr. 2019 : Rom", "2019-02")],
)
def test_months_are_read_in_german_french_and_spanish(typed: str, start: str) -> None:
    (first, _), (last, _) = dates.leading(parse(typed)), dates.trailing(parse(typed))
    when = first or last
    assert when is not None
    assert when.start == start


@pytest.mark.parametrize("honor", ["(Long Oral) {}", "{} (Oral)", "**[Best Paper Award]** {}"])
def test_an_honor_in_brackets_beside_the_title_is_no_part_of_it(honor: str, tmp_path: Path) -> None:
    text = f"- #### {honor.format(TITLE)}\n  **Wei Zhang**, Li Na  \n  ICML'23 | [[arXiv]](https://arxiv.org/abs/1)"
    (item,) = blocks(Cleaner(ImportReport(), lambda *_: None, lambda _: None).lines(text, "about.md"))
    report = ImportReport()
    work, _ = PaperReader(Links(Folder(tmp_path, report)), Identity(["Wei Zhang"])).read(item)
    assert (work.title, work.issued, len(work.honor)) == (TITLE, "2023", 1)
    assert [author.full for author in work.author] == ["Wei Zhang", "Li Na"]
    assert not report.of("kept")


def test_a_title_in_italics_within_quotation_marks_leaves_none_behind(tmp_path: Path) -> None:
    work, _ = _read(
        f"**Zhang W.***, Na L. “*{TITLE}*”, ICML 2020-2021<br>[[pdf](https://x.org)]", tmp_path, kind="item"
    )
    assert (work.title, work.container_title_short, work.issued) == (TITLE, "ICML 2020-2021", "2021")
    assert (work.note, work.date_text) == (None, "")


def test_a_page_of_markdown_without_settings_is_about_the_name_in_its_heading(tmp_path: Path) -> None:
    found = blocks(
        Line(text, Location("about.md", at)) for at, text in enumerate(["# Dr. Wei Zhang", "", "I walk."], 1)
    )
    site = Page(found, Links(Folder(tmp_path, ImportReport())), Person(name="")).read()
    assert (site.person.name, site.bio) == ("Wei Zhang", "I walk.")


def test_a_sentence_in_chinese_is_no_list_of_authors(tmp_path: Path) -> None:
    work, report = _read(
        "近五年，在计算机视觉领域以通讯作者在ICCV、ICML、ACM MM等会议上发表多篇文章。", tmp_path, kind="item"
    )
    assert not work.author
    assert report.of("kept")


def test_a_badge_gives_the_venue_of_the_line_its_abbreviation_its_year_and_its_honors(tmp_path: Path) -> None:
    body = f"\n\n{TITLE}\n\nLi Na, **Wei Zhang**\n\n"
    text = f"{BADGE}JOF 2023 (Oral &amp; Poster){body}**Journal of Floors** | **CCF: A** | **SCI: 1-Top** | [Paper](https://x.org)\n"
    work, report = _read(text, tmp_path)
    assert (work.title, work.container_title, work.container_title_short) == (TITLE, "Journal of Floors", "JOF")
    assert (work.issued, work.honor[0].label, work.note) == ("2023", "Oral & Poster", None)
    assert [(one.scheme, one.grade) for one in work.rank] == [("CCF", "A"), ("SCI", "1-Top")]
    assert not report.of("kept")


def test_a_plain_title_before_the_authors_wins_over_a_bold_venue(tmp_path: Path) -> None:
    text = (
        f"{TITLE}. Li Na, **Wei Zhang**, Bob Smith (**Frontiers in Floors** | **JCR: Q1** | [Paper](https://x.org/1))"
    )
    work, report = _read(text, tmp_path, kind="item")
    assert (work.title, work.container_title_short, work.rank[0].grade) == (TITLE, "Frontiers in Floors", "Q1")
    assert not report.of("kept")


def test_a_date_before_the_authors_is_that_of_the_paper(tmp_path: Path) -> None:
    text = f"*2024.10*, Li Na, **Wei Zhang**, Bob Smith.{TITLE} (ICML 2024)."
    work, report = _read(text, tmp_path, kind="item")
    assert (work.title, work.container_title_short, work.issued, work.date_text) == (
        TITLE,
        "ICML",
        "2024-10",
        "2024.10",
    )
    assert not report.of("kept")


def test_patents_below_publications_are_a_section_of_their_own(tmp_path: Path) -> None:
    paper = f"- Li Na, **Wei Zhang**. {TITLE}. *ICML 2023*\n"
    patent = f"- {TITLE}  \n  Bob Smith, **Wei Zhang**  \n  *Invention Patent* | CN111887858B\n"
    lines = f"# Publications\n\n### Papers\n\n{paper}\n### Patents\n\n{patent}".split("\n")
    found = blocks(Line(text, Location("about.md", at)) for at, text in enumerate(lines, 1))
    site = Page(found, Links(Folder(tmp_path, ImportReport())), Person(name="Wei Zhang")).read()
    assert [(part.section.title, len(part.records), part.section.file) for part in site.parts[1:]] == [
        ("Publications", 1, None),
        ("Patents", 1, "patents.yaml"),
    ]


def test_a_venue_that_leads_to_its_own_page_is_not_said_again_by_a_button(tmp_path: Path) -> None:
    paper = "- Li Na, **Wei Zhang**. *{}*. [ICML 2023](https://icml.cc/2023). [[pdf](https://x.org/a.pdf)]"
    lines = ["# Publications", "", paper.format(TITLE), paper.format("Walking on stairs with a map")]
    found = blocks(Line(text, Location("about.md", at)) for at, text in enumerate(lines, 1))
    site = Page(found, Links(Folder(tmp_path, ImportReport())), Person(name="Wei Zhang")).read()
    assert [[link.label for link in work.links] for work in site.parts[1].records if isinstance(work, Publication)] == [
        ["pdf"],
        ["pdf"],
    ]
    assert {name: one.url for name, one in site.venues.items()} == {"ICML": "https://icml.cc/2023"}
    assert site.config.venue_style == "badge"


@pytest.mark.parametrize(
    ("author", "name"),
    [("王建伟(Jianwei Wang)*", "王建伟(Jianwei Wang)"), ("丁明涛*(Mingtao Ding)", "丁明涛(Mingtao Ding)")],
)
def test_names_in_two_scripts_are_one_name(author: str, name: str, tmp_path: Path) -> None:
    venue = "<i>地球科学(Earth Science), 2022</i><br>(SCI Q2 Top)"
    text = f"<b>{TITLE}</b><br>{venue}<br>{author}, <b>张伟(Wei Zhang)</b>, and 李娜(Na Li)"
    work, report = _read(text, tmp_path, kind="item")
    assert [one.full for one in work.author] == [name, "张伟(Wei Zhang)", "李娜(Na Li)"]
    assert (work.author[0].marks, work.issued, work.rank[0].grade) == (("*",), "2022", "Q2 Top")
    assert Identity(["Wei Zhang"]).matches(work.author[1])
    assert not report.of("kept")


def test_a_remark_in_brackets_after_the_last_author_is_no_part_of_the_name(tmp_path: Path) -> None:
    text = f"**{TITLE}**<br>Li Na, Bob (Bobby) Smith, **Wei Zhang** (Rank 2nd in students)<br>*ICML 2023*"
    work, _ = _read(text, tmp_path, kind="item")
    assert [author.full for author in work.author] == ["Li Na", "Bob (Bobby) Smith", "Wei Zhang"]


def test_a_line_with_an_impact_factor_is_the_venue(tmp_path: Path) -> None:
    text = f"**{TITLE}**\n\n**Floor Systems (2023) SCI (Q1) IF=8.8**\n\n**Wei Zhang**, Li Na, Bob Smith\n"
    work, report = _read(text, tmp_path)
    assert (work.title, work.issued) == (TITLE, "2023")
    assert not report.of("kept")


def test_an_honor_in_brackets_before_the_year_is_one(tmp_path: Path) -> None:
    work, _ = _read(f"**{TITLE}**<br>Li Na, **Wei Zhang**<br>*ICML (Oral Presentation)*, 2023", tmp_path, kind="item")
    assert (work.container_title_short, work.issued, work.honor[0].label) == ("ICML", "2023", "Oral Presentation")


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("J. Floors A 41 (2008) 123", ("J. Floors A", "41", None, "123")),
        ("Bull. Floors 136 (2008), no. 3, 1-20", ("Bull. Floors", "136", "3", "1–20")),
        ("Floor Communications, 13, 736 : 1-10. (2008)", ("Floor Communications", "13", "736", "1–10")),
        ("Floor Understanding, 248(2008): 104127", ("Floor Understanding", "248", None, "104127")),
    ],
)
def test_a_year_among_the_numbers_of_a_journal_is_the_year(
    typed: str, numbers: tuple[str | None, ...], tmp_path: Path
) -> None:
    work, report = _read(f"Li Na, **Wei Zhang**. *{TITLE}*. {typed}.", tmp_path, kind="item")
    name = work.container_title_short or work.container_title
    assert (name, work.volume, work.issue, work.page) == numbers
    assert (work.issued, work.type) == ("2008", "article-journal")
    assert not report.of("kept")


def test_signs_within_formulas_are_neither_emphasis_nor_escaped() -> None:
    text = r"An SU(2)$_N$ model with $S=T_{3N}+S'$, $\mathcal{O}(n^2)$ and *pots* for $5 or _$6_"
    assert plain(parse(text)) == r"An SU(2)$_N$ model with $S=T_{3N}+S'$, $\mathcal{O}(n^2)$ and pots for $5 or $6"
    assert inline(parse(text)) == r"An SU(2)$_N$ model with $S=T_{3N}+S'$, $\mathcal{O}(n^2)$ and *pots* for $5 or *$6*"


@pytest.mark.parametrize("venue", ["RP'19", "Floors and Ceilings, 2019, vol. 3"])
def test_words_in_italics_after_the_names_that_look_like_none_of_them_are_the_venue(venue: str, tmp_path: Path) -> None:
    work, _ = _read(f"**{TITLE}**: Li Na, **Wei Zhang** and Bob Smith, *{venue}*.", tmp_path, kind="item")
    assert [author.full for author in work.author] == ["Li Na", "Wei Zhang", "Bob Smith"]
    assert (work.container_title or work.container_title_short) == venue.partition(", ")[0]
    assert work.issued == "2019"


def test_an_author_in_italics_stays_one(tmp_path: Path) -> None:
    work, _ = _read(f"**{TITLE}**: Wei Zhang, *Bob Smith*, Li Na, ICML 2023.", tmp_path, kind="item")
    assert [author.full for author in work.author] == ["Wei Zhang", "Bob Smith", "Li Na"]


def test_a_button_at_the_end_of_the_venue_is_the_label_of_the_abstract_below(tmp_path: Path) -> None:
    long = "We walk on many floors, old ones and new ones, and we find that all of them can be walked on."
    work, _ = _read(f"**{TITLE}**: Wei Zhang and Bob Smith, *ICML'19* [Abstract].\n\n{long}", tmp_path)
    assert (work.container_title_short, work.abstract) == ("ICML'19", long)


def test_a_word_with_a_number_sign_that_begins_a_line_is_no_heading() -> None:
    assert inline(parse("#OpenFloors")) == "\\#OpenFloors"
    assert inline(parse("Walker<br>#OpenFloors · #OpenRoofs")) == "Walker<br>\\#OpenFloors · #OpenRoofs"
