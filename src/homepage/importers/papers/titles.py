"""Which words of a publication are its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.importers.papers.draft import BAR, LABEL, Draft, stripped
from homepage.importers.papers.venues import is_honor, is_only_venue, is_venue
from homepage.importers.prose.dates import drop, keep
from homepage.importers.prose.names import author_list, holds, is_name, turned
from homepage.importers.prose.runs import TITLE, Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.records import Author
    from homepage.site.names import Identity

_HONORED = re.compile(
    r"[(（\[](?P<before>[^()（）\[\]]{4,40})[)）\]]\s*(?P<last>\S.{9,})|(?P<first>.{9,}\S)\s*[(（\[](?P<after>[^()（）\[\]]{4,40})[)）\]]"
)
_CLOSING = re.compile(r"^\s*[.,]?\s*[”\"“»」'’]\s*[.,]?")
# The point after a single capital ends a sentence only before the volume that it appeared in.
_SENTENCE = re.compile(r"[\s.,:，。：]*(.{10,}?\S)(?:(?<![\s.-][A-Z])([.。?])|(\.)(?=\s+In\s))(?=\s|$)")
_QUOTED = re.compile(r"[“\"«《]([^“”\"«»《》]{12,}?)[,.]?[”\"»》]|《[^《》]{4,}》")


def find_title(draft: Draft, owner: Identity) -> None:
    """Take the title out of the lines: what is marked so, else the line beside the authors, else what is set off."""
    _choose(draft, owner)
    _part_venue(draft)


def _choose(draft: Draft, owner: Identity) -> None:
    if _take_first(draft, owner, range(len(draft.rest)), (_by_mark,)):
        return
    anchor = _authors_alone(draft.rest, owner)
    if anchor is not None:
        for at in [*range(anchor - 1, -1, -1), *range(anchor + 1, min(anchor + 2, len(draft.rest)))]:
            if _is_title_line(draft.rest[at], owner):
                _take_from(draft, at, owner)
                return
    if _take_first_sentence(draft, owner, plainly=True):
        return
    places = range(len(draft.rest))
    if _take_first(draft, owner, places, (_by_url_or_quotes,)) or _take_before_venue(draft, owner):
        return
    if not _take_first(draft, owner, places, (_by_style,)):
        _take_plain(draft, owner)


def _take_before_venue(draft: Draft, owner: Identity) -> bool:
    """The title of "Authors, Title, **Venue**, 2024": what stands between the authors and all that is set off."""
    for at, line in enumerate(draft.rest):
        found = author_list(stripped(line))
        if found is None or not (holds(found.authors, owner) or len(found.authors) > 1):
            continue
        end = next((at for at, run in enumerate(found.rest) if run.strong or run.em), 0)
        after = [run for run in found.rest[end:] if not (run.strong or run.em)]
        title = "".join(run.text for run in found.rest[:end])
        is_parted = re.search(r"^[^.?!]+(?:[.?!]\S[^.?!]*)*[,，]\s*$", title) and not re.search(
            r"[^\W\d]", plain(after)
        )
        if not end or not is_parted or not _is_title(_bare(title), owner) or is_only_venue(title):
            continue
        draft.title, draft.authors, draft.others = _bare(title), turned(found.authors), found.others
        draft.rest[at] = found.rest[end:]
        return True
    return False


def _part_venue(draft: Draft) -> None:
    """Take the venue out of a title that ends with it in brackets: Walking on floors (ICML 2023)."""
    match = re.fullmatch(r"(.{9,}\S)\s*[(（]([^()（）]{3,60})[)）]", draft.title)
    if match and not draft.url and is_only_venue(match.group(2)) and re.search(r"\d\d$", match.group(2)):
        draft.title = match.group(1)
        draft.rest.append([Run(text=match.group(2))])


def _take_first(draft: Draft, owner: Identity, places: range, ways: tuple[object, ...]) -> bool:
    """Take the first span that one of the ways finds, the better ways before the others."""
    for choose in ways:
        for at in places:
            span = choose(draft.rest[at], owner)  # type: ignore[operator]
            if span is not None:
                _take_title(draft, at, *span)
                return True
    return False


def _take_from(draft: Draft, at: int, owner: Identity) -> None:
    """Take the title out of the line that holds it: what is set off in it, else all of it."""
    if not _take_first(draft, owner, range(at, at + 1), (_by_url_or_quotes, _by_style)):
        _take_title(draft, at, 0, len(draft.rest[at]))


def _authors_alone(lines: list[list[Run]], owner: Identity) -> int | None:
    """The line that is nothing but authors: the own person among them, or at least three."""
    if len(lines) < 2:
        return None
    for at, line in enumerate(lines):
        found = author_list(stripped(line))
        if found is None or len(plain(found.rest).strip(BAR).split()) > 6:
            continue
        if len(found.authors) > 2 or holds(found.authors, owner):
            return at
    return None


def _is_title_line(line: list[Run], owner: Identity) -> bool:
    if re.fullmatch(r"\s*[(（][^()（）]{1,30}[)）]\s*", plain(line)):
        return False  # a rank or a remark
    text = plain(line).strip(BAR)
    return _is_title(text, owner) and not is_only_venue(text)


def _take_plain(draft: Draft, owner: Identity) -> None:
    place = _before_authors(draft.rest, owner)
    if place is not None:
        _take_title(draft, place, 0, len(draft.rest[place]))
    else:
        _take_sentence(draft, owner)


def _take_sentence(draft: Draft, owner: Identity) -> None:
    """The title of "Authors. Title. Venue, year.": the sentence after the authors."""
    for at, line in enumerate(draft.rest):
        found = author_list(stripped(line))
        if found is None or not (holds(found.authors, owner) or len(found.authors) > 1):
            continue
        title, end = _sentence("".join(run.text for run in found.rest))
        if _is_title(title, owner):
            draft.others = found.others
            year, draft.title = _parted_year(title)
            draft.year = year or draft.year
            draft.authors = turned(found.authors)
            draft.rest[at] = drop(found.rest, end)
            return
    _take_first_sentence(draft, owner)


def _sentence(text: str) -> tuple[str, int]:
    """The sentence that a text begins with, and where it ends; a question may go on before the venue begins."""
    match = _SENTENCE.match(text)
    if match is None:
        return "", 0
    asked = match.group(2) == "?"
    if asked and (more := re.match(r"\s+([^.?]{8,}?)\.(?=\s|$)", text[match.end() :])) and not is_venue(more.group(1)):
        return f"{match.group(1)}? {more.group(1)}", match.end() + more.end()
    return match.group(1).strip() + ("?" if asked else ""), match.end()


def _take_first_sentence(draft: Draft, owner: Identity, *, plainly: bool = False) -> bool:
    """The title of "Title. Authors. Venue": the sentence before the authors, ``plainly`` if nothing sets it off."""
    for at, line in enumerate(draft.rest):
        for match in re.finditer(r"(?<=\S)(?<![\s.-][A-Z])[.?!。]\s+", "".join(run.text for run in line)):
            after = drop(line, match.end())
            before = [run for run in keep(line, match.start()) if run.text]
            found = author_list(after)
            title = plain(line)[: match.start() + 1]
            is_marked = plainly and any(run.url or run.strong or run.em for run in before)
            if found and not is_marked and holds(found.authors, owner) and _is_title(title, owner):
                draft.title, draft.rest[at] = _bare(title), after
                return True
    return False


def _parted_year(title: str) -> tuple[str, str]:
    """The year that some styles put before a title, in brackets or with a point after it, and the title."""
    match = re.match(r"(?:[(（](?=\d{4}[a-z]?[)）]))?((?:19|20)\d\d)[a-z]?(?:[)）]\s*[.,:]?|[.,:])\s+", title)
    return (match.group(1), title[match.end() :]) if match else ("", title)


def _bare(title: str) -> str:
    """A title without the quotation marks round it and the point after it."""
    return title.strip(" ,，|").removesuffix(".").strip('“”"« »').strip(" ,，").removesuffix(".")


def _take_title(draft: Draft, at: int, start: int, end: int) -> None:
    line = draft.rest[at]
    chosen = line[start:end]
    draft.title = _without_honor(_bare(plain(chosen)), draft)
    draft.url = next((run.url for run in chosen if run.url), None)
    before, after = _unquoted(line[:start], line[end:])
    draft.rest[at : at + 1] = [part for part in (before, after) if plain(part).strip(BAR)]


def _unquoted(before: list[Run], after: list[Run]) -> tuple[list[Run], list[Run]]:
    """What stands round a title, without the quotation marks that belong to it."""
    if before and after and before[-1].text.rstrip()[-1:] in tuple("“\"„«「'‘") and before[-1].image is None:
        before = [*before[:-1], replace(before[-1], text=before[-1].text.rstrip()[:-1])]
        after = [replace(after[0], text=_CLOSING.sub("", after[0].text, 1)), *after[1:]]
    return before, after


def _without_honor(title: str, draft: Draft) -> str:
    """A title without the honour that stands in brackets before it or after it."""
    match = _HONORED.fullmatch(title)
    if match is None or not is_honor(match["before"] or match["after"]):
        return title
    draft.honors.append(match["before"] or match["after"])
    return (match["last"] or match["first"]).strip()


def _by_mark(line: list[Run], owner: Identity) -> tuple[int, int] | None:  # noqa: ARG001 (one of several)
    """What the page itself marks as the title."""
    for at, run in enumerate(line):
        if TITLE in run.text:
            end = at + 1
            while end < len(line) and line[end].strong:
                end += 1
            return at, end
    return None


def _by_url_or_quotes(line: list[Run], owner: Identity) -> tuple[int, int] | None:
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
        if _is_title(text := plain(line[at:end]), owner) and not _is_linked_venue(run, text, line[:at], owner):
            return at, end
    return None


def _is_linked_venue(run: Run, text: str, before: list[Run], owner: Identity) -> bool:
    """Whether a linked text names the venue: it looks like one, and a title is set off before it."""
    return (run.em or is_only_venue(text)) and _by_style(before, owner) is not None


def _by_style(line: list[Run], owner: Identity) -> tuple[int, int] | None:
    """What is bold, else what is in italics; a venue in bold may follow a title in italics."""
    bold, italic = (_first_set_off(line, style, owner) for style in ("strong", "em"))
    if bold and italic and italic[1] <= bold[0] and _is_longer(line[slice(*italic)], line[slice(*bold)]):
        return italic
    return bold or italic


def _first_set_off(line: list[Run], style: str, owner: Identity) -> tuple[int, int] | None:
    """The first words of a style that can be a title."""
    for at, run in enumerate(line):
        is_set_off = getattr(run, style) and _is_title(run.text, owner) and not is_only_venue(run.text)
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
    if found is None or not (holds(found.authors, owner) or len(found.authors) > 1):
        return False
    return _is_title(_sentence("".join(run.text for run in found.rest))[0], owner)


def _quoted(line: list[Run], owner: Identity) -> tuple[int, int, int] | None:
    """The run that holds a title in quotation marks, and where in it."""
    for at, run in enumerate(line):
        match = _QUOTED.search(run.text)
        if match and _is_title(match.group(), owner):
            return at, match.start(), match.end()
    return None


def _parted(line: list[Run], at: int, start: int, end: int) -> tuple[int, int]:
    """Part a run so that a title in it stands alone."""
    run = line[at]
    line[at : at + 1] = [replace(run, text=part) for part in (run.text[:start], run.text[start:end], run.text[end:])]
    return at + 1, at + 2


def _before_authors(lines: list[list[Run]], owner: Identity) -> int | None:
    """The line that is the title because the one after it, or before it, lists authors."""
    for at, line in enumerate(lines):
        found = author_list(line)
        if found and (holds(found.authors, owner) or len(found.authors) > 2):
            if at and _is_title_line(lines[at - 1], owner):
                return at - 1
            after = lines[at + 1] if at + 1 < len(lines) else []
            if not plain(found.rest).strip(BAR) and _is_title_line(after, owner):
                return at + 1
    return None


def _are_people(authors: Sequence[Author]) -> bool:
    """Whether names are too many, and too full, to be words of a title joined by "and"."""
    return len(authors) > 2 and all(" " in author.full or not author.full.isascii() for author in authors)


def _is_title(text: str, owner: Identity) -> bool:
    text = text.strip()
    chinese = len(re.findall("[\u4e00-\u9fff]", text))
    if len(text.split()) < 3 and chinese < 6 and not (len(text) > 14 and " " in text):
        return False
    listed = author_list([Run(text=text)])
    if listed and (holds(listed.authors, owner) or (_are_people(listed.authors) and not plain(listed.rest))):
        return False
    return not LABEL.fullmatch(text)
