"""What schema.org 28 says of the types and properties that pages use, as facts: a checker for JSON-LD."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each type with the ones it is a kind of.
PARENTS = {
    "Thing": (),
    "CreativeWork": ("Thing",),
    "Article": ("CreativeWork",),
    "ScholarlyArticle": ("Article",),
    "Report": ("Article",),
    "SocialMediaPosting": ("Article",),
    "BlogPosting": ("SocialMediaPosting",),
    "Book": ("CreativeWork",),
    "Chapter": ("CreativeWork",),
    "Thesis": ("CreativeWork",),
    "Dataset": ("CreativeWork",),
    "SoftwareSourceCode": ("CreativeWork",),
    "DigitalDocument": ("CreativeWork",),
    "PresentationDigitalDocument": ("DigitalDocument",),
    "MediaObject": ("CreativeWork",),
    "WebPage": ("CreativeWork",),
    "ProfilePage": ("WebPage",),
    "CollectionPage": ("WebPage",),
    "WebSite": ("CreativeWork",),
    "CreativeWorkSeries": ("CreativeWork",),
    "Periodical": ("CreativeWorkSeries",),
    "PublicationVolume": ("CreativeWork",),
    "PublicationIssue": ("CreativeWork",),
    "Person": ("Thing",),
    "Organization": ("Thing",),
    "PropertyValue": ("Thing",),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_URL = re.compile(r"https?://\S+")
Text, Url, Date, Language = "Text", "URL", "Date", "Language"
# Each property: the types that have it, and what its value may be.
PROPERTIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "name": (("Thing",), (Text,)),
    "alternateName": (("Thing",), (Text,)),
    "description": (("Thing",), (Text,)),
    "identifier": (("Thing",), ("PropertyValue", Text, Url)),
    "image": (("Thing",), (Url,)),
    "url": (("Thing",), (Url,)),
    "sameAs": (("Thing",), (Url,)),
    "mainEntityOfPage": (("Thing",), (Url, "CreativeWork")),
    "headline": (("CreativeWork",), (Text,)),
    "author": (("CreativeWork",), ("Person", "Organization")),
    "editor": (("CreativeWork",), ("Person",)),
    "publisher": (("CreativeWork",), ("Person", "Organization")),
    "datePublished": (("CreativeWork",), (Date,)),
    "dateModified": (("CreativeWork",), (Date,)),
    "isPartOf": (("CreativeWork",), ("CreativeWork", Url)),
    "mainEntity": (("CreativeWork",), ("Thing",)),
    "abstract": (("CreativeWork",), (Text,)),
    "keywords": (("CreativeWork",), (Text, Url)),
    "inLanguage": (("CreativeWork",), (Language,)),
    "encoding": (("CreativeWork",), ("MediaObject",)),
    "encodingFormat": (("CreativeWork",), (Text, Url)),
    "version": (("CreativeWork",), (Text,)),
    "creativeWorkStatus": (("CreativeWork",), (Text,)),
    "pageStart": (("Article", "Chapter", "PublicationIssue", "PublicationVolume"), (Text,)),
    "pageEnd": (("Article", "Chapter", "PublicationIssue", "PublicationVolume"), (Text,)),
    "isbn": (("Book",), (Text,)),
    "bookEdition": (("Book",), (Text,)),
    "issn": (("CreativeWorkSeries", "Dataset", "WebSite"), (Text,)),
    "inSupportOf": (("Thesis",), (Text,)),
    "reportNumber": (("Report",), (Text,)),
    "codeRepository": (("SoftwareSourceCode",), (Url,)),
    "contentUrl": (("MediaObject",), (Url,)),
    "volumeNumber": (("PublicationVolume",), (Text,)),
    "issueNumber": (("PublicationIssue",), (Text,)),
    "propertyID": (("PropertyValue",), (Text, Url)),
    "value": (("PropertyValue",), (Text,)),
    "givenName": (("Person",), (Text,)),
    "familyName": (("Person",), (Text,)),
    "jobTitle": (("Person",), (Text,)),
    "affiliation": (("Person",), ("Organization",)),
    "knowsAbout": (("Person", "Organization"), (Text, Url, "Thing")),
    "email": (("Person", "Organization"), (Text,)),
}


def mistakes(data: dict[str, Any]) -> list[str]:
    """What a validator would say of a document; nothing when it is right."""
    context = [] if data.get("@context") == "https://schema.org" else ["no context of schema.org"]
    return [*context, *_of_node({name: value for name, value in data.items() if name != "@context"}, "")]


def _of_node(node: dict[str, Any], path: str) -> Iterator[str]:
    kind = node.get("@type")
    if kind not in PARENTS:
        yield f"{path}: no type {kind}"
        return
    for name, value in node.items():
        if name == "@type":
            continue
        domains, ranges = PROPERTIES.get(name, ((), ()))
        if not any(_is(kind, domain) for domain in domains):
            yield f"{path}: {kind} has no {name}"
        for one in value if isinstance(value, list) else [value]:
            yield from _of_value(one, ranges, f"{path}/{name}")


def _of_value(value: Any, ranges: tuple[str, ...], path: str) -> Iterator[str]:
    if isinstance(value, dict):
        if not any(_is(value.get("@type", ""), one) for one in ranges):
            yield f"{path}: {value.get('@type')} is none of {ranges}"
        yield from _of_node(value, path)
    elif not isinstance(value, str) or not value.strip() or not any(_fits(value, one) for one in ranges):
        yield f"{path}: {value!r} is none of {ranges}"


def _fits(value: str, kind: str) -> bool:
    patterns = {Url: _URL, Date: _DATE, Language: _LANGUAGE}
    return kind == Text or (kind in patterns and patterns[kind].fullmatch(value) is not None)


def _is(kind: str, other: str) -> bool:
    """Whether a type is another one, or a kind of it."""
    return kind == other or any(_is(parent, other) for parent in PARENTS.get(kind, ()))
