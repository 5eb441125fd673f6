"""A publication while it is being read, and what tells a label from a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from homepage.importers.prose.runs import Run, parted_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.content.records import Author, Badges, Image, Link, Rank, Status
    from homepage.errors import Location
    from homepage.importers.papers.venues import Venue

_KINDS = (
    "paper|pdf|codes?|project|page|homepage|website|site|web|videos?|talk|slides?|poster|bib|bibtex|cite|citation|arxiv|"
    "preprint|demo|data|datasets?|report|tech report|supp\\w*\\.?|appendix|github|gitee|link|blog|press|doi|url|html|"
    "publisher|download|media|news|huggingface|hugging face|modelscope|models?|colab|pypi|docs?|documentation|abstract|"
    "abs|openreview|hal|acm|ieee|ieee xplore|springer|weights|app|zhihu|youtube|bilibili|software|"
    "论文|代码|项目|主页|视频|幻灯片|数据集?|链接|原文|海报|下载|网页|预览|全文|摘要|引用"
)
_BEFORE = "project|home|web|github|official|source|full|online|arxiv|conference|journal|extended|short|live|model"
LABEL = re.compile(rf"\W*(?:(?:{_BEFORE})[\s_-]*)?(?:{_KINDS})\W*(?:\W+\w+)?\W*", re.IGNORECASE)
ABSTRACT = re.compile(r"\W*(?:(?:full |paper )?abstract\b|摘要)\s*[:：.—–-]*\s*(?=[^\W\d_]|$)", re.IGNORECASE)
INTRODUCES = re.compile(r"\W*(?:intro(?:duction)?|abstract|summary|tl;?\s?dr|简介|摘要)\s*[:：]", re.IGNORECASE)
BIB_LABEL = re.compile(r"\W*(?:bib|bibtex|cite|citation|bib ?file)\W*", re.IGNORECASE)
BAR = " \t\u00a0\u2002\u2003|/\\·•[]()（）【】,，;；:：."


class Draft(Struct, kw_only=True):
    """A publication while it is being read: ``rest`` are lines whose part is not yet known."""

    location: Location
    is_patent: bool = False
    rest: list[list[Run]] = field(default_factory=list)
    title: str = ""
    url: str | None = None
    authors: tuple[Author, ...] = ()
    others: bool = False
    venue: Venue | None = None
    links: list[Link] = field(default_factory=list)
    image: Image | None = None
    badges: Badges | None = None
    number: str = ""
    doi: str | None = None
    venue_url: str | None = None
    year: str = ""
    when: str = ""  # the date of a line, as typed, when it says more than the year
    rank: tuple[Rank, ...] = ()
    honors: list[str] = field(default_factory=list)
    bib_url: str | None = None
    bib_label: str = ""
    bibtex: str = ""
    notes: list[str] = field(default_factory=list)
    abstract: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)  # the badges beside it
    kept: str = ""  # its lines without what was a link or a badge
    whole: str = ""  # all words of it that its record has to show
    editors: tuple[Author, ...] = ()
    status: Status | None = None
    told: list[str] = field(default_factory=list)  # words that the report names, since the record says them otherwise


def unlabelled(label: re.Pattern[str], text: str) -> str:
    """A text without the label that it begins with; the same words within it are its own."""
    match = label.match(text)
    return text[match.end() :] if match else text


def trimmed(text: str) -> str:
    """Words without the punctuation round them; a bracket that closes one of them stays."""
    found = text.strip(BAR)
    return found + ")" if found.count("(") > found.count(")") and f"{found})" in text else found


def at_bars(line: Sequence[Run]) -> list[list[Run]]:
    """The parts of a line that bars part."""
    return [part for part in parted_at(line, r"\s*[|｜]\s*(?=\s|\S)") if "".join(run.text for run in part).strip(BAR)]


def stripped(line: list[Run]) -> list[Run]:
    """A line without the punctuation it begins with, and without a word such as "by" before its authors."""
    line = [run for run in line if run.text]
    while line and not line[0].text.strip(BAR + "-–—") and not line[0].sup:
        line = line[1:]
    if line:
        line = [replace(line[0], text=line[0].text.lstrip(BAR + "-–—")), *line[1:]]
    if line and (match := re.match(r"(?:by|authors?|作者|inventors?|发明人)\s*[:：]?\s+", line[0].text, re.IGNORECASE)):
        return [replace(line[0], text=line[0].text[match.end() :]), *line[1:]]
    return line
