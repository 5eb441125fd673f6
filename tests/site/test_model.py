"""Sections with their records grouped, ordered, counted and bounded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.content.config import Group, Section, Site
from homepage.content.load import load
from homepage.content.records import Award, Contact, ContactGroup, Member, Publication, Record, Team, Venue
from homepage.site.model import Model, Shown, assemble
from tests.site.minimal import content

Make = Callable[[dict[str, str]], Path]


def shown(records: tuple[Record, ...], config: Site | None = None, **settings: Any) -> Shown:
    settings = {"kind": "publications", **settings}
    sections = (Section(**settings),)
    site = Site(sections=sections, topics=config.topics if config else ())
    return assemble(content(config=site, shown=(records,))).sections[0]


def titles(section: Shown) -> list[tuple[str, list[str]]]:
    return [(group.title, [one.title for one in group.records]) for group in section.groups]


def papers(**dates: str) -> tuple[Publication, ...]:
    return tuple(Publication(title=title, issued=issued or None) for title, issued in dates.items())


MIXED = papers(a="2021-05", b="2023", c="", d="2021", e="2022-12-31")


def test_the_order_of_the_file_is_kept_unless_told_otherwise() -> None:
    assert titles(shown(MIXED)) == [("", ["a", "b", "c", "d", "e"])]


def test_newest_first_keeps_the_order_of_the_file_among_equals() -> None:
    assert titles(shown(MIXED, sort="newest")) == [("", ["b", "e", "a", "d", "c"])]
    same = papers(x="2021", y="2021", z="2021")
    assert titles(shown(same, sort="newest")) == [("", ["x", "y", "z"])]


def test_oldest_first_is_the_other_way_round() -> None:
    assert titles(shown(papers(a="2023", b="2021"), sort="oldest")) == [("", ["b", "a"])]


def test_years_stand_newest_first_and_the_undated_last() -> None:
    section = shown(MIXED, group_by="year")
    assert titles(section) == [("2023", ["b"]), ("2022", ["e"]), ("2021", ["a", "d"]), ("Undated", ["c"])]


def test_topics_stand_in_their_declared_order_and_what_has_none_comes_last_without_a_heading() -> None:
    topics = (Group(id="v", title="Vision"), Group(id="w", title="Words", icon="📖"), Group(id="x", title="Unused"))
    works = tuple(Publication(title=title, topic=topic) for title, topic in (("1", "w"), ("2", None), ("3", "v")))
    section = shown(works, Site(topics=topics), group_by="topic")
    assert titles(section) == [("Vision", ["3"]), ("Words", ["1"]), ("", ["2"])]
    assert section.groups[1].icon == "📖"


def test_types_stand_in_their_usual_order_under_words() -> None:
    works = (Publication(title="t", type="thesis"), Publication(title="j", type="article-journal"))
    assert titles(shown(works, group_by="type")) == [("Journal articles", ["j"]), ("Theses", ["t"])]


def test_venues_stand_as_they_come() -> None:
    works = (
        Publication(title="1", container_title_short="CVPR"),
        Publication(title="2", container_title="Nature"),
        Publication(title="3", container_title_short="CVPR", container_title="Computer Vision"),
    )
    assert titles(shown(works, group_by="venue")) == [("CVPR", ["1", "3"]), ("Nature", ["2"])]


def test_members_are_grouped_by_their_declared_groups() -> None:
    groups = (Group(id="phd", title="PhD students"), Group(id="ra", title="Assistants"))
    people = (Member(name="B", group="ra"), Member(name="A", group="phd"), Member(name="C"))
    section = shown(people, kind="members", groups=groups)
    assert [(group.title, [one.name for one in group.records]) for group in section.groups] == [
        ("PhD students", ["A"]),
        ("Assistants", ["B"]),
        ("", ["C"]),
    ]
    assert section.style.layout == "cards"


def test_a_limit_moves_the_rest_out_of_sight_across_groups() -> None:
    section = shown(MIXED, group_by="year", limit=2)
    assert [[one.title for one in group.records] for group in section.groups] == [["b"], ["e"], [], []]
    assert [[one.title for one in group.rest] for group in section.groups] == [[], [], ["a", "d"], ["c"]]
    assert section.hidden == 3
    assert section.count == 5


def test_the_count_stands_in_the_title() -> None:
    assert shown(MIXED, title="{count} Papers").title == "5 Papers"
    assert shown(MIXED, title="{count} Papers", limit=1).title == "5 Papers"
    assert shown((), title="{count} Papers").title == "0 Papers"


def test_a_filter_keeps_records_whose_field_has_one_of_the_values() -> None:
    works = (
        Publication(title="1", selected=True, keywords=("vision", "video")),
        Publication(title="2", keywords=("audio",)),
        Publication(title="3", keywords=()),
    )
    assert titles(shown(works, filter={"selected": ("true",)})) == [("", ["1"])]
    assert titles(shown(works, filter={"selected": ("no",)})) == [("", ["2", "3"])]
    assert titles(shown(works, filter={"keywords": ("audio", "video")})) == [("", ["1", "2"])]


def test_empty_teams_and_organizations_are_not_shown() -> None:
    ann = (Contact(name="Ann"),)
    groups = (
        ContactGroup(name="Empty"),
        ContactGroup(name="Half", teams=(Team(name="ICT"), Team(name="2012", people=ann))),
        ContactGroup(name="Hollow", teams=(Team(name="ICT"),)),
        ContactGroup(name="Flat", people=ann),
    )
    section = shown(groups, kind="contacts", numbered=True)
    assert [(one.name, [team.name for team in one.teams]) for one in section.groups[0].records] == [
        ("Half", ["2012"]),
        ("Flat", []),
    ]
    assert section.count == 2


def test_a_section_without_records_has_no_group() -> None:
    assert shown((), group_by="year").groups == ()


def test_a_venue_is_named_in_one_place() -> None:
    made = content(
        config=Site(sections=(Section(kind="publications"),)),
        shown=((Publication(title="1", container_title_short="NIPS"),),),
        venues={"NIPS": Venue(name="Neural Information Processing Systems", short="NeurIPS")},
    )
    work = assemble(made).sections[0].groups[0].records[0]
    assert (work.container_title, work.container_title_short) == ("Neural Information Processing Systems", "NeurIPS")


def test_two_sections_of_one_title_have_two_anchors() -> None:
    sections = (*[Section(kind="awards", title="Honors")] * 3, Section(kind="news"))
    made = content(config=Site(sections=sections), shown=(*[(Award(title="x"),)] * 3, ()))
    assert [one.id for one in assemble(made).sections] == ["honors", "honors-2", "honors-3", "news"]


@given(
    st.lists(st.sampled_from(["", "2020", "2021-03", "2021-03-04"]), max_size=8),
    st.sampled_from(["none", "year", "type", "venue", "topic"]),
    st.sampled_from(["file", "newest", "oldest"]),
    st.none() | st.integers(1, 5),
)
def test_every_record_is_shown_or_unfolds(dates: list[str], group_by: str, sort: str, limit: int | None) -> None:
    works = tuple(Publication(title=str(number), issued=date or None) for number, date in enumerate(dates))
    section = shown(works, group_by=group_by, sort=sort, limit=limit)
    found = [one.title for group in section.groups for one in (*group.records, *group.rest)]
    assert sorted(found) == sorted(one.title for one in works)
    assert sum(len(group.records) for group in section.groups) == min(len(works), limit or len(works))


@pytest.fixture
def model(site: Make) -> Callable[[dict[str, str]], Model]:
    return lambda files: assemble(load(site(files)))


def test_a_home_page_without_an_about_section_begins_with_one(model: Callable[[dict[str, str]], Model]) -> None:
    made = model({"site.yaml": "sections:\n  - kind: news\n    title: News\n", "content/news.yaml": "- One.\n"})
    assert [one.section.kind for one in made.sections] == ["about", "news"]


def test_a_site_that_names_no_section_shows_every_file_that_is_there(model: Callable[[dict[str, str]], Model]) -> None:
    made = model(
        {
            "content/person.yaml": "name: Ada Example\ninterests: [Engines]\n",
            "content/news.yaml": "- One.\n",
            "content/publications.yaml": "a:\n  title: Notes\n",
            "content/acquaintances.yaml": "- Charles Babbage\n",
            "content/items.yaml": "- Notes\n",
        }
    )
    kinds = [one.section.kind for one in made.sections]
    assert kinds == ["about", "interests", "news", "publications", "people", "items"]


def test_the_most_authors_are_those_of_the_section_or_of_the_site() -> None:
    def most(site: Site) -> tuple[int, int]:
        model = assemble(content(config=site, shown=((),), publications={"a": Publication(title="A", key="a")}))
        return model.sections[0].style.authors_max, model.listing_style.authors_max

    plain, own = Section(kind="publications"), Section(kind="publications", authors_max=3)
    assert most(Site(sections=(plain,))) == (20, 20)
    assert most(Site(sections=(own,), authors_max=0)) == (3, 0)
