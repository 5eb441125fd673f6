"""Which pages and files the site has, and what each of them shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from homepage.errors import Location, OutputError, Problem
from homepage.site.names import by_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.content.records import Publication
    from homepage.site.model import Model

_UNSAFE = re.compile(r"[^A-Za-z0-9._+-]+")


class Page(Struct, frozen=True, kw_only=True):
    """An output that a template makes. ``kind`` tells the template's base what metadata it needs."""

    path: str
    template: str
    title: str
    kind: str = "page"
    work: Publication | None = None
    target: str = ""
    shows: dict[str, Any] = {}


class Links(Struct, frozen=True, kw_only=True):
    """A stop in the top bar."""

    label: str
    url: str


def addresses(works: Iterable[Publication]) -> dict[str, str]:
    """The folder name of each publication by its key: the key itself, with what an address cannot hold replaced."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for work in works:
        name = _UNSAFE.sub("-", work.key).strip("-.") or "paper"
        free, number = name, 2
        while free.lower() in taken:
            free, number = f"{name}-{number}", number + 1
        taken.add(free.lower())
        found[work.key] = free
    return found


def plan(model: Model) -> list[Page]:
    """Every page of the site, the home page first."""
    config, words, folder = model.content.config, model.content.words, model.edition.folder
    pages = [Page(path=f"{folder}index.html", template="home.html", title=title(model), kind="home")]
    if model.publications:
        pages.append(
            Page(
                path=f"{folder}publications/index.html",
                template="publications.html",
                title=config.publications.title,
                kind="publications",
            )
        )
    folders = addresses(model.publications)
    pages += [
        Page(
            path=f"{folder}publications/{folders[work.key]}/index.html",
            template="publication.html",
            title=work.title,
            kind="publication",
            work=work,
        )
        for work in model.publications
    ]
    for section in model.sections:
        if section.section.more == "page" and section.hidden and section.section.kind == "news":
            pages.append(
                Page(
                    path=f"{folder}news/index.html",
                    template="news.html",
                    title=section.title or words("section_news"),
                    kind="news",
                    shows={"section": section},
                )
            )
    if folder:
        return pages  # a host shows one page for what it does not find; old addresses are the main language's
    pages.append(Page(path="404.html", template="404.html", title=words("missing"), kind="missing"))
    pages += [
        Page(
            path=alias,
            template="alias.html",
            title=title(model),
            kind="alias",
            target="index.html",
        )
        for alias in map(alias_path, config.aliases)
    ]
    return pages


def title(model: Model) -> str:
    """The title of the site: its own, or the person's name as the language of the page writes it."""
    person = model.content.person
    return model.content.config.title or by_language(person.name, person.native_name, model.edition.tag)[0]


def alias_path(alias: str) -> str:
    """The output an alias needs: ``/about/`` is ``about/index.html``."""
    path = alias.strip().lstrip("/")
    return path if path.endswith(".html") else f"{path.rstrip('/')}/index.html"


def navigation(model: Model) -> tuple[Links, ...]:
    """The stops of the top bar: sections with a title, then the list of publications when it is wanted there."""
    stops = [
        Links(label=shown.section.nav_label or shown.title, url=f"#{shown.id}")
        for shown in model.sections
        if shown.title and shown.section.nav and shown.section.kind not in ("about", "link")
    ]
    listing = model.content.config.publications
    if listing.nav and model.publications:
        stops.append(Links(label=listing.title, url="publications/"))
    return tuple(stops)


class Claim(NamedTuple):
    """An output: its path, what is written there, and the place in the site that asks for it."""

    path: str
    owner: str
    where: Location

    def problem(self, message: str, hint: str) -> Problem:
        """A problem of this output, reported where it is asked for."""
        subject = "" if self.owner == self.where.path else f"{self.owner} "
        return Problem(self.where, subject + message, hint)


def distinct(claims: Iterable[Claim]) -> None:
    """Raise OutputError when two claims are for one output, or one's folder is the other's file."""
    taken: dict[str, Claim] = {}
    problems = []
    for claim in claims:
        other = taken.setdefault(claim.path.lower(), claim)  # a disk may not tell upper from lower case
        if other.owner != claim.owner:
            message = f"would be written to {claim.path}, where {other.owner} already is"
            problems.append(claim.problem(message, "rename one of them"))
    folders = {folder for path in taken for folder in _parents(path)}
    problems += [
        claim.problem(f"would be the file {claim.path}, which is a folder of the site", "rename it")
        for path, claim in taken.items()
        if path in folders
    ]
    if problems:
        raise OutputError(problems)


def _parents(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]
