"""A drawing surface of few colours, and its PNG (ISO/IEC 15948): flat ground, drawn letters, no imaging library."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from homepage.output.glyphs import INK

if TYPE_CHECKING:
    from homepage.output.glyphs import Line

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Canvas:
    """A picture whose every pixel is paper or one of ``inks``, or a shade between them."""

    def __init__(self, width: int, height: int, paper: str, inks: list[str]) -> None:
        self.width, self.height = width, height
        self._rows = [bytearray(width) for _ in range(height)]
        self._palette = b"".join(_mixed(rgb(paper), rgb(ink), step) for ink in inks for step in range(INK + 1))
        self._shades = [bytes((INK + 1) * number + step for step in range(INK + 1)) for number in range(len(inks))]

    def fill(self, left: int, top: int, right: int, bottom: int, ink: int) -> None:
        """Fill a rectangle."""
        colour = self._shades[ink][INK:]
        for row in self._rows[top:bottom]:
            row[left:right] = colour * (right - left)

    def write(self, line: Line, left: int, top: int, ink: int) -> None:
        """Write a drawn line over what is there; what does not fit is cut."""
        shades = b"\0" + self._shades[ink][1:].ljust(255, b"\0")
        for row, drawn in zip(self._rows[max(top, 0) :], line.rows[max(-top, 0) :], strict=False):
            under, over = row[left : left + line.width], drawn.translate(shades)
            if under.strip(b"\0"):
                over = bytes(new or old for old, new in zip(under, over, strict=False))
            row[left : left + line.width] = over
            del row[self.width :]

    def png(self) -> bytes:
        """The picture as a file."""
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 3, 0, 0, 0)
        pixels = zlib.compress(b"".join(b"\0" + row for row in self._rows), 5)
        parts = ((b"IHDR", header), (b"PLTE", self._palette), (b"IDAT", pixels), (b"IEND", b""))
        return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def rgb(colour: str) -> tuple[int, int, int]:
    """The channels of #rgb or #rrggbb."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _mixed(paper: tuple[int, int, int], ink: tuple[int, int, int], step: int) -> bytes:
    return bytes(round(one + (other - one) * step / INK) for one, other in zip(paper, ink, strict=True))
