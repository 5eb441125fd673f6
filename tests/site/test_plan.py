"""Which outputs a site has, and that no two stand on one path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.content.load import load
from homepage.content.records import Publication
from homepage.errors import Location, OutputError
from homepage.site.model import Model, assemble
from homepage.site.plan import Claim, alias_path, distinct, navigation, plan
from homepage.site.urls import addresses

Make = Callable[[dict[str, str]], Path]
NEWS = "".join(f"- Item {number}.\n" for number in range(4))


@pytest.fixture
def model(site: Make) -> Callable[[dict[str, str]], Model]:
    return lambda files: assemble(load(site(files)))


def claims(*pairs: tuple[str, str]) -> list[Claim]:
    return [Claim(path, owner, Location(owner)) for path, owner in pairs]


def test_the_smallest_site_has_a_home_page_and_one_for_lost_readers(model: Callable[[dict[str, str]], Model]) -> None:
    assert [page.path for page in plan(model({}))] == ["index.html", "404.html"]


def test_every_publication_with_a_key_has_a_page(model: Callable[[dict[str, str]], Model]) -> None:
    made = model({"content/publications.yaml": "a:\n  title: One\nDBLP:conf/b:\n  title: Two\n"})
    assert [page.path for page in plan(made)] == [
        "index.html",
        "publications/index.html",
        "publications/a/index.html",
        "publications/DBLP-conf-b/index.html",
        "404.html",
    ]


@pytest.mark.parametrize(
    ("settings", "has_page"),
    [
        ("limit: 2\n    more: page", True),
        ("limit: 2", True),
        ("limit: 2\n    more: unfold", False),
        ("limit: 9", False),
    ],
)
def test_news_have_a_page_when_the_home_page_shows_only_the_newest(
    model: Callable[[dict[str, str]], Model], settings: str, *, has_page: bool
) -> None:
    made = model({"site.yaml": f"sections:\n  - kind: news\n    {settings}\n", "content/news.yaml": NEWS})
    assert ("news/index.html" in [page.path for page in plan(made)]) == has_page


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("about/", "about/index.html"),
        ("/about/", "about/index.html"),
        ("about", "about/index.html"),
        ("about.html", "about.html"),
        (" old/me.html ", "old/me.html"),
    ],
)
def test_an_alias_is_a_folder_or_a_page(alias: str, path: str) -> None:
    assert alias_path(alias) == path


def test_the_top_bar_leads_to_titled_sections_and_the_list_of_publications(
    model: Callable[[dict[str, str]], Model],
) -> None:
    made = model(
        {
            "site.yaml": "publications: {title: All papers, nav: true}\nsections:\n"
            "  - {kind: news, title: News}\n  - {kind: awards, title: Honors, nav: false}\n"
            "  - {kind: publications, title: Selected, nav_label: Papers}\n  - {kind: text, file: note.md}\n",
            "content/news.yaml": NEWS,
            "content/awards.yaml": "- Medal\n",
            "content/note.md": "A note.\n",
            "content/publications.yaml": "a:\n  title: One\n",
        }
    )
    assert [(stop.label, stop.url) for stop in navigation(made)] == [
        ("News", "#news"),
        ("Papers", "#selected"),
        ("All papers", "publications/"),
    ]


@given(st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=12))
def test_any_keys_get_distinct_folders_that_stay_in_the_site(keys: list[str]) -> None:
    folders = list(addresses(Publication(title="T", key=key) for key in keys).values())
    assert len(folders) == len(keys)
    assert len({folder.lower() for folder in folders}) == len(keys)
    assert all(folder and "/" not in folder and folder not in (".", "..") for folder in folders)


def test_a_key_that_can_stand_in_an_address_is_its_folder() -> None:
    assert addresses([Publication(title="T", key="Sun_2020-a.b")]) == {"Sun_2020-a.b": "Sun_2020-a.b"}


def test_outputs_on_different_paths_are_fine() -> None:
    distinct(claims(("a.html", "a"), ("b/index.html", "b"), ("b/c.html", "c"), ("a.html", "a")))


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        ("a.html", "a.html", "second: would be written to a.html, where first already is (rename one of them)"),
        ("a.html", "A.html", "second: would be written to A.html, where first already is (rename one of them)"),
        ("a/b.html", "a", "second: would be the file a, which is a folder of the site (rename it)"),
        ("A", "a/b.html", "first: would be the file A, which is a folder of the site (rename it)"),
    ],
)
def test_two_outputs_on_one_path_are_reported(one: str, other: str, message: str) -> None:
    with pytest.raises(OutputError) as caught:
        distinct(claims((one, "first"), (other, "second")))
    assert str(caught.value) == message


def test_two_sources_of_one_output_are_reported_once_for_all_languages() -> None:
    both = claims(("cv.html", "a"), ("zh/cv.html", "a"), ("cv.html", "b"), ("zh/cv.html", "b"))
    with pytest.raises(OutputError) as caught:
        distinct(both)
    assert len(caught.value.problems) == 1
