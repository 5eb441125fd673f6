"""Author lists as people type them, and whose page it is."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from homepage.content.records import Author
from homepage.importers.prose.runs import Run, merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from homepage.site.names import Identity

MARKS = "*†‡§¶#✉📧∗⋆★☆♯^+"
_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le el al bin ibn ben ter ten y e af zu zur".split()  # noqa: SIM905
)
_SEPARATOR = re.compile(
    r"\s*(?:,\s*(?:and|&)\s+|，\s*|,\s*|;\s*|；\s*|、\s*|\s+and\s+|\s+&\s+|\s+和\s+)\s*", re.IGNORECASE
)
_AND_OTHERS = re.compile(r"(.+?),?\s+et al\b\.?")
_AND = re.compile(r"\s+(?:and\s+)+")
# Names as BibTeX joins them, the family name first: Ash, Ada and Birch, Ben C.
_JOINED = re.compile(
    r"(?:\s*(?:and\s+)*(?:[a-z]+\s)*[^\W\d_][\w'’-]+, [^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,2}?"
    r"(?:\s+and\b|,?\s+et al|\s*\(|(?<=\w\w)\.(?=\s))){2}"
)
_SEMICOLON = re.compile(r"\s*(?:;\s*(?:and|&)?|\s+and\s+|\s+&\s+)\s*")
# "Family, Given; Family, Given": here a comma stands within a name.
_FAMILY_FIRST = re.compile(r"\W*[^\W\d][\w'’ -]*,\s*[A-Z][\w. -]*;\s*(?:and\s+|&\s*)?[^\W\d][\w'’ -]*,\s*[A-Z]")
_OTHERS = re.compile(r"(?:et\.?\s*al\.?|等|\.\.\.|…|others)\.?", re.IGNORECASE)
GAPS = ("…", "...", "……", "⋯")  # what stands for authors within a list
_SIGNS = re.compile(r"\s*,\s*|\s+")  # between several marks
_YEAR = re.compile(r"[(（]\s*(?:19|20)\d\d[a-z]?\s*[)）]")
_CJK_NAME = re.compile(r"[\u4e00-\u9fff·]{2,6}")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_LONGEST_CJK = 8  # characters of a name, its gloss in brackets included
# A name in another script or a nickname, in brackets after a name.
_GLOSS = re.compile(r"[(（](?:\s*[^\W\da-z_][\w.'’-]*){1,4}\s*[)）]")
_MARKED_WITHIN = re.compile(r"(?<=[\u4e00-\u9fff])([*†‡#]+)\s*([(（][A-Za-z][A-Za-z .'-]+[)）])")
_NAME_WORD = re.compile(r"(?:[^\W\d_](?:[\w'’.‐‑-]*)\.?)+")
# A family name with initials behind it, each with its point: Gander L., van der Berg J.-P.
_INITIALS_LAST = re.compile(
    r"(?P<family>(?:[a-z]{1,3} )*[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?) (?P<given>(?:[A-Z]\.[ -]?){1,4})(?<=\.)"
)
_NATIVE = re.compile(r"[（(]?\s*([\u3400-\u9fff\ufffd\u3040-\u30ff\uac00-\ud7a3·]{2,8})\s*[)）]?")
_NOT_NAMES = frozenset(
    "the a an of for in on with and to from by via using towards toward learning network networks university institute "  # noqa: SIM905
    "conference journal proceedings transactions international workshop arxiv preprint ieee acm springer paper code "
    "accepted published under review submitted best award oral spotlight".split()
)


class AuthorList(NamedTuple):
    """Authors in order, whether the list goes on in et al., and what follows the list in its line."""

    authors: tuple[Author, ...]
    others: bool
    rest: list[Run]


def is_name(text: str) -> bool:
    """Whether a text has the form of a person's name."""
    text = text.strip()
    if _CJK_NAME.fullmatch(text):
        return True
    if len(_CJK.findall(text)) > _LONGEST_CJK:
        return False
    found = _GLOSS.sub("", text).split()
    if not 1 <= len(found) <= 6 or not all(_NAME_WORD.fullmatch(word) for word in found):
        return False
    if any(word.lower() in _NOT_NAMES and not (at and _is_given(word)) for at, word in enumerate(found)):
        return False
    return all(word[0].isupper() or word.lower() in _PARTICLES or not word.isascii() for word in found)


def _is_given(word: str) -> bool:
    """Whether a word that titles have too can be of a name, where it is not the first: an initial, or Jaehoon An."""
    return len(word) == 1 or word == "An"


def split_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """A name and the marks typed after it (or before it)."""
    text = text.strip()
    match = re.search(rf"(?:\s*(?:[{re.escape(MARKS)}]|(?<=[^\W\d_])\d(?:,\d)*))+$", text)
    head = re.match(rf"[{re.escape(MARKS)}]+", text)
    if match and match.start():
        return text[: match.start()].strip(), tuple(re.sub(r"\s", "", match.group()))
    if head and head.end() < len(text):
        return text[head.end() :].strip(), tuple(head.group())
    return text, ()


def _marked_last(runs: Sequence[Run]) -> list[Run]:
    """Runs in which a mark between a name and its gloss stands after both: 丁明涛*(Mingtao Ding)."""
    return [replace(run, text=_MARKED_WITHIN.sub(r"\2\1", run.text)) if run.image is None else run for run in runs]


def author_list(runs: Sequence[Run]) -> AuthorList | None:
    """The authors that a line begins with; None when it does not begin with a name."""
    authors: list[Author] = []
    runs = _marked_last(runs)
    text = "".join(run.text for run in runs if run.image is None)
    separator = _AND if _JOINED.match(text) else _SEMICOLON if _FAMILY_FIRST.match(text) else _SEPARATOR
    pieces = list(_pieces(runs, separator))
    some_left_out = False
    for at, (piece, _) in enumerate(pieces):
        raw = "".join(run.text for run in piece if not run.sup).strip()
        if not raw or raw.lower() == "and":
            continue
        others = _OTHERS.match(raw)
        if authors and raw in GAPS and at + 1 < len(pieces):
            some_left_out = True
            continue
        if others and authors:
            return AuthorList(tuple(authors), others=True, rest=_rest(_after(piece, raw, others.end()), pieces, at))
        if (cut := _AND_OTHERS.match(raw)) and _names_one(cut.group(1)):
            others_last = _author(piece, cut.group(1))
            last = (others_last,) if others_last else ()
            return AuthorList((*authors, *last), others=True, rest=_rest(_after(piece, raw, cut.end()), pieces, at))
        name, rest_at = _name_and_rest(raw)
        author = _author(piece, name) if name else None
        if author is None:
            return AuthorList(tuple(authors), others=some_left_out, rest=_rest(piece, pieces, at)) if authors else None
        authors.append(author)
        if rest_at is not None:
            return AuthorList(tuple(authors), others=some_left_out, rest=_rest(_after(piece, raw, rest_at), pieces, at))
    return AuthorList(tuple(authors), others=some_left_out, rest=[]) if authors else None


def _rest(first: list[Run], pieces: list[tuple[list[Run], str]], at: int) -> list[Run]:
    """A piece with all that follow it, the separators between them as typed."""
    found = list(first)
    separator = pieces[at][1]
    for piece, following in pieces[at + 1 :]:
        is_within = found and piece and found[-1].url == piece[0].url  # a linked text has commas of its own
        found += [Run(text=separator, url=piece[0].url if is_within else None), *piece]
        separator = following
    return merged(found)


def _after(piece: list[Run], raw: str, count: int) -> list[Run]:
    """What of a piece follows the first ``count`` letters of its text."""
    from homepage.importers.prose.dates import drop

    text = "".join(run.text for run in piece)
    lead = len(text) - len(text.lstrip())
    return drop([run for run in piece if not run.sup], lead + count) if raw else []


def _name_and_rest(raw: str) -> tuple[str, int | None]:
    """The name at the head of a piece, and where a sentence ends after it, if one does."""
    for match in re.finditer(r"[.:：。]\s+|[.。:：]$|[.。](?=[A-Z《\"“])|\s+[-–—|·]\s+|(?=[\"“《(（])", raw):
        head = raw[: match.start()]
        if (
            not head
            or (re.search(r"(?:^|[\s.-])[^\W\d_]$", head) and not _ends_in_initials(head, raw[match.end() :]))
            or head.split()[-1].lower() in ("jr", "dr", "prof", "sr")
        ):
            continue  # an initial or a title, not the end of a sentence
        if re.fullmatch(r"[A-Z]{2}", head) and match.group().startswith("."):
            continue  # two initials in one: MH. Ash
        if match.group() == "" and is_name(split_marks(raw)[0]) and not _YEAR.match(raw, match.start()):
            continue
        end = match.end()
        return (head, None if end >= len(raw) else end) if _names_one(head) else ("", None)
    if "," in raw and _names_one(raw):
        return raw.strip(), None
    name = raw.rstrip(" .。")
    shown = name + "." if re.search(r"\b[^\W\d_]\.+$", raw) else name
    return (shown, None) if is_name(split_marks(shown)[0]) else ("", None)


def _names_one(text: str) -> bool:
    """Whether words are one name, whichever part of it comes first."""
    family, comma, given = text.partition(",")
    if comma:
        return is_name(family) and is_name(split_marks(given)[0]) and "," not in given
    return is_name(split_marks(text)[0])


def _ends_in_initials(head: str, following: str) -> bool:
    """Whether a list of names such as Zhang W ends here: a title follows, not the rest of a name."""
    turned_round = re.fullmatch(r"[^\W\d_]{2,}(?:[ -][^\W\d_]{2,})? [A-Z]{1,3}", head)
    return bool(turned_round) and len(following.split()) > 2 and not re.match(r"[^\W\d_][\w'’-]*[.,]", following)


def _author(piece: list[Run], raw: str) -> Author | None:
    name, marks = split_marks(raw)
    raised = [run.text.strip(" ,") for run in piece if run.sup and run.text.strip(" ,")]
    sup = tuple(one for text in raised for one in ([text] if re.fullmatch(r"[\w ,.-]+", text) else _SIGNS.split(text)))
    shown = ((run.url, run.text.strip(" *,.")) for run in piece if run.url)
    url = next((url for url, text in shown if text and (text in raw or name in text)), None)
    return Author(name=name, url=url, marks=(*marks, *sup)) if name else None


def _pieces(runs: Sequence[Run], separator: re.Pattern[str]) -> Iterable[tuple[list[Run], str]]:
    """Runs parted at commas and the like, with what parts each from the next; marks in superscript stay whole."""
    current: list[Run] = []
    for run in runs:
        if run.image is not None:
            continue
        if run.sup or run.code:
            current.append(run)
            continue
        at = 0
        for match in separator.finditer(run.text):
            current.append(_cut(run, at, match.start()))
            yield [one for one in current if one.text], match.group()
            current, at = [], match.end()
        current.append(_cut(run, at, len(run.text)))
    yield [one for one in current if one.text], ""


def _cut(run: Run, start: int, end: int) -> Run:
    return replace(run, text=run.text[start:end])


def native(text: str) -> tuple[str, str]:
    """A name and, apart from it, the same name in Chinese or Japanese script."""
    match = _NATIVE.search(text)
    if match is None or match.group(1) == text.strip():
        return text.strip(), ""
    return " ".join((text[: match.start()] + " " + text[match.end() :]).split()).strip(" ()（）|/·-"), match.group(1)


def frequent(lists: Iterable[Sequence[Run]]) -> str:
    """The name that most author lists set in bold or underline."""
    counts: Counter[str] = Counter()
    for runs in lists:
        for run in merged(runs):
            name = split_marks(run.text.strip(" ,."))[0]
            if (run.strong or run.under) and len(name.split()) in (2, 3, 4) and is_name(name):
                counts[unicodedata.normalize("NFC", name)] += 1
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else ""


def initials_last(names: Sequence[str]) -> list[tuple[str, str]]:
    """The family names and initials of a list in which these stand last: Gander L., Rossi N.; else none."""
    found = [_INITIALS_LAST.fullmatch(name.strip()) for name in names]
    turned_round = [(one["family"], one["given"]) for one in found if one]
    return turned_round if len(turned_round) == len(names) > 1 else []


def turned(authors: Sequence[Author]) -> tuple[Author, ...]:
    """Authors of a list written "Family, I., Family, I.", where the commas within names look like those between.

    Names of the form "Family I." are turned round where all of the list are.
    """
    if joined := _inverted(authors):
        return joined
    if apart := initials_last([author.name or "" for author in authors]):
        named = zip(authors, apart, strict=True)
        return tuple(replace(author, name=None, family=family, given=given) for author, (family, given) in named)
    initials = [bool(re.fullmatch(r"(?:[A-Z]\.[\s-]?){1,4}", author.name or "")) for author in authors]
    if not any(initials) or any(one and (not at or initials[at - 1]) for at, one in enumerate(initials)):
        return tuple(authors)
    found: list[Author] = []
    for author, is_initials in zip(authors, initials, strict=True):
        if is_initials:
            last = found.pop()
            found.append(Author(name=f"{last.name}, {author.name}", url=last.url, marks=(*last.marks, *author.marks)))
        else:
            found.append(author)
    return tuple(found)


def _inverted(authors: Sequence[Author]) -> tuple[Author, ...]:
    """Authors of "Family, Given, and Given Family", or of "Family, Given, Family, Given"; none for other lists."""
    single = [" " not in author.full and author.full.isascii() and len(author.full) > 1 for author in authors]
    if (
        len(authors) < 2
        or not (single[0] and single[1])
        or (any(single[2:]) and not all(single))
        or len(single) % 2 * all(single)
    ):
        return ()
    count = len(authors) if all(single) else 2
    pairs = zip(authors[:count:2], authors[1:count:2], strict=True)
    first = (Author(name=f"{one.full}, {two.full}", url=one.url, marks=(*one.marks, *two.marks)) for one, two in pairs)
    return (*first, *authors[count:])


def holds(authors: Iterable[Author], owner: Identity) -> bool:
    """Whether the page's own person is among authors."""
    return any(owner.matches(author) for author in authors)
