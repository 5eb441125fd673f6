"""Publications in boxes of acad-homepage, whose badges, pictures and bullets stand round what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.content.records import Person, Publication
from homepage.importers.folder import Folder
from homepage.importers.page.reader import Page
from homepage.importers.prose import legends
from homepage.importers.prose.blocks import blocks
from homepage.importers.prose.clean import Cleaner
from homepage.importers.prose.links import Links
from homepage.importers.report import ImportReport

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.site import ImportedSite

TITLE = "Walking on floors without a map"


def read(text: str, folder: Path) -> tuple[ImportedSite, ImportReport]:
    """The site of a page about Wei Zhang, whose marks have their meanings."""
    report = ImportReport()
    found = blocks(Cleaner(report, lambda *_: None, lambda _: None).lines(text, "about.md"))
    site = Page(found, Links(Folder(folder, report)), Person(name="Wei Zhang")).read()
    legends.marked(site, report)
    return site, report


def works(text: str, folder: Path) -> list[Publication]:
    """The publications of a page about Wei Zhang."""
    site, _ = read(text, folder)
    return [record for part in site.parts for record in part.records if isinstance(record, Publication)]


BOX = """<div class='paper-box'><div class='paper-box-image'><div><div class="badge">{badge}</div>
<a href='images/floor.png'><img src='images/floor.png' alt="Floor"></a></div></div>
<div class='paper-box-text' markdown="1">

**[7]** **Walking on floors without a map**

Li Na, **Wei Zhang**, Bob Smith

{more}
</div></div>
"""


def boxed(badge: str, more: str, tmp_path: Path) -> Publication:
    """The publication of a box with a picture that is linked to itself."""
    (tmp_path / "images").mkdir(exist_ok=True)
    (tmp_path / "images/floor.png").write_bytes(b"a")
    (work,) = works(f"# Publications\n\n{BOX.format(badge=badge, more=more)}", tmp_path)
    return work


def test_a_number_below_the_picture_of_a_publication_is_not_its_remark(tmp_path: Path) -> None:
    work = boxed("ICML 2023", "- We walk.", tmp_path)
    assert (work.title, work.note) == ("Walking on floors without a map", "We walk.")


def test_a_picture_that_leads_to_itself_is_no_link_of_a_publication(tmp_path: Path) -> None:
    assert boxed("ICML 2023", "", tmp_path).links == ()


@pytest.mark.parametrize(
    ("badge", "more", "venue"),
    [
        ("Floors and Walls", "- AI-Enhanced Walks on Floors of Stone.\n- Maps of Floors.", "Floors and Walls"),
        ("Preprint", "- A technical report on how a walker who has no map at all finds the next door.", "Preprint"),
        ("Floors and Walls", "[**Highlights**](https://x.org/1)\n\n- We walk.", "Floors and Walls"),
        ("Spotlight", "*Nature Methods*", "Nature Methods"),
    ],
)
def test_beside_a_badge_what_only_describes_a_publication_is_no_venue(
    badge: str, more: str, venue: str, tmp_path: Path
) -> None:
    assert boxed(badge, more, tmp_path).container_title_short == venue


def test_accepted_and_several_ranks_after_a_venue_are_no_part_of_it(tmp_path: Path) -> None:
    work = boxed("ICML 2023", "ICML 2023, Accepted (CCF A, JCR Q1)", tmp_path)
    assert (work.container_title_short, work.issued, work.note) == ("ICML", "2023", "Accepted")
    assert [(rank.scheme, rank.grade) for rank in work.rank] == [("CCF", "A"), ("JCR", "Q1")]


def test_a_plain_title_between_authors_and_a_bold_venue_is_the_title(tmp_path: Path) -> None:
    text = (
        "**Wei Zhang**, Li Na, Walking on floors: without, a map, <b><em>Under Review at Floor Science</em></b>, 2024."
    )
    (work,) = works(f"# Publications\n\n- {text}", tmp_path)
    assert (work.title, work.issued) == ("Walking on floors: without, a map", "2024")
    assert (work.container_title, work.status) == ("Under Review at Floor Science", "submitted")


def test_a_bullet_without_words_is_no_publication(tmp_path: Path) -> None:
    text = f"# Publications\n\n- [{TITLE}](https://x.org/1), Li Na, **Wei Zhang**, *ICML 2023*.\n- \n\n# Misc\n\nText"
    site, _ = read(text, tmp_path)
    (papers,) = [part for part in site.parts if part.section.kind == "publications"]
    assert (len(papers.records), papers.section.outro) == (1, None)


def test_a_legend_that_is_set_small_tells_what_its_marks_mean(tmp_path: Path) -> None:
    legend = "<sub><em><sup>*</sup> denotes equal contribution; <sup>†</sup> denotes corresponding author.</em></sub>"
    text = (
        f"# Publications\n\n{legend}\n\n- [{TITLE}](https://x.org/1), Li Na<sup>†</sup>, **Wei Zhang***, *ICML 2023*."
    )
    site, _ = read(text, tmp_path)
    assert {(one.mark, one.meaning) for one in site.config.marks} == {("*", "equal"), ("†", "corresponding")}
    assert site.parts[-1].section.intro is None


def test_a_legend_below_a_paper_is_said_once(tmp_path: Path) -> None:
    item = f"- **{TITLE}**<br>Li Na<sup>†</sup>, **Wei Zhang**<sup>†</sup><br>*ICML 2023*<br>"
    site, report = read(f"# Publications\n\n{item}<sup>†</sup>Equal contribution\n", tmp_path)
    (work,) = [record for record in site.parts[-1].records if isinstance(record, Publication)]
    assert (work.note, [one.mark for one in site.config.marks]) == (None, ["†"])
    assert any("legend" in str(note) for note in report.of("left out"))


def test_a_file_whose_name_holds_spaces_is_found_from_html(tmp_path: Path) -> None:
    (tmp_path / "ICML 2023.pdf").write_bytes(b"%PDF-1.4\n")
    (work,) = works(
        f"# Publications\n\n- <a href='ICML 2023.pdf'>{TITLE}</a>, Li Na, **Wei Zhang**, *ICML 2023*.", tmp_path
    )
    assert work.url == "files/ICML%202023.pdf"


TWO = """**Carpets of the east**

**Wei Zhang**, Li Na

*ICML 2024*

{second}

**Wei Zhang**, Bob Smith

*ICML 2023* | [Code](https://github.com/a/b)
"""


def test_two_papers_in_one_box_are_two(tmp_path: Path) -> None:
    box = f"<div class='paper-box'><div class='paper-box-text' markdown='1'>\n\n{TWO}\n</div></div>"
    one, two = works(f"# Publications\n\n{box.format(second='**Carpets of the west**')}", tmp_path)
    assert (one.title, one.issued, one.links) == ("Carpets of the east", "2024", ())
    assert (two.title, two.issued, len(two.links)) == ("Carpets of the west", "2023", 1)
    assert [author.full for author in two.author] == ["Wei Zhang", "Bob Smith"]


def test_a_title_in_italics_stands_before_a_venue_in_bold(tmp_path: Path) -> None:
    text = f"- Na L., **Zhang W.** (2024).  \n  _{TITLE}._ **PLOS Computational Floors**, 20(7), e101 _(IF: 5)._"
    (work,) = works(f"# Publications\n\n{text}\n{text.replace('Walking', 'Sitting')}", tmp_path)[:1]
    assert (work.title, work.container_title_short, work.type) == (
        TITLE,
        "PLOS Computational Floors",
        "article-journal",
    )
    assert (work.volume, work.issue, work.page, work.note) == ("20", "7", "e101", "IF: 5")
    assert work.key == "na2024walking"


def test_two_digits_after_a_hyphen_are_the_year_of_a_badge(tmp_path: Path) -> None:
    work = boxed("ACL Findings-25", "", tmp_path)
    assert (work.container_title_short, work.issued) == ("ACL Findings-25", "2025")


def test_a_heading_that_is_the_role_of_a_chair_holds_services(tmp_path: Path) -> None:
    site, _ = read("# Chairs\n\n- Area Chair: NeurIPS 2024, AAAI 2023\n", tmp_path)
    assert [part.section.kind for part in site.parts if part.section.title == "Chairs"] == ["service"]
