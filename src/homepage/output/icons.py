"""Icons of the site, and the manifest that names them: from the author's icon, the portrait, or the initials.

``icon.svg`` stands in the tab; the touch icons for home screens show the portrait when there is one as a raster
picture. No page loads more than ``icon.svg``. A file of the same name in static/ takes the place of any of them.
"""

from __future__ import annotations

import json
import struct
import unicodedata
from html import escape
from typing import TYPE_CHECKING

from homepage import cache
from homepage.errors import ContentError, Location, Problem
from homepage.output import glyphs
from homepage.output.canvas import Canvas
from homepage.output.encode import RECIPE, icon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.content.config import Site
    from homepage.content.records import Person

ACCENT = "#0b5cad"
BACKGROUNDS = {"light": "#ffffff", "dark": "#14171a"}
_RASTER = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
_OLD = 32  # side of the one picture in favicon.ico


def files(
    person: Person, config: Site, static: Mapping[str, bytes], portrait: bytes | None, kept: cache.Cache
) -> dict[str, bytes]:
    """The icons and the manifest that static/ does not hold; ``portrait`` is a raster picture of the person."""
    accent = config.theme.accent or ACCENT
    made: dict[str, bytes] = {}
    letters = initials(person.name)
    if "icon.svg" not in static and "icon.png" not in static:
        made["icon.svg"] = drawing(letters, accent)
        made["favicon.ico"] = _ico(_kept(kept, letters, _OLD, accent))
    own = static.get("icon.png")
    source = own or (None if "icon.svg" in static else portrait)
    for name, side in _RASTER.items():
        cut = _from_picture(source, side, kept) if source else None
        if own and cut is None:
            where = Location("static/icon.png")
            raise ContentError([Problem(where, "cannot be read as a picture", "export it again as PNG")])
        if cut or "icon.svg" not in static:  # a broken portrait is reported where pictures are read
            made[name] = cut or _kept(kept, letters, side, accent)
    made = {name: data for name, data in made.items() if name not in static}
    made.setdefault("site.webmanifest", manifest(config.title or person.name, config, {*made, *static}))
    return {name: data for name, data in made.items() if name not in static}


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name, without accents; of East Asian names the first."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words
    letters = "".join(unicodedata.normalize("NFKD", word)[0] for word in chosen).upper()
    return letters or "?"


def drawing(letters: str, accent: str) -> bytes:
    """The icon as SVG."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" rx="14" fill="{accent}"/>'
        '<text x="32" y="42" font-family="sans-serif" font-size="28" font-weight="700" text-anchor="middle" '
        f'fill="#fff">{escape(letters)}</text></svg>\n'
    ).encode()


def _kept(kept: cache.Cache, letters: str, side: int, accent: str) -> bytes:
    """The icon as PNG, drawn when it has not been drawn before."""
    name = cache.key("initials", letters, str(side), accent, RECIPE, glyphs.recipe())
    return kept.made(name, lambda: raster(letters, side, accent))


def raster(letters: str, side: int, accent: str) -> bytes:
    """The icon as PNG, without rounded corners: systems cut their own. Letters that cannot be drawn become a ring."""
    canvas = Canvas(side, side, accent, ["#ffffff"])
    line = glyphs.line(letters, str(side))
    if line is None:
        line = _ring(side)
    inked = [number for number, row in enumerate(line.rows) if row.strip(b"\0")] or [0]
    middle = (inked[0] + inked[-1] + 1) // 2
    canvas.write(line, (side - line.width) // 2, side // 2 - middle, 0)
    return canvas.png()


def _ring(side: int) -> glyphs.Line:
    """A ring, worked out for its first quarter, which the others mirror."""
    outer, inner = side * 0.28, side * 0.2
    across = round(2 * outer)
    squares = [((across - 1) / 2 - place) ** 2 for place in range((across + 1) // 2)]
    rows = []
    for y in squares:
        half = bytes(
            round(15 * min(max(min(outer - far, far - inner), 0), 1)) for far in ((x + y) ** 0.5 for x in squares)
        )
        rows.append(half + half[across // 2 - 1 :: -1])
    return glyphs.Line(across, rows + rows[across // 2 - 1 :: -1])


def _from_picture(data: bytes, side: int, kept: cache.Cache) -> bytes | None:
    name = cache.key("icon", data, str(side), RECIPE)
    found = kept.get(name)
    if found is None:
        try:
            found = icon(data, side)
        except ValueError:
            return None
        kept.put(name, found)
    return found


def _ico(png: bytes) -> bytes:
    """A PNG as the only picture of an ICO file."""
    entry = struct.pack("<BBBBHHII", _OLD, _OLD, 0, 0, 1, 32, len(png), 22)
    return struct.pack("<HHH", 0, 1, 1) + entry + png


def manifest(name: str, config: Site, names: set[str]) -> bytes:
    """The web app manifest (https://www.w3.org/TR/appmanifest/)."""
    icons = [
        {"src": one, "sizes": f"{side}x{side}", "type": "image/png"}
        for one, side in sorted(_RASTER.items(), key=lambda known: known[1])
        if one in names
    ]
    if "icon.svg" in names:
        icons.insert(0, {"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"})
    background = BACKGROUNDS["dark" if config.theme.color_scheme == "dark" else "light"]
    whole = {
        "name": name,
        "short_name": name if len(name) <= 24 else initials(name),
        "start_url": ".",
        "display": "browser",
        "theme_color": background,
        "background_color": background,
        "icons": icons,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
