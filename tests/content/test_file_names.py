"""Names of files that were meant to be others."""

from __future__ import annotations

import pytest

from homepage.content import file_names
from homepage.content.files import KNOWN


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("news.yml", "news.yaml"),
        ("News.yaml", "news.yaml"),
        ("news.yaml.txt", "news.yaml"),
        ("award.yaml", "awards.yaml"),
        ("publication.bib", "publications.bib"),
        ("papers.bib", "publications.bib"),
        ("Bio.md", "bio.md"),
        ("bio.markdown", "bio.md"),
        ("pages/CV.MD", "pages/CV.md"),
        ("posts/2024-05-01-first.markdown", "posts/2024-05-01-first.md"),
        ("education.yml", "positions.yaml"),
        ("teaching.yaml", "courses.yaml"),
        ("post/first.md", "posts/first.md"),
        ("Pages/cv.md.txt", "pages/cv.md"),
    ],
)
def test_the_file_that_was_meant_is_named(path: str, meant: str) -> None:
    assert file_names.meant(path, KNOWN, [path]) == meant
    assert file_names.meant(path, KNOWN, [path, meant]) == ""


@pytest.mark.parametrize(
    "path", ["notes.yaml", "images/news.png", "papers.pdf", "news.txt", "pages/cv.md", "chapters.bib"]
)
def test_a_name_of_its_own_is_left_alone(path: str) -> None:
    assert file_names.meant(path, KNOWN, [path]) == ""
