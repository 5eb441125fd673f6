"""A site from a JSON Resume (jsonresume.org/schema), whose entries are lists of one kind each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.content.config import Site
from homepage.content.records import Affiliation, Award, Email, Interest, Item, Link, Person, Position
from homepage.errors import Location
from homepage.importers.data.json_resume_values import MONTH, date_text, lines, period, place, spaced, texts
from homepage.importers.data.json_resume_works import works
from homepage.importers.front_matter.body import Bodies
from homepage.importers.front_matter.dates import DATE, dated
from homepage.importers.front_matter.finish import finished
from homepage.importers.front_matter.json_text import read_json
from homepage.importers.front_matter.links import Targets, email, network, orcid
from homepage.importers.front_matter.parts import prose_part, records_part, section
from homepage.importers.front_matter.tables import Table, line_of
from homepage.importers.front_matter.works import single
from homepage.importers.report import ImportReport
from homepage.importers.site import ImportedSite, Part

if TYPE_CHECKING:
    from homepage.content.records import PositionCategory
    from homepage.importers.folder import Folder

_LISTS = (
    "work",
    "volunteer",
    "education",
    "awards",
    "certificates",
    "publications",
    "skills",
    "languages",
    "interests",
    "references",
    "projects",
)
_PHONES = ("phone", "tel", "telephone", "mobile")
_BASICS = frozenset(("name", "label", "email", *_PHONES, "url", "website", "image", "picture", "summary"))
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/|$)", re.IGNORECASE)  # an address without its https://
_PLACES = ("institution", "organization", "company", "name")
_SILENT = frozenset(("$schema", "meta", "basics", *_LISTS))


def recognises(folder: Folder) -> bool:
    """Whether a source is a JSON Resume."""
    name = single(folder, ".json")
    text = (folder.text(name) if name else None) or ""
    if name is None or not text.lstrip().startswith("{"):
        return False
    return is_resume(read_json(text, name, ImportReport()))


def is_resume(found: Any) -> bool:
    """Whether a document has the form of a JSON Resume."""
    return isinstance(found, Table) and ("basics" in found or {"work", "education"} <= found.keys())


def read(folder: Folder, report: ImportReport) -> ImportedSite:
    """The site of the person that a résumé describes."""
    name = single(folder, ".json") or ""
    found = read_json(folder.text(name) or "", name, report)
    resume = found if isinstance(found, Table) else Table(name)
    targets = Targets(folder)
    reader = Resume(resume, Bodies(targets), name)
    site = ImportedSite(person=reader.person(), config=Site(date_format=DATE, now="Present"), bio=reader.bio())
    site.parts = reader.parts()
    return finished(site, targets.links.assets)


def _orcid(link: Link) -> str | None:
    """The ORCID iD that a profile leads to; None of a mistyped one."""
    return orcid(link.url) if link.url and "orcid.org/" in link.url else None


class Resume:
    """Reads one résumé; ``bodies`` counts its words and judges its addresses."""

    def __init__(self, resume: Table, bodies: Bodies, name: str) -> None:
        self.resume, self.bodies, self.where = resume, bodies, Location(name)
        self.text = bodies.targets.folder.text(name) or ""
        self.targets, self.report = bodies.targets, bodies.report

    def person(self) -> Person:
        """Whose résumé it is."""
        basics = self.resume.table("basics")
        name = basics.text("name") or "Your Name"
        self.report.saw(f"{basics.text('name')} {basics.text('label')}", self.where)
        address = email(basics.text("email"))
        picture = basics.text("image", "picture")
        links = self._profiles(basics)
        interests = tuple(self._interest(one) for one in self.resume.tables("interests"))
        return Person(
            name=name,
            job_title=basics.text("label") or None,
            affiliation=self._affiliation(basics),
            location=self.place() or None,
            email=(Email(address=address),) if address else (),
            links=links,
            interests=interests,
            image=self.targets.image(picture, self.where) if picture else None,
            orcid=next((found for link in links if (found := _orcid(link))), None),
        )

    def _affiliation(self, basics: Table) -> tuple[Affiliation, ...]:
        """Where the person works, which the schema has no place for."""
        found = basics.texts("affiliation") or basics.texts("institution") or basics.texts("organization")
        return tuple(Affiliation(name=self._seen(one)) for one in found)

    def _profiles(self, basics: Table) -> tuple[Link, ...]:
        found = []
        for one in basics.tables("profiles"):
            label = one.text("network") or one.text("username", "url")
            known = network(label, one.text("username"))
            url = self.targets.url(one.text("url"), self.where) if one.text("url") else known.url if known else None
            self.report.saw(one.text("network"), self.where)
            if label:
                found.append(Link(label=label, url=url))
        others = (network(key, basics.text(key)) for key in basics if key not in _BASICS)
        found += [link for link in others if link and link.url not in {one.url for one in found}]
        if website := self._url(basics):
            found.append(Link(label="Website", url=website))
        if phone := basics.text(*_PHONES):
            number = re.sub(r"[^\d+]", "", phone)
            found.append(Link(label=phone, url=f"tel:{number}" if number else None))
            self.report.saw(phone, self.where)
        return tuple(found)

    def place(self) -> str:
        """Where the person is found."""
        found = place(self.resume.table("basics").get("location"))
        self.report.saw(found, self.where)
        return found

    def _interest(self, one: Table) -> Interest:
        keywords = self._line(", ".join(one.texts("keywords")))
        return Interest(label=self._seen(one.text("name")) or None, text=keywords or None)

    def bio(self) -> str:
        """The summary."""
        return self.bodies.markdown(self.resume.table("basics").text("summary"), self.where.path)

    def parts(self) -> list[Part]:
        """The sections, in the order that the schema lists them."""
        lists: list[list[Part]] = [
            records_part(
                "positions",
                "Work",
                [self._position(one) for one in self.resume.tables("work")],
                "work",
                date_format=MONTH,
            ),
            records_part(
                "positions",
                "Volunteering",
                [self._position(one) for one in self.resume.tables("volunteer")],
                "volunteering",
                date_format=MONTH,
            ),
            records_part(
                "positions",
                "Education",
                [self._degree(one) for one in self.resume.tables("education")],
                "education",
                date_format=MONTH,
            ),
            records_part("awards", "Awards", [self._award(one) for one in self.resume.tables("awards")]),
            records_part("items", "Certificates", self._items("certificates")),
            self._publications(),
            records_part("items", "Skills", self._items("skills")),
            records_part("items", "Languages", self._items("languages")),
            [Part(section=section("interests", "Interests"))] if self.resume.tables("interests") else [],
            records_part("items", "Projects", self._items("projects")),
            records_part("items", "References", self._items("references")),
            *(self._unknown(name) for name in self.resume if name not in _SILENT),
        ]
        return [part for parts in lists for part in parts]

    def _position(self, one: Table) -> Position:
        return self._held(
            one,
            one.text("name", "company", "organization"),
            ", ".join(texts(one.get("position"))),
            "employment",
            ("name", "company", "organization", "position"),
        )

    def _degree(self, one: Table) -> Position:
        degree = ", ".join(part for part in (one.text("studyType"), one.text("area")) if part)
        return self._held(one, one.text("institution"), degree, "education", ("institution", "studyType", "area"))

    def _stay(self, one: Table) -> Position:
        """An entry of a list that the schema does not have, which says where somebody was from when to when."""
        title = ", ".join(
            part for part in (one.text("position", "role", "title", "studyType"), one.text("area")) if part
        )
        used = (*_PLACES, "position", "role", "title", "studyType", "area")
        return self._held(one, one.text(*_PLACES), title, "employment", used)

    def _held(
        self, one: Table, organization: str, title: str, category: PositionCategory, used: tuple[str, ...]
    ) -> Position:
        location = place(one.get("location"))
        self.report.saw(f"{organization} {title} {location}", self.where)
        if not organization:
            organization, title = title or "…", ""
        return Position(
            organization=organization,
            title=title or None,
            category=category,
            location=location or None,
            text=self._rest(one, (*used, "location", "startDate", "endDate")) or None,
            url=self._url(one),
            **period(one),
        )

    def _award(self, one: Table) -> Award:
        title, funder, summary = one.text("title"), one.text("awarder"), one.text("summary")
        self.report.saw(f"{title} {funder}", self.where)
        return Award(
            title=title or funder or "…",
            funder=(title and funder) or None,
            text=self._line(summary) or None,
            url=self._url(one),
            **dated(one.text("date")),
        )

    def _item(self, one: Table) -> Item:
        name = one.text("name", "language", "title")
        when = dated(one.text("date")) or date_text(period(one))
        rest = self._rest(one, ("name", "language", "title", "date", "startDate", "endDate"))
        return Item(name=self._seen(name) or "…", text=rest or None, url=self._url(one), **when)

    def _publications(self) -> list[Part]:
        found = works(self.resume.tables("publications"), self._url, self.report, self.where)
        return records_part("publications", "Publications", found, abstracts="open")

    def _rest(self, one: Table, used: tuple[str, ...]) -> str:
        """All that an entry says beyond some of its fields: a passage, and its highlights as a list."""
        found = [line for value in lines(one, used) if (line := self._line(value))]
        points = [f"- {line}" for value in texts(one.get("highlights"), join=False) if (line := self._line(value))]
        return "\n\n".join(part for part in ("<br>".join(found), "\n".join(points)) if part)

    def _unknown(self, name: str) -> list[Part]:
        """A list that the schema does not have, kept as Markdown."""
        found = self.resume[name]
        members = self.resume.tables(name)
        if members and all(one.text(*_PLACES) and one.text("startDate", "endDate") for one in members):
            return records_part(
                "positions", spaced(name), [self._stay(one) for one in members], name, date_format=MONTH
            )
        values = [", ".join(texts(one)) for one in (found if isinstance(found, list) else [found])]
        where = Location(self.where.path, line_of(self.text, f'"{name}"'))
        self.report.kept(where, f"the schema has no {name!r}; it became a section of text")
        prose = "\n".join(f"- {line}" for value in values if (line := self._line(value)))
        return prose_part(spaced(name), prose)

    def _url(self, one: Table) -> str | None:
        address = one.text("url", "website")
        if _HOST.match(address) and self.targets.find(address) is None:
            address = f"https://{address}"
        return self.targets.url(address, self.where) if address else None

    def _items(self, name: str) -> list[Item]:
        """The entries of a list, of which some may be plain texts."""
        found = self.resume.get(name)
        items = [self._item(one) for one in self.resume.tables(name)]
        plain = [one for one in (found if isinstance(found, list) else ()) if isinstance(one, str) and one.strip()]
        return items + [Item(name=self._seen(one.strip())) for one in plain]

    def _seen(self, text: str) -> str:
        self.report.saw(text, self.where)
        return text

    def _line(self, text: str) -> str:
        return self.bodies.line(" ".join(text.split()), self.where)
