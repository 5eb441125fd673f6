"""How much speaks for a reading of damaged text: letters where letters stand, in one script with those beside them.

Pages about encodings show damaged signs on purpose, in code or on lines that name encodings; these say nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from homepage.importers.mojibake import code_pages
from homepage.importers.mojibake.code_pages import DOUBLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CODE = re.compile(r"```.*?```|`[^`\n]+`|<(code|pre|kbd|samp)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_DECLARED = re.compile(r"(?i)(?:charset|encoding)\s*[=:]\s*[\"']?[\w-]+|%\s*-\*-.*")
_ABOUT = re.compile(
    r"(?i)mojibake|\butf-?8\b|\bunicode\b|\blatin-?\d\b|\biso[- ]?8859|\bcp-?125\d|\bwindows-125\d|\bcode ?pages?\b|"
    r"\bcharsets?\b|\bcharacter (?:set|encoding)s?\b|\bgarbled\b|\bzeichen(?:satz|kodierung)|乱码|文字化け"
)
# What ends a word in the code pages of Windows and may so follow a capital letter in sound text.
_CLOSING = frozenset("”’“‘…»›–—\xa0™ ")
_LATIN = "\u00aa\u00ba\u00c0-\u017f\u0192\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u1e00-\u1eff"
_COMMON_LATIN = re.compile(f"[{_LATIN}]")
# What names, titles and texts have; everything else says nothing for a reading.
_COMMON = re.compile(
    f"[\u00a0-\u00bf{_LATIN}\u0300-\u0304\u0306-\u030c\u0327\u0328\u0386-\u03ce\u0401-\u045f\u0490\u0491\u0531-\u0556\u0561-\u0587\u05d0-\u05ea"
    "\u0620-\u064a\u0905-\u0939\u0e01-\u0e4e\u10d0-\u10f0\u200b-\u200d\u2010-\u2027\u202f-\u203a\u20ac\u2116\u2122\u2190-\u21ff"
    "\u2200-\u22ff\u2500-\u27bf\u3000-\u30ff\uac00-\ud7a3\ufe0f\ufeff\uff00-\uff65\U0001f000-\U0001faff]"
)
_SCRIPTS = frozenset(("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "HEBREW", "ARABIC", "THAI", "GEORGIAN"))
_WESTERN = frozenset(("cp1252", "cp1254", "latin-1", "iso8859-15", "mac_roman", "cp437", "cp850"))


def enough(codec: str) -> int:
    """The points from which on a reading is proven: one word in the West, two elsewhere, several in Chinese."""
    return 2 if codec in _WESTERN else 12 if codec in DOUBLE else 4


def points(found: str, places: Sequence[int], codec: str, text: str) -> int:
    """How much speaks for ``found``, in which the characters at ``places`` were read back from ``text``."""
    if codec in DOUBLE and not code_pages.looks_rare(text, codec):
        return 6 * _between_letters(found, places)
    spans, own = list(silent(found)), frozenset(places)
    counted = [_worth(found, at, codec, own) for at in places if not any(start <= at < end for start, end in spans)]
    against = sum(1 for one in counted if one < 0)
    weight = sum(one for one in counted if one > 0)
    return weight if weight >= 4 * against else 0


def is_common(letter: str) -> bool:
    """Whether people write a character: a letter, a mark of punctuation, a sign, or a Chinese character in use."""
    return _COMMON.match(letter) is not None or _is_in_use(letter)


@cache
def _is_in_use(letter: str) -> bool:
    if not "\u4e00" <= letter <= "\u9fff":
        return False
    for codec, first_rare in (("gb2312", 0x100), ("cp932", 0x98), ("big5", 0xC9)):
        try:
            if letter.encode(codec)[0] < first_rare:
                return True
        except UnicodeError:
            continue
    return False


def _between_letters(found: str, places: Sequence[int]) -> int:
    """How many common Chinese characters were parts of words in Latin letters, and so are no Chinese."""
    latin = [_COMMON_LATIN.match(found[at]) is not None for at in places]
    sides = [(found[at - 1 : at] if at else "", found[at + 1 : at + 2]) for at in places]
    touching = all(before.isalpha() or after.isalpha() for before, after in sides)
    inside = any(one.isascii() and two.isascii() and one.isalpha() and two.isalpha() for one, two in sides)
    return len(places) if places and all(latin) and touching and inside else 0


def silent(found: str) -> Iterator[tuple[int, int]]:
    """Where text shows signs on purpose."""
    yield from (match.span() for match in _CODE.finditer(found))
    for match in _ABOUT.finditer(found):
        start, end = found.rfind("\n", 0, match.start()) + 1, found.find("\n", match.end())
        line = found[start:end] if end >= 0 else found[start:]
        if _ABOUT.search(_DECLARED.sub("", line)):
            yield start, start + len(line)


def _worth(found: str, at: int, codec: str, own: frozenset[int]) -> int:
    """What one character says for a reading: more when it is long or touches others; less than zero: against it."""
    letter, before, after = found[at], found[at - 1 : at] if at else "", found[at + 1 : at + 2]
    if letter == "\ufeff" and at == 0:
        return 4
    kind = unicodedata.category(letter)
    if kind in ("Cn", "Co", "Cs") or (kind[0] == "L" and _is_mixed(letter, before, after)):
        return -1 if _script(letter) != "GREEK" else 0
    if not is_common(letter):
        return 0
    touches = before.isalnum() or after.isalnum() or at - 1 in own or at + 1 in own
    if letter > "\u07ff":
        return (8 if codec in DOUBLE and kind[0] == "P" else 4) if touches else 1
    return 2 if touches and not _may_be_sound(found, at, codec) else 0


def _may_be_sound(found: str, at: int, codec: str) -> bool:
    """Whether the two signs that a character had become may be what the author typed."""
    letter, after = found[at], found[at + 1 : at + 2]
    if unicodedata.category(letter)[0] == "L":
        if _script(letter) == "LATIN" and not _COMMON_LATIN.match(letter):
            return True
        if len(_word(found, at)) < 3:
            return True
    elif unicodedata.category(letter)[0] == "M":
        return True
    shown = code_pages.misread(letter.encode(), codec)
    return shown[-1] in _CLOSING and not after.isalnum()


def _word(found: str, at: int) -> str:
    start, end = at, at + 1
    while start and found[start - 1].isalpha() and at - start < 3:
        start -= 1
    while end < len(found) and found[end].isalpha() and end - at < 4:
        end += 1
    return found[start:end]


def _is_mixed(letter: str, *beside: str) -> bool:
    """Whether letters of two scripts touch each other, as within no word."""
    own = _script(letter)
    others = {_script(one) for one in beside if one.isalpha()} & _SCRIPTS
    return own in _SCRIPTS and bool(others - {own})


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
