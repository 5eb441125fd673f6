"""How long the stages of a build take, for `homepage build --timings`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Watch:
    """Is told how a build goes. This one listens to nothing."""

    def stage(self, name: str) -> None:
        """A stage begins, and the one before it has ended."""

    def page(self, done: int, of: int) -> None:
        """So many of so many pages are done."""

    def beat(self) -> None:
        """Work goes on: told several times in what takes long, so that a watch can end it by an exception."""

    def awaited(self) -> Collection[str]:
        """The paths of outputs that somebody waits for, who gets them before all others."""
        return ()

    def ready(self, outputs: Mapping[str, bytes]) -> None:
        """What was waited for is made; beside it stands everything that pages show and that is no page."""


class Timings(Watch):
    """Notes the time of every stage: on the clock, and of the processor, both in seconds."""

    def __init__(self, first: str) -> None:
        self._stages: list[tuple[str, float, float]] = [(first, time.monotonic() - time.process_time(), 0.0)]

    def stage(self, name: str) -> None:
        """A stage begins; begun again, its time adds to what it had."""
        self._stages.append((name, time.monotonic(), time.process_time()))

    def table(self) -> list[str]:
        """The stages in the order in which they began first, in milliseconds."""
        self.stage("")
        spent: dict[str, tuple[float, float]] = {}
        for (name, wall, cpu), (_, wall_after, cpu_after) in zip(self._stages, self._stages[1:], strict=False):
            before = spent.get(name, (0.0, 0.0))
            spent[name] = before[0] + wall_after - wall, before[1] + cpu_after - cpu
        rows = [*spent.items(), ("altogether", tuple(map(sum, zip(*spent.values(), strict=True))))]
        return [f"{'':<28}{'ms':>8}{'CPU ms':>8}"] + [
            f"{name:<28}{1000 * wall:>8.0f}{1000 * cpu:>8.0f}" for name, (wall, cpu) in rows
        ]
