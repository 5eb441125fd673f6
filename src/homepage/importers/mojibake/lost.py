"""Characters of damaged text that lost bytes: where they stand, and what they can have been."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.importers.mojibake.code_pages import LOST, UNKNOWN, droppable

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 20_000  # ways to fill what is missing; beyond, the character can have been nearly any


class Damage(Struct, frozen=True, kw_only=True):
    """A character that lost bytes: where it stands, what it can have been, and what the document itself proves."""

    line: int
    excerpt: str
    candidates: tuple[str, ...]
    proposal: str = ""


def marked(letters: list[str], lost: Sequence[tuple[int, bytes]], codec: str, *, is_first: bool) -> tuple[Damage, ...]:
    """The damage of a text given as letters, with the place and the remaining bytes of each that lost some.

    When it is not the ``is_first`` reading, any byte may be what an earlier reading could not tell.
    """
    values = droppable(codec) if is_first else tuple(range(0x80, 0xC0))
    text = "".join(letters)
    damage, line, last = [], 1, 0
    for at, piece in lost:
        line, last = line + text.count("\n", last, at), at
        spaced = text[at + 1 : at + 2] == " " and codec.startswith(("cp125", "latin", "iso"))
        found = candidates_of(piece, tuple(dict.fromkeys((*values, 0xA0) if spaced else values)))
        damage.append(
            Damage(line=line, excerpt=excerpt(letters, at), candidates=found, proposal=_proven(text, at, found))
        )
    return tuple(damage)


def excerpt(letters: Sequence[str], at: int) -> str:
    """The words round a place."""
    return "".join(letters[max(at - 12, 0) : at + 13]).strip().replace("\n", " ")


def candidates_of(piece: bytes, values: Sequence[int]) -> tuple[str, ...]:
    """What an incomplete sequence can have been, likelier characters first; ``values`` are the bytes it can lack."""
    length = 2 if piece[0] < 0xE0 else 3 if piece[0] < 0xF0 else 4
    holes = length - len(piece) + piece.count(LOST)
    if piece[0] == LOST or len(values) ** holes > _MOST:
        return ()
    found = set()
    for places in combinations(range(1, length), length - len(piece)):
        rest = iter(piece)
        cells = [LOST if at in places else next(rest) for at in range(length)]
        for chosen in product(values, repeat=holes):
            filling = iter(chosen)
            letter = bytes(next(filling) if cell == LOST else cell for cell in cells).decode("utf-8", "ignore")
            if letter and letter.isprintable() | ("\ufe00" <= letter <= "\ufe0f") | (letter == "\xa0"):
                found.add(letter)
    return tuple(sorted(found, key=_rarity))


def _rarity(letter: str) -> tuple[int, str]:
    """Characters of GB 2312, the common ones, come first."""
    for rank, codec in enumerate(("gb2312", "gbk", "big5")):
        try:
            letter.encode(codec)
        except UnicodeError:
            continue
        return rank, letter
    return 3, letter


def _proven(text: str, at: int, candidates: Sequence[str]) -> str:
    """The one candidate that stands elsewhere in the document between the same neighbours, if there is one."""
    before, after = text[max(at - 2, 0) : at], text[at + 1 : at + 3]
    if UNKNOWN in before + after or (before.isascii() and after.isascii()):
        return ""
    found = [letter for letter in candidates if before + letter + after in text]
    return found[0] if len(found) == 1 else ""
