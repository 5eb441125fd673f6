"""Positions: degrees, employment and stays, on one line each or on several.

An entry names an organization, a role or degree, a period and a place in any order; lines below say more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Image, Position
from homepage.errors import Location
from homepage.importers.lists.items import at_commas, lines_in, period_fields, unsaid
from homepage.importers.lists.terms import period_of
from homepage.importers.prose import dates, markdown_out
from homepage.importers.prose.runs import Run, merged, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.records import PositionCategory
    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.dates import When
    from homepage.importers.prose.links import Links

_PLACE = re.compile(
    r"universit|universidad|hochschule|institut\b|école|ecole\b|\bETH\b|\bEPFL\b|\bMIT\b|\bKAIST\b|college|academy|"
    r"institute of|"
    r"school of (?:engineering|medicine|law|business|economics)|"
    r"polytechnic|ENS\b|\bKU\b|\bINRIA\b|\bCNRS\b|max[- ]planck|hospital|national lab|"
    r"大学|大學|学院$|研究院|研究所|"
    r"\binc\b|\bcorp|\bltd\b|\bGmbH\b|research$|\blabs?$|laboratory$|google|microsoft|tencent|alibaba|huawei|bytedance|"
    r"baidu|meta\b|amazon|nvidia|公司|集团|实验室$",
    re.IGNORECASE,
)
# A label over some positions, which names none.
_HEADLINE = re.compile(
    r"(?:(?:current|present|previous|past|former|other|academic|industry|professional|research|work|visiting)\W+)+"
    r"(?:positions?|appointments?|experiences?|employment|jobs?)\W*",
    re.IGNORECASE,
)
_COMMA = "\ue018"  # one within a name that is linked: Floor Co., Ltd
_FORM = re.compile(r"[,，](?=\s*(?:ltd|inc|llc|corp|limited|gmbh)\b)", re.IGNORECASE)
_DASH = re.compile(r"\s+[—–|]\s+")
_CHINESE_SPACE = re.compile("(?<=[\u4e00-\u9fff])\\s+(?=[\u4e00-\u9fff])")
_DEPARTMENT = re.compile(r"学院$|系$|\bdepartment\b|\bdept\b|\bschool of\b|\bfaculty of\b|\bgroup$", re.IGNORECASE)
_INTERN = re.compile(r"(?:\w+ )?intern(?:ship)?$|实习", re.IGNORECASE)
_LAB = re.compile(r"\blab(?:oratory|s)?\b|\bgroup\b|\bteam\b|实验室|课题组|团队", re.IGNORECASE)
_FIELD = re.compile(
    r"\b(?:engineering|sciences?|mathematics|physics|chemistry|biology|intelligence|technology|economics|statistics|"
    r"automation|software|informatics|computing|philosophy|history|linguistics|psychology|finance|management|medicine)$"
    r"|工程$|科学$|专业$|数学$|物理$",
    re.IGNORECASE,
)
_UNIVERSITY = re.compile(r"universi|大学|大學", re.IGNORECASE)
_SCHOOL = re.compile(r"college|institute of", re.IGNORECASE)
_ROLE = re.compile(
    r"\bintern(?:ship)?\b|engineers?\b|researcher|scientist|professor|lecturer|fellow\b|assistant|student|\bph\.?d|post-?doc|"
    r"\bmaster|bachelor|undergraduate|\b[BM]\.?(?:S|Sc|A|Eng|Tech|E)\b|\bhead of\b|"
    r"\bdoctor (?:en|of|in|rer)\b|doctorado|doctorat\b|m[áa]ster\b|maestr[íi]a|\bgrado en\b|post?grado|magister|"
    r"\bofficer\b|director|manager|\bpost-?doc\w*|doctora|licen[cs]e|licenciat|dipl[oô]m|\b[BM]A\b|degree|visit(?:or|ing)|exchange|实习|研究员|工程师|教授|博士|硕士|学士|本科|辅修",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*[,，;；.(（]?\s*(?=\[?\b(?:co-?)?(?:advis|supervis|mentor)|\[?\bcollaborat(?:ed|ing) with\b|\bunder the\b|"
    r"\bthesis\b|\bGPA\b|\bgrade\b|\brank(?:ed|ing)?\b|\bwork(?:ing|ed)? (?:with|on)\b|导师|指导)",
    re.IGNORECASE,
)
_AT = re.compile(r"\s+(?:@|at)\s+(?:the\s+)?(?=[A-Z])|\s*@\s*")
_CAMPUS = re.compile(r"\buniversity of [^\W\d_]+(?: [^\W\d_]+)?$", re.IGNORECASE)  # … at Dallas, which is its name
_DANGLING = re.compile(r"\s+(?:in|at|from|of)(?:\s+the)?\s*$", re.IGNORECASE)
_JOINING = frozenset({"in", "at", "from", "of", "the"})
_WORK = re.compile(
    r"professor|lecturer|engineers?\b|researcher|scientist|post-?doc|manager|教授|讲师|工程师|研究员", re.IGNORECASE
)
_DEGREE = re.compile(r"ph\.?d|master|bachelor|student|doctoral|博士|硕士|学士|学生|本科", re.IGNORECASE)
_LONGEST = 14  # words of what can be a place, a role or a department
_PLACES = 6  # words of a town with its country
_ROUND = " ,，()|.;:\u00a0"
_SIDES = 2  # of a dash between a role and a place
_HEAD = 3  # lines that may name them


def positions(
    items: Sequence[Block], links: Links, style: str, now: str, category: PositionCategory
) -> list[Position] | None:
    """A position for each item; None where one does not come apart without losing a word or a link."""
    found = [_read(item, links, style, now, category) for item in items]
    return None if None in found else [one for one in found if one is not None]


def _read(item: Block, links: Links, style: str, now: str, category: PositionCategory) -> Position | None:
    logo, lines = _logo(lines_in(item), links, item.location)
    lines = [links.runs(line, item.location) for line in lines]
    when, place, lines = _with_period(lines)
    placed = None if item.bibtex else (_on_card(item, lines, category) if when else None) or _placed(lines, category)
    if placed is None:
        return None
    position, below = placed
    if place and position.location is None:
        position = replace(position, location=plain(place).strip(_ROUND))
    elif place:
        below.insert(0, place)
    more = [run for line in below for run in [Run(text="\n"), *line]][1:]
    position = replace(position, text=markdown_out.inline(more) or None, logo=logo, **period_fields(when, style, now))
    fields = (position.title, position.department, position.organization, position.location, plain(more))
    gone = unsaid(f"{' '.join(filter(None, fields))} {when.text if when else ''}", item)
    if not set(gone) <= _JOINING:
        return None
    for word in gone.elements():
        links.report.left_out(Location(item.location.path), f"“{word}” between roles and places", word)
    return replace(position, category=_kind(position))


def _kind(position: Position) -> PositionCategory:
    """What kind a position is: a list of degrees may hold appointments too."""
    title = position.title or ""
    if position.category == "education" and _INTERN.match(title):
        return "internship"
    is_work = position.category == "education" and _WORK.search(title) and not _DEGREE.search(title)
    return "employment" if is_work else position.category


def _logo(lines: list[list[Run]], links: Links, location: Location) -> tuple[Image | None, list[list[Run]]]:
    """The picture that a position begins with, and its lines without it."""
    if not lines or not lines[0] or lines[0][0].image is None or any(run.image for run in lines[0][1:]):
        return None, lines
    kept = links.runs([replace(lines[0][0], url=None)], location)
    logo = Image(src=kept[0].image, alt=kept[0].text) if kept and kept[0].image else None
    return logo, [line for line in (lines[0][1:], *lines[1:]) if plain(line)]


def _with_period(lines: list[list[Run]]) -> tuple[When | None, list[Run], list[list[Run]]]:
    """The period of a position, the place beside a period below the first line, and the lines without these."""
    for at, line in enumerate(lines[: _HEAD + 1]):
        head, tail = _with_tail(line)
        when, rest = period_of(head)
        words = plain(rest).strip(_ROUND)
        if when and (not at or when.end or when.now or not words):
            is_place = at and 0 < len(words.split()) <= _PLACES and not tail and not _ROLE.search(words)
            own = [] if is_place else [one for one in (rest, tail) if plain(one).strip(_ROUND)]
            return when, rest if is_place else [], [*lines[:at], *own, *lines[at + 1 :]]
    head, tail = _with_tail(lines[0]) if lines else ([], [])
    raw = "".join(run.text for run in head)
    year = re.search(r"\s*[,，]\s*((?:19|20)\d\d)(?=\s*[,，])", raw)
    if year is None:
        return None, [], [one for one in (head, tail, *lines[1:]) if plain(one)]
    when, _ = dates.leading([Run(text=year.group(1))])
    rest = [*dates.keep(head, year.start()), *dates.drop(head, year.end())]
    return when, [], [one for one in (rest, tail, *lines[1:]) if plain(one)]


def _on_card(
    item: Block, lines: list[list[Run]], category: PositionCategory
) -> tuple[Position, list[list[Run]]] | None:
    """The position of a card whose heading, below a few words beside the period, names a role and a place."""
    few = item.kind == "box" and len(lines) > 1 and len(plain(lines[0]).split()) <= _PLACES
    if not few or not all(run.strong or not run.text.strip() for run in lines[1]) or _ends_in_month(lines[0]):
        return None
    parts = _DASH.split(plain(lines[1]))
    if len(parts) != _SIDES or any(run.url for run in (*lines[0], *lines[1])) or any(run.strong for run in lines[0]):
        return None
    kind = [dates.keep(lines[0], len(plain(lines[0]).rstrip(" ·|,")))]
    return Position(title=parts[0], organization=parts[1], category=category), [*kind, *lines[2:]]


def _ends_in_month(line: Sequence[Run]) -> bool:
    """Whether what stands before a date is the first month of a period that was not read."""
    return bool(re.search(rf"\b(?:{dates.MONTH})\b\.?$", plain(line), re.IGNORECASE))


def _placed(lines: list[list[Run]], category: PositionCategory) -> tuple[Position, list[list[Run]]] | None:
    """The position that the first lines name, and the lines below."""
    found = None
    for count in range(1, min(_HEAD, len(lines)) + 1):
        head, linked = _with_one_link([run for line in lines[:count] for run in [Run(text=", "), *line]][1:])
        one = _named(head, category, guess=count == 1)
        if one and (found is None or (found[0].title is None and one.title and _is_said(lines[count - 1]))):
            found = one, [*linked, *lines[count:]]
        if found and found[0].title:
            break
    return found


def _with_one_link(runs: Sequence[Run]) -> tuple[list[Run], list[list[Run]]]:
    """A line with the link of its organization alone, and its other linked words, which are said after it."""
    linked = merged(run for run in runs if run.url)
    named = next((run for way in (_UNIVERSITY, _SCHOOL, _PLACE) for run in linked if way.search(run.text)), None)
    others = [run for run in runs if run.url and named and run.url != named.url]
    if not others:
        return list(runs), []
    kept = [replace(run, text=_DANGLING.sub("", run.text)) if not run.url else run for run in runs if run not in others]
    return kept, [[replace(run, strong=False)] for run in others]


def _is_said(line: Sequence[Run]) -> bool:
    """Whether a line below the organization is the degree or role there."""
    text = plain(line)
    is_sentence = re.search(r"[a-z)]\.\s+[A-Z]", text)
    return bool(_ROLE.search(text)) and len(text.split()) <= _LONGEST and not is_sentence


def _named(runs: Sequence[Run], category: PositionCategory, *, guess: bool) -> Position | None:
    """A position with the page of its organization; None when there is another link, or a picture."""
    runs = [run for one in runs for run in ([Run(text=", "), one, Run(text=", ")] if one.code else [one])]
    targets = merged(run for run in runs if run.url)
    if len({run.url for run in targets}) > 1 or any(run.image for run in runs):
        return None
    text = plain(runs).strip(" –—-")
    joint = _AT.search(text) if _ROLE.search(text.split(",")[0]) else None
    joint = None if joint and _CAMPUS.search(text[: joint.start()]) else joint
    linked = plain(targets)
    if joint:
        text = f"{text[: joint.start()]}, {text[joint.end() :]}"
    position = _position(text, category, linked or _set_off(runs), guess=guess)
    if position is None or (linked and linked not in (position.organization, position.title, position.department)):
        return None
    return replace(position, url=targets[0].url if targets else None)


def _set_off(runs: Sequence[Run]) -> str:
    """What a line sets in bold, unless it is a degree or a role."""
    bold = (run.text.strip(" ,，.:") for run in runs if run.strong)
    return next((text for text in bold if text and not _ROLE.search(text)), "")


def _with_tail(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """A line, and what it says of advisors and the like after its places."""
    raw = "".join(run.text for run in runs)
    match = _TAIL.search(raw)
    return (dates.keep(runs, match.start()), dates.drop(runs, match.end())) if match else (runs, [])


def _position(text: str, category: PositionCategory, named: str, *, guess: bool) -> Position | None:
    whole = named.replace(",", _COMMA).replace("，", _COMMA)
    text = _FORM.sub(_COMMA, _DASH.sub(", ", text.replace(named, whole) if named else text))
    pieces = at_commas(_CHINESE_SPACE.sub("，", text.strip(" ,，.。;；")))
    parts = [part.replace(_COMMA, ",").strip(" ·") for part in pieces]
    if not parts or any(len(part.split()) > _LONGEST for part in parts):
        return None
    at = parts.index(named) if named in parts else _organization(parts, guess=guess)
    if at is None:
        return None
    if _HEADLINE.fullmatch(parts[at]):
        return None
    whole_ = next((place for place, part in enumerate(parts) if place > at and _UNIVERSITY.search(part)), None)
    if whole_ is not None and _LAB.search(parts[at]) and not _UNIVERSITY.search(parts[at]):
        parts[at], parts[whole_] = parts[whole_], parts[at]  # a laboratory of a university
    before, after = parts[:at], parts[at + 1 :]
    role = next((at for at, part in enumerate(after) if _ROLE.search(part)), None)
    if not before and role is not None:
        before = [after.pop(role)]
    units = [part for part in after if _DEPARTMENT.search(part) or _LAB.search(part) or _is_field(part, category)]
    after = [part for part in after if part not in units]
    return Position(
        organization=parts[at],
        title=before[0] if before else None,
        category=category,
        department=", ".join([*before[1:], *units]) or None,
        location=", ".join(after) or None,
    )


def _is_field(part: str, category: PositionCategory) -> bool:
    """Whether words after a university are what is studied there."""
    return category == "education" and _FIELD.search(part) is not None


def _organization(parts: list[str], *, guess: bool) -> int | None:
    """Which part names the organization: one that says so, else, as a guess, the second of several."""
    said = [at for at, part in enumerate(parts) if _PLACE.search(part)]
    for pattern in (_UNIVERSITY, _SCHOOL, _PLACE):
        if best := [at for at in said if pattern.search(parts[at])]:
            return best[0]
    others = [at for at, part in enumerate(parts) if not _ROLE.search(part)]
    if len(others) < len(parts) <= 4 and others:
        return others[0]
    return 1 if guess and 2 <= len(parts) <= 4 else None
