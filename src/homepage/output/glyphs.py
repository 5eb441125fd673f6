"""Drawn letters: pictures of characters in the few sizes that cards and icons need, and lines of them.

Pillow draws the characters of Latin, Greek and Cyrillic from Source Sans Pro, which the package font-source-sans-pro
installs (OFL 1.1). It never draws one twice: pictures are kept beside this program's compiled modules, so that a card
costs milliseconds and no imaging library. East Asian characters come from the font package of ``homepage[cjk]`` when
that is installed. Letters are set one by one, without kerning: Pillow leaves that to a library that not every machine
has. A pixel is a byte, from 0 (paper) to 15 (ink).
"""

from __future__ import annotations

import contextlib
import unicodedata
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import DecodeError, Struct, msgpack

from homepage import theme
from homepage.cache import Cache, key
from homepage.output import packages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.ImageFont import FreeTypeFont

INK = 15
STYLES = {"display": (80, True), "title": (55, True), "text": (38, False)}
ICONS = {512: 272, 192: 102, 180: 96, 32: 17}  # side of an icon, and the size of its letters
_SIZES = STYLES | {str(side): (size, True) for side, size in ICONS.items()}
_RECIPE = "1"  # changes whenever the same font gives other pictures
_SPELT = str.maketrans("\u2010\u2011", "--", "\u00ad\u200b")  # hyphens that the font lacks; what only says "break here"


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


class Face(Struct, array_like=True):
    """One size: the height of a line, and the characters asked for so far; None for one that the font lacks."""

    height: int
    baseline: int
    glyphs: dict[str, Glyph | None]


class Line(Struct, frozen=True):
    """A drawn line: rows of equal length."""

    width: int
    rows: list[bytes]


def line(text: str, style: str) -> Line | None:
    """The text in one line; None when a character of it cannot be drawn."""
    face, glyphs = _face(style), _glyphs(text, style)
    if glyphs is None:
        return None
    pens, pen = [], -glyphs[0].left if glyphs else 0
    for glyph in glyphs:
        pens.append(pen)
        pen += glyph.advance
    width = max((pen + glyph.left + glyph.width for pen, glyph in zip(pens, glyphs, strict=True)), default=0)
    canvas = [bytearray(width) for _ in range(face.height)]
    for pen, glyph in zip(pens, glyphs, strict=True):
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
    glyphs = _glyphs(text, style)
    return None if glyphs is None else sum(glyph.advance for glyph in glyphs)


def _glyphs(text: str, style: str) -> list[Glyph] | None:
    """The pictures of the characters of a text; None when one of them cannot be drawn."""
    face, found = _face(style), []
    spelt = unicodedata.normalize("NFC", text).translate(_SPELT)
    if new := sorted({char for char in spelt if char not in face.glyphs}):
        _draw(face, new, style)
    for char in spelt:
        glyph = face.glyphs[char] or _east_asian(char, style)
        if glyph is None:
            return None
        found.append(glyph)
    return found


@cache
def _face(style: str) -> Face:
    """A size as it was kept; without characters when none were."""
    if found := _recalled(style):
        return found
    ascent, descent = _font(style).getmetrics()
    return Face(ascent + descent, ascent, {})


def _recalled(style: str) -> Face | None:
    with contextlib.suppress(DecodeError):
        if kept := _kept().get(_name(style)):
            return msgpack.decode(kept, type=Face)
    return None


def _draw(face: Face, characters: Iterable[str], style: str) -> None:
    """Add characters to a size, and keep it with those that other builds have added meanwhile."""
    font = _font(style)
    for char in characters:
        alone = unicodedata.category(char)[0] not in "MC"  # marks need shaping; control characters have no picture
        face.glyphs[char] = drawn(font, char, face.baseline) if alone and not _is_absent(font, char) else None
    if found := _recalled(style):
        face.glyphs = found.glyphs | face.glyphs
    _kept().put(_name(style), msgpack.encode(face))


@cache
def _kept() -> Cache:
    return Cache(Path(theme.__file__).parent / "__pycache__")


def _name(style: str) -> str:
    return f"letters-{style}-{recipe()}"


@cache
def recipe() -> str:
    """What the pictures depend on."""
    from PIL import __version__ as version  # only the number: no imaging is imported by it

    return key(_RECIPE, version, repr(_SIZES), _source(bold=False), _source(bold=True))


@cache
def _source(*, bold: bool) -> bytes:
    name = "SourceSansPro-Bold.ttf" if bold else "SourceSansPro-Regular.ttf"
    folder = packages.folder("font_source_sans_pro")
    if folder is None:
        raise ModuleNotFoundError("the package font-source-sans-pro is not installed", name="font_source_sans_pro")
    return (folder / "files" / name).read_bytes()


@cache
def _font(style: str) -> FreeTypeFont:
    from PIL import ImageFont

    size, bold = _SIZES[style]
    return ImageFont.truetype(BytesIO(_source(bold=bold)), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _east_asian(char: str, style: str) -> Glyph | None:
    """A character of the optional font; None when there is none, or it lacks the character."""
    if ord(char) < 0x2E80 or style not in STYLES:
        return None
    size, bold = STYLES[style]
    size = size * 10 // 11  # they fill their square, and stand beside letters that do not
    font = _collection(size)
    if font is None or _is_absent(font, char):
        return None
    return drawn(font, char, _face(style).baseline, stroke=size / 60 if bold else 0)


def has_east_asian() -> bool:
    """Whether the font of ``homepage[cjk]`` is installed."""
    return _font_file() is not None


@cache
def _font_file() -> Path | None:
    folder = packages.folder("noto_cjk_sans_otc")
    return folder / "NotoSansCJK-Regular.ttc" if folder else None


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
