"""Posts in the layout distill: their authors, citations, footnotes, formulas and code, as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content import bibliography
from homepage.importers.jekyll.library import reference, short
from homepage.source import bibtex

if TYPE_CHECKING:
    from homepage.content.records import Publication
    from homepage.importers.folder import Folder
    from homepage.importers.front_matter.reader import Page

_CITE = re.compile(r"[ \t]*<d-cite\b[^>]*?\bkey=[\"']([^\"']*)[\"'][^>]*>(?:\s*</d-cite\s*>)?", re.IGNORECASE)
_NOTE = re.compile(r"<d-footnote\b[^>]*>(.*?)</d-footnote\s*>", re.DOTALL | re.IGNORECASE)
_MATH = re.compile(r"<d-math\b([^>]*)>(.*?)</d-math\s*>", re.DOTALL | re.IGNORECASE)
_CODE = re.compile(r"<d-code\b([^>]*)>(.*?)</d-code\s*>", re.DOTALL | re.IGNORECASE)
_LISTS = re.compile(r"</?d-(?:bibliography|appendix|byline|title|article|front-matter)\b[^>]*>", re.IGNORECASE)
_FOLDERS = ("assets/bibliography/", "_bibliography/", "")


def written_out(page: Page, folder: Folder) -> None:
    """Write the elements of distill in a page as Markdown; what it cites is listed at its end."""
    if page.fields.text("layout") != "distill" and "<d-" not in page.body:
        return
    works = _works(page, folder)
    cited: dict[str, Publication] = {}
    notes: list[str] = []

    def citation(match: re.Match[str]) -> str:
        found = {key: works[key] for one in match.group(1).split(",") if (key := one.strip()) in works}
        cited.update(found)
        return f" ({'; '.join(_linked(short(work), work) for work in found.values())})" if found else ""

    def note(match: re.Match[str]) -> str:
        notes.append(" ".join(match.group(1).split()))
        return f"[^note-{len(notes)}]"

    body = _CODE.sub(_code, _MATH.sub(_math, _LISTS.sub("", page.body)))
    body = _CITE.sub(citation, _NOTE.sub(note, body))
    listed = "\n".join(f"- {reference(work, work.url or _doi(work))}" for work in cited.values())
    ends = [f"[^note-{number}]: {_CITE.sub(citation, text)}" for number, text in enumerate(notes, 1)]
    parts = [_authors(page), body.strip("\n"), "\n".join(ends), f"## References\n\n{listed}" if listed else ""]
    page.body = "\n\n".join(part for part in parts if part) + "\n"


def _works(page: Page, folder: Folder) -> dict[str, Publication]:
    name = page.fields.text("bibliography")
    path = next((path for one in _FOLDERS if name and (path := folder.path(one + name))), None)
    return dict(bibliography.publications(bibtex.read(path.read_bytes(), name), name)[0]) if path else {}


def _authors(page: Page) -> str:
    """Who wrote a post, each with where they are."""
    found = []
    for one in page.fields.tables("authors"):
        name, url = one.text("name"), one.text("url")
        place = one.table("affiliations").text("name") or one.text("affiliation", "affiliations")
        named = f"[{name}]({url})" if name and url else name
        found.append(f"{named} ({place})" if place else named)
    return f"*{', '.join(one for one in found if one)}*" if any(found) else ""


def _linked(text: str, work: Publication) -> str:
    address = work.url or _doi(work)
    return f"[{text}]({address})" if address else text


def _doi(work: Publication) -> str:
    return f"https://doi.org/{work.doi}" if work.doi else ""


def _math(match: re.Match[str]) -> str:
    formula = " ".join(match.group(2).split())
    return f"\n\n$${formula}$$\n\n" if "block" in match.group(1) else f"${formula}$"


def _code(match: re.Match[str]) -> str:
    language = re.search(r"language=[\"']?([\w+#-]+)", match.group(1))
    code = match.group(2).strip("\n")
    if "block" not in match.group(1):
        return f"`{code.strip()}`"
    return f"\n\n```{language.group(1) if language else ''}\n{code}\n```\n\n"
