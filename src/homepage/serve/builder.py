"""Builds when asked: each outcome is a good site or a report, never an exception.

What somebody looks at comes first, and is published before the rest is made. A build that a save has made useless
meanwhile is given up.
"""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, NamedTuple

from homepage.errors import HomepageError
from homepage.serve import report
from homepage.serve.difference import difference
from homepage.serve.preview import Built, Glimpse
from homepage.timings import Watch

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from homepage.serve.preview import Outcome

    Produce = Callable[[Watch], Mapping[str, bytes]]


class Audience(NamedTuple):
    """Who looks: at which outputs, and what they are told."""

    looks_at: Callable[[], Collection[str]]
    publish: Callable[[Outcome], None]


class SupersededError(Exception):
    """Something was saved that this build does not know."""


class Onlooker(Watch):
    """Publishes what is looked at as soon as it is made; ``shown`` is the site as its viewers see it."""

    def __init__(
        self, shown: Mapping[str, bytes] | None, audience: Audience, is_old: Callable[[], bool] = lambda: False
    ) -> None:
        self.shown = shown
        self._audience, self._is_old = audience, is_old

    def stage(self, name: str) -> None:  # noqa: ARG002 (whichever it is)
        """Give up between stages."""
        self.beat()

    def page(self, done: int, of: int) -> None:
        """Give up where there are more pages to make."""
        if done < of:
            self.beat()

    def beat(self) -> None:
        """Give up when all this is in vain; not before there is anything to look at."""
        if self.shown is not None and self._is_old():
            raise SupersededError

    def awaited(self) -> Collection[str]:
        """The pages in the browsers, once there are any."""
        return self._audience.looks_at() if self.shown is not None else ()

    def ready(self, outputs: Mapping[str, bytes]) -> None:
        """Show them within the site as it was."""
        before = self.shown or {}
        changes = difference({path: before[path] for path in outputs.keys() & before.keys()}, outputs)
        if any(changes):
            self.shown = {**before, **outputs}
            self._audience.publish(Glimpse(self.shown, changes))


def build_when(
    wanted: threading.Event, stop: threading.Event, produce: Produce, root: Path, audience: Audience
) -> None:
    """Build each time it is wanted, until ``stop``; what was wanted during a build is one build after it."""
    shown: Mapping[str, bytes] | None = None
    while wanted.wait() and not stop.is_set():
        wanted.clear()
        onlooker = Onlooker(shown, audience, wanted.is_set)
        with contextlib.suppress(SupersededError):
            audience.publish(build(produce, root, onlooker))
        shown = onlooker.shown


def build(produce: Produce, root: Path, onlooker: Onlooker) -> Outcome:
    """One build, compared with what is shown; raises SupersededError when it came too late."""
    start = time.perf_counter()
    try:
        site = produce(onlooker)
    except HomepageError as error:
        return report.of_problems(error, root)
    except SupersededError:
        raise
    except Exception as error:  # noqa: BLE001 (the preview outlives every bug, and shows it)
        return report.of_bug(error)
    before, onlooker.shown = onlooker.shown, site
    return Built(site, None if before is None else difference(before, site), time.perf_counter() - start)
