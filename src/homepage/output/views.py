"""What templates ask of a record beyond its fields: dates, periods, venues, links in their order and wording."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from msgspec.structs import replace

from homepage.content.records import Link, Publication
from homepage.languages import forms
from homepage.output import bibliography, files, logos
from homepage.output.articles import Articles
from homepage.output.markup import hidden
from homepage.output.references import References
from homepage.patterns import lazy
from homepage.site import dates
from homepage.site.facets import Facets
from homepage.site.kinds import KINDS, publisher, state, wording
from homepage.site.urls import ROOT

if TYPE_CHECKING:
    from homepage.content.records import Author, Metrics, ServiceVenue
    from homepage.output.markup import Writer
    from homepage.output.references import Reference
    from homepage.site.bylines import Byline, Name
    from homepage.site.facets import Facet
    from homepage.site.model import Grouped, Model, Style

_CONTROL = lazy(r"[\x00-\x08\x0b-\x1f\x7f]")


class Views:
    """Answers templates' questions about the records of one site."""

    def __init__(self, model: Model, writer: Writer) -> None:
        self.model, self.writer, self.folders = model, writer, model.folders
        self.config = model.content.config
        self.words, self.language = model.content.words, model.edition.tag
        self._venues = {venue.short or key: key for key, venue in model.content.venues.items()}
        self.moved: frozenset[str] = frozenset()
        self.references = References(self.config.citation_style, model.content.style_sheet)
        self.articles = Articles(model, writer)

    def date(self, record: Any, style: Style) -> str:
        """The date of a record as shown; its own text for it comes first."""
        text = getattr(record, "date_text", None)
        return dates.shown(record.date, style.date_format, self.language) if text is None else text

    def period(self, record: Any, style: Style) -> str:
        """The period of a record: one date, two, or one that lasts."""
        if record.period_text is not None:
            return str(record.period_text)
        start, end = (dates.shown(date, style.date_format, self.language) for date in (record.start, record.end))
        if record.ongoing:
            end = self.config.now
        if not start or not end or start == end:
            return start or end
        return f"{start}{self.config.period_dash}{end}"

    def text(self, work: Publication, field: str) -> Markup:
        """A field of a publication as HTML; a title in another language than the page says in which."""
        html = work.markup.get(field)
        written = self.writer.html(html) if html else self.writer.plain(getattr(work, field) or "")
        foreign = self._foreign(work) if field == "title" else None
        return Markup("<span{}>{}</span>").format(self.writer.marks(foreign), written) if foreign else written

    def _foreign(self, work: Publication) -> str | None:
        """The language of a title that its letters do not tell; a site in several languages gives titles in each."""
        told = (self.language.partition("-")[0], "zh", "ja", "ko")
        is_told = not work.language or work.language.partition("-")[0] in told
        return None if is_told or len(self.model.editions) > 1 else work.language

    @property
    def biography(self) -> Markup:
        """The biography, in the language it is written in."""
        bio = self.model.content.bio
        return self.writer.within(bio.language).block(bio.text)

    def byline(self, work: Publication, style: Style) -> Byline:
        """The authors of a publication as shown."""
        return self.model.bylines.of(work, style.authors_max, unfolds=style.authors_end == "count")

    def name(self, author: Author) -> Name:
        """One person as shown."""
        return self.model.bylines.name(author)

    def venue_short(self, work: Publication) -> str:
        """Abbreviation and year: ECCV 2022."""
        name = work.container_title_short or (work.container_title if not work.date_text else None) or ""
        return " ".join(part for part in (name, self.year(work)) if part)

    def choices(self, facet: Facet) -> str:
        """The choices of a facet as the script reads them: pairs of value and label, with how many works each has."""
        import json

        pairs = [(choice.value, f"{choice.label} ({choice.count})") for choice in facet.choices]
        return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))

    def tag(self, work: Publication, text: str) -> Markup:
        """A venue's badge, in its colour and leading to its page when content/venues.yaml gives them."""
        key = self._venues.get(work.container_title_short or "")
        venue = self.model.content.venues[key] if key else None
        kind = Markup(' {}"').format(files.venue_class(key)) if venue and key and venue.color else Markup('"')
        written = self.writer.plain(text)
        if venue and venue.url:
            return Markup('<a class="tag{} href="{}">{}</a>').format(kind, self.writer.link(venue.url), written)
        return Markup('<span class="tag{}>{}</span>').format(kind, written)

    def year(self, work: Publication) -> str:
        """The year of a publication as shown."""
        return work.year if work.date_text is None else work.date_text

    def details(self, work: Publication) -> str:
        """Volume, issue and pages as a reference list writes them: 26(41):1–38, or Series 12077, 1–38.

        A chapter names the editors of its book before them, and who published it.

        Outside a journal a volume is that of the series; without the name of one it says nothing.
        """
        pages = (work.page or "").replace("--", "–")
        if work.type == "article-journal":
            volume = (work.volume or "") + (f"({work.issue})" if work.issue else "")
            return ":".join(part for part in (volume, pages) if part)
        # The number of a book is that in its series; its volume may be that of a work in several.
        number = (work.issue or work.volume) if work.type in ("book", "chapter") else work.volume
        series = f"{work.collection_title} {number or ''}".strip() if work.collection_title else ""
        is_in_book = work.type == "chapter" and bool(work.container_title or work.container_title_short)
        editors = self.names(work.editor) if work.type == "chapter" else ""
        edited = self.words("edited_by", names=editors) if editors else ""
        published = publisher(work, self.words) if is_in_book else ""
        return ", ".join(part for part in (edited, series, published, pages) if part)

    def wording(self, work: Publication) -> str:
        """What a work is that no journal or proceedings names: PhD thesis, University of X.

        A thesis is named by its school whatever its badge says, and a talk is one wherever it was given.
        """
        names_itself = work.type in ("thesis", "report", "patent", "dataset", "software")
        if work.container_title or (work.container_title_short and not names_itself):
            return self.words("kind_speech") if work.type == "speech" else ""
        return wording(work, self.words)

    def listed_wording(self, work: Publication) -> str:
        """The same in a list, where the number of a patent stands before its title already.

        A patent without a key stands in a list of its own, whose heading says what it is.
        """
        if work.type != "patent" or not work.number:
            return self.wording(work)
        if work.key or work.status != "published":
            return wording(work, self.words, numbered=False)
        return ", ".join(part for part in (work.publisher, work.authority) if part)

    def state(self, work: Publication) -> str:
        """The state of a work that is not printed yet: In press."""
        return state(work, self.words)

    def path(self, work: Publication) -> str | None:
        """The page of a publication, from the top of the site; None when it has none."""
        return f"{ROOT}publications/{self.folders[work.key]}/index.html" if work.key in self.folders else None

    def bib(self, work: Publication) -> str | None:
        """The BibTeX file of a publication."""
        return f"{ROOT}bib/{self.folders[work.key]}.bib" if work.bibtex and work.key in self.folders else None

    def downloads(self, work: Publication) -> tuple[Link, ...]:
        """The citation of a publication as files."""
        stem = f"{ROOT}bib/{self.folders[work.key]}"
        formats = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json"))
        return tuple(Link(label=label, url=f"{stem}.{suffix}") for label, suffix in formats) if self.bib(work) else ()

    @cached_property
    def profiles(self) -> tuple[Link, ...]:
        """The profiles of the person elsewhere, with that at ORCID when only its iD is given."""
        person = self.model.content.person
        links = person.links
        if person.orcid and not any("orcid.org/" in (link.url or "") for link in links):
            has_icons = links and all(link.icon for link in links) and not self.config.profile_icons
            icon = "id-card" if has_icons else None
            links = (*links, Link(label="ORCID", url=f"https://orcid.org/{person.orcid}", rel=("orcid",), icon=icon))
        return tuple(map(self._with_icon, links)) if self.config.profile_icons else links

    def _with_icon(self, link: Link) -> Link:
        """A link of the profile with the icon of the place it leads to, unless its author gave it one."""
        return link if link.icon or not link.url else replace(link, icon=logos.of(link.url))

    def versions(self, work: Publication) -> tuple[Link, ...]:
        """The pages of the other versions of a work: its preprint, or what a preprint became."""
        known = self.model.versions
        published = known.published.get(work.key)
        pairs = [(self.words("published_version"), published)] if published else []
        pairs += [(self.words("preprint"), key) for key in known.preprints.get(work.key, ())]
        return tuple(
            Link(label=label, url=f"{ROOT}publications/{self.folders[key]}/index.html") for label, key in pairs if key
        )

    def neighbours(self, work: Publication) -> tuple[Publication | None, Publication | None]:
        """The works before and after a work in the list."""
        return self._neighbours.get(work.key, (None, None))

    @cached_property
    def _neighbours(self) -> dict[str, tuple[Publication | None, Publication | None]]:
        works = [work for group in self.model.listing for work in group.records if work.key in self.folders]
        around = zip([None, *works], works, [*works[1:], None], strict=False)
        return {work.key: (before, after) for before, work, after in around}

    @cached_property
    def facets(self) -> Facets:
        """What the list of publications can be narrowed by."""
        works = [work for group in self.model.listing for work in group.records]
        topics = {topic.id: topic.title for topic in self.config.topics}
        return Facets(works, self.model.bylines, self.words, topics)

    def actions(self, work: Publication) -> tuple[Link, ...]:
        """The links of a publication's page, its PDF first, no address twice."""
        links = sorted(self._links(work), key=lambda link: not is_pdf(link.url or ""))
        return tuple({link.url or link.label: link for link in reversed(links)}.values())[::-1]

    def links(self, work: Publication, style: Style) -> tuple[Link, ...]:
        """The links of a publication in a list: the same, in the author's order, but for where its title leads."""
        target = work.url if self.title_url(work, style) != self.path(work) else None
        return tuple(link for link in self._links(work) if link.url != target or link in work.links)

    def _links(self, work: Publication) -> tuple[Link, ...]:
        """The author's links, before them the PDF and the address of the work when they are not among them."""
        labels = {work.pdf: self.words("pdf")}
        labels.setdefault(work.url, self.target_label(work))
        given = {link.url for link in work.links}
        own = (Link(label=label, url=url) for url, label in labels.items() if url and url not in given)
        return (*own, *work.links)

    def title_url(self, work: Publication, style: Style) -> str | None:
        """Where the title leads: to the page of the publication, or to the address given for it."""
        page = self.path(work)
        if work.url and not (page and style.titles_to_pages):
            return self.writer.link(work.url)
        return page

    def initials(self, name: str) -> str:
        """The initials of a name, for a card without a portrait."""
        words = [word for word in name.replace("-", " ").split() if word]
        chosen = words[:1] + words[-1:] if len(words) > 1 else words
        return "".join(word[0].upper() for word in chosen)

    def address(self, address: str) -> str:
        """An e-mail address as text in the style of the site."""
        return hidden(address, self.config.email_style)

    def service_venue(self, venue: ServiceVenue) -> Markup:
        """A venue served with its years, period and place."""
        text = " ".join(part for part in (venue.name, "/".join(venue.years)) if part)
        if venue.since:
            text += f" {venue.since}–{venue.until or ''}"
        if venue.location:
            text += f" ({venue.location})"
        if venue.at:
            text += " " + "".join(f"@{place}" for place in venue.at)
        return self.writer.plain(text)

    def abstract(self, work: Publication) -> Markup:
        """The abstract as HTML: addresses in it are links, mathematics from BibTeX is set."""
        html = work.markup.get("abstract")
        return self.writer.html(html) if html else self.writer.passage(work.abstract or "")

    def joined(self, byline: Byline, style: Style) -> list[tuple[str, Name]]:
        """The names of a byline, each with what stands before it: a comma, a word before the last, a gap."""
        end = "" if byline.hidden or byline.et_al else style.authors_and
        if end and not forms.is_english(self.language):
            end = self.words("and")  # no other language has a comma before it
        comma = self.words.comma(name.text for name in (*byline.shown, *byline.hidden))
        last = (f"{end} " if end.startswith(",") else f" {end} ") if end else comma
        middle = [comma] * (len(byline.shown) - 2)
        before = ["", *middle, last] if len(byline.shown) > 1 else [""]
        if byline.gap:
            before[-1] += "… "
        return list(zip(before, byline.shown, strict=True))

    def names(self, people: tuple[Author, ...]) -> str:
        """The names of people in a row, as text."""
        full = [one.full for one in people]
        return self.words.comma(full).join(full)

    def day(self, date: str, style: str = "%-d %b %Y") -> str:
        """A date outside a list, in full."""
        return dates.shown(date, style, self.language)

    def any_dated(self, group: Grouped) -> bool:
        """Whether any record of a list has a date, so that the list needs a column for them."""
        return any(one.date or one.date_text for one in (*group.records, *group.rest))

    def metrics(self, metrics: Metrics) -> Markup:
        """Citation figures in words: Citations 760+, H-index 11, I10-index 12; none is broken between two lines."""
        figure = Markup('<span class="figure">{} {}</span>').format
        named = (
            (self.words("citations"), metrics.citations),
            (self.words("h_index"), metrics.h_index),
            (self.words("i10_index"), metrics.i10_index),
        )
        return Markup(self.words("comma")).join(figure(name, value) for name, value in named if value)  # noqa: S704 (a word)

    def hue(self, name: str) -> int:
        """Which of the three tints of initials a name gets."""
        return sum(map(ord, name)) % 3

    def reference(self, work: Publication) -> Reference | None:
        """The formatted reference of a publication in the style of the site."""
        return self.references.of(work, self.config.base_url or "")

    @cached_property
    def project_style(self) -> Style:
        """How projects are set on the page that lists them: as on the home page, or as by default."""
        shown = next((one.style for one in self.model.sections if one.section.kind == "projects"), None)
        return shown or replace(self.model.listing_style, layout="cards")

    @property
    def citation_label(self) -> str:
        """What the style of references is called: APA."""
        return self.references.label

    @cached_property
    def offers_bibtex(self) -> bool:
        """Whether any publication offers BibTeX, so that there is a file of all of them."""
        return any(work.bibtex for work in self.model.publications)

    def bibtex(self, work: Publication) -> str:
        """The BibTeX entry as a page shows it; characters that no page may hold are replaced."""
        return _CONTROL.sub("\ufffd", bibliography.entry(work)) if work.bibtex else ""

    def target_label(self, work: Publication) -> str:
        """What the link to a work itself says; two links do not say PDF."""
        if is_pdf(work.url or "") and not work.pdf:
            return self.words("pdf")
        return self.words(f"kind_{work.type}" if work.type in KINDS else "paper")


def is_pdf(url: str) -> bool:
    """Whether an address names a PDF."""
    return url.lower().partition("?")[0].partition("#")[0].endswith(".pdf")
