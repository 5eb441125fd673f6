"""The person as the settings of academicpages tell, without what the template wrote there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.records import Affiliation, Author, Email, Image, Link, Person
from homepage.importers import words
from homepage.importers.front_matter.links import email, network, orcid
from homepage.importers.front_matter.residue import is_placeholder
from homepage.importers.prose.names import native
from homepage.site.names import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.tables import Table

# What the template writes into the settings of the author for the reader to replace.
DEFAULTS = frozenset(
    (
        "short biography for the left-hand sidebar",
        "earth",
        "none@example.org",
        "red brick university",
        "academicpages",
        "http://yourfullgooglescholarurl.com",
        "http://orcid.org/yourorcidurl",
        "bio-photo.jpg",
        "https://www.ncbi.nlm.nih.gov/pubmed/?term=john+snow",
        "https://scholar.google.com/citations?user=ps_cx0aaaaaj",
        "https://yourfullgooglescholarurl.com",
        "https://orcid.org/yourorcidurl",
        "bsky.app",
        "academicpages.github.io",
    )
)
_OWN = frozenset(("name", "avatar", "bio", "location", "employer", "email", "pronouns"))


def read(config: Table, author: Table, bodies: Bodies) -> Person:
    """The person of a site, whose settings for its author are ``author``."""
    targets, report = bodies.targets, bodies.report
    name = next(
        (
            one
            for one in (author.text("name"), config.text("name"), config.text("title"))
            if one and not is_placeholder(one)
        ),
        "",
    )
    if not name:
        where = author.at("name")
        report.guess(where, "the site does not name its owner; put the name into content/person.yaml")
    latin, script = native(bodies.plain(name, author.at("name")) or "Your Name")
    given = {key: text for key in author if (text := author.text(key)) and text.lower() not in DEFAULTS}
    listed = [*_listed(author, bodies)]
    written = [(link.url or "").removeprefix("mailto:") for link in listed if (link.url or "").startswith("mailto:")]
    address = email(given.get("email", "") or next(iter(written), ""))
    if given.get("email") and not address:
        report.kept(author.at("email"), f"{given['email']!r} is no e-mail address")
    line = " · ".join(given[key] for key in ("bio", "pronouns") if key in given)
    picture = given.get("avatar", "")
    image = targets.image(picture, author.at("avatar")) if picture else None
    links = (*_links(author, given, bodies), *(link for link in listed if not (link.url or "").startswith("mailto:")))
    return Person(
        name=latin,
        native_name=script or None,
        aliases=_aliases(latin, config.text("name")),
        tagline=bodies.plain(line, author.at("bio")) or None,
        location=bodies.plain(given.get("location", ""), author.at("location")) or None,
        affiliation=_employer(given.get("employer", ""), author, bodies),
        email=(Email(address=address),) if address else (),
        links=links,
        image=Image(src=image.src, alt=latin) if image else None,
        orcid=next((found for link in links if link.label == "ORCID" and (found := orcid(link.url or ""))), None),
    )


def _aliases(name: str, other: str) -> tuple[str, ...]:
    """The name of the site's settings, where papers may have this one: that of the author has it and more words."""
    found = set(words.of(other))
    is_part = len(found) > 1 and found < set(words.of(name))
    return (other,) if is_part and not Identity([name]).matches(Author(name=other)) else ()


def _employer(name: str, author: Table, bodies: Bodies) -> tuple[Affiliation, ...]:
    found = bodies.plain(name, author.at("employer"))
    return (Affiliation(name=found),) if found else ()


def _listed(author: Table, bodies: Bodies) -> Iterator[Link]:
    """The list of links that minimal-mistakes has for all that is no setting of its own, labelled as it says."""
    for one in author.tables("links"):
        label, url = one.text("label") or "Link", one.text("url")
        if re.fullmatch(r"https?://[^/]+/?", url) and network(label, url):
            bodies.report.left_out(one.at("url"), f"{label}: {url}, which leads to nobody in particular")
        elif url.startswith("mailto:"):
            yield Link(label=label, url=url)
        elif url:
            yield bodies.targets.link(label, url, one.at("url"))


def _links(author: Table, given: dict[str, str], bodies: Bodies) -> Iterable[Link]:
    """The profiles in the order of the settings; a network that is not known keeps its name."""
    for key, text in given.items():
        if key in _OWN or text.startswith("#"):
            continue
        link = network(key, text)
        if link is None and re.match(r"https?://", text):
            link = bodies.targets.link(key.replace("_", " ").capitalize(), text, author.at(key))
        if link is None:
            bodies.report.kept(author.at(key), f"the network {key!r} is not known; the link has no address")
            link = Link(label=f"{key}: {text}")
        yield link
