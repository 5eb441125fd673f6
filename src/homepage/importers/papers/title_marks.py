"""Titles that a line sets off: by a mark, a link, quotation marks, bold or italics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.importers.papers.distinctions import is_honor
from homepage.importers.papers.draft import stripped
from homepage.importers.papers.title_words import is_title, sentence
from homepage.importers.papers.venue_numbers import parted
from homepage.importers.papers.venue_signs import is_only_venue, is_venue
from homepage.importers.prose.names import author_list, holds, is_name
from homepage.importers.prose.runs import TITLE, Run, plain

if TYPE_CHECKING:
    from homepage.site.names import Identity

_WORDS = 4  # of a title that nothing sets off
_QUOTED = re.compile(r"[“\"«《]([^“”\"«»《》]{12,}?)[,.]?[”\"»》]|《[^《》]{4,}》|^\s*\[[^\[\]]{8,}\](?=\s*[,，.。])")


def by_mark(line: list[Run], owner: Identity) -> tuple[int, int] | None:  # noqa: ARG001 (one of several)
    """What the page itself marks as the title."""
    for at, run in enumerate(line):
        if TITLE in run.text:
            end = at + 1
            while end < len(line) and line[end].strong:
                end += 1
            return at, end
    return None


def by_url_or_quotes(line: list[Run], owner: Identity) -> tuple[int, int] | None:
    """A linked text or one in quotation marks, whichever comes first: a remark may hold another one."""
    linked, quoted = _by_url(line, owner), _quoted(line, owner)
    if quoted is not None and (linked is None or quoted[0] < linked[0]):
        return _parted(line, *quoted)
    return linked


def _by_url(line: list[Run], owner: Identity) -> tuple[int, int] | None:
    """A linked text; not one of several linked names, which are authors."""
    several = sum(is_name(run.text.strip(" *,.")) for run in line if run.url) > 1
    for at, run in enumerate(line):
        if run.url is None or (several and is_name(run.text.strip(" *,."))):
            continue
        end = at + 1
        while end < len(line) and line[end].url == run.url:
            end += 1
        if is_title(text := plain(line[at:end]), owner) and not _is_linked_venue(run, text, line[:at], owner):
            return at, end
    return None


def _is_linked_venue(run: Run, text: str, before: list[Run], owner: Identity) -> bool:
    """Whether a linked text names the venue: it looks like one, and a title is set off, or a sentence, before it."""
    is_set_off = (run.em or is_only_venue(text)) and by_style(before, owner) is not None
    return is_set_off or ((is_venue(text) or bool(parted(text).volume)) and _is_told_before(before, owner))


def by_style(line: list[Run], owner: Identity) -> tuple[int, int] | None:
    """What is bold or in italics, unless it is an honour or a venue."""
    bold, italic = (_first_set_off(line, style, owner) for style in ("strong", "em"))
    if bold and italic and italic[1] <= bold[0] and _is_longer(line[slice(*italic)], line[slice(*bold)]):
        return italic
    return bold or italic


def _first_set_off(line: list[Run], style: str, owner: Identity) -> tuple[int, int] | None:
    """The first words of a style that can be a title."""
    for at, run in enumerate(line):
        is_set_off = getattr(run, style) and is_title(run.text, owner) and not is_only_venue(run.text)
        if is_set_off and not ((style == "em" or is_honor(run.text)) and _is_told_before(line[:at], owner)):
            end = at + 1
            while end < len(line) and getattr(line[end], style):
                end += 1
            return at, end
    return None


def _is_longer(one: list[Run], other: list[Run]) -> bool:
    return len(plain(one)) > len(plain(other))


def _is_told_before(before: list[Run], owner: Identity) -> bool:
    """Whether a title stands as a sentence between authors and words in italics, which are then the venue."""
    found = author_list(stripped(before))
    if found is None:
        text = plain(before)
        return text.endswith((".", "?", "!")) and len(text.split()) >= _WORDS and is_title(text, owner)
    if not (holds(found.authors, owner) or len(found.authors) > 1):
        return False
    return is_title(sentence("".join(run.text for run in found.rest))[0], owner)


def _quoted(line: list[Run], owner: Identity) -> tuple[int, int, int] | None:
    """The run that holds a title in quotation marks, and where in it."""
    for at, run in enumerate(line):
        match = _QUOTED.search(run.text)
        if match and is_title(match.group(), owner):
            return at, match.start(), match.end()
    return None


def _parted(line: list[Run], at: int, start: int, end: int) -> tuple[int, int]:
    """Part a run so that a title in it stands alone."""
    run = line[at]
    line[at : at + 1] = [replace(run, text=part) for part in (run.text[:start], run.text[start:end], run.text[end:])]
    return at + 1, at + 2
