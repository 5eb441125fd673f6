"""The menu of a HugoBlox site: which sections and pages the top bar names, and how it calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from homepage.importers.front_matter.pages import per_language
from homepage.importers.front_matter.reader import settings
from homepage.importers.hugoblox.lists import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from homepage.content.records import Link
    from homepage.errors import Location
    from homepage.importers.folder import Folder
    from homepage.importers.front_matter.links import Targets
    from homepage.importers.front_matter.tables import Table
    from homepage.importers.site import Part


class Stop(NamedTuple):
    """An entry of the menu: what it says, the page and the place on it that it leads to, and where it stands."""

    label: str
    path: str
    anchor: str
    where: Location


class Menu:
    """The stops of a site's menu, in their order; without a menu there are none."""

    def __init__(self, folder: Folder, config: Table, languages: Sequence[str]) -> None:
        read = {tag: _stops(folder, config, tag, is_main=tag == languages[0]) for tag in languages}
        self.stops, self.language = read[languages[0]], languages[0]
        # What the menus of further languages call places of the home page.
        self.others = {
            tag: {one.anchor: one.label for one in stops if one.anchor and not one.path}
            for tag, stops in read.items()
            if tag != languages[0]
        }

    def label(self, address: str) -> str | None:
        """What the menu calls a page; None when it does not lead there."""
        return next((one.label for one in self.stops if one.path == address.strip("/") and not one.anchor), None)

    def order(self, address: str) -> int | None:
        """The place of a page in the menu."""
        return next((at for at, one in enumerate(self.stops, 1) if one.path == address.strip("/")), None)

    def apply(self, parts: Iterable[Part], lists: Mapping[str, str]) -> None:
        """Let the top bar name those sections that the menu names; ``lists`` are the sections of kinds of pages."""
        named = {one.anchor: one.label for one in self.stops if one.anchor and not one.path}
        for one in self.stops:
            kind = lists.get(KINDS.get(one.path, "")) if not one.anchor else None
            part = next((part for part in parts if part.section.kind == kind and part.section.id not in named), None)
            if kind and part:
                named[part.section.id or ""] = one.label
        found = [part for part in parts if part.section.id in named]
        for part in parts if len(found) > 1 else ():
            is_named = part.section.id in named
            label = self._label(part, named[part.section.id or ""]) if is_named else None
            part.section = replace(part.section, nav=is_named, nav_label=label)

    def _label(self, part: Part, label: str) -> str | None:
        """What the top bar calls a section, in each language; None where that is its title."""
        title: Any = part.section.title
        titles = title if isinstance(title, dict) else {self.language: title}
        first = next(iter(titles.values()))
        labels = {tag: names[part.section.id or ""] for tag, names in self.others.items() if part.section.id in names}
        if label == first and all(titles.get(tag, first) == one for tag, one in labels.items()):
            return None
        return per_language({self.language: label} | labels) if set(labels.values()) - {label} else label

    def links(self, targets: Targets, known: Iterable[str | None]) -> list[Link]:
        """The files and other sites that the menu leads to."""
        taken = set(known)
        found = []
        for one in self.stops:
            is_other = "://" in one.path or (one.path and targets.find(one.path) is not None)
            link = targets.link(one.label, one.path, one.where) if is_other else None
            if link and link.url and link.url not in taken and link.url != "index.html":
                found.append(link)
                taken.add(link.url)
        return found


def _stops(folder: Folder, config: Table, language: str, *, is_main: bool) -> list[Stop]:
    """The stops of the menu in a language, in their order; a menu without a language is that of the main one."""
    tags = (f".{language}", "") if is_main else (f".{language}",)
    names = [f"config/_default/menus{tag}.{end}" for tag in tags for end in ("yaml", "toml", "yml")]
    found = settings(folder, *names).tables("main")
    found = found or config.table("languages").table(language).table("menu").tables("main")
    entries = found or (config.table("menu").tables("main") if is_main else [])
    entries = sorted(entries, key=lambda one: _number(one.text("weight")))
    return [_stop(one) for one in entries if one.text("name")]


def _stop(one: Table) -> Stop:
    path, _, anchor = one.text("url", "pageRef").partition("#")
    is_other = "://" in path
    return Stop(one.text("name"), path if is_other else path.strip("/"), anchor, one.at("url", "name"))


def _number(text: str) -> float:
    return float(text) if text.removeprefix("-").isdigit() else 1e9
