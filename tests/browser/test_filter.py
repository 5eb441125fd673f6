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
        field = self.browser.find_element(By.NAME, name)
        self.browser.execute_script("arguments[0].focus()", field)  # as a reader does before choosing
        Select(field).select_by_value(value)

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
    listing.choose("venue", "icml")
    assert listing.shown() == ["a2024", "c2023"]
    assert listing.groups() == ["2024 1", "2023 1"]
    assert listing.jumps() == ["2024", "2023"]
    assert listing.query() == "venue=icml"
    assert listing.says("2 of 6 publications")
    listing.choose("year", "2023")
    assert (listing.shown(), listing.query()) == (["c2023"], "year=2023&venue=icml")


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
    listing.choose("type", "thesis")
    assert listing.shown() == []
    listing.browser.back()
    assert (listing.shown(), listing.query()) == (["b2024"], "q=loom")
    listing.browser.back()
    assert (len(listing.shown()), listing.query()) == (6, "")
    listing.browser.forward()
    assert listing.shown() == ["b2024"]


def test_clearing_shows_everything_and_leads_back_to_the_search(listing: Listing) -> None:
    listing.open("?q=engines&year=2024")
    listing.browser.find_element(By.CSS_SELECTOR, "#filter [type=reset]").click()
    assert (len(listing.shown()), listing.query()) == (6, "")
    assert listing.browser.switch_to.active_element.get_attribute("name") == "q"
    assert not listing.browser.find_element(By.CSS_SELECTOR, "#filter [type=reset]").is_displayed()


def test_enter_does_not_leave_the_page(listing: Listing) -> None:
    listing.open()
    listing.type("cards" + Keys.ENTER)
    assert listing.shown() == ["d2023"]


def test_nothing_is_refused_by_the_policy_of_the_page(listing: Listing) -> None:
    listing.open("?q=engines")
    listing.choose("year", "2023")
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
        const field = document.getElementById("filter").q, start = performance.now();
        for (const text of ["w", "wo", "work 9", "work 99", ""]) {
          field.value = text; field.dispatchEvent(new Event("input", {bubbles: true})); document.body.offsetHeight;
        }
        return performance.now() - start;""")
    assert milliseconds < 2500, "five key strokes, on a machine that may be busy"
    listing.choose("year", "2005")
    assert len(listing.shown()) == 50


def test_the_script_is_small() -> None:
    assert (ROOT / "static/filter.js").stat().st_size < 4096
