"""Which template a folder or file comes from: told by the files that only this template has."""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Protocol, cast

from homepage.content.suggest import did_you_mean
from homepage.errors import ContentError, Location, Problem
from homepage.importers.front_matter.json_text import check_json

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite

# What --from accepts, in the order in which the kinds are tried. Each module has `recognises` and `read`.
KINDS = {
    "al-folio": "al_folio.importer",
    "academicpages": "academicpages.importer",
    "hugoblox": "hugoblox.importer",
    "bib": "data.bib",
    "csl-json": "data.csl",
    "ris": "data.ris",
    "json-resume": "data.json_resume",
    "acad-homepage": "acad_homepage.importer",
    "html": "html.page",
}


# Forms of lists of works that programs can export otherwise, too.
_OTHER_EXPORTS = {
    "EndNote keeps it (.enw)": r"(?m)^%0 [A-Z][a-z]+.*\n%[A-Z]",
    "EndNote exports it in XML": r"<records>\s*<record>",
    "a library exports it in MODS": r"<mods(?:Collection)?\b",
    "PubMed exports it in XML": r"<PubmedArticle",
    "a table": r"(?i)\A\ufeff?[^\n]*\bauthors?\b[^\n]*[,;\t][^\n]*\btitle\b|\A\ufeff?PT\tAU\t",
}


class Importer(Protocol):
    """What a module of `KINDS` offers."""

    def recognises(self, folder: Folder) -> bool:
        """Whether a source is of this kind; looks at names first and reads as little as it can."""

    def read(self, folder: Folder, report: ImportReport) -> ImportedSite:
        """The site that a source of this kind holds."""


def importer(kind: str) -> Importer:
    """The importer of a kind; raises ContentError for an unknown one."""
    if kind not in KINDS:
        hint = did_you_mean(kind, KINDS) if kind else ""
        raise ContentError([Problem(Location("--from"), f"there is no kind {kind!r}", hint or ", ".join(KINDS))])
    return cast("Importer", importlib.import_module(f"homepage.importers.{KINDS[kind]}"))


def detect(folder: Folder, source: Path) -> str:
    """The kind of a source; raises ContentError when no kind fits."""
    if {"site.yaml", "content/person.yaml"} <= set(folder.files()):
        hint = f"build it with: homepage build {source}"
        raise ContentError([Problem(Location(str(source)), "is a site of this program already", hint)])
    if folder.only is not None and (other := _other_export(folder)):
        hint = "export the works anew as RIS or BibTeX, and import that"
        raise ContentError([Problem(Location(str(source)), f"is a list of works as {other}, which is not read", hint)])
    for kind in KINDS:
        if importer(kind).recognises(folder):
            return kind
    if folder.only is not None and folder.only.lower().endswith(".json"):
        check_json(folder.text(folder.only) or "", folder.only)
    hint = f"say what it is with --from: {', '.join(KINDS)}"
    raise ContentError([Problem(Location(str(source)), "is not a page of a kind that is known", hint)])


def _other_export(folder: Folder) -> str:
    """What wrote a list of works in a form that is not read; empty for anything else."""
    name = folder.only or ""
    text = (folder.text(name) or "") if name.lower().endswith((".enw", ".xml", ".csv", ".tsv", ".txt")) else ""
    return next((name for name, pattern in _OTHER_EXPORTS.items() if re.search(pattern, text[:3000])), "")
