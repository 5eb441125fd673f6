"""Which curriculum vitae an al-folio site shows: a PDF, ``_data/cv.yml`` in one of its forms, or a JSON Resume."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.bibliography_twins import are_one
from homepage.content.records import Publication
from homepage.errors import Location
from homepage.importers.al_folio.cv import Curriculum
from homepage.importers.data import json_resume
from homepage.importers.front_matter.json_text import read_json
from homepage.importers.front_matter.parts import prose_part, section
from homepage.importers.front_matter.reader import read_value
from homepage.importers.front_matter.samples import without_sample_entries
from homepage.importers.page.correspondence import joined
from homepage.importers.papers.record import shown
from homepage.importers.prose.markdown_out import escaped
from homepage.importers.site import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.front_matter.tables import Table
    from homepage.importers.report import ImportReport

_RESUME = "assets/json/resume.json"
_SAMPLE = "example_pdf.pdf"


def curriculum(pages: list[Page], bodies: Bodies, config: Table, languages: Sequence[str]) -> list[Part]:
    """The sections of the curriculum vitae that one of the pages shows, in the ``languages`` of the site."""
    page = next((one for one in pages if one.fields.text("layout") == "cv" or one.stem == "cv"), None)
    names = _places(page, bodies, config, languages[0])
    if page is None:
        for name in names:
            bodies.report.left_out(Location(name), "no page shows this curriculum vitae")
        return []
    for at, name in enumerate(names):
        if found := _read(name, bodies):
            for other in names[at + 1 :]:
                bodies.report.left_out(Location(other), f"is not shown, since {name} is")
            for tag in languages[1:]:
                _translate(found, bodies, name, (languages[0], tag))
            return [*_file(page, bodies), *_as_one(found, page)]
    return _file(page, bodies)


def without_known(
    parts: list[Part], listed: Part | None, works: Iterable[Publication], report: ImportReport
) -> list[Part]:
    """Sections whose works stand in the list of the site; what it has already stays as it is there."""
    known = list(works)
    if listed is None:
        return parts
    for work in [one for part in parts for one in part.records if isinstance(one, Publication)]:
        if any(are_one(work, other) for other in known):
            told = f"“{work.title[:70]}” stands in the bibliography, too, which is shown"
            report.left_out(Location(_RESUME), told, shown(work))
        else:
            listed.records.append(work)
    return [part for part in parts if part.section.kind != "publications"]


def _places(page: Page | None, bodies: Bodies, config: Table, language: str) -> list[str]:
    """Where a curriculum vitae stands; the template shows the first."""
    files = bodies.targets.folder.files()
    listed = [*(name for name in files if _in_language(name, language)), "_data/cv.yml"]
    wanted = page.fields.text("cv_format") if page else ""
    is_resume_first = wanted == "jsonresume" or (not wanted and config.tables("jekyll_get_json"))
    found = [_RESUME, *listed] if is_resume_first else [*listed, _RESUME]
    return [name for name in found if bodies.targets.folder.path(name)]


def _in_language(name: str, language: str) -> bool:
    return re.fullmatch(rf"_data/{language}(?:-\w+)?/cv\.ya?ml", name) is not None


def _translate(found: list[Part], bodies: Bodies, name: str, tags: tuple[str, str]) -> None:
    """Give the sections of a curriculum vitae the words of its version in another language, if there is one."""
    others = [one for one in bodies.targets.folder.files() if _in_language(one, tags[1]) and one != name]
    for other in others[:1]:
        if joined(found, _read(other, bodies.silent()), tags):
            bodies.report.guess(Location(other), f"read together with {name}, as its version in {tags[1]}")
        else:
            bodies.report.left_out(Location(other), f"does not correspond to {name} entry by entry")


def _read(name: str, bodies: Bodies) -> list[Part]:
    """The sections of one file, without the samples of the template."""
    folder, report = bodies.targets.folder, bodies.report
    text = folder.text(name) or ""
    found = read_json(text, name, report) if name == _RESUME else read_value(folder, name)
    own = without_sample_entries(found, report, Location(name))
    if name != _RESUME:
        return Curriculum(bodies, name).parts(own)
    return _resume(own, bodies, name) if json_resume.is_resume(own) else []


def _resume(found: Table, bodies: Bodies, name: str) -> list[Part]:
    """The sections of a JSON Resume, the first of which says what the owner is and how to be reached."""
    basics, resume = found.table("basics"), json_resume.Resume(found, bodies, name)
    label, phone, address = basics.text("label"), basics.text("phone"), resume.place()
    lines = [
        f"**{escaped(label)}**" if label else "",
        resume.bio(),
        "<br>".join(one for one in (phone, address) if one),
    ]
    bodies.report.saw(f"{label} {phone}", Location(name))
    return [*prose_part("Basics", "\n\n".join(line for line in lines if line)), *resume.parts()]


def _file(page: Page, bodies: Bodies) -> list[Part]:
    name, where = page.fields.text("cv_pdf"), page.fields.at("cv_pdf")
    if name.endswith(_SAMPLE):
        bodies.report.left_out(where, f"{name}, a sample of the template")
        return []
    url = bodies.targets.url(name if "/" in name else f"assets/pdf/{name}", where) if name else None
    return [Part(section=section("link", "CV", "cv", url=url))] if url else []


def _as_one(parts: list[Part], page: Page) -> list[Part]:
    """The sections of a curriculum vitae, of which the bar names the first as the source's bar named the whole."""
    for place, part in enumerate(parts):
        label = page.fields.text("title") or "CV"
        part.section = replace(part.section, nav=not place, nav_label=None if place else label)
    return parts
