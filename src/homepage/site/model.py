"""What the home page consists of: sections with their records grouped, ordered, counted and bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from homepage.content.config import Group, Section
from homepage.content.loaded import Content, Prose
from homepage.content.records import ContactGroup, Publication, PublicationType, Record
from homepage.site.bylines import Bylines
from homepage.site.urls import addresses, slug
from homepage.site.versions import Versions, listed, versions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from homepage.content.words import Words

TYPES: tuple[str, ...] = get_args(PublicationType)  # in the order in which a list shows them
HAVE_PAGES = ("news", "publications")
BY_DEFAULT = {"members": "group"}
LAYOUTS = {"members": "cards", "projects": "cards"}


class Style(Struct, frozen=True, kw_only=True):
    """How records are set: the section's choice, or the site's."""

    date_format: str
    date_brackets: bool
    link_style: str
    venue_style: str
    authors_max: int
    authors_end: str
    authors_and: str
    self_style: str
    abstracts: Literal["open", "details", "none"]
    abstract_label: str
    thumbnails: bool
    numbered: bool
    layout: str
    lead: str | None = None
    titles_to_pages: bool = False


class Grouped(Struct, frozen=True, kw_only=True):
    """Records under one sub-heading; ``rest`` are beyond the section's limit."""

    id: str
    title: str
    icon: str | None
    records: tuple[Any, ...]
    rest: tuple[Any, ...] = ()


class Shown(Struct, frozen=True, kw_only=True):
    """A section as the home page shows it."""

    id: str
    title: str
    section: Section
    style: Style
    groups: tuple[Grouped, ...]
    count: int
    prose: Prose | None = None

    @property
    def more(self) -> str:
        """Where the records beyond the limit are: those of some kinds have a page anyway."""
        return self.section.more or ("page" if self.section.kind in HAVE_PAGES else "unfold")

    @property
    def hidden(self) -> int:
        """How many records are beyond the limit."""
        return sum(len(group.rest) for group in self.groups)


class Edition(Struct, frozen=True, kw_only=True):
    """The site in one language: its tag, its name for itself, its direction, and its folder, empty for the main one."""

    tag: str
    folder: str
    name: str
    direction: str
    locale: str


class Model(Struct, kw_only=True):
    """The whole site in one language, ready to be planned; ``editions`` are all of them, the main one first.

    ``folders`` names the folder of each publication, by its key.
    """

    content: Content
    edition: Edition
    editions: tuple[Edition, ...]
    sections: tuple[Shown, ...]
    bylines: Bylines
    publications: tuple[Publication, ...]
    folders: dict[str, str]
    listing: tuple[Grouped, ...]
    listing_style: Style
    versions: Versions = Versions()


def editions(contents: Sequence[Content]) -> tuple[Edition, ...]:
    """The languages of a site, from its content in each of them."""
    return tuple(
        Edition(
            tag=one.language,
            folder="" if one is contents[0] else f"{one.language}/",
            name=one.words("language"),
            direction=one.words.direction,
            locale=one.words("locale"),
        )
        for one in contents
    )


def assemble_all(contents: Sequence[Content]) -> list[Model]:
    """The model of a site in each of its languages; what has an anchor has the same one in all of them."""
    known = editions(contents)
    models = [assemble(one, edition, known) for one, edition in zip(contents, known, strict=True)]
    for model in models[1:]:
        model.sections = tuple(map(_with_anchors, model.sections, models[0].sections))
        model.listing = _same_anchors(model.listing, models[0].listing)
    return models


def _with_anchors(shown: Shown, other: Shown) -> Shown:
    return replace(shown, id=other.id, groups=_same_anchors(shown.groups, other.groups))


def _same_anchors(groups: tuple[Grouped, ...], others: tuple[Grouped, ...]) -> tuple[Grouped, ...]:
    """The groups with the anchors that they have in the main language, where they are the same groups."""
    if len(groups) != len(others):
        return groups
    return tuple(replace(group, id=other.id) for group, other in zip(groups, others, strict=True))


def assemble(content: Content, edition: Edition | None = None, known_editions: tuple[Edition, ...] = ()) -> Model:
    """The model of a site from its content in one language."""
    edition = edition or editions([content])[0]
    config = content.config
    works = tuple(_with_venue(work, content) for work in content.publications.values())
    known = versions({work.key: work for work in works})
    listing = config.publications
    whole = Section(kind="publications", sort="newest")
    return Model(
        content=content,
        edition=edition,
        editions=known_editions or (edition,),
        sections=_sections(content, known),
        bylines=Bylines(content),
        publications=works,
        folders=addresses(works),
        listing=_groups(listed(works, known), listing.group_by, content, ()) if works else (),
        listing_style=replace(style_of(whole, content), titles_to_pages=True),
        versions=known,
    )


def _sections(content: Content, known: Versions) -> tuple[Shown, ...]:
    taken: set[str] = set()
    shown = []
    for section, records in zip(content.config.sections, content.shown, strict=True):
        one = _shown(section, records, content, known)
        identifier = _free(one.id, taken)
        taken.add(identifier)
        shown.append(replace(one, id=identifier))
    return tuple(shown)


def _free(identifier: str, taken: set[str]) -> str:
    number, free = 2, identifier
    while free in taken:
        free, number = f"{identifier}-{number}", number + 1
    return free


def _shown(section: Section, records: tuple[Record, ...] | Prose, content: Content, known: Versions) -> Shown:
    prose = records if isinstance(records, Prose) else None
    chosen = () if isinstance(records, Prose) else _chosen(section, records, content, known)
    group_by = section.group_by or BY_DEFAULT.get(section.kind, "none")
    groups = _bounded(_groups(chosen, group_by, content, section.groups), section.limit)
    title = section.title.replace("{count}", str(len(chosen)))
    return Shown(
        id=section.id or slug(title) or section.kind,
        title=title,
        section=section,
        style=style_of(section, content),
        groups=groups,
        count=len(chosen),
        prose=prose,
    )


def style_of(section: Section, content: Content) -> Style:
    """The section's settings over the site's."""
    site = content.config
    return Style(
        date_format=section.date_format or site.date_format,
        date_brackets=site.date_brackets if section.date_brackets is None else section.date_brackets,
        link_style=section.link_style or site.link_style,
        venue_style=section.venue_style or site.venue_style,
        authors_max=site.authors_max if section.authors_max is None else section.authors_max,
        authors_end=section.authors_end or "count",
        authors_and=site.authors_and if section.authors_and is None else section.authors_and,
        self_style=section.self_style or site.self_style,
        abstracts=section.abstracts or "none",
        abstract_label=section.abstract_label or content.words("abstract"),
        thumbnails=section.thumbnails,
        numbered=section.numbered,
        layout=section.layout or LAYOUTS.get(section.kind, "list"),
        lead=section.lead,
    )


def _chosen(section: Section, records: Sequence[Record], content: Content, known: Versions) -> tuple[Record, ...]:
    """The records of a section: filtered, without empty ones, in its order."""
    chosen: Iterable[Record] = (one for one in records if _passes(one, section.filter))
    if section.kind == "contacts":
        chosen = [one for one in map(_without_empty, chosen) if one is not None]
    if section.kind == "publications":
        works = [_with_venue(one, content) for one in chosen if isinstance(one, Publication)]
        chosen = listed(works, known)
    if section.sort != "file":
        chosen = sorted(chosen, key=_date, reverse=section.sort == "newest")
    return tuple(chosen)


def _passes(record: Record, wanted: dict[str, tuple[str, ...]]) -> bool:
    return all(_text(getattr(record, field, None)) & set(values) for field, values in wanted.items())


def _text(value: object) -> set[str]:
    """The words a field is filtered by: its value, or each of its values."""
    if isinstance(value, tuple):
        return {str(one) for one in value}
    if isinstance(value, bool):
        return {"true", "yes"} if value else {"false", "no"}
    return {str(value)}


def _date(record: Record) -> str:
    for field in ("issued", "date", "end", "start"):
        if value := getattr(record, field, None):
            return str(value)
    return ""


def _without_empty(record: Record) -> ContactGroup | None:
    """A contact group without its empty teams; None when nobody is left."""
    if not isinstance(record, ContactGroup):
        return None
    teams = tuple(team for team in record.teams if team.people)
    return replace(record, teams=teams) if teams or record.people else None


def _with_venue(work: Publication, content: Content) -> Publication:
    """The publication with what content/venues.yaml says of its venue."""
    venue = content.venues.get(work.container_title_short or "")
    if venue is None:
        return work
    return replace(
        work,
        container_title=work.container_title or venue.name,
        container_title_short=venue.short or work.container_title_short,
    )


def _groups(records: Sequence[Record], by: str, content: Content, declared: tuple[Group, ...]) -> tuple[Grouped, ...]:
    if by == "none" or not records:
        return (Grouped(id="", title="", icon=None, records=tuple(records)),) if records else ()
    if by == "topic":
        return _declared_groups(records, content.config.topics, lambda record: getattr(record, "topic", None))
    if by == "group":
        return _declared_groups(records, declared, lambda record: getattr(record, "group", None))
    return _found_groups(records, by, content.words)


def _declared_groups(
    records: Sequence[Record], declared: tuple[Group, ...], key: Callable[[Record], str | None]
) -> tuple[Grouped, ...]:
    """Groups in the order of their declaration; what belongs to none comes last, without a heading."""
    groups = [
        Grouped(
            id=slug(group.title) or group.id,
            title=group.title,
            icon=group.icon,
            records=tuple(one for one in records if key(one) == group.id),
        )
        for group in declared
    ]
    known = {group.id for group in declared}
    left = tuple(one for one in records if key(one) not in known)
    found = [group for group in groups if group.records]
    return (*found, Grouped(id="", title="", icon=None, records=left)) if left else tuple(found)


def type_titles(words: Words) -> dict[str, str]:
    """The headings of the kinds of publications in their usual order."""
    return {kind: words(f"type_{kind.replace('-', '_')}") for kind in TYPES}


def _found_groups(records: Sequence[Record], by: str, words: Words) -> tuple[Grouped, ...]:
    """Groups by what the records say: years newest first, types in their usual order, venues as they come."""
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(_group_key(record, by), []).append(record)
    keys = list(found)
    if by == "year":
        keys.sort(key=lambda year: year or "0", reverse=True)
    if by == "type":
        keys.sort(key=TYPES.index)
    titles = type_titles(words) if by == "type" else {}
    return tuple(
        Grouped(
            id=slug(titles.get(key, key)) or "other",
            title=titles.get(key, key) or words("undated"),
            icon=None,
            records=tuple(found[key]),
        )
        for key in keys
    )


def _group_key(record: Record, by: str) -> str:
    if not isinstance(record, Publication):
        return _date(record)[:4]
    if by == "year":
        return record.year
    if by == "type":
        return record.type
    return record.container_title_short or record.container_title or ""


def _bounded(groups: tuple[Grouped, ...], limit: int | None) -> tuple[Grouped, ...]:
    """The groups with all records beyond ``limit`` moved to their rest."""
    if limit is None:
        return groups
    bounded, left = [], limit
    for group in groups:
        shown, rest = group.records[:left], group.records[left:]
        left -= len(shown)
        bounded.append(replace(group, records=shown, rest=rest))
    return tuple(bounded)
