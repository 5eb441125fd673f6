"""acad-homepage and its relatives: `_pages/about.md` with its includes, and `_config.yml`; a bare about.md too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Email, Image, Link, Person
from homepage.errors import ContentError, HomepageError, Location, Problem
from homepage.importers.acad_homepage import versions
from homepage.importers.acad_homepage.includes import included
from homepage.importers.acad_homepage.pages import OtherPages
from homepage.importers.front_matter.emoji_names import with_emoji
from homepage.importers.page import person as people
from homepage.importers.page.reader import Page
from homepage.importers.prose.blocks import blocks
from homepage.importers.prose.clean import Cleaner
from homepage.importers.prose.inline import parse
from homepage.importers.prose.links import Links
from homepage.importers.prose.runs import plain
from homepage.source import markdown, yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from homepage.content.config import Site
    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite

_PAGES = ("_pages/about.md", "_pages/about.html", "_pages/index.md", "about.md", "index.md", "README.md")
_PROFILES = (
    ("googlescholar", "Google Scholar", "https://scholar.google.com/citations?user={}"),
    ("github", "GitHub", "https://github.com/{}"),
    ("orcid", "ORCID", "https://orcid.org/{}"),
    ("dblp", "DBLP", "https://dblp.org/pid/{}"),
    ("linkedin", "LinkedIn", "https://www.linkedin.com/in/{}"),
    ("twitter", "Twitter", "https://twitter.com/{}"),
    ("researchgate", "ResearchGate", "https://www.researchgate.net/profile/{}"),
    ("semantic", "Semantic Scholar", "https://www.semanticscholar.org/author/{}"),
    ("zhihu", "Zhihu", "https://www.zhihu.com/people/{}"),
    ("weibo", "Weibo", "https://weibo.com/{}"),
    ("bilibili", "Bilibili", "https://space.bilibili.com/{}"),
    ("youtube", "YouTube", "https://www.youtube.com/{}"),
    ("facebook", "Facebook", "https://www.facebook.com/{}"),
    ("stackoverflow", "Stack Overflow", "https://stackoverflow.com/users/{}"),
    ("pubmed", "PubMed", "https://pubmed.ncbi.nlm.nih.gov/?term={}"),
    ("impactstory", "Impactstory", "{}"),
    ("uri", "Website", "{}"),
)


def recognises(folder: Folder) -> bool:
    """Whether the source has an about page of Jekyll's kind, or is a Markdown file."""
    if folder.only is not None:
        return folder.only.lower().endswith((".md", ".markdown", ".txt"))
    return _page(folder) is not None and folder.path("_bibliography") is None


def _page(folder: Folder) -> str | None:
    if folder.only is not None:
        return folder.only
    return next((name for name in _PAGES if folder.path(name) is not None), None)


def read(folder: Folder, report: ImportReport) -> ImportedSite:  # noqa: ARG001 (all importers take it)
    """The site of an acad-homepage folder or of its about page alone, in the languages of its home page."""
    name = _page(folder)
    if name is None or folder.text(name) is None:
        raise ContentError([Problem(Location(str(folder.root)), "holds no about page", f"such as {_PAGES[0]}")])
    site = versions.read(folder, name, _read)
    if site.config.languages:
        aliases = dict.fromkeys((*site.config.aliases, *versions.addresses(folder, name)))
        site.config = replace(site.config, aliases=tuple(aliases))
    return site


def _read(folder: Folder, name: str, apart: Collection[str]) -> ImportedSite:
    """The site of one home page; ``apart`` are its other versions."""
    report, text = folder.report, with_emoji(folder.text(name) or "")
    config = settings(folder, report)
    head, body, first = front_matter(text, name, report)
    base = config.get("url", "").rstrip("/")
    own = (base + config.get("baseurl", ""), config.get("baseurl", ""), *_repository(base)) if base else ()
    links = Links(folder, own)
    cleaner = Cleaner(report, lambda how, what, beside: included(folder, how, what, beside), variables(config, head))
    found = blocks(cleaner.lines(body, name, first=first))
    others = OtherPages(folder, report, links, {name, *cleaner.used, *apart})
    page = Page(found, links, _owner(config, links, report), title=head.get("title", ""), name=name)
    if any(part.startswith("author.email") for part in config):
        page.owner.email_style = "at"
    site = others.read(page.read())
    site.config = _with_addresses(site.config, config, head)
    site.config = replace(site.config, aliases=others.documents.free_of(site.config.aliases))
    return site


def _repository(base: str) -> list[str]:
    """Where the files of a site at GitHub Pages are seen in its repository, which has the name of the site."""
    host = base.partition("://")[2]
    user, _, pages = host.partition(".")
    ways = [f"{way}/{branch}" for way in ("blob", "raw") for branch in ("master", "main")]
    return [f"https://github.com/{user}/{host}/{way}" for way in ways] if pages.lower() == "github.io" else []


def settings(folder: Folder, report: ImportReport) -> dict[str, str]:
    """The configuration as dotted names: author.name, author.avatar."""
    name = "_config.yml"
    text = folder.text(name)
    if text is None:
        return {}
    try:
        return flat(yaml.parse(text, name))
    except HomepageError as error:
        report.left_out(Location(name), f"cannot be read: {error.problems[0].message}")
        return {}


def flat(node: yaml.Node | None, prefix: str = "") -> dict[str, str]:
    """The texts of a YAML document by their dotted names."""
    if isinstance(node, yaml.Mapping):
        found: dict[str, str] = {}
        for key, (_, value) in node.entries.items():
            found |= flat(value, f"{prefix}.{key}" if prefix else key)
        return found
    if isinstance(node, yaml.Sequence):
        return {name: text for at, one in enumerate(node.items) for name, text in flat(one, f"{prefix}.{at}").items()}
    return {prefix: node.text} if node is not None and node.text and node.text not in ("null", "~") else {}


def front_matter(text: str, name: str, report: ImportReport) -> tuple[dict[str, str], str, int]:
    """The front matter as dotted names, the body, and the line it begins in; wrong front matter is left out."""
    text = text.lstrip("\ufeff")
    try:
        document = markdown.parse(text, name)
    except HomepageError as error:
        match = re.match(r"---\n.*?\n---[ \t]*(?:\n|$)", text, re.DOTALL)
        report.left_out(Location(name, 1), f"front matter that cannot be read: {error.problems[0].message}")
        return ({}, text[match.end() :], text.count("\n", 0, match.end()) + 1) if match else ({}, text, 1)
    for problem in document.problems:
        report.left_out(problem.location, f"front matter that cannot be read: {problem.message}")
    return flat(document.front_matter), document.body, document.body_line


def variables(config: dict[str, str], head: dict[str, str]) -> Callable[[str], str | None]:
    """Looks up what template code of the form site.x or page.x stands for."""

    def look_up(code: str) -> str | None:
        name = code.split("|", maxsplit=1)[0].strip().strip("\"'")
        if name in ("site.baseurl", "site.url", "site.github.url", "base_path"):
            return ""
        where, _, key = name.partition(".")
        known = config if where == "site" else head if where == "page" else {}
        literal = re.match(r"\s*[\"']([^\"']*)[\"']\s*\|\s*(?:relative_url|absolute_url|prepend)", code)
        return literal.group(1) if literal else known.get(key)

    return look_up


def _owner(config: dict[str, str], links: Links, report: ImportReport) -> Person:
    """The person as the side bar of the template shows them."""
    where = Location("_config.yml")
    told = ((name.removeprefix("author."), text) for name, text in config.items() if name.startswith("author."))
    author = {name: _without_tags(text) for name, text in told}
    avatar = author.get("avatar")
    source = links.picture(avatar if not avatar or "/" in avatar else f"images/{avatar}", where) if avatar else None
    shown = [author.get(name) for name in ("bio", "location", "employer")]
    report.saw(" ".join(text for text in shown if text), where)
    email = people.address(author.get("email", "").removeprefix("mailto:"))
    from homepage.content.records import Affiliation

    return Person(
        name=author.get("name", ""),
        tagline=author.get("bio"),
        location=author.get("location"),
        affiliation=(Affiliation(name=author["employer"]),) if author.get("employer") else (),
        email=(Email(address=email),)
        if re.fullmatch(r"[^\s@,;:<>()\[\]\"]+@[^\s@,;:<>()\[\]\"]+\.[^\s@,;:<>()\[\]\".]+", email)
        else (),
        image=Image(src=source, alt=author.get("name", "")) if source else None,
        links=tuple(_profiles(author, links, where)),
    )


def _without_tags(text: str) -> str:
    """A setting without the tags by which some centre or break it."""
    return " ".join(plain(parse(text)).split()) if re.search(r"</?[A-Za-z][^<>]*>", text) else text


def _profiles(author: dict[str, str], links: Links, where: Location) -> list[Link]:
    found = []
    for key, label, pattern in _PROFILES:
        value = author.get(key, "").strip()
        if not value:
            continue
        full = value if re.match(r"https?://|/", value) else pattern.format(value)
        url = links.url(full, where)
        if url:
            found.append(Link(label=label, url=url, rel=("profile",)))
    return found


def _with_addresses(site: Site, config: dict[str, str], head: dict[str, str]) -> Site:
    base = config.get("url", "").strip().rstrip("/")
    whole = base + config.get("baseurl", "").strip().rstrip("/")
    aliases = [text.lstrip("/") for name, text in head.items() if name.startswith("redirect_from")]
    return replace(
        site,
        base_url=whole + "/" if re.fullmatch(r"https?://[^\s/]+(?:/\S*)?", whole) else None,
        aliases=tuple(alias for alias in aliases if re.fullmatch(r"[\w./-]+", alias) and ".." not in alias),
        description=config.get("description") or None,
    )
