"""From located values to records, with every problem of a file in one pass."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from homepage.content import file_names, pairs, targets, values
from homepage.content.shapes import Shape, Slot, shorthand, slots
from homepage.errors import Location, Problem
from homepage.languages import forms
from homepage.patterns import lazy
from homepage.source.misread import misread, warning
from homepage.source.yaml import Mapping, Node, Scalar, Sequence
from homepage.source.yaml_mistakes import glued, in_start

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Table

    from msgspec import Struct

    from homepage.source.yaml_mistakes import Slip

R = TypeVar("R", bound="Struct")

_WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_KEYS = 30  # of a record, that a hint lists
_SHORT = 30  # characters of a text that a hint repeats
# Keys that other programs and habits have, and ours.
_OTHER_WORDS = {
    **dict.fromkeys(("photo", "avatar", "picture", "portrait", "headshot"), "image"),
    **dict.fromkeys(("position", "role", "occupation"), "job_title"),
    **dict.fromkeys(
        ("website", "homepage", "github", "scholar", "orcid", "twitter", "linkedin", "social"), "links url"
    ),
    **dict.fromkeys(("place", "city", "country", "address", "room", "office"), "location"),
    **dict.fromkeys(("award", "prize"), "honor"),
    **dict.fromkeys(("content", "description", "headline"), "text"),
    **dict.fromkeys(("year", "time", "when"), "date"),
    **dict.fromkeys(("from", "begin"), "start"),
    **dict.fromkeys(("to", "until"), "end"),
    **dict.fromkeys(("institution", "university", "school", "company", "employer"), "organization"),
    **dict.fromkeys(("link", "href"), "url"),
    **dict.fromkeys(("slides", "video", "recording", "poster", "paper", "pdf", "code"), "links"),
    **dict.fromkeys(("semester", "term", "quarter", "period"), "period_text"),
    "type": "kind",
    "url": "base_url",
}
_COMMAS = lazy(r"\s*[，、]\s*")
_ANY_COMMAS = lazy(r"\s*[,，、]\s*")
_WIDE_BRACKETS = {"【": "】", "［": "］", "〔": "〕", "（": "）"}
_CURLY = "“”„‟‘’‚«»「」『』＂＇"
_REFERENCES = frozenset(
    {"url", "picture", "rich", "email", "topic", "group", "icon"}
)  # formats whose values are looked at again once the site is known


class Reference(NamedTuple):
    """A value that points at something else: ``kind`` is its format."""

    kind: str
    value: str
    location: Location


class _Invalid:
    """Stands for a value that was reported and cannot be used."""


INVALID = _Invalid()


class Foreign(str):
    """A text that stands in another language than its page, which has none: ``language`` is the one it is in."""

    __slots__ = ("language",)

    language: str


def marked(text: str, language: str) -> str:
    """A text that stands in ``language``; as it is when it is in that of its page, which no language says."""
    if not language:
        return text
    foreign = Foreign(text)
    foreign.language = language
    return foreign


class Decoder:
    """Decodes the nodes of one file; collects problems and references as it goes.

    ``addresses`` are those of pages by the paths of their files, so that links may name either.
    ``language`` picks the text of a field that is given per language; its absence falls back to the first one given.
    Of lines that are ``faulty``, with a mistake that is told already, nothing more is reported.
    """

    def __init__(self, path: str, language: str = "en", *, languages: Iterable[str] = ()) -> None:
        self.path, self.language, self.languages = path, language, tuple(languages)
        self.problems: list[Problem] = []
        self.untranslated: list[Problem] = []
        self.references: list[Reference] = []
        self.addresses: Table[str, str] = {}
        self.faulty: set[int] = set()

    def record(self, node: Node | None, record: type[R]) -> R | None:
        """The record in ``node``; None when something in it was reported."""
        before = len(self.problems)
        values_ = self.fields(node, record)
        if any(not problem.warning for problem in self.problems[before:]):
            return None
        return record(**values_)

    def records(self, node: Node | None, record: type[R]) -> tuple[R, ...]:
        """The list of records in ``node``; an empty file is an empty list."""
        if node is None or (isinstance(node, Scalar) and node.is_empty):
            return ()
        if not isinstance(node, Sequence):
            first = next((key for key, _ in node.entries.values()), None) if isinstance(node, Mapping) else node
            if not first or not self._slipped(first):
                self.report(node, "a list is expected here", "start every record with a hyphen and a space")
            return ()
        found = [self.record(item, record) for item in node.items]
        return tuple(one for one in found if one is not None)

    def fields(self, node: Node | None, record: type[Struct], *, partial: bool = False) -> dict[str, Any]:
        """The fields of a record that ``node`` gives; ``partial`` does not ask for the required ones."""
        known = slots(record)
        if node is None:
            node = Mapping({}, 1, 1)
        if self._has_glued(node, known):
            return {}
        if (name := shorthand(record)) and self._is_short(node, known):
            if written := pairs.dated(node, record):
                message = "the date of this line is not parted from its text by an ordinary colon, and shown within it"
                self.problems.append(Problem(self.location(node), message, f"write {written}", warning=True))
            return {name: self.value(node, known[name].shape, name)}
        node = pairs.spelt_out(node, record)
        if not isinstance(node, Mapping):
            if meant := pairs.meant(node, record):
                self.report(node, "the name of this link is not parted from its address", f"write {meant}")
                return {}
            names = [slot.name for slot in known.values() if slot.required]
            names = names or [slot.name for slot in known.values() if _is_choice(node, slot)] or list(known)[:1]
            given = node.text if isinstance(node, Scalar) and node.text and len(node.text) < _SHORT else "…"
            written = ", ".join(f"{name}: {given}" for name in names)
            self.report(
                node,
                "keys and values are expected here",
                f"such as {{{written}}}" if names[1:] else f"such as {written}",
            )
            return {}
        found = {name: self._field(key, value, known) for name, (key, value) in node.entries.items()}
        if not partial:
            self._require(node, known.values(), {*found, *(_meant(name, known) for name in found if name not in known)})
        return {name: value for name, value in found.items() if value is not None and value is not INVALID}

    def _is_short(self, node: Node, known: dict[str, Slot]) -> bool:
        """Whether a value is the text that may stand for a record, alone or per language."""
        if isinstance(node, Mapping) and node.entries and not node.entries.keys() & known.keys():
            return all(tag in self.languages or forms.is_language(tag) for tag in node.entries)
        return isinstance(node, Scalar) and not node.is_empty

    def _has_glued(self, node: Node, known: dict[str, Slot]) -> bool:
        """Whether fields of a record were swallowed by a text, for want of a colon and a space; each is reported."""
        texts = [value for _, value in node.entries.values()] if isinstance(node, Mapping) else [node]
        found = [word for one in texts if isinstance(one, Scalar) for word in one.glued if word.word in known]
        for word in found:
            self._report_slip(word.slip)
        return bool(found)

    def _slipped(self, node: Scalar) -> bool:
        """Whether a text that is no known key begins with a space, a mark or a colon that was mistyped; it is told."""
        slip = None if node.quoted else in_start(node.text, node.line, node.column)
        if word := None if slip or node.quoted else glued(node.text, node.line):
            slip = word.slip._replace(column=word.column + node.column - 1)
        if slip:
            self._report_slip(slip)
        return slip is not None

    def _report_slip(self, slip: Slip) -> None:
        where = Location(self.path, slip.line, slip.column)
        self.problems.append(Problem(where, slip.message, slip.hint))

    def _field(self, key: Scalar, node: Node, known: dict[str, Slot]) -> Any:
        slot = known.get(key.text)
        if slot is None:
            if not self._slipped(key):
                meant = _meant(key.text, known)
                hint = f"did you mean {meant}?" if meant else did_you_mean(key.text, known, most=_KEYS)
                self.report(key, f"unknown key {key.text!r}", hint)
            return INVALID
        if isinstance(node, Scalar) and node.is_empty:
            if slot.required:
                hint = "write it after the colon; a value that begins with # must stand in quotes"
                self.report(key, f"{key.text!r} needs a value", hint)
                return INVALID
            if slot.shape.kind == "color":
                # Without quotes YAML takes #0b5cad for a comment.
                self.report(key, f"{key.text!r} is empty: a colour begins with # and must stand in quotes", '"#0b5cad"')
                return INVALID
            return None
        return self.value(node, slot.shape, key.text)

    def _require(self, node: Mapping, known: Iterable[Slot], found: set[str]) -> None:
        for slot in known:
            if slot.required and slot.name not in found:
                self.report(node, f"{slot.name!r} is missing", slot.description.rstrip("."))

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
            self.report(node, f"{name!r} takes one value, not several", "")
            return INVALID
        return self._scalar(node, shape, name)

    def _list(self, node: Node, item: Shape, name: str) -> Any:
        # One value may stand for a list of one: most people have one affiliation.
        nodes = node.items if isinstance(node, Sequence) else pairs.listed(node, item.record) or [node]
        if isinstance(node, Scalar):
            self._look_for_brackets(node)
            self._look_for_several(node, item)
        if isinstance(node, Sequence) and node.flow:
            self._look_for_commas(nodes)
        found = [self.value(one, item, name) for one in nodes]
        return INVALID if any(one is INVALID for one in found) else tuple(found)

    def _look_for_brackets(self, node: Scalar) -> None:
        """Warn of a list in brackets that YAML does not know."""
        if not node.quoted and node.text[:1] in _WIDE_BRACKETS and node.text[-1] in (*_WIDE_BRACKETS.values(), "]"):
            parts = [part for part in _ANY_COMMAS.split(node.text[1:-1].strip()) if part]
            message = f"{node.text!r} is one value: {node.text[0]} and {node.text[-1]} make no list"
            hint = f"write [{', '.join(parts)}], or put the value in quotes"
            self.problems.append(Problem(self.location(node), message, hint, warning=True))

    def _look_for_several(self, node: Scalar, item: Shape) -> None:
        """Warn of one text where a list is expected that reads like several: words or people after commas."""
        parts = [] if node.quoted else _ANY_COMMAS.split(node.text)
        is_person = item.record is not None and "family" in slots(item.record)
        # "Sample, Grace" is one person, and "Ada Example, Grace Sample" are two.
        are_people = is_person and (len(parts) > 2 or all(" " in part for part in parts))
        if len(parts) > 1 and node.text[:1] not in _WIDE_BRACKETS and (item.kind == "text" or are_people):
            message = f"{node.text!r} is one value where several may stand"
            hint = f"write [{', '.join(parts)}] if these are several, or put the value in quotes"
            self.problems.append(Problem(self.location(node), message, hint, warning=True))

    def _look_for_commas(self, nodes: Iterable[Node]) -> None:
        """Warn of values in brackets that only a Chinese comma parts."""
        for one in nodes:
            if isinstance(one, Scalar) and not one.quoted and (parts := _COMMAS.split(one.text))[1:]:
                message = f"{one.text!r} is one value: only an ordinary comma parts values"
                hint = f"write [{', '.join(parts)}], or put the value in quotes"
                self.problems.append(Problem(self.location(one), message, hint, warning=True))

    def _table(self, node: Node, item: Shape) -> Any:
        if not isinstance(node, Mapping):
            self.report(node, "keys and values are expected here", "")
            return INVALID
        return {name: self.value(value, item, name) for name, (_, value) in node.entries.items()}

    def _translated(self, node: Mapping, shape: Shape, name: str) -> Any:
        if not node.entries or not all(_is_language(tag) for tag in node.entries):
            self.report(node, f"{name!r} takes text, or text per language", "{en: …, zh: …}")
            return INVALID
        if not self._are_languages([key for key, _ in node.entries.values()]):
            return INVALID
        texts = {tag: self.value(value, shape, name) for tag, (_, value) in node.entries.items()}
        self._compare(node, name)
        found = nearest(self.language, texts)
        text = texts[found or next(iter(texts))]
        if found is None and isinstance(text, str):
            text = marked(text, next(iter(texts)))
        return text

    def _are_languages(self, keys: Iterable[Scalar]) -> bool:
        """Whether the tags of a text per language are codes of languages; those that are not are reported."""
        wrong = [key for key in keys if key.text not in self.languages and not forms.is_language(key.text)]
        for key in wrong:
            code = forms.meant(key.text)
            hint = f"did you mean {code}?" if code else did_you_mean(key.text, self.languages)
            self.report(key, f"{key.text!r} is not the code of a language", hint)
        return not wrong

    def _compare(self, node: Mapping, name: str) -> None:
        """Note the languages of the site in which a text is not given, and those given that the site does not have."""
        missing = [tag for tag in self.languages if nearest(tag, node.entries) is None]
        if missing:
            where = Location(self.path, node.line, node.column)
            message = f"{name!r} is not given in {', '.join(missing)}"
            self.untranslated.append(Problem(where, message, f"add {missing[0]}: …", warning=True))
        for tag, (at, _) in node.entries.items():
            if self.languages and nearest(tag, self.languages) is None:
                where = Location(self.path, at.line, at.column)
                message = f"{name!r} is given in {tag!r}, which is not a language of this site"
                self.untranslated.append(Problem(where, message, did_you_mean(tag, self.languages), warning=True))

    def _scalar(self, node: Scalar, shape: Shape, name: str) -> Any:
        if shape.kind == "bool":
            return self._one_of(node, _WORDS, name, "write true or false")
        if shape.kind == "choice":
            return self._one_of(
                node, {choice: choice for choice in shape.choices}, name, "one of: " + " · ".join(shape.choices)
            )
        if shape.kind == "int":
            return self._number(node, name)
        return self._text(node, shape.kind)

    def _text(self, node: Scalar, kind: str) -> Any:
        # A quoted text keeps its spaces: a separator may be " - ".
        text = unicodedata.normalize("NFC", node.text.rstrip() if node.block else node.text)
        if kind not in ("text", "rich") and text.startswith(tuple(_CURLY)):
            message = f"{text[0]} is part of this value: curly quotation marks do not quote"
            self.report(node, message, f'write "{text.strip(_CURLY)}" with straight ones')
            return INVALID
        try:
            text = values.READERS[kind](text)
        except ValueError as error:
            self.report(node, *error.args)
            return INVALID
        if kind in ("text", "rich"):
            self.problems += [warning(word, meant, self.location(node)) for word, meant in misread(text)]
        if kind == "rich" and ".md" in text:
            text = targets.from_top(text, self.addresses)
        if kind == "url":
            text = targets.address(text, self.addresses)
        if kind in _REFERENCES:
            self.references.append(Reference(kind, text, self.location(node)))
        return text

    def _one_of(self, node: Scalar, choices: dict[str, Any], name: str, listed: str) -> Any:
        found = choices.get(node.text, choices.get(node.text.lower(), INVALID))
        if found is INVALID:
            other = file_names.OTHER_KINDS.get(node.text.lower(), "")
            guess = f"did you mean {other}?" if other in choices else did_you_mean(node.text, choices)
            self.report(
                node,
                f"{name!r} cannot be {node.text!r}",
                guess if guess and len(choices) > 8 else listed,
            )
        return found

    def _number(self, node: Scalar, name: str) -> Any:
        if not node.text.isascii() or not node.text.isdigit() or int(node.text) < 1:
            self.report(node, f"{name!r} takes a whole number from 1, not {node.text!r}", "")
            return INVALID
        return int(node.text)

    def refer(self, kind: str, node: Node, value: str) -> None:
        """Note that ``value`` names something that must exist."""
        self.references.append(Reference(kind, value, self.location(node)))

    def location(self, node: Node) -> Location:
        """Where a node stands; a block of text starts on the line after its mark."""
        if isinstance(node, Scalar) and node.block:
            return Location(self.path, node.line + 1)
        return Location(self.path, node.line, node.column)

    def report(self, node: Node, message: str, hint: str = "") -> None:
        """Add a problem at a node."""
        if node.line not in self.faulty:
            self.problems.append(Problem(Location(self.path, node.line, node.column), message, hint))


def _is_choice(node: Node, slot: Slot) -> bool:
    return isinstance(node, Scalar) and node.text in slot.shape.choices


def did_you_mean(word: str, known: Iterable[str], most: int = 12) -> str:
    """A hint naming the nearest known word, or the known words when they are no more than ``most``, or nothing."""
    names = list(known)
    if found := closest(word, names):
        return f"did you mean {found}?"
    return "known: " + ", ".join(names) if 0 < len(names) <= most else ""


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that a misspelt one is nearest to, or an empty string."""
    from difflib import get_close_matches

    folded = {name.lower().replace("-", "_"): name for name in known}
    close = get_close_matches(word.lower().replace("-", "_").replace(" ", "_"), folded, 1, 0.6)
    return folded[close[0]] if close else ""


def _meant(key: str, known: Iterable[str]) -> str:
    """The field that an unknown key stands for: the word of another program, or a misspelt one."""
    key = key.partition("：")[0].strip()
    others = _OTHER_WORDS.get(key.lower(), "").split()
    return next((other for other in others if other in known), "") or closest(key, known)


def nearest(language: str, tags: Iterable[str]) -> str | None:
    """The one among ``tags`` that serves a language: itself, or one of the same main language; None when none does."""
    found = None
    for tag in tags:
        if tag == language:
            return tag
        if found is None and tag.partition("-")[0] == language.partition("-")[0]:
            found = tag
    return found


def _is_language(tag: str) -> bool:
    main, _, rest = tag.partition("-")
    return main.isalpha() and len(main) in (2, 3) and main.islower() and (not rest or rest.isalnum())
