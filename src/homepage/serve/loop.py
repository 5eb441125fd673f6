"""The preview's loop: a thread notices saves, a thread builds, and the server tells the browsers."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
import threading
import time
import webbrowser
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from homepage.serve import server
from homepage.serve.builder import Audience, build_when
from homepage.serve.preview import Glimpse, Preview
from homepage.serve.watch import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from homepage.serve.builder import Produce
    from homepage.serve.preview import Outcome

    Say = Callable[[str], None]

_T = TypeVar("_T")


class Site(NamedTuple):
    """What is previewed: a site's folder, the theme's folders, and the function that builds it all."""

    root: Path
    theme: Sequence[Path]
    produce: Produce


class Place(NamedTuple):
    """Where it is served; port 0 means any that is free."""

    host: str = "127.0.0.1"
    port: int = 8000
    open_browser: bool = False


_TURN = 0.001  # seconds; a page is asked for and sent in some ten turns of the server's thread while another builds


async def run(site: Site, place: Place, out: Say, ended: asyncio.Event | None = None) -> int:
    """Serve until SIGINT, SIGTERM or the event; the exit status: 2 when the place is not to be had."""
    try:
        bound = server.bind(place.host, place.port)
    except OSError as error:
        out(f"cannot serve on {place.host}:{place.port}: {error.strerror or error}")
        return 2
    ended = ended or asyncio.Event()
    sys.setswitchinterval(_TURN)
    preview = Preview()
    web = server.make_server(preview, place.host)
    web.add_socket(bound)
    with _signals(ended.set), _building(site, preview, out):
        _welcome(place, bound.getsockname()[1], out)
        await ended.wait()
        preview.shown.set()  # whoever waits for a first build that is not to come
        web.stop()
        await web.close_all_connections()
    return 0


def _welcome(place: Place, port: int, out: Say) -> None:
    if place.port not in (0, port):
        out(f"port {place.port} is in use; serving on {port}")
    address = _address(place.host, port)
    out(f"Serving {address} (Ctrl-C ends it)")
    if place.open_browser:
        # A thread, because some browsers return only when they are closed.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _address(host: str, port: int) -> str:
    """The URL by which a browser on this machine reaches the server."""
    reachable = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (not bound here)
    return f"http://[{reachable}]:{port}/" if ":" in reachable else f"http://{reachable}:{port}/"


@contextlib.contextmanager
def _signals(end: Callable[[], None]) -> Iterator[None]:
    """Let SIGINT and SIGTERM call the function; on Windows Ctrl-C stays an exception."""
    loop = asyncio.get_running_loop()
    numbers = (signal.SIGINT, signal.SIGTERM)
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    with contextlib.suppress(NotImplementedError):
        for number in numbers:
            loop.add_signal_handler(number, end)
    yield
    with contextlib.suppress(NotImplementedError):
        for number in numbers:
            loop.remove_signal_handler(number)


@contextlib.contextmanager
def _building(site: Site, preview: Preview, out: Say) -> Iterator[None]:
    """Two threads: one asks for a build at the start and after every burst of saves, the other builds."""
    say = _in_this_thread(out)

    def show(outcome: Outcome) -> None:
        preview.show(outcome)
        if isinstance(outcome, Glimpse):
            return
        out(f"{time.strftime('%H:%M:%S')} {outcome.text()}")

    publish = _in_this_thread(show)
    wanted, stop = threading.Event(), threading.Event()
    watching = (site.root, site.theme, wanted.set, stop, say)
    watcher = threading.Thread(target=watch, args=watching, name="watcher", daemon=True)
    # A daemon, because nobody should wait for the end of a long build that Ctrl-C has made useless.
    building = (wanted, stop, site.produce, site.root, Audience(preview.looked_at, publish))
    builder = threading.Thread(target=build_when, args=building, name="builder", daemon=True)
    watcher.start()
    builder.start()
    try:
        yield
    finally:
        stop.set()
        wanted.set()
        watcher.join()
        builder.join(timeout=0.2)


def _in_this_thread(function: Callable[[_T], None]) -> Callable[[_T], None]:
    """The function for other threads to call: it runs in the loop's own, and not after the loop has ended."""
    loop = asyncio.get_running_loop()

    def call(argument: _T) -> None:
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(function, argument)

    return call
