"""A post with all that Markdown may hold, in a real browser: narrow and wide, in light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome

CASE = Path(__file__).parent.parent / "cases" / "sites" / "writing"
POST = "posts/weaves-as-matrices/index.html"
# Fails when a picture cannot be shown.
PICTURES = "return Promise.all([...document.images].map(one => { one.loading = 'eager'; return one.decode(); }))"
# What is wider than the page without scrolling in itself, formulas without height.
FAULTS = """
const wide = document.documentElement.clientWidth;
const isOpen = one => !['auto', 'scroll'].includes(getComputedStyle(one).overflowX);
const scrolls = one => one && (!isOpen(one) || scrolls(one.parentElement));
const names = list => [...list].map(one => one.tagName + '.' + one.className);
const all = [...document.querySelectorAll('main *')];
return {
  wide: names(all.filter(one => one.getBoundingClientRect().right > wide + 1 && !scrolls(one.parentElement))),
  flat: names([...document.querySelectorAll('math')].filter(one => one.getBoundingClientRect().height < 8)),
  scrolls: document.documentElement.scrollWidth > wide,
};
"""
# The contrast of every text with what lies behind it (WCAG 2.2, relative luminance).
FAINT = """
const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const parts = colour => colour.match(/[\\d.]+/g).map(Number);
const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const behind = one => {
  for (; one; one = one.parentElement) {
    const found = parts(getComputedStyle(one).backgroundColor);
    if (found.length < 4 || found[3] > 0) return found;
  }
  return [255, 255, 255];
};
const faint = [];
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let text; (text = texts.nextNode());) {
  const one = text.parentElement;
  const seen = one.checkVisibility({opacityProperty: true}) && !one.closest('.hidden, .skip, .anchor');
  if (!seen || !text.data.trim()) continue;
  const [a, b] = [luminance(parts(getComputedStyle(one).color)), luminance(behind(one))];
  const [low, high] = a < b ? [a, b] : [b, a];
  if ((high + 0.05) / (low + 0.05) < 4.5) faint.push(one.tagName + ': ' + text.data.trim().slice(0, 40));
}
return faint;
"""


@pytest.fixture
def post(served: Callable[[dict[str, str]], str]) -> str:
    """The address of the post."""
    content = [CASE / "site.yaml", *(path for path in (CASE / "content").rglob("*") if path.is_file())]
    return served({path.relative_to(CASE).as_posix(): path.read_text("utf-8") for path in content}) + POST


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_post_fits_and_can_be_read(post: str, browser: Chrome, width: int, scheme: str) -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    browser.get_log("browser")  # type: ignore[no-untyped-call] # what was said before
    browser.get(post)
    browser.execute_script(PICTURES)
    assert browser.execute_script(FAULTS) == {"wide": [], "flat": [], "scrolls": False}
    assert browser.execute_script(FAINT) == []
    assert [entry["message"] for entry in browser.get_log("browser")] == []  # type: ignore[no-untyped-call]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_footnote_leads_down_and_back(post: str, browser: Chrome) -> None:
    browser.get(post)
    browser.execute_script("document.querySelector('.footnote-ref').click()")
    assert browser.current_url == f"{post}#fn:year"
    browser.execute_script("document.querySelector('.footnote-backref').click()")
    assert browser.current_url == f"{post}#fnref:year"


def test_figures_and_code_end_where_lines_do(post: str, browser: Chrome) -> None:
    browser.get(post)
    ends = """
    const end = (one) => Math.round(one.getBoundingClientRect().right);
    const main = document.querySelector('main'), prose = document.querySelector('.prose');
    return [end(main), end(prose), ...[...prose.querySelectorAll('figure, .code, .table, .admonition')].map(end)];
    """
    column, lines, *blocks = browser.execute_script(ends)
    assert blocks
    assert max(blocks) <= lines < column


def test_headings_tables_and_code_are_not_divided_between_two_printed_pages(post: str, browser: Chrome) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.get(post)
    rules = "return ['h2', '.table', '.code'].map((one) => getComputedStyle(document.querySelector(one)).breakInside)"
    assert browser.execute_script(rules) == ["avoid"] * 3
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
