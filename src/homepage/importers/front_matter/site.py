"""What the readers of structured sources share: dates and periods, keys, whose page it is, and the last touches."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from homepage.content import values
from homepage.content.config import Section
from homepage.importers import words
from homepage.importers.emit import document, plain
from homepage.importers.prose.dates import leading
from homepage.importers.prose.runs import Run
from homepage.importers.site import ImportedSite, Part
from homepage.site.dates import shown
from homepage.site.names import Identity, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from homepage.content.config import SectionKind
    from homepage.content.records import News, Publication, Record
    from homepage.errors import Location
    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport

_STAMP = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:.*)?")
_TURNED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")  # the day first, as Ruby reads it
_DAYS = re.compile(r"(?<!\d)\d{1,2}\s*[-–]\s*\d{1,2}(?!\d)(?=.*[^\W\d_])")  # several days of a month: 22-24 June
_KEY = re.compile(r"[^\w]+")
DATE = "%b %-d, %Y"


def date(text: str) -> str:
    """A date as people and programs write it, as YYYY[-MM[-DD]]; empty when it is none."""
    text = text.strip()
    stamp = _STAMP.fullmatch(text)
    try:
        return values.date("-".join(stamp.groups()) if stamp else text)
    except ValueError:
        pass
    if turned := _TURNED.fullmatch(text):
        return date("-".join(reversed(turned.groups())))
    when, rest = leading([Run(text=text)])
    if when is None or rest or when.end or when.dash or _DAYS.search(text):
        return ""
    try:
        return values.date(when.start)
    except ValueError:
        return ""


def dated(text: str) -> dict[str, Any]:
    """The fields ``date`` and ``date_text`` of a record."""
    found = date(text)
    return {"date": found} if found else {"date_text": text.strip()} if text.strip() else {}


def date_words(when: dict[str, Any], style: str, tag: str) -> str:
    """What a source shows of a date; in another language than English only the year is sure to be the same word."""
    if not when.get("date"):
        return str(when.get("date_text", ""))
    return shown(when["date"], style) if tag == "en" else str(when["date"])[:4]


def period(text: str) -> dict[str, Any]:
    """The fields of a period: its ends, and the text as typed when the ends alone would not show its words."""
    text = " ".join(text.split())
    if not text:
        return {}
    when, rest = leading([Run(text=text)])
    if when is None or rest:
        return {"period_text": text}
    found: dict[str, Any] = {"start": when.start, "end": when.end or None, "ongoing": bool(when.now)}
    try:
        values.date(when.start)
        values.date(when.end or "2000")
    except ValueError:
        return {"period_text": text}
    if words.of(text) != words.of(f"{when.start} {when.end}") or (when.dash and not when.end):
        found["period_text"] = text
    return found


def span(start: str, end: str) -> dict[str, Any]:
    """The fields of a period whose ends are given apart."""
    begin, finish = date(start), date(end)
    now = re.fullmatch(r"present|now|current|ongoing|today|至今", end.strip(), re.IGNORECASE)
    if (start and not begin) or (end and not finish and not now):
        return {"period_text": " – ".join(one for one in (start.strip(), end.strip()) if one)}
    return {"start": begin or None, "end": finish or None, "ongoing": bool(now)}


def key_of(taken: Iterable[str], *parts: str) -> str:
    """A citation key made of words, which no other work has."""
    words_ = ("-".join(word for word in fold(one) if word.isascii()) for one in parts)
    base = "-".join(part for part in words_ if part)
    base = _KEY.sub("-", base).strip("-_") or "work"
    key, number, used = base, 2, set(taken)
    while key in used:
        key, number = f"{base}-{number}", number + 1
    return key


def most_frequent(works: Iterable[Publication]) -> str:
    """The author whom most works have, in the longest spelling; empty when there are no authors."""
    lists = [work.author or work.editor for work in works]
    counts = Counter(author.full for authors in lists for author in dict.fromkeys(authors) if author.full.strip())
    best, most = "", 0
    for name in [name for name, _ in counts.most_common(60)]:
        own = Identity([name])
        found = sum(any(own.matches(author) for author in authors) for authors in lists)
        if (found, len(name)) > (most, len(best) if found == most else -1):
            best, most = name, found
    return best


def single(folder: Folder, *suffixes: str) -> str | None:
    """The one file of a kind that a source consists of: the file named, or the only such file of a small folder."""
    files = folder.files()
    found = [name for name in files if name.lower().endswith(suffixes)]
    return found[0] if len(found) == 1 and len(files) <= 5 else None


def count_words(work: Publication, report: ImportReport, where: Location) -> None:
    """Tell the report what a source shows of a publication: title, names, place and year."""
    names = " ".join(author.full for author in work.author)
    place = work.container_title or work.container_title_short or work.publisher or ""
    year = work.year if work.date_text is None else work.date_text
    report.saw(f"{work.title} {names} {place} {year} {work.note or ''}", where)


def owner(works: Iterable[Publication], name: str, report: ImportReport, where: Location) -> str:
    """Whose page a list of works is: the author whom most of them have, which is a guess; else the file's name."""
    found = most_frequent(works)
    if found:
        report.guess(where, f"the page is taken to be that of {found}, who wrote most of these works")
        return found
    stem = re.sub(r"[\W_]+", " ", name.rsplit("/", 1)[-1].rsplit(".", 1)[0]).strip()
    report.guess(where, "nothing says whose page this is; put the name into content/person.yaml")
    return stem.title() or "Your Name"


def section(kind: SectionKind, title: str, identifier: str = "", **more: Any) -> Section:
    """A section with an anchor of its own."""
    identifier = re.sub(r"[^\w-]+", "-", identifier or title.lower()).strip("-")
    return Section(kind=kind, title=title, id=identifier or None, **more)


def records_part(
    kind: SectionKind, title: str, records: Sequence[Record], identifier: str = "", **more: Any
) -> list[Part]:
    """A section with records, or none when there are none."""
    return [Part(section=section(kind, title, identifier, **more), records=list(records))] if records else []


def prose_part(title: str, prose: str, identifier: str = "", **more: Any) -> list[Part]:
    """A section of Markdown, or none when it is empty."""
    return [Part(section=section("text", title, identifier, **more), prose=prose)] if prose.strip() else []


def finished(site: ImportedSite, assets: Mapping[str, Any]) -> ImportedSite:
    """The site with the files it uses, and addresses hidden unless the source itself shows them in its texts."""
    for path, asset in assets.items():
        site.assets.setdefault(path, asset)
    if others := [one for one in _languages(site) if one in spoken()]:
        site.config = replace(site.config, languages=(site.config.language, *others))
    text = _texts(site).lower()
    if any(one.address.lower() in text for one in site.person.email):
        site.config = replace(site.config, email_style="plain")
    return site


def spoken() -> frozenset[str]:
    """The languages that the program has its own words in."""
    from importlib.resources import files

    names = (one.name for one in files("homepage.languages").iterdir())
    return frozenset(name[:2] for name in names if re.fullmatch(r"[a-z]{2}\.py", name))


def source_language(setting: str) -> str:
    """The language that the settings of a source name, as two letters."""
    tag = setting.strip()[:2].lower()
    return tag if re.fullmatch(r"[a-z]{2}", tag) else "en"


def language(setting: str, report: ImportReport, where: Location) -> str:
    """The language of a site: the one that its settings name, if the program has words in it, else English."""
    tag = setting.strip()[:2].lower()
    if tag in spoken() or not tag:
        return tag or "en"
    report.guess(
        where, f"the language is {setting!r}, in which the program has no words; headings of its own are English"
    )
    return "en"


def _languages(site: ImportedSite) -> list[str]:
    """The languages that some text is given in, beside that of the site."""
    paths = (*site.assets, *site.documents)
    found = {match.group(1) for path in paths if (match := re.fullmatch(r"(?:bio|.*/[^./]+)\.([a-z]{2})\.md", path))}
    for part in site.parts:
        for record in part.records:
            texts = [getattr(record, name) for name in ("text", "title") if hasattr(record, name)]
            found |= {language for text in texts if isinstance(text, dict) for language in text}
    return sorted(found - {site.config.language})


def _texts(site: ImportedSite) -> str:
    """All text of a site but its person's record."""
    found = [site.bio, *site.bibtex.values(), document(plain(site.config))]
    found.append(document(plain(replace(site.person, email=()))))
    for part in site.parts:
        found += [part.prose, document([plain(one) for one in part.records]), document(plain(part.section))]
    found += [document(plain(one)) for one in (*site.people, *site.documents.values())]
    found += [one.body for one in site.documents.values()]
    for asset in site.assets.values():
        data = asset if isinstance(asset, bytes) else asset.read_bytes() if asset.suffix in _TEXT else b""
        found.append(data.decode("utf-8", "replace"))
    return "\n".join(found).replace("%40", "@")


_TEXT = frozenset((".html", ".xml", ".txt", ".bib", ".json", ".ris", ".svg", ".js", ".css", ".webmanifest", ".md"))


def newest_first(news: Iterable[News]) -> list[News]:
    """News by date, the newest first; undated ones keep their place at the end."""
    return sorted(news, key=lambda one: one.date or "", reverse=True)
