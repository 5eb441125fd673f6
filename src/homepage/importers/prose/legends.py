"""What the marks after authors' names mean, where a page says so: “* equal contribution”. Nothing else is guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from homepage.content.config import MarkMeaning
from homepage.content.records import Publication
from homepage.errors import Location
from homepage.importers.prose.inline import parse
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from homepage.content.records import AuthorRole
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite

_MARK = r"(?P<mark>[*†‡§¶#✉⋆✝])"
_MEANINGS: tuple[tuple[AuthorRole, str], ...] = (
    ("co-senior", r"co-?senior|joint(?:ly)? (?:senior|supervis|advis)|equal(?:ly)? (?:advis|supervis|senior)|共同指导"),
    ("co-first", r"co-?first|(?:joint|shared|equal) first|共同(?:第)?一作(?:者)?|共同第一作者|并列(?:第)?一作|共一"),
    (
        "equal",
        r"(?:these authors )?(?:equal(?:ly)?[- ](?:contribut|author)|contribut\w* equal)|(?:同等|相同|同样)贡献",
    ),
    ("corresponding", r"(?:co-?)?correspond(?:ing|ence)|通讯作者|通信作者"),
    ("student", r"(?:my |our |(?:co-?)?(?:advised|supervised|mentored) )?(?:\w+ )?students?\b|(?:指导的?)?学生"),
)
_SAYS = (
    r"\s*(?:[:=：]|denotes?|indicates?|means?|represents?|stands for|marks|for|表示|代表|为)?\s*(?:an?|the|by|with)?\s*"
)
_SAID = r"[\w ]{0,24}(?:marked|denoted|indicated|labell?ed|shown|用)\s*(?:by|with|as|using)?\s*(?:an?\s+)?[\"'“‘(（]?"
_BRIEF = 7  # words that say what a mark means
_LONGEST = 300  # letters of a legend; a longer text says something else


def marked(site: ImportedSite, report: ImportReport) -> None:
    """Give the marks that authors of the site carry the meaning that its texts state."""
    used = {mark for work in _works(site) for author in work.author for mark in author.marks}
    found: dict[str, dict[AuthorRole, str]] = {}
    for text in _texts(site):
        for mark, role in stated(text):
            if mark in used:
                found.setdefault(mark, {}).setdefault(role, plain(parse(text))[:80])
    for mark in sorted(used):
        if spoken := role_of(mark):
            found[mark] = {spoken: mark}
    where = Location("site.yaml")
    for mark, roles in found.items():
        if len(roles) > 1:
            report.kept(where, f"the mark {mark} has more than one meaning: {', '.join(roles)}; it stays a mark")
        else:
            report.guess(
                where, f"the mark {mark} means {next(iter(roles))}, by the words: {next(iter(roles.values()))}"
            )
    marks = tuple(MarkMeaning(mark=mark, meaning=next(iter(roles))) for mark, roles in found.items() if len(roles) == 1)
    site.config = replace(site.config, marks=(*site.config.marks, *marks))
    _drop_legends(site, {one.mark for one in marks}, report)


def _drop_legends(site: ImportedSite, known: set[str], report: ImportReport) -> None:
    """Leave out paragraphs round lists that say nothing but what the papers show of their marks."""
    for part in site.parts:
        for name in ("intro", "outro"):
            text = getattr(part.section, name)
            if isinstance(text, str) and _is_legend(text, known):
                said = plain(parse(text))
                report.left_out(Location("site.yaml"), f"a legend of marks, which the papers show: {said}", said)
                part.section = replace(part.section, **{name: None})
        part.records = [_without_legend(record, known, report) for record in part.records]


def _without_legend(record: Any, known: set[str], report: ImportReport) -> Any:
    """A publication without a remark that says only what its marks mean, which the list shows."""
    note = record.note if isinstance(record, Publication) else None
    if not isinstance(note, str) or not _is_legend(note, known):
        return record
    report.left_out(Location("site.yaml"), f"a legend of marks, which the papers show: {note}", note)
    return replace(record, note=None)


def _is_legend(text: str, known: set[str]) -> bool:
    """Whether a text says nothing but what marks mean, all of which are known."""
    shown = plain(parse(text))
    signs = {sign for sign in shown if re.match(_MARK, sign)}
    told = {mark for mark, _ in stated(text)}
    return bool(signs) and signs <= known & told and len(shown.split()) <= _BRIEF * len(signs)


def stated(text: str) -> Iterator[tuple[str, AuthorRole]]:
    """The marks that a text explains, with their meanings."""
    for line in re.split(r"\n|<br\s*/?>|</p>", text):
        if len(line) < _LONGEST and not re.search(r"https?://|^\s*#{1,6}\s", line):
            shown = plain(parse(re.sub(r"^\s*[-+]\s+", "", line.replace("\\dagger", "†").replace("\\ddagger", "‡"))))
            for role, words in _MEANINGS:
                for pattern in (rf"(?<![\w]){_MARK}[$)）]?{_SAYS}(?:{words})", rf"(?:{words}){_SAID}{_MARK}"):
                    yield from ((match["mark"], role) for match in re.finditer(pattern, shown, re.IGNORECASE))


def role_of(text: str) -> AuthorRole | None:
    """The role that a few words after a name state: "co-first author"."""
    found = (role for role, words in _MEANINGS if re.match(rf"(?:{words})[\w -]{{0,12}}$", text.strip(), re.IGNORECASE))
    return next(found, None)


def _works(site: ImportedSite) -> Iterable[Publication]:
    """The publications of the site, those of its bibliography too."""
    yield from (record for part in site.parts for record in part.records if isinstance(record, Publication))
    data = site.assets.get("publications.bib")
    if isinstance(data, bytes):
        from homepage.content import bibliography
        from homepage.source import bibtex

        yield from bibliography.publications(bibtex.read(data, "publications.bib"), "publications.bib")[0].values()


def _each(text: object) -> Iterable[str]:
    """A text, or its versions in all languages."""
    return (str(one) for one in (text.values() if isinstance(text, dict) else [text or ""]))


def _texts(site: ImportedSite) -> Iterator[str]:
    """The texts of a site in which marks may be explained."""
    yield site.bio
    for part in site.parts:
        yield part.prose
        yield from (text for one in (part.section.intro, part.section.outro) for text in _each(one))
    yield from (text for work in _works(site) for text in _each(work.note))
    yield from (one.body for one in site.documents.values())
