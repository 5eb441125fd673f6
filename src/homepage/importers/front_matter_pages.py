"""What the pages of Jekyll and Hugo sites share: languages and their twins, collections, pages kept as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from homepage.content.records import Image, Item, Link
from homepage.importers.front_matter_residue import is_sample_page
from homepage.importers.front_matter_site import date, prose_part, records_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from homepage.importers.front_matter import Page
    from homepage.importers.front_matter_body import Bodies
    from homepage.importers.report import ImportReport
    from homepage.importers.site import Part

_FOLDER = re.compile(r"[a-z]{2}(?:-[a-zA-Z]{2})?")
_TAIL = re.compile(r"[_.-]([a-z]{2}(?:-[a-zA-Z]{2})?)$")
_TAILS = frozenset("ar cs da de en el es fi fr he hi hu id it ja ko nl no pl pt ro ru sv tr uk vi zh".split())  # noqa: SIM905
_BLOCKS = re.compile(r"^\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|```|\||>)", re.MULTILINE)


_OWN = frozenset(("lang", "language", "locale", "permalink", "slug", "published", "draft"))  # each page has its own


def language_of(page: Page, default: str) -> tuple[str, str]:
    """The language of a page, and the name that its twins in other languages share."""
    folders = page.path.split("/")
    stem, tail = page.stem, _TAIL.search(page.stem)
    found = page.fields.text("lang", "language", "locale")
    folder = next((one for one in folders[1:-1] if _FOLDER.fullmatch(one) and one[:2] in _TAILS), "")
    if tail and tail.group(1)[:2] in _TAILS and (found in ("", tail.group(1)) or not folder):
        stem = stem[: tail.start()]
        found = found or tail.group(1)
    shared = "/".join([*(one for one in folders[:-1] if one != folder), stem])
    return (found or folder or default)[:2].lower(), shared


def twins(pages: Iterable[Page], default: str) -> list[dict[str, Page]]:
    """Pages that are one in several languages, by language, in the order of the first of each."""
    groups: dict[str, dict[str, Page]] = {}
    for page in pages:
        language, shared = language_of(page, default)
        group = groups.setdefault(shared, {})
        key = shared if language not in group else page.path
        groups.setdefault(key, {})[language] = page
    return list(groups.values())


def main(group: dict[str, Page], default: str) -> Page:
    """The page of a group in the language of the site, else its first one, with the settings that only others have."""
    page = group.get(default) or next(iter(group.values()))
    for other in group.values():
        for name in other.fields:
            if name not in page.fields and name not in _OWN:
                page.fields[name] = other.fields[name]
                page.fields.lines[name] = page.fields.line
    return page


def is_sample(page: Page) -> bool:
    """Whether a page is one that the template comes with."""
    return is_sample_page(page.fields.text("title"), page.body)


def without_samples(pages: Iterable[Page], report: ImportReport) -> list[Page]:
    """The pages that are the owner's; the samples are reported."""
    found = []
    for page in pages:
        if is_sample(page):
            name = page.fields.text("title") or page.stem
            report.left_out(page.location, f"“{name}”, a sample of the template")
        else:
            found.append(page)
    return found


def per_language(texts: dict[str, str]) -> str:
    """Texts by language as one field; a single text stands by itself. Written as a mapping in YAML."""
    return next(iter(texts.values())) if len(texts) == 1 else cast("str", texts)


def one_paragraph(markdown: str) -> str:
    """Markdown of one or more paragraphs for a field that shows them in a line; lists and the like stay as they are."""
    if _BLOCKS.search(markdown):
        return markdown
    return "<br>".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", markdown) if part.strip())


def order_of(page: Page) -> tuple[float, str]:
    """Where a page stands among others: by weight, then by name."""
    text = page.fields.text("importance", "nav_order", "weight", "order")
    return (float(text) if re.fullmatch(r"-?\d{1,9}(?:\.\d+)?", text) else 1e9, page.path)


def items(pages: Sequence[Page], bodies: Bodies, title: str, identifier: str = "") -> list[Part]:
    """A collection as items with picture and summary; longer texts follow in a section of their own."""
    records, long = [], []
    for page in sorted(pages, key=order_of):
        item, rest = _item(page, bodies)
        records.append(item)
        if rest:
            long.append(f"### {_escaped(item.name)}\n\n{rest}")
    pictured = any(item.image for item in records)
    parts = records_part("items", title, records, identifier, layout="cards" if pictured else None)
    return [*parts, *prose_part("", "\n\n".join(long), f"{identifier or title.lower()}-more", nav=False)]


def _item(page: Page, bodies: Bodies) -> tuple[Item, str]:
    fields, targets = page.fields, bodies.targets
    where = fields.at("title")
    name = bodies.plain(fields.text("title") or page.stem, where)
    summary = fields.text("description", "summary", "excerpt", "subtitle")
    text = bodies.line(summary, fields.at("description", "summary", "excerpt")) if summary else ""
    pictured = re.search(r"(?:<br>)?\s*!\[[^\]]*\]\(([^()]+)\)", text)
    text = text.replace(pictured.group(), "") if pictured else text
    body = bodies.markdown(page.body, page.path, page.body_line)
    picture = fields.text("img", "image", "thumbnail", "teaser") or fields.table("header").text("teaser")
    address = fields.text("redirect", "external_link", "link", "url")
    where_to = fields.at("redirect", "external_link", "link", "url")
    short = bool(body) and not _BLOCKS.search(body) and "\n\n" not in body and len(body) < 600
    if short:
        text = "<br>".join(one for one in (text, one_paragraph(body)) if one)
    links = [
        targets.link(label, fields.text(key), fields.at(key), beside=page.path)
        for key, label in (("github", "GitHub"), ("code", "Code"), ("website", "Website"))
        if fields.text(key)
    ]
    return Item(
        name=name or page.stem,
        text=text or None,
        date=date(fields.text("date")) or None,
        url=targets.url(address, where_to, beside=page.path) if address else None,
        image=targets.image(picture, fields.at("img", "image"), beside=page.path)
        if picture
        else Image(src=pictured.group(1))
        if pictured
        else None,
        links=tuple(link for link in links if isinstance(link, Link)),
    ), "" if short else body


def kept(page: Page, bodies: Bodies, *, nav: bool = True) -> list[Part]:
    """A page as a section of text with its title."""
    body = bodies.markdown(page.body, page.path, page.body_line)
    if not re.search(r"\w", body):
        return []
    title = bodies.plain(page.fields.text("title") or page.stem, page.fields.at("title"))
    return prose_part(title, body, nav=nav)


def articles(pages: Iterable[Page], bodies: Bodies, title: str) -> list[Part]:
    """Dated articles, such as a blog, one after the other in a section of text."""
    found = []
    for page in sorted(pages, key=lambda one: date(one.fields.text("date")) or one.stem[:10], reverse=True):
        heading = bodies.plain(page.fields.text("title") or page.stem, page.fields.at("title"))
        when = date(page.fields.text("date")) or (page.stem[:10] if date(page.stem[:10]) else "")
        body = bodies.markdown(page.body, page.path, page.body_line)
        found.append("\n\n".join(one for one in (f"### {_escaped(heading)}", f"*{when}*" if when else "", body) if one))
    return prose_part(title, "\n\n".join(found))


def _escaped(text: str) -> str:
    from homepage.importers.markdown_out import escaped

    return escaped(text)
