"""What academicpages writes round the lists that it makes of its collections: a heading, and words beside the list.

A list stands on a page of its own, or below a heading of the home page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from homepage.importers.academicpages.texts import headings, with_headings, without_bare_headings
from homepage.importers.front_matter.documents import has_text
from homepage.importers.front_matter.pages import is_blocks, one_paragraph
from homepage.importers.prose.inline import parse
from homepage.importers.prose.markdown_out import inline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.site import Part

_COLLECTION = re.compile(r"\bsite\.(\w+)\b")
_MOST = re.compile(r"\blimit:\s*(\d+)")
_IS_TAGGED = re.compile(r"\s*<h[1-6]\b", re.IGNORECASE)
_LONG = 600  # characters of a text that stands beside a list


class Listing(Struct, frozen=True, kw_only=True):
    """A list of a collection: its heading, the words before and after it, and where it stands.

    ``below`` is the heading of the home page that it comes after; None when it has a page of its own.
    ``bare`` are the headings of parts of it.
    """

    collection: str
    title: str
    before: Page
    after: Page
    below: str | None = None
    most: int = 0
    bare: tuple[str, ...] = ()


def on_page(page: Page, names: Collection[str]) -> tuple[Page, list[Listing]]:
    """A page without its lists of some collections, and these: it holds one beside a few words, or one in a section."""
    whole = _listing(page, page.body, 0, page.fields.text("title"), names)
    if whole:
        return replace(page, body=""), [whole]
    rest, found = on_home(page, names)
    return rest, [replace(one, below=None) for one in found]


def on_home(about: Page, names: Collection[str]) -> tuple[Page, list[Listing]]:
    """The home page without its sections that are such lists, and these."""
    found: list[Listing] = []
    body, above = about.body, ""
    for _, title, start, end in headings(about.body):
        rest = about.body[start:end].partition("\n")[2]
        rest = re.sub(r"\A\s*(?:={3,}|-{3,})[ ]*\n", lambda match: "\n" * match.group().count("\n"), rest)
        line = about.body.count("\n", 0, end) - rest.count("\n")
        listing = _listing(about, rest, line, title, names)
        if listing is None:
            above = title
            continue
        found.append(replace(listing, below=above))
        gone = about.body[start:end]
        body = body[:start] + re.sub(r"[^\n]", " ", gone) + body[end:]
    return replace(about, body=body), found


def _listing(page: Page, text: str, line: int, title: str, names: Collection[str]) -> Listing | None:
    shown = {name for name in _COLLECTION.findall(text) if name in names}
    tagged = with_headings(text)
    rest, loops = without_bare_headings(tagged)
    if len(shown) != 1 or not loops:
        return None
    lines = _written_out(text, rest)
    parts = [
        _part(page, "\n".join(lines[: loops[0]]), line),
        _part(page, "\n".join(lines[loops[0] :]), line + loops[0]),
    ]
    if any(is_blocks(one.body) or len(one.body) > _LONG for one in parts if has_text(one)):
        return None
    most = _MOST.search(text)
    return Listing(
        collection=shown.pop(),
        title=title,
        before=parts[0],
        after=parts[1],
        most=int(most.group(1)) if most else 0,
        bare=tuple(name for _, name, start, _ in headings(tagged) if not _is_kept(tagged, start, rest)),
    )


def _is_kept(text: str, start: int, rest: str) -> bool:
    """Whether the line of a heading is still there in what is left of a text."""
    line = text.count("\n", 0, start)
    return bool("".join(rest.split("\n")[line : line + 1]).strip())


def _written_out(text: str, rest: str) -> list[str]:
    """The lines of what is left of a text, in which headings of HTML are words in bold, as they have no sections."""
    lines = zip(text.split("\n"), rest.split("\n"), strict=False)
    return [f"**{new.lstrip('# ')}**" if _IS_TAGGED.match(old) and new.strip() else new for old, new in lines]


def _part(page: Page, text: str, line: int) -> Page:
    return replace(page, body=text, body_line=page.body_line + line)


def say(parts: dict[str, list[Part]], listings: Iterable[Listing], bodies: Bodies) -> None:
    """Give the sections of collections the headings and the words that stand at their lists."""
    for listing in listings:
        if listing.collection not in parts:
            _left_out(listing, bodies)
        for part in parts.get(listing.collection, ()):
            page, part_section = listing.before, part.section
            where = page.fields.at("title") if listing.below is None else page.location
            bodies.report.saw(listing.title, where)
            _tell_bare(listing, bodies)
            part.section = replace(
                part_section,
                title=listing.title or part_section.title,
                intro=_joined(part_section.intro, listing.before, bodies),
                outro=_joined(part_section.outro, listing.after, bodies),
                limit=listing.most or part_section.limit,
            )
    for part in (one for each in parts.values() for one in each if one.section.nav_label == one.section.title):
        part.section = replace(part.section, nav_label=None)


def _tell_bare(listing: Listing, bodies: Bodies) -> None:
    """Name the headings of the parts of a list that stands here in one; publications have topics."""
    for title in listing.bare if listing.collection != "publications" else ():
        text = f"the heading “{title}”, which parts the list of {listing.collection}"
        bodies.report.left_out(listing.before.location, text)


def _left_out(listing: Listing, bodies: Bodies) -> None:
    """Name the words beside a list that is no section, and so shows none."""
    for page in (listing.before, listing.after):
        if has_text(page):
            text = " ".join(bodies.silent().plain(page.body, page.location).split())
            bodies.report.left_out(page.location, f"words beside the list of {listing.collection}: {text[:120]}")


def placed(home: list[Part], parts: dict[str, list[Part]], listings: Sequence[Listing]) -> list[Part]:
    """The sections of the home page with those of the collections: where it has their lists, else after the others."""
    found = list(home)
    shown = [one.collection for one in listings]
    for listing in reversed(listings):
        titles = [part.section.title for part in found]
        at = titles.index(listing.below) + 1 if listing.below in titles else min(len(found), 1)
        found[at:at] = parts[listing.collection]
    return [*found, *(part for name, each in parts.items() for part in each if name not in shown)]


def _joined(known: str | None, page: Page, bodies: Bodies) -> str | None:
    """What is said of a list already, with what a text says more."""
    if not has_text(page):
        return known
    runs = parse(one_paragraph(bodies.markdown(page.body, page.path, page.body_line)))
    text = inline(replace(run, under=False) for run in runs)
    if not text:
        return known
    return text if not known else known if text in known else f"{known}\n\n{text}"
