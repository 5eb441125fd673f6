"""Citations as academicpages stores them: a line of HTML that alone knows the authors. Split surely, or not at all."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from homepage.content.bibliography_links import clean_doi
from homepage.content.records import Author
from homepage.importers import words
from homepage.importers.papers.venue_numbers import labels, parted
from homepage.importers.prose.inline import parse
from homepage.importers.prose.names import initials_last, is_name, split_marks
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from homepage.site.names import Identity

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.?[\s-]?){1,4}")
_YEAR = re.compile(r"[\s,(\[]*\(?\b(?:19|20)\d\d[a-z]?\b(?:,\s*\w+(?:\s+\d{1,2})?)?\)?[\s.,:)\]]*$")
_VOLUME = re.compile(r"\b(?:vol(?:ume)?\.?\s*)?(\d{1,4})\s*\(\s*(\d{1,4}(?:[-–]\d{1,4})?)\s*\)")
_PAGES = re.compile(r"(?:\bpp?\.?\s*|[:,]\s*)(\d{1,5}\s*(?:--?|–)\s*\d{1,5})\b")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*)10\.\d{4,9}/\S+", re.IGNORECASE)
_ADDRESS = re.compile(
    r"[\s,;.]*(?:\b(?:doi|available at|url)\s*:?\s*)?(?:https?://\S+|\bdoi:?\s*10\.\d{4,9}/\S+)", re.IGNORECASE
)
_ET_AL = re.compile(r"(?:[\s,]*(?:\band\s+)?(?:\bet\.?\s+al\.?|\bothers|\.\.\.|…))+[\s.,]*$", re.IGNORECASE)
_HEAD = re.compile(r"([^()]+?)\s*\(((?:19|20)\d\d)[a-z]?\)\s*[.,:]\s*")  # authors before a year in brackets
_VANCOUVER = re.compile(r"[^\W\d_]{2,}.*\s[^\W\d_a-z]{1,3}")  # a family name before initials without points
_ESCAPED = re.compile(r"&amp;(#?\w+;)")  # an entity that a program escaped again
_SPLIT = re.compile(r"\s*(?:,\s*(?:and|&)\s+|;\s*(?:and\s+|&\s*)?|,\s*|\s+and\s+|\s+&\s+|，|、)\s*")
_WHOLE = re.compile(r"([^\W\d_]{3,})\.$")  # a given name in full, after which a list has a point
_CUT = re.compile(r"(\.[\s-]?[^\W\d_])$")  # initials whose last point ended the list
_CONNECTIVES = frozenset("and in pp p vol volume no number pages the of".split())  # noqa: SIM905


class Citation(Struct, frozen=True, kw_only=True):
    """What a citation says beyond the title; ``rest`` are words of it that have no place of their own."""

    authors: tuple[Author, ...] = ()
    others: bool = False
    volume: str = ""
    issue: str = ""
    pages: str = ""
    year: str = ""
    doi: str | None = None
    rest: str = ""
    text: str = ""


def read(html: str, title: str, venue: str, year: str, owner: Identity) -> Citation:
    """The parts of a citation of a work whose title, venue and year are known."""
    text = plain(parse(_ESCAPED.sub(r"&\1", html.replace("\n", " "))))
    doi = clean_doi(match.group()) if (match := _DOI.search(text)) else None
    text = _ADDRESS.sub("", text).strip()
    if not text:
        return Citation()
    place = place_of(text, title)
    if place is None:
        return replace(_titled_otherwise(text, owner), text=text, doi=doi)
    head, tail = text[: place[0]], text[place[1] :]
    authors, others = people(head, owner)
    volume, pages = _VOLUME.search(tail), _PAGES.search(tail)
    numbers = parted(_YEAR.sub("", tail).strip(" .,;:“”\"'"))
    years = re.findall(r"(?<![\d-])(?:19|20)\d\d(?![\d-])", f"{tail} {head}")
    found = Citation(
        year=years[-1] if years else "",
        authors=authors,
        others=others,
        volume=volume.group(1) if volume else numbers.volume,
        issue=volume.group(2) if volume else numbers.issue,
        pages=re.sub(r"\s*(?:--?|–)\s*", "–", pages.group(1)) if pages else numbers.page,
        doi=doi,
        text=text,
    )
    return replace(found, rest=_rest(found, tail, venue, year))


def _titled_otherwise(text: str, owner: Identity) -> Citation:
    """A citation that calls its work by another title: its authors are those before the year in brackets."""
    head = _HEAD.match(text)
    authors, others = people(head.group(1), owner) if head else ((), False)
    if head is None or not all(author.family for author in authors):
        return Citation(rest=text)
    return Citation(authors=authors, others=others, year=head.group(2), rest=text[head.end() :] if authors else text)


def place_of(text: str, title: str) -> tuple[int, int] | None:
    """Where a title stands in a text, with or without the number that a list gives it."""
    return _place(text, title) or _place(text, re.sub(r"^\W*\d+\W+", "", title))


def _place(text: str, title: str) -> tuple[int, int] | None:
    """Where a title stands in a text: letters and digits count, nothing else does."""
    letters = [(at, sign.casefold()) for at, sign in enumerate(text) if sign.isalnum()]
    wanted = "".join(sign.casefold() for sign in title if sign.isalnum())
    at = "".join(sign[:1] for _, sign in letters).find(wanted) if wanted else -1
    if at < 0 or at + len(wanted) > len(letters):
        return None
    return letters[at][0], letters[at + len(wanted) - 1][0] + 1


def _rest(found: Citation, tail: str, venue: str, year: str) -> str:
    """What follows the title when no field has its words; all of a citation whose authors are not known."""
    if not found.authors:
        return found.text
    known = words.of(f"{venue} {year or found.year} {found.volume} {found.issue} {found.pages}")
    held = Counter(known) + Counter(dict.fromkeys(_CONNECTIVES, 1))
    missing = Counter(words.of(tail)) - held
    for label in labels([*missing]):
        del missing[label]
    rest = _trimmed(tail, venue) if missing else ""
    return "" if _shortens(rest, venue) else rest


def _shortens(text: str, venue: str) -> bool:
    """Whether words are those of a venue cut short: Behav. Res. Methods for Behaviour Research Methods."""
    said = iter(words.of(venue))
    return bool(text) and all(any(whole.startswith(word) for whole in said) for word in words.of(text))


def _trimmed(piece: str, venue: str) -> str:
    text = piece.strip(" .,;:“”\"'()")
    if venue and text.casefold().startswith(venue.casefold()):
        text = text[len(venue) :]
    text = re.sub(r"[\s,.]*\(?(?:19|20)\d\d\)?[\s.]*$", "", text.removeprefix("In ").strip(" .,;:“”\"'"))
    return text if text.count("(") == text.count(")") else piece.strip(" .,;:")


def people(text: str, owner: Identity) -> tuple[tuple[Author, ...], bool]:
    """The authors that a text lists, whichever order their names are in; none when that is not certain."""
    text = _YEAR.sub("", text.strip().strip("“”\"'‘’ ")).strip(" .,:;“\"'‘").rstrip("[( \"“‘'.,")
    others = bool(_ET_AL.search(text))
    text = _ET_AL.sub("", text)
    if ";" in text:
        names = [name.strip(" .,") for name in re.split(r";\s*(?:and\s+|&\s*)?", text)]
        return _authors(names, others=others)
    if pairs := _family_first(text):
        return _authors(pairs, others=others)
    tokens = [token for token in _SPLIT.split(text) if token.strip(" .")]
    if not tokens:
        return (), others
    if len(tokens) > 1 and (paired := _paired(tokens)) is not None:
        return _authors(paired, others=others)
    if len(tokens) == 2 and owner.matches(Author(name=f"{tokens[0]}, {tokens[1].rstrip('.')}")):
        return _authors([f"{tokens[0]}, {tokens[1].rstrip('.')}"], others=others)
    if len(tokens) > 2 and _is_one_word(tokens[0]) and all(not _is_one_word(token) for token in tokens[2:]):
        tokens = [f"{tokens[0]}, {tokens[1]}", *tokens[2:]]
    return _authors(tokens, others=others)


def _family_first(text: str) -> list[str]:
    """The names of "Family, Given and Family, Given", where each has its comma; empty for any other list."""
    names = re.split(r"\s+(?:and|&)\s+", text)
    return names if len(names) > 1 and all(name.count(",") == 1 for name in names) else []


def _paired(tokens: list[str]) -> list[str] | None:
    """Family names each followed by initials."""
    if len(tokens) % 2 or not all(_are_initials(split_marks(one)[0]) for one in tokens[1::2]):
        return None
    if any(_are_initials(one) for one in tokens[::2]):
        return None
    return [f"{family}, {given}" for family, given in zip(tokens[::2], tokens[1::2], strict=True)]


def _are_initials(text: str) -> bool:
    return bool(_INITIALS.fullmatch(text)) and text.upper() == text


def _is_one_word(token: str) -> bool:
    return len(token.split()) == 1


def _authors(names: list[str], *, others: bool) -> tuple[tuple[Author, ...], bool]:
    found = []
    if len(names) > 1 and any(re.search(r"[A-Z]\.$", name.strip()) for name in names[:-1]):
        names = [*names[:-1], re.sub(r"((?:^|[\s,.-])[A-Z])$", r"\1.", names[-1].strip())]  # the list ended in a point
    if apart := initials_last([split_marks(name.strip())[0] for name in names]):
        marked = [split_marks(name.strip())[1] for name in names]
        return tuple(
            Author(family=one[0], given=one[1], marks=own) for one, own in zip(apart, marked, strict=True)
        ), others
    are_alike = len(names) > 1 and all(_VANCOUVER.fullmatch(name.strip()) for name in names)
    for name in names:
        whole, marks = split_marks(name.strip())
        plain_name = whole.replace(",", " ")
        if not is_name(plain_name) or (len(plain_name.split()) < 2 and plain_name.isascii()):
            return (), others
        family, comma, given = whole.partition(",")
        words_ = whole.split()
        if (
            not comma
            and len(words_) > 1
            and re.fullmatch(r"[^\W\d_a-z]{1,3}", words_[-1])
            and (are_alike or len(words_[0]) > 2)
        ):
            family, comma, given = " ".join(words_[:-1]), " ", words_[-1]
        if comma:
            given = _CUT.sub(r"\1.", _WHOLE.sub(r"\1", given.strip()))
            found.append(Author(family=family.strip(), given=given, marks=marks))
        else:
            found.append(Author(name=whole, marks=marks))
    return tuple(found), others
