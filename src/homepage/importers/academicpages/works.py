"""Publications of academicpages: fields as given, authors from the citation, links and abstract from the text."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.bibliography_links import arxiv_id, label_of
from homepage.content.records import Author, Honor, Link, Publication
from homepage.errors import Location
from homepage.importers import words
from homepage.importers.academicpages import citation as academicpages_citation
from homepage.importers.academicpages import fields as work_fields
from homepage.importers.academicpages.body import Texts
from homepage.importers.academicpages.people import COAUTHORS, People
from homepage.importers.academicpages.texts import without_twins
from homepage.importers.front_matter.dates import dated
from homepage.importers.front_matter.parts import records_part
from homepage.importers.front_matter.twins import Works
from homepage.importers.front_matter.works import count_words
from homepage.importers.prose.inline import parse
from homepage.importers.prose.runs import plain
from homepage.site.urls import addresses
from homepage.source import bibtex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from homepage.importers.academicpages.citation import Citation
    from homepage.importers.academicpages.topics import Topics
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.front_matter.tables import Table
    from homepage.importers.site import Part
    from homepage.site.names import Identity

_WITH = re.compile(r"\W*(?:joint(?:ly)?\s+)?(?:work\s+)?with:?\s+([^()]+)\)?$", re.IGNORECASE)
_OWN = ("Paper", "PDF", "Link")  # labels of links to the work itself


class Reader:
    """Reads the publications of one site; ``bibtex`` collects the entries that come in files of their own."""

    def __init__(self, bodies: Bodies, owner: Identity, old: Callable[[Page], Iterable[str]], name: str) -> None:
        self.bodies, self.owner, self.old, self.name = bodies, owner, old, name
        self.targets, self.report = bodies.targets, bodies.report
        self.people = People(bodies.targets.folder)
        self.bibtex: dict[str, str] = {}
        self.entries: dict[str, str] = {}  # BibTeX in the text of a work, by the file
        self.texts: dict[str, str] = {}  # what the page of a work says beyond its abstract, by the file
        self.more: dict[str, str] = {}  # the same by the file of ours

    def parts(self, pages: list[Page], topics: Topics) -> list[Part]:
        """The publications, the newest first, by topics where there are any; files of the same paper become one."""
        works = Works(self.report)
        entries: dict[int, str] = {}
        mores: dict[int, str] = {}
        dates = {page.path: (dated(page.fields.text("date")).get("date", ""), page.path) for page in pages}
        for page in sorted(pages, key=lambda one: dates[one.path], reverse=True):
            work = self._work(page)
            count_words(work, self.report, page.fields.at("title"))
            self.report.saw(work.abstract or "", page.location)
            work = replace(work, aliases=tuple(self.old(page)), topic=topics.of(page.fields))
            place = works.add(work, page.location)
            if entry := self._entry(page):
                entries.setdefault(place, entry)
            if more := self.texts.get(page.path):
                mores.setdefault(place, more)
        found = works.records()
        names = addresses(found)
        self.more = {f"publications/{names[found[place].key]}.md": text + "\n" for place, text in mores.items()}
        self.bibtex = {found[place].key: _with_key(entry, found[place].key) for place, entry in entries.items()}
        abstracts = "details" if any(work.abstract for work in found) else None
        by = "topic" if any(work.topic for work in found) else "year" if topics.by_year else None
        return records_part("publications", "Publications", found, "publications", abstracts=abstracts, group_by=by)

    def _work(self, page: Page) -> Publication:
        fields = page.fields
        title = plain(parse(fields.text("title"))) or page.stem
        venue = plain(parse(fields.text("venue", "journal", "booktitle")))
        what, since = work_fields.unprinted(venue)
        venue = venue if re.search(r"\w", venue) and not what else ""
        when = dated(fields.text("date") or fields.text("year", "pubdate"))
        year = when.get("date", "")[:4] or when.get("date_text", "")
        links = self._links(page)
        text = Texts(self.bodies, self.owner).read(page, title, links)
        self.texts[page.path] = text.more
        self.entries[page.path] = text.entry
        arxiv = arxiv_id(fields.text("arxiv", "arxivurl")) or arxiv_id(fields.text("paperurl"))
        citation = _without_preprint(self._citation(page, text.cited, title, venue, year), arxiv)
        work = Publication(
            title=title,
            container_title=venue or None,
            container_title_short=work_fields.short(fields.text(*work_fields.SHORT)) or None,
            genre=(f"{what}, {since}" if when and since not in ("", year) else what) or None,
            status="inpreparation" if re.search(r"in (?:progress|preparation)$", what, re.IGNORECASE) else "published",
            issued=when.get("date") or (None if when else citation.year or since or None),
            date_text=when.get("date_text"),
            type=work_fields.kind(fields, venue),
            doi=work_fields.doi(fields) or citation.doi,
            links=(*links, *text.links),
            volume=citation.volume or None,
            issue=citation.issue or None,
            page=citation.pages or None,
            url=_address((*links, *text.links)),
            abstract=text.abstract or None,
            image=text.image,
            author=text.authors,
            others=text.others,
            honor=tuple(Honor(label=text) for text in work_fields.honors(fields)),
            note="; ".join(one for one in (plain(parse(fields.text("note"))), citation.rest) if one) or None,
            eprint=arxiv,
            eprinttype="arxiv" if arxiv else None,
        )
        return self._with_authors(work, page, citation)

    def _citation(self, page: Page, cited: str, title: str, venue: str, year: str) -> Citation:
        """The citation of the front matter, or that of the text when only this one is about the work."""
        own = academicpages_citation.read(page.fields.text("citation"), title, venue, year, self.owner)
        other = academicpages_citation.read(cited, title, venue, year, self.owner)
        if own.authors or not other.text:
            return own
        if own.text and other.authors:
            where = page.fields.at("citation")
            self.report.left_out(where, f"a citation that is not about this work: {own.text[:120]}")
        return other if other.authors or not own.text else own

    def _unknown(self, page: Page) -> Iterator[Link]:
        """Links of fields that only this site has; its other fields are named in the report."""
        for key in page.fields:
            text = page.fields.text(key)
            if not text or key.lower() in {*work_fields.KNOWN, *work_fields.LINKS, COAUTHORS}:
                continue
            if any(text.rstrip("/").endswith(f"/{old.strip('/')}") for old in self.old(page)):
                continue  # the page of the work itself
            if set(words.of(text)) <= set(words.of(page.fields.text("citation"))):
                continue  # said again
            if re.match(r"https?://\S+$", text):
                yield self.targets.link(label_of(key), text, page.fields.at(key), beside=page.path)
            else:
                self.report.left_out(page.fields.at(key), f"the field {key!r}, which has no place here: {text[:120]}")

    def _with_authors(self, work: Publication, page: Page, citation: Citation) -> Publication:
        """The authors from the field of that name, else from the citation; what is not certain becomes a note."""
        fields = page.fields
        if names := self._names(fields):
            authors, others = self._listed(names, work.container_title or "")
            if authors and _WITH.match(plain(parse(names[0]))):
                text = f"of papers written with others, {self.name} is taken to be the first author"
                self.report.guess(Location(page.path.rpartition("/")[0]), text)
            if authors:
                if _are_fuller(citation.authors, authors):
                    authors, text = citation.authors, "names with initials, which the citation writes in full"
                    self.report.left_out(fields.at("authors", "author", COAUTHORS), f"{text}: {', '.join(names)[:120]}")
                return replace(work, author=self._with_pages(authors, names, fields), others=others)
            self.report.kept(
                fields.at("authors", "author", COAUTHORS), f"the authors of “{work.title[:60]}” were not told apart"
            )
            said = plain(parse(", ".join(names)))
            work = replace(work, note="; ".join(one for one in (said, work.note or "") if one))
        where = fields.at("citation") if fields.text("citation") else page.location
        if citation.authors and not work.author:
            work = replace(work, author=citation.authors, others=citation.others)
        elif citation.text and not work.author:
            self.report.kept(where, f"the authors of “{work.title[:60]}” were not told apart: {citation.text[:120]}")
        if citation.rest and work.author:
            self.report.kept(where, f"words of the citation stand in the note: {citation.rest[:120]}")
        return work

    def _names(self, fields: Table) -> list[str]:
        """The authors that fields name; those that are keys of people of the site, by their names."""
        if names := fields.texts("authors") or fields.texts("author"):
            return [self.people.named(name) for name in names]
        names = [self.people.named(name) for name in fields.texts(COAUTHORS)]
        if not names or any(self.owner.matches(Author(name=plain(parse(name)))) for name in names):
            return names
        where = Location(fields.path.rpartition("/")[0])
        self.report.guess(where, f"of papers whose coauthors are named, {self.name} is taken to be the first author")
        return [self.name, *names]

    def _with_pages(self, authors: Iterable[Author], names: Iterable[str], fields: Table) -> tuple[Author, ...]:
        """Authors with the pages that their names are linked to; one's own stays without."""
        runs = (run for name in names for run in parse(name) if run.url)
        pages = {frozenset(words.of(run.text)): run.url for run in runs}
        found: list[Author] = []
        for one in authors:
            page = None if self.owner.matches(one) else pages.get(frozenset(words.of(one.name or "")))
            found.append(
                replace(one, url=self.targets.url(page, fields.at("authors", "author", COAUTHORS))) if page else one
            )
        return tuple(found)

    def _listed(self, names: list[str], venue: str) -> tuple[tuple[Author, ...], bool]:
        """Authors of a field: a list of names, or one line, which may name the venue after them."""
        if len(names) == 1 and (others := _WITH.match(plain(parse(names[0])))):
            people, more = academicpages_citation.people(others.group(1), self.owner)
            return ((Author(name=self.name), *people) if people else ()), more
        if len(names) == 1:
            return academicpages_citation.people(_listed_in(plain(parse(names[0])), venue), self.owner)
        found = [academicpages_citation.people(plain(parse(name)), self.owner)[0] for name in names]
        if any(len(one) > 1 for one in found):
            return (), False
        authors = [one[0] if one else Author(name=plain(parse(name))) for one, name in zip(found, names, strict=True)]
        return tuple(authors), False

    def _links(self, page: Page) -> list[Link]:
        """The links of the fields of a page."""
        fields, targets = page.fields, self.targets
        links = [
            targets.link(label, fields.text(key), fields.at(key), beside=page.path)
            for key, label in work_fields.LINKS.items()
            if fields.text(key)
        ]
        if re.match(r"https?://", fields.text("permalink")):
            links.append(targets.link("Link", fields.text("permalink"), fields.at("permalink")))
        return [*without_twins(links), *self._unknown(page)]

    def _entry(self, page: Page) -> str:
        """The BibTeX entry of a file that a page names."""
        address = page.fields.text(*work_fields.BIBTEX) or self.entries.get(page.path, "")
        if address.startswith("@"):
            return _usable(address)
        name = self.targets.find(address, beside=page.path) if address and "://" not in address else None
        text = (self.targets.folder.text(name) or "").strip() if name else ""
        if address and not text and name is None and "://" not in address:
            self.report.missing(page.fields.at(*work_fields.BIBTEX), f"{address}: there is no such file in the source")
        return _usable(text) if text.startswith("@") and text.count("\n@") == 0 else ""


def _are_fuller(cited: tuple[Author, ...], listed: tuple[Author, ...]) -> bool:
    """Whether a citation names the authors of a field, with more letters of their given names."""
    pairs = list(zip(listed, cited, strict=False))
    are_one = len(listed) == len(cited) and all(one.family and one.family in other.full for one, other in pairs)
    return are_one and bool(pairs) and all(_letters(one) < _letters(other) and not one.marks for one, other in pairs)


def _letters(author: Author) -> int:
    return sum(sign.isalpha() for sign in author.full)


def _usable(entry: str) -> str:
    """An entry without the tags of HTML in it; empty when no field of it can be read."""
    text = unescape(re.sub(r"<br\s*/?>", "\n", entry, flags=re.IGNORECASE))
    text = re.sub(r"</?(?:p|pre|code|div|span|i|b|em|strong)\b[^<>]*>", "", text)
    found = bibtex.read(text.encode(), "").entries
    return text if len(found) == 1 and found[0].fields else ""


def _with_key(entry: str, key: str) -> str:
    """An entry under another key."""
    return re.sub(r"^(@\w+\s*[{(]\s*)[^,\s]*", lambda match: match.group(1) + key, entry, count=1)


def _address(links: Iterable[Link]) -> str | None:
    """Where a work itself stands: not its code, nor a page of an author."""
    kinds = {"paper", "preprint"}
    return next((one.url for one in links if one.url and (kinds & set(one.rel) or one.label in _OWN)), None)


def _without_preprint(citation: Citation, arxiv: str | None) -> Citation:
    """A citation that does not say again which preprint it is of."""
    rest = re.sub(r"arxiv|preprint|[\W_]", "", citation.rest.lower())
    return replace(citation, rest="") if arxiv and rest == re.sub(r"\W", "", arxiv) else citation


def _listed_in(text: str, venue: str) -> str:
    """A line of authors without the venue and the year that may follow them."""
    at = text.casefold().find(venue.casefold()) if venue else -1
    if at <= 0 or re.search(r"[^\W\d]", text[at + len(venue) :]):
        return text
    return re.sub(r"[\s,.]*(?:\bin\b)?[\s,.:]*$", "", text[:at])
