"""The records: what an academic homepage consists of, each kind declared once.

Decoding (`decode`), the JSON Schema that editors use, and the tables in the manual are all derived from these
declarations. Names follow CSL for publications and schema.org for people; a hyphen is written as an underscore
(``container_title``). Every field that is a ``Text`` or ``Rich`` may be given per language in YAML
(``title: {en: …, zh: …}``); a record holds the text of one language.
"""

# No `from __future__ import annotations`: read back from text, the annotations of a record cost every build three times
# as much.
from typing import Annotated, Literal

from msgspec import Meta, Struct

from homepage.languages import scripts


def _format(name: str) -> Meta:
    return Meta(extra={"format": name})


Text = Annotated[str, _format("text")]  # plain text: shown as it stands, never read as Markdown
Rich = Annotated[str, _format("rich")]  # inline Markdown
Url = Annotated[str, _format("url")]  # web address, page of this site, or file under content/ or static/
Picture = Annotated[str, _format("picture")]  # an address, of a file under content/ or static/: pages load nothing else
Date = Annotated[str, _format("date")]  # EDTF level 0: YYYY, YYYY-MM or YYYY-MM-DD
Identifier = Annotated[str, _format("identifier")]  # letters, digits and . _ : + - only
Address = Annotated[str, _format("email")]
Topic = Annotated[str, _format("topic")]  # id of a topic declared in site.yaml
GroupId = Annotated[str, _format("group")]  # id of a group declared in a section of site.yaml


Color = Annotated[str, _format("color")]  # #rgb or #rrggbb
CitationStyle = Annotated[str, _format("citation_style")]  # one of values.CITATION_STYLES, or a .csl file
Orcid = Annotated[str, _format("orcid")]  # 0000-0000-0000-000X, the last sign a checksum
Icon = Annotated[str, _format("icon")]  # an emoji, its shortcode, or the name of an icon


def doc(description: str) -> Meta:
    """Attach to a field the sentence that the manual and the editor show for it."""
    return Meta(description=description)


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all records.

    ``SHORTHAND`` names the field that a bare string in YAML stands for, ``PAIR`` the two that one key and its value do.
    """


class Link(Record, frozen=True, kw_only=True):
    """A labelled link; a link without a URL shows its label as text."""

    PAIR = ("label", "url")

    label: Annotated[Text, doc("What the link says, verbatim.")]
    url: Annotated[Url | None, doc("Web address, page of this site, or file under content/ or static/.")] = None
    rel: Annotated[
        tuple[str, ...],
        doc("What the target is: paper, preprint, project, code, data, demo, video, slides, poster, supplement …"),
    ] = ()
    icon: Annotated[Icon | None, doc("Emoji or name of an icon, shown before the label.")] = None


VIDEOS = (".mp4", ".webm", ".ogv", ".mov", ".m4v")


class Image(Record, frozen=True, kw_only=True):
    """A picture and what it shows; a film of a few seconds may stand in its place."""

    SHORTHAND = "src"

    src: Annotated[Picture, doc("File under content/ or static/.")]
    alt: Annotated[Text, doc("What the picture shows, for those who do not see it; empty for a decoration.")] = ""

    @property
    def is_film(self) -> bool:
        """Whether the file is a video."""
        return self.src.partition("?")[0].lower().endswith(VIDEOS)


class Email(Record, frozen=True, kw_only=True):
    """An e-mail address; how it is written on the page is decided by `email_style` in site.yaml."""

    SHORTHAND = "address"

    address: Annotated[Address, doc("The address, plainly: name@example.org.")]
    label: Annotated[Text | None, doc("What it is for, such as Work.")] = None


class Affiliation(Record, frozen=True, kw_only=True):
    """An organization a person belongs to."""

    SHORTHAND = "name"
    PAIR = ("name", "url")

    name: Annotated[Text, doc("Name of the organization.")]
    department: Annotated[Text | None, doc("Department, school or group in it.")] = None
    url: Annotated[Url | None, doc("Its page.")] = None


class Interest(Record, frozen=True, kw_only=True):
    """A research interest; the label is set bold, the separator after it is kept as typed."""

    SHORTHAND = "text"
    PAIR = ("label", "text")

    label: Annotated[Text | None, doc("Name of the field, set bold unless `strong` is false.")] = None
    text: Annotated[Rich | None, doc("What it covers.")] = None
    separator: Annotated[
        Text | None, doc("What stands between label and text; a colon as the language sets it by default.")
    ] = None
    strong: Annotated[bool, doc("Whether the label is set bold.")] = True


class Metrics(Record, frozen=True, kw_only=True):
    """Citation figures as a source states them: strings, never computed."""

    source: Annotated[Text, doc("Who counts, such as Google Scholar.")]
    url: Annotated[Url | None, doc("The profile the figures come from.")] = None
    citations: Annotated[Text | None, doc("Number of citations, verbatim: 760+.")] = None
    h_index: Annotated[Text | None, doc("h-index, verbatim.")] = None
    i10_index: Annotated[Text | None, doc("i10-index, verbatim.")] = None
    as_of: Annotated[Date | None, doc("When the figures were read.")] = None


class Stat(Record, frozen=True, kw_only=True):
    """A figure shown as a tile."""

    PAIR = ("label", "value")

    label: Annotated[Text, doc("What is counted.")]
    value: Annotated[Text, doc("The figure, verbatim: 45%, 760+.")]


class Notice(Record, frozen=True, kw_only=True):
    """A paragraph that must not be overlooked."""

    SHORTHAND = "text"

    text: Annotated[Rich, doc("The paragraph.")]


class Person(Record, frozen=True, kw_only=True):
    """Whose page this is (content/person.yaml; the biography stands in content/bio.md)."""

    name: Annotated[Text, doc("Full name, as publications print it.")]
    native_name: Annotated[Text | None, doc("The name in its own script, such as 鞠陈.")] = None
    given_name: Annotated[Text | None, doc("Given name, when it cannot be told from `name`.")] = None
    family_name: Annotated[Text | None, doc("Family name, when it cannot be told from `name`.")] = None
    aliases: Annotated[
        tuple[str, ...], doc("Other spellings under which this person publishes, each a whole name.")
    ] = ()
    job_title: Annotated[Text | None, doc("Position, such as Assistant Professor.")] = None
    affiliation: Annotated[tuple[Affiliation, ...], doc("Organizations, the main one first.")] = ()
    location: Annotated[Text | None, doc("City or country.")] = None
    email: Annotated[tuple[Email, ...], doc("Addresses, shown as `email_style` says.")] = ()
    email_label: Annotated[
        Text | None,
        doc(
            "Word before the addresses under the biography, such as Email; without it the addresses stand in the "
            "link row."
        ),
    ] = None
    image: Annotated[Image | None, doc("Portrait.")] = None
    links: Annotated[tuple[Link, ...], doc("Profiles elsewhere, in the order shown.")] = ()
    tagline: Annotated[Text | None, doc("One line under the name.")] = None
    field: Annotated[Text | None, doc("Field of work as a short tag, such as an arXiv class.")] = None
    notice: Annotated[tuple[Notice, ...], doc("Paragraphs set apart after the biography.")] = ()
    interests: Annotated[tuple[Interest, ...], doc("Research interests, shown by a section of kind interests.")] = ()
    metrics: Annotated[tuple[Metrics, ...], doc("Citation figures with their source.")] = ()
    stats: Annotated[tuple[Stat, ...], doc("Figures shown as tiles under the name.")] = ()
    orcid: Annotated[Orcid | None, doc("ORCID iD, 0000-0002-1825-0097, shown among the links.")] = None


class News(Record, frozen=True, kw_only=True):
    """One line of news (content/news.yaml). Items keep the order of the file."""

    SHORTHAND = "text"
    PAIR = ("date", "text")

    text: Annotated[Rich, doc("The news, one paragraph.")]
    date: Annotated[Date | None, doc("When; an item may be undated and keeps its place.")] = None
    date_text: Annotated[Text | None, doc("Shown in place of the formatted date.")] = None
    new: Annotated[bool, doc("Marks the item as new.")] = False
    icon: Annotated[Icon | None, doc("Emoji or name of an icon before the text.")] = None
    links: Annotated[tuple[Link, ...], doc("Links after the text.")] = ()


AuthorRole = Literal["equal", "corresponding", "co-first", "co-senior", "student"]


class Author(Record, frozen=True, kw_only=True):
    """An author, editor or inventor. Give either `name`, or `family` and `given`."""

    SHORTHAND = "name"

    name: Annotated[Text | None, doc("The name as printed: Given Family, or Family, Given.")] = None
    family: Annotated[Text | None, doc("Family name (CSL family).")] = None
    given: Annotated[Text | None, doc("Given names (CSL given).")] = None
    prefix: Annotated[Text | None, doc("Particle before the family name: van, de la.")] = None
    suffix: Annotated[Text | None, doc("Suffix: Jr., III.")] = None
    url: Annotated[Url | None, doc("Page of this author.")] = None
    roles: Annotated[tuple[AuthorRole, ...], doc("What this author's part was.")] = ()
    marks: Annotated[tuple[str, ...], doc("Marks typed after the name whose meaning is stated in site.yaml.")] = ()

    @property
    def full(self) -> str:
        """The name as a list prints it: given names first, "Family, Given" is turned round.

        A name in Chinese, Japanese or Korean letters begins with the family name, and is written in one piece.
        """
        if self.name is not None and self.family is None:
            last, comma, first = (part.strip() for part in self.name.partition(","))
            if comma and first and scripts.has(last[:1], scripts.EAST_ASIAN):
                return last + first
            return f"{first} {last}" if comma and first else self.name.strip()
        if self.family and self.given and scripts.has(self.family[0], scripts.EAST_ASIAN):
            return self.family + self.given
        head = [part for part in (self.given, self.prefix, self.family) if part]
        return " ".join(head) + (f", {self.suffix}" if self.suffix else "")


class Honor(Record, frozen=True, kw_only=True):
    """A distinction of a paper."""

    SHORTHAND = "label"

    label: Annotated[Text | None, doc("Oral Presentation, Best Paper …")] = None
    rate: Annotated[Text | None, doc("Acceptance rate of that kind, verbatim: 2.7%.")] = None


class Rank(Record, frozen=True, kw_only=True):
    """A rank of the venue in a scheme, such as CCF A."""

    PAIR = ("scheme", "grade")

    scheme: Annotated[Text, doc("Who ranks: CCF, CORE, JCR.")]
    grade: Annotated[Text, doc("The grade: A, B, Q1.")]


class Badges(Record, frozen=True, kw_only=True):
    """Figures of a paper elsewhere. They are static: numbers from this file, never a request to another host."""

    citations: Annotated[Text | None, doc("Number of citations, verbatim; absent: the badge shows its name only.")] = (
        None
    )
    citations_url: Annotated[Url | None, doc("Where they are counted.")] = None
    citations_label: Annotated[Text | None, doc("Name of the badge; Google Scholar Citation by default.")] = None
    stars: Annotated[Text | None, doc("Number of stars, verbatim.")] = None
    stars_url: Annotated[Url | None, doc("The repository.")] = None
    stars_label: Annotated[Text | None, doc("Name of the badge; GitHub stars by default.")] = None
    as_of: Annotated[Date | None, doc("When the numbers were read.")] = None


PublicationType = Literal[
    "article-journal",
    "paper-conference",
    "article",
    "book",
    "chapter",
    "thesis",
    "report",
    "patent",
    "dataset",
    "software",
    "speech",
    "webpage",
    "document",
]
Status = Literal["published", "preprint", "inpreparation", "submitted", "inpress", "forthcoming", "granted", "pending"]


class Publication(Record, frozen=True, kw_only=True):
    """A paper, book, thesis, patent or data set.

    In content/publications.bib with content/publications.yaml over it, and in content/patents.yaml.

    ``markup`` holds inline HTML for those fields whose source had emphasis or mathematics (from BibTeX only); the
    field itself is always plain text.
    """

    title: Annotated[Text, doc("Title.")]
    author: Annotated[tuple[Author, ...], doc("Authors or inventors, in order.")] = ()
    editor: Annotated[tuple[Author, ...], doc("Editors.")] = ()
    others: Annotated[bool, doc("Whether the list of authors ends in et al. in the source.")] = False
    type: Annotated[PublicationType, doc("CSL type.")] = "document"
    genre: Annotated[Text | None, doc("More exact kind, such as PhD thesis (CSL genre).")] = None
    container_title: Annotated[Text | None, doc("Journal, proceedings or book, in full.")] = None
    container_title_short: Annotated[Text | None, doc("Its abbreviation: CVPR. al-folio: abbr.")] = None
    event_location: Annotated[Text | None, doc("Where the conference was held.")] = None
    issued: Annotated[Date | None, doc("Date of publication.")] = None
    date_text: Annotated[Text | None, doc("Shown in place of the year; empty shows none.")] = None
    status: Annotated[Status, doc("State of publication (biblatex pubstate); a preprint's venue is not bold.")] = (
        "published"
    )
    publisher: Annotated[Text | None, doc("Publisher, school or institution.")] = None
    publisher_place: Annotated[Text | None, doc("Its place.")] = None
    volume: Annotated[Text | None, doc("Volume.")] = None
    issue: Annotated[Text | None, doc("Issue (BibTeX number).")] = None
    page: Annotated[Text | None, doc("Page range or article number.")] = None
    edition: Annotated[Text | None, doc("Edition.")] = None
    version: Annotated[Text | None, doc("Version of software or a data set.")] = None
    collection_title: Annotated[Text | None, doc("Series.")] = None
    number: Annotated[Text | None, doc("Number of a patent or report.")] = None
    authority: Annotated[Text | None, doc("Office that granted a patent.")] = None
    doi: Annotated[str | None, doc("DOI, without https://doi.org/.")] = None
    isbn: Annotated[str | None, doc("ISBN.")] = None
    issn: Annotated[str | None, doc("ISSN.")] = None
    pmid: Annotated[str | None, doc("PubMed id.")] = None
    eprint: Annotated[str | None, doc("Id in a preprint archive: 2112.04478.")] = None
    eprinttype: Annotated[str | None, doc("The archive: arxiv, hal.")] = None
    eprintclass: Annotated[str | None, doc("Class in the archive: cs.CV.")] = None
    url: Annotated[Url | None, doc("Where the title leads.")] = None
    pdf: Annotated[Url | None, doc("The PDF; a file under content/ or an address.")] = None
    language: Annotated[str | None, doc("Language of the title, as a BCP 47 tag.")] = None
    abstract: Annotated[
        Text | None, doc("Abstract: plain text, addresses in it become links, nothing else is read.")
    ] = None
    keywords: Annotated[tuple[str, ...], doc("Keywords.")] = ()
    topic: Annotated[Topic | None, doc("Topic it is listed under: an id of `topics` in site.yaml.")] = None
    selected: Annotated[bool, doc("Whether it is among the selected publications.")] = False
    links: Annotated[tuple[Link, ...], doc("Links, in the order shown, labels verbatim.")] = ()
    image: Annotated[Image | None, doc("Thumbnail.")] = None
    honor: Annotated[tuple[Honor, ...], doc("Distinctions: oral, spotlight, best paper.")] = ()
    rank: Annotated[tuple[Rank, ...], doc("Ranks of the venue.")] = ()
    annotation: Annotated[Text | None, doc("A remark shown before the links (BibTeX annotation).")] = None
    note: Annotated[Text | None, doc("A remark shown after the venue (BibTeX note).")] = None
    score: Annotated[Text | None, doc("A score, verbatim.")] = None
    category: Annotated[Text | None, doc("A short subject class such as IR, shown as a badge on cards.")] = None
    has_code: Annotated[bool, doc("Whether cards show a Code flag.")] = False
    badges: Annotated[Badges | None, doc("Figures of the paper elsewhere.")] = None
    bibtex: Annotated[bool, doc("Whether a BibTeX file is offered.")] = True
    aliases: Annotated[tuple[str, ...], doc("Old addresses of the page of the paper, such as publication/waves/.")] = ()
    key: Annotated[str, doc("Citation key; empty when the publication has no page of its own.")] = ""
    markup: Annotated[dict[str, str], doc("Inline HTML of fields with emphasis or mathematics.")] = {}
    bibtex_text: Annotated[str, doc("The entry as written, without site-only fields.")] = ""

    @property
    def year(self) -> str:
        """The year of publication, or an empty string."""
        return (self.issued or "")[:4]


PositionCategory = Literal["education", "employment", "internship", "visit"]


class Position(Record, frozen=True, kw_only=True):
    """Education, employment, an internship or a stay (content/positions.yaml)."""

    organization: Annotated[Text, doc("University or company.")]
    title: Annotated[Text | None, doc("Degree or role.")] = None
    category: Annotated[PositionCategory, doc("What kind of position.")] = "employment"
    department: Annotated[Text | None, doc("Group or department, shown before the organization.")] = None
    location: Annotated[Text | None, doc("Place.")] = None
    start: Annotated[Date | None, doc("First year or month.")] = None
    end: Annotated[Date | None, doc("Last year or month.")] = None
    ongoing: Annotated[bool, doc("Whether it lasts: the period ends in Now.")] = False
    period_text: Annotated[Text | None, doc("Shown in place of the period.")] = None
    advisor: Annotated[tuple[Author, ...], doc("Advisors.")] = ()
    topics: Annotated[tuple[Text, ...], doc("What the work was about.")] = ()
    text: Annotated[Rich | None, doc("More about it.")] = None
    logo: Annotated[Image | None, doc("Logo of the organization.")] = None
    icon: Annotated[Icon | None, doc("Emoji or name of an icon.")] = None
    url: Annotated[Url | None, doc("Page of the organization.")] = None


class Award(Record, frozen=True, kw_only=True):
    """An award, grant or fellowship (content/awards.yaml)."""

    SHORTHAND = "title"
    PAIR = ("date", "title")

    title: Annotated[Text, doc("Name of the award.")]
    date: Annotated[Date | None, doc("When.")] = None
    date_text: Annotated[Text | None, doc("Shown in place of the formatted date.")] = None
    kind: Annotated[Literal["award", "grant", "fellowship"], doc("What it is.")] = "award"
    funder: Annotated[Text | None, doc("Who gave it, shown in brackets.")] = None
    funder_url: Annotated[Url | None, doc("Page of who gave it.")] = None
    qualifier: Annotated[Text | None, doc("How rare it is, shown in brackets: Top 1%.")] = None
    text: Annotated[Rich | None, doc("More about it.")] = None
    icon: Annotated[Icon | None, doc("Emoji or name of an icon.")] = None
    url: Annotated[Url | None, doc("Page about it.")] = None
    links: Annotated[tuple[Link, ...], doc("Links after it.")] = ()


class ServiceVenue(Record, frozen=True, kw_only=True):
    """A conference or journal served, with the years in the author's order."""

    SHORTHAND = "name"

    name: Annotated[Text, doc("The venue, verbatim.")]
    years: Annotated[tuple[Text, ...], doc("Years, in the author's order.")] = ()
    since: Annotated[Text | None, doc("First year of an open period.")] = None
    until: Annotated[Text | None, doc("Last year of a closed period.")] = None
    location: Annotated[Text | None, doc("Place, in brackets.")] = None
    at: Annotated[tuple[Text, ...], doc("Conferences a workshop was held with, each shown after @.")] = ()


class Service(Record, frozen=True, kw_only=True):
    """A role in the community (content/service.yaml)."""

    role: Annotated[Text, doc("Area Chair, Reviewer …")]
    venues: Annotated[tuple[ServiceVenue, ...], doc("Where.")] = ()
    position: Annotated[Text | None, doc("Exact position, in brackets after the role.")] = None
    text: Annotated[Rich | None, doc("Shown in place of role and venues.")] = None
    links: Annotated[tuple[Link, ...], doc("Links after it.")] = ()


class Member(Record, frozen=True, kw_only=True):
    """A member of the group (content/members.yaml)."""

    SHORTHAND = "name"

    name: Annotated[Text, doc("Name.")]
    group: Annotated[GroupId | None, doc("Group the card stands in: an id of the section's `groups`.")] = None
    role: Annotated[Text | None, doc("Role, verbatim.")] = None
    start: Annotated[Date | None, doc("From.")] = None
    end: Annotated[Date | None, doc("Until.")] = None
    ongoing: Annotated[bool, doc("Whether still here.")] = False
    period_text: Annotated[Text | None, doc("Shown in place of the period.")] = None
    co_advisor: Annotated[tuple[Author, ...], doc("Who advises too, shown as (with …).")] = ()
    organization: Annotated[Text | None, doc("Where.")] = None
    topic: Annotated[Text | None, doc("What on.")] = None
    email: Annotated[Email | None, doc("Address, shown as `email_style` says.")] = None
    image: Annotated[Image | None, doc("Portrait; without one the initials are shown.")] = None
    url: Annotated[Url | None, doc("Page.")] = None
    now: Annotated[Text | None, doc("Where the person went.")] = None


class Talk(Record, frozen=True, kw_only=True):
    """A talk, lecture or seminar (content/talks.yaml)."""

    SHORTHAND = "title"

    title: Annotated[Text, doc("Title, shown in quotation marks.")]
    date: Annotated[Date | None, doc("When.")] = None
    date_text: Annotated[Text | None, doc("Shown in place of the formatted date.")] = None
    kind: Annotated[Text | None, doc("Invited Talk, Keynote Talk, Lecture …, verbatim.")] = None
    event: Annotated[Text | None, doc("Conference, seminar or host.")] = None
    location: Annotated[Text | None, doc("Place.")] = None
    speaker: Annotated[tuple[Author, ...], doc("Who spoke, when it is not the person of this page.")] = ()
    url: Annotated[Url | None, doc("Page of the talk.")] = None
    links: Annotated[tuple[Link, ...], doc("Slides, video …")] = ()


class Course(Record, frozen=True, kw_only=True):
    """A course taught (content/courses.yaml)."""

    SHORTHAND = "title"

    title: Annotated[Text, doc("Name of the course.")]
    code: Annotated[Text | None, doc("Course code.")] = None
    level: Annotated[Text | None, doc("Level, in brackets: UG, PG.")] = None
    role: Annotated[Text | None, doc("Part in it, in brackets: Teaching Assistant.")] = None
    start: Annotated[Date | None, doc("First year or term.")] = None
    end: Annotated[Date | None, doc("Last year or term.")] = None
    ongoing: Annotated[bool, doc("Whether still taught.")] = False
    period_text: Annotated[Text | None, doc("Shown in place of the period.")] = None
    organization: Annotated[Text | None, doc("Where.")] = None
    url: Annotated[Url | None, doc("Page of the course.")] = None
    links: Annotated[tuple[Link, ...], doc("Links after it.")] = ()


class Contact(Record, frozen=True, kw_only=True):
    """A person one knows (content/people.yaml, and the people of content/contacts.yaml)."""

    SHORTHAND = "name"
    PAIR = ("name", "url")

    name: Annotated[Text, doc("Name.")]
    url: Annotated[Url | None, doc("Page.")] = None
    affiliation: Annotated[Text | None, doc("Where, shown after the name.")] = None
    aliases: Annotated[tuple[str, ...], doc("Other spellings of the name.")] = ()


class Team(Record, frozen=True, kw_only=True):
    """A team within an organization."""

    name: Annotated[Text, doc("Name, with its gloss as typed.")]
    people: Annotated[tuple[Contact, ...], doc("Its people; a team without people is not shown.")] = ()


class ContactGroup(Record, frozen=True, kw_only=True):
    """An organization with its teams and people (content/contacts.yaml). Empty ones are not shown."""

    name: Annotated[Text, doc("Name of the organization.")]
    teams: Annotated[tuple[Team, ...], doc("Teams with their people.")] = ()
    people: Annotated[tuple[Contact, ...], doc("People without a team.")] = ()


class Item(Record, frozen=True, kw_only=True):
    """Anything with a name and links: collaborations, programmes, software (content/items.yaml)."""

    SHORTHAND = "name"

    name: Annotated[Text, doc("Name.")]
    text: Annotated[Rich | None, doc("More about it.")] = None
    date: Annotated[Date | None, doc("When.")] = None
    date_text: Annotated[Text | None, doc("Shown in place of the formatted date.")] = None
    url: Annotated[Url | None, doc("Page.")] = None
    image: Annotated[Image | None, doc("Picture.")] = None
    links: Annotated[tuple[Link, ...], doc("Links after it.")] = ()


class Venue(Record, frozen=True, kw_only=True):
    """A journal or conference (content/venues.yaml, by abbreviation)."""

    SHORTHAND = "name"

    name: Annotated[Text | None, doc("Full name, used when an entry gives none.")] = None
    short: Annotated[Text | None, doc("How the abbreviation is shown, when not as the key.")] = None
    color: Annotated[Color | None, doc("Colour of its badge as #rrggbb.")] = None
    url: Annotated[Url | None, doc("Page of the venue.")] = None


class Document(Record, frozen=True, kw_only=True):
    """A Markdown file with a page of its own: what its front matter says.

    ``key`` is the last part of its address, ``body`` the text below the front matter, which ``body_source`` holds;
    ``body_language`` is set when that is not the language of the page.
    """

    title: Annotated[Text, doc("Title; without it, the first line of the text when that is a heading: # Title.")]
    description: Annotated[Text | None, doc("One or two sentences for search engines and link previews.")] = None
    slug: Annotated[Identifier | None, doc("Last part of the address, when it is not the name of the file.")] = None
    aliases: Annotated[tuple[str, ...], doc("Old addresses of the page, such as cv/ or cv.html.")] = ()
    date: Annotated[Date | None, doc("When it was written, or when it was.")] = None
    image: Annotated[Image | None, doc("Picture, shown on cards and by link previews.")] = None
    draft: Annotated[bool, doc("A draft is shown by the preview, and left out by homepage build.")] = False
    key: Annotated[str, doc("Last part of the address.")] = ""
    body: Annotated[str, doc("Markdown.")] = ""
    body_source: Annotated[str, doc("The file.")] = ""
    body_language: Annotated[str, doc("Language of the text when it is not that of the page.")] = ""


class WebPage(Document, frozen=True, kw_only=True):
    """A page (content/pages/NAME.md stands at NAME/)."""

    nav: Annotated[bool, doc("Whether the top bar links to it.")] = False
    nav_label: Annotated[Text | None, doc("What the top bar says, when not the title; it links to the page then.")] = (
        None
    )
    order: Annotated[int | None, doc("Place among the pages of the top bar; those without one follow, by name.")] = None


class Project(Document, frozen=True, kw_only=True):
    """A project (content/projects/NAME.md stands at projects/NAME/)."""

    summary: Annotated[Rich | None, doc("One or two sentences for its card.")] = None
    date_text: Annotated[Text | None, doc("Shown in place of the formatted date, such as 2021–2024.")] = None
    links: Annotated[tuple[Link, ...], doc("Code, data, paper …")] = ()
    group: Annotated[GroupId | None, doc("Group its card stands in: an id of the section's `groups`.")] = None
    order: Annotated[int | None, doc("Place in the list; projects without one follow, the newest first.")] = None


class Post(Document, frozen=True, kw_only=True):
    """A post (content/posts/2024-05-01-NAME.md stands at posts/NAME/). Its date may stand in the name of the file."""

    summary: Annotated[Rich | None, doc("One or two sentences for lists; without it, the first paragraph.")] = None
    updated: Annotated[Date | None, doc("When it was last changed.")] = None
    tags: Annotated[tuple[Text, ...], doc("What it is about; each tag has a page that lists its posts.")] = ()
