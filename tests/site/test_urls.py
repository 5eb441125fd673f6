"""Addresses inside the site."""

from __future__ import annotations

import posixpath
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.site import urls

PARTS = st.text("abcdefgh0123-_", min_size=1, max_size=6)
PATHS = st.lists(PARTS, min_size=1, max_size=4).map(lambda parts: "/".join(parts) + ".html")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Selected Publications", "selected-publications"),
        ("Honors & Awards (2024)", "honors-awards-2024"),
        ("论文 Papers", "论文-papers"),
        ("Éducation", "éducation"),
        ("E\u0301ducation", "éducation"),
        ("🔥", ""),
        ("_under_score_", "under-score"),
    ],
)
def test_a_slug_holds_the_words_of_a_text(text: str, slug: str) -> None:
    assert urls.slug(text) == slug


@given(st.text(max_size=40))
def test_a_slug_can_stand_in_an_address_and_is_its_own_slug(text: str) -> None:
    slug = urls.slug(text)
    assert not re.search(r"[\s/\\?#%&\"'<>]", slug)
    assert urls.slug(slug) == slug


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", "index.html"),
        ("/", "index.html"),
        ("publications/", "publications/index.html"),
        ("/publications/", "publications/index.html"),
        ("./cv.pdf", "cv.pdf"),
        ("cv.pdf#page=2", "cv.pdf"),
        ("cv.pdf?download=1", "cv.pdf"),
        ("#news", "index.html"),
    ],
)
def test_an_address_names_its_output(url: str, path: str) -> None:
    assert urls.page_path(url) == path


def test_an_address_keeps_its_fragment() -> None:
    assert urls.local("publications/#y2024") == f"{urls.ROOT}publications/index.html#y2024"


@pytest.mark.parametrize(
    ("path", "public"),
    [("index.html", ""), ("news/index.html", "news/"), ("404.html", "404.html"), ("cv.pdf", "cv.pdf")],
)
def test_the_world_sees_folders_without_their_index(path: str, public: str) -> None:
    assert urls.public(path) == public


def test_a_link_to_the_page_itself_keeps_only_its_fragment() -> None:
    html = f'<a href="{urls.ROOT}news/index.html#n3">x</a><a href="{urls.ROOT}cv.pdf">y</a>'
    assert urls.finish(html, "news/index.html") == '<a href="#n3">x</a><a href="../cv.pdf">y</a>'


@given(PATHS, PATHS)
def test_an_address_made_relative_leads_to_its_target(page: str, target: str) -> None:
    href = urls.finish(f'"{urls.ROOT}{target}"', page).strip('"')
    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), href)) == target


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=50), PATHS)
def test_a_page_without_addresses_stays_as_it_is(html: str, page: str) -> None:
    assert urls.finish(html, page) == html
