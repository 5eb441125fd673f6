"""A built site on a loopback port, and the browser to read it."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from homepage.build import build
from tests.serve.browser import browser, chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["browser", "chromium"]


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that logs nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Say nothing."""


@pytest.fixture
def served(site: Callable[[dict[str, str]], Path], tmp_path: Path) -> Iterator[Callable[[dict[str, str]], str]]:
    """Builds a site from files and gives the address at which it is served."""
    servers: list[ThreadingHTTPServer] = []

    def serve(files: dict[str, str]) -> str:
        build(site(files), tmp_path / "out")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "out")))
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
