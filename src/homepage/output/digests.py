"""What each output is made from, as one digest: an output whose digest is that of the build before is not made again.

The page of a paper is made from its record, what it links to, and what all such pages share; the list of papers, from
their records and the same. Every other page may show anything, so it is made from everything. Where a template of the
site's own asks the model or the views, which know the whole site, so is every page.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.msgpack import Encoder

from homepage import cache, program
from homepage.content.foreign import Foreign
from homepage.content.records import Publication
from homepage.content.words import Words
from homepage.errors import Location
from homepage.patterns import lazy
from homepage.site.plan import navigation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from homepage.content.loaded import Content
    from homepage.content.records import Record
    from homepage.output.render import Renderer
    from homepage.site.plan import Page

AT_HAND = b""  # the digest of what was not made: nobody asks what it was made from
_ASKS = lazy(rb"\b(?:model|views|self)\b")  # what leads a template from a page to the whole site


class Earlier(Struct, frozen=True):
    """The outputs of the build before by their digests, with their bytes, or else the folder on the disk with them."""

    digests: Mapping[str, bytes] = {}
    outputs: Mapping[str, bytes] = {}
    folder: Path = Path()


NOTHING = Earlier()


class Outputs:
    """The outputs of one build by path; those in ``kept`` stand on the disk as they are wanted."""

    def __init__(self, earlier: Earlier) -> None:
        self.digests: dict[str, bytes] = {}
        self.made: dict[str, bytes] = {}
        self.kept: set[str] = set()
        self.is_anew = True
        """Whether everything was made in this build."""
        self._earlier = earlier

    def add(self, files: Mapping[str, bytes]) -> None:
        """Outputs that are at hand; they take the place of what was made."""
        self.kept.difference_update(files)
        self.made |= files
        self.digests |= dict.fromkeys(files, AT_HAND)

    def make(self, path: str, made_from: bytes, make: Callable[[], str]) -> None:
        """An output made from what has this digest, unless it was made from the same before, or in this build."""
        if path in self.digests:
            return
        self.digests[path] = made_from
        if self._earlier.digests.get(path) != made_from:
            self.made[path] = make().encode()
            return
        self.is_anew = False
        if path in self._earlier.outputs:
            self.made[path] = self._earlier.outputs[path]
        else:
            self.kept.add(path)

    def text(self, path: str) -> str:
        """The text of an output."""
        if path not in self.kept:
            return self.made[path].decode()
        with open(os.path.join(self._earlier.folder, path), "rb", buffering=0) as file:
            return file.read().decode()

    def fresh(self) -> dict[str, bytes]:
        """The outputs that were made in this build."""
        before = self._earlier.outputs
        return {path: data for path, data in self.made.items() if before.get(path) is not data}


class Digests:
    """The digests of the outputs of one site; ``shared`` is what stands behind all of them.

    ``is_open`` tells that a template of the site may show anything on any page.
    """

    def __init__(self, root: Path, contents: tuple[Content, ...], *shared: object) -> None:
        own = _templates(root / "templates")
        self.shared = digest(program.state(), own, shared)
        self._contents = contents
        self.is_open = any(_ASKS.search(text) for text in own.values())
        self._works: dict[int, bytes] = {}

    @cached_property
    def everything(self) -> bytes:
        """The digest of what is made from everything; pages of papers do without."""
        return digest(self.shared, [self._shown(content) for content in self._contents])

    def _shown(self, content: Content) -> dict[str, object]:
        """What a content has for its pages, publications by their digests; what the author is told is not on them."""
        names = (name for name in content.__struct_fields__ if name not in ("warnings", "untranslated"))
        works = {key: self.of_work(work) for key, work in content.publications.items()}
        sections = [self._section(shown) if isinstance(shown, tuple) else shown for shown in content.shown]
        return {name: getattr(content, name) for name in names} | {"publications": works, "shown": sections}

    def _section(self, records: Iterable[Record]) -> list[object]:
        return [self.of_work(one) if isinstance(one, Publication) else one for one in records]

    def in_language(self, renderer: Renderer) -> LanguageDigests:
        """The digests of what is made in one language."""
        return LanguageDigests(self, renderer)

    def of_works(self, works: Iterable[Publication]) -> bytes:
        """The digest of what is made from publications alone."""
        return digest(self.shared, [*map(self.of_work, works)])

    def of_work(self, work: Publication) -> bytes:
        """The digest of a publication."""
        found = self._works.get(id(work))
        if found is None:
            found = self._works[id(work)] = digest(work)
        return found


class LanguageDigests:
    """The digests of the pages of one language, and of what they are put together from."""

    def __init__(self, site: Digests, renderer: Renderer) -> None:
        self._site, self._renderer = site, renderer
        self._common = b"" if site.is_open else self._shared_by_papers()

    def of(self, page: Page) -> bytes:
        """What a page is made from."""
        if self._site.is_open or not (page.work or page.kind == "publications"):
            return self._site.everything
        shown = self._of_work(page.work) if page.work else self._of_list(page)
        return digest(self._common, page.path, self._renderer.metadata.preview(page), shown)

    def of_entry(self, work: Publication, *setting: object) -> bytes | None:
        """What the entry of a paper in a list is made from, set in this way; None where it may show anything."""
        if self._site.is_open:
            return None
        views = self._renderer.views
        return digest(self._common, self._site.of_work(work), views.path(work), views.versions(work), setting)

    def _shared_by_papers(self) -> bytes:
        """What every page of a paper shows or follows, whichever paper it is."""
        model, views, content = self._renderer.model, self._renderer.views, self._renderer.model.content
        settings = (content.config, content.words, content.person, content.people, content.venues, content.style_sheet)
        frame = (model.edition, model.editions, navigation(model), views.offers_bibtex, views.moved)
        return digest(self._site.shared, settings, frame, model.listing_style)

    def _of_list(self, page: Page) -> tuple[object, ...]:
        """The list of all papers shows nothing but them."""
        model = self._renderer.model
        groups = [(one.id, one.title, one.icon, [*map(self._site.of_work, one.records)]) for one in model.listing]
        return (page.title, len(model.publications), groups, self._renderer.views.folders, model.versions)

    def _of_work(self, work: Publication) -> tuple[object, ...]:
        views = self._renderer.views
        around = [
            (views.path(one), one.title, one.markup.get("title")) if one else None for one in views.neighbours(work)
        ]
        return (self._site.of_work(work), around, views.versions(work), views.articles.below_abstract(work.key))


def _templates(folder: Path) -> dict[str, bytes]:
    """The templates of a site, by their path."""
    return {path: Path(path).read_bytes() for path in sorted(program.below(str(folder)))}


def digest(*parts: object) -> bytes:
    """A digest of records, texts and collections of them: the same in every process and on every machine."""
    return cache.digest(_ENCODER.encode(parts))


def _encodable(value: Any) -> object:
    """What stands for a value that msgspec does not know."""
    if isinstance(value, Foreign):
        return (value.language, str(value))
    if isinstance(value, Words):
        return (value.tag, value.table)
    if isinstance(value, (Path, Location, str)):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no digest")


_ENCODER = Encoder(enc_hook=_encodable, order="deterministic")
