"""Links of a publication under labels such as PDF or code, and the bars and brackets round them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Link
from homepage.importers.papers.draft import BAR, BIB_LABEL, LABEL, Draft
from homepage.importers.prose.links import Links, relation
from homepage.importers.prose.runs import Run, merged, plain

if TYPE_CHECKING:
    from collections.abc import Sequence


def unlinked_labels(line: Sequence[Run]) -> list[str]:
    """The labels that a line without links consists of: code / data."""
    parts = [part for part in re.split(r"\s*(?:[/,·]|\]\s*\[)\s*", plain(line).strip(BAR)) if part]
    return parts if parts and all(LABEL.fullmatch(part) for part in parts) and not any(run.url for run in line) else []


def _is_label(text: str, before: str, after: str) -> bool:
    text = text.strip()
    if not text or len(text) > 40:
        return False
    if LABEL.fullmatch(text) and len(text.split()) <= 4:
        return True
    bracketed = before.rstrip().endswith(("[", "【")) and after.lstrip().startswith(("]", "】"))
    return (bracketed or before.rstrip().endswith("|")) and len(text.split()) <= 4


def _with_whole_labels(line: list[Run]) -> list[Run]:
    """A line whose links in square brackets hold all words of their brackets: [[full text](…) with appendix]."""
    found = list(line)
    for at in range(1, len(found) - 1):
        before, run, after = found[at - 1 : at + 2]
        more = re.match(r"(\s+[^\[\]]{1,30})\]", after.text)
        if run.url and not after.url and before.text.rstrip().endswith("[") and more:
            found[at] = replace(run, text=run.text + more.group(1))
            found[at + 1] = replace(after, text=after.text[more.end(1) :])
    return found


def _without_bars(line: list[Run]) -> list[Run]:
    """A line without the brackets and bars that stood round links taken from it."""
    line = merged(line)
    if not any("\x00" in run.text for run in line):
        return line
    found = []
    for run in line:
        text = re.sub(r"[\s\[(【|/·•\\,;]*\x00[\s\])】|/·•\\,;]*", " ", run.text) if "\x00" in run.text else run.text
        found.append(replace(run, text=text))
    joined = merged(found)
    if joined and joined[-1].url is None:
        joined[-1] = replace(joined[-1], text=re.sub(r"[\s|\[\]/\\]+$", " ", joined[-1].text))
    if joined and joined[0].url is None:
        joined[0] = replace(joined[0], text=re.sub(r"^[\s|\]/\\]+", "", joined[0].text))
    return merged(joined)


def without_links(line: list[Run], draft: Draft, links: Links) -> list[Run]:
    """The line without its labelled links, which go to the draft."""
    line = _with_whole_labels(line)
    found: list[Run] = []
    for at, run in enumerate(line):
        before = found[-1].text if found else ""
        after = line[at + 1].text if at + 1 < len(line) else ""
        if run.url is None or not _is_label(run.text, before, after):
            found.append(run)
            continue
        take_link(run, draft, links)
        found.append(Run(text=" \x00 "))
    return _without_bars(found)


def take_link(run: Run, draft: Draft, links: Links) -> None:
    """Take over a labelled link, which is that of the BibTeX where its label says so."""
    label = run.text.strip().strip("[]【】").strip()
    if BIB_LABEL.fullmatch(label):
        draft.bib_url, draft.bib_label = run.url, label
        return
    url = links.url(run.url, draft.location)
    draft.links.append(Link(label=label, url=url, rel=relation(label, url or "")))
