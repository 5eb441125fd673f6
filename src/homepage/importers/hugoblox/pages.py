"""The pages of a HugoBlox site by what they are: home, lists and their entries, people, and pages of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.importers.front_matter.documents import has_text
from homepage.importers.front_matter.pages import TAILS, is_sample, language_of, main, twins
from homepage.importers.front_matter.reader import Page, read_pages, read_value
from homepage.importers.front_matter.residue import is_sample_text
from homepage.importers.front_matter.tables import Table
from homepage.importers.hugoblox.home import landing_text, listed
from homepage.importers.hugoblox.lists import KINDS, PROFILE
from homepage.importers.hugoblox.papers import of_papers, topic

if TYPE_CHECKING:
    from homepage.importers.folder import Folder

_NO_PAGES = frozenset(("slides", "slide", "landing"))
_PEOPLE = re.compile(r"data/authors/([^/]+)\.(?:ya?ml|toml)$")

Group = dict[str, Page]


class Pages:
    """Sorts the pages of one site; those of several languages stand together, by language."""

    def __init__(self, folder: Folder, language: str) -> None:
        self.folder, self.report, self.language = folder, folder.report, language
        of_home = sorted(read_pages(folder, "content/"), key=lambda page: language_of(page, language)[0] != language)
        found = listed(of_home, KINDS)
        used: dict[str, list[Page]] = {}
        for one in read_pages(folder, "content/"):
            if (below := _below(one.path)) and not one.stem.startswith("_index"):
                used.setdefault(below[0], []).append(one)
        self.papers = of_papers(found, {name: some for name, some in used.items() if name not in KINDS})
        # Folders of the site's own making that its home page lists, with their titles.
        self.listed = {name: title for name, title in found.items() if name in used and name not in self.papers}
        is_sole = len(self.listed) == 1 and not used.keys() & {"project", "projects"}
        self.projects = next(iter(self.listed)) if is_sole else ""  # the only one, whose pages are the projects
        self.kinds: dict[str, list[Group]] = {}
        self.homes: Group = {}  # the home page by language, in the form of blocks
        self.lists: dict[str, list[Group]] = {}  # the pages that only list entries of a kind
        self.landings: list[tuple[Group, list[Group]]] = []  # pages of blocks, with the widgets of older ones
        self._sort()

    def of(self, kind: str) -> list[Group]:
        """The pages of a kind."""
        return self.kinds.get(kind, [])

    def main(self, group: Group) -> Page:
        """The page of a group in the language of the site."""
        return main(group, self.language)

    def title(self, kind: str) -> str:
        """What the site calls its list of a kind; empty when it does not say."""
        return next((self.main(one).fields.text("title") for one in self.lists.get(kind, [])), "")

    def topic(self, page: Page) -> str | None:
        """The topic of a paper: the folder it stands in, where there are folders of the site's own making."""
        return topic(_below(page.path)[0]) if self.papers else None

    def topics(self) -> dict[str, str]:
        """The folders of papers with their titles, where there are some of the site's own making."""
        usual = [_below(self.main(one).path)[0] for one in self.of("publications")]
        return {one: self.papers.get(one, "") for one in dict.fromkeys(usual)} if self.papers else {}

    def _sort(self) -> None:
        found: dict[str, list[Page]] = {}
        pages = list(read_pages(self.folder, "content/", drafts=True))
        widgets = {page.path.rpartition("/")[0] for page in pages if _holds_widgets(page)}
        for page in pages:
            if kind := self._place(page, widgets):
                found.setdefault(kind, []).append(page)
        groups = {kind: twins(some, self.language) for kind, some in found.items()}
        for home in groups.pop("homepage", []):
            self.homes |= home
        self.lists = {kind[5:]: groups.pop(kind) for kind in list(groups) if kind.startswith("list ")}
        for folder in widgets:
            inside = groups.pop(f"within {folder}", [])
            if tops := [one for one in inside if self.main(one).stem.startswith(("index", "_index"))]:
                self.landings.append((tops[0], [one for one in inside if one is not tops[0]]))
        self.landings += [(group, []) for group in groups.pop("landing", [])]
        self.kinds = {"" if kind == "page" else kind: some for kind, some in groups.items()}
        self._add_people()

    def _place(self, page: Page, widgets: set[str]) -> str:
        """What a page is; empty when it is nothing to take over, which is told."""
        folder, kind = page.path.rpartition("/")[0], self._kind(page.path)
        if kind != "home" and folder in widgets:
            return f"within {folder}"
        is_list = page.stem.startswith("_index") and kind != "authors"
        if is_list and self._is_home(page):
            return "homepage"
        if is_list and kind and not page.fields.tables("sections"):
            return f"list {kind}"
        return self._own_place(page, kind)

    def _own_place(self, page: Page, kind: str) -> str:
        if page.is_draft and kind != "posts":
            self.report.left_out(page.location, "is not published in the source")
            return ""
        if kind not in ("authors", "home") and is_sample(page):
            name = page.fields.text("title") or page.path
            self.report.left_out(page.location, f"“{name}”, a sample of the template")
            return ""
        if page.fields.tables("sections") and kind != "home":
            return "landing"
        return kind or ("page" if self._is_page(page) else "")

    def _is_home(self, page: Page) -> bool:
        """Whether a page is the home page, in any language."""
        return "/".join(_below(page.path)) == ""

    def _is_page(self, page: Page) -> bool:
        """Whether a page of no kind of its own has a text to show."""
        if page.fields.text("type").lower() in _NO_PAGES:
            self.report.left_out(page.location, f"a page of type {page.fields.text('type')}")
            return False
        return has_text(page) and not page.fields.flag("headless")

    def _kind(self, path: str) -> str:
        """The kind that the folders of a page say; a folder of a language may stand before it."""
        below = _below(path)
        if below and below[0] in self.papers:
            return "publications"
        own = "projects" if below[:1] == [self.projects] else f"own/{below[0]}" if below else ""
        return (own if below[0] in self.listed else KINDS.get(below[0], "")) if below else ""

    def _add_people(self) -> None:
        """The people of the newest form, whose facts are data; pages of the same name give their biographies."""
        for name in self.folder.files():
            match = _PEOPLE.fullmatch(name)
            table = read_value(self.folder, name) if match else None
            if match and isinstance(table, Table):
                slug = table.text("slug") or match.group(1)
                bio = table.text("bio")
                if is_sample_text(bio):
                    self.report.left_out(table.at("bio"), "a biography that the template comes with")
                    bio = table["bio"] = ""
                page = Page(path=name, fields=table, body=bio, body_line=table.at("bio").line)
                self._add_person(slug, page)

    def _add_person(self, slug: str, page: Page) -> None:
        for group in self.of("authors"):
            known = self.main(group)
            if alias(known) == slug:
                for name, value in page.fields.items():
                    known.fields.setdefault(name, value)
                known.body, known.body_line = (known.body, known.body_line) if has_text(known) else (page.body, 1)
                return
        self.kinds.setdefault("authors", []).append({self.language: page})

    def blocks(self) -> list[Table]:
        """The blocks and widgets of all pages, those of the home page first."""
        homes = [*self.homes.values(), *(self.main(group) for group, _ in self.landings)]
        widgets = [self.main(one) for one in (*self.of("home"), *(one for _, own in self.landings for one in own))]
        active = [page.fields for page in widgets if page.fields.flag("active", default=True)]
        return [one for page in homes for one in page.fields.tables("sections")] + active

    def chosen(self) -> str:
        """The alias of the person whom the home page shows."""
        homes = sorted(self.homes.items(), key=lambda item: item[0] != self.language)
        blocks = [one for _, page in homes for one in page.fields.tables("sections")]
        named = [one.table("content").text("username") for one in blocks if one.text("block") in PROFILE]
        for group in self.of("home"):
            fields = self.main(group).fields
            if fields.text("widget") == "about":
                named.append(fields.text("author") or fields.table("content").text("author", "username"))
        return next((one for one in named if one), "")

    def owner(self) -> Page | None:
        """The profile of the owner, with what others of their profiles say beside it."""
        found = [self.main(group) for group in self.of("authors")]
        wanted = self.chosen()
        ranks = [
            [page for page in found if wanted and alias(page) == wanted],
            [page for page in found if page.fields.flag("superuser") or page.fields.flag("is_owner")],
            [page for page in found if alias(page) in ("admin", "me")],
        ]
        all_ = [page for rank in ranks for page in rank]
        if not all_:
            return None
        chosen = all_[0]
        for other in all_[1:]:
            if other is not chosen and is_same_person(chosen, other):
                for name, value in other.fields.items():
                    chosen.fields.setdefault(name, value)
        return chosen

    def text_of(self, landing: Group, widgets: list[Group]) -> Group:
        """A page of blocks as a page of text: what its blocks say, below their titles."""
        return {
            tag: replace(page, body=landing_text(page, [one.get(tag, self.main(one)) for one in widgets]))
            for tag, page in landing.items()
        }


def _below(path: str) -> list[str]:
    """The folders of a page below content/, without that of a language."""
    folders = path.split("/")[1:-1]
    is_language = bool(folders) and re.fullmatch(r"[a-z]{2}(?:-[a-zA-Z]{2,4})?", folders[0]) and folders[0][:2] in TAILS
    return folders[1:] if is_language else folders


def _holds_widgets(page: Page) -> bool:
    """Whether the other files of a page's folder are the sections of that page."""
    return page.stem in ("index", "_index") and page.fields.text("type") == "widget_page"


def alias(page: Page) -> str:
    """The name by which lists of authors mention a profile."""
    match = _PEOPLE.fullmatch(page.path)
    return page.fields.text("slug") or match.group(1) if match else page.path.split("/")[-2]


def is_same_person(one: Page, other: Page) -> bool:
    """Whether two profiles are of one person: their names share their words."""
    from homepage.importers import words
    from homepage.importers.hugoblox.person import name_of

    first, second = (set(words.of(name_of(page.fields))) for page in (one, other))
    return bool(first and second) and (first <= second or second <= first)
