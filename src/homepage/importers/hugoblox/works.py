"""Publications of HugoBlox: one folder each, whose index.md wins over the cite.bib beside it; languages merged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args

from msgspec import Struct
from msgspec.structs import replace

from homepage.content import bibliography
from homepage.content.bibliography_links import arxiv_id, clean_doi
from homepage.content.bibliography_twins import normalised_title
from homepage.content.records import Author, Image, Link, Publication, PublicationType
from homepage.errors import Location
from homepage.importers import words
from homepage.importers.front_matter.body import shown
from homepage.importers.front_matter.pages import main, per_language
from homepage.importers.front_matter.site import count_words, dated, spoken
from homepage.importers.front_matter.twins import Works
from homepage.importers.hugoblox.texts import said
from homepage.importers.hugoblox.venue import appearance
from homepage.importers.prose.inline import parse
from homepage.importers.prose.names import split_marks
from homepage.importers.prose.runs import plain
from homepage.source import bibtex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from homepage.content.records import AuthorRole
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page, Table

_NUMBERS: tuple[PublicationType, ...] = (
    "document",
    "paper-conference",
    "article-journal",
    "article",
    "report",
    "book",
    "chapter",
    "thesis",
    "patent",
)
_TYPES = frozenset(get_args(PublicationType))
_NAMES = {
    "manuscript": "article",
    "journal-article": "article-journal",
    "preprint": "article",
    "conference": "paper-conference",
    "article-magazine": "article-journal",
    "book-chapter": "chapter",
}
_LINKS = {
    "url_pdf": "PDF",
    "url_preprint": "Preprint",
    "url_code": "Code",
    "url_dataset": "Dataset",
    "url_project": "Project",
    "url_poster": "Poster",
    "url_slides": "Slides",
    "url_source": "Source",
    "url_video": "Video",
    "url_custom": "Link",
}
_RELATIONS = {
    "pdf": "PDF",
    "preprint": "Preprint",
    "code": "Code",
    "dataset": "Dataset",
    "project": "Project",
    "poster": "Poster",
    "slides": "Slides",
    "source": "Source",
    "video": "Video",
    "site": "Website",
}
_ROLES: tuple[tuple[str, AuthorRole], ...] = (
    (r"equal|相同贡献|同等贡献|共同一作|contributed equally", "equal"),
    (r"correspond|通讯", "corresponding"),
)
_ACRONYM = re.compile(r"(?=.{3,14}$)[A-Z][A-Za-z]*[A-Z](?:[A-Za-z&+-]*)")
_BOLD = re.compile(r"(?:\*\*|__|<(?:b|strong)>)(.+?)(?:\*\*|__|</(?:b|strong)>)", re.IGNORECASE)
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


class Reader:
    """Reads the publications of one site; ``people`` knows the names behind the aliases of authors."""

    def __init__(self, bodies: Bodies, people: Mapping[str, str], language: str) -> None:
        self.bodies, self.people, self.language = bodies, people, language
        self.targets, self.report, self.folder = bodies.targets, bodies.report, bodies.targets.folder
        self.files = self.folder.files()
        self.bold: set[str] = set()  # names that lists of authors set bold

    def found(self, groups: list[dict[str, Page]], old: Callable[[Page], Iterable[str]]) -> Found:
        """The publications, the newest first, each once; ``old`` says where their pages stood."""
        works = Works(self.report)
        entries: dict[int, str] = {}
        read: dict[int, dict[str, Reading]] = {}
        for group in sorted(groups, key=lambda one: _date(main(one, self.language)), reverse=True):
            page = main(group, self.language)
            work, entry = self._work(page)
            aliases = tuple(address for one in (page, *group.values()) for address in old(one))
            place = works.add(replace(work, aliases=aliases), page.location)
            entries.setdefault(place, entry)
            for language, one in group.items():
                known = read.setdefault(place, {})
                known.setdefault("" if one is page else language, self._reading(one, language))
        records = works.records()
        bib = {records[place].key: _with_key(entry, records[place].key) for place, entry in entries.items() if entry}
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
        fields = page.fields
        entry, other = self._entry(page)
        when = dated(fields.text("date") or fields.text("publishDate"))
        links = tuple(self.links(page))
        ids = fields.table("hugoblox").table("ids")
        # YAML reads "\_" between double quotes as a no-break space; no DOI has one.
        arxiv = self._arxiv(fields, links)
        year = when.get("date", "")[:4]
        parts = fields.table("publication")
        brief = fields.text("publication_short") or parts.text("short_name", "abbreviation")
        shorter = appearance(plain(parse(brief)), year)
        appeared = appearance(plain(parse(self._venue(fields))), year)
        doi = clean_doi((fields.text("doi") or ids.text("doi")).replace("\u00a0", "_")) or _doi(links)
        doi = doi or appeared.doi or shorter.doi
        if appeared.labels:
            self.report.left_out(
                Location("content"), "“vol.”, “no.” and “pp.” before the numbers of venues", appeared.labels
            )
        short, venue = _without_year(shorter.name, year), appeared.name
        if len(short) > max(len(venue), _LONGEST) and set(words.of(venue)) <= set(words.of(short)):
            venue, short = short, ""
        if not short and _ACRONYM.fullmatch(acronym := _without_year(venue, year)) and acronym != acronym.capitalize():
            venue, short = "", acronym
        authors, notes = self._authors(fields)
        told = said(page, self.bodies)
        known = {link.url for link in links}
        more = {link.url: link for link in told.links if link.url not in known}
        for link in more.values():
            self.report.saw(link.label, page.location)
        links = (*links, *more.values())
        work = Publication(
            title=plain(parse(fields.text("title"))) or page.stem,
            author=authors,
            type=type_of(next(iter(fields.texts("publication_types")), "")),
            container_title=venue or None,
            container_title_short=short if short != venue and short else None,
            issued=when.get("date"),
            date_text=when.get("date_text"),
            doi=doi,
            eprint=arxiv,
            eprinttype="arxiv" if arxiv else None,
            abstract=told.abstract or None,
            volume=parts.text("volume") or appeared.volume or None,
            issue=parts.text("issue") or appeared.issue or None,
            page=re.sub("-+", "–", parts.text("pages")) or appeared.page or None,
            publisher=parts.text("publisher") or None,
            status=appeared.status,
            honor=appeared.honors or shorter.honors,
            rank=appeared.ranks or shorter.ranks,
            keywords=tuple(fields.texts("tags")),
            selected=fields.flag("featured") or fields.flag("selected"),
            image=self.image(page),
            note="; ".join(one for one in (appeared.remark, notes) if one) or None,
            links=_with_doi(links, doi),
            key=entry.key if entry else "",
        )
        work = replace(work, url=next((link.url for link in work.links if link.url and _is_of_text(link)), None))
        return (_with_gaps(work, other), entry.text if entry and entry.sound else "") if other else (work, "")

    def _venue(self, fields: Table) -> str:
        """The journal or proceedings, which the newest form describes in fields of their own."""
        return fields.text("publication") or fields.table("publication").text("name", "title")

    def _entry(self, page: Page) -> tuple[bibtex.Entry | None, Publication | None]:
        """The entry beside a page and what it says; no entry when the file is damaged or about another work."""
        folder = page.path.rpartition("/")[0]
        stem = folder.rpartition("/")[2]
        names = [f"{folder}/cite.bib", f"{folder}/{stem}.bib", f"{folder}/{page.stem}.bib"]
        is_bundle = page.stem.startswith(("index", "_index"))
        names += [name for name in self.files if is_bundle and name.startswith(f"{folder}/") and name.endswith(".bib")]
        path = next((one for name in names if (one := self.folder.path(name))), None)
        if path is None:
            return None, None
        name = path.relative_to(self.folder.root).as_posix()
        found = bibtex.read(path.read_bytes(), name)
        works, _ = bibliography.publications(found, name)
        title = normalised_title(plain(parse(page.fields.text("title"))))
        for entry in found.entries:
            work = works.get(entry.key)
            if work is not None and (normalised_title(work.title) == title or not title or len(found.entries) == 1):
                damaged = bool(found.problems) or normalised_title(work.title) != title
                if damaged:
                    self.report.guess(
                        Location(name, entry.line), "differs from index.md or is damaged; it only fills gaps"
                    )
                return (None if damaged or not re.fullmatch(r"[\w.:+-]+", entry.key) else entry), work
        return None, None

    def _authors(self, fields: Table) -> tuple[tuple[Author, ...], str]:
        """The authors with what the notes on them say, and the notes that are about something else."""
        names = fields.texts("authors") or [one.text("name") for one in fields.tables("authors")]
        notes = fields.get("author_notes")
        said = [one if isinstance(one, str) else "" for one in notes] if isinstance(notes, list) else []
        found, rest = [], []
        self.bold.update(match.group(1).strip(" *") for one in names if (match := _BOLD.search(one)))
        for at, written in enumerate(names):
            whole, marks = split_marks(
                plain(parse(self.people.get(written, self.people.get(written.lower(), written))))
            )
            note = said[at].strip() if at < len(said) else ""
            role = next((role for pattern, role in _ROLES if re.search(pattern, note, re.IGNORECASE)), None)
            if note and role is None:
                rest.append(f"{whole}: {note}")
            if whole:
                found.append(Author(name=whole, marks=marks, roles=(role,) if role else ()))
        return tuple(found), "; ".join(rest)

    def links(self, page: Page) -> Iterator[Link]:
        """The links that the settings of a page give."""
        fields = page.fields
        for key, label in _LINKS.items():
            if address := fields.text(key):
                yield self.targets.link(label, address, fields.at(key), beside=page.path)
        for one in (*fields.tables("links"), *fields.tables("url_custom")):
            label = one.text("name", "label") or _RELATIONS.get(one.text("type").lower(), one.text("type") or "Link")
            if one.text("url") or one.text("name"):
                self.report.saw(one.text("name"), one.at("name"))
                yield self.targets.link(label, one.text("url", "id"), one.at("url"), beside=page.path)

    def _arxiv(self, fields: Table, links: tuple[Link, ...]) -> str | None:
        own = (
            fields.text("arxiv"),
            fields.table("hugoblox").table("ids").text("arxiv"),
            *(link.url or "" for link in links),
        )
        return next((found for one in own if one and (found := arxiv_id(one))), None)

    def image(self, page: Page) -> Image | None:
        """The picture of a page: featured.* beside it, else the one that its settings name."""
        folder = page.path.rpartition("/")[0]
        caption = plain(parse(page.fields.table("image").text("alt_text", "caption")))
        for name in self.files:
            if name.startswith(f"{folder}/featured") and name.lower().endswith(_PICTURES):
                return Image(src=self.targets.copied(name), alt=caption)
        header = page.fields.table("header")
        address = (
            page.fields.text("image_preview", "image")
            or page.fields.table("image").text("filename")
            or header.text("image")
        )
        return self.targets.image(address, page.location, beside=page.path, alt=caption) if address else None


_PUBLISHED = ("published", "publisher", "journal")  # how labels of links to the final version begin
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg")


def type_of(text: str) -> PublicationType:
    """The type of a work that the template knows by a number or a name."""
    text = text.strip("'\" ").lower()
    if text.isdigit() and int(text) < len(_NUMBERS):
        return _NUMBERS[int(text)]
    return cast("PublicationType", text if text in _TYPES else _NAMES.get(text, "document"))


def _is_of_text(link: Link) -> bool:
    """Whether a link may lead to the work itself, and not to its code, data or slides."""
    return set(link.rel) <= {"paper", "preprint"}


def _doi(links: Iterable[Link]) -> str | None:
    """The DOI that a link says it is."""
    return next((clean_doi(one.url or "") for one in links if _is_published(one)), None)


def _is_published(link: Link) -> bool:
    label = link.label.strip().lower()
    return label == "doi" or (label.startswith(_PUBLISHED) and "doi.org/10." in (link.url or ""))


def _with_doi(links: tuple[Link, ...], doi: str | None) -> tuple[Link, ...]:
    """The links of a work, with that of its DOI unless one leads there."""
    if not doi or any(clean_doi(link.url or "") == doi for link in links):
        return links
    return (*links, Link(label="DOI", url=f"https://doi.org/{doi}", rel=("paper",)))


def _without_year(text: str, year: str) -> str:
    """An abbreviation without the year that is shown after it anyway."""
    return text.removesuffix(year).rstrip(" ,'’") if year and text.endswith(year) and text != year else text


def _date(page: Page) -> tuple[str, str]:
    return (dated(page.fields.text("date") or page.fields.text("publishDate")).get("date", ""), page.path)


def _with_gaps(work: Publication, other: Publication) -> Publication:
    """A work with what only its bibliography entry says."""
    names = (
        "author",
        "container_title",
        "issued",
        "volume",
        "issue",
        "page",
        "publisher",
        "doi",
        "eprint",
        "eprinttype",
        "isbn",
        "issn",
        "editor",
        "genre",
        "publisher_place",
        "collection_title",
    )
    empty: dict[str, Any] = {name: getattr(other, name) for name in names if not getattr(work, name)}
    container = _plainer(work, other)
    kind = other.type if work.type == "document" else work.type
    same = other.container_title_short if not work.container_title else None
    empty["container_title"] = container
    return replace(work, **empty, type=kind, container_title_short=work.container_title_short or same)


def _plainer(work: Publication, other: Publication) -> str | None:
    """The name of a journal, without the volume and pages that the entry gives apart."""
    own, theirs = work.container_title or "", other.container_title or ""
    if not own or not theirs or not own.casefold().startswith(theirs.casefold()):
        return own or theirs or None
    rest = set(words.of(own[len(theirs) :]))
    return theirs if rest <= set(words.of(f"{other.volume} {other.issue} {other.page} {other.year}")) else own


def _with_key(entry: str, key: str) -> str:
    return re.sub(r"^(\s*@\w+\s*[{(]\s*)[^,\s]*", lambda match: match.group(1) + key, entry, count=1)


def _in_languages(work: Publication, readings: dict[str, Reading]) -> Publication:
    """A work whose title, venue and abstract are given in each of its languages, where these differ."""
    found: dict[str, Any] = {}
    for name, field in (("title", "title"), ("venue", "container_title"), ("abstract", "abstract")):
        given = {one.language: text for one in readings.values() if (text := getattr(one, name))}
        if len(set(given.values())) > 1 and getattr(work, field) in given.values():
            found[field] = per_language(given)
    return replace(work, **found)
