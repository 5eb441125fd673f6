r"""What stands in a Markdown text and is not Markdown: code, formulas and shortcodes, each with its place.

All are taken out before Markdown is read, so that no sign in them is taken for emphasis or a list, and so that code
may stand within a list. A shortcode is a name between colons that touches no word: ``:tada:``. Formulas are ``$…$`` or
``\(…\)`` within a line, ``$$…$$`` or ``\[…\]`` on their own.
A dollar sign opens a formula only when no Latin letter or digit stands before it and no space after it, and closes one
only when no space stands before it and no digit after it (the rule of Pandoc's tex_math_dollars): prices stay prices.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PIECE = lazy(
    r"""
      ^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^\n`]*)\n
       (?P<code>.*?)(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)
    | (?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)
    | <(?P<raw>script|style|pre|code|textarea|svg|math|kbd)\b.*?</(?P=raw)\s*>
    | <!--.*?-->
    | </?[A-Za-z][^<>]*>
    | \]\((?:[^()\s]|\([^()\s]*\))*
    | https?://[^\s<>]+
    | \$\$(?P<display>(?:(?!\n[ \t]*\n)(?:\\.|[^\\$]|\$(?!\$)))+?)\$\$
    | ^[ \t]*\\\[(?P<bracketed>(?:(?!\n[ \t]*\n).)+?)\\\](?=[ \t.,;]*$)
    | \\\((?P<round>(?:(?!\n[ \t]*\n).)+?)\\\)
    | (?<![A-Za-z0-9$])\$(?P<dollars>(?![\s$])(?:(?!\n[ \t]*\n)(?:\\.|[^\\$]))+?(?<!\s))\$(?![\d$])
    | (?<![A-Za-z0-9_:/]):(?P<sign>[+-]1|[0-9]*[A-Za-z][A-Za-z0-9_+-]*|100|1234):(?![A-Za-z0-9_:/])
    | \\.
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_SIGNS = lazy(r"```|~~~|\$|\\[(\[]|:[A-Za-z0-9_+-]+:")
_WORDS = lazy(r"\w+[.,;:!?]?\s+[^\W\d_]{2,}", re.ASCII)
_TEX = lazy(r"[\\^_={}<>+]")


class Piece(NamedTuple):
    """A block of code, a formula or a sign; ``info`` is what stands after a fence, ``is_block``: on its own."""

    kind: str
    text: str
    start: int
    end: int
    info: str = ""
    is_block: bool = False
    indent: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """The blocks of code, formulas and shortcodes of a Markdown text, in their order."""
    if not _SIGNS.search(text):
        return
    for match in _PIECE.finditer(text):
        if match["fence"]:
            indent = match["indent"].expandtabs(4)
            code = re.sub(rf"(?m)^ {{1,{len(indent)}}}", "", match["code"].expandtabs(4)) if indent else match["code"]
            yield Piece("code", code, match.start(), match.end(), match["info"].strip(), is_block=True, indent=indent)
        elif match["sign"]:
            yield Piece("sign", match["sign"], match.start(), match.end())
        elif (formula := _formula(match)) is not None:
            yield formula


def _formula(match: re.Match[str]) -> Piece | None:
    display, inline = match["display"] or match["bracketed"], match["round"] or match["dollars"]
    if display:
        lead = match.group()[: len(match.group()) - len(match.group().lstrip())]
        return Piece("formula", display.strip(), match.start() + len(lead), match.end(), is_block=True)
    if inline is None or (match["dollars"] and _is_money(inline)):
        return None
    return Piece("formula", inline.strip(), match.start(), match.end())


def _is_money(body: str) -> bool:
    """Whether what stands between two dollar signs reads as words between prices: "5, or at most 10"."""
    return _WORDS.search(body) is not None and not _TEX.search(body)


def replaced(text: str, piece: Callable[[Piece], str]) -> str:
    """The text with each piece replaced by what ``piece`` makes of it; code stands in a block of its own."""
    done: list[str] = []
    at = 0
    for one in pieces(text):
        done.append(text[at : one.start])
        done.append(f"\n{_indent(one.indent)}{piece(one)}\n\n" if one.kind == "code" else piece(one))
        at = one.end
    return "".join(done) + text[at:] if done else text


def _indent(written: str) -> str:
    """Markdown's own step is four columns; code in a list is often indented by two or three."""
    return " " * (4 * round(len(written) / 4 + 0.1)) if len(written) > 1 else ""
