"""The example holds everything that Chen Ju's homepage of October 2023 holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from homepage.content import records
from tests.examples.looking import Example, links_in, served, venue

ROOT = Path(__file__).resolve().parents[2] / "examples" / "chen-ju-2023"
TOPICS = ["adaptation", "pretraining", "limited-supervision", "editing", "acceleration"]
EXAMPLE = Example(ROOT)
content = EXAMPLE.content
section = EXAMPLE.section
of_kind = EXAMPLE.of_kind
news = EXAMPLE.news
contacts = EXAMPLE.contacts
known = EXAMPLE.known
works = EXAMPLE.works
patents = EXAMPLE.patents
paper = EXAMPLE.paper


def test_sections_keep_their_order_titles_and_icons() -> None:
    shown = [(one.icon, one.title) for one in content().config.sections if one.title]
    assert shown == [
        ("🔥", "News"),
        ("💻", "Researches"),
        ("📝", "Publications"),
        ("🗞️", "Academics and Communications"),
        ("📄", "Patents"),
        ("📖", "Educations"),
        ("🎖", "Honors and Awards"),
    ]
    assert content().config.sections[0].kind == "about"
    assert content().config.aliases == ("about/", "about.html")


def test_the_biography_has_a_greeting_and_four_paragraphs() -> None:
    assert len(content().bio.text.strip().split("\n\n")) == 5
    assert content().person.notice == ()


def test_the_biography_has_twenty_two_links() -> None:
    links = links_in(content().bio.text)
    assert len(links) == 22
    assert len(set(links)) == 22
    assert [link for link in links if link.endswith("&as_sdt=0%2C5&q=zhikang+li+alibaba&btnG=&oq=zhikang")]


def test_chinese_glosses_stand_in_the_biography() -> None:
    glosses = ["鞠陈", "盘古大模型", "拍立淘", "微信技术架构", "抖音"]
    assert [gloss for gloss in glosses if f"({gloss})" not in content().bio.text] == []
    assert content().person.native_name == "鞠陈"


def test_two_addresses_are_written_with_at_and_dot() -> None:
    addresses = [one.address for one in content().person.email]
    assert addresses == ["ju_chen@sjtu.edu.cn", "cju.void@gmail.com"]
    assert content().person.email_label == "Email"
    assert content().config.email_style == "at-dot"


def test_metrics_are_the_figures_of_google_scholar() -> None:
    (metrics,) = content().person.metrics
    figures = (metrics.source, metrics.citations, metrics.h_index, metrics.i10_index)
    assert figures == ("Google Scholar", "400", "8", "7")


def test_eleven_news_six_dated_three_new() -> None:
    dates = [one.date for one in news()]
    assert dates == ["2023-09", "2023-07", "2023-05", "2023-04", "2023-03", "2023-02", *([None] * 5)]
    assert [one.new for one in news()] == [True] * 3 + [False] * 8


def test_the_six_dated_items_link_their_papers() -> None:
    linked = [links_in(one.text) for one in news()]
    papers = ["2309.00096", "2307.02003", "2303.09813", "2303.11732", "2212.09335", "2302.09850"]
    assert linked == [*([f"https://arxiv.org/pdf/{paper}.pdf"] for paper in papers), *([[]] * 5)]


def test_the_undated_news_name_their_venues_in_order() -> None:
    venues = ["NIPS 2023", "ICCV 2023", "CVPR 2023", "ECCV 2022", "ACM Multimedia 2022"]
    assert all(venue in one.text for venue, one in zip(venues, news()[6:], strict=True))


def test_three_interests_not_bold_one_with_a_full_width_colon() -> None:
    interests = content().person.interests
    labels = ["Vision-Language-Audio Learning", "AIGC", "Video Understanding"]
    assert [one.label for one in interests] == labels
    assert [one.separator for one in interests] == [None, "：", None]
    assert not any(one.strong for one in interests)


def test_researches_have_a_sentence_before_and_after() -> None:
    assert section("Researches").intro
    assert section("Researches").outro


def test_fourteen_publications_stand_in_five_topics() -> None:
    assert len(works()) == 14
    assert [topic.id for topic in content().config.topics] == TOPICS
    assert all(topic.icon == "📒" and topic.title.startswith("Topic: ") for topic in content().config.topics)
    counts = Counter(work.topic for work in works())
    assert [counts[topic] for topic in TOPICS] == [3, 3, 4, 3, 1]
    assert (section("Publications").group_by, section("Publications").numbered) == ("topic", True)


def test_thirteen_titles_are_linked_and_have_bibtex() -> None:
    assert sum(work.url is not None for work in works()) == 13
    assert sum(work.bibtex and bool(work.bibtex_text) for work in works()) == 13
    assert content().config.bibtex_label == "Bibtex"
    plain = paper("Entropy-Driven Turbo Plugin for Vision-Language Foundation Models")
    assert (plain.url, plain.bibtex, plain.links) == (None, False, ())


def test_fourteen_links_keep_their_labels() -> None:
    labels = Counter(link.label for work in works() for link in work.links)
    assert labels == {
        "Project": 1,
        "Code & Data": 1,
        "Report": 1,
        "Project & Code": 5,
        "Project & Demo": 3,
        "Code": 2,
        "Demo": 1,
    }


def test_eleven_venues_are_published_and_three_are_preprints() -> None:
    venues = Counter(venue(work) for work in works() if work.status != "preprint")
    assert venues == {
        ("ECCV", "2022"): 1,
        ("CVPR", "2023"): 1,
        ("Springer IJCV", ""): 1,
        ("ACM Multimedia", "2022"): 1,
        ("ICCV", "2023"): 2,
        ("WACV", "2024"): 1,
        ("ICCV", "2021"): 1,
        ("ECCV", "2020"): 1,
        ("IEEE Transactions on Multimedia", ""): 1,
        ("NIPS", "2023"): 1,
    }
    preprints = Counter(venue(work) for work in works() if work.status == "preprint")
    assert preprints == {("arXiv preprint", "2023"): 3}


def test_every_publication_names_all_its_authors() -> None:
    counts = [len(work.author) for work in works()]
    assert counts == [5, 8, 8, 4, 8, 6, 6, 6, 6, 6, 8, 5, 6, 7]
    assert all("Chen Ju" in [author.full for author in work.author] for work in works())


def test_the_page_and_its_bibtex_may_differ() -> None:
    renamed = paper("Collaborating Vision-Language Pre-training with Weakly-Supervised Video Understanding")
    assert served(renamed, "title").startswith("Distilling Vision-Language Pre-training to Collaborate")
    accepted = paper("SAM Guided Annotation-free Audio-Visual Cross-modal Segmentation")
    assert (served(accepted, "year"), served(accepted, "eprint"), venue(accepted)) == (
        *("2023", "2305.11019"),
        ("WACV", "2024"),
    )


def test_two_papers_and_two_patents_share_an_address() -> None:
    papers = Counter(work.url for work in works() if work.url)
    assert [url for url, count in papers.items() if count == 2] == ["https://arxiv.org/pdf/2307.02003.pdf"]
    assert sorted(Counter(work.url for work in patents()).values()) == [1, 1, 1, 2]


def test_one_service_line_names_eight_venues() -> None:
    (line,) = of_kind(records.Service)
    assert line.role == "PC Member & Reviewer"
    assert [(venue.name, *venue.years) for venue in line.venues] == [
        ("AAAI", "2024"),
        ("WACV", "2024"),
        ("ICCV", "2023"),
        ("CVPR", "2023"),
        ("ACM MM", "2023"),
        ("AAAI", "2023"),
        ("ECCV", "2022"),
        ("IEEE T-MM",),
    ]


def test_six_acquaintances_stand_in_the_flat_list() -> None:
    flat = of_kind(records.Contact)
    assert [(person.name, person.affiliation) for person in flat] == [
        ("Tengda Han", "Oxford"),
        ("Kunhao Zheng", "Meta"),
        ("Zhe Xu", "DiDi"),
        ("Xue Yang", "OpenGVLab"),
        ("Qinwei Xu", "Ruijin"),
        ("Yujie Pan", "Intel"),
    ]
    assert all(person.url for person in flat)


def test_thirty_two_acquaintances_in_seven_named_organizations() -> None:
    shape = [(group.name, len(group.teams), len(group.people)) for group in contacts()]
    assert shape == [
        ("University System", 4, 0),
        ("Alibaba Group", 2, 0),
        ("Huawei", 4, 0),
        ("Baidu", 2, 0),
        ("JD", 0, 0),
        ("KuaiShou", 0, 0),
        ("NVIDIA", 0, 2),
    ]
    assert len(known()) == 32
    assert sum(person.url is not None for person in known()) == 27


def test_a_team_and_two_organizations_without_people_are_kept() -> None:
    assert [team.name for group in contacts() for team in group.teams if not team.people] == ["ICT ()"]
    assert [group.name for group in contacts() if not group.teams and not group.people] == ["JD", "KuaiShou"]


def test_names_of_teams_keep_their_glosses() -> None:
    assert [team.name for group in contacts()[1:] for team in group.teams] == [
        "DAMO Academy (达摩院)",
        "Ant Research (蚂蚁研究院)",
        "Car BU (华为车)",
        "Cloud BU (华为云)",
        "Consumer BG (终端消费者)",
        "ICT ()",
        "Big Search (大搜), MEG",
        "Ernie Bot (文心一言), AIG",
    ]


def test_several_acquaintances_may_share_one_address() -> None:
    shared = Counter(person.url for person in known() if person.url)
    assert sorted(shared.values())[-2:] == [2, 4]


def test_five_patents_have_number_title_and_inventors() -> None:
    assert [(work.number, len(work.author)) for work in patents()] == [
        ("CN202010403823.4", 3),
        ("CN202111190861.7", 6),
        ("CN202211056034.3", 6),
        ("CN202211581256.7", 6),
        ("CN202310913202.4", 6),
    ]
    assert all(work.title.startswith("《") and work.title.endswith("》") for work in patents())
    assert (section("Patents").self_style, section("Patents").authors_and) == ("bold-underline", "")


def test_four_stations_of_education() -> None:
    stations = of_kind(records.Position)
    assert [(one.start, one.end, one.title, one.organization, one.location) for one in stations] == [
        ("2018-09", "2024-03", "PhD candidate", "Shanghai Jiao Tong University", "Shanghai, China"),
        ("2018", None, "Exchange Student", "University of Amsterdam", "Netherlands"),
        ("2018", None, "Exchange Student", "KU Leuven", "Belgium"),
        (
            *("2014-09", "2018-06", "Undergraduate"),
            *("University of Electronic Science and Technology of China", "Chengdu, China"),
        ),
    ]


def test_nine_awards_seven_with_a_qualifier() -> None:
    awards = of_kind(records.Award)
    dates = [one.date for one in awards]
    assert dates == ["2023", "2022", "2020", "2018", "2018", "2017", "2017", "2016", "2015"]
    assert Counter(one.qualifier for one in awards) == {None: 2, "Top 5%": 2, "Top 1%": 5}
