"""The picture of a publication, and badges that other hosts draw."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Badges, Image, Link
from homepage.errors import Location
from homepage.importers.prose.links import DRAWN_ELSEWHERE, Links, relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.papers.draft import Draft
    from homepage.importers.prose.runs import Run

_SIGN = re.compile(
    r"\s*(?:pdf|doi|arxiv|html|link|url|code|github|slides?|video|poster|bib(?:tex)?)(?: icon| logo)?\s*", re.IGNORECASE
)


def _described(text: str) -> str:
    return "" if text.strip().lower() in ("sym", "image", "img", "paper", "teaser", "thumbnail") else text.strip()


def without_pictures(line: Sequence[Run], draft: Draft, links: Links) -> list[Run]:
    """A line without its pictures: the first is that of the publication."""
    for run in line:
        if run.image is None:
            continue
        if DRAWN_ELSEWHERE.search(run.image):
            _badge(run, draft, links)
            continue
        target = links.url(run.url, draft.location) if run.url and run.url != run.image else None
        if target and _SIGN.fullmatch(run.text):
            links.report.left_out(
                Location(draft.location.path), f"pictures that are signs of links, such as {run.image[:100]}"
            )
        elif draft.image is None:
            kept = links.runs([replace(run, url=None)], draft.location)
            draft.image = Image(src=kept[0].image or "", alt=_described(run.text)) if kept else None
        else:
            links.report.left_out(draft.location, f"picture {run.image[:100]}: a publication has one")
        if target and run.text:
            draft.links.append(Link(label=run.text, url=target, rel=relation(run.text, target)))
    return [run for run in line if run.image is None]


def _badge(run: Run, draft: Draft, links: Links) -> None:
    """A badge of another host: that of a repository becomes ours, any other goes."""
    links.report.left_out(draft.location, f"badge {(run.image or '')[:100]}, which another host draws")
    url = links.url(run.url, draft.location) if run.url else None
    if url and "github.com" in url:
        draft.badges = Badges(stars_url=url, citations_label="")
