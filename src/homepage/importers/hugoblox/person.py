"""Whose HugoBlox site it is: the profile under ``authors``, with its education, work, awards and skills."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from homepage.content.records import Affiliation, Author, Email, Image, Interest, Item, Link, News, Person
from homepage.importers.front_matter.headings import Headings
from homepage.importers.front_matter.links import NETWORKS, email, network, orcid
from homepage.importers.front_matter.parts import section
from homepage.importers.front_matter.residue import is_sample_text
from homepage.importers.hugoblox.cards import item, skills
from homepage.importers.hugoblox.records import award, position
from homepage.importers.hugoblox.residue import is_sample_address, is_sample_link, own
from homepage.importers.prose.names import native
from homepage.importers.prose.url_parts import parts
from homepage.importers.site import Part
from homepage.site.names import Identity, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from homepage.content.config import Section, SectionKind
    from homepage.content.records import Publication, Record
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.front_matter.tables import Table

_ICONS = {
    "graduation-cap": "Google Scholar",
    "google-scholar": "Google Scholar",
    "cv": "CV",
    "file": "CV",
    "rss": "RSS",
    "globe": "Website",
    "house": "Website",
    "home": "Website",
    "phone": "Phone",
    "weixin": "WeChat",
    "wechat": "WeChat",
    "calendar": "Calendar",
    "stack-overflow": "Stack Overflow",
}
_MONTH = "%b %Y"
_USUAL = 3  # works under a short form of a name that make it a spelling
_PICTURES = re.compile(r"/(?:avatar|featured)[\w-]*\.(?:png|jpe?g|webp|gif)$", re.IGNORECASE)


class Profile:
    """Reads one profile; ``page`` is its file, whose text is the biography."""

    def __init__(self, page: Page, bodies: Bodies, fallback: str, headings: Headings | None = None) -> None:
        self.headings = headings or Headings(["en"])
        self.page, self.fields, self.bodies, self.fallback = page, page.fields, bodies, fallback
        self.targets, self.report = bodies.targets, bodies.report

    def name(self) -> str:
        """The name as the profile says it."""
        return name_of(self.fields) or self.fallback

    def person(self) -> Person:
        """The person."""
        fields, bodies = self.fields, self.bodies
        latin, script = native(bodies.plain(self.name(), fields.at("title", "name")) or "Your Name")
        links = tuple(self._links())
        mails = [mail for one in (fields.text("email"), *self._addresses()) if (mail := email(one))]
        mails = [mail for mail in mails if not is_sample_address(mail)]
        line = fields.text("bio")
        line = "" if is_sample_text(line) or line in self.page.body else bodies.plain(line, fields.at("bio"))
        pronouns = bodies.plain(fields.text("pronouns") or fields.table("name").text("pronouns"), fields.at("name"))
        place = next((name for name in bodies.targets.folder.files() if self._is_portrait(name)), None)
        avatar = fields.text("avatar", "avatar_filename")
        place = place or (self.targets.find(avatar, beside=self.page.path) if avatar else None)
        return Person(
            name=latin,
            native_name=script or None,
            tagline=" · ".join(part for part in (line, pronouns) if part) or None,
            job_title=bodies.plain(fields.text("role"), fields.at("role")) or None,
            affiliation=tuple(self._organizations()),
            links=links,
            email=tuple(Email(address=one) for one in dict.fromkeys(mails)),
            image=Image(src=self.targets.copied(place), alt=latin) if place else None,
            interests=tuple(
                Interest(text=bodies.line(one, fields.at("interests"))) for one in fields.texts("interests")
            ),
            orcid=next(
                (found for link in links if "orcid" in (link.url or "") and (found := orcid(link.url or ""))), None
            ),
        )

    def _is_portrait(self, name: str) -> bool:
        folder, _, last = self.page.path.rpartition("/")
        if folder.startswith("data/"):
            slug = re.escape(self.fields.text("slug") or last.rpartition(".")[0])
            return re.fullmatch(rf"assets/media/authors/{slug}\.(?:png|jpe?g|webp|gif)", name) is not None
        return name.startswith(folder + "/") and _PICTURES.search(name) is not None

    def _organizations(self) -> Iterator[Affiliation]:
        for one in self.fields.tables("organizations") or self.fields.tables("affiliations"):
            if name := self.bodies.plain(one.text("name"), one.at("name")):
                url = self.targets.url(one.text("url"), one.at("url")) if one.text("url") else None
                yield Affiliation(name=name, url=url)

    def _profiles(self) -> list[Table]:
        """Where else the person is; what the template came with is told once."""
        found = [one for name in ("social", "profiles", "links") for one in self.fields.tables(name)]
        kept = []
        for one in found:
            address = one.text("link", "url")
            if is_sample_link(address) or is_sample_address(email(address)):
                self.report.left_out(one.at("link", "url"), f"{address}, a sample of the template")
            else:
                kept.append(one)
        return kept

    def _addresses(self) -> list[str]:
        return [one.text("link", "url") for one in self._profiles()]

    def _links(self) -> Iterator[Link]:
        seen = set()
        for one in self._profiles():
            address = one.text("link", "url")
            if not address or email(address) or address.lstrip("/").startswith("#"):
                continue
            link = self.targets.link(_label(one, address), address, one.at("link", "url"), beside=self.page.path)
            if link.url and link.url not in seen:
                seen.add(link.url)
                yield link

    def bio(self) -> str:
        """The biography."""
        return self.bodies.markdown(self.page.body, self.page.path, self.page.body_line)

    def parts(self) -> dict[str, list[Part]]:
        """The sections that a profile holds, by what shows them on a home page."""
        fields = self.fields
        courses = self._own(fields.table("education").tables("courses") or fields.tables("education"))
        work = self._own([*fields.tables("work"), *fields.tables("experience")])
        headed = self._headed
        interests = [Part(section=self._section("interests", "Interests"))] if fields.texts("interests") else []
        degrees = [position(one, self.bodies, "education") for one in courses]
        jobs = [position(one, self.bodies) for one in work]
        awards = [award(one, self.bodies) for one in self._own(fields.tables("awards"))]
        return {
            "about": interests + headed("positions", "Education", degrees, date_format=_MONTH) + self._news(),
            "experience": headed("positions", "Experience", jobs, date_format=_MONTH),
            "awards": headed("awards", "Awards", awards, date_format=_MONTH),
            "skills": headed("items", "Skills", skills(fields.tables("skills"), self.bodies)),
            "languages": headed("items", "Languages", self._languages()),
        }

    def _news(self) -> list[Part]:
        """What the owner announces in the profile itself."""
        where = self.fields.at("news")
        found = [News(text=self.bodies.line(text, where)) for text in self.fields.texts("news")]
        return self._headed("news", "News", found)

    def _section(self, kind: SectionKind, name: str, **more: Any) -> Section:
        """A section with a heading that the theme writes."""
        return replace(section(kind, name, **more), title=self.headings(name))

    def _headed(self, kind: SectionKind, name: str, records: Sequence[Record], **more: Any) -> list[Part]:
        return [Part(section=self._section(kind, name, **more), records=list(records))] if records else []

    def _own(self, records: list[Table]) -> list[Table]:
        return own(records, self.report)

    def _languages(self) -> list[Item]:
        return [item(one, self.bodies) for one in self._own(self.fields.tables("languages"))]


def with_spellings(person: Person, bold: Iterable[str], works: Iterable[Publication]) -> Person:
    """The person with those names of authors as further spellings that are theirs, too.

    These are bold ones that have the family name; and the one of most works that no known spelling is an author of,
    if it shares a part of the name: ``C. Baum`` for Clara Baum-Zapfen.
    """
    own = Identity([person.name, *person.aliases])
    words = fold(person.name)
    found = [one for one in sorted(bold) if set(fold(one)) & set(words[-1:] + words[:1])]
    found = [one for one in found if not own.matches(Author(name=one))]
    known = Identity([person.name, *person.aliases, *found])
    rest = [one.author for one in works if not any(known.matches(author) for author in one.author)]
    names = Counter(author.full for authors in rest for author in authors if _may_be(words, fold(author.full)))
    found += [name for name, count in names.most_common(1) if count >= _USUAL and 2 * count >= len(rest)]
    return replace(person, aliases=(*person.aliases, *found)) if found else person


def _may_be(own: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a name is a short form of another: a part of its family name, after initials or names that it has."""
    given, family = other[:-1], other[-1:]
    fit = [any(word == part or (len(part) <= 2 and word[0] == part[0]) for word in own) for part in given]
    return bool(given and fit) and all(fit) and given[0][0] == own[0][0] and family[0] in own[1:]


def name_of(fields: Table) -> str:
    """The name that a profile gives."""
    parts = fields.table("name")
    whole = " ".join(part for part in (fields.text("first_name"), fields.text("last_name")) if part)
    return parts.text("display") or fields.text("title", "name", "display_name") or whole


def _label(one: Table, address: str) -> str:
    icon = re.sub(r"^(?:fa[bsr]?|ai|brands|academicons|hero)[/ -]", "", one.text("icon").lower()).removeprefix("fa-")
    if one.text("label", "name"):
        return one.text("label", "name")
    plain = icon.replace("-", "").replace(" ", "")
    known = network(plain, "x") if plain in NETWORKS else None
    return _ICONS.get(icon) or (known.label if known else "") or (parts(address).hostname or icon or "Link")
