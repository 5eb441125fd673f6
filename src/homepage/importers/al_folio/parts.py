"""The sections of an al-folio site: publications, news, projects, courses, curriculum vitae and further pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Item, Link, Person
from homepage.importers.al_folio import layouts
from homepage.importers.al_folio.entries import Entries
from homepage.importers.al_folio.front import is_shown, limit
from homepage.importers.al_folio.profiles import with_profiles
from homepage.importers.al_folio.resume import curriculum, without_known
from homepage.importers.al_folio.talks import sections
from homepage.importers.data.bib import Taken, whole_list
from homepage.importers.front_matter.collections import items, posts, projects
from homepage.importers.front_matter.dates import DATE, newest_first
from homepage.importers.front_matter.documents import has_text, without_template
from homepage.importers.front_matter.headings import Headings
from homepage.importers.front_matter.pages import is_blocks, main, one_paragraph, order_of, per_language
from homepage.importers.front_matter.parts import records_part, section
from homepage.importers.front_matter.reader import Page, settings
from homepage.importers.front_matter.residue import is_sample_text
from homepage.importers.jekyll.courses import Courses, are_courses
from homepage.importers.jekyll.talks import Talks
from homepage.importers.site import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.importers.al_folio.lists import Listing
    from homepage.importers.al_folio.sorting import Sorting
    from homepage.importers.front_matter.tables import Table

_SAMPLE_REPOSITORIES = frozenset(
    ("torvalds", "alshedivat", "alshedivat/al-folio", "twbs/bootstrap", "jekyll/jekyll", "jquery/jquery")
)


class Sections:
    """Makes the sections of one site of a ``person``, whose ``pages`` have their places."""

    def __init__(self, pages: Sorting, person: Person, config: Table) -> None:
        self.pages, self.person, self.config = pages, person, config
        self.documents, self.groups, self.about = pages.documents, pages.groups, pages.about
        self.bodies, self.language = self.documents.bodies, self.documents.default
        self.headings, self.entries = Headings(self.groups.languages), Entries(self.documents)
        self.targets, self.report, self.folder = self.bodies.targets, self.bodies.report, self.bodies.targets.folder

    def _collection(self, name: str) -> list[Part]:
        """A collection of the owner's: talks, courses, or a list of anything else."""
        groups, plain = self.groups.collections[name], name.strip("_")
        title = next((page.fields.text("title") for page in self._listing(plain)), "") or plain
        title = title[:1].upper() + title[1:]
        if groups and self.pages.holds_talks(groups[0]):
            return Talks(self.documents, self.person, DATE).parts(groups, title, plain)
        if are_courses(groups):
            return Courses(self.documents).parts(groups, title, plain)
        return items(groups, self.documents, title, plain)

    def _listing(self, *names: str) -> list[Page]:
        """The pages that listed the records of a folder."""
        return [one for one in self.pages.lists() if one.stem in names or self.pages.last(one) in names]

    def _introduced(self, parts: list[Part], *names: str) -> list[Part]:
        """The section that stands for a page which listed its records, with what that page said in each language."""
        if not parts:
            return parts
        pages = self.pages.by_language(self._listing(*names))
        said = {tag: text for tag, page in pages.items() if (text := self._said(page, tag))}
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

    def parts(self, taken: Taken, found: Listing, others: dict[str, Listing], titles: Mapping[str, str]) -> list[Part]:
        """The sections in the order of the page about the owner, which has ``titles`` for them, then of the menu."""
        collections, documents = self.groups.collections, self.documents
        parts = [*self._news(self.groups.news), *self._latest_posts(), *self._publications(taken, found, others)]
        parts += sections(found.talks, documents, self.person)
        for part in parts:
            part.section = replace(part.section, title=titles.get(part.section.kind) or part.section.title)
        parts += self._projects()
        parts += self._introduced(self._courses(collections["_teachings"]), "teaching", "teachings", "courses")
        resume = curriculum(self.groups.pages, self.bodies, self.config, self.groups.languages)
        listed = next((part for part in parts if part.section.kind == "publications"), None)
        parts += self._introduced(without_known(resume, listed, taken.works.values(), self.report), "cv")
        for page in self.pages.lists():
            if found_ := layouts.sections(page, self.bodies):
                parts += self._introduced(found_, page.stem)
        parts += self._introduced(self._repositories(self.groups.pages), "repositories")
        for name in self.pages.named():
            parts += self._introduced(self._collection(name), name.strip("_"))
        posts(collections["_posts"], documents)
        self._pages()
        return parts

    def _projects(self) -> list[Part]:
        """The projects; where several pages list some of their categories each, a section for each of these pages."""
        listing = next((page for page in self.groups.pages if page.stem == "projects"), None)
        order = listing.fields.texts("display_categories") if listing else []
        whole = projects(self.groups.collections["_projects"], self.documents, self.headings("Projects"), order)
        found = self._introduced(whole, "projects")
        others = [page for page in self.pages.lists() if page is not listing and "site.projects" in page.body]
        for page in sorted(others, key=order_of) if found else []:
            rest, names = found[0].section, page.fields.texts("display_categories")
            chosen = tuple(group for group in rest.groups if group.title in names)
            if not chosen or len(chosen) == len(rest.groups):
                continue
            left = tuple(group for group in rest.groups if group not in chosen)
            found[0].section = replace(rest, groups=left, filter={"group": tuple(group.id for group in left)})
            title = self.bodies.plain(page.fields.text("title"), page.fields.at("title"))
            own = section("projects", title[:1].upper() + title[1:], page.stem, group_by="group", groups=chosen)
            own = replace(own, filter={"group": tuple(group.id for group in chosen)})
            found += self._introduced([Part(section=own)], page.stem)
        return found

    def _pages(self) -> None:
        """The further pages, in the bar where the menu had them."""
        children = [child for page in self.groups.pages for child in page.fields.tables("children")]
        linked = {child.text("permalink").strip("/") for child in children}
        is_old = not any("nav" in page.fields for page in self.groups.pages)  # its menu names every page with a title
        for group in self.pages.others:
            page = main(group, self.language)
            in_menu = page.fields.flag("nav") or page.fields.text("permalink").strip("/") in linked
            in_menu = in_menu or (is_old and bool(page.fields.text("title")))
            order = page.fields.text("nav_order")
            for one in group.values():
                if (said := one.fields.text("description")) and not is_sample_text(said):
                    one.body, one.body_line = f"{said}\n\n{one.body}", one.body_line - 2
            self.documents.page(
                with_profiles(group, self.targets),
                nav=in_menu,
                order=int(order) if order.isdecimal() and in_menu else None,
            )

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
