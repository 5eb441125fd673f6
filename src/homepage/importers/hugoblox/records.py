"""Degrees, jobs, awards, skills and other records that HugoBlox keeps in lists of profiles and blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homepage.content.records import Award, Item, Link, News, Position
from homepage.importers.front_matter.dates import date, dated, period, span
from homepage.importers.front_matter.pages import one_paragraph
from homepage.importers.front_matter.parts import records_part
from homepage.importers.prose import kinds
from homepage.importers.prose.markdown_out import escaped, target
from homepage.site.dates import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.content.records import PositionCategory
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.tables import Table
    from homepage.importers.site import Part


def position(one: Table, bodies: Bodies, category: PositionCategory = "employment") -> Position:
    """A degree or job, whichever of the names of its fields are used."""

    def plain(*names: str) -> str:
        return bodies.plain(one.text(*names), one.at(*names))

    area, degree = one.text("area"), one.text("degree")
    title = plain("course", "position", "role") or plain("degree", "area") or plain("title")
    if area and degree and area not in degree and title == degree:
        title = f"{degree}, {plain('area')}"
    place = plain("institution", "company_name", "company", "organization", "org")
    if not place:
        place, title = title, ""
    url = one.text("company_url", "url", "institution_url", "organization_url")
    return Position(
        organization=place or "…",
        title=title or None,
        category=category,
        location=plain("location") or None,
        topics=tuple(bodies.plain(tag, one.at("tags")) for tag in one.texts("tags")),
        text=described(one, bodies) or None,
        url=bodies.targets.url(url, one.at("company_url", "url")) if url else None,
        **_when(one, bodies),
    )


def _when(one: Table, bodies: Bodies) -> dict[str, Any]:
    """The period of a degree or job; one without an end lasts."""
    year = one.text("year")
    bodies.report.saw(year, one.at("year"))
    if year:
        return period(year)
    start, end = one.text("date_start", "start", "start_date"), one.text("date_end", "end", "end_date")
    when = span(start, end)
    if start and not end:
        when["ongoing"] = not when.get("period_text")
    return when


def described(one: Table, bodies: Bodies) -> str:
    """What a record says beside its facts, with the links that its buttons are."""
    names = ("description", "summary", "text")
    found = [bodies.markdown(one.text(*names), one.path, one.at(*names).line)]
    found += [_button(button, bodies) for name in ("button", "buttons", "cta") for button in one.tables(name)]
    return "\n\n".join(part for part in found if part)


def _button(one: Table, bodies: Bodies) -> str:
    label, address = one.text("text", "label"), one.text("url")
    url = bodies.targets.url(address, one.at("url"), beside=one.path) if address and label else None
    bodies.report.saw(label if url else "", one.at("text"))
    return f"[{escaped(label)}]({target(url)})" if url else ""


def accomplishments(found: list[Table], heading: str, anchor: str, style: str, bodies: Bodies) -> list[Part]:
    """A list that the template made for certificates, as what its heading says it is."""
    of = kinds.kind(heading)
    if of in ("education", "experience"):
        jobs = [position(one, bodies, "education" if of == "education" else "employment") for one in found]
        return records_part("positions", heading, jobs, anchor, date_format=style)
    if of == "news":
        return records_part("news", heading, [_news(one, bodies) for one in found], anchor, date_format=style)
    if of == "awards" or (of in ("", "publications") and not any(one.text("date_end") for one in found)):
        awards = [award(one, bodies) for one in found]
        return records_part("awards", heading, awards, anchor, date_format=style)
    return records_part("items", heading, [_dated(one, bodies, style) for one in found], anchor, date_format=style)


def _news(one: Table, bodies: Bodies) -> News:
    title = _linked(bodies.line(one.text("title"), one.at("title")), one, bodies, "url", "certificate_url")
    place = _linked(bodies.line(one.text("organization"), one.at("organization")), one, bodies, "organization_url")
    more = one_paragraph(described(one, bodies))
    text = "<br>".join(part for part in (title, place, more) if part)
    return News(text=text or "…", **dated(one.text("date_start", "date")))


def _linked(text: str, one: Table, bodies: Bodies, *names: str) -> str:
    """Words that lead to the first of the addresses that a record gives."""
    url = next((link.url for link in links_of(one, bodies, *names)), None)
    return f"[{text}]({target(url)})" if url and text and "](" not in text else text


def links_of(one: Table, bodies: Bodies, *names: str) -> Iterator[Link]:
    """Where the addresses under these names lead."""
    for name in names:
        if address := one.text(name):
            link = bodies.targets.link("Link", address, one.at(name), beside=one.path)
            if link.url:
                yield link


def _dated(one: Table, bodies: Bodies, style: str) -> Item:
    """A project or the like, with when and where it was."""
    start, end = date(one.text("date_start")), date(one.text("date_end"))
    ends = [shown(text, style) for text in (start, end) if text]
    place = _linked(bodies.line(one.text("organization"), one.at("organization")), one, bodies, "organization_url")
    text = "<br>".join(part for part in (place, one_paragraph(described(one, bodies))) if part)
    links = list(links_of(one, bodies, "url", "certificate_url"))
    return Item(
        name=bodies.plain(one.text("title", "name"), one.at("title")) or "…",
        text=text or None,
        date=start or None if not end else None,
        date_text=" – ".join(ends) if end else None,
        url=links[0].url if links else None,
        links=tuple(links[1:]),
    )


def award(one: Table, bodies: Bodies) -> Award:
    """An award or a certificate, with what was written about it and the page of who gave it."""
    title = bodies.plain(one.text("title", "name"), one.at("title"))
    funder = bodies.plain(one.text("awarder", "organization", "issuer"), one.at("awarder", "organization"))
    address, of_funder = (
        next(links_of(one, bodies, *names), None) for names in (("url", "certificate_url"), ("organization_url",))
    )
    url = address.url if address else None
    if not title:
        title, funder, url = funder, "", url or (of_funder.url if of_funder else None)
    return Award(
        title=title or "…",
        funder=funder or None,
        funder_url=of_funder.url if of_funder and funder else None,
        text=one_paragraph(described(one, bodies)) or None,
        url=url,
        **dated(one.text("date", "date_start")),
    )
