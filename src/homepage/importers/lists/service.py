"""Service: roles, each with the venues that it was done for."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING

from homepage.content.records import Service, ServiceVenue
from homepage.importers.lists.items import at_commas, is_flat, lines_in
from homepage.importers.prose import markdown_out
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.links import Links
    from homepage.importers.prose.sections import Heading

_VENUE_YEARS = re.compile(
    r"(.*?[^\W\d].*?)[\s,:：]+((?:19|20)\d\d(?:\s*(?:[/&]\s*(?:19|20)?|[,，、]\s*(?:19|20))\d\d)*)\s*[.。]?"
)
_KNOWN_ROLE = re.compile(
    r"((?:(?:ad[- ]hoc|external|peer|journal|conference|invited)\s+)?(?:reviewer|referee)|area chair|"
    r"(?:associate|guest|academic|managing)\s+editor|editor|(?:program(?:me)?|technical program) committee(?: member)?|"
    r"T?PC member)\s*,\s+(?=\S)",
    re.IGNORECASE,
)
_OTHER_ROLE = re.compile(
    r"\b(?:reviewer|referee|chair|editor|committee|member|organi[sz]er|assistant|19\d\d\s*$)\b|^(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:19|20)\d\d\s+and$|^(?:spring|summer|fall|autumn|winter)$", re.IGNORECASE)  # of one name
_DATED = re.compile(r"[\d\W]+$|[\W]*(?:19|20)\d\d\b")  # dates are no roles
_LONGEST_ROLE = 80  # letters
_LONGEST_VENUE = 40  # words of a list of venues in one line


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
        shown = re.sub(r"([:：]);\s", r"\1 ", shown)  # a sentence before the venues
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
        if (served := _after_role(text)) and plainly:
            found.append(served)
        elif colon and rest and plainly and len(role) < 80 and not _DATED.match(role):
            venues = tuple(_service_venue(part) for part in at_commas(rest.rstrip(" .。")))
            found.append(Service(role=role, venues=venues))
        else:
            found.append(
                Service(role=shorten(text, _LONGEST_ROLE, placeholder="…") or "Service", text=markdown_out.inline(runs))
            )
    return found


def _after_role(text: str) -> Service | None:
    """A role that everybody knows and, after a comma, its venues: Reviewer, Journal of Floors."""
    match = _KNOWN_ROLE.match(text)
    names = at_commas(text[match.end() :].rstrip(" .。")) if match else []
    if match is None or not names or any(_OTHER_ROLE.search(name) for name in names):
        return None
    return Service(role=match.group(1), venues=tuple(_service_venue(name) for name in names))


def _parted(text: str) -> tuple[str, str, str]:
    match = re.search(r"[:：]", text)
    return (text[: match.start()].strip(), match.group(), text[match.end() :].strip()) if match else (text, "", "")


def _service_venue(text: str) -> ServiceVenue:
    match = _VENUE_YEARS.fullmatch(text)
    if match is None or match.group(1).lower().startswith("and ") or _SEVERAL.search(match.group(1)):
        return ServiceVenue(name=text)
    years = tuple(year.strip() for year in re.split(r"[/&,，、]", match.group(2)))
    return ServiceVenue(name=match.group(1), years=years) if "&" not in match.group(2) else ServiceVenue(name=text)
