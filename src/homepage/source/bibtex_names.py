"""Lists of names as BibTeX, biblatex and people write them: names, and the parts of each.

The split into given name, particle, family name and suffix is pybtex's; names of plain words, nearly all of them,
are split here by the same rule because pybtex takes a tenth of a millisecond for each. LaTeX stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from homepage.patterns import lazy
from homepage.source.bibtex_lists import EXTENDED, Repair, Separation, is_one_group, split_at_commas

if TYPE_CHECKING:
    from collections.abc import Callable

# Words as they are, or with accents in braces of their own: {\'e}, {\"{o}}, {\O}, {\v{c}}.
_ACCENT = r"\{\\(?:[`'^\"~=.](?:[A-Za-z]|\{[A-Za-z]\})|[A-Za-z]{1,2}(?:\{[A-Za-z]\})?)\}"
_PLAIN = lazy(rf"(?:[^{{}}\\~$,\"]++|{_ACCENT})+")
_OTHERS = lazy(r"(?i)[\s,]*\b(?:and\s+others|and\s+et\.?\s*al\.?|et\.?\s*al\.?)\s*$|[\s,]*(?:…|\.\.\.|等)\s*$")
_MARK = lazy(
    r"""
      <sup>(?P<tag>[^<>]{1,6})</sup>
    | \\textsuperscript\s*\{(?P<raised>[^{}]{1,12})\}
    | \$\s*\^\s*\{?\s*(?P<power>[^${}]{1,20}?)\s*\}?\s*\$
    | \$\s*\^?\s*\{?\s*
      (?P<math>\*+|\\(?:ast|star|dagger|ddagger|dag|ddag|sharp|bigstar|diamond|S|P|Letter)\b)\s*\}?\s*\$
    | (?<![\\$])\^\{(?P<braced>[^{}\\]{1,12})\}
    | (?:(?<!\\)\^)?
      \\(?P<name>dagger|ddagger|dag|ddag|textdagger|textdaggerdbl|Letter|Envelope|textasteriskcentered)\b(?:\{\})?
    | (?<![\\$])\^(?P<number>\d{1,2})(?!\d)
    | (?<![\\$])(?P<caret>\^)(?=\s*(?:[,^;]|$))
    | (?:(?<!\\)\^)?\\?(?P<sign>[*†‡✉\#§¶✝⋆★])
    """,
    re.VERBOSE,
)
_FOOTNOTE = lazy(r"\\(?:thanks|footnote)\s*\{[^{}]*\}")
_EMPHASISED = lazy(
    r"\\(?:textbf|underline|uline|emph|textit|mkbibbold)\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}"
    r"|\{\s*\\(?:bf|it|em|bfseries|itshape)\s+([^{}]*)\}"
)
_EAST_ASIAN = lazy(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_HOMONYM = lazy(r"\s+0\d{3}$")  # DBLP tells people of one name apart by a number
_MARK_NAMES = {
    **dict.fromkeys((r"\ast", r"\*", r"\textasteriskcentered"), "*"),
    **dict.fromkeys((r"\dagger", r"\dag", r"\textdagger"), "†"),
    **dict.fromkeys((r"\ddagger", r"\ddag", r"\textdaggerdbl"), "‡"),
    **dict.fromkeys((r"\Letter", r"\Envelope"), "✉"),
    **dict.fromkeys((r"\sharp", r"\#"), "#"),
    r"\star": "⋆",
    r"\bigstar": "★",
    r"\diamond": "⋄",
    r"\S": "§",
    r"\P": "¶",
}


class Name(Struct, frozen=True, kw_only=True):
    """One name in its parts, LaTeX as written; ``literal`` is a name that must not be split."""

    family: str = ""
    given: str = ""
    prefix: str = ""
    suffix: str = ""
    literal: str = ""
    marks: tuple[str, ...] = ()


class NameList(Struct, frozen=True, kw_only=True):
    """The names in order, whether more are left out (`and others`), and what was assumed in reading them."""

    names: tuple[Name, ...] = ()
    others: bool = False
    repairs: tuple[Repair, ...] = ()
    rewritten: str = ""  # the list with ` and ` between the names and without marks, when it is written otherwise


def _nobody(_: str) -> bool:
    return False


def split_names(value: str, is_known: Callable[[str], bool] = _nobody) -> NameList:
    """The names of an author or editor field; ``is_known`` tells a full name that the file has in another list."""
    text, others = _without_others(value.strip())
    separation = Separation(is_known)
    pieces = separation.pieces(text)
    repairs = separation.repairs
    clean = [_without_marks(piece)[0] for piece in pieces]
    changed = separation.rewritten or clean != pieces
    rewritten = " and ".join([*clean, "others"] if others else clean) if changed else ""
    names: list[Name] = []
    for piece in pieces:
        if piece.lower() in {"others", "et al.", "et al"}:
            others = True
        elif (name := _name(piece, repairs)) and (name.family or name.given or name.literal):
            names.append(name)
    return NameList(names=tuple(names), others=others, repairs=tuple(repairs), rewritten=rewritten)


def _without_others(text: str) -> tuple[str, bool]:
    shorter = _OTHERS.sub("", text)
    return shorter, shorter != text


def _name(piece: str, repairs: list[Repair]) -> Name | None:
    if "\\" in piece:
        piece = _unemphasised(piece, repairs)
    text, marks = _without_marks(piece)
    text = _HOMONYM.sub("", text)
    if not text:
        return None
    if EXTENDED.search(text):
        return _extended(text, marks)
    if text.startswith("{") and text.endswith("}") and is_one_group(text):
        return Name(literal=text[1:-1].strip(), marks=marks)
    if plain := _plain_parts(text, marks):
        return plain
    name, repair = _pybtex_parts(text)
    if repair:
        repairs.append(Repair(repair, cause="too many commas"))
    return replace(name, marks=marks) if marks else name


def _unemphasised(piece: str, repairs: list[Repair]) -> str:
    """The name without the emphasis that sets the owner's name off, and without footnotes."""
    if note := _FOOTNOTE.search(piece):
        repairs.append(Repair(f"{note.group()} was left out of a name", cause="footnote"))
        piece = _FOOTNOTE.sub("", piece)
    return _EMPHASISED.sub(lambda match: match[1] or match[2] or "", piece)


def _without_marks(piece: str) -> tuple[str, tuple[str, ...]]:
    """The name without the marks typed after it (or before its comma), and the marks."""
    if _MARK.search(piece) is None:
        return piece, ()
    marks: list[str] = []

    def taken(match: re.Match[str]) -> str:
        mark = next(group for group in match.groups() if group is not None).strip()
        mark = f"\\{mark}" if match["name"] else mark
        marks.extend(_MARK_NAMES.get(part, part) for part in re.findall(r"\\[A-Za-z]+|\d+|\\?[^\s,;{}]", mark))
        return ""

    text = _MARK.sub(taken, piece)
    text = re.sub(r"\{\s*\}", "", text)
    return re.sub(r"\s+,", ",", re.sub(r"\s{2,}", " ", text)).strip(" ,"), tuple(marks)


def _extended(text: str, marks: tuple[str, ...]) -> Name:
    """A name in the extended format of biblatex: `family=Berg, prefix=van der, given=Anna`."""
    parts: dict[str, str] = {}
    for part in split_at_commas(text):
        name, sign, value = part.strip().strip('"').partition("=")
        if sign:
            parts[name.strip().lower()] = value.strip().strip('"')
    return Name(
        family=parts.get("family", ""),
        given=parts.get("given", ""),
        prefix=parts.get("prefix", ""),
        suffix=parts.get("suffix", ""),
        literal="" if parts.get("family") else parts.get("given", ""),
        marks=marks,
    )


def _plain_parts(text: str, marks: tuple[str, ...]) -> Name | None:
    """A name of plain words none of which can be a particle: `Given Family` or `Family, Given`."""
    last, comma, first = text.partition(",")
    if _PLAIN.fullmatch(last) is None or (comma and _PLAIN.fullmatch(first) is None):
        return None
    words = last.split()
    if not words or (comma and not first.strip()):
        return None
    # The only word of a family is no particle; of others, what begins with no letter is left to pybtex: 't, {\o}.
    if not (comma and len(words) == 1) and any(word[0].islower() or not word[0].isalpha() for word in words):
        return None
    if comma:
        return Name(family=" ".join(words), given=" ".join(first.split()), marks=marks)
    if len(words) == 1:
        return Name(literal=words[0], marks=marks)
    # Written in its own script, an East Asian name begins with the family: 山田 太郎.
    family = words.pop(0 if all(map(_EAST_ASIAN.fullmatch, words)) else -1)
    return Name(family=family, given=" ".join(words), marks=marks)


@lru_cache(maxsize=4096)
def _pybtex_parts(text: str) -> tuple[Name, str]:
    """The parts by pybtex, and what it had to assume; co-authors recur, so most come from the cache."""
    from pybtex.database import Person
    from pybtex.errors import capture

    with capture() as errors:
        try:
            person = Person(text)
        # Names such as "," or "{" alone make pybtex index into an empty list.
        except (ValueError, IndexError):
            return Name(literal=text), ""
    first = [*person.first_names, *person.middle_names]
    repair = f'the name "{text}" has too many commas; what follows the second was read as given name' if errors else ""
    if not first and not person.last_names:
        return Name(literal=text), repair
    if not first and not person.prelast_names and not person.lineage_names and len(person.last_names) == 1:
        return Name(literal=" ".join(person.last_names)), repair
    name = Name(
        family=" ".join(person.last_names),
        given=" ".join(first),
        prefix=" ".join(person.prelast_names),
        suffix=" ".join(person.lineage_names),
    )
    return name, repair
