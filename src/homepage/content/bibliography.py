"""Publications from the entries of a bibliography: CSL's names, plain text, links in a standard order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content import bibliography_links as addresses
from homepage.content.bibliography_authors import Acquaintances, annotated, authors
from homepage.content.bibliography_dates import is_state, issued, state_of
from homepage.content.bibliography_fields import LANGUAGES, ORDINARY_FIELDS, SITE_FIELDS, TEXT_FIELDS
from homepage.content.bibliography_notes import annotation_of, archived_in_note, from_markdown, identified, note_of
from homepage.content.bibliography_twins import normalised_title, remarks, same_works
from homepage.content.bibliography_types import as_patent, csl_type, genre, is_known, is_preprint, status
from homepage.content.records import Honor, Image, Link, Publication
from homepage.content.values import is_local
from homepage.errors import Location, Problem
from homepage.patterns import lazy
from homepage.source.bibtex import displayed
from homepage.source.bibtex_problems import Gathered
from homepage.source.latex import address, decode, to_html, unknown_macros, unset_formulas
from homepage.source.latex_journals import JOURNALS, only_macro

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.content.bibliography_dates import Issued
    from homepage.content.records import Author
    from homepage.source.bibtex import Bibliography, Entry

__all__ = ["SITE_FIELDS", "is_only_source", "normalised_title", "publications", "same_works"]

_PARENT_TYPES = frozenset(("proceedings", "collection", "mvproceedings", "mvcollection", "reference", "periodical"))
_TRUE = frozenset(("true", "yes", "1", "y", "on"))
_FALSE = frozenset(("false", "no", "0", "n", "off", ""))
_QUOTED = lazy(r'"[^"]*"|https?://\S+|\d+')
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
        self.written, self.entry = entry, identified(as_patent(entry))
        self.path, self.problems, self.known = path, problems, known
        self.markup: dict[str, str] = {}
        self.rewritten: dict[str, str] = {}  # lists of names that other programs would not read as we do

    def publication(self) -> Publication:
        """The publication; whatever it assumes is noted."""
        entry = self.entry
        container = self._container()
        date = self._issued()
        eprint, eprint_type = self._eprint(container)
        preprint = is_preprint(entry, container, archived=eprint_type == "arxiv")
        kind = csl_type(entry, preprint=preprint)
        author, others = self._people("author", "inventor")
        if not is_known(entry.type):
            self._warn(f"@{entry.type} is no type of entry that is known, shown like @misc", entry.line)
        links, pdf = self._links(eprint if eprint_type == "arxiv" else None)
        doi = self._doi()
        note = self._note()
        number = self._text("number")
        volume = self._text("volume")
        state = status(entry, preprint=preprint, state=date.state or state_of(note or "") or state_of(volume or ""))
        if note and is_state(note) and state == state_of(note):
            note = self.markup.pop("note", None)  # said by the state
        self._report_unknown()
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
            container_title=self._marked("container_title", container),
            container_title_short=self._text("abbr", "shortjournal", "shortbooktitle"),
            event_location=self._text("venue", "address", "location") if kind == "paper-conference" else None,
            issued=date.date,
            date_text=date.text,
            status=state,
            publisher=self._text("publisher", "school", "institution", "organization", "holder"),
            publisher_place=None if kind == "paper-conference" else self._text("location", "address"),
            volume=None if volume and state_of(volume) else volume,
            issue=None if has_number else self._text("issue") or number,
            page=self._pages(),
            edition=self._text("edition"),
            version=self._text("version"),
            collection_title=self._text("series"),
            number=number if has_number else None,
            authority=self._text("authority", "nationality") if kind == "patent" else None,
            doi=doi,
            isbn=self._text("isbn"),
            issn=self._text("issn"),
            pmid=self._text("pmid"),
            eprint=eprint,
            eprinttype=eprint_type,
            eprintclass=self._eprint_class(eprint),
            url=addresses.as_linked(self._url(), links) or _first_address(links),
            pdf=pdf,
            language=self._language(),
            abstract=self._marked("abstract", entry.fields.get("abstract", "")),
            keywords=self._keywords(),
            topic=_IDENTIFIER.sub("-", decode(entry.fields.get("topic", ""))).strip("-") or None,
            selected=self._flag("selected", default=False),
            links=links,
            image=self._image(),
            honor=self._honors(),
            annotation=self._annotation(),
            note=note,
            category=self._own("category"),
            bibtex=self._flag("bibtex_show", default=True),
            markup=self.markup,
            bibtex_text=displayed(self.written, SITE_FIELDS, self.rewritten),
        )

    def _warn(self, message: str, line: int, hint: str = "", *, cause: str = "") -> None:
        """Note what was assumed; messages that differ only in what they quote have one cause."""
        problem = Problem(Location(self.path, line), f"{self.entry.key}: {message}", hint, warning=True)
        self.problems.add(problem, cause or _QUOTED.sub("", message))

    def _report_unknown(self) -> None:
        """Note the commands of LaTeX and the formulas whose meaning does not reach the page."""
        fields = self.entry.fields
        for name in TEXT_FIELDS:
            value = fields.get(name, "")
            if ("\\" not in value and "$" not in value) or only_macro(value):
                continue
            line = self.entry.line_of(name)
            for macro in unknown_macros(value):
                outcome = "taken for a word" if macro.is_word else "only what it applies to is shown"
                message = f"\\{macro.name} in {name} is not known, {outcome}"
                self._warn(message, line, "write what it should say", cause=f"command {macro.name}")
            for formula in unset_formulas(value):
                message = f'the formula "{formula[:60]}" in {name} cannot be set, its TeX is shown'
                self._warn(message, line, "write it in commands that LaTeX has without packages", cause="formula")

    def _text(self, *names: str) -> str | None:
        """The first of these fields as plain text, own or inherited."""
        return decode(self.entry.get(*names)) or None

    def _own(self, *names: str) -> str | None:
        """The first of these fields as plain text, never an inherited one; al-folio has Markdown in them."""
        fields = self.entry.fields
        return next((text for name in names if (text := decode(from_markdown(fields.get(name, ""))))), None)

    def _marked(self, name: str, value: str) -> str | None:
        """The value as plain text; its HTML goes to the markup when the text does not say it all."""
        if markup := to_html(value):
            self.markup[name] = markup
        return decode(value) or None

    def _note(self) -> str | None:
        """The note between biblatex's `titleaddon` and `addendum`, and al-folio's `additional_info`.

        The last continues the line of the venue.
        """
        fields = self.entry.fields
        further = from_markdown(fields.get("additional_info", "").lstrip(" .,;"))
        note = ". ".join(filter(None, (fields.get("titleaddon", "").rstrip("."), note_of(self.entry))))
        return self._marked("note", " ".join(filter(None, (note, fields.get("addendum", ""), further))))

    def _title(self) -> str:
        title = _with_subtitle(self.entry.get("title"), self.entry.get("subtitle"))
        text = self._marked("title", title)
        if text:
            return text
        substitute = self._text("booktitle", "maintitle", "shorttitle", "howpublished", "note")
        message = f"has no title, shown as {substitute or self.entry.key}"
        self._warn(message, self.entry.line, "add title = {…}", cause="no title")
        return substitute or self.entry.key

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
            self._warn(message, self.entry.line_of(*names), "write the name out", cause=f"macro {macro}")
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
            self._warn(f"in {name}, {repair.message}", line, repair.hint, cause=repair.cause)
        if name == "author":
            people, unknown = annotated(people, self.entry.fields)
            for message, cause in unknown.items():
                self._warn(message, self.entry.line_of("author+an"), cause=f"author+an {cause}")
        return people, names.others

    def _issued(self) -> Issued:
        date, year, month, day = (decode(self.entry.get(name)) for name in ("date", "year", "month", "day"))
        result = issued(date, year, month, day)
        if result.assumption:
            field, message = result.assumption
            self._warn(message, self.entry.line_of(field))
        return result

    def _eprint(self, container: str) -> tuple[str | None, str | None]:
        """The identifier in an archive and the archive, from whichever of the places people put it."""
        get = self.entry.get
        eprint = get("eprint")
        kind = get("eprinttype", "archiveprefix").lower() or None
        if eprint and kind not in {None, "arxiv"}:
            return address(eprint), kind
        in_venue = re.search(r"(?i)arxiv[:.\s]+([\w.-]+/?\d+(?:v\d+)?)", container)
        in_volume = re.fullmatch(r"abs/(.+)", get("volume")) if "corr" in container.lower() else None
        places = (
            eprint,
            get("arxiv"),
            in_venue[1] if in_venue else "",
            in_volume[1] if in_volume else "",
            archived_in_note(self.entry)[0],
            get("url"),
            addresses.archived(self.entry.fields.get("doi", "")),
        )
        for place in places:
            if place and (identifier := addresses.arxiv_id(place)):
                return identifier, "arxiv"
        return None, None

    def _eprint_class(self, eprint: str | None) -> str | None:
        if eprint is None:
            return None
        identifier, kind = archived_in_note(self.entry)
        return self._text("eprintclass", "primaryclass") or (kind if identifier == eprint else "") or None

    def _doi(self) -> str | None:
        value = self.entry.fields.get("doi", "")
        if not value:
            return None
        doi = addresses.clean_doi(value)
        if doi is None and addresses.arxiv_id(value):
            message = f'doi "{value[:60]}" is no DOI, read as an arXiv identifier'
            self._warn(message, self.entry.line_of("doi"), f"write eprint = {{{addresses.arxiv_id(value)}}}")
        elif doi is None:
            outcome = "read as an address" if value.startswith("http") else "left out"
            self._warn(f'doi "{value[:60]}" is no DOI, {outcome}', self.entry.line_of("doi"), "a DOI begins with 10.")
        return doi

    def _url(self) -> str | None:
        fields = self.entry.fields
        doi = fields.get("doi", "")
        is_address = doi.startswith("http") and addresses.clean_doi(doi) is None and not addresses.arxiv_id(doi)
        value = fields.get("url", "") or fields.get("html", "") or (doi if is_address else "")
        if not value and re.search(r"\\url|https?:|www\.", published := fields.get("howpublished", "")):
            found = re.search(r"(?:(?:https?|ftp)://|www\.)[^\s{}]+", address(published))
            value = found.group() if found else ""
        if not value:
            return None
        url, assumption = addresses.clean_url(value)
        if assumption:
            self._warn(f"url {assumption}", self.entry.line_of("url", "html", "howpublished"))
        return url

    def _links(self, arxiv: str | None) -> tuple[tuple[Link, ...], str | None]:
        found: dict[str, Link] = {}
        for name, link, assumption in addresses.links(self.entry, ORDINARY_FIELDS):
            if assumption:
                self._warn(f"{name} {assumption}", self.entry.line_of(name))
            if link is not None and link.url:
                found.setdefault(link.url, link)
        pdf = next((link.url for link in found.values() if link.label == "PDF"), None)
        links = list(found.values())
        if arxiv and not any(link.label == "arXiv" or _is_at_arxiv(link.url, arxiv) for link in links):
            place = 1 if pdf else 0
            links.insert(place, Link(label="arXiv", url=f"https://arxiv.org/abs/{arxiv}", rel=("preprint",)))
        if arxiv is None and (stored := addresses.stored(self.entry.fields.get("eprint", ""))):
            links.insert(0, stored)
            pdf = pdf or (stored.url if stored.label == "PDF" else None)
        return tuple(links), pdf

    def _pages(self) -> str | None:
        pages = self._text("pages", "eid", "articleno", "article-number")
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

    def _flag(self, name: str, *, default: bool) -> bool:
        value = self.entry.fields.get(name, "").strip('{} "').lower()
        if value in _TRUE:
            return True
        if value in _FALSE:
            return default if value == "" else False
        self._warn(f'{name} "{value[:40]}" is neither true nor false, read as true', self.entry.line_of(name))
        return True

    def _image(self) -> Image | None:
        for name in ("image", "preview"):
            if value := self.entry.fields.get(name, ""):
                url, assumption = addresses.clean_url(value)
                if assumption:
                    self._warn(f"{name} {assumption}", self.entry.line_of(name))
                if url and is_local(url):
                    return Image(src=url)
                if url:
                    message = f'{name} "{url}" lies on another host, from which pages load nothing; not shown'
                    self._warn(message, self.entry.line_of(name), "save it under content/images/")
        return None

    def _honors(self) -> tuple[Honor, ...]:
        names = [self._own("award_name") or self._own("award"), self._own("honor"), self._own("special")]
        return tuple(Honor(label=name) for name in dict.fromkeys(names) if name)

    def _annotation(self) -> str | None:
        """The annotation, and the words about an award whose name is shown already."""
        award = self._own("award") if self._own("award_name") else None
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


def _is_at_arxiv(url: str | None, identifier: str) -> bool:
    """Whether an address leads to a paper of arXiv; a DOI that arXiv gave is an address of its own."""
    return url is not None and identifier in url and "//doi.org/" not in url.replace("//dx.", "//")


def _first_address(links: tuple[Link, ...]) -> str | None:
    """Where a title leads that has no address of its own: the publisher's page, else the archive's, else the PDF."""
    by_label = {link.label: link.url for link in reversed(links)}
    return next((url for label in ("DOI", "HTML", "arXiv", "HAL", "PDF") if (url := by_label.get(label))), None)
