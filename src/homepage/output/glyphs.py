"""Drawn letters: pictures of characters in the few sizes that cards and icons need, and lines of them.

The characters of Latin, Greek and Cyrillic stand ready in ``glyphs.bin``, so that a card costs milliseconds and no
imaging library, and is the same on every machine. East Asian characters are drawn by Pillow from the font package of
``homepage[cjk]`` when that is installed. A pixel is a byte, from 0 (paper) to 15 (ink).
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, msgpack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.ImageFont import FreeTypeFont

INK = 15
STYLES = {"display": (72, True), "title": (50, True), "text": (34, False)}
ICONS = {512: 250, 192: 94, 180: 88, 32: 16}  # side of an icon, and the size of its letters
_FILE = Path(__file__).with_name("glyphs.bin")
_INITIALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_LATIN = ((0x20, 0x7F), (0xA1, 0x180), (0x1CD, 0x1DD), (0x218, 0x21C), (0x1E80, 0x1EFA))
_RANGES = (*_LATIN, (0x386, 0x3CF), (0x400, 0x460))
_SIGNS = "ơưƠƯ‐‑–—‘’‚“”„…•′″€→×−≤≥≈∞†‡"


class Glyph(Struct, frozen=True, array_like=True):
    """The picture of a character: where its box stands from the pen and the top of the line, and its packed rows."""

    left: int
    top: int
    width: int
    advance: int
    packed: bytes

    def rows(self) -> list[bytes]:
        """The pixels of its box, row by row."""
        pixels = zlib.decompress(self.packed)
        return [pixels[at : at + self.width] for at in range(0, len(pixels), self.width)] if self.width else []


class Face(Struct, frozen=True, array_like=True):
    """The characters of one size, the height of a line in it, and how much closer some pairs stand."""

    height: int
    baseline: int
    glyphs: dict[str, Glyph]
    kerning: dict[str, int]


class Line(Struct, frozen=True):
    """A drawn line: rows of equal length."""

    width: int
    rows: list[bytes]


@cache
def faces() -> dict[str, Face]:
    """The faces of this program by style; icons' are called by the side of the icon."""
    return msgpack.decode(_FILE.read_bytes(), type=dict[str, Face])


def line(text: str, style: str) -> Line | None:
    """The text in one line; None when a character of it cannot be drawn."""
    face = faces()[style]
    glyphs = [face.glyphs.get(char) or _east_asian(char, style) for char in text]
    pens, pen = [], 0
    for index, glyph in enumerate(glyphs):
        if glyph is None:
            return None
        pen += face.kerning.get(text[index - 1 : index + 1], 0) if index else 0
        pens.append(pen + (-glyph.left if index == 0 else 0))
        pen = pens[-1] + glyph.advance
    width = max((pen + glyph.left + glyph.width for pen, glyph in zip(pens, glyphs, strict=True) if glyph), default=0)
    canvas = [bytearray(width) for _ in range(face.height)]
    for pen, glyph in zip(pens, glyphs, strict=True):
        if glyph is not None:
            _put(canvas, glyph, pen)
    return Line(width, [bytes(row) for row in canvas])


def _put(canvas: list[bytearray], glyph: Glyph, pen: int) -> None:
    start = max(pen + glyph.left, 0)
    for index, row in enumerate(glyph.rows()):
        at = glyph.top + index
        if 0 <= at < len(canvas):
            here = canvas[at]
            under = here[start : start + glyph.width]
            here[start : start + glyph.width] = bytes(map(max, under, row)) if under.strip(b"\0") else row


def width(text: str, style: str) -> int | None:
    """How wide the text is when drawn; None when it cannot be."""
    face, total = faces()[style], 0
    for index, char in enumerate(text):
        glyph = face.glyphs.get(char) or _east_asian(char, style)
        if glyph is None:
            return None
        total += glyph.advance + (face.kerning.get(text[index - 1 : index + 1], 0) if index else 0)
    return total


@cache
def _east_asian(char: str, style: str) -> Glyph | None:
    """A character of the optional font; None when there is none, or it lacks the character."""
    if ord(char) < 0x2E80 or style not in STYLES:
        return None
    size, bold = STYLES[style]
    font = _collection(size)
    if font is None or _is_absent(font, char):
        return None
    return drawn(font, char, faces()[style].baseline, stroke=size / 60 if bold else 0)


def has_east_asian() -> bool:
    """Whether the font of ``homepage[cjk]`` is installed."""
    return _font_file() is not None


@cache
def _font_file() -> Path | None:
    from importlib.util import find_spec

    found = find_spec("noto_cjk_sans_otc")
    folders = found.submodule_search_locations if found else None
    return Path(folders[0]) / "NotoSansCJK-Regular.ttc" if folders else None


@cache
def _collection(size: int) -> FreeTypeFont | None:
    path = _font_file()
    if path is None:
        return None
    from PIL import ImageFont

    return ImageFont.truetype(path, size, index=2, layout_engine=ImageFont.Layout.BASIC)


def _is_absent(font: FreeTypeFont, char: str) -> bool:
    return bytes(font.getmask(char)) == bytes(font.getmask("\U0010fffd"))


def drawn(font: FreeTypeFont, char: str, baseline: int, *, stroke: float = 0) -> Glyph:
    """The picture of a character of a font, on a line whose baseline lies ``baseline`` pixels below its top."""
    from PIL import Image, ImageDraw

    left, top, right, bottom = (round(side) for side in font.getbbox(char, anchor="ls", stroke_width=stroke))
    size = (max(right - left, 0), max(bottom - top, 0))
    pixels = b""
    if all(size):
        picture = Image.new("L", size)
        ImageDraw.Draw(picture).text((-left, -top), char, fill=255, font=font, anchor="ls", stroke_width=stroke)
        pixels = bytes(round(value * INK / 255) for value in picture.tobytes())
    advance = round(font.getlength(char))
    return Glyph(left, baseline + top, size[0] if pixels else 0, advance, zlib.compress(pixels, 9))


def make(regular: bytes, bold: bytes) -> bytes:
    """What stands in ``glyphs.bin``, from the two fonts: Noto Sans, as the package pymupdf-fonts carries it."""
    text = [chr(code) for first, end in _RANGES for code in range(first, end)] + list(_SIGNS)
    found = {style: _face(bold if heavy else regular, size, text) for style, (size, heavy) in STYLES.items()}
    found |= {str(side): _face(bold, size, _INITIALS) for side, size in ICONS.items()}
    return msgpack.encode(found)


def _face(data: bytes, size: int, characters: Iterable[str]) -> Face:
    from io import BytesIO

    from PIL import ImageFont

    font = ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
    ascent, descent = font.getmetrics()
    glyphs = {char: drawn(font, char, ascent) for char in characters if not _is_absent(font, char)}
    letters = [char for char in glyphs if char.isascii() and char.isalnum()]
    shaped = ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.RAQM)
    pairs = {one + other: _closer(shaped, one, other) for one in letters for other in letters}
    return Face(ascent + descent, ascent, glyphs, {pair: by for pair, by in pairs.items() if by})


def _closer(font: FreeTypeFont, one: str, other: str) -> int:
    return round(font.getlength(one + other) - font.getlength(one) - font.getlength(other))
