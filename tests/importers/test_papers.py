"""One publication, typed in the ways in which people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.errors import Location
from homepage.importers.blocks import Block
from homepage.importers.folder import Folder
from homepage.importers.links import Links
from homepage.importers.papers import PaperReader
from homepage.importers.report import ImportReport
from homepage.site.names import Identity

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Walking on floors without a map"


@pytest.mark.parametrize(
    "text",
    [
        f"[{TITLE}](https://x.org/1), Li Na, **Wei Zhang**, Bob Smith, *ICML 2023*.",
        f"`ICML 2023` [{TITLE}](https://x.org/1), Li Na, **Wei Zhang**, Bob Smith.",
        f"Li Na, **Wei Zhang**, and Bob Smith. *{TITLE}.* ICML, 2023.",
        f'Li Na, **Wei Zhang**, and Bob Smith, "{TITLE}," *ICML*, 2023. [[paper](https://x.org/3)]',
        f"Li Na, **Wei Zhang**, Bob Smith. {TITLE}. ICML 2023.",
        f"{TITLE}. Li Na*, **Wei Zhang***, Bob Smith<sup>†</sup>. ICML 2023",
        f"**{TITLE}**  \nLi Na, <u>Wei Zhang</u>, Bob Smith  \n*ICML 2023* \\| [Code](https://github.com/a/b)",
        f"{TITLE}<br>Li Na, Wei Zhang and Bob Smith<br>ICML (2023)",
        f"*ICML 2023* **{TITLE}**\\\\\nLi Na; Wei Zhang; Bob Smith",
    ],
)
def test_title_authors_and_venue_are_told_apart(text: str, tmp_path: Path) -> None:
    report = ImportReport()
    reader = PaperReader(Links(Folder(tmp_path, report)), Identity(["Wei Zhang"]))
    work, _ = reader.read(Block(kind="item", text=text, location=Location("about.md", 3)))
    assert work.title == TITLE
    assert [author.full for author in work.author] == ["Li Na", "Wei Zhang", "Bob Smith"]
    assert (work.container_title_short, work.issued) == ("ICML", "2023")
    assert not report.of("kept")


def test_names_with_the_family_name_first_are_one_name_each(tmp_path: Path) -> None:
    reader = PaperReader(Links(Folder(tmp_path, ImportReport())), Identity(["Wei Zhang"]))
    text = "Zhang, W., Li, N., & Smith, B. (2019). Floors of the world. *Journal of Floors*, 3(2), 12–24."
    work, _ = reader.read(Block(kind="item", text=text, location=Location("about.md", 3)))
    assert [author.full for author in work.author] == ["W. Zhang", "N. Li", "B. Smith"]
    assert (work.title, work.issued) == ("Floors of the world", "2019")


def test_what_does_not_come_apart_is_kept_whole_and_told(tmp_path: Path) -> None:
    report = ImportReport()
    reader = PaperReader(Links(Folder(tmp_path, report)), Identity(["Wei Zhang"]))
    text = "various notes on floors, see the [archive](https://x.org/all)"
    work, _ = reader.read(Block(kind="item", text=text, location=Location("about.md", 7)))
    assert work.title == "various notes on floors, see the archive"
    assert [link.url for link in work.links] == ["https://x.org/all"] or work.url == "https://x.org/all"
    assert [str(note.location) for note in report.of("kept")] == ["about.md:7"]
