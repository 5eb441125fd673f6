"""A site from a RIS file, the format that publishers and reference managers exchange: a tag of two letters a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.bibliography_links import arxiv_id, clean_doi
from homepage.content.records import Author, Publication
from homepage.errors import Location
from homepage.importers.data_csl import site_of, standard_links
from homepage.importers.front_matter_links import Targets
from homepage.importers.front_matter_site import date, single
from homepage.importers.front_matter_twins import Works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.content.records import PublicationType
    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite

_TAG = re.compile(r"\s*([A-Z][A-Z0-9])  ?-(?: (.*)|\s*)$")
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
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "THES": "thesis",
    "RPRT": "report",
    "PAT": "patent",
    "DATA": "dataset",
    "COMP": "software",
    "UNPB": "article",
    "ELEC": "webpage",
    "BLOG": "webpage",
    "SLIDE": "speech",
}
_KNOWN = frozenset(
    "TY ER TI T1 T2 T3 AU A1 A2 ED PY Y1 DA JO JF JA J1 J2 BT VL IS SP EP PB CY AB N2 N1 DO UR L1 L2 LK SN "  # noqa: SIM905
    "KW LA M1 M3 ET ID C1 C2 C3 C7 AN DB DP Y2 CN SE ST AV U1 U2 LB".split()
)
_SHOWN_ELSEWHERE = frozenset(("AD", "CA", "RP", "OP", "RN", "AV", "NV", "VO", "TA", "TT", "A3", "A4"))

Entry = tuple[dict[str, list[str]], int]


def recognises(folder: Folder) -> bool:
    """Whether a source is a list of works in RIS."""
    name = single(folder, ".ris", ".txt", ".refman")
    if name is None:
        return False
    text = folder.text(name) or ""
    return re.search(r"^\ufeff?\s*TY  ?-", text, re.MULTILINE) is not None


def read(folder: Folder, report: ImportReport) -> ImportedSite:
    """The site of whoever wrote most of the works."""
    name = single(folder, ".ris", ".txt", ".refman") or ""
    targets, works = Targets(folder), Works(report)
    for fields, line in _entries(folder.text(name) or "", name, report):
        works.add(_work(fields, targets, Location(name, line)), Location(name, line))
    return site_of(works, name, report, targets)


def _entries(text: str, name: str, report: ImportReport) -> Iterator[Entry]:
    """The entries of a file with the lines they begin in; what stands outside of them is reported."""
    fields: dict[str, list[str]] = {}
    start, last = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        match = _TAG.match(line)
        if match is None:
            if line.strip() and last:
                fields[last][-1] += " " + line.strip()
            elif line.strip():
                report.left_out(Location(name, number), f"stands outside of all entries: {line.strip()[:80]}")
            continue
        tag, value = match.group(1), (match.group(2) or "").strip()
        if tag in ("TY", "ER") and fields:
            yield fields, start
            fields, last = {}, ""
        if tag == "ER" or not (fields or tag == "TY"):
            if tag != "ER":
                report.left_out(Location(name, number), f"stands outside of all entries: {line.strip()[:80]}")
            continue
        start = number if tag == "TY" else start
        fields.setdefault(tag, []).append(value)
        last = tag
    if fields:
        yield fields, start


def _work(fields: dict[str, list[str]], targets: Targets, where: Location) -> Publication:
    def first(*tags: str) -> str:
        return next((value for tag in tags for value in fields.get(tag, ()) if value), "")

    kind = _TYPES.get(first("TY"), "document")
    is_part = kind in ("paper-conference", "chapter")
    doi = clean_doi(first("DO") or next((one for one in fields.get("UR", ()) if "doi.org/" in one), ""))
    arxiv = next((one for value in fields.get("UR", []) if (one := arxiv_id(value))), None)
    urls = [
        url
        for value in (*fields.get("UR", ()), *fields.get("LK", ()), *fields.get("L1", ()), *fields.get("L2", ()))
        if value and (url := targets.url(value, where))
    ]
    title = first("TI", "T1", "CT", "BT")
    if not title:
        targets.report.kept(where, "an entry has no title")
    container = first("T2", "BT", "JO", "JF") if is_part else first("JF", "JO", "T2", "JA")
    unknown = [
        f"{tag}: {value}"
        for tag, found in fields.items()
        for value in found
        if tag not in _KNOWN and tag not in _SHOWN_ELSEWHERE and value
    ]
    if unknown:
        targets.report.kept(where, f"fields that no record has stand in the note: {'; '.join(unknown)[:150]}")
    written = first("PY", "Y1", "DA")
    issued = _date(first("DA")) if _date(first("DA"))[:4] == _date(written)[:4] else _date(written)
    pages = "–".join(one for one in (first("SP"), first("EP")) if one)
    return Publication(
        title=title or first("ID", "DO") or "Untitled",
        type=kind,
        author=_people(fields, "AU", "A1"),
        editor=_people(fields, "ED", "A2"),
        container_title=(container or None) if container != title else None,
        container_title_short=first("JA", "J2", "J1") or None if first("JA", "J2", "J1") != container else None,
        issued=issued or None,
        date_text=written if written and not issued else None,
        volume=first("VL") or None,
        issue=first("IS") or None,
        page=pages or None,
        publisher=first("PB") or None,
        publisher_place=first("CY") or None,
        edition=first("ET") or None,
        doi=doi,
        isbn=first("SN") or None if kind in ("book", "chapter") else None,
        issn=first("SN") or None if kind == "article-journal" else None,
        number=first("M1", "IS") or None if kind in ("report", "patent") else None,
        genre=first("M3") or None if kind in ("thesis", "report") else None,
        abstract=first("AB", "N2") or None,
        keywords=tuple(one for one in fields.get("KW", ()) if one),
        url=urls[0] if urls else f"https://doi.org/{doi}" if doi else None,
        eprint=arxiv,
        eprinttype="arxiv" if arxiv else None,
        links=standard_links(doi, arxiv, urls),
        note="; ".join([*(one for one in fields.get("N1", ()) if one), *unknown]) or None,
        status="inpress" if first("TY") == "INPR" else "published",
    )


def _date(text: str) -> str:
    """A date as RIS writes it, YYYY/MM/DD/what else, as ours."""
    parts = [part.strip() for part in text.split("/")]
    number = "-".join(part for part in parts[:3] if part.isdigit())
    return date(number) or date(parts[0])


def _people(fields: dict[str, list[str]], *tags: str) -> tuple[Author, ...]:
    """Names as RIS writes them: Family, Given, Suffix."""
    found = [value for tag in tags for value in fields.get(tag, ()) if value.strip(" ,")]
    people = []
    for value in found:
        parts = [part.strip() for part in value.split(",")]
        if len(parts) == 1:
            people.append(Author(name=parts[0]))
        elif parts[0]:
            suffix = parts[2] if len(parts) > 2 and parts[2] else None
            people.append(Author(family=parts[0], given=parts[1] or None, suffix=suffix))
        else:
            people.append(Author(name=value.strip(" ,")))
    return tuple(people)
