"""An independent measure of what a reader sees: it shares nothing with the importers' own."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"
_CJK = "\u3040-\u30ff\u3400-\u9fff\ufffd"


def words(text: str) -> Counter[str]:
    """Runs of letters and digits, without case and leading zeros; a Chinese character is a word."""
    found = re.findall(rf"[{_CJK}]|[^\W_{_CJK}]+", text.lower())
    return Counter(str(int(word)) if word.isdecimal() else word for word in found)


def shown(page: str) -> str:
    """The text of an HTML page."""
    page = re.sub(r"(?is)<(script|style|head|iframe|title|nav|svg|noscript)\b.*?</\1\s*>", " ", page)
    page = re.sub(r"(?s)<!--.*?-->", " ", page)
    page = re.sub(r"(?i)</?(?:b|strong|i|em|u|font|small)\b[^>]*>", "", page)
    return html.unescape(re.sub(r"(?s)</?[A-Za-z!][^>]*>", " ", page))


def markdown(source: str) -> str:
    """The text that kramdown would show of a page: signs of Markdown are no words, addresses are not shown."""
    source = re.sub(r"(?s)\A---\n.*?\n---\n", "", source)
    source = re.sub(r"(?s)<!--.*?-->|\{%.*?%\}|\{\{.*?\}\}", " ", source)
    source = re.sub(r"(?m)^\[//\]:.*$|^```\w*$|^\s*\d+\.\s", " ", source)
    source = source.replace("$^\\dagger$", "†")
    source = re.sub(r"href=\"[^\"]*\">", "", source) if '"Man' not in source else source
    source = re.sub(r"\{:[^}]*\}", " ", source)
    source = re.sub(r"\(\s*(?:https?:|/|\.|mailto:|papers|docs|images|#)(?:[^()]|\([^()]*\))*\)", "  ", source)
    return shown(source)
