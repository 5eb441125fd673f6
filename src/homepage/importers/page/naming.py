"""Whose page it is: the name, and the spelling of it that its author lists set off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Author, Person
from homepage.importers.page import person
from homepage.importers.page.items import STRUCTURED
from homepage.importers.prose.names import frequent, split_marks
from homepage.importers.prose.runs import plain
from homepage.site.names import Identity, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.runs import Run


def named(
    owner: Person, title: str, tops: Sequence[Block], blocks: Sequence[Block], tell: Callable[[str], None]
) -> Person:
    """The person of a page, by the name that configuration, title, author lists or the ``tops`` of the page say."""
    texts = [plain(block.runs) for block in tops if block.kind != "code"]
    authors = (block.runs for block in blocks if block.kind in STRUCTURED)
    found, native, where = person.name(owner.name, texts, authors, title)
    if not found:
        tell("no name was found; put it into content/person.yaml")
    elif where != "its configuration":
        tell(f"the page is taken to be about {found}, after {where}")
    found = found or "Name"
    alias = _alias(found, native, [block.runs for block in blocks if block.kind in STRUCTURED], tell)
    return replace(
        owner,
        name=found,
        native_name=owner.native_name or native or None,
        aliases=tuple(dict.fromkeys((*owner.aliases, *alias))),
    )


def _alias(name: str, native: str, lists_: list[list[Run]], tell: Callable[[str], None]) -> tuple[str, ...]:
    """The spelling that author lists set off, when it is another one of the same name."""
    often, spelled = frequent(lists_), _spellings(name, lists_)
    if not often or Identity([one for one in (name, native) if one]).matches(Author(name=often)):
        return spelled
    if not any(word in "".join(fold(name)) for word in fold(often) if len(word) > 1):
        return spelled
    tell(f"{often}, set off in the author lists, is taken for {name}")
    return tuple(dict.fromkeys((often, *spelled)))


def _spellings(name: str, lists_: list[list[Run]]) -> tuple[str, ...]:
    """The name as author lists set it off with another hyphen or none: Li-Na Wei, Lina Wei."""
    marked = (run.text for runs in lists_ for run in runs if run.strong or run.under)
    found = dict.fromkeys(split_marks(text.strip(" ,."))[0] for text in marked)
    return tuple(one for one in found if _letters(one) == _letters(name) and one.lower() != name.lower())


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]", text)).casefold()
