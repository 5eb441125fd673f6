"""Where site.yaml says what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from homepage.content.settings import setting
from homepage.errors import Location

Make = Callable[[dict[str, str]], Path]


def test_the_place_of_a_setting_is_found(site: Make) -> None:
    root = site({"site.yaml": "title: x\ntheme:\n  accent: '#fff'\n"})
    assert setting(root, "accent", "#fff") == Location("site.yaml", 3, 11)
    assert setting(root, "theme") == Location("site.yaml", 2, 1)
    assert setting(root, "none") == Location("site.yaml")
    (root / "site.yaml").unlink()
    assert setting(root, "theme") == Location("site.yaml")
