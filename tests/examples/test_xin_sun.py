"""The example holds everything that Xin Sun's homepage holds, in its order and with its labels."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from homepage.content import records
from homepage.content.load import load
from homepage.site.dates import shown as date_shown
from homepage.site.model import Model, Shown, assemble

ROOT = Path(__file__).resolve().parents[2] / "examples" / "xin-sun"
TCSVT = "IEEE Transactions on Circuits and Systems for Video Technology"

PAPERS = [  # title, authors with their marks, venue, abbreviation, year, rank, links
    ("Multi-Level Signal Fusion for Enhanced Weakly-Supervised Audio-Visual Video Parsing",
     "Xin Sun, Xuan Wang, Qiong Liu, Xi Zhou",
     "IEEE Signal Processing Letters", "SPL", "2024", "CCF-C", "paper"),
    ("High-Compressed Deepfake Video Detection with Contrastive Spatiotemporal Distillation",
     "Yizhe Zhu, Chunuhi Zhang, Jialin Gao, Xin Sun, Zihan Rui, Xi Zhou",
     "Neurocomputing", None, "2023", "CCF-C", "paper"),
    ("All in One: Exploring Unified Vision-Language Tracking with Multi-Modal Alignment",
     "Chunuhi Zhang*, Xin Sun*, Li Liu, Yiqian Yang, Qiong Liu, Xi Zhou, Yanfeng Wang",
     "ACM International Conference on Multimedia", "ACM MM", "2023", "CCF-A", "paper / code"),
    ("Exploiting Multi-modal Fusion for Robust Face Representation Learning with Missing Modality",
     "Yizhe Zhu, Xin Sun, Xi Zhou",
     "International Conference on Artificial Neural Networks", "ICANN", "2023", "CCF-C", "paper"),
    ("Video Moment Retrieval via Comprehensive Relation-aware Network",
     "Xin Sun, Jialin Gao, Yizhe Zhu, Xuan Wang, Xi Zhou",
     TCSVT, "TCSVT", "2023", "CCF-B", "paper"),
    ("Efficient Video Grounding with Which-Where Reading Comprehension",
     "Jialin Gao, Xin Sun, Bernard Ghanem, Xi Zhou, Shiming Ge",
     TCSVT, "TCSVT", "2022", "CCF-B", "paper"),
    ("You Need to Read Again: Multi-granularity Perception Network for Moment Retrieval in Videos",
     "Xin Sun, Xuan Wang, Jialin Gao, Qiong Liu, Xi Zhou",
     "International ACM SIGIR Conference on Research and Development in Information Retrieval", "SIGIR", "2022",
     "CCF-A", "paper / code"),
    ("Relation-aware Video Reading Comprehension for Temporal Language Grounding",
     "Jialin Gao*, Xin Sun*, MengMeng Xu, Xi Zhou, Bernard Ghanem",
     "Conference on Empirical Methods in Natural Language Processing", "EMNLP", "2021", "CCF-B", "paper / code"),
]  # fmt: skip
NEWS = [
    ("[2024.04]", "SPL 2024"), ("[2023.10]", "Neurocomputing 2023"), ("[2023.07]", "ACM MM 2023"),
    ("[2023.06]", "ICANN 2023"), ("[2023.02]", "TCSVT 2023"), ("[2022.05]", "TCSVT 2022"),
    ("[2022.03]", "SIGIR 2022"), ("[2021.09]", "EMNLP 2021"),
]  # fmt: skip
INTERNSHIPS = [
    ("[2023.02-2023.07]", "Tiansuan Lab, AntGroup, Shanghai",
     "Referring Image Segmentation; Multi-Modal Large Language Model"),
    ("[2021.12-2022.02]", "Multi-modal Perception Group, OPPO, Shanghai",
     "Vision Language Pre-training; Human Object Interaction"),
    ("[2020.07-2021.11]", "Video Analysis Group, Cloudwalk, Shanghai", "Video Moment Retrieval; Action Recognition"),
]  # fmt: skip
EDUCATION = [
    ("[2019.09-Now]", "Shanghai Jiao Tong University (SJTU), Shanghai", "Ph.D. student in Information Engineering"),
    ("[2017.07-2017.08]", "The Hong Kong Polytechnic University (PolyU), Hong Kong", "Short-term Exchange"),
    ("[2015.08-2019.06]", "Xi'an Jiao Tong University (XJTU), Xi'an",
     "Bachelor of Engineering in Information Engineering"),
]  # fmt: skip
AWARDS = """\
[2022.11] 💰 Huawei Scholarship
[2020.05] 🏆 Regional Excellence Award in algorithm competition held by ZTE
[2018.10] 🏆 Outstanding Student Model Nomination in Xi'an Jiaotong University
[2018.10] 💰 Special Scholarship of Xi'an Jiaotong University (only 10 places)
[2018.08] 🥇 First Place in National Undergraduate Electronic Design Contest
[2018.01] 🥇 First place in the VR training project held by Shanghai Jiaotong University
[2017.11] 🥈 Second Prize for the 11th Shaanxi College Students Mathematics Competition
[2017.10] 💰 National Endeavor Scholarship (top 5%)
[2016.12] 🥇 First Prize for Shaanxi Division of the Undergraduate Group of the National University Students \
Mathematical Contest in Modeling
[2016.11] 🥇 First Prize for the 8th National College Student Mathematics Competition
[2016.10] 💰 PengKang Scholarship (top 5%)
[2016.05] 🥉 Third Prize for Band C in 2016 National English Competition for College Students
"""
FIELDS = [
    "Computer Vision", "Natural Language Processing", "Cross-modal Learning", "Video Moment Retrieval (VMR)",
    "Referring Image Segmentation (RIS)", "Audio-Visual Video Parsing (AVVP)", "Vision and Language Tracking (VLT)",
]  # fmt: skip
PLACES = range(len(PAPERS))


@cache
def model() -> Model:
    return assemble(load(ROOT))


def section(title: str) -> Shown:
    return next(one for one in model().sections if one.title == title)


def shown(title: str) -> list[records.Record]:
    """The records of a section, those beyond its limit too."""
    (group,) = section(title).groups
    return [*group.records, *group.rest]


def positions(title: str) -> list[records.Position]:
    return [one for one in shown(title) if isinstance(one, records.Position)]


def works() -> list[records.Publication]:
    return [one for one in shown("Publications") if isinstance(one, records.Publication)]


def in_brackets(text: str) -> str:
    return f"[{text}]" if model().content.config.date_brackets else text


def date(value: str | None) -> str:
    return date_shown(value, model().content.config.date_format)


def period(position: records.Position) -> str:
    config = model().content.config
    end = config.now if position.ongoing else date(position.end)
    return in_brackets(f"{date(position.start)}{config.period_dash}{end}")


def authors(work: records.Publication) -> str:
    return ", ".join(name.text + name.marks for name in model().bylines.of(work).shown)


def test_the_example_has_nothing_to_complain_about() -> None:
    assert not model().content.warnings


def test_the_head_has_both_names_and_the_plain_address() -> None:
    content = model().content
    assert (content.person.name, content.person.native_name) == ("Xin Sun", "孙新")
    assert [email.address for email in content.person.email] == ["huntersx@sjtu.edu.cn"]
    assert content.config.email_style == "plain"


def test_the_five_profiles_stand_in_a_row_with_slashes() -> None:
    content = model().content
    assert (
        " / ".join(link.label for link in content.person.links)
        == "Email / Google Scholar / GitHub / ORCID / Resumé"
    )
    assert content.config.profile_separator == "slash"
    assert content.person.links[0].url == "mailto:huntersx@sjtu.edu.cn"


def test_the_portrait_is_described_as_on_the_page() -> None:
    image = model().content.person.image
    assert image is not None
    assert image.alt == "profile photo"


def test_the_biography_has_two_paragraphs_and_the_seven_fields() -> None:
    bio = model().content.bio.text
    assert len(bio.strip().split("\n\n")) == 2
    assert [field for field in FIELDS if field not in " ".join(bio.split())] == []


def test_the_biography_keeps_who_where_and_when() -> None:
    facts = [
        "fifth year",
        "Ph.D.",
        "Cooperative Medianet Innovation Center",
        "Shanghai Jiao Tong University (SJTU)",
        "Xi Zhou",
        "bachelor",
        "Information Engineering",
        "Xi’an Jiao Tong University (XJTU)",
        "2019",
    ]
    bio = " ".join(model().content.bio.text.split())
    assert [fact for fact in facts if fact not in bio] == []


def test_the_top_bar_names_the_sections_as_the_page_spells_them() -> None:
    bar = [one.section.nav_label or one.title for one in model().sections if one.section.nav]
    assert " · ".join(bar) == (
        "News · Publications · Internship Experience · Eduction · Awards · Professional Services"
    )


def test_the_eight_news_keep_date_icon_and_venue() -> None:
    news = [one for one in shown("News") if isinstance(one, records.News)]
    assert [in_brackets(date(one.date)) for one in news] == [when for when, _ in NEWS]
    assert [one.icon for one in news] == ["🎉"] * 8
    assert [venue in one.text for one, (_, venue) in zip(news, NEWS, strict=True)] == [True] * 8
    assert all("one paper" in one.text.lower() for one in news)


def test_long_lists_are_bounded_and_nothing_of_them_is_lost() -> None:
    assert (section("News").count, section("News").hidden) == (8, 3)
    assert (section("Awards").count, section("Awards").hidden) == (12, 7)
    assert section("News").section.more == "unfold"


@pytest.mark.parametrize("place", PLACES)
def test_a_paper_keeps_title_authors_venue_rank_and_links(place: int) -> None:
    work = works()[place]
    (rank,) = work.rank
    assert (
        work.title,
        authors(work),
        work.container_title,
        work.container_title_short,
        work.year,
        f"{rank.scheme}-{rank.grade}",
        " / ".join(link.label for link in work.links),
    ) == PAPERS[place]


def test_there_are_eight_papers_with_eight_paper_links_and_three_code_links() -> None:
    labels = [link.label for work in works() for link in work.links]
    assert len(works()) == 8
    assert (labels.count("paper"), labels.count("code")) == (8, 3)


def test_two_papers_say_what_the_star_means() -> None:
    notes = [model().bylines.of(work).notes for work in works()]
    assert [place for place, note in enumerate(notes) if note] == [2, 7]
    assert notes[2] == ("(*\u00a0means equal contribution)",)


def test_the_own_name_is_set_apart_in_every_paper() -> None:
    for work in works():
        assert [name.text for name in model().bylines.of(work).shown if name.is_self] == ["Xin Sun"]
    assert section("Publications").style.self_style == "bold"


def test_abstracts_stand_behind_details() -> None:
    style = section("Publications").style
    assert (style.abstracts, style.abstract_label, style.venue_style) == ("details", "Details", "in")
    assert all(len((work.abstract or "").split()) > 55 for work in works())


def test_the_three_papers_with_code_have_both_badges() -> None:
    badges = [(place, work.badges) for place, work in enumerate(works()) if work.badges]
    assert [(place, one.citations_label, one.stars_label) for place, one in badges] == [
        (place, "Google Scholar Citation", "GitHub stars") for place in (2, 6, 7)
    ]


def test_every_paper_offers_bibtex_without_the_fields_of_the_site() -> None:
    for work in works():
        assert work.bibtex
        assert work.bibtex_text.startswith("@")
        assert "abstract" not in work.bibtex_text


def test_every_picture_is_there_and_says_what_it_shows() -> None:
    content = model().content
    places = [*positions("Internship Experience"), *positions("Eduction")]
    images = [content.person.image, *(work.image for work in works()), *(place.logo for place in places)]
    assert len(images) == 15
    assert len({image.alt for image in images if image}) == 15
    assert {image.src for image in images if image} == set(content.assets)


@pytest.mark.parametrize("place", range(3))
def test_an_internship_keeps_period_group_company_city_and_topics(place: int) -> None:
    one = positions("Internship Experience")[place]
    where = f"{one.department}, {one.organization}, {one.location}"
    assert (period(one), where, "; ".join(one.topics)) == INTERNSHIPS[place]


@pytest.mark.parametrize("place", range(3))
def test_a_stage_of_education_keeps_period_university_city_and_degree(place: int) -> None:
    one = positions("Eduction")[place]
    assert (period(one), f"{one.organization}, {one.location}", one.title) == EDUCATION[place]


def test_positions_have_whole_icons_and_logos_named_after_the_organization() -> None:
    internships, education = positions("Internship Experience"), positions("Eduction")
    assert [one.icon for one in internships] == ["🧑\u200d💻"] * 3
    assert [one.icon for one in education] == ["🧑\u200d🎓"] * 3
    assert all(one.logo and one.logo.alt == one.organization for one in internships + education)


def test_the_twelve_awards_keep_month_icon_title_and_qualifier() -> None:
    awards = [one for one in shown("Awards") if isinstance(one, records.Award)]
    heads = [f"{in_brackets(date(one.date))} {one.icon} {one.title}" for one in awards]
    tails = [f" ({one.qualifier})" if one.qualifier else "" for one in awards]
    assert [head + tail for head, tail in zip(heads, tails, strict=True)] == AWARDS.splitlines()


def test_the_two_services_keep_role_and_venue() -> None:
    services = [one for one in shown("Professional Services") if isinstance(one, records.Service)]
    lines = [f"{one.role}: {', '.join(venue.name for venue in one.venues)}" for one in services]
    assert lines == ["Conference Reviewer: ACM MM'23", "Journal Reviewer: TCSVT"]
