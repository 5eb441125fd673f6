"""Pages, projects and posts as templates and machines see them: addresses, summaries, tags, descriptions, JSON-LD."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from homepage.content.documents import address
from homepage.content.foreign import marked
from homepage.content.records import Post, Project
from homepage.patterns import lazy
from homepage.site.plan import tags
from homepage.site.urls import ROOT, slug

if TYPE_CHECKING:
    from collections.abc import Callable

    from homepage.content.records import Document
    from homepage.output.markup import Writer
    from homepage.site.model import Model

# What a summary is not made of: headings, pictures, lists, tables, quotations, code, HTML.
_NOT_PROSE = lazy(r"#|!|\[TOC\]|<|\||[-*+>:][ \t]|```|~~~|\$\$|\\\[|[ ]{4}|\[\^|\*\[|\[[^\]]+\]:")
_NOTE_SIGN = lazy(r"\[\^[^\]]*\]|!\[[^\]]*\]\([^)]*\)")  # and pictures


class Articles:
    """Answers questions about the documents of one site in one language."""

    def __init__(self, model: Model, writer: Writer) -> None:
        self.content, self.writer = model.content, writer
        self.tags = {name: Markup(tag) for name, (tag, _) in tags(model.content.posts).items()}  # noqa: S704
        self._around = _around(model.content.posts)

    def path(self, document: Document) -> str:
        """The page of a document, from the top of the site."""
        return f"{ROOT}{address(document)}index.html"

    def tag_path(self, tag: str) -> str:
        """The page that lists the posts with a tag."""
        return f"{ROOT}posts/tags/{slug(tag) or 'tag'}/index.html"

    def body(self, document: Document) -> Markup:
        """The text of a document, its headings with links to themselves."""
        return self.writer.within(document.body_language).block(document.body, anchors=True)

    def below_abstract(self, key: str) -> Document | None:
        """What the author wrote for the page of a paper."""
        return self.content.texts.get(key)

    def summary(self, document: Document) -> Markup:
        """What a list says of a document: its summary, or its first paragraph."""
        given = getattr(document, "summary", None)
        if given or isinstance(document, Project):
            return self.writer.inline(given)
        first = next((part for part in re.split(r"\n\s*\n", document.body) if _is_prose(part)), "")
        return self.writer.inline(marked(_NOTE_SIGN.sub("", first).strip(), document.body_language))

    def description(self, document: Document) -> str:
        """A document in one or two plain sentences; empty when it has none."""
        if document.description:
            return document.description
        first = next((part for part in re.split(r"\n\s*\n", document.body) if _is_prose(part)), "")
        return Markup(self.summary(document) or self.writer.inline(_NOTE_SIGN.sub("", first))).striptags()  # noqa: S704

    def neighbours(self, post: Post) -> tuple[Post | None, Post | None]:
        """The posts before and after a post in time."""
        return self._around[post.key]

    def json_ld(
        self, document: Document, url: str | None, absolute: Callable[[str | None], str | None]
    ) -> dict[str, Any]:
        """A post as schema.org describes a BlogPosting."""
        person = self.content.person
        image = absolute(document.image.src) if document.image else None
        found = {
            "@context": "https://schema.org",
            "@type": "BlogPosting",
            "headline": document.title,
            "description": self.description(document),
            "datePublished": document.date,
            "dateModified": getattr(document, "updated", None) or document.date,
            "author": {"@type": "Person", "name": person.name, **({"url": home} if (home := absolute("/")) else {})},
            "keywords": list(getattr(document, "tags", ())),
            "image": image,
            "inLanguage": document.body_language or self.writer.language,
            "url": url,
            "mainEntityOfPage": url,
        }
        return {name: value for name, value in found.items() if value}


def _is_prose(part: str) -> bool:
    return bool(part.strip()) and not _NOT_PROSE.match(part.lstrip("\n"))


def _around(posts: tuple[Post, ...]) -> dict[str, tuple[Post | None, Post | None]]:
    """The posts before and after each, which are listed newest first."""
    later, earlier = (None, *posts), (*posts[1:], None)
    return {post.key: (before, after) for post, after, before in zip(posts, later, earlier, strict=False)}
