"""One picture into the sizes and formats that pages need: the only module that reads pictures (Pillow, MIT-CMU).

Variants are upright (the EXIF orientation is applied), in sRGB, without any metadata, and never larger than the
original. The settings are fixed and every encoder runs on one thread, so the bytes are always the same.
"""

from __future__ import annotations

import math
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PIL.Image import Image

RECIPE = "2"  # changes whenever the same original gives other variants
_QUALITIES = ((60, 80), (50, 70), (40, 58), (30, 45), (22, 32))  # AVIF, WebP: the next when a budget is missed
_GPS = 0x8825
_FEW_COLOURS = 4096  # a drawing, which WebP may store smaller without loss
_PREVIEW = (1200, 1200)
_PDF_WIDTH = 1000
# What Pillow and pypdfium2 raise over broken files.
_WRONG = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, RuntimeError)


class Role(NamedTuple):
    """How a picture is shown: in a box of CSS pixels, at several densities; without a box as wide as the text."""

    box: tuple[int, int] | None
    is_cover: bool = False
    densities: tuple[float, ...] = ()
    widths: tuple[int, ...] = ()
    budget: int = 0  # bytes that a variant of twice the box may take


_FLUID = Role(None, widths=(480, 768, 1440))
ROLES = {
    "portrait": Role((176, 176), is_cover=True, densities=(1, 2, 3), budget=25_000),
    "thumb": Role((144, 96), densities=(2, 3.5), budget=12_000),
    "member": Role((64, 64), is_cover=True, densities=(2,), budget=8_000),
    "logo": Role((40, 40), densities=(2,), budget=5_000),
    "item": Role((288, 192), densities=(1, 2), budget=40_000),
    "paper": _FLUID,
    "prose": _FLUID,
    "page": Role((288, 384), densities=(1, 2)),  # the first page of a PDF, where another picture would be "paper"
}


class Variant(Struct, frozen=True, array_like=True):
    """A size of a picture; ``avif`` is empty for a picture that WebP stores smaller."""

    width: int
    height: int
    density: float
    avif: bytes
    webp: bytes


class Encoded(Struct, frozen=True, array_like=True):
    """A picture in the sizes of its roles; an animated one has none, and is shown as it is."""

    width: int
    height: int
    is_animated: bool
    has_place: bool
    variants: dict[str, list[Variant]]
    preview: bytes
    preview_size: tuple[int, int]


def encode(data: bytes, roles: Iterable[str]) -> Encoded:
    """The picture in ``data`` for its roles; raises ValueError with what is wrong with it."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about faults of a file that Pillow reads all the same
            opened = _page(data) if data.startswith(b"%PDF") else Image.open(BytesIO(data))
            return _encoded(opened, list(roles))
    except UnidentifiedImageError:
        raise ValueError("is not a picture") from None
    except Image.DecompressionBombError:
        raise ValueError("has too many pixels") from None
    except _WRONG as error:
        raise ValueError(f"cannot be read as a picture: {error}") from error


def _encoded(opened: Image, roles: list[str]) -> Encoded:
    is_animated = getattr(opened, "n_frames", 1) > 1
    has_place = bool(opened.getexif().get_ifd(_GPS))
    whole = _upright(opened)
    preview, size = _preview(whole) if "preview" in roles else (b"", (0, 0))
    variants = {} if is_animated else {name: _variants(whole, ROLES[name]) for name in roles if name in ROLES}
    return Encoded(whole.width, whole.height, is_animated, has_place, variants, preview, size)


def _page(data: bytes) -> Image:
    """The first page of a PDF (pypdfium2, BSD-3-Clause or Apache-2.0)."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        rendered: Image = page.render(scale=_PDF_WIDTH / max(page.get_width(), 1)).to_pil()
        return rendered


def _upright(opened: Image) -> Image:
    """The picture as it is meant to be seen, in sRGB with or without transparency."""
    from PIL import ImageOps

    picture = ImageOps.exif_transpose(opened)
    is_clear = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    if picture.mode in ("RGB", "CMYK") and picture.info.get("icc_profile"):
        picture = _in_srgb(picture)
    return picture.convert("RGBA" if is_clear else "RGB")


def _in_srgb(picture: Image) -> Image:
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(picture.info["icc_profile"]))
        changed = ImageCms.profileToProfile(picture, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture
    return changed or picture


def _variants(whole: Image, role: Role) -> list[Variant]:
    found = []
    for scale, density in _scales(whole.size, role):
        size = (max(1, round(whole.width * scale)), max(1, round(whole.height * scale)))
        smaller = whole if scale == 1 else _resized(whole, size)
        budget = role.budget * (density / 2) ** 1.3 if role.budget else math.inf
        found.append(Variant(*size, density, *_files(smaller, max(budget, role.budget))))
    if role.box is None:  # a drawing may take fewer bytes whole than made smaller
        found = [one for at, one in enumerate(found) if all(len(one.webp) < len(more.webp) for more in found[at + 1 :])]
    if sum(len(one.avif) for one in found) >= sum(len(one.webp) for one in found):
        found = [Variant(one.width, one.height, one.density, b"", one.webp) for one in found]
    return found


def _scales(size: tuple[int, int], role: Role) -> Iterator[tuple[float, float]]:
    """By how much the picture is made smaller for each variant, and the density that it then has; smallest first."""
    width, height = size
    if role.box is None:
        fitting = [wide for wide in role.widths if wide < width]
        yield from ((wide / width, 0.0) for wide in fitting)
        if len(fitting) < len(role.widths):
            yield 1.0, 0.0
        return
    fit = max if role.is_cover else min
    unit = fit(role.box[0] / width, role.box[1] / height)
    for density in role.densities:
        if unit * density >= 1:
            yield 1.0, round(1 / unit, 2)
            return
        yield unit * density, density


def _resized(whole: Image, size: tuple[int, int]) -> Image:
    from PIL.Image import Resampling

    if whole.mode == "RGBA":  # or the colour of clear pixels would bleed into the edges
        return whole.convert("RGBa").resize(size, Resampling.LANCZOS).convert("RGBA")
    return whole.resize(size, Resampling.LANCZOS, reducing_gap=3.0)


def _files(picture: Image, budget: float) -> tuple[bytes, bytes]:
    """The picture as AVIF and WebP, each in the best quality that keeps to the budget."""
    avif = webp = b""
    for quality, webp_quality in _QUALITIES:
        if not avif or len(avif) > budget:
            avif = _saved(picture, "AVIF", quality=quality, speed=6 if picture.width < 600 else 8, max_threads=1)
        if not webp or len(webp) > budget:
            webp = _saved(picture, "WEBP", quality=webp_quality, method=4)
        if max(len(avif), len(webp)) <= budget:
            break
    if picture.getcolors(_FEW_COLOURS) and len(exact := _saved(picture, "WEBP", lossless=True, method=4)) < len(webp):
        webp = exact
    return avif, webp


def _preview(whole: Image) -> tuple[bytes, tuple[int, int]]:
    """The picture for link previews: JPEG, since not every reader of them knows more."""
    from PIL import Image as Images

    scale = min(1.0, _PREVIEW[0] / whole.width, _PREVIEW[1] / whole.height)
    size = (max(1, round(whole.width * scale)), max(1, round(whole.height * scale)))
    picture = whole if scale == 1 else _resized(whole, size)
    if picture.mode == "RGBA":
        ground = Images.new("RGB", size, "white")
        ground.paste(picture, mask=picture)
        picture = ground
    return _saved(picture, "JPEG", quality=80, progressive=True), size


def _saved(picture: Image, kind: str, **settings: object) -> bytes:
    clean = picture.copy()
    clean.info = {}
    file = BytesIO()
    clean.save(file, kind, **settings)
    return file.getvalue()


def icon(data: bytes, side: int) -> bytes:
    """The middle of the picture, a little above its centre, as a square PNG of 256 colours; raises ValueError."""
    from PIL import Image, ImageOps

    try:
        picture = _upright(Image.open(BytesIO(data)))
    except _WRONG as error:
        raise ValueError(str(error)) from error
    square = ImageOps.fit(picture, (side, side), Image.Resampling.LANCZOS, centering=(0.5, 0.3))
    method = Image.Quantize.FASTOCTREE if square.mode == "RGBA" else Image.Quantize.MEDIANCUT
    return _saved(square.quantize(256, method=method), "PNG", optimize=True)
