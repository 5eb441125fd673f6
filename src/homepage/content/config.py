"""The settings of a site: what site.yaml may say. Declared like the records, and decoded by the same rules."""

# Without `from __future__ import annotations` for the reason that stands in `records`.
from typing import Annotated, Literal

from homepage.content.records import (
    AuthorRole,
    CitationStyle,
    Color,
    Date,
    Icon,
    Identifier,
    Link,
    Record,
    Rich,
    Text,
    Url,
    doc,
)

SectionKind = Literal[
    "about",
    "interests",
    "news",
    "publications",
    "positions",
    "awards",
    "service",
    "members",
    "talks",
    "courses",
    "contacts",
    "people",
    "items",
    "projects",
    "posts",
    "text",
    "link",
]

LinkStyle = Literal["pipes", "slashes", "brackets", "buttons", "plain"]
Abstracts = Literal["open", "details", "none"]
VenueStyle = Literal["badge", "short", "long", "in"]


class Group(Record, frozen=True, kw_only=True):
    """A named group of a section or a topic of publications."""

    PAIR = ("id", "title")

    id: Annotated[Identifier, doc("How records name the group.")]
    title: Annotated[Text, doc("Heading of the group.")]
    icon: Annotated[Icon | None, doc("Emoji or name of an icon before the heading.")] = None


class Section(Record, frozen=True, kw_only=True):
    """A section of the home page. Sections stand in the order of this list; a kind may occur several times."""

    PAIR = ("kind", "title")

    id: Annotated[Identifier | None, doc("Anchor of the section; made from the title when absent.")] = None
    kind: Annotated[SectionKind, doc("What the section shows.")]
    title: Annotated[
        Text, doc("Heading, verbatim; {count} is replaced by the number of records; empty: no heading.")
    ] = ""
    icon: Annotated[Icon | None, doc("Emoji or name of an icon before the heading, hidden from screen readers.")] = None
    file: Annotated[str | None, doc("File under content/ the records come from; each kind has its own by default.")] = (
        None
    )
    url: Annotated[Url | None, doc("Where the heading leads; a section of kind link is only that.")] = None
    intro: Annotated[Rich | None, doc("Paragraph before the records.")] = None
    outro: Annotated[Rich | None, doc("Paragraphs after the records; an empty line parts them.")] = None
    links: Annotated[tuple[Link, ...], doc("Small links beside the heading.")] = ()
    nav: Annotated[bool, doc("Whether the top bar links to the section.")] = True
    nav_label: Annotated[Text | None, doc("What the top bar says, when not the title.")] = None
    filter: Annotated[
        dict[str, tuple[str, ...]],
        doc("Only records whose field has one of the values: {category: education}."),
    ] = {}
    sort: Annotated[
        Literal["file", "newest", "oldest"],
        doc("Order of the records; undated ones are never moved by file order."),
    ] = "file"
    group_by: Annotated[
        Literal["none", "topic", "year", "type", "venue", "group"] | None,
        doc("Sub-headings; by default none, and for members group."),
    ] = None
    groups: Annotated[tuple[Group, ...], doc("Groups in their order, for group_by: group.")] = ()
    limit: Annotated[int | None, doc("How many records are shown at once.")] = None
    more: Annotated[
        Literal["page", "unfold"] | None,
        doc("Where the rest is: on its own page, as for news and publications by default, or behind Show more."),
    ] = None
    numbered: Annotated[bool, doc("Whether the records are numbered, afresh in each group.")] = False
    layout: Annotated[
        Literal["list", "rows", "cards", "inline"] | None,
        doc("How the records are laid out; each kind has its own."),
    ] = None
    date_format: Annotated[Text | None, doc("Format of dates, as strftime: %Y.%m, %b %Y, %-d %b %Y, %Y.")] = None
    date_brackets: Annotated[bool | None, doc("Whether dates stand in square brackets.")] = None
    link_style: Annotated[LinkStyle | None, doc("How links of a record are set.")] = None
    venue_style: Annotated[
        VenueStyle | None,
        doc(
            "badge: abbreviation and year as a badge, then the full name; short: ECCV 2022; long: Name, ECCV '22; "
            "in: in Name (ECCV), 2022."
        ),
    ] = None
    authors_max: Annotated[
        int | None, doc("How many authors are shown, and the own name; 1000 shows all; by default, as the site.")
    ] = None
    authors_end: Annotated[
        Literal["et al.", "count"] | None,
        doc("What stands for the others: et al., or their count to unfold."),
    ] = None
    authors_and: Annotated[Literal["", "and", ", and"] | None, doc("What joins the last author.")] = None
    self_style: Annotated[Literal["bold", "underline", "bold-underline"] | None, doc("How the own name is set.")] = None
    abstracts: Annotated[
        Abstracts | None, doc("Abstracts: open, behind Details, or only on the page of the paper.")
    ] = None
    abstract_label: Annotated[Text | None, doc("What opens an abstract, such as Details.")] = None
    thumbnails: Annotated[bool, doc("Whether pictures are shown.")] = True
    lead: Annotated[
        Literal["role", "venues", "title", "event"] | None,
        doc("What a line begins with: of service the role or the venues, of talks the title or the event."),
    ] = None


class Theme(Record, frozen=True, kw_only=True):
    """How the site looks."""

    layout: Annotated[Literal["header", "sidebar"], doc("Profile on top, or in a column beside the text.")] = "header"
    accent: Annotated[Color | None, doc("Colour of links on white; its contrast must be 4.5:1 or more.")] = None
    accent_dark: Annotated[Color | None, doc("Colour of links on the dark background.")] = None
    color_scheme: Annotated[Literal["auto", "light", "dark"], doc("Light, dark, or as the reader's system says.")] = (
        "auto"
    )
    width: Annotated[Literal["narrow", "normal", "wide"], doc("Width of the column.")] = "normal"
    headings: Annotated[Literal["serif", "sans"], doc("Typeface of headings.")] = "serif"
    portrait: Annotated[Literal["square", "round"], doc("Shape of the portrait.")] = "square"
    emoji: Annotated[
        Literal["characters", "twemoji"],
        doc("Emoji as each system draws them, or everywhere alike as drawings of Twemoji; these need homepage[emoji]."),
    ] = "characters"


class MarkMeaning(Record, frozen=True, kw_only=True):
    """What a mark after an author's name means."""

    PAIR = ("mark", "meaning")

    mark: Annotated[Text, doc("The mark: *, †, ✉ …")]
    meaning: Annotated[AuthorRole, doc("What it stands for.")]


class RoleNotes(Record, frozen=True, kw_only=True):
    """Notes written once under an author list when a mark is shown; {mark} is the mark."""

    equal: Annotated[Text | None, doc("Note for equal contribution.")] = None
    corresponding: Annotated[Text | None, doc("Note for the corresponding author.")] = None
    co_first: Annotated[Text | None, doc("Note for co-first authors.")] = None
    co_senior: Annotated[Text | None, doc("Note for co-senior authors.")] = None
    student: Annotated[Text | None, doc("Note for students.")] = None


class PublicationsPage(Record, frozen=True, kw_only=True):
    """The page that lists every publication."""

    title: Annotated[Text, doc("Its title; Publications in the language of the page by default.")] = ""
    group_by: Annotated[Literal["none", "topic", "year", "type", "venue"], doc("Sub-headings.")] = "year"
    nav: Annotated[bool, doc("Whether the top bar links to it.")] = False


class DocumentsPage(Record, frozen=True, kw_only=True):
    """The page that lists all projects, or all posts."""

    title: Annotated[Text, doc("Its title; in the language of the page by default.")] = ""
    nav: Annotated[bool, doc("Whether the top bar links to it.")] = False
    aliases: Annotated[tuple[str, ...], doc("Old addresses of the list, such as blog/ or portfolio/.")] = ()


class Site(Record, frozen=True, kw_only=True):
    """site.yaml: what the site is called, where it stands, and what its home page shows."""

    title: Annotated[Text | None, doc("Title of the site; the person's name by default.")] = None
    description: Annotated[Text | None, doc("One or two sentences for search engines and link previews.")] = None
    base_url: Annotated[
        str | None,
        doc(
            "Address the site is published at: https://name.github.io/. Needed for the sitemap, canonical links and "
            "pictures of link previews; made from cname when that is given."
        ),
    ] = None
    language: Annotated[str, doc("Language of the site, as a BCP 47 tag: the one that stands at its top.")] = "en"
    languages: Annotated[
        tuple[str, ...], doc("Languages of the site; each but the main one stands in a folder of its name: zh/.")
    ] = ()
    email_style: Annotated[
        Literal["plain", "at", "at-dot"],
        doc(
            "plain: a mailto link; at: name[at]example.org; at-dot: dots are written [dot] too. "
            "Not plain: the address stands nowhere in the site."
        ),
    ] = "at"
    theme: Annotated[Theme, doc("How the site looks.")] = Theme()
    date_format: Annotated[Text, doc("Format of dates, as strftime.")] = "%b %Y"
    date_brackets: Annotated[bool, doc("Whether dates stand in square brackets.")] = False
    period_dash: Annotated[str, doc("What stands between the ends of a period; spaces are kept in quotes.")] = " – "
    now: Annotated[Text, doc("Word for the end of an ongoing period; Now in the language of the page by default.")] = ""
    link_style: Annotated[LinkStyle, doc("How links of a record are set.")] = "buttons"
    venue_style: Annotated[VenueStyle, doc("How venues are written.")] = "badge"
    bibtex_label: Annotated[Text, doc("What the link to a BibTeX file says; BibTeX by default.")] = ""
    authors_max: Annotated[
        int, doc("How many authors of a publication are shown, and the own name in any case; 1000 shows all.")
    ] = 20
    authors_and: Annotated[Literal["", "and", ", and"], doc("What joins the last author of a list.")] = ""
    self_style: Annotated[Literal["bold", "underline", "bold-underline"], doc("How the own name is set.")] = "bold"
    topics: Annotated[tuple[Group, ...], doc("Topics of publications, in their order.")] = ()
    marks: Annotated[tuple[MarkMeaning, ...], doc("What marks typed after authors' names mean.")] = ()
    role_notes: Annotated[RoleNotes, doc("Wording of the notes that explain marks.")] = RoleNotes()
    profile_separator: Annotated[Literal["space", "slash"], doc("What stands between the links of the profile.")] = (
        "space"
    )
    profile_icons: Annotated[
        bool,
        doc(
            "Whether each link of the profile has an icon: the logo of GitHub, ORCID and other places, an envelope for "
            "e-mail, or a globe; needs homepage[logos]."
        ),
    ] = False
    citation_style: Annotated[
        CitationStyle,
        doc(
            "Style of the formatted reference on the page of a paper: one of these, or a CSL file under content/ such "
            "as styles/nature.csl. Any but none needs the library citeproc-py."
        ),
    ] = "none"
    publications: Annotated[PublicationsPage, doc("The page that lists every publication.")] = PublicationsPage()
    projects: Annotated[DocumentsPage, doc("The page projects/.")] = DocumentsPage()
    posts: Annotated[DocumentsPage, doc("The page posts/.")] = DocumentsPage()
    sections: Annotated[tuple[Section, ...], doc("Sections of the home page, in order.")] = ()
    aliases: Annotated[tuple[str, ...], doc("Old addresses of the home page, such as about/ and about.html.")] = ()
    cname: Annotated[str | None, doc("Own domain for GitHub Pages, written to CNAME.")] = None
    footer: Annotated[Rich | None, doc("Line at the foot of every page.")] = None
    credit: Annotated[bool, doc("Whether the foot says which program made the site.")] = True
    updated: Annotated[Date | None, doc("When the content was last updated, shown at the foot.")] = None
    cards: Annotated[
        Literal["none", "site", "papers"],
        doc(
            "Pictures drawn for link previews where there is none: one for the site, one for every paper too, or none."
        ),
    ] = "site"
    pdf_thumbnails: Annotated[
        bool,
        doc("Whether a paper without a picture shows the first page of its PDF under content/; needs homepage[pdf]."),
    ] = False
