"""From located values to records, with every problem in one pass."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.content import records
from homepage.content.config import Section, Site
from homepage.content.decode import Decoder
from homepage.source import yaml


def decoded(text: str, record: type[records.Record], language: str = "en") -> tuple[Any, list[str]]:
    decoder = Decoder("a.yaml", language)
    found = decoder.record(yaml.parse(text, "a.yaml"), record)
    return found, [str(problem) for problem in decoder.notes.problems]


def clean(text: str, record: type[records.Record], language: str = "en") -> Any:
    found, problems = decoded(text, record, language)
    assert problems == []
    return found


@pytest.mark.parametrize("word", ["No", "null", "yes", "2012", "2023.10", "~", "A*STAR", "US$1,000", "``x''"])
def test_a_title_is_the_text_that_is_written(word: str) -> None:
    assert clean(f"title: {word!r}" if word[0] in "~`" else f"title: {word}", records.Award).title == word


def test_october_is_not_january() -> None:
    assert clean("title: x\ndate: 2023.10", records.Award).date == "2023-10"
    assert clean("title: x\ndate: 2023.1", records.Award).date == "2023-01"


def test_the_text_that_stands_for_a_record_may_be_given_per_language() -> None:
    assert clean("{en: Best Paper, zh: 最佳论文}", records.Award, "zh").title == "最佳论文"
    person = clean("name: Ada\naffiliation: {en: Fudan, zh: 复旦}\ninterests: [{en: Sets}]", records.Person)
    assert person.affiliation == (records.Affiliation(name="Fudan"),)
    assert person.interests == (records.Interest(text="Sets"),)


def test_an_unknown_key_is_not_taken_for_a_language() -> None:
    _, problems = decoded("{titel: Best Paper}", records.Award)
    assert any("unknown key 'titel'" in problem for problem in problems)


def test_one_value_stands_for_a_list_of_one_and_a_string_for_a_record() -> None:
    person = clean("name: Ada\nemail: a@b.org\naffiliation: [Cambridge, {name: Oxford}]\nimage: a.png", records.Person)
    assert person.email == (records.Email(address="a@b.org"),)
    assert [one.name for one in person.affiliation] == ["Cambridge", "Oxford"]
    assert person.image == records.Image(src="a.png")


def test_a_key_and_its_value_are_a_record_of_two_fields() -> None:
    person = clean("name: Ada\nlinks:\n  - Google Scholar: https://a.org/\n  - ORCID:\n  - CV: cv.pdf", records.Person)
    assert [(one.label, one.url) for one in person.links] == [
        ("Google Scholar", "https://a.org/"),
        ("ORCID", None),
        ("CV", "cv.pdf"),
    ]
    person = clean("name: Ada\nlinks: {GitHub: https://a.org/, CV: cv.pdf}\nstats: {Papers: 40}", records.Person)
    assert [one.label for one in person.links] == ["GitHub", "CV"]
    assert person.stats == (records.Stat(label="Papers", value="40"),)
    assert clean("2024.07: We moved.", records.News) == records.News(date="2024-07", text="We moved.")
    assert clean("marks: {'*': equal, †: student}", Site).marks[1].meaning == "student"


def test_sections_may_be_kinds_and_their_titles() -> None:
    sections = clean("sections: {news: News, publications: All papers}", Site).sections
    assert [(one.kind, one.title) for one in sections] == [("news", "News"), ("publications", "All papers")]
    assert decoded("sections: {nws: News}", Site)[1][0].startswith("a.yaml:1:12: unknown key 'nws'")


def test_what_needs_one_field_alone_may_be_a_plain_text() -> None:
    assert clean("Calculus", records.Course) == records.Course(title="Calculus")
    assert clean("Grace Sample", records.Member) == records.Member(name="Grace Sample")
    assert clean("On looms", records.Talk) == records.Talk(title="On looms")
    person = clean("name: Ada\naffiliation: {MIT: https://mit.example/}", records.Person)
    assert person.affiliation == (records.Affiliation(name="MIT", url="https://mit.example/"),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name: Ada\naffiliation: {institution: MIT}", "a.yaml:2:15: unknown key 'institution'"),
        ("name: Ada\naffiliation: {nmae: MIT}", "a.yaml:2:15: unknown key 'nmae' (did you mean name?)"),
    ],
)
def test_a_field_of_another_name_is_no_pair(text: str, problem: str) -> None:
    assert decoded(text, records.Person)[1][0].startswith(problem)


@pytest.mark.parametrize(("word", "kind"), [("papers", "publications"), ("education", "positions"), ("blog", "posts")])
def test_a_kind_of_section_in_another_word_is_told(word: str, kind: str) -> None:
    assert f"(did you mean {kind}?)" in decoded(f"kind: {word}", Section)[1][0]


def test_a_choice_in_the_place_of_a_record_is_told_with_its_key() -> None:
    assert decoded("theme: dark", Site)[1] == [
        "a.yaml:1:8: keys and values are expected here (such as color_scheme: dark)"
    ]


def test_the_parts_of_a_pair_stand_at_their_places() -> None:
    decoder = Decoder("a.yaml")
    decoder.record(yaml.parse("name: Ada\nlinks:\n  - CV: cv.pdf", "a.yaml"), records.Person)
    assert [(one.value, str(one.location)) for one in decoder.notes.references] == [("cv.pdf", "a.yaml:3:9")]


@pytest.mark.parametrize("key", ["lable", "ulr", "link", "Label"])
def test_a_misspelt_field_is_no_label_and_is_told_once(key: str) -> None:
    _, problems = decoded(f"name: Ada\nlinks:\n  - {key}: https://a.org/", records.Person)
    assert [one.partition(" (")[0] for one in problems if "missing" not in one] == [f"a.yaml:3:5: unknown key '{key}'"]


@pytest.mark.parametrize(
    ("link", "remedy"),
    [
        ("https://a.org/", "Website: https://a.org/"),
        ("GitHub:https://a.org/", "GitHub: https://a.org/"),
        ("谷歌学术：https://a.org/", "谷歌学术: https://a.org/"),
    ],
)
def test_a_link_without_a_name_is_told_how_to_be_written(link: str, remedy: str) -> None:
    _, problems = decoded(f"name: Ada\nlinks:\n  - {link}", records.Person)
    assert problems == [f"a.yaml:3:5: the name of this link is not parted from its address (write {remedy})"]


def test_a_field_that_an_unknown_key_stands_for_is_not_missed_as_well() -> None:
    assert decoded("content: x", records.News)[1] == ["a.yaml:1:1: unknown key 'content' (did you mean text?)"]


@pytest.mark.parametrize("text", ["【a，b】", "［a, b］", "（a、b）"])
def test_brackets_that_make_no_list_are_told(text: str) -> None:
    _, problems = decoded(f"name: Ada\naliases: {text}", records.Person)
    signs = f"{text[0]} and {text[-1]}"
    assert problems == [
        f"a.yaml:2:10: warning: '{text}' is one value: {signs} make no list (write [a, b], or put the value in quotes)"
    ]
    assert decoded(f"name: Ada\naliases: '{text}'", records.Person)[1] == []


@pytest.mark.parametrize(
    ("text", "record", "several"),
    [
        ("title: x\nspeaker: Ada Example, Grace Sample", records.Talk, "Ada Example, Grace Sample"),
        ("organization: x\ntopics: looms, cards", records.Position, "looms, cards"),
        ("title: x\nspeaker: Sample, Grace", records.Talk, ""),
        ("title: x\nspeaker: 'Ada Example, Grace Sample'", records.Talk, ""),
        ("name: Ada\naffiliation: Faculty of Looms, University of Somewhere", records.Person, ""),
    ],
)
def test_one_value_that_reads_like_several_is_told(text: str, record: type[records.Record], several: str) -> None:
    _, problems = decoded(text, record)
    assert [one.partition("(")[2] for one in problems] == (
        [f"write [{several}] if these are several, or put the value in quotes)"] if several else []
    )


def test_a_date_before_a_full_width_colon_is_told() -> None:
    news, problems = decoded("2024.02：新年快乐", records.News)
    assert news == records.News(text="2024.02：新年快乐")
    assert [one.partition("(")[2] for one in problems] == ["write 2024.02: 新年快乐)"]
    assert decoded("目标：新年", records.News)[1] == []


def test_a_key_that_no_record_has_is_answered_with_those_that_it_has() -> None:
    assert "known: name, native_name," in decoded("name: Ada\n导师: 王", records.Person)[1][0]


def test_a_full_width_colon_between_braces_is_told_at_its_place() -> None:
    _, problems = decoded("name: Ada\nlinks:\n  - {label：CV，url：cv.pdf}", records.Person)
    assert problems[0].startswith("a.yaml:3:11: the colon after 'label' is a full-width one")


def test_a_value_left_empty_is_the_default() -> None:
    assert clean("title: x\nfunder:\nicon: ''", records.Award) == records.Award(title="x", icon="")


def test_text_is_composed_and_stripped() -> None:
    assert clean('title: " E\u0301tude "', records.Award).title.strip() == "Étude"


@pytest.mark.parametrize(
    ("word", "value"), [("true", True), ("Yes", True), ("on", True), ("false", False), ("NO", False)]
)
def test_a_switch_is_read_in_words(word: str, *, value: bool) -> None:
    assert clean(f"text: x\nnew: {word}", records.News).new is value


def test_a_text_per_language_is_that_of_the_site_or_the_first() -> None:
    text = "title: {en: Medal, zh: 奖章}"
    assert clean(text, records.Award, "zh").title == "奖章"
    assert clean(text, records.Award, "en").title == "Medal"
    assert clean(text, records.Award, "fr").title == "Medal"


def test_every_problem_of_a_record_is_reported() -> None:
    found, problems = decoded("titel: x\ndate: July 2024\nkind: prize\nlinks:\n  - url: www.a.org\n", records.Award)
    assert found is None
    assert problems == [
        "a.yaml:1:1: unknown key 'titel' (did you mean title?)",
        "a.yaml:2:7: 'July 2024' is not a date (write 2024-07)",
        "a.yaml:3:7: 'kind' cannot be 'prize' (one of: award · grant · fellowship)",
        "a.yaml:5:10: 'www.a.org' has no scheme (write https://www.a.org)",
        "a.yaml:5:5: 'label' is missing (What the link says, verbatim)",
    ]


def test_the_good_records_of_a_list_survive_the_bad_ones() -> None:
    decoder = Decoder("a.yaml")
    found = decoder.records(yaml.parse("- One\n- {date: 2024}\n- Three\n", "a.yaml"), records.Award)
    assert [one.title for one in found] == ["One", "Three"]
    assert len(decoder.notes.problems) == 1


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_an_empty_file_is_an_empty_list(text: str) -> None:
    decoder = Decoder("a.yaml")
    assert decoder.records(yaml.parse(text, "a.yaml"), records.Award) == ()
    assert decoder.notes.problems == []


def test_an_overlay_need_not_hold_what_a_record_requires() -> None:
    decoder = Decoder("a.yaml")
    node = yaml.parse("selected: true\n", "a.yaml")
    assert decoder.fields(node, records.Publication, partial=True) == {"selected": True}
    assert decoder.notes.problems == []


def test_what_points_elsewhere_is_noted_with_its_place() -> None:
    decoder = Decoder("a.yaml")
    decoder.record(
        yaml.parse("text: |\n  See [x](y.pdf)\nlinks:\n  - {label: z, url: z.pdf}\n", "a.yaml"), records.News
    )
    noted = [(one.kind, one.value, str(one.location)) for one in decoder.notes.references]
    assert noted == [("rich", "See [x](y.pdf)", "a.yaml:2"), ("url", "z.pdf", "a.yaml:4:21")]


def test_a_number_is_whole_and_from_one() -> None:
    assert clean("kind: news\nlimit: 3", Section).limit == 3
    for word in ("0", "-1", "1.5", "many", "³", "1_000"):
        assert "takes a whole number from 1" in decoded(f"kind: news\nlimit: {word}", Section)[1][0]


def test_a_table_holds_lists() -> None:
    assert clean("kind: news\nfilter: {category: education, kind: [a, b]}", Section).filter == {
        "category": ("education",),
        "kind": ("a", "b"),
    }


def test_a_record_within_a_record_is_reported_at_its_own_place() -> None:
    assert decoded("theme:\n  accent: blue\n", Site)[1] == ["a.yaml:2:11: 'blue' is not a colour (write #0b5cad)"]


KEYS = st.sampled_from(["title", "date", "kind", "links", "label", "url", "icon", "en", "nonsense"])
VALUES = st.recursive(
    st.sampled_from(["", "x", "2024", "2024.13", "true", "https://a.org", "www.a", "award"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5), st.sampled_from([records.Award, records.News, Section, Site]))
def test_anything_is_a_record_or_reported(tree: dict[str, Any], record: type[records.Record]) -> None:
    found, problems = decoded(json.dumps(tree), record)
    assert (found is None) == bool(problems)


def test_a_record_with_a_warning_is_kept() -> None:
    person, problems = decoded("name: Ada\ninterests: [算法，历史]", records.Person)
    assert [one.text for one in person.interests] == ["算法，历史"]
    assert len(problems) == 1
    assert problems[0].startswith("a.yaml:2:13: warning: '算法，历史' is one value")


@pytest.mark.parametrize("text", ["text: 'new：yes'", "text: |\n  One.\n  date：2025", "text: Zoom：a\n  b", "- x："])
def test_a_colon_in_a_text_that_no_field_could_follow_is_text(text: str) -> None:
    decoder = Decoder("a.yaml")
    decoder.records(
        yaml.parse(text if text.startswith("-") else f"- {text}".replace("\n", "\n  "), "a.yaml"), records.News
    )
    assert decoder.notes.problems == []


@pytest.mark.parametrize(
    ("tag", "hint"), [("eng", "did you mean en?"), ("cn", "did you mean zh?"), ("jp", "did you mean ja?")]
)
def test_a_text_in_no_language_is_reported_with_the_code_that_was_meant(tag: str, hint: str) -> None:
    found, problems = decoded(f"title: {{{tag}: Prize, fr: Prix}}", records.Award)
    assert found is None
    assert problems == [f"a.yaml:1:9: {tag!r} is not the code of a language ({hint})"]


def test_a_language_of_three_letters_is_one() -> None:
    assert clean("title: {yue: 獎, fr: Prix}", records.Award, "fr").title == "Prix"


@pytest.mark.parametrize(
    ("record", "key", "meant"),
    [
        (records.Person, "photo", "image"),
        (records.Person, "Position", "job_title"),
        (records.Person, "nmae", "name"),
        (records.Talk, "slides", "links"),
        (records.Course, "semester", "period_text"),
    ],
)
def test_a_key_by_another_word_is_told_by_ours(record: type[records.Record], key: str, meant: str) -> None:
    required = "name" if record is records.Person else "title"
    _, problems = decoded(f"{required}: Ada\n{key}: x", record)
    assert problems == [f"a.yaml:2:1: unknown key {key!r} (did you mean {meant}?)"]


def test_a_text_where_a_record_is_expected_is_written_as_one_in_the_hint() -> None:
    _, problems = decoded("sections: [news]", Site)
    assert problems == ["a.yaml:1:12: keys and values are expected here (such as kind: news)"]
