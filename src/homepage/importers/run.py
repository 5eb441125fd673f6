"""The whole of an import: read, write, build once, and state whether a word was lost."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.content.documents import address
from homepage.errors import ContentError, HomepageError, Location, Problem
from homepage.importers import comments, words
from homepage.importers.accounts import account, blocks
from homepage.importers.detect import detect, importer
from homepage.importers.folder import Folder
from homepage.importers.page import bilingual
from homepage.importers.prose import legends
from homepage.importers.report import ImportReport
from homepage.importers.write import REPORT, check_target, files, put

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from homepage.importers.site import ImportedSite


_FRAME = re.compile(r"<header class=\"top\".*?</header>|<footer class=\"foot\".*?</footer>", re.DOTALL)
_ABSTRACT = re.compile(r"<p class=\"abstract\">.*?</p>", re.DOTALL)
_MUTE = re.compile(r"!\[\s*\]\(")


def run(source: Path, target: Path, *, kind: str | None = None, force: bool = False) -> ImportReport:
    """Import ``source`` into the folder ``target``, which becomes a site of ours, and report.

    Raises HomepageError when the source is of no known kind or cannot be read, or when the target may not be written;
    nothing was written then.
    """
    if not source.exists():
        raise ContentError([Problem(Location(str(source)), "does not exist")])
    check_target(target, force=force)
    report = ImportReport()
    folder = Folder(source, report)
    report.kind = kind or detect(folder, source)
    report.read.clear()  # what told the kind is not what was read
    report.documents.clear()
    site = bilingual.read(folder, report, importer(report.kind).read)
    legends.marked(site, report)
    outputs = files(site)
    _name_mute(outputs, report)
    account.check(folder, outputs, _try(outputs, site, report), report)
    blocks.check(site, folder, report)
    comments.gather(report)
    outputs[REPORT] = report.text().encode()
    report.files = tuple(sorted(outputs))
    put(outputs, target)
    return report


def _name_mute(outputs: Mapping[str, bytes], report: ImportReport) -> None:
    """Name, once for each file, pictures that say nothing to readers who do not see them: the source did not."""
    for path, data in sorted(outputs.items()):
        found = list(_MUTE.finditer(text := data.decode("utf-8", "replace"))) if path.endswith(".md") else []
        if found:
            what = "a picture has" if len(found) == 1 else f"{len(found)} pictures have"
            where = Location(path, text.count("\n", 0, found[0].start()) + 1)
            report.guess(where, f"{what} no words for readers who do not see them; write these into ![…]")


def _try(outputs: Mapping[str, bytes], site: ImportedSite, report: ImportReport) -> list[str]:
    """Build the site once beside its place: what it shows is measured and returned, what it reports is told."""
    from homepage.build import produce

    with tempfile.TemporaryDirectory() as name:
        put(dict(outputs), Path(name))
        try:
            produced = produce(Path(name))
        except HomepageError as error:
            report.problems = tuple(str(problem) for problem in error.problems)
            report.measure(data.decode("utf-8", "replace") for path, data in outputs.items() if _is_text(path))
            return []
        shown = list(_shown(produced.outputs, site))
        report.measure(shown)
        for tag, other in report.versions.items():
            shown += (pages := list(_shown(produced.outputs, site, f"{tag}/")))
            other.measure(pages)
            report.add(other)
        return shown


def _abstracts(outputs: Mapping[str, bytes], home: str, folder: str) -> Iterator[str]:
    """The abstracts that the pages of publications alone show: the lists that show a choice leave them out."""
    own = re.compile(rf"{re.escape(folder)}publications/[^/]+/index\.html")
    for page in (data.decode() for path, data in outputs.items() if own.fullmatch(path)):
        found = (words.visible(one) for one in _ABSTRACT.findall(page))
        yield from (one for one in found if one.strip() not in home)


def _within(tag: str, page: str) -> str:
    """The text of a page without the bar and the foot that all pages have."""
    return page.partition(f"<{tag}")[2].partition(">")[2].partition(f"</{tag}>")[0]


def _is_text(path: str) -> bool:
    return path.endswith((".yaml", ".md", ".bib"))


def _shown(outputs: Mapping[str, bytes], site: ImportedSite, folder: str = "") -> Iterator[str]:
    """What the home page and the imported pages show, and the BibTeX entries on the pages of the publications.

    Where the home page shows some publications or some news only, their list counts too.

    ``folder`` is that of a further language.
    """
    home = words.visible(_FRAME.sub(" ", outputs[f"{folder}index.html"].decode()))
    yield home
    yield from _abstracts(outputs, home, folder)
    for kind in sorted({one.section.kind for one in site.parts if one.section.limit or one.section.filter}):
        if listing := outputs.get(f"{folder}{kind}/index.html"):
            yield words.visible(_within("main", listing.decode()))
    for one in dict.fromkeys(f"{address(record)}index.html" for record in site.documents.values() if not record.draft):
        yield words.visible(_within("article", outputs[folder + one].decode()))
    for path in (path for path in site.assets if path.startswith("publications/") and path.endswith(".md")):
        if page := outputs.get(f"{folder}{path.removesuffix('.md')}/index.html"):
            yield words.visible(_within("article", page.decode()))
    if site.bibtex or any(path.endswith(".bib") for path in site.assets):
        yield from (data.decode() for path, data in outputs.items() if re.fullmatch(r"bib/.*\.bib", path))
