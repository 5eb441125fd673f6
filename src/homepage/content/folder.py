"""A site folder before its content is read: what is there, and what is the same in every language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from homepage.content import file_names, files, site_languages
from homepage.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.content.records import Publication
    from homepage.content.site_languages import SiteLanguages
    from homepage.source import yaml


class Folder(NamedTuple):
    """A site folder with its files below content/; ``problems`` are what is wrong with these.

    ``documents`` and ``bibliographies`` keep what was read for one language, by path, for the others.
    """

    root: Path
    files: list[str]
    languages: SiteLanguages
    problems: list[Problem]
    documents: dict[str, yaml.Node | None]
    bibliographies: dict[str, dict[str, Publication]]


def opened(root: Path) -> Folder:
    """The site folder ``root``; raises ContentError when it is none."""
    _look_for_settings(root)
    _look_for_content(root)
    return Folder(root, *_found(root), {}, {})


def _found(root: Path) -> tuple[list[str], SiteLanguages, list[Problem]]:
    found, problems = files.below(root)
    languages = site_languages.find(root)
    return found, languages, [*problems, *languages.problems]


def _look_for_settings(root: Path) -> None:
    if not (root / "site.yaml").is_file():
        given = file_names.settings(root)
        begin = "run the command in the folder of a site, or start one with: homepage new DIR"
        hint = f"rename {given} to site.yaml" if given else begin
        raise ContentError([Problem(Location("site.yaml"), "there is no site.yaml here", hint)])


def _look_for_content(root: Path) -> None:
    """Raise an error where content/ is called otherwise: all else would only say that each file of it is missing."""
    found = [] if (root / "content").is_dir() else file_names.wrong_folders(root)
    if any(one.hint.endswith(" content") for one in found):
        raise ContentError([Problem(one.location, "is not read", one.hint) for one in found])
