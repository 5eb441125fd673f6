"""Every field of a format of data comes over, or the report names it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from homepage.importers.run import run

if TYPE_CHECKING:
    from pathlib import Path

RIS = (
    "A2 A3 A4 AB AD AN AU AV C1 C2 C3 C4 C5 C6 C7 C8 CA CN CT CY ED ET ID J1 J2 JA JF JO KW L3 L4 M1 M2 M3 N1 N2 OP PB "
    "RN RP SE SP ST T2 T3 TA TT U1 U2 U3 U4 U5"
)
MEDLINE = (
    "AB AD AUID BTI CI CIN CN COIS CON CTI EIN FAU FED FIR GN GR GS IP IR MH OAB OT PB PG PL PMC PS RF RN SFM SI TA TI "
    "TT VI VTI"
)
WEB_OF_SCIENCE = "AB AF AR C1 CL CR DE ED EM FU FX HO ID IS JI OI PA PI PU RI RP SC SE SI SO SP SU TI VL WC"
CSL = (
    "abstract annote archive archive-place archive_collection archive_location authority call-number chapter-number "
    "collection-number collection-title container-title container-title-short dimensions division edition event-place "
    "event-title genre issue jurisdiction keyword medium note number number-of-pages number-of-volumes "
    "original-publisher original-publisher-place original-title page part-number part-title PMCID printing-number "
    "publisher publisher-place references reviewed-genre reviewed-title scale section source supplement-number title "
    "title-short version volume volume-title"
)
NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editorial-director editor-translator executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator"
)
RESUME: dict[str, Any] = {
    "work": "name location description position summary highlights",
    "volunteer": "organization position summary highlights",
    "education": "institution area studyType score courses",
    "awards": "title awarder summary",
    "certificates": "name issuer",
    "publications": "name publisher summary",
    "skills": "name level keywords",
    "languages": "language fluency",
    "interests": "name keywords",
    "references": "name reference",
    "projects": "name description highlights keywords roles entity type",
}


def word(field: str) -> str:
    """A word that stands nowhere else."""
    return "q" + re.sub(r"[\W_]", "", field).lower() + "z"


def everything(root: Path) -> str:
    """The files and the report that an import wrote."""
    return "\n".join(path.read_text() for path in sorted(root.rglob("*")) if path.suffix in (".yaml", ".md", ".bib"))


def ris() -> str:
    lines = [f"{tag}  - {word(tag)}" for tag in RIS.split()]
    return "\n".join(["TY  - JOUR", "TI  - Looms", "PY  - 2020", *lines, "ER  - "])


def medline() -> str:
    return "\n".join(["PMID- 31000001", "DP  - 2020 May 7", *(f"{tag:<4}- {word(tag)}" for tag in MEDLINE.split())])


def web_of_science() -> str:
    return "\n".join(
        ["FN X", "VR 1.0", "PT J", *(f"{tag} {word(tag)}" for tag in WEB_OF_SCIENCE.split()), "PY 2020", "ER", "EF"]
    )


def csl() -> str:
    work = {"type": "chapter", **{name: word(name) for name in CSL.split()}}
    people = {name: [{"family": word(name), "given": "Ada"}] for name in NAMES.split()}
    return json.dumps([work | people], indent=1)


def resume() -> str:
    lists = {
        name: [
            {
                one: [word(name + one)] if one in ("highlights", "courses", "keywords", "roles") else word(name + one)
                for one in fields.split()
            }
        ]
        for name, fields in RESUME.items()
    }
    return json.dumps({"basics": {"name": "Ada Reed", "label": "qlabelz", "summary": "qsummaryz"}, **lists}, indent=1)


SOURCES = [
    ("works.ris", ris(), RIS.split()),
    ("works.nbib", medline(), MEDLINE.split()),
    ("works.ciw", web_of_science(), WEB_OF_SCIENCE.split()),
    ("works.json", csl(), [*CSL.split(), *NAMES.split()]),
    ("resume.json", resume(), ["label", *(name + one for name, all_ in RESUME.items() for one in all_.split())]),
]


@pytest.mark.parametrize(("name", "text", "fields"), SOURCES, ids=[name for name, _, _ in SOURCES])
def test_every_field_comes_over_or_is_named(name: str, text: str, fields: list[str], tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    report = run(tmp_path / name, tmp_path / "site")
    assert (report.problems, report.lost) == ((), ())
    told = everything(tmp_path / "site").lower()
    assert [field for field in fields if word(field) not in told and not re.search(rf"\b{field.lower()}\b", told)] == []


@pytest.mark.parametrize("name", ["works.ris", "works.nbib", "works.ciw", "works.json"])
def test_what_many_works_have_is_told_once(name: str, tmp_path: Path) -> None:
    text = next(text for one, text, _ in SOURCES if one == name)
    many = text[:-2] + "," + text[1:] if name.endswith("json") else text + "\n" + text
    (tmp_path / name).write_text(many.replace("Looms", "Combs", 1))
    notes = [note.text for note in run(tmp_path / name, tmp_path / "site").of("left out")]
    named = re.compile(r"the (?:field|key) .+?(?= of \d+ works|, which)")
    fields = [match.group() for note in notes if (match := named.match(note))]
    assert fields
    assert len(fields) == len(set(fields))
