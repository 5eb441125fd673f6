"""A site from one .bib file, and the bibliographies of other templates: copied as they are, with what they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.content import bibliography, values
from homepage.content.config import Group, Section, Site
from homepage.content.records import Link, Person, Publication
from homepage.errors import ContentError, Location, Problem
from homepage.importers.folder import MOST_BYTES, path_in
from homepage.importers.front_matter.finish import finished
from homepage.importers.front_matter.links import Targets
from homepage.importers.front_matter.parts import section
from homepage.importers.front_matter.works import count_words, owner
from homepage.importers.site import ImportedSite, Part
from homepage.source import bibtex
from homepage.source.bibtex_bytes import characters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport

_SUFFIXES = (".bib", ".bibtex", ".biblatex")
_NOTE = re.compile(r"(?i)(?:.*/)?(?:readme|license|changelog)[^/]*$")
_TOPIC = re.compile(r"(?i)(?<=[\s,])topic(?=\s*=)")
_SOURCES = (".md", ".bib", ".yaml", ".yml")  # read as content, so that a copy would not be served
_TOP = frozenset(("index.html", "404.html", "feed.xml", "sitemap.xml", "robots.txt", "publications.bib"))


class Taken(Struct, kw_only=True):
    """Bibliographies of a source as one file of ours."""

    works: dict[str, Publication]
    data: bytes
    topics: tuple[Group, ...] = ()

    @property
    def has_abstracts(self) -> bool:
        """Whether any work has an abstract."""
        return any(work.abstract for work in self.works.values())


def recognises(folder: Folder) -> bool:
    """Whether a source is a bibliography, or a folder of them without pages."""
    return bool(_names(folder))


def _names(folder: Folder) -> list[str]:
    """The bibliographies of a source that is nothing else."""
    files = folder.files()
    pages = [name for name in files if name.lower().endswith((".html", ".htm", ".md")) and not _NOTE.match(name)]
    found = [name for name in files if name.lower().endswith(_SUFFIXES)]
    return found if not pages and "_config.yml" not in files else []


def read(folder: Folder, report: ImportReport) -> ImportedSite:
    """The site of whoever wrote most of the works."""
    targets, names = Targets(folder), _names(folder)
    if not names:
        raise ContentError([Problem(Location(str(folder.root)), "holds no bibliography")])
    taken = take(names, targets)
    person = Person(name=owner(taken.works.values(), names[0], report, Location(names[0])))
    site = ImportedSite(person=person, config=Site(topics=taken.topics))
    site.assets["publications.bib"] = taken.data
    site.parts = [Part(section=whole_list(taken))]
    return finished(site, targets.links.assets)


def whole_list(taken: Taken, title: str = "Publications") -> Section:
    """The section that lists all works of a bibliography by year."""
    return section(
        "publications",
        title,
        "publications",
        group_by="year",
        sort="newest",
        abstracts="details" if taken.has_abstracts else None,
    )


def take(
    names: Sequence[str],
    targets: Targets,
    *,
    roots: Sequence[str] = ("",),
    is_residue: Callable[[Publication], bool] = lambda _: False,
) -> Taken:
    """The works of some bibliographies, and the bytes that keep them; only template residue is taken out."""
    known: dict[str, str] = {}
    pieces = [piece for name in names if (piece := _piece(name, targets, roots, is_residue, known)) is not None]
    data = pieces[0] if len(pieces) == 1 else "\n\n".join(characters(one)[0].strip() for one in pieces).encode() + b"\n"
    data, topics = _topics(data, names[0] if names else "", targets.report)
    found = bibtex.read(data, "content/publications.bib")
    works, problems = bibliography.publications(found, "content/publications.bib")
    if len(pieces) > 1:
        targets.report.guess(Location(names[1]), f"{', '.join(names)} became one file, content/publications.bib")
        told = {_unplaced(note.text) for note in targets.report.of("guess")}
        for problem in (*found.problems, *problems):  # an entry of one file may have the key of another's
            if _unplaced(problem.message) not in told:
                targets.report.guess(problem.location, problem.message)
    return Taken(works=works, data=data, topics=topics)


def _unplaced(message: str) -> str:
    """A message without the numbers of lines, which differ when files become one."""
    return re.sub(r"\bline \d+", "", message)


def _piece(
    name: str,
    targets: Targets,
    roots: Sequence[str],
    is_residue: Callable[[Publication], bool],
    known: dict[str, str],
) -> bytes | None:
    """One bibliography without residue and without entries that others had; ``known`` are these, with their files."""
    path, report = targets.folder.path(name), targets.report
    if path is None:
        report.missing(Location(name), "there is no such bibliography")
        return None
    if path.stat().st_size > MOST_BYTES:
        raise ContentError([Problem(Location(name), f"is larger than {MOST_BYTES:,} bytes")])
    data = targets.folder.mended(name, path.read_bytes())
    found = bibtex.read(data, name)
    works, problems = bibliography.publications(found, name)
    for problem in (*found.problems, *problems):
        report.guess(problem.location, problem.message)
    for one in found.hidden:
        report.left_out(Location(name, one.line), f"{one.key} is commented out; it stays so in the file")
    residue = []
    for entry in found.entries:
        work = works.get(entry.key)
        where = Location(name, entry.line)
        if work is None:
            continue
        if is_residue(work):
            report.left_out(where, f"{entry.key}: “{work.title}”, a sample of the template")
            residue.append(entry.text)
            continue
        if (other := known.setdefault(" ".join(entry.text.split()), name)) != name:
            report.left_out(where, f"{entry.key} stands in {other} already, word for word")
            residue.append(entry.text)
            continue
        count_words(work, report, where)
        _take_files(work, where, targets, roots)
    if not residue and all(problem.warning for problem in (*found.problems, *problems)):
        return data  # as it was read, so that a long list is not read again
    return _without_broken(_without(data, residue) if residue else data, name, report)


def _without_broken(data: bytes, name: str, report: ImportReport) -> bytes:
    """A bibliography without what no program could read as entries, which would keep the site from being built."""
    found = bibtex.read(data, name)
    problems = (*found.problems, *bibliography.publications(found, name)[1])
    broken = [one for one in problems if not one.warning]
    if not broken:
        return data
    lines = characters(data)[0].split("\n")
    starts = [at for at, line in enumerate(lines, 1) if line.lstrip().startswith("@")] + [len(lines) + 1]
    for one in broken:
        report.left_out(one.location, one.message)
        start = max((at for at in starts if at <= one.location.line), default=one.location.line)
        end = next((at for at in starts if at > one.location.line), len(lines) + 1)
        lines[start - 1 : end - 1] = [""] * (end - start)
    return "\n".join(lines).encode()


def _without(data: bytes, residue: list[str]) -> bytes:
    text = characters(data)[0]
    for entry in residue:
        text = text.replace(entry, "", 1)
    return re.sub(r"\n{3,}", "\n\n", text).lstrip("\n").encode()


def _topics(data: bytes, name: str, report: ImportReport) -> tuple[bytes, tuple[Group, ...]]:
    """The topics that entries name, to be declared; when one cannot be an id, the field gets another name."""
    found = [entry.fields["topic"] for entry in bibtex.read(data, name).entries if entry.fields.get("topic")]
    topics = list(dict.fromkeys(found))
    if all(_is_identifier(topic) for topic in topics):
        return data, tuple(Group(id=topic, title=topic) for topic in topics)
    report.guess(Location(name), "its field topic holds more than ids of topics; it is called subject now")
    return _TOPIC.sub("subject", data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape"), ()


def _is_identifier(text: str) -> bool:
    try:
        return values.identifier(text) == text
    except ValueError:
        return False


def _take_files(work: Publication, where: Location, targets: Targets, roots: Sequence[str]) -> None:
    """Copy what an entry names, to the place where the entry, unchanged, will look for it."""
    for address in _addresses(work):
        path = path_in(address).lstrip("/")
        candidates = (targets.find(f"{root}/{path}".lstrip("/"), beside=where.path) for root in roots)
        name = next((one for one in candidates if one), None)
        place = path.removeprefix("./")
        found = targets.folder.path(name) if name else None
        if found is None or ".." in place.split("/") or place in _TOP or place.lower().endswith(_SOURCES):
            targets.report.missing(where, f"{work.title[:60]}: {address} was not found in the source")
        else:
            targets.links.assets[place] = found


def _addresses(work: Publication) -> Iterator[str]:
    """The addresses of a work that are files of its own site, each once."""
    links: list[Link] = [*work.links]
    found = [*(link.url for link in links), work.pdf, work.image.src if work.image else None, work.url]
    yield from dict.fromkeys(one for one in found if one and values.is_local(one) and not one.startswith("#"))
