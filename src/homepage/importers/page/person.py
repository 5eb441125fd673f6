"""Who a page is about: the name, the biography, addresses and citation figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from homepage.content.records import Author, Email, Metrics
from homepage.importers.prose import kinds
from homepage.importers.prose.names import frequent, is_name, native
from homepage.importers.prose.runs import Run, plain
from homepage.site.names import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.sections import Heading

_AT = r"(?:\s*[\[({<（]\s*(?:at|AT|@|#)\s*[\])}>）]\s*|\s*@\s*|\s+at\s+|\s+AT\s+)"
_DOT = r"(?:\s*[\[({<（]\s*(?:dot|DOT|\.)\s*[\])}>）]\s*|\.|\s+dot\s+|\s+DOT\s+)"
_EMAIL = re.compile(rf"(?<![\w+-])[\w+-]++(?:{_DOT}[\w+-]+)*{_AT}[\w-]+(?:{_DOT}[\w-]+)+")
_LABEL = re.compile(
    r"\s*(e-?mails?|mail|contact|courriel|correo|电?子?邮箱|电子邮件|邮件|电邮|電郵|メール|이메일)\s*[:：]\s*",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:\bI\s*(?:am|['’]m)|my name is|this is|name\s*[:：]|我是|我叫)\s+(?:Dr\.?\s+|Prof\.?\s+)?"
    r"([A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]*){1,3}(?:\s*[(（][^()（）]*[)）])?)",
)
_FIGURE = re.compile(r"\b(citations?|h-?\s?index|i10-?\s?index)\s*[:：]?\s*(\d(?:[\d,]*\d)?\+?)", re.IGNORECASE)


_PROFILE = re.compile(
    r"\W*(?:(?:my|full|short|view|download|curriculum)\s+)*(?:cv|r[eé]sum[eé]|vitae|(?:google\s+)?scholar|github|gitlab|linkedin|orcid|dblp|twitter|"
    r"bluesky|mastodon|researchgate|semantic scholar|scopus|e-?mail|blog|个人简历|简历|谷歌学术)\W*",
    re.IGNORECASE,
)


_TITLED = re.compile(
    r"^\s*(?:(?:Prof(?:essor)?|Dr)\b\.?\s*)+(?:h\.?\s?c\.?\s+)?|,\s*(?:Ph\.?\s?D\.?|M\.?D\.?|MSc|Jr\.?)\s*$"
)
_ROLE = re.compile(
    r"\b(?:professor|lecturer|reader|researcher|scientist|fellow|student|candidate|engineer|post-?doc\w*|ph\.?d|director|"
    r"chair|economist|statistician|mathematician|physicist|chemist|biologist|linguist|historian|philosopher|psychologist|"
    r"sociologist|astronomer|geographer|professur|doktorand\w*|maître|professeur|chercheu\w+|profesora?)\b|教授|讲师|研究员|博士|硕士|学生|本科生",
    re.IGNORECASE,
)


class Facts(NamedTuple):
    """A line of addresses and citation figures."""

    email: tuple[Email, ...]
    label: str
    metrics: Metrics | None
    style: str


def name(configured: str, texts: Iterable[str], lists: Iterable[Sequence[Run]], title: str) -> tuple[str, str, str]:
    """The name, the name in its own script, and where it was found."""
    often = frequent(lists)
    whole = " ".join(texts)
    greeting = _GREETING.search(whole)
    greeted, own = native(greeting.group(1)) if greeting else ("", "")
    if greeted and not is_name(greeted):
        greeted, own = "", ""
    if configured and configured.lower() not in ("your name", "your sidebar name", "name"):
        first, second = native(configured)
        return first, second or (own if greeted == first else ""), "its configuration"
    alike = bool(title and often and Identity([native(title)[0]]).matches(Author(name=often)))
    for found, where in (
        (title if alike else "", "its title"),
        (often, "the name set off in its author lists"),
        (greeted, "its greeting"),
        (title, "its title"),
    ):
        if found:
            first, second = native(found)
            return first, second or _gloss(first, whole) or (own if greeted == first else ""), where
    return "", "", ""


def _gloss(found: str, text: str) -> str:
    """The name in its own script where the page puts it after the name."""
    match = re.search(rf"{re.escape(found)}\s*[(（]([^\x00-\x7f()（）]{{2,8}})[)）]", text)
    return match.group(1) if match else ""


def facts(runs: Iterable[Run]) -> Facts | None:
    """What a line says when it holds nothing but addresses and citation figures."""
    text = re.sub(r"_(at|dot)_", r" \1 ", plain(runs), flags=re.IGNORECASE)
    found = list(_EMAIL.finditer(text))
    figures = _FIGURE.findall(text)
    if not found and not figures:
        return None
    label = _LABEL.search(text)
    rest = _FIGURE.sub("", _EMAIL.sub("", text))
    rest = _LABEL.sub("", rest)
    source = re.search(r"(google scholar|semantic scholar|scopus|谷歌学术)", rest, re.IGNORECASE)
    rest = re.sub(r"google scholar|semantic scholar|scopus|谷歌学术", "", rest, flags=re.IGNORECASE)
    alone = len(found) == 1 and found[0].group() == re.sub(r"^\W+|\W+$", "", text)
    if re.search(r"\w", rest) or (found and not label and not alone) or (figures and not source):
        return None
    written = [match.group() for match in found]
    return Facts(
        tuple(Email(address=address(one)) for one in written),
        label.group(1) if label else "",
        _metrics(source.group(1), figures) if source and figures else None,
        style(written),
    )


def is_label(text: str) -> bool:
    """Whether a line is only the word before an address."""
    return bool(_LABEL.fullmatch(text))


def _metrics(source: str, figures: list[tuple[str, str]]) -> Metrics:
    known = {re.sub(r"[\s-]", "", kind.lower()).rstrip("s"): value for kind, value in figures}
    return Metrics(
        source=source, citations=known.get("citation"), h_index=known.get("hindex"), i10_index=known.get("i10index")
    )


def address(written: str) -> str:
    """An address in its plain form."""
    match = re.search(_AT, written)
    if match is None:
        return written
    local, host = written[: match.start()], written[match.end() :]
    return re.sub(_DOT, ".", local) + "@" + re.sub(_DOT, ".", host)


def style(written: Iterable[str]) -> str:
    """How addresses are written: plain, at, or at-dot."""
    texts = list(written)
    if any("@" in text and not re.search(r"[\[(]@[\])]", text) for text in texts):
        return "plain"
    return "at-dot" if any(re.search(r"dot", text, re.IGNORECASE) for text in texts) else "at"


def in_heading(headings: Sequence[Heading]) -> str:
    """The name that the first heading of a page is; empty when that names a section or says more."""
    title = headings[0].title if headings else ""
    first, _ = native(_TITLED.sub("", title))
    is_full = is_name(first) and (" " in first.strip() or not first.isascii())
    return _TITLED.sub("", title) if is_full and not kinds.kind(title) else ""


def is_role(text: str) -> bool:
    """Whether a few words say what somebody is: Lecturer, PhD student at X."""
    return len(text.split()) < 12 and bool(_ROLE.search(text))


_BRIEF = 4  # words of a link
_TOWN = re.compile(r"[^\W\d_][^\W\d_ .'-]*(?: [^\W\d_]+)?(?:, [^\W\d_]+(?: [^\W\d_]+)?){1,2}")


def is_profile(label: str) -> bool:
    """Whether the words of a link say that it leads to a profile of the person, or to the CV."""
    return bool(_PROFILE.fullmatch(label.strip()))


def contact(block: Block) -> Run | None:
    """The link that is all of an item of a list, as addresses and profiles are listed."""
    runs = [run for run in block.runs if run.text.strip() or run.image]
    alone = block.kind == "item" and not block.children and len(runs) == 1
    return runs[0] if alone and runs[0].url and not runs[0].image and len(runs[0].text.split()) < _BRIEF else None


def is_town(block: Block) -> bool:
    """Whether an item of a list is a town with its country: Oslo, Norway."""
    return block.kind == "item" and not block.children and bool(_TOWN.fullmatch(plain(block.runs)))


def plain_addresses(text: str) -> list[str]:
    """The addresses that stand plainly in a text."""
    return re.findall(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", text)
