"""Cards: the pictures that link previews show where there is no other, 1200 x 630 pixels (https://ogp.me).

One for the person; for papers when the site wants them. Text that no font here can draw is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.languages import scripts
from homepage.output import glyphs
from homepage.output.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.content.records import Person, Publication

SIZE = (1200, 630)
RECIPE = "2"  # changes whenever the same texts give another card
ACCENT = "#0b5cad"
_TEXT, _MUTED, _ACCENT = 0, 1, 2
_COLOURS = ("#1f2328", "#57606a")
_LEFT, _TOP, _BOTTOM, _BAND = 80, 88, 552, 16
_WIDTH = SIZE[0] - 2 * _LEFT
_WIDE = (("\u2e80", "\ufaff"), ("\uff00", "\uffef"))


def of_person(person: Person, site: str, accent: str | None = None) -> bytes | None:
    """The card of a person: name, native name, role, and where the site stands; None when the name cannot be drawn."""
    card = _Card(accent)
    if not card.add([person.name], ("display", "title"), _TEXT, most=2):
        return None
    card.add([person.native_name or ""], ("title",), _MUTED, most=1)
    card.space(22)
    places = [", ".join(part for part in (place.department, place.name) if part) for place in person.affiliation[:2]]
    card.add([person.job_title or person.tagline or "", *places], ("text",), _TEXT, most=4)
    card.foot(site)
    return card.png()


def of_work(work: Publication, venue: str, site: str, accent: str | None = None) -> bytes | None:
    """The card of a paper: title, authors, venue; None when the title cannot be drawn."""
    card = _Card(accent)
    if not card.add([work.title], ("display", "title"), _TEXT, most=4):
        return None
    card.space(22)
    card.add([", ".join(author.full for author in work.author)], ("text",), _MUTED, most=2)
    card.space(10)
    card.add([venue], ("text",), _TEXT, most=1)
    card.foot(site)
    return card.png()


class _Card:
    """A card being written from top to bottom."""

    def __init__(self, accent: str | None) -> None:
        self._canvas = Canvas(*SIZE, "#ffffff", [*_COLOURS, accent or ACCENT])
        self._canvas.fill(0, 0, _BAND, SIZE[1], _ACCENT)
        self._at = _TOP

    def add(self, texts: Iterable[str], styles: tuple[str, ...], ink: int, *, most: int) -> bool:
        """Write the texts that can be drawn, in the largest style in which each takes at most ``most`` lines."""
        written = False
        for text in filter(None, texts):
            lines: list[str] | None = None
            for style in styles:
                lines = wrapped(text, style, most if style == styles[-1] else min(most, 2))
                if lines and not lines[-1].endswith("…"):
                    break
            for line in lines or ():
                written |= self._line(line, style, ink)
        return written

    def _line(self, text: str, style: str, ink: int) -> bool:
        drawn = glyphs.line(text, style)
        if drawn is None or self._at + len(drawn.rows) > _BOTTOM - 30:
            return False
        self._canvas.write(drawn, _LEFT, self._at, ink)
        self._at += round(len(drawn.rows) * (1 if style == "text" else 0.9))
        return True

    def space(self, pixels: int) -> None:
        """Leave a gap."""
        self._at += pixels

    def foot(self, site: str) -> None:
        """Write the address of the site at the foot."""
        if site and (drawn := glyphs.line(site, "text")):
            self._canvas.write(drawn, _LEFT, _BOTTOM - 12, _ACCENT)

    def png(self) -> bytes:
        """The finished card."""
        return self._canvas.png()


def wrapped(text: str, style: str, most: int) -> list[str] | None:
    """The text in at most ``most`` lines that fit a card, an ellipsis where it is cut; None if it cannot be drawn.

    Lines break at spaces and between East Asian characters, and come out of similar length.
    """
    if glyphs.width("".join(text.split()), style) is None:
        return None
    units = [(unit, glyphs.width(unit, style) or 0, start) for unit, start in _units(text)]
    lines = _filled(units, style, _WIDTH)
    if 1 < len(lines) <= most:
        rooms = range(_WIDTH // 2, _WIDTH, 40)
        lines = next((found for room in rooms if len(found := _filled(units, style, room)) == len(lines)), lines)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], style)]
    return lines


def _units(text: str) -> list[tuple[str, bool]]:
    """The pieces between which a line may break, and whether a space stands before each."""
    return [(unit, number == 0) for word in text.split() for number, unit in enumerate(_pieces(word))]


def _pieces(word: str) -> list[str]:
    """A word in one piece, but East Asian letters one by one."""
    if not scripts.has(word, _WIDE):
        return [word]
    found: list[str] = re.findall(r"[\u2e80-\ufaff\uff00-\uffef]|\S+?(?=[\u2e80-\ufaff])|\S+", word)
    return found


def _filled(units: list[tuple[str, int, bool]], style: str, room: int) -> list[str]:
    space = glyphs.width(" ", style) or 0
    lines, used = [""], 0
    for unit, wide, is_word in units:
        gap = space if is_word and lines[-1] else 0
        if lines[-1] and used + gap + wide > room:
            lines.append(unit)
            used = wide
        else:
            lines[-1] += (" " if gap else "") + unit
            used += gap + wide
    return lines


def _cut(line: str, style: str) -> str:
    while line and (glyphs.width(line + "…", style) or 0) > _WIDTH:
        line = line[:-1].rstrip()
    return line.rstrip(",;:. ") + "…"


def state() -> str:
    """What cards depend on beside their texts: the letters, and whether East Asian characters can be drawn here."""
    return f"{glyphs.recipe()} {'with cjk' if glyphs.has_east_asian() else 'without cjk'}"
