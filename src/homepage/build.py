"""The pipeline on one screen: content, model, plan, pages, files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from homepage.content.load import load
from homepage.errors import ContentError, Location, OutputError, Problem
from homepage.output import exports, feeds, files
from homepage.output.metadata import base_url as normal_base
from homepage.output.render import Renderer
from homepage.output.write import Written, write
from homepage.site import dates, links
from homepage.site.model import Model, assemble
from homepage.site.plan import Page, addresses, distinct, navigation, plan
from homepage.site.urls import public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_ABSOLUTE = re.compile(r"https?://[^\s/]+(/[^\s?#]*)?")
_TEXT = (".html", ".xml", ".txt", ".bib", ".json", ".ris", ".svg", ".js", ".css", ".webmanifest")


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


def produce(
    root: Path, *, base_url: str | None = None, progress: Callable[[int, int], None] | None = None
) -> Produced:
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
    _check(model, pages, [*derived, *places.values()])
    renderer = Renderer(root, model, places, addresses(model.publications))
    outputs = {path: text.encode() for path, text in _rendered(renderer, pages, progress)}
    outputs |= {path: text.encode() for path, text in derived.items()}
    outputs |= {path: text.encode() for path, text in _indexes(renderer, model, pages)}
    outputs |= {places[name]: data for name, data in static.items()}
    outputs |= {path: source.read_bytes() for path, source in content.assets.items()}
    _keep_addresses_hidden(model, outputs)
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
    match = _ABSOLUTE.match(normal_base(base))
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
    robots = "User-agent: *\nAllow: /\n"
    if base:
        listed = [base + public(page.path) for page in pages if page.kind not in ("missing", "alias")]
        yield "sitemap.xml", renderer.text("sitemap.xml", addresses=listed)
        robots += f"\nSitemap: {base}sitemap.xml\n"
    yield "robots.txt", robots


def _check(model: Model, pages: list[Page], others: list[str]) -> None:
    """Raise ContentError for references that lead nowhere, OutputError for two outputs on one path."""
    content = model.content
    claims = [(page.path, _owner(page, model)) for page in pages]
    claims += [(path, path) for path in [*others, "feed.xml", "sitemap.xml", "robots.txt"]]
    claims += [(path, f"content/{path}") for path in content.assets]
    paths = {path for path, _ in claims}
    problems = links.problems(content.references, content.config, paths) + _settings_problems(model)
    try:
        distinct(claims)
    except OutputError as error:
        problems += error.problems
    if problems:
        raise ContentError([*problems, *content.warnings])


def _owner(page: Page, model: Model) -> str:
    if page.kind == "alias":
        return "site.yaml"
    return f"{page.kind} page" if page.work is None else f"publication {page.work.key}"


def _settings_problems(model: Model) -> list[Problem]:
    """Settings whose form is right and whose value cannot be used."""
    config, where = model.content.config, Location("site.yaml")
    problems = []
    for style in {config.date_format, *(one.date_format for one in config.sections if one.date_format)}:
        if wrong := dates.check(style):
            problems.append(
                Problem(where, f"date_format {style!r} cannot be used: {wrong}", "such as %Y.%m or %b %Y")
            )
    if config.base_url and not _ABSOLUTE.fullmatch(config.base_url):
        problems.append(
            Problem(
                where, f"base_url {config.base_url!r} is not a web address", "such as https://name.github.io/"
            )
        )
    for accent, background in ((config.theme.accent, "#ffffff"), (config.theme.accent_dark, "#14171a")):
        if accent and files.contrast(accent, background) < 4.5:
            ratio = f"{files.contrast(accent, background):.1f}"
            problems.append(
                Problem(
                    where,
                    f"accent {accent} cannot be read on {background}: contrast {ratio}:1, at least 4.5:1 is needed",
                    "choose a darker colour" if background == "#ffffff" else "choose a lighter colour",
                )
            )
    return problems


def _keep_addresses_hidden(model: Model, outputs: Mapping[str, bytes]) -> None:
    """Raise ContentError when an address that the site writes as [at] stands plainly in an output."""
    if model.content.config.email_style == "plain":
        return
    addresses_ = {one.value for one in model.content.references if one.kind == "email"}
    problems = [
        Problem(
            Location(path),
            f"the e-mail address {address} stands here in plain, though email_style hides it",
            "write it as name[at]example.org, or set email_style: plain",
        )
        for path, data in outputs.items()
        if path.endswith(_TEXT)
        for address in addresses_
        if address.encode().lower() in data.lower()
    ]
    if problems:
        raise ContentError(problems)
