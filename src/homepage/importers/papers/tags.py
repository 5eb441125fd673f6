"""Tags, ranks and numbers beside a publication."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.importers.papers.distinctions import rank_of
from homepage.importers.papers.draft import BAR, BIB_LABEL, Draft
from homepage.importers.papers.venue_signs import is_only_venue
from homepage.importers.prose import dates
from homepage.importers.prose.runs import Run, merged, plain

if TYPE_CHECKING:
    from collections.abc import Sequence


_CHINESE = re.compile("[\u4e00-\u9fff]")
_TITLE = 6  # Chinese characters that are more than a tag
_IMPACT = re.compile(r"(?:\d{4}\s*)?(?:IF|impact factor|影响因子)\s*[=:：]?\s*\d{1,3}(?:\.\d+)?", re.IGNORECASE)
_PATENT = re.compile(r"\b((?:CN|ZL|US|EP|WO|JP|KR)\s?-?\d[\d.,/]{6,}\.?[\dXABCU]*\d*|20\d{10}\.?[\dX]?)\b")


def _take_label(draft: Draft) -> None:
    """The words that unfold BibTeX standing in the page."""
    at = next((at for at, line in enumerate(draft.rest) if BIB_LABEL.fullmatch(plain(line))), None)
    if draft.bibtex and at is not None:
        draft.bib_label = plain(draft.rest.pop(at)).strip(BAR)


def _take_tag(draft: Draft) -> list[str]:
    """A short tag in brackets before everything else, such as [CCF-A] or [J1]; one that names a venue is a badge."""
    first = next(iter(draft.rest), None)
    when, rest = dates.leading(first) if first and not first[0].url else (None, [])
    if when and len(when.start) > len("2024") and not when.end and not when.now and plain(rest).strip(BAR):
        draft.year, draft.when = when.start, when.text
        first = draft.rest[0] = rest
    elif first and (year := re.match(r"\s*((?:19|20)\d\d)[.:,]\s+", first[0].text)):
        draft.year = year.group(1)
        first[0] = replace(first[0], text=first[0].text[year.end() :])
    match = re.match(r"\s*[\[【]([^\]】]{1,12})[\]】]\s*", first[0].text) if first and not first[0].url else None
    if first and match and len(_CHINESE.findall(match.group(1))) < _TITLE:
        first[0] = replace(first[0], text=first[0].text[match.end() :])
        draft.rank, left = rank_of(match.group(1))
        if is_only_venue(left):
            return [left]
        draft.notes += [left] if left else []
    return []


def _take_rank(line: Sequence[Run], draft: Draft) -> bool:
    """Take a rank that is all of a part between bars: CCF: A."""
    found, _ = rank_of(plain(line).strip(BAR))
    draft.rank = (*draft.rank, *found)
    return bool(found)


def _take_ranks(run: Run, draft: Draft) -> Run:
    """A run without the ranks in brackets that it holds, which go to the draft."""

    def taken(match: re.Match[str]) -> str:
        parts = [part.strip() for part in re.split(r"[,，;；、]", match.group(1))]
        factors = [part for part in parts if _IMPACT.fullmatch(part)]
        found = [rank_of(part)[0] for part in parts if part not in factors]
        if not all(found):
            return match.group()
        draft.rank = (*draft.rank, *(rank for ranks in found for rank in ranks))
        draft.notes += factors
        return " "

    return replace(run, text=re.sub(r"[\[(（【]([^\[\]()（）【】]{2,30})[\])）】]", taken, run.text))


def _number(draft: Draft) -> None:
    """The number of a patent, wherever it stands."""
    for at, line in enumerate(draft.rest):
        match = next((found for run in line if (found := _PATENT.search(run.text))), None)
        if match:
            draft.number = match.group(1)
            draft.rest[at] = merged(
                replace(run, text=run.text.replace(match.group(1), " ", 1) if match.group(1) in run.text else run.text)
                for run in line
            )
            return


def take_tags(draft: Draft) -> list[str]:
    """Take label, tag, ranks and number out of the lines; tags that name a venue are given back."""
    _take_label(draft)
    tags = _take_tag(draft)
    draft.rest = [line for line in draft.rest if not _take_rank(line, draft)]
    draft.rest = [[_take_ranks(run, draft) for run in line] for line in draft.rest]
    if draft.is_patent:
        _number(draft)
    return tags
