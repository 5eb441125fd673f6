"""An imported site as files: site.yaml, content/, and the report; the same bytes every time."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from homepage.content.files import FILES
from homepage.content.records import Publication
from homepage.errors import Location, OutputError, Problem
from homepage.importers.emit import document, plain
from homepage.site.urls import slug

if TYPE_CHECKING:
    from homepage.content.config import Section
    from homepage.content.records import Document
    from homepage.importers.site import ImportedSite, Part

REPORT = "IMPORT.md"


def files(site: ImportedSite) -> dict[str, bytes]:
    """Every file of an imported site but the report, by its path."""
    found: dict[str, str] = {}
    sections = [_part(part, site, found) for part in site.parts]
    found["site.yaml"] = _settings(site, sections)
    found["content/person.yaml"] = document(plain(site.person))
    if site.bio.strip():
        found["content/bio.md"] = _guarded(site.bio)
    if site.people:
        found["content/people.yaml"] = document([plain(one) for one in site.people])
    if site.venues:
        found["content/venues.yaml"] = document({name: plain(one) or {} for name, one in site.venues.items()})
    found |= {f"content/{path}": _document(one) for path, one in site.documents.items()}
    assets = {f"content/{path}": _bytes(path, data) for path, data in site.assets.items()}
    return {**assets, **{path: text.encode() for path, text in found.items()}}


def _bytes(path: str, asset: Path | bytes) -> bytes:
    if isinstance(asset, bytes):
        return _guarded(asset.decode()).encode() if re.fullmatch(r"bio\.\w+\.md", path) else asset
    return asset.read_bytes()


def _settings(site: ImportedSite, sections: list[Section]) -> str:
    config = plain(replace(site.config, sections=tuple(sections)))
    head = "# The home page: settings, and its sections in their order. IMPORT.md tells what the import did.\n\n"
    return head + document(config)


def _document(record: Document) -> str:
    """A Markdown file with what is known of it before its text."""
    body = record.body.strip("\n")
    return f"---\n{document(plain(replace(record, body='', key='')))}---\n" + (f"\n{body}\n" if body else "")


def _guarded(text: str) -> str:
    """Markdown that does not begin like front matter."""
    body = text.strip("\n") + "\n"
    return "\n" + body if body.startswith("---\n") else body


def _part(part: Part, site: ImportedSite, found: dict[str, str]) -> Section:
    """The section of a part, with the name of the file that its records are put into."""
    kind = part.section.kind
    if kind == "text":
        section = _put(part.section, "text", ".md", _guarded(part.prose), found)
        stem = (section.file or "").removesuffix(".md")
        found.update({f"content/{stem}.{tag}.md": _guarded(text) for tag, text in part.translations.items()})
        return section
    if kind == "publications":
        return _publications(part, site, found)
    if kind not in FILES:
        return part.section
    name = FILES[kind][0]
    text = document([plain(one) for one in part.records]) if part.records else "[]\n"
    return _put(part.section, Path(name).stem, ".yaml", text, found, default=name)


def _put(section: Section, stem: str, suffix: str, text: str, found: dict[str, str], *, default: str = "") -> Section:
    """Put text where no other part has its own; the section names the file unless it is the usual one of its kind."""
    if section.file:
        name = section.file
        found.setdefault(f"content/{name}", text)
        return section
    name = default if default and f"content/{default}" not in found else free_name(section, stem, suffix, found)
    found[f"content/{name}"] = text
    return section if name == default else replace(section, file=name)


def free_name(section: Section, stem: str, suffix: str, found: dict[str, str]) -> str:
    """A file name made from the section's title that is not taken; ``stem`` serves when there is no title."""
    taken = {"content/bio.md", "content/person.yaml", "content/people.yaml", "content/venues.yaml", *found}
    title: Any = section.title
    base = slug(next(iter(title.values())) if isinstance(title, dict) else title)[:40].strip("-") or stem
    base = base if base.isascii() else stem
    name, number = base + suffix, 2
    while f"content/{name}" in taken:
        name, number = f"{base}-{number}{suffix}", number + 1
    return name


def _publications(part: Part, site: ImportedSite, found: dict[str, str]) -> Section:
    works = [one for one in part.records if isinstance(one, Publication)]
    if not works and (part.section.filter or "publications.bib" in site.assets):
        return part.section  # a selection from the records of another section, or a bibliography as it was
    if any(not work.key for work in works):
        return _put(part.section, "publications", ".yaml", document([plain(one) for one in works]), found)
    text = document({work.key: plain(work) for work in works}) if works else "{}\n"
    section = _put(part.section, "publications", ".yaml", text, found, default="publications.yaml")
    entries = _entries(works, site)
    if not entries:
        return section
    name = (section.file or "publications.yaml").removesuffix(".yaml").removesuffix(".bib") + ".bib"
    found[f"content/{name}"] = entries
    return section if name == "publications.bib" else replace(section, file=name)


def _entries(works: list[Publication], site: ImportedSite) -> str:
    """The bibliography of some works; when any has an entry, all do, so that the file keeps their order."""
    from homepage.output.bibliography import generated

    if not any(work.key in site.bibtex for work in works):
        return ""
    texts = [site.bibtex.get(work.key) or generated(work) for work in works]
    return "\n\n".join(text.strip() for text in texts) + "\n"


def check_target(target: Path, *, force: bool) -> None:
    """Raise OutputError when the target holds something that must not be overwritten."""
    if target.exists() and not target.is_dir():
        raise OutputError([Problem(Location(str(target)), "is a file, not a folder")])
    if target.is_dir() and any(target.iterdir()) and not force:
        raise OutputError([Problem(Location(str(target)), "is not empty", "choose a new folder, or use --force")])


def put(outputs: dict[str, bytes], target: Path) -> None:
    """Write files below ``target``; raises OutputError when that is not possible."""
    try:
        for path, data in sorted(outputs.items()):
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            _replace(place, data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError([Problem(Location(str(target)), f"cannot be written: {reason}")]) from error


def _replace(place: Path, data: bytes) -> None:
    temporary = place.with_name(f".{place.name[:80]}.new")
    temporary.write_bytes(data)
    os.replace(temporary, place)
