"""The example holds everything that Junchen Fu's author page holds: figures, ten cards, their dates and flags."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from homepage.content.load import load
from homepage.site.dates import shown as date_shown
from homepage.site.model import Model, Shown, assemble

ROOT = Path(__file__).resolve().parents[2] / "examples" / "junchen-fu"

FOCAL = "Generating Fine-Grained Multi-attribute Descriptions for Arbitrarily Selected Face Focal Regions"
CARDS = [  # score, category, date, code flag, title, the three authors named, in the order of the page
    ("73.8", "IR", "Apr 14", True, "Differentiable Semantic ID for Generative Recommendation",
     "Junchen Fu, Xuri Ge, Alexandros Karatzoglou"),
    (None, "CV", "Aug 1, 2024", False,
     "Towards End-to-End Explainable Facial Action Unit Recognition via Vision-Language Joint Learning",
     "Xuri Ge, Junchen Fu, Fuhai Chen"),
    ("70.3", "IR", "May 26", False,
     "The 2nd EReL@MIR Workshop on Efficient Representation Learning for Multimodal Information Retrieval",
     "Junchen Fu, Xuri Ge, Xin Xin"),
    (None, "IR", "Apr 2, 2024", True,
     "IISAN: Efficiently Adapting Multimodal Representation for Sequential Recommendation with Decoupled PEFT",
     "Junchen Fu, Xuri Ge, Xin Xin"),
    (None, "CV", "Jan 1", False,
     f"Focal-RegionFace: {FOCAL}",
     "Kaiwen Zheng, Junchen Fu, Songpei Xu"),
    (None, "IR", "Nov 5, 2024", True,
     "Efficient and Effective Adaptation of Multimodal Foundation Models in Sequential Recommendation",
     "Junchen Fu, Xuri Ge, Xin Xin"),
    (None, "MM", "Jan 27", False,
     "Benchmarking Multimodal Large Language Models for Missing Modality Completion in Product Catalogues",
     "Junchen Fu, Wenhao Deng, Kaiwen Zheng"),
    (None, "CV", "Apr 7, 2025", False, "Video-Bench: Human-Aligned Video Generation Benchmark",
     "Hui Han, Siyuan Li, Jiaqi Chen"),
    (None, "CL", "Feb 18, 2025", False,
     "LLMPopcorn: An Empirical Study of LLMs as Assistants for Popular Micro-video Generation",
     "Junchen Fu, Xuri Ge, Kaiwen Zheng"),
    (None, "CV", "Apr 14, 2025", False,
     "Multimodal Representation Learning Techniques for Comprehensive Facial State Analysis",
     "Kaiwen Zheng, Xuri Ge, Junchen Fu"),
]  # fmt: skip
ADDRESSES = {  # addresses in abstracts, by the place of the paper
    0: "https://github.com/junchen-fu/DIGER",
    2: "https://erel-mir.github.io/",
    3: "https://github.com/GAIR-Lab/IISAN",
    5: "https://github.com/GAIR-Lab/IISAN",
}
NAMES = [  # what an abstract must still speak of
    ("SID", "Gumbel noise", "DIGER", "Two uncertainty decay strategies"),
    ("FACS", "VL-FAU", "DISFA", "BP4D"),
    ("Qwen", "LLaVA", "CLIP", "MM 2026"),
    ("47GB", "3GB", "443s", "22s", "37-39 GB", "350-380 seconds", "TPME", "Adapter", "LoRA", "FFT"),
    ("FaceFocalDesc", "Qwen2.5-VL", "Focal-RegionFace"),
    ("IISAN-Versa", "group layer-dropping", "Microlens"),
    ("MMPCBench", "six", "nine", "Qwen2.5-VL", "Gemma-3", "GRPO"),
    ("Video-Bench", "few-shot scoring", "chain-of-query", "Sora"),
    ("TikTok", "YouTube", "DeepSeek-V3", "DeepSeek-R1", "LTX-Video", "HunyuanVideo", "(iii)"),
    ("MFA", "GPT-4o", "MF^2", "DFN"),
]
PLACES = range(len(CARDS))


@cache
def model() -> Model:
    return assemble(load(ROOT))


def papers() -> Shown:
    (section,) = (one for one in model().sections if one.section.kind == "publications")
    return section


def test_the_example_has_nothing_to_complain_about() -> None:
    assert not model().content.warnings


def test_the_head_has_name_field_and_five_figures_in_order() -> None:
    person = model().content.person
    assert (person.name, person.field) == ("Junchen Fu", "CV")
    assert [(stat.label, stat.value) for stat in person.stats] == [
        ("h-index", "24"), ("papers", "10"), ("citations", "125"), ("Novelty", "45%"), ("AI Score", "54"),
    ]  # fmt: skip


def test_the_page_has_no_biography_no_email_and_no_profiles() -> None:
    content = model().content
    assert not content.bio.text
    assert not content.person.email
    assert not content.person.links


def test_the_heading_counts_the_ten_papers() -> None:
    assert papers().section.title == "{count} Papers"
    assert papers().title == "10 Papers"


def test_the_cards_stand_in_the_order_of_the_page() -> None:
    (group,) = papers().groups
    assert [work.title for work in group.records] == [title for *_, title, _ in CARDS]
    assert not group.rest
    assert papers().style.layout == "cards"


@pytest.mark.parametrize("place", PLACES)
def test_a_card_shows_score_category_date_and_code_flag(place: int) -> None:
    work = model().publications[place]
    date = date_shown(work.issued, papers().style.date_format) if work.date_text is None else work.date_text
    assert (work.score, work.category, date, work.has_code) == CARDS[place][:4]


def test_four_dates_without_a_year_are_dates_of_2026() -> None:
    assert [(work.date_text, work.issued) for work in model().publications if work.year == "2026"] == [
        ("Apr 14", "2026-04-14"), ("May 26", "2026-05-26"), ("Jan 1", "2026-01-01"), ("Jan 27", "2026-01-27"),
    ]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_card_names_three_authors_and_ends_in_et_al(place: int) -> None:
    style = papers().style
    byline = model().bylines.of(model().publications[place], style.authors_max)
    assert ", ".join(name.text for name in byline.shown[:3]) == CARDS[place][-1]
    assert byline.et_al
    assert style.authors_end == "et al."


@pytest.mark.parametrize("place", PLACES)
def test_the_own_name_is_shown_on_every_card(place: int) -> None:
    byline = model().bylines.of(model().publications[place], papers().style.authors_max)
    assert [name.text for name in byline.shown if name.is_self] == ["Junchen Fu"]


def test_only_video_bench_has_the_own_name_after_the_three() -> None:
    bylines = [model().bylines.of(work, papers().style.authors_max) for work in model().publications]
    assert [place for place, byline in enumerate(bylines) if len(byline.shown) > 3] == [7]


def test_two_papers_have_a_score_and_three_a_code_flag() -> None:
    works = model().publications
    assert [work.score for work in works if work.score] == ["73.8", "70.3"]
    assert sum(work.has_code for work in works) == 3


@pytest.mark.parametrize("place", PLACES)
def test_an_abstract_is_open_and_keeps_its_names_numbers_and_address(place: int) -> None:
    abstract = model().publications[place].abstract or ""
    assert papers().style.abstracts == "open"
    assert len(abstract.split()) > 120
    assert [name for name in NAMES[place] if name not in abstract] == []
    addresses = [address.rstrip(".") for address in re.findall(r"https?://\S+", abstract)]
    assert addresses == ([ADDRESSES[place]] if place in ADDRESSES else [])


def test_no_paper_shows_a_venue_or_a_link() -> None:
    for work in model().publications:
        assert not work.container_title
        assert not work.container_title_short
        assert not work.links
