"""Lists of names as BibTeX, biblatex and people write them, split into names and names into their parts.

The split into given name, particle, family name and suffix is pybtex's; names of plain words, nearly all of them,
are split here by the same rule because pybtex takes a tenth of a millisecond for each. LaTeX stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

_SEPARATOR = re.compile(r"\s+and\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_SEMICOLON = re.compile(r"\s*;\s*")
_OTHER_SEPARATORS = (
    (";", _SEMICOLON),
    ("und", re.compile(r"\s+und\s+")),
    ("、", re.compile(r"\s*、\s*")),
    ("，", re.compile(r"\s*，\s*")),
)
_PLAIN = re.compile(r"[^{}\\~$,\"]+")
_EXTENDED = re.compile(r"\b(family|given|prefix|suffix|useprefix|giveni|familyi)\s*=\s*", re.IGNORECASE)
_OTHERS = re.compile(r"(?i)[\s,]*\b(?:and\s+others|and\s+et\.?\s*al\.?|et\.?\s*al\.?)\s*$|[\s,]*(?:…|\.\.\.|等)\s*$")
_MARK = re.compile(
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
    | (?<![\\$])(?P<caret>\^)(?=\s*(?:[,*†‡✉\#§¶✝⋆★^;]|$))
    | \\?(?P<sign>[*†‡✉\#§¶✝⋆★])
    """,
    re.VERBOSE,
)
_FOOTNOTE = re.compile(r"\\(?:thanks|footnote)\s*\{[^{}]*\}")
_EMPHASISED = re.compile(
    r"\\(?:textbf|underline|uline|emph|textit|mkbibbold)\s*\{([^{}]*)\}|\{\s*\\(?:bf|it|em|bfseries|itshape)\s+([^{}]*)\}"
)
_HOMONYM = re.compile(r"\s+0\d{3}$")  # DBLP tells people of one name apart by a number
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
_WESTERN_COMMA = 2
_VANCOUVER = re.compile(r"([^\s,][^,]*[^\W\d_]{2}) ([A-Z]{1,3})")


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
    repairs: tuple[str, ...] = ()
    rewritten: str = ""  # the list with ` and ` between the names, when it had something else there


def split_names(value: str) -> NameList:
    """The names of an author or editor field."""
    repairs: list[str] = []
    text, others = _without_others(value.strip())
    pieces = _separated(text, repairs)
    rewritten = " and ".join([*pieces, "others"] if others else pieces) if repairs else ""
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


def _separated(text: str, repairs: list[str]) -> list[str]:
    """The names of a list, by ` and ` or by what the list uses in its place."""
    if "{and}" in text:
        text = text.replace("{and}", "and")
        repairs.append("{and} was read as the word between two names")
    pieces = _split(text, _SEPARATOR)
    if len(pieces) == 1 and not _EXTENDED.search(text):
        pieces = _by_other_signs(pieces[0], repairs)
    elif ";" in text and "&" not in text and (parts := _by_semicolons(pieces)) != pieces:
        pieces = parts
        repairs.append("semicolons were read as the word and between names")
    pieces = [part for piece in pieces for part in _unpacked(piece, repairs)]
    return [piece.strip(" ,") for piece in pieces if piece.strip(" ,;")]


def _by_semicolons(pieces: list[str]) -> list[str]:
    """The pieces cut at semicolons that do not stand in braces."""
    return [part for piece in pieces for part in _split(piece, _SEMICOLON)]


def _by_other_signs(text: str, repairs: list[str]) -> list[str]:
    for sign, pattern in _OTHER_SEPARATORS:
        parts = _split(text, pattern)
        if len(parts) > 1:
            repairs.append(f'the names are separated by "{sign}", read as "and"')
            return parts
    return [text]


def _unpacked(piece: str, repairs: list[str]) -> list[str]:
    """A name with more commas than a name can have is a list of names when each part is a full name."""
    if piece.count(",") < _WESTERN_COMMA:
        return [piece]
    parts = _split(piece, _COMMA)
    if len(parts) <= _WESTERN_COMMA or _EXTENDED.search(piece):
        return [piece]
    if all(_VANCOUVER.fullmatch(part) for part in parts):
        repairs.append("the names are separated by commas, read as family names with initials after them")
        return [_VANCOUVER.sub(r"\1, \2", part) for part in parts]
    if all(len(part.split()) >= 2 for part in parts):
        repairs.append('the names are separated by commas, read as "and"')
        return parts
    if len(parts) > 3 and len(parts) % 2 == 0 and all(_are_initials(part) for part in parts[1::2]):
        repairs.append("the names are separated by commas, read as pairs of family name and initials")
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    return [piece]


def _are_initials(text: str) -> bool:
    return text.upper() == text and re.fullmatch(r"(?:[^\W\d_]\.?[\s-]*){1,4}", text) is not None


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """The parts between separators outside braces."""
    if "{" not in text:
        return [part for part in separator.split(text) if part]
    parts: list[str] = []
    start = depth = 0
    for match in re.finditer(rf"[{{}}]|{separator.pattern}", text, separator.flags):
        if match.group() == "{":
            depth += 1
        elif match.group() == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return [part for part in parts if part]


def _name(piece: str, repairs: list[str]) -> Name | None:
    if "\\" in piece:
        piece = _unemphasised(piece, repairs)
    text, marks = _without_marks(piece)
    text = _HOMONYM.sub("", text)
    if not text:
        return None
    if _EXTENDED.search(text):
        return _extended(text, marks)
    if text.startswith("{") and text.endswith("}") and _is_one_group(text):
        return Name(literal=text[1:-1].strip(), marks=marks)
    if plain := _plain_parts(text, marks):
        return plain
    name, repair = _pybtex_parts(text)
    if repair:
        repairs.append(repair)
    return replace(name, marks=marks) if marks else name


def _unemphasised(piece: str, repairs: list[str]) -> str:
    """The name without the emphasis that sets the owner's name off, and without footnotes."""
    if note := _FOOTNOTE.search(piece):
        repairs.append(f"{note.group()} was left out of a name")
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
    for part in _split(text, _COMMA):
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


def _is_one_group(text: str) -> bool:
    depth = 0
    for index, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0 and index < len(text) - 1:
            return False
    return depth == 0


def _plain_parts(text: str, marks: tuple[str, ...]) -> Name | None:
    """A name of plain words none of which can be a particle: `Given Family` or `Family, Given`."""
    last, comma, first = text.partition(",")
    if _PLAIN.fullmatch(last) is None or (comma and _PLAIN.fullmatch(first) is None):
        return None
    words = last.split()
    if not words or any(word[0].islower() for word in words) or (comma and not first.strip()):
        return None
    if comma:
        return Name(family=" ".join(words), given=" ".join(first.split()), marks=marks)
    if len(words) == 1:
        return Name(literal=words[0], marks=marks)
    return Name(family=words[-1], given=" ".join(words[:-1]), marks=marks)


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
