"""The filter line of the list of publications, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

pytestmark = pytest.mark.xdist_group("browser")

WORKS = [
    ("a2024", "inproceedings", "Weaving with engines", "Example, Ada and Müller, Jörg", "ICML", 2024),
    ("b2024", "article", "Looms at night", "Müller, Jörg and Example, Ada", "Journal of Looms", 2024),
    ("c2023", "inproceedings", "Engines again", "Smith, Jo and Roe, Al and Example, Ada", "ICML", 2023),
    ("d2023", "inproceedings", "Cards", "Example, Ada", "CVPR", 2023),
    ("e2022", "phdthesis", "On weaving", "Example, Ada", "", 2022),
    ("f2022", "misc", "Notes", "Roe, Al", "", 2022),
]


def entry(key: str, kind: str, title: str, author: str, venue: str, year: int) -> str:
    where = f"abbr = {{{venue}}}, {'journal' if kind == 'article' else 'booktitle'} = {{{venue}}}," if venue else ""
    return f"@{kind}{{{key}, title = {{{title}}}, author = {{{author}}}, {where} year = {year}}}\n"


SITE = {"content/publications.bib": "".join(entry(*work) for work in WORKS)}


class Listing:
    """The list as a reader sees and uses it."""

    def __init__(self, browser: Chrome, address: str) -> None:
        self.browser, self.page = browser, f"{address}publications/index.html"

    def open(self, query: str = "") -> Listing:
        self.browser.get(self.page + query)
        return self

    def shown(self) -> list[str]:
        script = (
            "return [...document.querySelectorAll('.pub')].filter((one) => one.checkVisibility()).map((one) => one.id)"
        )
        return list(self.browser.execute_script(script))

    def groups(self) -> list[str]:
        headings = self.browser.find_elements(By.CSS_SELECTOR, "main section h2")
        return [one.text for one in headings if one.is_displayed()]

    def jumps(self) -> list[str]:
        return [one.text for one in self.browser.find_elements(By.CSS_SELECTOR, ".jump a") if one.is_displayed()]

    def choose(self, name: str, value: str) -> None:
        field = self.browser.find_element(By.CSS_SELECTOR, f"select[name={name}]")
        self.browser.execute_script("arguments[0].focus()", field)  # as a reader does before choosing
        Select(field).select_by_value(value)

    def chip(self, name: str, value: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, f".chips input[name={name}][value='{value}']")

    def press(self, name: str, value: str) -> None:
        self.chip(name, value).click()

    def type(self, text: str) -> None:
        self.browser.find_element(By.NAME, "q").send_keys(text)

    def query(self) -> str:
        return self.browser.current_url.partition("?")[2]

    def says(self, text: str) -> bool:
        return bool(WebDriverWait(self.browser, 5).until(lambda _: self.status() == text))

    def status(self) -> str:
        return self.browser.find_element(By.CSS_SELECTOR, "#filter [role=status]").text


@pytest.fixture
def listing(browser: Chrome, served: Callable[[dict[str, str]], str]) -> Listing:
    return Listing(browser, served(SITE))


def test_everything_is_shown_at_first(listing: Listing) -> None:
    listing.open()
    assert listing.shown() == [work[0] for work in WORKS]
    assert listing.says("6 of 6 publications")


def test_a_choice_narrows_the_list_its_groups_and_the_address(listing: Listing) -> None:
    listing.open()
    listing.press("venue", "icml")
    assert listing.shown() == ["a2024", "c2023"]
    assert listing.groups() == ["2024 1", "2023 1"]
    assert listing.query() == "venue=icml"
    assert listing.says("2 of 6 publications")
    listing.press("year", "2023")
    assert (listing.shown(), listing.query()) == (["c2023"], "year=2023&venue=icml")


def test_several_choices_of_one_kind_widen_the_list_and_pressing_again_takes_one_back(listing: Listing) -> None:
    listing.open("?venue=icml&venue=cvpr")
    assert listing.shown() == ["a2024", "c2023", "d2023"]
    assert [listing.chip("venue", name).is_selected() for name in ("icml", "cvpr")] == [True, True]
    listing.press("venue", "icml")
    assert (listing.shown(), listing.query()) == (["d2023"], "venue=cvpr")
    listing.press("venue", "cvpr")
    assert (len(listing.shown()), listing.query()) == (6, "")


def test_a_chip_is_reached_and_pressed_by_keyboard_and_says_what_it_is(listing: Listing) -> None:
    listing.open()
    listing.type(Keys.TAB)
    chip = listing.browser.switch_to.active_element
    assert (chip.aria_role, chip.accessible_name) == ("checkbox", "2024 2")
    chip.send_keys(Keys.SPACE)
    assert (listing.shown(), chip.is_selected()) == (["a2024", "b2024"], True)
    assert listing.says("2 of 6 publications")
    group = listing.browser.find_element(By.CSS_SELECTOR, "fieldset.chips")
    assert (group.aria_role, group.accessible_name) == ("group", "Year")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=WEAVING", ["a2024", "e2022"]),
        ("?q=muller%20looms", ["b2024"]),
        ("?type=thesis", ["e2022"]),
        ("?role=first", ["a2024", "d2023", "e2022"]),
        ("?role=last", ["c2023"]),
        ("?role=other", ["b2024"]),
        ("?q=engines&year=2024", ["a2024"]),
        ("?q=nothing+fits", []),
        ("?year=1900&foreign=1", [work[0] for work in WORKS]),
    ],
)
def test_the_address_says_what_is_shown(listing: Listing, query: str, expected: list[str]) -> None:
    assert listing.open(query).shown() == expected
    assert listing.says(f"{len(expected)} of 6 publications")


def test_a_typed_word_is_one_step_back(listing: Listing) -> None:
    listing.open()
    listing.type("loom")
    assert (listing.shown(), listing.query()) == (["b2024"], "q=loom")
    listing.press("type", "thesis")
    assert listing.shown() == []
    listing.browser.back()
    assert (listing.shown(), listing.query()) == (["b2024"], "q=loom")
    listing.browser.back()
    assert (len(listing.shown()), listing.query()) == (6, "")
    listing.browser.forward()
    assert listing.shown() == ["b2024"]


def test_clearing_shows_everything_and_leads_back_to_the_search(listing: Listing) -> None:
    listing.open("?q=engines&year=2024")
    listing.browser.find_element(By.CSS_SELECTOR, "#filter button").click()
    assert (len(listing.shown()), listing.query()) == (6, "")
    assert listing.browser.switch_to.active_element.get_attribute("name") == "q"
    assert not listing.browser.find_element(By.CSS_SELECTOR, "#filter button").is_displayed()


def test_enter_does_not_leave_the_page(listing: Listing) -> None:
    listing.open()
    listing.type("cards" + Keys.ENTER)
    assert listing.shown() == ["d2023"]


def test_nothing_is_refused_by_the_policy_of_the_page(listing: Listing) -> None:
    listing.open("?q=engines")
    listing.press("year", "2023")
    assert listing.browser.get_log("browser") == []  # type: ignore[no-untyped-call]


def test_without_scripts_all_groups_are_there_and_no_filter(listing: Listing) -> None:
    listing.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        listing.open("?q=engines")
        assert len(listing.shown()) == 6
        assert not listing.browser.find_element(By.ID, "filter").is_displayed()
    finally:
        listing.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_thousand_publications_narrow_quickly(browser: Chrome, served: Callable[[dict[str, str]], str]) -> None:
    works = [
        entry(f"w{n}", "article", f"Work {n} on looms", "Example, Ada", f"Journal {n % 9}", 2000 + n % 20)
        for n in range(1000)
    ]
    listing = Listing(browser, served({"content/publications.bib": "".join(works)})).open()
    milliseconds = browser.execute_script("""
        const field = document.querySelector("[name=q]"), start = performance.now();
        for (const text of ["w", "wo", "work 9", "work 99", ""]) {
          field.value = text; field.dispatchEvent(new Event("input", {bubbles: true})); document.body.offsetHeight;
        }
        return performance.now() - start;""")
    assert milliseconds < 2500, "five key strokes, on a machine that may be busy"
    listing.choose("year", "2005")
    assert len(listing.shown()) == 50


@pytest.fixture
def long_listing(browser: Chrome, served: Callable[[dict[str, str]], str]) -> Listing:
    works = [
        entry(f"w{n}", "article", f"Work {n} on looms", "Example, Ada", f"Journal {n % 9}", 2000 + n // 20)
        for n in range(300)
    ]
    return Listing(browser, served({"content/publications.bib": "".join(works)}))


def test_a_list_of_300_is_narrowed_from_the_address(long_listing: Listing) -> None:
    long_listing.open("?year=2014&q=work")
    assert (len(long_listing.shown()), long_listing.groups()) == (20, ["2014 20"])
    assert long_listing.says("20 of 300 publications")
    selected = Select(long_listing.browser.find_element(By.NAME, "year")).first_selected_option.text
    assert selected == "2014 (20)"


def test_a_list_of_300_is_whole_without_scripts(long_listing: Listing) -> None:
    long_listing.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        long_listing.open("?year=2014")
        assert (len(long_listing.shown()), len(long_listing.groups())) == (300, 15)
    finally:
        long_listing.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def top_of(listing: Listing, selector: str) -> float:
    """How far below the top of the window something stands, once the window has come to rest."""
    script = "return document.querySelector(arguments[0]).getBoundingClientRect().top"

    def rests(_: object) -> bool:
        before = listing.browser.execute_script("return scrollY")
        return bool(
            listing.browser.execute_async_script(
                "const done = arguments[1]; requestAnimationFrame(() => "
                "requestAnimationFrame(() => done(scrollY === arguments[0])))",
                before,
            )
        )

    WebDriverWait(listing.browser, 10, poll_frequency=0.1).until(rests)
    return float(listing.browser.execute_script(script, selector))


def test_an_anchor_leads_to_its_work_below_line_and_heading(long_listing: Listing) -> None:
    long_listing.open("#w30")
    work, heading = top_of(long_listing, "#w30"), long_listing.browser.find_element(By.ID, "2001-heading")
    assert 80 <= work <= 160
    assert work >= heading.rect["height"]


def test_the_heading_of_a_group_stays_in_sight_and_its_link_leads_back_to_its_start(long_listing: Listing) -> None:
    long_listing.open("#2004")
    long_listing.browser.execute_script("scrollBy({top: 700, behavior: 'instant'})")
    line = top_of(long_listing, ".line")
    assert line == 0
    assert top_of(long_listing, "[id='2004-heading']") == pytest.approx(48, abs=1)
    long_listing.browser.execute_script("location.hash = '#2010'")
    assert 0 < top_of(long_listing, "[id='2010']") < 150


def test_a_long_list_is_printed_whole_and_without_what_narrows_it(long_listing: Listing) -> None:
    long_listing.open()
    browser = long_listing.browser
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        style = "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]"
        assert browser.execute_script(style, ".section > h2", "position") == "static"
        assert browser.execute_script(style, ".pubs > li", "contentVisibility") == "visible"
        assert not browser.find_element(By.NAME, "q").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_more_groups_than_fit_a_row_of_chips_are_led_to_as_long_as_they_show_works(
    browser: Chrome, served: Callable[[dict[str, str]], str]
) -> None:
    years = range(2024, 2016, -1)
    works = [entry(f"w{year}", "inproceedings", f"Engines of {year}", "Example, Ada", "ICML", year) for year in years]
    listing = Listing(browser, served({"content/publications.bib": "".join(works)})).open()
    assert listing.jumps() == [str(year) for year in years]
    listing.open("?q=2019")
    assert listing.jumps() == ["2019"]


def test_few_groups_have_no_row_of_links_beside_their_chips(listing: Listing) -> None:
    assert listing.open().jumps() == []


def test_the_script_is_small() -> None:
    assert (ROOT / "static/filter.js").stat().st_size < 4000


MENUS = "".join(
    f"@article{{m{at}, title={{M}}, journal={{J{at}}}, abbr={{J{at}}}, year={2000 + at}}}\n" for at in range(8)
)
ROOM = """
const pen = document.createElement('canvas').getContext('2d');
return [...document.querySelectorAll('.finder select')].map((one) => {
  const style = getComputedStyle(one);
  pen.font = style.font;
  const arrow = 20, within = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
  return within - pen.measureText(one.options[0].text).width;
});
"""


@pytest.mark.parametrize("language", ["en", "zh", "de", "fr", "es", "ja", "ko", "ar"])
def test_the_name_of_a_menu_is_not_cut(browser: Chrome, served: Callable[[dict[str, str]], str], language: str) -> None:
    browser.get(served({"site.yaml": f"language: {language}\n", "content/publications.bib": MENUS}) + "publications/")
    rooms = browser.execute_script(ROOM)
    assert len(rooms) == 2
    assert min(rooms) >= 0
