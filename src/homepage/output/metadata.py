"""What machines read of a page: addresses, Open Graph, citation tags and schema.org data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
from markupsafe import Markup
from msgspec import Struct

from homepage.content.values import is_local
from homepage.output import scholarly
from homepage.patterns import lazy
from homepage.site.names import by_language
from homepage.site.urls import TOP, page_path, public

if TYPE_CHECKING:
    from homepage.content.records import Publication
    from homepage.output.previews import Preview, Previews
    from homepage.output.views import Views
    from homepage.site.model import Edition, Model
    from homepage.site.plan import Page

ABSOLUTE = lazy(r"https?://[^\s/]+(/[^\s?#]*)?")  # the address of a site, with the path at which it stands
_COLLECTIONS = ("publications", "news", "projects", "posts", "tagged")
_DESCRIPTION_LENGTH = 155  # what search results show of it


class Alternate(Struct, frozen=True, kw_only=True):
    """The same page in one of the languages: ``url`` from the top of the site, ``address`` as the world sees it."""

    edition: Edition
    url: str
    address: str | None
    is_current: bool


class PageMetadata(Struct, frozen=True, kw_only=True):
    """The metadata of one page; ``citation`` are Google Scholar's tags, ``data`` is serialised JSON-LD."""

    title: str
    description: str
    canonical: str | None
    kind: str
    preview: Preview | None = None
    preview_url: str | None = None
    citation: tuple[tuple[str, str], ...] = ()
    data: Markup | None = None
    index: bool = True
    alternates: tuple[Alternate, ...] = ()
    switches: tuple[Alternate, ...] = ()
    locale: str = ""


class Metadata:
    """Makes the metadata of the pages of one site."""

    def __init__(self, model: Model, views: Views) -> None:
        self.model, self.views = model, views
        self.config, self.person = model.content.config, model.content.person
        self.base = base_url(self.config.base_url)
        self.words = model.content.words
        self.name, _ = by_language(self.person.name, self.person.native_name, model.edition.tag)
        self.title = self.config.title or self.name
        self.previews: Previews | None = None

    def of(self, page: Page) -> PageMetadata:
        """The metadata of a page."""
        is_home = page.kind == "home"
        title = page.title if is_home else f"{page.title} · {self.title}"
        preview = self.preview(page)
        data = self._person() if is_home else self._work(page.work) if page.work else self._other(page)
        return PageMetadata(
            title=title,
            description=self._description(page),
            canonical=self.absolute(page.target or page.path),
            kind={"home": "profile", "publication": "article", "post": "article"}.get(page.kind, "website"),
            preview=preview,
            preview_url=self.absolute(preview.path) if preview else None,
            citation=scholarly.citation_tags(page.work, self._absolute_url) if page.work else (),
            data=_serialised(data) if data else None,
            index=page.kind != "missing" and not (page.document and page.document.draft),
            alternates=self.alternates(page),
            switches=self._in_languages("posts/index.html") if page.kind == "tagged" else self.alternates(page),
            locale=self.model.edition.locale,
        )

    def preview(self, page: Page) -> Preview | None:
        """The picture that stands for a page."""
        return self.previews.of(page) if self.previews else None

    def alternates(self, page: Page) -> tuple[Alternate, ...]:
        """The page in every language of the site, the main one first; none for a page that is in one only."""
        if page.kind in ("missing", "alias", "tagged"):
            return ()  # a language may have other tags
        return self._in_languages(page.path.removeprefix(self.model.edition.folder))

    def _in_languages(self, path: str) -> tuple[Alternate, ...]:
        if len(self.model.editions) < 2:
            return ()
        return tuple(
            Alternate(
                edition=one,
                url=TOP + one.folder + path,
                address=self.absolute(one.folder + path),
                is_current=one == self.model.edition,
            )
            for one in self.model.editions
        )

    def absolute(self, path: str) -> str | None:
        """The public address of an output; None for a site that does not say where it stands."""
        return self.base + public(path) if self.base else None

    def _absolute_url(self, url: str | None) -> str | None:
        if url and is_local(url):
            return self.absolute(page_path(url))
        return url

    def _description(self, page: Page) -> str:
        if page.document:
            found = self.views.articles.description(page.document)
            return clipped(found) or self.words("about_writing", title=page.title, name=self.name)
        if page.kind in ("projects", "posts", "tagged"):
            return self.words("about_writing", title=page.title, name=self.name)
        if page.work:
            said = page.work.abstract or self._reference(page.work)
            # The same work in another language is another page, and search engines want them told apart.
            return clipped(f"{self.words('paper')}{self.words('colon')}{said}" if self.model.edition.folder else said)
        if page.kind == "publications":
            count = len(self.model.publications)
            return self.words("about_publications", title=self.config.publications.title, name=self.name, count=count)
        if page.kind == "news":
            return self.words("about_news", title=page.title, name=self.name)
        return self.config.description or self.about()

    def about(self) -> str:
        """Who the site is about, in a sentence."""
        person = self.person
        places = [place.name for place in person.affiliation]
        role = ", ".join(part for part in (person.job_title, *places) if part)
        if role:
            return clipped(f"{self.name}, {role}.")
        first = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`#<>]", r"\1", self.model.content.bio.text.strip())
        return clipped(" ".join(first.split())) or self.words("about_person", name=self.name)

    def _reference(self, work: Publication) -> str:
        names = self.views.names(work.author)
        venue = work.container_title or work.container_title_short or ""
        return ". ".join(part for part in (names, work.title, f"{venue} {work.year}".strip()) if part) + "."

    def _person(self) -> dict[str, Any]:
        person = self.person
        profiles = [
            link.url
            for link in self.views.profiles
            if link.url and not is_local(link.url) and not link.url.startswith("mailto:")
        ]
        names = [name for name in (person.native_name, *person.aliases) if name]
        about = _without_empty(
            {
                "@type": "Person",
                "name": person.name,
                "alternateName": names,
                "jobTitle": person.job_title,
                "affiliation": [
                    _without_empty({"@type": "Organization", "name": place.name, "url": self._absolute_url(place.url)})
                    for place in person.affiliation
                ],
                "image": self._absolute_url(person.image.src) if person.image else None,
                "url": self.absolute("index.html"),
                "sameAs": profiles,
                "knowsAbout": [interest.label for interest in person.interests if interest.label],
                "email": person.email[0].address if person.email and self.config.email_style == "plain" else None,
            }
        )
        return _without_empty(
            {
                "@context": "https://schema.org",
                "@type": "ProfilePage",
                "dateModified": self.config.updated,
                "inLanguage": self.model.edition.tag,
                "isPartOf": self._site(),
                "mainEntity": about,
            }
        )

    def _site(self) -> dict[str, Any]:
        return _without_empty({"@type": "WebSite", "name": self.title, "url": self.absolute("index.html")})

    def _other(self, page: Page) -> dict[str, Any] | None:
        """What a page is that is neither about the person nor about one work."""
        if page.kind in ("missing", "alias"):
            return None
        if page.document and page.kind == "post":
            return self.views.articles.json_ld(page.document, self.absolute(page.path), self._absolute_url)
        return _without_empty(
            {
                "@context": "https://schema.org",
                "@type": "CollectionPage" if page.kind in _COLLECTIONS else "WebPage",
                "name": page.title,
                "url": self.absolute(page.path),
                "inLanguage": self.model.edition.tag,
                "isPartOf": self._site(),
                "author": {"@type": "Person", "name": self.person.name},
            }
        )

    def _work(self, work: Publication) -> dict[str, Any]:
        path = self.views.path(work)
        page = self.absolute(self.model.edition.folder + path[1:]) if path else None
        return scholarly.article(work, page, self._absolute_url)


def base_url(url: str | None) -> str:
    """The address of the site with one slash at its end; empty when it is not known."""
    return url.rstrip("/") + "/" if url else ""


def clipped(text: str, length: int = _DESCRIPTION_LENGTH) -> str:
    """Text cut at a word, with an ellipsis when something was cut."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut).rstrip(",;:.") + "…"


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in (None, "", [], ())}


def _serialised(data: dict[str, Any]) -> Markup:
    """JSON that can stand in a script element: ``<`` is written as an escape."""
    text = msgspec.json.encode(data, enc_hook=str).decode()  # a text of another language is a kind of str
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 (no end tag can occur in it)
