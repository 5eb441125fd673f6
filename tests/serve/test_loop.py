"""The command's life: it begins, says what it does, outlives every mistake, and ends when told to."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from homepage.serve import loop, serve, server

from .standin import PATIENCE, Running, produce, running, until

if TYPE_CHECKING:
    from homepage.timings import Watch

_PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, {folder!r})
from homepage.serve import serve
import {standin} as standin
root = Path({root!r})
def say(line):
    print(line, flush=True)
sys.exit(serve(root, lambda _: standin.produce(root), port={port}, out=say))
"""


def _start(root: Path, port: int = 0) -> subprocess.Popen[str]:
    folder = Path(__file__).parents[__name__.count(".")]
    standin = f"{__package__}.standin"
    program = _PROGRAM.format(folder=str(folder), standin=standin, root=str(root), port=port)
    command = [sys.executable, "-W", "error", "-c", program]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
def test_a_signal_ends_it_quietly(site: Path, number: signal.Signals) -> None:
    with _start(site) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("Serving http://127.0.0.1:")
        assert "built 2 pages in" in process.stdout.readline()
        process.send_signal(number)
        rest, complaints = process.communicate(timeout=PATIENCE)
    assert (process.returncode, rest, complaints) == (0, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_control_c_makes_it_return_zero(site: Path) -> None:
    lines: list[str] = []

    def out(line: str) -> None:
        lines.append(line)
        if "built" in line:
            signal.raise_signal(signal.SIGINT)

    assert serve(site, lambda _: produce(site), port=0, out=out) == 0
    assert [line.split()[0] == "Serving" for line in lines] == [True, False]


def test_a_busy_port_is_named_and_the_next_one_taken(site: Path) -> None:
    with server.bind("127.0.0.1", 0) as busy:
        port = busy.getsockname()[1]
        with running(site, port=port) as preview:
            assert preview.lines[0] == f"port {port} is in use; serving on {preview.port}"
            assert preview.port > port


def test_a_place_that_is_not_to_be_had_is_an_error_of_usage(site: Path) -> None:
    lines: list[str] = []
    place = loop.Place("192.0.2.1", 0)
    assert asyncio.run(loop.run(loop.Site(site, (), lambda _: produce(site)), place, lines.append)) == 2
    assert lines[0].startswith("cannot serve on 192.0.2.1:0: ")


def test_mistakes_and_bugs_are_told_and_outlived(preview: Running) -> None:
    preview.save("content/index.txt", "!wrong")
    until(lambda: preview.built() == 2)
    assert "content/index.txt:1:2: this <b>line</b> is wrong (mend it)\n    1 | !wrong" in preview.lines[-1]
    preview.save("content/index.txt", "?")
    until(lambda: preview.built() == 3)
    assert "ZeroDivisionError: unforeseen\nTraceback" in preview.lines[-1]
    preview.save("content/index.txt", "Fine")
    until(lambda: preview.built() == 4)
    assert "built 2 pages" in preview.lines[-1]


def test_nothing_is_written_into_the_site(preview: Running) -> None:
    before = sorted(preview.root.rglob("*"))
    preview.save("content/index.txt", "Good morning")
    until(lambda: preview.built() == 2)
    assert sorted(preview.root.rglob("*")) == before


def test_it_ends_during_a_first_build_that_never_does(site: Path) -> None:
    begun, never = threading.Event(), threading.Event()

    def build(_: Watch) -> dict[str, bytes]:
        begun.set()
        never.wait(PATIENCE)
        return {}

    with running(site, build):
        assert begun.wait(PATIENCE)
    never.set()


def test_no_thread_outlives_it(site: Path) -> None:
    with running(site) as preview:
        until(preview.built)
        names = {thread.name for thread in threading.enumerate()}
        assert {"watcher", "builder"} <= names
    assert not {"watcher", "builder"} & {thread.name for thread in threading.enumerate()}


def test_a_browser_is_opened_when_asked_for(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    with running(site, opens=True) as preview:
        until(lambda: opened == [preview.url])


def test_importing_it_is_cheap() -> None:
    program = "import sys, homepage.serve; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    command = [sys.executable, "-c", program]
    modules = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.split()
    assert not {"asyncio", "tornado", "livereload", "watchfiles", "anyio"} & set(modules)
