"""Where Google Scholar counts the citations of a paper: an address made of the user's identifier and the paper's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from homepage.content.records import Link
from homepage.patterns import lazy
from homepage.source.latex_address import address

if TYPE_CHECKING:
    from homepage.content.records import Person

_PAGE = "https://scholar.google.com/citations?view_op=view_citation&hl=en&user={user}&citation_for_view={user}:{paper}"
_IDENTIFIER = lazy(r"[\w-]+", re.ASCII)


def scholar_user(person: Person | None) -> str:
    """The identifier of the person whose page on Google Scholar is linked, or nothing."""
    if person is None:
        return ""
    for url in (*(link.url for link in person.links), *(one.url for one in person.metrics)):
        parts = urlsplit(url or "")
        if parts.netloc.startswith("scholar.google.") and (user := parse_qs(parts.query).get("user")):
            return user[0]
    return ""


def scholar_link(identifier: str, user: str) -> Link | None:
    """A link to the citations of a paper, whose identifier al-folio gives without that of the user before it."""
    owner, _, paper = address(identifier).rpartition(":")
    owner = owner or user
    if not (_IDENTIFIER.fullmatch(owner) and _IDENTIFIER.fullmatch(paper)):
        return None
    return Link(label="Google Scholar", url=_PAGE.format(user=owner, paper=paper), rel=("info",))
