"""The home page of a site in several languages, as people keep it: `about.md` and beside it `about_zh.md`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.errors import Location
from homepage.importers.acad_homepage.includes import expanded
from homepage.importers.front_matter.languages import spoken
from homepage.importers.page import bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from homepage.importers.folder import Folder
    from homepage.importers.site import ImportedSite

_PERMALINK = re.compile(r"^permalink:\s*[\"']?([^\s\"']+)", re.MULTILINE)
_COUNTRIES = {"cn": "zh", "jp": "ja", "kr": "ko"}
_EAST_ASIAN = re.compile("[\u3400-\u9fff]")
_SHARE = 4  # one letter of so many, and a text is Chinese


def read(folder: Folder, name: str, reader: Callable[[Folder, str, Collection[str]], ImportedSite]) -> ImportedSite:
    """The site of a home page, in all languages in which it has the same sections."""
    report = folder.report
    versions = _versions(folder, name)
    if not versions:
        return reader(folder, name, ())
    paths = {_spoken_in(folder, name): name, **versions}
    site = bilingual.together(
        report,
        list(paths),
        lambda tag, told: reader(folder if told is report else folder.within(told, str), paths[tag], paths.values()),
    )
    for tag, path in versions.items():
        if site is None:
            told = f"the home page in {tag} has other sections than the first one; it is a page of its own"
            report.kept(Location(path), told)
        else:
            report.guess(Location(path), f"was read as the home page in {tag}, with all that both languages share")
    return site or reader(folder, name, ())


def addresses(folder: Folder, name: str) -> tuple[str, ...]:
    """Where the versions of a home page stood."""
    texts = (folder.text(path) or "" for path in _versions(folder, name).values())
    return tuple(match.group(1).strip("/") + "/" for text in texts if (match := _PERMALINK.search(text)))


def _versions(folder: Folder, name: str) -> dict[str, str]:
    """The pages that have the name of the home page and a language, by this; those that have an address."""
    where, _, last = name.rpartition("/")
    stem = re.escape(last.rpartition(".")[0])
    pattern = re.compile(
        rf"{re.escape(where)}/(?:(\w\w)/{stem}|{stem}[-_.](\w\w)(?:[-_]\w\w)?)\.(?:md|html)", re.IGNORECASE
    )
    found: dict[str, str] = {}
    own = _spoken_in(folder, name)
    for path in folder.files() if folder.only is None else ():
        match = pattern.fullmatch(path)
        tag = (match.group(1) or match.group(2)).lower() if match else ""
        tag = _COUNTRIES.get(tag, tag)
        if tag in spoken() - {own} - set(found) and _PERMALINK.search(folder.text(path) or ""):
            found[tag] = path
    return found


def _spoken_in(folder: Folder, name: str) -> str:
    """The language of a home page, told by its letters: settings of templates name one that nobody changed."""
    text = re.sub(r"<[^>]*>|\]\([^)]*\)|\{%.*?%\}", "", expanded(folder, folder.text(name) or "", name, set()))
    letters = re.findall(r"[^\W\d_]", text)
    return "zh" if _SHARE * len(_EAST_ASIAN.findall(text)) > len(letters) else "en"
