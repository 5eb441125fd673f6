"""The picture that stands for a page in link previews (https://ogp.me): a photograph or figure, or else a card."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct

from homepage import cache
from homepage.output import cards
from homepage.output.digests import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from homepage.content.records import Image, Publication
    from homepage.output.images import Pictures
    from homepage.site.model import Model
    from homepage.site.plan import Page

_SMALLEST = 200  # pixels: smaller pictures are not shown by those who read previews
_WIDE = 1.4  # from this ratio of its sides on a picture is shown across the whole width


class Preview(Struct, frozen=True):
    """A picture of the site: its path, its size, what it shows."""

    path: str
    width: int
    height: int
    alt: str

    @property
    def is_wide(self) -> bool:
        """Whether it fills a wide frame without losing its top and bottom."""
        return self.width >= _WIDE * self.height


class Previews:
    """Chooses the pictures of the pages of one site; ``outputs`` are the cards that were drawn for them."""

    def __init__(self, root: Path, model: Model, pictures: Pictures, venues: Callable[[Publication], str]) -> None:
        self.outputs: dict[str, bytes] = {}
        self._model, self._pictures, self._venues = model, pictures, venues
        self._kept = cache.Cache(root / ".homepage-cache" / "cards")
        config = model.content.config
        self._accent = config.theme.accent
        self._site = (config.base_url or "").partition("://")[2].strip("/")
        self._usual = self._of_site() if config.base_url else None
        self._works: Mapping[str, Preview] = self._of_works() if config.base_url else {}

    def of(self, page: Page) -> Preview | None:
        """The picture of a page; None for a site without an address, since previews need it in full."""
        if page.document and self._usual:
            return self._photograph(page.document.image, page.title) or self._usual
        return self._works.get(page.work.key, self._usual) if page.work else self._usual

    def _of_site(self) -> Preview | None:
        content = self._model.content
        person = content.person
        if found := self._photograph(person.image, content.words("portrait_of", name=person.name)):
            return found
        if content.config.cards == "none":
            return None
        name = cache.key(digest(person), self._site, self._accent or "", cards.RECIPE, cards.state())
        data = self._kept.made(name, lambda: cards.of_person(person, self._site, self._accent) or b"")
        return self._card(data or None, "card", person.name)

    def _of_works(self) -> dict[str, Preview]:
        draws = self._model.content.config.cards == "papers"
        found = {}
        for work in self._model.publications:
            preview = self._photograph(work.image, self._model.content.words("figure_of", title=work.title))
            if preview is None and draws:
                preview = self._card(self._drawn(work), f"cards/{work.key}", work.title)
            if preview is not None:
                found[work.key] = preview
        return found

    def _drawn(self, work: Publication) -> bytes | None:
        venue = self._venues(work)
        authors = "\n".join(author.full for author in work.author)
        name = cache.key(work.title, authors, venue, self._site, self._accent or "", cards.RECIPE, cards.state())
        return self._kept.made(name, lambda: cards.of_work(work, venue, self._site, self._accent) or b"") or None

    def _photograph(self, image: Image | None, alt: str) -> Preview | None:
        known = self._pictures.of(image.src) if image else None
        if image is None or known is None or min(known.preview_size) < _SMALLEST:
            return None
        return Preview(known.preview, *known.preview_size, image.alt or alt)

    def _card(self, data: bytes | None, name: str, alt: str) -> Preview | None:
        if data is None:
            return None
        path = f"assets/{name}.{hashlib.sha256(data).hexdigest()[:10]}.png"
        self.outputs[path] = data
        return Preview(path, *cards.SIZE, alt)
