"""The Atom feeds of news, publications and posts (RFC 4287), without a clock: every date comes from the content.

Where the public address of the site is not known, links are relative to the feed, which readers know the address of.
Ids must not be relative (section 4.2.6): they are made from the texts then.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.content.documents import address
from homepage.content.records import News
from homepage.output.metadata import base_url, clipped
from homepage.site.plan import title
from homepage.site.urls import ROOT, TOP, moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.records import Post, Publication
    from homepage.output.views import Views
    from homepage.site.model import Model

MOST = 60  # entries: readers keep what they have seen
HERE = "./"  # the folder that a feed stands in
OLDEST = "1970-01-01T00:00:00Z"  # for a site without a single date


class Entry(Struct, frozen=True, kw_only=True):
    """One entry; ``html`` is its content."""

    title: str
    id: str
    updated: str
    html: str
    link: str
    authors: tuple[str, ...] = ()


class Feed(Struct, frozen=True, kw_only=True):
    """The feed as its template needs it.

    ``home`` is the public address of the site, or the folder of the feed; ``path`` is where the feed stands in it,
    ``page`` what it is the feed of.
    """

    title: str
    id: str
    updated: str
    home: str
    entries: tuple[Entry, ...]
    path: str = "feed.xml"
    page: str = ""


def home(model: Model) -> str:
    """The public address of the site in its language; empty when it is not known."""
    base = base_url(model.content.config.base_url)
    return base + model.edition.folder if base else ""


def feed(model: Model, views: Views) -> Feed:
    """The feed of a site, newest first."""
    _config, folder = model.content.config, model.edition.folder
    base = home(model)
    entries = [*_news(model, views, base), *_newest(model, views, base)]
    entries = [entry for entry in entries if entry.updated != OLDEST] or entries
    entries.sort(key=lambda entry: entry.updated, reverse=True)
    return Feed(
        title=title(model),
        id=base or identifier(f"{folder}{model.content.person.name}"),
        updated=entries[0].updated if entries else OLDEST,
        home=base or HERE,
        entries=tuple(entries[:MOST]),
    )


def publications(model: Model, views: Views) -> Feed:
    """The feed of the publications alone, newest first."""
    config, folder = model.content.config, model.edition.folder
    base = home(model)
    entries = _newest(model, views, base)
    return Feed(
        title=f"{config.publications.title} · {title(model)}",
        id=f"{base}publications/" if base else identifier(f"{folder}publications of {model.content.person.name}"),
        updated=entries[0].updated if entries else OLDEST,
        home=base or HERE,
        entries=tuple(entries),
        path="publications.xml",
        page="publications/",
    )


def posts(model: Model, views: Views) -> Feed:
    """The feed of the posts, each with its whole text, newest first."""
    config, base = model.content.config, home(model)
    entries = [_post(one, model, views, base) for one in model.content.posts[:MOST]]
    return Feed(
        title=f"{config.posts.title} · {title(model)}",
        id=f"{base}posts/" if base else identifier(f"{model.edition.folder}posts of {model.content.person.name}"),
        updated=max(entry.updated for entry in entries),
        home=base or HERE,
        entries=tuple(entries),
        path="posts.xml",
        page="posts/",
    )


def _post(post: Post, model: Model, views: Views, base: str) -> Entry:
    path = address(post)
    return Entry(
        title=post.title,
        id=base + path if base else identifier(model.edition.folder + path),
        updated=stamp(post.updated or post.date),
        html=_absolute(str(views.writer.block(post.body)), model, views.moved),
        link=(base or HERE) + path,
    )


def _news(model: Model, views: Views, base: str) -> list[Entry]:
    """News items; one without a date takes that of its neighbour, since the list is in the author's order."""
    found: list[Entry] = []
    taken: set[str] = set()
    for shown in model.sections:
        items = [one for group in shown.groups for one in (*group.records, *group.rest) if isinstance(one, News)]
        stamps = _neighbouring([one.date for one in items])
        page = "news/" if shown.more == "page" and shown.hidden else ""
        for number, (one, date) in enumerate(zip(items, stamps, strict=True), 1):
            text = views.writer.inline(one.text)
            found.append(
                Entry(
                    title=clipped(text.striptags(), 100),
                    id=_free(f"{base}{one.date}{one.text}", taken),
                    updated=stamp(date),
                    html=_absolute(str(text), model, views.moved),
                    link=f"{base or HERE}{page}#{shown.id}-{number}",
                )
            )
    return found


def _free(text: str, taken: set[str]) -> str:
    """An id for a text; the same text again gets another one."""
    while (found := identifier(text)) in taken:
        text += "'"
    taken.add(found)
    return found


def _absolute(html: str, model: Model, pages: frozenset[str]) -> str:
    """A text with the public addresses of what it leads to, else those from the feed, pages in its own language."""
    top = base_url(model.content.config.base_url) or ("../" if model.edition.folder else "")
    return moved(html, pages).replace(ROOT, home(model)).replace(TOP, top)


def _neighbouring(dates: Sequence[str | None]) -> list[str | None]:
    filled: list[str | None] = []
    for index, date in enumerate(dates):
        later = next((one for one in dates[index:] if one), None)
        filled.append(date or later or (filled[-1] if filled else None))
    return filled


def _newest(model: Model, views: Views, base: str) -> list[Entry]:
    """The publications that a feed has at most, newest first."""
    works = sorted(model.publications, key=lambda work: stamp(work.issued), reverse=True)
    return [_work(work, views, base) for work in works[:MOST]]


def _work(work: Publication, views: Views, base: str) -> Entry:
    path = f"publications/{views.folders[work.key]}/"
    venue = views.venue_short(work)
    authors = tuple(author.full for author in work.author)
    html = "".join(
        f"<p>{part}</p>"
        for part in (views.writer.plain(views.names(work.author)), views.writer.plain(venue), views.abstract(work))
        if part
    )
    return Entry(
        title=work.title,
        id=base + path if base else identifier(views.model.edition.folder + work.key),
        updated=stamp(work.issued),
        html=html,
        link=(base or HERE) + path,
        authors=authors,
    )


def stamp(date: str | None) -> str:
    """A partial date as the first moment of it in UTC (RFC 3339)."""
    if not date:
        return OLDEST
    year, month, day = (*date.split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"


def identifier(text: str) -> str:
    """An id that stays the same as long as the text does."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, text)}"
