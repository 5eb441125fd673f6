"""What an import says of itself: every guess, every block kept whole, everything left out, and the words it counted."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from homepage.errors import Location
from homepage.importers import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_MIXED = re.compile(r"[^\W\d_]\d")
_PART = re.compile(r"[^\W\d_]+|\d+")
Kind = Literal["damaged", "kept", "guess", "left out", "missing", "lost links"]
_TITLES: dict[Kind, str] = {
    "damaged": "Damaged characters, shown as \N{REPLACEMENT CHARACTER} until you repair them",
    "kept": "Kept whole, because it could not be split with confidence",
    "missing": "Files and pages that the source refers to and that were not found",
    "lost links": "Links, pictures and documents of the source that nothing here leads to",
    "guess": "Guesses, to be checked",
    "left out": "Left out",
}
# The name of an emoji and a formula with commands: shown as signs.
_SIGN = re.compile(r"(?<!\w):[a-z][a-z0-9_+-]*:(?!\w)|\$[^$\n]*\\[a-z][^$\n]*\$")


class Note(Struct, frozen=True, kw_only=True):
    """One line of the report."""

    kind: Kind
    location: Location
    text: str
    whole: str = ""  # all the words of what is spoken of, where the text is shortened

    def __str__(self) -> str:
        return f"{self.location}: {self.text}"


class ImportReport:
    """Collects notes and words while a site is imported.

    ``saw`` counts the visible words of the source, ``left_out`` takes its words off again, and `measure` compares the
    rest with what the built site shows.
    """

    def __init__(self) -> None:
        self.kind = ""
        self.notes: list[Note] = []
        self.words_in = 0
        self.words_out = 0
        self.lost: tuple[tuple[str, Location], ...] = ()
        self.files: tuple[str, ...] = ()
        self.problems: tuple[str, ...] = ()
        self.versions: dict[str, ImportReport] = {}  # what was read of the same source in further languages
        self.read: set[str] = set()  # the files whose text was asked for
        self.documents: list[tuple[str, Any]] = []  # settings and front matter that were read, with their files
        self._seen: list[tuple[str, Location]] = []
        self._left: Counter[str] = Counter()

    def saw(self, text: str, location: Location) -> None:
        """Count visible text of the source."""
        self._seen += [(word, location) for word in words.of(_SIGN.sub(" ", text))]

    def opened(self, path: str, document: Any) -> Any:
        """Settings or front matter as they were read: from now on every key has to be accounted for."""
        self.documents.append((path, document))
        return document

    def guess(self, location: Location, text: str) -> None:
        """Something was decided that the source does not say."""
        self._note("guess", location, text)

    def kept(self, location: Location, text: str) -> None:
        """A block was kept whole."""
        self._note("kept", location, text)

    def missing(self, location: Location, text: str) -> None:
        """The source refers to something that is not there."""
        self._note("missing", location, text)

    def lost_link(self, location: Location, address: str) -> None:
        """An address of the source stands nowhere in the result."""
        self._note("lost links", location, address)

    def damaged(self, location: Location, text: str) -> None:
        """A character of the source cannot be read."""
        self._note("damaged", location, text)

    def left_out(self, location: Location, text: str, visible: str = "", *, whole: str = "") -> None:
        """Something does not come over; ``visible`` is what of it was counted as seen, ``whole`` all that it says."""
        self._note("left out", location, text, whole)
        self._left.update(words.of(visible))

    def words_left_out(self) -> str:
        """All visible words that do not come over, as was told."""
        return " ".join(self._left.elements())

    def seen_so_far(self) -> int:
        """How many words were counted until now."""
        return len(self._seen)

    def forget(self, seen: int) -> None:
        """Count no word that was seen since there were ``seen``."""
        del self._seen[seen:]

    def mark(self) -> tuple[int, Counter[str]]:
        """A place to come back to when an attempt is given up."""
        return len(self.notes), self._left.copy()

    def back_to(self, mark: tuple[int, Counter[str]]) -> None:
        """Forget what was said since."""
        del self.notes[mark[0] :]
        self._left = mark[1]

    def _note(self, kind: Kind, location: Location, text: str, whole: str = "") -> None:
        note = Note(kind=kind, location=location, text=" ".join(text.split()), whole=whole)
        if note not in self.notes:
            self.notes.append(note)

    def measure(self, pages: Iterable[str]) -> None:
        """Compare the words seen with those of the built site's ``pages`` (plain text).

        Of several places that say a word too often, it is missing in that which lacks most of its words.
        """
        found = Counter(word for page in pages for word in words.of(page))
        places: dict[Location, Counter[str]] = {}
        for word, location in self._seen:
            places.setdefault(location, Counter())[word] += 1
        seen = Counter(word for word, _ in self._seen)
        missing = seen - (found + self._left) - _parts((found + self._left) - seen)
        share = {place: (said & missing).total() / said.total() for place, said in places.items()}
        lost = []
        for place in sorted(places, key=lambda place: share[place], reverse=True):
            gone = places[place] & missing
            missing -= gone
            lost += [(word, place) for word in gone.elements()]
        self.lost = tuple(lost)
        self.words_in = len(self._seen) - sum(min(count, self._count(word)) for word, count in self._left.items())
        self.words_out = self.words_in - len(lost)

    def add(self, other: ImportReport) -> None:
        """Count the words that were measured in a further language, too."""
        self.lost += other.lost
        self.words_in += other.words_in
        self.words_out += other.words_out

    def lose(self, found: Sequence[str], location: Location) -> None:
        """Count words that no importer saw, and that the built site does not show."""
        self.lost += tuple((word, location) for word in found)
        self.words_in += len(found)

    def _count(self, word: str) -> int:
        return sum(1 for seen, _ in self._seen if seen == word)

    def of(self, kind: Kind) -> list[Note]:
        """The notes of one kind, in the order of the source."""
        return sorted((note for note in self.notes if note.kind == kind), key=lambda note: note.location.order())

    def summary(self) -> str:
        """One line for the terminal."""
        counted = ", ".join(_counted(kind, len(self.of(kind))) for kind in _TITLES if self.of(kind))
        return f"{self.words_in} visible words in, {self.words_out} of them out" + (f"; {counted}" if counted else "")

    def text(self, shown: Callable[[str], str] | None = None) -> str:
        """The whole report as Markdown; ``shown`` says how words of the source are written, else guarded from it."""
        shown = shown or _guarded
        parts = [f"# Import of a page of kind {self.kind}", "", self.summary() + "."]
        if self.lost:
            parts += ["", "## Words that the built site does not show", "", *self._lost_lines()]
        if self.problems:
            parts += ["", "## To be repaired before the site builds", ""]
            parts += [f"- {shown(one)}" for one in self.problems]
        for kind, title in _TITLES.items():
            if notes := self.of(kind):
                parts += ["", f"## {title}", "", *(f"- {shown(str(note))}" for note in notes)]
        return "\n".join(parts) + "\n"

    def _lost_lines(self) -> list[str]:
        found: dict[Location, list[str]] = {}
        for word, location in self.lost:
            found.setdefault(location, []).append(word)
        return [f"- {location}: {' '.join(found[location])}" for location in sorted(found, key=Location.order)]


def _counted(kind: Kind, number: int) -> str:
    named = {"guess": ("guess", "guesses"), "lost links": ("lost link", "lost links")}
    one, more = named.get(kind, (kind, kind))
    return f"{number} {one if number == 1 else more}"


def _guarded(text: str) -> str:
    """Text that Markdown shows as it is: what came from a page must not become markup of the report."""
    return "".join(f"\\{sign}" if sign in "\\`*_<>[]" else sign for sign in text)


def _parts(spare: Counter[str]) -> Counter[str]:
    """The letters and numbers of words that mix them: MoO3 shows what was counted as MoO with a lowered 3."""
    return Counter(part for word in spare.elements() if _MIXED.search(word) for part in _PART.findall(word))
