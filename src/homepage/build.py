"""The pipeline on one screen: content, model, plan, pages, files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from homepage import cache
from homepage.check import ABSOLUTE, check, despite, keep_addresses_hidden
from homepage.content.load import UnusableContentError, load_all
from homepage.errors import ContentError, Problem
from homepage.output import exports, feeds, files, icons, llms, media
from homepage.output.metadata import base_url as normal_base
from homepage.output.previews import Previews
from homepage.output.render import Renderer
from homepage.output.texts import Texts
from homepage.output.write import Written, write
from homepage.site.model import Model, assemble_all
from homepage.site.plan import Page, addresses, navigation, plan
from homepage.site.urls import public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from homepage.content.load import Content
    from homepage.output.images import Pictures


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
    drafts: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Produced, Written]:
    """Build the site in ``root`` into ``output``; raises HomepageError, and then nothing was written."""
    produced = produce(root, base_url=base_url, drafts=drafts, progress=progress)
    return produced, write(produced.outputs, output)


def produce(
    root: Path,
    *,
    base_url: str | None = None,
    drafts: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Produced:
    """Everything the site in ``root`` consists of; nothing but caches is written. Raises HomepageError.

    ``base_url`` stands in for the one of site.yaml; drafts are left out unless ``drafts`` asks for them;
    ``progress`` is told how many of how many pages are done.
    """
    contents = _contents(root, base_url, drafts=drafts)
    models = assemble_all(contents)
    shared = _shared(root, contents[0])
    planned = [plan(each) for each in models]
    pages = [page for its_pages in planned for page in its_pages]
    derived = dict(_derived(models[0]))
    texts = Texts(cache.Cache(root / ".homepage-cache"))
    remarks = [one for each in models for one in check(root, each, pages, derived, shared.places, texts)]
    pictures = media.pictures(root, contents, shared.assets, shared.static)
    outputs: dict[str, bytes] = dict(pictures.outputs)
    for each, its_pages in zip(models, planned, strict=True):
        renderer = _renderer(root, each, its_pages, shared, pictures, texts)
        count = _count(progress, len(outputs), len(pages))
        outputs |= renderer.metadata.previews.outputs if renderer.metadata.previews else {}
        outputs |= {path: text.encode() for path, text in _rendered(renderer, its_pages, count)}
        outputs |= {path: text.encode() for path, text in _indexes(renderer, each, _listed(each, its_pages, planned))}
    outputs |= {path: text.encode() for path, text in derived.items()}
    outputs |= {shared.places[name]: data for name, data in shared.static.items()}
    outputs |= shared.assets
    keep_addresses_hidden(root, models[0], outputs)
    texts.keep()
    warnings = sorted({*contents[0].warnings, *remarks, *shared.notes, *pictures.warnings}, key=Problem.order)
    return Produced(outputs=dict(sorted(outputs.items())), pages=len(pages), warnings=tuple(warnings))


class Shared(Struct, frozen=True, kw_only=True):
    """Files that all languages share: static ones and where they stand, and those copied from the content."""

    static: dict[str, bytes]
    places: dict[str, str]
    assets: dict[str, bytes]
    notes: list[Problem]


def _contents(root: Path, base_url: str | None, *, drafts: bool) -> tuple[Content, ...]:
    """The content of the site, once for each language, the main one first."""
    try:
        contents = load_all(root, drafts=drafts)
    except UnusableContentError as error:
        raise ContentError([*error.problems, *despite(root, error)]) from error
    for content in contents:
        if base_url:
            content.config = replace(content.config, base_url=base_url)
        media.illustrate(root, content)
    return contents


def _shared(root: Path, content: Content) -> Shared:
    """Static files of the theme and the site, icons, the style sheet of the settings, and the content's own files."""
    static = files.static(root)
    assets, notes = media.copied(content.assets)
    kept = cache.Cache(root / ".homepage-cache" / "icons")
    portrait = media.portrait(content, assets, static)
    static |= icons.files(content.person, content.config, static, portrait, kept)
    if look := files.settings(content.config.theme, content.venues):
        static.setdefault("theme.css", look)
    return Shared(static=static, places=files.placed(static), assets=assets, notes=notes)


def _renderer(
    root: Path, model: Model, pages: list[Page], shared: Shared, pictures: Pictures, texts: Texts
) -> Renderer:
    """What renders the pages of one language."""
    renderer = Renderer(root, model, shared.places, addresses(model.publications))
    renderer.views.moved = _moved(model, pages)
    renderer.pictures = pictures
    renderer.writer.texts = texts
    renderer.metadata.previews = Previews(root, model, pictures, renderer.views.venue_short)
    return renderer


def _listed(model: Model, pages: list[Page], planned: list[list[Page]]) -> list[Page]:
    """The pages of the site map: the main language has those of others that are no translations of its own."""
    if model.edition.folder:
        return pages
    return [*pages, *(page for its_pages in planned[1:] for page in its_pages if page.kind == "tagged")]


def _moved(model: Model, pages: list[Page]) -> frozenset[str]:
    """The addresses that lead to pages of the same language: nothing to move in the main one."""
    folder = model.edition.folder
    if not folder:
        return frozenset()
    return frozenset(["feed.xml", "publications.xml", "posts.xml", *(page.path.removeprefix(folder) for page in pages)])


def _count(progress: Callable[[int, int], None] | None, before: int, of: int) -> Callable[[int], None]:
    """Tells ``progress`` how many of all pages are done, given how many of one language are."""
    return (lambda done: progress(before + done, of)) if progress else (lambda _: None)


def _rendered(
    renderer: Renderer, pages: list[Page], count: Callable[[int], None]
) -> Iterator[tuple[str, str]]:
    stops = navigation(renderer.model)
    top = _absolute_top(renderer.model.content.config.base_url)
    for done, page in enumerate(pages, 1):
        html = renderer.page(page, stops)
        # Served for any address, so its own addresses start from the top of the host.
        yield page.path, _from_top(html, top) if page.kind == "missing" else html
        count(done)


def _absolute_top(base: str | None) -> str:
    match = ABSOLUTE.match(normal_base(base))
    return match.group(1) if match and match.group(1) else "/"


def _from_top(html: str, top: str) -> str:
    html = re.sub(r'((?:href|src)=")(?!https?:|#|/|data:|mailto:)([^"]*)', rf"\g<1>{top}\g<2>", html)
    return re.sub(r'(srcset="|, )(?=assets/)', rf"\g<1>{top}", html)


def _derived(model: Model) -> Iterator[tuple[str, str]]:
    """Files made from the content without a template."""
    base = normal_base(model.content.config.base_url)
    yield from exports.files(model.publications, addresses(model.publications), base)
    yield ".nojekyll", ""
    if model.content.config.cname:
        yield "CNAME", model.content.config.cname + "\n"


def _indexes(renderer: Renderer, model: Model, pages: list[Page]) -> Iterator[tuple[str, str]]:
    """What readers and search engines ask for beside the pages."""
    base, folder = normal_base(model.content.config.base_url), model.edition.folder
    yield f"{folder}feed.xml", renderer.text("feed.xml", feed=feeds.feed(model, renderer.views))
    if model.publications:
        yield f"{folder}publications.xml", renderer.text("feed.xml", feed=feeds.publications(model, renderer.views))
    if model.content.posts:
        yield f"{folder}posts.xml", renderer.text("feed.xml", feed=feeds.posts(model, renderer.views))
    if folder:
        return
    robots = "User-agent: *\nAllow: /\n"
    if base:
        listed = [page for page in pages if page.kind not in ("missing", "alias")]
        known = [(base + public(page.path), renderer.metadata.alternates(page)) for page in listed]
        yield "sitemap.xml", renderer.text("sitemap.xml", pages=known)
        robots += f"\nSitemap: {base}sitemap.xml\n"
    yield "robots.txt", robots
    yield "llms.txt", llms.text(model, renderer.views, renderer.metadata)
