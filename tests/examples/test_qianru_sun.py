"""The example holds everything that Qianru Sun's homepage of spring 2024 holds."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TypeVar

from homepage.build import produce
from homepage.content import records
from homepage.content.load import load
from homepage.site.dates import shown as date_shown
from homepage.site.model import Model, Shown, assemble

R = TypeVar("R", bound=records.Record)

ROOT = Path(__file__).resolve().parents[2] / "examples" / "qianru-sun"

SECTIONS = [
    "Bio",
    "News",
    "Ph.D. Students",
    "Master Students",
    "Research Fellows/Assistants",
    "Selected Publications",
    "Full Publications",
    "Awards and Funding",
    "Qianru's Services",
    "Qianru's Talks",
    "Group Seminars",
    "Collaborations",
    "Teaching",
    "Programmes",
]
KEYS = {
    "2024": "tif_cvpr2024 punet_cvpr2024 diff_iclr24 sar_arxiv_zichen placebos_wacv24",
    "2023": "NIPS2023_UDA NIPS2023_GLA ICCV23_Point CVPR2023_SSC CVPR2023_CIM CVPR2023_Anomaly CVPR2023_LPCAM "
    "CVPR2023_Freestyle ICLR2023_OPEN_RELATION AAAI2023_Hyper",
    "2022": "EMNLP2022_OOD ECCV2022_CONTEXT ECCV2022_ENV ECCV2022_FACE CVPR2022_ReCAM ACL2022_TEA AAAI2022_RED",
    "2021": "NeurIPS2021_IPIRM NeurIPS2021_RMM ACL2021_COSY ICCV2021_CaaM ICCV2021_TCM ICCV2021_SR MM2021_FoodSef "
    "CVPR2021_AANets CVPR2021_GCM",
    "2020": "NeurIPS2020_CONTA NeurIPS2021_IFSL ECCV2020_FPT ECCV2020_E3BM CVPR2020_Mnemonics CVPR2020_VC-RCNN",
    "2019": "NeurIPS2019_LST CVPR2019_MTL",
    "2018": "ECCV2018_Face CVPR2018_DPIG CVPR2018_Head",
    "2017": "NeurIPS2017_PG2 CVPR2017_Social",
}
VENUES = Counter(
    {
        "The IEEE/CVF Computer Vision and Pattern Recognition Conference, CVPR '24.": 2,
        "The Twelfth International Conference on Learning Representations, ICLR '24.": 1,
        "ArXiv 2311.17486, 2024.": 1,
        "2024 IEEE/CVF Winter Conference on Applications of Computer Vision, WACV '24.": 1,
        "2023 Conference on Neural Information Processing Systems, NeurIPS '23.": 2,
        "2023 International Conference on Computer Vision, ICCV '23.": 1,
        "2023 Conference on Computer Vision and Pattern Recognition, CVPR '23.": 5,
        "The Eleventh International Conference on Learning Representations, ICLR '23.": 1,
        "Thirty-Seventh AAAI Conference on Artificial Intelligence, AAAI '23.": 1,
        "The 2022 Conference on Empirical Methods in Natural Language Processing, EMNLP '22.": 1,
        "European Conference on Computer Vision 2022, ECCV '22.": 3,
        "2022 IEEE/CVF Conference on Computer Vision and Pattern Recognition, CVPR '22.": 1,
        "Association for Computational Linguistics, ACL '22.": 1,
        "The 36th AAAI Conference on Artificial Intelligence, AAAI '22.": 1,
        "2021 Conference on Neural Information Processing Systems, NeurIPS '21.": 2,
        "Association for Computational Linguistics, ACL '21.": 1,
        "International Conference on Computer Vision, ICCV '21.": 3,
        "The 29th ACM International Conference on Multimedia, ACM MM '21.": 1,
        "2021 IEEE/CVF Conference on Computer Vision and Pattern Recognition, CVPR '21.": 2,
        "Neural Information Processing Systems, NeurIPS '20.": 2,
        "European Conference on Computer Vision, ECCV '20.": 2,
        "The 33rd Conference on Computer Vision and Pattern Recognition, CVPR '20.": 2,
        "The 33rd Annual Conference on Neural Information Processing Systems, NeurIPS'19.": 1,
        "The 32nd Conference on Computer Vision and Pattern Recognition, CVPR'19.": 1,
        "The 15th European Conference on Computer Vision, ECCV'18.": 1,
        "2018 IEEE Conference on Computer Vision and Pattern Recognition, CVPR'18.": 2,
        "The 31st Annual Conference on Neural Information Processing, NIPS'17.": 1,
        "2017 IEEE Conference on Computer Vision and Pattern Recognition, CVPR'17.": 1,
    }
)


@cache
def model() -> Model:
    return assemble(load(ROOT))


def section(title: str) -> Shown:
    return next(one for one in model().sections if one.title == title)


def listed(title: str, record: type[R]) -> list[R]:
    """The records under one heading, in order."""
    found = [one for group in section(title).groups for one in (*group.records, *group.rest)]
    assert all(isinstance(one, record) for one in found)
    return found


def works() -> dict[str, records.Publication]:
    return {work.key: work for work in listed("Selected Publications", records.Publication)}


def labels(links: tuple[records.Link, ...]) -> str:
    return " ".join(f"[{link.label}]" for link in links)


def venue(work: records.Publication) -> str:
    """The venue as the long style prints it."""
    year = work.year if work.date_text is None else work.date_text
    short = " ".join(part for part in (work.container_title_short, year) if part)
    return f"{work.container_title}, {short}."


def period(one: records.Member) -> str:
    start, end = (date_shown(date, "%b %Y") for date in (one.start, one.end))
    return one.period_text or f"{start}{model().content.config.period_dash}{end}"


def card(one: records.Member) -> tuple[str, ...]:
    advisors = ", ".join(advisor.full for advisor in one.co_advisor)
    parts = (one.name, period(one), one.role, advisors and f"(with {advisors})", one.organization)
    return tuple(part for part in parts if part)


def test_fourteen_sections_keep_their_titles_and_order() -> None:
    assert [one.title for one in model().sections] == SECTIONS


def test_the_biography_is_one_paragraph_with_every_fact() -> None:
    bio = " ".join(model().content.bio.text.split())
    assert len(model().content.bio.text.strip().split("\n\n")) == 1
    facts = [
        "assistant professor of computer science",
        "School of Computing and Information Systems (SCIS)",
        "Singapore Management University (SMU)",
        "2018 to 2019",
        "Prof. Tat-Seng Chua",
        "National University of Singapore",
        "Prof. Dr. Bernt Schiele",
        "MPI for Informatics",
        "2016 to 2018",
        "Lise Meitner Award Fellowship",
        "Prof. Dr. Mario Fritz",
        "Peking University (2016)",
        "Prof. Hong Liu",
        "2014",
        "Prof. Tatsuya Harada",
        "University of Tokyo",
    ]
    assert [fact for fact in facts if fact not in bio] == []
    assert all(interest in bio.lower() for interest in ("computer vision", "machine learning"))


def test_one_profile_is_linked() -> None:
    assert [link.label for link in model().content.person.links] == ["faculty profile"]


def test_thirty_three_news_are_undated() -> None:
    news = listed("News", records.News)
    assert len(news) == 33
    assert all(one.date is None and not one.date_text for one in news)


def test_the_news_name_their_venues_in_order() -> None:
    named = [
        "IPP EDB", "CVPR_'24", "ICLR_'24 CVPR_'24", "WACV_'24 CIL", "NeurIPS_'23", "ICCV_'23", "CVPR_'23", "ICLR_'23",
        'MMAsia 2020 "Outstanding_Service_Award"', "ECCV_'22 OOD", "CVPR_'22", 'NeurIPS_\'21 "outstanding_reviewer"',
        "NeurIPS_'21", "ICCV_'21", "ACM_Multimedia_'21", 'SMU "Lee_Kong_Chian_Fellow"', "CNN ViT",
        'ICLR_\'21 "outstanding_reviewer"', "FoodAI++", "CVPR_'21", "1st Causality_in_Vision CVPR_'21 US$1,000 (cash)",
        "NeurIPS_'20", "CVPR’19 MTL IEEE_Transactions_on_PAMI", "ECCV_'20", "E3BM SOTA LITTLE",
        "Mnemonics_Training SOTA ImageNet", "VC_R-CNN SOTA MS-COCO_Detection Open_Images",
        "CVPR_'20 (oral_presentation)", "ACM_Multimedia_Asia_'20 Singapore", '"Research_at_SMU_Nov_2019_Issue"',
        "NeurIPS_'19", "ACM_Multimedia_'19", "CVPR_'19",
    ]  # fmt: skip
    for one, words in zip(listed("News", records.News), named, strict=True):
        assert [word for word in words.replace("_", "\t").split(" ") if word.replace("\t", " ") not in one.text] == []


def test_thirteen_links_stand_after_twelve_news() -> None:
    linked = {place: labels(one.links) for place, one in enumerate(listed("News", records.News), 1) if one.links}
    assert linked == {
        1: "[info] [call]",
        8: "[project]",
        9: "[news]",
        15: "[project]",
        17: "[project]",
        19: "[demo]",
        21: "[homepage]",
        25: "[github]",
        26: "[github]",
        27: "[github]",
        29: "[homepage]",
        30: "[link]",
    }
    assert sum(text.count("[") for text in linked.values()) == 13


def test_five_doctoral_students() -> None:
    assert [card(one) for one in listed("Ph.D. Students", records.Member)] == [
        ("Yaoyao Liu", "2018 - 2022", "(with Bernt Schiele)", "MPI for Informatics"),
        ("Sicheng Yu", "2019 - 2022", "(with Jing Jiang)", "SMU"),
        ("Zhongqi Yue", "2020 - 2023", "(with Hanwang Zhang)", "NTU"),
        ("Tan Wang", "Since Aug 2020", "(with Hanwang Zhang)", "NTU"),
        ("Qing Wang", "Since Jan 2021", "(with Chong Wah Ngo)", "SMU"),
    ]


def test_two_master_students() -> None:
    assert [card(one) for one in listed("Master Students", records.Member)] == [
        ("Chunhui Bao", "Jan 2020-Dec 2021", "SMU"),
        ("LOH Yi Lin", "Jan 2022-Nov 2022", "SMU"),
    ]


def test_seventeen_fellows_and_assistants() -> None:
    assert [card(one) for one in listed("Research Fellows/Assistants", records.Member)] == [
        ("Xin Fu", "Jan 2020-Dec 2020", "Research Assistant", "Beijing Jiaotong University"),
        ("Wei Qin", "Nov 2019-May 2021", "Research Assistant", "Hefei University of Technology"),
        ("Muhammad Naufal", "Aug 2020-Dec 2020", "Research Student", "SMU"),
        ("Ying Liu", "Aug 2020-Mar 2021", "Research Assistant", "SMU"),
        ("Xiongwei Wu", "Mar 2021-Mar 2022", "PostDoc", "(with Ee-Peng Lim)", "SMU"),
        ("Xin Zhao", "Jun 2021-May 2022", "Visiting", "Jilin University"),
        ("Harshit Jain", "Aug 2021-Dec 2021", "Research Student", "SMU"),
        ("Fengyun Wang", "Nov 2021-Oct 2022", "Research Assistant", "Nanjing University of Science and Technology"),
        ("Ning Han", "Nov 2021-Oct 2022", "Visiting", "(with Ee-Peng Lim)", "Hunan University"),
        ("AW Khai Loong", "Jan 2022-May 2022", "Research Assistant", "SMU"),
        ("Kaifeng Gao", "Sep 2022-Sep 2023", "Research Assistant", "Zhejiang University"),
        ("Han Xue", "Oct 2022-Oct 2023", "Visiting", "Shanghai Jiao Tong University"),
        ("Lv Hui", "Mar 2023-Feb 2024", "Postdoc", "SMU"),
        ("Zichen Tian", "Mar 2023-July 2023", "Research Engineer", "SMU"),
        ("Binhui Liu", "Oct 2023-Oct 2024", "Visiting PhD Student", "Nanjing University of Science and Technology"),
        ("Haolin Li", "Oct 2023-Oct 2024", "Visiting PhD Student", "Harbin Institute of Technology"),
        ("Liuqing Zhao", "Oct 2023-Oct 2024", "Research Assistant", "SMU"),
    ]


def test_six_members_have_an_address_that_the_page_hides() -> None:
    members = [one for title in SECTIONS[2:5] for one in listed(title, records.Member)]
    assert [one.email.address for one in members if one.email] == [
        "yaoyao.liu@mpi-inf.mpg.de",
        "scyu.2018@phdcs.smu.edu.sg",
        "yuez0003@e.ntu.edu.sg",
        "wangt97@e.ntu.edu.sg",
        "qingwang.2020@phdcs.smu.edu.sg",
        "xwwu@smu.edu.sg",
    ]
    assert model().content.config.email_style == "at"


def test_every_portrait_says_whose_it_is() -> None:
    pictured = [one for one in listed("Ph.D. Students", records.Member) if one.image]
    assert len(pictured) == 5
    assert all(one.image and one.name in one.image.alt for one in pictured)


def test_forty_four_publications_stand_in_eight_years() -> None:
    groups = {group.title: [work.key for work in group.records] for group in section("Selected Publications").groups}
    assert groups == {year: keys.split() for year, keys in KEYS.items()}
    assert list(groups) == sorted(groups, reverse=True)
    assert [len(keys) for keys in groups.values()] == [5, 10, 7, 9, 6, 2, 3, 2]
    assert len(works()) == 44
    assert all(work.selected for work in works().values())


def test_the_year_is_not_taken_from_the_key() -> None:
    assert works()["NeurIPS2021_IFSL"].year == "2020"


def test_every_venue_is_written_as_on_the_page() -> None:
    assert Counter(venue(work) for work in works().values()) == VENUES
    assert [key for key, work in works().items() if work.status == "preprint"] == ["sar_arxiv_zichen"]


def test_every_paper_names_all_its_authors() -> None:
    counts = [len(work.author) for work in works().values()]
    assert counts == [
        *(5, 4, 6, 3, 4),
        *(3, 4, 6, 5, 4, 6, 2, 5, 5, 4),
        *(6, 5, 5, 8, 6, 4, 5),
        *(5, 3, 5, 4, 4, 5, 6, 3, 5),
        *(5, 4, 6, 3, 5, 4),
        *(6, 4),
        *(6, 6, 6),
        *(6, 3),
    ]
    assert all("Qianru Sun" in [author.full for author in work.author] for work in works().values())


def test_unusual_names_are_kept_whole() -> None:
    names = {author.full: author.family for work in works().values() for author in work.author}
    families = {"Luc Van Gool": "Van Gool", "Eric I-Chao Chang": "Chang", "Steven C.H. Hoi": "Hoi", "Hui Lv": "Lv"}
    assert {name: names.get(name) for name in families} == families


def test_nine_honours_have_their_rates() -> None:
    honors = {key: (one.label, one.rate) for key, work in works().items() for one in work.honor}
    assert honors == {
        "CVPR2023_Freestyle": ("Highlight", "2.5%"),
        "ECCV2022_FACE": ("Oral Presentation", "2.7%"),
        "AAAI2022_RED": (None, "15%"),
        "NeurIPS2021_IPIRM": ("Spotlight Presentation", "3%"),
        "ICCV2021_TCM": ("Oral Presentation", "3%"),
        "MM2021_FoodSef": ("Main Track", None),
        "NeurIPS2020_CONTA": ("Oral Presentation", "1.1%"),
        "CVPR2020_Mnemonics": ("Oral Presentation", "4%"),
        "CVPR2018_DPIG": ("Spotlight Presentation", None),
    }


def test_two_papers_are_among_the_most_cited() -> None:
    notes = {key: work.annotation for key, work in works().items() if work.annotation}
    assert notes == {
        "CVPR2019_MTL": "Top 200 Most Cited CVPR Paper over the Last Five Years",
        "NeurIPS2017_PG2": "Top 100 Most Cited NIPS (NeurIPS) Paper over the Last Five Years",
    }


def test_one_hundred_and_three_links_keep_their_labels() -> None:
    assert Counter(link.label for work in works().values() for link in work.links) == {
        "paper": 43,
        "pre-print": 1,
        "code": 39,
        "decoder code": 2,
        "PDM code": 1,
        "project": 3,
        "appendix": 3,
        "supp": 2,
        "supp.": 2,
        "slides": 2,
        "poster": 2,
        "video": 2,
        "challenge": 1,
    }


def test_links_keep_their_order() -> None:
    rows = {key: labels(work.links) for key, work in works().items()}
    unusual = {key: row for key, row in rows.items() if row != "[paper] [code]"}
    assert unusual == {
        "sar_arxiv_zichen": "[pre-print] [code]",
        "ICLR2023_OPEN_RELATION": "[paper] [code] [appendix]",
        "EMNLP2022_OOD": "[paper]",
        "ECCV2022_CONTEXT": "[paper] [code] [appendix]",
        "ECCV2022_ENV": "[paper] [code] [appendix]",
        "ACL2021_COSY": "[paper]",
        "MM2021_FoodSef": "[paper] [project] [challenge]",
        "CVPR2021_AANets": "[paper] [supp] [code]",
        "CVPR2021_GCM": "[paper] [supp] [code]",
        "CVPR2020_Mnemonics": "[paper] [supp.] [video] [code]",
        "CVPR2020_VC-RCNN": "[paper] [supp.] [video] [code]",
        "NeurIPS2019_LST": "[paper] [slides] [poster] [code]",
        "CVPR2019_MTL": "[paper] [poster] [code]",
        "ECCV2018_Face": "[paper] [decoder code]",
        "CVPR2018_DPIG": "[paper] [code] [project]",
        "CVPR2018_Head": "[paper] [decoder code] [PDM code]",
        "NeurIPS2017_PG2": "[paper] [slides] [code]",
        "CVPR2017_Social": "[paper] [code] [project]",
    }


def test_forty_four_abstracts_are_about_as_long_as_they_were() -> None:
    lengths = [len((work.abstract or "").split()) for work in works().values()]
    assert len(lengths) == 44
    assert min(lengths) >= 90
    assert max(lengths) <= 280
    assert model().content.publications["NIPS2023_GLA"].abstract
    assert section("Selected Publications").style.abstracts == "details"


def test_abstracts_keep_their_numbers_and_signs() -> None:
    signs = {
        "diff_iclr24": ["{1,...,t}", "CelebA, FFHQ, and Bedroom"],
        "NIPS2023_UDA": ["“Invariant CONsistency learning” (ICON)", "OFFICE-HOME", "VISDA-2017", "WILDS2.0"],
        "NIPS2023_GLA": ["1.5 pp", "1.4-4.6 pp", "2.4 pp", "11 few-shot datasets"],
        "CVPR2023_SSC": ["3.1% IoU", "2.2% mIoU"],
        "CVPR2023_CIM": ["4.8 percentage points", "10-Phase ImageNet-1000"],
        "AAAI2023_Hyper": ["Exp3 (Auer et al. 2002)", "2.2 percentage points"],
        "EMNLP2022_OOD": ["(Utama et al., 2020b)"],
        "MM2021_FoodSef": ["9,490", "154 ingredient classes", " -- "],
        "CVPR2020_VC-RCNN": ["P(Y|X)", "P(Y|do(X))", "``sense-making'' knowledge --- "],
        "NeurIPS2017_PG2": ["128×64", "256×256"],
    }
    missing = [sign for key, found in signs.items() for sign in found if sign not in (works()[key].abstract or "")]
    assert missing == []


def test_every_thumbnail_is_there_and_described() -> None:
    pictures = {work.image.src: work.image.alt for work in works().values() if work.image}
    assert sum(work.image is not None for work in works().values()) == 44
    assert len(pictures) == len(set(pictures.values())) == 10
    assert [src for src in pictures if not (ROOT / "content" / src).is_file()] == []


def test_the_heading_links_venues_and_the_full_list() -> None:
    assert labels(section("Selected Publications").section.links) == "[Venues]"
    full = section("Full Publications").section
    assert (full.kind, full.url) == ("link", "publications/")


def test_ten_awards_name_who_gave_them() -> None:
    awards = listed("Awards and Funding", records.Award)
    assert [f"{date_shown(one.date, '%b %Y')}, {one.title} ({one.funder})" for one in awards] == [
        "Mar 2023, Chinese Young Female Scholars in AI (Baidu Talent Program)",
        "Oct 2022, Outstanding Service Award (MMAsia)",
        "Aug 2022, DSO Research Grant (DSO National Laboratories)",
        "Oct 2021, Outstanding Reviewer (NeurIPS 2021)",
        "Aug 2021, Alibaba Innovative Research Grant (Alibaba Group)",
        "Jul 2021, Lee Kong Chian Fellowship (SMU)",
        "Mar 2021, Outstanding Reviewer (ICLR 2021)",
        "Nov 2020, Young Individual Research Grant (A*STAR)",
        "Feb 2020, Alibaba Innovative Research Grant (Alibaba Group)",
        "Mar 2016, Lise-Meitner Award for Excellent Women in Computer Science (MPI for Informatics)",
    ]
    assert Counter(one.kind for one in awards) == {"award": 5, "grant": 4, "fellowship": 1}


def test_twelve_services() -> None:
    lines = []
    for one in listed("Qianru's Services", records.Service):
        venues = [
            " ".join([place.name, *place.years])
            + (f" ({place.location})" if place.location else "")
            + (" " if place.at else "")
            + "".join(f"@{event}" for event in place.at)
            for place in one.venues
        ]
        lines.append(", ".join(venues) + f": {one.role}" + (f" ({one.position})" if one.position else ""))
    assert lines == [
        "Pattern Recognition: Associate Editor",
        "CAAI Transactions on Intelligence Technology: Associate Editor",
        "MM'24, ECCV'24, ICPR'24, WACV'24, ICCV'23, BMVC'22'23, AAAI'22, CVPR'22: Area Chair",
        "Causality in Vision @CVPR'21@ECCV'22: Organization Committee Member",
        "MM'25 (Kuala Lumpur): Organization Committee Member (Tutorial Chair)",
        "MM'24 (Melbourne): Organization Committee Member (Exhibits/Demo/Video Program Co-Chair)",
        "MM'21 (Chengdu): Organization Committee Member (Proceeding Co-Chair)",
        "MM Asia'20 (Singapore): Organization Committee Member (Program Co-Chair)",
        "ICML'21-, ICLR'21-, NeurIPS'20-, ECCV'20-, AAAI'20-, CVPR'18-, ICCV'17-: Program Committee Member",
        "IJCAI'21-'24: Senior Program Committee Member",
        "IEEE Trans on PAMI/TMM/TCSVT/TIP/NNLS, IJCV, PR, PR Letters: Reviewer",
        "Lise Meitner Award (MPII) 2018: Organization Committee",
    ]


def test_seven_talks_have_slides() -> None:
    talks = listed("Qianru's Talks", records.Talk)
    workshop = "ICLR 2022 Workshop of Objects, Structure, and Causality (OSC)"
    found = [
        f'{one.date_text or date_shown(one.date, "%b %Y")}, {one.kind}, {one.event}. "{one.title}"' for one in talks
    ]
    assert found == [
        'June 2023, Invited Talk, NJUST & NJUPT. "Learning from limited data for visual recognition"',
        f'May 2022, Keynote Talk, {workshop}. "Learning Invariance from Insufficient Data"',
        'Jul 2020, Invited Talk, CSIAM Big Data & AI Forum. "Learning to Learn"',
        'Jan 2018, Lecture, ICMR 2018 Tutorial. "Objects, Relationships, and Context in Visual Data"',
        'Dec 2017, Invited Talk, DVMM Lab at Columbia University. "Pose Guided Person Image Generation"',
        'Jul 2017, Keynote Talk, CVPR 2017 ODAR Workshop. "Domain Based Social Relation Recognition"',
        'Jul 2017, Lecture, MPII & Saarland University. "Your Photos Expose Your Social Life"',
    ]
    assert {labels(one.links) for one in talks} == {"[slides]"}


def test_nine_seminars_have_slides_and_a_closing_note() -> None:
    shown = section("Group Seminars")
    seminars = listed("Group Seminars", records.Talk)
    found = [f"{date_shown(one.date, shown.style.date_format)}, {one.speaker[0].full}. {one.title}" for one in seminars]
    assert found == [
        "29 Apr 2022, AW Khai Loong. Unsupervised Semantic Segmentation",
        "22 Apr 2022, Ning Han. Cross-Modal Video Retrieval",
        "8 Apr 2022, Fengyun Wang. Semantic Segmentation in RGB-D Data",
        "25 Mar 2022, Zhaozheng Chen. Weakly Supervised Semantic Segmentation",
        "18 Mar 2022, Zilin Luo. Class-Incremental Learning",
        "11 Mar 2022, Sicheng Yu. Masked Autoencoders",
        "25 Feb 2022, Xin Zhao. Source-Free Domain Adaptation",
        "18 Feb 2022, Qing Wang. Long-Tailed Recognition",
        "11 Feb 2022, Yaoyao Liu. Decoupling the representation learning and the classifier",
    ]
    assert {labels(one.links) for one in seminars} == {"[slides]"}
    assert shown.section.outro == "2021 and before, not public"


def test_three_collaborations_have_a_homepage() -> None:
    items = listed("Collaborations", records.Item)
    assert [f"{one.name} {labels(one.links)}" for one in items] == [
        "MReal Lab, Nanyang Technological University [homepage]",
        "D2-CVML Group, MPI for Informatics [homepage]",
        "Alibaba DAMO Academy [homepage]",
    ]


def test_five_courses() -> None:
    courses = listed("Teaching", records.Course)
    periods = [one.start if one.start == one.end else f"{one.start}-{one.end}" for one in courses]
    found = [f"{when} {one.code} - {one.title} ({one.level})" for when, one in zip(periods, courses, strict=True)]
    assert found == [
        "2022-2024 CS601 - Introduction to AI (MITB)",
        "2021-2024 CS701 - Deep Learning and Vision (PG)",
        "2020-2021 CS470 - UResearch Projects (UG)",
        "2019-2024 IS111 - Introduction to Programming (UG)",
        "2020 IS112 - Data Management (UG)",
    ]


def test_four_programmes_stand_in_one_line() -> None:
    items = listed("Programmes", records.Item)
    assert " ".join(f"{one.name} {labels(one.links)}" for one in items) == (
        "UG [info] Master [info] PhD [info] MITB [info]"
    )
    assert section("Programmes").style.layout == "inline"


def test_a_workshop_shows_the_conferences_it_was_held_with() -> None:
    page = produce(ROOT).outputs["index.html"].decode()
    assert "Causality in Vision @CVPR’21@ECCV’22: <b>Organization Committee Member</b>" in page
