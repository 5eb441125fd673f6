"""What the browsers are shown: the last good site, what is wrong now, and what each viewer is told.

It knows nothing of sockets: a viewer is whatever takes a message. The messages are those of LiveReload's
protocol 7 (``reload`` with ``path``, ``originalPath`` and ``liveCSS``), plus ``report``, ``repaired`` and
``revision``.
"""

from __future__ import annotations

import asyncio
import secrets
from typing import TYPE_CHECKING, NamedTuple, Protocol

from homepage.serve import pages
from homepage.serve.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from homepage.serve.difference import Difference

_UNSEEN = (".html", ".bib", ".xml", ".txt")  # what a page links to but never draws
_MANY = 100  # beyond so many changed assets a reload costs less than the question which of them are in use


class Built(NamedTuple):
    """A good build; ``difference`` to the one before, or None when it is the first."""

    site: Mapping[str, bytes]
    difference: Difference | None
    seconds: float

    def text(self) -> str:
        """What the terminal says of it."""
        count = sum(path.endswith(".html") for path in self.site)
        return f"built {count} page{'' if count == 1 else 's'} in {self.seconds:.2f} s"


class Glimpse(NamedTuple):
    """The site as it was, but for the pages that somebody looks at, while the others are still being made."""

    site: Mapping[str, bytes]
    difference: Difference


Outcome = Built | Glimpse | Report


class Viewer(Protocol):
    """A browser's tab."""

    def send(self, message: Mapping[str, object]) -> None:
        """Deliver a message; a tab that has gone is no error."""


class Preview:
    """The state behind the server; every method is called in the server's thread."""

    def __init__(self) -> None:
        self.site: Mapping[str, bytes] | None = None
        self.report: Report | None = None
        self.shown = asyncio.Event()
        """Set once the first build has ended, well or badly."""
        self._viewers: dict[Viewer, str] = {}
        self._run = secrets.token_hex(4)
        self._number = 0

    @property
    def revision(self) -> str:
        """Names the site as it is now, and this run: a page served by another run is stale, too."""
        return f"{self._run}-{self._number}"

    def join(self, viewer: Viewer, address: str, revision: str) -> None:
        """Begin to tell a viewer of changes to the page at a URL path, which it holds in some revision."""
        self._viewers[viewer] = address
        if revision != self.revision:
            viewer.send(self._reload("*"))
        elif self.report:
            viewer.send(self.report.message())

    def leave(self, viewer: Viewer) -> None:
        """Forget a viewer."""
        self._viewers.pop(viewer, None)

    def looked_at(self) -> frozenset[str]:
        """The outputs that viewers look at; it may be asked in any thread."""
        site = self.site or {}
        return frozenset(_page_at(site, address) for address in tuple(self._viewers.values()))

    def show(self, outcome: Outcome) -> None:
        """Take the outcome of a build and tell every viewer what it means for the page being viewed."""
        if isinstance(outcome, Report):
            self.report = outcome
            self._tell_all(outcome.message())
        else:
            self._replace(outcome)
        self.shown.set()

    def _replace(self, built: Built | Glimpse) -> None:
        before, self.site = self.site or {}, built.site
        if self.report and isinstance(built, Built):
            self.report = None
            self._tell_all({"command": "repaired"})
        if built.difference is None or any(built.difference):
            self._number += 1
            for viewer, address in self._viewers.items():
                for message in self._changes(address, before, built):
                    viewer.send(message)

    def _changes(
        self, address: str, before: Mapping[str, bytes], built: Built | Glimpse
    ) -> Iterator[dict[str, object]]:
        changes = built.difference
        page = _page_at(built.site, address)
        if changes is None or page in changes.outputs or page != _page_at(before, address):
            yield self._reload("*")
            return
        assets = sorted(path for path in changes.outputs if not path.endswith(_UNSEEN))
        for path in assets if len(assets) <= _MANY else ("*",):
            yield self._reload(path)
        for old, new in changes.stylesheets:
            yield {**self._reload(new), "originalPath": old}
        yield {"command": "revision", "revision": self.revision}

    def _reload(self, path: str) -> dict[str, object]:
        return {"command": "reload", "path": path, "liveCSS": True, "revision": self.revision}

    def _tell_all(self, message: Mapping[str, object]) -> None:
        for viewer in self._viewers:
            viewer.send(message)


def _page_at(site: Mapping[str, bytes], address: str) -> str:
    return pages.output_for(site, address) or "404.html"
