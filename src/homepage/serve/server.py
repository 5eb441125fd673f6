"""The web server: one site held in memory, and the LiveReload socket beside it.

It trusts only requests meant for it: a page of another site may neither read the preview (its Origin
differs), nor rebind a name of its own to this machine (its Host is foreign).
"""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import json
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadHandler
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.websocket import WebSocketClosedError

from homepage.serve import pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tornado.httputil import HTTPServerRequest

    from homepage.serve.preview import Preview

_ASSETS = {name: Path(__file__).with_name(name).read_bytes() for name in ("client.js", "overlay.js")}
_PORTS = 100  # how many ports are tried before giving up


def bind(host: str, port: int) -> socket.socket:
    """A socket on the port, or on the next free one; OSError when there is none or the host is not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + _PORTS, 65_536)):
        try:
            bound = socket.create_server((host, candidate), family=family)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
        else:
            bound.setblocking(False)  # noqa: FBT003 (as tornado expects it)
            return bound
    message = f"no port from {port} on is free"
    raise OSError(errno.EADDRINUSE, message)


def make_server(preview: Preview, host: str) -> HTTPServer:
    """A server of the preview, for requests that name this machine or the given host."""
    shared = {"preview": preview, "host": host}
    routes = [
        (f"{pages.CLIENT}livereload", _Socket, shared),
        (f"{pages.CLIENT}(.*)", _Client, shared),
        ("/(.*)", _Page, shared),
    ]
    # Tornado would log every 404 to the terminal, where the reports are to be read.
    return HTTPServer(web.Application(routes, log_function=lambda _: None))


def is_ours(request: HTTPServerRequest, host: str) -> bool:
    """Whether Host names this machine or the host served on, and Origin, where there is one, is the same."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return False
    name = urlsplit(f"//{request.host}").hostname or ""
    return name in {"localhost", host.lower(), socket.gethostname().lower()} or _is_address(name)


def _is_address(name: str) -> bool:
    """Whether a host is written as a number: rebinding needs a name."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class _Guarded(web.RequestHandler):
    """What all handlers share: the preview, the check of who asks, and headers against keeping anything."""

    def initialize(self, preview: Preview, host: str) -> None:
        self.preview, self.host = preview, host

    def set_default_headers(self) -> None:
        self.set_header("Server", "homepage")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        if not is_ours(self.request, self.host):
            raise web.HTTPError(403)

    def compute_etag(self) -> None:
        """None: nothing is kept, so nothing is revalidated."""


class _Page(_Guarded):
    async def get(self, name: str) -> None:
        await self.preview.shown.wait()
        site = self.preview.site
        if site is None:
            self._send("index.html", pages.failure_page(self.preview.report), 503)
        elif (path := pages.output_for(site, name)) is not None:
            self._send(path, site[path], 200)
        elif pages.needs_slash(site, name):
            self.redirect(f"/{self.request.path.strip('/')}/")
        else:
            self._send("404.html", pages.missing_page(site), 404)

    head = get

    def _send(self, path: str, body: bytes, status: int) -> None:
        self.set_status(status)
        self.set_header("Content-Type", pages.content_type(path, body))
        is_page = path.endswith(".html")
        self.finish(pages.with_client(body, self.preview.revision) if is_page else body)


class _Client(_Guarded):
    def get(self, name: str) -> None:
        if name not in _ASSETS:
            raise web.HTTPError(404)
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.finish(_ASSETS[name])


class _Socket(_Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """LiveReload's handshake; who is viewing is kept by the preview instead of livereload's class."""

    def check_origin(self, origin: str) -> bool:
        """Whether the socket may open to an origin, by tornado's own check, which livereload switches off."""
        return bool(super(LiveReloadHandler, self).check_origin(origin))

    def on_message(self, message: str | bytes) -> None:
        received: dict[str, Any] = json.loads(message)
        if received["command"] == "info":
            address = unquote(urlsplit(received["url"]).path)
            self.preview.join(self, address, received.get("revision", ""))
        else:
            super().on_message(message)

    def on_close(self) -> None:
        self.preview.leave(self)

    def send(self, message: Mapping[str, object]) -> None:
        with contextlib.suppress(WebSocketClosedError):
            self.write_message(dict(message))
