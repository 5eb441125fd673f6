"""The preview as its user sees it: in a real browser, from a save of a file to the page."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from .standin import PATIENCE, Running, make_site, produce, running, until

if TYPE_CHECKING:
    from pathlib import Path

    from selenium.webdriver import Chrome

    from homepage.timings import Watch

pytestmark = pytest.mark.xdist_group("browser")  # one browser serves them all

_OVERLAY = "document.querySelector('homepage-report')?.shadowRoot.querySelector('dialog')"


def _ask(browser: Chrome, expression: str) -> object:
    return browser.execute_script(f"return {expression}")


def _open(browser: Chrome, url: str) -> None:
    """Open a page and wait until its client has reached the server."""
    browser.get(url)
    client = "performance.getEntriesByType('resource').some(entry => entry.name.endsWith('overlay.js'))"
    until(lambda: _ask(browser, client))
    browser.execute_script("window.marker = 1")


def _text(browser: Chrome) -> str:
    return str(_ask(browser, "document.querySelector('main')?.textContent"))


def _report(browser: Chrome) -> str:
    return str(_ask(browser, f"{_OVERLAY}?.open ? {_OVERLAY}.innerText : ''"))


def _complaints(browser: Chrome) -> list[str]:
    """What the console holds against the page; that it has no icon does not count."""
    entries = browser.get_log("browser")  # type: ignore[no-untyped-call]
    return [entry["message"] for entry in entries if "favicon" not in entry["message"]]


def test_a_save_reloads_the_page(browser: Chrome, preview: Running) -> None:
    _open(browser, preview.url)
    preview.save("content/index.txt", "Good morning")
    until(lambda: _text(browser) == "Good morning")
    assert _ask(browser, "window.marker") is None
    assert _complaints(browser) == []


def test_the_page_in_view_is_shown_while_the_others_are_still_being_made(browser: Chrome, tmp_path: Path) -> None:
    site, rest, shown = make_site(tmp_path), threading.Event(), []

    def build(watch: Watch) -> dict[str, bytes]:
        made = produce(site)
        if watch.awaited():
            shown.append(sorted(watch.awaited()))
            watch.ready({path: made[path] for path in watch.awaited()})
            assert rest.wait(PATIENCE)
        return made

    with running(site, build) as preview:
        _open(browser, preview.url)
        preview.save("content/index.txt", "Good morning")
        until(lambda: _text(browser) == "Good morning")
        assert shown == [["index.html"]]
        assert preview.built() == 1
        rest.set()
        until(lambda: preview.built() == 2)


def test_a_reload_keeps_the_scroll_position(browser: Chrome, preview: Running) -> None:
    _open(browser, preview.url)
    browser.execute_script("window.scrollTo(0, 1234)")
    preview.save("content/index.txt", "Good morning")
    until(lambda: _text(browser) == "Good morning")
    until(lambda: _ask(browser, "window.scrollY") == 1234)


def test_a_save_that_changes_another_page_leaves_this_one_alone(browser: Chrome, preview: Running) -> None:
    _open(browser, preview.url)
    preview.save("content/news.txt", "Some news")
    until(lambda: preview.built() == 2)
    preview.save("content/index.txt", "!")
    until(lambda: _report(browser))  # a message after the one that is not to come
    assert _ask(browser, "window.marker") == 1


def test_a_change_of_a_picture_in_use_reloads_the_page(browser: Chrome, preview: Running) -> None:
    _open(browser, preview.url)
    preview.save("static/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>')
    until(lambda: _ask(browser, "window.marker") is None)


def test_a_change_of_style_swaps_the_sheet_without_a_reload(browser: Chrome, preview: Running) -> None:
    _open(browser, preview.url)
    color = "getComputedStyle(document.querySelector('main')).color"
    for shade in (2, 3):
        preview.save("static/style.css", f"main {{ color: rgb({shade}, 1, 1) }}")
        until(lambda: _ask(browser, color) == f"rgb({shade}, 1, 1)")  # noqa: B023
    until(lambda: _ask(browser, "document.querySelectorAll('link[rel=stylesheet]').length") == 1)
    assert _ask(browser, "window.marker") == 1
    assert _complaints(browser) == []


def test_a_mistake_is_reported_over_the_last_good_page_until_it_is_mended(
    browser: Chrome, preview: Running
) -> None:
    _open(browser, preview.url)
    preview.save("content/news.txt", "!wrong")
    until(lambda: "content/news.txt:1:2" in _report(browser))
    report = _report(browser)
    assert "this <b>line</b> is wrong" in report
    assert "mend it" in report
    assert "    1 | !wrong\n         ^" in report
    assert _ask(browser, f"{_OVERLAY}.getAttribute('role')") == "alertdialog"
    assert _ask(browser, f"getComputedStyle({_OVERLAY}).borderTopColor") == "rgb(198, 40, 40)"
    assert _text(browser) == "Hello"
    preview.save("content/news.txt", "No news")
    until(lambda: _ask(browser, "document.querySelector('homepage-report')") is None)
    assert _ask(browser, "window.marker") == 1
    assert _complaints(browser) == []


def test_a_page_opened_while_there_is_a_mistake_shows_the_report(browser: Chrome, preview: Running) -> None:
    preview.save("content/news.txt", "!wrong")
    until(lambda: preview.built() == 2)
    _open(browser, preview.url)
    until(lambda: "content/news.txt:1:2" in _report(browser))


def test_escape_dismisses_the_report(browser: Chrome, preview: Running) -> None:
    from selenium.webdriver import ActionChains, Keys

    _open(browser, preview.url)
    preview.save("content/news.txt", "!wrong")
    until(lambda: _report(browser))
    ActionChains(browser).send_keys(Keys.ESCAPE).perform()
    until(lambda: not _report(browser))
    assert _text(browser) == "Hello"


def test_a_site_that_never_built_shows_its_report_and_becomes_the_site(
    browser: Chrome, tmp_path: Path
) -> None:
    root = make_site(tmp_path)
    (root / "content" / "index.txt").write_text("!wrong", encoding="utf-8")
    with running(root) as preview:
        _open(browser, preview.url)
        until(lambda: "content/index.txt:1:2" in _report(browser))
        assert "this <b>line</b> is wrong" in str(_ask(browser, "document.querySelector('pre').textContent"))
        preview.save("content/index.txt", "At last")
        until(lambda: _text(browser) == "At last")
        assert not _report(browser)


def test_a_page_that_does_not_exist_yet_comes_when_it_does(browser: Chrome, preview: Running) -> None:
    (preview.root / "content" / "news.txt").unlink()
    until(lambda: preview.built() == 2)
    _open(browser, f"{preview.url}news/")
    preview.save("content/news.txt", "Some news")
    until(lambda: _text(browser) == "Some news")


def test_a_page_of_a_former_run_reloads_when_the_preview_is_back(browser: Chrome, site: Path) -> None:
    with running(site) as former:
        port = former.port
        _open(browser, former.url)
    (site / "content" / "index.txt").write_text("Back again", encoding="utf-8")
    with running(site, port=port):
        until(lambda: _text(browser) == "Back again")
