"""Logos by their names, and by the places that links of the profile lead to."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from homepage.build import produce
from homepage.content.words import ENGLISH
from homepage.errors import ContentError
from homepage.output import logos, packages
from homepage.output.markup import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest.importorskip("simplepycons")
WRITER = Writer("en", "at", ENGLISH)


def test_a_logo_before_a_text_is_hidden_from_those_who_hear_the_text() -> None:
    html = WRITER.icon("simple-orcid")
    assert html.startswith(
        '<svg class="icon" viewBox="0 0 24 24" width="1em" height="1em" fill="currentColor" aria-hid'
    )
    assert re.search(r'aria-hidden="true"><path d="M[\d .a-zA-Z-]+"/></svg>$', html)


def test_a_logo_in_a_text_is_called_by_its_name() -> None:
    assert 'role="img" aria-label="Google Scholar"><path' in WRITER.block("On :simple-googlescholar:")


def test_a_logo_is_read_without_importing_any() -> None:
    code = (
        "import sys\nfrom homepage.output import logos\n"
        "assert logos.named('github')\nprint([name for name in sys.modules if 'pycons' in name])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown == "[]\n"


def test_every_logo_of_a_place_is_among_those_of_the_package() -> None:
    assert {f"simple-{name}" for name in (*logos._HOSTS.values(), "googlescholar", "mastodon")} <= set(logos.names())


def test_most_logos_of_the_package_can_be_read() -> None:
    every = list(logos.names())[::50]
    assert len(every) > 50
    assert all(logos.named(name.removeprefix(logos.PREFIX)) for name in every)


@pytest.mark.parametrize(
    ("url", "icon"),
    [
        ("https://github.com/ada", "simple-github"),
        ("https://www.github.com/ada", "simple-github"),
        ("https://ada.github.io/", "globe"),
        ("https://notgithub.com/ada", "globe"),
        ("https://scholar.google.co.uk/citations?user=x", "simple-googlescholar"),
        ("https://dblp.uni-trier.de/pid/1/2.html", "simple-dblp"),
        ("https://mathstodon.xyz/@ada", "simple-mastodon"),
        ("https://www.youtube.com/@ada", "simple-youtube"),
        ("https://twitter.com/ada", "simple-x"),
        ("https://netflix.com/", "globe"),
        ("https://www.linkedin.com/in/ada/", "globe"),
        ("mailto:ada@example.org", "mail"),
        ("cv.pdf", "file-text"),
    ],
)
def test_an_address_has_the_logo_of_its_place(url: str, icon: str) -> None:
    assert logos.of(url) == icon


PROFILE = {
    "site.yaml": "profile_icons: true\n",
    "content/person.yaml": (
        "name: Ada Example\norcid: 0000-0002-1825-0097\nlinks:\n"
        "  - {label: GitHub, url: https://github.com/ada}\n"
        "  - {label: Code, url: https://gitlab.com/ada, icon: code}\n"
        "  - {label: Ada elsewhere, url: https://ada.example.org/}\n"
    ),
}


def profile(page: bytes) -> list[str]:
    """The shapes before the links of the profile, shortened."""
    row = page.decode().partition('<ul class="profile-links')[2].partition("</ul>")[0]
    return [re.sub(r"<svg[^>]*>|</svg>", "", one)[:24] for one in re.findall(r"<a [^>]*>(<svg.*?</svg>)", row)]


def test_the_links_of_the_profile_have_icons_when_site_yaml_asks_for_them(
    site: Callable[[dict[str, str]], Path],
) -> None:
    expected = [
        re.sub(r"<svg[^>]*>", "", WRITER.icon(name))[:24] for name in ("simple-github", "code", "globe", "simple-orcid")
    ]
    assert profile(produce(site(PROFILE)).outputs["index.html"]) == expected


def test_without_the_setting_links_have_the_icons_of_their_author_alone(
    site: Callable[[dict[str, str]], Path],
) -> None:
    assert len(profile(produce(site(PROFILE | {"site.yaml": "title: Ada\n"})).outputs["index.html"])) == 1


def test_a_missing_package_is_reported_at_every_place_that_needs_it(
    site: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = packages.folder
    monkeypatch.setattr(packages, "folder", lambda name: None if name == "simplepycons" else there(name))
    logos.named.cache_clear()
    folder = site(
        PROFILE
        | {
            "content/bio.md": "Code: :simple-github:\n",
            "content/awards.yaml": "- title: A prize\n  icon: simple-acm\n",
        }
    )
    with pytest.raises(ContentError) as caught:
        produce(folder)
    found = sorted((str(one.location), one.message.partition(" needs")[0]) for one in caught.value.problems)
    assert found == [
        ("content/awards.yaml:2:9", "icon: simple-acm"),
        ("content/bio.md:1:7", ":simple-github:"),
        ("site.yaml:1:1", "profile_icons"),
    ]
    assert all('pip install "academic-homepage[logos]"' in str(one.hint) for one in caught.value.problems)
    logos.named.cache_clear()


def test_a_logo_that_is_not_known_is_reported_with_the_nearest_one(site: Callable[[dict[str, str]], Path]) -> None:
    folder = site({"content/awards.yaml": "- {title: A prize, icon: simple-gitub}\n"})
    with pytest.raises(ContentError, match="there is no icon 'simple-gitub'") as caught:
        produce(folder)
    assert caught.value.problems[0].hint == "did you mean simple-github?"
