"""Markdown to HTML: what a text uses is loaded, the rest is not.

The ``markdown`` package does the reading. Code, formulas and emoji are taken out before (`source.verbatim`) and put in
as finished HTML at the end; figures, videos, task lists and notes get their elements in `output.figures`. A look with a
regular expression tells which extensions a text needs, and a converter is kept for each set of them.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from importlib import import_module
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from homepage.output import figures, lists, quotes
from homepage.patterns import lazy
from homepage.site.urls import slug
from homepage.source import formulas, verbatim

if TYPE_CHECKING:
    from homepage.content.words import Words
    from homepage.source.verbatim import Piece

# Stand for a piece that was taken out; private characters that no text uses.
_OPEN, _CLOSE = "\ue0f2", "\ue0f3"
_TOKEN = lazy(f"{_OPEN}(\\d+){_CLOSE}")
_ALONE = lazy(f"<p>\\s*{_OPEN}(\\d+){_CLOSE}\\s*</p>")
_TAG_WITH_TOKEN = lazy(f"<[^>]*{_OPEN}[^>]*>")
# Which sign calls for which extension.
_NEEDS = {
    "tables": lazy(r"^.*\|.*\n[ \t]*\|?[ \t]*:?-+", re.MULTILINE),
    "footnotes": lazy(r"\[\^"),
    "def_list": lazy(r"^[ ]{0,3}:[ \t]", re.MULTILINE),
    "attr_list": lazy(r"\{:?[ \t]*[#.\w]"),
    "smarty": lazy(r"[\"']|--|\.\.\."),
    "abbr": lazy(r"^[ ]{0,3}\*\[", re.MULTILINE),
    "md_in_html": lazy(r"<[^>]*\bmarkdown\b"),
    "admonition": lazy(r"^[ \t]*!!!", re.MULTILINE),
    "toc": lazy(r"^[ \t>*+-]*#|^[ \t]*(?:=+|-+)[ \t]*$|\[TOC\]|<h[1-6]", re.MULTILINE),
}
_HEADING = lazy(r"^(#{1,6})(?!#)[ \t]*\S", re.MULTILINE)
_UNDERLINED = lazy(r"^[^\n\s][^\n]*\n([=-])[=-]*[ \t]*$", re.MULTILINE)
_WIDE = 24  # characters of a formula that may not fit a phone, which then scrolls in itself


def html(text: str, words: Words, *, level: int = 2, anchors: bool = False, notes: str = "") -> str:
    """A text as HTML; its first heading level becomes ``level``, ``anchors`` links each heading to itself.

    ``notes`` tells the footnotes of several texts on one page apart.
    """
    taken: list[Markup] = []

    def take(piece: Piece) -> str:
        made = _piece(piece, words)
        if made is None:
            return text[piece.start : piece.end]
        taken.append(made)
        return f"{_OPEN}{len(taken) - 1}{_CLOSE}"

    rest = lists.stepped(verbatim.replaced(text, take))
    needed = frozenset(name for name, sign in _NEEDS.items() if sign.search(rest))
    level -= _highest(rest) - 1
    titles = (words("back_to_text"), words("link_to_section") if anchors else "")
    converter = _converter(needed, level, titles)
    converter.reset()
    made = figures.shaped(converter.convert(quotes.prepared(rest)), words, _caption)
    if "smarty" in needed:
        made = quotes.finished(made, quotes.of(words))
    if notes and "footnotes" in needed:
        made = re.sub(r'((?:id="|href="#)fn(?:ref\d*)?:)', rf"\1{notes}-", made)
    return _put_back(made, taken) if taken else made


def _highest(text: str) -> int:
    """The highest level of the headings of a text, 1 when it has none."""
    levels = [len(sign) for sign in _HEADING.findall(text)]
    levels += [1 if sign == "=" else 2 for sign in _UNDERLINED.findall(text)]
    return min(levels, default=1)


def _caption(text: str) -> str:
    """One line of Markdown, without its paragraph."""
    converter = _converter(frozenset({"smarty"}), 2, ("", ""))
    converter.reset()
    return str(converter.convert(text)).removeprefix("<p>").removesuffix("</p>")


def formula(piece: Piece, words: Words) -> Markup:
    """A formula as MathML, or as its TeX when it cannot be converted (the check of a site reports it)."""
    mathml = formulas.mathml(piece.text)
    if mathml is None:
        return Markup("<code>{}</code>").format(piece.text)
    if not piece.is_block:
        return Markup(mathml)  # noqa: S704 (serialised from an allow-list)
    mathml = mathml.replace("<math", '<math display="block"', 1)
    is_wide = len(re.sub(r"<[^>]*>", "", mathml)) > _WIDE
    focus = Markup(' tabindex="0" role="group" aria-label="{}"').format(words("formula")) if is_wide else ""
    return Markup('<span class="formula"{}>{}</span>').format(focus, Markup(mathml))  # noqa: S704 (as above)


def _piece(piece: Piece, words: Words) -> Markup | None:
    """The HTML of what was taken out of a text; None for a shortcode that stands for nothing."""
    if piece.kind == "sign":
        from homepage.output import signs

        return signs.in_text(piece.text, words.tag)
    return _code(piece, words) if piece.kind == "code" else formula(piece, words)


def _code(piece: Piece, words: Words) -> Markup:
    from homepage.output import highlight

    return highlight.code(piece.text, highlight.language_of(piece.info), words("code"))


def _put_back(made: str, taken: list[Markup]) -> str:
    """The HTML with what was taken out; where only text can stand, in an attribute, the text of it."""

    def whole(match: re.Match[str]) -> str:
        piece = str(taken[int(match[1])])
        return piece if piece.startswith("<pre") else f"<p>{piece}</p>"

    def text(match: re.Match[str]) -> str:
        return _TOKEN.sub(lambda token: str(escape(unescape(taken[int(token[1])].striptags()))), match[0])

    made = _ALONE.sub(whole, made)
    made = _TAG_WITH_TOKEN.sub(text, made)
    return _TOKEN.sub(lambda token: str(taken[int(token[1])]), made)


def anchor(text: str, _separator: str = "-") -> str:
    """The anchor of a heading, in letters of any script."""
    return slug(_TOKEN.sub("", unescape(text))) or "section"


@cache
def _converter(needed: frozenset[str], level: int, titles: tuple[str, str]) -> Any:
    """A Markdown converter; making one costs more than most texts do. ``titles`` are those of links back and here."""
    import markdown

    settings: dict[str, dict[str, object]] = {
        "smarty": {"substitutions": quotes.SUBSTITUTIONS},
        "footnotes": {"BACKLINK_TITLE": titles[0]},
        "toc": {"baselevel": level, "slugify": anchor},
    }
    if titles[1]:
        settings["toc"] |= {"permalink": "#", "permalink_title": titles[1], "permalink_class": "anchor"}
    # Asked for one by its name, markdown looks through all that is installed: longer than all else a small site needs.
    made = [
        import_module(f"markdown.extensions.{name}").makeExtension(**settings.get(name, {}))
        for name in (*sorted(needed), "sane_lists")
    ]
    return markdown.Markdown(extensions=made, output_format="html")
