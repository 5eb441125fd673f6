"""The languages of a site, which are known before the texts of site.yaml are read in one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from homepage.content import tags
from homepage.content.parsed import readable
from homepage.content.suggest import did_you_mean
from homepage.content.tags import TAG
from homepage.errors import Location, Problem
from homepage.source import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class SiteLanguages(NamedTuple):
    """The main language of a site, all of its languages when they are several, and what is wrong in their tags."""

    main: str
    several: tuple[str, ...]
    problems: tuple[Problem, ...]


def find(root: Path) -> SiteLanguages:
    """The languages that site.yaml names, the main one first."""
    node, _ = readable(root, "site.yaml")  # its faults are reported when it is read in earnest
    main, several = _scalars(node, "language"), _scalars(node, "languages")
    problems = [
        _problem(one, f"{one.text!r} is not a language tag", tags.remedy(one.text, "such as en, zh or pt-BR"))
        for one in (*main, *several)
        if not TAG.fullmatch(one.text)
    ]
    main = [one for one in main if TAG.fullmatch(one.text)]
    known = list(dict.fromkeys(one.text for one in several if TAG.fullmatch(one.text)))
    first = main[0].text if main else known[0] if known else "en"
    if known and main and first not in known:
        message = f"{first!r} is not among the languages of this site"
        problems.append(_problem(main[0], message, did_you_mean(first, known)))
    return SiteLanguages(first, _with_first(first, known), tuple(problems))


def _with_first(first: str, known: Sequence[str]) -> tuple[str, ...]:
    return (first, *(tag for tag in known if tag != first)) if known else ()


def _scalars(node: yaml.Node | None, key: str) -> list[yaml.Scalar]:
    """The texts of a key, one or a list of them."""
    if not isinstance(node, yaml.Mapping) or key not in node.entries:
        return []
    value = node.entries[key][1]
    nodes = value.items if isinstance(value, yaml.Sequence) else [value]
    return [one for one in nodes if isinstance(one, yaml.Scalar) and not one.is_empty]


def _problem(node: yaml.Node, message: str, hint: str) -> Problem:
    return Problem(Location("site.yaml", node.line, node.column), message, hint)
