"""The demo site holds everything that Chen Ju's homepage of July 2024 holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from homepage.content import records
from homepage.content.load import load_all
from tests.examples.looking import Example, links_in, served, venue

ROOT = Path(__file__).resolve().parents[2]
TOPICS = ["adaptation", "pretraining", "open-vocabulary", "creativity", "limited-supervision", "retrieval"]
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


def test_the_biography_has_six_paragraphs_beside_the_notice() -> None:
    assert len(content().bio.text.strip().split("\n\n")) == 6
    assert len(content().person.notice) == 1


def test_biography_and_notice_have_twenty_three_links() -> None:
    links = links_in(content().bio.text + content().person.notice[0].text)
    assert len(links) == 23
    assert len(set(links)) == 23


def test_chinese_glosses_stand_in_the_biography() -> None:
    glosses = ["鞠陈", "拍立淘", "微信技术架构", "盘古大模型"]
    glosses += ["人工智能学院院长", "国家万人", "国家杰青 & 长江学者"]
    assert [gloss for gloss in glosses if f"({gloss})" not in content().bio.text] == []
    assert content().bio.text.count(")(海外优青)") == 2
    assert content().person.native_name == "鞠陈"


def test_two_addresses_are_written_with_at_and_dot() -> None:
    addresses = [one.address for one in content().person.email]
    assert addresses == ["cju.void@gmail.com", "ju_chen@alumni.sjtu.edu.cn"]
    assert content().person.email_label == "Email"
    assert content().config.email_style == "at-dot"


def test_metrics_are_the_figures_of_google_scholar() -> None:
    (metrics,) = content().person.metrics
    figures = (metrics.source, metrics.citations, metrics.h_index, metrics.i10_index)
    assert figures == ("Google Scholar", "760+", "11", "12")


def test_twelve_news_nine_dated_three_new() -> None:
    assert len(news()) == 12
    dates = [one.date for one in news()]
    assert dates[:3] == [None, None, None]
    assert dates[3:] == [
        *("2024-07", "2024-06", "2024-03", "2024-01"),
        *("2023-09", "2023-07", "2023-03", "2022-07", "2022-07"),
    ]
    assert [one.new for one in news()] == [True] * 3 + [False] * 9


def test_the_three_new_items_link_their_papers() -> None:
    linked = [links_in(one.text) for one in news()]
    papers = ["2312.07408", "2404.14890", "2403.12965"]
    assert linked == [*([f"https://arxiv.org/pdf/{paper}.pdf"] for paper in papers), *([[]] * 9)]


def test_four_interests_one_with_a_full_width_colon() -> None:
    interests = content().person.interests
    assert [one.label for one in interests] == [
        "Vision-Language-Music Learning",
        "Data Governance/Flywheel & Mining",
        "Creative AIGC",
        "Video Understanding",
    ]
    assert [one.separator for one in interests] == [None, None, "：", None]
    assert all(one.strong for one in interests)
    assert interests[2].text is not None
    assert interests[2].text.endswith("RLHF Evalution.")


def test_researches_have_a_sentence_before_and_two_after() -> None:
    researches = section("Researches")
    assert researches.intro
    assert len((researches.outro or "").strip().split("\n\n")) == 2


def test_twenty_publications_stand_in_six_topics() -> None:
    assert len(works()) == 20
    assert [topic.id for topic in content().config.topics] == TOPICS
    assert all(topic.icon == "📒" and topic.title.startswith("Topic: ") for topic in content().config.topics)
    counts = Counter(work.topic for work in works())
    assert [counts[topic] for topic in TOPICS] == [3, 4, 4, 2, 4, 3]
    assert (section("Publications").group_by, section("Publications").numbered) == ("topic", True)


def test_nineteen_titles_are_linked_and_have_bibtex() -> None:
    assert sum(work.url is not None for work in works()) == 19
    assert sum(work.bibtex and bool(work.bibtex_text) for work in works()) == 19
    assert content().config.bibtex_label == "Bibtex"
    plain = paper("Cell Variational Information Bottleneck Network")
    assert (plain.url, plain.bibtex, plain.links) == (None, False, ())


def test_sixteen_links_keep_their_labels() -> None:
    labels = Counter(link.label for work in works() for link in work.links)
    assert labels == {
        "Project": 3,
        "Code & Data": 1,
        "Report": 1,
        "Project & Code": 5,
        "Project & Demo": 3,
        "Code": 2,
        "Demo": 1,
    }


def test_fifteen_venues_are_published_and_five_are_preprints() -> None:
    venues = Counter(venue(work) for work in works() if work.status != "preprint")
    assert venues == {
        ("ECCV", "2022"): 1,
        ("ECCV", "2024"): 2,
        ("CVPR", "2023"): 1,
        ("ACM Multimedia", "2022"): 1,
        ("CVPR", "2024"): 1,
        ("WACV", "2024"): 1,
        ("Springer IJCV", ""): 2,
        ("NeurIPS", "2023"): 1,
        ("ICCV", "2023"): 1,
        ("ICCV", "2021"): 1,
        ("ECCV", "2020"): 1,
        ("IEEE Transactions on Multimedia", ""): 1,
        ("WWW", "2024"): 1,
    }
    preprints = Counter(venue(work) for work in works() if work.status == "preprint")
    assert preprints == {("arXiv preprint", "2023"): 4, ("arXiv preprint", "2024"): 1}


def test_every_publication_names_all_its_authors() -> None:
    counts = [len(work.author) for work in works()]
    assert counts == [5, 9, 8, 4, 6, 5, 6, 8, 6, 5, 8, 8, 7, 6, 6, 6, 6, 7, 6, 5]
    assert all("Chen Ju" in [author.full for author in work.author] for work in works())


def test_the_page_and_its_bibtex_may_differ() -> None:
    renamed = paper("Collaborating Vision-Language Pre-training with Weakly-Supervised Video Understanding")
    assert served(renamed, "title").startswith("Distilling Vision-Language Pre-training to Collaborate")
    accepted = paper("SAM Guided Annotation-free Audio-Visual Cross-modal Segmentation")
    assert (served(accepted, "year"), served(accepted, "eprint"), venue(accepted)) == (
        *("2023", "2305.11019"),
        ("WACV", "2024"),
    )
    dated = paper("Open-Vocabulary Semantic Segmentation via Attribute Decomposition-Aggregation")
    assert (served(dated, "year"), venue(dated)) == ("2024", ("NeurIPS", "2023"))


def test_two_papers_and_two_patents_share_an_address() -> None:
    papers = Counter(work.url for work in works() if work.url)
    assert [url for url, count in papers.items() if count == 2] == ["https://arxiv.org/pdf/2307.02003.pdf"]
    assert sorted(Counter(work.url for work in patents()).values()) == [1, 1, 1, 1, 2]


def test_two_service_lines_name_twelve_venues() -> None:
    lines = of_kind(records.Service)
    assert [(one.role, len(one.venues)) for one in lines] == [
        ("PC Member & Conference Reviewer", 7),
        ("Journal Reviewers", 5),
    ]
    years = {venue.name: venue.years for venue in lines[0].venues}
    assert years["ECCV"] == ("2024", "2022")
    assert years["WACV"] == ("2024", "2025")


def test_a_hundred_acquaintances_in_seven_organizations_and_thirty_eight_teams() -> None:
    assert [(group.name, len(group.teams)) for group in contacts()] == [
        ("University System", 10),
        ("Alibaba", 5),
        ("Huawei", 5),
        ("Baidu", 3),
        ("Tencent", 3),
        ("Software Company", 7),
        ("Hardware Company", 5),
    ]
    assert len(known()) == 100
    assert sum(person.url is not None for person in known()) == 44


def test_names_of_teams_are_verbatim() -> None:
    teams = [team.name for group in contacts() for team in group.teams]
    assert {"2012", "INVIDIA", "KU Leuven", "T-head"} <= set(teams)


def test_several_acquaintances_may_share_one_address() -> None:
    shared = Counter(person.url for person in known() if person.url)
    assert sorted(shared.values())[-2:] == [2, 4]


def test_six_patents_have_number_title_and_inventors() -> None:
    assert [(work.number, len(work.author)) for work in patents()] == [
        ("CN202010403823.4", 3),
        ("CN202111190861.7", 6),
        ("CN202211056034.3", 6),
        ("CN202211581256.7", 6),
        ("CN202310913202.4", 6),
        ("CN202410913202.4", 7),
    ]
    assert all(work.title.startswith("《") and work.title.endswith("》") for work in patents())
    assert (section("Patents").self_style, section("Patents").authors_and) == ("bold-underline", "")


def test_four_stations_of_education() -> None:
    stations = of_kind(records.Position)
    assert [(one.start, one.end, one.title, one.organization, one.location) for one in stations] == [
        ("2018", "2024", "PhD", "Shanghai Jiao Tong University", "Shanghai, China"),
        ("2018", None, "Exchange Student", "University of Amsterdam", "Netherlands"),
        ("2018", None, "Exchange Student", "KU Leuven", "Belgium"),
        (
            *("2014", "2018", "Undergraduate"),
            *("University of Electronic Science and Technology of China", "Chengdu, China"),
        ),
    ]


def test_eleven_awards_eight_with_a_qualifier() -> None:
    awards = of_kind(records.Award)
    dates = [one.date for one in awards]
    assert dates == ["2024", "2023", "2022", "2021", "2020", "2018", "2018", "2017", "2017", "2016", "2015"]
    assert [one.qualifier for one in awards].count("Top 1%") == 8
    assert awards[0].title.endswith(
        "(Alibaba-Star, Huawei-Topminds, Tencent-QingYun, BaiDu-AIDU, KuaiShou-Star, JD-DMT)"
    )


def test_posts_projects_and_a_page_stand_there_in_both_languages() -> None:
    for edition in load_all(ROOT):
        written = (edition.posts, edition.projects, edition.pages)
        assert [len(documents) for documents in written] == [3, 2, 1]
        assert not any(one.body_language for documents in written for one in documents)
