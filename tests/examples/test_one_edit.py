"""One record edited changes every place that shows it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from homepage.build import produce
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def _pages_that_say(root: Path, words: str) -> set[str]:
    said = re.compile(rf"\b{words}\b")
    return {path for path, data in produce(root).outputs.items() if said.search(data.decode("utf-8", "ignore"))}


def test_a_venue_renamed_in_one_file_is_renamed_on_every_page(tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(ROOT / "examples" / "chen-ju-2023", root, ignore=shutil.ignore_patterns("_site", ".homepage-cache"))
    before = _pages_that_say(root, "NIPS 2023")
    bibliography = root / "content" / "publications.bib"
    bibliography.write_text(bibliography.read_text("utf-8").replace("{NIPS}", "{NeurIPS}"), "utf-8")
    after = _pages_that_say(root, "NeurIPS 2023")
    assert {"index.html", "publications/index.html"} < after
    # The news is a sentence of its own and keeps the name it was written with.
    assert before - after <= {"feed.xml"}
    assert _pages_that_say(root, "NIPS 2023") <= {"index.html", "feed.xml"}
