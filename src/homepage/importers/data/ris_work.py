"""An entry in RIS as a publication, whoever exported it: each program fills the tags in a way of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.bibliography_links import arxiv_id, clean_doi
from homepage.content.records import Author, Publication
from homepage.importers.data.csl import standard_links
from homepage.importers.front_matter.dates import date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.content.records import PublicationType
    from homepage.errors import Location
    from homepage.importers.front_matter.links import Targets

Fields = dict[str, list[str]]

_TYPES: dict[str, PublicationType] = {
    "JOUR": "article-journal",
    "EJOUR": "article-journal",
    "JFULL": "article-journal",
    "ABST": "article-journal",
    "INPR": "article-journal",
    "MGZN": "article-journal",
    "NEWS": "article-journal",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "ENCYC": "chapter",
    "DICT": "chapter",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "SER": "book",
    "THES": "thesis",
    "RPRT": "report",
    "STAND": "report",
    "GOVDOC": "report",
    "PAT": "patent",
    "DATA": "dataset",
    "AGGR": "dataset",
    "DBASE": "dataset",
    "COMP": "software",
    "UNPB": "article",
    "MANSCPT": "article",
    "PREPRINT": "article",
    "ELEC": "webpage",
    "BLOG": "webpage",
    "ICOMM": "webpage",
    "SLIDE": "speech",
}
_READ = frozenset(
    "TY ER TI T1 T2 T3 AU A1 A2 A3 A4 ED PY Y1 DA JO JF JA J1 J2 BT VL IS SP EP PB CY AB N2 N1 DO UR L1 L2 LK SN "  # noqa: SIM905
    "KW LA M1 M3 ET C1 C3 C7 AN PU PI CT DI PG JI CL".split()
)
# Numbers of databases, dates of access, and the names of entries in the program that exported them.
KEPT_BY_PROGRAMS = frozenset(
    (
        *("ID", "DB", "DP", "Y2", "LB", "UT", "WE", "GA", "OA", "HC", "HP", "NR", "TC", "Z9"),
        *(f"PubMed.{tag}" for tag in "OWN STAT DCOM LR SB JID EDAT MHDA CRDT PHST PST SO OTO DA DEP".split()),  # noqa: SIM905
        *(f"Web of Science.{tag}" for tag in "UT GA OA DA NR TC Z9 U1 U2 PG EA".split()),  # noqa: SIM905
    )
)
# Tags whose values stand in no note: the report names them.
_SILENT = frozenset(
    "ID DB DP Y2 CN SE ST AV U1 U2 U3 U4 U5 LB AD CA RP OP RN NV VO TA TT PA EI J9 CP C2 C4 C5 C6 C8 L3 L4 PM PMC WE "  # noqa: SIM905
    "OA NR TC Z9 PN WC SC GA UT HP HC".split()
)
_ROLES = {"A3": "Series editor", "A4": "Translator"}
_TAGS = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|p|jats:\w+)\b[^<>]*>", re.IGNORECASE)
# What programs, not authors, write into notes.
_NOISE = re.compile(
    r"(?i)\s*(?:export date|cited by|times cited|correspondence address|coden|query date|"
    r"pmid|pmcid|accession|web of science|"
    r"(?:conference|book) (?:code|series)|number of references)\b.*"
)
_PMCID = re.compile(r"\bPMC\d{4,}\b")
_PMID = re.compile(r"(?i)pmid:?\s*(\d+)")
_ISBN = re.compile(r"(?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx]")
_ISSN = re.compile(r"\b(\d{4})[-‐–]?(\d{3}[\dXx])\b")
_SERIES = re.compile(r"(?i)\b(?:notes in|series|advances in|studies in|communications in)\b")
_LANGUAGES = {
    "english": "en",
    "eng": "en",
    "german": "de",
    "ger": "de",
    "deu": "de",
    "french": "fr",
    "fre": "fr",
    "fra": "fr",
    "spanish": "es",
    "spa": "es",
    "chinese": "zh",
    "chi": "zh",
    "zho": "zh",
    "japanese": "ja",
    "jpn": "ja",
    "korean": "ko",
    "kor": "ko",
    "portuguese": "pt",
    "por": "pt",
    "italian": "it",
    "ita": "it",
    "russian": "ru",
    "rus": "ru",
}


def work(fields: Fields, targets: Targets, where: Location) -> Publication:
    """The publication that an entry describes."""
    kind = _kind(fields)
    title = _first(fields, "TI", "T1", "CT") or (_first(fields, "BT", "T2") if kind == "book" else _first(fields, "BT"))
    if not title:
        targets.report.kept(where, "an entry has no title")
    doi, arxiv, pmid = _doi(fields), _arxiv(fields), _pmid(fields)
    urls = list(_urls(fields, targets, where))
    container, series = _places(fields, kind, title)
    short = _first(fields, "JA", "J2", "J1", "JI")
    number = _first(fields, "SN", "M1", "IS", "AN") if kind in ("report", "patent") else ""
    issued, written = _issued(fields)
    is_paper = kind in ("article-journal", "paper-conference", "chapter", "article")
    serial = " ".join(fields.get("SN", ()))
    issn = _ISSN.search(serial) if is_paper and not _ISBN.search(serial) else None
    isbn = _ISBN.search(serial) if kind in ("book", "chapter", "paper-conference") else None
    return Publication(
        title=_TAGS.sub("", title) or _first(fields, "ID", "DO") or "Untitled",
        type=kind,
        author=_people(fields, "AU", "A1"),
        editor=_people(fields, "ED", "A2") if kind != "patent" else (),
        container_title=container or None,
        container_title_short=(short or None) if short != container and kind != "book" else None,
        collection_title=series or None,
        issued=issued or None,
        date_text=written if written and not issued else None,
        volume=_first(fields, "VL") or None,
        issue=(_first(fields, "IS") or None) if not number else None,
        page=_pages(fields) or None,
        publisher=_first(fields, "PB", "PU") or None,
        publisher_place=_place(fields) or None,
        event_location=(_first(fields, "C1", "CL") or None) if kind == "paper-conference" else None,
        authority=(_first(fields, "A2") or None) if kind == "patent" else None,
        edition=(_first(fields, "ET") or None) if kind != "software" else None,
        version=(_first(fields, "ET") or None) if kind == "software" else None,
        doi=doi,
        isbn=isbn.group().strip() if isbn else None,
        issn=f"{issn.group(1)}-{issn.group(2)}" if issn else None,
        pmid=pmid,
        number=number or None,
        genre=_first(fields, "M3") or None if kind in ("thesis", "report") else None,
        abstract=_TAGS.sub("", _first(fields, "AB", "N2")) or None,
        keywords=tuple(dict.fromkeys(one for one in fields.get("KW", ()) if one)),
        language=_language(_first(fields, "LA")),
        url=urls[0] if urls else f"https://doi.org/{doi}" if doi else None,
        eprint=arxiv,
        eprinttype="arxiv" if arxiv else None,
        links=standard_links(doi, arxiv, urls, pmid, _pmcid(fields)),
        note="; ".join(_notes(fields)) or None,
        status="inpress" if _first(fields, "TY") == "INPR" else "published",
    )


def _first(fields: Fields, *tags: str) -> str:
    return next((value for tag in tags for value in fields.get(tag, ()) if value), "")


def _kind(fields: Fields) -> PublicationType:
    kind = _TYPES.get(_first(fields, "TY").upper(), "document")
    return "article" if kind == "document" and _arxiv(fields) else kind


def _doi(fields: Fields) -> str | None:
    named = [*fields.get("DO", ()), *fields.get("DI", ())]
    named += [one for tag in ("UR", "M3", "L3") for one in fields.get(tag, ()) if "doi.org/" in one or one[:3] == "10."]
    return next((found for one in named if (found := clean_doi(one.split()[0] if one else ""))), None)


def _arxiv(fields: Fields) -> str | None:
    marked = [one for tag in ("AN", "M1", "JO", "T2") for one in fields.get(tag, ()) if "arxiv" in one.lower()]
    found = (arxiv_id(one) for one in (*fields.get("UR", ()), *marked))
    return next((one for one in found if one), None)


def _places(fields: Fields, kind: PublicationType, title: str) -> tuple[str, str]:
    """The journal, proceedings or book, and the series that it belongs to."""
    series = _first(fields, "T3")
    if kind == "paper-conference":
        found = [one for one in (_first(fields, "C3"), _first(fields, "T2", "BT", "JO", "JF")) if one and one != title]
        others = [one for one in found[1:] if _SERIES.search(one)]
        if len(found) == 2 and not others and found[1] not in found[0]:
            others = [found[1]]
        return (found[0] if found else ""), series or next(iter(others), "")
    if kind == "chapter":
        container = _first(fields, "T2", "BT", "JO", "JF")
    elif kind == "book":
        return "", series or (_first(fields, "T2") if _first(fields, "T2").lower() != title.lower() else "")
    else:
        container = _first(fields, "JF", "JO", "T2", "JA")
    return (container if container != title else ""), series


def _place(fields: Fields) -> str:
    """The place of the publisher; some databases write the days of a conference there."""
    found = _first(fields, "CY")
    return _first(fields, "PI") if re.search(r"\b(?:19|20)\d\d\b", found) or not found else found


def _pages(fields: Fields) -> str:
    """The pages, given as two ends or as one range; else the number of an article."""
    ends = [one for one in (_first(fields, "SP", "PG"), _first(fields, "EP")) if one]
    return "–".join(dict.fromkeys(ends)) or _first(fields, "C7")


def _urls(fields: Fields, targets: Targets, where: Location) -> Iterator[str]:
    """The addresses of an entry, of which a line may hold several; files on the disk of the owner are none."""
    for tag in ("UR", "LK", "L1", "L2"):
        for value in fields.get(tag, ()):
            for one in re.split(r"\s+(?=https?://)|;\s*(?=https?://)", value):
                if re.match(r"(?i)internal-pdf:|file:|[a-z]:\\", one):
                    targets.report.left_out(where, f"{one[:100]}: a file of another program")
                elif one and (url := targets.url(one, where)):
                    yield url


def _issued(fields: Fields) -> tuple[str, str]:
    """When a work appeared, and the words that say so where they are no date."""
    year = _date(_first(fields, "PY", "Y1"))
    day = _first(fields, "DA", "Y1")
    whole = _date(day) or (date(f"{day} {year[:4]}") if year and re.search(r"[A-Za-z]", day) else "")
    if whole and (not year or whole[:4] == year[:4]) and len(whole) >= len(year):
        return whole, ""
    written = _first(fields, "PY", "Y1", "DA")
    loose = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", written)
    return year or (loose.group() if loose else ""), written


def _date(text: str) -> str:
    """A date as RIS writes it, YYYY/MM/DD/what else, as ours."""
    parts = [part.strip() for part in text.split("/")]
    number = "-".join(part for part in parts[:3] if part.isdigit())
    return date(number) or date(parts[0])


def _pmid(fields: Fields) -> str | None:
    found = (_PMID.search(one) for one in (*fields.get("N1", ()), *fields.get("C2", ())))
    return next((match.group(1) for match in found if match), None)


def _pmcid(fields: Fields) -> str | None:
    found = (_PMCID.search(one) for one in (*fields.get("N1", ()), *fields.get("C2", ())))
    return next((match.group() for match in found if match), None)


def _language(text: str) -> str | None:
    plain = text.strip().lower()
    return _LANGUAGES.get(plain) or (plain[:2] if re.fullmatch(r"[a-z]{2}(?:[-_][a-z]{2})?", plain) else None)


def _notes(fields: Fields) -> Iterator[str]:
    """What an entry says that no other field of ours has; what only a program reads is left out."""
    for note in fields.get("N1", ()):
        if note and not _NOISE.fullmatch(note):
            yield note
    for tag, role in _ROLES.items():
        if people := _people(fields, tag):
            named = "Advisor" if tag == "A3" and _kind(fields) == "thesis" else role
            yield f"{named}: {', '.join(one.full for one in people)}"
    yield from (f"{tag}: {one}" for tag in unknown_tags(fields) for one in fields[tag] if one)


def unknown_tags(fields: Fields) -> list[str]:
    """The tags of an entry that say nothing here, and whose values stand in its note."""
    return [tag for tag, some in fields.items() if tag not in _READ | _SILENT and "." not in tag and any(some)]


def _people(fields: Fields, *tags: str) -> tuple[Author, ...]:
    """Names as RIS writes them: Family, Given, Suffix; or with the given names first."""
    found = [one for tag in tags for value in fields.get(tag, ()) for one in value.split(";") if one.strip(" ,")]
    people = []
    for value in dict.fromkeys(found):
        parts = [part.strip() for part in value.split(",")]
        if len(parts) == 1:
            people.append(Author(name=parts[0]))
        elif parts[0]:
            suffix = parts[2] if len(parts) > 2 and parts[2] else None
            people.append(Author(family=parts[0], given=parts[1] or None, suffix=suffix))
        else:
            people.append(Author(name=value.strip(" ,")))
    return tuple(people)
