"""Texts that are given per language: ``{en: …, zh: …}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homepage.content import tags
from homepage.content.foreign import marked
from homepage.content.suggest import did_you_mean
from homepage.content.tags import nearest
from homepage.languages import forms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from homepage.content.notes import Notes
    from homepage.source import yaml


def is_language(tag: str, languages: Collection[str]) -> bool:
    """Whether a key is one of the ``languages`` of the site, or any other language."""
    return tag in languages or forms.is_language(tag)


def is_translated(node: yaml.Mapping, name: str, languages: Collection[str], notes: Notes) -> bool:
    """Whether keys and their values are a text per language; if not, it is reported."""
    if not node.entries or not all(_is_tag(tag) for tag in node.entries):
        notes.report(node, f"{name!r} takes text, or text per language", "{en: …, zh: …}")
        return False
    wrong = [key for key, _ in node.entries.values() if not is_language(key.text, languages)]
    for key in wrong:
        hint = tags.remedy(key.text, did_you_mean(key.text, languages))
        notes.report(key, f"{key.text!r} is not the code of a language", hint)
    return not wrong


def compare(node: yaml.Mapping, name: str, languages: Sequence[str], notes: Notes) -> None:
    """Note the languages of the site in which a text is not given, and those given that the site does not have."""
    missing = [tag for tag in languages if nearest(tag, node.entries) is None]
    if missing:
        notes.miss(node, f"{name!r} is not given in {', '.join(missing)}", f"add {missing[0]}: …")
    for tag, (at, _) in node.entries.items():
        if languages and nearest(tag, languages) is None:
            message = f"{name!r} is given in {tag!r}, which is not a language of this site"
            notes.miss(at, message, did_you_mean(tag, languages))


def chosen(texts: Mapping[str, Any], language: str) -> Any:
    """The text that serves a language, or the first one, marked with its own."""
    found = nearest(language, texts)
    if found is not None:
        return texts[found]
    tag, text = next(iter(texts.items()))
    return marked(text, tag) if isinstance(text, str) else text


def _is_tag(tag: str) -> bool:
    main, _, rest = tag.partition("-")
    return main.isalpha() and len(main) in (2, 3) and main.islower() and (not rest or rest.isalnum())
