"""Which encoding bytes are in that say none: one in which they are strictly valid, and read as a script is written."""

from __future__ import annotations

import re

_FEW = 12  # letters beyond ASCII; fewer prove nothing
_MANY = 20  # characters of Chinese
_KANA = re.compile("[\u3041-\u30fe]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HAN = re.compile("[\u4e00-\u9fff]")
_CYRILLIC = re.compile(r"(?<![^\W\d_])[\u0410-\u044f\u0401\u0451][\u0430-\u044f\u0451]{2,}(?![^\W\d_])")
_COMMON_IN_BIG5 = range(0xA4, 0xC7)  # first bytes of the characters that are in daily use


def plausible(data: bytes) -> str:
    """The encoding of undeclared bytes of East Asia or of Cyrillic; empty where none of them is plain."""
    return next((name for name, said in _JUDGES.items() if said(data)), "")


def _strict(data: bytes, codec: str) -> str:
    """The letters beyond ASCII in an encoding; empty where bytes are not valid in it, or where they are few."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return ""
    letters = "".join(letter for letter in text if not letter.isascii() and letter.isalpha())
    return letters if len(letters) >= _FEW else ""


def _share(pattern: re.Pattern[str], letters: str) -> float:
    return sum(map(len, pattern.findall(letters))) / len(letters) if letters else 0


def _is_japanese(data: bytes, codec: str) -> bool:
    letters = _strict(data, codec)
    return _share(_KANA, letters) > 0.2 and _share(_KANA, letters) + _share(_HAN, letters) > 0.95


def _is_big5(data: bytes) -> bool:
    letters = _HAN.findall(_strict(data, "big5"))
    common = sum(one.encode("big5")[0] in _COMMON_IN_BIG5 for one in letters)
    return not _strict(data, "gb2312") and len(letters) > _MANY and common / len(letters) > 0.9


def _is_cyrillic(data: bytes) -> bool:
    letters = _strict(data, "cp1251")
    return bool(letters) and sum(map(len, _CYRILLIC.findall(data.decode("cp1251")))) / len(letters) > 0.6


_JUDGES = {
    "euc_jp": lambda data: _is_japanese(data, "euc_jp"),
    "cp932": lambda data: _is_japanese(data, "cp932"),
    "cp949": lambda data: _share(_HANGUL, _strict(data, "euc_kr")) > 0.9,
    "big5hkscs": _is_big5,
    "cp1251": _is_cyrillic,
}
