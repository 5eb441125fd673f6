"""Publications from the entries of a bibliography: CSL's names, plain text, links in a standard order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content import bibliography_places as places
from homepage.content.bibliography_authors import Acquaintances, annotated, authors
from homepage.content.bibliography_dates import is_state, issued, state_of
from homepage.content.bibliography_fields import LANGUAGES, SITE_FIELDS
from homepage.content.bibliography_links import as_linked
from homepage.content.bibliography_notes import annotation_of, from_markdown, note_of
from homepage.content.bibliography_reading import Reading
from homepage.content.bibliography_twins import normalised_title, remarks, same_works
from homepage.content.bibliography_types import csl_type, genre, is_known, is_preprint, status
from homepage.content.bibliography_venues import abbreviation
from homepage.content.records import Honor, Publication
from homepage.patterns import lazy
from homepage.source.bibtex import displayed
from homepage.source.bibtex_problems import Gathered
from homepage.source.latex import decode
from homepage.source.latex_journals import JOURNALS, only_macro

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.content.bibliography_dates import Issued
    from homepage.content.records import Author
    from homepage.errors import Problem
    from homepage.source.bibtex import Bibliography, Entry

__all__ = ["SITE_FIELDS", "is_only_source", "normalised_title", "publications", "same_works"]

_CORR = lazy(r"(?i)(?:computing research repository )?\(?corr\)?")
_PARENT_TYPES = frozenset(("proceedings", "collection", "mvproceedings", "mvcollection", "reference", "periodical"))
_TAGS_OF_MANAGERS = frozenset("/⛔⚠✅❗")  # what Zotero's helpers note: /unread, ⛔ No DOI found
_IDENTIFIER = lazy(r"[^\w.:+-]+")


def publications(bibliography: Bibliography, path: str) -> tuple[dict[str, Publication], list[Problem]]:
    """The publications by key in the order of the file, and the problems met in making them.

    The problems of reading the file stay in ``bibliography.problems``. Entries that only serve others stay out:
    @xdata, @set, and volumes without an author to which a crossref leads.
    """
    problems = Gathered()
    works = made(bibliography.entries, path, problems, Acquaintances(bibliography.entries))
    again = remarks(works, lambda keys: (entry for entry in bibliography.entries if entry.key in keys), path)
    return works, [*problems.told(), *again]


def made(entries: Iterable[Entry], path: str, problems: Gathered, known: Acquaintances) -> dict[str, Publication]:
    """The publications that entries make, by key; ``problems`` takes what was assumed, ``known`` has all names."""
    listed = (entry for entry in entries if not is_only_source(entry))
    return {entry.key: _Making(entry, path, problems, known).publication() for entry in listed}


def is_only_source(entry: Entry) -> bool:
    """Whether an entry is there for others to take fields from, not a work to list."""
    if entry.type in {"xdata", "set"}:
        return True
    return entry.used_by > 0 and entry.type in _PARENT_TYPES and not entry.fields.get("author")


class _Making:
    """One entry on its way to a publication."""

    def __init__(self, entry: Entry, path: str, problems: Gathered, known: Acquaintances) -> None:
        self.reading = Reading(entry, path, problems)
        self.written, self.entry, self.known = entry, self.reading.entry, known
        self.rewritten: dict[str, str] = {}  # lists of names that other programs would not read as we do

    def publication(self) -> Publication:
        """The publication; whatever it assumes is noted."""
        entry = self.entry
        container = self._container()
        date = self._issued()
        eprint, eprint_type = places.eprint(self.reading, container)
        preprint = is_preprint(entry, container, archived=eprint_type == "arxiv")
        kind = csl_type(entry, preprint=preprint)
        if preprint and eprint_type == "arxiv" and _CORR.fullmatch(container):
            container = ""  # another name of arXiv, which the number says better
        author, others = self._people("author", "inventor")
        if not is_known(entry.type):
            self.reading.warn(f"@{entry.type} is no type of entry that is known, shown like @misc", entry.line)
        links, pdf = places.links(self.reading, eprint if eprint_type == "arxiv" else None)
        doi = places.doi(self.reading)
        note = self._note()
        number = self.reading.text("number")
        volume = self.reading.text("volume")
        state = status(entry, preprint=preprint, state=date.state or state_of(note or "") or state_of(volume or ""))
        if note and is_state(note) and state == state_of(note):
            note = self.reading.markup.pop("note", None)  # said by the state
        self.reading.report_unknown()
        self.reading.report_misread()
        if (number or "").lower() == "preprint":
            number = None
        has_number = kind in {"report", "patent", "software", "dataset"}
        return Publication(
            title=self._title(),
            author=author,
            editor=self._people("editor")[0],
            others=others,
            type=kind,
            genre=decode(genre(entry)) or None,
            container_title=self.reading.marked("container_title", container),
            container_title_short=self._abbreviation(container),
            event_location=self.reading.text("venue", "address", "location") if kind == "paper-conference" else None,
            issued=date.date,
            date_text=date.text,
            status=state,
            publisher=self.reading.text("publisher", "school", "institution", "organization", "holder"),
            publisher_place=None if kind == "paper-conference" else self.reading.text("location", "address"),
            volume=None if volume and (state_of(volume) or (eprint and volume.endswith(eprint))) else volume,
            issue=None if has_number else self.reading.text("issue") or number,
            page=self._pages(),
            edition=self.reading.text("edition"),
            version=self.reading.text("version"),
            collection_title=self.reading.text("series"),
            number=number if has_number else None,
            authority=self.reading.text("authority", "nationality") if kind == "patent" else None,
            doi=doi,
            isbn=self.reading.text("isbn"),
            issn=self.reading.text("issn"),
            pmid=self.reading.text("pmid"),
            eprint=eprint,
            eprinttype=eprint_type,
            eprintclass=places.eprint_class(self.reading, eprint),
            url=as_linked(places.url(self.reading), links) or places.first_address(links),
            pdf=pdf,
            language=self._language(),
            abstract=self.reading.marked("abstract", entry.fields.get("abstract", "")),
            keywords=self._keywords(),
            topic=_IDENTIFIER.sub("-", decode(entry.fields.get("topic", ""))).strip("-") or None,
            selected=self.reading.flag("selected", default=False),
            links=links,
            image=places.image(self.reading),
            honor=self._honors(),
            annotation=self._annotation(),
            note=note,
            category=self.reading.own("category"),
            bibtex=self.reading.flag("bibtex_show", default=True),
            markup=self.reading.markup,
            bibtex_text=displayed(self.written, SITE_FIELDS, self.rewritten),
        )

    def _note(self) -> str | None:
        """The note between biblatex's `titleaddon` and `addendum`, and al-folio's `additional_info`.

        The last continues the line of the venue.
        """
        fields = self.entry.fields
        further = from_markdown(fields.get("additional_info", "").lstrip(" .,;"))
        note = ". ".join(filter(None, (fields.get("titleaddon", "").rstrip("."), note_of(self.entry))))
        return self.reading.marked("note", " ".join(filter(None, (note, fields.get("addendum", ""), further))))

    def _title(self) -> str:
        title = _with_subtitle(self.entry.get("title"), self.entry.get("subtitle"))
        text = self.reading.marked("title", title)
        if text:
            return text
        substitute = self.reading.text("booktitle", "maintitle", "shorttitle", "howpublished", "note")
        message = f"has no title, shown as {substitute or self.entry.key}"
        self.reading.warn(message, self.entry.line, "add title = {…}", cause="no title")
        return substitute or self.entry.key

    def _abbreviation(self, container: str) -> str | None:
        return self.reading.text("abbr", "shortjournal", "shortbooktitle") or abbreviation(decode(container))

    def _container(self) -> str:
        """Where the work appeared, as LaTeX."""
        get = self.entry.get
        if self.entry.type in {
            "book",
            "proceedings",
            "phdthesis",
            "mastersthesis",
            "thesis",
            "patent",
            "collection",
        }:
            return ""
        journal = _with_subtitle(self._venue("journaltitle", "journal"), get("journalsubtitle"))
        book = _with_subtitle(self._venue("booktitle", "maintitle"), get("booksubtitle"))
        first, second = (book, journal) if self.entry.type.startswith("in") else (journal, book)
        published = self._venue("howpublished")
        is_link = bool(re.search(r"\\url|https?:|www\.", published))
        return first or second or get("eventtitle") or ("" if is_link else published)

    def _venue(self, *names: str) -> str:
        r"""The first of these fields as LaTeX; a macro that is all of it (`\mnras`) becomes what it stands for."""
        value = self.entry.get(*names).rstrip(" ,;")
        macro = only_macro(value) if "\\" in value else None
        if macro is None:
            return value
        if name := JOURNALS.get(macro):
            return name
        if not decode(value):
            message = f"the macro {macro} is not known, its name is shown"
            self.reading.warn(message, self.entry.line_of(*names), "write the name out", cause=f"macro {macro}")
            return macro
        return value

    def _people(self, *fields: str) -> tuple[tuple[Author, ...], bool]:
        name = next((name for name in fields if self.entry.get(name)), "")
        if not name:
            return (), False
        people, names = authors(self.entry.get(name), self.known)
        if names.rewritten and self.entry.fields.get(name):
            self.rewritten[name] = names.rewritten
        line = self.entry.line_of(name)
        for repair in dict.fromkeys(names.repairs):
            self.reading.warn(f"in {name}, {repair.message}", line, repair.hint, cause=repair.cause)
        if name == "author":
            people, unknown = annotated(people, self.entry.fields)
            for message, cause in unknown.items():
                self.reading.warn(message, self.entry.line_of("author+an"), cause=f"author+an {cause}")
        return people, names.others

    def _issued(self) -> Issued:
        date, year, month, day = (decode(self.entry.get(name)) for name in ("date", "year", "month", "day"))
        result = issued(date, year, month, day)
        if result.assumption:
            field, message = result.assumption
            self.reading.warn(message, self.entry.line_of(field))
        return result

    def _pages(self) -> str | None:
        pages = self.reading.text("pages", "eid", "articleno", "article-number")
        return ", ".join(map(_page_range, re.split(r",\s*", pages))) if pages else None

    def _language(self) -> str | None:
        value = decode(self.entry.get("langid", "language")).lower().strip()
        if value in LANGUAGES:
            return LANGUAGES[value]
        return value if re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", value) else None

    def _keywords(self) -> tuple[str, ...]:
        value = decode(self.entry.fields.get("keywords", ""))
        words = dict.fromkeys(word for part in re.split(r"[,;]", value) if (word := part.strip()))
        return tuple(word for word in words if word[0] not in _TAGS_OF_MANAGERS)

    def _honors(self) -> tuple[Honor, ...]:
        own = self.reading.own
        names = [own("award_name") or own("award"), own("honor"), own("special")]
        return tuple(Honor(label=name) for name in dict.fromkeys(names) if name)

    def _annotation(self) -> str | None:
        """The annotation, and the words about an award whose name is shown already."""
        award = self.reading.own("award") if self.reading.own("award_name") else None
        annotation = re.sub(r"\s*<br\s*/?>\s*", " ", decode(from_markdown(annotation_of(self.entry))))
        if annotation and award and annotation[-1] not in ".!?":
            annotation += "."
        return " ".join(filter(None, (annotation, award))) or None


def _page_range(text: str) -> str:
    """Pages with the dash of a range; a number with dashes of its own (`E1.1-10-18`) is no range."""
    text = re.sub(r"\s*[-\u2013]+\s*\+$", "+", text)
    parts = re.split(r"\s*[-\u2010-\u2015\u2212]+\s*", text)
    return "–".join(parts) if len(parts) == 2 and all(parts) else text


def _with_subtitle(title: str, subtitle: str) -> str:
    if not (title and subtitle):
        return title or subtitle
    return f"{title} {subtitle}" if title[-1] in "?!:." else f"{title}: {subtitle}"
