"""The elements of HTML by what they are to a reader of a page."""

from __future__ import annotations

from homepage.importers.html.furniture import FURNITURE

DROPPED = frozenset(
    {
        "script",
        "style",
        "iframe",
        "noscript",
        "svg",
        "video",
        "audio",
        "object",
        "form",
        "head",
        "title",
        "template",
        "canvas",
        "button",
        "nav",
        FURNITURE,
    }
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "heading": 2, "name": 1}
INLINE = frozenset({"b", "strong", "i", "em", "u", "sup", "sub", "code", "tt", "cite", "kbd", "ins"})
BLOCKS = frozenset(
    "p div section article main header footer aside center table tbody thead tfoot tr ul ol dl dt dd figure "  # noqa: SIM905
    "figcaption blockquote details summary address fieldset body html document".split()
)
TITLES = frozenset({"span", "font", "big", "label", "papertitle"})
BOXES = frozenset({"div", "article", "section"})
HEADED = frozenset({"div", "p", "center", "font", "span"})
