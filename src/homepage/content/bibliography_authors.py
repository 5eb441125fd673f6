"""Authors of an entry: names as plain text, marks typed on them, and roles from biblatex's `author+an`."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, get_args

from homepage.content.records import Author, AuthorRole
from homepage.patterns import lazy
from homepage.source.bibtex_names import Name, NameList, split_names
from homepage.source.latex import decode

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from homepage.source.bibtex import Entry

_ROLES: dict[str, AuthorRole] = {
    **{role: role for role in get_args(AuthorRole)},
    "equal contribution": "equal",
    "equal-contribution": "equal",
    "equalcontribution": "equal",
    "contributed equally": "equal",
    "equalcontrib": "equal",
    "equal contrib": "equal",
    "corr": "corresponding",
    "correspondence": "corresponding",
    "corresponding author": "corresponding",
    "cofirst": "co-first",
    "co first": "co-first",
    "cosenior": "co-senior",
    "co senior": "co-senior",
}
# Words that packages for a curriculum vitae put on the owner's name, which this site finds by itself.
_SETS_OWNER_OFF = frozenset(("highlight", "me", "self", "bold", "myself", "underline"))
_ANNOTATION = lazy(r"\s*(\d+)\s*(?::[^=]*)?=\s*([^;]*)")
_SPACES = lazy(r"\s+")


class Acquaintances:
    """The full names that the lists of a file have, gathered when a list of doubtful cut asks for the first time."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries

    @property
    def were_asked(self) -> bool:
        """Whether any list was of doubtful cut: then its names depend on those of the other lists."""
        return "_names" in self.__dict__

    def __contains__(self, name: object) -> bool:
        return _folded(str(name)) in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        lists = (entry.fields.get(field, "") for entry in self._entries for field in ("author", "editor"))
        names = (name for value in lists if " and " in value for name in split_names(value).names)
        return frozenset(_folded(f"{name.given} {name.prefix} {name.family}") for name in names if name.given)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def authors(value: str, known: Container[str] = ()) -> tuple[tuple[Author, ...], NameList]:
    """The authors of a field as written, and the list they stand in; ``known`` holds full names of the file."""
    names = split_names(value, known.__contains__)
    found = tuple(author for name in names.names if (author := _author(name)) is not None)
    return found, names


@lru_cache(maxsize=4096)
def _author(name: Name) -> Author | None:
    # A co-author's name recurs hundreds of times in one file; records are immutable, so one of them serves all.
    if name.literal:
        literal = _text(name.literal)
        if "," in literal:
            # As `name` it would be turned round; a group of that name is not.
            return Author(family=literal, marks=name.marks)
        return Author(name=literal, marks=name.marks) if literal else None
    family = _text(name.family)
    if not family:
        given = _text(name.given)
        return Author(name=given, marks=name.marks) if given else None
    return Author(
        family=family,
        given=_text(name.given) or None,
        prefix=_text(name.prefix) or None,
        suffix=_text(name.suffix) or None,
        marks=name.marks,
    )


def _text(value: str) -> str:
    """A part of a name; ties and thin spaces become spaces, so that names compare equal."""
    return _SPACES.sub(" ", decode(value)).strip().replace(". -", ".-") if value else ""


def annotated(people: tuple[Author, ...], fields: Mapping[str, str]) -> tuple[tuple[Author, ...], dict[str, str]]:
    """The authors with the roles that `author+an = {1=equal; 2=corresponding}` gives them.

    With them comes what was left out: messages and the cause of each.
    """
    roles: dict[int, list[AuthorRole]] = {}
    unknown: dict[str, str] = {}
    for name, value in fields.items():
        if name == "author+an" or name.startswith("author+an:"):
            _collect_roles(value, len(people), roles, unknown)
    if not roles:
        return people, unknown
    return tuple(_with_roles(person, roles.get(place, [])) for place, person in enumerate(people, 1)), unknown


def _collect_roles(value: str, count: int, roles: dict[int, list[AuthorRole]], unknown: dict[str, str]) -> None:
    for match in _ANNOTATION.finditer(value):
        place = int(match[1])
        if not 1 <= place <= count:
            unknown[f"author+an speaks of author {place}, but there are {count}; left out"] = "place"
            continue
        for word in match[2].split(","):
            text = word.strip().strip("\"'{}").strip()
            role = _ROLES.get(text.lower())
            if role is not None:
                roles.setdefault(place, []).append(role)
            elif text and text.lower() not in _SETS_OWNER_OFF:
                known = ", ".join(get_args(AuthorRole))
                message = f'author+an gives author {place} the part "{text}", which is not one of {known}; left out'
                unknown[message] = f"part {text.lower()}"


def _with_roles(person: Author, roles: list[AuthorRole]) -> Author:
    from msgspec.structs import replace

    return replace(person, roles=tuple(dict.fromkeys((*person.roles, *roles)))) if roles else person
