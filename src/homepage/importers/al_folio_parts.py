"""The sections of an al-folio site: publications, news, projects, courses, curriculum vitae and further pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from homepage.content.records import Item, Link, News
from homepage.errors import Location
from homepage.importers import front_matter, json_resume
from homepage.importers.al_folio_cv import Curriculum
from homepage.importers.data_bib import Taken, whole_list
from homepage.importers.front_matter import Page, Table, settings, value
from homepage.importers.front_matter_pages import (
    articles,
    is_sample,
    items,
    kept,
    language_of,
    main,
    one_paragraph,
    order_of,
    per_language,
)
from homepage.importers.front_matter_residue import is_sample_text
from homepage.importers.front_matter_site import (
    DATE,
    date_words,
    dated,
    newest_first,
    prose_part,
    records_part,
    section,
)
from homepage.importers.site import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.importers.front_matter_body import Bodies

_OURS = frozenset(("about", "publications", "news", "cv", "blog", "projects", "teaching", "repositories", "books"))
_SAMPLE_REPOSITORIES = frozenset(
    ("torvalds", "alshedivat", "alshedivat/al-folio", "twbs/bootstrap", "jekyll/jekyll", "jquery/jquery")
)


class Groups(Struct, kw_only=True):
    """The pages of a site by collection."""

    pages: list[Page]
    news: list[dict[str, Page]]
    collections: dict[str, list[Page]]


class Sections:
    """Makes the sections of one site; ``about`` are the versions of the page about its owner."""

    def __init__(self, bodies: Bodies, language: str, groups: Groups, about: dict[str, Page]) -> None:
        self.bodies, self.language, self.groups, self.about = bodies, language, groups, about
        self.targets, self.report, self.folder = bodies.targets, bodies.report, bodies.targets.folder

    def parts(self, taken: Taken) -> list[Part]:
        """The sections in the order of the page about the owner, then of the menu."""
        groups = self.groups
        parts = self._news(groups.news)
        parts += self._publications(taken, main(self.about, self.language) if self.about else None)
        for name in ("_projects", "_teachings"):
            parts += self._collection(name, groups.collections[name])
        parts += self._curriculum(groups.pages)
        parts += self._repositories(groups.pages)
        others = [page for page in groups.pages if page not in self.about.values()]
        parts += self._other_pages(others)
        for name, found in groups.collections.items():
            if name not in ("_projects", "_teachings", "_posts"):
                parts += items(found, self.bodies, name.strip("_").capitalize(), name.strip("_"))
        return parts + articles(groups.collections["_posts"], self.bodies, "Blog")

    def _publications(self, taken: Taken, about: Page | None) -> list[Part]:
        if not taken.works:
            return []
        selected = any(work.selected for work in taken.works.values())
        if not selected or (about and not about.fields.flag("selected_papers", default=True)):
            return [Part(section=whole_list(taken))]
        link = Link(label="All publications", url="publications/")
        chosen = whole_list(taken, "Selected publications")
        return [Part(section=replace(chosen, filter={"selected": ("true",)}, group_by=None, links=(link,)))]

    def _news(self, groups: list[dict[str, Page]]) -> list[Part]:
        found = [self._announcement(group) for group in groups]
        return records_part("news", "News", newest_first(found), "news")

    def _announcement(self, group: dict[str, Page]) -> News:
        """One piece of news, in all its languages; a longer one begins with its title."""
        page = main(group, self.language)
        when = dated(page.fields.text("date") or page.stem[:10])
        if "date_text" in when and not page.fields.text("date"):
            when = {}
        self.report.saw(date_words(when, DATE, self.language), page.fields.at("date"))
        texts = {self.language: self._news_text(page, self.bodies.markdown(page.body, page.path, page.body_line))}
        for language, other in group.items():
            if other is not page:
                texts[language] = self._news_text(other, silently(other, self.bodies), counted=False)
        if len(texts) > 1:
            self.report.guess(page.location, f"read together with its version in {', '.join(list(texts)[1:])}")
        return News(text=per_language(texts), **when)

    def _news_text(self, page: Page, body: str, *, counted: bool = True) -> str:
        title = page.fields.text("title")
        if page.fields.flag("inline") and body:
            return one_paragraph(body)
        if counted:
            title = self.bodies.plain(title, page.fields.at("title"))
        if not body:
            return title or page.stem
        text = one_paragraph(body)
        if not title:
            return text
        return f"**{title}**<br>{text}" if "\n" not in text else f"**{title}**\n\n{text}"

    def _collection(self, name: str, found: list[Page]) -> list[Part]:
        """Projects by category, and courses."""
        title = {"_projects": "Projects", "_teachings": "Teaching"}[name]
        groups: dict[str, list[Page]] = {}
        for page in sorted(found, key=order_of):
            groups.setdefault(page.fields.text("category"), []).append(self._with_term(page))
        parts: list[Part] = []
        for category, inner in groups.items():
            self.report.saw(category, inner[0].fields.at("category"))
            identifier = title.lower() if not parts else f"{title.lower()}-{category or 'other'}"
            heading = title if not category else f"{title}: {category}"
            parts += items(inner, self.bodies, heading, identifier)
        return parts

    def _with_term(self, page: Page) -> Page:
        """A course whose term, place and hours stand in its description."""
        fields = page.fields
        if not page.path.startswith("_teachings/"):
            return page
        said = [fields.text(name) for name in ("course_id", "instructor", "term", "year", "time", "location")]
        fields["description"] = ", ".join(one for one in [fields.text("description"), *said] if one)
        for week in fields.tables("schedule"):
            line = ", ".join(text for name in week for text in ([week.text(name)] if week.text(name) else []))
            page = replace(page, body=f"{page.body.rstrip()}\n- {line}\n")
        return page

    def _curriculum(self, found: list[Page]) -> list[Part]:
        shown_by = next((page for page in found if page.fields.text("layout") == "cv" or page.stem == "cv"), None)
        names = [f"_data/{self.language}/cv.yml", "_data/cv.yml"]
        name = next((one for one in names if self.folder.path(one)), "")
        if shown_by is None:
            if name:
                self.report.left_out(Location(name), "no page shows this curriculum vitae")
            return []
        link = shown_by.fields.text("cv_pdf")
        parts = self._cv_file(link, shown_by)
        if name:
            return parts + Curriculum(self.bodies, name).parts(value(self.folder, name))
        return parts + self._resume()

    def _cv_file(self, name: str, page: Page) -> list[Part]:
        if not name:
            return []
        address = name if "/" in name else f"assets/pdf/{name}"
        url = self.targets.url(address, page.fields.at("cv_pdf"))
        return [Part(section=section("link", "CV", "cv", url=url))] if url else []

    def _resume(self) -> list[Part]:
        name = "assets/json/resume.json"
        text = self.folder.text(name)
        found = front_matter.json(text, name, self.report) if text else None
        if not isinstance(found, Table) or not json_resume.is_resume(found):
            return []
        if is_sample_text(text or "") or "alberteinstein.com" in (text or ""):
            return []
        return json_resume.Resume(found, self.bodies, name).parts()

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

    def _other_pages(self, found: Iterable[Page]) -> list[Part]:
        """Pages of the menu that hold text of their own."""
        parts: list[Part] = []
        children = [child for page in self.groups.pages for child in page.fields.tables("children")]
        linked = {child.text("permalink").strip("/") for child in children}
        for page in sorted(found, key=order_of):
            if page.stem == "repositories":
                continue
            if is_sample(page):
                self.report.left_out(page.location, f"“{page.fields.text('title')}”, a sample of the template")
            elif language_of(page, self.language)[0] != self.language:
                self.report.left_out(page.location, "a page in a language other than that of the site")
            elif page.fields.flag("nav") or page.fields.text("permalink").strip("/") in linked or page.stem in _OURS:
                parts += self._profiles(page) or kept(page, self.bodies)
            elif page.stem != "404":
                self.report.left_out(page.location, "a page that the menu does not lead to")
        return parts

    def _profiles(self, page: Page) -> list[Part]:
        """A page of people, each with a text in a file of its own."""
        texts = []
        for one in page.fields.tables("profiles"):
            name = self.targets.find(f"_pages/{one.text('content')}") if one.text("content") else None
            inner = front_matter.page(self.folder, name) if name else None
            if inner is not None and not is_sample(inner):
                texts.append(self.bodies.markdown(inner.body, inner.path, inner.body_line))
        title = page.fields.text("title")
        return prose_part(self.bodies.plain(title, page.location), "\n\n".join(texts)) if texts else []


def silently(page: Page, bodies: Bodies) -> str:
    """The text of a page in a language that is not shown now: its words are not counted as seen."""
    return bodies.silent().markdown(page.body, page.path, page.body_line)
