"""What each output is made from, as one digest: an output whose digest is that of the build before is not made again.

The page of a paper is made from its record, what it links to, and what all such pages share; the list of papers, from
their records and the same. Every other page may show anything, so it is made from everything. Where a template of the
site's own asks the model or the views, which know the whole site, so is every page.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.msgpack import Encoder

from homepage import program
from homepage.content.decode import Foreign
from homepage.content.words import Words
from homepage.errors import Location
from homepage.patterns import lazy
from homepage.site.plan import navigation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from homepage.content.load import Content
    from homepage.content.records import Publication
    from homepage.output.render import Renderer
    from homepage.site.plan import Page

SIZE = 16  # bytes of a digest
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
        self.digests |= {path: _of(data) for path, data in files.items()}

    def make(self, path: str, made_from: bytes, make: Callable[[], str]) -> None:
        """An output made from what has this digest, unless it was made from the same before."""
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
    """The digests of the outputs of one site; ``shared`` is what stands behind all of them."""

    def __init__(self, root: Path, contents: tuple[Content, ...], *shared: object) -> None:
        self._shared = digest(program.state(), *shared)
        own = _templates(root / "templates")
        self._shared = digest(self._shared, own)
        self.everything = digest(self._shared, [_shown(content) for content in contents])
        self._is_open = any(_ASKS.search(text) for text in own.values())
        self._works: dict[int, bytes] = {}

    def of_pages(self, renderer: Renderer) -> Callable[[Page], bytes]:
        """What gives the digest of each page of one language."""
        if self._is_open:
            return lambda _: self.everything
        common = self._common(renderer)

        def of(page: Page) -> bytes:
            if page.work:
                return self._of_work(renderer, common, page, page.work)
            return self._of_list(renderer, common, page) if page.kind == "publications" else self.everything

        return of

    def of_entries(self, renderer: Renderer) -> Callable[..., bytes] | None:
        """What gives the digest of a paper's entry in a list, from how it is set; None where it may show anything."""
        if self._is_open:
            return None
        common, views = self._common(renderer), renderer.views
        return lambda work, *setting: digest(common, self._work(work), views.path(work), views.versions(work), setting)

    def of_works(self, works: Iterable[Publication]) -> bytes:
        """The digest of what is made from publications alone."""
        return digest(self._shared, [self._work(work) for work in works])

    def _work(self, work: Publication) -> bytes:
        found = self._works.get(id(work))
        if found is None:
            found = self._works[id(work)] = digest(work)
        return found

    def _common(self, renderer: Renderer) -> bytes:
        """What every page of a paper shows or follows, whichever paper it is."""
        model, views, content = renderer.model, renderer.views, renderer.model.content
        settings = (content.config, content.words, content.person, content.people, content.venues, content.style_sheet)
        frame = (model.edition, model.editions, navigation(model), views.offers_bibtex, views.moved)
        return digest(self._shared, settings, frame, model.listing_style)

    def _of_list(self, renderer: Renderer, common: bytes, page: Page) -> bytes:
        """The list of all papers shows nothing but them."""
        model, views, previews = renderer.model, renderer.views, renderer.metadata.previews
        groups = [(one.id, one.title, one.icon, [self._work(work) for work in one.records]) for one in model.listing]
        preview = previews.of(page) if previews else None
        return digest(
            common, page.path, page.title, len(model.publications), groups, views.folders, model.versions, preview
        )

    def _of_work(self, renderer: Renderer, common: bytes, page: Page, work: Publication) -> bytes:
        views, previews = renderer.views, renderer.metadata.previews
        around = [
            (views.path(one), one.title, one.markup.get("title")) if one else None for one in views.neighbours(work)
        ]
        written = views.articles.below_abstract(work.key)
        preview = previews.of(page) if previews else None
        return digest(common, self._work(work), page.path, around, views.versions(work), written, preview)


def _templates(folder: Path) -> dict[str, bytes]:
    """The templates of a site, by their path."""
    return {path: Path(path).read_bytes() for path in sorted(program.below(str(folder)))}


def _shown(content: Content) -> dict[str, object]:
    """What a content has for its pages; what is said of it to the author is not on them."""
    names = (name for name in content.__struct_fields__ if name not in ("warnings", "untranslated"))
    return {name: getattr(content, name) for name in names}


def digest(*parts: object) -> bytes:
    """A digest of records, texts and collections of them: the same in every process and on every machine."""
    return _of(_ENCODER.encode(parts))


def _of(data: bytes) -> bytes:
    return blake2b(data, digest_size=SIZE).digest()


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
