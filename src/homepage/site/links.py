"""References of the content to the site itself: every one must lead somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from homepage.content.suggest import did_you_mean
from homepage.content.values import is_local, names_host
from homepage.errors import Location, Problem
from homepage.patterns import lazy
from homepage.site.urls import page_path
from homepage.source.bibtex_problems import Gathered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from homepage.content.config import Site
    from homepage.content.notes import Reference

_TARGETS = lazy(
    r"(?<!\\)\]\(\s*<?([^)\s>]+)|^\s*\[[^\]^]+\]:\s*<?(\S+?)>?\s*$|\b(?:href|src)=[\"']([^\"'\n]+)(?=[\"'])"
    r"|\b(?:poster|captions)=[\"']?([^\s}\"'>]+)",
    re.MULTILINE,
)
# What a page would load of another host, which its security policy forbids; frames are allowed (decision 10).
_LOADED = lazy(
    r"!\[[^\]]*\]\(\s*<?((?:https?:)?//[^)\s>]+)|<(?:img|source|audio|video|script)\b[^>]*?\bsrc=[\"']((?:https?:)?//[^\"']+)",
    re.IGNORECASE,
)
# What the policy forbids within a page: attributes style and onclick, elements style and script without an address.
_INLINE = lazy(r"<[a-z][^<>]*?\s(style|on[a-z]+)\s*=|<(style|script)\b(?![^>]*\bsrc\s*=)[^>]*>", re.IGNORECASE)
_CODE = lazy(r"```.*?```|`[^`\n]*`", re.DOTALL)


def problems(
    references: Collection[Reference], config: Site, outputs: Collection[str], own: Collection[str]
) -> list[Problem]:
    """What is wrong with the references of a site whose outputs stand at the paths ``outputs``.

    Only the author's ``own`` among them are proposed in place of what is missing.
    """
    topics = [topic.id for topic in config.topics]
    groups = [group.id for section in config.sections for group in section.groups]
    found: list[Problem] = []
    for reference in references:
        if reference.kind == "topic":
            found += _undeclared(reference, topics, "topic", "topics")
        elif reference.kind == "group":
            found += _undeclared(reference, groups, "group", "the groups of a section")
        elif reference.kind in ("url", "picture"):
            found += _dead(reference.value, reference.location, outputs, own)
            found += _elsewhere(reference.value, reference.location) if reference.kind == "picture" else []
        elif reference.kind in ("rich", "markdown"):
            for target, location in _targets(reference, _TARGETS):
                found += _dead(target, location, outputs, own)
            for target, location in _targets(reference, _LOADED):
                found += _elsewhere(target, location)
            within = Gathered()
            for word, location in _targets(reference, _INLINE):
                within.add(_without_effect(word.lower(), location), word.lower())
            found += within.told()
    return found


def _without_effect(word: str, location: Location) -> Problem:
    """A warning for a style or script within a text, which no browser follows."""
    hint = "give the element a class, and that class its style in static/custom.css"
    if word != "style":
        hint = "put the script into a file of static/, and name it there: <script src=…>"
    return Problem(location, f"{word} has no effect here: pages allow no styles and scripts within", hint, warning=True)


def _elsewhere(url: str, location: Location) -> list[Problem]:
    """A warning when a picture or film is another host's, so that no browser shows it."""
    if is_local(url) or not url:
        return []
    hint = "copy the file into content/ and give its place there"
    return [Problem(location, f"{url!r} is not shown: pages load nothing from other hosts", hint, warning=True)]


def _undeclared(reference: Reference, declared: list[str], what: str, where: str) -> list[Problem]:
    if reference.value in declared:
        return []
    hint = did_you_mean(reference.value, declared) or f"declare it under {where} in site.yaml"
    return [Problem(reference.location, f"{what} {reference.value!r} is not declared in site.yaml", hint)]


def _targets(reference: Reference, sought: re.Pattern[str]) -> Iterator[tuple[str, Location]]:
    """What a pattern finds in a piece of Markdown, such as link targets, and where it stands; code is not read."""
    text = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), reference.value)
    for match in sought.finditer(text):
        index = match.lastindex or 0
        yield match.group(index), place(reference, match.start(index))


def place(reference: Reference, at: int) -> Location:
    """Where the character ``at`` of a referring text stands in its file."""
    text, start = reference.value, reference.location
    line = text.count("\n", 0, at)
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    whole_line = line > 0 or start.column == 0
    return Location(start.path, start.line + line, column if whole_line else start.column)


def _dead(url: str, location: Location, outputs: Collection[str], own: Collection[str]) -> list[Problem]:
    """A problem when a site address has no output."""
    if not is_local(url) or url.startswith("#") or not url:
        return []
    path = unquote(page_path(url))
    if names_host(url) and path not in outputs:
        return [Problem(location, f"{url!r} has no scheme", f"write https://{url}")]
    if ".." in path.split("/"):
        return [Problem(location, f"{url!r} leads out of the site", "give the path from content/, without ..")]
    if path in outputs:
        return []
    page = f"{path.removesuffix('.md').removeprefix('pages/')}/index.html"
    hint = did_you_mean(page if path.endswith(".md") else path, own).replace("/index.html?", "/?")
    hint = hint if hint.startswith("did") else f"put the file at content/{path}"
    return [Problem(location, f"there is no file or page {url!r} in this site", hint)]
