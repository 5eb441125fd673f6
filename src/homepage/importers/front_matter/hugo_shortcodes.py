"""What stands for the shortcodes of Hugo and its academic themes: pictures, films, places of the site, people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from homepage.errors import Location
from homepage.importers.front_matter.reader import read_page
from homepage.importers.prose.inline import attributes

if TYPE_CHECKING:
    from collections.abc import Callable

    from homepage.importers.front_matter.links import Targets
    from homepage.importers.report import ImportReport

SHORTCODE = re.compile(r"\{\{([<%])\s*(/?)\s*([\w-]+)(.*?)\s*/?[>%]\}\}", re.DOTALL)
# Those that only dress what stands between them, or show nothing.
_PLAIN = frozenset(
    "icon hl callout alert toc spoiler toggle columns column table math rawhtml details".split()  # noqa: SIM905 - a table
)
_ADDRESSES = {
    "youtube": "https://youtu.be/{}",
    "vimeo": "https://vimeo.com/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "gist": "https://gist.github.com/{}",
    "tweet": "https://twitter.com/i/status/{}",
    "twitter": "https://twitter.com/i/status/{}",
    "x": "https://twitter.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}/",
}
_HOSTS = {"youtube": "YouTube", "vimeo": "Vimeo", "bilibili": "Bilibili"}  # where a link that stands alone is a film
_ALBUMS = ("assets/media/albums/{}", "static/media/albums/{}", "static/img/{}", "assets/images/{}")
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg")


class Code(NamedTuple):
    """A shortcode: its name, its settings with and without names, whether it closes another, and where it stands."""

    name: str
    known: dict[str, str]
    plain: list[str]
    closes: bool
    beside: str
    targets: Targets

    @property
    def first(self) -> str:
        """The first setting without a name."""
        return next(iter(self.plain), "")


def written(match: re.Match[str], beside: str, targets: Targets, report: ImportReport) -> str:
    """What a shortcode stands for as Markdown; its contents stay, an unknown one is reported."""
    rest = match.group(4)
    parts = [a or b for a, b in re.findall(r"\"([^\"]*)\"|([^\s\"=]+)", rest)]
    code = Code(match.group(3).lower(), attributes(rest), parts, bool(match.group(2)), beside, targets)
    if make := _MAKERS.get(code.name):
        return make(code)
    if code.name not in _PLAIN:
        report.left_out(Location(beside), f"template code {match.group()[:90]}")
    return ""


def figure(known: dict[str, str]) -> str:
    """A picture, or a film of the source, with its caption; a film elsewhere as a link."""
    source = known.get("path") or known.get("src") or ""
    words = known.get("caption") or ""
    if not source:
        return words
    is_elsewhere = source.startswith("http") and re.search(r"youtu\.?be|vimeo|\.(?:mp4|webm|mov)$", source.lower())
    kind = "" if is_elsewhere or source.lower().endswith(".mp3") else "!"
    label = known.get("alt") or known.get("title", "") if kind else words or source.rsplit("/", 1)[-1]
    picture = f"{kind}[{label}](<{source}>)"
    return f"{picture}<br>{words}" if words and kind else picture


def _film(code: Code) -> str:
    """A film or a post elsewhere, as a link."""
    named = code.known.get("id") or ("/".join(code.plain[:2]) if code.name == "gist" else code.first)
    named = named if "?" in named else named.replace("&", "?", 1)  # of a list of films, as its address has it
    address = _ADDRESSES[code.name].format(named)
    return f"[{_HOSTS.get(code.name, address)}]({address})" if named else ""


def _file(code: Code) -> str:
    return "</a>" if code.closes else f'<a href="{code.first}">'


def _gallery(code: Code) -> str:
    """The pictures of an album, one below the other."""
    album, folder = code.known.get("album", ""), code.beside.rpartition("/")[0]
    tops = [one.format(album) for one in _ALBUMS] if album else []
    tops += [f"{folder}/{album or 'gallery'}"]
    names = [name for name in code.targets.folder.files() if name.rpartition("/")[0] in tops]
    pictures = [name for name in names if name.lower().endswith(_PICTURES)]
    return "\n\n" + "\n\n".join(f"![](</{name}>)" for name in pictures) + "\n\n"


def _named(code: Code) -> str:
    """The title of a page that is cited, as a link; the name of a person who is mentioned."""
    is_page = code.name == "cite"
    path = code.known.get("page", code.first).strip("/") if is_page else f"authors/{code.first}"
    names = (f"content/{path}{end}" for end in ("/index.md", "/_index.md", ".md"))
    page = next((one for name in names if (one := read_page(code.targets.folder, name))), None)
    title = page.fields.text("title", "name") if page else ""
    return f"[{title}](/{path.lower()}/)" if title and is_page else title


def _button(code: Code) -> str:
    """A button as a link; its words are among its settings, or stand after it."""
    address = next((one for name in ("cta_link", "url", "href") if (one := code.known.get(name))), "")
    if text := code.known.get("cta_text"):
        return f"[{text}]({address})" if address else text
    return "</a>" if code.closes else f'<a href="{address}">' if address else ""


_MAKERS: dict[str, Callable[[Code], str]] = {
    **dict.fromkeys(("figure", "video", "audio"), lambda code: figure(code.known)),
    **dict.fromkeys(_ADDRESSES, _film),
    **dict.fromkeys(("ref", "relref"), lambda code: code.first),
    **dict.fromkeys(("cite", "mention"), _named),
    **dict.fromkeys(("cta", "button"), _button),
    "staticref": _file,
    "gallery": _gallery,
}
