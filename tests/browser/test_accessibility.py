"""No page has what axe-core finds fault with, at any impact, in light and dark, on a phone and on a desk."""

from __future__ import annotations

import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from homepage.build import build

from .conftest import Quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome

pytestmark = pytest.mark.xdist_group("axe")

TOP = Path(__file__).parents[2]
SITES = {"demo": TOP, "writing": TOP / "tests/cases/sites/writing", "sidebar": TOP / "examples/chen-ju-2023"}
LOOKS = [(360, "light"), (1280, "dark")]


def kinds(folder: Path) -> list[str]:
    """One page of each kind: of those in the same folder, the first."""
    found: dict[tuple[str, ...], str] = {}
    for path in sorted(folder.rglob("*.html")):
        parts = path.relative_to(folder).parts
        is_moved = b'http-equiv="refresh"' in path.read_bytes()
        found.setdefault((*parts[:-2], str(len(parts)), str(is_moved)), "/".join(parts))
    return list(found.values())


@pytest.fixture
def axe(browser: Chrome) -> Iterator[Any]:
    """What runs axe-core in the page that the browser shows."""
    yield pytest.importorskip("selenium_axe_python").Axe(browser)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def faults(axe: Any, address: str) -> list[str]:
    """What axe finds on a page: the rule and the first element."""
    axe.selenium.get(address)
    axe.inject()
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in axe.run()["violations"]]


@pytest.mark.parametrize("name", SITES)
def test_no_page_has_a_fault_that_axe_can_find(name: str, axe: Any, tmp_path: Path) -> None:
    build(SITES[name], tmp_path / "out")
    pages = kinds(tmp_path / "out")
    assert len(pages) > 3
    found: dict[tuple[str, int, str], list[str]] = {}
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "out"))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for width, scheme in LOOKS:
            metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
            axe.selenium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            feature = [{"name": "prefers-color-scheme", "value": scheme}]
            axe.selenium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": feature})
            for page in pages:
                found[page, width, scheme] = faults(axe, f"http://127.0.0.1:{server.server_port}/{page}")
        server.shutdown()
    assert not {look: told for look, told in found.items() if told}


def test_axe_finds_a_picture_without_a_text(axe: Any) -> None:
    page = "data:text/html,<html lang=en><title>T</title><main><h1>T</h1><img src=data:,></main>"
    assert any(fault.startswith("image-alt") for fault in faults(axe, page))
