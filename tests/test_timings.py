"""The table of `homepage build --timings`."""

from __future__ import annotations

import itertools
import time
from typing import TYPE_CHECKING

from homepage.timings import Timings

if TYPE_CHECKING:
    import pytest


def test_a_stage_that_begins_again_adds_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "process_time", lambda: 0.0)
    monkeypatch.setattr(time, "monotonic", itertools.count(0, 0.5).__next__)
    timings = Timings("starting")
    for name in ("pages", "feeds", "pages"):
        timings.stage(name)
    rows = [line.split() for line in timings.table()[1:]]
    assert rows == [
        ["starting", "500", "0"],
        ["pages", "1000", "0"],
        ["feeds", "500", "0"],
        ["altogether", "2000", "0"],
    ]
