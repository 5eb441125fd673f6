"""The curriculum vitae of al-folio sites: ``_data/cv.yml`` as a list of sections, or in the form of RenderCV."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.content.records import Award, Course, Position, Service
from homepage.importers.front_matter.dates import dated, period, span
from homepage.importers.front_matter.parts import prose_part, records_part
from homepage.importers.front_matter.tables import Table
from homepage.importers.prose import kinds
from homepage.importers.prose.inline import parse
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.content.records import Link, PositionCategory, Record
    from homepage.errors import Location
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.site import Part

_KINDS = (
    (r"education|degrees|studies|academic background|ausbildung|\bformation|教育", "education"),
    (r"internship|实习", "internship"),
    (
        r"experience|employment|positions?|appointments?|work|career|berufs|emploi|\bpostes\b|experiencia|工作",
        "employment",
    ),
    (
        r"award|honou?r|scholarship|fellowship|grant|funding|prize|distinction|\bprix\b|récompense|premio|preise|奖|荣誉",
        "award",
    ),
    (r"service|review|committee|membership|服务", "service"),
)
_KNOWN = {
    "education": "education",
    "experience": "employment",
    "awards": "award",
    "service": "service",
    "courses": "courses",
}
_TITLE = ("title", "position", "degree", "studyType", "role", "name", "label")
_PLACE = ("institution", "company", "organization", "university", "department")
_DATES = ("year", "date", "years", "time", "period", "start_date", "end_date")
_OF_COURSES = frozenset(("title", "name", "course", "code", "institution", "university", "department", *_DATES))
_WHEN = ("year", "date", "years", "time", "period")


class Curriculum:
    """Reads one curriculum vitae; ``bodies`` counts its words."""

    def __init__(self, bodies: Bodies, path: str) -> None:
        self.bodies, self.path, self.report = bodies, path, bodies.report

    def parts(self, found: Any) -> list[Part]:
        """The sections of a document of either form."""
        if isinstance(found, Table):
            sections = found.table("cv").table("sections") or found.table("sections")
            named = [(name, entries, sections.at(name)) for name, entries in sections.items()]
        else:
            tables = [one for one in found or [] if isinstance(one, Table)] if isinstance(found, list) else []
            named = [(one.text("title"), one.get("contents", ""), one.at("title")) for one in tables]
        return [
            *(prose_part("Summary", self._summary(found.table("cv"))) if isinstance(found, Table) else []),
            *(part for title, entries, where in named for part in self._section(title, entries, where)),
        ]

    def _summary(self, cv: Table) -> str:
        """What stands above the sections: the role and a few sentences."""
        texts = (f"**{one}**" if name == "label" else one for name in ("label", "summary") if (one := cv.text(name)))
        return self.bodies.markdown("\n\n".join(texts), self.path, cv.at("label", "summary").line)

    def _section(self, title: str, entries: Any, where: Location) -> list[Part]:
        title = self.bodies.plain(title.replace("_", " "), where)
        kind = next((kind for pattern, kind in _KINDS if re.search(pattern, title, re.IGNORECASE)), "")
        kind = kind or _KNOWN.get(kinds.kind(title), "")
        tables = [one for one in entries if isinstance(one, Table)] if isinstance(entries, list) else []
        kind = "" if tables and all({"name", "value"} == set(one) for one in tables) else kind
        whole = kind and tables and len(tables) == len(entries)
        if whole and (parts := self._records(kind, title, tables)):
            return parts
        if kind == "award" and isinstance(entries, list):
            return records_part("awards", title, [self._award(str(one), "", where) for one in entries])
        if kind == "service" and isinstance(entries, list):
            lines: list[Record] = [Service(role=title, text=self.bodies.line(str(one), where)) for one in entries]
            return records_part("service", title, lines)
        lines_ = list(self._lines(entries, where, 0))
        return prose_part(title, "\n".join(lines_))

    def _records(self, kind: str, title: str, tables: list[Table]) -> list[Part]:
        """The section of entries that all have fields; none when these are not such as the kind has."""
        if kind == "award":
            return records_part("awards", title, [award for one in tables for award in self._awards(one)])
        if kind == "service":
            return records_part("service", title, [self._service(one) for one in tables])
        if kind == "courses":
            is_plain = all(set(one) <= _OF_COURSES and one.text("title", "name", "course") for one in tables)
            return records_part("courses", title, [self._course(one) for one in tables]) if is_plain else []
        if all(one.text(*_PLACE) or one.text(*_TITLE) for one in tables):
            return records_part("positions", title, [self._position(one, kind) for one in tables])
        return []

    def _position(self, one: Table, kind: str) -> Position:
        where = one.at(*_TITLE)
        title = self._named(one, *_TITLE)
        if area := one.text("area"):
            title = ", ".join(part for part in (title, self.bodies.plain(area, where)) if part)
        place, url = self._linked(one.text(*_PLACE), where)
        department = one.text("department") if one.text("department") != one.text(*_PLACE) else ""
        if not place:
            place, title = title, ""
        silent = {*_WHEN, *_TITLE, *_PLACE, "area", "start_date", "end_date", "location", "url"}
        rest = [*self._texts(one, silent), *self._unused(one, (*_TITLE, *_PLACE), department)]
        category: PositionCategory = "education" if kind == "education" else "employment"
        return Position(
            organization=place or "…",
            title=title or None,
            category="internship" if kind == "internship" else category,
            department=self.bodies.plain(department, where) or None,
            text="<br>".join(rest) or None,
            location=self.bodies.plain(one.text("location"), where) or None,
            url=url or self._url(one),
            **self._when(one),
        )

    def _course(self, one: Table) -> Course:
        """A course, of which only its title, its place and its time are said."""
        place, url = self._linked(", ".join(one.text(name) for name in _PLACE if one.text(name)), one.at(*_PLACE))
        title = self._named(one, "title", "name", "course")
        code = self.bodies.plain(one.text("code"), one.at("code"))
        return Course(title=title, code=code or None, organization=place or None, url=url, **self._when(one))

    def _unused(self, one: Table, names: tuple[str, ...], department: str) -> list[str]:
        """Values of fields that stand for one another, beyond those that were used."""
        used = {one.text(*_TITLE), one.text(*_PLACE), department}
        return [self.bodies.line(one.text(name), one.at(name)) for name in names if one.text(name) not in {*used, ""}]

    def _named(self, one: Table, *names: str) -> str:
        return self.bodies.plain(one.text(*names), one.at(*names))

    def _url(self, one: Table) -> str | None:
        return self.bodies.targets.url(one.text("url"), one.at("url")) if one.text("url") else None

    def _linked(self, text: str, where: Location) -> tuple[str, str | None]:
        """A text and the address of its link, if it has just one."""
        return self.bodies.plain(text, where), self._only_link(text, where)

    def _only_link(self, text: str, where: Location) -> str | None:
        urls = list(dict.fromkeys(run.url for run in parse(text) if run.url))
        return self.bodies.targets.url(urls[0], where) if len(urls) == 1 else None

    def _when(self, one: Table) -> dict[str, Any]:
        if one.text("start_date", "end_date"):
            found = span(one.text("start_date"), one.text("end_date"))
        else:
            found = period(plain(parse(one.text(*_WHEN))))
        shown = found.get("period_text") or f"{found.get('start') or ''} {found.get('end') or ''}"
        self.report.saw(re.sub(r"(\d{4})-[\d-]+", r"\1", shown), one.at(*_WHEN, "start_date"))
        return found

    def _awards(self, one: Table) -> Iterator[Award]:
        """The awards of an entry, which may hold several of one year."""
        when = one.text(*_WHEN, "start_date")
        if listed := one.texts("items"):
            for text in listed:
                yield self._award(text, when, one.at("items"))
            return
        title = self._named(one, *_TITLE, "bullet")
        funder = self._named(one, "awarder", "institution", "issuer", "organization", "company")
        silent = {
            *_WHEN,
            *_TITLE,
            "bullet",
            "awarder",
            "institution",
            "issuer",
            "organization",
            "company",
            "url",
            "start_date",
            "end_date",
        }
        rest, url = self._texts(one, silent), self._url(one) or self._only_link(one.text(*_TITLE, "bullet"), one.at())
        self.report.saw(when if re.fullmatch(r"\d{4}", when) else "", one.at(*_WHEN))
        yield Award(
            title=title or (plain(parse(rest.pop(0))) if rest else "…"),
            funder=funder or None,
            text="<br>".join(rest) or None,
            url=url,
            **dated(when),
        )

    def _award(self, text: str, when: str, where: Location) -> Award:
        runs = parse(text)
        urls = list(dict.fromkeys(run.url for run in runs if run.url))
        links: tuple[Link, ...] = ()
        if len(urls) > 1:
            links = tuple(self.bodies.targets.link(run.text, run.url, where) for run in runs if run.url)
        title, url = self._linked(text, where)
        return Award(title=title or "…", url=url, links=links, **dated(when))

    def _service(self, one: Table) -> Service:
        where = one.at(*_TITLE)
        when = " ".join(one.text(name) for name in (*_WHEN, "start_date", "end_date") if one.text(name))
        role = plain(parse(one.text(*_TITLE, "bullet"))).partition(":")[0] or "…"
        silent = {*_WHEN, *_TITLE, "bullet", "start_date", "end_date", "url"}
        pieces = [self.bodies.line(one.text(*_TITLE, "bullet"), where), *self._texts(one, silent)]
        self.report.saw(when, where)
        return Service(role=role, text=", ".join(part for part in (*pieces, when) if part))

    def _texts(self, one: Table, silent: set[str]) -> list[str]:
        """All texts of an entry outside of some fields, as inline Markdown."""
        found = [text for name in one if name not in silent for text in _flat(one[name])]
        where = one.at("description", "highlights", "summary")
        return [line for text in found if (line := self.bodies.line(text, where))]

    def _lines(self, found: Any, where: Location, depth: int) -> Iterator[str]:
        """A section of no known kind as a list."""
        indent = "    " * depth
        if isinstance(found, list):
            for one in found:
                yield from self._lines(one, where, depth)
        elif isinstance(found, Table):
            yield from self._entry(found, depth)
        elif isinstance(found, str) and found.strip():
            yield f"{indent}- {self.bodies.line(found, where)}"

    def _entry(self, one: Table, depth: int) -> Iterator[str]:
        indent, where = "    " * depth, one.at("title", "name")
        head = one.text("title", "name", "label", "bullet", *_WHEN)
        value = one.text("value", "details", "summary")
        year = " ".join(one.text(name) for name in _WHEN if one.text(name) and one.text(name) != head)
        if head:
            text = self.bodies.line(head, where) + (f": {self.bodies.line(value, where)}" if value else "")
            yield f"{indent}- **{text}**" if not value else f"{indent}- {text}"
            self.report.saw(year, where)
            if year:
                yield f"{indent}    - {year}"
        for name, inner in one.items():
            texts = {head, value, year}
            if isinstance(inner, str) and (inner.strip() in texts or name in (*_WHEN, "icon")):
                continue
            yield from self._lines(inner, one.at(name), depth + bool(head))


def _flat(found: Any) -> list[str]:
    """All texts in a value, in order."""
    if isinstance(found, Table):
        return [text for one in found.values() for text in _flat(one)]
    if isinstance(found, list):
        return [text for one in found for text in _flat(one)]
    return [found] if isinstance(found, str) and found.strip() else []
