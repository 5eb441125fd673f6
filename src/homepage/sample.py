"""The texts of a new site in English and Chinese; in other languages its headings are words of the interface."""

from __future__ import annotations

from typing import NamedTuple

from homepage import languages


class Text(NamedTuple):
    """A text of the sample, and the word of the interface that says it in any language."""

    en: str
    zh: str
    word: str = ""


TEXTS = {
    # headings
    "interests": Text("Research interests", "研究兴趣", "section_interests"),
    "news": Text("News", "动态", "section_news"),
    "selected": Text("Selected publications", "代表论文", "section_publications"),
    "positions": Text("Positions", "经历", "section_positions"),
    "awards": Text("Awards", "荣誉与奖励", "section_awards"),
    "talks": Text("Talks", "报告", "section_talks"),
    "courses": Text("Teaching", "教学", "section_courses"),
    "service": Text("Service", "学术服务", "section_service"),
    "members": Text("Group", "课题组", "section_members"),
    "current": Text("Current members", "现有成员"),
    "former": Text("Former members", "往届成员"),
    "patents": Text("Patents", "专利", "kind_patent"),
    "items": Text("Software", "软件", "kind_software"),
    "contacts": Text("Collaborators", "合作者", "section_contacts"),
    "people": Text("Friends", "友人", "section_people"),
    # what the person and the lists say
    "job_title": Text("Your position", "你的职位"),
    "university": Text("Your University", "你的大学"),
    "department": Text("Department of Examples", "示例系"),
    "first_interest": Text("First interest", "第一个方向"),
    "first_question": Text("what you want to find out, in a few words.", "用几个字说明想弄清什么；"),
    "second_interest": Text("Second interest", "第二个方向"),
    "second_question": Text("and why it matters.", "它为什么重要。"),
    "paper_news": Text(
        "A paper of ours appears at the **Conference on Examples**. [Read it](publications/example2025first/).",
        "我们的一篇论文发表于**示例会议**。[阅读全文](publications/example2025first/)。",
    ),
    "online_news": Text("This page went online.", "主页上线。"),
    "place": Text("City, Country", "城市，国家"),
    "doctorate": Text("Doctorate", "博士"),
    "other_university": Text("Another University", "另一所大学"),
    "award": Text("Best Example Award", "最佳示例奖"),
    "funder": Text("Conference on Examples", "示例会议"),
}
BIOGRAPHY = Text(
    """\
Welcome! This is the beginning of your homepage. Say here who you are, what you work on and with whom. It takes a
few sentences; they may hold **bold** words, *italic* ones, and [links](https://example.org/).

You find this text in `content/@FILE@`. While `homepage serve` runs, the page in the browser follows every save.
""",
    """\
欢迎！这是你的主页的开头。请在这里写下你是谁、研究什么、与谁合作。几句话就够了，其中可以有**粗体**、*斜体*和[链接](https://example.org/)。

这段文字在 `content/@FILE@` 里。`homepage serve` 运行时，浏览器里的页面随每次保存而更新。
""",
)


def text(name: str, tag: str) -> str:
    """A text of the sample in a language; empty where there is none."""
    found = TEXTS[name]
    word = (languages.table(tag) or {}).get(found.word, "")
    return _own(found, tag) or str(word)


def biography(tag: str) -> str:
    """What the sample says of the person in a language, with @FILE@ for its own name; empty where there is none."""
    return _own(BIOGRAPHY, tag)


def _own(text: Text, tag: str) -> str:
    return {"en": text.en, "zh": text.zh}.get(tag.partition("-")[0], "")
