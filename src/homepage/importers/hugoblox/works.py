"""Publications of HugoBlox: one folder each, whose index.md wins over the cite.bib beside it; languages merged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from homepage.content.bibliography_links import arxiv_id, clean_doi
from homepage.content.records import Author, Publication
from homepage.errors import Location
from homepage.importers import words
from homepage.importers.front_matter.dates import dated
from homepage.importers.front_matter.languages import spoken
from homepage.importers.front_matter.pages import main, per_language
from homepage.importers.front_matter.passages import shown
from homepage.importers.front_matter.twins import Works
from homepage.importers.front_matter.works import count_words
from homepage.importers.hugoblox import entries, links
from homepage.importers.hugoblox.kinds_of_work import is_known, type_of
from homepage.importers.hugoblox.texts import said
from homepage.importers.hugoblox.venue import Place, appearance
from homepage.importers.prose.inline import parse
from homepage.importers.prose.names import author_list, split_marks
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from homepage.content.records import AuthorRole, Link, PublicationType
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.front_matter.tables import Table

_ROLES: tuple[tuple[str, AuthorRole], ...] = (
    (r"equal|\bco-?first|相同贡献|同等贡献|共同一作|contributed equally", "equal"),
    (r"correspond|通讯", "corresponding"),
)
_ACRONYM = re.compile(r"(?=.{3,14}$)[A-Z][A-Za-z]*[A-Z](?:[A-Za-z&+-]*)")
_BOLD = re.compile(r"(?:\*\*|__|<(?:b|strong)>)(.+?)(?:\*\*|__|</(?:b|strong)>)", re.IGNORECASE)
_LAST = re.compile(r"(?:and |& )?\s*(.+?)(?:\s*\(([*†‡§#^+])\s*(?:[:=]\s*)?([^()]+)\))?\s*")
# Several names in one text; with a single comma only two that begin with initials, for “Ash, B.” is one.
_SEVERAL = re.compile(r",.*,|;| and |、|^\s*[^\W\d_]\.[^,]*[^\W\d_]{2,}\s*,\s*[^\W\d_]\.[^,]*[^\W\d_]{2,}\s*$")
_LONGEST = 30  # characters of an abbreviation


class Found(Struct, kw_only=True):
    """The publications of a site, with the entries that stand in files of their own, and texts for their pages."""

    works: list[Publication]
    bibtex: dict[str, str]
    texts: dict[str, str] = {}


class Reading(NamedTuple):
    """What a page says of a publication in one language."""

    language: str
    title: str
    venue: str
    abstract: str
    text: str
    where: Location


class Appearance(NamedTuple):
    """Where a work appeared: the venue and its abbreviation, and what else their lines say."""

    venue: str
    short: str
    where: Place
    brief: Place


class Reader:
    """Reads the publications of one site; ``people`` knows the names behind the aliases of authors."""

    def __init__(
        self, bodies: Bodies, people: Mapping[str, str], language: str, topic_of: Callable[[Page], str | None]
    ) -> None:
        self.topic_of = topic_of
        self.bodies, self.people, self.language = bodies, people, language
        self.targets, self.report, self.folder = bodies.targets, bodies.report, bodies.targets.folder
        self.bold: set[str] = set()  # names that lists of authors set bold

    def found(self, groups: list[dict[str, Page]], old: Callable[[Page], Iterable[str]]) -> Found:
        """The publications, the newest first, each once; ``old`` says where their pages stood."""
        works = Works(self.report)
        bibtex: dict[int, str] = {}
        read: dict[int, dict[str, Reading]] = {}
        for group in sorted(groups, key=lambda one: _date(main(one, self.language)), reverse=True):
            page = main(group, self.language)
            work, entry = self._work(page)
            work = replace(work, topic=self.topic_of(page))
            aliases = tuple(address for one in (page, *group.values()) for address in old(one))
            place = works.add(replace(work, aliases=aliases), page.location)
            bibtex.setdefault(place, entry)
            for language, one in group.items():
                known = read.setdefault(place, {})
                known.setdefault("" if one is page else language, self._reading(one, language))
        records = works.records()
        keys = {place: records[place].key for place in bibtex}
        bib = {key: entries.with_key(bibtex[place], key) for place, key in keys.items() if bibtex[place]}
        for work in records:
            count_words(work, self.report, Location("content"))
            self.report.saw(work.abstract or "", Location("content"))
        found = Found(works=[_in_languages(work, read.get(at, {})) for at, work in enumerate(records)], bibtex=bib)
        for place, work in enumerate(records):
            found.texts |= self._texts(work.key, read.get(place, {}))
        return found

    def _reading(self, page: Page, language: str) -> Reading:
        """What a page says in its language."""
        told, venue = said(page, self.bodies), plain(parse(self._venue(page.fields)))
        title = plain(parse(page.fields.text("title")))
        when = dated(page.fields.text("date") or page.fields.text("publishDate"))
        name = appearance(venue, when.get("date", "")[:4]).name
        return Reading(language, title, name, told.abstract, told.text, page.location)

    def _texts(self, key: str, readings: dict[str, Reading]) -> dict[str, str]:
        """The files that say more about a paper on its page, by their paths."""
        found = {}
        for tag, reading in readings.items():
            ending = f".{tag}.md" if tag else ".md"
            if reading.text and (not tag or (readings[""].text and tag in spoken())):
                found[f"publications/{key}{ending}"] = reading.text + "\n"
                self.report.saw(shown(reading.text) if not tag else "", reading.where)
        return found

    def _work(self, page: Page) -> tuple[Publication, str]:
        """A publication and its entry, if the file of that holds a sound one."""
        fields, told = page.fields, said(page, self.bodies)
        entry, other = entries.beside(page, self.folder)
        when = dated(fields.text("date") or fields.text("publishDate"))
        found = self._links(page, told.links)
        shown_in = self._appearance(fields, when.get("date", "")[:4])
        authors, notes = self._authors(fields)
        doi = self._doi(fields, found, shown_in)
        arxiv = self._arxiv(fields, found)
        parts, where = fields.table("publication"), shown_in.where
        work = Publication(
            title=plain(parse(fields.text("title"))) or page.stem,
            author=authors,
            type=self._type(fields),
            container_title=shown_in.venue or None,
            container_title_short=shown_in.short or None,
            issued=when.get("date"),
            date_text=when.get("date_text"),
            doi=doi,
            eprint=arxiv,
            eprinttype="arxiv" if arxiv else None,
            abstract=told.abstract or None,
            volume=parts.text("volume") or where.volume or None,
            issue=parts.text("issue") or where.issue or None,
            page=re.sub("-+", "–", parts.text("pages", "page")) or where.page or None,
            publisher=parts.text("publisher") or where.school or None,
            genre=where.genre or None,
            status=where.status,
            honor=where.honors or shown_in.brief.honors,
            rank=where.ranks or shown_in.brief.ranks,
            keywords=tuple(fields.texts("tags")),
            selected=fields.flag("featured") or fields.flag("selected"),
            image=links.picture(page, self.targets),
            note="; ".join(one for one in (where.remark, notes) if one) or None,
            links=links.with_doi(found, doi),
            key=entry.key if entry else "",
        )
        if (
            work.type == "book" and shown_in.venue and not work.publisher
        ):  # who published it, which the template calls so
            work = replace(work, publisher=shown_in.venue, container_title=None, container_title_short=None)
        work = replace(work, url=links.of_text(work.links))
        return (entries.with_gaps(work, other), entry.text if entry and entry.sound else "") if other else (work, "")

    def _links(self, page: Page, told: Iterable[Link]) -> tuple[Link, ...]:
        """The links that the settings of a page give, and those that its text is."""
        found = tuple(links.links(page, self.targets))
        known = {link.url for link in found}
        more = {link.url: link for link in told if link.url not in known}
        for link in more.values():
            self.report.saw(link.label, page.location)
        return (*found, *more.values())

    def _appearance(self, fields: Table, year: str) -> Appearance:
        """The venue with its abbreviation, each without what the other says."""
        brief = fields.text("publication_short") or fields.table("publication").text("short_name", "abbreviation")
        shorter = appearance(plain(parse(brief)), year)
        where = appearance(plain(parse(self._venue(fields))), year)
        if where.labels:
            self.report.left_out(
                Location("content"), "“vol.”, “no.” and “pp.” before the numbers of venues", where.labels
            )
        short, venue = _without_year(shorter.name, year), where.name
        if len(short) > max(len(venue), _LONGEST) and set(words.of(venue)) <= set(words.of(short)):
            venue, short = short, ""
        if not short and _ACRONYM.fullmatch(acronym := _without_year(venue, year)) and acronym != acronym.capitalize():
            venue, short = "", acronym
        return Appearance(venue, short if short != venue else "", where, shorter)

    @staticmethod
    def _doi(fields: Table, found: Iterable[Link], shown_in: Appearance) -> str | None:
        ids = fields.table("hugoblox").table("ids")
        # YAML reads "\_" between double quotes as a no-break space; no DOI has one.
        own = clean_doi((fields.text("doi") or ids.text("doi")).replace("\u00a0", "_")) or links.doi_of(found)
        return own or shown_in.where.doi or shown_in.brief.doi

    def _venue(self, fields: Table) -> str:
        """The journal or proceedings, which the newest form describes in fields of their own."""
        found = fields.text("publication") or fields.table("publication").text("name", "title")
        return found[:-1] if found.endswith(("*.", "_.")) else found  # which ends a sentence, not the name

    def _authors(self, fields: Table) -> tuple[tuple[Author, ...], str]:
        """The authors with what the notes on them say, and the notes that are about something else."""
        names = _apart(fields.texts("authors")) or [one.text("name") for one in fields.tables("authors")]
        notes = fields.get("author_notes")
        said = [one if isinstance(one, str) else "" for one in notes] if isinstance(notes, list) else []
        written, (names, legend) = names, _legend(names)
        if legend:
            what = "what stands beside the last author, which the roles of the authors show"
            self.report.left_out(fields.at("authors"), f"{what}: {written[-1]}")
        found, rest = [], []
        self.bold.update(match.group(1).strip(" *") for one in names if (match := _BOLD.search(one)))
        for at, name in enumerate(names):
            whole, marks = split_marks(plain(parse(self.people.get(name, self.people.get(name.lower(), name)))))
            note = said[at].strip() if at < len(said) else ""
            role = next((role for pattern, role in _ROLES if re.search(pattern, note, re.IGNORECASE)), None)
            if legend and legend[0] in marks:
                role, marks = legend[1], tuple(mark for mark in marks if mark != legend[0])
            if note and role is None:
                rest.append(f"{whole}: {note}")
            if whole:
                found.append(Author(name=whole, marks=marks, roles=(role,) if role else ()))
        return tuple(found), "; ".join(rest)

    def _type(self, fields: Table) -> PublicationType:
        kind = next(iter(fields.texts("publication_types")), "")
        if kind and not is_known(kind):
            self.report.left_out(
                fields.at("publication_types"), f"the type “{kind}” of a publication, which is unknown"
            )
        return type_of(kind)

    @staticmethod
    def _arxiv(fields: Table, found: Iterable[Link]) -> str | None:
        ids = fields.table("hugoblox").table("ids")
        own = (fields.text("arxiv"), ids.text("arxiv"), *(link.url or "" for link in found))
        return next((one for text in own if text and (one := arxiv_id(text))), None)


def _apart(names: list[str]) -> list[str]:
    """The names of authors, also where all of them stand in one text."""
    found = author_list(parse(names[0])) if len(names) == 1 and _SEVERAL.search(names[0]) else None
    return (
        [one.full + "".join(one.marks) for one in found.authors] if found and not plain(found.rest).strip() else names
    )


def _legend(names: list[str]) -> tuple[list[str], tuple[str, AuthorRole] | None]:
    """The names of authors without the “and” before the last and what a mark behind it means."""
    if len(names) < 2 or not (match := _LAST.fullmatch(names[-1])):
        return names, None
    mark, meaning = match.group(2), match.group(3) or ""
    role = next((role for pattern, role in _ROLES if re.search(pattern, meaning, re.IGNORECASE)), None)
    if mark and not role:
        return names, None
    return [*names[:-1], match.group(1)], (mark, role) if mark and role else None


def _without_year(text: str, year: str) -> str:
    """An abbreviation without the year that is shown after it anyway."""
    return text.removesuffix(year).rstrip(" ,'’") if year and text.endswith(year) and text != year else text


def _date(page: Page) -> tuple[str, str]:
    return (dated(page.fields.text("date") or page.fields.text("publishDate")).get("date", ""), page.path)


def _in_languages(work: Publication, readings: dict[str, Reading]) -> Publication:
    """A work whose title, venue and abstract are given in each of its languages, where these differ."""
    found: dict[str, Any] = {}
    for name, field in (("title", "title"), ("venue", "container_title"), ("abstract", "abstract")):
        given = {one.language: text for one in readings.values() if (text := getattr(one, name))}
        if len(set(given.values())) > 1 and getattr(work, field) in given.values():
            found[field] = per_language(given)
    return replace(work, **found)
