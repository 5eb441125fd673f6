r"""HTML and JATS in BibTeX values, as Crossref, Zotero and publishers write them, rewritten as LaTeX.

Titles come with `<i>`, `<sub>`, `<scp>`, abstracts with `<jats:p>` and MathML, and programs that escape signs spell the
brackets `&lt;`, `{\textless}` or `$\less$`. Tags of an allow-list become what they mean, others of JATS and MathML give
way to their content; what is no tag (`a < b`, `Vec<T>`) stays as it is.
"""

from __future__ import annotations

import re

from homepage.patterns import lazy

_MACROS = {
    **dict.fromkeys(("i", "em", "italic", "cite", "var"), "textit"),
    **dict.fromkeys(("b", "strong", "bold"), "textbf"),
    **dict.fromkeys(("sub", "inf"), "textsubscript"),
    "sup": "textsuperscript",
    **dict.fromkeys(("scp", "sc", "smallcaps"), "textsc"),
    **dict.fromkeys(("tt", "code", "monospace"), "texttt"),
    **dict.fromkeys(("u", "s", "underline"), "textrm"),
}
_DROPPED = (
    "span|font|small|big|p|br|div|ul|ol|li|sec|title|label|list|list-item|named-content|styled-content"
    "|xref|ext-link|inline-formula|disp-formula|tex-math|alternatives|abstract|roman|sans-serif|h[1-6]|break|formula|tex"
)
_BLOCKS = frozenset(("p", "br", "div", "ul", "ol", "li", "sec", "title", "list", "list-item", "break", "disp-formula"))
_LETTERS = frozenset("bisu")  # one of them alone in brackets may as well be a variable
_NAMES = "|".join((*_MACROS, _DROPPED))
_TAG_NAME = rf"(?:/\s*)?(?:(?:jats:)?(?:{_NAMES})|(?:mml|jats):[a-z-]+)\b"
_LESS = r"(?:<|\\?&(?:amp;)?lt;|\{\\textless\s*\}|\\textless(?:\{\}|\s*)|\$\s*(?:<|\\less|\\lt)\s*\$)"
_MORE = r"(?:>|\\?&(?:amp;)?gt;|\{\\textgreater\s*\}|\\textgreater(?:\{\})?|\$\s*(?:>|\\greater|\\gt)\s*\$)"
_SPELT = lazy(rf"{_LESS}(?P<tag>{_TAG_NAME}[^<>{{}}\\$&]*?)\s*{_MORE}", re.IGNORECASE)
_MAY_HOLD = lazy(r"<[/A-Za-z]|[lg]t;|\\textless|\\less|\\lt\b|mathsemicolon|&amp;|\{\\&\}")
_ESCAPED_TWICE = lazy(r"&amp;(?=(?:lt|gt|amp|quot|apos|nbsp|[mn]dash|#\d+|#x[0-9A-Fa-f]+);)")
_BACKSLASHED = lazy(r"\\{1,2}&(?=(?:lt|gt|quot|apos|nbsp|[mn]dash|#\d+|#x[0-9A-Fa-f]+);)")
_SPACE_LEFT = lazy(r"\s+(?=[.,;:](?:\s|$))")
_ENTITY = lazy(r"\{\\&\}(?:\{\\#\}|\\#|#)?(?P<name>\w+);")
_PAIR = lazy(
    rf"<(?:jats:)?(?P<name>{'|'.join(_MACROS)})(?:\s[^<>]*)?>"
    r"(?P<inner>(?:(?!</?(?:jats:)?(?P=name)\b).)*)</(?:jats:)?(?P=name)\s*>",
    re.IGNORECASE | re.DOTALL,
)
_DEEPEST = 20
_SMALL_CAPS = lazy(r"<span[^<>]*small-caps[^<>]*>((?:(?!</?span).)*)</span>", re.IGNORECASE | re.DOTALL)
_HEADING = lazy(r"<(?:jats:)?title>\s*([^<>]*?)[:.]?\s*</(?:jats:)?title>", re.IGNORECASE)
_BOTH = lazy(
    r"<(?:jats:)?alternatives>(?:(?!<(?:jats:)?(?:alternatives|tex-math)).)*"
    r"(<(?:jats:)?tex-math>(?:(?!<(?:jats:)?alternatives).)*?</(?:jats:)?tex-math>)"
    r"(?:(?!<(?:jats:)?alternatives).)*?</(?:jats:)?alternatives>",
    re.IGNORECASE | re.DOTALL,
)
_LEAF = r"\s*<mml:m[ion](?:\s[^<>]*)?>([^<>]*)</mml:m[ion]>\s*"
_SCRIPT = lazy(rf"<mml:m(sub|sup)(?:\s[^<>]*)?>{_LEAF}{_LEAF}</mml:m\1>")
_TAG = lazy(rf"\s*<(?P<slash>/?)(?:(?P<jats>jats:)?(?P<name>{_NAMES})|(?:mml|jats):[a-z-]+)\b[^<>]*>", re.IGNORECASE)


def with_macros(value: str) -> str:
    """The value with macros of LaTeX in place of its tags, and entities whose ampersand was escaped as entities."""
    if _MAY_HOLD.search(value) is None:
        return value
    value = value.replace(r"$\mathsemicolon$", ";")
    value = _ENTITY.sub(lambda match: f"&{'#' if match['name'].isdigit() else ''}{match['name']};", value)
    value = _BACKSLASHED.sub("&", value)
    value = _SPELT.sub(lambda match: f"<{match['tag'].strip()}>", value)
    value = _BOTH.sub(r"\1", value)
    value = _SCRIPT.sub(lambda match: f"{match[2]}\\{_MACROS[match[1]]}{{{match[3]}}}", value)
    value = _HEADING.sub(_heading, value)
    value = _SMALL_CAPS.sub(r"\\textsc{\1}", value)
    value, count = _TAG.subn(_nothing, _paired(_ESCAPED_TWICE.sub("&", value)))
    return _SPACE_LEFT.sub("", value) if count else value


def _paired(value: str) -> str:
    """The value with macros in place of pairs of tags, the innermost first."""
    for _ in range(_DEEPEST):
        value, count = _PAIR.subn(_macro, value)
        if not count:
            break
    return value


def _macro(match: re.Match[str]) -> str:
    inner = match["inner"]
    return f"\\{_MACROS[match['name'].lower()]}{{{inner}}}" if _is_balanced(inner) else inner


def _heading(match: re.Match[str]) -> str:
    """The heading of a part of an abstract; that of the whole says nothing."""
    return " " if match[1].lower() in {"abstract", "summary", ""} else f" \\textbf{{{match[1]}:}} "


def _nothing(match: re.Match[str]) -> str:
    """What stays of a tag without a partner or a meaning: a space where it began a block."""
    name = (match["name"] or "").lower()
    if name in _LETTERS and not match["slash"] and not match["jats"]:
        return match.group()
    space = match.group()[: len(match.group()) - len(match.group().lstrip())]
    return " " if name in _BLOCKS else space


def _is_balanced(text: str) -> bool:
    depth = 0
    for match in re.finditer(r"(?<!\\)[{}]", text):
        depth += 1 if match.group() == "{" else -1
        if depth < 0:
            return False
    return depth == 0
