"""The words of the interface in one language: the program's own, with those of the site's languages/<tag>.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from homepage import languages
from homepage.content import tags
from homepage.content.suggest import did_you_mean
from homepage.errors import Location, Problem
from homepage.languages import forms, scripts
from homepage.patterns import lazy
from homepage.source.yaml import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.languages import Table
    from homepage.source.yaml import Node

_NAMES = lazy(r"\{(\w+)\}")
_FULL_WIDTH: scripts.Letters = (("\u3001", "\u301f"), *scripts.EAST_ASIAN, ("\uff01", "\uff65"))
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")


class Words:
    """The words of one language; called with a key and what stands for the names in braces, it gives the text."""

    __slots__ = ("table", "tag")

    def __init__(self, tag: str, table: Table) -> None:
        self.tag, self.table = tag, table

    def __call__(self, key: str, **values: object) -> str:
        """The text of a word; the number ``count`` chooses its plural form."""
        text = self.table[key]
        if isinstance(text, dict):
            text = text.get(forms.plural(int(str(values["count"])), self.tag), text["other"])
        if not values:
            return text
        shown = {
            name: forms.number(value, self.tag) if isinstance(value, int) else value for name, value in values.items()
        }
        if any(isinstance(value, Markup) for value in values.values()):
            return _filled(text, shown)
        return text.format(**shown)

    def sign(self, key: str, *around: object) -> str:
        """A punctuation mark between texts: not the full-width one where neither of them is in East Asian letters."""
        mark = self(key)
        if scripts.has(mark, _FULL_WIDTH) and not scripts.has("".join(str(text or "") for text in around), _FULL_WIDTH):
            return ENGLISH(key)
        return mark

    def comma(self, names: Iterable[str]) -> str:
        """What stands between names: the comma of the language where all are in its letters, else the Latin one."""
        mark = self("comma")
        letters = next((letters for letters in (_FULL_WIDTH, scripts.ARABIC) if scripts.has(mark, letters)), None)
        return mark if letters is None or all(scripts.has(name, letters) for name in names) else ENGLISH("comma")

    def bracketed(self, text: object) -> str:
        """A text in the brackets of the language, with the space before them."""
        return _filled(self.sign("bracketed", text), {"text": text})

    @property
    def direction(self) -> str:
        """How the language is written: ltr or rtl."""
        return self("direction")


def _filled(text: str, values: dict[str, object]) -> Markup:
    """A word with values in it, which are escaped; `Markup.format` does the same, and takes ten times as long."""
    shown = {name: str(escape(value)) for name, value in values.items()}
    return Markup(text.format(**shown))  # noqa: S704 (the words are the program's or the author's)


ENGLISH = Words("en", languages.table("en") or {})


def of(tag: str, site: Node | None, asked: Location) -> tuple[Words, list[Problem]]:
    """The words of a language, with ``site``, the document of the site's own file, over them; and what is wrong there.

    ``asked`` is where the site asks for the language: a language without any words is reported there.
    """
    english, known = ENGLISH.table, languages.table(tag)
    if site is None:
        if known is not None:
            return Words(tag, known), []
        hint = f"write them in languages/{tag}.yaml; those of the program: {' '.join(languages.KNOWN)}"
        if not forms.is_language(tag):
            hint = tags.remedy(tag, hint)
        return Words(tag, english), [Problem(asked, f"there are no words for the language {tag!r}", hint)]
    given, problems = _given(site, f"languages/{tag}.yaml", english)
    missing = [key for key in english if key not in given and known is None and key not in ("direction", "locale")]
    if missing and not problems:
        message = f"English words stand for those that are missing: {', '.join(missing)}"
        problems.append(Problem(Location(f"languages/{tag}.yaml"), message, warning=True))
    unknown = {"locale": ""} if known is None else {}
    return Words(tag, {**(known or english), **unknown, **given}), problems


def _given(document: Node, path: str, english: Table) -> tuple[Table, list[Problem]]:
    """The words that a site's file gives, and what is wrong with them."""
    if isinstance(document, Scalar) and document.is_empty:
        return {}, []
    if not isinstance(document, Mapping):
        return {}, [Problem(Location(path, document.line, document.column), "words and their texts are expected here")]
    given: Table = {}
    problems = []
    for key, (at, value) in document.entries.items():
        text = _text(value)
        where = Location(path, at.line, at.column)
        if key not in english:
            problems.append(Problem(where, f"there is no word {key!r}", did_you_mean(key, english)))
        elif text is None:
            problems.append(Problem(where, f"{key!r} takes a text, or one for each of: {' '.join(_CATEGORIES)}"))
        elif wrong := _wrong(key, text, english[key]):
            problems.append(Problem(where, *wrong))
        else:
            given[key] = text
    return given, problems


def _text(node: Node) -> str | dict[str, str] | None:
    if isinstance(node, Scalar):
        return node.text
    if not isinstance(node, Mapping) or "other" not in node.entries:
        return None
    texts = {name: value.text for name, (_, value) in node.entries.items() if isinstance(value, Scalar)}
    return texts if len(texts) == len(node.entries) and set(texts) <= set(_CATEGORIES) else None


def _wrong(key: str, text: str | dict[str, str], english: str | dict[str, str]) -> tuple[str, str] | None:
    """What is wrong with a word and what would help, or None: its braces must hold the names that are filled in."""
    if key == "direction" and text not in ("ltr", "rtl"):
        return "'direction' is ltr or rtl", ""
    expected = names(english)
    for one in text.values() if isinstance(text, dict) else (text,):
        if names(one) - expected or (isinstance(text, str) and names(one) != expected):
            listed = " ".join(f"{{{name}}}" for name in sorted(expected)) or "nothing"
            return f"{key!r} must hold {listed} in braces, as the English word does", f"English: {english}"
        if _NAMES.sub("", one).count("{") or _NAMES.sub("", one).count("}"):
            return f"{key!r} has a brace without its name", ""
    return None


def names(text: str | dict[str, str]) -> set[str]:
    """What a word leaves open: the names in braces."""
    texts = text.values() if isinstance(text, dict) else (text,)
    return {name for one in texts for name in _NAMES.findall(one)}
