"""What the files and folders of a site are called, and which of them a name that is not read was meant to be."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from homepage.errors import Location, Problem
from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

TOP = ("content", "templates", "static", "languages")
_FOLDERS = ("pages", "projects", "posts", "publications")
_OTHER_WORDS = {
    **dict.fromkeys(("about.md", "biography.md", "index.md", "home.md", "me.md"), "bio.md"),
    **dict.fromkeys(("papers.bib", "references.bib", "library.bib", "refs.bib", "my.bib"), "publications.bib"),
    **dict.fromkeys(("me.yaml", "profile.yaml", "about.yaml", "author.yaml"), "person.yaml"),
    **dict.fromkeys(
        ("education.yaml", "experience.yaml", "experiences.yaml", "jobs.yaml", "cv.yaml"), "positions.yaml"
    ),
    **dict.fromkeys(("honors.yaml", "honours.yaml", "grants.yaml", "prizes.yaml"), "awards.yaml"),
    **dict.fromkeys(("services.yaml", "reviewing.yaml"), "service.yaml"),
    **dict.fromkeys(("students.yaml", "group.yaml", "team.yaml", "lab.yaml"), "members.yaml"),
    **dict.fromkeys(("teaching.yaml", "lectures.yaml"), "courses.yaml"),
    **dict.fromkeys(("presentations.yaml", "invited_talks.yaml"), "talks.yaml"),
    **dict.fromkeys(("coauthors.yaml", "collaborators.yaml"), "people.yaml"),
    **dict.fromkeys(("software.yaml", "projects.yaml"), "items.yaml"),
}
# Words that people have for kinds of sections.
OTHER_KINDS = {
    **{name.rpartition(".")[0]: meant.rpartition(".")[0] for name, meant in _OTHER_WORDS.items()},
    **dict.fromkeys(("paper", "papers", "bibliography", "articles", "patents"), "publications"),
    **dict.fromkeys(("bio", "biography", "profile", "intro"), "about"),
    **dict.fromkeys(("employment", "career", "internships"), "positions"),
    **dict.fromkeys(("blog", "blogs"), "posts"),
    **dict.fromkeys(("collaborators", "friends"), "people"),
    "page": "text",
}
_MARKDOWN = frozenset({"markdown", "mdown", "mkd", "mdx"})
_HIDDEN_ENDING = lazy(r"(\.(?:yaml|yml|md|bib))\.txt$", re.IGNORECASE)  # Windows does not show the .txt it adds
_CLOSE = 0.8


def meant(path: str, known: Iterable[str], files: Collection[str]) -> str:
    """The file below content/ that ``path`` was meant to be, by its whole name, or an empty string.

    ``known`` are the files that are read there, ``files`` those that are there.
    """
    folder, slash, name = path.rpartition("/")
    name = _HIDDEN_ENDING.sub(r"\1", name)
    stem, _, ending = name.lower().rpartition(".")
    ending = "yaml" if ending == "yml" else "md" if ending in _MARKDOWN else ending
    if slash:
        near = get_close_matches(folder.lower(), _FOLDERS, 1, _CLOSE) if ending == "md" else []
        found = f"{near[0]}/{name.rpartition('.')[0]}.md" if near else path
    else:
        stems = [one.removesuffix(f".{ending}") for one in known if one.endswith(f".{ending}")]
        near = get_close_matches(stem, stems, 1, _CLOSE)
        found = f"{near[0]}.{ending}" if near else _OTHER_WORDS.get(f"{stem}.{ending}", path)
    return "" if found in files else found


def wrong_folders(root: Path) -> list[Problem]:
    """Folders of a site whose name is nearly that of one that is read and that is not there."""
    there = {path.name for path in root.iterdir() if path.is_dir()}
    near = {name: get_close_matches(name.lower(), TOP, 1, _CLOSE) for name in sorted(there - {*TOP})}
    return [
        Problem(Location(name), "is not read", f"rename the folder to {found[0]}", warning=True)
        for name, found in near.items()
        if found and found[0] not in there
    ]


def settings(root: Path) -> str:
    """The file of a folder without site.yaml that was meant to be it, or an empty string."""
    names = ("site.yml", "site.yaml.txt", "site.yml.txt", "site.txt", "_config.yml", "config.yaml")
    return next((path.name for path in sorted(root.iterdir()) if path.name.lower() in ("site.yaml", *names)), "")
