"""Files that are copied: pictures and documents of the content, static files of the site over the theme's."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from homepage import theme
from homepage.errors import ContentError, Location, Problem
from homepage.site.urls import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.content.config import Theme
    from homepage.content.records import Venue

HASHED = frozenset({".css", ".js"})  # loaded by name from every page, so their names change with their bytes
WIDTHS = {"narrow": "42rem", "normal": None, "wide": "60rem"}
ACCENT_DARK = "#7ab7ff"


def static(root: Path) -> dict[str, bytes]:
    """Static files by their path below static/: the theme's, and the site's over them."""
    found: dict[str, bytes] = {}
    for top in (theme.root() / "static", root / "static"):
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if name.startswith(".") or name.endswith("~"):
                    continue
                path = Path(folder, name)
                if path.is_symlink() and not path.resolve().is_relative_to(top.resolve()):
                    where = Location(f"static/{path.relative_to(top).as_posix()}")
                    raise ContentError([Problem(where, "leads out of the site folder", "copy the file into static/")])
                found[path.relative_to(top).as_posix()] = path.read_bytes()
    return found


def placed(files: Mapping[str, bytes], *, hashed: bool = True) -> dict[str, str]:
    """Where each static file stands in the site; style sheets and scripts carry a hash of their bytes, if wanted."""
    return {name: _place(name, data if hashed else None) for name, data in files.items()}


def _place(name: str, data: bytes | None) -> str:
    stem, suffix = os.path.splitext(name)
    if suffix not in HASHED:
        return name
    return (
        f"assets/{stem}{suffix}" if data is None else f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:10]}{suffix}"
    )


def venue_class(key: str) -> str:
    """The class of the badges of a venue, by its key in content/venues.yaml."""
    return f"venue-{slug(key) or 'other'}"


def settings(look: Theme, venues: Mapping[str, Venue]) -> bytes:
    """A style sheet for the settings that differ from the default ones and venues' colours; empty when none does."""
    rules = [
        f".tag.{venue_class(key)} {{ background: {venue.color}; color: {_readable_on(venue.color)}; }}"
        for key, venue in venues.items()
        if venue.color
    ]
    if look.accent:
        rules.append(f":root {{ --accent: {look.accent}; }}")
        dark = look.accent_dark or lightened(look.accent)
        rules.append(
            f'@media (prefers-color-scheme: dark) {{ :root:not([data-scheme="light"]) {{ --accent: {dark}; }} }}'
        )
        rules.append(f':root[data-scheme="dark"] {{ --accent: {dark}; }}')
    if width := WIDTHS[look.width]:
        rules.append(f":root {{ --width: {width}; }}")
    if look.headings == "sans":
        rules.append(":root { --heading: var(--sans); }")
    return ("\n".join(rules) + "\n").encode() if rules else b""


def _readable_on(color: str) -> str:
    """Black or white, whichever can be read better on a colour."""
    return max("#ffffff", "#000000", key=lambda text: contrast(text, color))


def luminance(color: str) -> float:
    """Relative luminance of #rgb or #rrggbb (WCAG 2.2, "relative luminance")."""
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lightened(color: str, background: str = "#14171a") -> str:
    """The colour mixed with white until it reads on the dark background."""
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    channels = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    for step in range(21):
        mixed = "#" + "".join(f"{round(value + (255 - value) * step / 20):02x}" for value in channels)
        if contrast(mixed, background) >= 6:
            return mixed
    return ACCENT_DARK
