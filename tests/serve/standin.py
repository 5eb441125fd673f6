"""A small site with a build of its own, and a running preview of it: what these tests look at."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import threading
import time
from typing import TYPE_CHECKING, NamedTuple

from homepage.errors import ContentError, Location, Problem
from homepage.serve import loop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from homepage.timings import Watch

# As strict as a theme's policy may be: no connection, no script of its own, nothing inline.
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'"
PATIENCE = 20  # seconds; a loaded machine is slow, a broken preview never comes


def make_site(root: Path) -> Path:
    """Write the site's sources: two pages, a stylesheet and a picture."""
    for folder in ("content", "static"):
        (root / folder).mkdir()
    (root / "content" / "index.txt").write_text("Hello", encoding="utf-8")
    (root / "content" / "news.txt").write_text("No news", encoding="utf-8")
    (root / "static" / "style.css").write_text("main { color: rgb(1, 1, 1) }", encoding="utf-8")
    (root / "static" / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    return root


def produce(root: Path) -> dict[str, bytes]:
    """Build the site; a text that begins with "!" is a mistake, one that begins with "?" meets a bug."""
    style = (root / "static" / "style.css").read_bytes()
    sheet = f"assets/style.{hashlib.sha256(style).hexdigest()[:8]}.css"
    sources = sorted((root / "content").glob("*.txt"))
    texts = {source.stem: source.read_text("utf-8") for source in sources}
    _check(texts)
    names = {"index": "index.html", "news": "news/index.html", "404": "404.html"}
    pages = {names[stem]: _page(text, f"/{sheet}").encode() for stem, text in texts.items()}
    return {**pages, sheet: style, "dot.svg": (root / "static" / "dot.svg").read_bytes()}


def _check(texts: dict[str, str]) -> None:
    wrong = [name for name, text in texts.items() if text.startswith("!")]
    if wrong:
        message = "this <b>line</b> is wrong"
        raise ContentError(Problem(Location(f"content/{name}.txt", 1, 2), message, "mend it") for name in wrong)
    if any(text.startswith("?") for text in texts.values()):
        message = "unforeseen"
        raise ZeroDivisionError(message)


def _page(text: str, sheet: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stand-in</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<link rel="stylesheet" href="{sheet}">'
        f'</head><body><main>{text}</main><img src="/dot.svg" alt="" width="40" height="4000"></body></html>'
    )


class Running(NamedTuple):
    """A preview that runs in a thread of this process."""

    root: Path
    lines: list[str]
    """What its terminal shows."""

    @property
    def url(self) -> str:
        """The address it announced."""
        line = next(line for line in self.lines if line.startswith("Serving "))
        return line.split()[1]

    @property
    def port(self) -> int:
        """The port it announced."""
        return int(self.url.split(":")[2].strip("/"))

    def save(self, path: str, text: str) -> None:
        """Save a source as most editors do: a new file that takes the old one's place."""
        target = self.root / path
        draft = target.with_name(f".{target.name}.draft")
        draft.write_text(text, encoding="utf-8")
        draft.replace(target)

    def built(self) -> int:
        """How many builds have ended, well or badly."""
        return sum(line[2:3] == ":" for line in self.lines)


@contextlib.contextmanager
def running(
    root: Path, build: Callable[[Watch], dict[str, bytes]] | None = None, *, port: int = 0, opens: bool = False
) -> Iterator[Running]:
    """Run the preview of a site until the block ends; its thread must then end, too."""
    lines: list[str] = []
    ended: list[Callable[[], object]] = []
    site = loop.Site(root, (), build or (lambda _: produce(root)))

    async def main() -> None:
        event, here = asyncio.Event(), asyncio.get_running_loop()
        ended.append(lambda: here.call_soon_threadsafe(event.set))
        await loop.run(site, loop.Place("127.0.0.1", port, opens), lines.append, event)

    thread = threading.Thread(target=asyncio.run, args=(main(),))
    thread.start()
    try:
        until(lambda: any(line.startswith("Serving ") for line in lines))
        yield Running(root, lines)
    finally:
        ended[0]()
        thread.join(PATIENCE)
    assert not thread.is_alive()


def until(condition: Callable[[], object]) -> None:
    """Wait until a condition holds."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            message = "waited in vain"
            raise TimeoutError(message)
        time.sleep(0.005)
