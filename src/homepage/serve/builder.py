"""Builds when asked: each outcome is a good site or a report, never an exception."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from homepage.errors import HomepageError
from homepage.serve import report
from homepage.serve.difference import difference
from homepage.serve.preview import Built

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from homepage.serve.report import Report

    Produce = Callable[[], Mapping[str, bytes]]
    Publish = Callable[[Built | Report], None]


def build_when(wanted: threading.Event, stop: threading.Event, produce: Produce, root: Path, publish: Publish) -> None:
    """Build each time it is wanted, until ``stop``; what was wanted during a build is one build after it."""
    site: Mapping[str, bytes] | None = None
    while wanted.wait() and not stop.is_set():
        wanted.clear()
        outcome = build(produce, root, site)
        publish(outcome)
        if isinstance(outcome, Built):
            site = outcome.site


def build(produce: Produce, root: Path, before: Mapping[str, bytes] | None) -> Built | Report:
    """One build, compared with the last good one."""
    start = time.perf_counter()
    try:
        site = produce()
    except HomepageError as error:
        return report.of_problems(error, root)
    except Exception as error:  # noqa: BLE001 (the preview outlives every bug, and shows it)
        return report.of_bug(error)
    seconds = time.perf_counter() - start
    return Built(site, None if before is None else difference(before, site), seconds)
