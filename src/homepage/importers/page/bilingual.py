"""A page that holds its text in several languages, one shown at a time, as one site in these languages.

Elements say their language by ``lang`` or by their class: ``class="i18n zh"``. The page is read once for each language,
with the elements of the others left out. Where both readings have the same structure, what differs is one value in two
languages; where they have not, nothing is certain and the page is read as it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from homepage.errors import Location
from homepage.importers.front_matter.languages import spoken
from homepage.importers.page.correspondence import UncertainError, form, joined_part, leniently
from homepage.importers.prose.inline import attributes
from homepage.importers.report import ImportReport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from homepage.importers.folder import Folder
    from homepage.importers.site import ImportedSite

_ELEMENT = re.compile(r"<(div|section|article|span|p|ul|ol|li|h[1-6]|td|tr|b|strong|em|i)\b([^<>]*)>", re.IGNORECASE)
_PARTS = frozenset(("div", "section", "article"))
_TAG = re.compile(r"[A-Za-z]{2}(?:-\w+)?")


class Element(NamedTuple):
    """A piece of a text that is in one language."""

    tag: str
    start: int
    end: int


def elements(text: str) -> Iterator[Element]:
    """The outermost elements of a text that say their language."""
    at = 0
    while match := _ELEMENT.search(text, at):
        tag = _language(match.group(1), match.group(2))
        at = _end(text, match) if tag else match.end()
        if tag:
            yield Element(tag, match.start(), at)


def _language(name: str, inside: str) -> str:
    """The language that an element shows its text in; ``lang`` on a few words says only how they are read."""
    known = attributes(inside)
    named = known.get("class", "").lower().split()
    marked = bool({"i18n", "lang", "language", "locale"} & set(named)) or any(one.startswith("lang-") for one in named)
    tags = [known.get("lang", "") if name.lower() in _PARTS else ""]
    named += [known.get(key, "").lower() for key in ("id", "data-lang")]
    tags += [one.removeprefix("lang-") for one in named if marked]
    return next((one[:2].lower() for one in tags if _TAG.fullmatch(one) and one[:2].lower() in spoken()), "")


def _end(text: str, opening: re.Match[str]) -> int:
    """Where an element ends; at the end of the text when it is never closed."""
    depth = 0
    for match in re.finditer(rf"<(/?){opening.group(1)}\b[^<>]*>", text[opening.start() :], re.IGNORECASE):
        depth += -1 if match.group(1) else 1
        if depth == 0:
            return opening.start() + match.end()
    return len(text)


def languages(text: str) -> list[str]:
    """The languages of a text whose elements come in equal numbers of each; empty when it is in one language."""
    tags = [element.tag for element in elements(text)]
    found = list(dict.fromkeys(tags))
    return found if len(found) > 1 and len({tags.count(tag) for tag in found}) == 1 else []


def version(text: str, tag: str) -> str:
    """A text in one of its languages, its lines in their places."""
    found, at = [], 0
    for element in elements(text):
        if element.tag != tag:
            found += [text[at : element.start], "\n" * text.count("\n", element.start, element.end)]
            at = element.end
    return "".join([*found, text[at:]])


def read(folder: Folder, report: ImportReport, reader: Callable[[Folder, ImportReport], ImportedSite]) -> ImportedSite:
    """The site of a source, in all languages of its pages where these can be told apart."""
    probe = folder.within(ImportReport(), str)
    names = [name for name in folder.files() if name.lower().endswith((".md", ".markdown", ".html", ".htm"))]
    tags = list(dict.fromkeys(tag for name in names for tag in languages(probe.text(name) or "")))
    if len(tags) < 2:
        return reader(folder, report)
    site = together(report, tags, lambda tag, told: reader(folder.within(told, lambda text: version(text, tag)), told))
    if site is None:
        report.kept(Location(names[0]), f"its texts in {' and '.join(tags)} do not correspond; they stand together")
        return reader(folder, report)
    report.guess(Location(names[0]), f"its texts in {' and '.join(tags)} were read as one site in these languages")
    return site


def together(
    report: ImportReport, tags: Sequence[str], reader: Callable[[str, ImportReport], ImportedSite]
) -> ImportedSite | None:
    """The readings of a source in several languages as one site; None, with nothing told, if they do not correspond."""
    mark, seen = report.mark(), report.seen_so_far()
    main = reader(tags[0], report)
    try:
        for tag in tags[1:]:
            silent = ImportReport()
            _join(main, reader(tag, silent), (tags[0], tag))
            report.versions[tag] = silent
    except UncertainError:
        report.back_to(mark)
        report.forget(seen)
        report.versions.clear()
        return None
    main.config = replace(main.config, language=tags[0], languages=tuple(tags))
    return main


def _join(main: ImportedSite, other: ImportedSite, tags: tuple[str, str]) -> None:
    """Add another reading to the first one."""
    if [form(part) for part in main.parts] != [form(part) for part in other.parts]:
        raise UncertainError
    joined = [joined_part(one, two, tags) for one, two in zip(main.parts, other.parts, strict=True)]
    main.parts = joined
    main.person = leniently(main.person, other.person, tags)
    main.config = leniently(main.config, other.config, tags)
    if other.bio != main.bio:
        main.assets[f"bio.{tags[1]}.md"] = (other.bio.strip() + "\n").encode()
    for path, document in other.documents.items():
        if path in main.documents and document.body != main.documents[path].body:
            main.documents[f"{path.removesuffix('.md')}.{tags[1]}.md"] = replace(document, aliases=())
    main.assets = {**other.assets, **main.assets}
