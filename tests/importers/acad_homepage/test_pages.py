"""Sections of one-page sites as their owners lay them out: roles apart from talks, tables that are named, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.content.records import Person, Position, Service, Talk
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

STARS = "https://img.shields.io/github/stars/anna/floors"


def read(text: str, folder: Path) -> tuple[ImportedSite, ImportReport]:
    report = ImportReport()
    found = blocks(Cleaner(report, lambda *_: None, lambda _: None).lines(text, "about.md"))
    return Page(found, Links(Folder(folder, report)), Person(name="Wei Zhang")).read(), report


def test_tags_round_the_name_and_the_role_of_the_settings_are_no_part_of_them(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "_pages").mkdir(parents=True)
    (source / "_pages" / "about.md").write_text("---\npermalink: /\n---\n\nI walk on floors.\n")
    (source / "_config.yml").write_text(
        'title: Anna Ash\nauthor:\n  name: "<center>Anna Ash (安安)</center>"\n  bio: "<b>Walker</b><br>at Floors"\n'
    )
    run(source, tmp_path / "out")
    person = (tmp_path / "out" / "content" / "person.yaml").read_text(encoding="utf-8")
    assert "name: Anna Ash\nnative_name: 安安\n" in person
    assert "tagline: Walker at Floors\n" in person


def test_talks_below_service_are_a_list_of_their_own(tmp_path: Path) -> None:
    site, _ = read('# Services\n\n### PC Member\n* ICML\n\n### Invited Talks\n* "Walking", Floors, 2024.03\n', tmp_path)
    records = [record for part in site.parts for record in part.records]
    assert [type(record) for record in records] == [Service, Talk]


@pytest.mark.parametrize(
    "item", ["- Walking on floors. Floor Workshop. 2024", "- 2024: Walking on floors. Floor Workshop."]
)
def test_a_talk_may_be_a_sentence_and_its_place_the_next(item: str, tmp_path: Path) -> None:
    site, _ = read(f"# Talks\n\n{item}\n", tmp_path)
    (talk,) = (record for part in site.parts for record in part.records if isinstance(record, Talk))
    assert (talk.title, talk.event, talk.date) == ("Walking on floors", "Floor Workshop", "2024")


def test_an_event_before_its_town_is_no_title_of_a_talk(tmp_path: Path) -> None:
    site, _ = read("# Talks\n\n- Second Conference on Floors. Milan. 2024\n", tmp_path)
    assert not [one for part in site.parts for one in part.records if isinstance(one, Talk)]


def test_a_table_that_stays_a_table_is_named_whatever_its_heading_says(tmp_path: Path) -> None:
    _, report = read("# My things\n\n| Name | Role |\n|---|---|\n| Ann | PhD |\n", tmp_path)
    assert [note.text for note in report.of("kept")] == ["section “My things” stands as Markdown"]


def test_the_venues_of_service_keep_several_years_and_terms_together(tmp_path: Path) -> None:
    site, _ = read(
        "# Services\n\n- Chair: Floors 2024 and 2022, Stairs 2023\n- Assistant: Walks, spring 2022\n", tmp_path
    )
    names = [
        venue.name for part in site.parts for one in part.records if isinstance(one, Service) for venue in one.venues
    ]
    assert names == ["Floors 2024 and 2022", "Stairs", "Walks", "spring 2022"]


def test_a_position_that_is_expected_to_end_keeps_its_advisor_in_brackets(tmp_path: Path) -> None:
    site, report = read(
        "# Experience\n\n- *2025.04 - 2026.03 (Expected)*, Research Assistant, [Floor University](https://f.org), "
        "Oslo. [Advised by [Ben Birch](https://b.org)]\n- *2023.07 - 2025.02* — **PhD student**, Stair University\n",
        tmp_path,
    )
    first, second = (one for part in site.parts for one in part.records if isinstance(one, Position))
    assert (first.title, first.organization, first.location) == ("Research Assistant", "Floor University", "Oslo")
    assert first.period_text == "2025.04 - 2026.03 (Expected)"
    assert "Advised by [Ben Birch](https://b.org)" in (first.text or "")
    assert second.title == "PhD student"
    assert not report.of("kept")


def test_a_link_round_a_picture_that_counts_stars_still_leads_to_the_repository(tmp_path: Path) -> None:
    site, _ = read(f"# Code\n\n- *Floors* [![]({STARS})](https://github.com/anna/floors)\n", tmp_path)
    assert "[github.com](https://github.com/anna/floors)" in "".join(part.prose for part in site.parts)


def test_the_name_set_off_with_another_hyphen_is_the_own_one(tmp_path: Path) -> None:
    items = [
        "- **Walking on floors**<br><u>Wei Zhang</u>, Li Na<br>ICML 2023",
        "- **Walking on stairs**<br>Li Na, <u>Wei-Zhang</u>*<br>ICML 2022",
    ]
    site, _ = read("# Publications\n\n" + "\n".join(items), tmp_path)
    assert site.person.aliases == ("Wei-Zhang",)
