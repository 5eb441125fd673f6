"""Author lists as they are shown: who is oneself, who has a page, which marks stand where, who is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.site.names import Directory, Identity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.config import RoleNotes, Site
    from homepage.content.loaded import Content
    from homepage.content.records import Author, Publication

MARKS = {"equal": "*", "corresponding": "✉", "co-first": "†", "co-senior": "‡", "student": "§"}
OTHER_MARKS = ("*", "†", "‡", "§", "¶", "#", "✉")


class Name(Struct, frozen=True, kw_only=True):
    """One author as shown."""

    text: str
    url: str | None = None
    marks: str = ""
    is_self: bool = False
    roles: tuple[str, ...] = ()


class Byline(Struct, frozen=True, kw_only=True):
    """An author list: ``gap`` tells that names before the last one shown were left out.

    ``editors`` counts them where they stand in place of authors, as for an edited volume.
    """

    shown: tuple[Name, ...]
    hidden: tuple[Name, ...] = ()
    gap: bool = False
    et_al: bool = False
    notes: tuple[str, ...] = ()
    editors: int = 0


class Bylines:
    """Makes bylines for one site: it knows the page's own person and the people with pages."""

    def __init__(self, content: Content) -> None:
        person, config = content.person, content.config
        own = [name for name in (person.name, person.native_name, *person.aliases) if name]
        self._self = Identity(own, family=person.family_name)
        self._people = Directory()
        for one in content.people:
            if one.url:
                self._people.add((one.name, *one.aliases), one.url)
        self._meanings = {mark.mark: mark.meaning for mark in config.marks}
        self._marks = _marks(config)
        self._notes = _role_notes(content)
        self._known: dict[Author, Name] = {}

    def of(self, work: Publication, most: int = 0, *, unfolds: bool = True) -> Byline:
        """The authors of a publication, else its editors; ``most`` are shown, all for 0, the own name in any case.

        The notes explain the marks that a reader gets to see: those of left-out names only when the list ``unfolds``.
        """
        names = [self.name(author) for author in work.author or work.editor]
        shown, hidden, gap = shorten(names, most)
        roles = {role for name in (*shown, *(hidden if unfolds else ())) for role in name.roles}
        notes = tuple(
            _explained(note, self._marks[role]) for role, note in self._notes.items() if role in roles and note
        )
        editors = 0 if work.author else len(names)
        et_al = work.others or bool(hidden)
        return Byline(shown=shown, hidden=hidden, gap=gap, et_al=et_al, notes=notes, editors=editors)

    def is_self(self, author: Author) -> bool:
        """Whether an author is the person of this site."""
        return self.name(author).is_self

    def resembles_self(self, author: Author) -> bool:
        """Whether an author who is not recognised as the person of this site may be that person with other initials."""
        return not self.is_self(author) and self._self.resembles(author)

    def name(self, author: Author) -> Name:
        """One person as shown; co-authors recur, and their records are shared."""
        found = self._known.get(author)
        if found is None:
            found = self._known[author] = self._name(author)
        return found

    def roles(self, author: Author) -> list[str]:
        """What an author's part was, as stated and as marked."""
        meant = [self._meanings[mark] for mark in author.marks if mark in self._meanings]
        return list(dict.fromkeys([*author.roles, *meant]))

    def _name(self, author: Author) -> Name:
        raw = [mark for mark in author.marks if mark not in self._meanings]
        roles = self.roles(author)
        marks = "".join([*(self._marks[role] for role in roles), *raw])
        is_self = self._self.matches(author)
        url = author.url or (None if is_self else self._people.page(author.full))
        return Name(text=author.full, url=url, marks=marks, is_self=is_self, roles=tuple(roles))


def _explained(note: str, mark: str) -> str:
    """The note of a mark, which stays on one line with what follows it."""
    return note.replace("{mark} ", f"{mark}\u00a0").replace("{mark}", mark)


def _marks(config: Site) -> dict[str, str]:
    """The mark of each role: the one that the site declares, else the usual one unless another role has it."""
    declared: dict[str, str] = {}
    for one in config.marks:
        declared.setdefault(one.meaning, one.mark)
    marks = dict(declared)
    for role, mark in MARKS.items():
        free = (one for one in (mark, *OTHER_MARKS) if one not in marks.values())
        marks.setdefault(role, next(free, mark))
    return marks


def _role_notes(content: Content) -> dict[str, str]:
    """The note of each role: the site's, else that of its language; an empty one is not shown."""
    notes: RoleNotes = content.config.role_notes
    given = {
        "equal": notes.equal,
        "corresponding": notes.corresponding,
        "co-first": notes.co_first,
        "co-senior": notes.co_senior,
        "student": notes.student,
    }
    usual = {role: content.words(f"role_{role.replace('-', '_')}") for role in given}
    return {role: usual[role] if note is None else note for role, note in given.items()}


def shorten(names: Sequence[Name], most: int) -> tuple[tuple[Name, ...], tuple[Name, ...], bool]:
    """The names to show, those left out, and whether the last one shown stands after a gap.

    The first ``most`` are shown; when oneself is not among them, oneself is shown after them.
    """
    if most <= 0 or len(names) <= most:
        return tuple(names), (), False
    shown, hidden = list(names[:most]), list(names[most:])
    own = next((name for name in hidden if name.is_self), None)
    if own is None or any(name.is_self for name in shown):
        return tuple(shown), tuple(hidden), False
    gap = hidden[0] is not own
    hidden.remove(own)
    return (*shown, own), tuple(hidden), gap
