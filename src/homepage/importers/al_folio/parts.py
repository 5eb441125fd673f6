"""The sections of an al-folio site: publications, news, projects, courses, curriculum vitae and further pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from homepage.content.records import Item, Link, Person
from homepage.importers.al_folio import layouts
from homepage.importers.al_folio.books import Book, shown_by
from homepage.importers.al_folio.by_hand import ByHand, by_hand
from homepage.importers.al_folio.entries import Entries, is_inline
from homepage.importers.al_folio.front import is_shown, limit
from homepage.importers.al_folio.lists import Listing, asked_in, is_listing
from homepage.importers.al_folio.resume import curriculum
from homepage.importers.al_folio.talks import sections
from homepage.importers.data.bib import Taken, whole_list
from homepage.importers.front_matter.collections import is_long, items, posts, projects
from homepage.importers.front_matter.dates import DATE, newest_first
from homepage.importers.front_matter.documents import has_text, without_template, written
from homepage.importers.front_matter.headings import Headings
from homepage.importers.front_matter.pages import (
    is_blocks,
    is_sample,
    language_of,
    main,
    one_paragraph,
    order_of,
    per_language,
    twins,
)
from homepage.importers.front_matter.parts import records_part, section
from homepage.importers.front_matter.reader import Page, read_page, settings
from homepage.importers.front_matter.residue import is_sample_text
from homepage.importers.jekyll.talks import Talks, has_details
from homepage.importers.prose import kinds
from homepage.importers.site import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from homepage.importers.front_matter.documents import Documents
    from homepage.importers.front_matter.tables import Table

_SHORT = 600  # characters of a text that stands above a list
_SAMPLE_REPOSITORIES = frozenset(
    ("torvalds", "alshedivat", "alshedivat/al-folio", "twbs/bootstrap", "jekyll/jekyll", "jquery/jquery")
)


class Groups(Struct, kw_only=True):
    """The pages of a site by collection; those of collections and news with their versions in other languages."""

    pages: list[Page]
    news: list[dict[str, Page]]
    collections: dict[str, list[dict[str, Page]]]
    languages: tuple[str, ...] = ("en",)  # of the page about the owner, the main one first
    books: list[Book] = []  # bibliographies that hold no works


class Sections:
    """Makes the sections of one site; ``about`` are the versions of the page about its owner."""

    def __init__(self, documents: Documents, groups: Groups, about: dict[str, Page], config: Table) -> None:
        self.documents, self.groups, self.about, self.config = documents, groups, about, config
        self.bodies, self.language = documents.bodies, documents.default
        self.headings, self.entries = Headings(groups.languages), Entries(documents)
        self.targets, self.report, self.folder = self.bodies.targets, self.bodies.report, self.bodies.targets.folder
        self.listings: list[Page] = []
        self.versions: dict[str, list[Page]] = {}  # of the listings, in further languages
        self.written: list[ByHand] = []
        self.others: list[dict[str, Page]] = []
        self.person = Person(name="")

    def sort(self, taken: Taken, person: Person) -> None:
        """Tell the pages apart: those that list works, those that are other lists, and those with a text."""
        self.person = person
        for group in self._other_pages(has_works=bool(taken.works)):
            page = main(group, self.language)
            found = by_hand(page, self.targets, person, has_works=bool(taken.works)) if len(group) == 1 else None
            if found is None:
                self.others.append(group)
            else:
                self.written.append(found)
        self.listings.sort(key=order_of)
        tags = {one.path: language_of(one, self.language)[0] for one in self.listings}
        self.versions = {tag: [one for one in self.listings if tags[one.path] == tag] for tag in self.groups.languages}
        self.listings = self.versions.pop(self.language, []) or self.listings
        self.written.sort(key=lambda one: order_of(one.page))

    def claim(self, taken: Taken) -> None:
        """Give every page its place, before any text is read that may lead to it."""
        groups, documents = self.groups, self.documents
        for group in self.others:
            documents.claim("pages", group)
        for page in self.about.values():
            documents.replaced(page, "")
        self._claim_lists(taken)
        for group in groups.collections["_projects"]:
            documents.claim("projects", group)
        for group in groups.collections["_posts"]:
            documents.claim("posts" if written(main(group, self.language)) else "pages", group)
        for group in groups.collections["_teachings"]:
            documents.claim("pages", group)
        for group in (one for name in self._named() for one in groups.collections[name]):
            page = main(group, self.language)
            self._claim_entry(group, long=has_details(page) if self._holds_talks(group) else is_long(page))
        for group in groups.news:
            page = main(group, self.language)
            self._claim_entry(group, long=has_text(page) and bool(page.fields.text("title")) and not is_inline(page))

    def _claim_lists(self, taken: Taken) -> None:
        """What stands for the pages that only list something."""
        collections = self.groups.collections
        known = {
            "projects": "projects/" if collections["_projects"] else "",
            "blog": "posts/" if collections["_posts"] else "",
            "publications": "publications/" if taken.works else "",
        }
        lists = {name: place for name, place in known.items() if place}
        for name, place in {**lists, **({"news": "#news"} if self.groups.news else {})}.items():
            self.targets.lead(name, place)
            for tag in self.groups.languages:
                self.targets.lead(f"{tag}/{name}", place)
        for one in self.written:
            self.documents.replaced(one.page, "" if one.place.startswith("#") else one.place, one.place)
        for page in self._lists():
            key = self._last(page) or page.stem
            self.documents.replaced(page, lists.get(key, ""))

    @staticmethod
    def _holds_talks(group: dict[str, Page]) -> bool:
        """Whether an entry is one of a collection of talks, by the name of its folder."""
        return any(kinds.kind(page.path.partition("/")[0].strip("_")) == "talks" for page in group.values())

    def _collection(self, name: str) -> list[Part]:
        """A collection of the owner's: talks, or a list of anything else."""
        groups, plain = self.groups.collections[name], name.strip("_")
        if groups and self._holds_talks(groups[0]):
            return Talks(self.documents, self.person, DATE).parts(groups, plain.capitalize(), plain)
        return items(groups, self.documents, plain.capitalize(), plain)

    def _named(self) -> list[str]:
        """The collections that become lists of the home page."""
        return [name for name in self.groups.collections if name not in ("_projects", "_posts", "_teachings")]

    def _claim_entry(self, group: dict[str, Page], *, long: bool) -> None:
        """A page for an entry of a list that has a longer text; the home page has what the others say."""
        if long:
            self.documents.claim("pages", group)
        else:
            for page in group.values():
                self.documents.replaced(page, "", f"#{page.path.partition('/')[0].strip('_')}")

    def _lists(self) -> Iterator[Page]:
        """The pages that show nothing of their own: the template lists there what is elsewhere."""
        shown = [*(one.page for one in self.written), *(page for group in self.others for page in group.values())]
        for page in self.groups.pages:
            if page not in shown and page not in self.about.values() and page.fields.text("permalink"):
                yield page

    def _other_pages(self, *, has_works: bool) -> Iterator[dict[str, Page]]:
        """The pages with text of their own that a visitor can reach, each in all its languages."""
        used = {name for page in self.groups.pages for name in self._profile_texts(page)}
        found = []
        for page in self.groups.pages:
            if page in self.about.values() or page.stem in ("404", "repositories") or page.path in used:
                continue
            if is_sample(page):
                self.report.left_out(page.location, f"“{page.fields.text('title')}”, a sample of the template")
            elif is_listing(page, self._last(page), has_works=has_works, books=self.groups.books):
                self.listings.append(page)
            elif not page.fields.tables("profiles") and (not self._has_text(page) or self._is_list(page)):
                continue
            elif page.fields.text("permalink") or not page.path.startswith("_pages/"):
                found.append(page)
            else:
                self.report.left_out(page.location, "a page without an address of its own")
        yield from twins(found, self.language)

    def _has_text(self, page: Page) -> bool:
        """Whether a page shows anything of its own: words, or a list of what is no work."""
        return has_text(page) or any(shown_by(wanted, self.groups.books) for wanted in asked_in(page))

    def _is_list(self, page: Page) -> bool:
        """Whether a page lists a collection below a few words of its own."""
        names = [name.strip("_") for name, found in self.groups.collections.items() if found]
        names += ["news"] if self.groups.news else []
        found = (
            re.search(rf"\{{%[^%]*\bsite\.(?:collections\.)?(?:{'|'.join(map(re.escape, names))})\b", page.body)
            if names
            else None
        )
        words = without_template(page.body)
        return found is not None and not is_blocks(words) and len(words) < _SHORT

    def _introduced(self, parts: list[Part], *names: str) -> list[Part]:
        """The section that stands for a page which listed its records, with what that page said in each language."""
        if not parts:
            return parts
        pages = [one for one in self._lists() if one.stem in names or self._last(one) in names]
        said = {tag: text for tag, page in self._by_language(pages).items() if (text := self._said(page, tag))}
        first = parts[0]
        if first.section.kind == "text":
            first.prose = "\n\n".join(filter(None, (said.pop(self.language, ""), first.prose)))
            first.translations = {
                tag: f"{said.get(tag, '')}\n\n{text}".strip() for tag, text in first.translations.items()
            }
        elif self.language in said:
            first.section = replace(first.section, intro=per_language(said))
        return parts

    def _said(self, page: Page, tag: str) -> str:
        """The description and the words of a page that lists something; only those of the main language count."""
        bodies = self.bodies if tag == self.language else self.bodies.silent()
        said = page.fields.text("description")
        line = bodies.line(said, page.fields.at("description")) if said and not is_sample_text(said) else ""
        has_words = has_text(page) and not is_blocks(without_template(page.body))
        body = one_paragraph(bodies.markdown(page.body, page.path, page.body_line)) if has_words else ""
        return "<br>".join(text for text in (line, body) if text)

    def _by_language(self, pages: Sequence[Page]) -> dict[str, Page]:
        """The first of some pages in each language of the site; without languages, the first."""
        found: dict[str, Page] = {}
        for page in pages:
            tag = language_of(page, self.language)[0]
            if tag in self.groups.languages:
                found.setdefault(tag, page)
        return found

    def _last(self, page: Page) -> str:
        """The last part of the address of a page."""
        return self.documents.address_of(page).strip("/").rpartition("/")[2].removesuffix(".html")

    def _profile_texts(self, page: Page) -> list[str]:
        """The files that a page of people shows."""
        names = (one.text("content") for one in page.fields.tables("profiles"))
        return [found for name in names if name and (found := self.targets.find(f"_pages/{name}"))]

    def parts(self, taken: Taken, found: Listing, others: dict[str, Listing], titles: Mapping[str, str]) -> list[Part]:
        """The sections in the order of the page about the owner, which has ``titles`` for them, then of the menu."""
        collections, documents = self.groups.collections, self.documents
        parts = [*self._news(self.groups.news), *self._latest_posts(), *self._publications(taken, found, others)]
        parts += sections(found.talks, documents, self.person)
        for part in parts:
            part.section = replace(part.section, title=titles.get(part.section.kind) or part.section.title)
        listing = next((page for page in self.groups.pages if page.stem == "projects"), None)
        order = listing.fields.texts("display_categories") if listing else []
        parts += self._introduced(
            projects(collections["_projects"], documents, self.headings("Projects"), order), "projects"
        )
        parts += self._introduced(self._courses(collections["_teachings"]), "teaching", "teachings", "courses")
        parts += self._introduced(curriculum(self.groups.pages, self.bodies, self.config, self.groups.languages), "cv")
        for page in self._lists():
            if found_ := layouts.sections(page, self.bodies):
                parts += self._introduced(found_, page.stem)
        parts += self._introduced(self._repositories(self.groups.pages), "repositories")
        for name in self._named():
            parts += self._introduced(self._collection(name), name.strip("_"))
        posts(collections["_posts"], documents)
        self._pages()
        return parts

    def _pages(self) -> None:
        """The further pages, in the bar where the menu had them."""
        children = [child for page in self.groups.pages for child in page.fields.tables("children")]
        linked = {child.text("permalink").strip("/") for child in children}
        is_old = not any("nav" in page.fields for page in self.groups.pages)  # its menu names every page with a title
        for group in self.others:
            page = main(group, self.language)
            in_menu = page.fields.flag("nav") or page.fields.text("permalink").strip("/") in linked
            in_menu = in_menu or (is_old and bool(page.fields.text("title")))
            order, said = page.fields.text("nav_order"), page.fields.text("description")
            if said and not is_sample_text(said):
                page.body, page.body_line = f"{said}\n\n{page.body}", page.body_line - 2
            self.documents.page(
                self._with_profiles(group), nav=in_menu, order=int(order) if order.isdecimal() and in_menu else None
            )

    def _with_profiles(self, group: dict[str, Page]) -> dict[str, Page]:
        """A page of people with their pictures, their texts, each from a file of its own, and where they are found."""
        for page in group.values():
            blocks = [block for one in page.fields.tables("profiles") if (block := self._profile(one))]
            page.body = "\n\n".join([page.body, *blocks]) if blocks else page.body
        return group

    def _profile(self, one: Table) -> str:
        name = one.text("content")
        found = self.targets.find(f"_pages/{name}") if name else None
        inner = read_page(self.folder, found) if found else None
        if inner is None or is_sample(inner):
            return ""
        more, picture = one.text("more_info", "address"), one.text("image")
        image = f"![{inner.fields.text('title')}](/assets/img/{picture.rpartition('/')[2]})" if picture else ""
        return "\n\n".join(part for part in (image, inner.body.strip(), more) if part and not is_sample_text(part))

    def _publications(self, taken: Taken, found: Listing, others: dict[str, Listing]) -> list[Part]:
        """The list of all works, or of the selected ones, with what the pages say that list them."""
        if not taken.works:
            return found.parts
        about, all_ = self._front(), {self.language: found, **others}
        intro = _in_each({tag: "<br>".join(one.intro) for tag, one in all_.items()})
        outro = _in_each({tag: "<br>".join(one.outro) for tag, one in all_.items()})
        whole = whole_list(taken, self.headings("Publications"))
        whole = replace(whole, group_by="topic") if found.topics()[0] and not taken.topics else whole
        selected = any(work.selected for work in taken.works.values())
        if not selected or (about and not about.fields.flag("selected_papers", default=True)):
            return [Part(section=replace(whole, intro=intro, outro=outro)), *found.parts]
        link = Link(label=self.headings("All publications"), url="publications/")
        chosen = whole_list(taken, self.headings("Selected publications"))
        chosen = replace(chosen, filter={"selected": ("true",)}, group_by=None)
        said = _in_each({tag: "\n\n".join([*one.intro, *one.outro]) for tag, one in all_.items()})
        return [Part(section=replace(chosen, nav=False, links=(link,), outro=said)), *found.parts]

    def _courses(self, groups: list[dict[str, Page]]) -> list[Part]:
        ordered = sorted(groups, key=lambda group: order_of(main(group, self.language)))
        found = [self.entries.course(group) for group in ordered]
        return records_part("courses", self.headings("Teaching"), found, "teaching")

    def _news(self, groups: list[dict[str, Page]]) -> list[Part]:
        found = [self.entries.news(group) for group in groups]
        most = limit(self._front(), "announcements", self.config, "news_limit")
        return self._introduced(
            records_part("news", self.headings("News"), newest_first(found), "news", limit=most), "news"
        )

    def _latest_posts(self) -> list[Part]:
        """The newest posts, where the page about the owner shows them."""
        about = self._front()
        if not is_shown(about, "latest_posts") or not self.groups.collections["_posts"]:
            return []
        most = limit(about, "latest_posts", self.config, "latest_posts_limit")
        return [Part(section=section("posts", self.headings("Posts"), "latest-posts", limit=most))]

    def _front(self) -> Page | None:
        return main(self.about, self.language) if self.about else None

    def _repositories(self, found: list[Page]) -> list[Part]:
        if not any(page.stem == "repositories" and page.fields.flag("nav", default=True) for page in found):
            return []
        table = settings(self.folder, "_data/repositories.yml")
        names = [*table.texts("github_users"), *table.texts("github_repos")]
        for name in names:
            if name in _SAMPLE_REPOSITORIES:
                self.report.left_out(table.at("github_users"), f"the repository {name}, a sample of the template")
        own = [name for name in names if name not in _SAMPLE_REPOSITORIES and " " not in name]
        records = [Item(name=name, url=f"https://github.com/{name.strip('/')}") for name in own]
        self.report.saw(" ".join(record.name for record in records), table.at("github_repos", "github_users"))
        return records_part("items", "Repositories", records, "repositories")


def _in_each(texts: dict[str, str]) -> str | None:
    """What is said in each language; nothing when the first says nothing."""
    said = {tag: text for tag, text in texts.items() if text}
    return per_language(said) if next(iter(texts.values())) else None
