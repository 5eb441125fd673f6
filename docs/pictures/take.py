"""Takes the pictures of the README: one screen of the demo and of each example, 1280 pixels wide.

.venv/bin/python docs/pictures/take.py
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from selenium import webdriver

from homepage.build import build

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SITES = {"chen-ju": ROOT, **{path.name: path for path in sorted((ROOT / "examples").iterdir()) if path.is_dir()}}
# Where the page is opened when its first screen says less than a later one.
PLACES = {"chen-ju": "#publications", "qianru-sun": "#selected-publications"}
SCREEN = (1280, 860)
SHOWN = (800, 538)


def main() -> None:
    """Build every site and take its picture."""
    options = webdriver.ChromeOptions()
    options.add_argument("--headless=new")
    options.add_argument("--no-sandbox")
    options.add_argument("--hide-scrollbars")
    options.add_argument("--force-prefers-reduced-motion")  # so that the page is there, not on its way
    with webdriver.Chrome(options=options) as browser, tempfile.TemporaryDirectory() as folder:
        for name, root in SITES.items():
            take(browser, root, Path(folder, name), HERE / f"{name}.webp")


def take(browser: webdriver.Chrome, root: Path, output: Path, picture: Path) -> None:
    """Build ``root`` into ``output`` and write the screen that shows most of it to ``picture``."""
    build(root, output)
    size = {"width": SCREEN[0], "height": SCREEN[1], "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get((output / "index.html").as_uri() + PLACES.get(picture.stem, ""))
    with Image.open(io.BytesIO(browser.get_screenshot_as_png())) as taken:
        taken.convert("RGB").resize(SHOWN, Image.Resampling.LANCZOS).save(picture, "WEBP", quality=82, method=6)


if __name__ == "__main__":
    main()
