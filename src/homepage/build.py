"""The pipeline on one screen: content, model, plan, pages, files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from homepage import cache
from homepage.check import check, despite, hidden_addresses, keep_addresses_hidden
from homepage.content.load import load_all
from homepage.content.loaded import UnusableContentError
from homepage.errors import ContentError, Problem
from homepage.output import exports, files, icons, media
from homepage.output.digests import NOTHING, Digests, Earlier, Outputs
from homepage.output.making import Maker
from homepage.output.metadata import base_url as normal_base
from homepage.output.previews import Previews
from homepage.output.render import Renderer
from homepage.output.texts import Texts
from homepage.output.texts import texts as texts_of
from homepage.output.write import Written, write
from homepage.site.model import Model, assemble_all
from homepage.site.plan import Page, plan
from homepage.timings import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from homepage.content.loaded import Content
    from homepage.output.exports import Export
    from homepage.output.images import Pictures


class Produced(Struct, frozen=True, kw_only=True):
    """Every output of a site by its path, the number of pages among them, and what the reader should look at.

    ``digests`` say what each output was made from; those in ``kept`` were not made again, and stand on the disk.
    """

    outputs: dict[str, bytes]
    digests: dict[str, bytes]
    kept: frozenset[str]
    pages: int
    warnings: tuple[Problem, ...]

    def earlier(self) -> Earlier:
        """What the next build need not make again."""
        return Earlier(self.digests, self.outputs)


class Shared(Struct, frozen=True, kw_only=True):
    """Files that all languages share: static ones and where they stand, and those copied from the content."""

    static: dict[str, bytes]
    places: dict[str, str]
    assets: dict[str, bytes]
    notes: list[Problem]

    def placed(self) -> dict[str, bytes]:
        """The static files by where they stand."""
        return {self.places[name]: data for name, data in self.static.items()}


class Site(Struct, frozen=True, kw_only=True):
    """What a site consists of before anything is rendered: in each language its model and its pages, and the files."""

    root: Path
    models: list[Model]
    pages: list[list[Page]]
    exports: list[Export]
    derived: dict[str, bytes]
    shared: Shared
    pictures: Pictures
    texts: Texts
    remarks: list[Problem]

    @property
    def contents(self) -> tuple[Content, ...]:
        """The content in each language."""
        return tuple(model.content for model in self.models)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Everything that the reader should look at."""
        found = {*self.contents[0].warnings, *self.remarks, *self.shared.notes, *self.pictures.warnings}
        return tuple(sorted(found, key=Problem.order))


class Options(Struct, frozen=True, kw_only=True):
    """How a site is built: ``base_url`` stands in for the one of site.yaml, ``drafts`` are left out or not.

    The names of style sheets and scripts carry a hash of their bytes unless ``hashed`` is false: then their change
    changes no page.
    """

    base_url: str | None = None
    drafts: bool = False
    hashed: bool = True


USUAL = Options()
UNWATCHED = Watch()


def build(root: Path, output: Path, options: Options = USUAL) -> tuple[Produced, Written]:
    """Build the site in ``root`` into ``output``; raises HomepageError, and then nothing was written."""
    produced = produce(root, options)
    return produced, write(produced.outputs, output)


def produce(root: Path, options: Options = USUAL, *, earlier: Earlier = NOTHING, watch: Watch = UNWATCHED) -> Produced:
    """Everything the site in ``root`` consists of; nothing but caches is written. Raises HomepageError.

    What stands in ``earlier`` is not made again; ``watch`` is told of the stages and the pages.
    """
    watch.stage("reading content")
    contents = _contents(root, options)
    watch.stage("model, links and files")
    site = _site(root, contents, options)
    digests = Digests(root, contents, site.shared.places, site.pictures.known, hidden_addresses(site.models[0]))
    outputs = Outputs(earlier)
    outputs.add(site.pictures.outputs)
    makers = [_maker(site, digests, watch, *one) for one in zip(site.models, site.pages, strict=True)]
    _make_first(site, makers, outputs, watch)
    count = _Count(watch, sum(map(len, site.pages)))
    for maker in makers:
        watch.stage("pages")
        for page in maker.pages:
            maker.make(page, outputs)
            count.one_more()
        watch.stage("feeds and indexes")
        maker.make_indexes(_listed(maker, site.pages), outputs)
    watch.stage("exports")
    for one in site.exports:
        outputs.make(one.path, digests.of_works(one.works), partial(one.make, outputs.text))
    for fixed in (site.derived, site.shared.placed(), site.shared.assets):
        outputs.add(fixed)
    watch.stage("checking what was made")
    keep_addresses_hidden(root, site.models[0], outputs.fresh())
    site.texts.keep(all_used=outputs.is_anew)
    return Produced(
        outputs=outputs.made,
        digests=outputs.digests,
        kept=frozenset(outputs.kept),
        pages=count.of,
        warnings=site.warnings,
    )


def _contents(root: Path, options: Options) -> tuple[Content, ...]:
    """The content of the site, once for each language, the main one first."""
    try:
        contents = load_all(root, drafts=options.drafts)
    except UnusableContentError as error:
        raise ContentError([*error.problems, *despite(root, error)]) from error
    for content in contents:
        if options.base_url:
            content.config = replace(content.config, base_url=options.base_url)
        media.illustrate(root, content)
    return contents


def _site(root: Path, contents: tuple[Content, ...], options: Options) -> Site:
    """The site that the content makes; raises ContentError when it does not hold together."""
    models = assemble_all(contents)
    main = models[0]
    pages = [plan(model) for model in models]
    shared = _shared(root, contents[0], options)
    base = normal_base(main.content.config.base_url)
    exported = list(exports.files(main.publications, main.folders, base))
    derived = dict(_derived(main))
    texts = texts_of(root)
    texts.begin()
    every = [page for its_pages in pages for page in its_pages]
    made = {*derived, *(one.path for one in exported)}
    return Site(
        root=root,
        models=models,
        pages=pages,
        exports=exported,
        derived=derived,
        shared=shared,
        texts=texts,
        remarks=[one for model in models for one in check(root, model, every, made, shared.places, texts)],
        pictures=media.pictures(root, contents, shared.assets, shared.static),
    )


def _shared(root: Path, content: Content, options: Options) -> Shared:
    """Static files of the theme and the site, icons, the style sheet of the settings, and the content's own files."""
    static = files.static(root)
    assets, notes = media.copied(content.assets)
    kept = cache.Cache(root / ".homepage-cache" / "icons")
    portrait = media.portrait(content, assets, static)
    static |= icons.files(content.person, content.config, static, portrait, kept)
    if look := files.settings(content.config.theme, content.venues):
        static.setdefault("theme.css", look)
    return Shared(static=static, places=files.placed(static, hashed=options.hashed), assets=assets, notes=notes)


def _maker(site: Site, digests: Digests, watch: Watch, model: Model, pages: list[Page]) -> Maker:
    """What makes the pages of one language."""
    renderer = Renderer(site.root, model, site.shared.places)
    renderer.pictures, renderer.watch = site.pictures, watch
    renderer.writer.texts = renderer.views.references.texts = site.texts
    renderer.metadata.previews = Previews(site.root, model, site.pictures, renderer.views.venue_short)
    return Maker(renderer, pages, digests)


def _make_first(site: Site, makers: list[Maker], outputs: Outputs, watch: Watch) -> None:
    """Make what somebody waits for before all else."""
    wanted = watch.awaited()
    found = [(maker, page) for maker in makers for page in maker.pages if page.path in wanted]
    for maker, page in found:
        maker.make(page, outputs)
    if wanted:
        pages = {page.path: outputs.made[page.path] for _, page in found if page.path in outputs.made}
        watch.ready({**pages, **site.pictures.outputs, **site.shared.placed(), **site.shared.assets})


def _listed(maker: Maker, planned: list[list[Page]]) -> list[Page]:
    """The pages of the site map: the main language has those of others that are no translations of its own."""
    if maker.renderer.model.edition.folder:
        return maker.pages
    return [*maker.pages, *(page for its_pages in planned[1:] for page in its_pages if page.kind == "tagged")]


class _Count:
    """Tells a watch how many pages are done, of all."""

    def __init__(self, watch: Watch, of: int) -> None:
        self.of = of
        self._watch, self._done = watch, 0

    def one_more(self) -> None:
        self._done += 1
        self._watch.page(self._done, self.of)


def _derived(model: Model) -> Iterator[tuple[str, bytes]]:
    """Files for the host of the site."""
    yield ".nojekyll", b""
    if model.content.config.cname:
        yield "CNAME", f"{model.content.config.cname}\n".encode()
