"""Reading a site folder: which files are read, copied, missed and reported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from homepage.content.load import load
from homepage.content.loaded import Prose
from homepage.content.records import Talk
from homepage.errors import ContentError

Make = Callable[[dict[str, str]], Path]


def problems(root: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load(root)
    return [str(problem) for problem in caught.value.problems]


def test_the_smallest_site_is_two_lines(site: Make) -> None:
    content = load(site({}))
    assert content.person.name == "Ada Example"
    assert [section.kind for section in content.config.sections] == ["about"]
    assert content.assets == {}
    assert content.warnings == ()


def test_every_file_that_is_not_content_is_copied(site: Make) -> None:
    root = site({"content/cv.pdf": "x", "content/a/b.PNG": "x", "content/notes.txt": "x", "content/old.html": "x"})
    assert sorted(load(root).assets) == ["a/b.PNG", "cv.pdf", "notes.txt", "old.html"]


def test_hidden_files_and_leftovers_of_editors_are_not_copied(site: Make) -> None:
    root = site({"content/.DS_Store": "x", "content/.git/config": "x", "content/a.txt~": "x", "content/~$a.docx": "x"})
    assert load(root).assets == {}


def test_a_link_within_the_site_folder_is_followed(site: Make) -> None:
    root = site({"content/papers/notes.pdf": "the paper"})
    (root / "content" / "cv.pdf").symlink_to("papers/notes.pdf")
    assert load(root).assets["cv.pdf"].read_text(encoding="utf-8") == "the paper"


def test_a_section_reads_its_own_file(site: Make) -> None:
    root = site(
        {
            "site.yaml": "sections:\n  - {kind: talks, file: seminars.yaml}\n  - {kind: text, file: parts/cv.md}\n",
            "content/seminars.yaml": "- title: Engines\n",
            "content/parts/cv.md": "My life.\n",
        }
    )
    about, talks, text = load(root).shown
    assert about == ()
    assert talks == (Talk(title="Engines"),)
    assert isinstance(text, Prose)
    assert (text.text, text.path, text.line) == ("My life.\n", "content/parts/cv.md", 1)


def test_a_file_of_the_language_of_the_site_comes_first(site: Make) -> None:
    root = site({"site.yaml": "language: zh\n", "content/bio.md": "English.\n", "content/bio.zh.md": "中文。\n"})
    assert load(root).bio.text == "中文。\n"


def test_one_file_shown_twice_is_reported_once(site: Make) -> None:
    root = site(
        {
            "site.yaml": "sections:\n  - {kind: awards, filter: {kind: award}}\n"
            "  - {kind: awards, filter: {kind: grant}}\n",
            "content/awards.yaml": "- date: 2024\n",
        }
    )
    assert problems(root) == ["content/awards.yaml:1:3: 'title' is missing (Name of the award)"]


def test_problems_of_all_files_stand_in_one_sorted_report(site: Make) -> None:
    root = site(
        {
            "site.yaml": "titel: x\n",
            "content/person.yaml": "nam: x\n",
            "content/news.yaml": "- text: x\n  date: soon\n",
            "content/bio.md": "---\nx\n",
        }
    )
    places = [problem.split(": ")[0] for problem in problems(root)]
    assert places == sorted(places)
    assert {place.split(":")[0] for place in places} == {
        "site.yaml",
        "content/person.yaml",
        "content/news.yaml",
        "content/bio.md",
    }
