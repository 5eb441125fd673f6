"""A page written by hand in HTML, as saved: headings, lists, and the rows with thumbnails that so many pages copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Image, Person
from homepage.errors import ContentError, Location, Problem
from homepage.importers.front_matter.languages import source_language, spoken
from homepage.importers.html import account as html_account
from homepage.importers.html import beside as html_beside
from homepage.importers.html import bibliographies
from homepage.importers.html import site as html_site
from homepage.importers.html.lines import LineWriter
from homepage.importers.html.looks import is_small
from homepage.importers.html.source import start_page, tree
from homepage.importers.page.reader import Page
from homepage.importers.prose.blocks import blocks
from homepage.importers.prose.kinds import kind
from homepage.importers.prose.links import Links
from homepage.importers.prose.names import is_name, native
from homepage.importers.prose.sections import section_level

if TYPE_CHECKING:
    from homepage.importers.folder import Folder
    from homepage.importers.prose.html_tree import Node
    from homepage.importers.report import ImportReport
    from homepage.importers.site import ImportedSite

_PARTS = re.compile(
    r"\s*[|•·–—:-]\s+|\s+[|•·–—-]\s*|['’]s\s|\s*\b(?:home\s?page|personal|(?:faculty|academic|professional)\s)\s*(?:of\s+)?"
    r"|\s*\b(?:web\s?(?:site|page)|page (?:web|personnelle|perso)|startseite|página)\s*(?:(?:of|von|de)\s+)?"
    r"|的?(?:个人|個人)?(?:主页|主頁|网页|網頁)",
    re.IGNORECASE,
)
_CHINESE_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_NO_PORTRAIT = re.compile(r"icon|logo|badge|shields|counter|\.gif$", re.IGNORECASE)
_PORTRAIT = re.compile(r"portrait|profile|photo|avatar|headshot|selfie|(?:^|[/_-])me\.|my_?pic")
_BRANDS = frozenset({"navbar-brand", "brand", "site-title", "site-name", "navbar-title"})
_HEAD = re.compile(r"[,，;；|(（\[【:：—–-]|\s{2,}")
_NO_ALTERNATIVE = re.compile(
    r"(?:alt text|(?:my |profile )?(?:picture|photo|image|pic|img)|avatar|portrait|me|[\w-]+\.\w{3,4})", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"['’]s$|page$|^website$|^site$|^welcome$|^home$|^lab$|^group$|^about$|大学$|学院$|研究[组所院]$|实验室$|课题组$|团队$|^publications?$|^research$"
)


def recognises(folder: Folder) -> bool:
    """Whether the source is an HTML file, or a folder with an index page."""
    return start_page(folder) is not None


def read(folder: Folder, report: ImportReport) -> ImportedSite:
    """The site that an HTML page holds."""
    start = start_page(folder) or folder.only
    found_page = tree(folder, start) if start else None
    if found_page is None:
        raise ContentError([Problem(Location(str(folder.root)), "holds no HTML page", "such as index.html")])
    name, root = found_page
    _warn_of_layouts(folder, name, report)
    links = Links(folder)
    photo = _portrait(root)
    owner = _owner(root, photo, links, name)
    further = html_site.reachable(folder, name, root)
    html_beside.take([(page.path, page.root) for page in further], root, report)
    found = blocks(LineWriter(report, name, photo).write(root))
    html_account.check(root, found, report, name)
    html_site.read(further, report, found, owner.name)
    named = replace(owner, name=owner.name or _title(root))
    lists = html_site.sections(further, folder, named, section_level(found))
    html_site.place(further, links)
    site = Page([*found, *lists], links, owner, title=_title(root), name=name).read()
    html_site.add(site, further, links)
    bibliographies.add(site, folder, root, name)
    if (language := _language(root)) != site.config.language:
        site.config = replace(site.config, language=language)
    return site


def _warn_of_layouts(folder: Folder, name: str, report: ImportReport) -> None:
    """Say that a page is only what stands in its file where a generator would put it into a layout."""
    if "_config.yml" in folder.files() and (folder.text(name) or "").startswith("---"):
        text = "a source of Jekyll whose template is not known: what its layouts, data and other files add is not here"
        remedy = "save the page from the browser and import that, or name the template with --from"
        report.guess(Location(name, 1), f"{text}; {remedy}")


def _language(root: Node) -> str:
    """The language that the page says it is in, if the program has words in it."""
    said = (node.attributes.get("lang", "") for node in root.walk() if node.tag == "html")
    found = source_language(next(filter(None, said), "en"))
    return found if found in spoken() else "en"


def _title(root: Node) -> str:
    """The name in the title of the page: "Ada Lovelace", "Ada Lovelace's Homepage", "Ada Lovelace | University"."""
    title = next((node.words() for node in root.walk() if node.tag == "title"), "")
    parts = [part.strip() for part in _PARTS.split(title)]
    for part in parts:
        first, own = native(_bare(part))
        if _is_own_script(part) and not any(_is_full_name(native(_bare(one))[0]) for one in parts):
            return part
        if _is_full_name(first) or ("页" in title and _CHINESE_NAME.fullmatch(first)):
            other = next((one for one in parts if is_name(one) and not one.isascii() and " " not in one), "")
            return f"{first} {own or other}".strip() if (own or other) != first else first
    return ""


def _bare(text: str) -> str:
    """A name without brackets round it, without a title before it and without a nickname in brackets after it."""
    return re.sub(r"\s*[(（][A-Za-z. ]+[)）]|^\s*(?:(?:Prof(?:essor)?|Dr)\b\.?\s*)+", "", text).strip(" []().,|")


def _is_own_script(text: str) -> bool:
    """Whether a text is a name in Chinese or Japanese characters."""
    whole = 1 < len(text) < 5 and not re.search(r"[A-Za-z\u00c0-\u024f ]", text)
    return whole and is_name(text) and not kind(text) and not _NO_NAME.search(text)


def _is_full_name(text: str) -> bool:
    words = text.lower().split()
    return is_name(text) and len(words) > 1 and not any(_NO_NAME.search(word) for word in words)


def _portrait(root: Node) -> Node | None:
    """The picture of the person: one at the head of the page that says so, else the first there that is no icon."""
    name = [word for word in re.split(r"\W+", _title(root).lower()) if len(word) > 2]
    found: list[tuple[Node, bool]] = []
    headings, within = 0, False
    for node in root.walk():
        if node.tag in ("h1", "h2", "h3", "heading") and node.words():
            headings += 1
            if headings > 2 or kind(node.words()) == "publications":
                break
            within = within or kind(node.words()) not in ("", "about")
        if node.tag == "img" and not _NO_PORTRAIT.search(node.attributes.get("src", "")) and not is_small(node):
            found.append((node, within))
    said = (node for node, _ in found if _says_portrait(node, name))
    return next(said, next((node for node, in_section in found if not in_section), None))


def _says_portrait(node: Node, name: list[str]) -> bool:
    words = f"{node.attributes.get('src', '')} {node.attributes.get('alt', '')} {' '.join(node.classes)}".lower()
    return bool(_PORTRAIT.search(words)) or any(word in words for word in name)


def _owner(root: Node, photo: Node | None, links: Links, name: str) -> Person:
    """The person as the top of the page names them."""
    tops = [node for node in root.walk() if node.tag in ("name", "h1", "h2") or "name" in node.classes][:2]
    tops += [node for node in root.walk() if node.classes & _BRANDS][:1] if not _title(root) else []
    first, own = next((named for node in tops if _is_full_name((named := native(_bare(node.words())))[0])), ("", ""))
    own = own or next((one for node in tops if _is_own_script(one := _HEAD.split(node.words())[0].strip())), "")
    source = links.picture(photo.attributes.get("src"), Location(name, photo.line)) if photo else None
    found = first if _is_full_name(first) else ""
    return Person(
        name=found or (own if not _title(root) else ""),
        native_name=own if own and (found or _title(root) not in ("", own)) else None,
        image=Image(src=source, alt=_alternative(photo) or found) if source and photo else None,
    )


def _alternative(photo: Node) -> str:
    """The words of a portrait for those who do not see it, unless a template or a program wrote them."""
    text = photo.attributes.get("alt", "").strip()
    return "" if _NO_ALTERNATIVE.fullmatch(text) else text
