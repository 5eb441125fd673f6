"""What makes the outputs of one language: its pages, feeds and indexes."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from homepage.output import feeds, llms
from homepage.output.metadata import ABSOLUTE
from homepage.output.metadata import base_url as normal_base
from homepage.site.plan import navigation
from homepage.site.urls import public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from homepage.output.digests import Digests, Outputs
    from homepage.output.feeds import Feed
    from homepage.output.render import Renderer
    from homepage.output.views import Views
    from homepage.site.model import Model
    from homepage.site.plan import Page

_OWN_ADDRESS = re.compile(r'((?:href|src)=")(?!https?:|#|/|data:|mailto:)([^"]*)')
_OWN_PICTURE = re.compile(r'(srcset="|, )(?=assets/)')


class Maker:
    """Makes each output once, unless it stands already as it would be made."""

    def __init__(self, renderer: Renderer, pages: list[Page], digests: Digests) -> None:
        self.renderer, self.pages = renderer, pages
        self._digests = digests
        renderer.views.moved = _moved(renderer.model, pages)
        renderer.digests = self._made_from = digests.in_language(renderer)
        self._stops = navigation(renderer.model)

    def make(self, page: Page, outputs: Outputs) -> None:
        """Make a page."""
        outputs.make(page.path, self._made_from.of(page), partial(self._page, page))

    def make_indexes(self, listed: list[Page], outputs: Outputs) -> None:
        """Make what readers and search engines ask for beside the pages; those ``listed`` stand in the site map."""
        for path, make in (*self._feeds(), *self._indexes(listed)):
            outputs.make(path, self._digests.everything, make)
        previews = self.renderer.metadata.previews
        outputs.add(previews.outputs if previews else {})

    def _page(self, page: Page) -> str:
        html = self.renderer.page(page, self._stops)
        if page.kind != "missing":
            return html
        # Served for any address, so its own addresses start from the top of the host.
        match = ABSOLUTE.match(normal_base(self.renderer.model.content.config.base_url))
        return _from_top(html, (match and match.group(1)) or "/")

    def _feeds(self) -> Iterator[tuple[str, Callable[[], str]]]:
        model = self.renderer.model
        for name, entries, make in (
            ("feed.xml", True, feeds.feed),
            ("publications.xml", model.publications, feeds.publications),
            ("posts.xml", model.content.posts, feeds.posts),
        ):
            if entries:
                yield model.edition.folder + name, partial(self._feed, make)

    def _feed(self, make: Callable[[Model, Views], Feed]) -> str:
        return self.renderer.text("feed.xml", feed=make(self.renderer.model, self.renderer.views))

    def _indexes(self, listed: list[Page]) -> Iterator[tuple[str, Callable[[], str]]]:
        """What a site has once, in the main language."""
        if self.renderer.model.edition.folder:
            return
        base = normal_base(self.renderer.model.content.config.base_url)
        robots = "User-agent: *\nAllow: /\n"
        if base:
            yield "sitemap.xml", partial(self._sitemap, listed, base)
            robots += f"\nSitemap: {base}sitemap.xml\n"
        yield "robots.txt", lambda: robots
        yield "llms.txt", lambda: llms.text(self.renderer)

    def _sitemap(self, listed: list[Page], base: str) -> str:
        pages = [page for page in listed if page.kind not in ("missing", "alias")]
        known = [(base + public(page.path), self.renderer.metadata.alternates(page)) for page in pages]
        return self.renderer.text("sitemap.xml", pages=known)


def _moved(model: Model, pages: list[Page]) -> frozenset[str]:
    """The addresses that lead to pages of the same language: nothing to move in the main one."""
    folder = model.edition.folder
    if not folder:
        return frozenset()
    return frozenset(["feed.xml", "publications.xml", "posts.xml", *(page.path.removeprefix(folder) for page in pages)])


def _from_top(html: str, top: str) -> str:
    return _OWN_PICTURE.sub(rf"\g<1>{top}", _OWN_ADDRESS.sub(rf"\g<1>{top}\g<2>", html))
