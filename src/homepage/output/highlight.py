"""Code as HTML: marked up by Pygments at build time, in classes that the style sheet colours.

Pygments is imported when the first block of code names its language, and not before.
"""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape


@lru_cache(maxsize=512)
def code(text: str, language: str, label: str) -> Markup:
    """A block of code; ``label`` names it for screen readers, since a long line makes it scroll in itself."""
    marked = _marked(text, language)
    inner = Markup(marked) if marked is not None else escape(text.rstrip("\n"))  # noqa: S704 (escaped by Pygments)
    kind = Markup(' class="language-{}"').format(language) if language else ""
    frame = '<pre class="code" tabindex="0" role="group" aria-label="{}"><code{}>{}</code></pre>'
    return Markup(frame).format(label, kind, inner)  # noqa: S704 (a constant)


def is_known(language: str) -> bool:
    """Whether code in a language can be marked up."""
    from pygments.lexers import find_lexer_class_by_name
    from pygments.util import ClassNotFound

    try:
        find_lexer_class_by_name(language)
    except ClassNotFound:
        return False
    return True


def _marked(text: str, language: str) -> str | None:
    if not language or not is_known(language):
        return None
    from pygments import highlight
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexers import get_lexer_by_name

    # Spaces at the ends are meant; Pygments would drop empty first lines and double the last line break.
    lexer = get_lexer_by_name(language, stripnl=False)
    return str(highlight(text, lexer, HtmlFormatter(nowrap=True))).rstrip("\n")


def language_of(info: str) -> str:
    """The language that stands after a fence: ``python``, ``{.python}`` or ``python title="…"``."""
    word = info.strip("{} \t").split(" ", 1)[0].split("{", 1)[0]
    return word.lstrip(".").lower()
