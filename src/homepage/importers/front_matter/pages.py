"""What the pages of Jekyll and Hugo sites share: languages and their twins, samples of the template, their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from homepage.importers.front_matter.residue import is_sample_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.importers.front_matter.reader import Page
    from homepage.importers.report import ImportReport

_FOLDER = re.compile(r"[a-z]{2}(?:-[a-zA-Z]{2})?")
_TAIL = re.compile(r"[_.-]([a-z]{2}(?:-[a-zA-Z]{2})?)$")
_COUNTRIES = {"cn": "zh", "jp": "ja", "kr": "ko"}  # which people write for languages
TAILS = frozenset("cn jp kr ar cs da de en el es fi fr he hi hu id it ja ko nl no pl pt ro ru sv tr uk vi zh".split())  # noqa: SIM905
_BLOCKS = re.compile(r"^\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|```|\||>)", re.MULTILINE)


_OWN = frozenset(("lang", "language", "locale", "permalink", "slug", "published", "draft"))  # each page has its own


def language_of(page: Page, default: str) -> tuple[str, str]:
    """The language of a page, and the name that its twins in other languages share."""
    folders = page.path.split("/")
    stem, tail = page.stem, _TAIL.search(page.stem)
    found = page.fields.text("lang", "language", "locale")
    folder = next((one for one in folders[1:-1] if _FOLDER.fullmatch(one) and one[:2] in TAILS), "")
    if tail and tail.group(1)[:2] in TAILS and (found in ("", tail.group(1)) or not folder):
        stem = stem[: tail.start()]
        found = found or tail.group(1)
    shared = "/".join([*(one for one in folders[:-1] if one != folder), stem])
    tag = (found or folder or default)[:2].lower()
    return _COUNTRIES.get(tag, tag), shared


def twins(pages: Iterable[Page], default: str) -> list[dict[str, Page]]:
    """Pages that are one in several languages, by language, in the order of the first of each."""
    groups: dict[str, dict[str, Page]] = {}
    for page in pages:
        language, shared = language_of(page, default)
        group = groups.setdefault(shared, {})
        key = shared if language not in group else page.path
        groups.setdefault(key, {})[language] = page
    return [_alone(group, default) if len(group) == 1 else group for group in groups.values()]


def _alone(group: dict[str, Page], default: str) -> dict[str, Page]:
    """A page without twins by its language, of which the end of its name says nothing: that may be any word."""
    page = next(iter(group.values()))
    return {language_of(replace(page, path=f"{page.path.rpartition('/')[0]}/page.md"), default)[0]: page}


def main(group: dict[str, Page], default: str) -> Page:
    """The page of a group in the language of the site, else its first one, with the settings that only others have."""
    page = group.get(default) or next(iter(group.values()))
    for other in (one for one in group.values() if one is not page):
        for name in other.fields:
            if dict.get(page.fields, name) in (None, "", []) and name not in _OWN:  # which asks for no key
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
    if is_blocks(markdown):
        return markdown
    return "<br>".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", markdown) if part.strip())


def is_blocks(markdown: str) -> bool:
    """Whether Markdown holds lists, headings, tables, code or the like."""
    return _BLOCKS.search(markdown) is not None


def order_of(page: Page) -> tuple[float, str]:
    """Where a page stands among others: by weight, then by name."""
    text = page.fields.text("importance", "nav_order", "weight", "order")
    return (float(text) if re.fullmatch(r"-?\d{1,9}(?:\.\d+)?", text) else 1e9, page.path)
