"""Runs as Markdown in our own dialect: only links, emphasis, code, images and an allow-list of inline HTML."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from homepage.importers.prose.inline import FORMULA
from homepage.importers.prose.runs import TITLE, Run, merged

if TYPE_CHECKING:
    from collections.abc import Iterable

_ESCAPED = re.compile(rf"({FORMULA})|" r"([\\`*\[\]])|(?<!\w)(_)|(_)(?!\w)|(<)(?=[A-Za-z/!?])|(&)(?=#?\w+;)|(\{)(?=:)")
_BREAKS_AROUND = re.compile(r"^(?:\s*<br>)+|(?:<br>\s*)+$")
_LINE_START = re.compile(r"^(\s*)(#|[-+>]\s|:\s|\d{1,9}[.)]\s|={3,}|-{3,}|\[\^|\\\[|@|\|)")


def inline(runs: Iterable[Run]) -> str:
    """One paragraph of Markdown."""
    text = "".join(_linked(url, list(part)) for url, part in groupby(merged(runs), key=lambda run: run.url))
    text = _BREAKS_AROUND.sub("", text).strip()
    text = re.sub(r"[ \t\u2002\u2003]+", " ", text)
    return re.sub(r"(?<=<br>)(\s*)#", r"\1\#", _LINE_START.sub(_guard, text))


def _guard(match: re.Match[str]) -> str:
    """A line that would begin a list, a heading or the like is kept from it."""
    mark = match.group(2)
    if mark == r"\[":  # with a bracket that is escaped at its end, a formula
        return f"{match.group(1)}&#91;"
    if mark[0].isdigit():
        return match.group(1) + re.sub(r"([.)])", r"\\\1", mark)
    return f"{match.group(1)}\\{mark}" if mark[0] in "#-+>=[" else f"{match.group(1)}&#{ord(mark[0])};{mark[1:]}"


def _linked(url: str | None, runs: list[Run]) -> str:
    inner = "".join(_strong(strong, list(part)) for strong, part in groupby(runs, key=lambda run: run.strong))
    if not url:
        return inner
    text = inner.strip()
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{before}[{text}]({target(url)}){after}" if text else inner


def target(url: str) -> str:
    """An address that Markdown can carry between brackets."""
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")


def _strong(strong: bool, runs: list[Run]) -> str:  # noqa: FBT001 (a key of groupby)
    text = "".join(_one(run) for run in runs)
    return _around("**", text) if strong else text


def _one(run: Run) -> str:
    if run.is_break:
        return "<br>"
    if run.image is not None:
        return f"![{escaped(run.text)}]({target(run.image)})" if run.image else escaped(run.text)
    if run.code:
        return f"`` {run.text} ``" if "`" in run.text else f"`{run.text}`"
    text = escaped(run.text)
    for flag, tag in ((run.sup, "sup"), (run.sub, "sub"), (run.under, "u")):
        if flag and text.strip():
            text = f"<{tag}>{text}</{tag}>"
    return _around("*", text) if run.em else text


def _around(mark: str, text: str) -> str:
    """Text between marks of emphasis, which must not touch a space."""
    core = text.strip()
    if not core or core == "<br>":
        return text
    start = text.index(core)
    return f"{text[:start]}{mark}{core}{mark}{text[start + len(core) :]}"


def escaped(text: str) -> str:
    """Plain text that Markdown shows as it is."""
    return _ESCAPED.sub(_escape, text.replace(TITLE, ""))


def _escape(match: re.Match[str]) -> str:
    if match.group(1):  # a formula, which Markdown takes as it is
        return match.group(1)
    return {"<": "&lt;", "&": "&amp;"}.get(match.group(), f"\\{match.group()}")
