"""Emoji and icons by their names: ``:tada:`` in a text, ``graduation-cap`` where a record takes an icon.

Emoji are characters; the package ``emoji`` knows what they are called in the language of the page (CLDR). Icons are
drawings of Lucide (ISC licence), inline, in the colour of the text. Their package keeps them in a database, which is
read here as it stands: importing the package would load a client for HTTP. A name with ``simple-`` before it is that
of a logo.
"""

from __future__ import annotations

import re
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from homepage.output import logos
from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

ICONS = "https://lucide.dev/icons"
_PREFIX = "lucide-"
_NAME = lazy(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SHORTCODE = lazy(r":([\w+-]+):", re.ASCII)
_DRAWING = lazy(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_FRAME = (
    '<svg class="icon" viewBox="0 0 24 24" width="1em" height="1em" fill="none" stroke="currentColor" '
    'stroke-width="2" stroke-linecap="round" stroke-linejoin="round" {}>{}</svg>'
)
_LOGO = '<svg class="icon" viewBox="0 0 24 24" width="1em" height="1em" fill="currentColor" {}><path d="{}"/></svg>'
_HIDDEN = Markup('aria-hidden="true"')
_NAMED = Markup('role="img" aria-label="{}"')


def in_text(name: str, language: str) -> Markup | None:
    """What a shortcode in a text stands for, with its name for those who do not see it; None when it is not known."""
    if name.startswith(_PREFIX):
        label = name.removeprefix(_PREFIX)
        return _drawn(label, _NAMED.format(label.replace("-", " ")))
    if name.startswith(logos.PREFIX):
        return _logo(name, labelled=True)
    character = emoji_named(name)
    if character is None:
        return None
    return Markup("<span {}>{}</span>").format(_NAMED.format(called(character, language)), character)


def before_text(sign: str) -> Markup | None:
    """The icon of a record, which says nothing that its text does not say; None when its name is not known.

    A space follows an emoji; a drawing has its distance from the style sheet, so that no line is drawn under it.
    """
    if sign.startswith(logos.PREFIX):
        return _logo(sign)
    if _NAME.fullmatch(sign):
        return _drawn(sign, _HIDDEN)
    shortcode = _SHORTCODE.fullmatch(sign)
    character = emoji_named(shortcode[1]) if shortcode else sign
    return None if character is None else Markup('<span class="icon" {}>{}</span> ').format(_HIDDEN, character)


def emoji_named(name: str) -> str | None:
    """The character of a name as GitHub, Slack or Unicode give it."""
    import emoji

    code = f":{name}:"
    found = emoji.emojize(code, language="alias", variant="emoji_type")
    return None if found == code else found


def called(character: str, language: str) -> str:
    """What an emoji is called in a language; in English where CLDR's names in it are not at hand."""
    import emoji

    main = language.partition("-")[0]
    name = emoji.demojize(character, language=main if main in emoji.LANGUAGES else "en")
    return name.strip(":").replace("_", " ")


def parted(text: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether it is meant as an emoji: a sign such as ✉ is one only when it says so."""
    import emoji

    plain = emoji.STATUS["unqualified"]
    for token in emoji.analyze(text, non_emoji=True, join_emoji=False):
        found = token.value.data if isinstance(token.value, emoji.EmojiMatch) else None
        yield token.chars, found is not None and found["status"] != plain


def _drawn(name: str, attributes: Markup) -> Markup | None:
    inner = _icon(name)
    return Markup(_FRAME).format(attributes, inner) if inner else None  # noqa: S704 (a constant)


def _logo(name: str, *, labelled: bool = False) -> Markup | None:
    logo = logos.named(name.removeprefix(logos.PREFIX))
    return Markup(_LOGO).format(_NAMED.format(logo.title) if labelled else _HIDDEN, logo.path) if logo else None  # noqa: S704 (a constant)


@cache
def _icon(name: str) -> Markup | None:
    """The shapes of an icon, under its name or one it had before."""
    query = "SELECT svg FROM icons WHERE name = ? OR name IN (SELECT name FROM icon_aliases WHERE alias = ?)"
    found = _asked(query, (name, name))
    drawing = _DRAWING.search(found[0]) if found else None
    return Markup(re.sub(r"\s*\n\s*", "", drawing[1])) if drawing else None  # noqa: S704 (of the package)


def icons() -> list[str]:
    """The names of all icons."""
    return _asked("SELECT name FROM icons", ())


def names() -> list[str]:
    """All names that may stand between colons in a text."""
    import emoji

    codes = (code for one in emoji.EMOJI_DATA.values() for code in (one["en"], *one.get("alias", ())))
    return [*(code.strip(":") for code in codes), *(_PREFIX + name for name in icons()), *logos.names()]


def _asked(query: str, values: tuple[str, ...]) -> list[str]:
    """The first column of what the database of icons answers."""
    import sqlite3

    with closing(sqlite3.connect(f"{_database().as_uri()}?mode=ro", uri=True)) as database:
        return [row[0] for row in database.execute(query, values)]


def _database() -> Path:
    spec = find_spec("lucide")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the package python-lucide is not installed", name="lucide")
    return Path(spec.origin).with_name("data") / "lucide-icons.db"
