"""Pictures on pages: which ones a site shows and how large, their variants, and the HTML that offers them.

Templates write plain ``<img src="{{ link(image.src) }}" data-picture="ROLE">``, Markdown writes what it writes; when a
page is finished, `Pictures.offer` puts the variants in. The names of variants carry a hash of their bytes. A site
without raster pictures imports no imaging library, nor does one whose pictures are in the cache.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from msgspec import DecodeError, Struct, msgpack

from homepage import cache
from homepage.content.records import (
    VIDEOS,
    Image,
    Item,
    Member,
    Person,
    Position,
    Post,
    Project,
    Publication,
    WebPage,
)
from homepage.content.values import is_local
from homepage.errors import ContentError, Location, Problem
from homepage.output.encode import RECIPE, ROLES, Encoded, encode
from homepage.patterns import lazy
from homepage.site.urls import ROOT, page_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from homepage.content.loaded import Content
    from homepage.content.notes import Reference

RASTER = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".bmp", ".tif", ".tiff")
_COLUMN = "(max-width: 48rem) calc(100vw - 2.5rem), 45.5rem"
# The pictures of records: by their field, how they are shown.
_ROLES_OF: dict[type, tuple[str, tuple[str, ...]]] = {  # of each record with a picture, its field and the roles of it
    Person: ("image", ("portrait", "preview")),
    Publication: ("image", ("thumb", "paper", "preview")),
    Member: ("image", ("member",)),
    Position: ("logo", ("logo",)),
    Item: ("image", ("item",)),
    Project: ("image", ("item", "paper", "preview")),
    Post: ("image", ("preview",)),
    WebPage: ("image", ("preview",)),
}
_NO_ROLES = ("key", ())
_IMG = lazy(rf'<img\b([^>]*?)\bsrc="{ROOT}([^"#]+)"([^>]*)>')
_ATTRIBUTE = lazy(r"""([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_IN_MARKDOWN = lazy(
    r"!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<src>[^)\s>]+)|<img\b(?P<tag>[^>]*)>|^\s*\[[^\]^]+\]:\s*<?(?P<target>\S+?)>?\s*$",
    re.MULTILINE,
)
_CODE = lazy(r"```.*?```|`[^`\n]*`", re.DOTALL)
_SRC = lazy(r"\bsrc=[\"']([^\"']+)")
_SVG_TAG = lazy(rb"<svg\b[^>]*>", re.DOTALL)
_LENGTH = lazy(r"\s*([\d.]+)(?:px)?\s*")
_EAGER = 3  # thumbnails at the top of a list that are not put off
_FIRST_SEEN = ("portrait", "paper")
_SMALL = 1024  # bytes of a drawing that costs less within a page than a request for it
_WITHIN = ("logo", "member", "thumb")  # what lists show, many on a page


class Offer(Struct, frozen=True):
    """A variant of a picture: its size, its density in a box or 0, and where its files stand."""

    width: int
    height: int
    density: float
    avif: str
    webp: str


class Picture(Struct, frozen=True):
    """What pages know of a picture: its size, its variants by role, and its JPEG for link previews.

    ``inline`` is the whole of a small drawing as an address.
    """

    width: int
    height: int
    offers: dict[str, list[Offer]] = {}
    preview: str = ""
    preview_size: tuple[int, int] = (0, 0)
    inline: str = ""


class Pictures:
    """The pictures of a site, by their path in it; ``outputs`` are the files of their variants."""

    def __init__(
        self, root: Path, contents: Sequence[Content], files: Mapping[str, bytes], places: Mapping[str, Location]
    ) -> None:
        """``files`` holds what is copied to the site by its path, ``places`` where the author has it."""
        self.outputs: dict[str, bytes] = {}
        self.warnings: list[Problem] = [one for content in contents for one in _without_text(content.references)]
        self.known: dict[str, Picture] = {}
        wanted = {path: roles for path, roles in _wanted(contents).items() if path in files}
        rasters = {path: roles for path, roles in wanted.items() if path.lower().endswith((*RASTER, ".pdf"))}
        kept = cache.Cache(root / ".homepage-cache" / "pictures")
        problems = [_no_picture(path, places.get(path, Location(path))) for path in wanted if _is_unknown(path)]
        for path, found in _encoded({path: (files[path], roles) for path, roles in rasters.items()}, kept):
            where = places.get(path, Location(path))
            if isinstance(found, Encoded):
                self.known[path] = self._placed(path, found)
                self.warnings += _with_place(found, where)
            else:
                problems.append(Problem(where, str(found), "export it again as JPEG, PNG or WebP"))
        if problems:
            raise ContentError([*problems, *self.warnings])
        self.known |= {path: _drawing(files[path]) for path in wanted if path.lower().endswith(".svg")}

    @staticmethod
    def is_raster(url: str) -> bool:
        """Whether an address names a picture made of pixels."""
        return url.lower().endswith(RASTER)

    def of(self, url: str) -> Picture | None:
        """What is known of the picture at an address of this site."""
        return self.known.get(unquote(page_path(url)))

    def offer(self, html: str, *, is_list: bool) -> str:
        """The HTML of a page with the variants of its pictures in it; ``is_list``: it begins with its thumbnails."""
        if "<img" not in html:
            return html
        thumbs = 0

        def offered(match: re.Match[str]) -> str:
            nonlocal thumbs
            attributes = _attributes(match[1] + match[3])
            role = attributes.pop("data-picture", "prose")
            thumbs += role == "thumb"
            is_first = role in _FIRST_SEEN or (is_list and role == "thumb" and thumbs <= _EAGER)
            return self._element(match[2], role, attributes, is_first=is_first)

        return _IMG.sub(offered, html)

    def _element(self, src: str, role: str, attributes: dict[str, str], *, is_first: bool) -> str:
        picture = self.known.get(unquote(src))
        if not is_first:
            attributes.setdefault("loading", "lazy")
        attributes.setdefault("decoding", "async")
        attributes.setdefault("alt", "")
        role = "page" if role == "paper" and picture and "page" in picture.offers else role
        offers = picture.offers.get(role) or next(iter(picture.offers.values()), []) if picture else []
        if picture is None or not offers:
            if picture is not None:
                _sized(attributes, picture.width, picture.height)
            if picture is not None and picture.inline and role in _WITHIN:
                attributes.pop("loading", None)
                return _tag("img", {"src": picture.inline, **attributes})
            return _tag("img", {"src": ROOT + src, **attributes})
        return _picture(offers, role, attributes)

    def _placed(self, path: str, found: Encoded) -> Picture:
        stem = re.sub(r"[^A-Za-z0-9._-]+", "-", os.path.splitext(os.path.basename(path))[0]).strip("-.") or "picture"
        offers = {}
        for role, variants in found.variants.items():
            offers[role] = [
                Offer(
                    variant.width,
                    variant.height,
                    variant.density,
                    self._put(f"{stem}-{variant.width}", "avif", variant.avif),
                    self._put(f"{stem}-{variant.width}", "webp", variant.webp),
                )
                for variant in variants
            ]
        preview = self._put(f"{stem}-preview", "jpg", found.preview)
        return Picture(found.width, found.height, offers, preview, found.preview_size)

    def _put(self, stem: str, suffix: str, data: bytes) -> str:
        if not data:
            return ""
        name = f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{suffix}"
        self.outputs[name] = data
        return name


def _is_unknown(path: str) -> bool:
    """Whether a file given as a picture is of a kind that browsers do not show as one, such as a telephone's .heic."""
    return not path.lower().endswith((*RASTER, ".svg", ".pdf", ".ogg", *VIDEOS))


def _no_picture(path: str, where: Location) -> Problem:
    kind = PurePosixPath(path).suffix or "a file without an ending"
    message = f"cannot be shown as a picture: browsers do not show {kind}"
    return Problem(where, message, "export it as JPEG, PNG or WebP")


def _wanted(contents: Sequence[Content]) -> dict[str, tuple[str, ...]]:
    """The pictures that the site shows, by path, and in which roles."""
    found: dict[str, set[str]] = {}
    for record in (record for content in contents for record in _records(content)):
        field, roles = _ROLES_OF.get(type(record), _NO_ROLES)
        image: object = getattr(record, field) if roles else None
        if isinstance(image, Image) and is_local(image.src):
            path = unquote(page_path(image.src))
            is_page = path.lower().endswith(".pdf")
            found.setdefault(path, set()).update("page" if is_page and one == "paper" else one for one in roles)
    for reference in {reference for content in contents for reference in content.references if _may_show(reference)}:
        for match in _pictures_in(reference):
            src = match["src"] or match["target"] or "".join(_SRC.findall(match["tag"] or "")[:1])
            if src and is_local(src):
                found.setdefault(unquote(page_path(src)), set()).add("prose")
    return {path: tuple(sorted(roles)) for path, roles in sorted(found.items())}


def _records(content: Content) -> Iterator[object]:
    yield content.person
    yield from content.publications.values()
    yield from (*content.pages, *content.projects, *content.posts)
    for records in content.shown:
        if isinstance(records, tuple):
            yield from records


def _pictures_in(reference: Reference) -> Iterator[re.Match[str]]:
    if _may_show(reference):
        text = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), reference.value)
        yield from _IN_MARKDOWN.finditer(text)


def _may_show(reference: Reference) -> bool:
    """Whether there may be a picture in what a reference says."""
    return reference.kind in ("markdown", "rich") and ("![" in reference.value or "<img" in reference.value)


def _without_text(references: Iterable[Reference]) -> Iterator[Problem]:
    """Pictures in Markdown that say nothing to readers who do not see them."""
    for reference in references:
        for match in _pictures_in(reference):
            src = match["src"] or "".join(_SRC.findall(match["tag"] or "")[:1])
            if match["target"] or not src or (match["alt"] or "").strip() or "alt=" in (match["tag"] or ""):
                continue
            line = match.string.count("\n", 0, match.start())
            column = match.start() - match.string.rfind("\n", 0, match.start())
            start = reference.location
            where = Location(start.path, start.line + line, start.column if start.column and not line else column)
            hint = f'say what it shows: ![A robot arm pours tea]({src}); a decoration is <img src="{src}" alt="">'
            yield Problem(where, f"the picture {src!r} has no text for readers who do not see it", hint, warning=True)


def _with_place(found: Encoded, where: Location) -> list[Problem]:
    """The warning for a picture whose original, which is published too, says where it was taken."""
    if not found.has_place:
        return []
    message = "says where it was taken (GPS), and stands in the site as it is"
    return [Problem(where, message, "remove it with: exiftool -gps:all= FILE", warning=True)]


def _encoded(
    originals: Mapping[str, tuple[bytes, tuple[str, ...]]], kept: cache.Cache
) -> Iterator[tuple[str, Encoded | ValueError]]:
    """Each picture in its variants, from the cache or made now, several at once."""
    if not originals:
        return
    from PIL import __version__ as version  # only the number: no imaging is imported by it

    keys = {path: cache.key(data, *roles, RECIPE, version) for path, (data, roles) in originals.items()}
    found = {path: _recalled(kept.get(name)) for path, name in keys.items()}
    missing = [path for path, one in found.items() if one is None]
    made = dict(zip(missing, _made([originals[path] for path in missing]), strict=True))
    for path in originals:
        one = found[path] or made[path]
        if path in made and isinstance(one, Encoded):
            kept.put(keys[path], msgpack.encode(one))
        yield path, one
    kept.forget_others(set(keys.values()))


def _recalled(data: bytes | None) -> Encoded | None:
    try:
        return msgpack.decode(data, type=Encoded) if data else None
    except DecodeError:
        return None


def _made(originals: list[tuple[bytes, tuple[str, ...]]]) -> list[Encoded | ValueError]:
    if len(originals) < 2:
        return [_one(original) for original in originals]
    from concurrent.futures import ThreadPoolExecutor  # the encoders let go of the interpreter

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(_one, originals))


def _one(original: tuple[bytes, tuple[str, ...]]) -> Encoded | ValueError:
    try:
        return encode(*original)
    except ValueError as error:
        return error


def _drawing(data: bytes) -> Picture:
    """The size of an SVG as its root says, and all of it when it is small."""
    inline = "data:image/svg+xml," + quote(data, safe="!$'()*+,-./:;=?@_~") if len(data) <= _SMALL else ""
    tag = _SVG_TAG.search(data)
    attributes = _attributes(tag.group()[4:-1].decode("utf-8", "replace")) if tag else {}
    sides = [_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    box = attributes.get("viewBox", "").replace(",", " ").split()
    numbers = [side[1] for side in sides if side] if all(sides) else box[2:4]
    try:
        width, height = (round(float(number)) for number in numbers)
    except ValueError:
        return Picture(0, 0, inline=inline)
    return Picture(width, height, inline=inline)


def _attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, as they may stand in double quotes."""
    found = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found[name] = double or single.replace('"', "&quot;") or bare
    return found


def _sized(attributes: dict[str, str], width: int, height: int) -> None:
    """Say how large the picture is, so that nothing moves when it comes; a width that the author gave stays."""
    if not width or not height:
        return
    given = attributes.get("width", "")
    if given.isdigit():
        attributes.setdefault("height", str(round(int(given) * height / width)))
    elif "width" not in attributes and "height" not in attributes:
        attributes |= {"width": str(width), "height": str(height)}


def _picture(offers: list[Offer], role: str, attributes: dict[str, str]) -> str:
    """The element that lets the browser choose among the variants."""
    if role in ROLES and ROLES[role].box:
        attributes = {name: value for name, value in attributes.items() if name not in ("width", "height")}
    shown = next((offer for offer in offers if offer.density >= 2), offers[min(1, len(offers) - 1)])
    unit = shown.density or 1
    _sized(attributes, round(shown.width / unit), round(shown.height / unit))
    sizes = {} if offers[0].density else {"sizes": _sizes(attributes.get("width", ""), shown)}
    webp = {"srcset": _set([(offer.webp, offer) for offer in offers]), **sizes} if len(offers) > 1 else {}
    image = _tag("img", {"src": ROOT + shown.webp, **webp, **attributes})
    if not all(offer.avif for offer in offers):
        return image
    source = {"type": "image/avif", "srcset": _set([(offer.avif, offer) for offer in offers]), **sizes}
    return f"<picture>{_tag('source', source)}{image}</picture>"


def _sizes(width: str, shown: Offer) -> str:
    """How wide a picture in running text comes out: as the author says, or as the column."""
    return f"{width}px" if width.isdigit() and int(width) != shown.width else _COLUMN


def _set(candidates: list[tuple[str, Offer]]) -> str:
    if len(candidates) == 1 and candidates[0][1].density:
        return ROOT + candidates[0][0]
    return ", ".join(
        f"{ROOT}{name} {f'{offer.density:g}x' if offer.density else f'{offer.width}w'}" for name, offer in candidates
    )


def _tag(name: str, attributes: dict[str, str]) -> str:
    return f"<{name} " + " ".join(f'{key}="{value}"' for key, value in attributes.items()) + ">"
