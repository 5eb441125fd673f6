"""Where pages of other generators stood, by their own word or by the rules of their generator."""

from __future__ import annotations

import pytest

from homepage.importers.front_matter.addresses import hugo, jekyll
from homepage.importers.front_matter.reader import Page
from homepage.importers.front_matter.tables import Table


def table(**values: object) -> Table:
    found = Table()
    found.update({key: table(**one) if isinstance(one, dict) else one for key, one in values.items()})
    return found


def page(path: str, **fields: object) -> Page:
    return Page(path=path, fields=table(**fields), body="")


@pytest.mark.parametrize(
    ("found", "config", "address"),
    [
        (page("_pages/cv.md", permalink="/vita/"), {}, "vita/"),
        (page("_pages/cv.md", permalink="/cv.html"), {}, "cv.html"),
        (page("cv.md"), {}, "cv.html"),
        (page("cv.md"), {"permalink": "pretty"}, "cv/"),
        (page("_projects/1_loom.md"), {}, "projects/1_loom.html"),
        (page("_projects/1_loom.md"), {"permalink": "/blog/:year/:title/"}, "projects/1_loom/"),
        (page("_talks/a.md"), {"collections": {"talks": {"permalink": "/:collection/:path/"}}}, "talks/a/"),
        (page("_posts/2021-02-03-wool.md"), {}, "2021/02/03/wool.html"),
        (
            page("_posts/2021-02-03-wool.md", categories=["Odd Things"]),
            {"permalink": "pretty"},
            "odd-things/2021/02/03/wool/",
        ),
        (page("_posts/2021-02-03-wool.md"), {"permalink": "/blog/:year/:title/"}, "blog/2021/wool/"),
        (page("_posts/2021-02-03-wool.md", slug="yarn"), {"permalink": "none"}, "yarn.html"),
        (
            page("_posts/2021-02-03-wool.md", date="2022-05-06 10:00"),
            {"permalink": "/:year/:i_month/:title"},
            "2022/5/wool",
        ),
        (
            page("_posts/2021-02-03-wool.md"),
            {"defaults": [table(scope=table(path="", type="posts"), values=table(permalink="/n/:slug/"))]},
            "n/wool/",
        ),
    ],
)
def test_a_page_of_jekyll_stood_where_its_rules_say(found: Page, config: dict[str, object], address: str) -> None:
    assert jekyll(found, table(**config)) == address


@pytest.mark.parametrize(
    ("found", "config", "address"),
    [
        (page("content/project/Buoy/index.md"), {}, "project/buoy/"),
        (page("content/en/project/buoy/index.md"), {}, "project/buoy/"),
        (page("content/zh/project/buoy/index.md"), {}, "zh/project/buoy/"),
        (page("content/privacy.md"), {}, "privacy/"),
        (page("content/post/a.md", slug="first"), {}, "post/first/"),
        (page("content/post/a.md", url="/old/a.html"), {}, "old/a.html"),
        (page("content/post/a/index.md", date="2020-01-02"), {"permalinks": {"post": "/:year/:slug/"}}, "2020/a/"),
    ],
)
def test_a_page_of_hugo_stood_where_its_rules_say(found: Page, config: dict[str, object], address: str) -> None:
    assert hugo(found, table(**config), "en") == address
