"""What site.yaml says, and what it leaves to the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content import words as interface
from homepage.content.config import Section, Site
from homepage.content.decode import Decoder
from homepage.content.parsed import readable
from homepage.content.suggest import did_you_mean
from homepage.errors import Location, Problem
from homepage.source import yaml

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.content.reader import Reader


def setting(root: Path, key: str, value: str | None = None) -> Location:
    """Where site.yaml says ``key: value``, for problems that are found when the file is long read."""
    found = yaml.find(readable(root, "site.yaml")[0], key, value)
    return Location("site.yaml", found.line, found.column) if found else Location("site.yaml")


def of(reader: Reader) -> Site:
    """The settings of a site; those that are right about its sections, when others are wrong."""
    config = reader.one("site.yaml", Site) or Site(sections=_sound_sections(reader))
    base_url = config.base_url or (f"https://{config.cname}/" if config.cname else None)
    return replace(config, language=reader.main, languages=reader.languages, base_url=base_url)


def _sound_sections(reader: Reader) -> tuple[Section, ...]:
    """The sections of wrong settings that are right: what is wrong in their files is told in the same run."""
    node, _ = readable(reader.root, "site.yaml")
    listed = node.entries.get("sections") if isinstance(node, yaml.Mapping) else None
    if listed is None or not isinstance(listed[1], yaml.Sequence):
        return ()
    return Decoder("site.yaml", reader.language, languages=reader.languages).records(listed[1], Section)


def words(reader: Reader) -> interface.Words:
    """The words of the interface in the language that is read."""
    path = f"languages/{reader.language}.yaml"
    own = reader.decoded(path)[0] if reader.is_there(path) else None
    key = "languages" if reader.languages else "language"
    asked = setting(reader.root, key) if own is None else Location(path)
    found, problems = interface.of(reader.language, own, asked)
    reader.findings.problems += problems
    return found


def with_words(config: Site, words: interface.Words) -> Site:
    """The settings, where what the author left to the language of the page is said in it."""
    listing, projects, posts = config.publications, config.projects, config.posts
    return replace(
        config,
        now=config.now or words("now"),
        bibtex_label=config.bibtex_label or words("bibtex"),
        publications=replace(listing, title=listing.title or words("publications")),
        projects=replace(projects, title=projects.title or words("section_projects")),
        posts=replace(posts, title=posts.title or words("section_posts")),
    )


def style_sheet(style: str, reader: Reader) -> bytes:
    """The citation style that is a file of the site, as it stands there; empty for one of the program's."""
    if not style.endswith(".csl"):
        return b""
    if style not in reader.files:
        hint = did_you_mean(style, [name for name in reader.files if name.endswith(".csl")])
        message = f"citation_style: there is no file content/{style}"
        reader.findings.problems.append(Problem(setting(reader.root, "citation_style"), message, hint))
        return b""
    return (reader.root / "content" / style).read_bytes()
