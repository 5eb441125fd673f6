"""The texts and the lists of works on a page for jekyll-scholar, each with the heading above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from homepage.importers.jekyll.queries import LIST, Asked, asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.importers.front_matter.reader import Page

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LOOP = re.compile(r"\{%-?\s*for\b[^%]*?-?%\}((?:(?!\{%-?\s*for\b).)*?)\{%-?\s*endfor\s*-?%\}", re.DOTALL)
_UNKNOWN = re.compile(r"\w+\s*[=<>!~^]+\s*\{\{[^{}]*\}\}(?:\s*&&\s*)?")
TOKEN = re.compile(
    rf"(?P<list>{LIST.pattern})"
    r"|^[ ]{0,3}(?P<level>\#{1,6})[ \t]*(?P<title>[^\n#][^\n]*)$"
    r"|<h(?P<tag>[1-6])\b[^>]*>(?P<inner>.*?)</h(?P=tag)\s*>"
    r"|\{%-?\s*tab\s+\S+\s+(?P<tab>.*?)\s*-?%\}",
    re.DOTALL | re.MULTILINE,
)
_YEAR = re.compile(r"(?:18|19|20)\d\d")


class Passage(NamedTuple):
    """A text of a page, with the heading above it; ``before`` says whether no list stood before it."""

    title: str
    text: str
    before: bool


def walk(text: str) -> Iterator[Passage | tuple[str, Asked]]:
    """The texts and the lists of a page in their order, each with the innermost heading that is no year."""
    open_: list[tuple[float, str]] = []
    at, before = 0, True
    for match in [*TOKEN.finditer(text), None]:
        passage = text[at : match.start() if match else len(text)]
        heading = next((title for _, title in reversed(open_) if not _is_years(title)), "")
        if has_words(passage):
            yield Passage(heading, passage, before)
        if match is None:
            return
        at = match.end()
        if match["list"]:
            before = False
            yield heading, asked(LIST.match(match["list"]).group(1))  # type: ignore[union-attr]
            continue
        level = float(match["tag"] or len(match["level"] or "##"))
        title = _plain(match["title"] or match["inner"] or match["tab"] or "")
        if _is_years(title) and not has_words(passage) and open_ and open_[-1] == (level, heading):
            open_[-1] = (level - 0.5, heading)  # years right below a heading are its own, whatever their level
        open_ = [one for one in open_ if one[0] < (level if _is_years(title) else level - 0.5)]
        open_.append((level, title))


def expanded(page: Page, main_file: str) -> str:
    """The text of a page with the name of its bibliography, and without conditions that name what nobody knows."""
    text = re.sub(r"\{\{-?\s*site\.scholar\.bibliography\s*-?\}\}", main_file, page.body)
    text = COMMENT.sub("", text)
    while match := _LOOP.search(text):  # over what is no data
        made = _UNKNOWN.sub("", match.group(1)) if LIST.search(match.group(1)) else ""
        text = text[: match.start()] + made + text[match.end() :]
    return _UNKNOWN.sub("", text)


def _is_years(title: str) -> bool:
    """Whether a heading only says when: 2023, Before 2021."""
    return not title or (_YEAR.search(title) is not None and len(re.findall(r"[^\W\d]+", title)) <= 2)


def has_words(text: str) -> bool:
    """Whether a text shows any word that template code does not make."""
    return (
        re.search(r"\w", re.sub(r"<[^>]*>|\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}|&\w+;", "", text, flags=re.DOTALL)) is not None
    )


def _plain(title: str) -> str:
    plain = re.sub(r"<[^>]*>|\{:?[^}]*\}|\[([^\]]*)\]\([^)]*\)|\*\*|__|\"", r"\1", title)
    return " ".join(plain.split()).strip(" #")
