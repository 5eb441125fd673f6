"""What could be better in a site that builds: findings of `homepage check`, each with its file and line.

A finding never stops a build. Every rule has a name, so that a machine can tell findings apart. People are told those
of one rule and file together; machines get each with its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from homepage.content import bibliography
from homepage.content.bibliography_dois import has_doi
from homepage.content.load import load_all
from homepage.errors import Location, Problem
from homepage.patterns import lazy
from homepage.site.bylines import Bylines
from homepage.site.names import fold
from homepage.source import bibtex
from homepage.source.bibtex_problems import Gathered

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from homepage.content.loaded import Content
    from homepage.content.records import Publication
    from homepage.source.bibtex import Entry

STALE = 2  # years after which a preprint is expected to have appeared
_PAGES = lazy(r"(\d+)\s*(?:-{1,3}|–)\s*(\d+)")
_BRACED = lazy(r"\{[^{}]*\}")
_ACRONYM = lazy(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z]\w*(?:-\w+)*\b")
_DROPPED = lazy(r"\b(?:the|of|on|in|for|and|proceedings|proc|\d+(?:st|nd|rd|th)?|annual)\b")
# Family names of four out of five people in China; of names of foreigners, few have one in both halves.
_FAMILY_NAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜"
)
_CHINESE_NAME = lazy(f"[{_FAMILY_NAMES}][\u4e00-\u9fff]{{1,2}}")
_BETWEEN_CHINESE = lazy(r"[\s·・•/／和与及]+")
_SPACES_AND_POINTS, _HYPHENS = lazy(r"[.\s]"), lazy("[\u2010\u2011]")
_PUBLISHED = ("article-journal", "paper-conference")


class Finding(NamedTuple):
    """Something worth a look: the name of the rule, and the problem with its place, or the first of several alike."""

    rule: str
    problem: Problem

    def each(self) -> Iterator[Finding]:
        """The finding at each of its places."""
        problem = self.problem
        yield Finding(self.rule, Problem(problem.location, problem.message, problem.hint, warning=True))
        for other in problem.others:
            yield Finding(self.rule, other)


class Listed(NamedTuple):
    """A publication as it stands in a .bib file, with what the site shows of it."""

    path: str
    entry: Entry
    work: Publication
    shown: Publication

    def at(self, *fields: str) -> Location:
        """Where the first of ``fields`` that the entry has stands, or the entry itself."""
        lines = self.entry.field_lines
        return Location(self.path, next((lines[name] for name in fields if name in lines), self.entry.line))


def check(root: Path) -> list[Finding]:
    """Everything found in the site in ``root``, sorted by place; raises ContentError when it cannot be read."""
    content = load_all(root)[0]
    listed = _listed(root, content)
    found = [Finding("reading", problem) for problem in content.warnings]
    found += [Finding("untranslated", problem) for problem in content.untranslated]
    found += _address(root, content)
    found += _grouped(finding for one in listed for finding in _of_entry(one))
    found += _grouped(_stale(listed))
    found += _grouped(_own_names(listed, content))
    found += _marks(listed, content)
    found += _spellings(listed, "venue", _venue_names)
    found += _spellings(listed, "person", _person_names)
    return sorted(set(found), key=lambda finding: (finding.problem.order(), finding.rule))


def _address(root: Path, content: Content) -> Iterator[Finding]:
    """Whether nothing tells the address of the site: neither its settings nor a workflow that builds it."""
    workflows = [path.read_text("utf-8", "replace") for path in (root / ".github" / "workflows").glob("*.y*ml")]
    if content.config.base_url or any("--base-url" in workflow for workflow in workflows):
        return
    message = "without base_url there is no sitemap, no canonical link and no picture in link previews"
    hint = "write the address that the site is published at, or give it to homepage build --base-url"
    yield _finding("base-url", Location("site.yaml"), message, hint)


def _listed(root: Path, content: Content) -> list[Listed]:
    """Every entry of every bibliography of the site that is shown under its own key."""
    found = []
    for file in sorted((root / "content").rglob("*.bib")):
        path = file.relative_to(root).as_posix()
        read = bibtex.read(file.read_bytes(), path)
        works, _ = bibliography.publications(read, path)
        found += [
            Listed(path, entry, works[entry.key], content.publications.get(entry.key, works[entry.key]))
            for entry in read.entries
            if entry.key in works
        ]
    return found


def _of_entry(one: Listed) -> Iterator[Finding]:
    for rule, test in _RULES.items():
        for fields, message, hint in test(one):
            yield _finding(rule, one.at(*fields), f"{one.entry.key}: {message}", hint)


def _stale(listed: Sequence[Listed]) -> Iterator[Finding]:
    """Preprints of which no published version stands in the list."""
    newest = max((int(one.work.year) for one in listed if one.work.year.isdigit()), default=0)
    pairs = bibliography.same_works({one.entry.key: one.work for one in listed})
    again = {key for pair in pairs for key in pair}
    for one in listed:
        work = one.work
        is_old = work.year.isdigit() and int(work.year) <= newest - STALE
        if work.status == "preprint" and is_old and one.entry.key not in again:
            message = f"{one.entry.key}: is still a preprint, of {work.year}"
            hint = "note where it was published, if it was"
            yield _finding("published-version", one.at("year", "date"), message, hint)


def _grouped(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with those of one rule and one file told together."""
    by_rule: dict[str, Gathered] = defaultdict(Gathered)
    for rule, problem in findings:
        by_rule[rule].add(problem, problem.location.path)
    return [Finding(rule, problem) for rule, gathered in by_rule.items() for problem in gathered.told()]


def _finding(rule: str, location: Location, message: str, hint: str) -> Finding:
    return Finding(rule, Problem(location, message, hint, warning=True))


Named = tuple[object, str, tuple[str, ...]]  # what spellings share, a spelling, fields that say where
Remark = tuple[tuple[str, ...], str, str]  # fields that say where, message, hint


def _doi(one: Listed) -> Iterator[Remark]:
    if has_doi(one.work) and not one.shown.doi:
        yield ("title",), "has no DOI", "add doi = {…}, so that readers and indexes find the paper"


def _venue(one: Listed) -> Iterator[Remark]:
    if one.work.type in _PUBLISHED and not (one.shown.container_title or one.shown.container_title_short):
        field = "journal" if one.work.type == "article-journal" else "booktitle"
        yield ("title",), "has no venue", f"add {field} = {{…}}"


def _pages(one: Listed) -> Iterator[Remark]:
    match = _PAGES.fullmatch((one.entry.fields.get("pages") or "").strip())
    # 1201--9 is a short way of writing 1201--1209.
    if match and len(match[2]) >= len(match[1]) and int(match[2]) < int(match[1]):
        yield ("pages",), f"its pages end before they begin: {match[0]}", ""


def _capitals(one: Listed) -> Iterator[Remark]:
    letters = [letter for letter in one.work.title if letter.isalpha() and letter.upper() != letter.lower()]
    if len(letters) > 12 and all(letter.isupper() for letter in letters):
        yield ("title",), "its title is all in capitals", "write it as it should be read"


def _acronyms(one: Listed) -> Iterator[Remark]:
    text = one.entry.fields.get("title", "")
    while _BRACED.search(text):
        text = _BRACED.sub(" ", text)
    words = list(dict.fromkeys(_ACRONYM.findall(re.sub(r"\\[A-Za-z]+|\$[^$]*\$", " ", text))))
    if words and not one.work.title.isupper():
        hint = f"write {{{words[0]}}}, so that BibTeX styles keep its capitals"
        yield ("title",), f"capitals in its title are not protected: {', '.join(words[:5])}", hint


def _years(one: Listed) -> Iterator[Remark]:
    year, date = one.entry.fields.get("year", "").strip(), one.entry.fields.get("date", "").strip()
    if year[:4].isdigit() and date[:4].isdigit() and year[:4] != date[:4]:
        yield ("year", "date"), f"year = {year}, but date = {date}", "keep the one that is right"


def _display(one: Listed) -> Iterator[Remark]:
    """Where the page says something else than the BibTeX file a reader takes from it."""
    pairs = {
        "title": (one.work.title, one.shown.title),
        "author": (_names(one.work), _names(one.shown)),
        "year": (one.work.year, one.shown.year),
        "venue": (one.work.container_title or "", one.shown.container_title or ""),
    }
    for field, (written, shown) in pairs.items():
        if _plain(written) != _plain(shown) and shown:
            hint = "change one of them, or leave it if both are meant"
            yield (field, "booktitle", "journal"), f"the page shows another {field} than the BibTeX: {shown!r}", hint


def _two_names(one: Listed) -> Iterator[Remark]:
    """Names in Chinese that no "and" parts: each piece is as long as a name and begins with one of the commonest."""
    for name in re.split(r"\s+and\s+", one.entry.fields.get("author", "")):
        parts = _BETWEEN_CHINESE.split(name.strip())
        if len(parts) > 1 and all(_CHINESE_NAME.fullmatch(part) for part in parts):
            hint = f"if so, write {' and '.join(parts)}"
            yield ("author",), f"{name.strip()!r} was read as one name and seems to be {len(parts)}", hint


_RULES: dict[str, Callable[[Listed], Iterator[Remark]]] = {
    "doi": _doi,
    "venue": _venue,
    "pages": _pages,
    "capitals": _capitals,
    "acronyms": _acronyms,
    "year": _years,
    "display": _display,
    "two-names": _two_names,
}


def _names(work: Publication) -> str:
    return ", ".join(author.full for author in work.author)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _own_names(listed: Iterable[Listed], content: Content) -> Iterator[Finding]:
    """Works in which the own name is not found, where other initials stand in its place, or where it is nowhere."""
    bylines = Bylines(content)
    people = [(one, names) for one in listed if (names := (*one.shown.author, *one.shown.editor))]
    others = [(one, names) for one, names in people if not any(map(bylines.is_self, names))]
    for one, names in others:
        for name in filter(bylines.resembles_self, names):
            message = f"{one.entry.key}: {name.full!r} is not taken for {content.person.name!r}"
            yield _finding("own-name", one.at("author"), message, "if it is you, add it to aliases in person.yaml")
    if others and len(others) == len(people):
        message = f"{content.person.name!r} is an author of none of the publications"
        hint = "write the name as publications print it, or add the names that they print to aliases"
        yield _finding("own-name", Location("content/person.yaml"), message, hint)


def _marks(listed: Iterable[Listed], content: Content) -> Iterator[Finding]:
    """Each mark after names of authors that neither the settings nor a text beside the list explain."""
    meant = {mark.mark for mark in content.config.marks}
    sections = content.config.sections
    beside = " ".join(text for one in sections for text in (one.intro, one.outro) if text) + (
        content.config.footer or ""
    )
    unmeant: dict[str, list[Finding]] = defaultdict(list)
    for one in listed:
        said = f"{beside} {one.shown.note or ''} {one.shown.annotation or ''}"
        for mark in dict.fromkeys(mark for author in one.shown.author for mark in author.marks):
            if mark not in meant and mark not in said:
                message = f"{one.entry.key}: the mark {mark} after an author's name is explained nowhere"
                hint = f'say what it means in site.yaml, marks: {{"{mark}": equal}}, or corresponding, student …'
                unmeant[mark].append(_finding("mark", one.at("author"), message, hint))
    for findings in unmeant.values():
        yield from _grouped(findings)


def _spellings(listed: Iterable[Listed], what: str, names: Callable[[Listed], Iterable[Named]]) -> Iterator[Finding]:
    """One finding for each further spelling of a name that was met before; points, spaces and hyphens make none."""
    met: dict[object, dict[str, tuple[str, Location]]] = defaultdict(dict)
    for one in listed:
        for key, name, fields in names(one):
            spellings, letters = met[key], _SPACES_AND_POINTS.sub("", _HYPHENS.sub("-", name))
            if letters not in spellings and spellings:
                first, place = next(iter(spellings.values()))
                message = f"{one.entry.key}: {name!r} is spelt {first!r} in line {place.line}"
                yield _finding(f"{what}-spelling", one.at(*fields), message, "write it the same everywhere")
            spellings.setdefault(letters, (name, one.at(*fields)))


def _venue_names(one: Listed) -> Iterator[Named]:
    name = one.work.container_title
    if name and one.work.status != "preprint":  # arXiv's hold the number of the paper
        words = re.findall(r"\w+", _DROPPED.sub(" ", _plain(name)))
        spelling = re.sub(r"\b\d+(?:st|nd|rd|th)?\b", "", name).strip()
        yield tuple(words) or name, spelling, ("journal", "journaltitle", "booktitle")


def _person_names(one: Listed) -> Iterator[Named]:
    for author in one.work.author:
        yield tuple(sorted(fold(author.full))), unicodedata.normalize("NFC", author.full), ("author",)


def as_json(findings: Iterable[Finding]) -> str:
    """The findings as a JSON list, one for each place, for editors and scripts."""
    import json

    rows = [
        {
            "rule": rule,
            "path": problem.location.path,
            "line": problem.location.line,
            "column": problem.location.column,
            "message": problem.message,
            "hint": problem.hint,
        }
        for finding in findings
        for rule, problem in finding.each()
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(findings: Iterable[Finding]) -> str:
    """The findings as GitHub shows them beside their lines (workflow command ``warning``)."""
    return "\n".join(_annotation(one) for finding in findings for one in finding.each())


def _annotation(finding: Finding) -> str:
    location = finding.problem.location
    text = finding.problem.message + (f" ({finding.problem.hint})" if finding.problem.hint else "")
    place = f"file={location.path},line={location.line or 1},title={finding.rule}"
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::warning {place}::{escaped}"


def as_text(findings: Collection[Finding]) -> str:
    """The findings as people read them, and how many there are."""
    count = sum(1 for finding in findings for _ in finding.each())
    total = f"{count} finding{'' if count == 1 else 's'}" if findings else "Nothing found"
    return "\n".join([*(f"{problem} [{rule}]" for rule, problem in findings), total])
