"""Whose al-folio site it is: names, profiles and co-authors from ``_config.yml`` and ``_data``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Author, Contact, Email, Link, Notice, Person, Venue
from homepage.content.values import color
from homepage.importers.front_matter.links import email, network, orcid
from homepage.importers.front_matter.reader import read_value, settings
from homepage.importers.front_matter.residue import is_placeholder, is_sample_text
from homepage.importers.front_matter.tables import Table
from homepage.importers.front_matter.works import most_frequent
from homepage.importers.prose.names import native
from homepage.languages import scripts
from homepage.site.names import Identity, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from homepage.content.records import Publication
    from homepage.importers.front_matter.body import Bodies

# What the template's own coauthors.yml lists: told by family name with address, never by the name alone.
_SAMPLE_PAGES = frozenset(
    f"https://en.wikipedia.org/wiki/{name}"
    for name in (
        "Edwin_Plimpton_Adams",
        "Boris_Podolsky",
        "Nathan_Rosen",
        "Johann_Sebastian_Bach",
        "Karl_Przibram",
        "Erwin_Schr%C3%B6dinger",
        "Hendrik_Lorentz",
        "Max_Planck",
    )
)
_SAMPLE_SCHOLAR = "einstein"  # what scholar.last_name says until it is changed
_PROFILE = re.compile(r".*(?:_(?:username|userid|id|url|profile|number))$")
_COLORS = {
    "black": "#000000",
    "red": "#ff0000",
    "green": "#008000",
    "blue": "#0000ff",
    "orange": "#ffa500",
    "purple": "#800080",
    "teal": "#008080",
    "navy": "#000080",
    "maroon": "#800000",
    "gray": "#808080",
    "grey": "#808080",
    "brown": "#a52a2a",
    "crimson": "#dc143c",
    "olive": "#808000",
}


def person(config: Table, bodies: Bodies, works: Mapping[str, Publication]) -> Person:
    """The owner of a site, without portrait and lines of the page about them."""
    name = _name(config, bodies, works.values())
    latin, script = native(name)
    socials = settings(bodies.targets.folder, "_data/socials.yml")
    address = email(socials.text("email")) or email(config.text("email"))
    written = next((one for one in (socials.text("email"), config.text("email")) if one), "")
    if written and not address:
        where = (socials if socials.text("email") else config).at("email")
        bodies.report.kept(where, f"{written!r} is no e-mail address")
    links = tuple(_links(config, socials, bodies))
    note = config.text("contact_note")
    note = "" if is_sample_text(note) else bodies.line(note, config.at("contact_note"))
    family = config.text("last_name") if latin.endswith(config.text("last_name")) else ""
    return Person(
        name=latin,
        native_name=script or None,
        family_name=family if " " in family else None,
        aliases=tuple(_aliases(config, name, bodies, works.values())),
        email=(Email(address=address),) if address else (),
        links=links,
        notice=(Notice(text=note),) if note else (),
        orcid=next((found for link in links if link.label == "ORCID" and (found := orcid(link.url or ""))), None),
    )


def _name(config: Table, bodies: Bodies, works: Iterable[Publication]) -> str:
    """The owner's name: as the site says it, else as its bibliography does, else the title, else a guess."""
    whole = " ".join(config.text(part) for part in ("first_name", "middle_name", "last_name") if config.text(part))
    if whole and not is_placeholder(whole) and whole.lower() != "you r. name":
        return bodies.plain(whole, config.at("first_name", "last_name"))
    scholar = config.table("scholar")
    last, first = scholar.texts("last_name"), scholar.texts("first_name")
    title = config.text("title")
    if last and first and last[0].lower() != _SAMPLE_SCHOLAR:
        name = f"{first[0]} {last[0]}"
        bodies.report.guess(scholar.at("last_name"), f"the name of the owner is taken from scholar: {name}")
        return name
    if title and not is_placeholder(title):
        return bodies.plain(title, config.at("title"))
    found = most_frequent(works)
    where = config.at("title", "first_name")
    bodies.report.guess(where, f"the site does not name its owner; taken to be {found or '?'}")
    return found or "Your Name"


def _aliases(config: Table, name: str, bodies: Bodies, works: Iterable[Publication]) -> Iterator[str]:
    """Other names under which scholar finds the owner, unless they are still those of the template."""
    scholar = config.table("scholar")
    own = Identity([name])
    authors = {author.full for work in works for author in work.author}
    known = {one for author in authors for one in fold(author)[-1:]}
    for last in scholar.texts("last_name"):
        if last.lower() == _SAMPLE_SCHOLAR and fold(last)[-1:] != fold(name)[-1:]:
            bodies.report.left_out(scholar.at("last_name"), f"scholar.last_name says {last}, as the template does")
            continue
        if fold(last)[-1:] != fold(name)[-1:] and not set(fold(last)[-1:]) & known and not _begins(last, authors):
            bodies.report.guess(scholar.at("last_name"), f"scholar.last_name says {last}, which no author is called")
            continue
        for first in scholar.texts("first_name"):
            if is_eastern(last) == is_eastern(first) and not own.matches(Author(name=f"{first} {last}")):
                yield last + first if is_eastern(last) else f"{first} {last}"


def _begins(last: str, authors: Iterable[str]) -> bool:
    """Whether a name in Chinese, Japanese or Korean letters begins with a family name."""
    return is_eastern(last) and any(author.startswith(last) for author in authors)


def is_eastern(name: str) -> bool:
    """Whether a name is in Chinese, Japanese or Korean letters."""
    return scripts.has(name[:1], scripts.EAST_ASIAN)


def _links(config: Table, socials: Table, bodies: Bodies) -> Iterator[Link]:
    """The profiles, in the order of the newer file; older sites have them among the settings."""
    seen: set[str] = set()
    for table in (socials, config):
        for name in table:
            link = _link(name, table, bodies, strict=table is config)
            if link is not None and (link.url or link.label) not in seen:
                seen.add(link.url or link.label)
                yield link


def _link(name: str, table: Table, bodies: Bodies, *, strict: bool) -> Link | None:
    if name in ("email", "rss_icon") or (strict and not _PROFILE.fullmatch(name)):
        return None
    inner = table.table(name)
    if inner and not strict:
        return _custom(name, inner, bodies)
    text = table.text(name)
    if not text or text.startswith("#"):
        return None
    if name in ("cv_pdf", "wechat_qr"):
        label, roots = ("CV", "assets/pdf/") if name == "cv_pdf" else ("WeChat", "assets/img/")
        return bodies.targets.link(label, text if "/" in text else roots + text, table.at(name))
    link = network(name, text)
    if link is None and not strict:
        bodies.report.kept(table.at(name), f"the network {name!r} is not known; the link has no address")
        link = Link(label=f"{name.replace('_', ' ')}: {text}")
    return link


def _custom(name: str, inner: Table, bodies: Bodies) -> Link | None:
    if name == "academia_edu" and inner.text("organization", "username"):
        address = f"https://{inner.text('organization')}.academia.edu/{inner.text('username')}"
        return Link(label="Academia.edu", url=address)
    label, address = inner.text("title") or name.replace("_", " "), inner.text("url")
    return bodies.targets.link(label, address, inner.at("url")) if address else None


def of_profile(known: Person, profile: Table, bodies: Bodies) -> Person:
    """The person with what owners add below their portrait: a role, and links with labels of their own."""
    links, places, addresses = list(known.links), [], list(known.email)
    for one in profile.tables("links"):
        label, url, where = one.text("label", "title", "name"), one.text("url", "link", "href"), one.at("label")
        if url.startswith("mailto:"):
            found = email(url)
            addresses += [Email(address=found)] if found and not addresses else []
        elif label and url:
            link = bodies.targets.link(label, url, where)
            links += [link] if link.url not in {"index.html", *(each.url for each in links)} else []
        elif label:
            places.append(bodies.plain(label, where))
    role = bodies.plain(re.sub(r"<br\s*/?>", " ", profile.text("role")), profile.at("role"))
    return replace(
        known,
        links=tuple(links),
        email=tuple(addresses),
        job_title=known.job_title or role or None,
        location=known.location or ", ".join(places) or None,
    )


def coauthors(bodies: Bodies, works: Iterable[Publication]) -> list[Contact]:
    """People with pages, from ``_data/coauthors.yml``: family names with lists of given names."""
    found = read_value(bodies.targets.folder, "_data/coauthors.yml")
    if not isinstance(found, Table):
        return []
    spelled = {fold(word): word for work in works for author in work.author if (word := author.family or "")}
    people = []
    for key in found:
        family = spelled.get(fold(key)) or (key if key != key.lower() else key.title())
        for one in found.tables(key):
            contact = _contact(family, one, bodies)
            if contact is not None:
                people.append(contact)
    return people


def _contact(family: str, one: Table, bodies: Bodies) -> Contact | None:
    where, names, url = one.at("url", "firstname"), one.texts("firstname"), one.text("url")
    if url in _SAMPLE_PAGES:
        bodies.report.left_out(where, f"the co-author with the page {url}, a sample of the template")
        return None
    if not names and " " in family:
        return Contact(name=family, url=bodies.targets.url(url, where) if url else None)
    if not names:
        bodies.report.kept(where, f"a co-author called {family} has no given names")
        return None
    names = sorted(names, key=lambda one: bool(re.fullmatch(r"(?:\w\.[\s-]?)+|\w", one)))
    return Contact(
        name=f"{names[0]} {family}",
        url=bodies.targets.url(url, where) if url else None,
        aliases=tuple(f"{name} {family}" for name in names[1:]),
    )


def venues(bodies: Bodies) -> dict[str, Venue]:
    """Venues by abbreviation, from ``_data/venues.yml``; a colour must be one that CSS writes with #."""
    found = read_value(bodies.targets.folder, "_data/venues.yml")
    if not isinstance(found, Table):
        return {}
    return {name: _venue(found.table(name), bodies) for name in found if found.table(name)}


def _venue(one: Table, bodies: Bodies) -> Venue:
    written = one.text("color")
    try:
        shade = color(_COLORS.get(written.lower(), written)) if written else None
    except ValueError:
        bodies.report.left_out(one.at("color"), f"the colour {written!r}, which is not written as #rrggbb")
        shade = None
    url = bodies.targets.url(one.text("url"), one.at("url")) if one.text("url") else None
    return Venue(name=one.text("name") or None, color=shade, url=url)
