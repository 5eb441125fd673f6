"""What a section of a page is about, told by the words of its heading, and by its blocks where these say nothing."""

from __future__ import annotations

import re

_WORDS = (
    ("news", r"\bnews\b|updates?\b|latest|what.?s new|announcement|动态|新闻|最新"),
    ("patents", r"patent|专利"),
    ("talks", r"\btalks?\b|presentation|seminar|invited|lectures? given|讲座|报告"),
    ("courses", r"teaching|courses?\b|教学|课程"),
    (
        "service",
        r"service|review|academics? and|professional activit|academic activit|committee|学术服务|学术兼职|审稿",
    ),
    (
        "publications",
        (
            r"publication|\bpapers?\b|preprint|manuscript|selected works?|articles?\b|conference|journals?\b|"
            r"books?\b|论文|发表|著作|成果|thesis"
        ),
    ),
    ("awards", r"awards?\b|honou?rs?\b|scholarship|prizes?|fellowship|荣誉|获奖|奖励|奖"),
    ("education", r"educat|eduction|academic background|studies\b|教育|学历"),
    ("experience", r"experience|employment|intern|\bwork\b|career|appointment|positions?\b|经历|工作|实习|任职"),
    (
        "interests",
        r"interests?\b|^research(?:es)?$|research (?:areas?|topics?|directions?)|研究方向|研究兴趣",
    ),
    ("about", r"^about|\bbio\b|biography|^home$|^hi\b|^hello|关于|个人简介|简介"),
)


def kind(title: str) -> str:
    """The kind of a section by its heading; empty when the heading does not say."""
    lower = title.lower().strip()
    if re.search(
        r"research\s+(?:project|grant|group|team)|project|grants?\b|funding|students?\b|member|项目|基金", lower
    ):
        return ""
    return next((name for name, pattern in _WORDS if re.search(pattern, lower)), "")


def is_year(title: str) -> bool:
    """Whether a heading is a year."""
    return bool(re.fullmatch(r"\W*(?:19|20)\d\d\W*年?", title))
