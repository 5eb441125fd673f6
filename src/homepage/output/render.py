"""Pages from templates: the site's own templates first, then the theme's."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup

from homepage import theme
from homepage.content.suggest import did_you_mean
from homepage.errors import ContentError, Location, Problem, TemplateError
from homepage.output import emoji_drawings, frames
from homepage.output.markup import Writer
from homepage.output.metadata import Metadata
from homepage.output.template_words import said
from homepage.output.templates import FORM, Environment
from homepage.output.views import Views
from homepage.site import urls
from homepage.site.names import by_language
from homepage.source import text
from homepage.timings import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from homepage.content.records import Publication
    from homepage.output.digests import LanguageDigests
    from homepage.output.images import Pictures
    from homepage.site.model import Model
    from homepage.site.plan import Links, Page

_FILTERS = ("t", "rich", "markdown", "passage")


class Renderer:
    """Renders the pages of one site."""

    def __init__(self, root: Path, model: Model, assets: Mapping[str, str]) -> None:
        config = model.content.config
        self.root, self.model = root, model
        self.writer = Writer(model.edition.tag, config.email_style, model.content.words)
        self.views = Views(model, self.writer)
        self.metadata = Metadata(model, self.views)
        self.pictures: Pictures | None = None
        self.digests: LanguageDigests | None = None
        self.watch = Watch()
        self.environment = _environment(root)
        self.environment.filters.update(
            t=self.writer.plain,
            rich=self.writer.inline,
            markdown=self.writer.block,
            passage=self.writer.passage,
            icon=self.writer.icon,
        )
        self.environment.globals.update(
            site=config,
            person=model.content.person,
            model=model,
            views=self.views,
            url=urls.local,
            link=self.writer.link,
            marks=self.writer.marks,
            email=self.writer.email,
            word=model.content.words,
            language=model.edition.tag,
            direction=model.edition.direction,
            names=by_language(model.content.person.name, model.content.person.native_name, model.edition.tag),
            asset=lambda name: urls.ROOT + _known(assets, name),
            has_asset=lambda name: name in assets,
            entry=self.entry,
        )

    def page(self, page: Page, navigation: tuple[Links, ...]) -> str:
        """The finished HTML of a page; raises TemplateError with the template's file and line."""
        shows = {"page": page, "navigation": navigation, "metadata": self.metadata.of(page), **page.shows}
        html = self.text(page.template, **shows)
        if self.model.content.config.theme.emoji == "twemoji":
            html = emoji_drawings.drawn(html, self.model.edition.tag, self.writer.texts)
        if self.pictures:
            html = self.pictures.offer(html, is_list=page.kind == "publications")
        if self.views.moved:
            html = urls.moved(html, self.views.moved)
        return urls.finish(frames.allowed(html), page.path, self.model.edition.folder)

    def entry(self, make: Callable[..., str], work: Publication, *setting: object) -> Markup:
        """What a macro or function makes of a publication, from the build before when it made the same."""
        self.watch.beat()
        made_from = self.digests.of_entry(work, *setting) if self.digests else None
        if made_from is None or self.writer.texts is None:
            return Markup(make(work, *setting))  # noqa: S704 (what a macro makes is HTML)
        html = self.writer.texts.made(("entry", made_from.hex()), lambda: str(make(work, *setting)))
        return Markup(html)  # noqa: S704

    def text(self, template: str, **shows: Any) -> str:
        """The text a template makes."""
        try:
            return self.environment.get_template(template).render(shows)
        except jinja2.TemplateSyntaxError as error:
            raise TemplateError([self._problem(error.filename, error.lineno, said(error.message or ""))]) from error
        except RecursionError as error:
            raise TemplateError([self._endless(error)]) from error
        except UnicodeDecodeError as error:
            raise TemplateError(_not_utf8(self.root)) from error
        except (jinja2.TemplateError, TypeError, ValueError, LookupError, AttributeError) as error:
            raise self._located(error) from error

    def _located(self, error: Exception) -> Exception:
        """The error as a problem of the template line it came from; anything else is a bug and stays as it is."""
        frames = list(_frames(error))
        path, line, last = frames[-1] if frames else (None, 0, False)
        if isinstance(error, jinja2.TemplateNotFound) or (path and (last or isinstance(error, jinja2.TemplateError))):
            return TemplateError([self._problem(path, line, _message(error))])
        return error

    def _endless(self, error: RecursionError) -> Problem:
        own = f"{self.root}/templates/"
        frames = list(_frames(error))
        path, line, _ = next((frame for frame in frames if frame[0].startswith(own)), (frames or [("", 0, False)])[0])
        hint = 'to extend the theme\'s template of the same name, write {% extends "theme/NAME" %}'
        return Problem(Location(self._shown_path(path), line), "a template extends or includes itself", hint)

    def _problem(self, filename: str | None, line: int, message: str) -> Problem:
        return Problem(Location(self._shown_path(filename), line), message)

    def _shown_path(self, filename: str | None) -> str:
        for top, prefix in ((self.root, ""), (theme.root(), "theme/")):
            start = f"{top}/"
            if filename and filename.startswith(start):
                return prefix + filename.removeprefix(start)
        return filename or "templates"


def _frames(error: Exception) -> Iterator[tuple[str, int, bool]]:
    """The template lines an error passed through, and whether it arose in them."""
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".html", ".xml", ".txt")):
            yield name, trace.tb_lineno, trace.tb_next is None
        trace = trace.tb_next


def _known(assets: Mapping[str, str], name: str) -> str:
    """Where a static file stands; raises an error that names the template's line when there is none."""
    if name not in assets:
        raise jinja2.TemplateRuntimeError(f"there is no file {name!r} in static/")
    return assets[name]


def _message(error: Exception) -> str:
    """What a template did wrong, in the words of its author."""
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template {error.name!r} in templates/ of the site or of the theme"
    return said(str(error))


def own_problems(root: Path) -> list[Problem]:
    """What the templates of the site show to be wrong before anything is rendered.

    Errors of syntax; and, as warnings, files that replace no template of the theme and that no other one names. Where
    the theme itself is the site, its templates are not judged.
    """
    if root.resolve() == theme.root().resolve():
        return []
    environment = _environment(root)
    environment.filters.update(dict.fromkeys(_FILTERS, str))
    sources = {path.relative_to(root / "templates").as_posix(): path for path in _own_templates(root)}
    problems, texts = [], {}
    for name, path in sources.items():
        try:
            texts[name] = path.read_text(encoding="utf-8")
            environment.compile(texts[name], name)
        except jinja2.TemplateSyntaxError as error:
            where = Location(f"templates/{name}", error.lineno)
            problems.append(Problem(where, said(error.message or "")))
        except UnicodeDecodeError:
            problems += _not_utf8(root)
    return problems + _without_use(texts)


def _without_use(texts: Mapping[str, str]) -> list[Problem]:
    """Warnings of templates, given as texts by name, that nothing renders."""
    known = [path.relative_to(theme.root() / "templates").as_posix() for path in _own_templates(theme.root())]
    return [
        Problem(Location(f"templates/{name}"), "is used by no page", did_you_mean(name, known), warning=True)
        for name in texts
        if name not in known and not any(re.search(rf"[\"']{re.escape(name)}[\"']", text) for text in texts.values())
    ]


def _own_templates(root: Path) -> list[Path]:
    found = (root / "templates").rglob("*")
    return sorted(path for path in found if path.suffix in (".html", ".xml", ".txt") and path.is_file())


def _not_utf8(root: Path) -> list[Problem]:
    """The templates of the site that are not UTF-8."""
    problems: list[Problem] = []
    for path in sorted((root / "templates").rglob("*.*")):
        try:
            text.read(root, path.relative_to(root).as_posix())
        except ContentError as error:
            problems += error.problems
    return problems


def _compiled_templates() -> jinja2.FileSystemBytecodeCache | None:
    """Where compiled templates are kept: beside this program's own compiled modules, when that can be written.

    Compiling them takes as long as all the rest of building a small site.
    """
    folder = Path(theme.__file__).parent / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    kept = jinja2.FileSystemBytecodeCache(str(folder), f"__jinja2_{FORM}_%s.cache")
    return kept if os.access(folder, os.W_OK) else None


def _environment(root: Path) -> jinja2.Environment:
    """Templates of the site replace the theme's of the same name, and can extend them as ``theme/NAME``."""
    own = jinja2.FileSystemLoader(root / "templates")
    default = jinja2.FileSystemLoader(theme.root() / "templates")
    loader = jinja2.ChoiceLoader([own, default, jinja2.PrefixLoader({"theme": default})])
    environment = Environment(
        loader=loader,
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_compiled_templates(),
    )
    environment.globals["Markup"] = Markup
    return environment
