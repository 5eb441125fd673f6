"""Lists of a page as records: news, awards, service, interests and courses.

Each reader answers None when an item does not come apart without losing a word or a link; the caller then keeps the
list as Markdown.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import (
    Award,
    Course,
    Image,
    Interest,
    Item,
    Link,
    News,
    Service,
    ServiceVenue,
)
from homepage.importers import words
from homepage.importers.prose import dates, markdown_out
from homepage.importers.prose.blocks import lines_of
from homepage.importers.prose.clean import BADGE
from homepage.importers.prose.emoji import split_icon
from homepage.importers.prose.runs import Run, plain
from homepage.site.dates import shown as shown_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.dates import When
    from homepage.importers.prose.links import Links
    from homepage.importers.prose.sections import Heading

_QUALIFIER = re.compile(
    r"^(.*?)\s*[（(]([^()（）]*(?:%|\btop\b|\bonly\b|\d\s*/\s*\d|前)[^()（）]*)[)）]\s*[.。]?$", re.IGNORECASE
)
_NEW = re.compile(r"new", re.IGNORECASE)
_VENUE_YEARS = re.compile(r"(.*?[^\W\d].*?)[\s,]+((?:19|20)\d\d(?:\s*[/&]\s*(?:19|20)?\d\d)*)")
_LONGEST_VENUE = 40  # words of a list of venues in one line
_TEACHES = re.compile(r"\b(?:assistant|instructor|lecturer|tutor|teacher|grader|TAs?)\b|助教|主讲|讲师", re.IGNORECASE)
_LINK_AT_END = re.compile(r"[\s\[(（【|\\,，.]*$")


def is_flat(block: Block) -> bool:
    """Whether an item is one line without anything below it."""
    return not block.children and not block.bibtex and len(block.segments) <= 1


def covers(shown: str, block: Block) -> bool:
    """Whether all words of an item are among those that its record shows."""
    return not unsaid(shown, block)


def unsaid(shown: str, block: Block) -> Counter[str]:
    """The words of an item that its record does not show."""
    return Counter(words.of(block.words)) - Counter(words.of(shown))


def news(items: Sequence[Block], links: Links, style: str) -> list[News] | None:
    """Items of news; what stands below an item joins its text."""
    found = []
    for item in items:
        runs = [run for line in lines_in(item) for run in [*line, Run(text="\n")]][:-1]
        when, rest = dates.leading(runs)
        when, rest = _dated_after_icon(runs) if when is None else (when, rest)
        if when and when.dash and not (when.end or when.now):
            when = when._replace(text=when.text.rstrip(" -–—"), dash="")  # it parts the date from the text
        is_new = any(_is_new(run) for run in rest)
        rest = links.runs([run for run in rest if not _is_new(run)], item.location)
        icon, rest = _icon(rest)
        date, text = date_fields(when, style)
        found.append(News(text=markdown_out.inline(rest), date=date, date_text=text, new=is_new, icon=icon or None))
    return found


def _dated_after_icon(runs: list[Run]) -> tuple[When | None, list[Run]]:
    """A date that follows an emoji at the beginning of a line."""
    icon, rest = _icon(runs)
    when, after = dates.leading(rest) if icon else (None, runs)
    return (when, [Run(text=icon + " "), *after]) if when else (None, list(runs))


def lines_in(item: Block) -> list[list[Run]]:
    """The lines of an item with all that stands below it, without those that show nothing."""
    lines = ([run for run in line if run.text != BADGE] for line in lines_of(item))
    return [line for line in lines if plain(line) or any(run.image for run in line)]


def _is_new(run: Run) -> bool:
    return run.image is not None and bool(_NEW.search(run.image.rsplit("/", 1)[-1]) or _NEW.match(run.text))


def _icon(runs: list[Run]) -> tuple[str, list[Run]]:
    """The emoji that a line begins with, and the line without them."""
    first = next((at for at, run in enumerate(runs) if run.image is None and run.text.strip(" \u00a0\u2003*-:")), None)
    if first is None or runs[first].url:
        return "", runs
    text = runs[first].text.lstrip(" \u00a0\u2003-:*")
    icon, rest = split_icon(text)
    if not icon or "\ufffd" in icon:
        return "", runs
    return icon, [*runs[:first], replace(runs[first], text=rest), *runs[first + 1 :]]


def date_fields(when: When | None, style: str) -> tuple[str | None, str | None]:
    """The fields date and date_text of a record: a date that its format does not show as typed is given as text too."""
    if when is None:
        return None, None
    if style and dates.is_shown(when, style):
        return when.start, None
    return when.start or None, when.text


def awards(items: Sequence[Block], links: Links, style: str) -> list[Award] | None:
    """Items as awards; an award has one link at most and no emphasis within its title."""
    found = []
    for item in items:
        when, lines = _with_date(lines_in(item))
        if item.bibtex or len(lines) != 1 or any(run.image is not None for run in lines[0]):
            return None
        award = _award(item, when, lines[0], links, style) or (_award_as_typed(item, links) if is_flat(item) else None)
        if award is None:
            return None
        found.append(award)
    return found


def _award(item: Block, when: When | None, rest: list[Run], links: Links, style: str) -> Award | None:
    """An award with its date and qualifier; None when words would be lost."""
    icon, rest = _icon(links.runs(rest, item.location))
    whole, url = _whole_link(rest)
    title = plain(rest).strip(" ,，;；")
    match = _QUALIFIER.match(title)
    date, text = date_fields(when, style)
    award = Award(
        title=match.group(1) if match and match.group(1) else title,
        date=date,
        date_text=text,
        qualifier=match.group(2) if match and match.group(1) else None,
        icon=icon or None,
        url=url,
    )
    shown = f"{award.title} {award.qualifier or ''} {when.text if when else ''}"
    return award if whole and award.title and covers(shown, item) else None


def _award_as_typed(item: Block, links: Links) -> Award | None:
    runs = links.runs(item.runs, item.location)
    whole, url = _whole_link(runs)
    return Award(title=plain(runs), url=url) if whole and plain(runs) else None


def _whole_link(runs: Sequence[Run]) -> tuple[bool, str | None]:
    """Whether a line has no link but one of nearly all its words, and where that leads."""
    targets = [run for run in runs if run.url]
    if not targets:
        return True, None
    return len(targets) == 1 and len(plain(targets)) > 0.6 * len(plain(runs)), targets[0].url


def dated_line(runs: list[Run]) -> tuple[When | None, list[Run]]:
    """The date of a line and its other words; a year that it begins with gives way to a month at its end."""
    (first, after), (last, before) = dates.leading(runs), dates.trailing(runs)
    is_exact = first and last and len(first.start) == len("2020") < len(last.start) and not first.end
    return (last, before) if first is None or is_exact else (first, after)


def roles(headings: Sequence[Heading], links: Links) -> list[Service] | None:
    """Headings that are roles, with the venues below them as items or as a line parted by commas."""
    found = [_role(heading.title, heading.blocks, links) for heading in headings]
    return None if None in found else [one for one in found if one is not None]


def _role(title: str, blocks: Sequence[Block], links: Links) -> Service | None:
    """A role with its venues; None when these are more than names with years."""
    if not blocks or not all(is_flat(block) and block.kind in ("item", "para") for block in blocks):
        return None
    runs = [run for block in blocks for run in block.runs]
    texts = [plain(block.runs).rstrip(" .。;；,，") for block in blocks]
    if any(run.image for run in runs) or any(len(text.split()) > _LONGEST_VENUE for text in texts):
        return None
    if any(run.url for run in runs):
        shown = "; ".join(markdown_out.inline(links.runs(block.runs, block.location)) for block in blocks)
        return Service(role=title.strip(" :："), text=f"**{title.strip(' :：')}**: {shown}")
    names = [name for block, text in zip(blocks, texts, strict=True) for name in _names(block, text)]
    return Service(role=title.strip(" :："), venues=tuple(_service_venue(name) for name in names if name))


def _names(block: Block, text: str) -> list[str]:
    """The venues of a line: one of a list names one, a paragraph names several."""
    return [text] if block.kind == "item" else at_commas(text)


def service(items: Sequence[Block], links: Links) -> list[Service] | None:
    """Items of the form "role: venues", or a role with venues below it, and any other as text."""
    found = []
    for item in items:
        if (
            item.children
            and len(item.segments) == 1
            and not item.bibtex
            and (served := _role(plain(item.runs), item.children, links))
        ):
            found.append(served)
            continue
        runs = links.runs([run for line in lines_in(item) for run in [*line, Run(text="\n")]][:-1], item.location)
        text = plain(runs)
        role, colon, rest = _parted(text)
        plainly = not any(run.url or run.image for run in runs) and is_flat(item)
        if colon and rest and plainly and len(role) < 80:
            venues = tuple(_service_venue(part) for part in at_commas(rest.rstrip(" .。")))
            found.append(Service(role=role, venues=venues))
        else:
            found.append(Service(role=text[:80] or "Service", text=markdown_out.inline(runs)))
    return found


def _parted(text: str) -> tuple[str, str, str]:
    match = re.search(r"[:：]", text)
    return (text[: match.start()].strip(), match.group(), text[match.end() :].strip()) if match else (text, "", "")


def at_commas(text: str) -> list[str]:
    """The parts of a list, commas in brackets left alone."""
    parts = re.split(r"[,，、;；]\s*(?![^(（]*[)）])", text)
    return [part.strip() for part in parts if part.strip()]


def _service_venue(text: str) -> ServiceVenue:
    match = _VENUE_YEARS.fullmatch(text)
    if match is None or match.group(1).lower().startswith("and "):
        return ServiceVenue(name=text)
    years = tuple(year.strip() for year in re.split(r"[/&]", match.group(2)))
    return ServiceVenue(name=match.group(1), years=years) if "&" not in match.group(2) else ServiceVenue(name=text)


def period_fields(when: When | None, style: str, now: str) -> dict[str, object]:
    """The fields of a period, and its text where these would not show it as typed."""
    if when is None:
        return {}
    fields: dict[str, object] = {"start": when.start or None, "end": when.end or None, "ongoing": bool(when.now)}
    odd_end = bool(when.dash) and not (when.end or when.now)
    shown = [shown_date(date, style) for date in (when.start, when.end)]
    if (
        odd_end
        or when.since
        or (when.now and when.now != now)
        or words.of(" ".join([*shown, when.now])) != words.of(when.text)
    ):
        fields["period_text"] = when.text
    return fields


def interests(items: Sequence[Block], links: Links) -> list[Interest] | None:
    """Items of the form "label: text", or plain ones."""
    found = []
    for item in items:
        if not is_flat(item):
            return None
        runs = links.runs(item.runs, item.location)
        raw = "".join(run.text for run in runs)
        match = re.match(r"([^:：]{2,80}?)(\s*[:：]\s*)(?=\S)", raw)
        linked = any(run.url for run in dates.keep(runs, match.end())) if match else False
        if match is None or linked:
            found.append(Interest(text=markdown_out.inline(runs)))
            continue
        head = dates.keep(runs, len(match.group(1)))
        separator = match.group(2) if "：" in match.group(2) else ": "
        found.append(
            Interest(
                label=match.group(1).strip(),
                text=markdown_out.inline(dates.drop(runs, match.end())),
                separator=separator,
                strong=any(run.strong for run in head),
            )
        )
    return found


def short_links(runs: list[Run]) -> tuple[list[Run], list[Link]]:
    """A line without the short links in brackets at its end, and these links."""
    found: list[Link] = []
    while runs:
        last = next((at for at in range(len(runs) - 1, -1, -1) if runs[at].url), None)
        if last is None or plain(runs[last + 1 :]).strip(" ])）】.,|"):
            break
        label = runs[last].text.strip(" []")
        if len(label.split()) > 3:
            break
        found.insert(0, Link(label=label, url=runs[last].url))
        runs = runs[:last]
        if runs and runs[-1].url is None:
            runs = [*runs[:-1], replace(runs[-1], text=_LINK_AT_END.sub("", runs[-1].text))]
    return runs, found


def items(found: Sequence[Block], links: Links, style: str) -> list[Item]:
    """Items of which only the date, the name and the links at their end are told apart."""
    return [_item(one, links, style) for one in found]


def _item(block: Block, links: Links, style: str) -> Item:
    """The name is all of a line that has no links, else the first of several lines when it is short or a link."""
    lines = [links.runs(line, block.location) for line in lines_in(block)]
    image, lines = _picture(lines)
    when, lines = _with_date(lines)
    last, labelled = short_links(lines[-1]) if lines else ([], [])
    lines = [line for line in (*lines[:-1], last) if plain(line).strip(" /|·,") or any(run.image for run in line)]
    date, text = date_fields(when, style)
    first = lines[0] if lines else []
    url = next((run.url for run in first if run.url), None)
    plainly = not any(run.image for run in first) and all(run.url == url or not run.text.strip() for run in first)
    name = plain(first).strip(" –—") if plainly else ""
    rest = [run for line in (lines[1:] if name else lines) for run in [Run(text="\n"), *line]][1:]
    more = markdown_out.inline(rest) or None
    return Item(
        name=name, url=url if name else None, text=more, image=image, date=date, date_text=text, links=tuple(labelled)
    )


def _picture(lines: list[list[Run]]) -> tuple[Image | None, list[list[Run]]]:
    """The picture that an item begins with, and its other lines."""
    if not lines or plain(lines[0]) or len([run for run in lines[0] if run.image]) != 1:
        return None, lines
    (picture,) = (run for run in lines[0] if run.image)
    return Image(src=picture.image or "", alt=picture.text), lines[1:]


def _with_date(lines: list[list[Run]]) -> tuple[When | None, list[list[Run]]]:
    """The date that the first line begins or ends with, or that is a line of its own, and the lines without it."""
    for at, line in enumerate(lines):
        when, rest = dated_line(line)
        if when and when.dash and not (when.end or when.now) and plain(rest) and plain(line).startswith(when.text):
            when = when._replace(text=when.text.rstrip(" -–—~～‑"), dash="")  # the dash parts the date from the words
        if when and (not at or not plain(rest).strip(" ,()")):
            return when, [*lines[:at], *([rest] if plain(rest).strip(" ,()") else []), *lines[at + 1 :]]
    return None, lines


_TERM = re.compile(r"(?P<title>.*?[^\s,;:(\[–—-])\W+(?P<term>Spring|Summer|Fall|Autumn|Winter)", re.IGNORECASE)


def courses(items: Sequence[Block], links: Links, style: str, now: str) -> list[Course] | None:
    """Items that are a course with its period."""
    found = []
    for item in items:
        shown = lines_in(item)
        pictures = [run for line in shown if not plain(line) for run in line if run.image]
        when, lines = _with_date([line for line in shown if plain(line)])
        part = _part_in_course(plain(lines.pop())) if len(lines) == len(["title", "part"]) else {}
        if part is None or len(lines) != 1 or item.bibtex:
            return None
        rest = links.runs(lines[0], item.location)
        targets = [run for run in rest if run.url]
        text = plain(rest).strip(" ,，.;")
        if any(run.image for run in rest) or len(targets) > 1 or (targets and plain(targets) not in text) or not text:
            return None
        term = _TERM.fullmatch(text) if when and not part and re.fullmatch(r"(?:19|20)\d\d", when.text) else None
        if term and plain(targets) not in term["title"]:
            term = None
        title = term["title"] if term else text
        part = {"period_text": f"{term['term']} {when.text}"} if term and when else part
        course = Course(title=title, url=targets[0].url if targets else None)
        if not covers(f"{text} {' '.join(part.values())} {when.text if when else ''}", item):
            return None
        for picture in pictures:
            links.report.left_out(item.location, f"picture {(picture.image or '')[:100]}: a course has none")
        found.append(replace(course, **{**period_fields(when, style, now), **part}))
    return found


def _part_in_course(text: str) -> dict[str, str] | None:
    """The role and the term that a line below a course says: Teaching Assistant, Fall 2022; None when it says more."""
    parts = at_commas(text.strip(" .;"))
    roles_ = [part for part in parts if _TEACHES.search(part)]
    terms = [part for part in parts if part not in roles_ and re.search(r"\b(?:19|20)\d\d\b", part)]
    if not roles_ or len(roles_) + len(terms) < len(parts):
        return None
    return {"role": ", ".join(roles_), **({"period_text": ", ".join(terms)} if terms else {})}
