"""`llms.txt`: the site for programs that read text (https://llmstxt.org): who, where to look, and every publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.content.values import is_local
from homepage.output.markup import hidden
from homepage.output.metadata import base_url, clipped
from homepage.patterns import lazy
from homepage.site.urls import ROOT, page_path, public

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.content.records import Publication
    from homepage.output.render import Renderer
    from homepage.output.views import Views
    from homepage.site.model import Model

_SPECIAL = lazy(r"([\\\[\]*_`<])")


def text(renderer: Renderer) -> str:
    """The file of the main language; addresses are whole when the site knows its own."""
    model, views, metadata = renderer.model, renderer.views, renderer.metadata
    base = base_url(model.content.config.base_url)
    parts = [
        f"# {_plain(metadata.title)}",
        f"> {_plain(model.content.config.description or metadata.about())}",
        "\n".join(_who(model, views, base)),
        "\n".join([f"## {model.content.words('sections')}", "", *_sections(model, base)]),
    ]
    if model.publications:
        title = _plain(model.content.config.publications.title)
        parts.append("\n".join([f"## {title}", "", *_works(renderer, base)]))
    return "\n\n".join(part for part in parts if part) + "\n"


def _plain(text: str) -> str:
    """Text as Markdown that shows it as it stands."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _address(url: str, base: str) -> str:
    return base + public(page_path(url)) if is_local(url) else url


def _who(model: Model, views: Views, base: str) -> Iterator[str]:
    person, style = model.content.person, model.content.config.email_style
    names = [name for name in (person.native_name, *person.aliases) if name]
    if names:
        yield f"- {_plain(', '.join(names))}"
    role = [person.job_title, *(place.name for place in person.affiliation), person.location]
    if any(role):
        yield f"- {_plain(', '.join(part for part in role if part))}"
    for email in person.email:
        yield f"- {_plain(hidden(email.address, style))}"
    for link in views.profiles:
        if link.url and not link.url.startswith("mailto:"):
            yield f"- [{_plain(link.label)}]({_address(link.url, base)})"


def _sections(model: Model, base: str) -> Iterator[str]:
    for shown in model.sections:
        if shown.title:
            yield f"- [{_plain(shown.title)}]({base or 'index.html'}#{shown.id})"
    if model.publications:
        count = len(model.publications)
        yield f"- [{_plain(model.content.config.publications.title)} ({count})]({base}publications/)"
        if any(work.bibtex for work in model.publications):
            yield f"- [BibTeX]({base}publications.bib)"


def _works(renderer: Renderer, base: str) -> Iterator[str]:
    for work in renderer.model.publications:
        yield renderer.entry(lambda work, _: _work(work, renderer.views, base), work, "llms.txt")


def _work(work: Publication, views: Views, base: str) -> str:
    path = views.path(work)
    title = _plain(work.title)
    titled = f"[{title}]({base}{public(path.removeprefix(ROOT))})" if path else title
    authors = ", ".join(author.full for author in work.author[:10]) + (", et al." if len(work.author) > 10 else "")
    rest = [authors, " ".join(part for part in (work.container_title or work.container_title_short, work.year) if part)]
    links = [(link.label, link.url) for link in views.actions(work) if link.url]
    described = ". ".join(_plain(part) for part in rest if part)
    shown = " ".join(f"[{_plain(label)}]({_address(url, base)})" for label, url in links)
    return f"- {titled}: {clipped(described, 400)}{'. ' + shown if shown else ''}"
