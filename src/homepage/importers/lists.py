"""Lists of a page as records: news, awards, service, positions, interests, talks and courses.

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
    Position,
    Service,
    ServiceVenue,
    Talk,
)
from homepage.importers import dates, markdown_out, words
from homepage.importers.blocks import lines_of, split_icon
from homepage.importers.clean import BADGE
from homepage.importers.inline import Run, plain
from homepage.site.dates import shown as shown_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.records import PositionCategory
    from homepage.errors import Location
    from homepage.importers.blocks import Block
    from homepage.importers.dates import When
    from homepage.importers.links import Links

_QUALIFIER = re.compile(
    r"^(.*?)\s*[（(]([^()（）]*(?:%|\btop\b|\bonly\b|\d\s*/\s*\d|前)[^()（）]*)[)）]\s*[.。]?$", re.IGNORECASE
)
_NEW = re.compile(r"new", re.IGNORECASE)
_VENUE_YEARS = re.compile(r"(.*?[^\W\d].*?)[\s,]+((?:19|20)\d\d(?:\s*[/&]\s*(?:19|20)?\d\d)*)")
_PLACE = re.compile(
    r"universit|universidad|hochschule|\bETH\b|\bEPFL\b|\bMIT\b|college|academy|institute of|polytechnic|ENS\b|"
    r"\bKU\b|大学|学院$|研究院|"
    r"\binc\b|\bcorp|\bltd\b|research$|google|microsoft|tencent|alibaba|huawei|bytedance|baidu|meta\b|amazon|nvidia|"
    r"公司|集团|实验室$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\bintern(?:ship)?\b|engineer|researcher|scientist|professor|lecturer|fellow\b|assistant|student|\bph\.?d|post-?doc|"
    r"\bmaster|bachelor|undergraduate|\b[BM]\.?(?:S|Sc|A|Eng)\b|director|manager|实习|研究员|工程师|教授|博士|硕士|本科",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*[,，;；.(（]?\s*(?=\b(?:co-?)?(?:advis|supervis|mentor)|\bunder the\b|"
    r"\bthesis\b|\bGPA\b|\bgrade\b|\brank(?:ed|ing)?\b|\bwork(?:ing|ed)? (?:with|on)\b|导师|指导)",
    re.IGNORECASE,
)
_LINK_AT_END = re.compile(r"[\s\[(（【|\\,，.]*$")


def _flat(block: Block) -> bool:
    """Whether an item is one line without anything below it."""
    return not block.children and not block.bibtex and len(block.segments) <= 1


def _covers(shown: str, block: Block) -> bool:
    return not Counter(words.of(block.words)) - Counter(words.of(shown))


def news(items: Sequence[Block], links: Links, style: str) -> list[News] | None:
    """Items of news; what stands below an item joins its text."""
    found = []
    for item in items:
        runs = [run for line in _lines(item) for run in [*line, Run(text="\n")]][:-1]
        when, rest = dates.leading(runs)
        when, rest = _dated_after_icon(runs) if when is None else (when, rest)
        is_new = any(_is_new(run) for run in rest)
        rest = links.runs([run for run in rest if not _is_new(run)], item.location)
        icon, rest = _icon(rest)
        date, text = _date_fields(when, style)
        found.append(News(text=markdown_out.inline(rest), date=date, date_text=text, new=is_new, icon=icon or None))
    return found


def _dated_after_icon(runs: list[Run]) -> tuple[When | None, list[Run]]:
    """A date that follows an emoji at the beginning of a line."""
    icon, rest = _icon(runs)
    when, after = dates.leading(rest) if icon else (None, runs)
    return (when, [Run(text=icon + " "), *after]) if when else (None, list(runs))


def _lines(item: Block) -> list[list[Run]]:
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


def _date_fields(when: When | None, style: str) -> tuple[str | None, str | None]:
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
        if not _flat(item) or any(run.image is not None for run in item.runs):
            return None
        award = _award(item, links, style) or _award_as_typed(item, links)
        if award is None:
            return None
        found.append(award)
    return found


def _award(item: Block, links: Links, style: str) -> Award | None:
    """An award with its date and qualifier; None when words would be lost."""
    when, rest = _dated(item.runs)
    icon, rest = _icon(links.runs(rest, item.location))
    whole, url = _whole_link(rest)
    title = plain(rest).strip(" ,，;；")
    match = _QUALIFIER.match(title)
    date, text = _date_fields(when, style)
    award = Award(
        title=match.group(1) if match and match.group(1) else title,
        date=date,
        date_text=text,
        qualifier=match.group(2) if match and match.group(1) else None,
        icon=icon or None,
        url=url,
    )
    shown = f"{award.title} {award.qualifier or ''} {when.text if when else ''}"
    return award if whole and award.title and _covers(shown, item) else None


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


def _dated(runs: list[Run]) -> tuple[When | None, list[Run]]:
    """The date of a line and its other words; a year that it begins with gives way to a month at its end."""
    (first, after), (last, before) = dates.leading(runs), dates.trailing(runs)
    is_exact = first and last and len(first.start) == len("2020") < len(last.start) and not first.end
    return (last, before) if first is None or is_exact else (first, after)


def service(items: Sequence[Block], links: Links) -> list[Service] | None:
    """Items of the form "role: venues", and any other as text."""
    found = []
    for item in items:
        runs = links.runs([run for line in _lines(item) for run in [*line, Run(text="\n")]][:-1], item.location)
        text = plain(runs)
        role, colon, rest = _parted(text)
        plainly = not any(run.url or run.image for run in runs) and _flat(item)
        if colon and rest and plainly and len(role) < 80:
            venues = tuple(_service_venue(part) for part in _commas(rest.rstrip(" .。")))
            found.append(Service(role=role, venues=venues))
        else:
            found.append(Service(role=text[:80] or "Service", text=markdown_out.inline(runs)))
    return found


def _parted(text: str) -> tuple[str, str, str]:
    match = re.search(r"[:：]", text)
    return (text[: match.start()].strip(), match.group(), text[match.end() :].strip()) if match else (text, "", "")


def _commas(text: str) -> list[str]:
    """The parts of a list, commas in brackets left alone."""
    parts = re.split(r"[,，、;；]\s*(?![^(（]*[)）])", text)
    return [part.strip() for part in parts if part.strip()]


def _service_venue(text: str) -> ServiceVenue:
    match = _VENUE_YEARS.fullmatch(text)
    if match is None or match.group(1).lower().startswith("and "):
        return ServiceVenue(name=text)
    years = tuple(year.strip() for year in re.split(r"[/&]", match.group(2)))
    return ServiceVenue(name=match.group(1), years=years) if "&" not in match.group(2) else ServiceVenue(name=text)


def positions(
    items: Sequence[Block], links: Links, style: str, now: str, category: PositionCategory
) -> list[Position] | None:
    """Items of the form "period, title, department, organization, place"; lines below say more."""
    found = []
    for item in items:
        logo, lines = _logo(_lines(item), links, item.location)
        head, tail = _with_tail(links.runs(lines[0] if lines else [], item.location))
        when, rest = _dated(head)
        if when is None:
            when, lines = _alone(lines)
        position = None if item.bibtex else _placed(rest, category)
        if position is None:
            return None
        below = [run for line in lines[1:] for run in [Run(text="\n"), *line]]
        more = [*tail, *(links.runs(below, item.location))][0 if tail else 1 :]
        text = markdown_out.inline(more) or None
        position = replace(position, text=text, logo=logo, **_period_fields(when, style, now))
        fields = (position.title, position.department, position.organization, position.location, plain(more))
        shown = " ".join(filter(None, fields))
        if not _covers(f"{shown} {when.text if when else ''}", item):
            return None
        found.append(position)
    return found


def _alone(lines: list[list[Run]]) -> tuple[When | None, list[list[Run]]]:
    """The period that is a line of its own below the first, and the other lines."""
    for at, line in enumerate(lines[1:], 1):
        when, rest = dates.leading(line)
        if when and not plain(rest).strip():
            return when, [*lines[:at], *lines[at + 1 :]]
    return None, lines


def _logo(lines: list[list[Run]], links: Links, location: Location) -> tuple[Image | None, list[list[Run]]]:
    """The picture that stands alone before the words of a position, and the other lines."""
    if not lines or plain(lines[0]):
        return None, lines
    kept = links.runs(lines[0], location)
    return (Image(src=kept[0].image, alt=kept[0].text) if kept and kept[0].image else None), lines[1:]


def _placed(runs: Sequence[Run], category: PositionCategory) -> Position | None:
    """A position with the page of its organization; None when there is another link, or a picture."""
    targets = [run for run in runs if run.url]
    if len(targets) > 1 or any(run.image for run in runs):
        return None
    position = _position(plain(runs), category, plain(targets) or _set_off(runs))
    if position is None or (targets and plain(targets) != position.organization):
        return None
    return replace(position, url=targets[0].url if targets else None)


def _set_off(runs: Sequence[Run]) -> str:
    """What a line sets in bold, unless it is a degree or a role."""
    bold = (run.text.strip(" ,，.:") for run in runs if run.strong)
    return next((text for text in bold if text and not _ROLE.search(text)), "")


def _period_fields(when: When | None, style: str, now: str) -> dict[str, object]:
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


def _with_tail(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """A line, and what it says of advisors and the like after its places."""
    raw = "".join(run.text for run in runs)
    match = _TAIL.search(raw)
    return (dates.keep(runs, match.start()), dates.drop(runs, match.end())) if match else (runs, [])


def _position(text: str, category: PositionCategory, named: str = "") -> Position | None:
    parts = _commas(text.strip(" ,，.。;；"))
    if not parts or any(len(part.split()) > 14 for part in parts):
        return None
    at = parts.index(named) if named in parts else _organization(parts)
    if at is None:
        return None
    before, after = parts[:at], parts[at + 1 :]
    if not before and after and _ROLE.search(after[0]):
        before = [after.pop(0)]
    return Position(
        organization=parts[at],
        title=before[0] if before else None,
        category=category,
        department=", ".join(before[1:]) or None,
        location=", ".join(after) or None,
    )


def _organization(parts: list[str]) -> int | None:
    """Which part names the organization: one that says so, else the second of several."""
    said = [at for at, part in enumerate(parts) if _PLACE.search(part)]
    best = [at for at in said if re.search(r"universit|大学|college|institute of", parts[at], re.IGNORECASE)]
    if best or said:
        return (best or said)[0]
    others = [at for at, part in enumerate(parts) if not _ROLE.search(part)]
    if len(others) < len(parts) <= 4 and others:
        return others[0]
    return 1 if 2 <= len(parts) <= 4 else None


def interests(items: Sequence[Block], links: Links) -> list[Interest] | None:
    """Items of the form "label: text", or plain ones."""
    found = []
    for item in items:
        if not _flat(item):
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


def talks(items: Sequence[Block], links: Links, style: str) -> list[Talk] | None:
    """Items with a title in quotation marks, in italics or in bold."""
    found = []
    for item in items:
        if not _flat(item):
            return None
        when, rest = _dated(item.runs)
        rest, labelled = _labelled(links.runs(rest, item.location))
        match = re.search(r"[“\"]([^”\"]+)[”\"]", plain(rest))
        if match is None or any(run.url or run.image for run in rest):
            return None
        text = plain(rest)
        event = " ".join(part.strip(" ,，.;:") for part in (text[: match.start()], text[match.end() :])).strip()
        date, date_text = _date_fields(when, style)
        talk = Talk(
            title=match.group(1).strip(" ,"), date=date, date_text=date_text, event=event or None, links=tuple(labelled)
        )
        if not _covers(
            f"{talk.title} {event} {when.text if when else ''} {' '.join(one.label for one in labelled)}", item
        ):
            return None
        found.append(talk)
    return found


def _labelled(runs: list[Run]) -> tuple[list[Run], list[Link]]:
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
    """Items of which only the date and the links at their end are told apart."""
    made = []
    for block in found:
        runs = [run for line in _lines(block) for run in [*line, Run(text="\n")]][:-1]
        when, rest = _dated(runs) if _flat(block) else dates.leading(runs)
        rest, labelled = _labelled(links.runs(rest, block.location))
        date, text = _date_fields(when, style)
        plainly = not any(run.url or run.image or run.is_break for run in rest)
        name, more = (plain(rest), None) if plainly else ("", markdown_out.inline(rest))
        made.append(Item(name=name, text=more, date=date, date_text=text, links=tuple(labelled)))
    return made


def courses(items: Sequence[Block], links: Links, style: str, now: str) -> list[Course] | None:
    """Items that are a course with its period."""
    found = []
    for item in items:
        if not _flat(item):
            return None
        when, rest = _dated(item.runs)
        rest = links.runs(rest, item.location)
        targets = [run for run in rest if run.url]
        text = plain(rest).strip(" ,，.;")
        if any(run.image for run in rest) or len(targets) > 1 or (targets and plain(targets) not in text) or not text:
            return None
        course = Course(title=text, url=targets[0].url if targets else None)
        if not _covers(f"{text} {when.text if when else ''}", item):
            return None
        found.append(replace(course, **_period_fields(when, style, now)))
    return found
