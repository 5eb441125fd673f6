"""The server over real HTTP and a real websocket."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from homepage.serve import server

from .standin import PATIENCE, Running, until

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


def _fetch(preview: Running, path: str, method: str = "GET", **headers: str) -> _Answer:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return _Answer(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        connection.close()


def test_pages_come_from_memory_with_the_client_and_are_not_kept(preview: Running) -> None:
    answer = _fetch(preview, "/news/")
    assert answer.status == 200
    assert b"<main>No news</main>" in answer.body
    assert b"/__homepage__/client.js?revision=" in answer.body
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert not (preview.root / "_site").exists()


def test_other_outputs_come_unchanged(preview: Running) -> None:
    answer = _fetch(preview, "/dot.svg")
    assert answer.body == (preview.root / "static" / "dot.svg").read_bytes()
    assert answer.headers["Content-Type"] == "image/svg+xml; charset=utf-8"


def test_a_head_request_gets_no_body(preview: Running) -> None:
    answer = _fetch(preview, "/", "HEAD")
    assert (answer.status, answer.body) == (200, b"")


def test_a_folder_is_redirected_to_its_slash(preview: Running) -> None:
    answer = _fetch(preview, "//news")  # which, sent back as it is, would name another host
    assert (answer.status, answer.headers["Location"]) == (302, "/news/")


@pytest.mark.parametrize(
    "path", ["/nothing", "/../standin.py", "/%2e%2e/%2e%2e/etc/passwd", "//evil.example/"]
)
def test_whatever_is_no_output_is_missing(preview: Running, path: str) -> None:
    answer = _fetch(preview, path)
    assert answer.status == 404
    assert b"Not found" in answer.body


def test_missing_pages_show_the_sites_own_page(preview: Running) -> None:
    preview.save("content/404.txt", "Lost?")
    until(lambda: preview.built() == 2)
    answer = _fetch(preview, "/nothing")
    assert answer.status == 404
    assert b"Lost?" in answer.body
    assert b"client.js" in answer.body


def test_the_clients_files_are_scripts_and_nothing_else_is_there(preview: Running) -> None:
    for name in ("client.js", "overlay.js"):
        assert _fetch(preview, f"/__homepage__/{name}").headers["Content-Type"].startswith("text/javascript")
    assert _fetch(preview, "/__homepage__/server.py").status == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "localhost:8000"}, 200),
        ({"Host": "192.168.1.2:8000"}, 200),
        ({"Host": "[::1]:8000"}, 200),
        ({"Host": "rebound.example"}, 403),
        ({"Host": "localhost.rebound.example"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "localhost:1", "Origin": "http://localhost:1"}, 200),
        ({"Host": "localhost:1", "Origin": "http://localhost:2"}, 403),
    ],
)
def test_only_requests_meant_for_this_machine_are_answered(
    preview: Running, headers: dict[str, str], status: int
) -> None:
    assert _fetch(preview, "/", **headers).status == status


def test_what_cannot_be_read_is_not_accepted(preview: Running) -> None:
    assert _fetch(preview, "/", "POST").status == 405


def _converse(preview: Running, origin: str | None = None) -> list[dict[str, Any]]:
    """Shake hands as a page in the current revision, save, and return both of the server's messages."""

    async def main() -> list[dict[str, Any]]:
        url = f"ws://127.0.0.1:{preview.port}/__homepage__/livereload"
        request = HTTPRequest(url, headers={"Origin": origin} if origin else {})
        connection = await websocket_connect(request)
        hello = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
        await connection.write_message(json.dumps(hello))
        greeting = json.loads(await connection.read_message() or "{}")
        await connection.write_message(json.dumps({"command": "info", "url": preview.url, "revision": "old"}))
        told = json.loads(await connection.read_message() or "{}")
        connection.close()
        return [greeting, told]

    return asyncio.run(asyncio.wait_for(main(), PATIENCE))


def test_the_socket_speaks_livereloads_protocol(preview: Running) -> None:
    greeting, told = _converse(preview, preview.url.rstrip("/"))
    assert greeting["command"] == "hello"
    assert greeting["protocols"] == ["http://livereload.com/protocols/official-7"]
    assert (told["command"], told["path"]) == ("reload", "*")


def test_the_socket_is_closed_to_pages_of_other_sites(preview: Running) -> None:
    with pytest.raises(HTTPClientError, match="403"):
        _converse(preview, "https://evil.example")


def test_a_busy_port_is_passed_over() -> None:
    with server.bind("127.0.0.1", 0) as busy:
        port = busy.getsockname()[1]
        with server.bind("127.0.0.1", port) as other:
            assert port < other.getsockname()[1] <= port + 99


def test_a_host_that_is_not_this_machine_is_an_error() -> None:
    with pytest.raises(OSError, match=r"assign|address|route"):
        server.bind("192.0.2.1", 0)


def test_ports_end_at_their_highest_number() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 65_535))
        with pytest.raises(OSError, match="no port from 65535 on is free"):
            server.bind("127.0.0.1", 65_535)
