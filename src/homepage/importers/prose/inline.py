"""A line of a page as runs of text with their marks: Markdown, kramdown's additions and inline HTML, read leniently.

Markdown's two-space line end, two backslashes and ``<br>`` are breaks; other line ends are spaces. An asterisk after a
name is a mark, not emphasis, wherever CommonMark's rules allow to read it so.
"""

from __future__ import annotations

import html
import re

from msgspec.structs import replace

from homepage.importers.prose.emphasis import Delimiter, delimiter, resolved
from homepage.importers.prose.runs import BREAK, Run, merged

_STYLES = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
    "u": "under",
    "ins": "under",
    "sup": "sup",
    "sub": "sub",
    "code": "code",
    "tt": "code",
    "kbd": "code",
}
# TeX between single dollars, which has a sign that only TeX has: prices are no formulas.
FORMULA = r"(?<!\$)\$(?=[^\s$])[^$\n]*?[_^\\{][^$\n]*?(?<=[^\s\\])\$(?![\d$])"
_TOKEN = re.compile(
    r"(?P<break>[ \t]{2,}\n|\\\\[ \t]*\n|\\\n|\n[ \t]*\n\s*)"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?<!`)(?P<ticks>`++)(?P<codetext>.+?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<raised><sup\b[^<>]*>(?P<marks>[\s\\*∗†‡§¶#✉📧⋆☆★+,\d]+)</sup\s*>)"
    r"|(?P<colored>\$\s*\\(?:text)?color\s*\{\w+\}\s*\{(?P<coloredtext>[^{}$]*)\}\s*\$)"
    r"|(?P<mark>\$\s*\^\s*\{?\s*\\?(?P<sign>dagger|ddagger|ast|star|\*|\\?#|\\S|\d+|\w)\s*\}?\s*\$)"
    rf"|(?P<formula>{FORMULA})"
    r"|(?P<image>!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<src>[^\s)>]*)>?[^)]*\))"
    r"|(?P<attributes>\{:[^}\n]*\})"
    r"|(?P<auto><(?P<address>(?:https?://|mailto:)[^\s>]+|[\w.+-]+@[\w-]+\.[\w.-]+)>)"
    r"|(?P<stray>(?<![<\w])(?:a\s+)?href=[\"'](?P<href>[^\"'\s]+)[\"'][^<>]*>(?P<label>[^<]*)</a>)"
    r"|(?P<tag></?[A-Za-z][\w-]*(?:\s[^<>]*|/)?>)"
    r"|(?P<delimiter>\*+|_+)"
    r"|(?P<open>\[)",
    re.DOTALL,
)
_SIGNS = {"dagger": "†", "ddagger": "‡", "ast": "*", "star": "⋆", "\\#": "#", "\\S": "§"}
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a start tag as written."""
    return {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}


def parse(text: str) -> list[Run]:
    """The runs of a piece of Markdown."""
    return merged(resolved(_tokens(text.strip())))


def _tokens(text: str) -> list[Run | Delimiter | str]:
    """Runs, delimiters of emphasis, and names of styles that HTML turns on (b) and off (/b)."""
    found: list[Run | Delimiter | str] = []
    at = 0
    while match := _TOKEN.search(text, at):
        _add_text(found, text[at : match.start()])
        at = _take(found, text, match)
    _add_text(found, text[at:])
    return found


def _add_text(found: list[Run | Delimiter | str], text: str) -> None:
    if text:
        found.append(Run(text=re.sub(r"[ \t]*\n[ \t]*", " ", html.unescape(text))))


def _take(found: list[Run | Delimiter | str], text: str, match: re.Match[str]) -> int:
    """Add what a token stands for; where reading goes on."""
    kind = match.lastgroup if match.lastgroup in _SIMPLE else _kind(match)
    if kind == "formula":  # whose signs are never emphasis
        found.append(Run(text=match["formula"]))
    elif kind == "delimiter":
        found.append(delimiter(text, match))
    elif kind == "open":
        return _link(found, text, match.start())
    elif kind == "tag":
        return _tag(found, text, match)
    else:
        found.extend(_run_of(kind, match))
    return match.end()


_SIMPLE = frozenset({"break", "escape", "attributes", "delimiter", "open", "tag"})


def _kind(match: re.Match[str]) -> str:
    return next(
        name
        for name in ("code", "raised", "colored", "mark", "formula", "image", "auto", "stray", *_SIMPLE)
        if match[name] is not None
    )


def _run_of(kind: str, match: re.Match[str]) -> list[Run]:  # noqa: PLR0911 (one line for each token)
    if kind == "break":
        return [Run(text=BREAK)]
    if kind == "escape":
        return [Run(text=match["escape"][1])]
    if kind == "code":
        return [Run(text=match["codetext"].strip().replace("\n", " "), code=True)]
    if kind == "raised":  # a mark after a name, never emphasis
        return [Run(text=match["marks"].replace("\\", "").strip(), sup=True)]
    if kind == "colored":
        return [Run(text=html.unescape(match["coloredtext"]))]
    if kind == "mark":
        return [Run(text=_SIGNS.get(match["sign"], match["sign"].lstrip("\\")), sup=True)]
    if kind == "image":
        return [Run(text=match["alt"], image=match["src"])]
    if kind == "auto":
        address = match["address"]
        shown = address.removeprefix("mailto:")
        return [Run(text=shown, url=address if ":" in address else f"mailto:{address}")]
    if kind == "stray":
        return [replace(run, url=html.unescape(match["href"])) for run in parse(match["label"])]
    return []


def _link(found: list[Run | Delimiter | str], text: str, at: int) -> int:
    """A link at the bracket ``at``, or the bracket itself."""
    end = _closing(text, at, "[", "]")
    if end < 0 or text[end + 1 : end + 2] != "(":
        found.append(Run(text="["))
        return at + 1
    stop = _closing(text, end + 1, "(", ")")
    if stop < 0:
        found.append(Run(text="["))
        return at + 1
    words = re.sub(r"\s+[\"'(].*$", "", text[end + 2 : stop].strip(), flags=re.DOTALL)
    url = html.unescape(re.sub(r"\s+", "", words).strip("<>"))
    found.extend(_linked(parse(text[at + 1 : end]), url))
    return stop + 1


def _linked(runs: list[Run], url: str) -> list[Run]:
    return [run if run.is_break or run.url else replace(run, url=url) for run in runs]


def _closing(text: str, at: int, opening: str, closing: str) -> int:
    depth, end = 0, at
    limit = min(len(text), at + 5000)
    if text.find(closing, at, limit) < 0:
        return -1
    while end < limit:
        sign = text[end]
        if sign == "\\":
            end += 1
        elif sign == opening:
            depth += 1
        elif sign == closing:
            depth -= 1
            if not depth:
                return end
        end += 1
    return -1


def _tag(found: list[Run | Delimiter | str], text: str, match: re.Match[str]) -> int:
    tag = match["tag"]
    name = re.sub(r"[^\w-].*$", "", tag.strip("</>"), flags=re.DOTALL).lower()
    closes = tag.startswith("</")
    if name == "br":
        found.append(Run(text=BREAK))
    elif name == "a" and not closes:
        return _anchor(found, text, match)
    elif name == "img":
        known = attributes(tag)
        found.append(Run(text=known.get("alt") or known.get("title", ""), image=known.get("src", "").strip()))
    elif name in _STYLES:
        found.append(("/" if closes else "") + _STYLES[name])
    return match.end()


def _anchor(found: list[Run | Delimiter | str], text: str, match: re.Match[str]) -> int:
    """A link in HTML; one that is never closed ends where the next begins."""
    url = re.sub(r"\s*[\t\r\n]\s*", "", attributes(match["tag"]).get("href", "")).strip().replace(" ", "%20")
    end = re.compile(r"</a\s*>|(?=<a\s)", re.IGNORECASE).search(text, match.end())
    inner = text[match.end() : end.start() if end else len(text)]
    if inner[:1].isspace() and inner.strip() and text[match.start() - 1 : match.start()].strip():
        found.append(Run(text=" "))
    found.extend(_linked(parse(inner), url) if url else parse(inner))
    if inner != inner.rstrip() and inner.strip():
        found.append(Run(text=" "))
    return end.end() if end else len(text)
