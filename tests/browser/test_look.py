"""What the default theme promises and only a browser can tell: places on a phone, colours on paper and of an accent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

pytestmark = pytest.mark.xdist_group("browser")

PAPERS = "".join(
    f"@article{{{key}, title={{On {key}}}, author={{Ada Example}}, journal={{Looms}}, abbr={{Looms}}, year=2024}}\n"
    for key in ("one", "two")
)
SITE = {
    "site.yaml": "title: Ada Example\ntheme: {accent: '#ed0136', color_scheme: dark}\nsections:\n  - kind: about\n"
    "  - {kind: news, title: News}\n  - {kind: publications, title: Publications}\n",
    "content/person.yaml": "name: Ada Example\nimage: me.png\njob_title: Weaver\naffiliation: [{name: Looms}]\n",
    "content/news.yaml": "- {date: 2024-01, text: A loom was bought.}\n",
    "content/publications.bib": PAPERS,
    "content/publications.yaml": "one: {image: me.png}\n",
}
BIB = {"content/publications.bib": PAPERS}
LEFT = "return document.querySelector(arguments[0]).getBoundingClientRect().left"
# The colour as three numbers, whatever form the browser gives it.
CONTRAST = """
const pen = document.createElement('canvas').getContext('2d');
const light = (colour) => {
  pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((c) => c / 255).map(
    (c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
};
const style = getComputedStyle(document.querySelector(arguments[0]));
const [ink, paper] = [light(style.color), light(style.backgroundColor)];
return Math.max(ink, paper) / Math.min(ink, paper);
"""


@pytest.fixture
def home(browser: Chrome, served: Callable[[dict[str, str]], str], tmp_path: Path) -> Iterator[str]:
    """The address of a home page with a portrait, news, a paper with a picture and one without."""
    (tmp_path / "site/content").mkdir(parents=True)
    Image.new("RGB", (600, 600), "teal").save(tmp_path / "site/content/me.png")
    yield served(SITE)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def seen(browser: Chrome, width: int) -> None:
    """Give the window a width."""
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_portrait_stands_beside_the_name(browser: Chrome, home: str, width: int) -> None:
    seen(browser, width)
    browser.get(home)
    beside = """
    const [name, portrait] = ['h1', '.portrait'].map((one) => document.querySelector(one).getBoundingClientRect());
    return portrait.top < name.bottom && portrait.left > name.left;
    """
    assert browser.execute_script(beside)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_dates_pictures_and_papers_without_one_leave_their_texts_one_edge(browser: Chrome, home: str) -> None:
    seen(browser, 1280)
    browser.get(home)
    lefts = [browser.execute_script(LEFT, one) for one in (".news .text", "#one .title", "#two .title")]
    assert len(set(lefts)) == 1
    assert lefts[0] > browser.execute_script(LEFT, "h1")


def test_on_a_phone_the_picture_of_a_paper_leaves_its_title_the_edge_of_the_page(browser: Chrome, home: str) -> None:
    seen(browser, 360)
    browser.get(home)
    assert browser.execute_script(LEFT, ".pictured .title") == browser.execute_script(LEFT, "h1")


def test_the_home_page_says_the_name_once_and_other_pages_lead_back_by_it(browser: Chrome, home: str) -> None:
    count = "return document.body.innerText.split('Ada Example').length - 1 - document.querySelectorAll('.by').length"
    browser.get(home)
    assert browser.execute_script(count) == 1
    browser.get(f"{home}publications/index.html")
    assert browser.execute_script("return document.querySelector('.brand').textContent") == "Ada Example"


NAMES = ("News", "Selected publications", "Experience", "Teaching", "Honors and awards", "Professional service")
MANY = "".join(f"  - {{kind: news, title: {name}}}\n" for name in NAMES)
STRIP = """
const nav = document.querySelector('.top nav'), links = [...nav.querySelectorAll('a')];
const box = (one) => one.getBoundingClientRect();
links.at(arguments[0]).focus();
const {left, right} = box(nav), {left: start, right: end} = box(links.at(arguments[0]));
return {lines: new Set(links.map((one) => box(one).top)).size, hides: nav.scrollWidth > nav.clientWidth,
  shown: start >= left - 1 && end <= right + 1, tall: box(document.querySelector('.top')).height};
"""


@pytest.mark.parametrize("direction", ["en", "ar"])
@pytest.mark.parametrize("path", ["index.html", "publications/index.html"])
def test_on_a_phone_the_top_bar_is_one_line_that_reaches_all_its_stops(
    browser: Chrome, served: Callable[[dict[str, str]], str], path: str, direction: str
) -> None:
    seen(browser, 320)
    files = {"site.yaml": f"language: {direction}\nsections:\n{MANY}", "content/news.yaml": SITE["content/news.yaml"]}
    browser.get(served({**files, **BIB}) + path)
    for stop in (0, -1):
        found = browser.execute_script(STRIP, stop)
        assert (found["lines"], found["hides"], found["shown"]) == (1, True, True)
        assert found["tall"] < 100
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 320


def test_in_the_sidebar_layout_the_name_is_said_once_and_the_menu_stays_where_it_is(
    browser: Chrome, served: Callable[[dict[str, str]], str]
) -> None:
    seen(browser, 1280)
    settings = "theme: {layout: sidebar}\nsections: [{kind: news, title: News}]\n"
    address = served({"site.yaml": settings, "content/news.yaml": SITE["content/news.yaml"], **BIB})
    lefts = []
    for path in ("index.html", "publications/index.html"):
        browser.get(address + path)
        names = "return ['.brand', '.profile'].filter((one) => document.querySelector(one)?.offsetHeight).length"
        assert browser.execute_script(names) == 1
        lefts.append(browser.execute_script(LEFT, ".top nav a"))
    assert lefts == [browser.execute_script(LEFT, ".profile")] * 2


@pytest.mark.parametrize("layout", ["header", "sidebar"])
def test_the_width_of_the_column_is_what_the_settings_say(
    browser: Chrome, served: Callable[[dict[str, str]], str], layout: str
) -> None:
    seen(browser, 1600)
    found = []
    for width in ("narrow", "normal", "wide"):
        browser.get(served({"site.yaml": f"theme: {{layout: {layout}, width: {width}}}\n", **BIB}))
        found.append(browser.execute_script("return document.querySelector('main').offsetWidth"))
    assert found[0] < found[1] < found[2]


def test_titles_of_papers_look_the_same_below_headings_and_without_them(
    browser: Chrome, served: Callable[[dict[str, str]], str]
) -> None:
    fonts = set()
    for grouping in ("none", "year"):
        browser.get(
            served({"site.yaml": f"publications: {{group_by: {grouping}}}\n", **BIB}) + "publications/index.html"
        )
        fonts.add(browser.execute_script("return getComputedStyle(document.querySelector('.title')).font"))
    assert len(fonts) == 1


def test_names_of_a_team_are_not_broken_between_two_lines(
    browser: Chrome, served: Callable[[dict[str, str]], str]
) -> None:
    seen(browser, 320)
    people = ", ".join(f"Anna{'b' * length} Example" for length in range(1, 9))
    files = {
        "site.yaml": "sections: [{kind: contacts}]\n",
        "content/contacts.yaml": f"- {{name: A, people: [{people}]}}\n",
    }
    browser.get(served(files))
    lines = """
    return [...document.querySelectorAll('.one')].map((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return new Set([...range.getClientRects()].map((box) => box.top)).size;
    });
    """
    assert browser.execute_script(lines) == [1] * 8


def test_a_long_name_stays_within_its_card(browser: Chrome, served: Callable[[dict[str, str]], str]) -> None:
    seen(browser, 320)
    settings = {"site.yaml": "sections: [{kind: members, title: Group}]\n"}
    browser.get(served({**settings, "content/members.yaml": f"- name: {'Donaudampfschifffahrt' * 3}\n"}))
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 320


def test_paper_is_white_and_its_text_black_in_a_dark_scheme_with_an_accent(browser: Chrome, home: str) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.get(home)
    style = "const {color, backgroundColor} = getComputedStyle(document.querySelector(arguments[0]));"
    style += " return [color, backgroundColor]"
    assert browser.execute_script(style, "body") == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert browser.execute_script(style, ".title a")[0] == "rgb(0, 0, 0)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("piece", [".venue .tag", ".links.buttons a"])
def test_badges_and_buttons_take_the_accent_and_can_be_read(
    browser: Chrome, home: str, scheme: str, piece: str
) -> None:
    browser.get(home)
    browser.execute_script("document.documentElement.dataset.scheme = arguments[0]", scheme)
    assert browser.execute_script(CONTRAST, piece) >= 4.5


def test_a_card_of_a_project_leads_to_its_page_and_its_links_to_theirs(
    browser: Chrome, served: Callable[[dict[str, str]], str]
) -> None:
    card = "---\ntitle: Atlas\nsummary: A loom.\nlinks: [{label: Code, url: 'https://example.org/code'}]\n---\nText.\n"
    browser.get(served({"content/projects/atlas.md": card}) + "projects/index.html")
    at = """
    const box = document.querySelector(arguments[0]).getBoundingClientRect();
    return document.elementFromPoint(box.right - 4, box.top + box.height / 2).closest('a').textContent;
    """
    assert browser.execute_script(at, "li.project") == "Atlas"
    assert browser.execute_script(at, "li.project .links a") == "Code"


def test_the_button_that_a_script_shows_has_its_place_before(browser: Chrome, home: str) -> None:
    seen(browser, 360)
    browser.get(f"{home}publications/one/index.html")
    height = "return document.querySelector('main').scrollHeight"
    shown = browser.execute_script(height)
    browser.execute_script("document.querySelector('.copy').hidden = true")
    assert browser.execute_script(height) == shown
