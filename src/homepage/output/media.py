"""The author's own files on their way into the site: drawings made harmless, first pages of PDFs as pictures."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Image, Publication
from homepage.content.settings import setting
from homepage.content.values import is_local
from homepage.errors import ContentError, Location, Problem
from homepage.output.images import Pictures
from homepage.site.urls import page_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from homepage.content.loaded import Content


def illustrate(root: Path, content: Content) -> None:
    """Give papers without a picture the first page of their PDF as one, when site.yaml says so."""
    if not content.config.pdf_thumbnails:
        return
    if find_spec("pypdfium2") is None:
        hint = "install it with: pip install 'academic-homepage[pdf]'"
        message = "pdf_thumbnails needs the library pypdfium2, which is not installed"
        raise ContentError([Problem(setting(root, "pdf_thumbnails"), message, hint)])
    known = {key: _pictured(work, content.assets) for key, work in content.publications.items()}
    content.publications = known
    content.shown = tuple(
        tuple(_pictured(one, content.assets) if isinstance(one, Publication) else one for one in records)
        if isinstance(records, tuple)
        else records
        for records in content.shown
    )


def _pictured(work: Publication, assets: Mapping[str, Path]) -> Publication:
    if work.image or not work.pdf or not is_local(work.pdf) or page_path(work.pdf) not in assets:
        return work
    return replace(work, image=Image(src=work.pdf))


def copied(assets: Mapping[str, Path]) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of content/ by their path in the site, drawings without what acts in them, and what was removed."""
    found, problems = {}, []
    for path, source in assets.items():
        data = source.read_bytes()
        if path.lower().endswith(".svg"):
            from homepage.output import svg

            try:
                data, removed = svg.cleaned(data)
            except ValueError as error:
                hint = "save it again as plain SVG"
                problems.append(Problem(Location(f"content/{path}"), str(error), hint))
                removed = ()
            if removed:
                message = f"the site has this drawing without {', '.join(removed)}"
                hint = "drawings under content/ may not run scripts or load from other hosts; static/ is copied as is"
                problems.append(Problem(Location(f"content/{path}"), message, hint, warning=True))
        found[path] = data
    if any(not problem.warning for problem in problems):
        raise ContentError(problems)
    return found, problems


def pictures(
    root: Path, contents: Sequence[Content], assets: Mapping[str, bytes], static: Mapping[str, bytes]
) -> Pictures:
    """The pictures that the site shows, from content/ and static/."""
    places = {path: Location(f"static/{path}") for path in static}
    places |= {path: Location(f"content/{path}") for path in assets}
    return Pictures(root, contents, {**static, **assets}, places)


def portrait(content: Content, assets: Mapping[str, bytes], static: Mapping[str, bytes]) -> bytes | None:
    """The picture of the person, when it is one that icons can be made from."""
    image = content.person.image
    if image is None or not is_local(image.src) or not Pictures.is_raster(image.src):
        return None
    path = page_path(image.src)
    return assets.get(path) or static.get(path)
