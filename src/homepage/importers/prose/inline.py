"""A line of a page as runs of text with their marks: Markdown, kramdown's additions and inline HTML, read leniently.

Markdown's two-space line end, two backslashes and ``<br>`` are breaks; other line ends are spaces. An asterisk after a
name is a mark, not emphasis, wherever CommonMark's rules allow to read it so.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

BREAK = "\n"
TITLE = "\ue016"  # stands before what a page marks as the title of a publication


class Run(Struct, frozen=True, kw_only=True):
    """Text of one style. An image has its address in ``image`` and its description in ``text``."""

    text: str = ""
    strong: bool = False
    em: bool = False
    under: bool = False
    sup: bool = False
    sub: bool = False
    code: bool = False
    url: str | None = None
    image: str | None = None

    @property
    def is_break(self) -> bool:
        """Whether this is a line break."""
        return self.text == BREAK and self.image is None


class _Delimiter(NamedTuple):
    sign: str
    length: int
    opens: bool
    closes: bool


_STYLES = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
    "u": "under",
    "ins": "under",
    "sup": "sup",
    "sub": "sub",
    "code": "code",
    "tt": "code",
    "kbd": "code",
}
# TeX between single dollars, which has a sign that only TeX has: prices are no formulas.
FORMULA = r"(?<!\$)\$(?=[^\s$])[^$\n]*?[_^\\{][^$\n]*?(?<=[^\s\\])\$(?![\d$])"
_TOKEN = re.compile(
    r"(?P<break>[ \t]{2,}\n|\\\\[ \t]*\n|\\\n|\n[ \t]*\n\s*)"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?P<ticks>`+)(?P<codetext>.+?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<raised><sup\b[^<>]*>(?P<marks>[\s\\*∗†‡§¶#✉📧⋆☆★+,\d]+)</sup\s*>)"
    r"|(?P<colored>\$\s*\\(?:text)?color\s*\{\w+\}\s*\{(?P<coloredtext>[^{}$]*)\}\s*\$)"
    r"|(?P<mark>\$\s*\^\s*\{?\s*\\?(?P<sign>dagger|ddagger|ast|star|\*|\\?#|\\S|\d+|\w)\s*\}?\s*\$)"
    rf"|(?P<formula>{FORMULA})"
    r"|(?P<image>!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<src>[^\s)>]*)>?[^)]*\))"
    r"|(?P<attributes>\{:[^}\n]*\})"
    r"|(?P<auto><(?P<address>(?:https?://|mailto:)[^\s>]+|[\w.+-]+@[\w-]+\.[\w.-]+)>)"
    r"|(?P<stray>(?<![<\w])(?:a\s+)?href=[\"'](?P<href>[^\"'\s]+)[\"'][^<>]*>(?P<label>[^<]*)</a>)"
    r"|(?P<tag></?[A-Za-z][\w-]*(?:\s[^<>]*|/)?>)"
    r"|(?P<delimiter>\*+|_+)"
    r"|(?P<open>\[)",
    re.DOTALL,
)
_SIGNS = {"dagger": "†", "ddagger": "‡", "ast": "*", "star": "⋆", "\\#": "#", "\\S": "§"}
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a start tag as written."""
    return {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}


def parse(text: str) -> list[Run]:
    """The runs of a piece of Markdown."""
    return merged(_resolved(_tokens(text.strip())))


def plain(runs: Iterable[Run]) -> str:
    """The text of runs, images left out, on one line."""
    return " ".join(
        "".join(" " if run.is_break else run.text for run in runs if run.image is None).replace(TITLE, "").split()
    )


def spaced(runs: Iterable[Run]) -> str:
    """The text of runs as words are counted: what is raised or lowered is a word by itself."""
    return plain(replace(run, text=f" {run.text} ") if run.sup or run.sub else run for run in runs)


def merged(runs: Iterable[Run]) -> list[Run]:
    """Runs with neighbours of one style joined and empty ones dropped."""
    found: list[Run] = []
    for run in runs:
        if not run.text and run.image is None:
            continue
        last = found[-1] if found else None
        if last and not (last.is_break or run.is_break or last.image or run.image) and _same(last, run):
            found[-1] = replace(last, text=last.text + run.text)
        else:
            found.append(run)
    return found


def _same(one: Run, other: Run) -> bool:
    return replace(one, text="") == replace(other, text="")


def segments(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs parted at line breaks, empty lines dropped."""
    found: list[list[Run]] = [[]]
    for run in runs:
        if run.is_break:
            found.append([])
        else:
            found[-1].append(run)
    return [segment for segment in found if plain(segment) or any(run.image for run in segment)]


def _tokens(text: str) -> list[Run | _Delimiter | str]:
    """Runs, delimiters of emphasis, and names of styles that HTML turns on (b) and off (/b)."""
    found: list[Run | _Delimiter | str] = []
    at = 0
    while match := _TOKEN.search(text, at):
        _add_text(found, text[at : match.start()])
        at = _take(found, text, match)
    _add_text(found, text[at:])
    return found


def _add_text(found: list[Run | _Delimiter | str], text: str) -> None:
    if text:
        found.append(Run(text=re.sub(r"[ \t]*\n[ \t]*", " ", html.unescape(text))))


def _take(found: list[Run | _Delimiter | str], text: str, match: re.Match[str]) -> int:
    """Add what a token stands for; where reading goes on."""
    kind = match.lastgroup if match.lastgroup in _SIMPLE else _kind(match)
    if kind == "formula":  # whose signs are never emphasis
        found.append(Run(text=match["formula"]))
    elif kind == "delimiter":
        found.append(_delimiter(text, match))
    elif kind == "open":
        return _link(found, text, match.start())
    elif kind == "tag":
        return _tag(found, text, match)
    else:
        found.extend(_run_of(kind, match))
    return match.end()


_LONGEST_INDEX = 3  # words that stand raised or lowered
_SIMPLE = frozenset({"break", "escape", "attributes", "delimiter", "open", "tag"})


def _kind(match: re.Match[str]) -> str:
    return next(
        name
        for name in ("code", "raised", "colored", "mark", "formula", "image", "auto", "stray", *_SIMPLE)
        if match[name] is not None
    )


def _run_of(kind: str, match: re.Match[str]) -> list[Run]:  # noqa: PLR0911 (one line for each token)
    if kind == "break":
        return [Run(text=BREAK)]
    if kind == "escape":
        return [Run(text=match["escape"][1])]
    if kind == "code":
        return [Run(text=match["codetext"].strip().replace("\n", " "), code=True)]
    if kind == "raised":  # a mark after a name, never emphasis
        return [Run(text=match["marks"].replace("\\", "").strip(), sup=True)]
    if kind == "colored":
        return [Run(text=html.unescape(match["coloredtext"]))]
    if kind == "mark":
        return [Run(text=_SIGNS.get(match["sign"], match["sign"].lstrip("\\")), sup=True)]
    if kind == "image":
        return [Run(text=match["alt"], image=match["src"])]
    if kind == "auto":
        address = match["address"]
        shown = address.removeprefix("mailto:")
        return [Run(text=shown, url=address if ":" in address else f"mailto:{address}")]
    if kind == "stray":
        return [replace(run, url=html.unescape(match["href"])) for run in parse(match["label"])]
    return []


def _delimiter(text: str, match: re.Match[str]) -> Run | _Delimiter:
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    sign, count = match.group()[0], len(match.group())
    left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
    right = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
    if sign == "*" and count >= 2:  # kramdown and most renderers are lenient here; Chinese text relies on it
        left, right = not after.isspace(), not before.isspace()
    if sign == "_":
        left, right = left and (not right or _is_mark(before)), right and (not left or _is_mark(after))
    if not (left or right) or count > 3:
        return Run(text=match.group())
    return _Delimiter(sign, count, left, right)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"


def _link(found: list[Run | _Delimiter | str], text: str, at: int) -> int:
    """A link at the bracket ``at``, or the bracket itself."""
    end = _closing(text, at, "[", "]")
    if end < 0 or text[end + 1 : end + 2] != "(":
        found.append(Run(text="["))
        return at + 1
    stop = _closing(text, end + 1, "(", ")")
    if stop < 0:
        found.append(Run(text="["))
        return at + 1
    words = re.sub(r"\s+[\"'(].*$", "", text[end + 2 : stop].strip(), flags=re.DOTALL)
    url = html.unescape(re.sub(r"\s+", "", words).strip("<>"))
    found.extend(_linked(parse(text[at + 1 : end]), url))
    return stop + 1


def _linked(runs: list[Run], url: str) -> list[Run]:
    return [run if run.is_break or run.url else replace(run, url=url) for run in runs]


def _closing(text: str, at: int, opening: str, closing: str) -> int:
    depth, end = 0, at
    limit = min(len(text), at + 5000)
    while end < limit:
        sign = text[end]
        if sign == "\\":
            end += 1
        elif sign == opening:
            depth += 1
        elif sign == closing:
            depth -= 1
            if not depth:
                return end
        end += 1
    return -1


def _tag(found: list[Run | _Delimiter | str], text: str, match: re.Match[str]) -> int:
    tag = match["tag"]
    name = re.sub(r"[^\w-].*$", "", tag.strip("</>"), flags=re.DOTALL).lower()
    closes = tag.startswith("</")
    if name == "br":
        found.append(Run(text=BREAK))
    elif name == "a" and not closes:
        return _anchor(found, text, match)
    elif name == "img":
        known = attributes(tag)
        found.append(Run(text=known.get("alt", ""), image=known.get("src", "").strip()))
    elif name in _STYLES:
        found.append(("/" if closes else "") + _STYLES[name])
    return match.end()


def _anchor(found: list[Run | _Delimiter | str], text: str, match: re.Match[str]) -> int:
    """A link in HTML; one that is never closed ends where the next begins."""
    url = re.sub(r"\s*[\t\r\n]\s*", "", attributes(match["tag"]).get("href", "")).strip().replace(" ", "%20")
    end = re.compile(r"</a\s*>|(?=<a\s)", re.IGNORECASE).search(text, match.end())
    inner = text[match.end() : end.start() if end else len(text)]
    found.extend(_linked(parse(inner), url) if url else parse(inner))
    if inner != inner.rstrip() and inner.strip():
        found.append(Run(text=" "))
    return end.end() if end else len(text)


def _resolved(tokens: list[Run | _Delimiter | str]) -> list[Run]:
    """Runs with the styles that tags and matching delimiters give them."""
    styles: list[set[str]] = [set() for _ in tokens]
    left: list[int] = [token.length if isinstance(token, _Delimiter) else 0 for token in tokens]
    _match_tags(tokens, styles)
    _match_delimiters(tokens, styles, left)
    found = []
    for token, marks, count in zip(tokens, styles, left, strict=True):
        if isinstance(token, _Delimiter):
            found.append(_styled(Run(text=token.sign * count), marks))
        elif isinstance(token, Run):
            found.append(token if token.is_break else _styled(token, marks))
    return found


def _styled(run: Run, marks: set[str]) -> Run:
    return Run(
        text=run.text,
        url=run.url,
        image=run.image,
        strong=run.strong or "strong" in marks,
        em=run.em or "em" in marks,
        under=run.under or "under" in marks,
        sup=run.sup or "sup" in marks,
        sub=run.sub or "sub" in marks,
        code=run.code or "code" in marks,
    )


def _match_tags(tokens: list[Run | _Delimiter | str], styles: list[set[str]]) -> None:
    opened: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if not isinstance(token, str):
            continue
        if not token.startswith("/"):
            opened.setdefault(token, at)
        elif (start := opened.pop(token[1:], None)) is not None:
            if token[1:] in ("sub", "sup") and _is_small_print(tokens[start:at]):
                continue
            for inner in styles[start:at]:
                inner.add(token[1:])


def _is_small_print(tokens: list[Run | _Delimiter | str]) -> bool:
    """Whether what stands between the tags of an index is a sentence, which the page only sets small."""
    return len("".join(token.text for token in tokens if isinstance(token, Run)).split()) > _LONGEST_INDEX


def _match_delimiters(tokens: list[Run | _Delimiter | str], styles: list[set[str]], left: list[int]) -> None:
    openers: list[int] = []
    for at, token in enumerate(tokens):
        if not isinstance(token, _Delimiter):
            continue
        while token.closes and left[at]:
            fit = [one for one in openers if left[one] and _pairs(tokens[one], token, left[one], left[at])]
            if not fit:
                break
            start = fit[-1]
            used = 2 if left[start] >= 2 and left[at] >= 2 else 1
            for inner in styles[start + 1 : at]:
                inner.add("strong" if used == 2 else "em")
            left[start] -= used
            left[at] -= used
            openers = [one for one in openers if one <= start and left[one]]
        if token.opens and left[at]:
            openers.append(at)


def _pairs(opener: object, closer: _Delimiter, open_left: int, close_left: int) -> bool:
    same = isinstance(opener, _Delimiter) and opener.sign == closer.sign
    return same and ((open_left >= 2) == (close_left >= 2) or 3 in (open_left, close_left))
