"""Tables, lists and entries that stay Markdown are told with their place, and prose is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.content.config import Section
from homepage.content.records import Person
from homepage.errors import Location
from homepage.importers.accounts import blocks, structure
from homepage.importers.folder import Folder
from homepage.importers.report import ImportReport
from homepage.importers.run import run
from homepage.importers.site import ImportedSite, Part

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = "title: Rosa Keller\nurl: https://rosa.example.org\nauthor:\n  name: Rosa Keller\n"
ABOUT = "---\npermalink: /\ntitle: About me\nauthor_profile: true\n---\n\nI study pots.\n"
TABLE = "Name | Clay | Since\n--- | --- | ---\nAda Moor | red | 2019\nBo Lind | white | 2021\n"


def kept(tmp_path: Path, files: dict[str, str]) -> list[str]:
    """What the report of an import says to be kept whole, each with its place."""
    source = tmp_path / "source"
    for name, text in {"_config.yml": CONFIG, "_pages/about.md": ABOUT, **files}.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text, encoding="utf-8")
    return [str(note) for note in run(source, tmp_path / "out", kind="academicpages").of("kept")]


def page(body: str, title: str = "Workshop") -> dict[str, str]:
    """A page beside the home page."""
    head = f"---\ntitle: {title}\npermalink: /{title.lower()}/\nlayout: single\n---\n"
    return {
        "_pages/workshop.md": f"{head}\n{body}",
        "_data/navigation.yml": f"main:\n  - title: {title}\n    url: /{title.lower()}/\n",
    }


def found(text: str) -> list[tuple[str, str]]:
    return [(one.what, one.heading) for one in structure.found(text)]


def test_a_table_on_a_page_is_told_with_its_heading_and_its_line(tmp_path: Path) -> None:
    assert kept(tmp_path, page(f"We throw and fire.\n\n## Apprentices\n\n{TABLE}")) == [
        "_pages/workshop.md:13: page “Workshop”, “Apprentices”: a table of 2 rows stands as Markdown, not as records"
    ]


def test_the_place_is_that_of_the_file_that_holds_most_of_a_block(tmp_path: Path) -> None:
    files = page(f"## Apprentices\n\n{TABLE}") | {"_pages/about.md": f"{ABOUT}\nAda Moor, red, 2019, is my pupil.\n"}
    assert [line.partition(" ")[0] for line in kept(tmp_path, files)] == ["_pages/workshop.md:11:"]


def test_the_place_is_that_below_the_heading_where_the_same_words_stand_twice(tmp_path: Path) -> None:
    stars = "[![](https://img.shields.io/github/stars/a/b)](https://github.com/a/b)"
    items = "".join(f"- *{one} clay of the valley* {stars}\n" for one in ("Red", "White", "Grey"))
    text = f"I fire red clay of the valley.\n\n## Pots\n\n{items}"
    assert [line.partition(" ")[0] for line in kept(tmp_path, page(text))] == ["_pages/workshop.md:11:"]


def test_a_section_that_is_told_as_a_whole_is_not_told_again(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# Awards\n\n{TABLE}", encoding="utf-8")
    report = ImportReport()
    folder = Folder(tmp_path, report)
    folder.text("a.md")
    parts = [Part(section=Section(kind="text", title=title), prose=TABLE) for title in ("Awards", "Prizes")]
    report.kept(Location("a.md", 1), "section “Awards” stands as Markdown")
    blocks.check(ImportedSite(person=Person(name="Rosa Keller"), parts=parts), folder, report)
    assert [note.text.partition(":")[0] for note in report.of("kept")] == [
        "section “Awards” stands as Markdown",
        "section “Prizes”",
    ]


def test_prose_on_a_page_is_not_told(tmp_path: Path) -> None:
    text = "We throw since 2019, as [the guild](https://guild.example.org) does.\n\n- Wheels\n- Kilns\n- Glazes\n"
    assert kept(tmp_path, page(text)) == []


def test_what_posts_hold_is_not_told(tmp_path: Path) -> None:
    post = f"---\ntitle: Firing\ndate: 2020-01-02\n---\n\nThe firing.\n\n{TABLE}"
    assert kept(tmp_path, {"_posts/2020-01-02-firing.md": post}) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("- Guild prize, 2019\n- Kiln medal, 2020\n- Clay award, 2021\n", "a list of 3 items"),
        (
            "- [Wheel](https://a.org/w): turns\n- [Kiln](https://a.org/k): fires\n- [Sieve](https://a.org/s): sifts\n",
            "a list of 3 items",
        ),
        ("- Red clay\n    - Guild, 2019\n    - Town, 2020\n- White clay\n    - Fair, 2021\n", "a list of 3 items"),
        (
            "**Ada Moor**\n\nPupil, 2019\n\n**Bo Lind**\n\nPupil, 2020\n\n**Cy Dahl**\n\n2021\n",
            "a row of 3 dated entries",
        ),
        ("Guild prize, 2019<br>\nKiln medal, 2020<br>\nClay award, 2021\n", "a row of 3 dated entries"),
        ("| Name |  |\n|---|---|\n| Ada | red |\n| Bo | white |\n", "a table of 2 rows"),
        ("Name | Clay\n--- | --- | ---\nAda | red | 2019\nBo | white | 2020\nCy | grey | 2021\n", "a table of 4 lines"),
        (
            "# Red\n\nFired 2019.\n\n# White\n\nFired 2020.\n\n# Grey\n\nFired 2021.\n",
            "a row of 3 entries with headings of their own",
        ),
        (
            "# 2021\n\n- Prize, 2021\n\n# 2020\n\n- Medal, 2020\n\n# 2019\n\n- Award, 2019\n",
            "a list of 3 items below several headings",
        ),
    ],
)
def test_what_could_be_records_is_structure(text: str, what: str) -> None:
    assert [one for one, _ in found(text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "- Wheels\n- Kilns\n- Glazes\n",
        "- [Home](https://a.org)\n- [Papers](https://a.org/p)\n- [Kilns](https://a.org/k)\n",
        "- Guild prize, 2019\n- Kiln medal, 2020\n",
        "In 2019 I came.\n\nPots are old, as I found.\n\nGlazes are not.\n\nSince 2021 I teach.\n",
        "# Clay\n\nIt is [old](https://a.org).\n\n# Fire\n\nIt is hot.\n\n# Glaze\n\nIt is blue.\n",
        "\n".join(f"- In {year} " + "I threw pots and fired them, " * 12 for year in (2019, 2020, 2021)),
    ],
)
def test_prose_menus_and_short_lists_are_no_structure(text: str) -> None:
    assert found(text) == []


def test_the_heading_is_the_nearest_one_above() -> None:
    assert found(f"# People\n\nWe are two.\n\n## Pupils\n\n{TABLE}") == [("a table of 2 rows", "Pupils")]
