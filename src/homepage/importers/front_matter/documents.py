"""Pages of other generators as pages, projects and posts of ours: their places, the addresses they had, their texts."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from msgspec.structs import replace

from homepage.content.records import Document, Post, Project, Publication, WebPage
from homepage.importers.front_matter.dates import date
from homepage.importers.front_matter.languages import spoken
from homepage.importers.front_matter.liquid import without_loops
from homepage.importers.front_matter.pages import main
from homepage.site.plan import alias_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.site import Part

D = TypeVar("D", bound=Document)

_UNSAFE = re.compile(r"[^\w+-]+")
_ALIAS = re.compile(r"[^\s/\\?#:*\"<>|]+(?:/[^\s/\\?#:*\"<>|]+)*/?")
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|\{%.*?%\}|\{\{.*?\}\}|\{:[^}\n]*\}", re.DOTALL)
_TAGS = re.compile(r"<(?!img\b)[^>]*>|^\[[^\]]+\]:.*$", re.MULTILINE | re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")
# What the program writes of its own, at these outputs and below these folders.
_LISTS = ("publications", "projects", "posts", "news", "bib")
_OWN = frozenset(("index.html", "404.html", *(f"{name}/index.html" for name in _LISTS if name != "news")))
_FOLDERS = ("publications/", "posts/tags/", "bib/")


class Place(NamedTuple):
    """Where a page goes: the name of its file without ending, its address, and the addresses that it had."""

    name: str
    address: str
    old: tuple[str, ...]


def has_text(page: Page) -> bool:
    """Whether a page shows anything of its own: what template code alone makes is made anew."""
    return re.search(r"\w", without_template(page.body)) is not None


def without_template(text: str) -> str:
    """The words of a text: without tags, comments, and what template code makes."""
    return unescape(_TAGS.sub("", _HIDDEN.sub("", without_loops(text)[0]))).strip()


def written(page: Page) -> str:
    """When a page was written: its date, else that of its name; empty when neither says."""
    return date(page.fields.text("date", "publishDate")) or (date(page.stem[:10]) if _DAY.match(page.stem) else "")


class Documents:
    """The documents of one site; places are claimed first, so that each text can lead to every other page.

    ``address_of`` says where a page stood in the source, from its top.
    """

    def __init__(self, bodies: Bodies, default: str, address_of: Callable[[Page], str]) -> None:
        self.bodies, self.report, self.default, self.address_of = bodies, bodies.report, default, address_of
        self._records: dict[str, tuple[Document, Place]] = {}
        self._places: dict[str, Place] = {}
        self._taken: set[str] = set()
        self._moved: dict[str, list[str]] = {}
        self.unwritten: frozenset[str] = frozenset()  # outputs of the program that this site does not have
        self.titles: dict[str, str] = {}  # what the source calls a list of ours, by its address

    def claim(self, folder: str, group: dict[str, Page]) -> str:
        """Give a page, in all its languages, a place in one of our folders; links to where it stood lead there."""
        page = main(group, self.default)
        old = tuple(dict.fromkeys(one for each in (page, *group.values()) for one in self.old(each)))
        name, address = self._free(folder, page, old[0] if old else page.stem)
        self._places[page.path] = Place(name, address, old)
        for each in (*old, *(one.path for one in group.values())):
            self.bodies.targets.lead(each, address)
        return address

    def old(self, page: Page) -> Iterator[str]:
        """The addresses that a page had, its own first."""
        own = [self.address_of(page), *page.fields.texts("redirect_from"), *page.fields.texts("aliases")]
        yield from (one.lstrip("/") for one in own if one.strip("/"))

    def replaced(self, page: Page, place: str, anchor: str = "") -> None:
        """Let a list of ours, or the home page, stand for a page that only listed things; links to it lead there."""
        self.titles.setdefault(place, page.fields.text("title"))
        for one in self.old(page):
            self.replaced_at(one, place or anchor)

    def replaced_at(self, old: str, place: str) -> None:
        """Let a list of ours, or a section of the home page, stand for what stood at an address."""
        self._moved.setdefault("" if place.startswith("#") else place, []).append(old)
        self.bodies.targets.lead(old, place or "index.html")

    def moved(self, place: str) -> tuple[str, ...]:
        """The addresses of the pages that a list of ours, or the home page, stands for; to be asked last."""
        return self.free_of(self._moved.get(place, ()))

    def with_aliases(self, parts: Iterable[Part]) -> None:
        """Let the papers of a site keep those addresses of their pages that nothing else has; to be asked last."""
        for part in parts:
            part.records = [
                replace(one, aliases=self.free_of(one.aliases)) if isinstance(one, Publication) else one
                for one in part.records
            ]

    def free_of(self, old: Iterable[str]) -> tuple[str, ...]:
        """Those of some old addresses that nothing else has; they are taken then."""
        found = []
        for one in dict.fromkeys(old):
            if is_alias(one, self._taken, self.unwritten):
                self._taken.add(alias_path(one).lower())
                found.append(one)
        return tuple(found)

    def _free(self, folder: str, page: Page, old: str) -> tuple[str, str]:
        """A file name and an address that no other page has, called like the last part of the old address."""
        last = old.rstrip("/").rsplit("/", 1)[-1].removesuffix(".html") or page.stem
        base = _UNSAFE.sub("-", _DATED.sub("", last) if folder == "posts" else last).strip("-") or "page"
        if folder == "pages" and (base.lower() in (*_LISTS, "index", "404", *spoken())):
            base = f"{base}-page"  # the list, or the folder of a language, stands there
        above = "" if folder == "pages" else f"{folder}/"
        name, number = base, 2
        while alias_path(above + name).lower() in self._taken:
            name, number = f"{base}-{number}", number + 1
        self._taken.add(alias_path(above + name).lower())
        dated = folder == "posts" and _DAY.fullmatch(written(page))
        return f"{folder}/{written(page)}-{name}" if dated else f"{folder}/{name}", f"{above}{name}/"

    def address(self, group: dict[str, Page]) -> str | None:
        """Where a page of ours stands; None when it has no place."""
        place = self._places.get(main(group, self.default).path)
        return place.address if place else None

    def page(self, group: dict[str, Page], /, **more: Any) -> None:
        """A page whose place was claimed."""
        self._put(WebPage, group, more)

    def project(self, group: dict[str, Page], /, **more: Any) -> None:
        """A project whose place was claimed."""
        self._put(Project, group, more)

    def post(self, group: dict[str, Page], /, **more: Any) -> None:
        """A post whose place was claimed; it must be dated."""
        page = main(group, self.default)
        tags = tuple(dict.fromkeys([*_listed(page, "tags"), *_listed(page, "categories")]))
        self.report.saw(" ".join(tags), page.fields.at("tags", "categories"))
        day = written(page)
        self._put(Post, group, {"date": None if _DAY.fullmatch(day) else day, "tags": tags, **more})

    def _put(self, record: type[D], group: dict[str, Page], more: dict[str, Any]) -> None:
        chosen = main(group, self.default)
        place = self._places[chosen.path]
        key = place.address.rstrip("/").rsplit("/", 1)[-1]
        bodies = self.bodies.silent() if more.get("draft") else self.bodies
        title = bodies.plain(chosen.fields.text("title") or _named(chosen), chosen.fields.at("title"))
        body = bodies.markdown(chosen.body, chosen.path, chosen.body_line)
        ending = next((f".{tag}.md" for tag, one in group.items() if one is chosen and tag in self._others()), ".md")
        self._records[place.name + ending] = record(title=title, body=body, key=key, **more), place
        for tag, page in group.items():
            if page is not chosen and tag in self._others():
                body = self.bodies.silent().markdown(page.body, page.path, page.body_line)
                said = page.fields.text("description", "summary", "excerpt") if more.get("summary") else ""
                beside: dict[str, Any] = {"summary": self.bodies.silent().line(said, page.location)} if said else {}
                found = record(title=page.fields.text("title") or title, body=body, key=key, **beside)
                self._records[f"{place.name}.{tag}.md"] = found, place._replace(old=())
                self.report.guess(page.location, f"read together with {chosen.path}, as its version in {tag}")
            elif page is not chosen:
                self.report.left_out(page.location, f"is in {tag!r}, in which the program has no words")

    def _others(self) -> frozenset[str]:
        """The languages beside that of the site in which the program has words."""
        return spoken() - {self.default}

    def finish(self, files: Iterable[str], *, has_works: bool = True) -> dict[str, Document]:
        """The documents by path below content/, each with its old addresses that neither another nor ``files`` have."""
        self._taken |= {one.lower() for one in files}
        self.unwritten = frozenset() if has_works else frozenset(("publications/index.html",))
        found = {}
        for path, (record, place) in self._records.items():
            found[path] = replace(record, aliases=self.free_of(place.old))
        return found


def is_alias(old: str, taken: Iterable[str], unwritten: Iterable[str] = ()) -> bool:
    """Whether an address that a page had can lead to its new one: no other output is there, ``taken`` or our own.

    ``unwritten`` are those of our own outputs that this site does not have.
    """
    output, last = alias_path(old).lower(), old.rstrip("/").rpartition("/")[2]
    is_page = "." not in last or last.endswith(".html")
    is_list = output not in unwritten and (output in _OWN or output.startswith(_FOLDERS))
    is_ours = is_list or output.partition("/")[0] in spoken()
    is_inside = _ALIAS.fullmatch(old) and not {".", ".."} & set(old.split("/")) and ".html/" not in old
    return bool(is_page and is_inside and not is_ours and output not in taken)


def _named(page: Page) -> str:
    """What a page without a title is called: its file, or its folder; of a post each word with a capital."""
    is_index = page.stem in ("index", "_index") and "/" in page.path
    name = _DATED.sub("", page.path.split("/")[-2] if is_index else page.stem)
    return " ".join(word[:1].upper() + word[1:] for word in name.split("-")) if _DATED.match(page.stem) else name


def _listed(page: Page, name: str) -> list[str]:
    """The words of a list, which Jekyll also reads from one text with spaces."""
    found = page.fields.get(name)
    return found.split() if isinstance(found, str) and "," not in found else page.fields.texts(name)
