"""The pipeline on one screen: content, model, plan, pages, files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from homepage.check import ABSOLUTE, check, keep_addresses_hidden
from homepage.content.load import load
from homepage.output import exports, feeds, files
from homepage.output.metadata import base_url as normal_base
from homepage.output.render import Renderer
from homepage.output.write import Written, write
from homepage.site.model import Model, assemble
from homepage.site.plan import Page, addresses, navigation, plan
from homepage.site.urls import public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from homepage.errors import Problem


class Produced(Struct, frozen=True, kw_only=True):
    """Every output of a site by its path, the number of pages among them, and what the reader should look at."""

    outputs: dict[str, bytes]
    pages: int
    warnings: tuple[Problem, ...]


def build(
    root: Path,
    output: Path,
    *,
    base_url: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Produced, Written]:
    """Build the site in ``root`` into ``output``; raises HomepageError, and then nothing was written."""
    produced = produce(root, base_url=base_url, progress=progress)
    return produced, write(produced.outputs, output)


def produce(root: Path, *, base_url: str | None = None, progress: Callable[[int, int], None] | None = None) -> Produced:
    """Everything the site in ``root`` consists of, without touching the disk; raises HomepageError.

    ``base_url`` stands in for the one of site.yaml; ``progress`` is told how many of how many pages are done.
    """
    content = load(root)
    if base_url:
        content.config = replace(content.config, base_url=base_url)
    model = assemble(content)
    static = files.static(root)
    static.setdefault("icon.svg", files.icon(content.person))
    if look := files.settings(content.config.theme):
        static.setdefault("theme.css", look)
    places = files.placed(static)
    pages = plan(model)
    derived = dict(_derived(model))
    check(root, model, pages, derived, places)
    renderer = Renderer(root, model, places, addresses(model.publications))
    outputs = {path: text.encode() for path, text in _rendered(renderer, pages, progress)}
    outputs |= {path: text.encode() for path, text in derived.items()}
    outputs |= {path: text.encode() for path, text in _indexes(renderer, model, pages)}
    outputs |= {places[name]: data for name, data in static.items()}
    outputs |= {path: source.read_bytes() for path, source in content.assets.items()}
    keep_addresses_hidden(root, model, outputs)
    return Produced(outputs=dict(sorted(outputs.items())), pages=len(pages), warnings=content.warnings)


def _rendered(
    renderer: Renderer, pages: list[Page], progress: Callable[[int, int], None] | None
) -> Iterator[tuple[str, str]]:
    stops = navigation(renderer.model)
    top = _absolute_top(renderer.model.content.config.base_url)
    for done, page in enumerate(pages, 1):
        html = renderer.page(page, stops)
        # Served for any address, so its own addresses start from the top of the host.
        yield page.path, _from_top(html, top) if page.kind == "missing" else html
        if progress:
            progress(done, len(pages))


def _absolute_top(base: str | None) -> str:
    match = ABSOLUTE.match(normal_base(base))
    return match.group(1) if match and match.group(1) else "/"


def _from_top(html: str, top: str) -> str:
    return re.sub(r'((?:href|src)=")(?!https?:|#|/|data:|mailto:)([^"]*)', rf"\g<1>{top}\g<2>", html)


def _derived(model: Model) -> Iterator[tuple[str, str]]:
    """Files made from the content without a template."""
    base = normal_base(model.content.config.base_url)
    yield from exports.files(model.publications, addresses(model.publications), base)
    yield ".nojekyll", ""
    if model.content.config.cname:
        yield "CNAME", model.content.config.cname + "\n"


def _indexes(renderer: Renderer, model: Model, pages: list[Page]) -> Iterator[tuple[str, str]]:
    """What readers and search engines ask for beside the pages."""
    base = normal_base(model.content.config.base_url)
    yield "feed.xml", renderer.text("feed.xml", feed=feeds.feed(model, renderer.views))
    if model.publications:
        yield "publications.xml", renderer.text("feed.xml", feed=feeds.publications(model, renderer.views))
    if model.publications:
        yield "publications.xml", renderer.text("feed.xml", feed=feeds.publications(model, renderer.views))
    robots = "User-agent: *\nAllow: /\n"
    if base:
        listed = [base + public(page.path) for page in pages if page.kind not in ("missing", "alias")]
        yield "sitemap.xml", renderer.text("sitemap.xml", addresses=listed)
        robots += f"\nSitemap: {base}sitemap.xml\n"
    yield "robots.txt", robots
