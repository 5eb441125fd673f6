"""Which pages and files the site has, and what each of them shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from homepage.content.documents import address
from homepage.errors import Location, OutputError, Problem
from homepage.site.names import by_language
from homepage.site.urls import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from homepage.content.records import Document, Post, Publication
    from homepage.site.model import Model


class Page(Struct, frozen=True, kw_only=True):
    """An output that a template makes. ``kind`` tells the template's base what metadata it needs."""

    path: str
    template: str
    title: str
    kind: str = "page"
    work: Publication | None = None
    document: Document | None = None
    target: str = ""
    shows: dict[str, Any] = {}


class Links(Struct, frozen=True, kw_only=True):
    """A stop in the top bar."""

    label: str
    url: str


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
    folders = model.folders
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
        if section.more == "page" and section.hidden and section.section.kind == "news":
            pages.append(
                Page(
                    path=f"{folder}news/index.html",
                    template="news.html",
                    title=section.title or words("section_news"),
                    kind="news",
                    shows={"section": section},
                )
            )
    pages += _documents(model)
    for work in model.publications if not folder else ():
        pages += _moved(work.aliases, work.title, f"publications/{folders[work.key]}/index.html")
    if folder:
        return pages  # a host shows one page for what it does not find; old addresses are the main language's
    pages.append(Page(path="404.html", template="404.html", title=words("missing"), kind="missing"))
    pages += _moved(config.aliases, title(model), "index.html")
    return pages


def _moved(aliases: Iterable[str], name: str, target: str) -> Iterator[Page]:
    """The pages at old addresses, which lead to the page called ``name``."""
    for alias in map(alias_path, aliases):
        yield Page(path=alias, template="alias.html", title=name, kind="alias", target=target)


def _documents(model: Model) -> Iterator[Page]:
    """Pages, projects and posts, the lists of the last two, and the old addresses of all of them."""
    content, folder = model.content, model.edition.folder
    for kind, documents in (("page", content.pages), ("project", content.projects), ("post", content.posts)):
        for one in documents:
            path = f"{folder}{address(one)}index.html"
            yield Page(path=path, template=f"{kind}.html", title=one.title, kind=kind, document=one)
            for alias in one.aliases if not folder else ():
                path, target = alias_path(alias), f"{address(one)}index.html"
                yield Page(path=path, template="alias.html", title=one.title, kind="alias", document=one, target=target)
    config = content.config
    if content.projects:
        path = f"{folder}projects/index.html"
        yield Page(path=path, template="projects.html", title=config.projects.title, kind="projects")
        yield from _moved(config.projects.aliases if not folder else (), config.projects.title, path)
    if content.posts:
        shows = {"posts": content.posts, "tag": ""}
        path = f"{folder}posts/index.html"
        yield Page(path=path, template="posts.html", title=config.posts.title, kind="posts", shows=shows)
        yield from _moved(config.posts.aliases if not folder else (), config.posts.title, path)
    for name, (tag, posts) in tags(content.posts).items():
        path, shown = f"{folder}posts/tags/{name}/index.html", content.words("posts_tagged", tag=tag)
        yield Page(path=path, template="posts.html", title=shown, kind="tagged", shows={"posts": posts, "tag": tag})


def tags(posts: Iterable[Post]) -> dict[str, tuple[str, tuple[Post, ...]]]:
    """The tags of posts by the last part of their address, each as first written and with its posts."""
    found: dict[str, tuple[str, tuple[Post, ...]]] = {}
    for post in posts:
        for tag in dict.fromkeys(post.tags):
            first, known = found.get(slug(tag) or "tag", (tag, ()))
            if post not in known:
                found[slug(tag) or "tag"] = first, (*known, post)
    return dict(sorted(found.items()))


def title(model: Model) -> str:
    """The title of the site: its own, or the person's name as the language of the page writes it."""
    person = model.content.person
    return model.content.config.title or by_language(person.name, person.native_name, model.edition.tag)[0]


def alias_path(alias: str) -> str:
    """The output an alias needs: ``/about/`` is ``about/index.html``."""
    path = alias.strip().lstrip("/")
    return path if path.endswith(".html") else f"{path.rstrip('/')}/index.html"


def navigation(model: Model) -> tuple[Links, ...]:
    """The stops of the top bar: sections with a title, then the lists and the pages that are wanted there."""
    stops = [
        Links(label=shown.section.nav_label or shown.title, url=f"#{shown.id}")
        for shown in model.sections
        if shown.title and shown.section.nav and shown.section.kind not in ("about", "link")
    ]
    content = model.content
    config = content.config
    lists = (
        ("publications/", config.publications, model.publications),
        ("projects/", config.projects, content.projects),
        ("posts/", config.posts, content.posts),
    )
    stops += [Links(label=one.title, url=url) for url, one, records in lists if one.nav and records]
    stops += [
        Links(label=page.nav_label or page.title, url=address(page))
        for page in content.pages
        if page.nav or page.nav_label
    ]
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


def may_clash(paths: Collection[str]) -> bool:
    """Whether two outputs may be one, so that it is worth asking whose they are."""
    names = {path.lower() for path in paths}  # a disk may not tell upper from lower case
    return len(names) < len(paths) or not names.isdisjoint(_folders(names))


def distinct(claims: Iterable[Claim]) -> None:
    """Raise OutputError when two claims are for one output, or one's folder is the other's file."""
    taken: dict[str, Claim] = {}
    told: set[tuple[str, str]] = set()
    problems = []
    for claim in claims:
        other = taken.setdefault(claim.path.lower(), claim)  # a disk may not tell upper from lower case
        if other.owner != claim.owner and (other.owner, claim.owner) not in told:
            told.add((other.owner, claim.owner))  # once for a site in several languages
            message = f"would be written to {claim.path}, where {other.owner} already is"
            problems.append(claim.problem(message, "rename one of them"))
    folders = _folders(taken)
    problems += [
        claim.problem(f"would be the file {claim.path}, which is a folder of the site", "rename it")
        for path, claim in taken.items()
        if path in folders
    ]
    if problems:
        raise OutputError(problems)


def _folders(paths: Iterable[str]) -> set[str]:
    """All folders that some files stand in."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
