r"""TeX that a program took for text and escaped: `{\textdollar}k{\textdollar}`, `{\$}{\backslash}mu{\$}`, `{\{}X{\}}`.

DBLP, Zotero, Mendeley and Springer export titles so when these hold TeX already. A formula is told from two prices by
what stands in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.patterns import lazy

if TYPE_CHECKING:
    import re

_MAY_HOLD = lazy(r"\\(?:\$|textdollar|textbackslash|backslash)|\{\\\{\}| \$_")
_DOLLAR = r"(?:\{\\textdollar\s*\}|\\textdollar(?:\{\}|(?![A-Za-z]))|\{\\\$\}|\\\$)"
_FORMULA = lazy(rf"(?P<open>{_DOLLAR}{{1,2}})(?P<body>(?:(?!{_DOLLAR})[^$])+?)(?P<close>{_DOLLAR}{{1,2}})")
_BODY_OF_TEX = lazy(
    r"\\(?:text)?backslash|\\?\^|\\_|\\text(?:asciicircum|underscore)|^\s*-?[A-Za-z](?:[\s=<>+-]*\w)?\s*$"
)
_BACKSLASH = lazy(r"\{\\(?:text)?backslash\s*\}|\$\\backslash\$|\\textbackslash(?:\{\}|\s+)")
_SIGN = lazy(r"\{\\([{}_&%#])\}|\\([_&%#])")
_CIRCUMFLEX = lazy(r"\{?\\(?:textasciicircum|\^)\s*(?:\{\s*\})?\}?")
# IEEE Xplore sets a subscript off with spaces: K $_{\mathrm{u}}$ -Band.
_SET_OFF = lazy(r"(?<=\w) (\$_\{[^$]*\}\$)(?: (?=-\w))?")
_PROTECTED = lazy(r"\{\\\{\}([^{},\\]*[A-Z][^{},\\]*)\{\\\}\}")


def unescaped(value: str) -> str:
    """The value with its formulas as formulas, and without braces that were to protect capitals."""
    if _MAY_HOLD.search(value) is None:
        return value
    return _PROTECTED.sub(r"\1", _SET_OFF.sub(r"\1", _FORMULA.sub(_formula, value)))


def _formula(match: re.Match[str]) -> str:
    body = match["body"]
    if body.startswith("{}") and match.string.startswith("{}", match.end()):
        return match.group()  # signs, with the braces behind each that our own entries have
    return f"${tex(body)}$" if _BODY_OF_TEX.search(body) else match.group()


def tex(body: str) -> str:
    """What stands in a formula, as TeX."""
    body = _BACKSLASH.sub(r"\\", body)
    return _CIRCUMFLEX.sub("^", _SIGN.sub(lambda match: match[1] or match[2], body)).strip()
