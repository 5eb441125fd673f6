"""From located values to records, with every problem of a file in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from homepage.content import keys, pairs, several, translations
from homepage.content.notes import INVALID, Notes
from homepage.content.scalars import scalar
from homepage.content.shapes import Shape, Slot, shorthand, slots
from homepage.content.suggest import did_you_mean
from homepage.source.yaml import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Table

    from msgspec import Struct

    from homepage.content.notes import Findings

R = TypeVar("R", bound="Struct")

_KEYS = 30  # of a record, that a hint lists
_SHORT = 30  # characters of a text that a hint repeats


class Decoder:
    """Decodes the nodes of one file; ``notes`` has its problems and references.

    ``addresses`` are those of pages by the paths of their files, so that links may name either.
    ``language`` picks the text of a field that is given per language; its absence falls back to the first one given.
    """

    def __init__(
        self,
        path: str,
        language: str = "en",
        *,
        languages: Iterable[str] = (),
        addresses: Table[str, str] | None = None,
        findings: Findings | None = None,
    ) -> None:
        self._language, self._languages = language, tuple(languages)
        self._addresses = {} if addresses is None else addresses
        self.notes = Notes(path, findings)

    def record(self, node: Node | None, record: type[R]) -> R | None:
        """The record in ``node``; None when something in it was reported."""
        before = len(self.notes.problems)
        values = self.fields(node, record)
        if any(not problem.warning for problem in self.notes.problems[before:]):
            return None
        if self.notes.faulty and not self._is_whole(values, record):
            return None  # what is missing stands in a line whose mistake is told already
        return record(**values)

    def _is_whole(self, values: dict[str, Any], record: type[Struct]) -> bool:
        """Whether each field that a record must have is there."""
        return all(slot.name in values for slot in slots(record).values() if slot.required)

    def records(self, node: Node | None, record: type[R]) -> tuple[R, ...]:
        """The list of records in ``node``; an empty file is an empty list."""
        if node is None or (isinstance(node, Scalar) and node.is_empty):
            return ()
        if not isinstance(node, Sequence):
            first = next((key for key, _ in node.entries.values()), None) if isinstance(node, Mapping) else node
            if not first or not self._tell_slip(first):
                self.notes.report(node, "a list is expected here", "start every record with a hyphen and a space")
            return ()
        found = [self.record(item, record) for item in node.items]
        return tuple(one for one in found if one is not None)

    def fields(self, node: Node | None, record: type[Struct], *, partial: bool = False) -> dict[str, Any]:
        """The fields of a record that ``node`` gives; ``partial`` does not ask for the required ones."""
        known = slots(record)
        node = Mapping({}, 1, 1) if node is None else node
        if slips := keys.swallowed(node, known):
            self.notes.problems += [slip.problem(self.notes.path) for slip in slips]
            return {}
        if (name := shorthand(record)) and self._is_short(node, known):
            self._look_for_date(node, record)
            return {name: self.value(node, known[name].shape, name)}
        node = pairs.spelt_out(node, record)
        if not isinstance(node, Mapping):
            self._report_text(node, record)
            return {}
        found = {name: self._field(key, value, known) for name, (key, value) in node.entries.items()}
        if not partial:
            others = {keys.meant(name, known) for name in found if name not in known}
            self._require(node, known.values(), {*found, *others})
        return {name: value for name, value in found.items() if value is not None and value is not INVALID}

    def value(self, node: Node, shape: Shape, name: str) -> Any:
        """The value of ``node`` in the form ``shape``, or INVALID when it was reported."""
        if shape.kind == "list" and shape.item is not None:
            return self._list(node, shape.item, name)
        if shape.kind == "table" and shape.item is not None:
            return self._table(node, shape.item)
        if shape.kind == "record" and shape.record is not None:
            return self.record(node, shape.record) or INVALID
        if isinstance(node, Mapping) and shape.kind in ("text", "rich"):
            return self._translated(node, shape, name)
        if not isinstance(node, Scalar):
            self.notes.report(node, f"{name!r} takes one value, not several")
            return INVALID
        return scalar(node, shape, name, self.notes, self._addresses)

    def _is_short(self, node: Node, known: dict[str, Slot]) -> bool:
        """Whether a value is the text that may stand for a record, alone or per language."""
        if isinstance(node, Mapping) and node.entries and not node.entries.keys() & known.keys():
            return all(translations.is_language(tag, self._languages) for tag in node.entries)
        return isinstance(node, Scalar) and not node.is_empty

    def _look_for_date(self, node: Node, record: type[Struct]) -> None:
        """Warn of a text that stands for a record and begins with its date."""
        if written := pairs.dated(node, record):
            message = "the date of this line is not parted from its text by an ordinary colon, and shown within it"
            self.notes.warn(node, message, f"write {written}")

    def _report_text(self, node: Node, record: type[Struct]) -> None:
        """Report a value that stands where a record is expected, with how the record may be written."""
        if meant := pairs.meant(node, record):
            self.notes.report(node, "the name of this link is not parted from its address", f"write {meant}")
            return
        known = slots(record)
        names = [slot.name for slot in known.values() if slot.required]
        names = names or [slot.name for slot in known.values() if _is_choice(node, slot)] or list(known)[:1]
        given = node.text if isinstance(node, Scalar) and node.text and len(node.text) < _SHORT else "…"
        written = ", ".join(f"{name}: {given}" for name in names)
        hint = f"such as {{{written}}}" if names[1:] else f"such as {written}"
        self.notes.report(node, "keys and values are expected here", hint)

    def _tell_slip(self, node: Scalar) -> bool:
        """Whether a text that is no known key was mistyped where it begins; then it is told."""
        slip = keys.mistyped(node)
        self.notes.problems += [slip.problem(self.notes.path)] if slip else []
        return slip is not None

    def _field(self, key: Scalar, node: Node, known: dict[str, Slot]) -> Any:
        slot = known.get(key.text)
        if slot is None:
            if not self._tell_slip(key):
                meant = keys.meant(key.text, known)
                hint = f"did you mean {meant}?" if meant else did_you_mean(key.text, known, most=_KEYS)
                self.notes.report(key, f"unknown key {key.text!r}", hint)
            return INVALID
        if isinstance(node, Scalar) and node.is_empty:
            return self._empty(key, slot)
        return self.value(node, slot.shape, key.text)

    def _empty(self, key: Scalar, slot: Slot) -> Any:
        """What an empty value means: nothing, unless the field needs one."""
        if slot.required:
            hint = "write it after the colon; a value that begins with # must stand in quotes"
            self.notes.report(key, f"{key.text!r} needs a value", hint)
            return INVALID
        if slot.shape.kind == "color":
            # Without quotes YAML takes #0b5cad for a comment.
            message = f"{key.text!r} is empty: a colour begins with # and must stand in quotes"
            self.notes.report(key, message, '"#0b5cad"')
            return INVALID
        return None

    def _require(self, node: Mapping, known: Iterable[Slot], found: set[str]) -> None:
        for slot in known:
            if slot.required and slot.name not in found:
                self.notes.report(node, f"{slot.name!r} is missing", slot.description.rstrip("."))

    def _list(self, node: Node, item: Shape, name: str) -> Any:
        # One value may stand for a list of one: most people have one affiliation.
        nodes = node.items if isinstance(node, Sequence) else pairs.listed(node, item.record) or [node]
        several.look(node, item, self.notes)
        found = [self.value(one, item, name) for one in nodes]
        return INVALID if any(one is INVALID for one in found) else tuple(found)

    def _table(self, node: Node, item: Shape) -> Any:
        if not isinstance(node, Mapping):
            self.notes.report(node, "keys and values are expected here")
            return INVALID
        return {name: self.value(value, item, name) for name, (_, value) in node.entries.items()}

    def _translated(self, node: Mapping, shape: Shape, name: str) -> Any:
        if not translations.is_translated(node, name, self._languages, self.notes):
            return INVALID
        texts = {tag: self.value(value, shape, name) for tag, (_, value) in node.entries.items()}
        translations.compare(node, name, self._languages, self.notes)
        return translations.chosen(texts, self._language)


def _is_choice(node: Node, slot: Slot) -> bool:
    return isinstance(node, Scalar) and node.text in slot.shape.choices
