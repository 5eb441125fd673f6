"""Honours and ranks in brackets beside a venue."""

from __future__ import annotations

import re

from homepage.content.records import Honor, Rank

_IN_BRACKETS = re.compile(r"\s*[（(]([^()（）]*)[)）]\s*[.。]?\s*$")
_BEFORE_YEAR = re.compile(r"(?P<head>.+?)\s*[（(](?P<inner>[^()（）]*)[)）]\s*[,，]?\s*(?P<year>(?:19|20)\d\d)\W*")
_HONOR = re.compile(
    r"\b(?:oral|spotlight|highlight|award|best|runner|honou?rable|outstanding|excellent|distinguished|nominee|finalist|candidate)\b|获奖|优秀",
    re.IGNORECASE,
)
_RATE = re.compile(r"(.*?)[,，;:]?\s*([\d.~<≤]*\d+(?:\.\d+)?%)\s*")
_RANK = re.compile(
    r"(?:(CCF|CAA|CORE|TH-?CPL)[\s:：‑-]*([ABC]\*?)|(SCI|JCR|SSCI)[\s:：‑-]*(Q[1-4](?:[\s-]*TOP)?)|(SCI)\s*[:：]\s*([1-4](?:-Top)?)|(中科院|中科院SCI)\s*([1-4一二三四]\s*区(?:\s*TOP)?))",
    re.IGNORECASE,
)
_TAIL = (
    r"(?:oral|spotlight|highlight)s?(?:\s+(?:presentation|paper|talk))?"
    r"|(?:best|outstanding|distinguished|honou?rable)\s[\w\s-]{3,50}"
)
_HONOR_AT_END = re.compile(
    rf"(?P<head>.*?(?:19|20)\d\d[)）]?|.+?)(?:\s*[,，;；]\s*|(?<=[\d)）])\s+)(?P<tail>{_TAIL})(?:,\s*(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)


def is_honor(text: str) -> bool:
    """Whether the words of a bracket are an honour: Oral, Best Paper Award."""
    return bool(_HONOR.search(text)) and len(text) < 60 and len(text.split()) < 6


def rank_of(text: str) -> tuple[tuple[Rank, ...], str]:
    """The rank that a tag such as CCF-A or SCI-Q1 states, or the tag itself."""
    match = _RANK.fullmatch(text.strip())
    if match is None:
        return (), text.strip()
    scheme, grade = (part for part in match.groups() if part)
    return (Rank(scheme=scheme, grade=grade),), ""


def distinctions(text: str) -> tuple[str, tuple[Honor, ...], tuple[Rank, ...]]:
    """The text without the honours and ranks in brackets at its end, and these."""
    honors: list[Honor] = []
    ranks: list[Rank] = []
    while True:
        if match := _HONOR_AT_END.fullmatch(text):
            honors.insert(0, Honor(label=match["tail"].strip()))
            text = f"{match['head']}, {match['year']}" if match["year"] else match["head"]
            continue
        if (match := _BEFORE_YEAR.fullmatch(text)) and _bracketed(match["inner"].strip(), honors, ranks):
            text = f"{match['head']}, {match['year']}"
            continue
        match = _IN_BRACKETS.search(text)
        if match is None or not _bracketed(match.group(1).strip(), honors, ranks):
            break
        text = text[: match.start()].rstrip(" ,，")
    return text, tuple(honors), tuple(ranks)


def _bracketed(inner: str, honors: list[Honor], ranks: list[Rank]) -> bool:
    """Take over what stands in brackets after a venue; False when it is neither a rank nor an honour."""
    rank, _ = rank_of(inner)
    rate = _RATE.fullmatch(inner)
    if rank:
        ranks[:0] = rank
    elif _HONOR.search(inner) and len(inner) < 60:
        honors.insert(0, Honor(label=(rate.group(1) if rate else inner) or None, rate=rate.group(2) if rate else None))
    elif rate and len(inner) < 40:
        honors.insert(0, Honor(rate=inner))
    else:
        return False
    return True
