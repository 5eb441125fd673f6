"""Which words of a line the tags and the asterisks round them set off, after the rules of CommonMark."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from homepage.importers.prose.runs import Run

if TYPE_CHECKING:
    import re

_LONGEST_INDEX = 3  # words that stand raised or lowered


class Delimiter(NamedTuple):
    """A row of asterisks or low lines that may begin or end what is set off."""

    sign: str
    length: int
    opens: bool
    closes: bool


def delimiter(text: str, match: re.Match[str]) -> Run | Delimiter:
    """What a row of asterisks or low lines between ``text`` is: a delimiter, or itself."""
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
    return Delimiter(sign, count, left, right)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"


def resolved(tokens: list[Run | Delimiter | str]) -> list[Run]:
    """Runs with the styles that tags and matching delimiters give them."""
    styles: list[set[str]] = [set() for _ in tokens]
    left: list[int] = [token.length if isinstance(token, Delimiter) else 0 for token in tokens]
    _match_tags(tokens, styles)
    _match_delimiters(tokens, styles, left)
    found = []
    for token, marks, count in zip(tokens, styles, left, strict=True):
        if isinstance(token, Delimiter):
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


def _match_tags(tokens: list[Run | Delimiter | str], styles: list[set[str]]) -> None:
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


def _is_small_print(tokens: list[Run | Delimiter | str]) -> bool:
    """Whether what stands between the tags of an index is a sentence, which the page only sets small."""
    return len("".join(token.text for token in tokens if isinstance(token, Run)).split()) > _LONGEST_INDEX


def _match_delimiters(tokens: list[Run | Delimiter | str], styles: list[set[str]], left: list[int]) -> None:
    openers: list[int] = []
    for at, token in enumerate(tokens):
        if not isinstance(token, Delimiter):
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


def _pairs(opener: object, closer: Delimiter, open_left: int, close_left: int) -> bool:
    same = isinstance(opener, Delimiter) and opener.sign == closer.sign
    return same and ((open_left >= 2) == (close_left >= 2) or 3 in (open_left, close_left))
